"""Rewrite statement graphs of model 0.1 as graphs of model 0.2, in place.

    .venv/bin/python tools/migrate_model.py graph_data/<company>/<version>.ttl …

Terms that the ontology marks as deprecated become their replacements; denied facts become
`ng:Denial`; asserted facts with a condition become conditional; durations are no storage
conditions; contact points and channels are no officers and notices. What a program cannot know is
printed, one line a node: labels of denials must be reworded as negatives, a denial of sale or
sharing must name the transaction, a period how exactly it is meant. Rewriting a graph of model 0.2
changes nothing. Exit code 3 if a file cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL
from rdflib.term import Node

from noticegraph.content import shipped_content
from noticegraph.errors import NoticegraphError
from noticegraph.namespaces import NG, PREFIXES, shorten_iri
from noticegraph.turtle import read_turtle
from noticegraph.turtle_writing import canonical_turtle

DPV, GDPR = PREFIXES["dpv"], PREFIXES["eu-gdpr"]
HAS_PROCESS = URIRef(DPV + "hasProcess")
MEASURES = {
    "SCCByCommission": "A46-2-c",
    "SCCByDPA": "A46-2-d",
    "BindingCorporateRules": "A46-2-b",
    "CodesOfConductForDataTransfers": "A46-2-e",
    "CertificationMechanismsForDataTransfers": "A46-2-f",
    "AdequacyDecision": "A45-3",
}
"""Measures of DPV's eu-gdpr module, and the legal basis that each stands for (Art. 45, 46)."""
DENIED = {
    "hasRecipient": "deniedRecipient",
    "hasPurpose": "deniedPurpose",
    "hasProcessing": "deniedProcessing",
    "hasPersonalData": "deniedData",
    "hasDataSubject": "deniedSubject",
    "hasThirdCountry": "deniedDestination",
}
"""DPV's properties that say what happens, and those that say what does not."""
NOT_TYPES = {NG.ContactPoint: "DataProtectionOfficer", NG.ExerciseChannel: "RightExerciseNotice"}
FLAGS = {NG.freeOfCharge: ("hasFee", "FeeNotRequired")}
"""Properties with the value true, and the statement of DPV that takes their place."""


