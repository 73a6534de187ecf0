"""What is judged in one step and counts as one fact: a fact with the drafted things it names.

A rule that drafts a fact drafts what the fact is about, too. A person who accepts it has read both.
A thing that no fact names is judged by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from noticegraph.namespaces import NG
from noticegraph.reviewing.journal import Step
from noticegraph.rows import KINDS, Row
from noticegraph.rows.live import LiveRows

_STATUS, _MODALITY, _STATED_IN = map(str, (NG.reviewStatus, NG.modality, NG.statedIn))
_DRAFTED = str(NG.Drafted)
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
            if thing not in taken and _goes_with(rows[thing], row, is_here=thing in here)
        ]
        taken.update(mine)
        found[row.one("id")] = mine
    return found


def _goes_with(thing: Row, fact: Row, *, is_here: bool) -> bool:
    """Tell whether a thing stands on the card of a fact: what is to be judged wherever it is."""
    if thing.one("review") == "drafted":
        return fact.one("review") == "drafted"
    return is_here and thing.one("review") in ("", "accepted", fact.one("review"))


def with_their_facts(rows: Mapping[str, Row], shown: Sequence[Row]) -> list[Row]:
    """Return rows with a fact that names it in place of each drafted thing that none names.

    A passage may name a thing while the fact about it is stated elsewhere: they are judged
    together.
    """
    folded = {thing for things in folded_things(rows, shown).values() for thing in things}
    lone = {
        row.one("id")
        for row in shown
        if row.one("review") == "drafted" and not KINDS[row.kind].fact
    } - folded
    if not lone:
        return list(shown)
    facts: dict[str, Row] = {}
    for row in rows.values():
        if row.one("review") == "drafted" and KINDS[row.kind].fact:
            for thing in lone.intersection(named_things(rows, row)):
                facts.setdefault(thing, row)
    whole = [facts.get(row.one("id"), row) for row in shown]
    return list({row.one("id"): row for row in whole}.values())


def count_to_judge(rows: Mapping[str, Row]) -> int:
    """Return how many facts nobody has judged: so many cards there are, each counted once."""
    drafted = {node_id: row for node_id, row in rows.items() if row.one("review") == "drafted"}
    facts = [row for row in drafted.values() if KINDS[row.kind].fact]
    named = {thing for row in facts for thing in named_things(rows, row)}
    return len(drafted.keys() - named)


def count_drafted(triples: Iterable[tuple[str, str, str]]) -> int:
    """Return the same number for a graph, of which no rows need be made."""
    drafted: set[str] = set()
    facts: set[str] = set()
    stated: set[str] = set()
    said: dict[str, set[str]] = {}
    for subject, relation, value in triples:
        if relation == _STATUS and value == _DRAFTED:
            drafted.add(subject)
        elif relation == _MODALITY:
            facts.add(subject)
        elif relation == _STATED_IN:
            stated.add(subject)
        elif value.startswith("http"):
            said.setdefault(subject, set()).add(value)
    things = (stated | drafted) - facts
    named: set[str] = set()
    ahead = list(drafted & facts)
    while ahead:
        new = (said.get(ahead.pop(), set()) & things) - named
        named |= new
        ahead += new
    return len(drafted - named)


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
