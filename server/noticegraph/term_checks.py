"""Terms that a statement graph should not use: unknown ones, and those that are given up.

Responsible for the terms of `ng:` and of DPV, each with a remedy. Not responsible for whether a
term is the right one for what the text says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from noticegraph.dpv_terms import (
    Kind,
    branches_of,
    class_of_values,
    dpv_terms,
    live_term,
    nearest_terms,
    terms_below,
)
from noticegraph.namespaces import DPV_BASE, PREFIXES, shorten_iri
from noticegraph.near_names import nearest_names

_NG = PREFIXES["ng"]


@dataclass(frozen=True, slots=True)
class TermMistake:
    """A term that should not be used, the node that uses it if each use counts, and a remedy."""

    term: str
    user: Node | None
    message: str
    hint: str


def find_term_mistakes(facts: Graph, vocabulary: Graph) -> Iterator[TermMistake]:
    """Yield each unknown term once, and each use of a term that is deprecated or sunset.

    The result does not depend on the order in which the graphs hold their triples.
    """
    described = {str(subject) for subject in vocabulary.subjects()}
    used = {term for triple in facts for term in triple if isinstance(term, URIRef)}
    for term in sorted(used):
        iri = str(term)
        listed = dpv_terms().get(iri)
        name = shorten_iri(iri)
        if (term, OWL.deprecated, Literal(True)) in vocabulary:
            instead = map(str, vocabulary.objects(term, DCTERMS.isReplacedBy))
            hint = _replacement(instead, "the ontology")
            yield from _each_use(facts, term, f"{name} is deprecated", hint)
        elif listed is not None and listed.kind is Kind.SUNSET:
            hint = _replacement(listed.replaced_by, "DPV 2.3")
            yield from _each_use(facts, term, f"{name} is a sunset term of DPV 2.3", hint)
        elif listed is None and iri not in described and iri.startswith((_NG, DPV_BASE)):
            own = iri.startswith(_NG)
            hint = _own_hint(iri, described) if own else _dpv_hint(facts, vocabulary, term)
            yield TermMistake(iri, None, f"{name} is no known term", hint)


def _replacement(iris: Iterable[str], source: str) -> str:
    names = sorted(shorten_iri(iri) for iri in iris)
    if not names:
        return f"{source} names no other for it: choose one that says what is meant"
    return f"use {' or '.join(names)}"


def _each_use(facts: Graph, term: URIRef, message: str, hint: str) -> Iterator[TermMistake]:
    users = {s for s, p, o in facts if term in (p, o)}
    for user in sorted(users, key=str):
        yield TermMistake(str(term), user, message, hint)


def _own_hint(iri: str, described: Iterable[str]) -> str:
    own = sorted(other.removeprefix(_NG) for other in described if other.startswith(_NG))
    near = nearest_names(iri.removeprefix(_NG), own, limit=1)
    return "".join(f"did you mean ng:{name}? " for name in near) + "a new term goes into ontology/"


def _dpv_hint(facts: Graph, vocabulary: Graph, term: URIRef) -> str:
    """Return what may stand in the place of an unknown term: the nearest, and where to look."""
    iri = str(term)
    module = iri.partition("#")[0]
    if (None, term, None) in facts:
        candidates = [t for t in dpv_terms().values() if t.kind is Kind.PROPERTY]
        where = f"the properties of DPV 2.3 are described at {module}"
    elif tops := sorted(set(_branches_at(facts, vocabulary, term))):
        candidates = terms_below(tops)
        names = " or ".join(shorten_iri(top) for top in tops)
        where = f"what may stand here is {names} of DPV 2.3, or below it"
    else:
        concepts = [t for t in dpv_terms().values() if t.kind is Kind.CONCEPT]
        of_module = [t for t in concepts if t.iri.partition("#")[0] == module]
        candidates = of_module or concepts
        where = f"the terms of DPV 2.3 are described at {module if of_module else DPV_BASE}"
    return "".join(f"did you mean {t.name}? " for t in nearest_terms(iri, candidates)) + where


def _branches_at(facts: Graph, vocabulary: Graph, term: URIRef) -> Iterator[str]:
    """Yield the terms at or below which the terms stand that fit where an unknown one stands."""
    for user, name in facts.subject_predicates(term):
        if name in (SKOS.broader, RDF.type):
            classes = {
                found
                for _, other in facts.subject_predicates(user)
                for found in _classes_at(vocabulary, other)
            }
            if name == SKOS.broader:
                classes |= {str(kind) for kind in facts.objects(user, RDF.type)}
        else:
            classes = set(_classes_at(vocabulary, name))
        for found in classes:
            if live_term(found):
                yield from branches_of(found)


def _classes_at(vocabulary: Graph, name: Node) -> Iterator[str]:
    """Yield the classes of what stands at a property."""
    yield from map(str, vocabulary.objects(name, RDFS.range))
    if named := class_of_values(str(name)):
        yield named
