"""Passages that were joined, or one that was divided: the same words with other boundaries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from noticegraph.aligning.texts import VersionText
from noticegraph.passages import Passage

_BY_PLACE = frozenset({"TableCell", "TableHeader"})
"""Kinds of passages of which the border is what they say: 1 and 5 are not 15."""
_CANDIDATES = 12
_MOST = 12
"""So many passages at most are one of another version."""


def joined_passages(
    first: VersionText, ours: Sequence[Passage], second: VersionText, theirs: Sequence[Passage]
) -> Iterator[tuple[list[Passage], list[Passage]]]:
    """Yield the runs of passages that together say the same in other passages, in their order.

    ``ours`` and ``theirs`` stand between the same passages of both texts.
    """
    starts: dict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(theirs):
        starts[_first_word(second.bare(passage.path))].append(at)
    at, after = 0, 0
    while at < len(ours):
        places = [p for p in starts[_first_word(first.bare(ours[at].path))] if p >= after]
        for place in places[:_CANDIDATES]:
            old, new = _run(first, ours, at, second, theirs, place)
            if old:
                yield list(ours[at : at + old]), list(theirs[place : place + new])
                at, after = at + old, place + new
                break
        else:
            at += 1


def _run(
    first: VersionText, ours: Sequence[Passage], at: int,
    second: VersionText, theirs: Sequence[Passage], place: int,
) -> tuple[int, int]:  # fmt: skip
    """Return how many passages on each side have the same words together; (0, 0) if none have."""
    old = new = 0
    was = now = ""
    while old + new < _MOST:
        if was and was == now:
            return old, new
        if len(was) <= len(now):
            if at + old >= len(ours) or ours[at + old].kind in _BY_PLACE:
                return 0, 0
            was = f"{was} {first.bare(ours[at + old].path)}".strip()
            old += 1
        else:
            if place + new >= len(theirs) or theirs[place + new].kind in _BY_PLACE:
                return 0, 0
            now = f"{now} {second.bare(theirs[place + new].path)}".strip()
            new += 1
        shorter, longer = sorted((was, now), key=len)
        if not longer.startswith(shorter):
            return 0, 0
    return 0, 0


def _first_word(words: str) -> str:
    return words.partition(" ")[0]
