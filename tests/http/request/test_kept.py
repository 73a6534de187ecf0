"""What all pages share is read once per state of the data, and again for each other state."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from noticegraph.dataset import Dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import QueryRequest
from noticegraph.http import create_app
from noticegraph.namespaces import PREFIXES, THINGS

PAGE = {"Accept": "text/html"}
UPDATE = "application/sparql-update"
STATED = f"""PREFIX oa: <{PREFIXES["oa"]}> PREFIX skos: <{PREFIXES["skos"]}>
PREFIX ng: <{PREFIXES["ng"]}>
INSERT DATA {{ GRAPH <x:g> {{
  <{THINGS}new-2026-en> skos:prefLabel "A new statement"@en .
  <{THINGS}new-2026-en/passage/1> oa:hasSource <{THINGS}new-2026-en> .
  <{THINGS}new-2026-en/fact> a ng:Affiliate ; ng:statedIn <{THINGS}new-2026-en/passage/1> .
}} }}"""
ADDRESSES = ("/", "/companies", "/statements", "/ns")


class Counting(EmbeddedEngine):
    """An engine that notes the queries that it evaluates."""

    asked: list[str]

    def evaluate(self, request: QueryRequest) -> bytes:
        self.asked.append(request.text)
        return super().evaluate(request)


@pytest.fixture
def engine() -> Counting:
    engine = Counting(revision="start")
    engine.asked = []
    return engine


@pytest.mark.parametrize("address", ADDRESSES)
def test_second_page_asks_less(address: str, engine: Counting) -> None:
    engine.update(STATED)
    client = create_app(Dataset(engine), kept_bytes=0).test_client()
    first = client.get(address, headers=PAGE).text
    asked = len(engine.asked)
    assert client.get(address, headers=PAGE).text == first
    again = engine.asked[asked:]
    assert len(again) < asked
    assert not [text for text in again if "COUNT(DISTINCT ?fact)" in text]


@pytest.mark.parametrize("address", ADDRESSES)
def test_change_is_seen_at_once(address: str, writer: FlaskClient) -> None:
    before = writer.get(address, headers=PAGE).text
    assert writer.post("/update", data=STATED.encode(), content_type=UPDATE).status_code == 204
    after = writer.get(address, headers=PAGE).text
    shown = "ng:statedIn" if address == "/ns" else "new statement"
    assert (shown in before, shown in after) == (False, True)
    assert writer.post("/update", data=b"DROP ALL", content_type=UPDATE).status_code == 204
    assert shown not in writer.get(address, headers=PAGE).text


def test_unknown_state_is_read_each_time() -> None:
    engine = EmbeddedEngine()
    assert engine.revision() is None
    client = create_app(Dataset(engine), kept_bytes=0).test_client()
    assert "new statement" not in client.get("/statements", headers=PAGE).text
    engine.update(STATED)
    assert "new statement" in client.get("/statements", headers=PAGE).text
