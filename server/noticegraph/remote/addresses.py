"""The addresses of a remote SPARQL server, and the credentials for it. No requests in here."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from noticegraph.errors import UsageError

_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f\\]")
_NOT_IN_SECRET = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Credentials:
    """A user with a password, or a bearer token. The secret appears in no text of this object.

    ``scheme`` is "basic" (RFC 7617), "digest" (RFC 7616, what Virtuoso asks for) or "bearer"
    (RFC 6750). Basic and bearer credentials are sent with the first request, without waiting for a
    challenge: a server that also answers anonymous requests would otherwise show less than the user
    may see. Raises UsageError for credentials that cannot be sent.
    """

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    scheme: Literal["basic", "digest", "bearer"] = "basic"

    def __post_init__(self) -> None:
        if self.scheme == "bearer":
            if not self.token or self.user or self.password:
                raise UsageError("bearer-token")
            if not re.fullmatch(r"[A-Za-z0-9._~+/-]+=*", self.token):
                raise UsageError("characters-of-token")
            return
        if self.token is not None:
            raise UsageError("token-without-bearer")
        if not self.user or self.password is None:
            raise UsageError("half-credentials")
        if ":" in self.user or any(_NOT_IN_SECRET.search(t) for t in (self.user, self.password)):
            raise UsageError("characters-of-credentials")

    @property
    def secret(self) -> str:
        """The password or the token."""
        return self.password or self.token or ""


@dataclass(frozen=True)
class RemoteAddresses:
    """The addresses of a server: for queries and, if it has them, for updates and graphs.

    Raises UsageError for an address that is not http(s) or contains a user, a query or a fragment;
    and for credentials that would cross a network unencrypted, unless ``allow_cleartext``.
    """

    query: str
    update: str | None = None
    graphs: str | None = None
    credentials: Credentials | None = field(default=None)
    allow_cleartext: bool = False

    def __post_init__(self) -> None:
        for address in (self.query, self.update, self.graphs):
            if address is not None:
                self._check(address)

    def _check(self, address: str) -> None:
        # A secret in the address must not appear in the message.
        if "@" in address.partition("://")[2].partition("/")[0]:
            raise UsageError("secret-in-address")
        parts = _split(address)
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            shown = _NOT_IN_ADDRESS.sub("?", address.partition("?")[0])[:200]
            raise UsageError("not-an-address", address=shown)
        if parts.query or parts.fragment or "?" in address or "#" in address:
            raise UsageError("query-in-address")
        clear = parts.scheme == "http" and not is_loopback(parts.hostname)
        scheme = self.credentials.scheme if self.credentials else "digest"
        if clear and scheme != "digest" and not self.allow_cleartext:
            raise UsageError("clear-text", host=parts.hostname)


def _split(address: str) -> SplitResult | None:
    if _NOT_IN_ADDRESS.search(address):
        return None
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts


def is_loopback(host: str) -> bool:
    """Return whether a host name can only mean this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.rstrip(".").lower() == "localhost"
