"""The sentence that concludes an answer says what the rows say, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticegraph.http.graph.companies import Company, group_by_company
from noticegraph.http.graph.conclusions import StatedRow, conclude, tell_companies
from noticegraph.http.graph.statements import Statement
from noticegraph.namespaces import PREFIXES

NG = PREFIXES["ng"]


def company(name: str, *languages: str, modelled: bool = True, made_up: bool = False) -> Company:
    statements = [
        Statement(
            f"urn:{name}-{language}", name, name, "2026-01-01", language, "", 1, 1, 1, 1, 1,
            is_modelled=modelled, is_fictional=made_up,
        )
        for language in languages
    ]  # fmt: skip
    (found,) = group_by_company(statements, "en").values()
    return found


def row(modality: str = "Asserted", *, wider: bool = False, **values: str) -> StatedRow:
    return StatedRow(values, NG + modality, is_wider=wider)


def sentence(
    question: str, rows: list[tuple[str, StatedRow]], *companies: Company, language: str = "en",
    **more: object,
) -> str:  # fmt: skip
    told = tell_companies(companies, [s for s, _ in rows], language, **more)  # type: ignore[arg-type]
    return "; ".join(conclude(question, told, [r for _, r in rows], language))


KITE, POST = company("Kite", "en"), company("Post", "en", "nl")


@pytest.mark.parametrize(
    ("modalities", "expected"),
    [
        (["Asserted", "Asserted"], "Kite names 2 rights: right 0, right 1"),
        (["Asserted", "Possible"], "Kite names 2 rights (1 “may”): right 0, right 1"),
        (["Possible", "Possible"], "Kite names 2 rights (“may”): right 0, right 1"),
        (["Conditional"], "Kite names 1 right (“if”): right 0"),
        (["Denied"], "Kite denies 1 right (right 0)"),
        (["Asserted", "Denied"], "Kite denies 1 right (right 1), and names 1 right: right 0"),
        (["Asserted"] * 6, "Kite names 6 rights"),
    ],
)
def test_each_modality_is_said(modalities: list[str], expected: str) -> None:
    rows = [("urn:Kite-en", row(m, rightName=f"right {n}")) for n, m in enumerate(modalities)]
    assert sentence("rights", rows, KITE) == expected


def test_the_same_thing_counts_once_as_it_is_said_most_firmly() -> None:
    rows = [("urn:Kite-en", row(m, rightName="access")) for m in ("Possible", "Asserted")]
    assert sentence("rights", rows, KITE) == "Kite names 1 right: access"


def test_what_has_members_is_not_counted_beside_them() -> None:
    rows = [
        ("urn:Kite-en", row(categoryName="sensitive data")),
        ("urn:Kite-en", row(categoryName="race", broaderName="sensitive data")),
        ("urn:Kite-en", row(categoryName="health data")),
    ]
    said = sentence("special-category-processing", rows, KITE)
    assert said.startswith("Kite names 2 kinds of sensitive data ")


def test_who_is_silent_is_said_to_be_and_why() -> None:
    rows = [("urn:Kite-en", row(rightName="access"))]
    assert sentence("rights", rows, KITE, POST).endswith("; Post: not stated")
    assert sentence("rights", rows, KITE, POST, language="nl").endswith("; Post: niet vermeld")
    unread = replace(POST, versions=company("Post", "en", modelled=False).versions)
    assert sentence("rights", rows, KITE, unread).endswith("; Post: nothing read yet")
    drafted = sentence("rights", rows, KITE, POST, not_all_read={"urn:Post-en"})
    assert drafted.endswith("; Post: nothing found yet, not all is read")
    narrowed = sentence("rights", rows, KITE, POST, contains="access")
    assert narrowed.endswith("; Post: nothing called “access”")


def test_two_languages_are_one_company() -> None:
    rows = [(f"urn:Post-{code}", row(rightName=code)) for code in ("en", "nl")]
    assert sentence("rights", rows, POST) == "Post names 1 right: en"
    assert sentence("rights", rows[1:], POST) == "Post names 1 right: nl"


def test_what_only_a_wider_kind_includes_is_not_said_to_be_named() -> None:
    rows = [("urn:Kite-en", row(wider=True, recipientName="banks"))]
    said = sentence("recipients-of-category", rows, KITE)
    assert said.startswith("Kite names none for it in particular, but for personal data in general")
    rows.insert(0, ("urn:Kite-en", row(recipientName="printers")))
    said = sentence("recipients-of-category", rows, KITE)
    assert said.startswith(
        "Kite names 1 kind of recipients (printers), and for personal data in general 1"
    )


def test_verdicts_are_counted_by_requirement_gravest_first() -> None:
    found = (("partly-met", "a"), ("partly-met", "a"), ("not-met", "b"))
    rows = [
        ("urn:Kite-en", StatedRow({"verdict": v, "requirement": r}, "", is_wider=False))
        for v, r in found
    ]
    said = sentence("requirements-not-met", rows, KITE, POST, examined={POST.latest.slug: {}})
    assert said == "Kite: 1 not met, 1 partly met; Post: no violation found by these checks"
    said = sentence("requirements-not-met", rows, KITE, POST, examined={})
    assert said.endswith("Post: not examined")


@pytest.mark.parametrize(
    ("verdicts", "language", "expected"),
    [
        ({"not-met": 2, "not-assessable": 1, "met": 4}, "en", "2 not met, 1 not assessable, 4 met"),
        ({"not-met": 2, "partly-met": 9}, "nl", "2 niet voldaan, 9 deels voldaan"),
    ],
)
def test_all_requirements_of_the_law_are_counted_where_some_lack(
    verdicts: dict[str, int], language: str, expected: str
) -> None:
    # Rows have only what lacks.
    rows = [
        ("urn:Kite-en", StatedRow({"verdict": "not-met", "requirement": "a"}, "", is_wider=False))
    ]
    examined = {KITE.latest.slug: verdicts}
    said = sentence("requirements-not-met", rows, KITE, language=language, examined=examined)
    assert said == f"Kite: {expected}"


@pytest.mark.parametrize(
    ("verdicts", "language", "expected"),
    [
        ({"not-assessable": 21, "not-applicable": 6}, "en", "21 of 27 not assessable, none met"),
        ({"not-assessable": 21, "not-applicable": 6}, "nl",
         "21 van 27 niet te beoordelen, geen voldaan"),
        ({"not-assessable": 1, "met": 2}, "en", "1 of 3 not assessable, 2 met, no violation found"),
        ({"met": 2}, "en", "no violation found by these checks"),
    ],
)  # fmt: skip
def test_what_could_not_be_assessed_is_no_good_news(
    verdicts: dict[str, int], language: str, expected: str
) -> None:
    examined = {KITE.latest.slug: verdicts}
    said = sentence("requirements-not-met", [], KITE, language=language, examined=examined)
    assert said == f"Kite: {expected}"


def test_a_denial_says_what_it_denies_where_and_when_before_what_is_named() -> None:
    rows = [
        ("urn:Kite-en", row("Denied", categoryName="all data", transaction="sale")),
        ("urn:Kite-en", row("Denied", categoryName="all data", transaction="sharing",
                            condition="if you object")),
        ("urn:Kite-en", row("Denied", categoryName="minors", transaction="sharing; sale",
                            jurisdictionName="Nevada")),
        ("urn:Kite-en", row(categoryName="names", transaction="sharing")),
    ]  # fmt: skip
    assert sentence("sold-or-shared", rows, KITE) == (
        "Kite denies sale (all data), sharing (all data, if you object) and "
        "sale and sharing in Nevada (minors), and names sharing: 1 category of data: names"
    )


def test_many_companies_are_not_all_told() -> None:
    companies = [company(f"Firm{n}", "en") for n in range(6)]
    rows = [(f"urn:Firm{n}-en", row(rightName="access")) for n in range(6)]
    said = sentence("rights", rows, *companies)
    assert said.count(" names ") < len(companies)
    assert said.endswith("2 other companies state something about this")
