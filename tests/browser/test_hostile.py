"""What a graph holds stays text: markup in labels, IRIs that would be run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from browsing import MARKUP, opening, serving, settle
from playwright.sync_api import Browser, Page

ACME = "https://w3id.org/noticegraph/id/acme-2024-en/"
GRAPH = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ <{ACME}hostile> }} ?s ?p ?o }}"
PAGES = (
    "/id/acme-2024-en/hostile?lang=en",
    "/id/acme-2024-en/hostile-two?lang=nl",
    "/ns/Affiliate?lang=en",
    "/questions/affiliates?lang=en",
    "/sparql?lang=en&query=" + quote(GRAPH),
    "/sparql?lang=en&query=" + quote("SELECT * { ?s ?p ?o } LIMIT 500"),
)


@pytest.fixture(scope="module")
def hostile_site(browser: Browser, hostile_content: Path) -> Iterator[str]:
    with serving("--content", str(hostile_content)) as address:
        yield address


@pytest.fixture
def open_hostile(browser: Browser, hostile_site: str) -> Iterator[Callable[..., Page]]:
    with opening(browser, hostile_site) as opener:
        yield opener


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_a_graph_is_run(path: str, open_hostile: Callable[..., Page]) -> None:
    page = open_hostile(path)
    settle(page)
    text = page.locator("main").inner_text()
    assert MARKUP in text or "hacked" in text
    assert page.evaluate("typeof hacked") == "undefined"
    assert page.locator("main img, main script, main b").count() == 0
    schemes = page.evaluate(
        "[...document.querySelectorAll('a[href]')].map((a) => new URL(a.href).protocol)"
    )
    assert set(schemes) <= {"http:", "https:", "mailto:"}


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
