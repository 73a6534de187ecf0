"""What makes rows of a matrix and what makes them differ, on invented statements."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegraph.content import Content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.matrix.building import read_matrix
from noticegraph.matrix.durations import days_of
from noticegraph.matrix.model import Matrix, Row, Subject
from noticegraph.namespaces import PREFIXES, THINGS

NG, DPV = PREFIXES["ng"], PREFIXES["dpv"]
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
FIRST, SECOND = THINGS + "one", THINGS + "two"


def load(tmp_path: Path, *facts: str) -> Dataset:
    """A statement for each text; `:` is the namespace of each. Terms that several use are last."""
    (tmp_path / "graph_data").mkdir()
    entries = ""
    for iri, own in zip((FIRST, SECOND, THINGS + "three"), facts, strict=False):
        name = iri.rsplit("/", 1)[-1]
        entries += f"""<https://w3id.org/noticegraph/graph/{name}> a ng:CatalogedGraph ;
  ng:file "graph_data/{name}.ttl" ; ng:aboutStatement <{iri}> .
"""
        text = f"{PROLOGUE}PREFIX : <{iri}/>\n:p1 oa:hasSource <{iri}> .\n"
        text += f":p2 oa:hasSource <{iri}> .\n{own}\n"
        text += "ng:RightToAccess ng:rightKind ng:AccessKind .\n"
        text += "eu-gdpr:A15 ng:rightKind ng:AccessKind .\n"
        (tmp_path / "graph_data" / f"{name}.ttl").write_text(text, "utf-8")
    (tmp_path / "graph_data" / "catalog.ttl").write_text(PROLOGUE + entries, "utf-8")
    return load_dataset(Content(tmp_path))


def compare(tmp_path: Path, first: str, second: str) -> Matrix:
    return read_matrix(load(tmp_path, first, second), (FIRST, SECOND))


def rows(matrix: Matrix, subject: Subject) -> dict[str, Row]:
    found = [row for g in matrix.groups if g.subject is subject for row in g.rows]
    return {row.key: row for row in found}


def basis(name: str, term: str, extra: str = "") -> str:
    return f""":{name} a ng:LegalBasisClaim ; ng:basis {term} ; ng:modality ng:Asserted ;
  ng:statedIn :p1 {extra} .
"""


@pytest.mark.parametrize(
    ("term", "family"),
    [
        ("dpv:Consent", "Consent"),
        ("dpv:ExplicitlyExpressedConsent", "Consent"),
        ("eu-gdpr:A6-1-a", "Consent"),
        ("dpv:EnterIntoContract", "Contract"),
        ("eu-gdpr:A6-1-b", "Contract"),
        ("eu-gdpr:A6-1-c", "LegalObligation"),
        ("eu-gdpr:A6-1-d-natural-person", "VitalInterest"),
        # Article 6(1)(e) is below both in DPV; one row must have it.
        ("eu-gdpr:A6-1-e", "PublicInterest"),
        ("eu-gdpr:A6-1-e-official-authority", "PublicInterest"),
        ("dpv:OfficialAuthorityOfController", "OfficialAuthorityOfController"),
        ("eu-gdpr:A6-1-f-controller", "LegitimateInterest"),
    ],
)
def test_narrower_bases_stand_in_the_row_of_their_basis(
    tmp_path: Path, term: str, family: str
) -> None:
    found = rows(
        compare(tmp_path, basis("a", term), basis("b", f"dpv:{family}")), Subject.LEGAL_BASIS
    )
    assert list(found) == [DPV + family]
    assert not any(cell.is_empty for cell in found[DPV + family].cells)


def test_a_basis_that_both_claim_is_in_no_row_of_one_of_them(tmp_path: Path) -> None:
    """Though purposes, conditions and regions are others, as between any two companies."""
    purpose = """; ng:ofProcess :{0} . :{0} a ng:PurposeProcess ; dpv:hasPurpose :why ;
  ng:statedIn :p1 . :why skos:broader dpv:{1} ; ng:statedIn :p1"""
    found = compare(
        tmp_path,
        basis("a", "dpv:Consent", purpose.format("x", "Marketing")),
        basis("b", "dpv:Consent", purpose.format("y", "ServiceProvision"))
        + basis("c", "dpv:Consent", "; dpv:hasJurisdiction loc:BR"),
    )
    (row,) = rows(found, Subject.LEGAL_BASIS).values()
    assert [len(cell.claims) for cell in row.cells] == [1, 2]
    assert row.differs


def test_alike_claims_become_one_and_keep_all_places(tmp_path: Path) -> None:
    both = basis("a", "dpv:Contract") + basis("b", "dpv:Contract").replace(":p1", ":p2")
    (row,) = rows(compare(tmp_path, both, basis("c", "dpv:Contract")), Subject.LEGAL_BASIS).values()
    (claim,) = row.cells[0].claims
    assert claim.facts == (FIRST + "/a", FIRST + "/b")
    assert claim.places == claim.passages == (FIRST + "/p1", FIRST + "/p2")
    assert not row.differs


@pytest.mark.parametrize(
    ("extra", "differs"),
    [
        ("", False),
        ("; dpv:hasJurisdiction loc:EEA", True),
        ("; ng:condition ng:WhereRequiredByLaw", True),
        # In a statement's own words, conditions cannot be compared.
        ("; ng:condition :own . :own a ng:StatedCondition ; ng:statedIn :p1", False),
        ("; ng:statedIn :p2", False),
    ],
)
def test_what_makes_a_row_differ(tmp_path: Path, extra: str, differs: bool) -> None:
    found = compare(tmp_path, basis("a", "dpv:Contract"), basis("b", "dpv:Contract", extra))
    (row,) = rows(found, Subject.LEGAL_BASIS).values()
    assert row.differs is differs
    assert bool(found.only_differences().groups) is differs


def recipient(name: str, kinds: str, class_: str = "ng:Disclosure") -> str:
    return f""":{name} a {class_} ; dpv:hasRecipient :r-{name} ; ng:modality ng:Asserted ;
  ng:statedIn :p1 . :r-{name} a ng:RecipientCategory ; skos:broader {kinds} ; ng:statedIn :p1 .
