"""Files of Turtle merged into one graph, and a graph of triples indexed by subject.

For what is looked up in small graphs without a query: names, places, passages. An index needs
neither a store nor rdflib, whose import takes longer than validating a statement.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from noticegraph.blank_nodes import may_have_blank_nodes
from noticegraph.data_limits import ntriples_of
from noticegraph.dpv_terms import broader_pairs
from noticegraph.namespaces import DPV_BASE, PREFIXES
from noticegraph.turtle import parse_file

Triples = Sequence[ox.Triple]
_BROADER = PREFIXES["skos"] + "broader"
_DEFINED = PREFIXES["rdfs"] + "isDefinedBy"
_DPV_OBJECT = re.compile(rf"<({re.escape(DPV_BASE)}[^>]*)> \.\n")


class Value(NamedTuple):
    """The object of a triple: an IRI, "_:" and the label of a blank node, or a literal.

    ``language`` is None for a node, "" for a literal without a language, else its tag.
    """

    text: str
    language: str | None = None

    @property
    def is_literal(self) -> bool:
        """Whether it is a literal."""
        return self.language is not None


class MergedGraph:
    """The merge of some graphs (RDF 1.1 Semantics, 4.1), with the prefixes of their files.

    ``ntriples`` are its triples as N-Triples.
    """

    def __init__(self, triples: Triples, prefixes: dict[str, str]) -> None:
        self.triples = triples
        self.prefixes = prefixes

    @classmethod
    def of_ntriples(cls, ntriples: str, prefixes: dict[str, str]) -> MergedGraph:
        """Return the graph of N-Triples as Oxigraph writes them, parsed when that is needed."""
        made = cls.__new__(cls)
        made.ntriples, made.prefixes = ntriples, prefixes
        return made

    @cached_property
    def triples(self) -> Triples:
        """The triples."""
        return [q.triple for q in ox.parse(self.ntriples, format=ox.RdfFormat.N_TRIPLES)]

    @cached_property
    def ntriples(self) -> str:
        """The triples as N-Triples; blank nodes keep their labels."""
        return as_ntriples(self.triples)

    @cached_property
    def index(self) -> GraphIndex:
        """The triples by subject."""
        return GraphIndex.of_ntriples(self.ntriples)

    def with_triples(self, triples: Triples) -> MergedGraph:
        """Return the graph with more triples."""
        return MergedGraph.of_ntriples(self.ntriples + as_ntriples(triples), self.prefixes)

    def encode(self) -> dict[str, Any]:
        """Return the graph and its index as JSON values."""
        return {"ntriples": self.ntriples, "prefixes": self.prefixes, "index": self.index.encode()}

    @classmethod
    def decode(cls, read: Mapping[str, Any]) -> MergedGraph:
        """Return the graph that `encode` encoded, of which nothing is parsed until it is needed."""
        made = cls.of_ntriples(read["ntriples"], read["prefixes"])
        made.index = GraphIndex.decode(read["index"])
        return made


def merge_files(files: Iterable[Path]) -> MergedGraph:
    """Return the merge of Turtle files. Raises as `read_triples` does."""
    merged: dict[str, None] = {}
    prefixes: dict[str, str] = {}
    for number, file in enumerate(files):
        found = _plain_lines(file)
        if found is None:
            triples, declared = parse_file(file)
            found = as_ntriples([_apart(triple, number) for triple in triples]), declared
        text, declared = found
        prefixes |= declared
        # Only line breaks end a line; those in a literal are escaped.
        merged |= dict.fromkeys(text.split("\n"))
    merged.pop("", None)
    return MergedGraph.of_ntriples("".join(f"{line}\n" for line in merged), prefixes)


def _plain_lines(file: Path) -> tuple[str, dict[str, str]] | None:
    """Return the N-Triples of a file and its prefixes; None if they must be parsed one by one."""
    try:
        found = ntriples_of(file.read_bytes())
    except OSError:
        return None
    if found is None or may_have_blank_nodes(found[0]) or b"<<(" in found[0]:
        return None
    return found[0].decode(), found[1]


def merge_graphs(graphs: Iterable[tuple[Triples, dict[str, str]]]) -> MergedGraph:
    """Return the merge of parsed graphs: the blank nodes of different ones are kept apart."""
    merged: dict[ox.Triple, None] = {}
    prefixes: dict[str, str] = {}
    for number, (triples, declared) in enumerate(graphs):
        prefixes |= declared
        merged |= dict.fromkeys(_apart(triple, number) for triple in triples)
    return MergedGraph(list(merged), prefixes)


def _apart(triple: ox.Triple, number: int) -> ox.Triple:
    s, p, o = triple
    if not (isinstance(s, ox.BlankNode) or isinstance(o, ox.BlankNode)):
        return triple
    return ox.Triple(
        ox.BlankNode(f"f{number}{s.value}") if isinstance(s, ox.BlankNode) else s,
        p,
        ox.BlankNode(f"f{number}{o.value}") if isinstance(o, ox.BlankNode) else o,
    )


def as_ntriples(triples: Triples) -> str:
    """Return triples as N-Triples (https://www.w3.org/TR/n-triples/); blank nodes keep labels."""
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def hierarchy_of(data: MergedGraph, below: GraphIndex) -> list[ox.Triple]:
    """Return what is above the terms of DPV that a graph uses and ``below`` does not define.

    Whoever imports a term imports what is above it, too.
    """
    used = set(_DPV_OBJECT.findall(data.ntriples))
    unknown = [iri for iri in used if below.value(iri, _DEFINED) is None]
    # For none of them, the list of all terms need not be read.
    pairs = sorted(broader_pairs(unknown)) if unknown else []
    return [
        ox.Triple(ox.NamedNode(narrow), ox.NamedNode(_BROADER), ox.NamedNode(broad))
        for narrow, broad in pairs
    ]


class GraphIndex:
    """The triples of a graph by subject and predicate, over those of a graph ``below``, if any.

    Subjects and predicates are texts as in `Value`; objects are kept as N-Triples writes them,
    because most are never looked up. What is below comes first.
    """

    def __init__(self, triples: Triples = (), below: GraphIndex | None = None) -> None:
        """Index triples; the graph below is not copied."""
        self._below = below
        self._size = len(triples)
        found: dict[str, dict[str, dict[str, None]]] = {}
        for subject, predicate, value in triples:
            at = found.setdefault(read_term(str(subject)).text, {})
            at.setdefault(predicate.value, {})[str(value)] = None
        self._found: Mapping[str, Mapping[str, Collection[str]]] = found

    @classmethod
    def of_ntriples(cls, ntriples: str) -> GraphIndex:
        """Index N-Triples as Oxigraph writes them."""
        found: dict[str, dict[str, dict[str, None]]] = {}
        last, at = "", {}
        lines = ntriples.split("\n")
        for line in lines:
            if not line:
                continue
            subject, predicate, value = line.split(" ", 2)
            # The lines of a subject mostly stand together.
            if subject != last:
                last, at = subject, found.setdefault(read_term(subject).text, {})
            at.setdefault(predicate[1:-1], {})[value[:-2]] = None
        made = cls()
        made._size, made._found = len(lines) - 1, found
        return made

    def over(self, below: GraphIndex) -> GraphIndex:
        """Return this index over another. Nothing is copied."""
        made = GraphIndex((), below)
        made._size, made._found = self._size, self._found
        made._by_predicate = self._by_predicate
        return made

    def encode(self) -> dict[str, Any]:
        """Return the index, without what is below, as JSON values."""
        found = {s: {p: list(values) for p, values in at.items()} for s, at in self._found.items()}
        return {"size": self._size, "found": found}

    @classmethod
    def decode(cls, read: Mapping[str, Any]) -> GraphIndex:
        """Return the index that `encode` encoded. Nothing is copied, as most is never looked up."""
        made = cls()
        made._size, made._found = read["size"], read["found"]
        return made

    def __len__(self) -> int:
        """Return the number of triples, those below included."""
        return self._size + (len(self._below) if self._below else 0)

    def objects(self, subject: str, predicate: str) -> Iterator[Value]:
        """Yield the objects of a subject and a predicate."""
        if self._below is not None:
            yield from self._below.objects(subject, predicate)
        at = self._found.get(subject)
        if at is not None and predicate in at:
            yield from map(read_term, at[predicate])

    def value(self, subject: str, predicate: str) -> Value | None:
        """Return the first object of a subject and a predicate."""
        if self._below is not None and (found := self._below.value(subject, predicate)):
            return found
        at = self._found.get(subject)
        return None if at is None or predicate not in at else read_term(next(iter(at[predicate])))

    def pairs(self, predicate: str) -> Iterator[tuple[str, Value]]:
        """Yield the subjects and objects of a predicate."""
        if self._below is not None:
            yield from self._below.pairs(predicate)
        for subject in self._by_predicate.get(predicate, ()):
            for value in self._found[subject][predicate]:
                yield subject, read_term(value)

    def subjects(self, predicate: str, value: str) -> Iterator[str]:
        """Yield the subjects of a predicate and an object that is a node."""
        if self._below is not None:
            yield from self._below.subjects(predicate, value)
        wanted = value if value.startswith("_:") else f"<{value}>"
        for subject in self._by_predicate.get(predicate, ()):
            if wanted in self._found[subject][predicate]:
                yield subject

    def predicates(self) -> set[str]:
        """Return the predicates."""
        return set(self._by_predicate) | (self._below.predicates() if self._below else set())

    def nodes(self, predicate: str) -> set[str]:
        """Return the objects of a predicate that are nodes."""
        found = {
            value
            for subject in self._by_predicate.get(predicate, ())
            for value in self._found[subject][predicate]
        }
        nodes = {read_term(value).text for value in found if not value.startswith('"')}
        return nodes | self._below.nodes(predicate) if self._below else nodes

    def triples(self) -> Iterator[tuple[str, str, Value]]:
        """Yield the triples, by subject and predicate."""
        if self._below is not None:
            yield from self._below.triples()
        for subject, at in self._found.items():
            for predicate, values in at.items():
                for value in values:
                    yield subject, predicate, read_term(value)

    def items(self, head: str) -> list[Value]:
        """Return the members of a list, up to where it ends, breaks off, or comes back."""
        first, rest = (
            f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}" for name in ("first", "rest")
        )
        found: list[Value] = []
        seen: set[str] = set()
        at: str | None = head
        while at is not None and at not in seen and (member := self.value(at, first)) is not None:
            seen.add(at)
            found.append(member)
            following = self.value(at, rest)
            at = following.text if following else None
        return found

    @cached_property
    def _by_predicate(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for subject, at in self._found.items():
            for predicate in at:
                found.setdefault(predicate, []).append(subject)
        return found


def read_term(term: str) -> Value:
    """Return a term of N-Triples."""
    if term.startswith("<"):
        return Value(term[1:-1])
    if term.startswith("_:"):
        return Value(term)
    if "\\" in term:
        (quad,) = ox.parse(f"<urn:s> <urn:p> {term} .".encode(), format=ox.RdfFormat.N_TRIPLES)
        return Value(quad.object.value, quad.object.language or "")
    text, _, kind = term[1:].rpartition('"')
    return Value(text, kind[1:] if kind.startswith("@") else "")
