"""What the runner of the protocol suites must find: each of these responses is a wrong one."""

from __future__ import annotations

from email.parser import Parser
from http.client import HTTPMessage

import pytest
from protocol_manifests import HTS, Body, Expected
from protocol_runner import Answer, differences

XML = "application/sparql-results+xml"
BOOLEAN = (
    '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>{}</boolean></sparql>'
)
TURTLE = (("content-type", "text/turtle; charset=utf-8"),)
GRAPH = "<http://example.org/a> <http://example.org/b> [] ."


def expected(
    status: str = "OK",
    *,
    boolean: bool | None = None,
    form: str | None = None,
    location: str | None = None,
    graph: str | None = None,
) -> Expected:
    body = None if graph is None else Body(graph, "UTF-8")
    headers = () if graph is None else TURTLE
    return Expected(frozenset([HTS[status]]), headers, body, boolean, form, location)


def answer(status: int = 200, media_type: str = "", body: str = "", location: str = "") -> Answer:
    lines = [f"Content-Type: {media_type}"] if media_type else []
    lines += [f"Location: {location}"] if location else []
    headers = Parser(HTTPMessage).parsestr("\n".join(lines))
    return Answer(status, headers, body.encode())


@pytest.mark.parametrize(
    ("wanted", "received"),
    [
        (expected("Created", location="$LOCATION$"), answer(201, location="http://example.org/")),
        (expected(boolean=True, form="boolean"), answer(200, XML, BOOLEAN.format("true"))),
        (expected(form="tabular"), answer(200, "text/csv", "a\r\n1\r\n")),
        (expected(form="RDF"), answer(200, "text/turtle", GRAPH)),
        (expected(graph=GRAPH), answer(200, "text/turtle", GRAPH.replace("[]", "_:x"))),
        (expected("StatusCode4xx"), answer(415)),
        (expected("StatusCode2xx"), answer(204)),
        (expected("NotFound"), answer(404)),
    ],
)
def test_the_expected_response_passes(wanted: Expected, received: Answer) -> None:
    assert list(differences(wanted, received, {})) == []


@pytest.mark.parametrize(
    ("wanted", "received"),
    [
        (expected("Created", location="$LOCATION$"), answer(201)),
        (expected("Created"), answer(200)),
        (expected("StatusCode4xx"), answer(401)),
        (expected("StatusCode4xx"), answer(404)),
        (expected("StatusCode4xx"), answer(500)),
        (expected(boolean=True, form="boolean"), answer(200, XML, BOOLEAN.format("false"))),
        (expected(boolean=True, form="boolean"), answer(200, "text/html", "true")),
        (expected(boolean=True, form="boolean"), answer(200, XML, "")),
        (expected(form="tabular"), answer(200, XML, BOOLEAN.format("true"))),
        (expected(form="RDF"), answer(200, "text/turtle", "no Turtle")),
        (expected(form="RDF"), answer(200)),
        (expected(graph=GRAPH), answer(200, "text/turtle", "")),
        (expected(graph=GRAPH), answer(200, "application/n-triples", GRAPH)),
        (expected(graph=GRAPH), answer(200, "text/turtle; charset=latin-1", GRAPH)),
        (expected(graph=GRAPH), answer(200)),
    ],
)
def test_another_response_fails(wanted: Expected, received: Answer) -> None:
    assert len(list(differences(wanted, received, {}))) >= 1
