"""Who may review: a one-time token that becomes a cookie, and what every change must carry.

A reviewer opens the address that the server printed. Its token is accepted once, within 15 minutes,
and becomes a cookie that scripts cannot read and other sites cannot send (RFC 6265bis,
https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis). Each change also carries a
token of its page (HMAC of the session and the path). Host and Origin must be this server's (RFC
9110, 7.2; RFC 6454).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from noticegraph.http.frame.problems import Problem
from noticegraph.http.request.write_access import WriteToken

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

TOKEN_SECONDS = 900
"""How long a one-time token is accepted."""
SESSION_SECONDS = 12 * 3600
"""How long a session lasts after its last request."""
_PRINT_SECONDS = 10
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ENTRANCE = "/review/enter"
"""The path of the addresses that are printed."""


@dataclass(slots=True)
class Session:
    """A reviewer who was let in."""

    reviewer: str
    key: bytes
    seen: float

    @property
    def who(self) -> str:
        """How the graph names the reviewer."""
        return f"person:{self.reviewer}"

    def page_token(self, path: str) -> str:
        """Return the token that changes from the page at a path must carry."""
        return hmac.new(self.key, path.encode(), hashlib.sha256).hexdigest()


class Doorkeeper:
    """Issues one-time tokens, and keeps the sessions."""

    def __init__(
        self,
        reviewers: Sequence[str],
        *,
        tell: Callable[[str], None],
        origin: str | None = None,
        write_token: WriteToken | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``tell`` shows an address to the operator.

        ``origin`` is where others reach the server by HTTPS; then ``write_token`` must be given
        with each one-time token.
        """
        self.reviewers = tuple(reviewers)
        self.origin = origin
        self._tell = tell
        self._write_token = write_token
        self._clock = clock
        self._tokens: dict[bytes, tuple[str, float]] = {}
        self._sessions: dict[bytes, Session] = {}
        self._printed = float("-inf")
        self._own = ""
        self._lock = threading.Lock()

    @property
    def wants_write_token(self) -> bool:
        """Whether the write token must be typed in."""
        return self._write_token is not None

    def open(self, own_address: str) -> None:
        """Print an address for each reviewer; ``own_address`` is that of the server."""
        self._own = (self.origin or own_address).rstrip("/")
        self._print()

    def _print(self) -> None:
        with self._lock:
            self._printed = self._clock()
            self._tokens.clear()
            issued = []
            for name in self.reviewers:
                token = secrets.token_urlsafe(32)
                self._tokens[_digest(token)] = (name, self._clock() + TOKEN_SECONDS)
                issued.append((name, token))
        for name, token in issued:
            self._tell(f"review as {name}: {self._own}{ENTRANCE}?token={token}")

    def print_again(self) -> None:
        """Print new addresses where the server was started; the earlier ones are void.

        Raises Problem if that was done a moment ago.
        """
        if self._clock() - self._printed < _PRINT_SECONDS:
            raise Problem("review-printed", headers={"Retry-After": str(_PRINT_SECONDS)})
        self._print()

    def admit(self, token: str, written: str | None) -> str:
        """Return the value of the cookie for a one-time token, which is void from then on.

        ``written`` is the write token that was typed in. Raises Problem for a token that is wrong,
        void or too old, and for a wrong write token.
        """
        if self._write_token is not None:
            header = f"Bearer {written or ''}"
            if not self._write_token.is_sent(header):
                raise Problem("review-write-token")
        with self._lock:
            name, until = self._tokens.pop(_digest(token), ("", 0.0))
            if not name or self._clock() > until:
                raise Problem("review-token")
            value = secrets.token_urlsafe(32)
            self._sessions[_digest(value)] = Session(name, secrets.token_bytes(32), self._clock())
        return value

    def session(self, cookie: str | None) -> Session | None:
        """Return the session of a cookie, or None."""
        with self._lock:
            found = self._sessions.get(_digest(cookie or ""))
            if found is None or self._clock() - found.seen > SESSION_SECONDS:
                self._sessions.pop(_digest(cookie or ""), None)
                return None
            found.seen = self._clock()
            return found

    def leave(self, cookie: str | None) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(_digest(cookie or ""), None)

    # Where requests come from

    def cookie_name(self, environ: WSGIEnvironment) -> str:
        """Return the name of the cookie: browsers do not keep the ports of a host apart."""
        return "__Host-review" if self.origin else f"review-{environ['SERVER_PORT']}"

    def _own_origins(self, environ: WSGIEnvironment) -> tuple[str, ...]:
        if self.origin:
            return (self.origin,)
        port = environ["SERVER_PORT"]
        return tuple(f"http://{host}:{port}" for host in _LOOPBACK)

    def check_host(self, environ: WSGIEnvironment) -> None:
        """Raise Problem if a request is for another host than this server's."""
        host = environ.get("HTTP_HOST", "").lower()
        own = {urlsplit(origin).netloc for origin in self._own_origins(environ)}
        if not self.origin and environ["SERVER_PORT"] == "80":
            own |= set(_LOOPBACK)
        if host not in own:
            raise Problem("review-host")

    def check_origin(self, environ: WSGIEnvironment) -> None:
        """Raise Problem unless a browser says that a change comes from a page of this server."""
        site = environ.get("HTTP_SEC_FETCH_SITE")
        origin = environ.get("HTTP_ORIGIN")
        scheme = urlsplit(self.origin).scheme if self.origin else "http"
        own = f"{scheme}://{environ.get('HTTP_HOST', '').lower()}"
        if origin != own or site not in (None, "same-origin"):
            raise Problem("review-origin")


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
