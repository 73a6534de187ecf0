"""The list of DPV's terms: complete, in the order of its bytes, and asked by name and by branch."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from waiting import PATIENCE

from noticegraph.dpv_terms import (
    LIST,
    DPVTerm,
    Kind,
    branches_of,
    chain_above,
    class_of_values,
    dpv_terms,
    live_term,
    nearest_terms,
    terms_below,
    terms_directly_below,
    write_list,
)
from noticegraph.namespaces import DPV_PREFIXES, expand_prefixed_name


def iri(name: str) -> str:
    found = expand_prefixed_name(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "label", "broader"),
    [
        ("dpv:User", "User", "dpv:HumanSubject"),
        ("dpv:DataSubProcessor", "Data Sub-Processor", "dpv:DataProcessor"),
        ("pd:PaymentCardNumber", "Payment Card Number", "pd:AccountIdentifier pd:PaymentCard"),
        ("dpv:EncryptionInTransfer", "Encryption in Transfer", "dpv:Encryption"),
        ("loc:NL-NH", "North Holland", "loc:NL"),
    ],
)
def test_terms_are_known_that_no_graph_uses(name: str, label: str, broader: str) -> None:
    term = live_term(iri(name))
    assert term == DPVTerm(iri(name), label, tuple(map(iri, broader.split())))
    assert term.name == name


def test_every_module_is_in_the_list() -> None:
    namespaces = {term.partition("#")[0] + "#" for term in dpv_terms()}
    # This one only gathers the laws of countries, which have namespaces of their own.
    assert set(DPV_PREFIXES.values()) - namespaces == {DPV_PREFIXES["legal"]}


def test_properties_are_told_from_concepts() -> None:
    assert dpv_terms()[iri("dpv:hasPurpose")].kind is Kind.PROPERTY
    assert dpv_terms()[iri("dpv:Purpose")].kind is Kind.CONCEPT
    assert dpv_terms()[iri("legal-gb:law-GDPR")].kind is Kind.CONCEPT


def test_a_sunset_term_is_not_live_and_names_what_replaces_it() -> None:
    assert live_term(iri("dpv:PrivateLocation")) is None
    assert dpv_terms()[iri("dpv:PrivateLocation")].replaced_by == (iri("dpv:PrivateSpace"),)
    assert dpv_terms()[iri("dpv:LegalAgreement")].replaced_by == ()
    for term in dpv_terms().values():
        assert all(live_term(instead) for instead in term.replaced_by)
        assert (term.kind is Kind.SUNSET) == (live_term(term.iri) is None)


def test_broader_terms_are_in_the_list_too() -> None:
    terms = dpv_terms()
    assert {b for term in terms.values() for b in term.broader} <= set(terms)


def test_the_chain_goes_up_to_the_top() -> None:
    chain = [term.name for term in chain_above(iri("dpv:User"))]
    assert chain == ["dpv:HumanSubject", "dpv:LegalEntity", "dpv:Entity"]
    assert chain_above(iri("dpv:Purpose")) == []
    assert chain_above("https://w3id.org/dpv#Nothing") == []


def test_every_chain_ends() -> None:
    for term in dpv_terms():
        chain = [above.iri for above in chain_above(term)]
        assert term not in chain
        assert len(set(chain)) == len(chain)


def test_what_is_below_has_all_levels_and_no_sunset_term() -> None:
    below = {term.name for term in terms_below([iri("dpv:Recipient"), iri("dpv:Process")])}
    assert {"dpv:Recipient", "dpv:DataProcessor", "dpv:DataSubProcessor", "dpv:Process"} <= below
    assert "dpv:PersonalDataHandling" not in below
    assert "dpv:Purpose" not in below
    direct = {term.name for term in terms_directly_below(iri("dpv:DataProcessor"))}
    assert direct == {"dpv:DataSubProcessor", "eu-gdpr:Processor"}


def test_the_bytes_do_not_depend_on_the_order_of_the_terms() -> None:
    terms = list(dpv_terms().values())
    random.Random(7).shuffle(terms)
    assert write_list(terms).encode() == LIST.read_bytes()


def test_nothing_is_read_before_it_is_needed() -> None:
    """The command line starts without the list, and a valid command does without it."""
    code = (
        "import sys, noticegraph.cli.verbs, noticegraph.dpv_terms as d;"
        "assert d.dpv_terms.cache_info().currsize == 0;"
        "assert 'rapidfuzz' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=PATIENCE)


# The nearest terms


@pytest.mark.parametrize(
    ("written", "property_name", "meant"),
    [
        # The same words in another order; a letter that is missing; another form of the word.
        ("dpv:AdvertisingPersonalised", "dpv:hasPurpose", "dpv:PersonalisedAdvertising"),
        ("dpv:CustomerOrderManagment", "dpv:hasPurpose", "dpv:CustomerOrderManagement"),
        ("dpv:Collecting", "dpv:hasProcessing", "dpv:Collect"),
        ("dpv:FraudDetection", "dpv:hasPurpose", "dpv:FraudPreventionAndDetection"),
        # Capitals where DPV has none.
        ("dpv:Subprocessor", "dpv:hasRecipient", "dpv:DataSubProcessor"),
        ("dpv:Users", "dpv:hasDataSubject", "dpv:User"),
        ("pd:CreditCardNumbers", "dpv:hasPersonalData", "pd:CreditCardNumber"),
        ("dpv:LegitimateInterests", "dpv:hasLegalBasis", "dpv:LegitimateInterest"),
        (
            "dpv:EncryptionInTransit",
            "dpv:hasTechnicalOrganisationalMeasure",
            "dpv:EncryptionInTransfer",
        ),
        # Found by its label alone, in another module.
        ("dpv:RightToErasure", "dpv:hasRight", "eu-gdpr:A17"),
        ("loc:Netherlands", "dpv:hasJurisdiction", "loc:NL"),
        # Near in letters to a term of another branch only.
        ("dpv:Childs", "dpv:hasRecipient", None),
        ("dpv:Ethnic", "dpv:hasPurpose", None),
        ("dpv:Purposes", "dpv:hasLegalBasis", None),
    ],
)
def test_the_nearest_term_is_of_the_branch_that_fits(
    written: str, property_name: str, meant: str | None
) -> None:
    fitting = class_of_values(iri(property_name))
    assert fitting is not None
    near = nearest_terms(iri(written), terms_below(branches_of(fitting)))
    assert [term.name for term in near] == ([meant] if meant else [])


def test_the_nearest_terms_do_not_depend_on_the_order_of_the_candidates() -> None:
    terms = list(dpv_terms().values())
    expected = nearest_terms(iri("dpv:DataNotice"), terms, limit=5)
    assert len(expected) == 5
    for seed in range(3):
        random.Random(seed).shuffle(terms)
        assert nearest_terms(iri("dpv:DataNotice"), terms, limit=5) == expected


def test_a_name_too_long_to_resemble_any_is_not_compared() -> None:
    """Otherwise an address of 30,000 letters would cost the server seconds."""
    assert 2 * max(len(term.label) for term in dpv_terms().values()) <= 500
    assert nearest_terms(iri("dpv:Purpose") + " purpose" * 100_000, dpv_terms().values()) == []


def test_a_property_without_a_class_fits_nothing() -> None:
    assert class_of_values(iri("dpv:hasName")) is None
    assert class_of_values(iri("dpv:isAfter")) is None
    assert class_of_values(iri("skos:broader")) is None


def test_the_class_of_values_is_one_that_dpv_states(shared: Path) -> None:
    """DPV's files say for each property what its values may be; what is known here agrees."""
    from rdflib import Graph, URIRef

    graph = Graph()
    for module in ("dpv", "eu-gdpr", "risk", "tech"):
        graph.parse(shared / "vocab" / "dpv-2.3" / f"{module}.ttl")
    stated = URIRef("http://purl.org/dc/dcam/rangeIncludes")
    agreed = 0
    for name in (term.iri for term in dpv_terms().values() if term.kind is Kind.PROPERTY):
        # Some ranges are terms that DPV does not have.
        fitting = {term.iri for term in terms_below(map(str, graph.objects(URIRef(name), stated)))}
        found = class_of_values(name)
        if found is not None and fitting:
            assert found in fitting, name
            agreed += 1
    assert agreed > 100
