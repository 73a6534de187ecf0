"""What the properties of other vocabularies are called on cards and in forms, in both languages.

Properties of `ng:` have labels of their own; DPV's have none in Dutch, and those of other
vocabularies none at all.
"""

from collections.abc import Mapping

HEADINGS: Mapping[str, tuple[str, str]] = {
    "dcterms:isVersionOf": ("Version of", "Versie van"),
    "dcterms:issued": ("Published on", "Gepubliceerd op"),
    "dcterms:language": ("Language", "Taal"),
    "dcterms:publisher": ("Company", "Bedrijf"),
    "dcterms:title": ("Title", "Titel"),
    "dpv:hasAddress": ("Address", "Adres"),
    "dpv:hasApplicableLaw": ("Applicable law", "Toepasselijk recht"),
    "dpv:hasAuthority": ("Authority", "Autoriteit"),
    "dpv:hasContact": ("Contact", "Contact"),
    "dpv:hasCountry": ("Country", "Land"),
    "dpv:hasDataImporter": ("Data importer", "Importeur van gegevens"),
    "dpv:hasDataProcessor": ("Data processor", "Verwerker"),
    "dpv:hasDataProtectionOfficer": (
        "Data protection officer",
        "Functionaris voor gegevensbescherming",
    ),
    "dpv:hasDataSource": ("Data source", "Bron van de gegevens"),
    "dpv:hasDataSubject": ("Data subject", "Betrokkene"),
    "dpv:hasDuration": ("Duration", "Duur"),
    "dpv:hasFee": ("Fee", "Kosten"),
    "dpv:hasJurisdiction": ("Jurisdiction", "Rechtsgebied"),
    "dpv:hasLocation": ("Location", "Plaats"),
    "dpv:hasName": ("Name", "Naam"),
    "dpv:hasNecessity": ("Necessity", "Noodzaak"),
    "dpv:hasPersonalData": ("Personal data", "Persoonsgegevens"),
    "dpv:hasProcessing": ("Processing", "Verwerking"),
    "dpv:hasPurpose": ("Purpose", "Doel"),
    "dpv:hasRecipient": ("Recipient", "Ontvanger"),
    "dpv:hasTechnicalOrganisationalMeasure": (
        "Technical and organisational measure",
        "Technische en organisatorische maatregel",
    ),
    "dpv:hasThirdCountry": ("Third country", "Derde land"),
    "foaf:page": ("Address on the web", "Adres op het web"),
    "prov:wasRevisionOf": ("Revision of", "Herziening van"),
    "skos:broader": ("Part of", "Deel van"),
    "skos:note": ("Note", "Opmerking"),
}
