"""The matrix of the shipped statements says what a reader of the three texts finds in them.

The expectations were written down from the texts before the matrix had been seen: Zendesk of 20
February 2024, GitHub of 1 February 2024, Tulpenpost of 1 January 2026 (English).
"""

from __future__ import annotations

import pytest

from noticegraph.dataset import Dataset
from noticegraph.matrix.building import read_matrix
from noticegraph.matrix.model import Cell, Claim, Matrix, Row, Subject
from noticegraph.namespaces import PREFIXES, THINGS

ZENDESK, GITHUB, TULPENPOST = (
    "zendesk-2024-02-20-nl",
    "github-2024-02-01-en",
    "example-2026-01-01-en",
)
IDS = (ZENDESK, GITHUB, TULPENPOST)
NG, DPV, GDPR, LOC = (PREFIXES[name] for name in ("ng", "dpv", "eu-gdpr", "loc"))

IS, IF, MAY, NOT = "Asserted", "Conditional", "Possible", "Denied"
EUROPE = "CH EEA GB"
Said = set[tuple[str, str]]
"""What a cell says: a modality and the regions, sorted and separated by spaces."""


@pytest.fixture(scope="module")
def matrix(shipped_dataset: Dataset) -> Matrix:
    return read_matrix(shipped_dataset, [THINGS + slug for slug in IDS])


def row(matrix: Matrix, subject: Subject, key: str, about: str | None = None) -> Row:
    found = [
        row
        for group in matrix.groups
        if group.subject is subject and (about is None or local(group.about) == about)
        for row in group.rows
        if row.key == key
    ]
    assert len(found) == 1, (subject, key, about)
    return found[0]


def keys(matrix: Matrix, subject: Subject, about: str | None = None) -> list[str]:
    return [
        row.key.rsplit("#", 1)[-1]
        for group in matrix.groups
        if group.subject is subject and (about is None or local(group.about) == about)
        for row in group.rows
    ]


def local(iris: tuple[str, ...]) -> str:
    return " ".join(sorted(iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1] for iri in iris))


def said(cell: Cell) -> Said:
    return {(local((c.modality,)), local(c.regions)) for c in cell.claims}


def places(claims: tuple[Claim, ...], slug: str) -> list[str]:
    start = f"{THINGS}{slug}/passage/"
    found = [passage.removeprefix(start) for claim in claims for passage in claim.passages]
    return list(dict.fromkeys(found))


def claim(cell: Cell, modality: str, regions: str = "") -> Claim:
    (found,) = (
        c for c in cell.claims if (local((c.modality,)), local(c.regions)) == (modality, regions)
    )
    return found


def things(claim: Claim, role: str) -> list[str]:
    return sorted(iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for iri in claim.parts.get(role, ()))


def agrees(found: Row, zendesk: Said, github: Said, tulpenpost: Said) -> None:
    assert [said(cell) for cell in found.cells] == [zendesk, github, tulpenpost], found.key


# --- legal bases: Zendesk's section 3, GitHub's lawful bases, Tulpenpost's table -----------------


@pytest.mark.parametrize(
    ("basis", "zendesk", "github", "tulpenpost"),
    [
        # Consent: one purpose outright, three where the law demands it; Brazil's users consent.
        ("Consent", {(IS, ""), (IF, ""), (IS, "BR")}, {(IF, "EEA GB")}, {(IS, "")}),
        ("Contract", {(IS, "")}, {(IF, "EEA GB")}, {(IS, "")}),
        ("LegalObligation", {(IS, "")}, {(IF, "EEA GB")}, {(IS, "")}),
        ("LegitimateInterest", {(IS, "")}, {(IF, "EEA GB")}, set()),
        ("PublicInterest", {(IS, "")}, set(), set()),
    ],
)
def test_a_basis_stands_in_one_row_whoever_claims_it(
    matrix: Matrix, basis: str, zendesk: Said, github: Said, tulpenpost: Said
) -> None:
    agrees(row(matrix, Subject.LEGAL_BASIS, DPV + basis), zendesk, github, tulpenpost)


def test_bases_come_in_the_order_of_the_page_and_only_those_that_are_claimed(
    matrix: Matrix,
) -> None:
    assert keys(matrix, Subject.LEGAL_BASIS) == [
        "Consent", "Contract", "LegalObligation", "LegitimateInterest", "PublicInterest",
        "special-categories",
    ]  # fmt: skip


