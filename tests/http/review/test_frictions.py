"""What a reader meets: one form for new data, terms taken over, facts that moved, undo."""

from __future__ import annotations

import io
import re
import threading
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, SKOS, URIRef
from rdflib.namespace import DCTERMS
from reviewed_statement import ASKED, COLLECTED, COURIERS, ID, KEPT
from reviewing_client import FROM_PAGE, HOST, Reviewing, token_of
from reviewing_forms import PAGE, add, fields_of, form_of, manage, send

from noticegraph.http.views import review_page
from noticegraph.namespaces import DPV, NG, PREFIXES, THINGS
from noticegraph.reviewing import desk as desks
from noticegraph.reviewing import opening
from noticegraph.turtle import read_turtle

FACT = "retention/60-days"
EMAIL = "category/email-address"
COLLECTION = "collection/email-address"


def desk_part(page: str) -> str:
    return page[page.index('id="desk"') :]


def undo(client: FlaskClient, at: str) -> str:
    """Take the last step back at a passage; return the passage to which one is led."""
    data = {"do": "undo", "token": token_of(client.get(PAGE, headers=HOST)), "at": at}
    answer = client.post(PAGE, data=data, headers=FROM_PAGE)
    found = re.search(r"at=([^&#]+)", answer.headers["Location"])
    assert found is not None
    return found[1].replace("%2F", "/")


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ({"c-data": "Flying places", "c-terms": "pd:Location"}, "Location"),
        # The name is the label of one term: that says what it is.
        ({"c-data": "Telephone Number"}, "TelephoneNumber"),
    ],
)
def test_new_data_and_its_collection_are_one_form(
    reviewing: Reviewing, typed: dict[str, str], term: str
) -> None:
    client = reviewing.enter()
    file = reviewing.room.desk(ID).files.facts
    before = file.read_bytes()
    fields = form_of(client, "new", ASKED, "collection") | {"modality": "possible", **typed}
    assert send(client, fields).status_code == 303
    graph = read_turtle(file)
    (thing,) = {s for s, label in graph.subject_objects(SKOS.prefLabel)
                if str(label) == typed["c-data"]}  # fmt: skip
    assert (thing, SKOS.broader, URIRef(PREFIXES["pd"] + term)) in graph
    (fact,) = graph.subjects(DPV.hasPersonalData, thing)
    assert (fact, RDF.type, NG.Collection) in graph
    assert graph.value(fact, NG.modality) == NG.Possible
    for node in (thing, fact):
        assert graph.value(node, NG.reviewStatus) == NG.Accepted
        assert graph.value(node, NG.statedIn) == URIRef(f"{THINGS}{ID}/passage/{ASKED}")
    undo(client, ASKED)
    assert file.read_bytes() == before