"""


@pytest.mark.parametrize(
    ("kinds", "row"),
    [
        ("dpv:DataProcessor, dpv:ServiceProvider", {DPV + "DataProcessor"}),
        ("dpv:ServiceProvider", {DPV + "DataProcessor"}),
        ("dpv:DataSubProcessor", {DPV + "DataProcessor"}),
        ("dpv:LawEnforcementOrganisation", {DPV + "GovernmentalOrganisation"}),
        ("dpv:DataProtectionAuthority", {DPV + "GovernmentalOrganisation"}),
        ("ng:SocialNetworks", {NG + "SocialNetworks"}),
        ("dpv:ThirdParty", {DPV + "ThirdParty"}),
        (
            "ng:SocialNetworks, ng:BusinessPartners",
            {NG + "SocialNetworks", NG + "BusinessPartners"},
        ),
        # An example of a category of the statement; the circle must end.
        (":group . :group skos:broader ng:GroupCompanies, :r-a", {NG + "GroupCompanies"}),
        # A term of nobody's vocabulary is a row of its own.
        ("<https://example.org/unknown>", {FIRST + "/r-a"}),
    ],
)
def test_recipients_stand_by_kind(tmp_path: Path, kinds: str, row: set[str]) -> None:
    found = compare(tmp_path, recipient("a", kinds), "")
    assert set(rows(found, Subject.RECIPIENTS)) == row


def test_denied_disclosure_is_shown_as_denied_with_its_name(tmp_path: Path) -> None:
    denial = """:no a ng:Denial ; ng:denies ng:Disclosure ; ng:deniedRecipient dpv:ThirdParty ;
  ng:modality ng:Denied ; ng:statedIn :p1 .
:other a ng:Denial ; ng:denies ng:AITraining ; ng:modality ng:Denied ; ng:statedIn :p1 ;
  ng:deniedRecipient dpv:ThirdParty ."""
    (row,) = rows(compare(tmp_path, denial, ""), Subject.RECIPIENTS).values()
    (claim,) = row.cells[0].claims
    assert claim.modality == NG + "Denied"
    assert claim.parts["facts"] == (FIRST + "/no",)
    assert row.cells[1].is_empty


def test_a_denial_of_both_denies_each_and_an_assertion_of_both_asserts_neither(
    tmp_path: Path,
) -> None:
    both = "ng:transaction ng:Sale, ng:Sharing ; ng:statedIn :p1 ."
    found = rows(
        compare(
            tmp_path,
            f":a a ng:Denial ; ng:denies ng:SaleOrSharing ; ng:modality ng:Denied ; {both}",
            f":b a ng:SaleOrSharing ; ng:modality ng:Asserted ; {both}",
        ),
        Subject.SALE,
    )
    filled = {key: [not cell.is_empty for cell in row.cells] for key, row in found.items()}
    assert filled == {
        "sale-or-sharing": [False, True],
        NG + "Sale": [True, False],
        NG + "Sharing": [True, False],
    }


def test_periods_are_compared_as_lengths(tmp_path: Path) -> None:
    rule = """:r a ng:RetentionRule ; ng:period "{}"^^xsd:duration ; ng:periodKind ng:{} ;
  ng:modality ng:Asserted ; ng:statedIn :p1 ."""
    (row,) = rows(
        compare(tmp_path, rule.format("P7Y", "ExactPeriod"), rule.format("P84M", "ExactPeriod")),
        Subject.RETENTION,
    ).values()
    assert row.key == "period"
    assert not row.differs


def test_at_most_seven_years_are_not_seven_years(tmp_path: Path) -> None:
    rule = """:r a ng:RetentionRule ; ng:period "P7Y"^^xsd:duration ; ng:periodKind ng:{} ;
  ng:modality ng:Asserted ; ng:statedIn :p1 ."""
    (row,) = rows(
        compare(tmp_path, rule.format("ExactPeriod"), rule.format("MaximumPeriod")),
        Subject.RETENTION,
    ).values()
    assert row.differs


@pytest.mark.parametrize(
    ("duration", "days"),
    [("P7Y", 2556.7), ("P84M", 2556.7), ("P60D", 60), ("PT72H", 3), ("P1Y2M3DT4H", 429.28),
     ("P", None), ("PT", None), ("", None), ("seven years", None), ("P1W", None)],
)  # fmt: skip
def test_days_of_durations(duration: str, days: float | None) -> None:
    assert days_of(duration) == days


def right(name: str, regions: str, modality: str = "Asserted") -> str:
    where = f"; dpv:hasJurisdiction {regions}" if regions else ""
    return f""":{name} a ng:RightProvision ; ng:right ng:RightToAccess ; ng:modality ng:{modality} ;
  ng:statedIn :p1 {where} .
