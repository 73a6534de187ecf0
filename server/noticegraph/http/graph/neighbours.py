"""The neighbours of a thing: what it refers to, and what refers to it, as one small network.

The page lists them; a script may draw them from the JSON at `<thing>.json`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from noticegraph.dataset import Dataset
from noticegraph.http.words.headings import property_heading
from noticegraph.http.words.texts import texts
from noticegraph.labels import name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.namespaces import GRAPHS, PREFIXES, shorten_iri
from noticegraph.query import solutions
from noticegraph.tables import Part, read_places

MAX_NEIGHBOURS = 60
"""Nobody reads longer lists or larger pictures; the SPARQL answer has all neighbours."""

_LEFT_OUT = " ".join(
    f"<{PREFIXES[prefix]}{name}>"
    for prefix, name in (("rdf", "type"), ("rdfs", "isDefinedBy"), ("oa", "hasSelector"))
)


@dataclass(slots=True)
class Neighbour:
    """A neighbour of a thing: the relations from the thing to it, and from it to the thing."""

    iri: str
    name: str
    kind: Part | None
    outward: list[Part] = field(default_factory=list)
    inward: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A thing and at most MAX_NEIGHBOURS neighbours, by name; `count` is the number of all."""

    iri: str
    name: str
    neighbours: tuple[Neighbour, ...]
    count: int


def read_neighbourhood(dataset: Dataset, iri: str, language: str) -> Neighbourhood:
    """Read the neighbours of a thing (IRI), without results of single shapes."""
    query = f"""SELECT ?outward ?property ?other (SAMPLE(?type) AS ?kind) WHERE {{
  {{ <{iri}> ?property ?other BIND(true AS ?outward) }}
  UNION
  {{ ?other ?property <{iri}> BIND(false AS ?outward) }}
  FILTER(ISIRI(?other) && ?other != <{iri}> && ?property NOT IN ({_LEFT_OUT.replace(" ", ", ")}))
  FILTER NOT EXISTS {{ ?other a <{PREFIXES["sh"]}ValidationResult> }}
  OPTIONAL {{ ?other a ?type FILTER(STRSTARTS(STR(?type), "{PREFIXES["ng"]}")) }}
}} GROUP BY ?outward ?property ?other ORDER BY ?other ?outward ?property"""
    rows = [
        (outward.value == "true", named.value, other.value, kind.value if kind else None)
        for outward, named, other, kind in solutions(dataset, query).rows
        if outward and named and other
    ]
    shown = set(list(dict.fromkeys(row[2] for row in rows))[:MAX_NEIGHBOURS])
    iris = {iri, *shown, *(r[1] for r in rows), *(r[3] for r in rows if r[3])}
    names = read_places(dataset, iris, language) | read_names(dataset, iris, language)
    found: dict[str, Neighbour] = {}
    for outward, named, other, kind in rows:
        if other not in shown:
            continue
        part = Part(name_or_iri(names, kind), kind) if kind else None
        neighbour = found.setdefault(
            other, Neighbour(other, _name_of(other, names, language), part)
        )
        relation = Part(property_heading(named, language) or name_or_iri(names, named), named)
        (neighbour.outward if outward else neighbour.inward).append(relation)
    ordered = sorted(found.values(), key=lambda n: (sort_key(n.name), n.iri))
    count = len({row[2] for row in rows})
    return Neighbourhood(iri, name_or_iri(names, iri), tuple(ordered), count)


def _name_of(iri: str, names: dict[str, str], language: str) -> str:
    """Return the name of a neighbour; a web page has that of its host, and a report its own."""
    if iri in names:
        return names[iri]
    if iri.startswith(GRAPHS + "report/"):
        return texts(language)["tab_report"]
    address = urlsplit(shorten_iri(iri))
    return address.hostname or iri if address.scheme in ("http", "https") else shorten_iri(iri)


NETWORK_SCHEMA = {
    "type": "object",
    "properties": {
        "iri": {"type": "string"},
        "label": {"type": "string"},
        "neighbourCount": {"type": "integer"},
        "truncated": {"type": "boolean"},
        "nodes": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": {"type": "string"},
                    "label": {"type": "string"},
                    "kind": {"type": ["string", "null"]},
                    "href": {"type": ["string", "null"]},
                },
                "required": ["id", "label", "kind", "href"],
            },
        },
        "edges": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    name: {"type": "string"} for name in ("source", "target", "label", "property")
                },
                "required": ["source", "target", "label", "property"],
            },
        },
    },
    "required": ["iri", "label", "neighbourCount", "truncated", "nodes", "edges"],
}
"""The JSON Schema of a network."""


def write_network(around: Neighbourhood, link_to: Callable[[str], str | None]) -> bytes:
    """Write a neighbourhood as JSON: nodes with id, label, kind and address, and edges.

    `link_to` returns the address for an IRI, or None if this server has no page for it and the IRI
    itself must not be followed; then `href` is null.
    """
    nodes = [
        {"id": around.iri, "label": around.name, "kind": None, "href": link_to(around.iri)},
        *(
            {
                "id": n.iri,
                "label": n.name,
                "kind": n.kind.text if n.kind else None,
                "href": link_to(n.iri),
            }
            for n in around.neighbours
        ),
    ]
    edges = [
        {"source": source, "target": target, "label": relation.text, "property": relation.iri}
        for n in around.neighbours
        for source, target, relations in (
            (around.iri, n.iri, n.outward),
            (n.iri, around.iri, n.inward),
        )
        for relation in relations
    ]
    value = {
        "iri": around.iri,
        "label": around.name,
        "neighbourCount": around.count,
        "truncated": around.count > len(around.neighbours),
        "nodes": nodes,
        "edges": edges,
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