def test_purposes_stand_under_their_basis(matrix: Matrix) -> None:
    consent = row(matrix, Subject.LEGAL_BASIS, DPV + "Consent")
    outright, where_required = claim(consent.cells[0], IS), claim(consent.cells[0], IF)
    assert things(outright, "purposes") == ["consented"]
    assert places((outright,), ZENDESK) == ["3/table-1/row-8/item-1"]
    assert things(where_required, "purposes") == ["diversity", "marketing", "referral"]
    assert places((where_required,), ZENDESK) == [
        "3/table-1/row-4/item-1", "3/table-1/row-5/item-1", "3/table-1/row-6/item-1",
    ]  # fmt: skip
    assert where_required.conditions == (NG + "WhereRequiredByLaw",)
    assert things(claim(consent.cells[2], IS), "purposes") == ["newsletter"]
    # GitHub lists its bases without tying them to purposes.
    github = claim(consent.cells[1], IF, "EEA GB")
    assert "purposes" not in github.parts
    assert things(github, "terms") == ["ExplicitlyExpressedConsent"]

    interests = row(matrix, Subject.LEGAL_BASIS, DPV + "LegitimateInterest")
    # Rows 1 to 7 of Zendesk's table; the eighth rests on consent alone. It names no interest.
    zendesk = claim(interests.cells[0], IS)
    assert len(zendesk.parts["purposes"]) == 7
    assert [place.split("/")[2] for place in places((zendesk,), ZENDESK)] == [
        f"row-{number}" for number in range(1, 8)
    ]
    assert "interests" not in zendesk.parts
    # GitHub names three: securing, communicating, improving.
    assert len(claim(interests.cells[1], IF, "EEA GB").parts["interests"]) == 3

    obligation = row(matrix, Subject.LEGAL_BASIS, DPV + "LegalObligation")
    assert len(claim(obligation.cells[0], IS).parts["purposes"]) == 4  # rows 1, 2, 3 and 7
    public = row(matrix, Subject.LEGAL_BASIS, DPV + "PublicInterest")
    assert places(public.cells[0].claims, ZENDESK) == ["3/table-1/row-3/item-3"]


def test_only_tulpenpost_names_a_ground_of_article_9(matrix: Matrix) -> None:
    found = row(matrix, Subject.LEGAL_BASIS, "special-categories")
    assert [{g for c in cell.claims for g in things(c, "grounds")} for cell in found.cells] == [
        set(), set(), {"A9-2-a"},
    ]  # fmt: skip
    assert said(found.cells[2]) == {(IF, "")}
    # Zendesk may process health data for safety (row 3 of section 3), and collects ethnicity.
    assert (MAY, "") in said(found.cells[0])
    assert "3/table-1/row-3/paragraph-2" in places(found.cells[0].claims, ZENDESK)
    # GitHub receives ethnicity in some cases.
    assert (IF, "") in said(found.cells[1])


# --- recipients: Zendesk's section 2, GitHub's section on sharing, Tulpenpost's section 3 --------


@pytest.mark.parametrize(
    ("kind", "zendesk", "github", "tulpenpost"),
    [
        # GitHub may use them; it says outright that it shares with them in the section on the
        # United States, and that it did in the last 12 months in the one on California.
        (DPV + "DataProcessor", {(IS, "")}, {(MAY, ""), (IS, "US"), (IS, "US-CA")}, {(IS, "")}),
        (NG + "GroupCompanies", {(IS, "")}, {(MAY, "")}, set()),
        # Zendesk: a reseller in row 1, and sold or shared for California (10.a).
        (NG + "BusinessPartners", {(IS, ""), (IS, "US-CA")}, {(MAY, ""), (IS, "US-CA")}, set()),
        (NG + "AdvertisingAndTrackingCompanies", {(IS, ""), (IS, "US-CA")},
         {(MAY, ""), (IS, "US-CA")}, set()),
        (NG + "ProfessionalAdvisers", {(IS, "")}, set(), {(MAY, "")}),
        (NG + "TransactionParties", {(IS, "")}, set(), {(IS, "")}),
        (NG + "CorporateTransactionParties", {(IS, "")}, {(MAY, "")}, set()),
        (NG + "OtherUsersAndPublic", set(), {(MAY, "")}, set()),
        (NG + "AbusePreventionEntities", set(), {(MAY, "")}, set()),
        (NG + "SocialNetworks", set(), {(IS, "US-CA")}, set()),
        # Tulpenpost only promises to tell before it gives data to an authority.
        (DPV + "GovernmentalOrganisation", {(MAY, "")}, {(MAY, "")}, set()),
    ],
)  # fmt: skip
def test_recipients_stand_in_the_row_of_their_kind(
    matrix: Matrix, kind: str, zendesk: Said, github: Said, tulpenpost: Said
) -> None:
    agrees(row(matrix, Subject.RECIPIENTS, kind), zendesk, github, tulpenpost)


