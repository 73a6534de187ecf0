"""Tables sort by their headings and filter; the choice is in the address."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from playwright.sync_api import Page, expect

QUERY = """SELECT ?word ?number {
  VALUES (?word ?number) { ("b" 10) ("a" 9) ("é" 100) (UNDEF 2) ("c" 1) ("B" 3) }
}"""
ADDRESS = "/sparql?lang=en&query=" + quote(QUERY)
AS_IT_CAME = ["10", "9", "100", "2", "1", "3"]


def numbers(page: Page) -> list[str]:
    cells = page.locator("main tbody tr:not([hidden]) td:nth-child(2)")
    return [text.strip() for text in cells.all_text_contents()]


def test_sorts_numbers_as_numbers_and_back(open_page: Callable[..., Page]) -> None:
    page = open_page(ADDRESS)
    heading = page.get_by_role("columnheader", name="number")
    button = heading.get_by_role("button")
    assert numbers(page) == AS_IT_CAME
    button.click()
    assert numbers(page) == ["1", "2", "3", "9", "10", "100"]
    assert heading.get_attribute("aria-sort") == "ascending"
    button.click()
    assert numbers(page) == ["100", "10", "9", "3", "2", "1"]
    assert heading.get_attribute("aria-sort") == "descending"
    button.click()
    assert numbers(page) == AS_IT_CAME
    assert heading.get_attribute("aria-sort") is None


def test_sorts_words_as_people_do_and_nothing_last(open_page: Callable[..., Page]) -> None:
    page = open_page(ADDRESS)
    button = page.get_by_role("columnheader", name="word").get_by_role("button")
    button.click()
    assert numbers(page) == ["9", "10", "3", "1", "100", "2"]
    button.click()
    assert numbers(page)[-1] == "2"


def test_filter_and_order_are_in_the_address(open_page: Callable[..., Page]) -> None:
    page = open_page(ADDRESS)
    page.get_by_role("columnheader", name="number").get_by_role("button").click()
    page.get_by_label("Filter rows").fill("B")
    assert numbers(page) == ["3", "10"]
    expect(page.get_by_text("2 of 6 rows")).to_be_visible()
    again = open_page(page.url)
    assert numbers(again) == ["3", "10"]
    again.get_by_label("Filter rows").fill("")
    assert len(numbers(again)) == 6


def test_where_rows_are_cards_a_list_orders_them(open_page: Callable[..., Page]) -> None:
    page = open_page(ADDRESS, viewport={"width": 320, "height": 640})
    page.get_by_label("Order of the rows").select_option(label="?number, descending")
    assert numbers(page)[0] == "100"
    # The buttons in the hidden headings cannot be reached either.
    assert page.locator("thead .sort").first.is_hidden()


def test_printed_page_has_no_tools(open_page: Callable[..., Page]) -> None:
    page = open_page(ADDRESS)
    assert page.locator(".table-tools").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".table-tools").is_hidden()
