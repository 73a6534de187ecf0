"""The formats of answers, and the choice of one for a request.

Accept: RFC 9110, section 12.5.1 (https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1).
Not responsible for writing them (``query``, ``dataset``, ``http``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """A format and its names: in requests, as a media type, as a file extension, for people."""

    name: str
    media_type: str
    extension: str
    label: str


JSON = Format("json", "application/sparql-results+json", "json", "JSON")
XML = Format("xml", "application/sparql-results+xml", "xml", "XML")
CSV = Format("csv", "text/csv", "csv", "CSV")
TSV = Format("tsv", "text/tab-separated-values", "tsv", "TSV")
TURTLE = Format("turtle", "text/turtle", "ttl", "Turtle")
N_TRIPLES = Format("ntriples", "application/n-triples", "nt", "N-Triples")
JSON_LD = Format("jsonld", "application/ld+json", "jsonld", "JSON-LD")
RDF_XML = Format("rdfxml", "application/rdf+xml", "rdf", "RDF/XML")
TRIG = Format("trig", "application/trig", "trig", "TriG")
N_QUADS = Format("nquads", "application/n-quads", "nq", "N-Quads")
HTML = Format("html", "text/html", "html", "HTML")
PLAIN_JSON = Format("json", "application/json", "json", "JSON")
"""JSON that is not of SPARQL."""
SARIF = Format("sarif", "application/sarif+json", "sarif", "SARIF")
MARKDOWN = Format("md", "text/markdown", "md", "Markdown")

ATOM = Format("atom", "application/atom+xml", "atom", "Atom")

SOLUTIONS_FORMATS = (JSON, XML, CSV, TSV)
"""For SELECT, the first is the default."""
BOOLEAN_FORMATS = (JSON, XML, CSV, TSV)
"""For ASK. CSV and TSV contain only the word: the recommendation defines no form for a boolean."""
GRAPH_FORMATS = (TURTLE, N_TRIPLES, JSON_LD, RDF_XML)
"""For CONSTRUCT and DESCRIBE."""
DATASET_FORMATS = (TRIG, N_QUADS)
"""For several named graphs."""
ALL_FORMATS = (*SOLUTIONS_FORMATS, *GRAPH_FORMATS, *DATASET_FORMATS, HTML)

PLAIN_N_TRIPLES = Format("ntriples", "text/plain", "nt", "N-Triples")
"""The name of N-Triples before RDF 1.1."""

# Older name, which clients still send → the format under that name, and its present one.
_OLDER_NAMES = {
    PLAIN_N_TRIPLES.media_type: (PLAIN_N_TRIPLES, N_TRIPLES),
    "text/n3": (TURTLE, TURTLE),
    "text/rdf+n3": (TURTLE, TURTLE),
    "application/x-turtle": (TURTLE, TURTLE),
}

# Clients that do not know RDF ask for these; they get the RDF format with that syntax.
_ALIASES = {
    "application/json": (JSON.media_type, JSON_LD.media_type),
    "application/xml": (XML.media_type, RDF_XML.media_type),
    "text/xml": (XML.media_type, RDF_XML.media_type),
}

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_MEDIA_RANGE = re.compile(rf"\s*({_NAME})/({_NAME})\s*((?:;.*)?)", re.DOTALL)
_PARAMETER = re.compile(rf'\s*;\s*(?:({_NAME})=({_NAME}|"(?:[^"\\]|\\.)*"))?\s*', re.DOTALL)
_QUALITY = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")
_LIST_ELEMENT = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"|")+', re.DOTALL)


def format_named(name: str) -> Format | None:
    """Return the format with this name or file extension, or None."""
    for known in ALL_FORMATS:
        if name in (known.name, known.extension):
            return known
    return None


def rdf_synonym(name: str) -> str | None:
    """Return the name of the RDF format for a syntax that a client without RDF asks for."""
    return {JSON.name: JSON_LD.name, XML.name: RDF_XML.name}.get(name)


def present_media_type(name: str) -> str:
    """Return the present media type for an older name of a graph format, else the name itself."""
    return _OLDER_NAMES[name][1].media_type if name in _OLDER_NAMES else name


def negotiate_format(accept: str | None, offered: Sequence[Format]) -> Format | None:
    """Return the format that an Accept header prefers, as `negotiate_media_type` does.

    A graph format can also be requested by an older name, which ranks below all present names of
    the same quality.
    """
    by_name = {entry.media_type: entry for entry in reversed(offered)}
    older = {
        name: answered
        for name, (answered, present) in _OLDER_NAMES.items()
        if present in offered and name not in by_name
    }
    best = negotiate_media_type(accept, [*(entry.media_type for entry in offered), *older])
    return None if best is None else by_name.get(best) or older[best]


def negotiate_media_type(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the offered media type that an Accept header prefers, or None if none is acceptable.

    Of types with equal quality the one offered first wins; without a header, or with an empty one,
    that is the first. For each type the most specific range counts. Malformed ranges, and
    parameters other than q, are ignored.
    """
    if accept is None or not accept.strip():
        return offered[0] if offered else None
    qualities = _parse_accept(accept)

    def quality(media_type: str) -> float:
        aliases = [name for name, targets in _ALIASES.items() if media_type in targets]
        exact = [qualities[name] for name in (media_type, *aliases) if name in qualities]
        if exact:
            return exact[0] if media_type in qualities else max(exact)
        for media_range in (media_type.split("/")[0] + "/*", "*/*"):
            if media_range in qualities:
                return qualities[media_range]
        return 0.0

    best = max(offered, key=quality, default=None)  # the first of equals
    return best if best is not None and quality(best) > 0 else None


def _parse_accept(accept: str) -> dict[str, float]:
    """Return the quality of each well-formed media range (in lower case)."""
    qualities: dict[str, float] = {}
    for element in _LIST_ELEMENT.findall(accept):
        match = _MEDIA_RANGE.fullmatch(element)
        if match is None or (match[1] == "*" and match[2] != "*"):
            continue
        quality = _parse_quality(match[3])
        if quality is None:
            continue
        name = f"{match[1]}/{match[2]}".lower()
        # For the same range with other parameters, the higher quality counts.
        qualities[name] = max(quality, qualities.get(name, 0.0))
    return qualities


def _parse_quality(parameters: str) -> float | None:
    """Return the weight among the parameters (1 if absent), or None if they are malformed."""
    position, quality = 0, 1.0
    while position < len(parameters):
        match = _PARAMETER.match(parameters, position)
        if match is None:
            return None
        if match[1] and match[1].lower() == "q":
            if not _QUALITY.fullmatch(match[2]):
                return None
            quality = float(match[2])
        position = match.end()
    return quality
