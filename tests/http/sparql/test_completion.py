"""What the query editor is given to suggest: the names of the graph, and the terms of DPV."""

from __future__ import annotations

import gzip

from flask.testing import FlaskClient

from noticegraph.dpv_terms import Kind, dpv_terms


def test_each_live_term_of_dpv_is_listed_once_with_its_label(client: FlaskClient) -> None:
    listed = client.get("/vocabulary/dpv.json").get_json()

    def expand(name: str) -> str:
        prefix, _, local = name.partition(":")
        return name[1:-1] if name.startswith("<") else listed["prefixes"][prefix] + local

    for key, kind in (("properties", Kind.PROPERTY), ("concepts", Kind.CONCEPT)):
        found = [(expand(name), label) for name, label in listed[key]]
        assert found == [(t.iri, t.label) for t in dpv_terms().values() if t.kind is kind]
    assert ["dpv:DataSubProcessor", "Data Sub-Processor"] in listed["concepts"]
    assert ["dpv:hasPurpose", "has purpose"] in listed["properties"]


def test_the_terms_of_dpv_are_small_enough_for_an_editor(client: FlaskClient) -> None:
    answer = client.get("/vocabulary/dpv.json", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.data) < 100_000
    assert len(gzip.decompress(answer.data)) < 400_000


def test_the_terms_are_loaded_once(client: FlaskClient) -> None:
    etag = client.get("/vocabulary/dpv.json").headers["ETag"]
    again = client.get("/vocabulary/dpv.json", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_the_names_of_the_graph_do_not_grow_by_those_of_dpv(client: FlaskClient) -> None:
    names = client.get("/vocabulary/completion.json").get_json()
    counted = [entry for key in ("classes", "properties", "values") for entry in names[key]]
    assert counted
    assert all(entry["count"] > 0 for entry in counted)
