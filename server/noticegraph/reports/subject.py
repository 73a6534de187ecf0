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
        raise InputError("empty-graph")
    found = sorted(set(sources))
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError("many-statements", statements=tuple(found))
    if described:
        raise InputError("no-statement-of-passages")
    raise InputError("no-statement")
