"""The vocabulary and the shapes as pages and as data: what there is, what it means, how much of it.

`/ns` and `/shapes` by content negotiation (https://www.w3.org/TR/swbp-vocab-pub/).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from flask import Blueprint, Response, url_for

from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import page_address, render_page
from noticegraph.http.graph.terms import read_examinations, read_terms
from noticegraph.http.request.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.request.arguments import known_arguments, refuse_filters
from noticegraph.http.tables.downloads import (
    CSV_TWIN,
    JSON_TWIN,
    table_alternatives,
    table_csv,
    table_json,
    whole_alternatives,
)
from noticegraph.http.tables.listing import TABLE_ARGUMENTS, arrange, choose
from noticegraph.http.tables.spreadsheets import wants_safe_csv
from noticegraph.media_types import GRAPH_FORMATS, HTML, JSON_LD, TURTLE
from noticegraph.namespaces import GRAPHS, PREFIXES, shorten_iri
from noticegraph.query import evaluate_query
from noticegraph.tables import Part, Table

blueprint = Blueprint("vocabulary", __name__)

_NG = PREFIXES["ng"]
_OFFERED = (*GRAPH_FORMATS, HTML, JSON_TWIN, CSV_TWIN)
_TERMS_AS_RDF = f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{_NG.rstrip("#")}"))
}}"""
_SHAPES_AS_RDF = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{GRAPHS}shapes> {{ ?s ?p ?o }} }}"


@blueprint.get("/ns")
def list_terms() -> Response:
    """List the terms with their definitions and how often they are used."""
    return _answer("terms", None)


@blueprint.get("/ns.<extension>")
def list_terms_as(extension: str) -> Response:
    """List the terms in the format of the extension."""
    return _answer("terms", extension)


@blueprint.get("/shapes")
def list_shapes() -> Response:
    """List requirements and checks with their law, their shapes, and their verdicts."""
    return _answer("shapes", None)


@blueprint.get("/shapes.<extension>")
def list_shapes_as(extension: str) -> Response:
    """List requirements and checks in the format of the extension."""
    return _answer("shapes", extension)


def _answer(what: str, extension: str | None) -> Response:
    facets = _FACETS[what]
    arguments = known_arguments(*facets, *TABLE_ARGUMENTS, "safe")
    chosen = choose_format(arguments, _OFFERED, extension)
    language = page_language()
    safe = wants_safe_csv(arguments)
    asked = [arguments.one(name) or "" for name in (*facets, *TABLE_ARGUMENTS)]
    etag = make_etag(what, chosen.media_type, language, str(safe), *asked)
    if answer := unchanged(etag, chosen.media_type):
        return answer
    dataset = current_site().dataset
    if chosen in GRAPH_FORMATS:
        refuse_filters(arguments, (*facets, *TABLE_ARGUMENTS), chosen.label)
        body = evaluate_query(dataset, _AS_RDF[what], chosen.media_type)
        return answer_bytes(body, chosen.media_type, etag)
    table = _READ[what](dataset, language)
    choices = {name: _values(table, name) for name in facets}
    wanted = {name: choose(arguments, name, list(values)) for name, values in choices.items()}
    listing = arrange(_filtered(table, wanted), arguments)
    if chosen == JSON_TWIN:
        body = table_json(listing.table, several=_SEVERAL[what], key=what)
    elif chosen == CSV_TWIN:
        body = table_csv(listing.table, safe=safe)
    else:
        path = url_for(f"vocabulary.list_{what}")
        body = render_page(
            f"{what}.html",
            path=path,
            listing=listing,
            headings=listing.headings(language),
            choices=choices,
            wanted=wanted,
            kept=[(n, v) for n, v in listing.kept() if n not in facets],
            page_address=page_address,
            alternatives=[
                *table_alternatives(path),
                *whole_alternatives(path, (TURTLE, JSON_LD)),
            ],
        )
    return answer_bytes(body, chosen.media_type, etag)


def _values(table: Table, column: str) -> dict[str, str]:
    """Return the values of a column with their names: the end of the IRI of each, else its text.

    Where two IRIs end alike, the value is the prefixed name.
    """
    values = _written_values(table, column)
    found = {value: part.text for part, value in values.items()}
    return dict(sorted(found.items(), key=lambda entry: entry[1].casefold()))


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


_READ: dict[str, Callable[..., Table]] = {"terms": read_terms, "shapes": read_examinations}
_AS_RDF = {"terms": _TERMS_AS_RDF, "shapes": _SHAPES_AS_RDF}
_FACETS: dict[str, Sequence[str]] = {
    "terms": ("termKind", "vocabulary", "subject"),
    "shapes": ("termKind", "law"),
}
_SEVERAL: dict[str, Collection[str]] = {"terms": (), "shapes": ("provision", "shape")}
