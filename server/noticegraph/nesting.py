"""Limits how deep data are nested, before a parser sees them.

Oxigraph's parsers recurse over nested objects in JSON-LD and over triple terms, and a stack
overflow ends the whole process. Its other parsers do not recurse. Not responsible for queries and
updates (``sparql_syntax``).
"""

from __future__ import annotations

import re

from noticegraph.errors import RDFSyntaxError

MAX_DATA_DEPTH = 100
"""The maximum nesting depth of JSON-LD objects and arrays, and of triple terms."""

_JSON = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)
_TERMS = re.compile(rb'"(?:[^"\\\n]|\\.)*"|<<\(|\)>>')
_OPENING = (b"[", b"{", b"<<(")
_CLOSING = (b"]", b"}", b")>>")


def refuse_nesting(data: bytes, media_type: str) -> None:
    """Raise RDFSyntaxError, with line and column, for data nested too deeply."""
    json = media_type == "application/ld+json"
    openings = data.count(b"{") + data.count(b"[") if json else data.count(b"<<(")
    if openings <= MAX_DATA_DEPTH:
        return
    depth = 0
    for found in (_JSON if json else _TERMS).finditer(data):
        depth += (found[0] in _OPENING) - (found[0] in _CLOSING)
        if depth > MAX_DATA_DEPTH:
            before = data[: found.start()]
            raise RDFSyntaxError(
                "nested-data",
                limit=MAX_DATA_DEPTH,
                line=before.count(b"\n") + 1,
                column=len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1,
            )
