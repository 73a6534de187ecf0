"""Real servers, the addresses of the pages, and contexts that fail a test on any error.

An error is what the console says, what does not load, and any request that leaves the machine.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from waiting import PATIENCE

from noticegraph.content import shipped_content

ROOT = shipped_content().root
TINY = ROOT / "tests" / "tiny_content"
AXE = ROOT / "server" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
BUILT = ROOT / "server" / "noticegraph" / "http" / "static" / "built" / "build.json"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first one found is taken. Without windows, Chromium opens a page in a third of the time."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # Whatever is not this machine cannot even be looked up.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
WAIT = PATIENCE * 1000
"""Milliseconds: long, because the machine may be busy; nothing here measures time."""
expect.set_options(timeout=WAIT)

FACT = "id/zendesk-2024-02-20-nl/certification/zendesk-inc/eu-us"
CONSTRUCT = f"""CONSTRUCT {{ ?s ?p ?o }}
WHERE {{ VALUES ?s {{ <https://w3id.org/noticegraph/{FACT}> }} ?s ?p ?o }}"""
ADDRESSES = (
    "/?lang=en",
    "/?lang=nl",
    "/statements?lang=en",
    "/statements/example-2026-01-01-en?lang=en",
    "/statements/example-2026-01-01-nl?lang=nl&subject=rights",
    "/statements/zendesk-2024-02-20-nl?lang=en",
    "/statements/zendesk-2024-02-20-nl?lang=en&contains=nothing-has-this",
    "/questions?lang=en",
    "/questions?lang=nl&q=wie+krijgt+mijn+locatie",
    "/questions?lang=en&q=xyzzy",
    "/questions/affiliates?lang=en",
    "/questions/recipients-of-category?lang=nl",
    "/questions/recipients-of-category?lang=en&category=geolocation",
    "/questions/dpf-certified-affiliates?lang=en&statement=nonsense",
    "/questions/controller?lang=en&statement=example-2026-01-01-en",
    "/reports?lang=en",
    "/reports/example-2026-01-01-en?lang=en",
    "/reports/example-2026-01-01-en?lang=nl&verdict=not-met",
    "/reports/github-2024-02-01-en?lang=en&law=California&contains=right",
    "/questions/requirements-not-met?lang=en&statement=github-2024-02-01-en",
    "/reports/example-2026-01-01-en?lang=nl&verdct=nonsense",
    "/questions/evidence-of?lang=en&fact=certification/zendesk-inc/eu-us",
    "/compare?lang=en",
    "/compare?lang=en&a=example-2026-01-01-en&b=zendesk-2024-02-20-nl",
    "/compare?lang=nl&a=zendesk-2024-02-20-nl&b=github-2024-02-01-en&c=example-2026-01-01-nl",
    "/compare?lang=nl&a=zendesk-2024-02-20-nl&b=github-2024-02-01-en&c=example-2026-01-01-en"
    "&d=example-2026-01-01-nl&subject=rights&rows=different",
    "/compare?lang=en&a=Zendesk",
    "/compare/facts?lang=en&a=example-2026-01-01-en&b=zendesk-2024-02-20-nl",
    "/compare/versions?lang=en",
    "/compare/versions?lang=nl&a=example-2026-01-01-nl&b=example-2026-01-01-en",
    "/versions/tulpenpost?lang=en",
    "/versions/tulpenpost?lang=nl&written=en",
    "/search?lang=en",
    "/search?lang=en&q=marketing",
    "/search?lang=nl&q=payment+card+number",
    "/search?lang=nl&q=wie+krijgt+bankgegevens",
    "/sparql?lang=en",
    "/sparql?lang=nl&query=" + quote("SELECT ?s ?o { ?s a ?o } ORDER BY ?s ?o LIMIT 20"),
    "/sparql?lang=en&query=" + quote(CONSTRUCT),
    "/sparql?lang=en&query=" + quote("ASK { ?s ?p ?o }"),
    "/sparql?lang=en&query=" + quote("SELECT * {\n  ?s foo:bar ?o\n}"),
    f"/{FACT}?lang=en",
    "/id/example-2026-01-01-en?lang=en",
    "/id/example-2026-01-01-en/passage/how-long-we-keep-data/list-1/item-1?lang=en",
    "/id/zendesk-2024-02-20-nl/passage/11/c/paragraph-2?lang=nl",
    "/thing?lang=en&iri=" + quote("https://w3id.org/dpv#Consent", safe=""),
    "/thing?lang=nl&iri=" + quote("https://w3id.org/dpv#DataSubProcessor", safe=""),
    "/ns?lang=en",
    "/ns/DPFCertification?lang=nl",
    "/shapes?lang=en",
    "/shapes/gdpr-controller?lang=en",
    "/api?lang=en",
    "/companies?lang=en",
    "/companies/zendesk?lang=nl",
    "/companies/tulpenpost?lang=en",
    "/companies/nonsense?lang=en",
    "/companies/zendesk?lang=nl&statement=nonsense",
    "/statements/example-2026-01-01-en?lang=en&view=facts",
    "/statements/example-2026-01-01-en?lang=nl&subject=disclosures",
    "/style?lang=en",
    "/style?lang=nl",
    "/nothing?lang=en",
)
"""Each kind of page, in each of its states."""


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """Run `noticegraph serve` at a free port; yield its address without the slash."""
    command = [sys.executable, "-m", "noticegraph", "serve", "--port", "0", "--quiet", *arguments]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        announced = server.stdout.readline().split()
        assert announced, "the server did not start"
        yield announced[-1].rstrip("/")
    finally:
        server.terminate()
        server.wait(PATIENCE)
        server.stdout.close()


class Watch:
    """What a browser context may not do: say errors, fail to load, ask another machine."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.found: list[str] = []
        self.refusals_expected = False
        self._site = site
        context.on("console", self._console)
        context.on("weberror", lambda error: self.found.append(f"exception: {error.error}"))
        context.on("dialog", lambda dialog: self.found.append(f"dialog: {dialog.message}"))
        context.on("requestfailed", self._failed)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        # Chromium reports the status of the page itself; the page of a refusal has such a one.
        refused = message.text.startswith("Failed to load resource: the server responded with")
        page = message.page
        if refused and self.refusals_expected and page and message.location["url"] == page.url:
            return
        self.found.append(f"console: {message.text}")

    def _failed(self, request: Any) -> None:
        # A page that is left drops what its scripts still ask for or import.
        is_left = request.resource_type in ("fetch", "script")
        if not is_left or request.failure != "net::ERR_ABORTED":
            self.found.append(f"failed: {request.url}: {request.failure}")

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self._site + "/", "data:", "blob:")):
            self.found.append(f"outside: {request.url}")


@contextmanager
def opening(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_page(address: str, *, refused: bool = False, **options: Any) -> Page:
        context = browser.new_context(base_url=site, **options)
        context.set_default_timeout(WAIT)
        watch = Watch(context, site)
        watch.refusals_expected = refused
        opened.append((context, watch))
        page = context.new_page()
        answer = page.goto(address)
        assert answer is not None
        assert (answer.status >= 400) == refused, f"{answer.status} {address}"
        return page

    yield open_page
    for context, watch in opened:
        context.close()
        assert watch.found == [], watch.found


class Visitor:
    """Opens one address after the other in the same page, which takes half as long as a new one.

    There is a page for each set of options of a context. A visit begins in light colours, and ends
    with the assertion that the page did nothing that a context may not do.
    """

    def __init__(self, browser: Browser, site: str) -> None:
        self._browser = browser
        self._site = site
        self._pages: dict[str, tuple[Page, Watch]] = {}

    @contextmanager
    def visit(self, address: str, **options: Any) -> Iterator[Page]:
        name = repr(sorted(options.items()))
        if name not in self._pages:
            context = self._browser.new_context(base_url=self._site, **options)
            context.set_default_timeout(WAIT)
            watch = Watch(context, self._site)
            self._pages[name] = (context.new_page(), watch)
        page, watch = self._pages[name]
        # What the page before still loads is broken off, which is no fault of this one.
        page.goto("about:blank")
        page.emulate_media(color_scheme="light")
        watch.found.clear()
        watch.refusals_expected = is_refused(address)
        answer = page.goto(address)
        assert answer is not None
        assert (answer.status >= 400) == is_refused(address), f"{answer.status} {address}"
        yield page
        # Whatever was said before this answer has arrived.
        page.evaluate("0")
        assert watch.found == [], watch.found

    def close(self) -> None:
        for page, _ in self._pages.values():
            page.context.close()


def is_refused(address: str) -> bool:
    """Tell whether one of ADDRESSES is a page of an error."""
    return any(mark in address for mark in ("/nothing", "nonsense", "a=Zendesk", quote("foo:bar")))


def settle(page: Page) -> None:
    """Wait until the scripts of a page have done what they do by themselves."""
    for linked in page.locator("details.linked:not([open]) > summary").all():
        linked.click()
    for selector, made in (
        ('form[data-enhance~="editor"]', ".editor"),
        ('section[data-enhance~="network"]', ".network-canvas canvas"),
        ('table[data-enhance~="table"]:has(tbody tr:nth-child(2))', ".table-tools"),
    ):
        wanted = page.locator(selector)
        if wanted.count():
            wanted.first.scroll_into_view_if_needed()
            page.locator(made).first.wait_for(state="attached")
    page.evaluate("scrollTo(0, 0)")


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_COLOURS = """(tags) => axe.getRules(tags).map((rule) => rule.ruleId)
  .filter((id) => axe.getRules(['cat.color']).some((rule) => rule.ruleId === id))"""


def violations(page: Page, *, of_colours: bool = False) -> list[Any]:
    """What axe-core, which the page must have, finds: against WCAG 2.2 AA, or of colours alone."""
    tags = RULES
    if of_colours:
        tags = page.evaluate(OF_COLOURS, RULES)
        assert "color-contrast" in tags
    found = page.evaluate(
        "(rules) => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", tags
    )
    seen = {entry["id"] for kind in ("passes", "incomplete") for entry in found[kind]}
    assert "color-contrast" in seen if of_colours else len(found["passes"]) > 10
    return [
        (entry["id"], node["target"], node["failureSummary"])
        for entry in found["violations"]
        for node in entry["nodes"]
    ]


MARKUP = "<img src=x onerror=hacked=1><script>hacked=1</script>"
YEARS = ("2024", "2025", "2026", "2027", "2028")
"""Of the hostile statements: the same one, five times."""
HOSTILE = f"""
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dpv: <https://w3id.org/dpv#>

<https://w3id.org/noticegraph/id/acme-2024-en> dcterms:publisher acme:hostile-publisher .

acme:hostile-publisher
    a ng:NamedOrganisation ;
    dpv:hasName '''{MARKUP}''' ;
    ng:statedIn <https://w3id.org/noticegraph/id/acme-2024-en/passage/1/item-1> ;
.

acme:hostile-rule
    a ng:RetentionRule ;
    skos:prefLabel '''{MARKUP}'''@en ;
    dpv:hasPersonalData <javascript:hacked=8> ;
    ng:modality ng:Asserted ;
    ng:statedIn <https://w3id.org/noticegraph/id/acme-2024-en/passage/1/item-1> ;
.

acme:hostile-recipient
    a ng:RecipientCategory ;
    skos:prefLabel '''{MARKUP}'''@en ;
    ng:statedIn <https://w3id.org/noticegraph/id/acme-2024-en/passage/1/item-1> ;
.

acme:hostile-disclosure
    a ng:Disclosure ;
    skos:prefLabel '''{MARKUP}'''@en ;
    dpv:hasPersonalData <javascript:hacked=9> ;
    dpv:hasRecipient acme:hostile-recipient ;
    ng:modality ng:Asserted ;
    ng:statedIn <https://w3id.org/noticegraph/id/acme-2024-en/passage/1/item-1> ;
.

acme:hostile
    a ng:Affiliate, <javascript:hacked=2> ;
    skos:prefLabel '''{MARKUP}'''@en ;
    ng:name '''{MARKUP}"><b onfocus=hacked=3 autofocus tabindex=0>''' ;
    foaf:page <javascript:hacked=4>, <data:text/html,hacked=5>, <JaVaScRiPt:hacked=6> ;
    <javascript:hacked=7> acme:hostile-two ;
    ng:statedIn <https://w3id.org/noticegraph/id/acme-2024-en/passage/1/item-1> ;
.

acme:hostile-two skos:prefLabel '''{MARKUP}'''@nl, "}}}}{{{{7*7}}}}${{hacked}}"@en .

ng:Affiliate skos:prefLabel '''{MARKUP}'''@en .
"""
