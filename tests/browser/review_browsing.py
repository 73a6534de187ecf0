"""A server for reviewing in a browser, with the statement of `reviewed_statement`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browsing import WAIT, Watch
from playwright.sync_api import Browser, BrowserContext, Page
from rdflib import URIRef
from reviewed_statement import ID

from noticegraph.namespaces import NG, THINGS
from noticegraph.turtle import read_turtle

PAGE = f"/review/{ID}"
FACT = "retention/60-days"
NODE = URIRef(f"{THINGS}{ID}/{FACT}")


@contextmanager
def reviewing(workspace: Path, *names: str) -> Iterator[dict[str, str]]:
    """Run a server for reviewing; yield the address that it prints for each name."""
    command = [
        sys.executable, "-m", "noticegraph", "serve", "--port", "0", "--quiet", "--workspace",
        str(workspace), "--review", "--query-seconds", "60",
    ]  # fmt: skip
    for name in names:
        command += ["--reviewer", name]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        server.stdout.readline()
        printed = [server.stdout.readline() for _ in names]
        yield {name: line.split()[-1] for name, line in zip(names, printed, strict=True)}
    finally:
        server.terminate()
        server.wait(30)
        server.stdout.close()


def status(workspace: Path) -> URIRef | None:
    graph = read_turtle(workspace / "kite-repair" / "2026-05-03-en.ttl")
    found = graph.value(NODE, NG.reviewStatus)
    return found if isinstance(found, URIRef) else None


@contextmanager
def entering(browser: Browser, workspace: Path) -> Iterator[Callable[..., Page]]:
    """Yield a function that opens a page as a reviewer, in a context of its own."""
    contexts: list[tuple[BrowserContext, Watch]] = []
    with reviewing(workspace, *(f"Anna {n}" for n in range(1, 4))) as addresses:
        waiting = list(addresses.values())

        def open_page(path: str, *, refused: bool = False, **options: Any) -> Page:
            address = waiting.pop(0)
            site = address.partition("/review/")[0]
            context = browser.new_context(base_url=site, **options)
            context.set_default_timeout(WAIT)
            watch = Watch(context, site)
            watch.refusals_expected = refused
            contexts.append((context, watch))
            page = context.new_page()
            page.goto(address)
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200
            return page

        yield open_page
        for context, watch in contexts:
            context.close()
            assert watch.found == [], watch.found
