"""What is the same for every request until the data change: read once per state of the data.

What is kept here is as large as the names of what is served, not as its facts; or it is one answer,
which is asked for again page by page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import current_app

from noticegraph.http.graph.statements import Statement, read_statements, read_verdicts
from noticegraph.http.request.answers import current_site, data_revision, make_etag

_KEPT = "noticegraph-kept"
_Value = TypeVar("_Value")


def once_per_state(name: str, read: Callable[[], _Value], key: str = "") -> _Value:
    """Return what was read under that name from the data as they are, or else read it.

    If it is not known whether the data have changed, it is read each time. Nobody may change it.
    Of what depends on a key, only the last is kept.
    """
    kept = _kept()
    state = make_etag(f"{name} {key}")
    known = kept.get(name)
    if known is not None and state is not None and known[0] == state:
        return known[1]  # type: ignore[no-any-return]
    value = read()
    # What is read while the data change may mix both states.
    whole = data_revision() == current_site().dataset.engine.revision()
    kept[name] = (state if whole else None, value)
    return value


def last_read(name: str) -> Any:
    """Return what was read under that name last, from whatever state of the data; None if never."""
    known = _kept().get(name)
    return None if known is None else known[1]


def _kept() -> dict[str, tuple[str | None, Any]]:
    found: dict[str, tuple[str | None, Any]] = current_app.extensions.setdefault(_KEPT, {})
    return found


def known_statements(language: str) -> Mapping[str, Statement]:
    """Return the statements that are served, as `read_statements` does."""
    return once_per_state(
        f"statements {language}", lambda: read_statements(current_site().dataset, language)
    )


def known_verdicts() -> Mapping[str, Mapping[str, int]]:
    """Return the number of requirements per verdict and statement, as `read_verdicts` does."""
    return once_per_state("verdicts", lambda: read_verdicts(current_site().dataset))
