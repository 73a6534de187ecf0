"""Unknown, sunset and deprecated terms of a statement graph, each with its remedy."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from rdflib import Graph

from noticegraph.namespaces import PREFIXES
from noticegraph.term_checks import TermMistake, find_term_mistakes

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
VOCABULARY = """
ng:DataCategory a owl:Class .
ng:category a owl:ObjectProperty ; rdfs:range ng:DataCategory .
ng:basis a owl:ObjectProperty ; rdfs:range dpv:LegalBasis .
ng:pears a owl:Class . ng:peart a owl:Class . ng:pearz a owl:Class .
ng:destination a owl:ObjectProperty ; owl:deprecated true ;
  dcterms:isReplacedBy dpv:hasThirdCountry .
ng:Tracking a owl:Class ; owl:deprecated true ;
  dcterms:isReplacedBy tech:Cookie , dpv:TrackingByThirdParty .
ng:Old a owl:Class ; owl:deprecated true .
ng:Young a owl:Class ; owl:deprecated false .
"""


def parse(turtle: str) -> Graph:
    return Graph().parse(data=PROLOGUE + turtle, format="turtle")


def mistakes(facts: str) -> list[TermMistake]:
    return list(find_term_mistakes(parse(facts), parse(VOCABULARY)))


def one(facts: str) -> TermMistake:
    (found,) = mistakes(facts)
    return found


@pytest.mark.parametrize(
    "fact",
    [
        "<x:a> dpv:hasDataSubject dpv:User .",
        "<x:a> dpv:hasDataProcessor dpv:DataSubProcessor .",
        "<x:a> a dpv:PersonalData ; skos:broader pd:PaymentCardNumber .",
        "<x:a> dpv:hasTechnicalOrganisationalMeasure dpv:EncryptionInTransfer .",
        "<x:a> dpv:hasJurisdiction loc:NL-NH .",
        "<x:a> dpv:hasApplicableLaw legal-us:law-CA-CCPA .",
        "<x:a> dpv:hasStorageCondition <x:b> .",
        "<x:a> a ng:DataCategory , ng:Young ; ng:basis eu-gdpr:A6-1-f .",
    ],
)
def test_live_terms_are_known_although_no_graph_has_them(fact: str) -> None:
    assert mistakes(fact) == []


@pytest.mark.parametrize(
    ("fact", "name", "hint"),
    [
        (
            "<x:a> dpv:hasPurpose dpv:AdvertisingPersonalised .",
            "dpv:AdvertisingPersonalised",
            "did you mean dpv:PersonalisedAdvertising? "
            "what may stand here is dpv:Purpose of DPV 2.3, or below it",
        ),
        (
            # No purpose resembles it, and data that do are not suggested.
            "<x:a> dpv:hasPurpose pd:Ethnicty .",
            "pd:Ethnicty",
            "what may stand here is dpv:Purpose of DPV 2.3, or below it",
        ),
        (
            "<x:a> dpv:hasRecipient dpv:Childs .",
            "dpv:Childs",
            "what may stand here is dpv:DataController or dpv:Organisation or dpv:Recipient or "
            "dpv:ServiceProvider or dpv:ThirdParty of DPV 2.3, or below it",
        ),
        (
            # By the type of the node that it is broader than.
            "<x:a> a dpv:PersonalData, ng:DataCategory ; skos:broader pd:Ethnicty .",
            "pd:Ethnicty",
            "did you mean pd:Ethnicity? "
            "what may stand here is dpv:PersonalData of DPV 2.3, or below it",
        ),
        (
            # By the property whose value that node is.
            "<x:a> skos:broader dpv:Subprocessor . <x:b> dpv:hasDataProcessor <x:a> .",
            "dpv:Subprocessor",
            "did you mean dpv:DataSubProcessor? "
            "what may stand here is dpv:DataProcessor of DPV 2.3, or below it",
        ),
        (
            # By the range of a property of this vocabulary.
            "<x:a> ng:basis dpv:LegitimateInterests .",
            "dpv:LegitimateInterests",
            "did you mean dpv:LegitimateInterest? "
            "what may stand here is dpv:LegalBasis of DPV 2.3, or below it",
        ),
        (
            "<x:a> dpv:hasPurposes dpv:Marketing .",
            "dpv:hasPurposes",
            "did you mean dpv:hasPurpose? "
            "the properties of DPV 2.3 are described at https://w3id.org/dpv",
        ),
        (
            # Nothing says what may stand here: the module must do.
            "<x:a> dcterms:subject tech:Cookies .",
            "tech:Cookies",
            "did you mean tech:Cookie? the terms of DPV 2.3 are described at "
            "https://w3id.org/dpv/tech",
        ),
        (
            "<x:a> dcterms:subject <https://w3id.org/dpv/none#Zzzz> .",
            "https://w3id.org/dpv/none#Zzzz",
            "the terms of DPV 2.3 are described at https://w3id.org/dpv",
        ),
    ],
)
def test_what_is_suggested_fits_where_the_term_stands(fact: str, name: str, hint: str) -> None:
    found = one(fact)
    assert found.message == f"{name} is not a known term"
    assert found.hint == hint
    assert found.user is None


def test_a_sunset_term_is_told_at_each_use_with_what_dpv_names_instead() -> None:
    found = mistakes("<x:b> a dpv:PublicLocation . <x:a> dpv:hasLocation dpv:PublicLocation .")
    assert [str(m.user) for m in found] == ["x:a", "x:b"]
    assert {m.message for m in found} == {"dpv:PublicLocation is a sunset term of DPV 2.3"}
    assert {m.hint for m in found} == {"use dpv:PublicSpace"}
    found_without = one("<x:a> a dpv:LegalAgreement .")
    assert found_without.hint == (
        "DPV 2.3 names no replacement: choose a term that says what is meant"
    )


def test_a_deprecated_term_is_told_at_each_use_with_its_replacement() -> None:
    facts = "<x:b> ng:destination loc:US . <x:a> ng:destination loc:US ; a ng:Tracking, ng:Old ."
    found = [(str(m.user), m.message, m.hint) for m in mistakes(facts)]
    assert sorted(found) == [
        ("x:a", "ng:Old is deprecated",
         "the ontology names no replacement: choose a term that says what is meant"),
        ("x:a", "ng:Tracking is deprecated", "use dpv:TrackingByThirdParty or tech:Cookie"),
        ("x:a", "ng:destination is deprecated", "use dpv:hasThirdCountry"),
        ("x:b", "ng:destination is deprecated", "use dpv:hasThirdCountry"),
    ]  # fmt: skip


def test_an_unknown_term_of_this_vocabulary_has_its_nearest() -> None:
    found = one("<x:a> ng:categry <x:b> .")
    assert found.message == "ng:categry is not a known term"
    assert found.hint == "did you mean ng:category? a new term goes into ontology/"
    assert one("<x:a> ng:zzzzzz 1 .").hint == "a new term goes into ontology/"


def test_the_hints_are_the_same_in_each_run() -> None:
    """Sets of texts have another order in each run, unless the seed of their hashes is given."""
    facts = (
        "<x:a> a ng:pearx , dpv:Notic , ng:Tracking ; skos:broader dpv:Recipent ; "
        "dpv:hasRecipient dpv:Provider ; dpv:hasPurpose dpv:Management ; dpv:hasFoo dpv:Dat . "
        "<x:b> a ng:Tracking , dpv:Recipient ; skos:broader dpv:Recipent ; ng:basis dpv:Intrest ."
    )
    code = (
        "import sys; from rdflib import Graph; "
        "from noticegraph.term_checks import find_term_mistakes as find; "
        "g = [Graph().parse(data=t, format='turtle') for t in sys.argv[1:]]; "
        "print(*find(*g), sep='\\n')"
    )
    command = [sys.executable, "-c", code, PROLOGUE + facts, PROLOGUE + VOCABULARY]
    printed = {
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(printed) == 1
    # Three names are equally near to the unknown one.
    assert b"did you mean ng:pea" in printed.pop()