def test_new_data_of_which_nobody_says_what_it_is_stays_in_the_form(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fields = form_of(client, "new", ASKED, "collection") | {"c-data": "Whistles of the wind"}
    answer = send(client, fields)
    assert answer.status_code == 409
    assert "Whistles of the wind" in answer.text
    assert "pd:EmailAddress" in answer.text
    assert fields_of(answer)["c-data"] == "Whistles of the wind"
    # Said in that same form, it is added.
    assert send(client, fields_of(answer) | {"c-terms": "dpv:PersonalData"}).status_code == 303


def test_data_that_are_there_need_no_term(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fields = form_of(client, "new", ASKED, "collection") | {"c-data": "Email address"}
    assert send(client, fields).status_code == 303
    graph = read_turtle(reviewing.room.desk(ID).files.facts)
    node = URIRef(f"{THINGS}{ID}/{EMAIL}")
    assert len(set(graph.subjects(DPV.hasPersonalData, node))) == 2


def test_a_term_that_was_looked_up_is_put_into_a_field(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fields = form_of(client, EMAIL, COLLECTED) | {"seek": "telephone number", "name": "Reach"}
    answer = send(client, fields, "look-up")
    button = re.search(r'name="do" value="(take pd:TelephoneNumber)"', answer.text)
    assert button is not None
    offered = re.findall(r'<option value="([^"]+)">', answer.text.partition('name="into"')[2])
    assert "terms" in offered
    taken = send(client, fields_of(answer) | {"into": "terms"}, button[1])
    assert taken.status_code == 200
    kept = fields_of(taken)
    assert kept["c-terms"] == "pd:EmailAddress; pd:TelephoneNumber"
    assert kept["name"] == "Reach"
    assert re.findall(r'id="([^"]+)"[^>]* autofocus', taken.text) == ["f-terms"]
    # Taken once more, it stands there once.
    again = send(client, kept | {"into": "terms"}, button[1])
    assert fields_of(again)["c-terms"] == kept["c-terms"]
    assert send(client, kept, button[1]).status_code == 400


def test_a_card_says_where_else_its_fact_is_cited(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fields = form_of(client, FACT) | {"passages": f"{KEPT} {COURIERS}"}
    assert send(client, fields).status_code == 303
    for at, other in ((KEPT, COURIERS), (COURIERS, KEPT)):
        page = desk_part(client.get(f"{PAGE}?at={at}&lang=en", headers=HOST).text)
        links = re.findall(r'href="[^"]*at=([^"&]+)&amp;fact=retention/60-days[^"]*"', page)
        links += re.findall(r'href="[^"]*at=([^"&]+)&amp;fact=retention%2F60-days[^"]*"', page)
        assert {link.replace("%2F", "/") for link in links} == {other}
        assert "Also cites" in page


def test_a_fact_that_left_its_passage_says_where_it_is_and_what_stayed(
    reviewing: Reviewing,
) -> None:
    client = reviewing.enter()
    fields = form_of(client, COLLECTION, COLLECTED) | {"passages": ASKED, "quote": ""}
    answer = send(client, fields)
    assert answer.status_code == 303
    page = desk_part(client.get(answer.headers["Location"], headers=HOST).text)
    line = page[page.index("no longer cites this passage") :].partition("</p>")[0]
    assert ASKED in line.replace("%2F", "/")
    assert "Email address" in line


def test_undo_stays_where_the_fact_is_shown(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    fields = form_of(client, FACT) | {"passages": f"{COLLECTED} {KEPT}", "quote": ""}
    send(client, fields)
    version = reviewing.room.desk(ID).version_of(FACT)
    token = token_of(client.get(PAGE, headers=HOST))
    data = {"do": "reject", "fact": FACT, "version": version, "at": KEPT, "token": token}
    assert client.post(PAGE, data=data, headers=FROM_PAGE).status_code == 303
    assert undo(client, KEPT) == KEPT
    # Where the fact is not shown, one is led to it.
    assert undo(client, ASKED) == KEPT


def test_reasons_are_numbered_and_the_facts_can_be_skipped_to(reviewing: Reviewing) -> None:
    page = reviewing.enter().get(f"{PAGE}?at={ASKED}", headers=HOST).text
    numbers = re.findall(r"<option value=\"ng:[A-Za-z]+\"(?: selected)?>(\d) ·", page)
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    assert len(numbers) > 1
    assert '<a class="skip" href="#desk">' in page
    assert re.search(r'id="desk"[^>]* tabindex="-1"', page)


HEADLESS = b"""<html lang=en><title>Sign in - Contoso Cloud</title><p>Effective 1 March 2026.
We collect your name and your email address when you rent a boat from us, and we use them
for the rental and for nothing else.</p><p>We keep invoices for seven years.</p>"""


def test_the_title_names_no_company_that_was_corrected(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    looked = add(client, file=(io.BytesIO(HEADLESS), "page.html"))
    # No page says whose it is: what is detected is wrong, and is corrected.
    assert 'value="Otter Boats"' not in looked.text
    answer = add(client, kept="1", company="Otter Boats", date="2026-03-01", language="en")
    assert answer.status_code == 303, answer.text
    desk = reviewing.room.desk("otter-boats-2026-03-01-en")
    graph = read_turtle(desk.files.facts)
    version = URIRef(desk.files.iri)
    title = str(graph.value(version, DCTERMS.title))
    assert "Otter Boats" in title
    assert "Contoso" not in title
    assert "Sign in" not in title


def test_a_title_that_is_not_the_texts_follows_a_new_name(reviewing: Reviewing) -> None:
    client = reviewing.enter()
    add(client, file=(io.BytesIO(HEADLESS), "page.html"), company="Contoso", date="2026-05-03",
        language="en")  # fmt: skip
    page = client.get("/review/contoso-2026-05-03-en/manage", headers=HOST)
    fields = {"token": token_of(page), "do": "rename", "company": "Otter Boats"}
    answer = client.post("/review/contoso-2026-05-03-en/manage",
                         data={**fields, "date": "2026-05-03"}, headers=FROM_PAGE)  # fmt: skip
    assert answer.status_code == 303
    # The text's own title stays as it stands there.
    assert manage(client, do="rename", company="Kite & Sons", date="2026-06-01").status_code == 303
    kites = reviewing.room.desk("kite-sons-2026-06-01-en").files
    title = read_turtle(kites.facts).value(URIRef(kites.iri), DCTERMS.title)
    assert str(title) == "Kite Repair and your data"


def test_a_long_statement_shows_its_text_while_its_facts_are_read(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = reviewing.enter()
    go_on = threading.Event()
    read = opening.open_files

    def slowly(*arguments: object) -> object:
        assert go_on.wait(30)
        return read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(desks, "open_files", slowly)
    monkeypatch.setattr(review_page, "PATIENCE", 0.05)
    desk = reviewing.room.desk(ID)
    Path(desk.files.facts).touch()
    for _ in range(2):
        page = client.get(f"{PAGE}?at={KEPT}&lang=en", headers=HOST)
        assert page.status_code == 200
        assert "We keep orders for 60 days." in page.text
        assert "are still being read" in page.text
        assert "Kept: orders" not in page.text
    go_on.set()
    monkeypatch.setattr(review_page, "PATIENCE", 30)
    page = client.get(f"{PAGE}?at={KEPT}&lang=en", headers=HOST)
    assert "Kept: orders" in page.text
    assert "are still being read" not in page.text
