"""Turtle: reading with line and column of errors, and writing in one canonical form.

RDF 1.1 Turtle, https://www.w3.org/TR/turtle/. Not responsible for the store (``dataset``).

The writer is our own. Its layout follows rdflib's ``longturtle``, but that orders subjects by how
often they are referred to (so one new fact moves unrelated ones), declares unused prefixes,
rewrites literals ("01"^^xsd:integer becomes 1), and labels blank nodes with hashes that change at
every edit.
"""

from __future__ import annotations

import codecs
import hashlib
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from noticegraph.blank_nodes import number_blank_nodes
from noticegraph.data_limits import bounded, refuse_bombs
from noticegraph.errors import InputError, LimitError, RDFSyntaxError, UsageError
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
_PLACE = re.compile(r"^Parser error at .*?: |\s*\(line \d+\)$")
_UNDECLARED = re.compile(r"The prefix (.*): has not been declared")
_REMOTE_CONTEXT = re.compile(r"remote context|LoadDocumentCallback")


def read_triples(path: Path) -> list[ox.Triple]:
    """Parse a Turtle file into pyoxigraph triples, in the order of the file.

    Raises RDFSyntaxError with line and column, and InputError if the file cannot be read.
    """
    return parse_file(path)[0]


def read_turtle(path: Path, *, plain: bool = False) -> Graph:
    """Parse a Turtle file into an rdflib graph with only the prefixes of the file.

    Literals keep their lexical form. ``plain`` as in `make_graph`. Raises as `read_triples` does.
    """
    return make_graph(*parse_file(path), plain=plain)


def parse_graph(data: bytes, media_type: str, *, name: str | None = None) -> Graph:
    """Parse RDF in a media type for graphs into an rdflib graph, as `read_turtle` does.

    ``name`` is used instead of a file name in errors. Raises as `parse_triples` does.
    """
    return make_graph(*_parse_media_type(data, media_type, name))


def parse_triples(data: bytes, media_type: str, *, name: str | None = None) -> list[ox.Triple]:
    """Parse RDF in a media type for graphs into pyoxigraph triples.

    Nothing is fetched, whatever the data refer to. Raises RDFSyntaxError, also for data nested too
    deeply, and UsageError for a media type that is not for graphs.
    """
    return _parse_media_type(data, media_type, name)[0]


def _parse_media_type(
    data: bytes, media_type: str, name: str | None
) -> tuple[list[ox.Triple], dict[str, str]]:
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    if rdf_format is None or (rdf_format.supports_datasets and rdf_format != ox.RdfFormat.JSON_LD):
        raise UsageError("not-a-graph-format", media_type=media_type)
    refuse_bombs(data, media_type)
    return _parse_data(data, rdf_format, name)


def make_graph(
    triples: Iterable[ox.Triple], prefixes: dict[str, str], *, plain: bool = False
) -> Graph:
    """Return triples as an rdflib graph with only these prefixes; literals keep their form.

    A ``plain`` graph is part of no dataset: it is made and searched in half the time.
    """
    from rdflib import Graph, URIRef

    graph = Graph(store="SimpleMemory" if plain else "default", bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    named: dict[str, URIRef] = {}

    def term(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        if not isinstance(node, ox.NamedNode):
            return _to_rdflib(node)
        # Most names stand there many times.
        iri = node.value
        found = named.get(iri)
        if found is None:
            found = named[iri] = URIRef(iri)
        return found

    with _quiet_rdflib():
        for subject, predicate, value in triples:
            graph.add((term(subject), term(predicate), term(value)))
    return graph


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


def parse_file(path: Path, *, based: bool = False) -> tuple[list[ox.Triple], dict[str, str]]:
    """Parse a Turtle file into triples, in its order, and its prefixes, as `read_triples` does.

    With ``based``, relative IRIs are taken against the file (RFC 3986, 5.1.3), which only
    the files of others may need.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            "unreadable-file", reason=error.strerror or str(error), file=path
        ) from error
    base = path.resolve().as_uri() if based else None
    return _parse_data(data, ox.RdfFormat.TURTLE, path, base)


def _parse_data(
    data: bytes, rdf_format: ox.RdfFormat, name: str | Path | None, base: str | None = None
) -> tuple[list[ox.Triple], dict[str, str]]:
    try:
        parser = ox.parse(data.removeprefix(codecs.BOM_UTF8), format=rdf_format, base_iri=base)
        triples = [quad.triple for quad in bounded(parser, data, rdf_format)]
    except SyntaxError as error:
        raise syntax_error(error, rdf_format, name) from error
    if any(isinstance(triple.object, ox.Triple) for triple in triples):
        raise RDFSyntaxError("triple-term", file=name)
    return number_blank_nodes(triples, data), parser.prefixes


def syntax_error(
    error: SyntaxError, rdf_format: ox.RdfFormat, file: str | Path | None = None
) -> RDFSyntaxError:
    """Return the error, with its place, for data that the parser refused."""
    reason = _PLACE.sub("", error.msg)
    line, column = error.lineno, error.offset
    if rdf_format == ox.RdfFormat.JSON_LD and _REMOTE_CONTEXT.search(reason):
        return RDFSyntaxError("remote-context", file=file, line=line, column=column)
    if undeclared := _UNDECLARED.fullmatch(reason):
        return RDFSyntaxError(
            "rdf-prefix", prefix=undeclared[1], file=file, line=line, column=column
        )
    return RDFSyntaxError(
        "rdf-syntax", reason=reason, format=rdf_format.name, file=file, line=line, column=column
    )


@contextmanager
def _quiet_rdflib() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each literal that is invalid for its datatype."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _to_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise TypeError("rdflib has no triple terms")
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    # A plain literal and a typed xsd:string are the same term; rdflib writes the former.
    kind = None if datatype == _XSD + "string" else URIRef(datatype)
    return Literal(term.value, datatype=kind, normalize=False)


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
        """Return what a file says of a subject that is an IRI, and the prefixes used for it."""
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


def convert_graph(ntriples: bytes, media_type: str) -> bytes:
    """Write N-Triples in another media type; known prefixes are declared if they are used.

    Raises FormatError if RDF/XML cannot represent the graph.
    """
    # Most who read Turtle write no XML, for whose names patterns are compiled.
    from noticegraph.xml_formats import write_graph

    wanted = ox.RdfFormat.from_media_type(media_type)
    if wanted is None:
        raise UsageError("not-a-graph-format", media_type=media_type)
    triples = [quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)]
    prefixes = used_prefixes(term for triple in triples for term in triple)
    return write_graph(triples, wanted, prefixes)


def used_prefixes(terms: Iterable[object]) -> dict[str, str]:
    """Return the prefixes that at least one IRI of the terms uses."""
    iris: set[str] = set()
    datatypes: set[str] = set()
    for term in terms:
        if isinstance(term, ox.NamedNode):
            iris.add(term.value)
        elif isinstance(term, ox.Literal):
            datatypes.add(term.datatype.value)
    iris |= datatypes - {PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"}
    names = {shorten_iri(iri).partition(":")[0] for iri in iris if shorten_iri(iri) != iri}
    return {name: PREFIXES[name] for name in sorted(names)}
