"""What changed in the words: passages that changed, went or are new, but not those that moved.

A sentence that is in both texts, wherever, is not a change: so a paragraph that was divided, or a
list that became a table, changes only where its words do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from noticegraph.aligning import (
    Alignment,
    Piece,
    VersionText,
    align_passages,
    is_only_spelling,
    mark_words,
    numbers_in,
)
from noticegraph.aligning.marks import fold_space
from noticegraph.differences.model import Kind
from noticegraph.drafting.model import Unit

_LETTERS = re.compile(r"\w")
_TITLE = 8
_BESIDE = 4
"""So many passages beside another one may have been joined to it."""
_LONG = 5
"""So many words have a sentence that is known again wherever it stands."""
_LINK = re.compile(r"(?<!\[)\]\(\s*<?([^\s)>]+)")
"""The target of a link that has words: one without is a mark to which other links lead."""
_DAY = re.compile(r"\d+(?:st|nd|rd|th|e)?")
_MONTH = re.compile(
    r"(?i)\b(?:jan(?:uary|uari)?|feb(?:ruary|ruari)?|mar(?:ch)?|maart|mrt|apr(?:il)?|may|mei|june?|juni"
    r"|july?|juli|aug(?:ust|ustus)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)


@dataclass(frozen=True, slots=True)
class TextChange:
    """Words that changed: the passages (paths) of both versions, and their words in pieces.

    ``zones`` are the subjects of the headings above, ``heading`` the innermost one, ``lead``
    what introduces the list. ``where`` are the headings above all ``links`` that changed.
    """

    kind: Kind
    old: str | None
    new: str | None
    old_pieces: tuple[Piece, ...]
    new_pieces: tuple[Piece, ...]
    zones: tuple[str, ...]
    heading: str
    numbers: tuple[tuple[str, ...], tuple[str, ...]]
    only_spelling: bool
    is_heading: bool
    is_date: bool = False
    is_link: bool = False
    links: int = 0
    lead: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class TextChanges:
    """What changed in the words, in the order of the later text.

    ``holding`` are the passages (paths) of the later text whose words stand in the earlier one;
    ``old_sentences`` and ``new_sentences`` are the sentences of each text by what `key_at` returns.
    """

    changes: list[TextChange]
    holding: set[str]
    first: VersionText
    second: VersionText
    old_sentences: Counter[str]
    new_sentences: Counter[str]

    def stands(self, is_old: bool, path: str, start: int, end: int) -> bool:
        """Return whether the sentences of a span stand in the other text, too."""
        text = self.first if is_old else self.second
        other = self.new_sentences if is_old else self.old_sentences
        found = [u for u in text.sentences.get(path, ()) if u.start < end and start < u.end]
        return bool(found) and all(other[_key(unit)] for unit in found)


def is_title(unit: Unit) -> bool:
    """Return whether words are a title, marked as one or not: few, and no sentence."""
    words = unit.text.strip().strip("*_# ")
    return unit.kind == "Heading" or (
        unit.kind == "Paragraph"
        and len(words.split()) <= _TITLE
        and words[-1:] not in ".;:,!?…"
        and not any(map(str.isdigit, words))
    )


def text_changes(first: VersionText, second: VersionText) -> TextChanges:
    """Return what changed in the words from one text to another."""
    alignment = align_passages(first, second)
    ours, theirs = _sentences(first), _sentences(second)
    holding: set[str] = set()
    at = {p.path: number for number, p in enumerate(second.passages)}
    order: list[tuple[int, TextChange]] = []
    last = 0
    neighbours = _Neighbours(first, second, alignment)
    for passage in first.leaves:
        fate = alignment.fates[passage.path]
        if fate.path is not None:
            last = at[fate.path]
        if fate.holds or fate.by_context:
            # What introduces a list is a passage of its own, and its change stands there.
            holding.update(alignment.all_now(passage.path))
            continue
        if passage.path in neighbours.absorbed:
            continue
        was, now = neighbours.of(passage.path)
        change = _change(first, second, was, now, ours, theirs)
        if change is not None:
            order.append((last, change))
        else:
            holding.update(now)
    for path in alignment.new:
        if path in neighbours.taken:
            continue
        change = _change(first, second, (), (path,), ours, theirs)
        if change is not None:
            order.append((at[path], change))
        else:
            holding.add(path)
    found = [change for _, change in sorted(order, key=lambda pair: pair[0])]
    told = [c for c in found if c.kind == "changed" or not c.is_heading]
    return TextChanges(_joined_links(told), holding, first, second, ours, theirs)


class _Neighbours:
    """The neighbours of changed passages whose words went into them, or came out of them.

    ``absorbed`` (earlier) and ``taken`` (later) are those neighbours, which are no change alone.
    """

    def __init__(self, first: VersionText, second: VersionText, alignment: Alignment) -> None:
        self.absorbed: set[str] = set()
        self.taken: set[str] = set()
        self._pairs: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        gone = {path for path, fate in alignment.fates.items() if fate.path is None}
        new = set(alignment.new)
        for passage in first.leaves:
            fate = alignment.fates[passage.path]
            if fate.path is None or fate.holds or fate.by_context:
                continue
            was, now = _passage_key(first, passage.path), _passage_key(second, fate.path)
            olds = _around(first, passage.path, gone - self.absorbed, now, was)
            news = _around(second, fate.path, new - self.taken, was, now)
            self.absorbed.update(olds)
            self.taken.update(news)
            self.absorbed.discard(passage.path)
            self.taken.discard(fate.path)
            self._pairs[passage.path] = olds, news

    def of(self, path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the earlier passages that are to be read as one, and the later ones."""
        return self._pairs.get(path, ((path,), ()))


