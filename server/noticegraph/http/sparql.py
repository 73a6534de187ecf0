"""The SPARQL endpoint: the query operation of the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/#query-operation · Without a query, a browser gets a form
and an RDF client the Service Description (https://www.w3.org/TR/sparql11-service-description/).
Updates are not offered here: this address only reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request

from noticegraph.http.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.arguments import Arguments, decode_text, form_arguments, url_arguments
from noticegraph.http.pages import keep_language, page_address, render_page, table_context
from noticegraph.http.problems import Problem
from noticegraph.http.service_description import describe_service
from noticegraph.http.texts import page_language
from noticegraph.media_types import (
    BOOLEAN_FORMATS,
    GRAPH_FORMATS,
    HTML,
    SOLUTIONS_FORMATS,
    TURTLE,
    Format,
)
from noticegraph.query import QueryForm, evaluate_query, query_form
from noticegraph.sparql_text import tokens
from noticegraph.tables import lay_out_terms

blueprint = Blueprint("sparql", __name__)

_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
_PAGE_ARGUMENTS = {"lang", "format"}
_VOLATILE = {"NOW", "RAND", "UUID", "STRUUID", "BNODE"}

_OFFERED: dict[QueryForm, Sequence[Format]] = {
    QueryForm.SELECT: (*SOLUTIONS_FORMATS, HTML),
    QueryForm.ASK: (*BOOLEAN_FORMATS, HTML),
    QueryForm.CONSTRUCT: (*GRAPH_FORMATS, HTML),
    QueryForm.DESCRIBE: (*GRAPH_FORMATS, HTML),
}


@dataclass(frozen=True, slots=True)
class _Operation:
    """A query operation as received: section 2.1 of the protocol."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    arguments: Arguments


@blueprint.get("/sparql")
def query_by_get() -> Response:
    """Evaluate the query of the address; without one, answer with a form or a description."""
    arguments = url_arguments()
    if not set(arguments.names()) - _PAGE_ARGUMENTS:
        return _answer_without_query(arguments)
    return _answer(_operation(arguments))


@blueprint.post("/sparql")
def query_by_post() -> Response:
    """Evaluate the query of a form or of a direct POST."""
    kind = request.mimetype
    charset = request.mimetype_params.get("charset", "utf-8")
    if kind not in (_FORM, _DIRECT) or charset.lower() not in ("utf-8", "utf8"):
        raise Problem(
            415,
            "media-type",
            "The request body has a wrong media type",
            f'"{request.content_type}"' if request.content_type else "Content-Type is missing",
            f"send {_DIRECT} or {_FORM}, in UTF-8",
            headers={"Accept-Post": f"{_DIRECT}, {_FORM}"},
        )
    body = request.get_data(cache=False)
    if kind == _FORM:
        return _answer(_operation(url_arguments() + form_arguments(body)))
    arguments = url_arguments()
    if "query" in arguments:
        raise Problem(
            400,
            "repeated-parameter",
            "There are two queries",
            "one is in the address, one in the body",
            "give one",
        )
    return _answer(_operation(arguments + Arguments([("query", decode_text(body, "the query"))])))


def _operation(arguments: Arguments) -> _Operation:
    query = arguments.one("query")
    if query is None:
        update = " An update cannot be run here." if "update" in arguments else ""
        raise Problem(
            400,
            "missing-query",
            "There is no query",
            "the parameter query is missing." + update,
            "give it: ?query=SELECT…",
        )
    return _Operation(
        query,
        tuple(arguments.all("default-graph-uri")),
        tuple(arguments.all("named-graph-uri")),
        arguments,
    )


def _answer(operation: _Operation) -> Response:
    try:
        form = query_form(operation.query)
        chosen = choose_format(operation.arguments, _OFFERED[form])
        etag = _etag(operation, form, chosen)
        if etag and (answer := unchanged(etag)):
            return answer
        if chosen == HTML:
            page = _result_page(operation, form)
            return answer_bytes(page, HTML.media_type, etag)
        body = _evaluate(operation, chosen)
        return answer_bytes(body, chosen.media_type, etag)
    except Exception as error:
        raise error


def _evaluate(operation: _Operation, chosen: Format) -> bytes:
    return evaluate_query(
        current_site().dataset,
        operation.query,
        chosen.media_type,
        default_graphs=operation.default_graphs,
        named_graphs=operation.named_graphs,
    )
