"""Several default graphs of a query as one: their RDF merge, which is a set of triples.

SPARQL 1.1 Query Language, 13.2 (https://www.w3.org/TR/sparql11-query/#specifyingDataset). The
engine evaluates the graphs one after another, so a triple in two of them counts twice. If no triple
is in two graphs, nothing has to be merged.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyoxigraph as ox

from noticegraph.sparql_text import tokens
from noticegraph.update_text import leading_prologue_end

# This way the engine looks up each triple in the other graphs; a FILTER in EXISTS is slower.
_SHARED = "ASK { GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER(?g != ?h) }"


def read_dataset_clauses(text: str, base_iri: str | None) -> tuple[list[str], list[str]] | None:
    """Return the graphs (IRIs) of FROM and of FROM NAMED, or None if there is at most one FROM.

    Also returns None if the text is not a query.
    """
    if text.upper().count("FROM") < 2:
        return None
    words = [token for token in tokens(text) if token.kind != "comment"]
    found: tuple[list[str], list[str]] = ([], [])
    for number, token in enumerate(words[:-1]):
        if token.kind != "word" or token.text.upper() != "FROM":
            continue
        is_named = words[number + 1].text.upper() == "NAMED" and number + 2 < len(words)
        found[is_named].append(words[number + 1 + is_named].text)
    if len(found[0]) < 2:
        return None
    names = [*found[0], *found[1]]
    # The engine resolves prefixes, BASE and escapes.
    columns = " ".join(f"({name} AS ?g{number})" for number, name in enumerate(names))
    prologue = text[: leading_prologue_end(text)]
    try:
        answer: Any = ox.Store().query(f"{prologue}\nSELECT {columns} {{}}", base_iri=base_iri)
    except SyntaxError:
        return None
    iris = [term.value for term in next(answer)]
    return iris[: len(found[0])], iris[len(found[0]) :]


def merge_graphs(
    store: ox.Store, default_graphs: Sequence[ox.NamedNode], named_graphs: Sequence[ox.NamedNode]
) -> ox.Store | None:
    """Return a store with the merge of graphs as its default graph, and the named graphs.

    Returns None if no triple is in two of the default graphs: then they need no merging. Blank
    nodes are not renamed.
    """
    if not store.query(_SHARED, default_graph=[], named_graphs=list(default_graphs)):
        return None
    merged = ox.Store()
    for graph in default_graphs:
        merged.bulk_extend(
            ox.Quad(quad.subject, quad.predicate, quad.object)
            for quad in store.quads_for_pattern(None, None, None, graph)
        )
    for graph in named_graphs:
        merged.add_graph(graph)
        merged.bulk_extend(store.quads_for_pattern(None, None, None, graph))
    return merged
