"""The names of this graph for the query editor: prefixes, classes, properties, values, graphs.

Each name has its label in the language of the request and says how often it is used, so that the
editor offers what gives answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response

from noticegraph.dataset import Dataset
from noticegraph.http.frame.languages import page_language
from noticegraph.http.request.answers import answer_bytes, current_site, make_etag, unchanged
from noticegraph.labels import read_names
from noticegraph.namespaces import GRAPHS, PREFIXES, THINGS, is_absolute_iri, shorten_iri
from noticegraph.query import solutions

blueprint = Blueprint("completion", __name__)

_JSON = "application/json"
_CLASSES = """SELECT ?name (COUNT(DISTINCT ?thing) AS ?count) WHERE { ?thing a ?name }
GROUP BY ?name ORDER BY DESC(?count) ?name"""
_PROPERTIES = """SELECT ?name (COUNT(*) AS ?count) WHERE { ?thing ?name ?value }
GROUP BY ?name ORDER BY DESC(?count) ?name"""
# Terms of vocabularies in use; the things of the statements are found by questions, not by name.
_VALUES = f"""SELECT ?name (COUNT(*) AS ?count) WHERE {{
  ?thing ?property ?name
  FILTER(ISIRI(?name) && ?property != <{PREFIXES["rdf"]}type>)
  FILTER(!STRSTARTS(STR(?name), "{THINGS}") && !STRSTARTS(STR(?name), "{GRAPHS}"))
}}
GROUP BY ?name ORDER BY DESC(?count) ?name"""


@blueprint.get("/vocabulary/completion.json")
def show_completion() -> Response:
    """Answer with the names of this graph, the most used first."""
    language = page_language()
    etag = make_etag("completion", language)
    if answer := unchanged(etag, _JSON):
        return answer
    answer = answer_bytes(_write(current_site().dataset, language), _JSON, etag)
    answer.vary.add("Accept-Language")
    return answer


def _write(dataset: Dataset, language: str) -> bytes:
    counted = {
        kind: _count(dataset, query)
        for kind, query in (("classes", _CLASSES), ("properties", _PROPERTIES), ("values", _VALUES))
    }
    labels = read_names(dataset, {iri for found in counted.values() for iri in found}, language)
    # A value without a label is an address or the like, no term.
    counted["values"] = {iri: n for iri, n in counted["values"].items() if iri in labels}
    value: dict[str, Any] = {
        "prefixes": _used_prefixes(iri for found in counted.values() for iri in found),
        **{kind: _entries(found, labels) for kind, found in counted.items()},
        "graphs": [
            {"iri": entry.iri, "label": entry.title.get(language) or entry.title.get("en") or ""}
            for entry in dataset.graphs
        ],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


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
    """Return the prefixes of the names, and those of literals' types."""
    used = {short.partition(":")[0] for iri in iris if (short := shorten_iri(iri)) != iri}
    return {name: PREFIXES[name] for name in sorted({*used, "rdf", "xsd"})}
