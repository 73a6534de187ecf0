"""``?reviewed=only``: each address leaves drafted facts out, or refuses the argument."""

from __future__ import annotations

import html
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from rdflib import URIRef
from waiting import eventually

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import load_dataset
from noticegraph.http import create_app, take_up
from noticegraph.http.request.write_access import Gate, WriteToken
from noticegraph.namespaces import NG
from noticegraph.starting import Settings, serving
from noticegraph.turtle import read_turtle
from noticegraph.turtle_writing import canonical_turtle

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="readers are forked on Linux only"
)
SHIPPED = shipped_content()
SLUG = "example-2026-01-01-en"
ID = f"https://w3id.org/noticegraph/id/{SLUG}"
COUNTER = URIRef(f"{ID}/disclosure/accounting/accountant")
GRAPH = "https://w3id.org/noticegraph/graph/example/2026-01-01-en"
ASK = f"ASK {{ <{COUNTER}> ?p ?o }}"
FACTS = f"SELECT ?fact {{ ?fact a <{NG.Disclosure}> }}"
PAGE = {"Accept": "text/html"}
WITH_THE_FACT = (
    f"/statements/{SLUG}",
    f"/questions/recipients-of-category?category=dpv:PersonalData&statement={SLUG}&format=json",
    f"/questions/disclosures?statement={SLUG}&format=csv",
    f"/sparql?query={quote(FACTS)}&format=json",
    f"/graphs?graph={quote(GRAPH)}&format=turtle",
    f"/id/{SLUG}/recipient/accountant",
)
"""Addresses whose answer names the drafted disclosure, or what leads to it."""
MARK = f"{SLUG}/disclosure/accounting/accountant"


@dataclass
class Drafted:
    """A client of a content in which a disclosure and the officer's contact are drafted."""

    client: FlaskClient
    file: Path


def facts_file(content: Content) -> Path:
    return content.graph_data / "example" / "2026-01-01-en.ttl"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    root = tmp_path_factory.mktemp("reviewed") / "content"
    for folder in ("graph_data", "ontology", "questions"):
        shutil.copytree(SHIPPED.root / folder, root / folder)
    for name in ("prefixes.ttl", "gdpr/scope.ttl", "gdpr/gdpr-dpo.ttl"):
        (root / "shapes" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SHIPPED.shapes / name, root / "shapes" / name)
    made = Content(root)
    facts = read_turtle(facts_file(made))
    officers = list(facts.subjects(NG.contactRole, NG.DataProtectionOfficerContact))
    for node in (COUNTER, *officers):
        facts.add((node, NG.reviewStatus, NG.Drafted))
    facts_file(made).write_text(canonical_turtle(facts), "utf-8")
    return made


@pytest.fixture(scope="module")
def drafted(content: Content) -> Iterator[Drafted]:
    with serving(Settings(content), lambda _remark: None) as served:
        app = create_app(served.state.dataset, content=content, reviewed=served.reviewed)
        take_up(app, served.state)
        served.watch(lambda state: take_up(app, state))
        client = app.test_client()
        first = client.get("/?reviewed=only", headers=PAGE)
        # It begins to be read when it is first asked for: that may take a moment.
        assert first.status_code == 200 or int(first.headers["Retry-After"]) > 0
        for more in ("", "?reviewed=only"):
            eventually(lambda more=more: SLUG in client.get(f"/reports{more}", headers=PAGE).text)
            eventually(lambda more=more: made(client, more))
        yield Drafted(client, facts_file(content))


def made(client: FlaskClient, more: str) -> bool:
    return client.get(f"/reports/{SLUG}{more}", headers=PAGE).status_code == 200


def with_reviewed(address: str) -> str:
    return address + ("&" if "?" in address else "?") + "reviewed=only"


def names_the_fact(text: str) -> bool:
    return MARK in text


@pytest.mark.parametrize("address", WITH_THE_FACT)
def test_drafted_facts_are_in_an_answer_or_left_out(drafted: Drafted, address: str) -> None:
    headers = {} if "format=" in address else PAGE
    whole = drafted.client.get(address, headers=headers)
    left = drafted.client.get(with_reviewed(address), headers=headers)
    assert whole.status_code == 200, whole.text
    assert left.status_code == 200, left.text
    named = [names_the_fact(answer.text) for answer in (whole, left)]
    if "/questions/" in address:
        # An answer names facts by what they are about.
        named = [answer.text.count("ccountant") for answer in (whole, left)]
        assert named[0] > named[1]
    else:
        assert named == [True, False]


def test_the_drafted_fact_has_no_page_where_it_is_left_out(drafted: Drafted) -> None:
    path = f"/id/{SLUG}/disclosure/accounting/accountant"
    assert drafted.client.get(path, headers=PAGE).status_code == 200
    assert drafted.client.get(with_reviewed(path), headers=PAGE).status_code == 404


