"""Terms that a statement graph should not use: unknown, deprecated and sunset ones.

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
from noticegraph.languages import LANGUAGES
from noticegraph.namespaces import DPV_BASE, PREFIXES, shorten_iri
from noticegraph.near_names import nearest_names

_NG = PREFIXES["ng"]
WORDS: dict[str, dict[str, str]] = {
    "deprecated": {"en": "{name} is deprecated", "nl": "{name} is verouderd"},
    "dpv": {"en": "DPV 2.3", "nl": "DPV 2.3"},
    "may-stand": {
        "en": "what may stand here is {names} of DPV 2.3, or below it",
        "nl": "hier past {names} van DPV 2.3, of wat daaronder staat",
    },
    "nearest": {"en": "did you mean {name}? ", "nl": "bedoelt u {name}? "},
    "new-term": {
        "en": "a new term goes into ontology/",
        "nl": "een nieuwe term hoort in ontology/",
    },
    "no-other": {
        "en": "{source} names no replacement: choose a term that says what is meant",
        "nl": "{source} noemt geen vervanging: kies een term die zegt wat bedoeld is",
    },
    "ontology": {"en": "the ontology", "nl": "de ontologie"},
    "or": {"en": " or ", "nl": " of "},
    "properties-at": {
        "en": "the properties of DPV 2.3 are described at {address}",
        "nl": "de eigenschappen van DPV 2.3 zijn beschreven op {address}",
    },
    "sunset": {
        "en": "{name} is a sunset term of DPV 2.3",
        "nl": "{name} is een afgeschafte term van DPV 2.3",
    },
    "terms-at": {
        "en": "the terms of DPV 2.3 are described at {address}",
        "nl": "de termen van DPV 2.3 zijn beschreven op {address}",
    },
    "unknown": {"en": "{name} is not a known term", "nl": "{name} is geen bekende term"},
    "use": {"en": "use {names}", "nl": "gebruik {names}"},
}
"""What is said about mistakes, in each language."""


@dataclass(frozen=True, slots=True)
class TermMistake:
    """A term that should not be used, the node that uses it if each use counts, and a remedy."""

    term: str
    user: Node | None
    message: str
    hint: str


def find_term_mistakes(
    facts: Graph, vocabulary: Graph, language: str = LANGUAGES[0]
) -> Iterator[TermMistake]:
    """Yield each unknown term once, and each use of a term that is deprecated or sunset.

    What is said about them is in a language of `LANGUAGES`. The result does not depend on the order
    in which the graphs hold their triples.
    """
    described = {str(subject) for subject in vocabulary.subjects()}
    used = {term for triple in facts for term in triple if isinstance(term, URIRef)}
    for term in sorted(used):
        iri = str(term)
        listed = dpv_terms().get(iri)
        name = shorten_iri(iri)
        if (term, OWL.deprecated, Literal(True)) in vocabulary:
            instead = map(str, vocabulary.objects(term, DCTERMS.isReplacedBy))
            hint = _replacement(instead, "ontology", language)
            yield from _each_use(facts, term, _words_of("deprecated", language, name=name), hint)
        elif listed is not None and listed.kind is Kind.SUNSET:
            hint = _replacement(listed.replaced_by, "dpv", language)
            yield from _each_use(facts, term, _words_of("sunset", language, name=name), hint)
        elif listed is None and iri not in described and iri.startswith((_NG, DPV_BASE)):
            own = iri.startswith(_NG)
            hint = (
                _own_hint(iri, described, language)
                if own
                else _dpv_hint(facts, vocabulary, term, language)
            )
            yield TermMistake(iri, None, _words_of("unknown", language, name=name), hint)


def _words_of(word: str, language: str, **values: object) -> str:
    return WORDS[word][language].format(**values)


def _replacement(iris: Iterable[str], source: str, language: str) -> str:
    names = sorted(shorten_iri(iri) for iri in iris)
    if not names:
        return _words_of("no-other", language, source=_words_of(source, language))
    return _words_of("use", language, names=_words_of("or", language).join(names))


def _each_use(facts: Graph, term: URIRef, message: str, hint: str) -> Iterator[TermMistake]:
    users = {s for s, p, o in facts if term in (p, o)}
    for user in sorted(users, key=str):
        yield TermMistake(str(term), user, message, hint)


def _own_hint(iri: str, described: Iterable[str], language: str) -> str:
    own = sorted(other.removeprefix(_NG) for other in described if other.startswith(_NG))
    near = nearest_names(iri.removeprefix(_NG), own, limit=1)
    nearest = "".join(_words_of("nearest", language, name=f"ng:{name}") for name in near)
    return nearest + _words_of("new-term", language)


def _dpv_hint(facts: Graph, vocabulary: Graph, term: URIRef, language: str) -> str:
    """Return what may stand in place of an unknown term: the nearest, and where to look."""
    iri = str(term)
    module = iri.partition("#")[0]
    if (None, term, None) in facts:
        candidates = [t for t in dpv_terms().values() if t.kind is Kind.PROPERTY]
        where = _words_of("properties-at", language, address=module)
    elif tops := sorted(set(_branches_at(facts, vocabulary, term))):
        candidates = terms_below(tops)
        names = _words_of("or", language).join(shorten_iri(top) for top in tops)
        where = _words_of("may-stand", language, names=names)
    else:
        concepts = [t for t in dpv_terms().values() if t.kind is Kind.CONCEPT]
        of_module = [t for t in concepts if t.iri.partition("#")[0] == module]
        candidates = of_module or concepts
        where = _words_of("terms-at", language, address=module if of_module else DPV_BASE)
    near = nearest_terms(iri, candidates)
    return "".join(_words_of("nearest", language, name=t.name) for t in near) + where


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
