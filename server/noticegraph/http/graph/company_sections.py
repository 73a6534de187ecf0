"""What the page of a company shows: which facts are in which part of it, in which form.

A list shows one fact on a line: what (`main`), beneath it the details (`notes`), its modality, its
place. A matrix sets two properties of facts against each other. Each block goes with a question,
which answers the same with all its columns.

Classes and properties without a prefix are noticegraph's; `.` is the fact itself; of properties
with a `|` between them all values count.
"""

from __future__ import annotations

from dataclasses import dataclass

ITSELF = "."


@dataclass(frozen=True, slots=True)
class Lines:
    """Facts as lines; the first of the `main` properties that has a value says what.

    They are the facts of the classes `of`, the denials of the classes `denied`, and those that have
    the property `having`; `only_below` a term (IRI) of which a value of the first of `main` is one.
    """

    question: str
    heading: tuple[str, str]
    of: tuple[str, ...]
    main: tuple[str, ...]
    notes: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    having: str = ""
    only_below: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Grid:
    """Facts of the classes `of` as a matrix of `row` and `column`; `empty_*` name what has none.

    What `through` leads to is taken for the row: the purposes of the process that has a basis. What
    `kind` leads to from there is taken for it, too: statements name one right in many ways, and the
    facts' own names stand beneath; the kinds are in the order of `matrix.rights`. Facts of the
    classes `also` stand in it too, if nothing leads to them.
    """

    question: str
    heading: tuple[str, str]
    of: tuple[str, ...]
    row: str
    column: str
    empty_row: tuple[str, str]
    empty_column: tuple[str, str]
    through: str = ""
    also: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class RegionColumn:
    """What a region has of its own: facts of the classes `of`, each told as in `Lines`."""

    heading: tuple[str, str]
    of: tuple[str, ...]
    main: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ByRegion:
    """Facts that hold for some regions only: a row a region, with all that is stated for it.

    The regions of Europe are one row, because statements treat them together; where a fact holds
    for some of them only, its note says for which.
    """

    question: str
    heading: tuple[str, str]
    columns: tuple[RegionColumn, ...]


