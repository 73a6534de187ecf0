"""Which SPARQL text may be evaluated: query form, syntax, and what is refused before evaluation.

SPARQL 1.1 Query Language (https://www.w3.org/TR/sparql11-query/) and Update
(https://www.w3.org/TR/sparql11-update/). The parser is Oxigraph's; this module finds the place of
an error, which the parser does not report. Nothing is evaluated over data. Not responsible for
tokens (``sparql_text``) nor for evaluation (``embedded``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any

import pyoxigraph as ox

from noticegraph.errors import ForbiddenQueryError, QuerySyntaxError, QueryTooComplexError
from noticegraph.namespaces import PREFIXES
from noticegraph.sparql_text import Token, find_network_keyword, mask_keywords, tokens
from noticegraph.text_positions import line_and_column
from noticegraph.update_text import hoist_prologues, leading_prologue_end, without_open_declaration

MAX_DEPTH = 100
"""The maximum nesting depth of brackets of any kind in a query or an update."""
MAX_TOKENS = 50_000
"""The maximum number of tokens (words, names, literals, signs) of a query."""
MAX_UPDATE_TOKENS = 5_000_000
"""The same for an update, whose text may contain the data."""
UPDATE_KEYWORDS = frozenset(
    ("INSERT", "DELETE", "WITH", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD")
)
"""The words that begin an update, except LOAD."""

_ABSOLUTE_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
# Wider than the longest keyword, so that a parser that looks ahead for one does not reach the end.
_WIDE_BLANK = "\n" + " " * 80
_AT_WIDE_BLANK_END = re.compile(r"error at (\d+):81: ")
_REASON = re.compile(r"(?:expected|one of|,) ([A-Z][a-zA-Z]+(?: [A-Za-z*]+){2,})(?=,|$)")
_UPWARDS = re.compile(r"(?i)/\.|%2[ef]|%5c")
_OPENING = re.compile(r"[(\[{]")
_NOTHING_IS_DONE = " CLEAR GRAPH <urn:x-noticegraph:no-such-graph> ;\n"


class QueryForm(Enum):
    """The four query forms, SPARQL 1.1 Query Language, section 16."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


@dataclass(frozen=True, slots=True)
class _Language:
    """Query or update: how to parse it, and which line the parser calls its first."""

    noun: str
    parse: Callable[[str, str | None], str | None]
    first_line: int
    max_tokens: int


def query_form(text: str) -> QueryForm:
    """Return the form of a query by its first keyword after the prologue.

    Raises QuerySyntaxError if there is none (an empty text, an update, anything else), and
    ForbiddenQueryError for LOAD.
    """
    for token in tokens(text):
        if token.kind == "word" and token.text.upper() not in ("PREFIX", "BASE"):
            word = token.text.upper()
            if word in QueryForm.__members__:
                return QueryForm[word]
            if word == "LOAD":
                raise _forbidden(text, token, _QUERY)
            if word in UPDATE_KEYWORDS:
                raise _error_at("update-for-query", text, token.start, word=word)
            word = _clip(token.text)
            raise _error_at("unexpected-beginning", text, token.start, word=word)
    raise _error_at("no-query", text, len(text))


def check_query(text: str, base_iri: str | None = None) -> None:
    """Raise QuerySyntaxError, with line and column, if a text is not a query. Evaluates nothing."""
    query_form(text)
    message = _parse_query(text, base_iri)
    if message is not None:
        raise _syntax_error(text, base_iri, message, _QUERY)


def check_update(text: str, base_iri: str | None = None) -> None:
    """Raise QuerySyntaxError, with line and column, if a text is not an update. Changes nothing."""
    message = _parse_update(text, base_iri)
    if message is not None:
        raise _syntax_error(text, base_iri, message, _UPDATE)


def refuse_query(text: str, base_iri: str | None, allowed_services: Sequence[str] = ()) -> None:
    """Raise an error if a query may not be evaluated. Its syntax may still be wrong.

    QuerySyntaxError if it is not a query at all, QueryTooComplexError beyond MAX_DEPTH or
    MAX_TOKENS, ForbiddenQueryError for SERVICE, unless its IRI begins with one of
    ``allowed_services``.
    """
    query_form(text)
    _refuse_complexity(text, _QUERY)
    _refuse_network(text, base_iri, _QUERY, allowed_services)


def refuse_update(text: str, base_iri: str | None, allowed_services: Sequence[str] = ()) -> None:
    """Raise an error if an update may not be evaluated: as `refuse_query`, and for LOAD."""
    _refuse_complexity(text, _UPDATE)
    _refuse_network(text, base_iri, _UPDATE, allowed_services)


