"""The statement graphs: coverage, evidence, modality, languages, and nothing of the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from noticegraph.catalog import read_catalog
from noticegraph.content import shipped_content
from noticegraph.evidence import passage_graph
from noticegraph.namespaces import NG, OA
from noticegraph.passages import TextFormat, read_statement_text, segment_text, text_digest
from noticegraph.turtle import read_turtle

CONTENT = shipped_content()
DPV = "https://w3id.org/dpv#"
ID = "https://w3id.org/noticegraph/id/"
NEGATION = re.compile(
    r"\b(not|no|never|none|nor|neither|without|niet|geen|nooit|noch|zonder)\b|n't\b", re.IGNORECASE
)
NO_FACT = (NG.Section, NG.TableRow)


@dataclass(frozen=True)
class Case:
    """A statement: its graphs, the place of its text, and what a reader counts in the text."""

    folder: str
    version: str
    iri: str
    text: str
    form: TextFormat
    code_points: int
    parts: int
    rows: int
    uncited_paragraphs: int
    at_least: tuple[int, int, int]  # stated nodes, stated facts, conditional facts
    denied: int

    def read(self, suffix: str = "") -> Graph:
        return read_turtle(CONTENT.graph_data / self.folder / f"{self.version}{suffix}.ttl")


CASES = [
    Case(
        "zendesk",
        "2024-02-20-nl",
        ID + "zendesk-2024-02-20-nl",
        "zendesk-nl-2024-02-20.txt",
        "txt",
        code_points=45506,
        parts=224,
        rows=22,
        uncited_paragraphs=1,  # the link that skips the navigation
        at_least=(500, 280, 45),
        # Children 2, table of section 10.a 4, below it 4, section 10.b 1, decisions 1, Nevada 1.
        denied=13,
    ),
    Case(
        "github",
        "2024-02-01-en",
        ID + "github-2024-02-01-en",
        "github-en-general-privacy-statement.md",
        "md",
        code_points=42618,
        parts=193,
        rows=4,
        uncited_paragraphs=2,  # what cookies are in general; the line above the table
        at_least=(500, 250, 40),
        denied=9,
    ),
    *(
        Case(
            "example",
            f"2026-01-01-{language}",
            f"{ID}example-2026-01-01-{language}",
            f"2026-01-01-{language}.md",
            "md",
            code_points=code_points,
            parts=60,
            rows=7,
            uncited_paragraphs=1,  # that it is an example
            at_least=(50, 30, 3),
            denied=2,
        )
        for language, code_points in (("en", 2498), ("nl", 2689))
    ),
]
ZENDESK = CASES[0]
GITHUB = CASES[1]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case.folder}-{case.version[-2:]}")
def case(request: pytest.FixtureRequest) -> Case:
    found = request.param
    assert isinstance(found, Case)
    return found


@pytest.fixture(scope="module")
def facts(case: Case) -> Graph:
    return case.read()


@pytest.fixture(scope="module")
def passages(case: Case) -> Graph:
    return case.read("-passages")


def test_each_statement_of_the_catalogue_is_tested_here() -> None:
    named = {e.statement for e in read_catalog(CONTENT) if e.statement}
    assert {case.iri for case in CASES} == named


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


def count_of_denials(facts: Graph, name: str) -> int:
    """Denials of one class that name a category."""
    return len({s for s in facts.subjects(NG.denies, NG[name]) if (s, NG.category, None) in facts})


def test_every_stated_node_cites_a_passage_that_exists(
    case: Case, facts: Graph, passages: Graph, ontology: Graph
) -> None:
    known = set(passages.subjects(RDF.type, NG.Passage))
    nodes = instances(facts, ontology, NG.StatedNode)
    assert len(nodes) >= case.at_least[0]
    assert {node for node in nodes if not list(facts.objects(node, NG.statedIn))} == set()
    assert set(facts.objects(None, NG.statedIn)) <= known


def test_every_stated_fact_has_one_modality(case: Case, facts: Graph, ontology: Graph) -> None:
    modalities = set(ontology.subjects(RDF.type, NG.Modality))
    assert len(modalities) == 4
    stated = instances(facts, ontology, NG.StatedFact)
    assert len(stated) >= case.at_least[1]
    for fact in stated:
        assert len(list(facts.objects(fact, NG.modality))) == 1, fact
        assert facts.value(fact, NG.modality) in modalities


def test_what_is_denied_is_a_denial_and_named_negatively(case: Case, facts: Graph) -> None:
    denied = set(facts.subjects(NG.modality, NG.Denied))
    assert len(denied) == case.denied
    assert denied == set(facts.subjects(RDF.type, NG.Denial))
    for fact in denied:
        assert list(facts.objects(fact, NG.denies)), fact
        for label in facts.objects(fact, SKOS.prefLabel):
            assert NEGATION.search(str(label)), f"{fact}: {label}"


def test_who_knows_only_dpv_learns_nothing_of_what_is_denied(
    case: Case, facts: Graph, ontology: Graph
) -> None:
    """Asked with DPV's terms alone: no process, recipient, purpose or transfer is denied."""
    denied = set(facts.subjects(NG.modality, NG.Denied))
    processes = {s for kind in subclasses(ontology, URIRef(DPV + "Process"))
                 for s in facts.subjects(RDF.type, kind)}  # fmt: skip
    processes |= set(facts.objects(None, URIRef(DPV + "hasProcess")))
    assert processes
    assert processes & denied == set()
    where = {URIRef(DPV + name) for name in ("hasJurisdiction", "hasApplicableLaw")}
    told = {
        (s, p)
        for s in denied
        for p in facts.predicates(s)
        if str(p).startswith("https://w3id.org/dpv")
    }
    assert {(s, p) for s, p in told if p not in where} == set()
    # What only a denial is about is no recipient or purpose of anything, whatever its type.
    of_denials = {o for fact in denied for p, o in facts.predicate_objects(fact)
                  if str(p).startswith(str(NG) + "denied")}  # fmt: skip
    of_facts = {o for s, _, o in facts if s not in denied}
    dpv_kinds = {t for t in facts.objects(None, RDF.type) if str(t).startswith(DPV)}
    for thing in of_denials - of_facts:
        assert not set(facts.objects(thing, RDF.type)) & dpv_kinds, thing


