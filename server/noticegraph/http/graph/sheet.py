"""A statement's text as a page shows it: passage by passage, with the facts that each states.

What the passages do not cover is shown too, so that no word of the text is missing. The marks of
Markdown are left out: a reader sees headings, items and rows. A long text is folded by section.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from noticegraph.dataset import Dataset
from noticegraph.http.graph.fact_sections import (
    FRONT_MATTER,
    NO_HEADING,
    SectionHeading,
    section_heading,
)
from noticegraph.http.graph.passages import LINK, Evidence, read_evidence, read_order
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.http.graph.statements import StatedFact
from noticegraph.http.words.marks import short_place
from noticegraph.namespaces import PREFIXES
from noticegraph.passages.layout import GLUED_CELLS
from noticegraph.places import section_parts
from noticegraph.query import solutions

SHORT = 320
"""Lines of a phone that a text may have and stand open as a whole: some ten screens."""
OPEN = 240
"""Lines of a phone of which the sections of a longer text stand open."""
NOTES_SHOWN = 4
"""Facts beside a passage before the others are folded."""
_NG, _OA = PREFIXES["ng"], PREFIXES["oa"]
_FOLDED = (FRONT_MATTER, "contents")
_LINE_LENGTH = 36
_BULLET = re.compile(r"(?m)^[ \t]*[*+-][ \t]+")
_MARKS = re.compile(r"\*\*|__|`|(?m:^#{1,6}[ \t]+)|(?m:[ \t]*\|[ \t]*$)|(?m:^[ \t]*\|[ \t]*)")
_RULE = re.compile(r"(?m)^[ \t|:-]+$")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
# A line that was wrapped goes on; a shorter one was meant to end.
_WRAPPED = re.compile(r"(?<=[^\n]{60})\n(?=[^\s•])")
_MARKER = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4})[.)]", re.I)
_SHORT_CELL, _SHORT_WORD = 60, 14


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell: an item of a list in it, or a paragraph."""

    text: str
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text in the sheet: a heading, a paragraph, an item, a row, or what is between.

    `cells` are its texts, more than one only in a row; `marker` is the number or letter of an item.
    `evidence` is its passage, None for what no passage covers; `ref` is its place in few
    characters; `notes` are the facts that it states; `number` counts the stretches that have notes,
    from 1, and is 0 for the others; `introduced` is the number of facts that it introduces, which
    stand beside the passages below it. `is_narrow` says that its cells fit beside each other on a
    phone.
    """

    kind: str
    cells: tuple[tuple[Line, ...], ...]
    evidence: Evidence | None = None
    ref: str = ""
    notes: tuple[StatedFact, ...] = ()
    number: int = 0
    marker: str = ""
    is_narrow: bool = True
    introduced: int = 0

    @property
    def text(self) -> str:
        """Its words, without those that only mark what it is."""
        return " ".join(line.text for cell in self.cells for line in cell)


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A section of the sheet; its `heading` is not among the stretches.

    `is_title` says that the heading is words of the text, `said` is the number of facts.
    """

    heading: SectionHeading
    is_title: bool
    stretches: tuple[Stretch, ...]
    said: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text: its sections if it is long, else its stretches."""

    stretches: tuple[Stretch, ...] = ()
    sections: tuple[SheetSection, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stretches or self.sections)

    @property
    def marked(self) -> int:
        """The number of stretches that have notes."""
        found = (*self.stretches, *(s for part in self.sections for s in part.stretches))
        return sum(1 for stretch in found if stretch.notes)


def lay_out_sheet_of(
    dataset: Dataset,
    at_hand: StatementTexts,
    statement: str,
    facts: Sequence[StatedFact],
    language: str,
    *,
    narrowed: bool,
) -> Sheet:
    """Return the text of a statement (IRI) with the given facts beside it, if it is available.

    Of a long text the first sections are open; if the facts are ``narrowed``, the first that state
    any of them.
    """
    text = at_hand.text(statement)
    if text is None:
        return Sheet()
    passages = read_evidence(dataset, at_hand, read_order(dataset, statement), language)
    kinds = _read_kinds(dataset, statement)
    placed = [p for p in passages.values() if 0 <= p.start < p.end <= len(text) and p.text]
    outer = _outermost(placed, kinds)
    notes, introduced = _notes_of(outer, passages, facts)
    inner = _inside(outer, placed)
    sheet: list[Stretch] = []
    end = 0
    for passage in outer:
        before = _between(text[end : passage.start])
        kind = kinds.get(passage.iri, "Paragraph")
        marker = ""
        if kind == "ListItem" and before and _MARKER.fullmatch(before[-1].text):
            marker = before.pop().text
        sheet += before
        cells = _cells(passage, kind, inner[passage.iri], kinds)
        ref = short_ref(passage.place, kind)
        own = tuple(sorted(notes[passage.iri], key=_facts_first))
        sheet.append(
            Stretch(
                kind,
                cells,
                passage,
                ref,
                own,
                marker=marker,
                is_narrow=_are_narrow(cells),
                introduced=introduced[passage.iri],
            )
        )
        end = passage.end
    sheet += _between(text[end:])
    sheet = _numbered(_same_width(sheet))
    if sum(map(_lines, sheet)) <= SHORT:
        return Sheet(tuple(sheet))
    sections = _divide(sheet, language, narrowed=narrowed)
    return Sheet((), sections) if len(sections) > 1 else Sheet(tuple(sheet))


def _divide(sheet: Sequence[Stretch], language: str, *, narrowed: bool) -> tuple[SheetSection, ...]:
    """Return the outermost sections; what no passage covers belongs to the one before."""
    keys: list[str] = []
    for stretch in sheet:
        section = stretch.evidence.section if stretch.evidence else ""
        keys.append(section_parts(section)[0] if section else (keys[-1] if keys else ""))
    found: list[SheetSection] = []
    open_lines = 0.0
    for key, numbered in groupby(enumerate(sheet), key=lambda pair: keys[pair[0]]):
        own = [stretch for _, stretch in numbered]
        first = next((s.evidence for s in own if s.evidence), None)
        heading = NO_HEADING
        if first is not None:
            heading = section_heading(first.section, first.headings, language)
        is_title = own[0].kind == "Heading"
        if is_title:
            heading = SectionHeading("", own[0].text)
            # Facts of the whole section stand in a line of their own.
            own[0] = replace(own[0], cells=())
            own = own if own[0].notes else own[1:]
        lines = sum(map(_lines, own))
        said = {fact.part.iri for s in own for fact in s.notes if fact.modality}
        has_notes = any(s.notes for s in own)
        is_open = has_notes if narrowed else key not in _FOLDED
        if is_open:
            # Nothing is open after what does not fit.
            is_open = open_lines == 0 or open_lines + lines <= OPEN
            open_lines += lines
        found.append(SheetSection(heading, is_title, tuple(own), len(said), is_open))
    return tuple(found)


def _lines(stretch: Stretch) -> float:
    """Return about how many lines of a phone a stretch takes."""
    text = sum(1 + len(line.text) / _LINE_LENGTH for cell in stretch.cells for line in cell)
    return text + 2 * min(len(stretch.notes), NOTES_SHOWN + 1)


def _numbered(sheet: Sequence[Stretch]) -> list[Stretch]:
    found = []
    number = 0
    for stretch in sheet:
        if stretch.notes:
            number += 1
            stretch = replace(stretch, number=number)
        found.append(stretch)
    return found


def _same_width(sheet: Sequence[Stretch]) -> list[Stretch]:
    """Return a sheet in which the rows of a table all fit beside each other, or none does."""
    found: list[Stretch] = []
    rows = ("TableHeader", "TableRow")
    for is_table, run in groupby(sheet, key=lambda s: s.kind in rows):
        stretches = list(run)
        is_narrow = not is_table or all(s.is_narrow for s in stretches)
        found += [replace(s, is_narrow=is_narrow) if is_table else s for s in stretches]
    return found


def _are_narrow(cells: tuple[tuple[Line, ...], ...]) -> bool:
    texts = [line.text for cell in cells for line in cell]
    return all(
        len(text) <= _SHORT_CELL and all(len(word) <= _SHORT_WORD for word in text.split())
        for text in texts
    ) and not any(line.is_item for cell in cells for line in cell)


def _read_kinds(dataset: Dataset, statement: str) -> dict[str, str]:
    query = f"""SELECT ?passage ?kind WHERE {{
  ?passage <{_OA}hasSource> <{statement}> ; <{_NG}passageKind> ?kind
}}"""
    rows = solutions(dataset, query).rows
    return {p.value: k.value.removeprefix(_NG) for p, k in rows if p is not None and k is not None}


def _outermost(passages: Iterable[Evidence], kinds: Mapping[str, str]) -> list[Evidence]:
    """Return the passages that stand on their own: no sections, and nothing inside another."""
    found: list[Evidence] = []
    for passage in passages:
        inside = found and passage.start < found[-1].end
        if kinds.get(passage.iri) != "Section" and not inside:
            found.append(passage)
    return found


def _inside(outer: Sequence[Evidence], passages: Sequence[Evidence]) -> dict[str, list[Evidence]]:
    """Return the passages inside each of the outermost, itself left out; all are in order."""
    starts = [p.start for p in passages]
    return {
        o.iri: [
            p
            for p in passages[bisect_left(starts, o.start) : bisect_left(starts, o.end)]
            if p.end <= o.end and p is not o
        ]
        for o in outer
    }


def _notes_of(
    outer: Sequence[Evidence], passages: Mapping[str, Evidence], facts: Iterable[StatedFact]
) -> tuple[dict[str, list[StatedFact]], Counter[str]]:
    """Return the facts that each stretch states, and how many more it introduces.

    A fact of a whole section stands at its first stretch. A sentence that introduces a list states
    nothing alone: what also cites an item stands at that.
    """
    introduced: Counter[str] = Counter()
    found: dict[str, list[StatedFact]] = {p.iri: [] for p in outer}
    starts = [p.start for p in outer]
    for fact in facts:
        homes: dict[str, Evidence] = {}
        for cited in fact.evidence:
            if cited.iri not in passages:
                continue
            at = bisect_right(starts, cited.start) - 1
            if at < 0 or outer[at].end <= cited.start:
                at += 1
            if at < len(outer):
                homes[outer[at].iri] = outer[at]
        is_listed = not all(map(_introduces, homes.values()))
        for home in homes.values():
            if is_listed and _introduces(home):
                introduced[home.iri] += 1
            else:
                found[home.iri].append(fact)
    return found, introduced


def _introduces(passage: Evidence) -> bool:
    return (passage.text or "").endswith(":")


def _facts_first(fact: StatedFact) -> tuple[bool, str]:
    """Return a sort key: facts as they stand, then the things that they name, by their kind."""
    kind = "" if fact.modality or not fact.kinds else fact.kinds[0].text
    return fact.modality is None, kind


def _cells(
    passage: Evidence, kind: str, inside: Sequence[Evidence], kinds: Mapping[str, str]
) -> tuple[tuple[Line, ...], ...]:
    text = passage.text or ""
    if kind == "TableHeader":
        split = [cell for cell in text.split("|") if cell.strip()]
        split = split if len(split) > 1 else GLUED_CELLS.split(text, 1)
        return tuple((Line(plain(cell)),) for cell in split)
    if kind == "TableRow":
        cells = tuple(
            (Line(plain(p.text or "")),) for p in inside if kinds.get(p.iri) == "TableCell"
        ) or _paragraphs_and_items(inside, kinds)
        said = "".join(line.text for cell in cells for line in cell)
        # Cells are not always passages; then all of the row is shown as it stands.
        if _letters(said) == _letters(plain(text)):
            return cells
    return (_as_lines(plain(text)),)


def _paragraphs_and_items(
    inside: Sequence[Evidence], kinds: Mapping[str, str]
) -> tuple[tuple[Line, ...], ...]:
    """Return the two cells of a row of plain text: what it is about, and what is listed of it."""
    about = tuple(Line(plain(p.text or "")) for p in inside if kinds.get(p.iri) == "Paragraph")
    listed = tuple(
        Line(plain(p.text or ""), is_item=True) for p in inside if kinds.get(p.iri) == "ListItem"
    )
    return (about, listed) if about and listed else ()


def _as_lines(text: str) -> tuple[Line, ...]:
    lines = []
    for line in _WRAPPED.sub(" ", text).split("\n"):
        said = line.strip()
        if said.lstrip("• "):
            lines.append(Line(said.removeprefix("•").strip(), is_item=said.startswith("•")))
    return tuple(lines)


def _between(text: str) -> list[Stretch]:
    shown = _as_lines(plain(text))
    return [Stretch("Between", (shown,))] if _letters("".join(s.text for s in shown)) else []


def plain(text: str) -> str:
    """Return a text without the marks of Markdown, and without comments."""
    text = _COMMENT.sub("", text)
    text = _ADDRESS.sub(r"\1", LINK.sub(r"\1", _RULE.sub("", text)))
    text = _BULLET.sub("• ", text)
    return _ESCAPED.sub(r"\1", _MARKS.sub("", text)).strip()


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def short_ref(place: str, kind: str) -> str:
    """Return a place in few characters, without its section."""
    short = short_place(place)
    if kind == "Heading":
        return short.split(",")[0] if short.startswith("§") else ""
    if short.startswith("§"):
        section, _, rest = short.partition(" ")
        return rest or section
    found = re.search(r"(¶\d+|(?:row|rij|item|onderdeel) \d+(?:, \w+ \d+)?)$", short)
    return found[1] if found else ""
