"""A real Chromium. Without it or the scripts the tests skip.

With NOTICEGRAPH_REQUIRE_BROWSER set, as in CI, they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import (
    ADDRESSES,
    ARGUMENTS,
    AXE,
    BUILT,
    HOSTILE,
    NAMES,
    TINY,
    YEARS,
    Visitor,
    opening,
    serving,
)
from playwright.sync_api import Browser, Page, sync_playwright
from review_browsing import entering
from reviewed_statement import make_room

from noticegraph.content import Content


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "address" in metafunc.fixturenames and "open_kite" not in metafunc.fixturenames:
        metafunc.parametrize("address", ADDRESSES, ids=[a[:60] for a in ADDRESSES])


def lacking(what: str) -> None:
    if os.environ.get("NOTICEGRAPH_REQUIRE_BROWSER"):
        pytest.fail(f"{what}, and NOTICEGRAPH_REQUIRE_BROWSER is set")
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        lacking(
            "there is no Chromium (Debian: apt install chromium-headless-shell fonts-dejavu-core)"
        )
    if not (BUILT.is_file() and AXE.is_file()):
        lacking("the scripts of the pages were not built: make scripts")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(browser: Browser, validated: Content) -> Iterator[str]:
    """The shipped data, with the text of the fictional example."""
    with serving("--query-seconds", "60") as address:
        yield address


@pytest.fixture(scope="module")
def visitor(browser: Browser, site: str) -> Iterator[Visitor]:
    """Visits addresses of the site in pages that are kept."""
    visitor = Visitor(browser, site)
    yield visitor
    visitor.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an address of the site in a context of its own.

    `refused` says that the server refuses what is asked; other arguments are those of the context.
    """
    with opening(browser, site) as opener:
        yield opener


@pytest.fixture(scope="session")
def hostile_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny content with labels and IRIs that would like to be run, in five statements."""
    folder = tmp_path_factory.mktemp("hostile") / "content"
    shutil.copytree(TINY, folder)
    graphs = folder / "graph_data"
    facts = graphs / "acme.ttl"
    facts.write_text(facts.read_text("utf-8") + HOSTILE, "utf-8")
    own = "\n<https://w3id.org/noticegraph/graph/catalog>"
    catalog = (graphs / "catalog.ttl").read_text("utf-8").partition(own)[0]
    for year in YEARS[1:]:
        for name in ("acme", "acme-passages"):
            text = (graphs / f"{name}.ttl").read_text("utf-8")
            new = graphs / f"{name.replace('acme', f'acme-{year}')}.ttl"
            new.write_text(text.replace("2024", year), "utf-8")
        entries = catalog.replace("2024", year).replace("/acme", f"/acme-{year}")
        with (graphs / "catalog.ttl").open("a", encoding="utf-8") as file:
            file.write(entries)
    return folder


@pytest.fixture(scope="session")
def hostile_site(browser: Browser, hostile_content: Path) -> Iterator[str]:
    with serving("--content", str(hostile_content)) as address:
        yield address


@pytest.fixture
def open_hostile(browser: Browser, hostile_site: str) -> Iterator[Callable[..., Page]]:
    with opening(browser, hostile_site) as opener:
        yield opener


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with a drafted statement."""
    return make_room(tmp_path).workspace.root


@pytest.fixture
def enter(browser: Browser, workspace: Path) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of the workspace as a reviewer (`entering`)."""
    with entering(browser, workspace) as opener:
        yield opener
