"""What people ask in their own words, and the question that they mean: among the first three.

Written from what a privacy officer asks of a statement, in both languages, with slips of the pen.
"""

from __future__ import annotations

import pytest

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.questions.ranking import QuestionRanking
from noticegraph.questions.reading import read_questions

ASKED = """
who gets my location -> recipients-of-category who-shares-category-with
who receives email addresses -> recipients-of-category who-shares-category-with
wie krijgt mijn e-mailadres -> recipients-of-category who-shares-category-with
what do service providers receive from Zendesk -> categories-disclosed-to
wat krijgen adverteerders -> categories-disclosed-to disclosures
wat krijgen dienstverleners -> categories-disclosed-to
which data go to affiliates of zendesk -> categories-disclosed-to disclosures
do they sell my data -> sold-or-shared
does Zendesk sell personal data -> sold-or-shared
who gets my credit card number -> recipients-of-category
wie krijgt mijn creditcardnummer -> recipients-of-category
use my data to train AI -> ai-training
verkoopt zendesk mijn gegevens -> sold-or-shared
worden mijn gegevens verkocht -> sold-or-shared
what is not sold -> not-sold-or-shared
is Smooch certified under the DPF -> dpf-certified-affiliates
which affiliates are DPF certified -> dpf-certified-affiliates
privacy shield -> dpf-certified-affiliates dpf-certified-companies
is het bedrijf gecertificeerd -> dpf-certified-companies dpf-certified-affiliates
legal basis for marketing -> purposes-and-legal-bases
op welke grondslag wordt marketing gedaan -> purposes-and-legal-bases
why do you process my data -> purposes-and-legal-bases
waarom worden mijn gegevens gebruikt -> purposes-and-legal-bases
what rests on consent -> purposes-by-legal-basis
legitimate interest -> purposes-by-legal-basis purposes-and-legal-bases
gerechtvaardigd belang -> purposes-by-legal-basis purposes-and-legal-bases
what is missing for California -> requirements-not-met
what does the GDPR ask that is missing -> requirements-not-met
wat ontbreekt er voor de AVG -> requirements-not-met
CCPA gaps -> requirements-not-met
is it GDPR compliant -> requirement-results requirements-not-met
how long may a request take -> request-time-limits
within how many days must they answer -> request-time-limits
binnen hoeveel dagen krijg ik antwoord -> request-time-limits
how long do they keep my data -> retention
bewaartermijn -> retention
hoe lang bewaren jullie gegevens -> retention
transfer outside the EU -> transfer-mechanisms
standard contractual clauses -> transfer-mechanisms
BCR -> transfer-mechanisms
doorgifte naar de VS -> transfer-mechanisms
how can I complain -> complaints
hoe kan ik een klacht indienen -> complaints
where can I lodge a complaint about zendesk -> complaints
bij wie kan ik klagen -> complaints
complaint to supervisory authority -> complaints
arbitration -> dpf-recourse
delete my account -> rights
right to object -> rights
recht op inzage -> rights
hoe verwijder ik mijn gegevens -> rights
who is the DPO -> contact-points
functionaris gegevensbescherming -> contact-points
contact details -> contact-points
who is the controller -> controller
verwerkingsverantwoordelijke -> controller
minors -> children
kinderen onder 16 -> children
do not track -> cookies-and-signals
cookies -> cookies-and-signals
encryption security measures -> security-measures
beveiliging -> security-measures
is data shared with law enforcement -> disclosures-to-authorities
krijgt de politie gegevens -> disclosures-to-authorities
subprocessors -> disclosures recipients-of-category categories-disclosed-to
subverwerkers -> disclosures recipients-of-category categories-disclosed-to
third parties -> disclosures
derden -> disclosures
sensitive data -> special-category-processing
bijzondere persoonsgegevens -> special-category-processing
health data -> special-category-processing
where do they get my data from -> data-sources
what data do they collect about me -> collected-data
welke gegevens verzamelen ze over mij -> collected-data
herkomst van gegevens -> data-sources
subsidiaries -> affiliates
welke bedrijven horen bij zendesk -> affiliates
does the statement contradict itself -> consistency-findings
tegenstrijdigheden -> consistency-findings
when was it last updated -> statement-versions
wanneer is de verklaring gewijzigd -> statement-versions
other documents -> referenced-documents
cookie policy link -> referenced-documents cookies-and-signals
which law applies in Brazil -> regional-terms
terms for residents of California -> regional-terms
discount for data -> financial-incentives
what does it not cover -> scope-exclusions
which translation prevails -> precedence
compare legal bases of companies -> compare-legal-bases
compare rights -> compare-rights
which facts are in section 10.a of zendesk -> facts-in-section
where does it say that -> evidence-of
recipents of geolocaton -> recipients-of-category who-shares-category-with
bewaartermjin -> retention
"""
CASES = [tuple(line.split(" -> ")) for line in ASKED.strip().splitlines()]

