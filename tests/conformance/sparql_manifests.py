"""The manifests of the W3C SPARQL 1.1 suites, read into cases.

https://www.w3.org/2009/sparql/docs/tests/ · A manifest is read with the base that the suite gives
it on the web, so that the names of graphs in data and results are those of the suite, not of a
folder. What a manifest says and this reader does not know is an error, never left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.term import Node

from noticegraph.turtle import make_graph

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
SUITE = Path(__file__).resolve().parents[3] / "shared" / "conformance" / "sparql11"

_ACTION = {QT.query, QT.data, QT.graphData, QT.serviceData, UT.request, UT.data, UT.graphData}
_RESULT = {UT.data, UT.graphData, UT.result}


@dataclass(frozen=True)
class Source:
    """A file of the suite, and the IRI that the suite gives it."""

    iri: str

    @property
    def path(self) -> Path:
        assert self.iri.startswith(BASE), f"{self.iri} is not in the suite"
        return SUITE / self.iri.removeprefix(BASE)

    @property
    def text(self) -> str:
        return self.path.read_bytes().decode("utf-8")


Dataset = dict[str | None, list[Source]]
"""The files of each graph by its name; None is the default graph."""


@dataclass(frozen=True)
class Case:
    """A test: its type, its query or update, the data before, and what is expected after."""

    iri: str
    kind: str
    text: Source
    data: Dataset
    answer: Source | None
    """The expected answer to a query."""
    dataset: Dataset | None
    """The expected data after an update."""

    @property
    def name(self) -> str:
        """Return the IRI below the suite, as `bind#bind01`."""
        return self.iri.removeprefix(BASE).replace("/manifest#", "#")

    @property
    def is_update(self) -> bool:
        return self.text.path.suffix == ".ru"


@cache
def read(source: Source) -> Graph:
    """Read a Turtle, N-Triples or RDF/XML file of the suite."""
    return Graph().parse(source.path, publicID=source.iri)


def read_manifest(path: Path, base: str) -> Graph:
    """Read a Turtle file by Oxigraph: each process that runs tests reads all manifests."""
    quads = ox.parse(path=path, format=ox.RdfFormat.TURTLE, base_iri=base)
    return make_graph((quad.triple for quad in quads), {})


def entries(source: Source) -> Iterator[tuple[Graph, Node]]:
    """Yield the tests of a manifest and of those that it includes, each with its graph."""
    graph, manifest = read_manifest(source.path, source.iri), URIRef(source.iri)
    for listed in graph.objects(manifest, MF.entries):
        for entry in graph.items(listed):
            yield graph, entry
    for included in graph.objects(manifest, MF.include):
        for part in graph.items(included):
            yield from entries(Source(str(part)))


def cases(manifest: str) -> list[Case]:
    """Return the cases of a top manifest, in the order of its parts; [] without ../shared."""
    found = entries(Source(BASE + manifest)) if SUITE.is_dir() else ()
    return [_case(graph, entry) for graph, entry in found]


def _case(graph: Graph, entry: Node) -> Case:
    kind = str(graph.value(entry, RDF.type, any=False)).removeprefix(str(MF))
    action = graph.value(entry, MF.action, any=False)
    result = graph.value(entry, MF.result, any=False)
    assert action is not None, f"{entry} has no action"
    if isinstance(action, URIRef):  # a test of syntax
        assert result is None, f"{entry} is a test of syntax with a result"
        return Case(str(entry), kind, Source(str(action)), {}, None, None)
    know(graph, action, _ACTION)
    (text,) = [*graph.objects(action, QT.query), *graph.objects(action, UT.request)]
    data = described_dataset(graph, action)
    if isinstance(result, URIRef):
        return Case(str(entry), kind, Source(str(text)), data, Source(str(result)), None)
    assert result is not None, f"{entry} has no result"
    know(graph, result, _RESULT)
    assert graph.value(result, UT.result, any=False) in (None, UT.success), entry
    return Case(str(entry), kind, Source(str(text)), data, None, described_dataset(graph, result))


def know(graph: Graph, node: Node, known: set[URIRef]) -> None:
    """Fail if a node has a property that is not among the known ones."""
    unknown = set(graph.predicates(node)) - known
    assert not unknown, f"the manifest says something new: {sorted(unknown)}"


def described_dataset(graph: Graph, node: Node) -> Dataset:
    """Return the data of a query or update test; a graph without a label is named by its file."""
    dataset: Dataset = {}
    for predicate in (QT.data, UT.data):
        for file in graph.objects(node, predicate):
            dataset.setdefault(None, []).append(Source(str(file)))
    for predicate in (QT.graphData, UT.graphData):
        for described in graph.objects(node, predicate):
            file = graph.value(described, UT.graph, default=described, any=False)
            name = graph.value(described, RDFS.label, default=file, any=False)
            dataset.setdefault(str(name), []).append(Source(str(file)))
    return dataset
