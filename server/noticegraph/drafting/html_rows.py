"""Rows of a table that is HTML within Markdown: there the whole table is one passage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(r"(?i)<(?P<close>/?)(?P<name>tr|td|th)\b[^<>]{0,500}>")


class Cell(NamedTuple):
    """A cell with data: its span, its row and its place in the row (from 1), and its titles."""

    start: int
    end: int
    row: int
    number: int
    column: str
    table: str


def cells_of(text: str, masked: str, start: int, end: int) -> Iterator[Cell]:
    """Yield the cells (`td`) of the tables between two positions of a text, in order.

    Titles are the cells `th` that stand before them. Nested tables read as rows of the outer one.
    """
    titles: list[str] = []
    row = number = 0
    opened: int | None = None
    for tag in _TAG.finditer(text, start, end):
        name = tag["name"].lower()
        if name == "tr":
            row, number, opened = row + (not tag["close"]), 0, None
        elif not tag["close"]:
            number, opened = number + 1, tag.end()
        elif opened is not None:
            if name == "th":
                titles.append(" ".join(masked[opened : tag.start()].split())[:200])
            else:
                column = titles[number - 1] if number <= len(titles) else ""
                yield Cell(opened, tag.start(), row, number, column, " ".join(titles)[:400])
            opened = None
