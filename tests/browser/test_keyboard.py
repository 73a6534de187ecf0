"""The way from a question to its answer and to the passage, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from playwright.sync_api import Page, expect

FOCUSED = """() => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return {
    text: (element.innerText || element.name || element.tagName).trim(),
    tag: element.tagName,
    href: element.getAttribute("href") ?? "",
    outline: outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
  };
}"""
MOST = 150


def tab_to(
    page: Page, *, text: str = "", href: str = "", tag: str = "A", within: str = "*"
) -> None:
    """Press Tab until what is wanted has the focus, and see that the focus is visible."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        found = focused["tag"] == tag and text in focused["text"] and href in focused["href"]
        if found and page.locator(f"{within} :focus").count():
            assert focused["outline"], f"nobody sees that {focused['text']} has the focus"
            return
    raise AssertionError(f"{text or href or tag} cannot be reached in {MOST} steps")


def test_skip_link_leads_past_the_navigation(open_page: Callable[..., Page]) -> None:
    page = open_page("/?lang=en")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["href"] == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_ask_answer_passage(open_page: Callable[..., Page]) -> None:
    page = open_page("/?lang=en")
    tab_to(page, text="Questions")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions?*")

    tab_to(page, text="Who is the controller?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/controller?*")

    tab_to(page, tag="SELECT")
    page.keyboard.type("Tulpenpost privacy statement, 1 January 2026 (English")
    tab_to(page, text="Ask", tag="BUTTON")
    page.keyboard.press("Enter")
    page.wait_for_url("**statement=*")
    assert "example-2026-01-01-en" in page.url
    assert "Tulpenpost B.V." in page.locator("main table").inner_text()

    tab_to(page, href="/id/example-2026-01-01-en/passage/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/passage/**")
    # The text of the fictional example is at hand, so that the passage itself stands there.
    passage = page.locator("main blockquote").first.inner_text()
    assert "Tulpenpost" in passage


def test_answer_is_sorted_by_a_link(open_page: Callable[..., Page]) -> None:
    page = open_page("/questions/affiliates?lang=en&statement=zendesk-2024-02-20-nl")
    tab_to(page, text="Affiliate", href="sort=")
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=*")
    head = page.get_by_role("columnheader", name="Affiliate")
    assert head.get_attribute("aria-sort") == "ascending"


def test_result_of_a_query_is_sorted_by_a_button(open_page: Callable[..., Page]) -> None:
    page = open_page("/sparql?lang=en&query=" + quote("SELECT ?n { VALUES ?n { 3 1 2 } }"))
    tab_to(page, tag="BUTTON", within="th")
    page.keyboard.press("Space")
    assert page.get_by_role("columnheader").get_attribute("aria-sort") == "ascending"
    assert page.evaluate(FOCUSED)["tag"] == "BUTTON"
    assert page.locator("main td").all_text_contents() == ["1", "2", "3"]


def test_index_of_a_company_leads_to_parts_that_stand_open(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/companies/tulpenpost?lang=en")
    closed = page.locator("details.sec:not([open], .shut)")
    assert closed.count() > 5
    for part in closed.all():
        assert part.locator(".sheet-of").is_visible()
        assert part.get_by_role("heading", level=2).count() == 1
        assert not part.locator("> summary").is_visible()
    tab_to(page, text="Recipients", href="#to")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="Recipients", exact=True)
    expect(heading).to_be_in_viewport()
    tab_to(page, href="/passage/", within="details:has(#to)")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/example-2026-01-01-*/passage/**")


def test_company_part_and_passage_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page("/companies/tulpenpost?lang=en", viewport={"width": 390, "height": 844})
    part = "details:has(#to)"
    recipients = page.locator(part)
    assert recipients.get_attribute("open") is None
    tab_to(page, text="Recipients", tag="SUMMARY", within=part)
    page.keyboard.press("Enter")
    assert recipients.get_attribute("open") is not None

    tab_to(page, href="/passage/", within=part)
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/example-2026-01-01-*/passage/**")
    assert page.locator("main blockquote").first.is_visible()


def test_comparison_of_chosen_statements(open_page: Callable[..., Page]) -> None:
    page = open_page("/compare?lang=en")
    tab_to(page, tag="SUMMARY", within=".choose")
    page.keyboard.press("Enter")
    for letter, name in (("a", "Zendesk"), ("b", "GitHub")):
        tab_to(page, tag="SELECT", within=f"label:has([name={letter}])")
        page.keyboard.type(name)
    tab_to(page, text="Compare", tag="BUTTON")
    page.keyboard.press("Enter")
    page.wait_for_url("**a=zendesk-2024-02-20-nl&b=github-2024-02-01-en*")
    heads = page.locator("table.cmp").first.locator("thead th")
    assert "Zendesk" in heads.nth(1).inner_text()
    assert "GitHub" in heads.nth(2).inner_text()
    tab_to(page, href="/passage/", within="table.cmp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/passage/**")


def test_components_are_reached_in_the_order_of_their_page(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/style?lang=en")
    tab_to(page, href="#content")
    page.keyboard.press("Enter")
    places = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if not page.locator("main :focus").count():
            break
        assert page.evaluate(FOCUSED)["outline"]
        places.append(page.evaluate("document.activeElement.getBoundingClientRect().top + scrollY"))
    assert len(places) > 20
    assert places[-1] > places[0]
