"""Files of Turtle merged into one graph, and a graph of triples indexed by subject.

For what is looked up in small graphs without a query: names, places, passages. An index needs
neither a store nor rdflib, whose import takes longer than validating a statement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from noticegraph.dpv_terms import broader_pairs
from noticegraph.namespaces import DPV_BASE, PREFIXES
from noticegraph.turtle import parse_file

Triples = Sequence[ox.Triple]
_Pair = tuple[str, str | None]
_BROADER = PREFIXES["skos"] + "broader"
_DEFINED = PREFIXES["rdfs"] + "isDefinedBy"


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
        """Take triples."""
        self.triples = triples
        self.prefixes = prefixes

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
        return GraphIndex(self.triples)

    def encode(self) -> dict[str, Any]:
        """Return the graph and its index as JSON values."""
        return {"ntriples": self.ntriples, "prefixes": self.prefixes, "index": self.index.encode()}

    @classmethod
    def decode(cls, read: Mapping[str, Any]) -> MergedGraph:
        """Return the graph that `encode` encoded, of which nothing is parsed until it is needed."""
        made = cls.__new__(cls)
        made.ntriples, made.prefixes = read["ntriples"], read["prefixes"]
        made.index = GraphIndex.decode(read["index"])
        return made


def merge_files(files: Iterable[Path]) -> MergedGraph:
    """Return the merge of Turtle files. Raises as `read_triples` does."""
    return merge_graphs(parse_file(file) for file in files)


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


def hierarchy_of(triples: Triples, below: GraphIndex) -> list[ox.Triple]:
    """Return what is above the terms of DPV that triples use and ``below`` does not define.

    Whoever imports a term imports what is above it, too.
    """
    used = {o.value for _, _, o in triples if isinstance(o, ox.NamedNode)}
    unknown = [i for i in used if i.startswith(DPV_BASE) and below.value(i, _DEFINED) is None]
    # For none of them, the list of all terms need not be read.
    pairs = sorted(broader_pairs(unknown)) if unknown else []
    return [
        ox.Triple(ox.NamedNode(narrow), ox.NamedNode(_BROADER), ox.NamedNode(broad))
        for narrow, broad in pairs
    ]


class GraphIndex:
    """The triples of a graph by subject and predicate, over those of a graph ``below``, if any.

    Subjects and predicates are texts as in `Value`. What is below comes first.
    """

    def __init__(self, triples: Triples, below: GraphIndex | None = None) -> None:
        """Index triples; the graph below is not copied."""
        self._below = below
        self._size = len(triples)
        found: dict[str, dict[str, dict[Value, None]]] = {}
        for subject, predicate, value in triples:
            at = found.setdefault(_text(subject), {})
            at.setdefault(predicate.value, {})[_value(value)] = None
        self._found: Mapping[str, Mapping[str, Collection[_Pair]]] = found

    def over(self, below: GraphIndex) -> GraphIndex:
        """Return this index over another. Nothing is copied."""
        made = GraphIndex((), below)
        made._size, made._found = self._size, self._found
        return made

    def encode(self) -> dict[str, Any]:
        """Return the index, without what is below, as JSON values."""
        found = {s: {p: list(values) for p, values in at.items()} for s, at in self._found.items()}
        return {"size": self._size, "found": found}

    @classmethod
    def decode(cls, read: Mapping[str, Any]) -> GraphIndex:
        """Return the index that `encode` encoded. Nothing is copied, as most is never looked up."""
        made = cls(())
        made._size, made._found = read["size"], read["found"]
        return made

    def __len__(self) -> int:
        """Return the number of triples, those below included."""
        return self._size + (len(self._below) if self._below else 0)

    def objects(self, subject: str, predicate: str) -> Iterator[Value]:
        """Yield the objects of a subject and a predicate."""
        if self._below is not None:
            yield from self._below.objects(subject, predicate)
        yield from map(Value._make, self._found.get(subject, {}).get(predicate, ()))

    def value(self, subject: str, predicate: str) -> Value | None:
        """Return the first object of a subject and a predicate."""
        return next(self.objects(subject, predicate), None)

    def pairs(self, predicate: str) -> Iterator[tuple[str, Value]]:
        """Yield the subjects and objects of a predicate."""
        if self._below is not None:
            yield from self._below.pairs(predicate)
        for subject in self._by_predicate.get(predicate, ()):
            for value in self._found[subject][predicate]:
                yield subject, Value._make(value)

    def subjects(self, predicate: str, value: str) -> Iterator[str]:
        """Yield the subjects of a predicate and an object that is a node."""
        wanted = Value(value)
        return (subject for subject, found in self.pairs(predicate) if found == wanted)

    def predicates(self) -> set[str]:
        """Return the predicates."""
        return set(self._by_predicate) | (self._below.predicates() if self._below else set())

    def triples(self) -> Iterator[tuple[str, str, Value]]:
        """Yield the triples, by subject and predicate."""
        if self._below is not None:
            yield from self._below.triples()
        for subject, at in self._found.items():
            for predicate, values in at.items():
                for value in values:
                    yield subject, predicate, Value._make(value)

    def blank_nodes(self) -> list[str]:
        """Return the labels of the blank nodes of this index, without "_:"."""
        found: dict[str, None] = {}
        for subject, at in self._found.items():
            if subject.startswith("_:"):
                found[subject[2:]] = None
            for values in at.values():
                for text, language in values:
                    if language is None and text.startswith("_:"):
                        found[text[2:]] = None
        return list(found)

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


def _text(node: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    return f"_:{node.value}" if isinstance(node, ox.BlankNode) else str(node.value)  # type: ignore[union-attr]


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Value:
    if isinstance(term, ox.Literal):
        return Value(term.value, term.language or "")
    return Value(_text(term))


def parse_literal(text: str) -> Value:
    """Return a literal of N-Triples."""
    (quad,) = ox.parse(f"<urn:s> <urn:p> {text} .".encode(), format=ox.RdfFormat.N_TRIPLES)
    return _value(quad.object)


def blank_nodes(triples: Triples) -> list[str]:
    """Return the labels of the blank nodes, without "_:", in the order of the triples."""
    found: dict[str, None] = {}
    for subject, _, value in triples:
        for term in (subject, value):
            if isinstance(term, ox.BlankNode):
                found[term.value] = None
    return list(found)
