"""A bounded cache of whole answers.

An answer with a strong validator depends only on the request and the revision of the data (RFC
9110, 8.8.1), and both are in its key. So nothing has to be removed when the data change. The least
recently used answers are removed first.
"""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from noticegraph.http.request.preconditions import is_condition

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_BODY_BYTES = 262_144
_OVERHEAD = 2_048
_LARGEST_SHARE = 4
_ASKED = (
    # A request without Host is valid in HTTP/1.0 and invalid in HTTP/1.1 (RFC 9112, 3.2).
    "SERVER_PROTOCOL",
    "HTTP_HOST",
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_ORIGIN",
    "HTTP_CONTENT_ENCODING",
    "CONTENT_TYPE",
)

_Key = tuple[str | bytes, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    status: str
    headers: list[tuple[str, str]]
    etag: str
    body: bytes


class AnswerCache:
    """A WSGI application in front of another, which it calls only for answers it does not have.

    ``size`` is in bytes; ``revision`` returns that of the data, or None if it is not known.
    """

    def __init__(
        self, application: WSGIApplication, revision: Callable[[], str | None], size: int
    ) -> None:
        self._application = application
        self._revision = revision
        self._size = size
        self._used = 0
        self._answers: OrderedDict[_Key, _Answer] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        key = self._key(environ)
        if key is None:
            return self._application(environ, start_response)
        with self._one_at_a_time:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
        if found is None:
            return self._ask(environ, start_response, key)
        if "HTTP_IF_MATCH" in environ or _may_hold(environ.get("HTTP_IF_NONE_MATCH"), found.etag):
            # The code with all rules for these headers decides whether they match.
            return self._application(environ, start_response)
        start_response(found.status, list(found.headers))
        return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [found.body]

    def _key(self, environ: WSGIEnvironment) -> _Key | None:
        """Return what the answer depends on, or None for a request whose answer is not cached."""
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        body = b""
        if method == "POST":
            if path != "/sparql" or not 0 <= _content_length(environ) <= _BODY_BYTES:
                return None
        elif method not in ("GET", "HEAD"):
            return None
        revision = self._revision()
        if revision is None or "HTTP_RANGE" in environ:
            return None
        if method == "POST":
            body = environ["wsgi.input"].read(_content_length(environ))
            environ["wsgi.input"] = io.BytesIO(body)
        asked = (environ.get(name, "") for name in _ASKED)
        scheme = environ.get("wsgi.url_scheme", "")
        query = environ.get("QUERY_STRING", "")
        return (revision, "POST" if method == "POST" else "GET", scheme, path, query, body, *asked)

    def _ask(
        self, environ: WSGIEnvironment, start_response: StartResponse, key: _Key
    ) -> Iterable[bytes]:
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def note(
            status: str, headers: list[tuple[str, str]], exc_info: object = None
        ) -> Callable[[bytes], object]:
            started.append((status, headers))
            return start_response(status, headers, exc_info)  # type: ignore[arg-type]

        answer = self._application(environ, note)
        if environ["REQUEST_METHOD"] == "HEAD" or not started:
            return answer
        status, headers = started[-1]
        etag = next((value for name, value in headers if name.lower() == "etag"), None)
        if not status.startswith("200 ") or etag is None or etag.startswith("W/"):
            return answer
        try:
            body = b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()
        # The data may have changed meanwhile: then the answer belongs to the newer revision.
        if self._revision() == key[0]:
            self._keep(key, _Answer(status, headers, etag, body))
        return [body]

    def _keep(self, key: _Key, answer: _Answer) -> None:
        size = _weight(key, answer)
        if size > self._size // _LARGEST_SHARE:
            return
        with self._one_at_a_time:
            if key in self._answers:
                return
            self._answers[key] = answer
            self._used += size
            while self._used > self._size:
                self._used -= _weight(*self._answers.popitem(last=False))


def _may_hold(unwanted: str | None, etag: str) -> bool:
    """Tell whether an If-None-Match may match the answer, or is malformed."""
    if unwanted is None:
        return False
    return etag in unwanted or "*" in unwanted or not is_condition(unwanted)


def _weight(key: _Key, answer: _Answer) -> int:
    return len(answer.body) + sum(len(part) for part in key) + _OVERHEAD


def _content_length(environ: WSGIEnvironment) -> int:
    try:
        return int(environ.get("CONTENT_LENGTH") or -1)
    except ValueError:
        return -1
