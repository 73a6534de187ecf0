"""The terms that cells may name, with their labels: of DPV, of the ontology, of background law."""

from __future__ import annotations

from functools import cached_property

from rdflib import DCTERMS, OWL, RDFS, SKOS, Graph, Literal, URIRef

from noticegraph.content import Content
from noticegraph.dpv_terms import Kind, dpv_terms, nearest_terms, read_label
from noticegraph.namespaces import DPV_PREFIXES, PREFIXES
from noticegraph.near_names import nearest_names
from noticegraph.rows.statement import curie, curie_to_iri
from noticegraph.turtle import read_turtle


class Vocabulary:
    """The terms of a content's ontology and law graphs, and all of DPV 2.3."""

    def __init__(self, content: Content) -> None:
        self.content = content

    @cached_property
    def graph(self) -> Graph:
        """The ontology and the law graphs."""
        graph = Graph()
        law = sorted((self.content.graph_data / "law").glob("*.ttl"))
        for file in (*self.content.vocabulary_files(), *law):
            graph += read_turtle(file)
        return graph

    @cached_property
    def _described(self) -> set[str]:
        return {str(subject) for subject in self.graph.subjects()}

    def is_known(self, name: str) -> bool:
        """Tell whether a CURIE is a term in use: known, and not given up."""
        iri = curie_to_iri(name)
        return iri is not None and not self.replacements(name) and self._exists(iri)

    def _exists(self, iri: str) -> bool:
        listed = dpv_terms().get(iri)
        return iri in self._described if listed is None else listed.kind is not Kind.SUNSET

    def replacements(self, name: str) -> list[str]:
        """Return the terms to use instead of one that is given up, or nothing."""
        iri = curie_to_iri(name) or ""
        listed = dpv_terms().get(iri)
        if listed is not None and listed.kind is Kind.SUNSET:
            return [curie(other) for other in listed.replaced_by]
        if (URIRef(iri), OWL.deprecated, Literal(True)) in self.graph:
            return [curie(str(o)) for o in self.graph.objects(URIRef(iri), DCTERMS.isReplacedBy)]
        return []

    def nearest(self, name: str) -> list[str]:
        """Return the terms that an unknown CURIE may stand for, the most similar first.

        What fits in the cell of a row, `Fitting` tells.
        """
        prefix, _, local = name.partition(":")
        if prefix in DPV_PREFIXES:
            concepts = [t for t in dpv_terms().values() if t.kind is Kind.CONCEPT]
            module = DPV_PREFIXES[prefix]
            own = [t for t in concepts if t.iri.partition("#")[0] + "#" == module]
            found = nearest_terms(module + local, own, 2) or nearest_terms(module + local, concepts)
            return [term.name for term in found]
        own_terms = (iri for iri in self._described if iri.startswith(PREFIXES["ng"]))
        near = nearest_names(local or name, [iri.removeprefix(PREFIXES["ng"]) for iri in own_terms])
        return [f"ng:{other}" for other in near]

    def labels(self, name: str) -> dict[str, str]:
        """Return the labels of a term (CURIE) by language; none if it has none."""
        iri = curie_to_iri(name)
        if iri is None:
            return {}
        found: dict[str, str] = {}
        if english := read_label(iri):
            found["en"] = english
        for label in (SKOS.prefLabel, RDFS.label):
            for value in self.graph.objects(URIRef(iri), label):
                if isinstance(value, Literal) and value.language in ("en", "nl"):
                    found.setdefault(value.language, str(value))
        return found
