"""Each page in a browser: accessible in light and dark, narrow, quiet, and at home."""

from __future__ import annotations

import re

from browsing import ADDRESSES, AXE, Visitor, settle, violations
from flask import Flask

from noticegraph.content import shipped_content
from noticegraph.dataset import load_dataset
from noticegraph.http import create_app

STATIC = "server/noticegraph/http/static"
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
    "versions.list_versions",
    "void.show_dataset",
}


def test_each_page_meets_wcag_in_light_and_dark(address: str, visitor: Visitor) -> None:
    with visitor.visit(address) as page:
        settle(page)
        page.evaluate(AXE.read_text("utf-8"))
        assert violations(page) == []
        # Nothing but colours is other there: see the test below.
        page.emulate_media(color_scheme="dark")
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        assert violations(page, of_colours=True) == []


def test_nothing_but_colours_is_other_in_the_dark() -> None:
    found = 0
    for file in sorted((shipped_content().root / STATIC).glob("*.css")):
        text = file.read_text("utf-8")
        blocks = re.findall(r"^@media \(prefers-color-scheme: dark\) {\n(.*?)^}", text, re.M | re.S)
        assert text.count("prefers-color-scheme") == len(blocks)
        for name, value in re.findall(r"([\w-]+): ([^;]*);", "".join(blocks)):
            assert name.startswith("--") or name == "color"
            assert re.fullmatch("#[0-9a-f]{6}", value), f"{name}: {value}"
            found += 1
    assert found > 20


def test_no_page_scrolls_sideways_on_a_narrow_screen(address: str, visitor: Visitor) -> None:
    narrow = {"width": 320, "height": 640}
    with visitor.visit(address, viewport=narrow, has_touch=True) as page:
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_each_page_is_whole_without_scripts(address: str, visitor: Visitor) -> None:
    with visitor.visit(address, java_script_enabled=False) as page:
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