def _around(text: VersionText, path: str, free: set[str], wanted: str, own: str) -> tuple[str, ...]:
    """Return a passage with free ones beside it whose words are ``wanted`` and not its ``own``."""
    leaves = text.leaves
    here = text.leaf_places[path]
    found = [path]
    for step in (-1, 1):
        for away in range(1, _BESIDE + 1):
            at = here + step * away
            if not 0 <= at < len(leaves) or leaves[at].path not in free:
                break
            key = _passage_key(text, leaves[at].path)
            if not key or f" {key} " not in f" {wanted} " or f" {key} " in f" {own} ":
                break
            found.insert(0 if step < 0 else len(found), leaves[at].path)
    return tuple(found)


def _passage_key(text: VersionText, path: str) -> str:
    return " ".join(_key(unit) for unit in text.sentences.get(path, ()) if _key(unit))


def _joined_links(changes: list[TextChange]) -> list[TextChange]:
    """Return changes with one for all links: a page that moved changes each of them."""
    links = [change for change in changes if change.is_link]
    if not links:
        return changes
    titles = Counter(next(heading_words(change), "") for change in links)
    listed = (f"“{title}” ({count})" for title, count in titles.items() if title)
    joined = replace(links[0], links=len(links), where=", ".join(listed))
    return [c for c in changes if not c.is_link] + [joined]


def _sentences(text: VersionText) -> Counter[str]:
    """Return how often each sentence stands in a text."""
    return Counter(_key(unit) for units in text.sentences.values() for unit in units)


def _stands(unit: Unit, here: Counter[str], there: Counter[str]) -> bool:
    """Return whether a sentence stands in the other text, too.

    A long one is known again wherever it stands. A short one must stand there as often, and alone:
    "Yes" in another cell, or another 60, is not the same.
    """
    key = _key(unit)
    if key.count(" ") >= _LONG - 1:
        return bool(there[key])
    if is_title(unit):
        return bool(there[key])
    is_free = unit.kind in ("Paragraph", "Heading") and not any(map(str.isdigit, key))
    return is_free and here[key] == there[key]


def _key(unit: Unit) -> str:
    return " ".join(re.findall(r"[^\W_]+", unit.text.casefold()))


