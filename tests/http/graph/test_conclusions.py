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
        (["Asserted", "Asserted"], "Kite names 2 rights"),
        (["Asserted", "Possible"], "Kite names 2 rights (1 “may”)"),
        (["Possible", "Possible"], "Kite names 2 rights (“may”)"),
        (["Conditional"], "Kite names 1 right (“if”)"),
        (["Denied"], "Kite denies 1 right"),
        (["Asserted", "Denied"], "Kite names 1 right, and denies 1 right"),
    ],
)
def test_each_modality_is_said(modalities: list[str], expected: str) -> None:
    rows = [("urn:Kite-en", row(m, rightName=f"right {n}")) for n, m in enumerate(modalities)]
    assert sentence("rights", rows, KITE) == expected


def test_the_same_thing_counts_once_as_it_is_said_most_firmly() -> None:
    rows = [("urn:Kite-en", row(m, rightName="access")) for m in ("Possible", "Asserted")]
    assert sentence("rights", rows, KITE) == "Kite names 1 right"


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
    assert sentence("rights", rows, POST) == "Post names 1 right"
    assert sentence("rights", rows[1:], POST) == "Post names 1 right"


def test_what_only_a_wider_kind_includes_is_not_said_to_be_named() -> None:
    rows = [("urn:Kite-en", row(wider=True, recipientName="banks"))]
    said = sentence("recipients-of-category", rows, KITE)
    assert said.startswith("Kite names none for it in particular, but for personal data in general")
    rows.insert(0, ("urn:Kite-en", row(recipientName="printers")))
    said = sentence("recipients-of-category", rows, KITE)
    assert said.startswith("Kite names 1 kind of recipients, and for personal data in general 1")


def test_verdicts_are_counted_by_requirement_gravest_first() -> None:
    found = (("partly-met", "a"), ("partly-met", "a"), ("not-met", "b"))
    rows = [
        ("urn:Kite-en", StatedRow({"verdict": v, "requirement": r}, "", is_wider=False))
        for v, r in found
    ]
    said = sentence("requirements-not-met", rows, KITE, POST, examined={POST.latest.slug})
    assert said == "Kite: 1 not met, 1 partly met; Post: no violation found by these checks"
    said = sentence("requirements-not-met", rows, KITE, POST, examined=set())
    assert said.endswith("Post: not examined")


def test_many_companies_are_not_all_told() -> None:
    companies = [company(f"Firm{n}", "en") for n in range(6)]
    rows = [(f"urn:Firm{n}-en", row(rightName="access")) for n in range(6)]
    said = sentence("rights", rows, *companies)
    assert said.count(" names ") < len(companies)
    assert said.endswith("2 other companies state something about this")
