"""Headings in English and Dutch: of subjects, of the columns of answers, of properties."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from noticegraph.namespaces import shorten_iri
from noticegraph.questions import LANGUAGES

_SUBJECTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "companies": ("Company by company", "Bedrijf naast bedrijf"),
        "requirements": ("What the law asks for", "Wat de wet vraagt"),
        "entities": ("Controller, group and contacts", "Verantwoordelijke, groep en contact"),
        "data": ("Personal data and their sources", "Persoonsgegevens en hun bronnen"),
        "disclosures": ("Disclosures and recipients", "Verstrekkingen en ontvangers"),
        "purposes": ("Purposes and legal bases", "Doeleinden en grondslagen"),
        "rights": ("Rights and time limits", "Rechten en termijnen"),
        "california": ("California: sale and sharing", "Californië: verkoop en doorgifte"),
        "transfers": ("International transfers", "Internationale doorgifte"),
        "frameworks": ("Data Privacy Framework", "Data Privacy Framework"),
        "regions": ("Terms by region", "Bepalingen per regio"),
        "safeguards": ("Security, retention, cookies", "Beveiliging, bewaring, cookies"),
        "document": ("The statement itself", "De verklaring zelf"),
        "other": ("Other", "Overig"),
    }
)
"""Headings of the subjects (tags of questions) in the order of the catalogue."""

_COLUMNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "verdict": ("Verdict", "Oordeel"),
        "severity": ("Severity", "Ernst"),
        "requirementName": ("Requirement", "Vereiste"),
        "requirementId": ("Id", "Id"),
        "requirement": ("Requirement", "Vereiste"),
        "message": ("Finding, and the remedy", "Bevinding, en de remedie"),
        "checkName": ("Check", "Controle"),
        "check": ("Check", "Controle"),
        "address": ("Address", "Adres"),
        "addressee": ("Goes to", "Gaat naar"),
        "affiliate": ("Affiliate", "Groepsmaatschappij"),
        "ageThreshold": ("Age threshold", "Leeftijdsgrens"),
        "article9Condition": ("Condition of Art. 9 GDPR", "Voorwaarde van art. 9 AVG"),
        "aspect": ("Aspect", "Aspect"),
        "attention": ("For the attention of", "Ter attentie van"),
        "authority": ("Authority", "Autoriteit"),
        "authorityName": ("Authority as named", "Autoriteit zoals genoemd"),
        "backgroundAuthority": (
            "Supervisory authority by law (not stated)",
            "Toezichthouder volgens de wet (niet vermeld)",
        ),
        "basis": ("Legal basis", "Grondslag"),
        "basisName": ("Legal basis", "Grondslag"),
        "body": ("Body", "Instantie"),
        "bodyName": ("Body", "Instantie"),
        "category": ("Category of data", "Categorie gegevens"),
        "categoryName": ("Category of data", "Categorie gegevens"),
        "claim": ("Claim", "Bewering"),
        "claimName": ("Claim", "Bewering"),
        "citedCount": ("Passages cited", "Aangehaalde passages"),
        "factCount": ("Facts", "Feiten"),
        "passageCount": ("Passages", "Passages"),
        "publisher": ("Publisher", "Uitgever"),
        "subject": ("Subject", "Onderwerp"),
        "graphName": ("Name in the graph", "Naam in de graaf"),
        "thing": ("Name", "Naam"),
        "status": ("What differs", "Wat verschilt"),
        "first": ("First statement", "Eerste verklaring"),
        "firstEvidence": ("Stands in (first)", "Staat in (eerste)"),
        "second": ("Second statement", "Tweede verklaring"),
        "secondEvidence": ("Stands in (second)", "Staat in (tweede)"),
        "difference": ("Difference", "Verschil"),
        "definition": ("Definition", "Definitie"),
        "examination": ("Id", "Id"),
        "label": ("Label", "Label"),
        "provision": ("Provision", "Bepaling"),
        "shape": ("Shapes", "Shapes"),
        "term": ("Term", "Term"),
        "termKind": ("What it is", "Wat het is"),
        "useCount": ("Used", "Gebruikt"),
        "vocabulary": ("Prefix", "Prefix"),
        "channel": ("Channel", "Weg"),
        "company": ("Company", "Bedrijf"),
        "companyName": ("Company", "Bedrijf"),
        "condition": ("Condition", "Voorwaarde"),
        "conditionName": ("Condition", "Voorwaarde"),
        "contact": ("Contact point", "Contactpunt"),
        "contactDetails": ("How to reach it", "Hoe te bereiken"),
        "controller": ("Controller", "Verwerkingsverantwoordelijke"),
        "controllerName": ("Controller", "Verwerkingsverantwoordelijke"),
        "copyAvailable": ("Copy available", "Kopie beschikbaar"),
        "country": ("Country", "Land"),
        "countryName": ("Country", "Land"),
        "day": ("Day", "Dag"),
        "dayType": ("Kind of days", "Soort dagen"),
        "determination": ("How it is determined", "Hoe het wordt bepaald"),
        "digest": ("Digest (SHA-256)", "Controlegetal (SHA-256)"),
        "document": ("Document", "Document"),
        "documentName": ("Document", "Document"),
        "effectiveDate": ("In force from", "Van kracht vanaf"),
        "email": ("E-mail", "E-mail"),
        "end": ("Ends at character", "Eindigt bij teken"),
        "entities": ("Entities", "Entiteiten"),
        "entityCount": ("Number of entities", "Aantal entiteiten"),
        "evidence": ("Stands in", "Staat in"),
        "examples": ("Examples", "Voorbeelden"),
        "exclusion": ("Left out", "Uitgezonderd"),
        "exclusionName": ("Left out", "Uitgezonderd"),
        "exercise": ("How to exercise it", "Hoe uit te oefenen"),
        "fact": ("Fact", "Feit"),
        "factName": ("Fact", "Feit"),
        "framework": ("Framework", "Kader"),
        "frameworkName": ("Framework", "Kader"),
        "incentive": ("Financial incentive", "Financiële stimulans"),
        "incentiveName": ("Financial incentive", "Financiële stimulans"),
        "jurisdiction": ("Jurisdiction", "Rechtsgebied"),
        "jurisdictionName": ("Jurisdiction", "Rechtsgebied"),
        "jurisdictions": ("Jurisdictions", "Rechtsgebieden"),
        "kind": ("Kind", "Soort"),
        "kindName": ("Kind", "Soort"),
        "lang": ("Language", "Taal"),
        "language": ("Language", "Taal"),
        "law": ("Law", "Wet"),
        "lawName": ("Law", "Wet"),
        "measure": ("Measure", "Maatregel"),
        "measureName": ("Measure", "Maatregel"),
        "mechanism": ("Mechanism", "Mechanisme"),
        "mechanismName": ("Mechanism", "Mechanisme"),
        "modality": ("How it is said", "Hoe het wordt gezegd"),
        "name": ("Name", "Naam"),
        "over": ("Over", "Boven"),
        "overName": ("Over", "Boven"),
        "place": ("Place", "Plaats"),
        "prevails": ("Prevails", "Gaat voor"),
        "prevailsName": ("Prevails", "Gaat voor"),
        "process": ("Process", "Verwerking"),
        "processName": ("Process", "Verwerking"),
        "purpose": ("Purpose", "Doel"),
        "purposeCount": ("Number of purposes", "Aantal doelen"),
        "purposeName": ("Purpose", "Doel"),
        "purposes": ("Purposes", "Doelen"),
        "recipient": ("Recipient", "Ontvanger"),
        "recourse": ("Way to complain", "Manier om te klagen"),
        "recourseName": ("Way to complain", "Manier om te klagen"),
        "recipientName": ("Recipient", "Ontvanger"),
        "recipients": ("Recipients", "Ontvangers"),
        "request": ("Request", "Verzoek"),
        "requestName": ("Request", "Verzoek"),
        "response": ("Response", "Reactie"),
        "right": ("Right", "Recht"),
        "rightName": ("Right", "Recht"),
        "rights": ("Rights", "Rechten"),
        "role": ("Role", "Rol"),
        "rule": ("Rule", "Regel"),
        "ruleName": ("Rule", "Regel"),
        "section": ("Section", "Sectie"),
        "signal": ("Signal or technology", "Signaal of technologie"),
        "signalName": ("Signal or technology", "Signaal of technologie"),
        "source": ("Source", "Bron"),
        "sourceName": ("Source", "Bron"),
        "start": ("Begins at character", "Begint bij teken"),
        "statement": ("Statement", "Verklaring"),
        "statementName": ("Statement", "Verklaring"),
        "supervisoryAuthority": (
            "Supervisory authority by law (not stated)",
            "Toezichthouder volgens de wet (niet vermeld)",
        ),
        "targetLost": ("Link without target", "Koppeling zonder doel"),
        "thirdParty": ("Third party", "Derde"),
        "thirdPartyName": ("Third party", "Derde"),
        "total": ("In total", "In totaal"),
        "transaction": ("Sold or shared", "Verkocht of gedeeld"),
        "type": ("Kind", "Soort"),
        "typeName": ("Kind", "Soort"),
        "unit": ("Unit", "Eenheid"),
        "value": ("Value", "Waarde"),
        "version": ("Version", "Versie"),
        "versionName": ("Version", "Versie"),
        "way": ("In which way", "Op welke wijze"),
    }
)

_PROPERTIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "dcterms:isPartOf": ("part of", "deel van"),
        "dcterms:isVersionOf": ("version of", "versie van"),
        "dcterms:issued": ("issued", "uitgegeven"),
        "dcterms:language": ("language", "taal"),
        "dcterms:publisher": ("publisher", "uitgever"),
        "dcterms:references": ("refers to", "verwijst naar"),
        "dcterms:source": ("source", "bron"),
        "dcterms:title": ("title", "titel"),
        "dpv:hasAddress": ("address", "adres"),
        "dpv:hasApplicability": ("applies when", "van toepassing wanneer"),
        "dpv:hasApplicableLaw": ("applicable law", "toepasselijk recht"),
        "dpv:hasAuthority": ("authority", "autoriteit"),
        "dpv:hasContact": ("contact", "contact"),
        "dpv:hasDataImporter": ("data importer", "gegevensimporteur"),
        "dpv:hasDataProcessor": ("processor", "verwerker"),
        "dpv:hasDataProtectionOfficer": (
            "data protection officer",
            "functionaris voor gegevensbescherming",
        ),
        "dpv:hasDataSource": ("source of the data", "bron van de gegevens"),
        "dpv:hasDataSubject": ("data subject", "betrokkene"),
        "dpv:hasJurisdiction": ("jurisdiction", "rechtsgebied"),
        "dpv:hasLegalBasis": ("legal basis", "grondslag"),
        "dpv:hasName": ("name", "naam"),
        "dpv:hasPersonalData": ("personal data", "persoonsgegevens"),
        "dpv:hasProcess": ("process", "verwerking"),
        "dpv:hasProcessing": ("what is done", "wat er gebeurt"),
        "dpv:hasPurpose": ("purpose", "doel"),
        "dpv:hasRecipient": ("recipient", "ontvanger"),
        "dpv:hasStorageCondition": ("storage condition", "bewaarvoorwaarde"),
        "dpv:hasTechnicalOrganisationalMeasure": (
            "technical or organisational measure",
            "technische of organisatorische maatregel",
        ),
        "foaf:name": ("name", "naam"),
        "foaf:page": ("web page", "webpagina"),
        "oa:end": ("end", "einde"),
        "oa:hasSelector": ("position", "positie"),
        "oa:hasSource": ("statement", "verklaring"),
        "oa:start": ("first character", "eerste teken"),
        "prov:wasDerivedFrom": ("derived from", "afgeleid van"),
        "prov:wasRevisionOf": ("revision of", "herziening van"),
        "rdf:type": ("kind", "soort"),
        "rdfs:domain": ("used of", "gebruikt van"),
        "rdfs:isDefinedBy": ("defined in", "gedefinieerd in"),
        "rdfs:label": ("name", "naam"),
        "rdfs:range": ("has as value", "heeft als waarde"),
        "rdfs:seeAlso": ("see also", "zie ook"),
        "rdfs:subClassOf": ("kind of", "soort van"),
        "rdfs:subPropertyOf": ("narrower than", "nauwer dan"),
        "skos:altLabel": ("other name", "andere naam"),
        "skos:broader": ("belongs to", "hoort bij"),
        "skos:definition": ("definition", "definitie"),
        "skos:narrower": ("includes", "omvat"),
        "skos:note": ("note", "opmerking"),
        "skos:prefLabel": ("name", "naam"),
    }
)
"""Names of properties that are not of this vocabulary, whose terms have labels in the graph."""


def subject_order(subject: str) -> tuple[int, str]:
    """Return what to order subjects by: the catalogue's order, unknown ones last by name."""
    known = list(_SUBJECTS)
    return (known.index(subject) if subject in known else len(known), subject)


def subject_heading(subject: str, language: str) -> str:
    """Return a subject's heading; a subject that is not known here is shown as it is written."""
    names = _SUBJECTS.get(subject)
    return names[LANGUAGES.index(language)] if names else subject.replace("-", " ").capitalize()


def column_heading(column: str, language: str) -> tuple[str, str]:
    """Return the heading of a column and the language it is in; unknown names stay English."""
    names = _COLUMNS.get(column)
    if names:
        return names[LANGUAGES.index(language)], language
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in column).replace("_", " ")
    return words[:1].upper() + words[1:], "en"


def property_heading(iri: str, language: str) -> str | None:
    """Return the name of a property that the graph gives no name in that language, or None."""
    names = _PROPERTIES.get(shorten_iri(iri))
    return names[LANGUAGES.index(language)] if names else None
