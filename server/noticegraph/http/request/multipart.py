"""The parts of a multipart/form-data body (RFC 7578; RFC 2046, 5.1), within limits.

https://www.rfc-editor.org/rfc/rfc2046#section-5.1 · The parts are counted and their headers
measured before a parser sees them, because the library's parser takes a tenth of a millisecond per
part, and descends into nested parts without limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser

from noticegraph.errors import InputError
from noticegraph.http.frame.problems import Problem

MAX_PARTS = 100
"""Parts per body."""
MAX_PART_HEAD = 4_096
"""Bytes of all headers of a part."""

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_COMPOSED = ("multipart", "message")


def read_parts(data: bytes, boundary: str) -> list[tuple[Message, bytes]]:
    """Return each part's headers and decoded data. Raises Problem 400 for an invalid form.

    Line breaks may be LF alone.
    """
    parts: list[tuple[Message, bytes]] = []
    for part in _cut(data, boundary):
        if len(parts) == MAX_PARTS:
            raise Problem("multipart", cause=InputError("too-many-parts", limit=MAX_PARTS))
        parts.append(_read(part))
    if not parts:
        raise Problem("multipart", cause=InputError("no-parts"))
    return parts


def _cut(data: bytes, boundary: str) -> Iterator[bytes]:
    """Yield what is between the delimiters, each with the line break before it."""
    if not boundary:
        raise Problem("multipart", cause=InputError("no-boundary"))
    name = re.escape(boundary.encode("latin-1", "replace"))
    start = None
    # The line break before a delimiter is part of it; the first may be at the start of the body.
    for found in re.finditer(rb"\n--" + name + rb"(--)?[ \t]*+(?=\r?\n|\Z)", b"\n" + data):
        # In `data` everything is one byte earlier.
        if start is not None:
            yield data[start : max(start, found.start() - 1)].removesuffix(b"\r")
        if found[1]:
            return
        start = found.end() - 1
    raise Problem(
        "multipart", cause=InputError("missing-boundary" if start is None else "open-boundary")
    )


def _read(part: bytes) -> tuple[Message, bytes]:
    # The delimiter's own line break, the headers, and the blank line.
    end = _BLANK_LINE.search(part, 0, 2 + MAX_PART_HEAD + 4)
    if end is None:
        if len(part) > MAX_PART_HEAD:
            raise Problem(
                "multipart", cause=InputError("long-headers-of-part", limit=MAX_PART_HEAD)
            )
        raise Problem("multipart", cause=InputError("headers-of-part"))
    head = part[: end.start()].removeprefix(b"\r").removeprefix(b"\n")
    message = BytesParser().parsebytes(head + b"\r\n\r\n", headersonly=True)
    if message.defects:
        raise Problem("multipart", cause=InputError("header-of-part"))
    if message.get_content_maintype() in _COMPOSED:
        raise Problem("multipart", cause=InputError("parts-in-part"))
    message.set_payload(part[end.end() :].decode("ascii", "surrogateescape"))
    decoded = message.get_payload(decode=True)
    return message, decoded if isinstance(decoded, bytes) else b""
