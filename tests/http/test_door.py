"""Each query of a request passes the door: it is admitted, billed, and bounded in time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.endpoint import Admission, Endpoint, Visit
from noticegraph.http import create_app
from noticegraph.http.request.declarations import Cost
from noticegraph.http.request.dispatch import Subject
from noticegraph.http.views.api import example_of_address
from noticegraph.reports.loading import read_reports

BROWSER = {"Accept": "text/html"}
STATEMENT = "zendesk-2024-02-20-nl"
PAGES = [
    "/",
    "/questions?q=certified",
    "/questions/affiliates",
    "/search?q=consent",
    "/compare",
    "/compare/facts",
    "/statements",
    f"/statements/{STATEMENT}",
    "/reports",
    f"/reports/{STATEMENT}",
    f"/id/{STATEMENT}",
    "/ns",
    "/shapes",
    "/api",
    "/sparql?query=ASK%20%7B%7D",
]


def make_app(dataset: Dataset, admission: Admission) -> Flask:
    content = shipped_content()
    endpoint = Endpoint(dataset.engine, admission)
    return create_app(
        dataset, content=content, examined=read_reports(content), endpoint=endpoint, kept_bytes=0
    )


@pytest.fixture
def narrow(reported_dataset: Dataset) -> Flask:
    """One place, and nobody may wait for it."""
    return make_app(reported_dataset, Admission(concurrent=1, waiting=0))


@contextmanager
def place_held(app: Flask) -> Iterator[None]:
    visit = Visit(app.extensions["noticegraph"].endpoint, "somebody else")
    visit.enter()
    try:
        yield
    finally:
        visit.leave()


@pytest.mark.parametrize("path", PAGES)
def test_without_a_place_each_answer_is_503_in_its_own_shape(path: str, narrow: Flask) -> None:
    client = narrow.test_client()
    with place_held(narrow):
        page = client.get(path, headers={**BROWSER, "Accept-Language": "nl"})
        data = client.get(path, headers={"Accept": "application/json"})
    for answer, media_type in ((page, "text/html"), (data, "application/problem+json")):
        if path == "/" and answer is data:
            # It is a page only, so that there is no place to wait for.
            assert answer.status_code == 406
            continue
        assert answer.status_code == 503, answer.text
        assert int(answer.headers["Retry-After"]) > 0
        assert answer.mimetype == media_type
        assert answer.headers["Cache-Control"] == "no-store"
    assert '<html lang="nl">' in page.text
    assert client.get(path, headers=BROWSER).status_code == 200


def test_what_needs_no_query_answers_without_a_place(narrow: Flask) -> None:
    client = narrow.test_client()
    with place_held(narrow):
        assert client.get("/healthz").status_code == 200
        with client.get("/static/style.css") as file:
            assert file.status_code == 200
        assert client.get("/nowhere", headers=BROWSER).status_code == 404
        assert client.get("/compare?a=no-such-argument&x=1").status_code == 400


def test_every_address_that_queries_is_behind_the_door(narrow: Flask) -> None:
    """Whatever is declared to cost queries is refused without a place, and nothing else is."""
    client = narrow.test_client()
    with narrow.test_request_context("/"):
        addresses = {
            example: address
            for blueprint in narrow.blueprints.values()
            if isinstance(blueprint, Subject)
            for address in blueprint.declared.values()
            if (example := example_of_address(address))
        }
    assert len(addresses) > 15
    seen = set()
    with place_held(narrow):
        for path, address in addresses.items():
            refused = client.get(path, headers=BROWSER if path == "/" else {})
            assert (refused.status_code == 503) is (address.cost is Cost.QUERIES), path
            seen.add(address.cost)
    assert seen >= {Cost.QUERIES, Cost.NOTHING}


def test_client_that_spends_its_seconds_on_pages_is_refused_everywhere(
    reported_dataset: Dataset,
) -> None:
    app = make_app(reported_dataset, Admission(client_seconds=0.05))
    client = app.test_client()
    answers = []
    # Opened over and over, each time at another address, so that no answer is a kept one.
    for number in range(100):
        answers.append(client.get(f"/compare/facts?contains=x{number}", headers=BROWSER))
        if answers[-1].status_code != 200:
            break
    assert answers[-1].status_code == 429
    assert answers[-1].mimetype == "text/html"
    assert int(answers[-1].headers["Retry-After"]) > 0
    refused = client.get("/sparql?query=ASK%20%7B%7D")
    assert refused.status_code == 429
    other = client.get("/statements", environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert other.status_code == 200


def test_queries_of_a_page_have_one_deadline_together(reported_dataset: Dataset) -> None:
    app = make_app(reported_dataset, Admission(seconds=1e-9))
    client: FlaskClient = app.test_client()
    answer = client.get("/statements", headers=BROWSER)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]


def test_place_is_free_again_whatever_comes_of_a_request(narrow: Flask) -> None:
    client = narrow.test_client()
    for path in ("/questions/rights?statement=nobody", "/statements/nothing", "/statements?sort=x"):
        assert client.get(path).status_code in (400, 404)
    assert client.get("/statements").status_code == 200
