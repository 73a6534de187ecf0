"""Rules that every shape keeps; each rule has a fixture on which it fires."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rdflib import RDF, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node
from shape_examples import CONTENT, parse, read_file, shape_files

from noticegraph.errors import ShapesError
from noticegraph.examinations import ROLES
from noticegraph.namespaces import NG, NGSH, PREFIXES, THINGS
from noticegraph.shapes import check_shapes
from noticegraph.turtle import read_turtle

FILES = list(shape_files())
WITHOUT_LAW = ("structure", "consistency")
LAWS = {"gdpr": 19, "uk": 2, "swiss": 1, "ccpa": 27, "dpf": 20}


def shapes_in(graph: Graph) -> Iterator[Node]:
    for kind in (SH.NodeShape, SH.PropertyShape):
        yield from graph.subjects(RDF.type, kind)


def languages(graph: Graph, node: Node, predicate: URIRef) -> list[str]:
    values = graph.objects(node, predicate)
    return sorted(v.language or "" for v in values if isinstance(v, Literal))


def without_description(graph: Graph) -> set[Node]:
    wanted = ["en", "nl"]
    return {s for s in shapes_in(graph) if languages(graph, s, SH.description) != wanted}


def without_message(graph: Graph) -> set[Node]:
    """Shapes that give results of their own and do not say in both languages what is wrong."""
    found = set()
    for shape in shapes_in(graph):
        own = set(graph.predicates(shape)) - {
            *(RDF.type, SH.description, SH.severity, DCTERMS.source, SH.property),
            *(SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf),
        }
        if own and languages(graph, shape, SH.message) != ["en", "nl"]:
            found.add(shape)
    return found


def without_severity(graph: Graph) -> set[Node]:
    severities = {SH.Violation, SH.Warning, SH.Info}
    return {
        s
        for s in shapes_in(graph)
        if len(list(graph.objects(s, SH.severity))) != 1
        or graph.value(s, SH.severity) not in severities
    }


def without_provision(graph: Graph) -> set[Node]:
    return {
        s
        for s in shapes_in(graph)
        if not any(isinstance(o, URIRef) for o in graph.objects(s, DCTERMS.source))
    }


def without_name(graph: Graph) -> set[Node]:
    """Shapes and constraints that are blank, or named outside the namespace of shapes."""
    named = {*shapes_in(graph), *graph.objects(None, SH.sparql), *graph.objects(None, SH.property)}
    return {s for s in named if isinstance(s, BNode) or not str(s).startswith(str(NGSH))}


def message_with_jargon(graph: Graph) -> set[Node]:
    """Messages that a privacy officer cannot read: IRIs, placeholders, names of terms."""
    jargon = re.compile(r"https?:|[{}?$]\w+|\b(?:sh|ng|dpv|ngsh):\w|minCount|SPARQL")
    return {s for s, text in graph.subject_objects(SH.message) if jargon.search(str(text))}


def term_of_a_company(graph: Graph) -> set[Node]:
    found: set[Node] = set()
    for triple in graph:
        for term in triple:
            laws = (THINGS + "law/", THINGS + "authority/")
            if THINGS in str(term) and not all(
                iri.startswith(laws)
                for iri in re.findall(rf"{re.escape(THINGS)}[\w/-]+", str(term))
            ):
                found.add(triple[0])
    return found


RULES: list[Callable[[Graph], set[Node]]] = [
    without_description,
    without_message,
    without_severity,
    without_provision,
    without_name,
    message_with_jargon,
    term_of_a_company,
]
BROKEN = f"""
ngsh:A a sh:NodeShape ; sh:targetNode <{THINGS}zendesk> ; sh:property [ a sh:PropertyShape ;
  sh:path ng:modality ; sh:minCount 1 ; sh:message "ng:modality is missing"@en ] .
