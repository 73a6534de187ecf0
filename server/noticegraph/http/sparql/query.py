"""The SPARQL endpoint: the query operation of the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/#query-operation · Without a query, a browser gets a form,
and an RDF client gets the Service Description
(https://www.w3.org/TR/sparql11-service-description/). Updates are not accepted here: this address
only reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Response, request, url_for

from noticegraph.engine import QueryRequest
from noticegraph.errors import NoticegraphError
from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.problems import Problem, clip, prefers_page, problem_of
from noticegraph.http.request.answers import (
    answer_bytes,
    choose_format,
    current_site,
    data_revision,
    enter,
    make_etag,
    query_etag,
    unchanged,
)
from noticegraph.http.request.arguments import Arguments, decode_text, form_arguments
from noticegraph.http.request.common_arguments import SAFE
from noticegraph.http.request.declarations import FORM, URI, Argument, operation_bodies
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.hosts import own_address
from noticegraph.http.sparql.query_page import render_query_page, show_result
from noticegraph.http.sparql.service_description import describe_service
from noticegraph.http.sparql.void import endpoint_addresses
from noticegraph.http.tables.spreadsheets import make_safe
from noticegraph.media_types import (
    BOOLEAN_FORMATS,
    CSV,
    GRAPH_FORMATS,
    HTML,
    SOLUTIONS_FORMATS,
    TURTLE,
    Format,
)
from noticegraph.sparql_syntax import UPDATE_KEYWORDS, QueryForm, query_form
from noticegraph.sparql_text import tokens
from noticegraph.text_positions import line_and_column

blueprint = Subject("sparql")

_DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"
_PAGE_ARGUMENTS = {"lang", "format", "reviewed"}

_OFFERED: dict[QueryForm, Sequence[Format]] = {
    QueryForm.SELECT: (*SOLUTIONS_FORMATS, HTML),
    QueryForm.ASK: (*BOOLEAN_FORMATS, HTML),
    QueryForm.CONSTRUCT: (*GRAPH_FORMATS, HTML),
    QueryForm.DESCRIBE: (*GRAPH_FORMATS, HTML),
}


@dataclass(frozen=True, slots=True)
class _Operation:
    """A query operation as it was received (section 2.1 of the protocol)."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    arguments: Arguments


_ARGUMENTS = (
    Argument(
        "default-graph-uri", "A graph to merge into the default graph.", schema=URI, many=True
    ),
    Argument("named-graph-uri", "A named graph.", schema=URI, many=True),
    replace(SAFE, formats=None),
)
_STATUSES = (403, 502)


@blueprint.address(
    "/sparql",
    nl="Voer de query in het adres uit; zonder query een formulier of de dienstbeschrijving.",
    formats=(*SOLUTIONS_FORMATS, *GRAPH_FORMATS, HTML),
    arguments=(
        Argument(
            "query",
            "A SPARQL 1.1 query; without one, the answer is the Service Description.",
            example="SELECT ?thing ?kind WHERE { ?thing a ?kind } LIMIT 3",
        ),
        *_ARGUMENTS,
    ),
    statuses=_STATUSES,
    is_open=True,
    has_own_validator=True,
    has_extensions=False,
)
def query_by_get(asked: Asked) -> Response:
    """Evaluate the query in the address; without one, show a form or describe the service."""
    if not set(asked.arguments.names()) - _PAGE_ARGUMENTS:
        return _answer_without_query(asked.arguments)
    return _answer(_operation(asked.arguments))


@blueprint.address(
    "/sparql",
    nl="Voer de query in de inhoud uit: als formulier, of als de tekst zelf.",
    method="POST",
    formats=(*SOLUTIONS_FORMATS, *GRAPH_FORMATS, HTML),
    arguments=_ARGUMENTS,
    statuses=(*_STATUSES, 413, 415),
    bodies=operation_bodies(_DIRECT, "query", ("default-graph-uri", "named-graph-uri")),
    is_open=True,
    has_own_validator=True,
    has_extensions=False,
)
def query_by_post(asked: Asked) -> Response:
    """Evaluate the query in the body: as a form, or as the text itself."""
    kind = request.mimetype
    if kind == _UPDATE:
        raise Problem("update-address", given=kind)
    charset = request.mimetype_params.get("charset", "utf-8")
    if kind not in (FORM, _DIRECT) or charset.lower() not in ("utf-8", "utf8"):
        given = clip(request.content_type or "–")
        raise Problem("media-type", given=given, headers={"Accept-Post": f"{_DIRECT}, {FORM}"})
    body = request.get_data(cache=False)
    if kind == FORM:
        return _answer(_operation(asked.arguments + form_arguments(body)))
    if "query" in asked.arguments:
        raise Problem("two-queries")
    # A text editor may have added a byte order mark; it is skipped in files too.
    query = decode_text(body, "query").removeprefix("\ufeff")
    return _answer(_operation(asked.arguments + Arguments([("query", query)])))


