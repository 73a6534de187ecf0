"""Rows applied to a statement: good ones change its graph, each fault of the others is reported.

A statement's graph consists of what its rows say and of other triples, which stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from dataclasses import replace as replace_fields
from typing import NamedTuple

from rdflib import Graph

from noticegraph.errors import RowError
from noticegraph.namespaces import PREFIXES
from noticegraph.rows.building import build_graph, names_in
from noticegraph.rows.columns import COLUMNS
from noticegraph.rows.drafted import take_first_reading
from noticegraph.rows.kinds import KINDS
from noticegraph.rows.model import Row
from noticegraph.rows.reviewing import is_drafted_by_machine, stamp, states_fact
from noticegraph.rows.settling import Settler
from noticegraph.rows.standing import with_ids
from noticegraph.rows.statement import Statement, curie_to_iri
from noticegraph.rows.verifying import Verifier, place_quote
from noticegraph.rows.vocabulary import Vocabulary
from noticegraph.rows.writing import write_rows


class ShapeResult(NamedTuple):
    """What a structure shape says: the node (IRI), the sentence, the property (IRI or "").

    ``dutch`` is the sentence in Dutch, where somebody may read it so.
    """

    node: str
    message: str
    path: str
    dutch: str = ""


class _Who(NamedTuple):
    """Who proposes, and who reviews, what the rows do not say."""

    by: str | None
    reviewer: str | None


Judge = Callable[[Graph], Iterable[ShapeResult]]
"""Applies the structure shapes to a graph of facts."""

SKOS_LABEL = PREFIXES["skos"] + "prefLabel"

_FIRST_STEP = re.compile(r"[(^]*<([^<>]+)>")
"""The beginning of a property path of several steps, as SPARQL writes it."""
_MOST_ROUNDS = 12
"""The shapes are applied once in each; what refused rows had made may show only after that."""


@dataclass
class Outcome:
    """The graph after rows were applied, what they changed, and why some were refused.

    ``added``, ``changed`` and ``removed`` are ids of nodes, ``left`` those that were drafted again
    after somebody had judged them, and paths of passages of which somebody said that they state
    nothing; ``accepted`` are the numbers of the rows that were applied,
    ``refused`` of those that were not.
    """

    graph: Graph
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    accepted: list[int] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    faults: list[RowError] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def apply_rows(
    statement: Statement,
    given: list[Row],
    vocabulary: Vocabulary,
    *,
    text: str | None = None,
    judge: Judge | None = None,
    all_or_nothing: bool = False,
    replace: bool = False,
    by: str | None = None,
    reviewer: str | None = None,
) -> Outcome:
    """Return what becomes of a statement's graph if rows are applied to it.

    With ``replace``, the rows are all there are: facts without one are removed. ``text`` is the
    statement's text if it is available; ``judge`` applies the structure shapes. ``by`` proposes the
    rows that name nobody; without it they have no review status, and count as accepted.
    ``reviewer`` accepts and rejects what the rows do not say who did. A rule or an agent changes
    nothing that somebody accepted or rejected.
    """
    told = next((row.one("language") for row in given if row.kind == "document"), "")
    statement = replace_fields(statement, assumed_language=told or statement.assumed_language)
    existing = write_rows(statement)
    names = names_in(existing)
    leftover = statement.facts - build_graph(existing, statement)
    verifier = Verifier(statement, vocabulary, text)
    given = [take_first_reading(row.copy(), vocabulary) for row in given]
    given = [verifier.in_own_words(row) for row in given]
    given = [_proposed(row, by) for row in given]
    given, unheard = without_silent(given, [] if replace else existing)
    faults = [fault for row in given for fault in verifier.given(row)]
    faults += _twice(given)
    for number in range(_MOST_ROUNDS):
        # The first time with the rows that are refused anyway, so that all their faults are named.
        bad = {fault.line for fault in faults if number or fault.cell == "kind"}
        good = [row.copy() for row in given if row.number not in bad]
        settler = Settler(statement, [] if replace else existing, vocabulary)
        settled = settler.settle([row for row in good if "remove" not in row.cells])
        _stamp_all(settled, existing, statement, _Who(by, reviewer), text)
        new = [*settler.faults, *(f for row in settled for f in verifier.settled(row))]
        gone = {_key(row) for row in good if "remove" in row.cells}
        # By ids, because a row may give what they name another name.
        stay = [] if replace else existing
        kept = [with_ids(row, names) for row in stay if _key(row) not in gone]
        graph = statement.facts
        if not number and faults:
            faults += new
            continue
        new += _cited_anyway(kept, settled)
        if not new:
            graph = _whole(statement, _together(kept, settled), leftover)
            new = list(_judged(statement, graph, settled, judge))
        if not new:
            break
        faults += new
    else:
        # Each round refuses more rows; what still has faults after the last is not applied at all.
        return Outcome(statement.facts, refused=_numbers(given), faults=_ordered(faults))
    refused = {fault.line for fault in faults if fault.line is not None}
    if all_or_nothing and refused:
        graph, settled, gone = statement.facts, [], set()
    left = [*unheard, *settler.left]
    outcome = Outcome(graph, refused=sorted(refused), faults=_ordered(faults), left=left)
    outcome.accepted = (
        sorted(set(_numbers(given)) - refused) if graph is not statement.facts else []
    )
    _tell_changes(outcome, statement)
    return outcome


def _proposed(row: Row, by: str | None) -> Row:
    """Return a row, by the rule or agent that proposes it if it does not say who does."""
    proposed = row.copy()
    if by is not None and not by.startswith("person:"):
        proposed.cells.setdefault("by", [by])
    return proposed if is_drafted_by_machine(proposed) else row


def without_silent(given: list[Row], existing: list[Row]) -> tuple[list[Row], list[str]]:
    """Return the rows, drafts without the passages of which somebody said that they state nothing.

    Beside them, the paths of passages of which nothing is left to draft.
    """
    silent = {row.one("passage") for row in existing if row.kind == "no-fact"}
    kept: list[Row] = []
    unheard: list[str] = []
    for row in given:
        paths = row.cells.get("passage", [])
        if row.kind == "document" or not is_drafted_by_machine(row) or silent.isdisjoint(paths):
            kept.append(row)
            continue
        row.put("passage", [path for path in paths if path not in silent])
        if not row.one("passage"):
            unheard.append(paths[0])
            continue
        for column in ("quote", "start", "end"):
            # It may stand in a passage that is none any more.
            row.put(column, [])
        kept.append(row)
    return kept, unheard


def _stamp_all(
    settled: list[Row], existing: list[Row], statement: Statement, who: _Who, text: str | None
) -> None:
    """Give the rows to apply their review and the places of their quotes."""
    names = names_in(existing)
    known = {row.one("id"): row for row in existing}
    for row in settled:
        before = known.get(row.one("id"))
        if before is not None:
            before = with_ids(before, names)
        place_quote(statement, text, row)
        if row.one("id"):
            stamp(row, before, who.by, statement, who.reviewer)


def _key(row: Row) -> tuple[str, str]:
    """Return by what a row is known: its id, or the passage that states no fact."""
    if row.kind == "no-fact":
        return row.kind, row.one("passage")
    return "", row.one("id")


def _twice(given: list[Row]) -> Iterator[RowError]:
    """Yield the rows with an id that another row has before them: only one could stay."""
    first: dict[str, int] = {}
    for row in given:
        node = row.one("id")
        if node and "remove" not in row.cells and first.setdefault(node, row.number) != row.number:
            fault = RowError("row-id-twice", line=row.number, other=first[node], id=node)
            fault.cell = "id"
            yield fault


def _numbers(rows: Iterable[Row]) -> list[int]:
    return [row.number for row in rows]


def _ordered(faults: Iterable[RowError]) -> list[RowError]:
    once = {(f.line or 0, f.cell, f.message): f for f in faults}
    return [once[key] for key in sorted(once)]


def _own(existing: list[Row], settled: list[Row]) -> dict[str, Row]:
    """Return the rows with an id: those that were there, replaced and joined by the new ones."""
    own = {row.one("id"): row for row in existing if row.one("id")}
    return own | {row.one("id"): row for row in settled if row.one("id")}


def _cited_anyway(existing: list[Row], settled: list[Row]) -> Iterator[RowError]:
    """Yield the rows of passages without a fact of which a fact cites the passage."""
    facts = [row for row in _own(existing, settled).values() if states_fact(row)]
    for row in settled:
        path = row.one("passage")
        by = tuple(f.one("id") for f in facts if path in f.cells.get("passage", []))
        if row.kind == "no-fact" and by:
            fault = RowError("row-silent-cited", line=row.number, passage=path, ids=by)
            fault.cell = "passage"
            yield fault


def _together(existing: list[Row], settled: list[Row]) -> list[Row]:
    """Return the rows of a graph: those that were there, replaced and joined by the new ones."""
    own = _own(existing, settled)
    silent = {row.one("passage"): row for row in existing if row.kind == "no-fact"}
    silent |= {row.one("passage"): row for row in settled if row.kind == "no-fact"}
    cited = {p for row in own.values() if states_fact(row) for p in row.cells.get("passage", [])}
    return [*own.values(), *(row for path, row in silent.items() if path not in cited)]


def _whole(statement: Statement, rows: list[Row], leftover: Graph) -> Graph:
    """Return the graph of rows, with what no row says about the nodes that are still there."""
    graph = build_graph(rows, statement)
    described = set(graph.subjects())
    for triple in leftover:
        if triple[0] in described or not str(triple[0]).startswith(f"{statement.version}/"):
            graph.add(triple)
    return graph


def _judged(
    statement: Statement, graph: Graph, settled: list[Row], judge: Judge | None
) -> Iterator[RowError]:
    """Yield what the structure shapes find at the nodes of rows."""
    rows = {str(statement.iri(row.one("id"))): row for row in settled if row.one("id")}
    for result in judge(graph) if judge is not None else ():
        row = rows.get(result.node)
        if row is None:
            continue
        if result.path == SKOS_LABEL and row.one("name") and not row.one("translation"):
            # The second language may be missing until the statement is released.
            continue
        fault = RowError("row-shape", line=row.number, reason=result.message, id=row.one("id"))
        fault.cell = column_of(row, result.path)
        yield fault


def column_of(row: Row, path: str) -> str:
    """Return the column for a property (IRI), or for the first of a path; "" if there is none."""
    kind = KINDS[row.kind]
    if first := _FIRST_STEP.match(path):
        path = first[1]
    if kind.terms is not None and path == curie_to_iri(kind.terms.path):
        return "terms"
    columns = kind.columns | {"condition": COLUMNS["condition"]}
    names = [
        name for name, c in columns.items() if path in map(curie_to_iri, (c.path, c.denied or ""))
    ]
    return {SKOS_LABEL: "name", PREFIXES["ng"] + "statedIn": "passage"}.get(
        path, "".join(names[:1])
    )


def _tell_changes(outcome: Outcome, statement: Statement) -> None:
    before, after = _by_subject(statement.facts), _by_subject(outcome.graph)
    for node in sorted(before.keys() | after.keys()):
        name = statement.id_of(node)
        if node not in before:
            outcome.added.append(name)
        elif node not in after:
            outcome.removed.append(name)
        elif before[node] != after[node]:
            outcome.changed.append(name)


def _by_subject(graph: Graph) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for subject, predicate, value in graph:
        found.setdefault(str(subject), set()).add((str(predicate), value.n3()))
    return found
