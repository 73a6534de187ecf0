"""Limits on what RDF from outside may cost, checked before and during parsing.

Oxigraph's parsers recurse into nested objects of JSON-LD and into triple terms, and a stack
overflow ends the whole process. Entities of RDF/XML (XML 1.0, 4.2,
https://www.w3.org/TR/xml/#sec-entity-decl) can turn a kilobyte into a gigabyte, and long namespaces
can make a graph many times larger than its data. Not responsible for queries and updates
(``sparql_syntax``).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from noticegraph.errors import RDFSyntaxError
from noticegraph.text_positions import line_and_column

MAX_DATA_DEPTH = 100
"""How deeply objects and arrays of JSON-LD, or triple terms, may be nested."""
FREE_EXPANSION = 4 * 2**20
EXPANSION_FACTOR = 32
"""Data may expand to FREE_EXPANSION bytes plus this many times their size."""

_JSON = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)
_TERMS = re.compile(rb'"(?:[^"\\\n]|\\.)*"|<<\(|\)>>')
_OPENING = (b"[", b"{", b"<<(")
_CLOSING = (b"]", b"}", b")>>")
# A longer namespace can make a graph many times larger than its file; then each term is counted.
_LONG_NAMESPACE = re.compile(rb"<[^>]{200}")
_ENTITY = "<!ENTITY"
# Anything else that the parser accepts as a declaration (single quotes, say) is refused.
_DECLARATION = re.compile(r'<!ENTITY[ \t\r\n]+([\w:][\w:.·-]*)[ \t\r\n]+"([^"<]*)"[ \t\r\n]*>')
_REFERENCE = re.compile(r"&([\w:][\w:.·-]*);")


def refuse_bombs(data: bytes, media_type: str) -> None:
    """Raise RDFSyntaxError, with line and column, for data that would exhaust stack or memory."""
    if media_type == "application/rdf+xml":
        _refuse_entities(data)
    else:
        _refuse_nesting(data, is_json=media_type == "application/ld+json")


def bounded(quads: Iterable[ox.Quad], data: bytes, rdf_format: ox.RdfFormat) -> Iterable[ox.Quad]:
    """Yield the parsed quads; raise RDFSyntaxError once they are far larger than the data."""
    # Without prefixes nothing expands, and counting would take longer than parsing.
    if rdf_format in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS):
        return quads
    return _count(quads, data)


def ntriples_of(data: bytes) -> tuple[bytes, dict[str, str]] | None:
    """Return the N-Triples of Turtle, in its order, and its prefixes; None if it must be `bounded`.

    That is so for a mistake, whose place is then found, and for what could become much larger. An
    object of Python for each triple would take three times as long.
    """
    try:
        refuse_bombs(data, "text/turtle")
        # Splitting is quick, and no word of a usual file is long enough.
        if len(max(data.split(), key=len, default=b"")) > 200 and _LONG_NAMESPACE.search(data):
            return None
        parsed = ox.parse(data.removeprefix(codecs.BOM_UTF8), format=ox.RdfFormat.TURTLE)
        # Of no named graph, so each line is a triple.
        return ox.serialize(parsed, format=ox.RdfFormat.N_QUADS) or b"", parsed.prefixes
    except (SyntaxError, ValueError, RDFSyntaxError):
        return None


def _count(quads: Iterable[ox.Quad], data: bytes) -> Iterator[ox.Quad]:
    left = _allowed(len(data))
    for quad in quads:
        left -= len(str(quad.triple))
        if left < 0:
            raise RDFSyntaxError("expanding-data", limit=_allowed(len(data)) // 2**20)
        yield quad


def _allowed(size: int) -> int:
    return FREE_EXPANSION + EXPANSION_FACTOR * size


def _refuse_entities(data: bytes) -> None:
    """Refuse entities that are not plain text, and references that expand to too much.

    Counted as Oxigraph expands them: at the declaration, using the entities declared before it.
    """
    if _ENTITY.encode() not in data:
        return
    text = data.decode(errors="replace")
    allowed = spare = _allowed(len(data))
    sizes: dict[str, int] = {}
    end = 0
    while (start := text.find(_ENTITY, end)) >= 0:
        found = _DECLARATION.match(text, start)
        if found is None:
            line, column = line_and_column(text, start)
            raise RDFSyntaxError("unread-entity", line=line, column=column)
        size = len(found[2])
        size += sum(sizes.get(inner[1], 0) for inner in _REFERENCE.finditer(found[2]))
        sizes[found[1]] = max(size, sizes.get(found[1], 0))
        spare -= size
        end = found.end()
        if spare < 0:
            raise _expands_too_far(text[:start], allowed)
    if max(sizes.values()) * text.count("&", end) <= spare:
        return
    for found in _REFERENCE.finditer(text, end):
        spare -= sizes.get(found[1], 0)
        if spare < 0:
            raise _expands_too_far(text[: found.start()], allowed)


def _expands_too_far(before: str, allowed: int) -> RDFSyntaxError:
    line, column = line_and_column(before, len(before))
    return RDFSyntaxError("expanding-entities", limit=allowed // 2**20, line=line, column=column)


def _refuse_nesting(data: bytes, *, is_json: bool) -> None:
    openings = data.count(b"{") + data.count(b"[") if is_json else data.count(b"<<(")
    if openings <= MAX_DATA_DEPTH:
        return
    depth = 0
    for found in (_JSON if is_json else _TERMS).finditer(data):
        depth += (found[0] in _OPENING) - (found[0] in _CLOSING)
        if depth > MAX_DATA_DEPTH:
            before = data[: found.start()].decode(errors="replace")
            line, column = line_and_column(before, len(before))
            raise RDFSyntaxError("nested-data", limit=MAX_DATA_DEPTH, line=line, column=column)
