"""What a reviewer writes into rows that a rule or an agent drafted, and what the graph keeps of it.

What should come out follows from docs/rows.md (*Review*) and design section 3.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import PROV, RDF, RDFS, Graph, URIRef

from noticegraph.content import shipped_content
from noticegraph.namespaces import NG
from noticegraph.rows import (
    Outcome,
    Row,
    Statement,
    Vocabulary,
    apply_rows,
    find_statement,
    read_file_of_rows,
    show_text,
    write_file_of_rows,
    write_rows,
)
from noticegraph.rows.live import LiveRows

Apply = Callable[..., Outcome]
TEXT = find_statement(shipped_content(), "example-2026-01-01-en").read_text() or ""
DELETE = "your-rights/list-1/item-3"
ADDRESS = "what-we-use-data-for/table-1/row-2/cell-1"
WHO = "who-we-are/paragraph-1"
RIGHT = {
    "kind": "right", "right": "deletion", "modality": "asserted", "passage": DELETE,
    "by": "rule:right-in-list",
}  # fmt: skip


def written(outcome: Outcome, shipped: Statement) -> dict[str, Row]:
    """Return the rows of the graph that came out, by id."""
    rows = write_rows(Statement(outcome.graph, shipped.passages, shipped.version), TEXT)
    return {row.one("id"): row for row in rows if row.one("id")}


def as_object(row: Row) -> dict[str, Any]:
    (line,) = write_file_of_rows([row], "jsonl").decode().splitlines()
    made: dict[str, Any] = json.loads(line)
    return made


def status_of(outcome: Outcome, node: URIRef) -> object:
    return outcome.graph.value(node, NG.reviewStatus)


def people(graph: Graph, node: URIRef) -> set[str]:
    agents = graph.objects(node, PROV.wasAttributedTo)
    return {str(label) for agent in agents for label in graph.objects(agent, RDFS.label)}


# What a reviewer adds to a draft


@pytest.mark.parametrize(
    ("options", "cells", "proposer"),
    [
        ({"by": "person:Anna"}, {}, "person:Anna"),
        ({"by": "person:Anna", "reviewer": "person:Bo"}, {}, "person:Anna"),
        ({"by": "person:unnamed"}, {"reviewer": "person:Bo"}, "person:Bo"),
    ],
)
def test_a_condition_that_a_reviewer_writes_while_accepting_is_accepted(
    apply: Apply, shipped: Statement, options: dict[str, str], cells: dict[str, str], proposer: str
) -> None:
    drafted = apply(RIGHT)
    (right,) = drafted.graph.subjects(RDF.type, NG.RightProvision)
    row = as_object(written(drafted, shipped)[shipped.id_of(str(right))])
    own = {"modality": "conditional", "condition": "where no law forbids it", **cells}
    done = apply({**row, **own, "review": "accepted"}, to=drafted.graph, **options)
    (condition,) = done.graph.subjects(RDF.type, NG.StatedCondition)
    assert done.faults == []
    assert status_of(done, condition) == NG.Accepted
    assert people(done.graph, condition) == {proposer}
    # Who proposed the right itself is still the rule.
    assert people(done.graph, right) == {"rule:right-in-list"}
    assert status_of(done, right) == NG.Accepted


def test_a_thing_that_a_draft_makes_stays_drafted(apply: Apply) -> None:
    done = apply({**RIGHT, "modality": "conditional", "condition": "where no law forbids it"})
    (condition,) = done.graph.subjects(RDF.type, NG.StatedCondition)
    assert status_of(done, condition) == NG.Drafted
    assert people(done.graph, condition) == {"rule:right-in-list"}


def test_a_short_row_that_is_accepted_is_accepted_in_all_its_parts(apply: Apply) -> None:
    short = {"kind": "category", "name": "Address for mail", "terms": ["pd:EmailAddress"],
             "modality": "asserted", "passage": ADDRESS, "by": "rule:x", "review": "accepted",
             "reviewer": "person:Bo", "reviewedAt": "2026-11-30T10:00:00Z"}  # fmt: skip
    done = apply(short)
    nodes = {*done.graph.subjects(RDF.type, NG.DataCategory),
             *done.graph.subjects(RDF.type, NG.Collection)}  # fmt: skip
    assert len(nodes) == 2
    for node in nodes:
        assert status_of(done, node) == NG.Accepted
        reviewers = set(done.graph.objects(node, NG.reviewedBy / RDFS.label))
        assert {str(name) for name in reviewers} == {"person:Bo"}
        assert str(done.graph.value(node, NG.reviewedAt)) == "2026-11-30T10:00:00Z"


# Who reviewed


def test_the_reviewer_of_the_rows_that_are_judged_is_kept_and_of_no_others(
    apply: Apply, shipped: Statement
) -> None:
    other = {**RIGHT, "right": "access", "passage": "your-rights/list-1/item-1"}
    drafted = apply(RIGHT, other)
    rows = {r.one("id"): as_object(r) for r in written(drafted, shipped).values()}
    rights = {name: row for name, row in rows.items() if row["kind"] == "right"}
    accepted, kept = sorted(rights)
    rights[accepted]["review"] = "accepted"
    done = apply(*rights.values(), to=drafted.graph, reviewer="person:Bo")
    after = written(done, shipped)
    assert after[accepted].one("reviewer") == "person:Bo"
    assert after[accepted].one("reviewedAt")
    assert after[kept].one("review") == "drafted"
    assert after[kept].one("reviewer") == ""

    # What is applied unchanged stays as it was reviewed, whoever applies it.
    again = apply(as_object(after[accepted]), to=done.graph, reviewer="person:Cleo")
    assert (again.added, again.changed, again.removed) == ([], [], [])


def test_whom_a_row_names_is_its_reviewer(apply: Apply, shipped: Statement) -> None:
    row = {**RIGHT, "review": "rejected", "reviewer": "person:Cleo"}
    done = apply(row, reviewer="person:Bo")
    (node,) = done.graph.subjects(RDF.type, NG.RejectedDraft)
    assert written(done, shipped)[shipped.id_of(str(node))].one("reviewer") == "person:Cleo"


@pytest.mark.parametrize(
    ("cells", "cell", "kind"),
    [
        ({"reviewer": "Bo"}, "reviewer", "row-reviewer"),
        ({"reviewer": "rule:x"}, "reviewer", "row-reviewer"),
        ({"reviewedAt": "30-11-2026 10:00"}, "reviewedAt", "row-form"),
    ],
)
def test_what_names_no_reviewer_or_moment_is_refused(
    apply: Apply, cells: dict[str, str], cell: str, kind: str
) -> None:
    done = apply({**RIGHT, "review": "accepted", **cells})
    assert [(f.line, f.cell, f.kind) for f in done.faults] == [(1, cell, kind)]


@pytest.mark.parametrize(
    ("options", "proposer"),
    [
        ({"by": "person:unnamed"}, "person:unnamed"),
        ({"by": "person:unnamed", "reviewer": "person:Bo"}, "person:Bo"),
    ],
)
def test_who_accepts_what_a_machine_wrote_without_proposing_it_is_its_proposer(
    apply: Apply, shipped: Statement, options: dict[str, str], proposer: str
) -> None:
    # As the publisher that `add` writes.
    company = {"kind": "organisation", "name": "Tulpenpost B.V.", "passage": WHO}
    first = apply(company)
    before = as_object(written(first, shipped)["organisation/tulpenpost-b-v"])
    assert "by" not in before
    done = apply({**before, "review": "accepted"}, to=first.graph, **options)
    row = written(done, shipped)["organisation/tulpenpost-b-v"]
    assert (row.one("by"), row.one("review")) == (proposer, "accepted")
    assert done.faults == []


# The passages that were read


def test_a_passage_that_another_row_adds_to_an_accepted_thing_counts_as_read(
    apply: Apply, shipped: Statement
) -> None:
    company = {"kind": "organisation", "name": "Tulpenpost B.V.", "passage": WHO}
    first = apply(company, by="person:Anna")
    second = apply({**company, "passage": "who-we-are/paragraph-2"}, to=first.graph,
                   by="person:Anna")  # fmt: skip
    row = written(second, shipped)["organisation/tulpenpost-b-v"]
    assert row.cells["passage"] == [WHO, "who-we-are/paragraph-2"]
    assert row.cells["reviewed"] == shipped.digests(row.cells["passage"])


def test_a_passage_that_was_edited_since_stays_unread(apply: Apply, shipped: Statement) -> None:
    first = apply({**RIGHT, "by": "person:Anna"})
    (row,) = (r for r in written(first, shipped).values() if r.kind == "right")
    stale = ["0" * 64]
    row.put("reviewed", stale)
    old = Graph()
    for s, p, o in first.graph:
        old.add((s, p, o if p != NG.reviewedDigest else type(o)(stale[0])))
    row.put("passage", [DELETE, WHO])
    done = apply(as_object(row), to=old, by="person:Anna")
    (after,) = (r for r in written(done, shipped).values() if r.kind == "right")
    assert after.cells["reviewed"] == stale


# Rejected rows, and passages that state nothing


def silent(graph: Graph) -> set[str]:
    return {str(s).partition("/passage/")[2] for s in graph.subjects(NG.statesNoFact)}


def test_a_passage_whose_rows_are_rejected_can_be_listed_as_stating_nothing(
    apply: Apply, shipped: Statement
) -> None:
    drafted = apply(RIGHT)
    (row,) = (r for r in written(drafted, shipped).values() if r.kind == "right")
    rejected = {**as_object(row), "review": "rejected"}
    reason = {"kind": "no-fact", "terms": ["ng:IntroducesParts"], "passage": DELETE}
    for rows in ([rejected, reason], [reason, rejected]):
        done = apply(*rows, to=drafted.graph, by="person:Anna")
        assert done.faults == []
        assert silent(done.graph) == {DELETE}
        assert DELETE in Statement(done.graph, shipped.passages, shipped.version).read_paths()
    # Once somebody accepts a fact there, the passage says something again.
    again = apply({**as_object(row), "review": "accepted"}, to=done.graph, by="person:Anna")
    assert silent(again.graph) == set()


def test_the_same_on_a_reviewers_desk(
    apply: Apply, shipped: Statement, vocabulary: Vocabulary
) -> None:
    drafted = apply(RIGHT)
    statement = Statement(drafted.graph, shipped.passages, shipped.version)
    live = LiveRows(statement, TEXT, vocabulary)
    (row,) = (r for r in live.rows.values() if r.kind == "right")
    reason = Row(0, "no-fact", {"passage": [DELETE], "terms": ["ng:IntroducesParts"]})
    gone = Row(0, "right", {**row.cells, "review": ["rejected"]})
    live.put([gone, reason])
    assert silent(live.graph) == {DELETE}


# Places of quotes


def test_where_a_quote_stood_is_forgotten_when_the_quote_changes(
    apply: Apply, shipped: Statement
) -> None:
    first = apply({**RIGHT, "quote": "delete them"})
    (row,) = (r for r in written(first, shipped).values() if r.kind == "right")
    assert TEXT[int(row.one("start")) : int(row.one("end"))] == "delete them"
    row.put("quote", ["complain"])
    row.put("passage", ["your-rights/paragraph-2"])
    done = apply(as_object(row), to=first.graph)
    (after,) = (r for r in written(done, shipped).values() if r.kind == "right")
    assert done.faults == []
    assert after.one("quote") == "complain"


def test_of_words_that_stand_twice_the_place_that_was_given_stays(
    apply: Apply, shipped: Statement
) -> None:
    start, end = shipped.spans[WHO]
    second = TEXT.index("the", TEXT.index("the", start) + 1)
    assert second + 3 <= end
    row = {**RIGHT, "passage": WHO, "quote": "the", "start": second, "end": second + 3}
    done = apply(row)
    (after,) = (r for r in written(done, shipped).values() if r.kind == "right")
    assert (after.one("start"), after.one("end")) == (str(second), str(second + 3))


# Rows that were written are rows that can be applied


def test_a_thing_that_is_called_as_a_word_for_a_term_is_still_that_thing(
    apply: Apply, shipped: Statement
) -> None:
    """A draft names cookies as the text does, and so does the row of what it says of them."""
    said = {"kind": "tracking", "technology": "cookies", "name": "cookies", "by": "rule:x"}
    first = apply({**said, "modality": "asserted", "passage": "cookies/paragraph-1"})
    made = [r for r in written(first, shipped).values() if r.kind != "document"]
    assert {r.one("name") for r in made if r.kind == "technology"} == {"cookies"}
    rows = [as_object(r) for r in made]
    again = apply(*rows, to=first.graph)
    assert again.faults == []
    assert (again.added, again.changed, again.removed) == ([], [], [])


# Tables with the words of the passages


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_words_of_the_passages_are_shown_and_passed_over(
    shipped: Statement, vocabulary: Vocabulary, tmp_path: Path, form: str
) -> None:
    rows = write_rows(shipped, TEXT)
    show_text(rows, shipped, TEXT)
    (delete,) = (r for r in rows if r.cells.get("passage") == [DELETE])
    assert delete.cells["text"] == ["to delete them, unless the law makes us keep them;"]
    file = tmp_path / f"rows.{form}"
    file.write_bytes(write_file_of_rows(rows, form))
    read = read_file_of_rows(file)
    assert all("text" not in row.cells for row in read)
    outcome = apply_rows(shipped, read, vocabulary, text=TEXT)
    assert (outcome.added, outcome.changed, outcome.removed) == ([], [], [])
