"""The words of the pages in English and Dutch, and which of the two a request wants.

Titles of questions come from their files, names of things from the graph; only what the pages
themselves say stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask import request

from noticegraph.questions import LANGUAGES

_ENGLISH = {
    "skip": "Skip to the content",
    "language": "Language",
    "home": "Overview",
    "questions": "Questions",
    "query": "Query",
    "main_navigation": "Main",
    "what": (
        "noticegraph holds privacy statements as a knowledge graph: what a statement says, fact "
        "by fact, each with the place in the statement where it stands. Ask a question below, or "
        "write your own in SPARQL."
    ),
    "caution": (
        "The graph says what a statement says, no more. It is not legal advice, and a missing "
        "answer does not mean that something is allowed or does not happen."
    ),
    "counts": "In this graph",
    "graphs": "graphs",
    "triples": "triples",
    "other_formats": "The same as",
    "parameters": "Narrow the question",
    "any": "any",
    "choose": "choose …",
    "ask": "Ask",
    "run": "Run",
    "answer": "Answer",
    "rows_one": "1 row",
    "rows": "{count} rows",
    "rows_shown": "The first {shown} of {count} rows; the other formats hold all.",
    "no_rows": "No rows: the graph holds no fact that answers this.",
    "needs": "Choose a value to get an answer.",
    "sparql": "The query in SPARQL",
    "open_query": "Open in the query page",
    "evidence": "Stands in",
    "section": "section",
    "preamble": "preamble",
    "contents": "table of contents",
    "query_label": "SPARQL query",
    "query_help": (
        "SELECT, ASK, CONSTRUCT or DESCRIBE. Without GRAPH, a pattern is matched against all "
        "graphs together."
    ),
    "result": "Result",
    "yes": "yes",
    "no": "no",
    "named_graphs": "Graphs",
    "problem": "Problem",
    "where": "Line {line}, column {column}",
    "by_subject": "Questions by subject",
    "required": "required",
}

_DUTCH = {
    "skip": "Naar de inhoud",
    "language": "Taal",
    "home": "Overzicht",
    "questions": "Vragen",
    "query": "Query",
    "main_navigation": "Hoofdmenu",
    "what": (
        "noticegraph bevat privacyverklaringen als kennisgraaf: wat een verklaring zegt, feit voor "
        "feit, elk met de plaats in de verklaring waar het staat. Stel hieronder een vraag, of "
        "schrijf er zelf een in SPARQL."
    ),
    "caution": (
        "De graaf zegt wat een verklaring zegt, niet meer. Dit is geen juridisch advies, en een "
        "ontbrekend antwoord betekent niet dat iets is toegestaan of niet gebeurt."
    ),
    "counts": "In deze graaf",
    "graphs": "grafen",
    "triples": "triples",
    "other_formats": "Hetzelfde als",
    "parameters": "De vraag verfijnen",
    "any": "alle",
    "choose": "kies …",
    "ask": "Vraag",
    "run": "Uitvoeren",
    "answer": "Antwoord",
    "rows_one": "1 rij",
    "rows": "{count} rijen",
    "rows_shown": "De eerste {shown} van {count} rijen; de andere vormen bevatten alles.",
    "no_rows": "Geen rijen: de graaf bevat geen feit dat dit beantwoordt.",
    "needs": "Kies een waarde om een antwoord te krijgen.",
    "sparql": "De query in SPARQL",
    "open_query": "Openen op de querypagina",
    "evidence": "Staat in",
    "section": "sectie",
    "preamble": "aanhef",
    "contents": "inhoudsopgave",
    "query_label": "SPARQL-query",
    "query_help": (
        "SELECT, ASK, CONSTRUCT of DESCRIBE. Zonder GRAPH wordt een patroon in alle grafen samen "
        "gezocht."
    ),
    "result": "Resultaat",
    "yes": "ja",
    "no": "nee",
    "named_graphs": "Grafen",
    "problem": "Probleem",
    "where": "Regel {line}, kolom {column}",
    "by_subject": "Vragen per onderwerp",
    "required": "verplicht",
}

_TEXTS: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": _ENGLISH, "nl": _DUTCH})

_SUBJECTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "entities": ("Controller, group and contacts", "Verantwoordelijke, groep en contact"),
        "data": ("Personal data and their sources", "Persoonsgegevens en hun bronnen"),
        "disclosures": ("Disclosures and recipients", "Verstrekkingen en ontvangers"),
        "purposes": ("Purposes and legal bases", "Doeleinden en grondslagen"),
        "rights": ("Rights and time limits", "Rechten en termijnen"),
        "california": ("California: sale and sharing", "Californië: verkoop en doorgifte"),
        "transfers": ("International transfers", "Internationale doorgifte"),
        "frameworks": ("Data Privacy Framework", "Data Privacy Framework"),
        "regions": ("Terms by region", "Bepalingen per regio"),
        "safeguards": ("Security, retention, cookies", "Beveiliging, bewaring, cookies"),
        "document": ("The statement itself", "De verklaring zelf"),
    }
)
"""Headings of the subjects (tags of questions) in the order of the catalogue."""

_COLUMNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "address": ("Address", "Adres"),
        "affiliate": ("Affiliate", "Groepsmaatschappij"),
        "ageThreshold": ("Age threshold", "Leeftijdsgrens"),
        "article9Condition": ("Condition of Art. 9 GDPR", "Voorwaarde van art. 9 AVG"),
        "authority": ("Authority", "Autoriteit"),
        "basis": ("Legal basis", "Grondslag"),
        "category": ("Category of data", "Categorie gegevens"),
        "condition": ("Condition", "Voorwaarde"),
        "contact": ("Contact point", "Contactpunt"),
        "controller": ("Controller", "Verwerkingsverantwoordelijke"),
        "country": ("Country", "Land"),
        "dayType": ("Kind of days", "Soort dagen"),
        "document": ("Document", "Document"),
        "effectiveDate": ("In force from", "Van kracht vanaf"),
        "email": ("E-mail", "E-mail"),
        "evidence": ("Stands in", "Staat in"),
        "exercise": ("How to exercise it", "Hoe uit te oefenen"),
        "fact": ("Fact", "Feit"),
        "framework": ("Framework", "Kader"),
        "jurisdiction": ("Jurisdiction", "Rechtsgebied"),
        "language": ("Language", "Taal"),
        "law": ("Law", "Wet"),
        "measure": ("Measure", "Maatregel"),
        "mechanism": ("Mechanism", "Mechanisme"),
        "modality": ("How it is said", "Hoe het wordt gezegd"),
        "name": ("Name", "Naam"),
        "over": ("Over", "Boven"),
        "prevails": ("Prevails", "Gaat voor"),
        "process": ("Process", "Verwerking"),
        "purpose": ("Purpose", "Doel"),
        "recipient": ("Recipient", "Ontvanger"),
        "request": ("Request", "Verzoek"),
        "response": ("Response", "Reactie"),
        "right": ("Right", "Recht"),
        "role": ("Role", "Rol"),
        "section": ("Section", "Sectie"),
        "signal": ("Signal", "Signaal"),
        "source": ("Source", "Bron"),
        "statement": ("Statement", "Verklaring"),
        "thirdParty": ("Third party", "Derde"),
        "total": ("In total", "In totaal"),
        "type": ("Kind", "Soort"),
        "unit": ("Unit", "Eenheid"),
        "value": ("Value", "Waarde"),
        "version": ("Version", "Versie"),
    }
)


def page_language() -> str:
    """Return the language of the page that a request asks for: `?lang=`, else English."""
    wanted = request.args.get("lang", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def texts(language: str) -> Mapping[str, str]:
    """Return the words of the pages in that language."""
    return _TEXTS[language]


def subject_order(subject: str) -> tuple[int, str]:
    """Return what to order subjects by: the catalogue's order, unknown ones last by name."""
    known = list(_SUBJECTS)
    return (known.index(subject) if subject in known else len(known), subject)


def subject_heading(subject: str, language: str) -> str:
    """Return a subject's heading; a subject that is not known here is shown as it is written."""
    names = _SUBJECTS.get(subject)
    return names[LANGUAGES.index(language)] if names else subject.replace("-", " ").capitalize()


def column_heading(column: str, language: str) -> tuple[str, str]:
    """Return the heading of a column and the language it is in; unknown names stay English."""
    names = _COLUMNS.get(column)
    if names:
        return names[LANGUAGES.index(language)], language
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in column).replace("_", " ")
    return words[:1].upper() + words[1:], "en"