def _change(
    first: VersionText, second: VersionText, olds: Sequence[str], news: Sequence[str],
    ours: Counter[str], theirs: Counter[str],
) -> TextChange | None:  # fmt: skip
    """Return the change from some passages, read as one, to others; None if there is none."""
    before = [unit for path in olds for unit in first.sentences.get(path, ())]
    now = [unit for path in news for unit in second.sentences.get(path, ())]
    old, new = _main(first, olds), _main(second, news)
    here, there = {_key(unit) for unit in before}, {_key(unit) for unit in now}
    gone = [u for u in before if _key(u) not in there and not _stands(u, ours, theirs)]
    come = [u for u in now if _key(u) not in here and not _stands(u, theirs, ours)]
    if _same_words(gone, come) or _same_words(before, now):
        return _link_change(first, second, now, old, new)
    shown = _shown(before, now, gone, come)
    was, words = _written(first, before, shown[0]), _written(second, now, shown[1])
    plain_old, plain_new = _plain(gone), _plain(come)
    first_pieces, second_pieces = mark_words(was, words)
    if not gone or not come:
        # Only one side has other words: the other stays whole, so that one sees where it was.
        first_pieces = first_pieces if gone else _unmarked(first_pieces)
        second_pieces = second_pieces if come else _unmarked(second_pieces)
    unit = (now or before)[0]
    kind: Kind = "changed" if before and now else "new" if now else "gone"
    return TextChange(
        kind, old, new, first_pieces, second_pieces, unit.zones,
        unit.headings[-1] if unit.headings else "",
        (numbers_in(plain_old), numbers_in(plain_new)),
        bool(plain_old and plain_new) and is_only_spelling(plain_old, plain_new),
        all(is_title(u) for u in (*before, *now)),
        _is_date(plain_old, plain_new),
        lead=unit.lead.text if unit.lead is not None else "",
    )  # fmt: skip


def _main(text: VersionText, paths: Sequence[str]) -> str | None:
    """Return the passage with most words."""
    return max(paths, key=lambda path: len(text.words(path)), default=None)


def _same_words(one: list[Unit], other: list[Unit]) -> bool:
    """Return whether sentences say the same in the same words, however these are divided."""
    first, second = (" ".join(filter(None, map(_key, units))) for units in (one, other))
    return first == second


def _link_change(
    first: VersionText, second: VersionText, now: list[Unit], old: str | None, new: str | None
) -> TextChange | None:
    """Return the change of a passage of which only a link leads elsewhere, or None."""
    if old is None or new is None or not now:
        return None
    was, words = (
        " ".join(_LINK.findall(text.written(path).replace("\\", "")))
        for text, path in ((first, old), (second, new))
    )
    if was == words:
        return None
    pieces = mark_words(was, words)
    title = now[0].headings[-1] if now[0].headings else ""
    return TextChange(
        "changed", old, new, *pieces, now[0].zones, title, ((), ()), only_spelling=False,
        is_heading=False, is_link=True,
    )  # fmt: skip


def _is_date(old: str, new: str) -> bool:
    """Return whether two sentences differ in nothing but a date with a month."""
    if not (_MONTH.search(old) and _MONTH.search(new)):
        return False
    dateless = (_MONTH.sub(" ", _DAY.sub(" ", text)) for text in (old, new))
    first, second = (" ".join(re.findall(r"[^\W\d_]+", text.casefold())) for text in dateless)
    return first == second


def _shown(
    before: list[Unit], now: list[Unit], gone: list[Unit], come: list[Unit]
) -> tuple[list[Unit], list[Unit]]:
    """Return the sentences to be held against each other: all from the first to the last other one.

    What stands between two of them on one side is shown on the other, too: it has not changed.
    """
    if not gone or not come:
        return gone, come
    for _ in (before, now):
        between = {_key(unit) for unit in _from_first_to_last(before, gone)}
        come = [unit for unit in now if unit in come or _key(unit) in between]
        between = {_key(unit) for unit in _from_first_to_last(now, come)}
        gone = [unit for unit in before if unit in gone or _key(unit) in between]
    return gone, come


def _from_first_to_last(units: list[Unit], some: list[Unit]) -> list[Unit]:
    places = [number for number, unit in enumerate(units) if unit in some]
    return units[min(places) : max(places) + 1]


def _written(text: VersionText, units: list[Unit], marked: list[Unit]) -> str:
    """Return the sentences of a passage from the first to the last that is other."""
    if not units:
        return ""
    shown = marked or units
    written = _readable(text.text[shown[0].start : shown[-1].end])
    return fold_space(re.sub(r"<[a-z/]*$", "", written))


def _readable(text: str) -> str:
    """Return Markdown without what only a program reads: targets of links, and emphasis."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"<br\s*/?>", " ", text, flags=re.IGNORECASE)
    return re.sub(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|\\(?=\W)", "", text)


def _plain(units: list[Unit]) -> str:
    return " ".join(fold_space(unit.text) for unit in units)


def _unmarked(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return (Piece("".join(p.text for p in pieces), is_changed=False),) if pieces else ()


def heading_words(change: TextChange) -> Iterator[str]:
    """Yield the heading above a change, if it has words."""
    title = fold_space(_readable(change.heading)).strip("# ")
    if _LETTERS.search(title):
        yield title
