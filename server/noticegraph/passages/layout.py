"""The layout of a plain text: lines, paragraphs, lists, and tables whose cells were run together.

Responsible for what the layout shows, whatever the text says; `plain` finds sections and makes
citable passages. All positions are code points from the start of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from noticegraph.passages.model import Span

_BULLET = re.compile(r"[^\S\n]*[•‣◦▪●·*–-][^\S\n]+(?=\S)")
_NUMBER = re.compile(r"[^\S\n]+\d{1,2}[.)][^\S\n]+(?=\S)")
SENTENCE_END = re.compile(r"[.!?:;…][”’\"')\]]*$")
GLUED_CELLS = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])")
"""Where the cells of a row were run together when a page was copied: a capital inside a word."""
_WRAP_WIDTHS = range(50, 101)


@dataclass(slots=True)
class Block:
    """A paragraph (no items) or a list (its items), as the layout shows it."""

    start: int
    end: int
    items: list[Span] = field(default_factory=list)
    numbered: bool = False


def find_lines(text: str) -> Iterator[Span]:
    """Yield the lines of a text, without trailing white space."""
    position = 0
    for line in re.split(r"(?<=\n)", text):
        body = line.rstrip()
        yield Span(position, position + len(body))
        position += len(line)


def find_blocks(text: str, lines: list[Span]) -> list[Block]:
    """Return the paragraphs and lists that some lines of a text form, in order."""
    blocks: list[Block] = []
    run: list[Span] = []
    for line in [*lines, Span(0, 0)]:
        body = text[line.start : line.end]
        marker = _BULLET.match(body) or _NUMBER.match(body)
        if marker or not body:
            blocks.extend(_paragraphs(text, run))
            run = []
        if marker:
            numbered = bool(_NUMBER.match(body))
            item = Span(line.start + marker.end(), line.end)
            last = blocks[-1] if blocks else None
            if last and last.items and last.numbered == numbered:
                last.items.append(item)
                last.end = item.end
            else:
                blocks.append(Block(item.start, item.end, [item], numbered))
        elif body:
            last = blocks[-1] if blocks else None
            adjoins = last and last.items and not text[last.end : line.start].count("\n\n")
            if not run and last and adjoins and body[0] in " \t":
                last.items[-1].end = last.end = line.end
            else:
                run.append(Span(line.start + len(body) - len(body.lstrip()), line.end))
    return blocks


def _paragraphs(text: str, run: list[Span]) -> list[Block]:
    """Consecutive lines without a blank line: each is a paragraph, unless they look wrapped.

    They are one paragraph if all lines but the last have the length of wrapped text. Short lines
    after a colon (an address) belong to the line with the colon.
    """
    if len(run) > 1 and all(line.end - line.start in _WRAP_WIDTHS for line in run[:-1]):
        return [Block(run[0].start, run[-1].end)]
    blocks: list[Block] = []
    introduced = False
    for line in run:
        body = text[line.start : line.end]
        if introduced and len(body) < min(_WRAP_WIDTHS):
            blocks[-1].end = line.end
        else:
            blocks.append(Block(line.start, line.end))
            introduced = body.endswith(":")
    return blocks


@dataclass(slots=True)
class Table:
    """A two-column table: the index of its header block, and its rows."""

    header: int
    rows: list[tuple[list[int], int]]
    """For each row, the indexes of the paragraphs of its first cell and of its second cell."""

    def indexes(self) -> range:
        """Return the indexes of all its blocks."""
        return range(self.header, self.rows[-1][1] + 1)


def find_tables(text: str, blocks: list[Block]) -> list[Table]:
    """Return the two-column tables among the blocks of a section.

    A table begins at a line whose cells were run together (not a sentence, a capital inside a
    word). The first cell of a row is the paragraphs up to the next list, or line that is not a
    sentence; that is its second cell.
    """
    tables: list[Table] = []
    index = 0
    while index < len(blocks):
        rows = _rows_from(text, blocks, index + 1) if _is_header(text, blocks[index]) else []
        if rows:
            tables.append(Table(index, rows))
            index = rows[-1][1]
        index += 1
    return tables


def _is_header(text: str, block: Block) -> bool:
    body = text[block.start : block.end]
    one_line = not block.items and "\n" not in body and len(body) <= 200
    return bool(one_line and not SENTENCE_END.search(body) and GLUED_CELLS.search(body))


def _rows_from(text: str, blocks: list[Block], first: int) -> list[tuple[list[int], int]]:
    rows: list[tuple[list[int], int]] = []
    cell: list[int] = []
    for index in range(first, len(blocks)):
        block = blocks[index]
        body = text[block.start : block.end]
        is_value = block.items or ("\n" not in body and len(body) <= 120 and not _ends(body))
        if not is_value:
            cell.append(index)
        elif cell:
            rows.append((cell, index))
            cell = []
        else:
            break
    return rows


def _ends(body: str) -> bool:
    return bool(SENTENCE_END.search(body))


def split_semicolons(text: str, block: Block, *, at_least: int) -> list[Span]:
    """Return the parts between semicolons, or nothing if there are fewer than `at_least`."""
    parts: list[Span] = []
    position = block.start
    for part in text[block.start : block.end].split(";"):
        left = len(part) - len(part.lstrip())
        if part.strip():
            parts.append(Span(position + left, position + len(part.rstrip())))
        position += len(part) + 1
    short = all(part.end - part.start <= 120 for part in parts)
    return parts if len(parts) >= at_least and short else []
