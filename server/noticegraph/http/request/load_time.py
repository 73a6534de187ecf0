"""When the graphs were loaded, and whether they have changed since: noted by the application."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask, current_app

_KEY = "noticegraph-loaded"


def note_load(app: Flask, revision: str | None) -> None:
    """Note that the graphs of the application have just been loaded, at that revision."""
    app.extensions[_KEY] = (datetime.now(UTC), revision)


def note_reload(app: Flask, before: str | None, revision: str | None) -> None:
    """Note that the graphs have been loaded again, unless clients have changed them meanwhile.

    ``before`` is the revision from which they were brought to the new one.
    """
    if app.extensions[_KEY][1] == before:
        note_load(app, revision)


def loaded_at() -> datetime:
    """Return when the graphs were loaded, in UTC."""
    noted: datetime = current_app.extensions[_KEY][0]
    return noted


def changed_since() -> bool:
    """Return whether the graphs have changed since they were loaded, as far as that is known."""
    revision = current_app.extensions[_KEY][1]
    whole = current_app.extensions["noticegraph"]
    return revision is not None and revision != whole.dataset.engine.revision()
