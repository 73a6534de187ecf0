"""On a phone, as a page opens, it is read to its end: none is taller than some fifteen screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from browsing import opening, serving
from playwright.sync_api import Browser, Page

from noticegraph.content import Content

PHONE = {"width": 390, "height": 844}
TALLEST = 12_000
"""CSS pixels."""
LONGEST = "zendesk-2024-02-20-nl", "github-2024-02-01-en"
EXAMPLE = "example-2026-01-01-en", "example-2026-01-01-nl"
SINGLE = (
    "/",
    "/companies",
    "/statements",
    "/reports",
    "/questions",
    "/questions?q=who+gets+location+data",
    "/compare",
    "/search",
    "/search?q=data",
    "/search?q=gegevens",
    "/ns",
    "/shapes",
    "/api",
    "/style",
    "/sparql",
    "/sparql?query=" + quote("SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 500"),
    "/sparql?query=" + quote("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 500"),
    "/thing?iri=" + quote("https://w3id.org/dpv#Consent", safe=""),
    "/thing?iri=" + quote("https://w3id.org/dpv#Purpose", safe=""),
    "/ns/DPFCertification",
    "/shapes/gdpr-controller",
    "/compare?" + urlencode({"a": LONGEST[0], "b": LONGEST[1]}),
    "/compare?" + urlencode(dict(zip("abcd", (*LONGEST, *EXAMPLE), strict=True))),
    "/compare/facts?" + urlencode({"a": LONGEST[0], "b": LONGEST[1], "status": "all"}),
    "/compare/facts?" + urlencode({"a": EXAMPLE[0], "b": EXAMPLE[1], "status": "all"}),
)


def read(page: Page, address: str) -> Any:
    answer = page.request.get(address, headers={"Accept": "application/json"})
    assert answer.ok, address
    return answer.json()


def addresses(page: Page) -> Iterator[str]:
    """Every company, statement, report and question, as the server lists them, and the others."""
    yield from SINGLE
    statements = [
        s["statement"].rpartition("/")[2] for s in read(page, "/statements")["statements"]
    ]
    assert {*LONGEST, *EXAMPLE} == set(statements)
    for slug in statements:
        yield from (f"/statements/{slug}", f"/statements/{slug}?sort=fact", f"/id/{slug}")
        yield from (f"/reports/{slug}", f"/reports/{slug}?verdict=partly-met")
    companies = read(page, "/companies")["companies"]
    assert len(companies) == len(statements)
    yield from {f"/companies/{c['company'].casefold()}" for c in companies}
    for question in read(page, "/questions")["questions"]:
        address = f"/questions/{question['id']}"
        needed = {p["name"]: p for p in question["parameters"] if p["required"]}
        about = "statement" in [p["name"] for p in question["parameters"]]
        if not needed:
            yield address
        if about and needed.keys() <= {"statement"}:
            for slug in LONGEST:
                iri = f"https://w3id.org/noticegraph/id/{slug}"
                yield f"{address}?{urlencode({'statement': iri})}"


def test_no_page_of_the_shipped_data_is_tall_or_scrolls_sideways_on_a_phone(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/?lang=en", viewport=PHONE, has_touch=True)
    measured = {}
    for address in addresses(page):
        answer = page.goto(f"{address}{'&' if '?' in address else '?'}lang=en")
        assert answer is not None
        assert answer.ok, address
        whole = page.locator("html")
        measured[address] = whole.evaluate("html => [html.scrollHeight, html.scrollWidth]")
    assert len(measured) > 100
    tall = {
        a: size for a, size in measured.items() if size[0] > TALLEST or size[1] > PHONE["width"]
    }
    assert tall == {}


def test_no_long_text_is_tall_or_breaks_the_links_of_a_phone(
    browser: Browser, validated: Content, shared: Path
) -> None:
    texts = str(shared / "statements")
    with (
        serving("--texts", texts, "--query-seconds", "60") as site,
        opening(browser, site) as open_page,
    ):
        page = open_page("/?lang=en", viewport=PHONE, has_touch=True)
        measured = {}
        for slug in LONGEST:
            subjects = ("data", "disclosures", "purposes", "rights", "entities", "document")
            for more in ("", "&view=facts", *(f"&subject={name}" for name in subjects)):
                page.goto(f"/statements/{slug}?lang=en{more}")
                if not more or "subject" in more:
                    assert page.locator("article.sheet").count() == 1
                size = page.locator("html").evaluate(
                    "html => [html.scrollHeight, html.scrollWidth]"
                )
                small = page.locator("article.sheet :is(a, summary):visible").evaluate_all(
                    "links => links.filter(a => a.getBoundingClientRect().height < 24)"
                    ".map(a => a.textContent)"
                )
                measured[slug, more] = (*size, small)
        assert {
            address: (height, width, small)
            for address, (height, width, small) in measured.items()
            if height > TALLEST or width > PHONE["width"] or small
        } == {}