def test_processors_and_service_providers_are_one_row_with_all_data(matrix: Matrix) -> None:
    found = row(matrix, Subject.RECIPIENTS, DPV + "DataProcessor")
    assert DPV + "ServiceProvider" not in [
        r.key for g in matrix.groups if g.subject is Subject.RECIPIENTS for r in g.rows
    ]
    zendesk = claim(found.cells[0], IS)
    assert len(zendesk.parts["data"]) == 7  # every row of Zendesk's table
    assert places((zendesk,), ZENDESK)[0] == "2/table-1/row-1/item-2"
    assert things(claim(found.cells[2], IS), "recipients") == ["newsletter-service"]


def test_advertising_partners_get_three_kinds_of_data_from_zendesk(matrix: Matrix) -> None:
    found = row(matrix, Subject.RECIPIENTS, NG + "AdvertisingAndTrackingCompanies")
    zendesk = claim(found.cells[0], IS)
    assert things(zendesk, "data") == ["geolocation", "identifiers", "internet-activity"]
    assert [place.rsplit("/", 1)[0] for place in places((zendesk,), ZENDESK)[:3]] == [
        "2/table-1/row-1", "2/table-1/row-3", "2/table-1/row-4",
    ]  # fmt: skip


def test_authorities_are_in_one_row(matrix: Matrix) -> None:
    found = row(matrix, Subject.RECIPIENTS, DPV + "GovernmentalOrganisation")
    assert places(found.cells[0].claims, ZENDESK) == ["2/paragraph-2"]
    assert "sharing-of-personal-data/list-1/item-4" in places(found.cells[1].claims, GITHUB)
    # Law enforcement, regulators, courts, other public authorities.
    assert len(found.cells[1].claims[0].parts["recipients"]) == 4


def test_what_california_makes_github_deny_stands_as_denied(matrix: Matrix) -> None:
    found = row(matrix, Subject.RECIPIENTS, DPV + "ThirdParty")
    assert (NOT, "US-CA") in said(found.cells[1])


def test_companies_that_are_named_one_by_one(matrix: Matrix) -> None:
    companies = row(matrix, Subject.RECIPIENTS, "named-companies")
    assert len(companies.cells[0].claims[0].parts["names"]) == 28  # section 14
    assert things(companies.cells[1].claims[0], "names") == ["microsoft"]
    processors = row(matrix, Subject.RECIPIENTS, "named-processors")
    assert [cell.is_empty for cell in processors.cells] == [True, True, False]
    assert len(processors.cells[2].claims[0].parts["names"]) == 2


# --- sale and sharing ---------------------------------------------------------------------------


def test_sale_sharing_and_what_is_not_told_apart(matrix: Matrix) -> None:
    # Zendesk's table of 10.a says "sold or shared" for three rows, and its practices may count as
    # one or the other: that asserts neither sale nor sharing.
    agrees(
        row(matrix, Subject.SALE, "sale-or-sharing"), {(IS, "US-CA"), (MAY, "US-CA")}, set(), set()
    )
    # Neither for money (10.a), nor for the four rows with "not applicable"; no sale in Nevada.
    # GitHub and Tulpenpost say of all data that they do not sell them.
    agrees(
        row(matrix, Subject.SALE, NG + "Sale"),
        {(NOT, "US-CA"), (NOT, "US-NV")}, {(NOT, ""), (NOT, "US-NV")}, {(NOT, "")},
    )  # fmt: skip
    # GitHub shared with networks, and stops after the signal; Tulpenpost says nothing of sharing.
    agrees(
        row(matrix, Subject.SALE, NG + "Sharing"),
        {(NOT, "US-CA")}, {(IS, "US-CA"), (NOT, "")}, set(),
    )  # fmt: skip
    agrees(row(matrix, Subject.SALE, "minors"), {(NOT, "US-CA")}, {(NOT, "US-CA")}, set())


# --- transfers ----------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["EU-US-DPF", "UK-Extension-DPF", "Swiss-US-DPF"])
def test_parts_of_the_framework_name_who_is_certified(matrix: Matrix, part: str) -> None:
    found = row(matrix, Subject.TRANSFERS, NG + part)
    assert len(claim(found.cells[0], IS).parts["certified"]) == 3
    assert len(claim(found.cells[1], IS).parts["certified"]) == 1
    assert found.cells[2].is_empty
    assert places((claim(found.cells[0], IS),), ZENDESK) == ["11/c/paragraph-2"]


