"""Pages on paper: A4, nothing to click, wide tables as blocks, heads with their rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pypdfium2
import pypdfium2.raw as raw
import pytest
from browsing import opening, serving
from playwright.sync_api import Browser, Page
from waiting import eventually

WIDE = "/questions/requirements-not-met?lang=en&statement=zendesk-2024-02-20-nl"
MANY = "/shapes?lang=en"
PASSAGE = "/id/zendesk-2024-02-20-nl/passage/6/paragraph-1?lang=en"
STATEMENT = "/statements/zendesk-2024-02-20-nl?lang=en"
REPORT = "/reports/example-2026-01-01-en?lang=en"
COMPANY = "/companies/zendesk?lang=en"
COMPARISON = "/compare/facts?lang=en&a=example-2026-01-01-en&b=zendesk-2024-02-20-nl"
A4 = (595, 842)
ON_OTHERS = 0.8
"""Points by which letters must lie over one another, in both directions, to be overprinted."""
LETTER_BOX = 1.117
"""Ascent and descent of the fonts of the pages, for a size of 1."""


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
    folded = page.locator("details.sec:not([open], .off-paper)")
    assert folded.count() > 1
    for section in folded.all():
        assert section.evaluate(
            "d => d.lastElementChild.checkVisibility({contentVisibilityAuto: true})"
        )


def sizes_of(paper: bytes) -> tuple[int, list[float]]:
    """Return the number of sheets, and the size of each letter in points, as it is on paper."""
    document = pypdfium2.PdfDocument(paper)
    found = []
    for sheet in document:
        text = sheet.get_textpage()
        for at in range(text.count_chars()):
            box = raw.FS_RECTF()
            if chr(raw.FPDFText_GetUnicode(text.raw, at)).isalnum():
                raw.FPDFText_GetLooseCharBox(text.raw, at, box)
                found.append((box.top - box.bottom) / LETTER_BOX)
    return len(document), found


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    ("printed", "most"),
    [
        ("/companies/github", 2),
        ("/companies/zendesk", 2),
        ("/companies/tulpenpost", 2),
        ("/reports/github-2024-02-01-en?law=loc:US-CA", 2),
        ("/reports/zendesk-2024-02-20-nl?law=loc:EU", 2),
        ("/reports/github-2024-02-01-en", 3),
        ("/reports/zendesk-2024-02-20-nl", 3),
    ],
)
def test_company_and_report_are_few_sheets_that_can_be_read(
    printed: str, most: int, language: str, open_page: Callable[..., Page]
) -> None:
    address = f"{printed}{'&' if '?' in printed else '?'}lang={language}"
    sheets, letters = sizes_of(open_page(address).pdf(prefer_css_page_size=True))
    assert 1 <= sheets <= most
    assert len(letters) > 1000
    # 8 points; where something is too wide, Chromium makes everything smaller.
    assert min(letters) > 7.8


@pytest.fixture(scope="module")
def site_with_texts(browser: Browser, shared: Path) -> Iterator[str]:
    with serving("--texts", str(shared / "statements")) as address:
        # With a text at hand a report is another, which is made now.
        for slug in ("zendesk-2024-02-20-nl", "github-2024-02-01-en"):
            eventually(lambda slug=slug: f"/reports/{slug}" in read(f"{address}/reports.json"))
        yield address


def read(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read(), "utf-8")


@pytest.fixture
def open_with_text(browser: Browser, site_with_texts: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an address where the texts of the statements are at hand."""
    with opening(browser, site_with_texts) as opener:
        yield opener


