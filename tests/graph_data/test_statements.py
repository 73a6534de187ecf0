"""The statement graphs: coverage, evidence, modality, languages, and nothing of the text itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from noticegraph.content import shipped_content
from noticegraph.evidence import passage_graph
from noticegraph.namespaces import NG, OA
from noticegraph.passages import read_statement_text, segment_text
from noticegraph.turtle import read_turtle

CONTENT = shipped_content()
DPV = "https://w3id.org/dpv#"
ZENDESK = "https://w3id.org/noticegraph/id/zendesk-2024-02-20-nl"


@pytest.fixture(scope="module")
def facts() -> Graph:
    return read_turtle(CONTENT.graph_data / "zendesk" / "2024-02-20-nl.ttl")


@pytest.fixture(scope="module")
def passages() -> Graph:
    return read_turtle(CONTENT.graph_data / "zendesk" / "2024-02-20-nl-passages.ttl")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    graph = Graph()
    for path in sorted(CONTENT.ontology.glob("*.ttl")):
        graph += read_turtle(path)
    return graph


def subclasses(ontology: Graph, top: URIRef) -> set[URIRef]:
    return {c for c in ontology.transitive_subjects(RDFS.subClassOf, top) if isinstance(c, URIRef)}


def instances(facts: Graph, ontology: Graph, top: URIRef) -> set[URIRef]:
    kinds = subclasses(ontology, top)
    found = {s for kind in kinds for s in facts.subjects(RDF.type, kind)}
    return {s for s in found if isinstance(s, URIRef)}


def count(facts: Graph, name: str) -> int:
    return len(set(facts.subjects(RDF.type, NG[name])))


def test_every_stated_node_cites_a_passage_that_exists(
    facts: Graph, passages: Graph, ontology: Graph
) -> None:
    known = set(passages.subjects(RDF.type, NG.Passage))
    nodes = instances(facts, ontology, NG.StatedNode)
    assert len(nodes) >= 450
    assert {node for node in nodes if not list(facts.objects(node, NG.statedIn))} == set()
    assert set(facts.objects(None, NG.statedIn)) <= known


def test_every_stated_fact_has_one_modality(facts: Graph, ontology: Graph) -> None:
    modalities = set(ontology.subjects(RDF.type, NG.Modality))
    assert len(modalities) == 4
    stated = instances(facts, ontology, NG.StatedFact)
    assert len(stated) >= 250
    for fact in stated:
        assert len(list(facts.objects(fact, NG.modality))) == 1, fact
        assert facts.value(fact, NG.modality) in modalities


def test_conditional_facts_name_their_condition(facts: Graph, ontology: Graph) -> None:
    conditional = set(facts.subjects(NG.modality, NG.Conditional))
    assert len(conditional) >= 40
    for fact in conditional:
        conditions = list(facts.objects(fact, NG.condition))
        assert conditions, fact
        for condition in conditions:
            labelled = (condition, SKOS.prefLabel, None)
            assert labelled in facts or labelled in ontology, condition


def test_labels_stand_in_both_languages(facts: Graph, ontology: Graph) -> None:
    for node in instances(facts, ontology, NG.StatedNode):
        languages = sorted(
            label.language or ""
            for label in facts.objects(node, SKOS.prefLabel)
            if isinstance(label, Literal)
        )
        assert languages == ["en", "nl"], node


def test_counts_that_a_reader_of_the_statement_finds(facts: Graph) -> None:
    """Counted in the text: 28 entities, 7 categories, 33 cells, 8 purposes with 17 bases …"""
    purposes = set(facts.objects(None, URIRef(DPV + "hasPurpose")))
    claims = {
        claim
        for claim in facts.subjects(RDF.type, NG.LegalBasisClaim)
        if facts.value(claim, NG.ofProcess) is not None
    }
    found = {
        "entities": count(facts, "Affiliate"),
        "categories": count(facts, "DataCategory"),
        "cells": count(facts, "Disclosure"),
        "purposes": len(purposes),
        "claims": len(claims),
        "sold or shared": count(facts, "SaleOrSharing"),
        "not applicable": count(facts, "NoSaleOrSharing"),
        "certifications": count(facts, "DPFCertification"),
        "regions": count(facts, "RegionalTerms"),
        "lost links": len(set(facts.subjects(NG.targetLost, Literal(True)))),
    }
    assert found == {
        "entities": 28,
        "categories": 7,
        "cells": 33,
        "purposes": 8,
        "claims": 17,
        "sold or shared": 4,
        "not applicable": 4,
        "certifications": 9,
        "regions": 8,
        "lost links": 8,
    }


def test_shortcut_bases_equal_the_claims(facts: Graph) -> None:
    bases = URIRef(DPV + "hasLegalBasis")
    processes = set(facts.subjects(RDF.type, NG.PurposeProcess))
    assert len(processes) == 8
    for process in processes:
        claimed = {facts.value(c, NG.basis) for c in facts.subjects(NG.ofProcess, process)}
        assert claimed - {None} == set(facts.objects(process, bases))


def test_each_passage_states_a_fact_or_says_why_not(facts: Graph, passages: Graph) -> None:
    """Each paragraph, row and item of the statement, sections 1 to 14 and the preamble."""
    cited = set(facts.objects(None, NG.statedIn))
    reasons = set(facts.subjects(NG.statesNoFact))
    parts = [
        node
        for node in passages.subjects(RDF.type, NG.Passage)
        if passages.value(node, NG.passageKind) not in (NG.Section, NG.TableRow)
    ]
    assert len(parts) == 224
    open_parts = [node for node in parts if node not in cited and node not in reasons]
    assert open_parts == []
    assert cited & reasons == set()
    in_text = {
        node
        for node in reasons
        if passages.value(node, NG.passageKind) in (NG.Paragraph, NG.ListItem)
        and str(passages.value(node, NG.section)) != "contents"
    }
    assert len(in_text) == 1  # the link that skips the navigation


def test_rows_are_covered_by_their_parts(facts: Graph, passages: Graph) -> None:
    cited = {str(passage) for passage in facts.objects(None, NG.statedIn)}
    rows = set(passages.subjects(NG.passageKind, NG.TableRow))
    assert len(rows) == 22
    for row in rows:
        assert any(passage.startswith(f"{row}/") for passage in cited), row


def test_passages_are_those_of_the_text(passages: Graph, shared: Path) -> None:
    text = read_statement_text(shared / "statements" / "zendesk-nl-2024-02-20.txt")
    assert set(passages) == set(passage_graph(segment_text(text), ZENDESK))


def test_background_law_cites_sources_and_no_passage() -> None:
    files = sorted((CONTENT.graph_data / "law").glob("*.ttl"))
    assert len(files) == 2
    for path in files:
        graph = read_turtle(path)
        assert not list(graph.subject_objects(NG.statedIn))
        source = URIRef("http://purl.org/dc/terms/source")
        assert {s for s in graph.subjects() if graph.value(s, source) is None} == set()


def shingles(text: str, size: int = 9) -> set[tuple[str, ...]]:
    words = [word.lower() for word in re.findall(r"[^\W\d_]{2,}", text)]
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def test_no_sentence_of_a_statement_stands_in_the_repository(shared: Path) -> None:
    statements = sorted((shared / "statements").iterdir())
    assert len(statements) >= 4
    known: set[tuple[str, ...]] = set()
    for path in statements:
        known |= shingles(path.read_text(encoding="utf-8"))
    folders = ["graph_data", "ontology", "questions", "tests", "server", "docs", "examples"]
    files = [p for name in folders for p in (CONTENT.root / name).rglob("*") if p.is_file()]
    files += list(CONTENT.root.glob("*.md"))
    copied = [
        str(path.relative_to(CONTENT.root))
        for path in files
        if path.suffix in {".ttl", ".rq", ".py", ".tsv", ".md", ".html", ".txt"}
        and shingles(path.read_text(encoding="utf-8")) & known
    ]
    assert copied == []


def test_selectors_hold_positions_in_order(passages: Graph) -> None:
    selectors = set(passages.subjects(RDF.type, OA.TextPositionSelector))
    assert len(selectors) == len(set(passages.subjects(RDF.type, NG.Passage)))
    for selector in selectors:
        start, end = passages.value(selector, OA.start), passages.value(selector, OA.end)
        assert isinstance(start, Literal) and isinstance(end, Literal)
        assert 0 <= start.value < end.value <= 45506
