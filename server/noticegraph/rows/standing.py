"""Whether a row says what is in the statement already, or what somebody rejected there."""

from __future__ import annotations

from collections.abc import Iterable

from noticegraph.rows.columns import COLUMNS
from noticegraph.rows.kinds import KINDS
from noticegraph.rows.model import REVIEW, Row
from noticegraph.rows.names import Names

_APART = ("id", "name", "translation", "passage", "quote", *REVIEW)


def with_ids(row: Row, names: Names) -> Row:
    """Return a row with the ids of the things that its cells name."""
    kind, found = KINDS[row.kind], row.copy()
    for name, column in (kind.columns | {"condition": COLUMNS["condition"]}).items():
        if column.sort == "thing":
            values = row.cells.get(name, [])
            found.put(
                name, [v if names.kind(v) else (names.called(v, column) or [v])[0] for v in values]
            )
    return found


def says_same(standing: Row, row: Row, names: Names) -> bool:
    """Tell whether a row says the same as one that stands there.

    The passages may differ, and the row may have no name: one is made.
    """
    if standing.kind != row.kind or not _may_be_called(standing, row):
        return False
    rejected = [r.one("review") == "rejected" for r in (standing, row)]
    if any(rejected):
        return all(rejected)
    return _said(with_ids(standing, names)) == _said(with_ids(row, names))


def rejected_before(row: Row, existing: Iterable[Row]) -> str | None:
    """Return the id at which a draft of the same words was rejected, or None.

    A draft with a new id may be an old one: of what its cells name, something has another id since,
    or its rule names it otherwise.
    """
    place = _place(row)
    for other in existing:
        is_rejected = other.kind == row.kind and other.one("review") == "rejected"
        is_there = all(place) and _place(other) == place
        is_alike = other.one("by") == row.one("by") or _may_be_called(other, row)
        if is_rejected and is_there and is_alike:
            return other.one("id")
    return None


def _place(row: Row) -> tuple[str, str]:
    return row.one("start"), row.one("end")


def _may_be_called(standing: Row, row: Row) -> bool:
    """Tell whether a row has the name of one that stands there, or none."""
    name = row.one("name").casefold()
    return not name or name in (standing.one(c).casefold() for c in ("name", "translation"))


def _said(row: Row) -> dict[str, list[str]]:
    """Return what a row says, but for marks of short rows."""
    return {
        column: sorted(values)
        for column, values in row.cells.items()
        if values and column not in _APART and not column.startswith("^")
    }
