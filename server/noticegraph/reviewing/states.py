"""The states of a fact, and what a step does to it before the step is taken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence

from noticegraph.error_words import Words
from noticegraph.errors import RowError
from noticegraph.reviewing.journal import Step
from noticegraph.reviewing.together import named_things
from noticegraph.reviewing.wording import quoted_place
from noticegraph.rows import Row
from noticegraph.rows.applying import ShapeResult, column_of
from noticegraph.rows.live import LiveRows

_ABOUT_REVIEW = ("review", "reviewed", "reviewer", "reviewedAt")


class FactShapeError(RowError):
    """What a structure shape finds at a fact, in the words of the shape alone, and its column."""

    def __init__(self, row: Row, result: ShapeResult) -> None:
        super().__init__("row-shape", line=row.number, reason=result.message, id=row.one("id"))
        self._said = {"en": result.message, "nl": result.dutch or result.message}
        self.cell = column_of(row, result.path)

    def words(self, language: str) -> Words:
        """Return the sentence of the shape."""
        return Words(self._said[language])


def version_of(row: Row) -> str:
    """Return what tells one state of a fact from another."""
    cells = {c: sorted(v) for c, v in row.cells.items() if c != "quote" and v}
    return hashlib.sha256(json.dumps([row.kind, cells], sort_keys=True).encode()).hexdigest()[:16]


def was_just_done(
    steps: Sequence[Step], done: str, who: str, seen: Mapping[str, str], now: Callable[[str], str]
) -> bool:
    """Tell whether the last step of a reviewer was this one, on facts in the states ``seen``.

    ``now`` returns the state in which a fact is.
    """
    step = next((s for s in reversed(steps) if s.who == who), None)
    if step is None or step.done != done:
        return False
    before = {row.one("id"): version_of(row) for row in step.before if row.one("id") in seen}
    after = {row.one("id"): version_of(row) for row in step.after if row.one("id") in seen}
    return (
        bool(after)
        and all(seen[i] == version for i, version in before.items())
        and all(now(i) == version for i, version in after.items())
    )


def rows_without(live: LiveRows, fact: Row, paths: Collection[str]) -> list[Row]:
    """Return a fact and what it names as they are without some passages; only what changes.

    A thing that another fact of these passages names still cites them. What would cite no passage
    any more cites those of the fact; the fact itself stays as it is then.
    """
    kept = [path for path in fact.cells.get("passage", []) if path not in paths]
    if not kept:
        return []
    things = [live.rows[i] for i in named_things(live.rows, fact)]
    inner = {fact.one("id"), *(thing.one("id") for thing in things)}
    mine = [
        thing
        for thing in things
        if all(
            user.one("id") in inner or set(paths).isdisjoint(user.cells.get("passage", []))
            for user in live.users_of(thing.one("id"))
        )
    ]
    found = []
    for row in (fact, *mine):
        cited = row.cells.get("passage", [])
        if set(paths).isdisjoint(cited) or row.one("review") == "rejected":
            continue
        changed = row.copy()
        changed.put("passage", [path for path in cited if path not in paths] or kept)
        _quote_only_cited(live, changed)
        if row.one("reviewed"):
            changed.put("reviewed", live.statement.digests(changed.cells["passage"]))
        found.append(changed)
    return found


def _quote_only_cited(live: LiveRows, row: Row) -> None:
    """Drop the quote of a row if it stands in a passage that the row no longer cites."""
    quoted, spans = quoted_place(row), live.statement.spans
    places = [spans[path] for path in row.cells["passage"] if path in spans]
    if quoted and not any(a <= quoted[0] and quoted[1] <= b for a, b in places):
        for column in ("quote", "start", "end"):
            row.put(column, [])


def says(row: Row) -> object:
    """Return what a fact says, whatever it is called and wherever it stands."""
    apart = ("id", "name", "translation", "passage", "quote", "start", "end", "by", *_ABOUT_REVIEW)
    return {c: sorted(v) for c, v in row.cells.items() if c not in apart and v}


def as_accepted(row: Row) -> Row:
    """Return a row that is not a draft, whoever proposed it: it changes what somebody accepted."""
    found = row.copy()
    if row.kind != "no-fact":
        found.put("review", ["accepted"])
    return found
