"""What given rows mean: ids for new things, things for names, names for what has none.

A settled row is whole: it has an id, and each cell that means a thing or a term holds an id or a
CURIE. Not responsible for whether a row may be applied (``verifying``).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

from noticegraph.errors import RowError
from noticegraph.near_names import nearest_names
from noticegraph.rows.columns import COLUMNS, Column
from noticegraph.rows.kinds import KINDS, Kind
from noticegraph.rows.model import KEPT_OF_REJECTED, REVIEW, Row
from noticegraph.rows.names import Names
from noticegraph.rows.naming import Namer, things_named
from noticegraph.rows.reviewing import is_drafted_by_machine, review_of_made
from noticegraph.rows.shorthand import BEFORE, MADE, MADE_TERMS, spell_out
from noticegraph.rows.standing import rejected_before, says_same, with_ids
from noticegraph.rows.statement import OF_ITSELF, Statement, curie_to_iri, is_id
from noticegraph.rows.vocabulary import Vocabulary

_SLUG = 48


class Settler:
    """Settles the rows of one file against those that the statement has.

    ``left`` are the ids of what a rule or an agent drafts again though somebody has judged it: that
    stays as it is.
    """

    def __init__(
        self, statement: Statement, existing: list[Row], vocabulary: Vocabulary, *,
        by_hand: bool = False,
    ) -> None:  # fmt: skip
        """``by_hand``, a person changes each row, also what rules drafted: nothing is left."""
        self._by_hand = by_hand
        self.statement = statement
        self.vocabulary = vocabulary
        self.faults: list[RowError] = []
        self.existing = {row.one("id"): row for row in existing if row.one("id")}
        self.settled: dict[str, Row] = {}
        self.silent: list[Row] = []
        self.left: dict[str, None] = {}
        self._made_ids: set[str] = set()
        self._names = Names()
        languages = (statement.language, statement.other_language)
        self._namer = Namer(vocabulary, languages, self._row)
        self._by_term: dict[tuple[str, str], dict[str, None]] = {}
        for row in self.existing.values():
            self._register(row)

    def _row(self, node: str) -> Row | None:
        return self.settled.get(node) or self.existing.get(node)

    def settle(self, given: list[Row]) -> list[Row]:
        """Return what the rows mean as whole rows, things before the facts about them."""
        groups = [spell_out(row) for row in given]
        for group in groups:
            for row in group:
                if row.one("id"):
                    self._register(row)
        for facts in (False, True):
            for group in groups:
                for place, row in enumerate(group):
                    if KINDS[row.kind].fact is facts:
                        self._settle(row, group[place - 1] if place else None)
        return [*(row for row in self._needed()), *self.silent]

    def _needed(self) -> Iterator[Row]:
        """Yield the settled rows without the general disclosures of which there is a better one.

        Nor things that were only made for what is left as it is.
        """
        named = {
            value
            for row in self.settled.values()
            for column, values in row.cells.items()
            if column not in KEPT_OF_REJECTED
            for value in values
        }
        better = {
            recipient
            for row in (*self.existing.values(), *self.settled.values())
            if row.kind == "disclosure" and MADE not in row.cells
            for recipient in with_ids(row, self._names).cells.get("recipient", [])
        }
        for row in self.settled.values():
            if row.one("id") in self._made_ids - named:
                continue
            made = row.cells.pop(MADE, None)
            if made and row.kind == "disclosure" and row.one("recipient") in better:
                continue
            yield row

    def _settle(self, row: Row, before: Row | None) -> None:
        kind = KINDS[row.kind]
        if row.kind == "no-fact":
            self.silent.append(row)
            return
        if row.kind == "document":
            self._complete_version(row)
        denied = row.one("modality") == "denied"
        columns = kind.columns | ({"condition": COLUMNS["condition"]} if kind.fact else {})
        for name, column in columns.items():
            if column.sort == "thing" and name in row.cells and not _is_whole_rejection(row):
                row.put(name, list(self._things(row, kind, column, before, denied)))
        row.put(MADE_TERMS, [])
        if not row.one("id"):
            known = self._known_as(row, kind)
            row.put("id", [known or self._new_id(row, kind)])
            if self._is_left(row):
                return
            if known or self._stands(row):
                _join(self._row(row.one("id")), row)
        elif self._is_left(row):
            return
        self._namer.name(row, kind)
        if row.one("review") == "rejected":
            row.cells = {c: v for c, v in row.cells.items() if c in KEPT_OF_REJECTED}
        earlier = self.settled.get(row.one("id"))
        if earlier is not None and earlier.number != row.number:
            _join(earlier, row)
        self.settled[row.one("id")] = row
        self._register(row)

    def _known_as(self, row: Row, kind: Kind) -> str | None:
        """Return the id of the thing that a row without an id names, if there is one already.

        There is one processing for each purpose.
        """
        if row.kind == "processing" and row.one("purpose"):
            return self._below("processing", row.one("purpose"), row)
        if row.kind == "contact" and "contactOf" not in row.cells:
            version = self._row(OF_ITSELF)
            row.put("contactOf", version.cells.get("company", []) if version else [])
        if kind.fact or not row.one("name"):
            return None
        own = Column("", "", "thing", "", (kind.name,))
        return next(iter(self._names.called(row.one("name"), own)), None)

    def _is_left(self, row: Row) -> bool:
        """Tell whether a rule or an agent drafts what somebody has judged, and remember it."""
        if self._by_hand or row.kind == "document" or not is_drafted_by_machine(row):
            return False
        node = row.one("id")
        new, old = self.settled.get(node), self.existing.get(node)
        judged = (
            new.one("review") in ("accepted", "rejected")
            if new is not None
            else old is not None and old.one("review") != "drafted"
        )
        if judged:
            self.left[node] = None
        return judged

    def _stands(self, row: Row) -> bool:
        """Tell whether a row of a person says what stands there at its id."""
        known = self.existing.get(row.one("id"))
        return (
            known is not None
            and not is_drafted_by_machine(row)
            and (says_same(known, row, self._names))
        )

    def _complete_version(self, row: Row) -> None:
        """Give the statement's one row what it does not say, from the graph."""
        row.put("id", [OF_ITSELF])
        known = self.existing.get(OF_ITSELF)
        if known is not None:
            # A draft only adds to what is known of the text; it is not attributed for that.
            drafted = is_drafted_by_machine(row)
            for column, values in known.cells.items():
                if drafted or column not in row.cells:
                    row.cells[column] = list(values)
            if drafted:
                row.put("by", known.cells.get("by", []))

    def _register(self, row: Row) -> None:
        node = row.one("id")
        if row.one("review") == "rejected":
            return
        self._names.add(node, row.kind, [row.one("name"), row.one("translation")])
        if not KINDS[row.kind].fact:
            for term in row.cells.get("terms", []):
                self._by_term.setdefault((row.kind, term), {})[node] = None
        if row.kind == "processing" and row.cells.get("purpose"):
            self._by_term.setdefault(("processing", row.one("purpose")), {})[node] = None

    # Things

    def _things(
        self, row: Row, kind: Kind, column: Column, before: Row | None, denied: bool
    ) -> Iterator[str]:
        for value in row.cells[column.name]:
            if value == BEFORE and before is not None:
                yield before.one("id")
            elif self._names.kind(value) is not None:
                yield value
            elif row.one("review") == "rejected":
                # What is rejected says nothing of things, and makes none.
                found = self._names.called(value, column)
                yield found[0] if found else value
            elif curie_to_iri(value) is not None:
                # Below a denial stand the terms themselves: it is about no thing of the statement.
                share = column.name in kind.shared and (not denied or column.name == "category")
                yield self._shared(row, column, value) if share else value
            elif found := self._names.called(value, column):
                if len(found) > 1:
                    ids = tuple(found)
                    self.faults.append(
                        _fault("row-name-twice", row, column.name, name=value, ids=ids)
                    )
                yield found[0]
            elif column.makes and not (is_id(value) and "/" in value):
                said = (term.partition(" ") for term in row.cells.get(MADE_TERMS, []))
                terms = [term for term, _, name in said if name == value]
                terms = terms or list(column.made_as)
                yield self._made(row, column.makes, name=[value], terms=terms)
            elif column.name in ("versionOf", "translationOf", "revisionOf") and is_id(value):
                yield value
            else:
                near = tuple(nearest_names(value, self._names.known(column)))
                self.faults.append(
                    _fault("row-unknown-thing", row, column.name, name=value, nearest=near)
                )

    def _shared(self, row: Row, column: Column, term: str) -> str:
        """Return the id of the thing of the statement below a term; make it if there is none."""
        if column.name == "condition" or column.makes is None:
            return term
        for kind in column.of:
            if found := self._below(kind, term, row):
                return found
        return self._made(row, column.makes, terms=[term])

    def _below(self, kind: str, term: str, row: Row) -> str | None:
        """Return the id of the thing of a kind below a term, or None if there is none.

        Of several, one that a passage of the row names, else the first by the text and the id: so
        it is the same one when the row is applied again, beside what it made.
        """
        passages = set(row.cells.get("passage", []))

        def order(node: str) -> tuple[bool, int, str]:
            cells = found.cells if (found := self._row(node)) is not None else {}
            start = next(iter(cells.get("start", [])), "")
            first = int(start) if start.isdecimal() else sys.maxsize
            return passages.isdisjoint(cells.get("passage", [])), first, node

        return min(self._by_term.get((kind, term), ()), key=order, default=None)

    def _made(self, row: Row, kind_name: str, **cells: list[str]) -> str:
        made = Row(row.number, kind_name, cells)
        made.put("passage", list(row.cells.get("passage", [])))
        made.cells |= review_of_made(row)
        if kind_name in ("organisation", "subprocessor", "member", "group"):
            made.put("legalName", cells.get("name", []))
        if not cells.get("terms"):
            made.put("terms", [])
        if kind_name == "recipient" and "terms" not in made.cells:
            made.put("terms", ["dpv:ThirdParty"])
        kind = KINDS[kind_name]
        made.put("id", [self._new_id(made, kind)])
        if self._is_left(made):
            return made.one("id")
        self._namer.name(made, kind)
        self.settled[made.one("id")] = made
        self._made_ids.add(made.one("id"))
        self._register(made)
        return made.one("id")

    # Ids

    def _new_id(self, row: Row, kind: Kind) -> str:
        """Return the id of a new node: the same for the same row, whenever it is applied.

        Only a draft takes the place of a draft, and what says the same that of what stands there.
        """
        stem = "/".join((kind.place, *self._parts(row, kind)))
        for count in range(1, 1000):
            node = stem if count == 1 else f"{stem}-{count}"
            taken = self.settled.get(node)
            if taken is None or taken.kind != row.kind:
                other = self.existing.get(node)
                if taken is None and other is None and is_drafted_by_machine(row):
                    return rejected_before(row, self.existing.values()) or node
                if taken is None and (other is None or self._may_take(row, other)):
                    return node
                continue
            if _content(taken) == _content(row):
                return node
        return f"{stem}-{row.number}"

    def _may_take(self, row: Row, other: Row) -> bool:
        """Tell whether a row without an id may have that of one that stands there."""
        if is_drafted_by_machine(row):
            return other.kind == row.kind
        return says_same(other, row, self._names)

    def _parts(self, row: Row, kind: Kind) -> list[str]:
        if not kind.fact:
            term = row.one("terms").partition(":")[2]
            first = row.one("name") or row.one("legalName") or term
            return [slug(first)]
        parts = [slug(re.split(r"[/:]", v)[-1]) for v in things_named(row, kind)[:2]]
        if row.one("jurisdiction") and len(parts) < 2:
            parts.append(slug(row.one("jurisdiction").partition(":")[2]))
        return parts or [slug(row.one("name") or row.one("passage"))]


