"""What people come for is three clicks from the first page at most, by what one sees there.

A search is a click. On a phone, where everything is folded; a wide screen needs no more. What the
last page must say was read in the statements.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

MOST = 3


@dataclass(frozen=True)
class Search:
    """Words in the field of the first page, sent."""

    words: str


@dataclass(frozen=True)
class Link:
    """A click on a link of the page's content, by its text."""

    text: str


@dataclass(frozen=True)
class Fold:
    """A click that opens what is folded, by its heading."""

    heading: str


Click = Search | Link | Fold
TASKS: dict[str, tuple[tuple[Click, ...], tuple[str, ...]]] = {
    "certified affiliates": (
        (
            Search("which affiliates are certified"),
            Link("Which affiliates are certified under the Data Privacy Framework?"),
        ),
        ("Smooch Technologies US Inc.", "FutureSimple Inc.", "§11"),
    ),
    "who gets bank details": (
        (
            Search("who receives bank details"),
            Link("Who gets bank account data?"),
        ),
        ("Bank details", "Service providers", "Professional advisers", "§2, row 2"),
    ),
    "retention": (
        (Link("How long are personal data kept?"),),
        ("as long as needed for the purposes", "§6"),
    ),
    "Brazil": (
        (Search("Brazil"), Link("Brazil: processing under the LGPD")),
        ("General Personal Data Protection Law (LGPD)", "section 12"),
    ),
    "what lacks for California": (
        (Link("Zendesk"), Fold("Verdicts by law"), Link("California Consumer Privacy Act (CCPA)")),
        ("Retention per category", "partly met", "1798.100"),
    ),
    "compare legal bases": (
        (
            Search("compare legal bases"),
            Link("Which legal bases are claimed, company by company?"),
        ),
        ("Zendesk", "GitHub", "Legitimate Interest", "Contract"),
    ),
    "everything about Smooch Technologies US Inc.": (
        (Search("Smooch Technologies US Inc."), Link("Smooch Technologies US Inc.")),
        ("affiliate", "EU-U.S. DPF", "§11.c"),
    ),
    "advertising partners": (
        (Search("advertising partners"), Link("Advertising partners")),
        ("may count as sale or sharing", "section 10.b"),
    ),
    "special categories, on what ground": (
        (
            Link(
                "Are special categories of personal data processed, and on which condition of "
                "Article 9?"
            ),
        ),
        ("Race", "Ethnicity", "Health data", "§2"),
    ),
}


def click(page: Page, step: Click) -> None:
    if isinstance(step, Search):
        field = page.get_by_role("main").get_by_role("searchbox")
        field.fill(step.words)
        field.press("Enter")
        page.wait_for_url(re.compile("/search"))
    elif isinstance(step, Fold):
        page.locator("summary").filter(has_text=step.heading).click()
    else:
        before = page.url
        page.get_by_role("main").get_by_role("link", name=step.text, exact=True).first.click()
        page.wait_for_url(lambda url: url != before)


@pytest.mark.parametrize("task", TASKS)
def test_each_task_is_done_in_three_clicks(task: str, open_page: Callable[..., Page]) -> None:
    steps, told = TASKS[task]
    assert len(steps) <= MOST
    page = open_page("/?lang=en", viewport={"width": 390, "height": 844}, has_touch=True)
    for step in steps:
        click(page, step)
    for words in told:
        expect(page.get_by_role("main")).to_contain_text(words)
