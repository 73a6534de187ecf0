"""Rows changed one by one make the graph that all rows make anew, and the file stays canonical."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from reviewed_statement import ID, make_room

from noticegraph.content import shipped_content
from noticegraph.reviewing.judging import NodeJudge
from noticegraph.rows import Vocabulary, build_graph, find_statement
from noticegraph.rows.live import LiveRows
from noticegraph.turtle_blocks import TurtleBlocks
from noticegraph.turtle_writing import canonical_turtle

EXAMPLE = "example-2026-01-01-en"


@pytest.fixture(scope="module")
def live() -> LiveRows:
    content = shipped_content()
    files = find_statement(content, EXAMPLE)
    return LiveRows(files.read(), files.read_text(), Vocabulary(content))


def test_what_is_taken_out_and_put_in_again_leaves_the_graph_as_it_was(live: LiveRows) -> None:
    before = set(live.graph)
    chosen = random.Random(7).sample(sorted(live.rows), 12)
    for node_id in chosen:
        if node_id.startswith("."):
            continue
        row = live.rows[node_id].copy()
        nothing_else = {t for t in before if t[0] == live.statement.iri(node_id)}
        live.put([], [node_id])
        gone = build_graph([*live.rows.values(), *live.silent.values()], live.statement)
        assert set(gone) <= set(live.graph)
        assert not {t for t in live.graph if t in nothing_else and t[0] not in gone.subjects()}
        live.put([row])
        said = build_graph([row], live.statement)
        assert set(said) <= set(live.graph)
    rebuilt = build_graph([*live.rows.values(), *live.silent.values()], live.statement)
    assert set(rebuilt) <= set(live.graph)
    # Nothing is there that was not there before.
    assert set(live.graph) <= before


def test_blocks_are_what_writing_the_graph_anew_gives(live: LiveRows) -> None:
    blocks = TurtleBlocks(live.graph)
    assert blocks.text() == canonical_turtle(live.graph)
    row = next(r for r in live.rows.values() if r.kind == "retention").copy()
    kept = row.copy()
    row.put("name", ["Another name"])
    blocks.renew(live.put([row]))
    assert blocks.text() == canonical_turtle(live.graph)
    blocks.renew(live.put([kept]))
    assert blocks.text() == canonical_turtle(live.graph)


def test_a_node_of_a_sound_statement_is_judged_sound_by_its_surroundings(live: LiveRows) -> None:
    """The shipped example has no structural fault, so no part of it may seem to have one."""
    content = shipped_content()
    files = find_statement(content, EXAMPLE)
    judge = NodeJudge(content)
    statement = live.statement
    for node_id in live.rows:
        node = statement.iri(node_id)
        found = judge.judge(
            live.graph, statement.passages, statement.version, [node], files.passages
        )
        assert found == [], node_id


def test_what_a_node_lacks_is_found_by_its_surroundings(tmp_path: Path) -> None:
    desk = make_room(tmp_path).desk(ID)
    for column, word in (("passage", ""), ("durationKind", "four")):
        row = desk.live.rows["retention/60-days"].copy()
        row.put(column, [])
        faults, _ = desk.check(row, "person:Anna")
        assert faults, column
        assert word in str([str(fault) for fault in faults])
