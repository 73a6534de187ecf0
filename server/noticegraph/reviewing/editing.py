"""A fact as a form: one field for each column, and the row that a filled-in form means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from noticegraph.errors import RowError
from noticegraph.languages import LANGUAGES
from noticegraph.reviewing.cards import NOT_SHOWN, CardMaker
from noticegraph.reviewing.opening import Opened
from noticegraph.reviewing.terms import TermSearch
from noticegraph.rows import COLUMNS, KINDS, MADE_TERMS, Column, Row
from noticegraph.rows.shorthand import WORDS
from noticegraph.rows.statement import curie_to_iri

FIELD = "c-"
"""What the names of the fields of columns begin with."""
BETWEEN = ";"
"""What stands between several values of a field."""
TERMS_OF_NEW = {"collection": "data", "processing": "purpose"}
"""The kinds of facts whose form says in one field what the new things of another are."""
_SHOWN_AT_ONCE = {
    "sale": ("jurisdiction",),
    "sale-in-general": ("jurisdiction",),
    "combination": ("data", "category", "source"),
}
"""Columns that every kind has, and without which facts of these kinds say little."""
_WHOLE = ("text", "words", "translation", "address")
_SUGGESTED = 200
_MARKS = r"(?:[\s*_`|]|\]\([^)\s]{0,500}\)|\[){1,500}"
"""What may stand between two words of a text in Markdown that a reader sees beside each other."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: its column, what it is called, its value, and names it may take."""

    name: str
    label: str
    value: str
    sort: str
    means: str
    suggested: tuple[str, ...]
    is_main: bool


@dataclass(frozen=True, slots=True)
class FactForm:
    """What the form of a fact shows. ``fact`` is its id, "" for a new one.

    ``terms_of_new`` asks what the things are that it names for the first time.
    """

    fact: str
    version: str
    kind: str
    kinds: tuple[tuple[str, str], ...]
    name: str
    translation: str
    modality: str
    condition: Field | None
    passages: str
    quote: str
    fields: tuple[Field, ...]
    terms_of_new: Field | None = None

    @property
    def labels(self) -> dict[str, str]:
        """What each field of a column is called, by the column."""
        every = (*self.fields, self.terms_of_new, self.condition)
        return {f.name: f.label for f in every if f is not None}

    @property
    def for_terms(self) -> list[tuple[str, str]]:
        """The fields that can hold a term, each with its label; those shown at once first."""
        listed = sorted(self.fields, key=lambda field: not field.is_main)
        every = [f for f in (self.terms_of_new, *listed, self.condition) if f is not None]
        return [(f.name, f.label) for f in every if f.sort in ("term", "thing")]


