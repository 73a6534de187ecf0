"""Compressed answers: zstd and gzip, if the client accepts them and it is worthwhile.

RFC 9110, sections 8.4 and 12.5.3 (https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3), RFC 8878
for zstd.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping

import zstandard
from flask import Response, request

WORTH_BYTES = 1024
"""A smaller answer is not compressed."""
_COMPRESSIBLE = re.compile(r"text/|application/(.*\+)?(json|xml|javascript|n-triples|n-quads|trig)")
_ELEMENT = re.compile(
    r"\s*([A-Za-z0-9!#$%&'*+.^_`|~-]+)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?"
)


def _zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(data)


def _gzip(data: bytes) -> bytes:
    # Without a date, so that equal answers have equal bytes.
    return gzip.compress(data, compresslevel=4, mtime=0)


CODINGS: Mapping[str, Callable[[bytes], bytes]] = {"zstd": _zstd, "gzip": _gzip}
"""By name, in order of preference."""


def choose_coding(accepted: str | None) -> str | None:
    """Return the coding for an Accept-Encoding header, or None for no compression."""
    qualities: dict[str, float] = {}
    for element in (accepted or "").split(","):
        found = _ELEMENT.fullmatch(element)
        if found:
            # x-gzip is gzip (8.4.1.3).
            qualities[found[1].lower().removeprefix("x-")] = float(found[2] or 1)
    best, quality = None, 0.0
    for name in CODINGS:
        wanted = qualities.get(name, qualities.get("*", 0.0))
        if wanted > quality:
            best, quality = name, wanted
    return best if quality >= qualities.get("identity", 0.0) else None


def compress(answer: Response) -> Response:
    """Compress the body of an answer in place, if the client accepts that."""
    is_file = answer.direct_passthrough
    if (answer.is_streamed and not is_file) or not _COMPRESSIBLE.match(answer.content_type or ""):
        return answer
    if "Accept-Encoding" not in answer.headers.get("Vary", ""):
        answer.vary.add("Accept-Encoding")
    accepted = request.environ.get("HTTP_ACCEPT_ENCODING")
    if not accepted or answer.status_code != 200 or (answer.content_length or 0) < WORTH_BYTES:
        return answer
    coding = choose_coding(accepted)
    if coding is None or "Content-Encoding" in answer.headers:
        return answer
    # Otherwise a file would be handed to the server unread.
    answer.direct_passthrough = False
    body = answer.get_data()
    answer.set_data(CODINGS[coding](body))
    answer.headers["Content-Encoding"] = coding
    etag, weak = answer.get_etag()
    if etag is not None:
        # A strong validator identifies the bytes that are sent.
        answer.set_etag(f"{etag}-{coding}", weak=bool(weak))
    if is_file:
        # Flask compared the validator of the uncompressed file.
        answer.make_conditional(request.environ)
    return answer
