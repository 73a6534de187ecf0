"""A reader who reads a statement blind is shown no page with facts in the same browser.

Facts are on every page about companies, in searches, answers and queries; so all of these are
closed to a session while its reader reads blind. This check comes before the cache of answers,
whose hits reach no view. A client without the session sees what anybody may see.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import request, url_for
from werkzeug.http import parse_cookie

from noticegraph.http.frame.problems import Problem
from noticegraph.http.request.reviewing import ReviewHouse

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_BLIND = "noticegraph.blind"
_OPEN = ("/review", "/add", "/healthz", "/readyz")
"""Addresses without facts, or whose views are careful themselves."""
_OPEN_BELOW = ("/review/", "/static/")


class Blindfold:
    """Leads the requests of blind readers past what is kept, to where they are refused."""

    def __init__(
        self, application: WSGIApplication, refusing: WSGIApplication, house: ReviewHouse
    ) -> None:
        """``refusing`` is the application that calls `refuse_blind` first."""
        self._application = application
        self._refusing = refusing
        self._house = house

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        read = self._read_blind(environ)
        if read is None:
            return self._application(environ, start)
        environ[_BLIND] = read
        return self._refusing(environ, start)

    def _read_blind(self, environ: WSGIEnvironment) -> str | None:
        sent, path = environ.get("HTTP_COOKIE", ""), environ.get("PATH_INFO", "")
        if path in _OPEN or path.startswith(_OPEN_BELOW):
            return None
        door = self._house.door
        name = door.cookie_name(environ)
        if name not in sent:
            return None
        session = door.session(parse_cookie(sent).get(name))
        reading = self._house.room.read_blind_by(session.who) if session else []
        return reading[0].id if reading else None


def refuse_blind() -> None:
    """Raise Problem 403 for a request of somebody who reads a statement blind."""
    if slug := request.environ.get(_BLIND):
        raise Problem("review-blind", near=(url_for("second.show_second", slug=slug),))
