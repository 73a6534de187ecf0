"""From a question or query to the bytes of an answer: negotiation, validators.

Which formats there are stands in `noticegraph.media_types`; here is which of them a request gets.
RFC 9110, sections 8.8.3 (ETag), 12.5.1 (Accept), 13.1.2 (If-None-Match).
https://www.rfc-editor.org/rfc/rfc9110
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Response, current_app, request

from noticegraph.dataset import Dataset
from noticegraph.http.arguments import Arguments
from noticegraph.http.problems import Problem
from noticegraph.media_types import Format, format_named, negotiate_media_type
from noticegraph.questions import Question


@dataclass(frozen=True, slots=True)
class Site:
    """What the application serves. `revision` is a digest over all of it, code version included."""

    dataset: Dataset
    questions: Mapping[str, Question]
    revision: str


def current_site() -> Site:
    """Return what the application of the present request serves."""
    site: Site = current_app.extensions["noticegraph"]
    return site


def choose_format(arguments: Arguments, offered: Sequence[Format]) -> Format:
    """Return the format that `?format=` names, else the best for Accept.

    The first of `offered` is for clients that take anything. Problem 406 when nothing fits, 400
    for a name of no format.
    """
    names = ", ".join(entry.name for entry in offered)
    wanted = arguments.one("format")
    if wanted is not None:
        for entry in offered:
            if wanted in (entry.name, entry.extension, entry.media_type):
                return entry
        known = format_named(wanted) is not None
        raise Problem(
            406 if known else 400,
            "not-acceptable" if known else "unknown-format",
            "This answer has no such format" if known else "There is no such format",
            f'"{wanted}"',
            f"choose one of: {names}",
        )
    chosen = negotiate_media_type(
        request.headers.get("Accept"), [entry.media_type for entry in offered]
    )
    for entry in offered:
        if entry.media_type == chosen:
            return entry
    raise Problem(
        406,
        "not-acceptable",
        "No format of this answer is acceptable",
        f"Accept: {request.headers.get('Accept')}",
        "accept one of: " + ", ".join(entry.media_type for entry in offered),
    )


def make_etag(*parts: str) -> str:
    """Return a strong validator for an answer that depends on the site and `parts` only."""
    digest = hashlib.sha256("\0".join((current_site().revision, *parts)).encode())
    return digest.hexdigest()[:32]


def unchanged(etag: str) -> Response | None:
    """Return 304 when the client of a GET or HEAD has the answer with that validator, else None."""
    if request.method in ("GET", "HEAD") and etag in request.if_none_match:
        answer = Response(status=304)
        answer.set_etag(etag)
        return _cacheable(answer)
    return None


def answer_bytes(body: bytes, media_type: str, etag: str | None) -> Response:
    """Build a complete answer; without a validator it must not be stored."""
    text = media_type.startswith("text/")
    answer = Response(body, content_type=f"{media_type}; charset=utf-8" if text else media_type)
    if etag is None:
        answer.headers["Cache-Control"] = "no-store"
        answer.vary.add("Accept")
        return answer
    answer.set_etag(etag)
    return _cacheable(answer)


def _cacheable(answer: Response) -> Response:
    # Caches may keep it but must ask each time: the same address answers anew after a load.
    answer.headers["Cache-Control"] = "no-cache"
    answer.vary.add("Accept")
    return answer
