"""The ontology as governed source: each rule is a function with a fixture on which it fires."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from noticegraph.content import shipped_content
from noticegraph.namespaces import NG

ROOT = shipped_content().root
MODULES = sorted((ROOT / "ontology").glob("*.ttl"))
DEFINING = [path for path in MODULES if path.name != "labels.ttl"]
ANCHORS = {str(NG)}


def read(*paths: Path) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return read(*DEFINING)


def own_terms(graph: Graph) -> set[URIRef]:
    return {s for s in graph.subjects(SKOS.prefLabel) if str(s).startswith(str(NG))}


def without_text_in_both_languages(graph: Graph) -> set[URIRef]:
    """Terms that lack a label or a definition in English or Dutch, or have two of them."""
    wrong = set()
    for term in own_terms(graph):
        for predicate in (SKOS.prefLabel, SKOS.definition):
            languages = sorted(
                value.language or ""
                for value in graph.objects(term, predicate)
                if isinstance(value, Literal)
            )
            if languages != ["en", "nl"]:
                wrong.add(term)
    return wrong


def undefined_by_a_module(graph: Graph) -> set[URIRef]:
    headers = set(graph.subjects(RDF.type, OWL.Ontology))
    return {t for t in own_terms(graph) if set(graph.objects(t, RDFS.isDefinedBy)) - headers} | {
        t for t in own_terms(graph) if not list(graph.objects(t, RDFS.isDefinedBy))
    }


def classes_without_superclass(graph: Graph) -> set[URIRef]:
    classes = {c for c in graph.subjects(RDF.type, RDFS.Class) if isinstance(c, URIRef)}
    return {c for c in classes if not list(graph.objects(c, RDFS.subClassOf))}


def circular(graph: Graph) -> set[URIRef]:
    wrong = set()
    for term in own_terms(graph):
        for predicate in (RDFS.subClassOf, SKOS.broader, RDFS.subPropertyOf):
            above = set()
            for parent in graph.objects(term, predicate):
                above |= set(graph.transitive_objects(parent, predicate))
            if term in above:
                wrong.add(term)
    return wrong


def same_label(graph: Graph) -> set[str]:
    """Labels that two terms of the same type share: a reader could not tell them apart."""
    seen: dict[tuple[str, str], URIRef] = {}
    wrong = set()
    for term in sorted(own_terms(graph)):
        kind = str(min(graph.objects(term, RDF.type)))
        for label in graph.objects(term, SKOS.prefLabel):
            key = (kind, f"{label}@{getattr(label, 'language', '')}")
            if seen.setdefault(key, term) != term:
                wrong.add(str(label))
    return wrong


RULES = [
    without_text_in_both_languages,
    undefined_by_a_module,
    classes_without_superclass,
    circular,
    same_label,
]

BROKEN = f"""
@prefix ng: <{NG}> . @prefix skos: <{SKOS}> . @prefix rdfs: <{RDFS}> .
ng:A a rdfs:Class ; skos:prefLabel "a"@en ; skos:broader ng:B .
ng:B a rdfs:Class ; skos:prefLabel "a"@en ; skos:broader ng:A .
"""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_ontology_keeps_the_rule(rule, ontology: Graph) -> None:  # type: ignore[no-untyped-def]
    assert rule(ontology) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_fires_on_a_broken_ontology(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule(Graph().parse(data=BROKEN, format="turtle"))


def test_the_modules_are_all_here(ontology: Graph) -> None:
    assert {path.stem for path in DEFINING} >= {"core", "denials", "deprecated", "retention"}
    assert len(own_terms(ontology)) >= 200


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_header_is_complete(path: Path) -> None:
    graph = read(path)
    (header,) = graph.subjects(RDF.type, OWL.Ontology)
    vann = "http://purl.org/vocab/vann/"
    for predicate in (DCTERMS.title, DCTERMS.description):
        languages = {getattr(v, "language", None) for v in graph.objects(header, predicate)}
        assert languages == {"en", "nl"}
    for required in (
        OWL.versionIRI,
        DCTERMS.license,
        DCTERMS.created,
        DCTERMS.modified,
        URIRef(vann + "preferredNamespacePrefix"),
    ):
        assert graph.value(header, required) is not None, required
    dates = [graph.value(header, p) for p in (DCTERMS.created, DCTERMS.modified)]
    assert all(str(d.datatype).endswith("#date") for d in dates if isinstance(d, Literal))


def test_every_own_term_that_is_used_is_defined(ontology: Graph) -> None:
    defined = {str(term) for term in own_terms(ontology)}
    used: set[str] = set()
    for path in [*MODULES, *sorted((ROOT / "graph_data").rglob("*.ttl"))]:
        for triple in read(path):
            used |= {str(t) for t in triple if isinstance(t, URIRef) and t.startswith(str(NG))}
    for path in sorted((ROOT / "questions").rglob("*.rq")):
        text = path.read_text(encoding="utf-8")
        used |= {str(NG) + name for name in re.findall(r"\bng:([A-Za-z][\w-]*)", text)}
    assert len(used) > 150
    assert used - defined - ANCHORS == set()