def test_what_is_asserted_has_no_condition(facts: Graph) -> None:
    asserted = set(facts.subjects(NG.modality, NG.Asserted))
    assert asserted
    assert {fact for fact in asserted if (fact, NG.condition, None) in facts} == set()


def test_conditional_facts_name_their_condition(case: Case, facts: Graph, ontology: Graph) -> None:
    conditional = set(facts.subjects(NG.modality, NG.Conditional))
    assert len(conditional) >= case.at_least[2]
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


def test_counts_that_a_reader_of_the_zendesk_statement_finds() -> None:
    """Counted in the text: 28 entities, 7 categories, 33 cells, 8 purposes with 17 bases …"""
    facts = ZENDESK.read()
    purposes = {
        purpose
        for process in facts.subjects(RDF.type, NG.PurposeProcess)
        for purpose in facts.objects(process, URIRef(DPV + "hasPurpose"))
    }
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
        "not applicable": count_of_denials(facts, "SaleOrSharing"),
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
        "regions": 10,
        "lost links": 8,
    }


def test_shortcut_bases_equal_the_claims(facts: Graph) -> None:
    bases = URIRef(DPV + "hasLegalBasis")
    processes = set(facts.subjects(RDF.type, NG.PurposeProcess))
    assert len(processes) >= 3
    for process in processes:
        claimed = {facts.value(c, NG.basis) for c in facts.subjects(NG.ofProcess, process)}
        assert claimed - {None} == set(facts.objects(process, bases))


def test_counts_that_a_reader_of_the_github_statement_finds() -> None:
    """Counted in the text: 11 purposes and 9 of the US section, 10 recipients, 8 × 4 and 3 × 3."""
    facts = GITHUB.read()
    sharing = URIRef(f"{GITHUB.iri}/passage/sharing-of-personal-data/paragraph-1")
    shared_with = {
        s for s in facts.subjects(NG.statedIn, sharing) if (s, NG.modality, None) in facts
    }
    in_california = (URIRef(DPV + "hasJurisdiction"), URIRef("https://w3id.org/dpv/loc#US-CA"))
    cells = {
        s for s in facts.subjects(RDF.type, NG.Disclosure) if (s, *in_california) in facts
    } - set(facts.subjects(NG.modality, NG.Denied))
    found = {
        "certifications": count(facts, "DPFCertification"),
        "claims": count(facts, "LegalBasisClaim"),
        "cells of California": len(cells),
        "shared": count(facts, "SaleOrSharing"),
        "not sold": count_of_denials(facts, "SaleOrSharing"),
        "purposes": count(facts, "PurposeProcess") - 1,  # one process has bases and no purpose
        "recipients": len(shared_with),
        "signals": count(facts, "SignalResponse"),
        "places of storage": count(facts, "StorageLocationClaim"),
        "claims to be complete": count(facts, "CompletenessClaim"),
        "products": count(facts, "Product"),
    }
    assert found == {
        "certifications": 3,
        "claims": 4,
        "cells of California": 32,
        "shared": 9,
        "not sold": 4,
        "purposes": 20,
        "recipients": 10,
        "signals": 2,
        "places of storage": 3,
        "claims to be complete": 1,
        "products": 3,
    }


