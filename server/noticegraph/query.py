"""SPARQL queries to a dataset: text in, bytes or terms out. No HTTP in here.

SPARQL 1.1 Query Language (https://www.w3.org/TR/sparql11-query/). How a query is evaluated is the
engine's concern (``embedded``, ``processes``, ``remote``).
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from noticegraph.dataset import Dataset
from noticegraph.engine import QueryRequest
from noticegraph.errors import QuerySyntaxError
from noticegraph.media_types import JSON, TSV
from noticegraph.sparql_syntax import QueryForm, query_form

_READABLE = {
    JSON.media_type: ox.QueryResultsFormat.JSON,
    TSV.media_type: ox.QueryResultsFormat.TSV,
}

Term = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True)
class Solutions:
    """The solutions of a SELECT query: a row has one term, or None, for each variable."""

    variables: list[str]
    rows: list[tuple[Term | None, ...]]


def evaluate_query(dataset: Dataset, text: str, media_type: str) -> bytes:
    """Evaluate a query over the default dataset and return its answer in ``media_type``.

    Raises QuerySyntaxError with line and column, ForbiddenQueryError for SERVICE,
    QueryTooComplexError if it is nested too deeply or too long, UsageError for a media type that
    does not fit the form.
    """
    return dataset.engine.query(QueryRequest(text, media_type))


def solutions(dataset: Dataset, text: str) -> Solutions:
    """Evaluate a SELECT query over the default dataset and return its solutions in order.

    Raises the same errors as `evaluate_query`, and QuerySyntaxError for other query forms.
    """
    form = query_form(text)
    if form is not QueryForm.SELECT:
        raise QuerySyntaxError("not-a-select", form=form.value)
    # The built-in engine writes and reads TSV in half the time. Another server's could be cut off
    # without anybody noticing, and it may abbreviate literals.
    chosen = TSV if dataset.engine.is_built_in else JSON
    answer = evaluate_query(dataset, text, chosen.media_type)
    return _parse(answer, _READABLE[chosen.media_type])


def parse_solutions(answer: bytes) -> Solutions:
    """Return the solutions of an answer in SPARQL JSON."""
    return _parse(answer, ox.QueryResultsFormat.JSON)


def _parse(answer: bytes, written_as: ox.QueryResultsFormat) -> Solutions:
    results = ox.parse_query_results(answer, format=written_as)
    if not isinstance(results, ox.QuerySolutions):
        raise QuerySyntaxError("not-a-select", form=QueryForm.ASK.value)
    names = [variable.value for variable in results.variables]
    # A solution yields its values in the order of the variables; by name takes twice as long.
    rows = [tuple(solution) for solution in results]
    if b"<<" in answer or b'"triple"' in answer:
        rows = [tuple([_plain_term(term) for term in row]) for row in rows]
    return Solutions(names, rows)


def _plain_term(term: Term | ox.Triple | None) -> Term | None:
    # Only a query can make a triple term of RDF 1.2; it is replaced by its text.
    return ox.Literal(str(term)) if isinstance(term, ox.Triple) else term
