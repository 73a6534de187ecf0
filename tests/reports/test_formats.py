"""A report in the formats of scripts, CI servers and RDF: what each shows of one outcome."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from noticegraph.examinations import Examination, Finding, Kind, Outcome, Verdict
from noticegraph.namespaces import NGSH, PREFIXES, THINGS
from noticegraph.reports.continuous import as_junit, as_sarif
from noticegraph.reports.model import Place, Report
from noticegraph.reports.rdf import as_ntriples
from noticegraph.reports.tabular import COLUMNS, as_csv, as_json, as_markdown

STATEMENT = f"{THINGS}somebody-2026-01-01-en"
DOCUMENT = f"{STATEMENT}/document/schedule"
PASSAGE = f"{STATEMENT}/passage/storage/paragraph-1"
SH = PREFIXES["sh"]
MESSAGE = {"en": "The statement refers to this document.", "nl": "De verklaring verwijst ernaar."}


def finding(shape: str) -> Finding:
    return Finding(
        focus=STATEMENT,
        path=None,
        value=DOCUMENT,
        component=f"{SH}SPARQLConstraintComponent",
        shape=f"{NGSH}{shape}",
        severity=f"{SH}Info",
        message=MESSAGE,
        fact=DOCUMENT,
        passages=(PASSAGE,),
    )


def report(found: Finding, verdict: Verdict) -> Report:
    examination = Examination(
        iri=f"{NGSH}storage",
        identifier="storage",
        kind=Kind.REQUIREMENT,
        label={"en": "How long", "nl": "Hoe lang"},
        group=None,
        citation="Art. 13(2)(a)",
        provisions=(),
        shapes={"elsewhere": (found.shape,)},
    )
    return Report(
        statement=STATEMENT,
        outcomes=(Outcome(examination, verdict, (found,), ()),),
        structure=(),
        names={DOCUMENT: {"en": "Storage schedule", "nl": "Bewaarschema"}},
        places={PASSAGE: Place("4", {"en": "paragraph 1", "nl": "alinea 1"}, 0)},
        data_digest="",
        shapes_digest="",
    )


@pytest.fixture
def elsewhere() -> Report:
    return report(finding("storage-elsewhere"), Verdict.SAID_ELSEWHERE)


NAMES = {"en": "Storage schedule", "nl": "Bewaarschema"}
VERDICTS = {"en": "said elsewhere", "nl": "elders gezegd"}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_markdown_names_the_document(elsewhere: Report, language: str) -> None:
    (row,) = (x for x in as_markdown([elsewhere], language).splitlines() if x.startswith("| st"))
    assert VERDICTS[language] in row
    assert MESSAGE[language] in row
    assert row.count(NAMES[language]) == 1


@pytest.mark.parametrize("language", ["en", "nl"])
def test_csv_names_the_document(elsewhere: Report, language: str) -> None:
    header, row = csv.reader(io.StringIO(as_csv([elsewhere], language)))
    cells = dict(zip(header, row, strict=True))
    assert tuple(header) == COLUMNS
    assert cells["verdict"] == "said-elsewhere"
    assert cells["message"] == f"{MESSAGE[language]} [{NAMES[language]}]"
    assert cells["evidence"] == PASSAGE


def test_csv_has_a_row_for_each_contradiction_with_its_own_places() -> None:
    other = f"{STATEMENT}/passage/storage/paragraph-2"
    first = finding("check-finding")
    second = replace(first, message={"en": "It ends.", "nl": "Het eindigt."}, passages=(other,))
    evidence = replace(first, passages=(f"{STATEMENT}/passage/storage/heading",))
    held = report(first, Verdict.INCONSISTENT)
    outcome = replace(held.outcomes[0], because=(first, second, first), evidence=(evidence,))
    _, *rows = csv.reader(io.StringIO(as_csv([replace(held, outcomes=(outcome,))], "nl")))
    assert [(row[8], row[-1]) for row in rows] == [
        (MESSAGE["nl"], PASSAGE),
        ("Het eindigt.", other),
    ]


def test_json_gives_the_document_and_its_names(elsewhere: Report) -> None:
    (requirement,) = as_json(elsewhere)["requirements"]
    assert requirement["verdict"] == "said-elsewhere"
    (because,) = requirement["because"]
    assert (because["value"], because["factLabel"]) == (DOCUMENT, NAMES)
    assert as_json(elsewhere)["counts"]["said-elsewhere"] == 1


@pytest.mark.parametrize("language", ["en", "nl"])
def test_sarif_leaves_it_to_review_and_names_the_document(elsewhere: Report, language: str) -> None:
    (run,) = as_sarif([elsewhere], {}, language)["runs"]
    (result,) = run["results"]
    assert (result["kind"], result["level"]) == ("review", "none")
    assert result["message"]["text"] == f"{MESSAGE[language]} [{NAMES[language]}]"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_junit_skips_it_and_names_the_document(elsewhere: Report, language: str) -> None:
    case = ElementTree.fromstring(as_junit([elsewhere], language)).find(
        ".//testcase[@name='storage']"
    )
    assert case is not None
    skipped = case.find("skipped")
    assert case.find("failure") is None
    assert skipped is not None
    assert skipped.get("message") == f"said-elsewhere: {MESSAGE[language]} [{NAMES[language]}]"


def test_rdf_names_the_document(elsewhere: Report) -> None:
    quads = list(ox.parse(as_ntriples(elsewhere), format=ox.RdfFormat.N_TRIPLES))
    described = f"{PREFIXES['dcterms']}description"
    texts = {q.object.language: q.object.value for q in quads if q.predicate.value == described}
    assert texts == {x: f"{MESSAGE[x]} [{NAMES[x]}]" for x in ("en", "nl")}
    verdicts = {q.object.value for q in quads if q.predicate.value.endswith("#verdict")}
    assert verdicts == {f"{PREFIXES['ng']}SaidElsewhere"}


def test_another_verdict_names_no_document() -> None:
    lacking = report(finding("storage-elsewhere"), Verdict.NOT_MET)
    assert "Storage schedule" not in as_markdown([lacking], "en")
    assert "Storage schedule" not in as_csv([lacking], "en")
