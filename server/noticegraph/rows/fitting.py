"""Which terms a cell may contain: those in the range of its property.

Responsible for what is offered instead of an unknown term, and for the list of terms in
``docs/rows.md``. Not responsible for whether a term is valid there: the structure shapes decide
that.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from rdflib import RDF, RDFS, SH, SKOS, Graph, URIRef

from noticegraph.dpv_terms import DPVTerm, branches_of, class_of_values, nearest_terms, terms_below
from noticegraph.rows.columns import COLUMNS, Column
from noticegraph.rows.kinds import KINDS, Kind
from noticegraph.rows.statement import curie, curie_to_iri
from noticegraph.rows.vocabulary import Vocabulary
from noticegraph.turtle import read_turtle

BELOW = {
    "category": "dpv:PersonalData", "data-example": "dpv:PersonalData", "recipient": "dpv:Entity",
    "recipient-example": "dpv:Entity", "purpose": "dpv:Purpose", "condition": "ng:Condition",
    "people": "dpv:DataSubject", "technology": "dpv:Technology", "cookie": "dpv:Technology",
}  # fmt: skip
"""Where the broader terms of the things of a kind stand."""
_ONLY = {
    "dpv:hasAuthority": re.compile(r"auth:.+|legal-[a-z]{2}:DPA-.+"),
    "dpv:hasApplicableLaw": re.compile(r"law:.+|legal-[a-z]{2}:law-.+"),
}
"""The terms that the structure shapes let stand at a property."""
_CLASSES = {"ng:mechanism": "dpv:LegalBasis"}
"""The class of what stands at a property that has no range."""
_LISTED = {
    "ng:article9Condition": frozenset(
        {
            "eu-gdpr:A9-2-a",
            "eu-gdpr:A9-2-b",
            "eu-gdpr:A9-2-c",
            "eu-gdpr:A9-2-d",
            "eu-gdpr:A9-2-e",
            "eu-gdpr:A9-2-f",
            "eu-gdpr:A9-2-g",
            "eu-gdpr:A9-2-h",
            "eu-gdpr:A9-2-i",
            "eu-gdpr:A9-2-j",
        }
    ),
    "ng:excludesRole": frozenset({"dpv:DataController", "dpv:DataProcessor"}),
}
"""What may stand at a property, where no class tells it."""
_OFFERED = 2


class Fitting:
    """The terms that fit in the cells of rows, by a vocabulary and the shapes of its content."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, frozenset[str]] = {}
        self._labelled: dict[frozenset[str], list[DPVTerm]] = {}

    def class_at(self, path: str) -> str | None:
        """Return the class (CURIE) of what a property (CURIE) relates to, None if nobody says."""
        if path in _CLASSES:
            return _CLASSES[path]
        iri = curie_to_iri(path) or ""
        said = self._vocabulary.graph.value(URIRef(iri), RDFS.range)
        asked = _classes(self._vocabulary.content.shapes / "structure")
        found = str(said) if said is not None else asked.get(iri) or class_of_values(iri)
        return curie(found) if found else None

    def terms(self, kind: Kind, name: str) -> frozenset[str] | None:
        """Return the terms (CURIEs) that fit in a column of a kind, None if nobody says which."""
        column = kind.terms if name == "terms" else COLUMNS.get(name)
        if name == "terms" and kind.name in BELOW:
            return self.below(BELOW[kind.name])
        if column is None:
            return None
        return self.at(column)

    def at(self, column: Column) -> frozenset[str] | None:
        """Return the terms that fit in a column, None if nobody says which."""
        if column.path in _LISTED:
            return _LISTED[column.path]
        of = next((kind for kind in column.of if kind in BELOW), None)
        top = BELOW[of] if of else self.class_at(column.path)
        if top == "rdfs:Class":
            return frozenset(kind.cls for kind in KINDS.values())
        return (self.below(top, _ONLY.get(column.path)) or None) if top else None

    def below(self, top: str, only: re.Pattern[str] | None = None) -> frozenset[str]:
        """Return the terms of a class, or below a term; or ``only`` some of them."""
        key = f"{top} {only.pattern if only else ''}"
        if key not in self._known:
            self._known[key] = frozenset(self._find(top, only))
        return self._known[key]

    def _find(self, top: str, only: re.Pattern[str] | None) -> set[str]:
        iri, graph = curie_to_iri(top) or "", self._vocabulary.graph
        found = {curie(str(node)) for node in graph.subjects(RDF.type, URIRef(iri))}
        for branch in branches_of(iri):
            narrower = graph.transitive_subjects(SKOS.broader, URIRef(branch))
            found |= {curie(str(node)) for node in narrower}
            found |= {curie(term.iri) for term in terms_below([branch])}
        return {
            name
            for name in found
            if name != top
            and self._vocabulary.is_known(name)
            and (only is None or only.fullmatch(name))
        }

    def nearest(self, name: str, kind: Kind, column: str) -> list[str]:
        """Return the terms that somebody may have meant in a cell, the most similar first."""
        fitting = self.terms(kind, column)
        if fitting is None:
            return self._vocabulary.nearest(name)
        if fitting not in self._labelled:
            self._labelled[fitting] = [
                DPVTerm(curie_to_iri(term) or "", self._vocabulary.labels(term).get("en", ""))
                for term in fitting
            ]
        found = nearest_terms(curie_to_iri(name) or name, self._labelled[fitting], _OFFERED)
        return [curie(term.iri) for term in found]


@cache
def _classes(folder: Path) -> dict[str, str]:
    """Return the class of what stands at a property, as structure shapes ask for it."""
    shapes = Graph()
    for file in sorted(folder.glob("*.ttl")):
        shapes += read_turtle(file)
    asked = shapes.subject_objects(SH["class"])
    return {str(shapes.value(shape, SH.path)): str(cls) for shape, cls in asked}
