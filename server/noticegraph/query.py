"""SPARQL queries to a dataset: text in, bytes or terms out. No HTTP in here.

SPARQL 1.1 Query Language (https://www.w3.org/TR/sparql11-query/). How a query is evaluated is the
engine's concern (``embedded``, ``processes``, ``remote``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyoxigraph as ox

from noticegraph.dataset import Dataset
from noticegraph.engine import QueryRequest
from noticegraph.errors import QuerySyntaxError
from noticegraph.media_types import JSON, TSV
from noticegraph.sparql_syntax import QueryForm, query_form

_PLAIN_LITERAL = re.compile(r'"([^"\\]*)"(?:@([A-Za-z0-9-]+)|\^\^<([^<>\\]*)>)?')

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
    if dataset.engine.is_built_in:
        return _parse_tsv(evaluate_query(dataset, text, TSV.media_type))
    return parse_solutions(evaluate_query(dataset, text, JSON.media_type))


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


def _parse_tsv(answer: bytes) -> Solutions:
    """Return the solutions of an answer in TSV as the built-in engine writes it.

    An answer repeats its terms, and each is made once: pyoxigraph makes them for each row, which
    takes four times as long.
    """
    if b"<<" in answer or b"\r" in answer:
        return _parse(answer, ox.QueryResultsFormat.TSV)
    head, *lines = answer.decode().split("\n")[:-1]
    terms = _Terms()
    rows = [tuple([terms[written] for written in line.split("\t")]) for line in lines]
    names = [name[1:] for name in head.split("\t")] if head else []
    return Solutions(names, rows if names else [() for _ in rows])


class _Terms(dict[str, Term | None]):
    """Terms by what TSV writes for them."""

    def __missing__(self, written: str) -> Term | None:
        term: Term | None = None
        if plain := _PLAIN_LITERAL.fullmatch(written):
            value, language, datatype = plain.groups()
            of_type = ox.NamedNode(datatype) if datatype else None
            term = ox.Literal(value, language=language, datatype=of_type)
        elif written[:1] == "<" and "\\" not in written:
            term = ox.NamedNode(written[1:-1])
        elif written:
            (term,) = _parse(f"?term\n{written}\n".encode(), ox.QueryResultsFormat.TSV).rows[0]
        self[written] = term
        return term


def _plain_term(term: Term | ox.Triple | None) -> Term | None:
    # Only a query can make a triple term of RDF 1.2; it is replaced by its text.
    return ox.Literal(str(term)) if isinstance(term, ox.Triple) else term
