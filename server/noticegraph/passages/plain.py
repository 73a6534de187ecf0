"""Plain text → passages: numbered sections, and the structure that their layout shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from noticegraph.passages.layout import (
    SENTENCE_END,
    Block,
    Table,
    find_blocks,
    find_lines,
    find_tables,
    split_semicolons,
)
from noticegraph.passages.markup import Heading, segment_parts
from noticegraph.passages.model import (
    HEADING,
    LIST_ITEM,
    PARAGRAPH,
    SECTION,
    TABLE_HEADER,
    TABLE_ROW,
    Passage,
    PassageMaker,
    Segmentation,
    Span,
    short_heading,
)
from noticegraph.passages.titled import titled_parts

PREAMBLE = "preamble"
CONTENTS = "contents"

_SECTION_HEADING = re.compile(r"(\d{1,2})\.[^\S\n]+(\S.*)")
_SUBSECTION_HEADING = re.compile(r"([a-z])\.[^\S\n]+(\S.*)")
_SUBSECTION_NUMBER = re.compile(r"(\d{1,2})\.(\d{1,2})\.?[^\S\n]+([^\W\d_].*)")
_CONTENTS_TITLE = re.compile(
    r"(?i)(inhoudsopgave|inhoud|(table of )?contents|inhaltsverzeichnis|sommaire|índice)\s*:?"
)
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(slots=True)
class _Section:
    number: str
    title: str
    heading: Span | None
    blocks: list[Block] = field(default_factory=list)
    subsections: list[_Section] = field(default_factory=list)


def segment_plain_text(text: str) -> Segmentation:
    """Cut a plain-text statement into passages; the same text always gives the same passages.

    Recognises numbered sections ("2. Title") with lettered or numbered subsections ("a. Title",
    "2.1 Title"), or else headings that stand alone (see `titled`); a table of contents before them,
    bulleted and numbered lists, hard-wrapped paragraphs, two-column tables whose cells were run
    together when the page was copied, and cells or paragraphs that list their parts between
    semicolons. If a section is in the table of contents but has lost its heading, it begins at the
    paragraph that contains every word of its title, and `notes` says so.
    """
    notes: list[str] = []
    sections = _read_sections(text, notes)
    if not any(section.heading for section in sections):
        parts = titled_parts(text)
        if any(isinstance(part, Heading) for part in parts):
            return segment_parts(text, parts)
    passages: list[Passage] = []
    for section in sections:
        passages.extend(_section_passages(text, section, None, ()))
    return Segmentation(tuple(sorted(passages, key=lambda p: (p.start, -p.end))), tuple(notes))


def _read_sections(text: str, notes: list[str]) -> list[_Section]:
    lines = list(find_lines(text))
    contents, contents_lines = _contents(text, lines)
    preamble = _Section(PREAMBLE, "", None)
    sections = [preamble]
    current = preamble
    last_number = 0
    pending: list[Span] = []

    def close(section: _Section) -> None:
        section.blocks.extend(find_blocks(text, pending))
        pending.clear()

    for index, line in enumerate(lines):
        if index in contents_lines:
            if current.number != CONTENTS:
                close(current)
                current = _Section(CONTENTS, "", None)
                sections.append(current)
            pending.append(line)
            continue
        if current.number == CONTENTS and line.start != line.end:
            close(current)
            current = _Section(PREAMBLE + "-2", "", None)
            sections.append(current)
        body = text[line.start : line.end]
        number = _heading_number(body, contents, last_number)
        letter = _subsection_name(body, sections[-1]) if last_number else None
        if number:
            close(current)
            last_number = number
            current = _Section(str(number), _title(body), line)
            sections.append(current)
        elif letter:
            close(current)
            parent = sections[-1]
            current = _Section(f"{parent.number}.{letter}", _title(body), line)
            parent.subsections.append(current)
        else:
            pending.append(line)
    close(current)
    sections = [s for s in sections if s.heading or s.blocks or s.subsections]
    return _restore_lost_headings(text, sections, contents, notes)


def _title(heading: str) -> str:
    return heading.split(None, 1)[1].rstrip(" \t:")


def _contents(text: str, lines: list[Span]) -> tuple[dict[int, str], frozenset[int]]:
    """Return the titles in the table of contents by number, and the indexes of its lines."""
    titles: dict[int, str] = {}
    used: list[int] = []
    for index, line in enumerate(lines):
        body = text[line.start : line.end].strip()
        if not used:
            if _CONTENTS_TITLE.fullmatch(body):
                used.append(index)
            continue
        if not body:
            continue
        entry = _SECTION_HEADING.fullmatch(body)
        if not entry or int(entry.group(1)) != len(titles) + 1:
            break
        titles[int(entry.group(1))] = _title(body)
        used.append(index)
    if not titles:
        return {}, frozenset()
    return titles, frozenset(range(used[0], used[-1] + 1))


def _heading_number(body: str, contents: dict[int, str], last: int) -> int | None:
    found = _SECTION_HEADING.fullmatch(body)
    if not found or int(found.group(1)) <= last:
        return None
    number = int(found.group(1))
    if contents:
        # A numbered line that is not in the table of contents is a list item.
        return number if _same_title(contents.get(number, ""), _title(body)) else None
    plain = not SENTENCE_END.search(body) and len(body) <= 120
    return number if plain and number == last + 1 else None


def _same_title(left: str, right: str) -> bool:
    return " ".join(left.split()).casefold() == " ".join(right.split()).casefold()


def _subsection_name(body: str, section: _Section) -> str | None:
    short = len(body) <= 120 and not body.endswith((".", ";", ","))
    numbered = _SUBSECTION_NUMBER.fullmatch(body)
    following = str(len(section.subsections) + 1)
    if numbered and numbered.group(1) == section.number and numbered.group(2) == following:
        return following if short and not SENTENCE_END.search(body) else None
    found = _SUBSECTION_HEADING.fullmatch(body)
    expected = chr(ord("a") + len(section.subsections))
    return expected if found and found.group(1) == expected and short else None


def _restore_lost_headings(
    text: str, sections: list[_Section], contents: dict[int, str], notes: list[str]
) -> list[_Section]:
    present = {section.number for section in sections}
    for number, title in contents.items():
        if str(number) in present:
            continue
        before = next((s for s in sections if s.number == str(number - 1)), None)
        words = {word.casefold() for word in _WORD.findall(title)}
        at = _block_that_holds(text, words, before.blocks) if before else None
        if before is None or at is None or before.subsections:
            notes.append(
                f'section {number} ("{title}") of the table of contents has no heading in the text,'
                " and no paragraph there holds the words of its title"
            )
            continue
        lost = _Section(str(number), title, None, before.blocks[at:])
        del before.blocks[at:]
        sections.insert(sections.index(before) + 1, lost)
        notes.append(
            f'section {number} ("{title}") of the table of contents has no heading in the text;'
            " it begins at the paragraph that holds the words of its title"
        )
    return sections


def _block_that_holds(text: str, words: set[str], blocks: list[Block]) -> int | None:
    # The first block belongs to the section whose heading is directly above it.
    for index, block in enumerate(blocks):
        if index and words and words <= _words(text[block.start : block.end]):
            return index
    return None


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _section_passages(
    text: str, section: _Section, parent: str | None, above: tuple[str, ...]
) -> Iterator[Passage]:
    headings = (*above, short_heading(section.title))
    make = PassageMaker(text, section.number, headings)
    path = section.number.replace(".", "/")
    spans = [section.heading] if section.heading else []
    spans += [Span(block.start, block.end) for block in section.blocks]
    nested = [
        passage
        for child in section.subsections
        for passage in _section_passages(text, child, path, headings)
    ]
    ends = [span.end for span in spans] + [passage.end for passage in nested]
    starts = [span.start for span in spans] + [passage.start for passage in nested]
    yield make(SECTION, path, "whole section", Span(min(starts), max(ends)), parent)
    if section.heading:
        yield make(HEADING, f"{path}/heading", "heading", section.heading, path)
    yield from _block_passages(text, make, path, section.blocks)
    yield from nested


def _block_passages(
    text: str, make: PassageMaker, path: str, blocks: list[Block]
) -> Iterator[Passage]:
    tables = find_tables(text, blocks)
    in_table = {index for table in tables for index in table.indexes()}
    lists = [i for i, block in enumerate(blocks) if block.items and i not in in_table]
    for number, table in enumerate(tables, 1):
        label = "table" if len(tables) == 1 else f"table {number}"
        yield from _table_passages(text, make, path, f"{path}/table-{number}", label, table, blocks)
    paragraph = 0
    for index, block in enumerate(blocks):
        if index in in_table:
            continue
        if block.items:
            number = lists.index(index) + 1
            label = "" if len(lists) == 1 else f"list {number}, "
            for count, item in enumerate(block.items, 1):
                item_path = f"{path}/list-{number}/item-{count}"
                yield make(LIST_ITEM, item_path, f"{label}item {count}", item, path)
        else:
            paragraph += 1
            own = f"{path}/paragraph-{paragraph}"
            place = f"paragraph {paragraph}"
            yield make(PARAGRAPH, own, place, Span(block.start, block.end), path)
            for count, part in enumerate(split_semicolons(text, block, at_least=5), 1):
                yield make(LIST_ITEM, f"{own}/item-{count}", f"{place}, item {count}", part, own)


def _table_passages(
    text: str,
    make: PassageMaker,
    section: str,
    path: str,
    label: str,
    table: Table,
    blocks: list[Block],
) -> Iterator[Passage]:
    header = blocks[table.header]
    span = Span(header.start, header.end)
    yield make(TABLE_HEADER, f"{path}/header", f"{label} header", span, section)
    for number, (cell, value) in enumerate(table.rows, 1):
        row = f"{path}/row-{number}"
        place = f"{label} row {number}"
        whole = Span(blocks[cell[0]].start, blocks[value].end)
        yield make(TABLE_ROW, row, place, whole, section)
        for count, index in enumerate(cell, 1):
            span = Span(blocks[index].start, blocks[index].end)
            where = f"{place}, paragraph {count}"
            yield make(PARAGRAPH, f"{row}/paragraph-{count}", where, span, row)
        parts = blocks[value].items or split_semicolons(text, blocks[value], at_least=1)
        for count, part in enumerate(parts, 1):
            where = f"{place}, item {count}"
            yield make(LIST_ITEM, f"{row}/item-{count}", where, part, row)
