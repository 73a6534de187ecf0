"""Turtle in one canonical form (RDF 1.1 Turtle, https://www.w3.org/TR/turtle/).

The writer is our own. Its layout follows rdflib's ``longturtle``, but that orders subjects by how
often they are referred to (so one new fact moves unrelated ones), declares unused prefixes,
rewrites literals ("01"^^xsd:integer becomes 1), and labels blank nodes with hashes that change at
every edit.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from noticegraph.errors import LimitError
from noticegraph.namespaces import PREFIXES, shorten_iri

if TYPE_CHECKING:
    from rdflib import Graph, Literal
    from rdflib.term import Node

_RDF, _XSD = PREFIXES["rdf"], PREFIXES["xsd"]
_INDENT = "    "
# The literals that Turtle allows without quotes (2.5.2, 2.5.3), by datatype.
_BARE_LITERALS = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "double": re.compile(r"[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
# Control characters too, so that a file cannot control the terminal of its reader.
_STRING_ESCAPES: dict[int, str] = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
_STRING_ESCAPES |= {ord(c): "\\" + e for c, e in zip('\\"\n\r\t\b\f', '\\"nrtbf', strict=True)}
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def canonical_turtle(graph: Graph, *, header: str | None = None) -> str:
    """Write a graph as Turtle that depends only on its triples, and changes little when they do.

    Subjects are ordered by IRI, ontology headers (or the subject ``header``) first; then predicates
    by IRI, ``a`` first, then objects: IRIs, literals by language, blank nodes. Only prefixes that
    are used are declared: those of PREFIXES, or else the graph's own. Blank nodes are nested, or
    labelled with a digest of their content if several triples refer to them. Raises LimitError if
    they are nested hundreds deep.
    """
    try:
        return TurtleWriter(graph).write(header)
    except RecursionError as error:
        raise LimitError("nested-blank-nodes") from error


class TurtleWriter:
    """Writes one graph: shortens its IRIs and places its blank nodes."""

    def __init__(self, graph: Graph) -> None:
        taken = set(PREFIXES.values())
        own = {prefix: str(namespace) for prefix, namespace in graph.namespaces()}
        self._prefixes = {p: n for p, n in own.items() if n not in taken} | PREFIXES
        self._shorten = cache(lambda iri: shorten_iri(iri, self._prefixes))
        self._used: set[str] = set()
        self._graph = graph
        self._nested, labelled = _sort_blank_nodes(graph)
        if labelled:
            from rdflib.compare import to_canonical_graph

            # Slow, but its order does not depend on the labels in the input.
            self._graph = to_canonical_graph(graph)
            self._nested, labelled = _sort_blank_nodes(self._graph)
        self._labels = self._label(labelled)

    def _label(self, nodes: set[Node]) -> dict[Node, str]:
        """Label blank nodes by their content, so that other changes do not affect the labels."""
        self._labels = dict.fromkeys(nodes, "")
        labels: dict[Node, str] = {}
        for node in sorted(nodes, key=str):
            digest = hashlib.sha256(self._properties(node, "").encode()).hexdigest()[:8]
            twins = sum(label.startswith(f"b{digest}") for label in labels.values())
            labels[node] = f"b{digest}" + (f"-{twins + 1}" if twins else "")
        return labels

    def write(self, header: str | None) -> str:
        """Return the whole graph."""
        from rdflib import OWL, RDF, BNode

        subjects = set(self._graph.subjects())
        headers = {*self._graph.subjects(RDF.type, OWL.Ontology)}
        headers |= {subject for subject in subjects if str(subject) == header}
        nodes = subjects - self._nested
        blank = {node for node in nodes if isinstance(node, BNode)}
        ordered = sorted(nodes - blank, key=lambda node: (node not in headers, str(node)))
        blocks = [self._block(node) for node in ordered]
        blocks += sorted(self._block(node) for node in blank)
        head = self.head(self._used)
        return "\n".join([head, *blocks] if head else blocks)

    def head(self, used: Iterable[str]) -> str:
        """Return the declarations of prefixes."""
        return "".join(f"PREFIX {name}: <{self._prefixes[name]}>\n" for name in sorted(used))

    def block(self, node: Node) -> tuple[str, frozenset[str]]:
        """Return what a file says about a subject that is an IRI, and the prefixes used for it."""
        self._used, before = set(), self._used
        text = self._block(node)
        used = frozenset(self._used)
        self._used |= before
        return text, used

    def _block(self, node: Node) -> str:
        return f"{self._term(node, '')}\n{self._properties(node, _INDENT)}.\n"

    def _properties(self, node: Node, indent: str) -> str:
        """Return the predicates and objects of a node, one per line."""
        by_predicate: dict[str, list[Node]] = {}
        for predicate, value in self._graph.predicate_objects(node):
            by_predicate.setdefault(str(predicate), []).append(value)
        type_iri = _RDF + "type"
        lines = []
        for iri in sorted(by_predicate, key=lambda iri: (iri != type_iri, iri)):
            name = "a" if iri == type_iri else self._iri(iri)
            values = by_predicate[iri]
            if len(values) == 1:
                lines.append(f"{indent}{name} {self._term(values[0], indent)} ;\n")
            else:
                deeper = indent + _INDENT
                texts = (f"\n{deeper}{text}" for text in self._ordered(values, deeper))
                lines.append(f"{indent}{name}{' ,'.join(texts)} ;\n")
        return "".join(lines)

    def _ordered(self, values: Iterable[Node], indent: str) -> list[str]:
        from rdflib import Literal, URIRef

        def key(value: Node) -> tuple[int, str, str, str]:
            if isinstance(value, URIRef):
                return 0, str(value), "", ""
            if isinstance(value, Literal):
                return 1, value.language or "", str(value.datatype or ""), str(value)
            return 2, self._term(value, indent), "", ""

        return [self._term(value, indent) for value in sorted(values, key=key)]

    def _term(self, term: Node, indent: str) -> str:
        from rdflib import Literal, URIRef

        if isinstance(term, URIRef):
            return self._iri(str(term))
        if isinstance(term, Literal):
            return self._literal(term)
        if term in self._labels:
            return f"_:{self._labels[term]}"
        items = self._list_items(term)
        deeper = indent + _INDENT
        if items is not None:
            texts = (f"{deeper}{self._term(item, deeper)}\n" for item in items)
            return f"(\n{''.join(texts)}{indent})"
        if term not in self._nested or (term, None, None) not in self._graph:
            return "[]"
        return f"[\n{self._properties(term, deeper)}{indent}]"

    def _list_items(self, head: Node) -> list[Node] | None:
        """Return the items of a well-formed collection (Turtle, 2.8), or None."""
        from rdflib import RDF

        items: list[Node] = []
        node = head
        while node != RDF.nil:
            cell = list(self._graph.predicate_objects(node))
            if node not in self._nested or {p for p, _ in cell} != {RDF.first, RDF.rest}:
                return None
            if len(cell) != 2:
                return None
            values = dict(cell)
            items.append(values[RDF.first])
            node = values[RDF.rest]
        return items

    def _iri(self, iri: str) -> str:
        if iri == _RDF + "nil":
            return "()"
        short: str = self._shorten(iri)
        if short != iri:
            self._used.add(short.partition(":")[0])
            return short
        escaped = _NOT_IN_IRI.sub(lambda match: rf"\u{ord(match[0]):04X}", iri)
        return f"<{escaped}>"

    def _literal(self, literal: Literal) -> str:
        text, datatype = str(literal), str(literal.datatype or "")
        bare = _BARE_LITERALS.get(datatype)
        if bare is not None and bare.fullmatch(text):
            return text
        if "\n" in text:
            lines = text.split("\n")
            quoted = '"""' + "\n".join(line.translate(_STRING_ESCAPES) for line in lines) + '"""'
        else:
            quoted = f'"{text.translate(_STRING_ESCAPES)}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        if datatype in ("", _XSD + "string"):
            return quoted
        return f"{quoted}^^{self._iri(datatype)}"


def _sort_blank_nodes(graph: Graph) -> tuple[set[Node], set[Node]]:
    """Return the blank nodes that are nested, and those that need a label.

    A node is nested if exactly one triple refers to it and that is not below the node itself.
    """
    from rdflib import BNode

    references: Counter[Node] = Counter(o for o in graph.objects() if isinstance(o, BNode))
    single = {node for node, count in references.items() if count == 1}
    reached: set[Node] = set()
    waiting = [subject for subject in set(graph.subjects()) if subject not in single]
    while waiting:
        for value in graph.objects(waiting.pop()):
            if value in single and value not in reached:
                reached.add(value)
                waiting.append(value)
    return reached, set(references) - reached
