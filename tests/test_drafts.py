"""Facts that nobody has reviewed: marked by name, left out on request, told by verdicts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import PROV, RDF, Graph, URIRef

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import load_dataset
from noticegraph.drafts import reviewed_content
from noticegraph.examinations import Verdict
from noticegraph.labels import read_names
from noticegraph.namespaces import DPV, NG
from noticegraph.query import solutions
from noticegraph.reports.making import file_target, make_reports, shapes_source
from noticegraph.reports.model import decode_report, encode_report
from noticegraph.review_status import name_with_review
from noticegraph.tables import cell_texts, lay_out_solutions
from noticegraph.turtle import read_turtle
from noticegraph.turtle_writing import canonical_turtle

SHIPPED = shipped_content()
ID = "https://w3id.org/noticegraph/id/example-2026-01-01-en"
COUNTER = URIRef(f"{ID}/disclosure/accounting/accountant")
NAMED = f"SELECT ?fact ?factName WHERE {{ ?fact a <{NG.Disclosure}> ; "
NAMED += "<http://www.w3.org/2004/02/skos/core#prefLabel> ?factName . "
NAMED += "FILTER(LANG(?factName) = 'en' && CONTAINS(STR(?fact), 'example-2026-01-01-en')) } "
NAMED += "ORDER BY ?fact"


def draft(facts: Graph, node: URIRef) -> None:
    """Say of a node that a rule drafted it."""
    rule = URIRef(f"{ID}/agent/rule/x")
    facts.add((node, NG.reviewStatus, NG.Drafted))
    facts.add((node, PROV.wasAttributedTo, rule))
    facts.add((rule, RDF.type, PROV.Agent))


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """The shipped graphs, in which one disclosure of the English example is a draft."""
    root = tmp_path / "content"
    for folder in ("graph_data", "ontology", "questions"):
        shutil.copytree(SHIPPED.root / folder, root / folder)
    file = root / "graph_data" / "example" / "2026-01-01-en.ttl"
    facts = read_turtle(file)
    draft(facts, COUNTER)
    file.write_text(canonical_turtle(facts), "utf-8")
    return Content(root)


def test_a_drafted_fact_is_marked_wherever_it_is_named(content: Content) -> None:
    dataset = load_dataset(content)
    own = f"{ID}/disclosure/delivery/couriers"
    english = read_names(dataset, [str(COUNTER), own], "en")
    assert english[str(COUNTER)].endswith(" (possible) [drafted]")
    assert "[" not in english[own]
    assert read_names(dataset, [str(COUNTER)], "nl")[str(COUNTER)].endswith("[voorgesteld]")
    shown = cell_texts(lay_out_solutions(dataset, solutions(dataset, NAMED), "en"))
    assert [text.endswith("[drafted]") for (text,) in shown] == [True, False, False]


def test_only_reviewed_facts_are_left_and_nothing_leads_to_the_others(
    content: Content, tmp_path: Path
) -> None:
    left = reviewed_content(content, tmp_path / "reviewed")
    before = read_turtle(content.graph_data / "example" / "2026-01-01-en.ttl")
    after = read_turtle(left.graph_data / "example" / "2026-01-01-en.ttl")
    assert (URIRef(ID), DPV.hasProcess, COUNTER) in before
    gone = set(before) - set(after)
    assert set(after) < set(before)
    assert {s for s, _, _ in gone} == {COUNTER, URIRef(ID)}
    assert COUNTER not in {*after.subjects(), *after.objects()}
    rows = solutions(load_dataset(left), NAMED).rows
    assert str(COUNTER) not in {row[0].value for row in rows if row[0] is not None}


def test_a_content_without_drafts_is_not_copied(tmp_path: Path) -> None:
    assert reviewed_content(SHIPPED, tmp_path / "reviewed") is SHIPPED
    assert not (tmp_path / "reviewed").exists()


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_reviewed_name_stays(language: str) -> None:
    assert name_with_review("x", str(NG.Accepted), language) == "x"
    assert name_with_review("x", None, language) == "x"


@pytest.mark.parametrize("is_drafted", [True, False])
def test_a_verdict_that_rests_on_drafts_alone_says_so(tmp_path: Path, is_drafted: bool) -> None:
    folder = SHIPPED.graph_data / "example"
    facts = read_turtle(folder / "2026-01-01-en.ttl")
    officers = list(facts.subjects(NG.contactRole, NG.DataProtectionOfficerContact))
    assert officers
    for officer in officers if is_drafted else []:
        assert isinstance(officer, URIRef)
        draft(facts, officer)
    file = tmp_path / "facts.ttl"
    file.write_text(canonical_turtle(facts), "utf-8")
    shutil.copy(folder / "2026-01-01-en-passages.ttl", tmp_path / "facts-passages.ttl")
    names = ("prefixes.ttl", "gdpr/scope.ttl", "gdpr/gdpr-dpo.ttl")
    shapes = [SHIPPED.shapes / name for name in names]

    (report,) = make_reports([file_target(file)], shapes_source(SHIPPED, shapes), keep=False)

    (outcome,) = (o for o in report.outcomes if o.examination.identifier == "gdpr-dpo")
    assert outcome.verdict is Verdict.MET
    assert report.rests_on_drafts(outcome) is is_drafted
    assert ("drafted facts alone" in report.reason(outcome, "en")) is is_drafted
    assert ("voorgestelde feiten" in report.reason(outcome, "nl")) is is_drafted
    assert decode_report(encode_report(report)) == report


def test_the_command_line_leaves_drafts_out_on_request(content: Content, tmp_path: Path) -> None:
    query = tmp_path / "query.rq"
    query.write_text(NAMED, "utf-8")
    command = [sys.executable, "-m", "noticegraph", "--content", content.root, "query", query]
    found = []
    for options in ([], ["--reviewed-only"]):
        done = subprocess.run(
            [*map(str, command), "-o", "csv", *options], capture_output=True, text=True, check=True
        )
        found.append(done.stdout.count(str(COUNTER)))
    assert found == [1, 0]
