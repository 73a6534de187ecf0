"""SPARQL text in, bytes out: a query evaluated over a dataset. No HTTP in here.

SPARQL 1.1 Query Language (https://www.w3.org/TR/sparql11-query/). `evaluate_query` takes and
returns plain text and bytes, so that it can later run in another process, under limits.

Known limit of the engine: where a query or a request names several default graphs (FROM, twice), a
triple that stands in two of them gives two solutions. The usual default graph is free of that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any

import pyoxigraph as ox

from noticegraph.dataset import Dataset
from noticegraph.deep_stack import run_on_deep_stack
from noticegraph.errors import (
    ForbiddenQueryError,
    InputError,
    InternalError,
    QuerySyntaxError,
    QueryTooComplexError,
    StoreError,
    UsageError,
)
from noticegraph.namespaces import PREFIXES
from noticegraph.sparql_text import (
    Token,
    find_network_keyword,
    line_and_column,
    mask_service,
    tokens,
)

Term = ox.NamedNode | ox.BlankNode | ox.Literal
_Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

MAX_DEPTH = 100
"""How deep brackets of any kind may be nested in a query."""
MAX_TOKENS = 50_000
"""How many tokens (words, names, literals, signs) a query may have."""
_UPDATE_KEYWORDS = {"INSERT", "DELETE", "WITH", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"}
_ABSOLUTE_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_FORMS_HINT = "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after PREFIX and BASE"
# Wider than the longest keyword, so that a parser that looks ahead for one does not reach the end.
_WIDE_BLANK = "\n" + " " * 80
_AT_WIDE_BLANK_END = re.compile(r"error at (\d+):81: ")
_REASON = re.compile(r"(?:expected|one of|,) ([A-Z][a-zA-Z]+(?: [A-Za-z*]+){2,})(?=,|$)")


class QueryForm(Enum):
    """The four query forms, SPARQL 1.1 Query Language, section 16."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


@dataclass(frozen=True)
class Solutions:
    """The solutions of a SELECT query: a row has one term, or None, for each variable."""

    variables: list[str]
    rows: list[tuple[Term | None, ...]]


def query_form(text: str) -> QueryForm:
    """Return the form of a query by its first keyword after the prologue.

    Raises QuerySyntaxError when there is none: an empty text, an update, something else;
    ForbiddenQueryError for LOAD.
    """
    for token in tokens(text):
        if token.kind == "word" and token.text.upper() not in ("PREFIX", "BASE"):
            word = token.text.upper()
            if word in QueryForm.__members__:
                return QueryForm[word]
            if word == "LOAD":
                raise _forbidden(text, token)
            if word in _UPDATE_KEYWORDS:
                raise _error_at(
                    text, token.start, f"{word} is an update", "only queries are answered here"
                )
            raise _error_at(text, token.start, f'unexpected "{_clip(token.text)}"', _FORMS_HINT)
    raise _error_at(text, len(text), "there is no query in this text", _FORMS_HINT)


def check_query(text: str) -> None:
    """Raise QuerySyntaxError, with line and column, if a text is not a query; evaluate nothing."""
    query_form(text)
    message = _parse_failure(text, None)
    if message is not None:
        raise _syntax_error(text, None, message)


def evaluate_query(
    dataset: Dataset,
    text: str,
    media_type: str,
    *,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
    base_iri: str | None = None,
) -> bytes:
    """Evaluate a query and return its answer in ``media_type``.

    The default graph is the union of all graphs. ``default_graphs`` and ``named_graphs`` (IRIs),
    if there are any, are the whole dataset and override FROM and FROM NAMED (SPARQL 1.1 Protocol,
    2.1.4). Raises QuerySyntaxError with line and column, ForbiddenQueryError for SERVICE,
    QueryTooComplexError beyond MAX_DEPTH or MAX_TOKENS, UsageError for a graph name that is no IRI
    or a media type that does not fit the form.
    """

    def act() -> bytes:
        results = _evaluate(dataset, text, default_graphs, named_graphs, base_iri)
        return _serialise(results, text, media_type)

    return run_on_deep_stack(act)