def test_the_two_languages_of_the_example_say_the_same() -> None:
    """All but passages, language, title, digest and lengths, and what translates what."""
    dutch, english = (
        {
            tuple(str(term).replace(case.iri, ID + "example") for term in triple)
            for triple in case.read()
            if triple[1] != NG.statedIn and "/passage/" not in triple[0]
        }
        for case in CASES[2:]
    )
    version = ID + "example"
    different = {s for s, _, _ in dutch ^ english}
    assert different == {version, version + "/contact/address"}


def test_each_passage_states_a_fact_or_says_why_not(
    case: Case, facts: Graph, passages: Graph
) -> None:
    """Each paragraph, row and item of the statement, from its first line to its last."""
    cited = set(facts.objects(None, NG.statedIn))
    reasons = set(facts.subjects(NG.statesNoFact))
    parts = [
        node
        for node in passages.subjects(RDF.type, NG.Passage)
        if passages.value(node, NG.passageKind) not in NO_FACT
    ]
    assert len(parts) == case.parts
    open_parts = [node for node in parts if node not in cited and node not in reasons]
    assert open_parts == []
    assert cited & reasons == set()
    in_text = {
        node
        for node in reasons
        if passages.value(node, NG.passageKind) in (NG.Paragraph, NG.ListItem)
        and str(passages.value(node, NG.section)) != "contents"
    }
    assert len(in_text) == case.uncited_paragraphs


def test_rows_are_covered_by_their_parts(case: Case, facts: Graph, passages: Graph) -> None:
    cited = {str(passage) for passage in facts.objects(None, NG.statedIn)}
    rows = set(passages.subjects(NG.passageKind, NG.TableRow))
    assert len(rows) == case.rows
    for row in rows:
        assert any(passage.startswith(f"{row}/") for passage in cited), row


def test_passages_are_those_of_the_text(
    case: Case, facts: Graph, passages: Graph, request: pytest.FixtureRequest
) -> None:
    path = CONTENT.graph_data / case.folder / case.text
    if not path.exists():
        path = request.getfixturevalue("shared") / "statements" / case.text
    text = read_statement_text(path)
    assert set(passages) == set(passage_graph(segment_text(text, case.form), case.iri))
    assert facts.value(URIRef(case.iri), NG.textDigest) == Literal(text_digest(text))
    assert len(text) == case.code_points


def test_nothing_of_one_statement_stands_in_the_graph_of_another(case: Case, facts: Graph) -> None:
    others = tuple(f"{other.iri}/" for other in CASES if other is not case)
    terms = {str(term) for triple in facts for term in triple}
    assert [term for term in terms if term.startswith(others)] == []


def test_background_law_cites_sources_and_no_passage() -> None:
    files = sorted((CONTENT.graph_data / "law").glob("*.ttl"))
    assert [path.stem for path in files] == ["acts", "authorities", "categories", "frameworks"]
    for path in files:
        graph = read_turtle(path)
        assert not list(graph.subject_objects(NG.statedIn))
        source = URIRef("http://purl.org/dc/terms/source")
        assert {s for s in graph.subjects() if graph.value(s, source) is None} == set()


def postal_addresses() -> set[str]:
    graphs = [case.read() for case in CASES]
    return {str(o) for graph in graphs for o in graph.objects(None, URIRef(DPV + "hasAddress"))}


def shingles(text: str, addresses: Iterable[str] = (), size: int = 9) -> set[tuple[str, ...]]:
    # Addresses of either kind are facts.
    text = re.sub(r"https?://[^\s>)]+", " ", text)
    for address in addresses:
        text = text.replace(address, " ")
    words = [word.lower() for word in re.findall(r"[^\W\d_]{2,}", text)]
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def test_no_sentence_of_a_statement_stands_in_the_repository(shared: Path) -> None:
    statements = sorted((shared / "statements").iterdir())
    assert len(statements) >= 4
    addresses = postal_addresses()
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
        and shingles(path.read_text(encoding="utf-8"), addresses) & known
    ]
    assert copied == []


def test_selectors_hold_positions_in_order(case: Case, passages: Graph) -> None:
    selectors = set(passages.subjects(RDF.type, OA.TextPositionSelector))
    assert len(selectors) == len(set(passages.subjects(RDF.type, NG.Passage)))
    for selector in selectors:
        start, end = passages.value(selector, OA.start), passages.value(selector, OA.end)
        assert isinstance(start, Literal) and isinstance(end, Literal)
        assert 0 <= start.value < end.value <= case.code_points
