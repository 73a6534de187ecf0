"""PDF → headings by size, paragraphs, lists, ruled tables; running heads and page numbers left out.

A PDF has glyphs at positions, but no paragraphs: they are recognised by distances, as a reader
does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from statistics import median

from noticegraph.errors import LimitError, StatementTextError
from noticegraph.intake.blocks import Block, Heading, Item, ItemList, Paragraph, Run, Table, tidy
from noticegraph.intake.extract import Extract, LeftOut
from noticegraph.intake.lead_ins import mark_headings
from noticegraph.intake.pdf_model import HYPHEN, Character, Grid, Line

MAX_PAGES = 500
_MARGIN = 0.09
_SCANNED = 25
_BULLET = re.compile(r"(?:[•‣◦▪●○■□∙·⁃\uf0b7\uf0a7\u2022–*-]|o(?=\s))\s+(?=\S)")
_ONLY_BULLETS = re.compile(r"[•‣◦▪●○■□∙·\uf0b7\uf0a7\s]+")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_PAGE_NUMBER = re.compile(r"(?i)(?:page|pagina|p\.)?\s*\d{1,3}(?:\s*(?:of|van|/)\s*\d{1,3})?")
_SENTENCE_END = re.compile(r"[.!?:;…][”’\"')\]]*$")
_WORD = re.compile(r"[\w-]+")
# A text that divides words at the ends of lines does so in more of its lines than this.
_DIVIDES = 0.04


def read_pdf(data: bytes, *, keep_all: bool = False) -> Extract:
    """Read a PDF. Raises StatementTextError if it is locked, broken or scanned, and LimitError."""
    try:
        import pypdfium2
    except ImportError as error:
        raise StatementTextError("no-pdf-reader") from error
    from noticegraph.intake.pdf_lines import page_lines

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise StatementTextError("locked-pdf") from error
        raise StatementTextError("broken-pdf") from error
    try:
        if len(document) > MAX_PAGES:
            raise LimitError("long-pdf", pages=MAX_PAGES)
        pages: list[list[Line | Grid]] = []
        heights: list[float] = []
        for number in range(len(document)):
            page = document[number]
            heights.append(page.get_height())
            pages.append(list(page_lines(page, number)))
        title = document.get_metadata_value("Title")
    except pypdfium2.PdfiumError as error:
        raise StatementTextError("broken-pdf") from error
    finally:
        document.close()
    said = sum(len(x.text) for page in pages for x in page if not isinstance(x, Grid))
    said += sum(
        len(c) for page in pages for x in page if isinstance(x, Grid) for c in x.cells.values()
    )
    if said < _SCANNED * max(len(pages), 1):
        raise StatementTextError("scanned-pdf", pages=len(pages), characters=said)
    left_out = [] if keep_all else _take_running_heads(pages, heights)
    for page in pages:
        _place_bullets(page)
    reader = _Reader([x for page in pages for x in page])
    return Extract(blocks=mark_headings(reader.read()), left_out=tuple(left_out), title=title)


def _take_running_heads(pages: list[list[Line | Grid]], heights: list[float]) -> list[LeftOut]:
    """Take page numbers out of pages, and lines at their edges that come again on most pages."""

    def key(text: str) -> str:
        return re.sub(r"\d+", "0", text).casefold()

    edges: list[tuple[int, Line]] = []
    for number, (page, height) in enumerate(zip(pages, heights, strict=True)):
        for thing in page:
            if isinstance(thing, Line) and (
                thing.bottom > height * (1 - _MARGIN) or thing.top < height * _MARGIN
            ):
                edges.append((number, thing))
    counts = Counter(key(line.text) for line in {(n, key(x.text)): x for n, x in edges}.values())
    found: dict[str, LeftOut] = {}
    for number, line in edges:
        name = key(line.text)
        again = counts[name] >= max(2, len(pages) / 2)
        is_number = _PAGE_NUMBER.fullmatch(line.text) is not None
        if again or is_number:
            pages[number].remove(line)
            what = "page number" if is_number else "running head"
            found.setdefault(
                what if is_number else name, LeftOut(what, len(line.text.split()), line.text)
            )
    return list(found.values())


def _place_bullets(page: list[Line | Grid]) -> None:
    """Put bullets that are drawn by themselves before the lines that they stand beside."""
    alone = [x for x in page if isinstance(x, Line) and _ONLY_BULLETS.fullmatch(x.text)]
    for bullets in alone:
        page.remove(bullets)
    lines = [x for x in page if isinstance(x, Line)]
    for bullet in (c for line in alone for c in line.characters if not c.text.isspace()):
        middle = (bullet.bottom + bullet.top) / 2
        beside = [x for x in lines if x.bottom <= middle <= x.top and x.left >= bullet.left]
        if beside:
            line = min(beside, key=lambda x: x.left)
            line.text = f"• {line.text}"
            space = replace(bullet, text=" ")
            line.characters[:0] = [replace(bullet, text="•", bold=False), space]


class _Reader:
    """Makes blocks of lines, in order."""

    def __init__(self, things: list[Line | Grid]) -> None:
        self.things = things
        lines = [x for x in things if isinstance(x, Line)]
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 0.0
        larger = sorted({s for s in sizes if s >= self.body * 1.12}, reverse=True)
        self.levels = {size: min(rank, 6) for rank, size in enumerate(larger, 1)}
        self.pitches = self._pitches(lines)
        # A line that reaches this far may go on in the next one.
        self.edge = {
            page: max(x.right for x in lines if x.page == page) for page in {x.page for x in lines}
        }
        self.left = {
            page: min(x.left for x in lines if x.page == page) for page in {x.page for x in lines}
        }
        self.words = Counter(w for x in lines for w in _WORD.findall(x.text.casefold()))
        self.first_parts = {w.split("-")[0] for w in self.words if "-" in w.strip("-")}
        divided = sum(x.text.endswith(("\ufffe", "-", "\u2010")) for x in lines)
        self.divides = divided > len(lines) * _DIVIDES
        self.blocks: list[Block] = []
        # The lists that an item may belong to, from the outermost, and where their items begin.
        self.open: list[ItemList] = []
        self.lefts: list[float] = []

    @staticmethod
    def _pitches(lines: list[Line]) -> dict[float, float]:
        """Return the usual distance of two lines of a paragraph, by their size."""
        found: dict[float, list[float]] = {}
        for one, two in pairwise(lines):
            gap = one.bottom - two.bottom
            if one.page == two.page and one.size == two.size and 0 < gap < one.size * 2.2:
                found.setdefault(one.size, []).append(gap)
        return {size: median(gaps) for size, gaps in found.items()}

    def read(self) -> list[Block]:
        group: list[Line] = []
        for thing in self.things:
            if isinstance(thing, Grid):
                self.end(group)
                group = []
                self.add_table(thing)
            elif group and self.goes_on(group, thing):
                group.append(thing)
            else:
                self.end(group)
                group = [thing]
        self.end(group)
        return self.blocks

    def goes_on(self, group: list[Line], line: Line) -> bool:
        """Tell whether a line belongs to the paragraph, item or heading of the lines above it."""
        last = group[-1]
        if abs(last.size - line.size) > 0.6 or _BULLET.match(line.text):
            return False
        if last.text.endswith(HYPHEN):
            return True
        in_item = bool(_BULLET.match(group[0].text) or _NUMBER.match(group[0].text))
        ends = bool(_SENTENCE_END.search(last.text))
        if last.page != line.page:
            return not ends and not (line.text[:1].isupper() or line.text[:1].isdigit())
        gap = last.bottom - line.bottom
        pitch = self.pitches.get(line.size, line.size * 1.2)
        if abs(gap) < line.size * 0.5:
            return True
        if gap < 0 or gap > pitch * 1.25 + 0.5:
            return False
        if _NUMBER.match(line.text) and line.left <= group[0].left + 1 and (ends or in_item):
            return False
        if line.bold != last.bold and (
            last.bold and len(group) == 1 and last.right < self.edge[last.page] * 0.8
        ):
            return False
        short = (
            last.right < self.edge[last.page] - (self.edge[last.page] - self.left[last.page]) * 0.25
        )
        return not (ends and short)

    def end(self, group: list[Line]) -> None:
        if not group:
            return
        runs = self.runs(group)
        level = self.levels.get(group[0].size)
        text = "".join(run.text for run in runs)
        bullet = _BULLET.match(text)
        number = _NUMBER.match(text)
        if level and len(text) <= 300 and not bullet:
            self.blocks.append(Heading(level, [Run(run.text) for run in runs]))
        elif bullet:
            self.add_item(_cut(runs, bullet.end()), None, group[0].left)
        elif number and not all(run.bold for run in runs) and self.continues(int(number[1])):
            self.add_item(_cut(runs, number.end()), int(number[1]), group[0].left)
        elif runs:
            self.blocks.append(Paragraph(runs))

    def continues(self, number: int) -> bool:
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, ItemList) and last.items[-1].number is not None:
            return number == last.items[-1].number + 1
        return number == 1

    def add_item(self, runs: list[Run], number: int | None, left: float) -> None:
        item = Item([Paragraph(tidy(runs))], number)
        found = self.blocks[-1] if self.blocks else None
        if not isinstance(found, ItemList) or (
            left <= self.lefts[0] + 8 and (number is None) != (found.items[-1].number is None)
        ):
            self.lefts = [left]
            self.open = [ItemList([item])]
            self.blocks.append(self.open[0])
            return
        while len(self.lefts) > 1 and left < self.lefts[-1] - 4:
            self.lefts.pop()
            self.open.pop()
        if left > self.lefts[-1] + 8:
            inner = ItemList([item])
            self.open[-1].items[-1].blocks.append(inner)
            self.open.append(inner)
            self.lefts.append(left)
        else:
            self.open[-1].items.append(item)

    def add_table(self, grid: Grid) -> None:
        table = Table()
        for row in range(len(grid.rows) - 1):
            cells: list[list[Block]] = []
            for column in range(len(grid.columns) - 1):
                runs = self.cell_runs(grid.cells.get((row, column), []))
                cells.append([Paragraph(runs)] if runs else [])
            if any(cells):
                table.rows.append(cells)
        said = [b for cell in table.rows[0] for b in cell] if table.rows else []
        if len(said) > 1 and all(
            run.bold for b in said if isinstance(b, Paragraph) for run in b.runs
        ):
            table.header = table.rows.pop(0)
        before = self.blocks[-1] if self.blocks else None
        if (
            isinstance(before, Table)
            and not table.header
            and table.rows
            and before.rows
            and (len(before.rows[0]) == len(table.rows[0]))
        ):
            # It goes on on the next page.
            before.rows.extend(table.rows)
        elif table.header or table.rows:
            self.blocks.append(table)

    def cell_runs(self, characters: list[Character]) -> list[Run]:
        runs: list[Run] = []
        last: Character | None = None
        for c in characters:
            new_line = last is not None and (c.bottom < last.bottom - last.size * 0.5)
            apart = last is not None and c.left - last.right > c.size * 0.15
            if last is not None and (new_line or apart) and last.text != HYPHEN:
                runs.append(Run(" ", None, c.bold))
            if last is not None and last.text == HYPHEN:
                runs[-1].text = runs[-1].text[:-1] + "-" if runs else ""
            runs.append(Run(c.text, None, c.bold))
            last = c
        return tidy(runs)

    def runs(self, group: list[Line]) -> list[Run]:
        """Return the words of some lines, with words that a hyphen divides put together."""
        runs: list[Run] = []
        for number, line in enumerate(group):
            characters = list(line.characters)
            while characters and characters[-1].text.isspace():
                characters.pop()
            for c in characters:
                runs.append(Run(c.text, None, c.bold))
            if number + 1 == len(group):
                break
            following = group[number + 1].text
            if line.text.endswith(("\ufffe", "-")) and re.search(r"\w[\ufffe-]$", line.text):
                runs[-1].text = self.hyphen(line.text, following)
            else:
                runs.append(Run(" ", None, line.bold))
        for run in runs:
            run.text = run.text.replace(HYPHEN, "-")
        return tidy(runs)

    def hyphen(self, line: str, following: str) -> str:
        """Return what stands for the hyphen at a line's end: nothing, if it only divides a word."""
        first = re.search(r"[\w-]+(?=[\ufffe-]$)", line)
        second = re.match(r"[\w-]+", following)
        if not first or not second:
            return "-"
        one, two = first[0].casefold(), second[0].casefold()
        if self.words[one + two]:
            return ""
        keeps = (
            not self.divides
            or self.words[f"{one}-{two}"]
            or one in self.first_parts
            or not first[0].islower()
            or not second[0][0].islower()
            or len(one) == 1
        )
        return "-" if keeps else ""


def _cut(runs: Iterable[Run], count: int) -> list[Run]:
    left = []
    for run in runs:
        taken = run.text[count:] if count < len(run.text) else ""
        count = max(0, count - len(run.text))
        if taken:
            left.append(Run(taken, run.target, run.bold))
    return left
