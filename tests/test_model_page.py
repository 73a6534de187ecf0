"""docs/model.md: what it shows can be read, and is what the ontology and the graphs have."""

from __future__ import annotations

import re
import subprocess
import sys

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from noticegraph.content import shipped_content
from noticegraph.namespaces import NG, PREFIXES
from noticegraph.turtle import read_turtle

ROOT = shipped_content().root
PAGE = (ROOT / "docs" / "model.md").read_text("utf-8")
PREAMBLE = "BASE <https://example.org/statement/>\n" + "".join(
    f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()
)
ABSTRACT = {NG.StatedNode, NG.StatedEntity, NG.StatedFact}


def ontology() -> Graph:
    graph = Graph()
    for path in (ROOT / "ontology").rglob("*.ttl"):
        graph += read_turtle(path)
    return graph


def examples() -> Graph:
    graph = Graph()
    for block in re.findall(r"```turtle\n(.*?)```", PAGE, re.DOTALL):
        assert block.count("\n") <= 10, block
        graph.parse(data=PREAMBLE + block, format="turtle")
    return graph


def test_each_class_has_an_example_that_can_be_read() -> None:
    vocabulary = ontology()
    classes = set(vocabulary.transitive_subjects(RDFS.subClassOf, NG.StatedNode)) - ABSTRACT
    live = {c for c in classes if (c, OWL.deprecated, Literal(True)) not in vocabulary}
    assert len(live) > 50
    assert live <= set(examples().objects(None, RDF.type))


def test_examples_say_what_they_are_called_and_where_and_how_they_are_stated() -> None:
    shown, vocabulary = examples(), ontology()
    classes = set(vocabulary.transitive_subjects(RDFS.subClassOf, NG.StatedNode))
    facts = set(vocabulary.transitive_subjects(RDFS.subClassOf, NG.StatedFact))
    nodes = {node for kind in classes for node in shown.subjects(RDF.type, kind)}
    assert len(nodes) > 50
    for needed, those in (
        (SKOS.prefLabel, nodes),
        (NG.statedIn, nodes),
        (NG.modality, {n for kind in facts for n in shown.subjects(RDF.type, kind)}),
    ):
        assert {node for node in those if (node, needed, None) not in shown} == set(), needed


def test_examples_use_known_terms() -> None:
    vocabulary = ontology()
    ours = {t for triple in examples() for t in triple
            if isinstance(t, URIRef) and t.startswith(str(NG))}  # fmt: skip
    assert {t for t in ours if (t, None, None) not in vocabulary} == set()


def test_each_term_that_dpv_lacks_has_a_row_with_definition_and_source() -> None:
    table = PAGE.partition("## What DPV lacks")[2]
    cells = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| `")]
    named = [row[0].strip() for row in cells]
    assert len(set(named)) == len(named)
    assert all(len(row) == 4 and all(cell.strip() for cell in row) for row in cells)
    assert all(name.count("`") == 2 for name in named)
    vocabulary = ontology()
    live = {
        f"`ng:{str(term).removeprefix(str(NG))}`"
        for term in vocabulary.subjects(SKOS.broader, URIRef(PREFIXES["dpv"] + "DataSubjectRight"))
        if (term, OWL.deprecated, Literal(True)) not in vocabulary and str(term).startswith(str(NG))
    }
    assert len(live) > 10
    assert live <= set(named)
    # What the page says DPV has none of.
    wanted = (
        "Accounting SurveyAnalysis EventParticipation ContextualAdvertising AdvertisingMeasurement"
        " Referral DiversityInclusion CorporateTransaction StorageLocationClaim BreachNotice"
        " TimeFrame exceptsProduct PrecedenceRule EU-US-DPF UK-Extension-DPF Swiss-US-DPF"
    )
    assert {f"`ng:{name}`" for name in wanted.split()} <= set(named)


def test_the_list_is_what_the_tool_writes() -> None:
    done = subprocess.run(
        [sys.executable, "tools/model_page.py", "--check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
