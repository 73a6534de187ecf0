"""What every reader makes of a file: headings, paragraphs, lists and tables; and how it is written.

The canonical text of a page, a PDF or a DOCX file is Markdown (CommonMark with GitHub's tables):
`passages` reads it, and people can. Emphasis is kept only in bold words that begin a paragraph.
https://spec.commonmark.org/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_MAX_LISTS = 8
_LEAD_IN = 150
_LONGEST_TARGET = 2000
# What Markdown would read as markup, wherever it stands.
_MARKUP = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|[*`]|(?<![^\W_])_|_(?![^\W_])|\](?=[(\[:])|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w{1,32};)"
)
# What it would read as the beginning of a block, where a line begins.
_BLOCK_START = re.compile(r"(?=#{1,6}(?:\s|$)|>|\||~~~|[+-](?:\s|$)|[-:|\s]+$|=+\s*$)")
_NUMBER_START = re.compile(r"\A(\d{1,9})(?=[.)](?:\s|$))")


@dataclass(slots=True)
class Run:
    """Some words: where their link leads, and whether they are bold. A line feed ends a line."""

    text: str
    target: str | None = None
    bold: bool = False


@dataclass(slots=True)
class Heading:
    """A heading of level 1 (outermost) to 6."""

    level: int
    runs: list[Run]


@dataclass(slots=True)
class Paragraph:
    """A paragraph."""

    runs: list[Run]


@dataclass(slots=True)
class Item:
    """An item of a list, with its number (None: a bullet)."""

    blocks: list[Block]
    number: int | None = None


@dataclass(slots=True)
class ItemList:
    """A list."""

    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table: each cell is its blocks; the header is empty if the table has none."""

    header: list[list[Block]] = field(default_factory=list)
    rows: list[list[list[Block]]] = field(default_factory=list)


@dataclass(slots=True)
class Quote:
    """A block quote."""

    blocks: list[Block]


Block = Heading | Paragraph | ItemList | Table | Quote


def plain(runs: Iterable[Run]) -> str:
    """Return what some runs say, with single spaces."""
    return " ".join("".join(run.text for run in runs).split())


def tidy(runs: Iterable[Run]) -> list[Run]:
    """Return runs with single spaces, none at the ends of lines, and no empty run."""
    tidied: list[Run] = []
    after_space = True
    for run in runs:
        for part in re.split(r"(\n)", run.text):
            if part == "\n":
                _strip_end(tidied)
                if tidied:
                    tidied.append(Run("\n"))
                after_space = True
                continue
            text = re.sub(r"\s+", " ", part)
            if after_space:
                text = text.lstrip()
            if not text:
                continue
            after_space = text.endswith(" ")
            last = tidied[-1] if tidied else None
            if last and last.text != "\n" and (last.target, last.bold) == (run.target, run.bold):
                last.text += text
            else:
                tidied.append(Run(text, run.target, run.bold))
    _strip_end(tidied)
    while tidied and tidied[-1].text == "\n":
        tidied.pop()
        _strip_end(tidied)
    return tidied


def _strip_end(runs: list[Run]) -> None:
    while runs and runs[-1].text != "\n":
        runs[-1].text = runs[-1].text.rstrip()
        if runs[-1].text:
            return
        runs.pop()


