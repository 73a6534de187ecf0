"""What a graph holds stays text: markup in labels, IRIs that would be run."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from browsing import AXE, MARKUP, YEARS, settle, violations
from playwright.sync_api import Page

ACME = "https://w3id.org/noticegraph/id/acme-2024-en/"
GRAPH = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ <{ACME}hostile> }} ?s ?p ?o }}"
COMPARISON = "/compare?lang=en&" + "&".join(
    f"{letter}=acme-{year}-en" for letter, year in zip("abcde", YEARS, strict=True)
)
PAGES = (
    "/id/acme-2024-en/hostile?lang=en",
    "/id/acme-2024-en/hostile-two?lang=nl",
    "/ns/Affiliate?lang=en",
    "/questions/affiliates?lang=en",
    "/sparql?lang=en&query=" + quote(GRAPH),
    "/sparql?lang=en&query=" + quote("SELECT * { ?s ?p ?o } LIMIT 500"),
    "/?lang=en",
    "/companies?lang=en",
    "/statements/acme-2024-en?lang=en",
    "/id/acme-2024-en/hostile-rule?lang=en",
    "/id/acme-2024-en/passage/1/item-1?lang=en",
    "/search?lang=en&q=hacked",
    COMPARISON,
)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_a_graph_is_run(path: str, open_hostile: Callable[..., Page]) -> None:
    page = open_hostile(path)
    settle(page)
    text = page.locator("main").inner_text()
    assert MARKUP in text or "hacked" in text
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("main img, main script, main b").count() == 0
    schemes = page.evaluate(
        # The links of a drawing have no `href` that is a text.
        "[...document.querySelectorAll('a[href]')].map("
        "(a) => new URL(a.getAttribute('href'), document.baseURI).protocol)"
    )
    assert set(schemes) <= {"http:", "https:", "mailto:"}


def test_name_of_a_company_is_text_on_its_page_and_in_the_header_of_every_page(
    open_hostile: Callable[..., Page],
) -> None:
    page = open_hostile("/companies?lang=en")
    page.locator("main td a").first.click()
    page.wait_for_url("**/companies/*")
    assert MARKUP in page.locator("h1").inner_text()
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/style?lang=en")
    page.get_by_role("banner").locator("summary").first.click()
    assert MARKUP in page.get_by_role("banner").inner_text()
    assert page.locator("header img, header script, header b").count() == 0
    assert page.evaluate("typeof hacked") == "undefined"


def test_five_statements_are_five_columns_for_everybody(
    open_hostile: Callable[..., Page],
) -> None:
    page = open_hostile(COMPARISON, viewport={"width": 1280, "height": 900})
    heads = page.locator("table.cmp").first.locator("thead th")
    assert heads.count() == 1 + len(YEARS)
    for year, head in zip(YEARS, heads.all()[1:], strict=True):
        assert year in head.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.evaluate(AXE.read_text("utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    whole = open_hostile(COMPARISON, java_script_enabled=False)
    assert whole.locator("table.cmp").first.locator("thead th").count() == 1 + len(YEARS)


def test_no_node_of_a_network_leads_to_a_script(open_hostile: Callable[..., Page]) -> None:
    page = open_hostile("/sparql?lang=en&query=" + quote(GRAPH))
    settle(page)
    canvas = page.locator(".network-canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    address = page.url
    # Wherever the nodes are: a grid of clicks finds some, and those that are links lead to pages.
    for row in range(1, 12):
        for column in range(1, 24):
            page.mouse.click(
                box["x"] + column * box["width"] / 24, box["y"] + row * box["height"] / 12
            )
            if page.url != address:
                assert page.url.startswith(address.partition("/sparql")[0])
                return
    assert page.evaluate("typeof hacked") == "undefined"


def test_hostile_name_is_text_in_the_list_of_completions(
    open_hostile: Callable[..., Page],
) -> None:
    page = open_hostile("/sparql?lang=en")
    page.get_by_role("textbox", name="SPARQL query").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT * { ?s a ng:Aff")
    option = page.get_by_role("option").filter(has_text="ng:Affiliate")
    option.wait_for()
    assert MARKUP in option.inner_text()
    assert page.evaluate("typeof hacked") == "undefined"
