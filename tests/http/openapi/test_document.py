"""The OpenAPI document names every address, and what it names is there."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient

from noticegraph.content import shipped_content
from noticegraph.questions import read_questions


def document(client: FlaskClient) -> dict:  # type: ignore[type-arg]
    answer = client.get("/openapi.json")
    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    found: dict = answer.get_json()  # type: ignore[type-arg]
    return found


def test_every_route_is_described(app: Flask, client: FlaskClient) -> None:
    paths = document(client)["paths"]
    described = {(path, verb.upper()) for path, operations in paths.items() for verb in operations}
    routes = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), verb)
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
        for verb in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert len(routes) > 30
    assert routes <= described


def test_every_question_is_described_with_its_parameters(shipped: FlaskClient) -> None:
    paths = document(shipped)["paths"]
    questions = read_questions(shipped_content())
    assert questions
    for question in questions.values():
        operation = paths[f"/questions/{question.id}"]["get"]
        assert operation["summary"] == question.title["en"]
        names = {p["name"]: p["required"] for p in operation["parameters"]}
        shared = {"lang", "format", "contains", "sort", "page", "safe", "reviewed"}
        own = {p.name: p.required for p in question.parameters}
        assert names == dict.fromkeys(shared, False) | own


def test_document_is_of_the_openapi_format(client: FlaskClient) -> None:
    found = document(client)
    assert found["openapi"].startswith("3.1.")
    schemathesis.openapi.from_dict(found).validate()
    found["paths"]["/"]["get"]["parameters"][0]["in"] = "nowhere"
    with pytest.raises(Exception, match="nowhere"):
        schemathesis.openapi.from_dict(found).validate()


# What no list of values tells; and what is not there without reports and without graphs of its own.
VALUES = {"fact": "certification/zendesk-inc/eu-us", "section": "2"}
NOTHING_THERE = {"/reports/{slug}", "/shapes/{name}", "/graphs/{path}", "/thing"}


def test_every_format_that_is_named_is_served(shipped: FlaskClient) -> None:
    served = 0
    for path, operations in document(shipped)["paths"].items():
        operation = operations.get("get", {})
        parameters = {p["name"]: p for p in operation.get("parameters", ())}
        # The formats of /sparql depend on the form of the query.
        if "format" not in parameters or path in {*NOTHING_THERE, "/sparql"}:
            continue
        address, words = path, []
        for name, parameter in parameters.items():
            if parameter["in"] == "path":
                address = address.replace(f"{{{name}}}", quote(parameter["example"]))
            elif parameter["required"] or name == "graph":
                value = parameter.get("example") or VALUES[name]
                words.append(f"{name}={quote(value, safe='')}")
        got = set()
        for name in parameters["format"]["schema"]["enum"]:
            answer = shipped.get(f"{address}?{'&'.join([*words, f'format={name}'])}")
            assert answer.status_code == 200, (path, name, answer.text[:300])
            got.add(answer.mimetype)
        assert got == set(operation["responses"]["200"]["content"]), path
        served += len(got)
    assert served > 3 * len(read_questions(shipped_content()))


def test_every_reference_leads_somewhere_and_operations_have_names_of_their_own(
    client: FlaskClient,
) -> None:
    found = document(client)
    names = [o["operationId"] for path in found["paths"].values() for o in path.values()]
    assert len(names) == len(set(names))
    references = set(re.findall(r'"\$ref": ?"#/([^"]+)"', client.get("/openapi.json").text))
    assert references
    for reference in references:
        value = found
        for step in reference.split("/"):
            value = value[step]


def test_path_parameters_are_those_of_the_path(client: FlaskClient) -> None:
    for path, operations in document(client)["paths"].items():
        for operation in operations.values():
            named = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
            assert named == set(re.findall(r"\{(\w+)\}", path)), path
            assert operation["summary"]


def test_changes_need_the_token(client: FlaskClient) -> None:
    secured = {
        (path, verb)
        for path, operations in document(client)["paths"].items()
        for verb, operation in operations.items()
        if operation.get("security")
    }
    graphs = {(p, v) for p in ("/graphs", "/graphs/{path}") for v in ("put", "post", "delete")}
    assert secured == graphs | {("/update", "post")}


def test_a_redirection_is_described_with_its_status(shipped: FlaskClient) -> None:
    answer = shipped.get("/compare?status=same")
    described = document(shipped)["paths"]["/compare"]["get"]["responses"]
    assert answer.location
    assert described[str(answer.status_code)]["headers"]["Location"]["required"]