def _serialise(results: _Results, text: str, media_type: str) -> bytes:
    try:
        if isinstance(results, ox.QueryTriples):
            rdf_format = ox.RdfFormat.from_media_type(media_type)
            if rdf_format is not None:
                return results.serialize(format=rdf_format) or b""
        else:
            results_format = ox.QueryResultsFormat.from_media_type(media_type)
            if results_format is not None:
                return results.serialize(format=results_format) or b""
    except (RuntimeError, ValueError, OSError) as error:
        raise _evaluation_error(error) from error
    raise UsageError(
        f"{media_type} is not a format for the answer of a {query_form(text).value} query",
        hint="for SELECT and ASK e.g. text/csv, for CONSTRUCT and DESCRIBE e.g. text/turtle",
    )


def solutions(dataset: Dataset, text: str) -> Solutions:
    """Evaluate a SELECT query over the default dataset and return its solutions in their order.

    Raises as `evaluate_query` does; QuerySyntaxError also for another query form.
    """
    return run_on_deep_stack(lambda: _solutions(_evaluate(dataset, text, (), (), None), text))


def _solutions(results: _Results, text: str) -> Solutions:
    if not isinstance(results, ox.QuerySolutions):
        raise QuerySyntaxError(
            f"a SELECT query is needed, not {query_form(text).value}", hint="begin with SELECT"
        )
    names = [variable.value for variable in results.variables]
    try:
        rows = [tuple(_plain_term(solution[name]) for name in names) for solution in results]
    except (RuntimeError, ValueError, OSError) as error:
        raise _evaluation_error(error) from error
    return Solutions(names, rows)


def _evaluate(
    dataset: Dataset,
    text: str,
    default_graphs: Sequence[str],
    named_graphs: Sequence[str],
    base_iri: str | None,
) -> _Results:
    query_form(text)
    _refuse_complexity(text)
    _refuse_service(text, base_iri)
    own_dataset = bool(default_graphs or named_graphs)
    try:
        return dataset.store.query(
            text,
            base_iri=base_iri,
            default_graph=_graph_names(default_graphs) if own_dataset else None,
            named_graphs=_graph_names(named_graphs) if own_dataset else None,
        )
    except SyntaxError as error:
        raise _syntax_error(text, base_iri, str(error)) from error
    except UnicodeEncodeError as error:
        raise _error_at(
            text, error.start, "a lone surrogate is not a character", "send UTF-8"
        ) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise _evaluation_error(error) from error


def _graph_names(iris: Sequence[str]) -> list[Any]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise UsageError(
            f"a graph name is no absolute IRI: {', '.join(iris)}",
            hint="give a full IRI, with its scheme",
        ) from error


def _refuse_complexity(text: str) -> None:
    """Raise QueryTooComplexError for what could exhaust even a deep stack.

    Brackets are counted by tokens, not by what they mean.
    """
    depth = 0
    for count, token in enumerate(tokens(text), 1):
        if token.kind == "other" and token.text in "([{":
            depth += 1
        elif token.kind == "other" and token.text in ")]}":
            depth -= 1
        if depth > MAX_DEPTH or count > MAX_TOKENS:
            line, column = line_and_column(text, token.start)
            message = (
                f"the query is nested more than {MAX_DEPTH} deep"
                if depth > MAX_DEPTH
                else f"the query has more than {MAX_TOKENS:,} tokens"
            )
            hint = "ask for less at once, or load the data that the query lists"
            raise QueryTooComplexError(message, hint=hint, line=line, column=column)


def _refuse_service(text: str, base_iri: str | None) -> None:
    """Raise ForbiddenQueryError if the query has a SERVICE clause.

    Two locks: the tokens, which tell the place; and the parser itself, because Oxigraph reads
    `?a<?b)SERVICE?x#>` as a comparison where the terminals of the specification have an IRI, and
    `SERVICE:` as a keyword and a name. The parser gets to see the masked text only: it would
    evaluate the other one.
    """
    found = find_network_keyword(text)
    if found is not None:
        raise _forbidden(text, found)
    masked = mask_service(text)
    if masked == text:
        return
    message = _parse_failure(masked, base_iri)
    if message is None:
        return
    stuck = _stuck_token(masked, base_iri)
    if stuck is not None:
        written = stuck._replace(text=text[stuck.start : stuck.start + len(stuck.text)])
        if written != stuck:
            raise _forbidden(text, written)
    raise _syntax_error(masked, base_iri, message)


