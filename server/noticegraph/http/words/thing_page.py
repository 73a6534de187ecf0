"""The words of pages of things: what refers to a thing, by what readers want to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from noticegraph.languages import LANGUAGES
from noticegraph.namespaces import shorten_iri

THING_TEXTS: Mapping[str, tuple[str, str]] = {
    "said_here": ("What is stated", "Wat er staat"),
    "what_it_is": ("What it is", "Wat het is"),
    "said_data": ("Data, purposes and recipients", "Gegevens, doelen en ontvangers"),
    "said_abroad": ("Transfers and certification", "Doorgifte en certificering"),
    "said_rights": ("Rights, regions and complaints", "Rechten, regio's en klachten"),
    "said_elsewhere": ("Where else it is named", "Waar het nog meer wordt genoemd"),
    "defined_in": ("Defined in", "Gedefinieerd in"),
    "folder": ("FOLDER", "MAP"),
    "in_these_terms": ("In these terms", "In deze termen"),
    "verdicts_on_it": ("Verdicts", "Oordelen"),
    "verdicts_besides": (
        "Looked at as well; other facts decide ({count})",
        "Ook bekeken; andere feiten beslissen ({count})",
    ),
    "lines_more": ("{count} more", "nog {count}"),
    "lines_all": (
        "{shown} of {count} are shown; all of them, as a query",
        "{shown} van {count} staan hier; alle, als query",
    ),
    "said_by_law": (
        "By law, not said by a statement",
        "Volgens de wet, niet door een verklaring gezegd",
    ),
    "place_not_named_one": (
        "{companies} says nothing about {name} by name.",
        "{companies} zegt niets over {name} bij naam.",
    ),
    "place_not_named": (
        "{companies} say nothing about {name} by name.",
        "{companies} zeggen niets over {name} bij naam.",
    ),
    "text_missing": (
        "The words are not shown here: the text belongs to its publisher.",
        "De woorden staan hier niet: de tekst is van de uitgever.",
    ),
    "text_published": ("Read them on {host}", "Lees ze op {host}"),
    "text_at": ("Look in the statement for {place}.", "Zoek in de verklaring: {place}."),
    "text_no_address": (
        "The statement names no web address of its own.",
        "De verklaring noemt geen eigen webadres.",
    ),
    "text_for_developers": ("To show them (for developers)", "Zo toont u ze (voor ontwikkelaars)"),
    "text_given": (
        "If you have a copy of the text, start the server with it:",
        "Wie een kopie van de tekst heeft, start de server ermee:",
    ),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """What it means for a thing that a fact refers to it.

    `part` is the part of the page (a key of the words), `heading` stands before the facts, and
    `shown` are the properties whose values tell them apart (prefixed names): the first that a fact
    has. Without one a fact is told by its name.
    """

    part: str
    heading: tuple[str, str]
    shown: tuple[str, ...] = ()


PARTS = ("said_data", "said_abroad", "said_rights", "said_elsewhere", "said_by_law")
"""The parts of a page that tell what refers to a thing, in order."""

_WHAT = ("ng:category", "dpv:hasPersonalData")
_NAMED_IN = Reference("said_elsewhere", ("Named in", "Genoemd in"))


def _data(english: str, dutch: str, *shown: str) -> Reference:
    return Reference("said_data", (english, dutch), shown)


def _abroad(english: str, dutch: str, *shown: str) -> Reference:
    return Reference("said_abroad", (english, dutch), shown)


def _rights(english: str, dutch: str, *shown: str) -> Reference:
    return Reference("said_rights", (english, dutch), shown)


def _by_law(english: str, dutch: str) -> Reference:
    return Reference("said_by_law", (english, dutch))


def _elsewhere(english: str, dutch: str) -> Reference:
    return Reference("said_elsewhere", (english, dutch))


_REFERENCES: Mapping[str, Reference] = {
    "Disclosure dpv:hasRecipient": _data("Receives", "Ontvangt", *_WHAT),
    "Disclosure ng:category": _data("Goes to", "Gaat naar", "dpv:hasRecipient"),
    "Disclosure dpv:hasPersonalData": _data("Goes to", "Gaat naar", "dpv:hasRecipient"),
    "Disclosure ng:recipientExample": _data("Receives", "Ontvangt", *_WHAT),
    "SaleOrSharing dpv:hasRecipient": _data(
        "Gets by sale or sharing", "Krijgt door verkoop of delen", *_WHAT
    ),
    "SaleOrSharing ng:recipientExample": _data(
        "Gets by sale or sharing", "Krijgt door verkoop of delen", *_WHAT
    ),
    "SaleOrSharing ng:category": _data(
        "Sold or shared with", "Verkocht aan of gedeeld met", "dpv:hasRecipient"
    ),
    "DisclosureToAuthorities dpv:hasRecipient": _data(
        "Receives, as an authority", "Ontvangt, als overheid"
    ),
    "Collection ng:category": _data("Collected", "Verzameld"),
    "Collection dpv:hasPersonalData": _data("Collected", "Verzameld"),
    "Collection dpv:hasDataSource": _data("Gives", "Levert", *_WHAT),
    "SourceClaim dpv:hasDataSource": _data("Source of", "Bron van"),
    "SourceClaim dpv:hasPersonalData": _data("Comes from", "Komt van", "dpv:hasDataSource"),
    "PurposeProcess dpv:hasPersonalData": _data("Used for", "Gebruikt voor", "dpv:hasPurpose"),
    "PurposeProcess dpv:hasPurpose": _data("Processed for it", "Hiervoor verwerkt"),
    "LegalBasisClaim ng:ofProcess": _data("Rests on", "Berust op", "ng:basis"),
    "LegalBasisClaim ng:basis": _data("Basis for", "Grondslag voor", "ng:ofProcess"),
    "LegalBasisClaim ng:pursuedInterest": _data("Pursued with", "Nagestreefd met", "ng:ofProcess"),
    "RetentionRule *": _data("Kept", "Bewaard"),
    "TrackingClaim ng:technology": _data("Used to follow people for", "Volgt mensen voor"),
    "Denial *": _data("Denied", "Ontkend"),
    "ProcessorEngagement dpv:hasDataProcessor": _data(
        "Works for the company", "Werkt voor het bedrijf"
    ),
    "DPFCertification ng:certifiedEntity": _abroad(
        "Certified under", "Gecertificeerd onder", "ng:frameworkPart"
    ),
    "DPFCertification *": _abroad("Certified", "Gecertificeerd", "ng:certifiedEntity"),
    "TransferRegime dpv:hasDataImporter": _abroad(
        "Receives data from abroad under",
        "Ontvangt gegevens uit het buitenland onder",
        "ng:mechanism",
        "dpv:hasLegalBasis",
    ),
    "TransferRegime *": _abroad("Transfers", "Doorgiften"),
    "TransferClaim *": _abroad("Transfers", "Doorgiften"),
    "StorageLocationClaim *": _abroad("Data are stored there", "Daar staan gegevens"),
    "RecourseArrangement ng:appliesTo": _rights("Complaints and oversight", "Klachten en toezicht"),
    "RecourseArrangement ng:body": _rights("Deals with complaints", "Behandelt klachten"),
    "RightProvision ng:right": _rights("Granted", "Verleend"),
    "RightProvision ng:channel": _rights("A way to use", "Een weg voor", "ng:right"),
    "RightProvision dpv:hasDataSubject": _rights("Has these rights", "Heeft deze rechten"),
    "RightProvision dpv:hasJurisdiction": _rights("Rights there", "Rechten daar"),
    "RequestTimeLimit dpv:hasJurisdiction": _rights("Time limits there", "Termijnen daar"),
    "RegionalTerms dpv:hasJurisdiction": _rights("Terms for it", "Bepalingen hiervoor"),
    "LegalBasisClaim dpv:hasJurisdiction": _rights("Legal basis there", "Grondslag daar"),
    "Act dpv:hasJurisdiction": _by_law("Law there", "Wet daar"),
    "Authority dpv:hasJurisdiction": _by_law("Authority there", "Toezichthouder daar"),
    "FrameworkPart dpv:hasJurisdiction": _by_law("Framework for transfers", "Doorgifteraamwerk"),
    "StatutoryCategory dpv:hasJurisdiction": _by_law(
        "Categories that a law lists", "Categorieën die een wet opsomt"
    ),
    "- dpv:hasJurisdiction": _by_law("Framework for transfers", "Doorgifteraamwerk"),
    "Authority ng:supervises": _by_law("Supervised by", "Onder toezicht van"),
    "* dpv:hasJurisdiction": _rights("Said for this place", "Gezegd voor deze plaats"),
    "* dpv:hasAuthority": _rights("Its authority for", "Toezichthouder voor"),
    "* dpv:hasApplicableLaw": _rights("Under this law", "Onder deze wet"),
    "* ng:definedBy": _rights("As this law defines", "Zoals deze wet omschrijft"),
    "* ng:channel": _rights("A way to", "Een weg voor"),
    "* dpv:hasContact": _rights("Contact for", "Contact voor"),
    "* dpv:hasRecipient": _data("Receives", "Ontvangt"),
    "* dpv:hasPersonalData": _data("Used in", "Gebruikt in"),
    "* dpv:hasPurpose": _data("Purpose of", "Doel van"),
    "* dpv:hasDataSubject": _data("Concerns these people", "Gaat over deze mensen"),
    "* ng:condition": _elsewhere("Is the condition for", "Is de voorwaarde voor"),
    "* ng:memberOfGroup": _elsewhere("Its members", "De leden"),
    "* dpv:hasCountry": _elsewhere("Established there", "Daar gevestigd"),
    "* ng:contactOf": _elsewhere("Contact", "Contact"),
    "* ng:defaultController": _elsewhere(
        "Responsible for the data", "Verantwoordelijk voor de gegevens"
    ),
    "* ng:concernsDocument": _elsewhere("Refers to it", "Verwijst ernaar"),
    "* dcterms:references": _elsewhere("Refers to it", "Verwijst ernaar"),
    "* dcterms:publisher": _elsewhere("Publishes", "Publiceert"),
    "* dcterms:isVersionOf": _elsewhere("Versions", "Versies"),
    "* dcterms:isPartOf": _elsewhere("Parts", "Delen"),
    "* skos:broader": _elsewhere("Includes", "Omvat"),
    "* skos:narrower": _elsewhere("Falls under", "Valt onder"),
    "* rdf:type": _elsewhere("Of this kind", "Van deze soort"),
}


_ORDER = list(dict.fromkeys((*_REFERENCES.values(), _NAMED_IN)))


def order_of(heading: str, language: str) -> int:
    """Return the place of a heading among all of a part; of an unknown one the last."""
    found = [heading_in(r, language) for r in _ORDER]
    return found.index(heading) if heading in found else len(found)


def reference_of(kinds: Iterable[str], named: str) -> Reference | None:
    """Return what it means for a thing that something of these kinds refers to it by a property.

    Kinds and property are IRIs. None if nobody but an author asks for it: no fact refers, and no
    words are known for the property.
    """
    prefixed = shorten_iri(named)
    names = [shorten_iri(kind).removeprefix("ng:") for kind in kinds]
    keys = [f"{name} {prefixed}" for name in names] + [f"{name} *" for name in names]
    own = () if names else (f"- {prefixed}",)
    for key in (*keys, *own, f"* {prefixed}"):
        if found := _REFERENCES.get(key):
            return found
    return _NAMED_IN if names else None


def heading_in(reference: Reference, language: str) -> str:
    """Return the heading in that language."""
    return reference.heading[LANGUAGES.index(language)]
