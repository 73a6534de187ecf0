"""Decisions from the headers of a request: who may change the data, and how large a body may be.

The write token is taken from the Authorization header only: as Bearer (RFC 6750, section 2.1,
https://www.rfc-editor.org/rfc/rfc6750#section-2.1), or as the password of any user by Basic (RFC
7617, https://www.rfc-editor.org/rfc/rfc7617), which is all that many clients support. It is checked
before the body is read, compared in constant time, and never written anywhere.

The challenge names only Bearer, so browsers do not ask for a password. A browser that nevertheless
has one, from an address like http://user:token@host/, adds it to requests that any page makes. So
Basic is not accepted from a page.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass

from noticegraph.errors import UsageError
from noticegraph.http.frame.problems import Problem

WRITE_PATHS = re.compile(r"/(update|graphs(/.*)?)", re.DOTALL)
"""The addresses that accept changes."""

MAX_QUERY_BODY = 262_144
"""Maximum bytes of the body of a query."""
MAX_GRAPH_BODY = 4 * 1_048_576
"""Maximum bytes of a graph that is sent to be validated."""
MAX_FILE = 16 * 1_048_576
"""Maximum bytes of the file of a statement, or of its text."""
MAX_FILE_BODY = MAX_FILE + 1_048_576
"""Maximum bytes of a form with such a file."""
MAX_DATA_BODY = 64 * 1_048_576
"""Maximum bytes of the body of an update or a graph, unless configured otherwise."""

_BEARER = re.compile(r"(?i)bearer +([A-Za-z0-9._~+/-]+=*) *")
_BASIC = re.compile(r"(?i)basic +([A-Za-z0-9+/]+={0,2}) *")
_BEARER_SCHEME = re.compile(r"(?i)bearer( |$)")
_BASIC_SCHEME = re.compile(r"(?i)basic( |$)")
PAGE_HEADERS = ("Origin", "Sec-Fetch-Site")
"""Headers that only browsers send, with a page's requests (RFC 6454; Fetch Metadata)."""

_CHALLENGE = 'Bearer realm="noticegraph"'


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


class WriteToken:
    """The token of a server; only its digest is stored."""

    def __init__(self, token: str) -> None:
        self._digest = _digest(token)

    def is_sent(self, authorization: str | None) -> bool:
        """Return whether an Authorization header contains the token."""
        sent = _sent_token(authorization or "")
        return sent is not None and hmac.compare_digest(_digest(sent), self._digest)


def _sent_token(authorization: str) -> str | None:
    if bearer := _BEARER.fullmatch(authorization):
        return bearer[1]
    basic = _BASIC.fullmatch(authorization)
    try:
        # A user-id cannot contain a colon, a password can (RFC 7617, 2).
        _user, colon, password = base64.b64decode(basic[1]).partition(b":") if basic else (b"",) * 3
        return password.decode() if colon else None
    except (binascii.Error, UnicodeDecodeError):
        return None


@dataclass(frozen=True, slots=True)
class Gate:
    """Admits or refuses requests. Without a token, nobody may change anything.

    It ``takes_files`` of statements where somebody reviews.
    """

    token: WriteToken | None = None
    max_data_body: int = MAX_DATA_BODY
    takes_files: bool = False

    def refuse(
        self, method: str, path: str, authorization: str | None, *, from_page: bool
    ) -> Problem | None:
        """Return the refusal of a request that would change data, or None if it may go on.

        ``from_page``: a browser sends it for a page, since it has a header of `PAGE_HEADERS`.
        """
        if not WRITE_PATHS.fullmatch(path) or method in ("GET", "HEAD", "OPTIONS"):
            return None
        if self.token is None:
            return Problem("read-only")
        is_basic = _BASIC_SCHEME.match(authorization or "") is not None
        if self.token.is_sent(authorization) and not (is_basic and from_page):
            return None
        if authorization is None:
            cause, challenge = UsageError("no-authorization"), _CHALLENGE
        elif is_basic:
            # RFC 6750, 3.1: a client that used another scheme gets no error code.
            cause, challenge = UsageError("basic-authorization"), _CHALLENGE
        elif not _BEARER_SCHEME.match(authorization):
            cause, challenge = UsageError("other-authorization"), _CHALLENGE
        else:
            cause = UsageError("wrong-token")
            challenge = f'{_CHALLENGE}, error="invalid_token"'
        return Problem("unauthorized", cause=cause, headers={"WWW-Authenticate": challenge})

    def body_limit(self, path: str) -> int:
        """Return how many bytes the body of a request to that address may have."""
        if WRITE_PATHS.fullmatch(path):
            return self.max_data_body
        if path == "/add" and self.takes_files:
            return MAX_FILE_BODY
        return MAX_GRAPH_BODY if path == "/validate" else MAX_QUERY_BODY

    @property
    def max_body(self) -> int:
        """How many bytes the largest body may have, whatever the address."""
        return max(self.max_data_body, MAX_FILE_BODY, MAX_GRAPH_BODY, MAX_QUERY_BODY)

    def refuse_size(self, path: str) -> Problem:
        """Return the refusal of a body that is too large."""
        limit = self.body_limit(path)
        if WRITE_PATHS.fullmatch(path):
            return Problem("data-too-large", limit=limit // 1_048_576)
        if path == "/validate":
            return Problem("graph-too-large", limit=limit // 1_048_576)
        if path == "/add" and self.takes_files:
            return Problem("review-file-too-large", limit=MAX_FILE // 1_048_576)
        return Problem("body-too-large")


READ_ONLY = Gate()
"""The gate of a server on which nobody may change anything."""