"""


def areas(matrix: Matrix) -> list[list[str]]:
    found = [group.about for group in matrix.groups if group.subject is Subject.RIGHTS]
    return [[iri.rsplit("#", 1)[-1] for iri in about] for about in found]


@pytest.mark.parametrize(
    ("regions", "about"),
    [
        ("loc:EEA, loc:CH", [["EEA", "CH"]]),
        ("loc:NL", [["NL"]]),
        # The United Kingdom left; lists of former members must not make it part of the EEA.
        ("loc:GB", [["GB"]]),
        ("loc:US-CA, loc:US-NV", [["US"]]),
        ("loc:BR", [["BR"]]),
        ("loc:US-CA, loc:EEA, loc:BR", [["EEA"], ["US"], ["BR"]]),
        ("", [[]]),
    ],
)
def test_areas_of_rights(tmp_path: Path, regions: str, about: list[list[str]]) -> None:
    assert areas(compare(tmp_path, right("a", regions), "")) == about


def test_a_right_without_a_region_holds_in_areas_where_nothing_else_is_said(tmp_path: Path) -> None:
    found = compare(tmp_path, right("a", "loc:EEA"), right("b", "", "Possible"))
    anywhere, europe = [g for g in found.groups if g.subject is Subject.RIGHTS]
    assert (anywhere.about, [iri[-3:] for iri in europe.about]) == ((), ["EEA"])
    assert [len(cell.claims) for cell in europe.rows[0].cells] == [1, 1]
    assert europe.rows[0].cells[1].claims[0].regions == ()
    # The first says it for the EEA only, which is told where no region is meant.
    assert anywhere.rows[0].cells[0].is_empty
    assert [iri[-3:] for iri in anywhere.rows[0].cells[0].elsewhere] == ["EEA"]


def test_rights_of_one_kind_meet_whatever_law_they_are_from(tmp_path: Path) -> None:
    article = right("a", "loc:EEA").replace("ng:RightToAccess", "eu-gdpr:A15")
    found = compare(tmp_path, article, right("b", "loc:EEA"))
    (row,) = rows(found, Subject.RIGHTS).values()
    assert row.key == NG + "AccessKind"
    assert not any(cell.is_empty for cell in row.cells)


def test_extension_and_total_of_a_time_limit_are_compared(tmp_path: Path) -> None:
    limit = """:t a ng:RequestTimeLimit ; ng:requestKind ng:AnyRequest ; ng:timeLimit 45 ; {} ;
  ng:modality ng:Asserted ; ng:statedIn :p1 ."""
    found = compare(tmp_path, limit.format("ng:extension 45"), limit.format("ng:totalLimit 90"))
    assert not rows(found, Subject.RIGHTS)["answer-within"].differs


def test_only_the_chosen_subjects_are_read(tmp_path: Path) -> None:
    dataset = load(tmp_path, basis("a", "dpv:Consent") + right("r", ""), right("r", ""))
    found = read_matrix(dataset, (FIRST, SECOND), (Subject.RIGHTS,))
    assert {group.subject for group in found.groups} == {Subject.RIGHTS}


def test_translations_do_not_differ_but_in_words(shipped_dataset: Dataset) -> None:
    pair = [THINGS + f"example-2026-01-01-{language}" for language in ("en", "nl")]
    found = read_matrix(shipped_dataset, pair)
    # By reading the example: 4 of bases, 4 of recipients, 1 of sale, 4 of transfers, 3 of
    # retention, 7 of rights.
    assert sum(len(group.rows) for group in found.groups) == 23
    assert found.only_differences().groups == ()
