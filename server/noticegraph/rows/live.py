"""A statement kept in memory as its rows, and changed row by row.

`apply_rows` makes the whole graph again from all rows, which takes seconds for a long statement.
Here a change costs what it touches: each triple is counted by the rows that say it.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from rdflib import Graph, URIRef
from rdflib.term import Node

from noticegraph.errors import RowError
from noticegraph.rows.building import Builder, names_in
from noticegraph.rows.kinds import KINDS
from noticegraph.rows.model import Row
from noticegraph.rows.names import Names
from noticegraph.rows.reviewing import stamp, states_fact
from noticegraph.rows.settling import Settler
from noticegraph.rows.standing import with_ids
from noticegraph.rows.statement import Statement
from noticegraph.rows.verifying import Verifier, place_quote
from noticegraph.rows.vocabulary import Vocabulary
from noticegraph.rows.writing import write_rows

_Triple = tuple[Node, Node, Node]


class LiveRows:
    """The rows of a statement by id, and its graph, which follows them.

    In the rows, cells that mean a thing hold its id. ``silent`` are the rows of the passages that
    state no fact, by path. What no row says about a node stays as long as the node does.
    """

    def __init__(self, statement: Statement, text: str | None, vocabulary: Vocabulary) -> None:
        """Take the graph of the facts: it is changed with the rows from now on."""
        self.statement = statement
        self.text = text
        self._vocabulary = vocabulary
        written = write_rows(statement, text)
        names = names_in(written)
        whole = [row if row.kind == "no-fact" else with_ids(row, names) for row in written]
        self.rows = {row.one("id"): row for row in whole if row.kind != "no-fact"}
        self.silent = {row.one("passage"): row for row in whole if row.kind == "no-fact"}
        self._names: Names | None = None
        self._counted: Counter[_Triple] | None = None
        self._changes: list[tuple[str, str]] = []

    @property
    def graph(self) -> Graph:
        """The graph that the rows make, with what no row says."""
        return self.statement.facts

    @property
    def names(self) -> Names:
        """The things of the statement, by id and name."""
        if self._names is None:
            self._names = names_in(list(self.rows.values()))
        return self._names

    @cached_property
    def _verifier(self) -> Verifier:
        return Verifier(self.statement, self._vocabulary, self.text)

    @property
    def _said(self) -> Counter[_Triple]:
        """How many rows say each triple: counted before the first change."""
        if self._counted is None:
            builder = Builder(self.names, self.statement)
            found: Counter[_Triple] = Counter()
            for row in (*self.rows.values(), *self.silent.values()):
                found.update(set(builder.all_triples(row)))
            self._counted = found
        return self._counted

    def prepare(self) -> None:
        """Make what the first change needs, which takes long for a long statement."""
        _ = self._said

    def count_changes(self) -> int:
        """Return how many rows were changed; `changes_since` tells which."""
        return len(self._changes)

    def changes_since(self, count: int) -> list[tuple[str, str]]:
        """Return the rows changed since there were so many changes: each its id, or its passage.

        The one that a row does not have is "".
        """
        return self._changes[count:]

    def settle(self, row: Row, by: str) -> tuple[list[Row], list[RowError]]:
        """Return the rows that a row means, ready to be put in, and what is wrong with them.

        A row with an id takes the place of that fact. ``by`` proposes it.
        """
        verifier = self._verifier
        faults = list(verifier.given(row))
        if any(fault.cell == "kind" for fault in faults):
            return [], faults
        known = list(self.rows.values())
        settler = Settler(self.statement, known, self._vocabulary, by_hand=True)
        settled = settler.settle([row.copy()])
        faults += settler.faults
        for found in settled:
            if found.kind == row.kind and not row.one("id") and KINDS[row.kind].fact:
                # A new fact never takes the place of one that is there.
                found.put("id", [self._free(found.one("id"))])
            faults += verifier.settled(found)
            if found.kind == "no-fact":
                continue
            place_quote(self.statement, self.text, found)
            stamp(found, self.rows.get(found.one("id")), by, self.statement)
        return settled, faults

    def _free(self, node_id: str) -> str:
        """Return an id that no row has: this one, or this one with a number."""
        counted = (f"{node_id}-{count}" for count in itertools.count(2))
        return next(i for i in itertools.chain([node_id], counted) if i not in self.rows)

    def put(self, rows: Iterable[Row] = (), gone: Iterable[str] = ()) -> set[URIRef]:
        """Put rows in, in place of those with their ids, and take others out.

        A row of a passage without a fact without ``terms`` takes that out. Returns the nodes of
        which the graph now says something else.
        """
        before, said = self.names, self._said
        changed = list(rows)
        own = [row for row in changed if row.kind != "no-fact"]
        silent = [row for row in changed if row.kind == "no-fact"]
        old = [self.rows.pop(i) for i in {*gone, *(r.one("id") for r in own)} if i in self.rows]
        cited = {p for row in own if states_fact(row) for p in row.cells.get("passage", [])}
        paths = cited | {row.one("passage") for row in silent}
        old += [self.silent.pop(path) for path in paths if path in self.silent]
        self.rows |= {row.one("id"): row for row in own}
        spoken = {_named(row) for row in old if row.kind != "no-fact"}
        if spoken != {_named(row) for row in own}:
            self._names = None
        new = [*own, *(row for row in silent if row.cells.get("terms"))]
        self.silent |= {row.one("passage"): row for row in new if row.kind == "no-fact"}
        touched: set[URIRef] = set()
        builder = Builder(before, self.statement)
        lost = Counter(t for row in old for t in set(builder.all_triples(row)))
        builder = Builder(self.names, self.statement)
        won = Counter(t for row in new for t in set(builder.all_triples(row)))
        said.subtract(lost)
        said.update(won)
        for triple in lost.keys() | won.keys():
            if said[triple] > 0:
                self.graph.add(triple)
            else:
                del said[triple]
                self.graph.remove(triple)
            touched.add(URIRef(str(triple[0])))
        self._forget(touched)
        self._changes += [
            ("", row.one("passage")) if row.kind == "no-fact" else (row.one("id"), "")
            for row in (*old, *new)
        ]
        return touched

    def _forget(self, touched: set[URIRef]) -> None:
        """Remove what no row said about nodes that are gone."""
        for row_id in [self.statement.id_of(str(node)) for node in touched]:
            node = self.statement.iri(row_id)
            if row_id in self.rows or row_id.startswith(("passage/", "agent/", ".")):
                continue
            for triple in list(self.graph.triples((node, None, None))):
                if self._said[triple] <= 0:
                    self.graph.remove(triple)

    def users_of(self, node_id: str) -> list[Row]:
        """Return the rows that name a thing, by its id. What was rejected says nothing more."""
        return [
            row
            for row in self.rows.values()
            if row.one("id") != node_id
            and row.one("review") != "rejected"
            and any(
                node_id in values
                for column, values in row.cells.items()
                if column not in ("name", "translation", "quote", "passage")
            )
        ]


def _named(row: Row) -> tuple[str, ...]:
    """Return what `names_in` takes of a row."""
    is_rejected = "rejected" if row.one("review") == "rejected" else ""
    return (row.one("id"), row.kind, row.one("name"), row.one("translation"), is_rejected)
