"""Absolute addresses of this server, for links to copy and for machine-readable descriptions."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from flask import request

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

IN_PATHS = "!$&'()*+,/:;=@"
"""What stands unescaped in a path, as in Flask's addresses (RFC 3986, 3.3)."""
_ASCII = re.compile(r"[\x00-\x7f]+")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_READABLE = ":/,;@!$'()*"
"""What means itself in a query, escaped or not, and is not a sign of HTML forms."""
HOST = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{0,5}))?")


def own_path() -> str:
    """Return the path of the current request, escaped as it stands in addresses."""
    return quote(request.path, safe=IN_PATHS)


def own_iri() -> str:
    """Return the address of the current request as an IRI (RFC 3987).

    Other letters than ASCII stand for themselves; an escape that is needed stays one (3.2).
    """
    return own_address(_ASCII.sub(lambda found: quote(found[0], safe=IN_PATHS), request.path))


def own_address(path: str) -> str:
    """Return the absolute address of a path of this server, for the current request."""
    return absolute_address(request.environ, path)


def absolute_address(environ: WSGIEnvironment, path: str) -> str:
    """Return the absolute address of a path of this server.

    The Host header is used only if it is an IP address, localhost or the name of this machine. Any
    other name is merely what the client claims, and must not appear in an answer.
    """
    host = environ.get("HTTP_HOST", "")
    found = HOST.fullmatch(host)
    if found is None or not _is_ours(found[1]):
        host = f"127.0.0.1:{environ['SERVER_PORT']}"
    return f"{environ['wsgi.url_scheme']}://{host}{path}"


def readable_address(address: str) -> str:
    """Return an address as people read it: without escapes, except those that keep its parts apart.

    A browser that gets it makes the same request (https://url.spec.whatwg.org/#url-parsing).
    """
    return _ESCAPED.sub(lambda found: _unescape(found[0]), address)


def _unescape(escaped: str) -> str:
    try:
        text = unquote(escaped, errors="strict")
    except UnicodeDecodeError:
        return escaped
    return "".join(c if c in _READABLE or (c.isalnum() and not c.isascii()) else quote(c, safe="")
                   for c in text)  # fmt: skip


def is_ip_address(name: str) -> bool:
    """Tell whether a host is an IP address, with brackets or without."""
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _is_ours(name: str) -> bool:
    return name.lower() in ("localhost", socket.gethostname().lower()) or is_ip_address(name)