def query_error(text: str, base_iri: str | None, error: SyntaxError) -> QuerySyntaxError:
    """Return the error, with line and column, for a query that the parser refused."""
    return _syntax_error(text, base_iri, str(error), _QUERY)


def update_error(text: str, base_iri: str | None, error: SyntaxError) -> QuerySyntaxError:
    """Return the error, with line and column, for an update that the parser refused."""
    return _syntax_error(text, base_iri, str(error), _UPDATE)


def surrogate_error(text: str, error: UnicodeEncodeError) -> QuerySyntaxError:
    """Return the error for a text that holds half a character."""
    return _error_at("lone-surrogate", text, error.start)


def _parse_query(text: str, base_iri: str | None) -> str | None:
    """Return the parser's message, or None if it accepts the query. Evaluates nothing."""
    try:
        ox.Store().query(text, base_iri=base_iri)
    except SyntaxError as error:
        return str(error)
    except (RuntimeError, ValueError, OSError):
        return None
    return None


def _parse_update(text: str, base_iri: str | None) -> str | None:
    """Return the parser's message, or None if it accepts the update. Changes nothing."""
    text, prefixes = hoist_prologues(text)
    start = leading_prologue_end(text)
    # This operation comes first and fails, so the rest is not executed. The rest keeps its column.
    column = start - (text.rfind("\n", 0, start) + 1)
    parsed = text[:start] + _NOTHING_IS_DONE + " " * column + text[start:]
    if text[start:].lstrip()[:6].upper().startswith(("PREFIX", "BASE")):
        parsed = "\n" + text  # a broken prologue, which no operation may precede
    try:
        ox.Store().update(parsed, base_iri=base_iri, prefixes=dict(prefixes))
    except SyntaxError as error:
        return str(error)
    except (RuntimeError, ValueError, OSError):
        return None
    return None


_QUERY = _Language("query", _parse_query, 1, MAX_TOKENS)
_UPDATE = _Language("update", _parse_update, 2, MAX_UPDATE_TOKENS)


def _refuse_complexity(text: str, language: _Language) -> None:
    """Raise QueryTooComplexError for text that could exhaust even a deep stack.

    Brackets are counted as tokens, whatever they mean.
    """
    if len(text) <= language.max_tokens and len(_OPENING.findall(text)) <= MAX_DEPTH:
        return
    depth = 0
    for count, token in enumerate(tokens(text), 1):
        if token.kind == "other" and token.text in "([{":
            depth += 1
        elif token.kind == "other" and token.text in ")]}":
            depth -= 1
        if depth > MAX_DEPTH or count > language.max_tokens:
            line, column = line_and_column(text, token.start)
            nested = depth > MAX_DEPTH
            raise QueryTooComplexError(
                "nested-query" if nested else "query-tokens",
                noun=language.noun,
                limit=MAX_DEPTH if nested else language.max_tokens,
                line=line,
                column=column,
            )


def _refuse_network(
    text: str, base_iri: str | None, language: _Language, allowed_services: Sequence[str]
) -> None:
    """Raise ForbiddenQueryError for a SERVICE clause, or a LOAD in an update.

    There are two checks: the tokens, which give the place; and the parser itself, because Oxigraph
    reads `?a<?b)SERVICE?x#>` as a comparison, whereas the terminals of the specification give an
    IRI, and reads `SERVICE:` as a keyword and a name. The parser sees only the masked text, because
    it would evaluate the original.
    """
    if allowed_services:
        text = _without_allowed_services(text, allowed_services)
    found = find_network_keyword(text)
    if found is not None:
        raise _forbidden(text, found, language)
    masked = mask_keywords(text, load=language is _UPDATE)
    if masked == text:
        return
    message = language.parse(masked, base_iri)
    if message is None:
        return
    stuck = _stuck_token(masked, base_iri, language)
    if stuck is not None:
        written = stuck._replace(text=text[stuck.start : stuck.start + len(stuck.text)])
        if written != stuck:
            raise _forbidden(text, written, language)
    raise _syntax_error(masked, base_iri, message, language)


def asked_services(text: str) -> list[str]:
    """Return the full IRIs of the endpoints that a text queries, except with SILENT."""
    words = [token for token in tokens(text) if token.kind != "comment"]
    return [
        iri.text[1:-1]
        for service, iri in pairwise(words)
        if service.kind == "word" and service.text.upper() == "SERVICE" and iri.kind == "iri"
    ]


