"""Passages of an earlier text → what became of them in a later one.

A passage is unchanged if its words are in the later text, in the same order among the others or
moved. White space and emphasis do not count: a text with other line breaks is unchanged, and so is
one whose titles were joined to their paragraphs. An item or a cell is unchanged only if its context
(its lead-in, its column title) is too, because "we never share:", or another title of its column,
gives it another meaning.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz

from noticegraph.aligning.joining import joined_passages
from noticegraph.aligning.texts import CONTAINERS, VersionText
from noticegraph.passages import Passage

_ALIKE = 55.0
"""From this likeness on (of 100, by rapidfuzz's ratio), a passage is another one changed."""
_ALIKE_IN_PLACE = 35.0
"""The same for a passage that stands alone between two that hold."""
_CANDIDATES = 12
_KNOWN_BY_PLACE = ("Heading", "TableCell", "TableHeader")
_OFTEN = 50
_LONGEST = 20_000
"""So many characters of a passage are compared with another."""


class Held(StrEnum):
    """What became of a passage."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a passage: where it is now (a path; None if it is gone).

    ``by_context`` says that its own words hold, and those from which it hangs do not. ``parts`` are
    all passages among which its words are divided, if they are more than one.
    """

    held: Held
    path: str | None
    by_context: bool = False
    parts: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether its words stand in the later text."""
        return self.held in (Held.SAME, Held.MOVED)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The fates of the passages of the earlier text by path, and what is new in the later one."""

    fates: dict[str, Fate]
    new: tuple[str, ...]

    def now(self, path: str) -> str | None:
        """Return where a passage of the earlier text is in the later one."""
        fate = self.fates.get(path)
        return None if fate is None else fate.path

    def all_now(self, path: str) -> tuple[str, ...]:
        """Return where a passage of the earlier text is now, all passages among which it is."""
        fate = self.fates.get(path)
        if fate is None or fate.path is None:
            return ()
        return fate.parts or (fate.path,)

    def held(self) -> frozenset[str]:
        """Return the passages of the later text that have the words of passages that hold."""
        holding = [path for path, fate in self.fates.items() if fate.holds]
        return frozenset(now for path in holding for now in self.all_now(path))


def align_passages(first: VersionText, second: VersionText) -> Alignment:
    """Return what became of each passage of an earlier text in a later one."""
    ours, theirs = first.leaves, second.leaves
    fates: dict[str, Fate] = {}
    taken: set[str] = set()
    words, others = _told_apart(first), _told_apart(second)
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    end = (0, 0)
    for a, b, size in matcher.get_matching_blocks():
        between = ours[end[0] : a], theirs[end[1] : b]
        for run, now in joined_passages(first, between[0], second, between[1]):
            _hold_joined(first, second, run, now, fates)
            taken.update(p.path for p in now)
        end = a + size, b + size
        for at in range(size):
            fates[ours[a + at].path] = Fate(Held.SAME, theirs[b + at].path)
            taken.add(theirs[b + at].path)
    free: dict[str, list[str]] = defaultdict(list)
    for passage in theirs:
        if passage.path not in taken:
            free[second.bare(passage.path)].append(passage.path)
    for passage in ours:
        left = free.get(first.bare(passage.path))
        if passage.path not in fates and left:
            fates[passage.path] = Fate(Held.MOVED, left.pop(0))
            taken.add(str(fates[passage.path].path))
    for old, new in _alike(first, second, fates, taken):
        fates[old] = Fate(Held.CHANGED, new)
        taken.add(new)
    for passage in ours:
        fates.setdefault(passage.path, Fate(Held.GONE, None))
    _heed_contexts(first, second, fates)
    _containers(first, second, fates)
    return Alignment(fates, tuple(p.path for p in theirs if p.path not in taken))


def _hold_joined(
    first: VersionText, second: VersionText, run: list[Passage], now: list[Passage],
    fates: dict[str, Fate],
) -> None:  # fmt: skip
    """Put down of a run of passages where their words stand: in those in which most of each are."""
    ends, end = [], 0
    for passage in now:
        end += len(second.bare(passage.path)) + 1
        ends.append(end)
    start = 0
    for passage in run:
        stop = start + len(first.bare(passage.path)) + 1
        lows = [0, *ends[:-1]]
        shares = [min(stop, e) - max(start, s) for s, e in zip(lows, ends, strict=True)]
        parts = tuple(p.path for p, share in zip(now, shares, strict=True) if share > 0)
        best = now[shares.index(max(shares))].path
        held = Held.SAME if parts == (passage.path,) else Held.MOVED
        fates[passage.path] = Fate(held, best, parts=parts if len(parts) > 1 else ())
        start = stop


def _told_apart(text: VersionText) -> list[str]:
    """Return the words of the passages; what stands very often is counted.

    Else two texts that repeat one line would take quadratic time.
    """
    words = [text.bare(p.path) for p in text.leaves]
    often = {w for w, count in Counter(words).items() if count > _OFTEN}
    seen: Counter[str] = Counter()
    found = []
    for word in words:
        seen[word] += 1
        found.append(f"{word}\0{seen[word]}" if word in often else word)
    return found


def _alike(
    first: VersionText, second: VersionText, fates: dict[str, Fate], taken: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of passages of which the later one is most likely the earlier one changed."""
    old = [p for p in first.leaves if p.path not in fates]
    new = [p for p in second.leaves if p.path not in taken]
    gaps = _gaps(first.leaves, set(fates)), _gaps(second.leaves, taken)
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(new):
        for word in set(second.words(passage.path).casefold().split()):
            by_word[word].append(at)
    # Words that many passages share tell nothing about which is which.
    common = max(40, len(new) // 8)
    after = {p.path: fates.get(p.path) for p in first.leaves}
    scored = []
    for passage in old:
        mine = first.words(passage.path)
        shared = Counter(
            at
            for word in set(mine.casefold().split())
            if len(by_word.get(word, ())) <= common
            for at in by_word.get(word, ())
        )
        gap = _in_later(gaps[0].get(passage.path), after)
        for at, _ in shared.most_common(_CANDIDATES):
            other = new[at]
            in_place = gap == gaps[1].get(other.path)
            if (passage.kind == "Heading") != (other.kind == "Heading"):
                continue
            likeness = fuzz.ratio(mine[:_LONGEST], second.words(other.path)[:_LONGEST])
            if likeness >= (_ALIKE_IN_PLACE if in_place else _ALIKE):
                same = passage.path == other.path
                scored.append((likeness + 15 * in_place + 5 * same, passage.path, other.path))
    used: set[str] = set()
    for _, one, other_path in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if one not in used and other_path not in used:
            used |= {one, other_path}
            yield one, other_path
    yield from _in_place(
        [(p, _in_later(gaps[0].get(p.path), after)) for p in old if p.path not in used],
        [(p, gaps[1].get(p.path)) for p in new if p.path not in used],
    )


def _in_place(
    old: list[tuple[Passage, str | None]], new: list[tuple[Passage, str | None]]
) -> Iterator[tuple[str, str]]:
    """Yield cells and headings that alone stand between the same passages, whatever they say.

    Of "60" and "90", or "How long" and "Retention", nothing is alike but the place.
    """
    places: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for side, passages in enumerate((old, new)):
        for passage, gap in passages:
            if passage.kind in _KNOWN_BY_PLACE and gap is not None:
                found = places.setdefault((gap, passage.kind), ([], []))
                found[side].append(passage.path)
    for first, second in places.values():
        if len(first) == len(second) == 1:
            yield first[0], second[0]


def _gaps(leaves: Sequence[Passage], held: set[str]) -> dict[str, str]:
    """Return for each passage that does not hold the last one before it that does."""
    found: dict[str, str] = {}
    last = ""
    for passage in leaves:
        if passage.path in held:
            last = passage.path
        else:
            found[passage.path] = last
    return found


def _in_later(path: str | None, fates: dict[str, Fate | None]) -> str | None:
    if not path:
        return path
    fate = fates.get(path)
    return fate.path if fate is not None else None


def _heed_contexts(first: VersionText, second: VersionText, fates: dict[str, Fate]) -> None:
    """Mark what holds as changed where that from which it hangs is other than before."""
    for path, context in first.contexts.items():
        fate = fates.get(path)
        if fate is None or not fate.holds or fate.path is None:
            continue
        if second.contexts.get(fate.path, ()) != context:
            fates[path] = replace(fate, held=Held.CHANGED, by_context=True)


def _containers(first: VersionText, second: VersionText, fates: dict[str, Fate]) -> None:
    """Find sections and rows again: by their words, else by where most of their parts are."""
    by_words = {
        second.words(p.path): p.path for p in reversed(second.passages) if p.kind in CONTAINERS
    }
    within: dict[str, tuple[str, ...]] = {}
    for passage in second.passages:
        above = passage.parent
        within[passage.path] = (above, *within.get(above, ())) if above is not None else ()
    for passage in first.passages:
        if passage.kind not in CONTAINERS:
            continue
        same = by_words.get(first.words(passage.path))
        if same is not None:
            held = Held.SAME if same == passage.path else Held.MOVED
            fates[passage.path] = Fate(held, same)
            continue
        parts = Counter(
            above
            for part in first.leaves
            if passage.start <= part.start and part.end <= passage.end
            for now in [fates[part.path].path]
            if now is not None
            for above in within.get(now, ())
            if second.by_path[above].kind == passage.kind
        )
        best = next(iter(parts.most_common(1)), None)
        if best is None:
            fates[passage.path] = Fate(Held.GONE, None)
        else:
            fates[passage.path] = Fate(Held.CHANGED, best[0])
