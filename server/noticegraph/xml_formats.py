"""Graphs and results in XML: Oxigraph's output, corrected, or refused if XML cannot express it.

SPARQL 1.1 Query Results XML (https://www.w3.org/TR/rdf-sparql-XMLres/), RDF/XML
(https://www.w3.org/TR/rdf-syntax-grammar/), XML 1.0 (https://www.w3.org/TR/xml/) with Namespaces
(https://www.w3.org/TR/xml-names/). Not responsible for any other format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

import pyoxigraph as ox

from noticegraph.errors import FormatError
from noticegraph.namespaces import PREFIXES

_RDF = PREFIXES["rdf"]
_TYPE = ox.NamedNode(_RDF + "type")
_XMLNS = "http://www.w3.org/2000/xmlns/"
# RDF/XML, 6.2.6: any IRI may be a property except these; li stands for rdf:_1 and so on.
_NO_PROPERTIES = frozenset(
    _RDF + name
    for name in (
        "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "Description",
        "aboutEach", "aboutEachPrefix", "bagID", "li",
    )
)  # fmt: skip
_BEGINS_NAME = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_AT_END = rf"[{_BEGINS_NAME}][{_BEGINS_NAME}\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*\Z"
# XML 1.0, 2.2: anything that is not a Char, raw or as a reference. Oxigraph writes no surrogates.
_NO_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])
_NO_CHARACTER = re.compile(
    rb"([\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf])"
    rb"|&#(?:0*([0-8]|1[124-9]|2\d|3[01]|6553[45])|x0*([0-8BCEFbcef]|1[0-9A-Fa-f]|[Ff]{3}[EFef]));"
)
# An element without a local name, which Oxigraph writes for a class without one. It cannot be part
# of a text, where "<" is escaped.
_NAMELESS_BEGIN = re.compile(
    rb'<([^\s<>:/]+):(?: xmlns:oxprefix="([^"]*)")? (rdf:(?:about|nodeID)="[^"]*")>'
)
_NAMELESS_END = re.compile(rb"</[^\s<>:/]+:>")


def write_graph(
    triples: Iterable[ox.Triple],
    rdf_format: ox.RdfFormat,
    prefixes: Mapping[str, str] | None = None,
) -> bytes:
    """Write triples in a format for graphs. Raises FormatError if RDF/XML cannot hold them."""
    known = dict(prefixes or {})
    if rdf_format != ox.RdfFormat.RDF_XML:
        return ox.serialize(triples, format=rdf_format, prefixes=known) or b""
    nameless: set[str] = set()
    written = ox.serialize(_judge(triples, nameless), format=rdf_format, prefixes=known) or b""
    if nameless:
        written = _type_by_property(written, known)
    return _finish(written, of_graph=True)


def write_results(
    results: ox.QuerySolutions | ox.QueryBoolean, results_format: ox.QueryResultsFormat
) -> bytes:
    """Write results in a format for results. Raises FormatError if XML cannot hold them."""
    written = results.serialize(format=results_format) or b""
    if results_format != ox.QueryResultsFormat.XML:
        return written
    return _finish(written, of_graph=False)


def _judge(triples: Iterable[ox.Triple], nameless: set[str]) -> Iterator[ox.Triple]:
    """Yield the triples; refuse impossible properties, and collect classes without a local name."""
    properties: set[object] = set()
    for triple in triples:
        predicate = triple.predicate
        if predicate not in properties:
            _require_property(predicate.value)
            properties.add(predicate)
        value = triple.object
        if predicate == _TYPE and isinstance(value, ox.NamedNode) and not _has_name(value):
            nameless.add(value.value)
        yield triple


def _has_name(node: ox.NamedNode) -> bool:
    return _local_name(node.value) is not None


def _require_property(iri: str) -> None:
    local = _local_name(iri)
    if iri in _NO_PROPERTIES:
        raise FormatError("xml-reserved-property", iri=iri)
    if local is None:
        raise FormatError("xml-nameless-property", iri=iri)
    if iri[: local.start()] == _XMLNS:
        raise FormatError("xml-reserved-namespace", iri=iri)


def _local_name(iri: str) -> re.Match[str] | None:
    # Not compiled with the module: that takes as long as reading a small statement.
    return re.search(_NAME_AT_END, iri)


def _type_by_property(written: bytes, prefixes: Mapping[str, str]) -> bytes:
    """Write rdf:type for classes that Oxigraph wrote as elements without a local name."""

    def begin(found: re.Match[bytes]) -> bytes:
        iri = found[2] or escape(prefixes[found[1].decode()]).encode()
        return b'<rdf:Description %s>\n\t\t<rdf:type rdf:resource="%s"/>' % (found[3], iri)

    return _NAMELESS_END.sub(b"</rdf:Description>", _NAMELESS_BEGIN.sub(begin, written))


def _finish(written: bytes, *, of_graph: bool) -> bytes:
    """Escape carriage returns (XML 1.0, 2.11), and refuse what is not a character in XML."""
    suspect = (
        len(written.translate(None, _NO_CONTROLS)) != len(written)
        or b"\xef\xbf\xbe" in written
        or b"\xef\xbf\xbf" in written
        or b"&#" in written
    )
    found = _NO_CHARACTER.search(written) if suspect else None
    if found is not None:
        raw, decimal, hexadecimal = found.groups()
        code = ord(raw.decode()) if raw else int(decimal or hexadecimal, 10 if decimal else 16)
        if of_graph:
            raise FormatError("xml-character-in-graph", code=f"{code:04X}")
        raise FormatError("xml-character-in-results", code=f"{code:04X}")
    return written.replace(b"\r", b"&#xD;")