def _forbidden(text: str, token: Token) -> ForbiddenQueryError:
    line, column = line_and_column(text, token.start)
    word = "LOAD" if token.text.upper() == "LOAD" else "SERVICE"
    return ForbiddenQueryError(
        f"{word} is refused: a query must not reach into the network",
        hint="ask the other endpoint yourself and combine the answers",
        line=line,
        column=column,
    )


def _parse_failure(text: str, base_iri: str | None) -> str | None:
    """Return the parser's message, or None for a query that it accepts; nothing is evaluated."""
    try:
        ox.Store().query(text, base_iri=base_iri)
    except SyntaxError as error:
        return str(error)
    except (RuntimeError, ValueError, OSError):
        return None
    return None


def _syntax_error(text: str, base_iri: str | None, message: str) -> QuerySyntaxError:
    """Find the token where no query can go on, and say so.

    Oxigraph's own place is up to a keyword's length too far, often on a later line: it tells how
    far the parser looked, not where it got stuck. So the shortest prefix of tokens that cannot be
    the beginning of a query is looked for: followed by enough white space, the parser gets stuck
    in it, and not at the end.
    """
    stuck = _stuck_token(text, base_iri)
    reason = _REASON.search(message)
    if stuck is not None:
        return _explain(text, stuck)
    if reason is not None:
        hint = "mend the query; the parser does not say where this is"
        return QuerySyntaxError(_lower_first(reason[1]), hint=hint)
    return _error_at(
        text, len(text.rstrip()), "the query ends too early", "close what is open: brackets, braces"
    )


def _stuck_token(text: str, base_iri: str | None) -> Token | None:
    """Return the first token after which nothing makes it a query, or None if all can go on."""
    words = [token for token in tokens(text) if token.kind != "comment"]
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if _can_go_on(text[: words[middle].start + len(words[middle].text)], base_iri):
            low = middle + 1
        else:
            high = middle
    return words[low] if low < len(words) else None


def _can_go_on(beginning: str, base_iri: str | None) -> bool:
    message = _parse_failure(beginning + _WIDE_BLANK, base_iri)
    if message is None:
        return True
    stuck = _AT_WIDE_BLANK_END.match(message)
    return stuck is not None and int(stuck[1]) == beginning.count("\n") + 2


def _explain(text: str, token: Token) -> QuerySyntaxError:
    """Say what is wrong with the token where the parser got stuck."""
    if token.kind == "prefixed_name":
        prefix = token.text.partition(":")[0] + ":"
        words = list(tokens(text))
        declared = {b.text for a, b in pairwise(words) if a.text.upper() == "PREFIX"}
        if prefix not in declared:
            namespace = PREFIXES.get(prefix[:-1], "…")
            return _error_at(
                text,
                token.start,
                f"the prefix {prefix} is not declared",
                f"put PREFIX {prefix} <{namespace}> before the query",
            )
    if token.kind == "iri" and not _ABSOLUTE_IRI.match(token.text):
        hint = "write the full IRI, with its scheme, or declare a BASE"
        return _error_at(text, token.start, f"{_clip(token.text)} is no absolute IRI", hint)
    if token.text[0] in "\"'" and token.kind == "other":
        return _error_at(text, token.start, "a string is not closed", "close it, or escape as \\n")
    hint = "mend the query there, or just before"
    return _error_at(text, token.start, f'unexpected "{_clip(token.text)}"', hint)


def _error_at(text: str, offset: int, message: str, hint: str) -> QuerySyntaxError:
    line, column = line_and_column(text, offset)
    return QuerySyntaxError(message, hint=hint, line=line, column=column)


def _clip(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"


def _lower_first(sentence: str) -> str:
    return sentence if sentence[:2].isupper() else sentence[:1].lower() + sentence[1:]


def _evaluation_error(error: Exception) -> InputError | InternalError:
    """Say why a query that is well formed could not be evaluated."""
    text = " ".join(str(error).split())
    if isinstance(error, OSError):
        return StoreError(f"the store cannot be read: {text}", hint="load the store anew")
    if "custom function" in text:
        return QuerySyntaxError(_lower_first(text), hint="use the functions of SPARQL 1.1")
    return InternalError(f"the query could not be evaluated: {text}", hint="please report this")


def _plain_term(term: Term | ox.Triple | None) -> Term | None:
    # A triple term of RDF 1.2 can be made by a query only; its text stands for it.
    return ox.Literal(str(term)) if isinstance(term, ox.Triple) else term
