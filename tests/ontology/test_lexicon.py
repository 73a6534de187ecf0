"""The words of the lexicon: each label has one meaning for each kind, in both languages."""

from __future__ import annotations

from collections import defaultdict

import pytest
from rdflib import RDF, SKOS, Literal, URIRef

from noticegraph.content import shipped_content
from noticegraph.dpv_terms import Kind, dpv_terms
from noticegraph.drafting.lexicon import KINDS, read_lexicon
from noticegraph.namespaces import PREFIXES
from noticegraph.turtle import read_turtle

CONTENT = shipped_content()


def labels(kind: str, prop: URIRef) -> dict[tuple[str, str], set[URIRef]]:
    found: dict[tuple[str, str], set[URIRef]] = defaultdict(set)
    for term, label in read_turtle(CONTENT.lexicon / f"{kind}.ttl").subject_objects(prop):
        assert isinstance(label, Literal)
        assert isinstance(term, URIRef)
        found[str(label).casefold(), str(label.language)].add(term)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_no_label_means_two_terms_of_one_kind(kind: str) -> None:
    found = labels(kind, SKOS.altLabel)
    assert {label: terms for label, terms in found.items() if len(terms) > 1} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_reading_belongs_to_a_label_with_a_first(kind: str) -> None:
    first, second = labels(kind, SKOS.altLabel), labels(kind, SKOS.hiddenLabel)
    assert set(second) <= set(first)
    assert all(len(terms) == 1 and not terms & first[label] for label, terms in second.items())


@pytest.mark.parametrize("kind", KINDS)
def test_each_label_is_english_or_dutch_and_each_term_is_known(kind: str) -> None:
    graph = read_turtle(CONTENT.lexicon / f"{kind}.ttl")
    own = {
        str(term)
        for file in CONTENT.vocabulary_files()
        for term in read_turtle(file).subjects(RDF.type, None)
    }
    terms = dpv_terms()
    for term, label in graph.subject_objects(SKOS.altLabel):
        assert isinstance(label, Literal)
        assert label.language in ("en", "nl")
        known = str(term) in own or (str(term) in terms and terms[str(term)].kind is Kind.CONCEPT)
        assert known, term


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_lexicon_has_hundreds_of_terms_and_thousands_of_words(language: str) -> None:
    lexicon = read_lexicon(CONTENT.lexicon, language)
    entries = [e for words in lexicon.words.values() for own in words.entries.values() for e in own]
    assert len({entry.terms[0] for entry in entries}) > 250
    assert len(entries) > 2_000


def test_the_lexicon_is_no_part_of_what_is_loaded_or_validated() -> None:
    files = CONTENT.vocabulary_files()
    assert files
    assert not any(CONTENT.lexicon in file.parents for file in files)
    assert PREFIXES["skos"]
