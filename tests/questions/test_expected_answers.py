"""Each question against solutions that were derived by reading the statements.

A file `expected/<statement>/<id>[@<parameter>=<value>].tsv` (SPARQL TSV) holds the solutions for
one statement (for all of them in `expected/all`), as a second reader found them in the text alone,
without the graph, for the columns that a reader can know; expected/README.md tells how they were
derived and how differences were settled. Rows are compared by value, as a multiset; evidence is
compared as a set of passages.
"""

from __future__ import annotations

import urllib.parse
from collections import Counter, defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.namespaces import PREFIXES
from noticegraph.questions import answer_question, read_questions

CONTENT = shipped_content()
EXPECTED = Path(__file__).parent / "expected"
CASES = sorted(EXPECTED.glob("*/*.tsv"))
QUESTIONS = read_questions(CONTENT)
THINGS = "https://w3id.org/noticegraph/id/"


def read_case(path: Path) -> tuple[str, dict[str, str]]:
    """Return the question and its parameters."""
    name, *given = urllib.parse.unquote(path.stem).split("@")
    values = dict(value.split("=", 1) for value in given)
    statement = path.parent.name
    if statement != "all" and QUESTIONS[name].parameter("statement") is not None:
        values["statement"] = THINGS + statement
    return name, values


WITH_LABELS = [path for path in CASES if QUESTIONS[read_case(path)[0]].parameter("lang")]


def case_id(path: Path) -> str:
    return urllib.parse.unquote(f"{path.parent.name}/{path.stem}")


def rows(body: bytes, columns: list[str] | None = None) -> tuple[list[str], Counter[object]]:
    found = ox.parse_query_results(body, format=ox.QueryResultsFormat.TSV)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    wanted = columns or names
    assert set(wanted) <= set(names), f"columns {set(wanted) - set(names)} are missing"
    counted: Counter[object] = Counter()
    for solution in found:
        cells: list[object] = []
        for name in wanted:
            term = solution[name]
            if name == "evidence":
                # What is not there stands nowhere: a requirement that is not met cites nothing.
                assert term is None or isinstance(term, ox.Literal)
                cells.append(frozenset(term.value.split()) if term else frozenset())
            elif isinstance(term, ox.Literal) and "; " in term.value:
                cells.append(frozenset(term.value.split("; ")))
            else:
                cells.append(term)
        counted[tuple(cells)] += 1
    return wanted, counted


@pytest.mark.parametrize("path", CASES, ids=case_id)
def test_question_gives_the_solutions_that_the_text_gives(
    path: Path, reported_dataset: Dataset
) -> None:
    name, values = read_case(path)
    columns, expected = rows(path.read_bytes())
    body = answer_question(reported_dataset, QUESTIONS[name], values, "text/tab-separated-values")
    _, actual = rows(body, columns)
    assert actual - expected == Counter(), "the graph says more than the text"
    assert expected - actual == Counter(), "the text says more than the graph"


def test_every_question_has_expected_solutions() -> None:
    asked = defaultdict(set)
    for path in CASES:
        asked[path.parent.name].add(read_case(path)[0])
    for statement in ("zendesk-2024-02-20-nl", "github-2024-02-01-en"):
        assert asked[statement] | asked["all"] == set(QUESTIONS), statement


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_answers_name_statement_and_evidence(name: str) -> None:
    assert QUESTIONS[name].columns[0] == "statement"
    assert QUESTIONS[name].columns[-1] == "evidence"


@pytest.mark.parametrize("path", WITH_LABELS, ids=case_id)
def test_dutch_answers_have_as_many_rows(path: Path, reported_dataset: Dataset) -> None:
    name, values = read_case(path)
    question = QUESTIONS[name]
    counts = []
    for language in ("en", "nl"):
        given = {**values, "lang": language}
        body = answer_question(reported_dataset, question, given, "text/tab-separated-values")
        counts.append(rows(body)[1].total())
    assert counts[0] == counts[1]


def test_periods_are_compared_in_days_the_longest_first() -> None:
    # A year is 365.2425 days, a month a twelfth of it (the Gregorian calendar's mean).
    days = {
        "P7Y": 2557, "P1Y6M": 548, "P1Y": 365, "P60D": 60, "P1M15DT12H": 46, "P1M": 30, "PT72H": 3,
    }  # fmt: skip
    facts = "".join(
        f"""<rule/{period}> a ng:RetentionRule ; ng:statedIn <p> ; ng:modality ng:Asserted ;
        ng:period "{period}"^^xsd:duration .\n"""
        for period in sorted(days)
    )
    store = ox.Store()
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    data = f"""{prologue}BASE <https://example.org/>
    <p> oa:hasSource <s> . <s> dcterms:publisher [ dpv:hasName "Kite" ] .
    ng:Asserted skos:prefLabel "asserted"@en .
    <rule/none> a ng:RetentionRule ; ng:statedIn <p> ; ng:modality ng:Asserted .
    {facts}"""
    store.load(data.encode(), format=ox.RdfFormat.TURTLE)
    answer = store.query(QUESTIONS["compare-retention"].query.replace("?_lang", '"en"'))
    assert isinstance(answer, ox.QuerySolutions)
    found = [term.value if (term := solution["days"]) else None for solution in answer]
    assert found == [*map(str, days.values()), None]