# What is filled in: words, question, parameter, end of the value; nothing where nobody could tell.
FILLED = [
    (
        "what do service providers receive from Zendesk",
        "categories-disclosed-to",
        "recipient",
        "zendesk-2024-02-20-nl/recipient/service-providers",
    ),
    (
        "what do service providers receive from Zendesk",
        "categories-disclosed-to",
        "statement",
        "zendesk-2024-02-20-nl",
    ),
    ("what do service providers receive from Zendesk", "who-shares-category-with", "category", ""),
    ("what do service providers receive", "categories-disclosed-to", "recipient", ""),
    ("do not track", "requirement-results", "verdict", ""),
    ("how long do they keep my data", "facts-in-section", "section", ""),
    ("is data shared with law enforcement", "facts-in-section", "section", ""),
    ("encryption security measures", "facts-in-section", "section", ""),
    ("facts in section 10.a of zendesk", "facts-in-section", "section", "10.a"),
    ("facts in section 10 of zendesk", "facts-in-section", "section", "10"),
    ("what lacks for the CCPA", "requirements-not-met", "law", "CCPA"),
    ("what lacks for California", "requirements-not-met", "law", "loc#US-CA"),
    ("wat ontbreekt voor Californië", "requirements-not-met", "law", "loc#US-CA"),
    ("wat ontbreekt voor Zwitserland", "requirements-not-met", "law", "loc#CH"),
    ("what lacks for the CCPA of California", "requirements-not-met", "law", "CA-CCPA"),
    ("what is missing for the GDPR", "requirements-not-met", "law", "legal/eu#law-GDPR"),
    ("what is missing for the UK GDPR", "requirements-not-met", "law", "legal/gb#law-GDPR"),
    ("wat ontbreekt voor de AVG", "requirements-not-met", "law", "GDPR"),
    (
        "geolocatiegegevens van zendesk",
        "recipients-of-category",
        "category",
        "zendesk-2024-02-20-nl/category/geolocation",
    ),
    (
        "who gets geolocation data from Zendesk",
        "recipients-of-category",
        "category",
        "zendesk-2024-02-20-nl/category/geolocation",
    ),
    ("who gets geolocation data", "recipients-of-category", "category", ""),
    (
        "wie krijgt mijn emailadres bij zendesk",
        "recipients-of-category",
        "category",
        "zendesk-2024-02-20-nl/data/email-address",
    ),
    ("rights in the UK", "rights", "jurisdiction", "loc#GB"),
    ("rechten in het Verenigd Koninkrijk", "rights", "jurisdiction", "loc#GB"),
    ("rights in California", "rights", "jurisdiction", "loc#US-CA"),
    (
        "wat krijgen dienstverleners van zendesk",
        "categories-disclosed-to",
        "recipient",
        "recipient/service-providers",
    ),
    ("which purposes rest on consent", "purposes-by-legal-basis", "basis", "dpv#Consent"),
    ("location shared with", "who-shares-category-with", "category", "pd#Location"),
    ("rights at Tulpenpost", "rights", "statement", ""),
]


@pytest.fixture(scope="module")
def ranking(reported_dataset: Dataset) -> QuestionRanking:
    content = shipped_content()
    return QuestionRanking(reported_dataset, read_questions(content).values(), content.lexicon)


@pytest.mark.parametrize(("words", "meant"), CASES, ids=[words for words, _ in CASES])
def test_question_is_among_the_first_three(
    words: str, meant: str, ranking: QuestionRanking
) -> None:
    found = [ranked.question.id for ranked in ranking.rank(words, 3)]
    assert set(found) & set(meant.split()), found


@pytest.mark.parametrize("words", ["how can I complain", "hoe kan ik een klacht indienen"])
def test_how_to_complain_finds_complaints_first(words: str, ranking: QuestionRanking) -> None:
    assert ranking.rank(words, 1)[0].question.id == "complaints"


def test_mostly_it_is_the_first(ranking: QuestionRanking) -> None:
    first = [ranking.rank(words, 1)[0].question.id in meant.split() for words, meant in CASES]
    assert sum(first) / len(first) >= 0.85


@pytest.mark.parametrize(("words", "question", "parameter", "value"), FILLED)
def test_what_is_named_is_filled_in_and_nothing_else(
    words: str, question: str, parameter: str, value: str, ranking: QuestionRanking
) -> None:
    values = {ranked.question.id: ranked.values for ranked in ranking.rank(words, 1_000)}
    filled = values.get(question, {}).get(parameter, "")
    assert filled.endswith(value) if value else filled == ""


WORDS_OF_STATEMENTS = """
who gets my surname -> recipients-of-category who-shares-category-with
wie krijgt mijn achternaam -> recipients-of-category who-shares-category-with
what do couriers receive -> categories-disclosed-to disclosures
wat krijgen koeriersdiensten -> categories-disclosed-to disclosures
"""


@pytest.mark.parametrize("line", WORDS_OF_STATEMENTS.strip().splitlines())
def test_words_of_statements_are_understood(ranking: QuestionRanking, line: str) -> None:
    words, _, expected = line.partition(" -> ")
    found = [ranked.question.id for ranked in ranking.rank(words)]
    assert set(found[:3]) & set(expected.split()), found


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("which statements share the surname", "https://w3id.org/dpv/pd#Name"),
        ("welke verklaringen delen de achternaam", "https://w3id.org/dpv/pd#Name"),
    ],
)
def test_a_word_of_the_lexicon_names_the_value_of_its_term(
    ranking: QuestionRanking, words: str, term: str
) -> None:
    values = {r.question.id: r.values for r in ranking.rank(words)}
    assert values["who-shares-category-with"]["category"] == term