def test_mechanisms_of_transfers(matrix: Matrix) -> None:
    clauses = row(matrix, Subject.TRANSFERS, GDPR + "A46-2-c")
    assert [{m for m, _ in said(cell)} for cell in clauses.cells] == [{MAY}, {IF}, {IS}]
    rules = row(matrix, Subject.TRANSFERS, GDPR + "A46-2-b")
    assert [{m for m, _ in said(cell)} for cell in rules.cells] == [{IS}, set(), set()]
    for only_zendesk in (
        GDPR + "A46-2-e",
        GDPR + "A46-2-f",
        NG + "UKAddendum",
        NG + "LegalDerogation",
    ):
        cells = row(matrix, Subject.TRANSFERS, only_zendesk).cells
        assert [{m for m, _ in said(cell)} for cell in cells] == [{MAY}, set(), set()]


def test_countries_copies_and_places_of_storage(matrix: Matrix) -> None:
    countries = row(matrix, Subject.TRANSFERS, "countries")
    assert countries.cells[0].is_empty
    assert [things(c, "countries") for c in countries.cells[1].claims] == [["US"]]
    assert countries.cells[1].claims[0].is_open  # "and other countries"
    assert [things(c, "countries") for c in countries.cells[2].claims] == [["US"]]
    storage = row(matrix, Subject.TRANSFERS, "storage")
    assert storage.cells[0].is_empty
    assert [things(c, "countries") for c in storage.cells[1].claims] == [
        ["US", "local-region", "other-countries"]
    ]
    assert [things(c, "countries") for c in storage.cells[2].claims] == [["NL"]]
    copies = row(matrix, Subject.TRANSFERS, "copy")
    assert {m for m, _ in said(copies.cells[0])} == {IS, IF}  # of its rules; of others if available
    assert copies.cells[1].is_empty
    assert {m for m, _ in said(copies.cells[2])} == {IS}


# --- retention ----------------------------------------------------------------------------------


def test_only_tulpenpost_gives_periods_and_they_are_numbers(matrix: Matrix) -> None:
    found = row(matrix, Subject.RETENTION, "period")
    assert [cell.is_empty for cell in found.cells] == [True, True, False]
    assert [
        (c.values["period"], c.values["days"], local((c.values["periodKind"],)), things(c, "data"))
        for c in found.cells[2].claims
    ] == [
        ("P7Y", "2556.7", "ExactPeriod", ["accounting"]),
        ("P60D", "60", "ApproximatePeriod", ["logs"]),
    ]


def test_criteria_of_retention(matrix: Matrix) -> None:
    def modalities(key: str) -> list[set[str]]:
        return [{m for m, _ in said(cell)} for cell in row(matrix, Subject.RETENTION, key).cells]

    assert modalities(NG + "WhileRelationshipLasts") == [set(), {IS}, set()]
    assert modalities(NG + "NeededForPurpose") == [{IF}, {IS}, set()]
    # GitHub keeps what law and claims need, and says under "your rights" that it may.
    assert modalities(NG + "NeededForLaw") == [{MAY}, {IS, MAY}, set()]
    assert modalities(NG + "NeededForClaims") == [set(), {IS, MAY}, set()]
    # Zendesk may keep what terms that outlive a contract ask for.
    assert modalities(NG + "NeededForContract") == [{MAY}, {IS}, set()]
    # Zendesk deletes when the need has ended, or when deletion is possible; Tulpenpost keeps the
    # address until one unsubscribes.
    assert modalities("until") == [{IF}, set(), {IS}]
    # GitHub tells of session and persistent cookies, Tulpenpost of two by name.
    assert modalities("cookies") == [set(), {IS}, {IS}]
    tulpenpost = row(matrix, Subject.RETENTION, "cookies").cells[2]
    assert {c.values.get("period") for c in tulpenpost.claims} == {"P1Y", None}