Block = Lines | Grid | ByRegion


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page; `id` is its place in the address, `title` is in English and Dutch.

    Paper is for what one decides by; details are left to the screen. What tells again, in another
    order, what other parts tell is folded.
    """

    id: str
    title: tuple[str, str]
    blocks: tuple[Block, ...]
    on_paper: bool = True
    is_folded: bool = False


_ANY_DATA = ("data without limit", "gegevens zonder beperking")
PARTS = (
    Part(
        "who",
        ("Who is responsible", "Wie verantwoordelijk is"),
        (
            Lines(
                "controller",
                ("Controller", "Verwerkingsverantwoordelijke"),
                ("ControllerDetermination",),
                ("defaultController", ITSELF),
                ("dpv:hasJurisdiction", ITSELF, "condition"),
            ),
            Lines(
                "contact-points",
                ("Contact", "Contact"),
                ("ContactPoint",),
                ("contactRole", "contactOf", ITSELF),
                ("contactOf", "attention", "email", "dpv:hasAddress"),
            ),
        ),
    ),
    Part(
        "data",
        ("Data and sources", "Gegevens en bronnen"),
        (
            Lines(
                "collected-data",
                ("Collected data", "Verzamelde gegevens"),
                ("Collection",),
                ("dpv:hasPersonalData",),
                ("condition",),
            ),
            Lines("data-sources", ("Source", "Bron"), ("SourceClaim",), (ITSELF,)),
            Lines(
                "special-category-processing",
                ("Special categories", "Bijzondere categorieën"),
                ("SpecialCategoryProcessing", "Collection", "PurposeProcess"),
                (ITSELF,),
                ("article9Condition", "condition"),
                only_below=("dpv:hasPersonalData", "dpv:SpecialCategoryPersonalData"),
            ),
            Lines(
                "children",
                ("Children", "Kinderen"),
                ("ChildrenClaim",),
                (ITSELF,),
                denied=("ChildrenClaim",),
                having="ageThreshold",
            ),
        ),
        on_paper=False,
    ),
    Part(
        "to",
        ("Recipients", "Ontvangers"),
        (
            Grid(
                "disclosures",
                ("Recipient", "Ontvanger"),
                ("Disclosure",),
                "dpv:hasRecipient",
                "dpv:hasPersonalData",
                ("not named", "niet genoemd"),
                _ANY_DATA,
            ),
            Lines(
                "disclosures-to-authorities",
                ("Public authorities", "Overheden"),
                ("DisclosureToAuthorities",),
                ("dpv:hasRecipient",),
                ("condition",),
            ),
            Lines(
                "subprocessors",
                ("Sub-processors", "Subverwerkers"),
                ("Subprocessor",),
                (ITSELF,),
                ("dpv:hasPurpose", "dpv:hasCountry"),
            ),
            Lines(
                "sold-or-shared",
                (
                    "Sold or shared, as California defines it",
                    "Verkocht of gedeeld, in de zin van Californië",
                ),
                ("SaleOrSharing", "SaleOrSharingClaim"),
                ("category", ITSELF),
                ("dpv:hasRecipient", "condition"),
            ),
        ),
    ),
    Part(
        "why",
        ("Purposes and legal bases", "Doeleinden en grondslagen"),
        (
            Grid(
                "purposes-and-legal-bases",
                ("Purpose", "Doel"),
                ("LegalBasisClaim",),
                "dpv:hasPurpose",
                "basis",
                ("without a purpose", "zonder doel"),
                ("no basis stated", "geen grondslag vermeld"),
                through="ofProcess",
                also=("PurposeProcess",),
            ),
            Lines(
                "automated-decisions",
                ("Automated decisions", "Geautomatiseerde besluiten"),
                ("AutomatedDecisionClaim",),
                (ITSELF,),
                ("condition",),
                denied=("AutomatedDecisionClaim",),
            ),
            Lines(
                "ai-training",
                ("Training of AI", "Training van AI"),
                ("AITraining",),
                (ITSELF,),
                ("dpv:hasPersonalData|deniedData|category", "condition"),
                denied=("AITraining",),
            ),
        ),
    ),
    Part(
        "where",
        ("Transfers and certifications", "Doorgifte en certificering"),
        (
            Lines(
                "transfer-mechanisms",
                ("Mechanism", "Mechanisme"),
                ("TransferRegime",),
                ("mechanism",),
            ),
            Grid(
                "dpf-certified-affiliates",
                ("Data Privacy Framework", "Data Privacy Framework"),
                ("DPFCertification",),
                "certifiedEntity",
                "frameworkPart",
                ("not named", "niet genoemd"),
                ("not named", "niet genoemd"),
            ),
            Lines(
                "storage-locations",
                ("Where data are kept", "Waar gegevens staan"),
                ("StorageLocationClaim",),
                (ITSELF,),
                ("dpv:hasCountry|dpv:hasLocation", "condition"),
            ),
        ),
    ),
    Part(
        "long",
        ("Retention", "Bewaartermijnen"),
        (
            Lines(
                "retention",
                ("Rule", "Regel"),
                ("RetentionRule",),
                (ITSELF,),
                (
                    "dpv:hasPersonalData",
                    "product",
                    "period",
                    "runsFrom",
                    "keptUntil",
                    "retentionCriterion",
                    "condition",
                ),
            ),
        ),
    ),
    Part(
        "rights",
        ("Rights", "Rechten"),
        (
            Grid(
                "rights",
                ("Right", "Recht"),
                ("RightProvision",),
                "right",
                "dpv:hasJurisdiction",
                ("not named", "niet genoemd"),
                ("anywhere", "overal"),
                kind="rightKind",
            ),
            Lines(
                "request-time-limits",
                ("Time limits", "Termijnen"),
                ("RequestTimeLimit",),
                ("requestKind",),
                ("timeLimit", "dayType", "condition"),
            ),
        ),
    ),
    Part(
        "regions",
        ("By region", "Per regio"),
        (
            ByRegion(
                "regional-terms",
                ("Region", "Regio"),
                (
                    RegionColumn(
                        ("Law and authority", "Recht en autoriteit"),
                        ("RegionalTerms",),
                        ("dpv:hasApplicableLaw", ITSELF),
                        ("dpv:hasAuthority", "condition"),
                    ),
                    RegionColumn(
                        ("Rights", "Rechten"),
                        ("RightProvision",),
                        (ITSELF,),
                        ("dpv:hasAuthority", "condition"),
                    ),
                    RegionColumn(
                        ("Legal basis", "Grondslag"), ("LegalBasisClaim",), ("basis",), (ITSELF,)
                    ),
                    RegionColumn(
                        ("Transfers and safeguards", "Doorgifte en waarborgen"),
                        ("TransferRegime", "TransferClaim"),
                        ("mechanism", ITSELF),
                        ("condition",),
                    ),
                ),
            ),
        ),
        on_paper=False,
        is_folded=True,
    ),
    Part(
        "safe",
        ("Security and cookies", "Beveiliging en cookies"),
        (
            Lines(
                "security-measures",
                ("Measure", "Maatregel"),
                ("SecurityClaim",),
                (ITSELF,),
                ("condition",),
            ),
            Lines(
                "security-certificates",
                ("Certificates", "Certificaten"),
                ("SecurityCertification",),
                ("standard", ITSELF),
                ("product", "condition"),
            ),
            Lines(
                "cookies-and-signals",
                ("Signals and technologies", "Signalen en technologieën"),
                ("SignalResponse", "TrackingClaim"),
                ("signal", "technology"),
                ("handling", ITSELF, "condition"),
            ),
        ),
        on_paper=False,
    ),
    Part(
        "not",
        ("Said not to happen", "Wat volgens haar niet gebeurt"),
        (
            Lines(
                "denials",
                ("What is denied", "Wat wordt ontkend"),
                ("Denial",),
                (ITSELF,),
                ("dpv:hasJurisdiction", "definedBy", "condition"),
            ),
        ),
        on_paper=False,
    ),
)

SUBJECTS = {
    "who": "entities",
    "data": "data",
    "to": "disclosures",
    "why": "purposes",
    "where": "transfers",
    "long": "retention",
    "rights": "rights",
    "regions": "regions",
    "safe": "safeguards",
    "not": "denials",
}
"""The subject of each part: what is chosen by subject elsewhere are the facts of that part."""
