"""What is judged in one step: a fact with the drafted things that it names.

A rule that drafts a fact drafts what the fact is about, too. Whoever accepts it has read both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from noticegraph.reviewing.journal import Step
from noticegraph.rows import KINDS, Row
from noticegraph.rows.live import LiveRows

_WORDS = ("id", "name", "translation", "quote", "passage")


def named_things(rows: Mapping[str, Row], row: Row) -> list[str]:
    """Return the ids of the things that a row names, and of what these name in turn."""
    found: dict[str, None] = {}
    ahead = [row]
    while ahead:
        cells = ahead.pop().cells
        for value in (v for c, values in cells.items() if c not in _WORDS for v in values):
            other = rows.get(value)
            if other is not None and value not in found and not KINDS[other.kind].fact:
                found[value] = None
                ahead.append(other)
    return list(found)


def folded_things(rows: Mapping[str, Row], shown: Sequence[Row]) -> dict[str, list[str]]:
    """Return, by the id of each fact shown, the things that are judged with it.

    A thing stands at the first fact that names it. One that nobody has reviewed stands only at a
    fact that nobody has reviewed: so it can still be judged.
    """
    here = {row.one("id"): row for row in shown}
    taken: set[str] = set()
    found: dict[str, list[str]] = {}
    for row in shown:
        if not KINDS[row.kind].fact or row.one("review") == "rejected":
            continue
        mine = [
            thing
            for thing in named_things(rows, row)
            if thing in here
            and thing not in taken
            and here[thing].one("review") in ("", "accepted", row.one("review"))
        ]
        taken.update(mine)
        found[row.one("id")] = mine
    return found


def only_named_by(live: LiveRows, things: Iterable[str], facts: Iterable[str]) -> list[str]:
    """Return those of some things that nothing names but the given facts and these things."""
    kept = list(dict.fromkeys(things))
    gone = {*facts, *kept}
    while True:
        used = [t for t in kept if any(r.one("id") not in gone for r in live.users_of(t))]
        if not used:
            return kept
        kept = [thing for thing in kept if thing not in used]
        gone -= set(used)


def said_before(steps: Iterable[Step], node_id: str) -> Row | None:
    """Return what a fact said before it was rejected; None if that is no longer known."""
    for step in reversed(list(steps)):
        for row in step.before:
            if row.one("id") == node_id and row.one("review") != "rejected":
                return row.copy()
    return None
