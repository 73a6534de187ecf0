"""The Host header: checked before anything else sees it, and believed for few names only.

RFC 9112, section 3.2: a request of HTTP/1.1 without a valid Host is answered 400.
https://www.rfc-editor.org/rfc/rfc9112#section-3.2 · X-Forwarded-Host is never looked at.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING

from flask import request

from noticegraph.http.problems import Problem

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_HOST = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{0,5}))?")
_REFUSED = "noticegraph.refused_host"


def set_aside_bad_host(environ: WSGIEnvironment) -> None:
    """Take a Host that is none out of a request, so that routing never fails of it or shows it."""
    if not _is_valid(environ):
        environ[_REFUSED] = True
        environ["HTTP_HOST"] = "localhost"


def require_host() -> None:
    """Refuse a request whose Host was set aside."""
    if request.environ.get(_REFUSED):
        raise Problem("host")


def own_address(path: str) -> str:
    """Return the absolute address of a path of this server.

    The Host header is believed when it is an IP address, localhost or the name of this machine:
    any other name is only what a client claims, and stands in no answer.
    """
    host = request.environ.get("HTTP_HOST", "")
    found = _HOST.fullmatch(host)
    if found is None or not _is_ours(found[1]):
        host = f"127.0.0.1:{request.environ['SERVER_PORT']}"
    return f"{request.scheme}://{host}{path}"


def _is_valid(environ: WSGIEnvironment) -> bool:
    host = environ.get("HTTP_HOST")
    if host is None:
        return environ.get("SERVER_PROTOCOL") != "HTTP/1.1"
    found = _HOST.fullmatch(host)
    if found is None or (found[2] and not 0 < int(found[2]) < 65_536):
        return False
    return not host.startswith("[") or _is_ip_address(found[1])


def _is_ours(name: str) -> bool:
    return name.lower() in ("localhost", socket.gethostname().lower()) or _is_ip_address(name)


def _is_ip_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
