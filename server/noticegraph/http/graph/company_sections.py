"""What the page of a company shows: which questions answer which part of it, in which form.

A list shows a row a line: what (`main`), beneath it how exactly (`notes`), how it is said, where it
stands. A matrix sets two columns of an answer against each other.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """An answer as lines; the first of the `main` columns that has a value says what.

    A note of several columns, with a space between them, is written as one: "45 days".
    """

    question: str
    heading: tuple[str, str]
    main: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """An answer as a matrix of `row` and `column`; `empty_*` name those without a value."""

    question: str
    heading: tuple[str, str]
    row: str
    column: str
    empty_row: tuple[str, str]
    empty_column: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page; `id` is its place in the address, `title` is in English and Dutch."""

    id: str
    title: tuple[str, str]
    blocks: tuple[Lines | Grid, ...]


_ANY_DATA = ("data without limit", "gegevens zonder beperking")
PARTS = (
    Part(
        "who",
        ("Who is responsible", "Wie verantwoordelijk is"),
        (
            Lines(
                "controller",
                ("Controller", "Verwerkingsverantwoordelijke"),
                ("controller", "determination"),
                ("jurisdiction", "determination", "condition"),
            ),
            Lines(
                "contact-points",
                ("Contact", "Contact"),
                ("role", "name", "contact"),
                ("name", "attention", "email", "address"),
            ),
        ),
    ),
    Part(
        "data",
        ("Data and sources", "Gegevens en bronnen"),
        (
            Lines("data-sources", ("Source", "Bron"), ("source",)),
            Lines(
                "special-category-processing",
                ("Special categories", "Bijzondere categorieën"),
                ("process", "category"),
                ("article9Condition", "condition"),
            ),
            Lines("children", ("Children", "Kinderen"), ("claim",)),
        ),
    ),
    Part(
        "to",
        ("Recipients", "Ontvangers"),
        (
            Grid(
                "disclosures",
                ("Recipient", "Ontvanger"),
                "recipient",
                "category",
                ("not named", "niet genoemd"),
                _ANY_DATA,
            ),
            Lines(
                "disclosures-to-authorities",
                ("Public authorities", "Overheden"),
                ("recipient",),
                ("condition",),
            ),
            Lines(
                "subprocessors", ("Sub-processors", "Subverwerkers"), ("subprocessor",), ("task",)
            ),
            Lines(
                "sold-or-shared",
                (
                    "Sold or shared, as California defines it",
                    "Verkocht of gedeeld, in de zin van Californië",
                ),
                ("claim", "category"),
                ("thirdParty", "category", "condition"),
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
                "purpose",
                "basis",
                ("without a purpose", "zonder doel"),
                ("no basis stated", "geen grondslag vermeld"),
            ),
            Lines(
                "automated-decisions",
                ("Automated decisions", "Geautomatiseerde besluiten"),
                ("claim",),
                ("condition",),
            ),
            Lines(
                "ai-training",
                ("Training of AI", "Training van AI"),
                ("fact",),
                ("data", "condition"),
            ),
        ),
    ),
    Part(
        "where",
        ("Transfers and certifications", "Doorgifte en certificering"),
        (
            Lines("transfer-mechanisms", ("Mechanism", "Mechanisme"), ("mechanism",)),
            Grid(
                "dpf-certified-affiliates",
                ("Data Privacy Framework", "Data Privacy Framework"),
                "affiliate",
                "framework",
                ("not named", "niet genoemd"),
                ("not named", "niet genoemd"),
            ),
            Lines(
                "storage-locations",
                ("Where data are kept", "Waar gegevens staan"),
                ("fact",),
                ("place", "condition"),
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
                ("rule",),
                ("data", "product", "period", "runsFrom", "keptUntil", "criterion", "condition"),
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
                "right",
                "jurisdiction",
                ("not named", "niet genoemd"),
                ("anywhere", "overal"),
            ),
            Lines(
                "request-time-limits",
                ("Time limits", "Termijnen"),
                ("request",),
                ("value unit dayType", "condition"),
            ),
        ),
    ),
    Part(
        "safe",
        ("Security and cookies", "Beveiliging en cookies"),
        (
            Lines("security-measures", ("Measure", "Maatregel"), ("measure",), ("condition",)),
            Lines(
                "security-certificates",
                ("Certificates", "Certificaten"),
                ("standard", "fact"),
                ("product", "condition"),
            ),
            Lines(
                "cookies-and-signals",
                ("Signals and technologies", "Signalen en technologieën"),
                ("signal",),
                ("response", "condition"),
            ),
        ),
    ),
    Part(
        "not",
        ("Said not to happen", "Wat volgens haar niet gebeurt"),
        (
            Lines(
                "denials",
                ("What is denied", "Wat wordt ontkend"),
                ("denial",),
                ("jurisdiction", "definedBy", "condition"),
            ),
        ),
    ),
)