def overprinted(paper: bytes) -> list[tuple[int, str, str]]:
    """Return where letters lie on others: the sheet, and what stands around both."""
    found = []
    for number, sheet in enumerate(pypdfium2.PdfDocument(paper), 1):
        text = sheet.get_textpage()
        near: dict[tuple[int, int], list[tuple[int, tuple[float, ...]]]] = defaultdict(list)
        for at in range(text.count_chars()):
            if not chr(raw.FPDFText_GetUnicode(text.raw, at)).isalnum():
                continue
            box = left, bottom, right, top = text.get_charbox(at)
            for place in {(int(x // 10), int(y // 10)) for x in box[::2] for y in box[1::2]}:
                found += [
                    (number, *(text.get_text_range(max(n - 9, 0), 20) for n in (other, at)))
                    for other, (west, south, east, north) in near[place]
                    if min(right, east) - max(left, west) > ON_OTHERS
                    and min(top, north) - max(bottom, south) > ON_OTHERS
                ]
                near[place].append((at, box))
    return found


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    ("printed", "most"),
    [
        ("/companies/github", 3),
        ("/companies/zendesk", 3),
        ("/reports/github-2024-02-01-en?law=loc:US-CA", 3),
        ("/reports/zendesk-2024-02-20-nl?law=loc:US-CA", 3),
        ("/reports/zendesk-2024-02-20-nl", 8),
    ],
)
def test_with_the_text_at_hand_each_passage_is_quoted_once_and_nothing_overprinted(
    printed: str, most: int, language: str, open_with_text: Callable[..., Page]
) -> None:
    page = open_with_text(f"{printed}{'&' if '?' in printed else '?'}lang={language}")
    paper = page.pdf(prefer_css_page_size=True)
    sheets, letters = sizes_of(paper)
    assert 1 <= sheets <= most
    assert min(letters) > 7.8
    assert overprinted(paper) == []
    page.emulate_media(media="print")
    quoted = page.locator("q:visible").all_inner_texts()
    assert len(quoted) > 5
    assert len(set(quoted)) == len(quoted)
    # A quotation is its beginning, 160 characters with the ellipsis and its space.
    assert max(map(len, quoted)) <= 160
    assert page.locator("blockquote:visible").count() == 0


def test_letters_that_lie_on_others_are_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/?lang=en")
    assert overprinted(page.pdf(prefer_css_page_size=True)) == []
    page.evaluate("document.querySelector('h1').style.marginBottom = '-20px'")
    assert overprinted(page.pdf(prefer_css_page_size=True))


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("printed", ["/companies/zendesk", "/reports/zendesk-2024-02-20-nl", WIDE])
def test_a_button_prints_where_there_are_scripts_and_words_say_how_elsewhere(
    printed: str, language: str, open_page: Callable[..., Page]
) -> None:
    address = f"{printed.replace('lang=en&', '')}{'&' if '?' in printed else '?'}lang={language}"
    page = open_page(address)
    button = page.get_by_role("button", name="Print" if language == "en" else "Afdrukken")
    page.evaluate("void (window.print = () => { window.asked = (window.asked ?? 0) + 1 })")
    button.click()
    assert page.evaluate("window.asked") == 1
    assert page.locator(".to-print").count() == 0
    plain = open_page(address, java_script_enabled=False)
    assert "Ctrl+P" in plain.locator(".acts .to-print").inner_text()
    assert plain.locator(".acts button").count() == 0


def test_paper_says_what_is_only_on_the_page(open_page: Callable[..., Page]) -> None:
    page = open_page(COMPANY)
    page.emulate_media(media="print")
    told = page.get_by_text("On the page, not on paper:")
    assert told.is_visible()
    hidden = page.locator("details.off-paper h2")
    assert hidden.count() > 2
    for title in hidden.all_text_contents():
        assert title in told.text_content()  # type: ignore[operator]
    assert not any(part.is_visible() for part in page.locator("details.off-paper").all())
    lacking = page.locator(".findings tbody tr")
    assert lacking.count() > 12
    assert all(row.is_visible() for row in lacking.all())


def test_a_table_of_few_columns_keeps_its_head_with_its_rows(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(PASSAGE)
    page.emulate_media(media="print")
    table = page.locator("table.facts").first
    assert table.evaluate("t => getComputedStyle(t.tHead).display") == "table-header-group"
    first = "getComputedStyle(t.tBodies[0].rows[0])"
    assert table.evaluate(f"t => {first}.breakBefore") == "avoid"
    assert table.evaluate(f"t => {first}.breakInside") == "avoid"