"""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_fires_on_a_broken_shape(rule: Callable[[Graph], set[Node]]) -> None:
    assert rule(parse(BROKEN))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_shapes_keep_the_rule(rule: Callable[[Graph], set[Node]]) -> None:
    wrong = {}
    for file in FILES:
        if rule is without_provision and file.parent.name in WITHOUT_LAW:
            continue
        found = rule(read_file(file))
        if found:
            wrong[str(file.relative_to(CONTENT.shapes))] = sorted(map(str, found))
    assert wrong == {}


def test_every_term_is_of_shacl_and_every_query_is_sparql() -> None:
    check_shapes([CONTENT.shapes / "prefixes.ttl", *FILES])


@pytest.mark.parametrize(
    ("turtle", "message", "line"),
    [
        ("ngsh:A a sh:NodeShape ;\n  sh:shape ngsh:B .", "sh:shape is not a term of SHACL", 3),
        ("ngsh:A sh:minCuont 1 .", "sh:minCuont is not a term of SHACL", 2),
        (
            "ngsh:A sh:sparql ngsh:Q .\n"
            'ngsh:Q sh:select """SELECT $this WHERE {\n  ?x ng:y\n}""" .',
            "is not SPARQL",
            4,
        ),
    ],
)
def test_broken_shapes_are_refused_with_their_line(
    tmp_path: Path, turtle: str, message: str, line: int
) -> None:
    prologue = " ".join(f"PREFIX {p}: <{PREFIXES[p]}>" for p in ("ng", "ngsh", "sh"))
    file = tmp_path / "shapes.ttl"
    file.write_text(f"{prologue}\n{turtle}\n", "utf-8")
    with pytest.raises(ShapesError, match=message) as error:
        check_shapes([file])
    assert (error.value.file, error.value.line) == (str(file), line)


@pytest.mark.parametrize(("folder", "count"), LAWS.items())
def test_requirements_are_all_here(folder: str, count: int) -> None:
    found = []
    for file in sorted((CONTENT.shapes / folder).glob("*.ttl")):
        for node in read_turtle(file).subjects(RDF.type, NG.Requirement):
            assert str(node) == f"{NGSH}{file.stem}", "one requirement a file, called after it"
            found.append(file.stem)
    assert len(found) == count


def test_there_are_fifteen_consistency_checks_and_more() -> None:
    files = [read_file(f) for f in FILES if f.parent.name == "consistency"]
    checks = [n for g in files for n in g.subjects(RDF.type, NG.ConsistencyCheck)]
    assert len(checks) >= 15


def test_examinations_are_complete() -> None:
    together = Graph()
    for file in FILES:
        together += read_file(file)
    shapes = set(shapes_in(together))
    number = 0
    for kind, roles in ((NG.Requirement, "presence"), (NG.ConsistencyCheck, "finding")):
        for node in together.subjects(RDF.type, kind):
            number += 1
            assert languages(together, node, SKOS.prefLabel) == ["en", "nl"]
            assert str(together.value(node, DCTERMS.identifier)) == str(node).removeprefix(
                str(NGSH)
            )
            assert together.value(node, NG[f"{roles}Shape"]) is not None, node
            assert together.value(node, NG.evidenceShape) is not None, node
            for role in ROLES:
                named = set(together.objects(node, NG[f"{role}Shape"]))
                assert named <= shapes, f"{node}: {named - shapes} are no shapes"
            if kind == NG.Requirement:
                assert together.value(node, NG.requiredBy) is not None
                assert together.value(node, SKOS.notation) is not None
                assert together.value(node, DCTERMS.source) is not None
    assert number >= 86


def test_prefixes_of_queries_are_those_of_the_project() -> None:
    graph = read_file(CONTENT.shapes / "prefixes.ttl")
    declared = {
        str(graph.value(d, SH.prefix)): str(graph.value(d, SH.namespace))
        for d in graph.objects(None, SH.declare)
    }
    assert declared
    assert declared.items() <= PREFIXES.items()
