"""Whether an answer is complete, if the server itself does not say so.

Virtuoso cuts answers off at its ResultSetMaxRows. For SELECT it says so in a header; for CONSTRUCT
and DESCRIBE (and for reading by the Graph Store Protocol) it does not. For these, the solutions
from which the query makes its triples are requested too.
"""

from __future__ import annotations

from itertools import islice

from noticegraph.errors import RemoteAnswerError
from noticegraph.remote.transport import Response
from noticegraph.sparql_syntax import QueryForm
from noticegraph.sparql_text import Token, tokens

VIRTUOSO_PROBE = "ASK { GRAPH <http://www.openlinksw.com/schemas/virtrdf#> { ?s ?p ?o } }"
"""True on a Virtuoso, even behind a proxy that hides its name."""
_ROW = "SELECT (1 AS ?noticegraphSolution) "


def refuse_partial_answer(response: Response) -> None:
    """Raise RemoteAnswerError if the server says that the answer is incomplete.

    Virtuoso says so in headers: rows were cut off at its ResultSetMaxRows (or at a million), or the
    query at its time-out ("anytime query"), for which newer versions also send status 206.
    """
    rows = response.headers.get("X-SPARQL-MaxRows")
    if rows is not None:
        if not rows.isdecimal():
            raise RemoteAnswerError("remote-unknown-rows")
        raise RemoteAnswerError("remote-rows", rows=rows)
    if "X-SQL-State" in response.headers or response.status != 200:
        raise RemoteAnswerError("remote-part")


def solutions_query(text: str, form: QueryForm) -> str | None:
    """Return a SELECT query with a row for each solution of a CONSTRUCT or DESCRIBE query.

    None for DESCRIBE without a pattern, whose answer is not limited by a number of rows.
    """
    words = [token for token in tokens(text) if token.kind != "comment"]
    at = next(i for i, t in enumerate(words) if t.kind == "word" and t.text.upper() == form.value)
    if form is QueryForm.CONSTRUCT:
        rest = _after_template(words, at + 1)
    else:
        pattern = [t for t in islice(words, at + 1, None) if _begins_pattern(t)]
        if not pattern:
            return None
        rest = pattern[0]
    return text[: words[at].start] + _ROW + text[rest.start :]


def _after_template(words: list[Token], at: int) -> Token:
    """Return the token after the template that begins at ``at``, or ``at`` without a template."""
    depth = 0
    for token in islice(words, at, None):
        if depth == 0 and token.text != "{":
            return token
        if token.kind == "other" and token.text in "{}":
            depth += 1 if token.text == "{" else -1
            if depth == 0:
                return words[words.index(token) + 1]
    raise ValueError("the query was to be checked before")


def _begins_pattern(token: Token) -> bool:
    return token.text == "{" or (token.kind == "word" and token.text.upper() in ("FROM", "WHERE"))
