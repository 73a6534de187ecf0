"""What is wrong with rows: each fault by row, column and remedy.

Not responsible for the structure of the graph that they make: the shapes judge it (``applying``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from noticegraph.authoring import CopiedWords
from noticegraph.errors import RowError
from noticegraph.near_names import nearest_names
from noticegraph.rows.columns import COLUMNS, Column
from noticegraph.rows.fitting import Fitting
from noticegraph.rows.kinds import KINDS, Kind
from noticegraph.rows.model import BASE, MODALITIES, REVIEW, Row
from noticegraph.rows.reviewing import STATUSES, is_drafted_by_machine, is_person, is_proposer
from noticegraph.rows.statement import OF_ITSELF, Statement, curie_to_iri, is_id
from noticegraph.rows.vocabulary import Vocabulary

_FORMS = {
    "integer": re.compile(r"[0-9]{1,9}"),
    "boolean": re.compile(r"true|false"),
    "date": re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
    "moment": re.compile(
        r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
        r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"
    ),
    "duration": re.compile(
        r"P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?"
    ),
    "address": re.compile(r"https?://[^\x00-\x20<>\"{}|^`\\]+"),
}
_EXAMPLES = {
    "integer": "30",
    "boolean": "true",
    "date": "2026-05-03",
    "moment": "2026-05-03T14:30:00Z",
    "duration": "P90D",
    "address": "https://example.org/privacy",
}
_NUMBER = re.compile(r"\+?\d[\d ()./-]*\d")
"""A telephone number in a text."""
_DATE_OF_SHEET = re.compile(
    r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]00:00:00"
    r"|[0-9]{1,2}[- ][A-Za-z]{3}\.?([- ][0-9]{2,4})?"
)
_UNSEEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]"
)
"""Control characters but line breaks and tabs, and those that turn the direction of a text."""
_FORMULA = re.compile(r"=(?=\S).+|#(?:REF|VALUE|DIV/0|NUM|NULL)!|#NAME\?|#N/A", re.S)
_SERIAL = re.compile(r"[34][0-9]{4}(\.0+)?")
_OWN_WORDS = ("name", "translation", "note", "noteTranslation", "condition", "definedTerm")
_QUOTED = ("phone", "address", "legalName", "asSpelled")
_CRITERIA = ("terms", "criteria")
_SOME_KINDS = ("collection", "disclosure", "right", "retention", "no-fact")
OTHER_CRITERION = "ng:OtherCriterion"
_KEPT = (*REVIEW, "remove")


class Verifier:
    """Judges rows, one by one, before and after they are settled."""

    def __init__(self, statement: Statement, vocabulary: Vocabulary, text: str | None) -> None:
        self.statement = statement
        self.vocabulary = vocabulary
        self.text = text
        self._fitting = Fitting(vocabulary)
        self._copied = CopiedWords(text or "")

    def in_own_words(self, row: Row) -> Row:
        """Return a row, if a rule drafted it without a name that is copied from the text.

        A rule has no words of its own: then the labels of the terms name what it found. Of a
        criterion that is copied, only that there is one is kept.
        """
        if not is_drafted_by_machine(row):
            return row
        if any(self._copied.in_value(row.one("name"))):
            row.put("name", [])
        for column in _CRITERIA:
            if row.kind == "retention" and any(self._copied.in_value(row.one(column))):
                row.put(column, [OTHER_CRITERION])
        return row

    def given(self, row: Row) -> Iterator[RowError]:
        """Yield what is wrong with a row as it stands in the file."""
        kind = KINDS.get(row.kind)
        if kind is None:
            if not row.kind:
                yield _fault("row-no-kind", row, "kind", known=_SOME_KINDS)
                return
            near = tuple(nearest_names(row.kind, KINDS))
            yield _fault(
                "row-kind", row, "kind", written=row.kind, nearest=near, known=tuple(KINDS)
            )
            return
        if "remove" in row.cells:
            yield from self._removal(row)
            return
        yield from self._passages(row, kind)
        yield from self._quote(row)
        for column in _OWN_WORDS:
            for value in row.cells.get(column, []):
                for words, count in self._copied.in_value(value):
                    yield _fault("row-copied", row, column, words=words, count=count)
        yield from self._unseen(row)
        yield from self._from_a_spreadsheet(row)
        yield from self._review(row)

    def _unseen(self, row: Row) -> Iterator[RowError]:
        """Yield cells with characters that control what shows them."""
        for column, values in row.cells.items():
            if found := next(filter(None, map(_UNSEEN.search, values)), None):
                yield _fault("row-control", row, column, code=f"U+{ord(found[0]):04X}")

    def _removal(self, row: Row) -> Iterator[RowError]:
        """Yield what is wrong with a row that takes another away: it needs no more than its id."""
        if row.one("remove") != "yes":
            yield _fault("row-form", row, "remove", value=row.one("remove"), example="yes")
        elif row.kind == "no-fact":
            yield from self._passages(row, KINDS[row.kind])
        elif not row.one("id"):
            yield _fault("row-remove-what", row, "id")

    def settled(self, row: Row) -> Iterator[RowError]:
        """Yield what is wrong with a settled row."""
        kind = KINDS[row.kind]
        if row.one("review") == "rejected":
            return
        columns: dict[str, Column] = dict(kind.columns)
        if kind.fact:
            columns["condition"] = COLUMNS["condition"]
            yield from self._modality(row)
        elif "modality" in row.cells:
            yield _fault("row-no-modality", row, "modality", of=row.kind)
        if kind.terms is not None:
            columns["terms"] = kind.terms
        if row.kind != "no-fact" and not _may_have(row.kind, row.one("id")):
            yield _fault("row-id", row, "id", id=row.one("id"))
        if not row.one("name") and row.kind != "no-fact":
            yield _fault("row-no-name", row, "name", language=self.statement.language)
        for name, values in row.cells.items():
            if name in (*BASE, *_KEPT) and name not in columns:
                if name == "terms":
                    yield _fault("row-column", row, name, name=name, of=row.kind, nearest=(),
                                 known=tuple(columns))  # fmt: skip
                continue
            column = columns.get(name)
            if column is None:
                near = tuple(nearest_names(name, (*BASE, *columns, *_KEPT)))
                yield _fault("row-column", row, name, name=name, of=row.kind, nearest=near,
                             known=tuple(columns))  # fmt: skip
                continue
            for value in values:
                yield from self._value(row, name, column, value)

    def _modality(self, row: Row) -> Iterator[RowError]:
        given = row.one("modality")
        if given not in MODALITIES:
            yield _fault("row-modality", row, "modality", modality=given, known=MODALITIES)
        elif given == "conditional" and not row.one("condition"):
            yield _fault("row-no-condition", row, "condition")

    def _review(self, row: Row) -> Iterator[RowError]:
        for who in row.cells.get("by", []):
            if not is_proposer(who):
                yield _fault("row-by", row, "by", who=who)
        for who in row.cells.get("reviewer", []):
            if not is_person(who):
                yield _fault("row-reviewer", row, "reviewer", who=who)
        for moment in row.cells.get("reviewedAt", []):
            if not _FORMS["moment"].fullmatch(moment):
                example = _EXAMPLES["moment"]
                yield _fault("row-form", row, "reviewedAt", value=moment, example=example)
        status = row.one("review")
        if status and status not in STATUSES:
            yield _fault("row-review", row, "review", status=status, known=STATUSES)
        if row.one("quote") and self.text is not None:
            # Its place follows from it.
            return
        places = [row.one(column) for column in ("start", "end") if column in row.cells]
        spans = [self.statement.spans.get(path) for path in row.cells.get("passage", [])]
        if places and not (
            len(places) == 2
            and all(_FORMS["integer"].fullmatch(place) for place in places)
            and any(s and s[0] <= int(places[0]) < int(places[1]) <= s[1] for s in spans)
        ):
            yield _fault("row-place", row, "start", place=" to ".join(places))

    def _passages(self, row: Row, kind: Kind) -> Iterator[RowError]:
        spans = self.statement.spans
        paths = row.cells.get("passage", [])
        if not paths and kind.name not in ("statement", "document", "earlier-fact"):
            yield _fault("row-no-passage", row, "passage")
        for path in paths:
            if path not in spans and (_DATE_OF_SHEET.fullmatch(path) or _is_date(path)):
                example = next(iter(spans), "2/paragraph-1")
                yield _fault("row-sheet-date", row, "passage", value=path, example=example)
            elif path not in spans:
                near = tuple(nearest_names(path, spans, 1))
                yield _fault("row-passage", row, "passage", path=path, nearest=near)

    def _quote(self, row: Row) -> Iterator[RowError]:
        quote, spans = row.one("quote"), self.statement.spans
        if not quote or self.text is None:
            return
        paths = [path for path in row.cells.get("passage", []) if path in spans]
        if paths and find_quote(self.statement, self.text, paths, quote) is None:
            at = self.text.find(quote)
            holding = [p for p, (start, end) in spans.items() if start <= at < end and at >= 0]
            smallest = min(holding, key=lambda p: spans[p][1] - spans[p][0], default="")
            if smallest:
                yield _fault("row-quote-elsewhere", row, "quote", passage=paths[0], other=smallest)
            else:
                yield _fault("row-quote", row, "quote", passage=paths[0], quote=quote[:80])

    def _from_a_spreadsheet(self, row: Row) -> Iterator[RowError]:
        """Yield cells that hold a formula, or have lost leading zeros, or a plus sign."""
        for column, values in row.cells.items():
            for value in values if column != "quote" else ():
                if _FORMULA.fullmatch(value):
                    yield _fault("row-sheet-formula", row, column, value=value[:80])
        for value in row.cells.get("phone", []):
            stated = {re.sub(r"[^\d+]", "", number) for number in _NUMBER.findall(self.text or "")}
            lost = value.isdigit() and value not in stated
            lost = lost and not stated.isdisjoint(sign + value for sign in ("0", "00", "+"))
            if lost or re.fullmatch(r"[0-9.]+E\+?[0-9]+", value):
                yield _fault("row-sheet-zero", row, "phone", value=value)

    def _value(self, row: Row, name: str, column: Column, value: str) -> Iterator[RowError]:
        form = _FORMS.get(column.sort)
        if form is not None and not form.fullmatch(value):
            of_sheet = column.sort == "date" and (
                _DATE_OF_SHEET.fullmatch(value) or _SERIAL.fullmatch(value)
            )
            of_sheet = of_sheet or _DATE_OF_SHEET.fullmatch(value)
            example = _EXAMPLES[column.sort]
            yield _fault(
                "row-sheet-date" if of_sheet else "row-form",
                row,
                name,
                value=value,
                example=example,
            )
        if column.sort == "term" or (column.sort == "thing" and curie_to_iri(value)):
            yield from self._term(row, name, value)

    def _term(self, row: Row, name: str, value: str) -> Iterator[RowError]:
        if self.vocabulary.is_known(value):
            return
        if instead := self.vocabulary.replacements(value):
            yield _fault("row-old-term", row, name, term=value, instead=tuple(instead))
        else:
            near = tuple(self._fitting.nearest(value, KINDS[row.kind], name))
            yield _fault("row-term", row, name, term=value, nearest=near)


def _may_have(kind: str, node_id: str) -> bool:
    """Tell whether a row of a kind can have an id: only documents are outside of the statement."""
    if (node_id == OF_ITSELF) is not (kind == "document"):
        return False
    outside = kind in ("statement", "linked-document") or not node_id.startswith("../")
    return outside and is_id(node_id)


def _is_date(value: str) -> bool:
    return _FORMS["date"].fullmatch(value) is not None


def find_quote(
    statement: Statement, text: str, paths: list[str], quote: str
) -> tuple[int, int] | None:
    """Return where the words of a quote stand in one of some passages, in code points."""
    for start, end in (statement.spans[path] for path in paths if path in statement.spans):
        at = text.find(quote, start, end)
        if at >= 0:
            return at, at + len(quote)
    return None


def place_quote(statement: Statement, text: str | None, row: Row) -> None:
    """Set where the quote of a row is, if the text is available.

    Where the quote stands several times, the place that the row gives tells which is meant.
    """
    quote = row.one("quote")
    if not quote or text is None:
        return
    paths = row.cells.get("passage", [])
    places = [row.one(column) for column in ("start", "end")]
    if all(_FORMS["integer"].fullmatch(place) for place in places):
        start, end = map(int, places)
        spans = (statement.spans[path] for path in paths if path in statement.spans)
        if text[start:end] == quote and any(s <= start and end <= e for s, e in spans):
            return
    found = find_quote(statement, text, paths, quote)
    row.put("start", [str(found[0])] if found else [])
    row.put("end", [str(found[1])] if found else [])


def _fault(kind: str, row: Row, cell: str, **values: Any) -> RowError:
    fault = RowError(kind, line=row.number, **values)
    fault.cell = cell
    return fault
