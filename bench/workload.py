"""The queries of the benchmark, and how each differs from the next.

A template has places for numbers that are made of n, the count of what was asked of a server
before, and of N, the number of statements:

- ``{S}`` a statement, n modulo N, in five digits;
- ``{L}`` 1,000 more than n divided by N: a limit above what a question has rows for one statement,
  so that S and L together are another pair each time;
- ``{O}`` n modulo 1,000, and ``{P}`` n divided by 1,000, in three digits: the same for pages;
- ``{N}`` n itself.

So no query is asked twice, and nothing but the store can help ("cold"). When n goes round among a
few numbers, a server may keep what it answered ("warm").
"""

from __future__ import annotations

import tempfile
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import write_corpus
from bench.corpus_nodes import statement_iri

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.namespaces import THINGS
from noticegraph.questions import bind_parameters, read_questions, strip_decorators

_STATEMENT = f"<{THINGS}corpus-{{S}}>"
_PREFIXES = """PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dpv: <https://w3id.org/dpv#>
PREFIX ng: <https://w3id.org/noticegraph/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
SMALL = (
    _PREFIXES
    + f"""SELECT ?name ?framework
WHERE {{
  {_STATEMENT} dcterms:publisher ?company .
  ?company dpv:hasName ?name .
  OPTIONAL {{
    ?certification ng:certifiedEntity ?company ; ng:frameworkPart/skos:prefLabel ?framework
    FILTER(LANG(?framework) = "en")
  }}
}}
LIMIT {{L}}"""
)
"""The certificates of one company: one to three rows, found by look-ups alone."""

LARGE_ROWS = 10_000
LARGE = (
    _PREFIXES
    + """SELECT ?fact ?passage ?section ?place
WHERE {
  ?fact ng:statedIn ?passage .
  ?passage ng:section ?section ; ng:place ?place
}
"""
    + "OFFSET {O} LIMIT 10{P}"
)
"""An export of 10,000 rows and at most 999 more, from another place on each time."""

ENDLESS = """SELECT (COUNT(*) AS ?n)
WHERE { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f FILTER(STRLEN(STR(?f)) != 1{N}) }"""
"""A cross join that no engine finishes."""

VALUES = {
    "basis": "https://w3id.org/dpv#Consent",
    "category": "https://w3id.org/dpv/pd#Location",
    "fact": f"{statement_iri(0)}/disclosure/authorities",
    "recipient": "https://w3id.org/noticegraph/ns#BusinessPartners",
    "section": "2",
    "statement": statement_iri(0),
}
"""A value for each parameter that a question needs, and the statement that it is asked of."""

MIX = (("small", 80), ("question", 15), ("comparison", 3), ("large", 2))
"""Of each 100 requests of the mix."""

MIX_QUESTIONS = (
    "affiliates",
    "contact-points",
    "controller",
    "data-sources",
    "disclosures",
    "dpf-certified-affiliates",
    "not-sold-or-shared",
    "referenced-documents",
    "request-time-limits",
    "retention",
    "rights",
    "security-measures",
    "sold-or-shared",
    "statement-versions",
    "transfer-mechanisms",
)
"""Asked of one statement each. All engines that were tried answer these within the time limit."""

MIX_COMPARISONS = ("compare-legal-bases", "compare-recipients", "dpf-certified-companies")


@dataclass(frozen=True)
class Templates:
    """What is asked: by name, in the order in which it is asked."""

    small: str
    large: str
    endless: str
    questions: Mapping[str, str]
    comparisons: Mapping[str, str]

    def mix(self) -> list[str]:
        """Return 100 templates in which the kinds are spread evenly."""
        pools = {
            "small": [self.small],
            "question": [self.questions[name] for name in MIX_QUESTIONS],
            "comparison": [self.comparisons[name] for name in MIX_COMPARISONS],
            "large": [self.large],
        }
        placed = sorted(
            ((index + 0.5) / share, kind, pools[kind][index % len(pools[kind])])
            for kind, share in MIX
            for index in range(share)
        )
        return [template for _, _, template in placed]


def make_templates() -> Templates:
    """Bind the shipped questions: each to one statement, and those that compare to none.

    What compares is asked page by page, of 1,000 rows or some more: Virtuoso sorts up to 10,000.
    """
    content = shipped_content()
    # The statement that the questions are bound to: values of parameters are looked for in it.
    engine = EmbeddedEngine()
    with tempfile.TemporaryDirectory() as folder:
        corpus = write_corpus(Path(folder) / "one.nq", 1)
        engine.load(corpus.file.read_bytes(), "application/n-quads")
    dataset = Dataset(engine)
    questions, comparisons = {}, {}
    for name, question in read_questions(content).items():
        has_statement = question.parameter("statement") is not None
        needed = {p.name: VALUES[p.name] for p in question.parameters if p.required}
        if "companies" in question.subjects:
            text = strip_decorators(bind_parameters(question, needed, dataset))
            comparisons[name] = text + "OFFSET {O} LIMIT 1{P}"
        if has_statement:
            given = {**needed, "statement": VALUES["statement"]}
            text = strip_decorators(bind_parameters(question, given, dataset))
            questions[name] = _of_any_statement(text) + "LIMIT {L}"
    return Templates(SMALL, LARGE, ENDLESS, questions, comparisons)


def _of_any_statement(text: str) -> str:
    return text.replace(statement_iri(0), f"{THINGS}corpus-{{S}}")


def fill(template: str, n: int, statements: int) -> str:
    """Return query ``n`` of a template; ``load.lua`` does the same."""
    values = {
        "S": f"{n % statements:05d}",
        "L": str(1000 + n // statements % 9000),
        "O": str(n % 1000),
        "P": f"{n // 1000 % 1000:03d}",
        "N": str(n),
    }
    for place, value in values.items():
        template = template.replace(f"{{{place}}}", value)
    return template


def encode(template: str) -> str:
    """Return the query part of a GET request, in which the places for numbers still stand."""
    encoded = urllib.parse.urlencode({"query": template})
    for place in "SLOPN":
        encoded = encoded.replace(f"%7B{place}%7D", f"{{{place}}}")
    return encoded