def main(arguments: list[str] | None = None) -> int:
    """Rewrite the files; print what must be done by hand."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="+", help="statement graphs (Turtle)")
    options = parser.parse_args(arguments)
    try:
        vocabulary = read_vocabulary()
        for path in options.files:
            graph = read_turtle(path)
            todo = migrate(graph, vocabulary)
            path.write_text(canonical_turtle(graph), encoding="utf-8")
            for line in todo:
                print(f"{path}: {line}")
    except (NoticegraphError, OSError) as error:
        print(error, file=sys.stderr)
        return 3
    return 0


def read_vocabulary() -> Graph:
    """Return the ontology of the project as one graph."""
    graph = Graph()
    for path in sorted(shipped_content().ontology.glob("*.ttl")):
        graph += read_turtle(path)
    return graph


def migrate(graph: Graph, vocabulary: Graph) -> list[str]:
    """Rewrite a graph in place; return a line for each node that a person must look at."""
    todo = [*_deny(graph, vocabulary)]
    _replace_terms(graph, vocabulary)
    for fact in set(graph.subjects(NG.modality, NG.Asserted)):
        if (fact, NG.condition, None) in graph:
            graph.set((fact, NG.modality, NG.Conditional))
    for rule in set(graph.subjects(RDF.type, NG.RetentionRule)):
        _move(graph, rule, URIRef(DPV + "hasStorageCondition"), URIRef(DPV + "hasDuration"))
        for months in set(graph.objects(rule, NG.months)):
            graph.remove((rule, NG.months, months))
            graph.add((rule, NG.period, Literal(f"P{months}M", datatype=XSD.duration)))
    for kind, wrong in NOT_TYPES.items():
        for node in set(graph.subjects(RDF.type, kind)):
            graph.remove((node, RDF.type, URIRef(DPV + wrong)))
    for entity, officer in list(graph.subject_objects(URIRef(DPV + "hasDataProtectionOfficer"))):
        if (officer, RDF.type, NG.ContactPoint) in graph:
            graph.remove((entity, URIRef(DPV + "hasDataProtectionOfficer"), officer))
    graph.remove((None, NG.category, URIRef(DPV + "PersonalData")))
    for flag, (property_, value) in FLAGS.items():
        for fact in set(graph.subjects(flag, Literal(True))):
            graph.remove((fact, flag, None))
            graph.add((fact, URIRef(DPV + property_), URIRef(DPV + value)))
    optional = set(graph.subjects(NG.condition, NG.OptionalForDataSubject))
    for fact in optional:
        graph.remove((fact, NG.condition, NG.OptionalForDataSubject))
        graph.add((fact, URIRef(DPV + "hasNecessity"), URIRef(DPV + "Optional")))
        if (fact, NG.condition, None) not in graph:
            graph.set((fact, NG.modality, NG.Possible))
    return [*todo, *_left_to_people(graph)]


def _left_to_people(graph: Graph) -> Iterator[str]:
    """Yield a line for each node that lacks what only the text can tell."""
    for denial in sorted(set(graph.subjects(NG.denies, NG.SaleOrSharing)), key=str):
        if (denial, NG.transaction, None) not in graph:
            yield f"{shorten_iri(str(denial))}: name the transaction: ng:Sale, ng:Sharing or both"
    for fact in sorted(set(graph.subjects(NG.period, None)), key=str):
        if (fact, NG.periodKind, None) not in graph:
            kinds = "exactly, at most, at least or about"
            yield f"{shorten_iri(str(fact))}: say how the period is meant: {kinds} (ng:periodKind)"


def _deny(graph: Graph, vocabulary: Graph) -> Iterator[str]:
    classes = set(vocabulary.transitive_subjects(RDFS.subClassOf, NG.StatedFact))
    for fact in sorted(set(graph.subjects(NG.modality, NG.Denied))):
        if (fact, RDF.type, NG.Denial) in graph:
            continue
        kinds = {kind for kind in graph.objects(fact, RDF.type) if kind in classes}
        if NG.NoSaleOrSharing in kinds or NG.SaleOrSharingClaim in kinds:
            kinds = {NG.SaleOrSharing}
        graph.remove((fact, RDF.type, None))
        graph.add((fact, RDF.type, NG.Denial))
        for kind in kinds:
            graph.add((fact, NG.denies, kind))
        graph.remove((None, HAS_PROCESS, fact))
        graph.remove((fact, URIRef(DPV + "hasApplicability"), None))
        graph.remove((fact, URIRef(DPV + "hasLegalBasis"), None))
        for old, new in DENIED.items():
            _move(graph, fact, URIRef(DPV + old), NG[new])
        yield f"{shorten_iri(str(fact))}: say the negative in the labels of this denial"


def _replace_terms(graph: Graph, vocabulary: Graph) -> None:
    new: dict[Node, Node] = {
        URIRef(GDPR + old): URIRef(GDPR + basis) for old, basis in MEASURES.items()
    }
    for old, replacement in vocabulary.subject_objects(DCTERMS.isReplacedBy):
        if (old, OWL.deprecated, Literal(True)) in vocabulary and old not in (
            NG.OptionalForDataSubject,
            *FLAGS,
        ):
            new[old] = replacement
    for triple in list(graph):
        changed = tuple(new.get(term, term) for term in triple)
        if changed != triple:
            graph.remove(triple)
            graph.add(changed)


def _move(graph: Graph, subject: Node, old: URIRef, new: URIRef) -> None:
    for value in list(graph.objects(subject, old)):
        graph.remove((subject, old, value))
        graph.add((subject, new, value))


if __name__ == "__main__":
    sys.exit(main())
