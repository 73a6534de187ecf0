"""Whether a request leaves drafted facts out."""

from __future__ import annotations

from flask import request

NAME, VALUE = "reviewed", "only"


def wants_reviewed() -> bool:
    """Return whether the address asks for reviewed facts only (`?reviewed=only`)."""
    return request.args.get(NAME) == VALUE
