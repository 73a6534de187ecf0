"""The W3C data-shapes test suite, core and SPARQL, by pySHACL (`validate_graph`) and fast engine.

https://w3c.github.io/data-shapes/data-shapes-test-suite/ · Results are compared as multisets of
focus node, path, severity, component, source shape and value. Blank nodes compare equal to each
other: their labels mean nothing across graphs. Messages are compared where the suite gives some.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlparse

import pyoxigraph as ox
import pytest
import rdflib
import shacl
from rdflib import RDF, SH, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node
from sparql_manifests import read_manifest

from noticegraph.errors import ShapesError
from noticegraph.pyshacl_engine import validate_graph

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
SUITE = Path(__file__).resolve().parents[3] / "shared" / "conformance" / "shacl"

EXCLUDED: dict[str, str] = {
    "core/property/uniqueLang-002#uniqueLang-002": "pySHACL takes sh:uniqueLang 1 for true; "
    "the constraint is there for the literal true alone (4.4.5)",
    "sparql/pre-binding/shapesGraph-001#shapesGraph-001": "pySHACL does not bind $shapesGraph, "
    "which the Recommendation leaves optional (5.3.1)",
}
"""The tests that pySHACL fails, by path below the suite, each with the reason."""

EXCLUDED_FAST: dict[str, str] = {
    "sparql/pre-binding/unsupported-sparql-004#unsupported-sparql-004": "the engine does not "
    "refuse a subquery that leaves out pre-bound variables (5.2.1)",
}
"""The tests that the fast engine fails."""


@cache
def read(file: Path) -> Graph:
    return Graph().parse(file, format="turtle", publicID=file.as_uri())


def path_of(iri: Node) -> Path:
    return Path(unquote(urlparse(str(iri)).path))


def files(manifest: Path) -> Iterator[Path]:
    """Yield the files that hold entries, in the order of the manifests."""
    graph = read_manifest(manifest, manifest.as_uri())
    if (None, MF.entries, None) in graph:
        yield manifest
    for included in graph.objects(URIRef(manifest.as_uri()), MF.include):
        yield from files(path_of(included))


def cases(part: str) -> list[tuple[str, Path, Node]]:
    found = []
    for file in files(SUITE / part / "manifest.ttl") if SUITE.is_dir() else ():
        graph = read_manifest(file, file.as_uri())
        for entries in graph.objects(None, MF.entries):
            for entry in graph.items(entries):
                # The label of a blank node would mean nothing to who reads the file again.
                assert isinstance(entry, URIRef)
                name = f"{file.relative_to(SUITE).with_suffix('')}#{str(entry).rsplit('/', 1)[-1]}"
                found.append((name, file, entry))
    return found


CASES = {part: cases(part) for part in ("core", "sparql")}
ALL = [case for part in CASES.values() for case in part]


@pytest.mark.parametrize(("part", "count"), [("core", 98), ("sparql", 22)])
def test_the_suite_is_complete(part: str, count: int) -> None:
    if not SUITE.is_dir():
        if os.environ.get("NOTICEGRAPH_REQUIRE_SHARED"):
            pytest.fail("../shared is missing, and NOTICEGRAPH_REQUIRE_SHARED is set")
        pytest.skip("../shared is not there")
    assert len(CASES[part]) == count


def test_what_is_excluded_is_in_the_suite() -> None:
    if ALL:
        assert set(EXCLUDED) | set(EXCLUDED_FAST) <= {name for name, _, _ in ALL}


@pytest.mark.parametrize(("name", "file", "entry"), ALL, ids=[name for name, _, _ in ALL])
@pytest.mark.filterwarnings("ignore")
def test_the_suite_passes(name: str, file: Path, entry: Node) -> None:
    if name in EXCLUDED:
        with pytest.raises((AssertionError, ShapesError)):
            run(file, entry)
    else:
        run(file, entry)


@pytest.mark.parametrize(("name", "file", "entry"), ALL, ids=[name for name, _, _ in ALL])
@pytest.mark.filterwarnings("ignore")
def test_the_suite_passes_by_the_fast_engine(
    name: str, file: Path, entry: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    # pySHACL sets it and resets it; here reports and manifests keep the forms of literals.
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    if name in EXCLUDED_FAST:
        with pytest.raises((AssertionError, pytest.fail.Exception)):
            run_fast(file, entry)
    else:
        run_fast(file, entry)


def run_fast(file: Path, entry: Node) -> None:
    manifest = read.__wrapped__(file)
    action = manifest.value(entry, MF.action)
    data, shapes = (
        ntriples(path_of(manifest.value(action, kind))) for kind in (SHT.dataGraph, SHT.shapesGraph)
    )
    expected = manifest.value(entry, MF.result)
    if expected == SHT.Failure:
        with pytest.raises(ValueError, match=r"."):
            shacl.Shapes.from_text(shapes, "ntriples").validate_text(data, "ntriples")
        return
    made = shacl.Shapes.from_text(shapes, "ntriples").validate_text(data, "ntriples")
    report = Graph().parse(data=made.serialize("ntriples"), format="nt")
    (node,) = report.subjects(RDF.type, SH.ValidationReport)
    assert made.conforms == manifest.value(expected, SH.conforms).toPython()
    assert signatures(report, node) == signatures(manifest, expected)


def ntriples(file: Path) -> str:
    """Return a file as N-Triples; rdflib would change the forms of literals."""
    parsed = ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=file.as_uri())
    written = ox.serialize((q.triple for q in parsed), format=ox.RdfFormat.N_TRIPLES)
    return (written or b"").decode()


def run(file: Path, entry: Node) -> None:
    manifest = read(file)
    action = manifest.value(entry, MF.action)
    data, shapes = (
        read(path_of(manifest.value(action, kind))) for kind in (SHT.dataGraph, SHT.shapesGraph)
    )
    expected = manifest.value(entry, MF.result)
    if expected == SHT.Failure:
        with pytest.raises(ShapesError):
            validate_graph(data, shapes)
        return
    report = validate_graph(data, shapes)
    (node,) = report.subjects(RDF.type, SH.ValidationReport)
    conforms, wanted = report.value(node, SH.conforms), manifest.value(expected, SH.conforms)
    assert isinstance(conforms, Literal)
    assert isinstance(wanted, Literal)
    assert conforms.toPython() == wanted.toPython()
    assert signatures(report, node) == signatures(manifest, expected)


def signatures(graph: Graph, report: Node | None) -> Counter[tuple[str, ...]]:
    return Counter(signature(graph, result) for result in graph.objects(report, SH.result))


def signature(graph: Graph, result: Node) -> tuple[str, ...]:
    path = graph.value(result, SH.resultPath)
    terms = [
        graph.value(result, predicate)
        for predicate in (
            SH.focusNode,
            SH.resultSeverity,
            SH.sourceConstraintComponent,
            SH.sourceShape,
            SH.value,
        )
    ]
    return (shape_of(graph, path), *map(text, terms))


def text(term: Node | None) -> str:
    if term is None:
        return "-"
    return "_:" if isinstance(term, BNode) else term.n3()


def shape_of(graph: Graph, node: Node | None) -> str:
    """Write a path, a tree of blank nodes, so that equal trees have equal texts."""
    if not isinstance(node, BNode):
        return text(node)
    parts = sorted(f"{p.n3()} {shape_of(graph, o)}" for p, o in graph.predicate_objects(node))
    return f"[{'; '.join(parts)}]"
