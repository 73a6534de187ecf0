"""The Host header: checked before anything else sees it.

RFC 9112, section 3.2: a request of HTTP/1.1 without a valid Host is answered 400.
https://www.rfc-editor.org/rfc/rfc9112#section-3.2 · X-Forwarded-Host is never used. `addresses`
decides which host names are trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from noticegraph.http.frame.addresses import HOST, is_ip_address, own_address
from noticegraph.http.frame.problems import Problem

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

__all__ = ["own_address", "require_host", "set_aside_bad_host"]

_REFUSED = "noticegraph.refused_host"


def set_aside_bad_host(environ: WSGIEnvironment) -> None:
    """Set an invalid Host header aside, so that routing neither fails because of it nor uses it."""
    if not is_valid_host(environ):
        environ[_REFUSED] = True
        environ["HTTP_HOST"] = "localhost"


def require_host() -> None:
    """Refuse a request whose Host header was set aside."""
    if request.environ.get(_REFUSED):
        raise Problem("host")


def is_valid_host(environ: WSGIEnvironment) -> bool:
    """Return whether a request has a valid Host header."""
    host = environ.get("HTTP_HOST")
    if host is None:
        return environ.get("SERVER_PROTOCOL") != "HTTP/1.1"
    found = HOST.fullmatch(host)
    if found is None or (found[2] and not 0 < int(found[2]) < 65_536):
        return False
    return not host.startswith("[") or is_ip_address(found[1])
