"""Prefixes, and names written with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Namespace

from noticegraph import namespaces
from noticegraph.namespaces import PREFIXES, expand_prefixed_name, is_absolute_iri, shorten_iri


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("ng:Passage", "https://w3id.org/noticegraph/ns#Passage"),
        ("loc:US-CA", "https://w3id.org/dpv/loc#US-CA"),
        ("legal-us:law-CA-CPRA", "https://w3id.org/dpv/legal/us#law-CA-CPRA"),
        ("rdf:_1", "http://www.w3.org/1999/02/22-rdf-syntax-ns#_1"),
    ],
)
def test_a_prefixed_name_and_its_iri_stand_for_each_other(name: str, iri: str) -> None:
    assert expand_prefixed_name(name) == iri
    assert shorten_iri(iri) == name


@pytest.mark.parametrize(
    "name", ["", "dpv", "dpv:", "nosuch:Thing", "https://x/", "ng:a b", "ng:a>"]
)
def test_what_is_no_prefixed_name_is_not_expanded(name: str) -> None:
    assert expand_prefixed_name(name) is None


@pytest.mark.parametrize(
    "iri",
    [
        "https://w3id.org/dpv#",
        "https://w3id.org/dpv#a/b",
        "https://w3id.org/dpv#ends.",
        "https://w3id.org/dpv#-begins",
        "https://example.org/x",
    ],
)
def test_an_iri_without_plain_local_name_stays_as_it_is(iri: str) -> None:
    assert shorten_iri(iri) == iri


def test_the_longest_namespace_wins() -> None:
    prefixes = {"short": "https://x/", "long": "https://x/y_"}
    assert shorten_iri("https://x/y_z", prefixes) == "long:z"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a", True),
        ("urn:x:y", True),
        ("example.org/a", False),
        ("https://example.org/a b", False),
        ("https://example.org/<a>", False),
        ("https://example.org/#a/#b", False),
        ("", False),
    ],
)
def test_an_absolute_iri_has_a_scheme_and_no_blank_or_bracket(text: str, expected: bool) -> None:
    assert is_absolute_iri(text) is expected


def test_namespaces_are_rdflib_objects_by_upper_case_name() -> None:
    assert isinstance(namespaces.NG, Namespace)
    assert str(namespaces.NG.Passage) == "https://w3id.org/noticegraph/ns#Passage"
    assert str(namespaces.EU_GDPR) == "https://w3id.org/dpv/legal/eu/gdpr#"
    with pytest.raises(AttributeError, match="NO_SUCH"):
        _ = namespaces.NO_SUCH


def test_each_prefix_has_a_namespace_of_its_own() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_dpv_prefixes_are_those_that_the_vocabulary_prefers(shared: Path) -> None:
    checked = 0
    for file in sorted((shared / "vocab" / "dpv-2.3").glob("*.ttl")):
        declared = dict(
            re.findall(r"^@?prefix ([\w-]+): <([^>]+)>", file.read_text("utf-8"), re.M | re.I)
        )
        if file.stem in declared:
            assert PREFIXES[file.stem] == declared[file.stem]
            checked += 1
    assert checked == 13
