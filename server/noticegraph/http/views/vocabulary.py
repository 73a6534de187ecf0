"""The vocabulary and the shapes as pages and as data: what exists, what it means, how it is used.

`/ns` and `/shapes` by content negotiation (https://www.w3.org/TR/swbp-vocab-pub/).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from flask import url_for

from noticegraph.http.graph.terms import read_examinations, read_terms
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.common_arguments import TABLE, TABLE_FORMATS, facet
from noticegraph.http.request.declarations import Argument, list_schema, object_schema
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.kept import once_per_state
from noticegraph.http.tables.downloads import write_listing
from noticegraph.http.tables.listing import arrange
from noticegraph.languages import sort_key
from noticegraph.media_types import CSV, GRAPH_FORMATS, HTML, PLAIN_JSON
from noticegraph.namespaces import GRAPHS, PREFIXES, shorten_iri
from noticegraph.query import evaluate_query
from noticegraph.tables import Part, Table

blueprint = Subject("vocabulary")

_NG = PREFIXES["ng"]
_OFFERED = (*GRAPH_FORMATS, HTML, PLAIN_JSON, CSV)
_TERMS_AS_RDF = f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{_NG.rstrip("#")}"))
}}"""
_SHAPES_AS_RDF = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{GRAPHS}shapes> {{ ?s ?p ?o }} }}"


def _values(table: Table, column: str) -> dict[str, str]:
    """Return the values of a column with their names: the end of each IRI, or else the text.

    If two IRIs have the same ending, the value is the prefixed name.
    """
    values = _written_values(table, column)
    found = {value: part.text for part, value in values.items()}
    return dict(sorted(found.items(), key=lambda entry: sort_key(entry[1])))


def _written_values(table: Table, column: str) -> dict[Part, str]:
    at = table.columns.index(column)
    parts = {part for row in table.rows for part in row[at]}
    ends = {part: _end(part) for part in parts}
    count = Counter(ends.values())
    return {
        part: shorten_iri(part.iri) if part.iri and count[end] > 1 else end
        for part, end in ends.items()
    }


def _end(part: Part) -> str:
    return part.iri.replace("#", "/").rsplit("/", 1)[-1] if part.iri else part.text


def _filtered(table: Table, wanted: dict[str, str]) -> Table:
    rows = table.rows
    for column, value in wanted.items():
        if value:
            at = table.columns.index(column)
            values = _written_values(table, column)
            rows = tuple(row for row in rows if value in (values[part] for part in row[at]))
    return Table(table.columns, rows)


_TERM_FACETS = (
    facet("termKind", "Only terms of this kind."),
    facet("vocabulary", "Only terms of this vocabulary."),
    facet("subject", "Only terms on this subject."),
)
_SHAPE_FACETS = (
    facet("termKind", "Only requirements, or only checks."),
    facet("law", "Only requirements and checks of this law."),
)


@blueprint.address(
    "/ns",
    nl="De termen van het vocabulaire, met hun definities en hoe vaak ze gebruikt worden.",
    formats=_OFFERED,
    localized=TABLE_FORMATS,
    arguments=(*_TERM_FACETS, *TABLE),
    json=object_schema(terms=list_schema()),
)
def list_terms(asked: Asked) -> bytes:
    """List the terms of the vocabulary, with their definitions and how often they are used."""
    return _answer(asked, "terms", _TERM_FACETS, _TERMS_AS_RDF, read_terms)


@blueprint.address(
    "/shapes",
    nl="De vereisten en controles, met hun wetten, shapes en oordelen.",
    formats=_OFFERED,
    localized=TABLE_FORMATS,
    arguments=(*_SHAPE_FACETS, *TABLE),
    json=object_schema(shapes=list_schema()),
)
def list_shapes(asked: Asked) -> bytes:
    """List the requirements and checks, with their laws, shapes and verdicts."""
    return _answer(
        asked, "shapes", _SHAPE_FACETS, _SHAPES_AS_RDF, read_examinations, ("provision", "shape")
    )


def _answer(
    asked: Asked,
    what: str,
    facets: Sequence[Argument],
    as_rdf: str,
    read: Callable[..., Table],
    several: Collection[str] = (),
) -> bytes:
    dataset = current_site().dataset
    if asked.format in GRAPH_FORMATS:
        return evaluate_query(dataset, as_rdf, asked.format.media_type)
    table = once_per_state(f"{what} {asked.language}", lambda: read(dataset, asked.language))
    choices = {facet.name: _values(table, facet.name) for facet in facets}
    wanted = {name: asked.choose(name, list(values)) for name, values in choices.items()}
    listing = arrange(_filtered(table, wanted), asked.arguments)
    return write_listing(
        asked, listing, f"{what}.html", key=what, several=several,
        path=url_for(asked.address.endpoint),
        choices=choices,
        wanted=wanted,
        kept=[(n, v) for n, v in listing.kept() if n not in choices],
    )  # fmt: skip
