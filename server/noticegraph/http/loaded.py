"""When the graphs were loaded: the application notes it when it is made."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask, current_app

_KEY = "noticegraph-loaded"


def note_load(app: Flask) -> None:
    """Note that the graphs of the application have just been loaded."""
    app.extensions[_KEY] = datetime.now(UTC)


def loaded_at() -> datetime:
    """Return when the graphs were loaded, in UTC."""
    noted: datetime = current_app.extensions[_KEY]
    return noted
