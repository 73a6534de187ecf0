"""The vocabulary, the catalogue and the examinations against the shapes of their structure."""

from __future__ import annotations

import pytest
from rdflib import DCAT, RDF, Graph
from shape_examples import CONTENT, index_of, parse, short, short_path

from noticegraph.namespaces import NG
from noticegraph.pyshacl_engine import read_graphs, validate_graph
from noticegraph.pyshacl_engine import results_of as results_in
from noticegraph.validation import read_findings

STRUCTURE = CONTENT.shapes / "structure"


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return read_graphs(CONTENT.vocabulary_files())


@pytest.fixture(scope="module")
def catalog() -> Graph:
    return read_graphs([CONTENT.graph_data / "catalog.ttl"])


def results_of(name: str, data: Graph) -> set[str]:
    """Return focus, path, component and source shape of each result."""
    shapes = read_graphs([CONTENT.shapes / "prefixes.ttl", STRUCTURE / name])
    return {
        " | ".join([short(f.focus), short_path(f.path), short(f.component), short(f.shape)])
        for f in read_findings(
            results_in(validate_graph(data, shapes)), index_of(data), index_of(shapes)
        )
    }


def test_the_vocabulary_gives_no_result(vocabulary: Graph) -> None:
    assert len(set(vocabulary.subjects())) >= 500
    assert results_of("ontology.ttl", vocabulary) == set()


def test_the_catalogue_gives_no_result(vocabulary: Graph, catalog: Graph) -> None:
    assert len(set(catalog.subjects(RDF.type, NG.CatalogedGraph))) >= 20
    assert results_of("catalog.ttl", vocabulary + catalog) == set()


def test_a_broken_vocabulary_is_reported(vocabulary: Graph) -> None:
    gone = parse("""
ng:Disclosure rdfs:subClassOf ng:StatedFact , dpv:Process .
ng:Denied skos:prefLabel "ontkend"@nl .
""")
    assert len(vocabulary - gone) == len(vocabulary) - len(gone)
    assert results_of("ontology.ttl", vocabulary - gone) == {
        "ng:Disclosure | rdfs:subClassOf | sh:MinCountConstraintComponent"
        " | ngsh:VocabularyClassShape-superclass",
        "ng:Denied | skos:prefLabel | sh:MinCountConstraintComponent | ngsh:TermShape-label",
    }


def test_a_broken_catalogue_is_reported(vocabulary: Graph, catalog: Graph) -> None:
    graph = "<https://w3id.org/noticegraph/graph/law/acts>"
    gone = parse(f"""
<https://w3id.org/noticegraph/graph/catalog> dcat:dataset {graph} .
{graph} ng:file "graph_data/law/acts.ttl" .
""")
    assert len(catalog - gone) == len(catalog) - len(gone)
    inverse = f"^<{DCAT.dataset}>"
    assert results_of("catalog.ttl", vocabulary + (catalog - gone)) == {
        f"{graph[1:-1]} | {inverse} | sh:MinCountConstraintComponent"
        " | ngsh:CatalogedGraphShape-listing",
        f"{graph[1:-1]} | ng:file | sh:MinCountConstraintComponent | ngsh:CatalogedGraphShape-file",
    }


def test_the_examinations_give_no_result(vocabulary: Graph) -> None:
    shapes = read_graphs(sorted(CONTENT.shapes.rglob("*.ttl")))
    assert len(set(shapes.subjects(RDF.type, NG.Requirement))) >= 1
    assert results_of("examination.ttl", vocabulary + shapes) == set()
