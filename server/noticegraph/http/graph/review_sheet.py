"""The text of a statement as it is reviewed: passage by passage, each with its state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from noticegraph.http.graph.sheet import plain, short_ref
from noticegraph.passages import Passage
from noticegraph.passages.model import TABLE_CELL, TABLE_HEADER, TABLE_ROW
from noticegraph.places import describe_place
from noticegraph.reviewing.bringing import Piece
from noticegraph.reviewing.progress import STATES, Unit
from noticegraph.reviewing.wording import place_of_words

_PLACES_NL = {"paragraph": "alinea", "list": "lijst", "item": "onderdeel", "table": "tabel",
              "row": "rij", "heading": "kop", "header": "kopregel", "whole": "hele",
              "section": "sectie", "cell": "cel"}  # fmt: skip


_LINK = re.compile(r"(!?\[)[^\]]*(\]\([^)\s]*(?:\s+\"[^\"]*\")?\))")
"""A link of Markdown: what stands before its words, and after them. A quote may end within it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A passage of the sheet; ``pieces`` are its cells: words, each with whether it is marked."""

    unit: Unit
    kind: str
    place: str
    ref: str
    pieces: tuple[tuple[tuple[str, bool], ...], ...]


def place_of(passage: Passage, language: str) -> str:
    """Return where a passage is, for people."""
    place = _in_words(passage.place, language)
    return describe_place(passage.section, place, language, passage.headings)


def _in_words(place: str, language: str) -> str:
    if language != "nl":
        return place
    words = [_PLACES_NL.get(word, word) for word in place.replace(",", " ,").split()]
    return " ".join(words).replace(" ,", ",")


def lay_out(text: str, units: Sequence[Unit], language: str) -> list[Line]:
    """Return the passages of a text, with the words marked that facts quote."""
    lines = []
    for unit in units:
        passage = unit.passage
        place = place_of(passage, language)
        ref = short_ref(place, passage.kind)
        lines.append(Line(unit, passage.kind, place, ref, tuple(_cells(text, unit))))
    return lines


def _cells(text: str, unit: Unit) -> list[tuple[tuple[str, bool], ...]]:
    passage = unit.passage
    places = (
        place_of_words(text, passage.start, passage.end, row)
        for row in unit.rows
        if row.one("review") != "rejected"
    )
    spans = [place for place in places if place is not None]
    parts = [p for p in unit.inside if p.kind == TABLE_CELL]
    if passage.kind == TABLE_HEADER:
        raw = text[passage.start : passage.end]
        return [((plain(cell), False),) for cell in raw.split("|") if cell.strip()]
    if passage.kind == TABLE_ROW and len(parts) > 1:
        return [_pieces(text, p.start, p.end, spans) for p in parts]
    return [_pieces(text, passage.start, passage.end, spans)]


def _pieces(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int]]
) -> tuple[tuple[str, bool], ...]:
    """Return the words between two places, cut where a quote begins or ends."""
    inside = [(max(start, a), min(end, b)) for a, b in spans if a < end and b > start]
    cuts = sorted({start, end, *(c for span in inside for c in span)})
    found: list[tuple[str, bool]] = []
    is_apart = False
    links = _LINK.finditer(text, start, end)
    marks = [span for link in links for span in (link.span(1), link.span(2))]
    for a, b in pairwise(cuts):
        marked = any(s <= a and b <= e for s, e in inside)
        raw = _without(text, a, b, marks)
        shown = plain(raw)
        is_apart = is_apart or raw[:1].isspace()
        if not shown.strip() or (not found and not marked and shown.strip() in "-*+•|"):
            # What shows nothing itself still keeps apart what is beside it.
            is_apart = is_apart or any(map(str.isspace, raw))
            continue
        shown = shown.removeprefix("• ")
        if found and is_apart:
            # A space is never marked.
            if not marked:
                shown = f" {shown}"
            elif found[-1][1]:
                found.append((" ", False))
            else:
                found[-1] = (f"{found[-1][0]} ", False)
        found.append((shown, marked))
        is_apart = raw[-1:].isspace()
    return tuple(found)


def _without(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> str:
    """Return the words between two places, without what stands in some spans."""
    found, at = "", start
    for a, b in spans:
        if b > at and a < end:
            found += text[at : max(at, a)]
            at = min(end, b)
    return found + text[at:end]


def show_pieces(pieces: Sequence[Piece], language: str) -> list[tuple[str, str, str]]:
    """Return the kind of each passage of a text that is to be brought in, its place, its words."""
    found = []
    for piece in pieces:
        within = _in_words(piece.place, language)
        place = describe_place(piece.section, within, language, piece.headings)
        found.append((piece.kind, short_ref(place, piece.kind), plain(piece.text)))
    return found


def bar(counts: dict[str, int]) -> list[tuple[str, int, float, float]]:
    """Return each state with its count, and where its part of a bar of 1000 begins and how long."""
    total = sum(counts.values()) or 1
    found = []
    at = 0.0
    for state in STATES:
        if state == "elsewhere" and not counts[state]:
            continue
        width = 1000 * counts[state] / total
        found.append((state, counts[state], round(at, 1), round(max(0.0, width - 3), 1)))
        at += width
    return found
