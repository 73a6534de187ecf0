"""Rows of the earlier version → rows of the new one: those whose words are unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rdflib import Graph, URIRef

from noticegraph.aligning import Alignment, VersionText
from noticegraph.rows import KINDS, Row, Statement, build_graph
from noticegraph.rows.building import names_in
from noticegraph.rows.columns import COLUMNS
from noticegraph.rows.standing import with_ids
from noticegraph.rows.statement import OF_ITSELF

_NO_WORDS = re.compile(r"[\s*_\\]+")
MADE_ANEW = ("document", "statement")
"""Kinds of rows that a new version has of its own."""


@dataclass
class Carried:
    """The rows of the new version, by their ids of the earlier one; and the rows that do not hold.

    ``stale`` are the ids of facts whose passage had changed after they were accepted.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    silent: list[Row] = field(default_factory=list)
    open: dict[str, Row] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)


class Carrier:
    """Carries the rows of a statement over to another text of it."""

    def __init__(
        self, before: Statement, rows: list[Row], old: VersionText, new: VersionText,
        alignment: Alignment,
    ) -> None:  # fmt: skip
        self.before = before
        self.old, self.new, self.alignment = old, new, alignment
        names = names_in(rows)
        self._given = [with_ids(row, names) for row in rows]
        self._by_id = {row.one("id"): row for row in self._given if row.one("id")}

    def carry(self, version: Statement) -> Carried:
        """Return the rows of a new version (its passages must be there already)."""
        found = Carried()
        holding: dict[str, Row] = {}
        for row in self._given:
            if row.kind in MADE_ANEW or row.one("id").startswith("../"):
                continue
            if row.kind == "no-fact":
                if all(self._holds(path) for path in row.cells.get("passage", [])):
                    found.silent.append(row)
            elif row.kind == "earlier-fact" or self._row_holds(row, found):
                holding[row.one("id")] = row
            else:
                found.open[row.one("id")] = row
        self._need(holding, found)
        for node, row in holding.items():
            found.rows[node] = self._moved(row, version)
        cited = {path for row in found.rows.values() for path in row.cells.get("passage", [])}
        moved = [self._moved(row, version) for row in found.silent]
        found.silent = [r for r in moved if not cited & set(r.cells["passage"])]
        return found

    def _holds(self, path: str) -> bool:
        fate = self.alignment.fates.get(path)
        return fate is not None and fate.holds

    def _row_holds(self, row: Row, found: Carried) -> bool:
        paths = row.cells.get("passage", [])
        reviewed = row.cells.get("reviewed", [])
        is_accepted = row.one("review") == "accepted" and bool(reviewed)
        if is_accepted and set(reviewed) != set(self.before.digests(paths)):
            found.stale.add(row.one("id"))
            return False
        # A thing is named in many passages, and of what a rule drafted each passage says all: the
        # rule read them one by one. What somebody has judged rests on all that it cites.
        some = any if not KINDS[row.kind].fact or row.one("review") == "drafted" else all
        return bool(paths) and some(self._holds(path) for path in paths)

    def _need(self, holding: dict[str, Row], found: Carried) -> None:
        """Have each fact that holds rest on things that are there.

        A fact about another fact that does not hold does not hold either; a thing that a fact names
        comes along, wherever it was named.
        """
        changed = True
        while changed:
            changed = False
            for node, row in list(holding.items()):
                for other in self.things_of(row):
                    if other in holding or other == OF_ITSELF:
                        continue
                    named = self._by_id.get(other)
                    if named is None:
                        continue
                    changed = True
                    if KINDS[named.kind].fact and KINDS[row.kind].fact:
                        found.open[node] = holding.pop(node)
                        break
                    holding[other] = self._named_by(named, row)
                    found.open.pop(other, None)

    def _named_by(self, thing: Row, row: Row) -> Row:
        """Return a thing that no passage that holds names, with a passage of what names it."""
        kept = thing.copy()
        own = [p for p in kept.cells.get("passage", []) if self.alignment.now(p) is not None]
        kept.put("passage", own or list(row.cells.get("passage", [])))
        return kept

    def things_of(self, row: Row) -> Iterator[str]:
        """Yield the ids of the nodes that a row names."""
        columns = KINDS[row.kind].columns | {"condition": COLUMNS["condition"]}
        for name, column in columns.items():
            if column.sort == "thing":
                yield from (v for v in row.cells.get(name, []) if v in self._by_id)

    def _moved(self, row: Row, version: Statement) -> Row:
        """Return a row with the passages, the quote and the digests of the new version."""
        moved = row.copy()
        before = row.cells.get("passage", [])
        holding = [p for p in before if self._holds(p)]
        now = [p for b in holding or before for p in self.alignment.all_now(b)]
        moved.put("passage", sorted(set(now)))
        start, end = self._quote(row, holding)
        moved.put("quote", [])
        moved.put("start", [str(start)] if end else [])
        moved.put("end", [str(end)] if end else [])
        if moved.one("review") == "accepted" and "reviewed" in moved.cells:
            moved.put("reviewed", version.digests(moved.cells.get("passage", [])))
        return moved

    def _quote(self, row: Row, holding: list[str]) -> tuple[int, int]:
        """Return where the words of a quote stand now; (0, 0) if they do not stand there as one."""
        start, end = int(row.one("start") or 0), int(row.one("end") or 0)
        for path in holding if end else ():
            passage = self.old.by_path[path]
            if not passage.start <= start < end <= passage.end:
                continue
            # Counted without white space and emphasis, in which alone the two passages can differ.
            before = len(_solid(self.old.text[passage.start : start]))
            words = _solid(self.old.text[start:end])
            for now in self.alignment.all_now(path) if words else ():
                text = self.new.written(now)
                places = [at for at, character in enumerate(text) if _solid(character)]
                solid = _solid(text)
                at = before
                if not solid.startswith(words, at):
                    # The passage was joined or divided: its words stand elsewhere, once.
                    at = solid.find(words) if solid.count(words) == 1 else -1
                if at >= 0:
                    base = self.new.by_path[now].start
                    return base + places[at], base + places[at + len(words) - 1] + 1
        return 0, 0


def carried_graph(
    carried: Carried, own: list[Row], anew: Graph, version: Statement, before: Statement,
    rows: list[Row], new_paths: frozenset[str],
) -> Graph:  # fmt: skip
    """Return the graph of the rows that were carried, with what no row says about their nodes.

    ``own`` are the rows of the new version itself and ``anew`` the graph that they stand for;
    ``rows`` are those of the earlier version.
    """
    mine = {row.one("id"): row for row in own if row.one("id")} | carried.rows
    graph = build_graph([*mine.values(), *carried.silent], version)
    described = set(graph.subjects())
    for triple in anew - build_graph(own, version):
        if triple[0] in described:
            graph.add(triple)
    prefix, target = f"{before.version}/", f"{version.version}/"

    def now(node: object) -> URIRef | None:
        text = str(node)
        if not isinstance(node, URIRef) or not text.startswith(prefix):
            return None
        path = text.removeprefix(prefix)
        if path.startswith("passage/") and path.removeprefix("passage/") not in new_paths:
            return None
        return URIRef(target + path)

    for subject, predicate, value in before.facts - build_graph(rows, before):
        moved = now(subject)
        if moved is None or moved not in described:
            continue
        if isinstance(value, URIRef) and str(value).startswith(prefix):
            other = now(value)
            if other is not None and (other in described or "/passage/" in str(other)):
                graph.add((moved, predicate, other))
        elif value != before.version:
            graph.add((moved, predicate, value))
    return graph


def _solid(text: str) -> str:
    return _NO_WORDS.sub("", text)
