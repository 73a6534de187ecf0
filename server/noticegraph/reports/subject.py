"""Which statement a graph is about."""

from __future__ import annotations

from collections.abc import Iterable

from noticegraph.errors import InputError


def statement_of(sources: Iterable[str], *, empty: bool, described: bool) -> str:
    """Return the one statement to which the passages of a graph belong.

    ``sources`` are the objects (IRIs) of oa:hasSource. ``empty`` means that the graph has no
    triples, ``described`` that it has a statement version or a stated node. Raises InputError for a
    graph of no statement or of several.
    """
    if empty:
        raise InputError(
            "the graph is empty", hint="give the graph of a statement, for example with: export"
        )
    found = sorted(set(sources))
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(
            f"the graph holds {len(found)} statement versions: {', '.join(found[:3])}",
            hint="validate each alone: they are examined one by one",
        )
    if described:
        raise InputError(
            "no passage in this graph belongs to a statement (oa:hasSource)",
            hint="put the passages (noticegraph segment) beside it, in NAME-passages.ttl",
        )
    raise InputError(
        "there is no statement in this graph: it has no ng:StatementVersion",
        hint="describe the statement and its passages, as CONTRIBUTING.md shows",
    )
