"""PDF → lines of text with their size, weight and place, by PDFium; and the ruled tables of a page.

https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdf_text.h
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from noticegraph.intake.pdf_model import HYPHEN, Character, Grid, Line

_THIN = 2.5
_NEAR = 3.0
_MOST_RULES = 4000


def page_lines(page: pypdfium2.PdfPage, number: int) -> Iterator[Line | Grid]:
    """Yield the lines of a page in the order of its content, and its tables where they begin."""
    text = page.get_textpage()
    grids = _grids(page)
    begun: set[int] = set()
    line: list[Character] = []
    for character in _characters(text):
        if character is None:
            if any(not c.text.isspace() for c in line):
                yield Line(number, line)
            line = []
            continue
        for index, grid in enumerate(grids):
            place = None if character.text.isspace() else grid.cell_at(character)
            if place is not None:
                if index not in begun:
                    begun.add(index)
                    if any(not c.text.isspace() for c in line):
                        yield Line(number, line)
                    line = []
                    yield grid
                grid.cells.setdefault(place, []).append(character)
                break
        else:
            line.append(character)
    if any(not c.text.isspace() for c in line):
        yield Line(number, line)


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[Character | None]:
    """Yield the characters of a page, and None where a line ends."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    bold_fonts: dict[bytes, bool] = {}
    name = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    ended = False
    for i in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, i)
        if code in (10, 13):
            if not ended:
                yield None
            ended = True
            continue
        ended = False
        pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
        length = pdfium.FPDFText_GetFontInfo(text, i, name, len(name), flags)
        font = name.raw[: max(length - 1, 0)]
        if font not in bold_fonts:
            bold_fonts[font] = any(w in font.lower() for w in (b"bold", b"black", b"heavy"))
        is_bold = bold_fonts[font] or pdfium.FPDFText_GetFontWeight(text, i) >= 600
        size = pdfium.FPDFText_GetFontSize(text, i)
        character = HYPHEN if code in (2, 0xFFFE) else chr(code) if code else ""
        if character:
            yield Character(
                character, size, is_bold, left.value, bottom.value, right.value, top.value
            )
        if character == HYPHEN:
            # PDFium leaves out the line end behind it.
            yield None
            ended = True


def _grids(page: pypdfium2.PdfPage) -> list[Grid]:
    """Return the ruled tables of a page: at least two rows and two columns of rules."""
    across: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=8):
        left, bottom, right, top = thing.get_bounds()
        width, height = right - left, top - bottom
        if height <= _THIN < width:
            across.append(((bottom + top) / 2, left, right))
        elif width <= _THIN < height:
            upright.append(((left + right) / 2, bottom, top))
        elif width > _THIN and height > _THIN:
            across += [(bottom, left, right), (top, left, right)]
            upright += [(left, bottom, top), (right, bottom, top)]
        if len(across) + len(upright) > _MOST_RULES:
            return []
    grids = []
    for group in _touching(across, upright):
        columns = _distinct(x for x, _, _ in group[1])
        rows = _distinct(y for y, _, _ in group[0])
        if len(columns) > 2 and len(rows) > 2:
            grids.append(Grid(columns, rows))
    return grids


_Rules = list[tuple[float, float, float]]


def _touching(across: _Rules, upright: _Rules) -> list[tuple[_Rules, _Rules]]:
    """Group rules that touch each other."""
    rules = [(y, a, b, False) for y, a, b in across] + [(x, a, b, True) for x, a, b in upright]
    parents = list(range(len(rules)))

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    if len(across) * len(upright) > 1_000_000:
        return []
    for i, (y, left, right, _) in enumerate(rules[: len(across)]):
        for j, (x, bottom, top, _) in enumerate(rules[len(across) :], len(across)):
            if left - _NEAR <= x <= right + _NEAR and bottom - _NEAR <= y <= top + _NEAR:
                parents[root(i)] = root(j)
    groups: dict[int, tuple[_Rules, _Rules]] = {}
    for i, (at, start, end, is_upright) in enumerate(rules):
        groups.setdefault(root(i), ([], []))[is_upright].append((at, start, end))
    return list(groups.values())


def _distinct(places: Iterator[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found
