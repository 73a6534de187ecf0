"""A text with its passages and its sentences, as two versions are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import fuzz

from noticegraph.aligning.marks import fold_space, without_layout
from noticegraph.aligning.wording import turn_of
from noticegraph.drafting.masking import mask
from noticegraph.drafting.model import Unit
from noticegraph.drafting.sentences import units_of
from noticegraph.passages import Passage, TextFormat, segment_text

CONTAINERS = frozenset({"Section", "TableRow"})
"""Kinds of passages that repeat what their parts say."""


_LIKE = 45.0
_BREAK = re.compile(r"(?i)(?: {2,}|\\)\n\s*|\s*<br\s*/?>\s*")
"""Where a line ends on purpose, in Markdown and in its cells."""


@dataclass(frozen=True)
class VersionText:
    """A text: its passages in order, and its sentences (``drafting``'s units)."""

    text: str
    passages: tuple[Passage, ...]
    units: tuple[Unit, ...]

    @cached_property
    def by_path(self) -> dict[str, Passage]:
        """The passages by path."""
        return {p.path: p for p in self.passages}

    @cached_property
    def leaves(self) -> tuple[Passage, ...]:
        """The passages that contain no others."""
        return tuple(p for p in self.passages if p.kind not in CONTAINERS)

    @cached_property
    def leaf_places(self) -> dict[str, int]:
        """The places of these passages among each other, by path."""
        return {p.path: at for at, p in enumerate(self.leaves)}

    @cached_property
    def sentences(self) -> dict[str, list[Unit]]:
        """The sentences of each passage, by its path."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.passage, []).append(unit)
        for passage in self.leaves:
            # What has no letters is no sentence, and yet a cell may hold nothing but "60".
            if passage.path not in found:
                words = self.text[passage.start : passage.end]
                alone = Unit(passage.start, passage.end, words, passage.path, passage.kind)
                found[passage.path] = [alone]
        return found

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {p.path: fold_space(self.text[p.start : p.end]) for p in self.passages}

    @cached_property
    def contexts(self) -> dict[str, tuple[str, ...]]:
        """What a passage hangs from, by its path: words without which it means something else.

        They are what introduces its list, the title of its column, the first cell of its row, and
        what in the headings above turns it.
        """
        found: dict[str, tuple[str, ...]] = {}
        for passage in self.leaves:
            units = self.sentences[passage.path]
            lead = units[0].lead.passage if units[0].lead is not None else ""
            above = units[0].headings if units[0].kind != "Heading" else ()
            found[passage.path] = (
                self.bare(lead) if lead and lead != passage.path else "",
                *self._in_table(passage),
                *turn_of(above),
            )
        return found

    def _in_table(self, passage: Passage) -> tuple[str, str]:
        """Return the title of a cell's column, and the first cell of its row, if it is another."""
        row = passage.parent
        if row is None or self.by_path[row].kind != "TableRow":
            return "", ""
        table = row.rpartition("/")[0]
        header = self.bare(f"{table}/header") if f"{table}/header" in self.by_path else ""
        titles = header.split(" | ")
        cell = re.search(r"/cell-(\d+)$", passage.path)
        at = int(cell[1]) - 1 if cell else -1
        title = titles[at] if 0 <= at < len(titles) else header
        head = self._row_heads[row]
        return title, self.bare(head) if head != passage.path else ""

    @cached_property
    def _row_heads(self) -> dict[str, str]:
        heads: dict[str, str] = {}
        for passage in self.leaves:
            if passage.parent is not None:
                heads.setdefault(passage.parent, passage.path)
        return heads

    def words(self, path: str) -> str:
        """Return the words of a passage, with each white space as one space."""
        return self._folded[path]

    def bare(self, path: str) -> str:
        """Return the words of a passage without emphasis and forced ends of lines."""
        return self._bare[path]

    @cached_property
    def _bare(self) -> dict[str, str]:
        return {p.path: without_layout(self.text[p.start : p.end]) for p in self.passages}

    def written(self, path: str) -> str:
        """Return a passage as the text writes it."""
        passage = self.by_path[path]
        return self.text[passage.start : passage.end]

    def sentence_at(self, path: str, start: int, end: int) -> str:
        """Return the sentences of a passage that a span (code points) touches."""
        found = [u for u in self.sentences.get(path, ()) if u.start < end and start < u.end]
        if not found:
            return self.words(path)
        return fold_space(self.text[found[0].start : found[-1].end])

    def nearest_words(self, path: str, wanted: str, whole: str) -> str:
        """Return what of a passage is most like a sentence of an earlier passage (``whole``).

        It is one sentence, or the whole passage if the earlier words were more than one.
        """
        if wanted == whole:
            return self.words(path)
        units = self.sentences.get(path, ())
        written = [fold_space(self.text[u.start : u.end]) for u in units]
        best = max(written, key=lambda s: fuzz.ratio(s, wanted), default="")
        # Nothing of it is like that sentence: then the whole passage tells more.
        return best if fuzz.ratio(best, wanted) >= _LIKE else self.words(path)


def read_version_text(
    text: str, form: TextFormat, language: str, passages: Sequence[Passage] | None = None
) -> VersionText:
    """Return a text (canonical) with its passages and sentences."""
    found = segment_text(text, form).passages if passages is None else tuple(passages)
    masked, _ = mask(text, form)
    units = units_of(text, masked, found, language)
    return VersionText(text, tuple(found), tuple(p for u in units for p in _lines(text, u)))


def _lines(text: str, unit: Unit) -> Iterator[Unit]:
    """Yield a sentence in the lines into which it is broken on purpose: a title is one of them."""
    start = unit.start
    for match in _BREAK.finditer(text, unit.start, unit.end):
        if text[start : match.start()].strip():
            words = unit.text[start - unit.start : match.start() - unit.start]
            yield replace(unit, start=start, end=match.start(), text=words)
        start = match.end()
    yield replace(unit, start=start, text=unit.text[start - unit.start :])