# --- rights -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "zendesk", "github", "tulpenpost"),
    [
        # Zendesk's section 11.b is for Europe; what the others say is limited to no region.
        ("Access", {(IS, EUROPE)}, {(MAY, "")}, {(IS, "")}),
        ("Correction", {(IS, EUROPE)}, {(MAY, "")}, {(IS, "")}),
        ("Deletion", {(IF, EUROPE)}, {(MAY, "")}, {(IF, "")}),
        ("Restriction", {(IF, EUROPE)}, {(MAY, "")}, set()),
        ("Portability", {(IF, EUROPE), (MAY, EUROPE)}, {(MAY, "")}, set()),
        ("Objection", {(IF, EUROPE)}, {(MAY, "")}, {(IS, "")}),
        # GitHub's lawful bases give the EEA and the United Kingdom a right to withdraw consent.
        ("Consent", {(IF, EUROPE)}, {(IF, "EEA GB")}, {(IS, "")}),
        # GitHub: depending on one's region; Europe and the United Kingdom are told apart.
        ("Complaint", {(IS, EUROPE)}, {(IF, "EEA"), (IF, "GB")}, {(IS, "")}),
        # Zendesk: not to be subject to such decisions; if they come, to contest them and so on.
        ("AutomatedDecision", {(IS, EUROPE), (IF, EUROPE)}, set(), set()),
    ],
)  # fmt: skip
def test_rights_in_europe(
    matrix: Matrix, kind: str, zendesk: Said, github: Said, tulpenpost: Said
) -> None:
    found = row(matrix, Subject.RIGHTS, f"{NG}{kind}Kind", EUROPE)
    agrees(found, zendesk, github, tulpenpost)


@pytest.mark.parametrize(
    ("kind", "zendesk", "github", "tulpenpost"),
    [
        # Zendesk: certain inhabitants of California may have them. GitHub: those of certain states,
        # when their laws come into effect.
        ("Access", {(MAY, "US-CA")}, {(IF, "US")}, {(IS, "")}),
        ("Correction", {(MAY, "US-CA")}, {(IF, "US")}, {(IS, "")}),
        ("Deletion", {(MAY, "US-CA")}, {(IF, "US")}, {(IF, "")}),
        ("OptOut", {(MAY, "US-CA"), (IS, "US-NV")}, {(IF, "US")}, set()),
    ],
)  # fmt: skip
def test_rights_in_the_united_states(
    matrix: Matrix, kind: str, zendesk: Said, github: Said, tulpenpost: Said
) -> None:
    agrees(row(matrix, Subject.RIGHTS, f"{NG}{kind}Kind", "US"), zendesk, github, tulpenpost)


def test_a_right_of_one_state_keeps_its_states(matrix: Matrix) -> None:
    decisions = row(matrix, Subject.RIGHTS, NG + "AutomatedDecisionKind", "US")
    assert said(decisions.cells[1]) == {(IS, "US-CO US-CT US-VA")}
    assert decisions.cells[0].is_empty
    assert local(decisions.cells[0].elsewhere) == EUROPE
    appeal = row(matrix, Subject.RIGHTS, NG + "ComplaintKind", "US")
    assert (IF, "US-CO US-CT US-VA") in said(appeal.cells[1])


def test_rights_without_a_region(matrix: Matrix) -> None:
    # Zendesk's section 3, paragraph 2: access, correction, updating, deletion, if law says so.
    for kind in ("Access", "Correction", "Deletion"):
        found = row(matrix, Subject.RIGHTS, f"{NG}{kind}Kind", "")
        assert said(found.cells[0]) == {(MAY, "")}
        assert places(found.cells[0].claims, ZENDESK) == ["3/paragraph-2"]
    objection = row(matrix, Subject.RIGHTS, NG + "ObjectionKind", "")
    assert objection.cells[0].is_empty
    assert local(objection.cells[0].elsewhere) == EUROPE


def test_time_limits_belong_to_their_region(matrix: Matrix) -> None:
    states = row(matrix, Subject.RIGHTS, "answer-within", "US")
    assert {
        (c.values["timeLimit"], c.values["totalLimit"], local((c.values["dayType"],)))
        for c in states.cells[0].claims
    } == {("15", "", "BusinessDay"), ("45", "90", "CalendarDay")}
    assert [local(c.regions) for c in states.cells[0].claims] == ["US-CA"] * 3
    # 45 days, and 45 more in complex cases.
    assert [(c.values["timeLimit"], c.values["totalLimit"]) for c in states.cells[1].claims] == [
        ("45", "90")
    ]
    assert [c.values["timeLimit"] for c in states.cells[2].claims] == ["30"]
    anywhere = row(matrix, Subject.RIGHTS, "answer-within", "")
    assert [cell.is_empty for cell in anywhere.cells] == [True, True, False]


# --- the whole ----------------------------------------------------------------------------------


def test_every_claim_has_a_place_in_its_own_statement(matrix: Matrix) -> None:
    count = 0
    for group in matrix.groups:
        for found in group.rows:
            for slug, cell in zip(IDS, found.cells, strict=True):
                for said_ in cell.claims:
                    count += 1
                    assert said_.passages, (group.subject, found.key)
                    assert all(p.startswith(f"{THINGS}{slug}/passage/") for p in said_.passages)
    assert count > 100
