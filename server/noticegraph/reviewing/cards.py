"""A fact as a reviewer reads it: its name, kind and modality, and what its cells say, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from noticegraph.namespaces import PREFIXES
from noticegraph.reviewing.headings import HEADINGS
from noticegraph.reviewing.opening import Opened
from noticegraph.reviewing.progress import Unit
from noticegraph.reviewing.states import version_of
from noticegraph.reviewing.together import folded_things, with_their_facts
from noticegraph.reviewing.wording import place_of_words, quoted_place
from noticegraph.rows import COLUMNS, KINDS, Column, Row, Vocabulary
from noticegraph.rows.statement import curie_to_iri

NOT_SHOWN = frozenset(
    {"id", "name", "translation", "modality", "passage", "quote", "start", "end", "by", "review",
     "reviewed", "reviewer", "reviewedAt"}
)  # fmt: skip
"""The columns that a card shows in another way, or not at all."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One line of a card: the name of a column, and its values in words, each with its term."""

    column: str
    heading: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A fact for its reviewer. ``modality`` is an IRI or None, ``quote`` the words, or "".

    ``quoted_at`` is the path of the passage that has the words, if the one in focus has not.
    ``things`` are the cards of the things that are judged with it.
    """

    row: Row
    version: str
    name: str
    kind: str
    modality: str | None
    status: str
    details: tuple[Detail, ...]
    quote: str
    by: str
    reviewer: str
    reviewed_at: str
    quoted_at: str = ""
    things: tuple[Card, ...] = ()

    @property
    def id(self) -> str:
        """The id of the fact."""
        return self.row.one("id")

    def has(self, node_id: str) -> bool:
        """Tell whether the card is that of a fact or shows it as a thing."""
        return node_id in (self.id, *(thing.id for thing in self.things))


class CardMaker:
    """Makes the cards of one statement in one language."""

    def __init__(self, opened: Opened, vocabulary: Vocabulary, language: str) -> None:
        self._opened = opened
        self._live = opened.live
        self._vocabulary = vocabulary
        self._language = language

    def cards(self, rows: Sequence[Row], unit: Unit | None = None) -> list[Card]:
        """Return the cards of some rows, in their order; things stand on those of their facts.

        With a ``unit`` the cards are for a reader of that passage: they quote it where they can.
        """
        known = self._live.rows
        rows = with_their_facts(known, rows)
        things = folded_things(known, rows)
        folded = {thing for several in things.values() for thing in several}
        whole = {row.one("id"): self.card(row, unit) for row in rows}
        whole |= {i: self.card(known[i], unit) for i in folded if i not in whole}
        return [
            replace(card, things=tuple(whole[thing] for thing in things.get(node_id, ())))
            for node_id, card in whole.items()
            if node_id not in folded
        ]

    def card(self, row: Row, unit: Unit | None = None) -> Card:
        """Return the card of a row, for a reader of some passage (`cards`)."""
        modality = row.one("modality")
        quote, quoted_at = self._quote(row, unit)
        return Card(
            row=row,
            version=version_of(row),
            name=self.name_of(row),
            kind=self.kind_label(row.kind),
            modality=PREFIXES["ng"] + modality.capitalize() if modality else None,
            status=row.one("review") or "accepted",
            details=tuple(self._details(row)),
            quote=quote,
            by=row.one("by"),
            reviewer=row.one("reviewer").partition(":")[2],
            reviewed_at=row.one("reviewedAt"),
            quoted_at=quoted_at,
        )

    def _quote(self, row: Row, unit: Unit | None) -> tuple[str, str]:
        """Return the words of a row as a passage has them, or where else they stand."""
        quoted, passages = quoted_place(row), self._opened.by_path
        if unit is None or quoted is None:
            return row.one("quote"), ""
        text = self._opened.text
        here = place_of_words(text, unit.passage.start, unit.passage.end, row)
        if here is not None:
            return text[here[0] : here[1]], ""
        cited = (passages[p] for p in row.cells.get("passage", []) if p in passages)
        holding = (p.path for p in cited if p.start <= quoted[0] and quoted[1] <= p.end)
        return row.one("quote"), next(holding, "")

    def name_of(self, row: Row) -> str:
        """Return the name of a row in the language of the page, if it has one there."""
        own = self._live.statement.language == self._language
        names = (row.one("name"), row.one("translation"))
        return next(filter(None, names if own else reversed(names)), row.one("id"))

    def kind_label(self, kind: str) -> str:
        """Return what a kind of rows is called."""
        return self.label(KINDS[kind].cls)

    def label(self, term: str) -> str:
        """Return the label of a term (CURIE), or the term itself."""
        labels = self._vocabulary.labels(term)
        return labels.get(self._language) or labels.get("en") or term

    def heading(self, name: str, column: Column) -> str:
        """Return the heading of a column: the label of its property."""
        if name == "terms" and column.path in ("skos:broader", "rdf:type"):
            return {"en": "Terms", "nl": "Termen"}[self._language]
        if column.path in HEADINGS:
            return HEADINGS[column.path][self._language == "nl"]
        found = self.label(column.path)
        for prefix in ("has ", "heeft "):
            found = found.removeprefix(prefix)
        return found[:1].upper() + found[1:]

    def value(self, value: str) -> str:
        """Return a value of a cell in words."""
        other = self._live.rows.get(value)
        if other is not None:
            return self.name_of(other)
        return self.label(value) if curie_to_iri(value) else value

    def _details(self, row: Row) -> list[Detail]:
        kind = KINDS[row.kind]
        columns = dict(kind.columns)
        if kind.terms is not None:
            columns = {"terms": kind.terms, **columns}
        columns["condition"] = COLUMNS["condition"]
        found = []
        for name, column in columns.items():
            values = row.cells.get(name, [])
            if name in NOT_SHOWN or not values:
                continue
            shown = tuple(
                (self.value(v), v if curie_to_iri(v) and self.value(v) != v else "") for v in values
            )
            found.append(Detail(name, self.heading(name, column), shown))
        return found
