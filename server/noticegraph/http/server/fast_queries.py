"""Queries by GET for data, answered without Flask, because clients send them by the thousand.

The answers are the same as those of `sparql`, byte for byte, in half the time: dispatching a
request and building an answer take Flask longer than the engine needs for a small query. Everything
but the plain case (a page, a condition, an invalid request) is left to Flask, so that nothing is
decided here that is not decided there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from noticegraph.engine import QueryRequest
from noticegraph.errors import NoticegraphError
from noticegraph.http.frame.addresses import absolute_address
from noticegraph.http.frame.headers import answer_headers
from noticegraph.http.frame.problems import problem_answer, problem_of, wants_page
from noticegraph.http.request.answers import Site, query_etag
from noticegraph.http.request.arguments import MAX_QUERY_STRING
from noticegraph.http.request.compression import CODINGS, WORTH_BYTES, choose_coding
from noticegraph.http.request.hosts import is_valid_host
from noticegraph.media_types import GRAPH_FORMATS, SOLUTIONS_FORMATS, Format, negotiate_format
from noticegraph.sparql_syntax import QueryForm, query_form

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PATH = "/sparql"
_OTHERS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_RANGE", "HTTP_CONTENT_ENCODING")
_ARGUMENTS = {"query", "default-graph-uri", "named-graph-uri"}
_GRAPHS = (QueryForm.CONSTRUCT, QueryForm.DESCRIBE)
_VARY = "Accept, Accept-Encoding"
_PROBLEM_VARY = "Accept, Accept-Language, Accept-Encoding"
_FIELDS = 50


class FastQueries:
    """A WSGI application in front of Flask's, which gets the requests not answered here."""

    def __init__(self, application: WSGIApplication, site: Callable[[], Site]) -> None:
        self._application = application
        self._site = site

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        found = self._plain_query(environ)
        if found is None:
            return self._application(environ, start_response)
        pairs, query, chosen = found
        everywhere = answer_headers("GET", _PATH)
        request = QueryRequest(
            query,
            chosen.media_type,
            tuple(value for name, value in pairs if name == "default-graph-uri"),
            tuple(value for name, value in pairs if name == "named-graph-uri"),
            base_iri=absolute_address(environ, _PATH),
        )
        site = self._site()
        revision = site.dataset.engine.revision()
        try:
            body = site.endpoint.query(
                request,
                client=environ.get("REMOTE_ADDR", ""),
                gone=environ.get("waitress.client_disconnected"),
            )
        except NoticegraphError as error:
            status, headers, body = problem_answer(problem_of(error), "GET", _PATH)
            start_response(status, [*headers, ("Vary", _PROBLEM_VARY)])
            return [body]
        text = chosen.media_type.startswith("text/")
        kind = f"{chosen.media_type}; charset=utf-8" if text else chosen.media_type
        headers = [("Content-Type", kind), ("Vary", _VARY)]
        coding = choose_coding(environ.get("HTTP_ACCEPT_ENCODING"))
        if coding is not None and len(body) >= WORTH_BYTES:
            body = CODINGS[coding](body)
            headers.append(("Content-Encoding", coding))
        else:
            coding = None
        etag = query_etag(site, revision, request, "")
        if etag is None or revision != site.dataset.engine.revision():
            headers.append(("Cache-Control", "no-store"))
        else:
            headers.append(("ETag", f'"{etag}-{coding}"' if coding else f'"{etag}"'))
            headers.append(("Cache-Control", "no-cache"))
        start_response("200 OK", [*headers, _length(body), *everywhere])
        return [body]

    def _plain_query(
        self, environ: WSGIEnvironment
    ) -> tuple[list[tuple[str, str]], str, Format] | None:
        """Return the arguments of a plain request, its query and the format for the answer."""
        address = environ.get("QUERY_STRING", "")
        accept = environ.get("HTTP_ACCEPT", "")
        if (
            environ["REQUEST_METHOD"] != "GET"
            or environ.get("PATH_INFO") != _PATH
            or environ.get("CONTENT_LENGTH") not in (None, "", "0")
            or "html" in accept.lower()
            or wants_page(accept)
            or len(address) > MAX_QUERY_STRING
            or not address.isascii()
            or any(name in environ for name in _OTHERS)
            or not is_valid_host(environ)
        ):
            return None
        try:
            pairs = parse_qsl(
                address, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS
            )
            queries = [value for name, value in pairs if name == "query"]
            if len(queries) != 1 or not {name for name, _ in pairs} <= _ARGUMENTS:
                return None
            offered = GRAPH_FORMATS if query_form(queries[0]) in _GRAPHS else SOLUTIONS_FORMATS
        except (ValueError, NoticegraphError):
            return None
        best = negotiate_format(accept, offered)
        return None if best is None else (pairs, queries[0], best)


def _length(body: bytes) -> tuple[str, str]:
    return "Content-Length", str(len(body))
