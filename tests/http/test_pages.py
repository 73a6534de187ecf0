"""Pages: valid and accessible HTML, with nothing that a graph could turn against a reader."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

NG = "https://w3id.org/noticegraph/ns#"
BROWSER = {"Accept": "text/html"}
VOID = {"meta", "link", "input", "br", "col"}
NAMES = f"""SELECT ?s ?name ?page
WHERE {{ ?s <{NG}name> ?name OPTIONAL {{ ?s <http://xmlns.com/foaf/0.1/page> ?page }} }}
ORDER BY ?name"""

PAGES = [
    "/",
    "/?lang=nl",
    "/questions",
    "/questions?lang=nl",
    "/questions/affiliates",
    "/questions/affiliates?lang=nl",
    "/questions/recipients-of-category",
    "/questions/recipients-of-category?category=location&lang=nl",
    "/questions/recipients-of-category?category=identifyers",
    "/questions/disclosures-since?day=2030-01-01",
    "/sparql",
    "/sparql?lang=nl",
    "/sparql?query=" + quote(NAMES),
    "/sparql?query=" + quote("SELECT * { ?s <http://nothing.example/> ?o }"),
    "/sparql?query=" + quote("ASK { ?s ?p ?o }"),
    "/sparql?query=" + quote("DESCRIBE <https://w3id.org/noticegraph/id/acme-2024-en>"),
    "/sparql?query=" + quote("SELECT <\"'>"),
    "/nothing",
    "/questions/nothing?lang=nl",
    "/id/acme-2024-en",
    "/id/acme-2024-en/disclosure-3?lang=nl",
    "/id/acme-2024-en/passage/1/item-2?lang=nl",
    "/id/acme-2024-en/affiliate-two",
    "/id/acme-2024-em",
    "/ns/Affiliate",
    "/questions/?lang=nl",
    "/questions?q=affiliates",
    "/questions?q=zzzz&lang=nl",
    "/questions/affiliates?sort=-affiliate&contains=acme",
    "/questions/affiliates?contains=zzzz",
    "/questions/affiliates?sort=nothing",
    "/statements",
    "/statements/acme-2024-en",
    "/statements/acme-2024-en?lang=nl&sort=-kind",
    "/statements/acme-2024-en?contains=zzzz",
    "/statements/acme",
    "/search",
    "/search?q=acme",
    "/search?q=zzzz&lang=nl",
    "/compare",
    "/ns?lang=nl",
    "/shapes",
    "/api",
    "/thing?iri=https%3A%2F%2Fexample.org%2Fx",
    "/companies",
    "/companies/acme-2024-en?lang=nl",
    "/companies/acne",
    "/style",
    "/style?lang=nl",
]
SHIPPED_PAGES = [
    "/",
    "/?lang=nl",
    "/questions",
    "/questions?q=who+gets+location&statement=zendesk-2024-02-20-nl",
    "/questions/facts-in-section?section=10&page=2",
    "/statements",
    "/statements/zendesk-2024-02-20-nl?page=2",
    "/statements/github-2024-02-01-en?sort=kind&lang=nl",
    "/statements/example-2026-01-01-en",
    "/search?q=consent",
    "/search?q=e",
    "/compare?a=zendesk-2024-02-20-nl&b=github-2024-02-01-en",
    "/compare/facts?a=zendesk-2024-02-20-nl&b=github-2024-02-01-en",
    "/compare/facts?a=example-2026-01-01-en&b=example-2026-01-01-en&lang=nl",
    "/ns?page=3",
    "/api?lang=nl",
    "/thing?iri=https%3A%2F%2Fw3id.org%2Fdpv%23Consent",
    "/id/zendesk-2024-02-20-nl",
    "/id/zendesk-2024-02-20-nl/passage/2/paragraph-2",
    "/companies/zendesk?lang=nl",
    "/companies/tulpenpost?statement=example-2026-01-01-nl",
    "/companies/tulpenpost?statement=zendesk-2024-02-20-nl",
    "/statements/example-2026-01-01-en?view=facts&lang=nl",
    "/statements/example-2026-01-01-nl?subject=rights",
]


class Page(HTMLParser):
    """Parses strictly: each element is closed in its order, each id is there once."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.titles: list[str] = []
        """What each title is in, except those in a drawing: its bands have titles of their own."""
        self.scripts_are_empty = True
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert len(attributes) == len(attrs), f"an attribute of {tag} is repeated"
        self.elements.append((tag, attributes))
        if attributes.get("id"):
            self.ids.append(str(attributes["id"]))
        if tag == "title" and "svg" not in self.open:
            self.titles.append(self.open[-1])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script" and data:
            self.scripts_are_empty = False

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.fixture(scope="module")
def read_pages() -> dict[tuple[str, str], Page]:
    """The pages that were asked for, so that each is made once for all that is said of it."""
    return {}


@pytest.fixture(params=[*(("client", p) for p in PAGES), *(("shipped", p) for p in SHIPPED_PAGES)])
def page(request: pytest.FixtureRequest, read_pages: dict[tuple[str, str], Page]) -> Page:
    if request.param not in read_pages:
        fixture, path = request.param
        answer = request.getfixturevalue(fixture).get(path, headers=BROWSER)
        assert answer.status_code < 500
        assert answer.content_type == "text/html; charset=utf-8"
        read_pages[request.param] = Page(answer.text)
    return read_pages[request.param]


def test_page_has_a_language_a_title_and_one_main(page: Page) -> None:
    assert page.all("html")[0]["lang"] in ("en", "nl")
    assert page.titles == ["head"]
    assert len(page.all("main")) == 1
    assert len(page.all("h1")) == 1


def test_skip_link_comes_first_and_leads_to_the_content(page: Page) -> None:
    assert page.all("a")[0]["href"] == "#content"
    assert page.all("main")[0]["id"] == "content"


def test_ids_are_unique_and_labels_lead_to_fields(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    fields = [f for f in page.all("select", "textarea", "input") if f.get("type") != "hidden"]
    assert {f["id"] for f in fields} == {label["for"] for label in page.all("label")}
    for element in page.all("textarea"):
        assert element["aria-describedby"] in page.ids


def test_headings_leave_out_no_level(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_a_caption_and_scoped_headers(page: Page) -> None:
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(header.get("scope") in ("col", "row", "rowgroup") for header in page.all("th"))


def test_what_scrolls_can_be_reached_by_keyboard(page: Page) -> None:
    for element in [*page.all("pre"), *(d for d in page.all("div") if d.get("class") == "scroll")]:
        assert element["tabindex"] == "0"


def test_ways_that_every_page_offers(page: Page) -> None:
    """Home, search, the developers' pages, and the tabs: of all companies, or of one of them."""
    targets = [str(a["href"]).partition("?")[0] for a in page.all("a")]
    assert targets[1] == "/"
    assert any(form.get("role") == "search" for form in page.all("form"))
    at = targets.index("/sparql")
    assert targets[at : at + 5] == ["/sparql", "/ns", "/shapes", "/api", "/style"]
    # After the licences, where there are scripts, and the two languages come the tabs.
    tabs = [t for t in targets[at + 5 :] if not t.endswith("/licences.txt")][2:]
    of_all = ["/", "/questions", "/statements", "/reports", "/compare"]
    if tabs[:5] != of_all:
        company, text = tabs[:2]
        assert company.startswith("/companies/")
        assert text.startswith("/statements/")
        assert "/compare" in tabs[2:4]
        assert "/questions" in tabs[3:5]
    current = [a for a in page.all("a", "li") if a.get("aria-current") in ("page", "true")]
    assert current


def test_page_has_a_link_to_itself_that_can_be_copied(page: Page) -> None:
    (link,) = (a for a in page.all("a") if a.get("id") == "own-link")
    assert str(link["href"]).startswith("http://localhost/")
    assert "lang=" in str(link["href"])


def test_tab_of_a_statement_promises_a_text_only_where_it_is(shipped: FlaskClient) -> None:
    def tab(slug: str) -> str:
        page = shipped.get(f"/statements/{slug}?lang=en", headers=BROWSER).text
        found = re.search(r'aria-current="page">([^<]+)</a>', page.split('class="tabs"')[1])
        assert found is not None
        return found[1]

    # Only the examples are shipped with their texts.
    assert tab("example-2026-01-01-en") == "Text"
    assert tab("zendesk-2024-02-20-nl") == "By section"


def test_more_places_than_stand_there_unfold_as_links(shipped: FlaskClient) -> None:
    page = shipped.get("/companies/zendesk?lang=en", headers=BROWSER).text
    folds = re.findall(
        r"<summary>\+(\d+)<span class=\"vh\"> more places</span></summary>(.*?)</details>", page
    )
    assert folds
    for count, links in folds:
        assert links.count('<a class="at" href="/id/zendesk-2024-02-20-nl/passage/') == int(count)


def test_page_needs_nothing_that_the_policy_forbids(page: Page) -> None:
    assert not page.all("style", "iframe", "object", "embed", "base", "img")
    assert page.scripts_are_empty
    for script in page.all("script"):
        assert set(script) == {"type", "src"}
        assert str(script["src"]).startswith("/static/built/")
    for _, attributes in page.elements:
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
    for link in page.all("link"):
        if link["rel"] == "stylesheet":
            assert str(link["href"]).startswith("/static/")
    for form in page.all("form"):
        assert str(form["action"]).startswith("/")


def test_links_are_local_or_web_or_mail(page: Page) -> None:
    for link in page.all("a"):
        assert re.match(r"/|#|https?://|mailto:", str(link["href"]))
        if str(link["href"]).startswith("http"):
            assert "noreferrer" in str(link["rel"])


def test_narrow_screens_and_both_colour_schemes_are_declared(page: Page, app: Flask) -> None:
    metas = {meta.get("name"): meta.get("content") for meta in page.all("meta")}
    assert metas["viewport"] == "width=device-width, initial-scale=1"
    assert metas["color-scheme"] == "light dark"
    style = (Path(str(app.static_folder)) / "style.css").read_text("utf-8")
    assert "prefers-color-scheme: dark" in style


@pytest.mark.parametrize("path", ["/questions/affiliates", "/sparql?query=" + quote(NAMES)])
def test_what_a_graph_holds_is_text_not_markup(path: str, client: FlaskClient) -> None:
    text = client.get(path, headers=BROWSER).text
    assert "Acme &amp; &lt;b&gt;Sons&lt;/b&gt; Ltd." in text
    assert "<b>" not in text
    page = Page(text)
    targets = [str(link["href"]) for link in page.all("a")]
    assert "https://acme.example/one" in targets
    assert not any(target.startswith("javascript") for target in targets)
    assert "javascript:alert(1)" in text


def test_what_a_request_holds_is_text_not_markup(client: FlaskClient) -> None:
    script = "<script>alert(1)</script>"
    for path in (
        f"/questions/recipients-of-category?category={quote(script)}",
        f"/questions/{quote(script)}",
        f"/sparql?query={quote(script)}",
        f"/{quote(script)}",
        f"/?lang={quote(script)}",
        f"/?{quote(script)}={quote(script)}",
        f"/sparql?query={quote('</textarea>' + script)}",
        f"/questions/affiliates?lang={quote('nl' + chr(34) + '>' + script)}",
    ):
        assert "<script>" not in client.get(path, headers=BROWSER).text


def test_own_things_are_described_here_not_at_the_permanent_address(client: FlaskClient) -> None:
    text = client.get("/questions/affiliates", headers=BROWSER).text
    (target,) = set(re.findall(r'href="([^"]+affiliate-one[^"]*)"', text))
    answer = client.get(target.replace("&amp;", "&"), headers={"Accept": "text/turtle"})
    assert answer.status_code == 200
    assert "Sons" in answer.text


def test_dutch_stays_dutch(client: FlaskClient) -> None:
    page = Page(client.get("/?lang=nl", headers=BROWSER).text)
    local = [str(a["href"]) for a in page.all("a") if str(a["href"]).startswith("/")]
    local = [target for target in local if not target.startswith("/static/")]
    assert local
    assert all("lang=" in target for target in local)


def test_long_result_says_that_it_is_cut(client: FlaskClient) -> None:
    numbers = " ".join(str(n) for n in range(1001))
    query = f"SELECT ?n {{ VALUES ?n {{ {numbers} }} }}"
    page = client.get("/sparql?query=" + quote(query), headers=BROWSER).text
    assert "The first 1000 of 1001 rows" in page
    assert page.count("<td ") == 1000
    whole = client.get("/sparql?format=csv&query=" + quote(query))
    assert whole.text.count("\r\n") == 1002