def test_a_verdict_rests_on_reviewed_facts_only(drafted: Drafted) -> None:
    address = f"/reports/{SLUG}?verdict=any"
    found = []
    for asked in (address, with_reviewed(address)):
        text = html.unescape(drafted.client.get(asked, headers=PAGE).text)
        assert "gdpr-dpo" in text
        found.append("drafted facts alone" in text)
    assert found == [True, False]


def test_a_query_by_post_takes_it_in_its_address(drafted: Drafted) -> None:
    found = []
    for address in ("/sparql", "/sparql?reviewed=only"):
        answer = drafted.client.post(address, data={"query": ASK}, headers={"Accept": "*/*"})
        found.append(answer.get_json()["boolean"])
    assert found == [True, False]


def test_each_address_that_lists_it_takes_it_and_each_other_refuses_it(drafted: Drafted) -> None:
    taken = refused = 0
    for template, verbs in drafted.client.get("/openapi.json").get_json()["paths"].items():
        if template.startswith("/questions/") and template != "/questions/rights":
            continue
        for method, described in verbs.items():
            named = {p["name"]: p for p in described["parameters"] if p["in"] == "query"}
            path = template.replace("{extension}", "json")
            for parameter in described["parameters"]:
                if parameter["in"] == "path" and parameter["name"] != "extension":
                    path = path.replace(f"{{{parameter['name']}}}", quote(parameter["example"]))
            needed = {
                n: p["example"] for n, p in named.items() if p["required"] and p.get("example")
            }
            answer = drafted.client.open(
                path, method=method.upper(), query_string={**needed, "reviewed": "no-such-value"}
            )
            where = (method, template, answer.status_code, answer.text[:300])
            if "reviewed" in named:
                assert named["reviewed"]["schema"]["enum"] == ["only"], where
                assert answer.status_code in (400, 404, 406), where
                taken += 1
            elif answer.status_code != 403:
                assert answer.status_code == 400, where
                assert "reviewed" in answer.text, where
                refused += 1
    assert taken > 20
    assert refused >= 2


def test_links_of_a_page_keep_it_and_lead_to_pages(drafted: Drafted) -> None:
    seen: set[str] = set()
    for page in ("/", f"/statements/{SLUG}", "/questions/rights", f"/reports/{SLUG}", "/compare"):
        text = drafted.client.get(with_reviewed(page), headers=PAGE).text
        assert "Facts that nobody has reviewed are left out" in text
        links = [html.unescape(link) for link in re.findall(r'<a [^>]*href="(/[^"#]*)', text)]
        ours = [link for link in links if "/static/" not in link and "/id/" not in link]
        kept = [link for link in ours if "reviewed=only" in link]
        # What does not keep it shows drafted facts again, on purpose, or has no facts.
        assert {link.partition("?")[0] for link in ours if link not in kept} <= {
            page, "/.well-known/void", "/openapi.json", "/sparql", "/graphs", "/healthz", "/readyz",
        }, page  # fmt: skip
        seen |= set(kept[:25])
    for link in sorted(seen):
        assert drafted.client.get(link, headers=PAGE).status_code in (200, 303), link


def test_pages_offer_it_where_there_are_drafted_facts(
    drafted: Drafted, shipped: FlaskClient
) -> None:
    assert "/?reviewed=only" in drafted.client.get("/", headers=PAGE).text
    assert "reviewed=only" not in shipped.get("/", headers=PAGE).text
    assert shipped.get("/?reviewed=only", headers=PAGE).status_code == 200


def test_data_that_clients_change_are_refused(content: Content) -> None:
    gate = Gate(WriteToken("the-token-of-these-tests"), 2**20)
    client = create_app(load_dataset(content), content=content, gate=gate).test_client()
    answer = client.get("/questions/rights?reviewed=only&format=json")
    assert answer.status_code == 400
    assert "cannot be left out" in answer.get_json()["title"]
    page = client.get("/questions/rights?reviewed=only", headers=PAGE)
    assert page.status_code == 400
    assert "cannot be left out" in page.text


def test_what_is_accepted_appears(drafted: Drafted) -> None:
    def is_there() -> bool:
        answer = drafted.client.get(f"/sparql?query={quote(ASK)}&format=json&reviewed=only")
        return bool(answer.get_json()["boolean"])

    assert not is_there()
    text = drafted.file.read_text("utf-8")
    drafted.file.write_text(text.replace("ng:Drafted", "ng:Accepted"), "utf-8")
    try:
        eventually(is_there)
    finally:
        drafted.file.write_text(text, "utf-8")
    eventually(lambda: not is_there())
