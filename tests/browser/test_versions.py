"""The pages of versions that differ, in a browser: accessible, narrow, quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browsing import AXE, opening, serving
from kite_versions import NEW, OLD, make_versions
from playwright.sync_api import Browser, Page

from noticegraph.content import Content

CHANGES = f"/compare/versions?a={OLD}&b={NEW}"
PAGES = [f"{CHANGES}&lang=en", f"{CHANGES}&lang=nl", "/versions/kite-repair?lang=en"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def kite_site(
    browser: Browser, validated: Content, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    content = make_versions(tmp_path_factory.mktemp("kite"))
    assert content.workspace is not None
    with serving("--workspace", str(content.workspace.root)) as address:
        yield address


@pytest.fixture
def open_kite(browser: Browser, kite_site: str) -> Iterator[Callable[..., Page]]:
    with opening(browser, kite_site) as opener:
        yield opener


@pytest.mark.parametrize("address", PAGES)
def test_changes_are_accessible(open_kite: Callable[..., Page], address: str) -> None:
    page = open_kite(address, color_scheme="light")
    page.evaluate(AXE.read_text("utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", RULES)
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []


@pytest.mark.parametrize("address", PAGES)
def test_changes_fit_a_narrow_screen_without_scripts(
    open_kite: Callable[..., Page], address: str
) -> None:
    page = open_kite(address, viewport={"width": 320, "height": 640}, java_script_enabled=False)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_old_and_new_words_are_told_apart_without_colour(open_kite: Callable[..., Page]) -> None:
    page = open_kite(PAGES[0])
    old, new = page.locator("del").first, page.locator("ins").first
    style = "(element) => getComputedStyle(element).textDecorationLine"
    assert old.evaluate(style) == "line-through"
    assert new.evaluate(style) == "underline"
    assert "old:" in str(old.text_content())
