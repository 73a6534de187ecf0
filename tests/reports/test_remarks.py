"""Remarks about a text in reports: their places, their verdicts, and what a cached report knows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from noticegraph.content import Content
from noticegraph.editorial import CHECKS
from noticegraph.examinations import (
    EDITORIAL,
    MINOR,
    Examination,
    Finding,
    Kind,
    Spot,
    Verdict,
    examine,
    rule_roles,
)
from noticegraph.graph_index import GraphIndex
from noticegraph.namespaces import NG, THINGS
from noticegraph.reports.making import Target, make_reports, shapes_source, statement_targets
from noticegraph.reports.model import Report, decode_report, encode_report
from noticegraph.reports.remarks import remarks_about_text
from noticegraph.turtle import parse_triples

STATEMENT = f"{THINGS}example-2026-01-01-en"
TEXT = "# Post\n\nWe send letters.\r\n\r\nWe send the the parcel, etc.\n"
IDENTIFIERS = [check.identifier for check in CHECKS]
EXAMINATIONS = [
    Examination(f"{NG}{name}", name, Kind.TEXT, {}, None, None, (), rule_roles(f"{NG}{name}"))
    for name in IDENTIFIERS
]
NO_GRAPH = GraphIndex(())


def test_a_remark_has_its_passage_and_its_place_in_the_text() -> None:
    found, places = remarks_about_text(TEXT, "md", "en", STATEMENT, EXAMINATIONS, NO_GRAPH)
    by_check = {f.shape.removeprefix(str(NG)): f for f in found}
    assert set(by_check) == {"text-word-stands-once", "text-list-is-closed"}
    twice, open_list = by_check["text-word-stands-once"], by_check["text-list-is-closed"]
    assert (twice.severity, open_list.severity) == (EDITORIAL, MINOR)
    start = TEXT.index("the the")
    assert twice.spot == Spot(start, start + len("the the"), line=5, column=9)
    assert twice.passages == (f"{STATEMENT}/passage/post/paragraph-2",)
    place = places[twice.focus]
    assert (place.section, place.place) == ("post", {"en": "paragraph 2", "nl": "alinea 2"})


def test_a_check_that_the_content_does_not_have_gives_nothing() -> None:
    only = [e for e in EXAMINATIONS if e.identifier == "text-list-is-closed"]
    found, _ = remarks_about_text(TEXT, "md", "en", STATEMENT, only, NO_GRAPH)
    assert [f.shape for f in found] == [only[0].iri]


@pytest.mark.parametrize("shapes", [True, False])
def test_what_a_check_of_the_graph_tells_of_a_passage_is_not_remarked_again(shapes: bool) -> None:
    text = (
        "Contents:\n\n 1. Post\n 2. Parcels\n 3. Trains\n\n1. Post\n\nClick here.\n\n"
        "For trains click here.\n\n3. Trains\n\nWe like them.\n"
    )
    graph = f"""
        <x:list> <{NG}targetLost> true ; <{NG}statedIn> <{STATEMENT}/passage/1/paragraph-1> .
        <x:1> <{NG}passageKind> <{NG}Section> ; <{NG}section> "1" .
        <x:1h> <{NG}passageKind> <{NG}Heading> ; <{NG}section> "1" .
        <x:2> <{NG}passageKind> <{NG}Section> ; <{NG}section> "2" .
    """
    names = ("documents-have-a-target", "section-has-heading") if shapes else ()
    others = [Examination(f"x:{n}", n, Kind.CONSISTENCY, {}, None, None, (), {}) for n in names]
    found, _ = remarks_about_text(
        text,
        "txt",
        "en",
        STATEMENT,
        [*EXAMINATIONS, *others],
        GraphIndex(parse_triples(graph.encode(), "text/turtle")),
    )
    said = [(f.shape.removeprefix(str(NG)), f.focus.rsplit("/", 1)[1]) for f in found]
    again = [("text-headings-in-order", "heading"), ("text-link-has-target", "paragraph-1")]
    assert sorted(said) == sorted(
        [("text-link-has-target", "paragraph-2"), *([] if shapes else again)]
    )


@pytest.mark.parametrize(
    ("has_text", "has_remark", "verdict"),
    [
        (True, True, Verdict.REMARKS),
        (True, False, Verdict.NO_REMARKS),
        (False, False, Verdict.NOT_EXAMINED),
    ],
)
def test_the_verdict_says_whether_the_text_was_examined(
    has_text: bool, has_remark: bool, verdict: Verdict
) -> None:
    check = EXAMINATIONS[0]
    finding = Finding("x", None, None, "", check.iri, MINOR, {"en": "m"}, None, ())
    (outcome,) = examine([check], [finding] if has_remark else [], has_text=has_text)
    assert outcome.verdict is verdict
    assert outcome.because == ((finding,) if has_remark else ())
    assert outcome.messages("nl")


@pytest.fixture(scope="module")
def target(validated: Content) -> Target:
    return statement_targets(validated)[STATEMENT]


def make(target: Target, validated: Content) -> Report:
    return make_reports([target], shapes_source(validated))[0]


def test_a_report_is_kept_for_its_text(target: Target, validated: Content, tmp_path: Path) -> None:
    """With another text, with it as another format, and without one, a report is another."""
    file = tmp_path / "text.md"
    file.write_text(TEXT, "utf-8")
    given = make(replace(target, text_file=file), validated)
    remarked = {o.examination.identifier for o in given.text_checks if o.because}
    assert remarked == {"text-word-stands-once", "text-list-is-closed"}
    file.write_text(TEXT.replace("the the", "the"), "utf-8")
    mended = make(replace(target, text_file=file), validated)
    assert {o.examination.identifier for o in mended.text_checks if o.because} == {
        "text-list-is-closed"
    }
    absent = make(replace(target, text_file=None), validated)
    assert {o.verdict for o in absent.text_checks} == {Verdict.NOT_EXAMINED}
    own = make(target, validated)
    assert {o.verdict for o in own.text_checks} == {Verdict.NO_REMARKS}
    digests = {r.text_digest for r in (given, mended, absent, own)}
    assert len(digests) == 4 and "" in digests
    assert len({r.data_digest for r in (given, mended, absent, own)}) == 1
    assert [o.examination.identifier for o in own.text_checks] == IDENTIFIERS
    assert decode_report(encode_report(given)) == given


def test_editorial_and_minor_remarks_count_only_if_asked(
    target: Target, validated: Content, tmp_path: Path
) -> None:
    sh = "http://www.w3.org/ns/shacl#"
    file = tmp_path / "text.md"
    found = {}
    for words in ("We send the the parcel.", "We send parcels, etc."):
        file.write_text(words, "utf-8")
        report = make(replace(target, text_file=file), validated)
        report = replace(report, structure=(), outcomes=report.text_checks)
        grave = (sh + "Violation", sh + "Warning", MINOR, EDITORIAL)
        found[words] = [report.has(severity) for severity in grave]
    assert found == {
        "We send the the parcel.": [False, False, False, True],
        "We send parcels, etc.": [False, False, True, True],
    }
