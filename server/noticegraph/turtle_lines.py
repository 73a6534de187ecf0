"""The lines of a Turtle file on which its nodes and triples are.

RDF has no lines, so the parser is fed line by line: a triple is where the parser has read to when
it yields it. Not responsible for reading a graph (``turtle``).
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from noticegraph.blank_nodes import number_blank_nodes
from noticegraph.data_limits import bounded
from noticegraph.errors import as_input_error
from noticegraph.namespaces import shorten_iri
from noticegraph.turtle import syntax_error


class TurtleLines:
    """Where the nodes of a file are described, and where each of their triples stands.

    A node or a predicate is an IRI; a blank node is "_:" with the label that ``turtle`` gives it; a
    literal is its text.
    """

    def __init__(self, path: Path) -> None:
        """Read a file. Raises as `turtle.read_triples` does."""
        with as_input_error(path):
            data = path.read_bytes().removeprefix(codecs.BOM_UTF8)
        source = _LineByLine(data)
        lines: list[int] = []
        triples: list[ox.Triple] = []
        try:
            parser = ox.parse(cast("IO[bytes]", source), format=ox.RdfFormat.TURTLE)
            for quad in bounded(parser, data, ox.RdfFormat.TURTLE):
                triples.append(quad.triple)
                lines.append(source.line)
        except SyntaxError as error:
            raise syntax_error(error, ox.RdfFormat.TURTLE, path) from error
        self._triples: dict[tuple[str, str], list[tuple[int, str]]] = {}
        self._nodes: dict[str, int] = {}
        self._mentions: dict[str, int] = {}
        before = 0
        for triple, line in zip(number_blank_nodes(triples, data), lines, strict=True):
            subject, predicate, value = (_text(term) for term in triple)
            if subject not in self._nodes:
                names = (f"<{subject}>", shorten_iri(subject, parser.prefixes))
                self._nodes[subject] = source.find(names, before, line)
            self._triples.setdefault((subject, predicate), []).append((line, value))
            for term in (predicate, value):
                self._mentions.setdefault(term, line)
            before = line

    def describes(self, node: str) -> bool:
        """Tell whether a node is the subject of a triple."""
        return node in self._nodes

    def of_node(self, node: str) -> int | None:
        """Return the line where a node is described, or else where it is first mentioned."""
        return self._nodes.get(node) or self._mentions.get(node)

    def of_triple(self, node: str, predicate: str, value: str | None = None) -> int | None:
        """Return the line of a node's triple with this predicate, and this value if there is one.

        None if the node has no such triple.
        """
        found = self._triples.get((node, predicate), [])
        return next((line for line, text in found if value in (None, text)), None)

    def of_use(self, node: str, term: str) -> int | None:
        """Return the line of a node's first triple that has a term as predicate or as object."""
        found = [
            line
            for (subject, predicate), triples in self._triples.items()
            if subject == node
            for line, value in triples
            if term in (predicate, value)
        ]
        return min(found, default=None)


class _LineByLine:
    """Data as a file of which each reading returns one line."""

    def __init__(self, data: bytes) -> None:
        self._lines = data.splitlines(keepends=True)
        self._rest = b""
        self.line = 0

    def read(self, size: int) -> bytes:
        """Return the rest of the line, or else the next one, but no more than ``size`` bytes."""
        if not self._rest and self.line < len(self._lines):
            self._rest = self._lines[self.line]
            self.line += 1
        found, self._rest = self._rest[:size], self._rest[size:]
        return found

    def find(self, names: Sequence[str], after: int, line: int) -> int:
        """Return the last line up to one (and after another) that has one of some names."""
        for number in range(line, after, -1):
            text = self._lines[number - 1].decode(errors="replace")
            if any(name in text for name in names):
                return number
        return line


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    return str(term) if isinstance(term, ox.Triple) else term.value
