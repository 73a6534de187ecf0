"""What the page of the endpoint shows of an answer."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("query", "headings"),
    [
        ("SELECT * WHERE { ?z ?r ?x } LIMIT 1", ["?z", "?r", "?x"]),
        ("select distinct * # ?a\n{ ?z ?r ?x } LIMIT 1", ["?z", "?r", "?x"]),
        ("SELECT ?x ?affiliateName { ?affiliateName ?r ?x } LIMIT 1", ["?x", "?affiliateName"]),
        ("SELECT (1 AS ?b) (2 AS ?a) {}", ["?b", "?a"]),
    ],
)
def test_page_shows_variables_as_the_query_has_them(
    query: str, headings: list[str], client: FlaskClient
) -> None:
    page = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/html"})
    shown = re.findall(r'<th role="columnheader" scope="col">([^<]*)</th>', page.text)
    assert shown == headings
    cells = re.findall(r'<td role="cell" data-heading="([^"]*)"', page.text)
    assert cells == headings
