"""The words of the comparison by subject, in English and Dutch; other terms have graph names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from noticegraph.languages import LANGUAGES
from noticegraph.matrix import rights, subjects
from noticegraph.matrix.model import Subject
from noticegraph.matrix.reading import DPV, NG
from noticegraph.namespaces import PREFIXES

_GDPR, _LOC = PREFIXES["eu-gdpr"], PREFIXES["loc"]
_Pair = tuple[str, str]

SUBJECTS: Mapping[Subject, _Pair] = {
    Subject.LEGAL_BASIS: ("Legal basis", "Grondslag"),
    Subject.RECIPIENTS: ("Recipients", "Ontvangers"),
    Subject.SALE: ("Sale and sharing", "Verkoop en delen"),
    Subject.TRANSFERS: ("Transfers", "Doorgifte"),
    Subject.RETENTION: ("Retention", "Bewaring"),
    Subject.RIGHTS: ("Rights", "Rechten"),
    Subject.REQUIREMENTS: ("Requirements", "Vereisten"),
}
_ROWS: Mapping[str, _Pair] = {
    DPV + "Consent": ("Consent", "Toestemming"),
    DPV + "Contract": ("Contract", "Overeenkomst"),
    DPV + "LegalObligation": ("Legal obligation", "Wettelijke verplichting"),
    DPV + "LegitimateInterest": ("Legitimate interests", "Gerechtvaardigde belangen"),
    DPV + "PublicInterest": ("Public interest", "Algemeen belang"),
    DPV + "OfficialAuthorityOfController": ("Official authority", "Openbaar gezag"),
    DPV + "VitalInterest": ("Vital interests", "Vitale belangen"),
    subjects.SPECIAL: ("Special categories of data", "Bijzondere categorieën gegevens"),
    subjects.PROCESSORS: ("Processors, service providers", "Verwerkers, dienstverleners"),
    subjects.AUTHORITIES: ("Public authorities", "Overheden"),
    DPV + "ThirdParty": ("Third parties of no stated kind", "Derden zonder vermelde soort"),
    DPV + "Recipient": ("Recipients of no stated kind", "Ontvangers zonder vermelde soort"),
    subjects.NAMED_PROCESSORS: ("Processors named one by one", "Verwerkers bij naam"),
    subjects.NAMED_COMPANIES: (
        "Companies of the group, by name",
        "Bedrijven van de groep bij naam",
    ),
    subjects.SALE: ("Sale", "Verkoop"),
    subjects.SHARING: ("Sharing", "Delen"),
    subjects.NOT_TOLD_APART: (
        "Sale or sharing, not distinguished",
        "Verkoop of delen, samen genoemd",
    ),
    subjects.MINORS: (
        "Sale or sharing of minors’ data",
        "Verkoop of delen van gegevens van minderjarigen",
    ),
    _GDPR + "A45-3": ("Adequacy decision", "Adequaatheidsbesluit"),
    _GDPR + "A46-2-b": ("Binding corporate rules", "Bindende bedrijfsvoorschriften"),
    _GDPR + "A46-2-c": ("Standard contractual clauses", "Standaardcontractbepalingen"),
    _GDPR + "A46-2-d": (
        "Standard contractual clauses of an authority",
        "Standaardcontractbepalingen van een toezichthouder",
    ),
    _GDPR + "A46-2-e": ("Codes of conduct", "Gedragscodes"),
    _GDPR + "A46-2-f": ("Certification", "Certificering"),
    subjects.COUNTRIES: ("Countries named", "Genoemde landen"),
    subjects.STORAGE: ("Where data are stored", "Waar gegevens worden opgeslagen"),
    subjects.COPY: ("Copy of the safeguards", "Kopie van de waarborgen"),
    subjects.TRANSFER_CLAIMS: ("Transfers in general", "Doorgifte in het algemeen"),
    subjects.PERIOD: ("Period in numbers", "Termijn in cijfers"),
    subjects.UNTIL: ("Until an event", "Tot een gebeurtenis"),
    subjects.NO_CRITERION: ("Stated otherwise", "Anders vermeld"),
    subjects.COOKIES: ("Cookies", "Cookies"),
    rights.ANSWER: ("Answer within", "Antwoord binnen"),
}
_REGIONS: Mapping[str, _Pair] = {
    _LOC + "EEA": ("EEA", "EER"),
    _LOC + "EU": ("EU", "EU"),
    _LOC + "GB": ("United Kingdom", "Verenigd Koninkrijk"),
    _LOC + "US": ("United States", "Verenigde Staten"),
}
_PERIODS: Mapping[str, _Pair] = {
    NG + "ApproximatePeriod": ("about {period}", "ongeveer {period}"),
    NG + "MaximumPeriod": ("at most {period}", "hoogstens {period}"),
    NG + "MinimumPeriod": ("at least {period}", "minstens {period}"),
}
_UNITS = (
    (("year", "years"), ("jaar", "jaar")),
    (("month", "months"), ("maand", "maanden")),
    (("day", "days"), ("dag", "dagen")),
    (("hour", "hours"), ("uur", "uur")),
    (("minute", "minutes"), ("minuut", "minuten")),
    (("second", "seconds"), ("seconde", "seconden")),
)
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")

MATRIX_TEXTS: Mapping[str, _Pair] = {
    "matrix_what": (
        "By subject, one column for each statement. A cell says how the statement puts it and "
        "where; “not stated” means that no fact was found, not that it does not happen.",
        "Per onderwerp, één kolom per verklaring. Een cel zegt hoe de verklaring het stelt en "
        "waar; “niet vermeld” betekent dat er geen feit is gevonden, niet dat het niet gebeurt.",
    ),
    "matrix_differs": (
        "A row differs if the statements differ in whether, how, for which region, for which "
        "kinds of purposes or how long: wording does not count, nor does the number of places.",
        "Een rij verschilt als de verklaringen verschillen in of, hoe, voor welke regio, voor "
        "welke soorten doelen of hoe lang: bewoording telt niet, en het aantal plaatsen evenmin.",
    ),
    "matrix_all_subjects": ("All subjects", "Alle onderwerpen"),
    "matrix_subject": ("Subject", "Onderwerp"),
    "matrix_rows": ("Rows", "Rijen"),
    "matrix_all_rows": ("All rows", "Alle rijen"),
    "matrix_only_different": ("Only differences", "Alleen verschillen"),
    "matrix_choose": ("Choose statements", "Kies verklaringen"),
    "matrix_column": ("Column {number}", "Kolom {number}"),
    "matrix_none": ("none", "geen"),
    "matrix_row_one": ("1 row", "1 rij"),
    "matrix_row_count": ("{count} rows", "{count} rijen"),
    "matrix_differing": ("{count} differ", "{count} verschillen"),
    "matrix_differing_one": ("1 differs", "1 verschilt"),
    "matrix_differing_none": ("none differs", "geen verschilt"),
    "matrix_nothing": (
        "No row: none of these statements has a fact about this.",
        "Geen rij: geen van deze verklaringen heeft hierover een feit.",
    ),
    "matrix_no_difference": (
        "No row differs. All rows show what these statements say.",
        "Geen rij verschilt. Alle rijen tonen wat deze verklaringen zeggen.",
    ),
    "matrix_rights_of": ("Rights of people in: {regions}", "Rechten van mensen in: {regions}"),
    "matrix_rights_anywhere": ("Rights limited to no region", "Rechten zonder regio"),
    "matrix_any_region": ("no region named", "geen regio genoemd"),
    "matrix_elsewhere": (
        "not for this region; for: {regions}",
        "niet voor deze regio; voor: {regions}",
    ),
    "matrix_only_for": ("only for: {regions}", "alleen voor: {regions}"),
    "matrix_no_purpose": ("no purpose named", "geen doel genoemd"),
    "matrix_no_ground": ("no ground of Article 9 named", "geen grond van artikel 9 genoemd"),
    "matrix_interests": ("interests: {names}", "belangen: {names}"),
    "matrix_data": ("data: {names}", "gegevens: {names}"),
    "matrix_any_data": ("personal data, without limit", "persoonsgegevens, zonder beperking"),
    "matrix_data_count": ("{count} categories of data", "{count} categorieën gegevens"),
    "matrix_session": ("until the browser closes", "tot de browser sluit"),
    "matrix_among_others": ("among others", "onder meer"),
    "matrix_details": ("details", "details"),
    "matrix_facts_count": ("{count} facts", "{count} feiten"),
    "matrix_terms_count": ("{count} kinds", "{count} soorten"),
    "matrix_purposes_count": ("{count} purposes", "{count} doeleinden"),
    "matrix_recipients_count": ("{count} recipients", "{count} ontvangers"),
    "matrix_certified_count": ("{count} companies", "{count} bedrijven"),
    "matrix_countries_count": ("{count} countries", "{count} landen"),
    "matrix_names_count": ("{count} by name", "{count} bij naam"),
    "matrix_fact_by_fact": (
        "Fact by fact, with all kinds of facts",
        "Feit voor feit, met alle soorten feiten",
    ),
    "matrix_and": ("and", "en"),
    "matrix_pair": ("{first} and {second}", "{first} en {second}"),
}


def subject_name(subject: Subject, language: str) -> str:
    """Return the name of a subject."""
    return SUBJECTS[subject][LANGUAGES.index(language)]


def row_name(key: str, names: Mapping[str, str], language: str) -> str:
    """Return the name of a row: of its own, or that of its term with a capital."""
    if key in _ROWS:
        return _ROWS[key][LANGUAGES.index(language)]
    name = names.get(key, key)
    return name[:1].upper() + name[1:]


def region_name(iri: str, names: Mapping[str, str], language: str) -> str:
    """Return the name by which people know a region, without its official additions."""
    return _REGIONS[iri][LANGUAGES.index(language)] if iri in _REGIONS else names.get(iri, iri)


def period_words(duration: str, kind: str, language: str) -> str:
    """Return a duration (ISO 8601) in words, and how exactly it is meant: "about 60 days"."""
    at = LANGUAGES.index(language)
    found = _DURATION.fullmatch(duration)
    if found is None or not any(found.groups()):
        return duration
    written = " ".join(
        f"{number} {units[at][int(number) != 1]}"
        for number, units in zip(found.groups(), _UNITS, strict=True)
        if number and int(number)
    )
    return _PERIODS[kind][at].format(period=written) if kind in _PERIODS else written
