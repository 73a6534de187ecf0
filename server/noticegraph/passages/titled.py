"""Plain texts without numbered sections: headings that stand alone, in capitals or with a mark.

A heading is a short line with blank lines around it that is not a sentence: in capitals, with a
Roman number ("IV. Rights"), called an article or a section, or underlined ("====", "----").
"""

from __future__ import annotations

import re

from noticegraph.passages.layout import SENTENCE_END, find_blocks, find_lines
from noticegraph.passages.markup import Heading, Item, ListBlock, Paragraph, Part
from noticegraph.passages.model import Span

_LONGEST = 100
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})[.)][^\S\n]+(?=[^\W\d_])")
_CALLED = re.compile(r"(?i)(?:article|section|artikel|hoofdstuk)[^\S\n]+\d{1,2}\b")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_LETTERS = 4


def titled_parts(text: str) -> list[Part]:
    """Return the headings of a text and the paragraphs and lists below them."""
    lines = list(find_lines(text))
    parts: list[Part] = []
    pending: list[Span] = []
    underlined = False
    for index, line in enumerate(lines):
        if underlined:
            underlined = False
            continue
        after = (
            text[lines[index + 1].start : lines[index + 1].end] if index + 1 < len(lines) else ""
        )
        alone = index == 0 or lines[index - 1].start == lines[index - 1].end
        level = _level(text[line.start : line.end], after) if alone else None
        if level is None:
            pending.append(line)
            continue
        parts.extend(_blocks(text, pending))
        pending = []
        body = text[line.start : line.end]
        start = line.start + len(body) - len(body.lstrip())
        parts.append(Heading(Span(start, line.end), level, body.strip()))
        underlined = bool(_UNDERLINE.fullmatch(after.strip()))
    parts.extend(_blocks(text, pending))
    return parts


def _level(body: str, after: str) -> int | None:
    """Return the level of the heading that a line is, given the line after it."""
    said = body.strip()
    if not said or len(said) > _LONGEST or SENTENCE_END.search(said):
        return None
    if _UNDERLINE.fullmatch(after.strip()) and any(c.isalpha() for c in said):
        return 1 if after.strip().startswith("=") else 2
    if after.strip():
        return None
    letters = [c for c in said if c.isalpha()]
    capitals = len(letters) >= _LETTERS and said.upper() == said
    return 2 if capitals or _ROMAN.match(said) or _CALLED.match(said) else None


def _blocks(text: str, lines: list[Span]) -> list[Part]:
    return [
        ListBlock([Item(item) for item in block.items])
        if block.items
        else Paragraph(Span(block.start, block.end))
        for block in find_blocks(text, lines)
    ]
