"""A table as a page shows it: few columns, and none that is empty.

A column that says something about another is shown beneath it as a note, and so does what few rows
have; a number is written with its unit. The data formats keep every column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from noticegraph.http.tables.listing import Heading, Listing
from noticegraph.http.words.dates import write_date
from noticegraph.http.words.matrix import period_words
from noticegraph.http.words.texts import texts
from noticegraph.tables import EVIDENCE, Part

_Cell = tuple[Part, ...]
_BENEATH = {
    "address": "email",
    "contactDetails": "channel",
    "dayType": "value",
    "days": "period",
    "examples": "category",
    "exceptsProduct": "data",
    "law": "jurisdiction",
    "product": "data",
    "recipientExamples": "recipient",
    "runsFrom": "period",
    "total": "value",
}
"""Columns, and those beneath whose values they stand where there are many."""
_ALWAYS_BENEATH = {"condition": "", "severity": "verdict outcome"}
"""Columns that never stand for themselves; nothing means beneath the first."""
_SUBTITLES = {"law": "requirement"}
"""Columns that never stand for themselves where another does: they say what its names are of."""
_UNITS = {"period": "periodKind", "total": "unit", "value": "unit"}
"""Numbers, and the columns that say in which unit or how exactly."""
_SAID_BESIDE = {"requirementId": "requirement", "companyName": "statement"}
"""Columns that say for programs what another says for people: a link by its name."""
_NOT_FIRST = ("statement", "companyName")
_DURATIONS = ("period", "lifetime")
_DATES = ("effectiveDate",)
_HOW_LONG = ("period", "keptUntil", "criterion")
"""Three ways to say one thing: they stand in one column."""
_EVER_SHOWN = ("statement", "modality", EVIDENCE, "basis", "article9Condition")
"""Columns that are read even where few rows have anything in them."""
_FEW = 3
"""A column that less than one row in so many fills takes no room of its own."""
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


def present(listing: Listing, language: str, without: Collection[str] = ()) -> Presented:
    """Return the rows of the page in the columns in which people read them.

    Columns are left ``without`` a place that headings between the rows say.
    """
    headings = listing.headings(language)
    columns = listing.table.columns
    filled = {name: sum(1 for row in listing.shown if row[at]) for at, name in enumerate(columns)}
    kept = [
        name
        for name in columns
        if filled[name] and name not in without and _SAID_BESIDE.get(name) not in columns
    ]
    at = {name: columns.index(name) for name in kept}
    units = {main: unit for main, unit in _UNITS.items() if main in kept and unit in kept}
    how_long = [name for name in _HOW_LONG if name in kept]
    joined = how_long[1:]
    shown = [name for name in kept if name not in units.values() and name not in joined]
    first = next((name for name in shown if name not in _NOT_FIRST), "")
    taken = {first, *how_long, *_EVER_SHOWN, listing.sort.removeprefix("-")}
    few = [name for name in shown if name not in taken and filled[name] * _FEW < len(listing.shown)]
    beneath = _notes(shown, few, first)
    below = {name for names in beneath.values() for name in names}
    text_of = {h.name: h.text for h in headings}

    def written(row: Sequence[_Cell], name: str) -> Iterator[Part]:
        unit = " ".join(part.text for part in row[at[units[name]]]) if name in units else ""
        for part in row[at[name]]:
            if name in _DURATIONS:
                yield _period(part, unit, language)
            elif name in _DATES:
                yield replace(part, text=write_date(part.text, language))
            elif unit:
                yield Part(f"{part.text} {unit}", part.iri)
            else:
                yield part

    def ways(row: Sequence[_Cell], name: str) -> Iterator[Part]:
        for way in how_long if joined and name in how_long else [name]:
            lead = f"{text_of[way].lower()}: " if joined and way == "keptUntil" else ""
            yield from (replace(p, text=lead + p.text) for p in written(row, way))

    def cell(row: Sequence[_Cell], name: str) -> _Cell:
        notes = (
            NotePart(part.text, part.iri, part.language, text_of[note])
            for note in beneath.get(name, ())
            for part in ways(row, note)
        )
        return (*ways(row, name), *notes)

    names = [name for name in shown if name not in below]
    empty = tuple(h.text for h in headings if not filled[h.name] and listing.shown)
    return Presented(
        tuple(_heading(h, joined, language) for h in headings if h.name in names),
        tuple(tuple(cell(row, name) for name in names) for row in listing.shown),
        empty,
    )


def _heading(heading: Heading, joined: Sequence[str], language: str) -> Heading:
    if heading.name in _HOW_LONG and joined:
        return replace(heading, text=texts(language)["how_long"])
    return heading


def _notes(shown: Sequence[str], few: Sequence[str], first: str) -> dict[str, list[str]]:
    """Return the columns that stand beneath others, by these.

    They are conditions, what few rows have, and, where too many are left, what explains another.
    """
    found: dict[str, list[str]] = {}
    is_roomy = len(shown) - len(few) <= _MOST
    for name in shown:
        is_subtitle = _SUBTITLES.get(name) in shown
        is_note = name in few or name in _ALWAYS_BENEATH or is_subtitle
        wanted = _ALWAYS_BENEATH.get(name, _BENEATH.get(name, "")).split()
        wanted = [_SUBTITLES[name]] if is_subtitle else wanted
        main = next((other for other in wanted if other in shown and other not in few), "")
        if (is_note or (main and not is_roomy)) and name != first:
            found.setdefault(main or first, []).append(name)
    return found


def _period(part: Part, exactly: str, language: str) -> Part:
    """Return a duration in words: "at most 30 days"."""
    words = period_words(part.text, "", language)
    is_plain = not exactly or exactly == texts(language)["exactly"]
    return Part(words if is_plain else f"{exactly} {words}")
