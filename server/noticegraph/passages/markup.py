"""Documents with marked headings, lists and tables → passages.

Responsible for sections and paths; `markdown` reads the markup. A section is named
after the path of its headings, as slugs (`your-rights/california`), because such documents seldom
number their sections. A slug that is already in use, or that a passage of the section above may
have for its own, gets a number (`cookies-2`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from noticegraph.passages.model import (
    HEADING,
    LIST_ITEM,
    PARAGRAPH,
    SECTION,
    TABLE_CELL,
    TABLE_HEADER,
    TABLE_ROW,
    Passage,
    PassageMaker,
    Segmentation,
    Span,
    short_heading,
    text_digest,
)

PREAMBLE = "preamble"
FRONT_MATTER = "front-matter"
_SLUG_WORDS = 6
# What stands below a section: its own passages, and the position that a passage has.
_OWN_NAME = re.compile(r"heading|position|(?:paragraph|list|table)-\d+")


@dataclass(slots=True)
class Heading:
    """A heading of level 1 (outermost) to 6; `title` is its text without markup."""

    span: Span
    level: int
    title: str


@dataclass(slots=True)
class Paragraph:
    """A paragraph, or anything else that is neither a list nor a table."""

    span: Span


@dataclass(slots=True)
class Item:
    """An item of a list: its own text (None if it has none), and the blocks below it."""

    span: Span | None
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class ListBlock:
    """A list, bulleted or numbered."""

    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class TableBlock:
    """A table: each row is its cells, None where one is empty; the header is one row of cells."""

    header: list[Span | None] = field(default_factory=list)
    rows: list[list[Span | None]] = field(default_factory=list)


Block = Paragraph | ListBlock | TableBlock
Part = Heading | Block


@dataclass(slots=True)
class _Section:
    name: str
    level: int
    heading: Heading | None
    blocks: list[Block] = field(default_factory=list)
    subsections: list[_Section] = field(default_factory=list)


def segment_parts(
    text: str, parts: Iterable[Part], *, front_matter: Span | None = None
) -> Segmentation:
    """Return the passages of a document, given its headings and blocks in order."""
    passages: list[Passage] = []
    if front_matter is not None:
        make = PassageMaker(text, FRONT_MATTER)
        passages.append(make(PARAGRAPH, FRONT_MATTER, "front matter", front_matter, None))
    sections, notes = _find_sections(list(parts), {FRONT_MATTER} if front_matter else set())
    for section in sections:
        passages.extend(_section_passages(text, section, None, ()))
    return Segmentation(tuple(sorted(passages, key=lambda p: (p.start, -p.end))), tuple(notes))


def _find_sections(parts: list[Part], taken: set[str]) -> tuple[list[_Section], list[str]]:
    """Nest the sections by the level of their headings.

    If the document begins with its only heading of the outermost level, that is its title: the
    headings below it are not subsections of it. No section gets one of the names `taken`.
    """
    headings = [part for part in parts if isinstance(part, Heading)]
    top = min((heading.level for heading in headings), default=1)
    outermost = [heading for heading in headings if heading.level == top]
    title = headings[0] if len(outermost) == 1 and headings[:1] == outermost else None
    root = _Section("", 0, None)
    taken = {*taken, *([PREAMBLE] if parts and not isinstance(parts[0], Heading) else [])}
    titles: Counter[tuple[str, str]] = Counter()
    free: defaultdict[str, int] = defaultdict(lambda: 2)
    notes: list[str] = []
    preamble = _Section(PREAMBLE, 0, None)
    current, open_sections = preamble, [root]
    for part in parts:
        if not isinstance(part, Heading):
            current.blocks.append(part)
            continue
        level = 0 if part is title else part.level
        while open_sections[-1] is not root and open_sections[-1].level >= max(level, 1):
            open_sections.pop()
        above = open_sections[-1]
        slug = make_slug(part.title)
        base = f"{above.name}/{slug}" if above.name else slug
        is_own = bool(above.name and _OWN_NAME.fullmatch(slug))
        name = f"{base}-{free[base]}" if is_own or base in taken else base
        while name in taken:
            free[base] += 1
            name = f"{base}-{free[base]}"
        taken.add(name)
        said = above.name, " ".join(part.title.split()).casefold()
        titles[said] += 1
        if titles[said] > 1:
            notes.append(f"the heading of section {name} stands {titles[said]} times at this level")
        current = _Section(name, level, part)
        above.subsections.append(current)
        if part is not title:
            open_sections.append(current)
    found = [preamble] if preamble.blocks else []
    return found + root.subsections, notes


def make_slug(title: str) -> str:
    """Return the first words of a title in ASCII letters and digits, with hyphens.

    A title in another script is named after its digest, whatever stands before it in the text.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’.]", "", plain.lower()))
    if title.isascii() or any(word.isalpha() for word in words):
        return "-".join(words[:_SLUG_WORDS]) or "section"
    return f"section-{text_digest(' '.join(title.split()))[:8]}"


