"""Headers that every answer carries, and which links a page may hold.

The policy needs no `unsafe-*`: styles and scripts come from files of this server only.
https://www.w3.org/TR/CSP3/ · https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from __future__ import annotations

import re

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

CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Allow, Retry-After",
}
"""For read-only addresses: any page may read them, and never with the reader's credentials."""

PREFLIGHT_HEADERS = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}

_SAFE_LINK = re.compile(r"(https?://|mailto:)[^\x00-\x20\"'<>\\^`{|}]+", re.I)


def is_safe_link(iri: str) -> bool:
    """Tell whether a page may link to an IRI: http, https and mailto only.

    A graph can hold `javascript:` and `data:` IRIs; these are shown as text.
    """
    return bool(_SAFE_LINK.fullmatch(iri))
