"""A table as a page shows it: few columns, without what no row has.

What says something about another column stands beneath it as a note, and a number is written with
its unit. The data formats keep every column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from noticegraph.http.tables.listing import Heading, Listing
from noticegraph.http.words.matrix import period_words
from noticegraph.http.words.texts import texts
from noticegraph.tables import Part

_Cell = tuple[Part, ...]
_BENEATH = {
    "contactDetails": "channel",
    "address": "email",
    "criterion": "keptUntil",
    "dayType": "value",
    "days": "period",
    "examples": "category",
    "exceptsProduct": "data",
    "law": "jurisdiction",
    "product": "data",
    "runsFrom": "period",
    "total": "value",
}
"""Columns, and those beneath whose values they stand."""
_BENEATH_THE_FIRST = ("condition",)
_UNITS = {"period": "periodKind", "total": "unit", "value": "unit"}
"""Numbers, and the columns that say in which unit or how exactly."""
_NOT_FIRST = ("statement", "companyName")
_PERIOD = "period"
_MOST = 6
"""Columns that stand side by side; with no more, nothing is set beneath another."""


@dataclass(frozen=True, slots=True)
class NotePart(Part):
    """A part that stands beneath the others of its cell; `heading` says what it is."""

    heading: str = ""


@dataclass(frozen=True, slots=True)
class Presented:
    """The columns of a page with its rows; `empty` are the headings in which nothing stands."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[_Cell, ...], ...]
    empty: tuple[str, ...]


def present(listing: Listing, language: str) -> Presented:
    """Return the rows of the page in the columns in which people read them."""
    headings = listing.headings(language)
    empty = set(listing.empty_columns)
    kept = [h.name for h in headings if h.name not in empty]
    at = {name: listing.table.columns.index(name) for name in kept}
    units = {main: unit for main, unit in _UNITS.items() if main in kept and unit in kept}
    shown = [name for name in kept if name not in units.values()]
    beneath = _notes(shown) if len(shown) > _MOST else {}
    below = {name for names in beneath.values() for name in names}
    text_of = {h.name: h.text for h in headings}

    def with_unit(text: str, row: Sequence[_Cell], name: str) -> str:
        if name not in units:
            return text
        unit = " ".join(part.text for part in row[at[units[name]]])
        return f"{text} {unit}".rstrip()

    def cell(row: Sequence[_Cell], name: str) -> _Cell:
        own = row[at[name]]
        if name == _PERIOD:
            exactly = " ".join(p.text for p in row[at[units[name]]]) if name in units else ""
            own = tuple(_period(part, exactly, language) for part in own)
        elif name in units:
            own = tuple(Part(with_unit(part.text, row, name), part.iri) for part in own)
        notes = tuple(
            NotePart(with_unit(part.text, row, note), part.iri, part.language, text_of[note])
            for note in beneath.get(name, ())
            for part in row[at[note]]
        )
        return (*own, *notes)

    names = [name for name in shown if name not in below]
    return Presented(
        tuple(h for h in headings if h.name in names),
        tuple(tuple(cell(row, name) for name in names) for row in listing.shown),
        tuple(h.text for h in headings if h.name in empty),
    )


def _notes(shown: Sequence[str]) -> dict[str, list[str]]:
    """Return the columns that stand beneath others, by these."""
    found: dict[str, list[str]] = {}
    first = next((name for name in shown if name not in _NOT_FIRST), "")
    for name in shown:
        main = first if name in _BENEATH_THE_FIRST else _BENEATH.get(name)
        if main in shown and main != name:
            found.setdefault(str(main), []).append(name)
    return found


def _period(part: Part, exactly: str, language: str) -> Part:
    """Return a duration in words: "at most 30 days"."""
    words = period_words(part.text, "", language)
    is_plain = not exactly or exactly == texts(language)["exactly"]
    return Part(words if is_plain else f"{exactly} {words}")