def write_markdown(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown, which ends with a line feed (empty if nothing is said)."""
    written = "\n\n".join(_write_all(blocks, 0))
    return f"{written}\n" if written else ""


def _write_all(blocks: Iterable[Block], depth: int) -> Iterator[str]:
    before: Block | None = None
    other = False
    for block in blocks:
        if isinstance(block, ItemList):
            # Two lists in a row would be read as one if they had the same marker.
            other = isinstance(before, ItemList) and not other and _alike(before, block)
            written = _write_list(block, depth, other=other)
        elif isinstance(block, Heading):
            line = _inline(block.runs).replace("\n", " ")
            line = re.sub(r"(#+)$", r"\\\1", line)
            written = f"{'#' * min(block.level, 6)} {line}" if line else ""
        elif isinstance(block, Paragraph):
            written = _lines(block.runs)
        elif isinstance(block, Table):
            written = _write_table(block)
        else:
            inner = "\n\n".join(_write_all(block.blocks, depth))
            written = "\n".join(f"> {line}".rstrip() for line in inner.split("\n")) if inner else ""
        if written:
            before = block
            yield written


def _alike(one: ItemList, two: ItemList) -> bool:
    """Tell whether both lists have numbers, or neither."""
    return (one.items[-1].number is None) == (two.items[0].number is None)


def _write_list(block: ItemList, depth: int, *, other: bool) -> str:
    if depth >= _MAX_LISTS:
        return "\n\n".join(t for item in block.items for t in _write_all(item.blocks, depth))
    items = []
    for item in block.items:
        marker = (
            ("* " if other else "- ")
            if item.number is None
            else (f"{item.number}{')' if other else '.'} ")
        )
        parts = list(_write_all(item.blocks, depth + 1))
        if not parts:
            continue
        simple = len(parts) == 1 or (
            len(parts) == 2 and isinstance(item.blocks[-1], ItemList) and "\n\n" not in parts[1]
        )
        body = ("\n" if simple else "\n\n").join(parts)
        indented = body.replace("\n", "\n" + " " * len(marker))
        items.append((marker + "\n".join(line.rstrip() for line in indented.split("\n")), simple))
    tight = all(simple for _, simple in items)
    return ("\n" if tight else "\n\n").join(text for text, _ in items)


def _write_table(table: Table) -> str:
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    header = [_cell(cell) for cell in table.header]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in [header, *rows]), default=0)
    if not any(header) and not rows:
        return ""
    lines = [header or [""] * width, ["---"] * width, *rows]
    return "\n".join(_row([*cells, *[""] * (width - len(cells))]) for cells in lines)


def _row(cells: list[str]) -> str:
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


def _cell(blocks: list[Block]) -> str:
    return "<br>".join(part.replace("\n", "<br>") for part in _cell_parts(blocks) if part)


def _cell_parts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, (Heading, Paragraph)):
            yield _inline(block.runs).replace("|", "\\|")
        elif isinstance(block, ItemList):
            for item in block.items:
                mark = "•" if item.number is None else f"{item.number}."
                for i, part in enumerate(p for p in _cell_parts(item.blocks) if p):
                    yield part if i or part.startswith("•") else f"{mark} {part}"
        elif isinstance(block, Table):
            for row in [block.header, *block.rows]:
                for cell in row:
                    yield from _cell_parts(cell)
        else:
            yield from _cell_parts(block.blocks)


def _lines(runs: list[Run]) -> str:
    """Write a paragraph: no line of it begins a block."""
    lead, rest = _split_lead(runs)
    if lead:
        return f"**{_escape(plain(lead))}**{_starts_escaped(_inline(rest), inside=True)}"
    return _starts_escaped(_inline(runs), inside=False)


def _starts_escaped(text: str, *, inside: bool) -> str:
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if i or not inside:
            numbered = _NUMBER_START.sub(r"\1\\", line, count=1) if line[:1].isdigit() else line
            lines[i] = (
                _BLOCK_START.sub(r"\\", numbered, count=1)
                if (_BLOCK_START.match(numbered))
                else numbered
            )
    return "\n".join(lines)


def _split_lead(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """Return the bold words that lead a paragraph in, if Markdown can mark them, and the rest."""
    count = next((i for i, run in enumerate(runs) if not run.bold), len(runs))
    lead, rest = runs[:count], runs[count:]
    said = plain(lead)
    if not said or len(said) > _LEAD_IN or any(run.target or run.text == "\n" for run in lead):
        return [], runs
    last = lead[-1].text
    if last != last.rstrip() and rest:
        rest = [Run(" "), *rest]
    following = rest[0].text[:1] if rest else ""
    if said[-1].isalnum() or not following or following.isspace():
        return lead, rest
    return [], runs


def _inline(runs: list[Run]) -> str:
    written: list[str] = []
    index = 0
    while index < len(runs):
        target = runs[index].target
        together = []
        while index < len(runs) and runs[index].target == target:
            together.append(runs[index].text)
            index += 1
        text = "".join(together)
        bare = text.strip()
        if target is None or not bare or _says_so(bare, target):
            written.append(_escape(text))
            continue
        left = text[: len(text) - len(text.lstrip())]
        right = text[len(text.rstrip()) :]
        named = _escape(bare).replace("\n", " ")
        named = re.sub(r"(?<!\\)([\[\]])", r"\\\1", named)
        written.append(f"{left}[{named}]({_target(target)}){right}")
    return "".join(written)


def _says_so(text: str, target: str) -> bool:
    """Tell whether the text of a link is its target."""
    bare = re.sub(r"^(mailto:|tel:|https?://(www\.)?)", "", target).rstrip("/")
    said = re.sub(r"^(https?://)?(www\.)?", "", text.strip()).rstrip("/")
    return len(target) > _LONGEST_TARGET or bare.casefold() == said.casefold()


def _target(target: str) -> str:
    return re.sub(r"[\s()<>\\|\"]", lambda found: f"%{ord(found[0]):02X}", target)


def _escape(text: str) -> str:
    return _MARKUP.sub(lambda found: "\\" + found[0], text)