def _without_allowed_services(text: str, allowed: Sequence[str]) -> str:
    """Replace SERVICE by GRAPH before a full IRI that begins with an allowed prefix.

    Both take the same operands, so the rest is checked as it will be evaluated; places agree.
    """
    words = [token for token in tokens(text) if token.kind != "comment"]
    found = list(text)
    for number, token in enumerate(words):
        if token.kind != "word" or token.text.upper() != "SERVICE":
            continue
        after = words[number + 1 : number + 3]
        silent = bool(after) and after[0].text.upper() == "SILENT"
        where = after[1 if silent else 0 :][:1]
        if not where or where[0].kind != "iri":
            continue
        iri = where[0].text[1:-1]
        # Neither escapes nor `..` segments may hide where the IRI leads.
        hidden = "\\" in iri or _UPWARDS.search(iri.partition("?")[0])
        if hidden or not iri.startswith(tuple(allowed)):
            continue
        found[token.start : token.start + len("SERVICE")] = "GRAPH  "
        if silent:
            found[after[0].start : after[0].start + len("SILENT")] = " " * len("SILENT")
    return "".join(found)


def _forbidden(text: str, token: Token, language: _Language) -> ForbiddenQueryError:
    line, column = line_and_column(text, token.start)
    return ForbiddenQueryError(
        "load-refused" if token.text.upper() == "LOAD" else "service-refused",
        noun=language.noun,
        line=line,
        column=column,
    )


def _syntax_error(
    text: str, base_iri: str | None, message: str, language: _Language
) -> QuerySyntaxError:
    """Find the first token that cannot continue a valid text, and return an error about it.

    The place that Oxigraph reports is up to a keyword's length too far, often on a later line: it
    is how far the parser looked, not where it failed. So this searches for the shortest prefix of
    tokens that cannot begin a query: followed by enough white space, the parser fails inside it and
    not at the end.
    """
    stuck = _stuck_token(text, base_iri, language)
    reason = _REASON.search(message)
    if stuck is not None:
        return _explain(text, stuck, language)
    if reason is not None:
        said = _lower_first(reason[1])
        return QuerySyntaxError("parser-reason", reason=said, noun=language.noun)
    return _error_at("early-end", text, len(text.rstrip()), noun=language.noun)


def _stuck_token(text: str, base_iri: str | None, language: _Language) -> Token | None:
    """Return the first token after which no continuation is valid, or None if there is none."""
    words = [token for token in tokens(text) if token.kind != "comment"]
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        end = words[middle].start + len(words[middle].text)
        if _can_go_on(text[:end], base_iri, language):
            low = middle + 1
        else:
            high = middle
    return words[low] if low < len(words) else None


def _can_go_on(beginning: str, base_iri: str | None, language: _Language) -> bool:
    if language is _UPDATE:
        beginning = without_open_declaration(beginning)
    message = language.parse(beginning + _WIDE_BLANK, base_iri)
    if message is None:
        return True
    stuck = _AT_WIDE_BLANK_END.match(message)
    last_line = beginning.count("\n") + language.first_line + 1
    return stuck is not None and int(stuck[1]) == last_line


def _explain(text: str, token: Token, language: _Language) -> QuerySyntaxError:
    """Explain what is wrong with the token where the parser failed."""
    if token.kind == "prefixed_name":
        prefix = token.text.partition(":")[0] + ":"
        words = list(tokens(text))
        declared = {b.text for a, b in pairwise(words) if a.text.upper() == "PREFIX"}
        if prefix not in declared:
            namespace = PREFIXES.get(prefix[:-1], "…")
            return _error_at(
                "undeclared-prefix",
                text,
                token.start,
                prefix=prefix,
                namespace=namespace,
                noun=language.noun,
            )
    if token.kind == "iri" and not _ABSOLUTE_IRI.match(token.text):
        return _error_at("relative-iri", text, token.start, iri=_clip(token.text))
    if token.text[0] in "\"'" and token.kind == "other":
        return _error_at("open-string", text, token.start)
    word = _clip(token.text)
    return _error_at("unexpected-token", text, token.start, word=word, noun=language.noun)


def _error_at(kind: str, text: str, offset: int, **values: Any) -> QuerySyntaxError:
    line, column = line_and_column(text, offset)
    return QuerySyntaxError(kind, line=line, column=column, **values)


def _clip(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"


def _lower_first(sentence: str) -> str:
    return sentence if sentence[:2].isupper() else sentence[:1].lower() + sentence[1:]
