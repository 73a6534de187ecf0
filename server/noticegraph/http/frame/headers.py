"""Headers of every answer, and which links a page may contain.

The policy needs no `unsafe-*`: styles and scripts come from files of this server only.
https://www.w3.org/TR/CSP3/ · https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Allow, Retry-After",
}
_PREFLIGHT_HEADERS = {
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
_ONLY_CHANGES = "/update"
_ALSO_CHANGES = "/graphs"


def cors_headers(method: str, path: str) -> Mapping[str, str]:
    """Return the headers that let pages of other sites read, without credentials.

    There are no headers that let them change anything.
    """
    if is_for_review(path):
        return {}
    changes = path == _ALSO_CHANGES or path.startswith(_ALSO_CHANGES + "/")
    if path == _ONLY_CHANGES or (changes and method not in ("GET", "HEAD", "OPTIONS")):
        return {}
    if method != "OPTIONS":
        return _CORS_HEADERS
    allowed = "GET, HEAD, OPTIONS" if changes else "GET, HEAD, POST, OPTIONS"
    return {**_CORS_HEADERS, **_PREFLIGHT_HEADERS, "Access-Control-Allow-Methods": allowed}


def answer_headers(method: str, path: str) -> list[tuple[str, str]]:
    """Return the headers of every answer."""
    security = SECURITY_HEADERS
    if is_for_review(path):
        # With no-referrer, browsers would send no Origin with the forms of these pages.
        security = {**SECURITY_HEADERS, "Referrer-Policy": "same-origin"}
    return [*security.items(), *cors_headers(method, path).items()]


def is_for_review(path: str) -> bool:
    """Return whether a path is one of the pages for reviewing, which no other site may read."""
    return path in ("/review", "/add") or path.startswith("/review/")


_SAFE_LINK = re.compile(r"(?i)(https?://|mailto:)[^\x00-\x20\"'<>\\^`{|}]+")


def is_safe_link(iri: str) -> bool:
    """Tell whether a page may link to an IRI: http, https and mailto only.

    A graph can contain `javascript:` and `data:` IRIs; these are shown as text.
    """
    return bool(_SAFE_LINK.fullmatch(iri))
