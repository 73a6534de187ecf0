"""Pages on paper: A4, nothing to click, wide tables as blocks, heads with their rows."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

WIDE = "/questions/requirements-not-met?lang=en&statement=zendesk-2024-02-20-nl"
MANY = "/questions/requirements-not-met?lang=en&sort=requirement"
STATEMENT = "/statements/zendesk-2024-02-20-nl?lang=en"
REPORT = "/reports/example-2026-01-01-en?lang=en"
COMPANY = "/companies/zendesk?lang=en"
LONGEST = ("/companies/github?lang=nl", "/reports/github-2024-02-01-en?lang=nl")
COMPARISON = "/compare/facts?lang=en&a=example-2026-01-01-en&b=zendesk-2024-02-20-nl"
A4 = (595, 842)


@pytest.mark.parametrize("printed", [WIDE, STATEMENT, REPORT, COMPARISON, COMPANY, "/?lang=en"])
def test_what_is_clicked_is_not_printed(printed: str, open_page: Callable[..., Page]) -> None:
    page = open_page(printed)
    controls = page.locator("form, button:not(.sort), select, nav, input[type=search], .formats")
    assert controls.locator("visible=true").count() > 3
    page.emulate_media(media="print")
    assert controls.locator("visible=true").count() == 0
    assert page.locator("h1").is_visible()


def test_a_row_of_many_columns_is_a_block_with_its_headings(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(MANY)
    cells = page.locator("table.many td:not(.empty)")
    assert cells.count() > 26 * 6
    page.emulate_media(media="print")
    assert not page.locator("table.many thead").is_visible()
    headings = cells.evaluate_all("all => all.map(c => getComputedStyle(c, '::before').content)")
    assert all("attr(" not in heading and ": " in heading for heading in headings)


def test_paper_is_a4_and_little(open_page: Callable[..., Page]) -> None:
    paper = open_page(WIDE).pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", paper)
    assert {(round(float(w)), round(float(h))) for w, h in boxes} == {A4}
    pages = len(re.findall(rb"/Type\s*/Page\b", paper))
    # 26 requirements; as a table of eight columns they took 18 pages.
    assert 1 <= pages <= 5


@pytest.mark.parametrize("printed", [COMPANY, REPORT])
def test_company_and_report_print_a_cover_line_and_their_folds_open(
    printed: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(printed)
    assert not page.locator(".cover").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".cover").is_visible()
    folded = page.locator("details.sec:not([open])")
    assert folded.count() > 2
    for section in folded.all():
        assert section.evaluate(
            "d => d.lastElementChild.checkVisibility({contentVisibilityAuto: true})"
        )


@pytest.mark.parametrize(
    ("printed", "most"), [(COMPANY, 2), (REPORT, 1), (LONGEST[0], 3), (LONGEST[1], 2)]
)
def test_company_and_report_are_few_sheets(
    printed: str, most: int, open_page: Callable[..., Page]
) -> None:
    paper = open_page(printed).pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= most


def test_a_table_of_few_columns_keeps_its_head_with_its_rows(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(STATEMENT)
    page.emulate_media(media="print")
    table = page.locator("table.facts").first
    assert table.evaluate("t => getComputedStyle(t.tHead).display") == "table-header-group"
    first = "getComputedStyle(t.tBodies[0].rows[0])"
    assert table.evaluate(f"t => {first}.breakBefore") == "avoid"
    assert table.evaluate(f"t => {first}.breakInside") == "avoid"
