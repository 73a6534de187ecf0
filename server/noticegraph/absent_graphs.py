"""GRAPH with the name of a graph that a query's dataset lacks has no solution.

SPARQL 1.1 Query Language, 18.6 (https://www.w3.org/TR/sparql11-query/#sparqlAlgebraEval). The
engine looks for the graph only where it looks up triples, so VALUES, BIND, an aggregate or an empty
group in there have solutions. Such a group gets a filter that is always false.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

import pyoxigraph as ox

from noticegraph.sparql_text import Token, tokens
from noticegraph.update_text import leading_prologue_end

_NAMED_GRAPH = re.compile(r"(?i)\bGRAPH(?!\s*[?$])")
_NO_SOLUTION = " FILTER(false) {"


def empty_absent_graphs(
    text: str,
    base_iri: str | None,
    exists: Callable[[str], bool],
    named_graphs: Sequence[str] | None = None,
) -> str:
    """Return a query in which each GRAPH of an absent graph has no solution.

    A graph is absent if it is not one of ``named_graphs``, or else of FROM NAMED, or else if
    ``exists`` says so of its IRI. A query with SERVICE stays as it is, because another dataset may
    be meant, and so does a text that is not a query.
    """
    if not _NAMED_GRAPH.search(text):
        return text
    words = [token for token in tokens(text) if token.kind != "comment"]
    upper = [token.text.upper() if token.kind == "word" else "" for token in words]
    groups = [
        (words[number + 1], number + 2)
        for number, word in enumerate(upper[:-2])
        if word == "GRAPH" and _is_name(words[number + 1]) and words[number + 2].text == "{"
    ]
    if not groups or "SERVICE" in upper:
        return text
    clauses = [number for number, word in enumerate(upper[:-2]) if word == "FROM"]
    from_named = [words[number + 2] for number in clauses if upper[number + 1] == "NAMED"]
    iris = _resolve([*(name for name, _ in groups), *from_named], text, base_iri)
    if iris is None:
        return text
    known = named_graphs
    if known is None and clauses:
        known = iris[len(groups) :]
    insertions: list[tuple[int, str]] = []
    for iri, (_, opening) in zip(iris, groups, strict=False):
        if iri in known if known is not None else exists(iri):
            continue
        closing = _closing(words, opening)
        if closing is not None:
            insertions += [(words[opening].start + 1, _NO_SOLUTION), (closing, "}")]
    for place, inserted in sorted(insertions, reverse=True):
        text = text[:place] + inserted + text[place:]
    return text


def _is_name(token: Token) -> bool:
    return token.kind in ("iri", "prefixed_name")


def _resolve(names: Sequence[Token], text: str, base_iri: str | None) -> list[str] | None:
    """Return the IRIs of names; the engine knows about prefixes, BASE and escapes."""
    columns = " ".join(f"({name.text} AS ?g{number})" for number, name in enumerate(names))
    prologue = text[: leading_prologue_end(text)]
    try:
        answer: Any = ox.Store().query(f"{prologue}\nSELECT {columns} {{}}", base_iri=base_iri)
    except SyntaxError:
        return None
    return [term.value for term in next(answer)]


def _closing(words: Sequence[Token], opening: int) -> int | None:
    """Return the place of the brace that closes the one at an index."""
    depth = 0
    for token in islice(words, opening, None):
        if token.kind == "other":
            depth += (token.text == "{") - (token.text == "}")
            if not depth:
                return token.start
    return None