def _operation(arguments: Arguments) -> _Operation:
    query = arguments.one("query")
    if query is None:
        if "update" in arguments:
            raise Problem("update", word="update")
        raise Problem("missing-query")
    return _Operation(
        query,
        tuple(arguments.all("default-graph-uri")),
        tuple(arguments.all("named-graph-uri")),
        arguments,
    )


def _refuse_update(query: str) -> None:
    """Refuse a text that begins like an update. LOAD is refused later, as SERVICE is."""
    for token in tokens(query):
        word = token.text.upper()
        if token.kind == "word" and word not in ("PREFIX", "BASE"):
            if word in UPDATE_KEYWORDS:
                line, column = line_and_column(query, token.start)
                raise Problem("update", word=word, line=line, column=column)
            return


def _answer(operation: _Operation) -> Response:
    try:
        _refuse_update(operation.query)
        form = query_form(operation.query)
        chosen = choose_format(operation.arguments, _OFFERED[form])
        safe = operation.arguments.one("safe") == "1" and chosen == CSV
        etag = _etag(operation, chosen, safe)
        if etag and (answer := unchanged(etag, localized=chosen == HTML)):
            return answer
        if chosen == HTML:
            enter()
            page = render_query_page(operation.query, **_result(operation, form))
            return answer_bytes(page, HTML.media_type, etag, localized=True)
        body = _evaluate(operation, chosen)
        return answer_bytes(make_safe(body) if safe else body, chosen.media_type, etag)
    except (NoticegraphError, Problem) as error:
        if not prefers_page():
            raise
        problem = problem_of(error)
        page = render_query_page(operation.query, problem=problem)
        answer = answer_bytes(page, HTML.media_type, None, localized=True)
        answer.status_code = problem.status
        answer.headers.extend(problem.headers)
        return answer


def _evaluate(operation: _Operation, chosen: Format) -> bytes:
    gone = request.environ.get("waitress.client_disconnected")
    # This is only a query, so it need not wait for pages.
    return current_site().endpoint.query(
        _query_request(operation, chosen), client=request.remote_addr or "", gone=gone
    )


def _query_request(operation: _Operation, chosen: Format) -> QueryRequest:
    return QueryRequest(
        operation.query,
        chosen.media_type,
        operation.default_graphs,
        operation.named_graphs,
        # RFC 3986, 5.1.3: relative IRIs are resolved against the address of the request.
        base_iri=own_address(url_for("sparql.query_by_get")),
    )


def _etag(operation: _Operation, chosen: Format, safe: bool) -> str | None:
    variant = page_language() if chosen == HTML else "safe" if safe else ""
    request = _query_request(operation, chosen)
    return query_etag(current_site(), data_revision(), request, variant)


def _result(operation: _Operation, form: QueryForm) -> dict[str, Any]:
    """Return what the page shows of a result."""
    others = _OFFERED[form][:-1]
    found = current_site().dataset.engine.query(_query_request(operation, others[0]))
    return show_result(form, found, others)


def _answer_without_query(arguments: Arguments) -> Response:
    chosen = choose_format(arguments, (TURTLE, *(f for f in GRAPH_FORMATS if f != TURTLE), HTML))
    site = current_site()
    language = page_language()
    if chosen == HTML:
        etag = make_etag("query page", language)
        graphs = [
            (entry.title.get(language) or entry.iri, entry.iri) for entry in site.dataset.graphs
        ]
        return unchanged(etag, localized=True) or answer_bytes(
            render_query_page("", graphs=graphs), HTML.media_type, etag, localized=True
        )
    addresses = endpoint_addresses()
    etag = make_etag("service description", chosen.media_type, addresses.query)
    if answer := unchanged(etag, localized=chosen == HTML):
        return answer
    body = describe_service(site.dataset, addresses, chosen.media_type)
    return answer_bytes(body, chosen.media_type, etag)
