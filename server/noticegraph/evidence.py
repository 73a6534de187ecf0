"""Passages as RDF: how passage nodes are made, and how a graph's passages are checked.

A passage is an `oa:SpecificResource` whose source is the statement version and whose selector is
an `oa:TextPositionSelector`. It has positions and digests, but not the text itself, only the short
headings of sections.
https://www.w3.org/TR/annotation-model/#text-position-selector
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from noticegraph.passages import Segmentation
from noticegraph.passages.model import SECTION

if TYPE_CHECKING:
    from rdflib import Graph

_DUTCH = {
    "front matter": "voorwerk",
    "whole section": "hele sectie",
    "table header": "tabelkop",
    "table row": "tabelrij",
    "heading": "kop",
    "header": "kop",
    "paragraph": "alinea",
    "list": "lijst",
    "item": "onderdeel",
    "table": "tabel",
    "row": "rij",
    "cell": "cel",
}
_WORDS = re.compile("|".join(_DUTCH))
_LANGUAGE = re.compile(r"-[0-9]{4}-[0-9]{2}-[0-9]{2}-([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$")


def passage_iri(statement: str, path: str) -> str:
    """Return the IRI of the passage at `path` of the statement version `statement` (an IRI)."""
    return f"{statement}/passage/{path}"


def place_by_language(place: str) -> dict[str, str]:
    """Return the place of a passage, as the segmentation words it, in each language."""
    return {"en": place, "nl": _WORDS.sub(lambda word: _DUTCH[word.group()], place)}


def passage_graph(segmentation: Segmentation, statement: str) -> Graph:
    """Return the passages of a statement version (an IRI) as a graph without blank nodes.

    A section has its heading for a title, in the language that the IRI ends with.
    """
    from rdflib import Graph, Literal, URIRef
    from rdflib.namespace import DCTERMS, RDF

    from noticegraph.namespaces import NG, OA

    graph = Graph()
    written = _LANGUAGE.search(statement)
    for passage in segmentation.passages:
        node = URIRef(passage_iri(statement, passage.path))
        selector = URIRef(f"{node}/position")
        graph.add((node, RDF.type, NG.Passage))
        graph.add((node, RDF.type, OA.SpecificResource))
        graph.add((node, NG.passageKind, NG[passage.kind]))
        graph.add((node, NG.section, Literal(passage.section)))
        for language, place in place_by_language(passage.place).items():
            graph.add((node, NG.place, Literal(place, lang=language)))
        if passage.kind == SECTION and any(passage.headings[-1:]):
            title = Literal(passage.headings[-1], lang=written[1] if written else None)
            graph.add((node, DCTERMS.title, title))
        graph.add((node, NG.textDigest, Literal(passage.digest)))
        graph.add((node, OA.hasSource, URIRef(statement)))
        graph.add((node, OA.hasSelector, selector))
        if passage.parent is not None:
            parent = URIRef(passage_iri(statement, passage.parent))
            graph.add((node, DCTERMS.isPartOf, parent))
        graph.add((selector, RDF.type, OA.TextPositionSelector))
        for name, offset in (("start", passage.start), ("end", passage.end)):
            # The engine returns all integer types as xsd:integer, so write that one.
            graph.add((selector, OA[name], Literal(offset)))
    return graph
