"""Each page in a browser: accessible in light and dark, narrow, quiet, and at home."""

from __future__ import annotations

from collections.abc import Callable

from browsing import ADDRESSES, AXE, is_refused, settle, violations
from flask import Flask
from playwright.sync_api import Page

from noticegraph.content import shipped_content
from noticegraph.dataset import load_dataset
from noticegraph.http import create_app

NO_PAGES = {
    # Endpoints that answer with data alone, or lead on to a page.
    "static",
    "completion.show_completion",
    "completion.show_dpv_terms",
    "graph_store.read",
    "health.can_answer",
    "health.is_there",
    "openapi.show_document",
    "overview.show_flow",
    "query_examples.open_example",
    "void.show_dataset",
}


def test_each_page_meets_wcag_in_light_and_dark(
    address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(address, refused=is_refused(address), color_scheme="light")
    settle(page)
    page.evaluate(AXE.read_text("utf-8"))
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert violations(page) == []


def test_no_page_scrolls_sideways_on_a_narrow_screen(
    address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(
        address, refused=is_refused(address), viewport={"width": 320, "height": 640}, has_touch=True
    )
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_each_page_is_whole_without_scripts(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(address, refused=is_refused(address), java_script_enabled=False)
    assert page.locator("h1").count() == 1
    assert page.locator(".editor, .table-tools, .network").count() == 0
    assert page.locator("[hidden]").count() == 0
    # What is folded away opens without a script.
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
    forms = page.locator("main form").count()
    assert page.locator("main form button[type=submit]:visible").count() == forms


def test_each_kind_of_page_is_among_the_addresses() -> None:
    content = shipped_content()
    app: Flask = create_app(load_dataset(content), content=content)
    routes = app.url_map.bind("127.0.0.1")
    seen = {routes.match(address.partition("?")[0], "GET")[0] for address in ADDRESSES[:-1]}
    known = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert known - seen == NO_PAGES
