"""Conditions of a request count only where there is an answer without them (RFC 9110, 13.2.1)."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

STATEMENT = "zendesk-2024-02-20-nl"
REFUSED = [
    f"/statements/{STATEMENT}?kind=nonsense",
    "/companies/zendesk?statement=nonsense",
    "/compare/versions?a=nonsense&b=nonsense",
    "/questions/rights?statement=nonsense",
    "/statements?sort=nonsense",
    "/thing?iri=urn:nothing",
    "/id/nothing",
]
ANSWERED = [f"/statements/{STATEMENT}", "/", "/ns", "/sparql", "/sparql?query=ASK%7B%7D"]


@pytest.mark.parametrize("condition", [{"If-None-Match": "*"}, {"If-Match": '"x"'}])
@pytest.mark.parametrize("path", REFUSED)
def test_what_is_refused_is_refused_whatever_the_condition(
    path: str, condition: dict[str, str], shipped: FlaskClient
) -> None:
    plain = shipped.get(path)
    assert plain.status_code in (400, 404)
    answer = shipped.get(path, headers=condition)
    assert (answer.status_code, answer.data) == (plain.status_code, plain.data)


@pytest.mark.parametrize("path", ANSWERED)
def test_what_is_answered_heeds_the_condition(path: str, shipped: FlaskClient) -> None:
    plain = shipped.get(path)
    tag = plain.headers["ETag"]
    for condition, status in (
        ({"If-None-Match": "*"}, 304),
        ({"If-Match": '"x"'}, 412),
        ({"If-Match": tag}, 200),
        ({"If-Match": "*"}, 200),
        # If-Match comes first (RFC 9110, 13.2.2).
        ({"If-Match": '"x"', "If-None-Match": tag}, 412),
        ({"If-Match": tag, "If-None-Match": tag}, 304),
    ):
        answer = shipped.get(path, headers=condition)
        assert answer.status_code == status, (path, condition)
        if status == 304:
            assert not answer.data
            assert answer.headers["ETag"] == tag
            assert answer.headers["Vary"] == plain.headers["Vary"]
        elif status == 412:
            assert answer.get_json(force=True)["type"].endswith("#precondition")
            assert answer.headers["Cache-Control"] == "no-store"