class Editor:
    """Makes forms of the rows of one statement, and rows of what is filled in."""

    def __init__(self, opened: Opened, maker: CardMaker, search: TermSearch, language: str) -> None:
        self._live = opened.live
        self._maker = maker
        self._search = search
        self._language = language

    def form(self, row: Row, version: str) -> FactForm:
        """Return the form of a row."""
        kind = KINDS[row.kind]
        columns = dict(kind.columns)
        if kind.terms is not None:
            columns = {"terms": kind.terms, **columns}
        own = {"terms", *kind.own, *_SHOWN_AT_ONCE.get(kind.name, ())}
        shown = [n for n in columns if n not in NOT_SHOWN or n == "terms"]
        shown.sort(key=lambda n: (n not in own, not row.cells.get(n)))
        condition = None
        if kind.fact:
            condition = self._field("condition", COLUMNS["condition"], row, main=True)
        return FactForm(
            fact=row.one("id"),
            version=version,
            kind=row.kind,
            kinds=tuple(
                sorted(
                    ((name, self._maker.kind_label(name)) for name in KINDS if name != "no-fact"),
                    key=lambda pair: pair[1].casefold(),
                )
            ),
            name=row.one("name"),
            translation=row.one("translation"),
            modality=row.one("modality") if kind.fact else "",
            condition=condition,
            passages=" ".join(row.cells.get("passage", [])),
            quote=row.one("quote"),
            fields=tuple(
                self._field(n, columns[n], row, main=n in own or bool(row.cells.get(n)))
                for n in shown
                if n != "condition"
            ),
            terms_of_new=self._terms_of_new(row),
        )

    def _terms_of_new(self, row: Row) -> Field | None:
        """Return the field for what the things are that a new fact brings with it."""
        named = TERMS_OF_NEW.get(row.kind)
        if named is None or row.one("id"):
            return None
        terms = dict.fromkeys(value.partition(" ")[0] for value in row.cells.get(MADE_TERMS, []))
        label = self._maker.heading(named, COLUMNS[named])
        return Field("terms", label, f"{BETWEEN} ".join(terms), "term", "", (), is_main=True)

    def _field(self, name: str, column: Column, row: Row, *, main: bool) -> Field:
        values = [self._written(value, column) for value in row.cells.get(name, [])]
        names = tuple(self._live.names.known(column)[:_SUGGESTED]) if column.of else ()
        between = "\n" if column.sort in _WHOLE else f"{BETWEEN} "
        heading = self._maker.heading(name, column)
        return Field(name, heading, between.join(values), column.sort, column.means, names, main)

    def _written(self, value: str, column: Column) -> str:
        if value in self._live.rows:
            return self._live.names.cell(value, column)
        return value

    def row(self, form: Callable[[str], str], names: Iterable[str]) -> tuple[Row, list[RowError]]:
        """Return the row that a filled-in form means, and what is wrong with its words for terms.

        ``form`` returns a field by its name, ``names`` are the names of all fields.
        """
        kind_name = form("kind")
        row = Row(1, kind_name)
        known = self._live.rows.get(form("fact"))
        if known is not None:
            row.put("id", known.cells["id"])
            row.put("by", list(known.cells.get("by", [])))
        for cell in ("name", "translation", "quote", "modality"):
            row.put(cell, [form(cell)] if form(cell) else [])
        row.put("passage", list(dict.fromkeys(form("passages").split())))
        if row.one("quote"):
            row.put("quote", [self._as_it_stands(row.one("quote"), row.cells.get("passage", []))])
        kind = KINDS.get(kind_name)
        if kind is None:
            return row, []
        if not kind.fact:
            row.put("modality", [])
        columns = dict(kind.columns)
        if kind.fact:
            columns["condition"] = COLUMNS["condition"]
        if kind.terms is not None:
            columns["terms"] = kind.terms
        faults: list[RowError] = []
        for field in names:
            name = field.removeprefix(FIELD)
            column = columns.get(name)
            if not field.startswith(FIELD) or column is None:
                continue
            row.put(name, self._values(form(field), column, name, faults))
        if known is None and kind.name in TERMS_OF_NEW and row.one("modality") != "denied":
            row.put(MADE_TERMS, self._said_of_new(row, form(f"{FIELD}terms"), faults))
        if known is not None and known.one("name") != row.one("name"):
            same = known.one("translation") == row.one("translation")
            row.put("translation", [] if same else row.cells.get("translation", []))
        return row, faults

    def _said_of_new(self, row: Row, written: str, faults: list[RowError]) -> list[str]:
        """Return what the things are that a row names for the first time, as `MADE_TERMS` has it.

        Where nothing is said, a name that is the label of one term says it.
        """
        column = COLUMNS[TERMS_OF_NEW[row.kind]]
        names = [
            value
            for value in row.cells.get(column.name, [])
            if value not in self._live.rows
            and not curie_to_iri(value)
            and not self._live.names.called(value, column)
        ]
        terms = self._values(written, COLUMNS["processing"], "terms", faults)
        found = []
        for name in names:
            own = terms or self._term_called(name)
            found += [f"{term} {name}" for term in own]
            if not own:
                fault = RowError("row-new-thing", line=1, name=name)
                fault.cell = "terms"
                faults.append(fault)
        return found

    def _term_called(self, name: str) -> list[str]:
        """Return the one term that a name means; [] if there is none, or several."""
        found = self._terms_called(name)
        return found if len(found) == 1 else []

    def _terms_called(self, words: str, column: str = "") -> list[str]:
        """Return the terms that words mean: those with that label, or else with that other word.

        A word that rows have for a term of the column means that term.
        """
        wanted = " ".join(words.casefold().split())
        if wanted in WORDS.get(column, {}):
            return [WORDS[column][wanted]]
        called = self._search.named(words)
        labelled = [
            term
            for term in called
            if wanted in (self._search.label(term, x).casefold() for x in LANGUAGES)
        ]
        return labelled or called

    def _as_it_stands(self, quote: str, paths: Iterable[str]) -> str:
        """Return words as they stand in the text, whatever marks and line breaks are between."""
        text, spans = self._live.text or "", self._live.statement.spans
        words = map(re.escape, quote.split())
        pattern = re.compile(_MARKS.join(words))
        for path in paths:
            if path in spans:
                start, end = spans[path]
                found = pattern.search(text, start, end)
                if found is not None:
                    return found[0]
        return quote

    def _values(self, written: str, column: Column, name: str, faults: list[RowError]) -> list[str]:
        if column.sort in _WHOLE:
            return [line.strip() for line in written.splitlines() if line.strip()]
        values = [part.strip() for part in written.replace("\n", BETWEEN).split(BETWEEN)]
        found = []
        for value in filter(None, values):
            if column.sort != "term" or curie_to_iri(value):
                found.append(value)
                continue
            terms = self._terms_called(value, column.name)
            if len(terms) == 1:
                found.append(terms[0])
                continue
            if terms:
                fault = RowError("row-term-twice", line=1, term=value, terms=tuple(terms[:8]))
            else:
                near = tuple(t.term for t in self._search.find(value, self._language, 3))
                fault = RowError("row-term", line=1, term=value, nearest=near)
            fault.cell = name
            faults.append(fault)
            # It stays in the form as it was typed.
            found.append(value)
        return found
