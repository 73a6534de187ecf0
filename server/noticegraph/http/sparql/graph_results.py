"""The answer of CONSTRUCT and DESCRIBE for people: a table of triples with names, and Turtle.

The page draws its network from the table, and shows only the table if there are no scripts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from noticegraph.dataset import Dataset
from noticegraph.http.words.headings import property_heading
from noticegraph.http.words.query_page import query_words
from noticegraph.labels import name_or_iri, read_names
from noticegraph.media_types import TURTLE
from noticegraph.tables import Part, Table, read_places
from noticegraph.turtle import parse_graph
from noticegraph.turtle_writing import canonical_turtle

if TYPE_CHECKING:
    from rdflib.term import Node

SHOWN_BYTES = 500_000
"""A larger answer is not laid out: the page would be slow, and nobody would read it."""
SHOWN_TRIPLES = 500


def show_graph(dataset: Dataset, turtle: bytes, language: str) -> dict[str, Any]:
    """Return what the page shows of a graph: its table and its Turtle, or that it is too large."""
    words = query_words(language)
    if len(turtle) > SHOWN_BYTES:
        note = words["graph_large"].format(size=len(turtle) // 1000)
        return {"graph": "", "graph_note": note, "triples": None}
    graph = parse_graph(turtle, TURTLE.media_type)
    count = len(graph)
    if not count:
        return {"graph": "", "graph_note": words["graph_none"], "triples": None}
    text = canonical_turtle(graph)
    shown = sorted(graph, key=lambda triple: tuple(term.n3() for term in triple))[:SHOWN_TRIPLES]
    cut = words["graph_shown"].format(shown=len(shown), count=count)
    return {
        "graph": text,
        "graph_note": cut if len(shown) < count else None,
        "triples": _table(dataset, shown, language),
        "triples_count": words["triple_one"]
        if count == 1
        else words["triples"].format(count=count),
        "triples_headings": [(words[key], language) for key in ("subject", "property", "object")],
    }


def _table(dataset: Dataset, triples: Iterable[tuple[Node, Node, Node]], language: str) -> Table:
    from rdflib import BNode, Literal, URIRef

    triples = list(triples)
    iris = {str(term) for triple in triples for term in triple if isinstance(term, URIRef)}
    names = read_places(dataset, iris, language) | read_names(dataset, iris, language)
    # Blank nodes are numbered in order, because their labels change with each evaluation.
    blank: dict[Node, str] = {}

    def part(term: Node) -> Part:
        if isinstance(term, BNode):
            return Part(blank.setdefault(term, f"_:{len(blank) + 1}"))
        if isinstance(term, Literal):
            return Part(str(term), None, term.language)
        return Part(name_or_iri(names, str(term)), str(term))

    def property_part(term: Node) -> Part:
        return Part(property_heading(str(term), language) or part(term).text, str(term))

    rows = tuple(((part(s),), (property_part(p),), (part(o),)) for s, p, o in triples)
    return Table(("subject", "property", "object"), rows)