def _join(earlier: Row | None, row: Row) -> None:
    """Add to a row what an earlier one of the same thing has beside it.

    What was only made for another row (``MADE``) yields to what was there.
    """
    if earlier is None:
        return
    passages = sorted({*earlier.cells.get("passage", []), *row.cells.get("passage", [])})
    if MADE in row.cells:
        row.cells = {column: list(values) for column, values in earlier.cells.items()}
    elif MADE not in earlier.cells:
        renamed = "name" in row.cells and earlier.one("name") != row.one("name")
        for column, values in earlier.cells.items():
            if not (renamed and column == "translation"):
                row.cells.setdefault(column, list(values))
    row.put("passage", passages)


def _is_whole_rejection(row: Row) -> bool:
    """Tell whether a row rejects what has an id: then what else it says is kept nowhere."""
    return bool(row.one("id")) and row.one("review") == "rejected"


def _fault(kind: str, row: Row, cell: str, **values: Any) -> RowError:
    fault = RowError(kind, line=row.number, **values)
    fault.cell = cell
    return fault


def slug(text: str) -> str:
    """Return a text as a part of an id: ASCII, lower case, at most 48 characters."""
    plain = unicodedata.normalize("NFKD", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", text))
    plain = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG].strip("-") or "x"


def _content(row: Row) -> dict[str, list[str]]:
    apart = ("id", "passage", "quote", "translation", *REVIEW)
    return {c: v for c, v in row.cells.items() if c not in apart}
