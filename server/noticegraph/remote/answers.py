"""Answers of a remote server: checked by parsing them completely, and rewritten as requested.

The server is always asked for SPARQL 1.1 Query Results JSON
(https://www.w3.org/TR/sparql11-results-json/) or N-Triples: every server writes them, and they
preserve datatypes (Virtuoso's Turtle writes doubles as decimals).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import pyoxigraph as ox

from noticegraph.errors import FormatError, NoticegraphError, RemoteAnswerError, UsageError
from noticegraph.namespaces import PREFIXES
from noticegraph.remote.completeness import refuse_partial_answer
from noticegraph.remote.transport import Response
from noticegraph.sparql_syntax import QueryForm
from noticegraph.xml_formats import write_graph, write_results

T = TypeVar("T")
RESULTS_ACCEPT = "application/sparql-results+json"
GRAPH_ACCEPT = "application/n-triples"
_RESULTS_TYPES = (RESULTS_ACCEPT, "application/json")
_GRAPH_TYPES = {GRAPH_ACCEPT: ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
# Virtuoso answers ASK with a solution that has one variable of this name.
_ASK_VARIABLE = "__ASK_RETVAL"
# Its labels for blank nodes are not valid in Turtle, and its booleans are 1 and 0.
_VIRTUOSO_BLANK = "nodeID://"
_SIGNS_OF_VIRTUOSO = (b"nodeID://", b"XMLSchema#boolean")
_BOOLEANS = {"1": "true", "0": "false"}
_BOOLEAN = PREFIXES["xsd"] + "boolean"


def read_results(
    response: Response, form: QueryForm, use: Callable[[ox.QuerySolutions | ox.QueryBoolean], T]
) -> T:
    """Parse the answer to a SELECT or ASK query and return what ``use`` returns for its results.

    Raises RemoteAnswerError for anything else, and for results that turn out broken during ``use``.
    """
    refuse_partial_answer(response)
    if response.media_type not in _RESULTS_TYPES:
        raise _wrong_type(response, "SPARQL results in JSON")
    body = response.body
    # Oxigraph's parser accepts a truncated boolean, and refuses labels that Turtle does not have.
    if form is QueryForm.ASK or any(sign in body for sign in _SIGNS_OF_VIRTUOSO):
        body = _read_tolerantly(body, form)
    outcome = _use_results(body, form, use)
    if isinstance(outcome, NoticegraphError):
        raise outcome
    return outcome


def _use_results(
    body: bytes, form: QueryForm, use: Callable[[ox.QuerySolutions | ox.QueryBoolean], T]
) -> T | NoticegraphError:
    """Return the error instead of raising it.

    Oxigraph's solutions must be freed by the thread that made them, so no traceback may hold them.
    """
    try:
        results = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        if isinstance(results, ox.QueryBoolean) != (form is QueryForm.ASK):
            return RemoteAnswerError("remote-answer-form", form=form.value)
        return use(results)
    except FormatError as error:
        return error.with_traceback(None)
    except (SyntaxError, ValueError) as error:
        return _broken(error)


def read_rows(response: Response, names: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return the terms of a SELECT answer's variables (None where unbound), row by row."""

    def use(results: ox.QuerySolutions | ox.QueryBoolean) -> list[tuple[Any, ...]]:
        if isinstance(results, ox.QueryBoolean) or not set(names) <= {
            variable.value for variable in results.variables
        }:
            raise ValueError("its columns are not those that were asked for")
        return [tuple(solution[name] for name in names) for solution in results]

    return read_results(response, QueryForm.SELECT, use)


def serialise_results(response: Response, form: QueryForm, media_type: str) -> bytes:
    """Write the answer to a SELECT or ASK query in another media type, raising as `read_results`.

    Raises UsageError for a media type that is not one for results.
    """
    results_format = ox.QueryResultsFormat.from_media_type(media_type)
    if results_format is None:
        raise _no_format(media_type)
    return read_results(response, form, lambda r: write_results(r, results_format))


def read_graph(response: Response) -> list[ox.Triple]:
    """Parse the answer to CONSTRUCT or DESCRIBE into distinct triples, in the server's order.

    Raises RemoteAnswerError for anything else, and for an answer that could be truncated without
    notice: the beginning of N-Triples is N-Triples.
    """
    refuse_partial_answer(response)
    rdf_format = _GRAPH_TYPES.get(response.media_type)
    if rdf_format is None:
        raise _wrong_type(response, "N-Triples")
    if not response.framed:
        raise RemoteAnswerError("remote-open-end")
    try:
        quads = list(ox.parse(response.body, format=rdf_format))
    except (SyntaxError, ValueError) as error:
        raise _broken(error) from None
    return list(dict.fromkeys(_with_plain_boolean(quad.triple) for quad in quads))


def serialise_graph(triples: Iterable[ox.Triple], media_type: str) -> bytes:
    """Write triples in an RDF media type."""
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    if rdf_format is None:
        raise _no_format(media_type)
    return write_graph(triples, rdf_format)


def require_format(form: QueryForm, media_type: str) -> None:
    """Raise UsageError for a media type that does not fit the form, before any request is made."""
    graph = form in (QueryForm.CONSTRUCT, QueryForm.DESCRIBE)
    formats = ox.RdfFormat if graph else ox.QueryResultsFormat
    if formats.from_media_type(media_type) is None:
        raise _no_format(media_type)


def _read_tolerantly(body: bytes, form: QueryForm) -> bytes:
    try:
        document = json.loads(body)
        bindings = document["results"]["bindings"] if "results" in document else []
        if form is QueryForm.ASK and document.get("head", {}).get("vars") == [_ASK_VARIABLE]:
            value = bindings[0][_ASK_VARIABLE]["value"] if bindings else "0"
            return json.dumps({"head": {}, "boolean": value not in ("0", "false")}).encode()
        for solution in bindings:
            for term in solution.values():
                if term["type"] == "bnode":
                    term["value"] = term["value"].removeprefix(_VIRTUOSO_BLANK)
                elif term.get("datatype") == _BOOLEAN:
                    term["value"] = _BOOLEANS.get(term["value"], term["value"])
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise _broken(error) from None
    return json.dumps(document).encode()


def _with_plain_boolean(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if not isinstance(value, ox.Literal) or value.datatype.value != _BOOLEAN:
        return triple
    plain = ox.Literal(_BOOLEANS.get(value.value, value.value), datatype=value.datatype)
    return ox.Triple(triple.subject, triple.predicate, plain)


def _wrong_type(response: Response, wanted: str) -> RemoteAnswerError:
    if "html" in response.media_type:
        return RemoteAnswerError("remote-web-page", wanted=wanted)
    name = response.media_type if response.media_type.isprintable() else ""
    if not name:
        return RemoteAnswerError("remote-unknown-format", wanted=wanted)
    return RemoteAnswerError("remote-other-format", media_type=name[:80], wanted=wanted)


def _broken(error: Exception) -> RemoteAnswerError:
    text = " ".join(str(error).split())[:200]
    return RemoteAnswerError("remote-answer-broken", reason=text)


def _no_format(media_type: str) -> UsageError:
    return UsageError("format-of-answer", media_type=media_type)
