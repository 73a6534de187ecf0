"""In a workspace a name in one language is enough until release; none at all is a problem."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from noticegraph.adding import add_statement, create_workspace
from noticegraph.authoring import check_statement_graph
from noticegraph.content import Content, shipped_content
from noticegraph.namespaces import PREFIXES as NAMESPACES
from noticegraph.reports.making import (
    file_target,
    make_reports,
    shapes_source,
    statement_targets,
)
from noticegraph.workspace import read_workspace

TEXT = "# Privacy at Kite\n\nKite keeps your name and your street.\n"
LABELS = ("ngsh:StatedNodeShape-dutchLabel", "ngsh:StatedNodeShape-englishLabel")
PREFIX = NAMESPACES["ngsh"]
FACTS = """
<{0}/category/one> a ng:DataCategory ; skos:prefLabel "street"@en ; skos:broader pd:Location ;
    ng:statedIn <{0}/passage/privacy-at-kite/paragraph-1> .
<{0}/category/none> a ng:DataCategory ; skos:broader pd:Name ;
    ng:statedIn <{0}/passage/privacy-at-kite/paragraph-1> .
"""
PREFIXES = """
PREFIX ng: <https://w3id.org/noticegraph/ns#>
PREFIX pd: <https://w3id.org/dpv/pd#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@pytest.fixture
def file(tmp_path: Path) -> tuple[Content, Path]:
    """The facts of a statement of a workspace, where a thing has one name, and another has none."""
    content = shipped_content().layered(create_workspace(tmp_path / "mine"))
    source = tmp_path / "kite.md"
    source.write_text(TEXT, "utf-8")
    day = datetime.date(2026, 5, 3)
    added = add_statement(content, source, company="Kite", date=day, language="en")
    text = added.files.facts.read_text("utf-8")
    added.files.facts.write_text(text + PREFIXES + FACTS.format(added.files.iri), "utf-8")
    return content, added.files.facts


def test_only_what_has_no_name_is_a_problem_now(file: tuple[Content, Path]) -> None:
    content, facts = file
    found = [p for p in check_statement_graph(content, facts) if p.shape in LABELS]
    later = {str(p.node).rpartition("/category/")[2] for p in found if p.may_wait}
    now = {str(p.node).rpartition("/category/")[2] for p in found if not p.may_wait}
    assert (later, now) == ({"one"}, {"none"})


def test_outside_of_a_workspace_both_names_are_needed(file: tuple[Content, Path]) -> None:
    _, facts = file
    found = [p for p in check_statement_graph(shipped_content(), facts) if p.shape in LABELS]
    assert {p.may_wait for p in found} == {False}
    assert len({p.node for p in found}) == 2


def test_the_command_counts_what_may_wait(file: tuple[Content, Path]) -> None:
    _, facts = file
    command = [sys.executable, "-m", "noticegraph", "check", "kite-2026-05-03-en"]
    done = subprocess.run(
        command, cwd=facts.parents[1], capture_output=True, text=True, check=False
    )
    assert "note: 1 things are named in one language only" in done.stderr
    assert 'languages = ["en"] in noticegraph.toml' in done.stderr
    assert "category/one" not in "".join(
        line for line in done.stdout.splitlines(keepends=True) if LABELS[0] in line
    )


def test_validate_says_how_a_workspace_of_english_alone_asks_for_no_dutch(
    file: tuple[Content, Path],
) -> None:
    content, facts = file
    command = [sys.executable, "-m", "noticegraph", "validate", "kite-2026-05-03-en"]
    assert content.workspace is not None
    described = content.workspace.file
    told: list[list[str]] = []
    for _ in range(2):
        done = subprocess.run(
            command, cwd=facts.parents[1], capture_output=True, text=True, check=False
        )
        told.append([x for x in done.stderr.splitlines() if "name in Dutch" in x])
        described.write_text(described.read_text("utf-8").replace('"en", "nl"', '"en"'), "utf-8")
    ((before,), after) = told
    assert before.startswith("  2 things lack a name in Dutch")
    assert 'languages = ["en"] into noticegraph.toml' in before
    assert after == []


def test_a_workspace_of_one_language_asks_for_no_other(file: tuple[Content, Path]) -> None:
    content, facts = file
    assert content.workspace is not None
    described = content.workspace.file
    described.write_text(described.read_text("utf-8").replace('"en", "nl"', '"en"'), "utf-8")
    one = content.layered(read_workspace(content.workspace.root))
    assert one.workspace is not None
    assert one.workspace.languages == ("en",)
    (target,) = (t for t in statement_targets(one).values() if facts in t.files)
    by_file = file_target(facts, languages=one.languages_of(facts))
    for report in make_reports([target, by_file], shapes_source(one), keep=False):
        lacks = [(f.focus.rpartition("/")[2], f.shape) for f in report.structure
                 if "abel" in f.shape]  # fmt: skip
        assert lacks == [("none", f"{PREFIX}StatedNodeShape-englishLabel")]
    # In both languages, each name that lacks counts once.
    (report,) = make_reports([file_target(facts)], shapes_source(one), keep=False)
    lacks = sorted((f.focus.rpartition("/")[2], f.shape.removeprefix(PREFIX))
                   for f in report.structure if "abel" in f.shape)  # fmt: skip
    assert lacks == [
        ("none", "StatedNodeShape-dutchLabel"),
        ("none", "StatedNodeShape-englishLabel"),
        ("one", "StatedNodeShape-dutchLabel"),
    ]
