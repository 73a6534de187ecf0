"""The names in the graph, for the query editor: prefixes, classes, properties, values, graphs.

Each name has a label in the language of the request and the number of times it is used, so that the
editor offers names that give answers. All terms of DPV, which the editor offers after these, have
an address of their own: they are many, the same for every graph, and loaded once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from noticegraph.dataset import Dataset
from noticegraph.dpv_terms import Kind, dpv_terms
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.declarations import STRING, Cost, list_schema, object_schema
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.labels import read_names
from noticegraph.media_types import PLAIN_JSON
from noticegraph.namespaces import GRAPHS, PREFIXES, THINGS, is_absolute_iri, shorten_iri
from noticegraph.query import solutions

blueprint = Subject("completion")

_CLASSES = """SELECT ?name (COUNT(DISTINCT ?thing) AS ?count) WHERE { ?thing a ?name }
GROUP BY ?name ORDER BY DESC(?count) ?name"""
_PROPERTIES = """SELECT ?name (COUNT(*) AS ?count) WHERE { ?thing ?name ?value }
GROUP BY ?name ORDER BY DESC(?count) ?name"""
# Vocabulary terms in use; people find the things of the statements by questions, not by name.
_VALUES = f"""SELECT ?name (COUNT(*) AS ?count) WHERE {{
  ?thing ?property ?name
  FILTER(ISIRI(?name) && ?property != <{PREFIXES["rdf"]}type>)
  FILTER(!STRSTARTS(STR(?name), "{THINGS}") && !STRSTARTS(STR(?name), "{GRAPHS}"))
}}
GROUP BY ?name ORDER BY DESC(?count) ?name"""


_PREFIXES = {"type": "object", "additionalProperties": STRING}
_PAIR = {"type": "array", "items": STRING, "minItems": 2, "maxItems": 2}


@blueprint.address(
    "/vocabulary/completion.json",
    nl="De namen die de query-editor voorstelt, de meest gebruikte eerst.",
    formats=(PLAIN_JSON,),
    localized=(PLAIN_JSON,),
    json=object_schema(
        prefixes=_PREFIXES,
        classes=list_schema(),
        properties=list_schema(),
        values=list_schema(),
        graphs=list_schema(),
    ),
)
def show_completion(asked: Asked) -> bytes:
    """List the names that the query editor suggests, the most used first."""
    return _write(current_site().dataset, asked.language)


@blueprint.address(
    "/vocabulary/dpv.json",
    nl="Alle termen van DPV 2.3, gebruikt of niet: van elk de naam en het Engelse label.",
    cost=Cost.NOTHING,
    formats=(PLAIN_JSON,),
    localized=(),
    json=object_schema(
        prefixes=_PREFIXES, properties=list_schema(_PAIR), concepts=list_schema(_PAIR)
    ),
)
def show_dpv_terms(asked: Asked) -> bytes:  # noqa: ARG001
    """List all terms of DPV 2.3, used or not: the name and the English label of each."""
    return _write_dpv_terms()


@cache
def _write_dpv_terms() -> bytes:
    def pairs(kind: Kind) -> list[tuple[str, str]]:
        found = (term for term in dpv_terms().values() if term.kind is kind)
        return [(_written(term.iri), term.label) for term in found]

    return _as_json(
        {
            "prefixes": _used_prefixes(dpv_terms()),
            "properties": pairs(Kind.PROPERTY),
            "concepts": pairs(Kind.CONCEPT),
        }
    )


def _as_json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _write(dataset: Dataset, language: str) -> bytes:
    counted = {
        kind: _count(dataset, query)
        for kind, query in (("classes", _CLASSES), ("properties", _PROPERTIES), ("values", _VALUES))
    }
    labels = read_names(dataset, {iri for found in counted.values() for iri in found}, language)
    # A value without a label is an address or the like, not a term.
    counted["values"] = {iri: n for iri, n in counted["values"].items() if iri in labels}
    value = {
        "prefixes": _used_prefixes(iri for found in counted.values() for iri in found),
        **{kind: _entries(found, labels) for kind, found in counted.items()},
        "graphs": [
            {"iri": entry.iri, "label": entry.title.get(language) or entry.title.get("en") or ""}
            for entry in dataset.graphs
        ],
    }
    return _as_json(value)


def _count(dataset: Dataset, query: str) -> dict[str, int]:
    return {
        name.value: int(count.value)
        for name, count in solutions(dataset, query).rows
        if name is not None and count is not None and is_absolute_iri(name.value)
    }


def _entries(counted: dict[str, int], labels: dict[str, str]) -> list[dict[str, str | int]]:
    return [
        {"iri": iri, "name": _written(iri), "label": labels.get(iri, ""), "count": count}
        for iri, count in counted.items()
    ]


def _written(iri: str) -> str:
    short = shorten_iri(iri)
    return f"<{iri}>" if short == iri else short


def _used_prefixes(iris: Iterable[str]) -> dict[str, str]:
    """Return the prefixes of the names, and those of datatypes."""
    used = {short.partition(":")[0] for iri in iris if (short := shorten_iri(iri)) != iri}
    return {name: PREFIXES[name] for name in sorted({*used, "rdf", "xsd"})}