def _section_passages(
    text: str, section: _Section, parent: str | None, above: tuple[str, ...]
) -> Iterator[Passage]:
    headings = (*above, short_heading(section.heading.title) if section.heading else "")
    make = PassageMaker(text, section.name, headings)
    path = section.name
    own: list[Passage] = []
    if section.heading is not None:
        own.append(make(HEADING, f"{path}/heading", "heading", section.heading.span, path))
    own.extend(_block_passages(make, path, section.blocks, parent=path, place=""))
    nested = [
        passage
        for child in section.subsections
        for passage in _section_passages(text, child, path, headings)
    ]
    everything = [*own, *nested]
    if not everything:
        return
    whole = Span(min(p.start for p in everything), max(p.end for p in everything))
    yield make(SECTION, path, "whole section", whole, parent)
    yield from everything


def _block_passages(
    make: PassageMaker, path: str, blocks: list[Block], *, parent: str, place: str
) -> Iterator[Passage]:
    """Yield the passages of some blocks; `place` is the place of their container, or empty."""
    within = f"{place}, " if place else ""
    kinds = [type(block) for block in blocks]
    counts = {Paragraph: 0, ListBlock: 0, TableBlock: 0}
    for block in blocks:
        counts[type(block)] += 1
        number = counts[type(block)]
        several = kinds.count(type(block)) > 1
        if isinstance(block, Paragraph):
            where = f"{within}paragraph {number}"
            yield make(PARAGRAPH, f"{path}/paragraph-{number}", where, block.span, parent)
        elif isinstance(block, ListBlock):
            where = f"{within}list {number}, " if several else within
            yield from _list_passages(make, f"{path}/list-{number}", block, parent, where)
        else:
            where = f"{within}table {number}" if several else f"{within}table"
            yield from _table_passages(make, f"{path}/table-{number}", block, parent, where)


def _list_passages(
    make: PassageMaker, path: str, block: ListBlock, parent: str, within: str
) -> Iterator[Passage]:
    for number, item in enumerate(block.items, 1):
        own = f"{path}/item-{number}"
        where = f"{within}item {number}"
        if item.span is not None:
            yield make(LIST_ITEM, own, where, item.span, parent)
        # Blocks below an item are beside its own text, not part of it.
        yield from _block_passages(make, own, item.blocks, parent=parent, place=where)


def _table_passages(
    make: PassageMaker, path: str, block: TableBlock, parent: str, where: str
) -> Iterator[Passage]:
    heads = [cell for cell in block.header if cell is not None]
    if heads:
        span = Span(heads[0].start, heads[-1].end)
        yield make(TABLE_HEADER, f"{path}/header", f"{where} header", span, parent)
    for number, cells in enumerate(block.rows, 1):
        row = f"{path}/row-{number}"
        filled = [cell for cell in cells if cell is not None]
        whole = Span(filled[0].start, filled[-1].end)
        yield make(TABLE_ROW, row, f"{where} row {number}", whole, parent)
        for count, cell in enumerate(cells, 1):
            if cell is None:
                continue
            place = f"{where} row {number}, cell {count}"
            yield make(TABLE_CELL, f"{row}/cell-{count}", place, cell, row)
