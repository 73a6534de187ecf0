"""Each argument of each address is heeded or refused, as the OpenAPI document says.

For each format of an address: a value that means nothing is refused, or changes the answer; the
values that the document lists are taken by the formats that it names; an argument that it does not
list is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient

NONSENSE = "no-such-value"
# Clients of these protocols send arguments of their own, which are passed over.
OPEN = ("/sparql", "/update", "/graphs", "/graphs/{path}")
# Of the many questions: without parameters, with optional ones, with one that is needed.
QUESTIONS = ("/questions/affiliates", "/questions/recipients-of-category", "/questions/evidence-of")
ASKED = {("/sparql", "query"), ("/search", "q")}
VALUES = {"fact": "certification/zendesk-inc/eu-us", "statement": "zendesk-2024-02-20-nl"}


@dataclass(frozen=True)
class Operation:
    """An address of the document, with what has to be given for an answer."""

    path: str
    given: tuple[tuple[str, str], ...]
    parameters: dict[str, Any]

    def ask(self, client: FlaskClient, **more: str) -> Any:
        return client.get(f"{self.path}?{urlencode({**dict(self.given), **more})}")

    @property
    def formats(self) -> list[str]:
        return list(self.parameters["format"]["schema"]["enum"])


def operations(client: FlaskClient) -> Iterator[Operation]:
    for template, verbs in client.get("/openapi.json").get_json()["paths"].items():
        if "get" not in verbs or "{extension}" in template:
            continue
        if template.startswith("/questions/") and template not in QUESTIONS:
            continue
        parameters = verbs["get"]["parameters"]
        path = template
        for parameter in parameters:
            if parameter["in"] == "path":
                path = path.replace(f"{{{parameter['name']}}}", quote(parameter["example"]))
        named = {p["name"]: p for p in parameters if p["in"] == "query"}
        given = tuple(
            (name, p.get("example") or VALUES[name])
            for name, p in named.items()
            if p["required"] or name == "graph" or (template, name) in ASKED
        )
        if template != "/graphs/{path}" and "format" in named:
            yield Operation(path, given, named)


@pytest.fixture(scope="module")
def known(reported: FlaskClient) -> list[Operation]:
    found = list(operations(reported))
    paths = {operation.path for operation in found}
    assert {"/", "/compare", "/search", "/ns", "/shapes", "/reports", "/sparql", "/graphs"} <= paths
    assert set(QUESTIONS) <= paths
    return found


def test_nonsense_is_refused_or_changes_the_answer(
    reported: FlaskClient, known: list[Operation]
) -> None:
    tried = 0
    for operation in known:
        # The formats of /sparql depend on the form of the query.
        formats = operation.formats if operation.path != "/sparql" else ["json", "csv", "html"]
        for format_ in formats:
            plain = operation.ask(reported, format=format_)
            if plain.status_code == 303:
                # It leads on to the address of the thing, which is asked for itself.
                continue
            assert plain.status_code == 200, (operation.path, format_, plain.text[:200])
            for name in operation.parameters:
                if name == "format":
                    continue
                answer = operation.ask(reported, **{"format": format_, name: NONSENSE})
                if answer.status_code == 308:
                    # An older use of the address: where it leads, the value is heeded or refused.
                    answer = reported.get(answer.location)
                    assert answer.status_code == (200 if name == "contains" else 400), name
                where = (operation.path, format_, name, answer.status_code)
                if answer.status_code == 200:
                    assert answer.data != plain.data, where
                else:
                    assert answer.status_code in (400, 404), where
                    assert name in answer.text or NONSENSE in answer.text, where
                tried += 1
        assert operation.ask(reported, format=NONSENSE).status_code == 400
    assert tried > 200


def test_values_that_are_listed_are_taken_by_the_formats_that_are_named(
    reported: FlaskClient, known: list[Operation]
) -> None:
    labels = {"HTML": "html", "JSON": "json", "CSV": "csv", "Markdown": "md"}
    for operation in known:
        for name, parameter in operation.parameters.items():
            values = parameter["schema"].get("enum") or [parameter.get("example")]
            heeding = parameter["description"].partition(" For ")[2].removesuffix(" only.")
            wanted = [labels[label] for label in heeding.split(", ")] if heeding else [None]
            for value in values if name != "format" else ():
                if value is None:
                    continue
                for format_ in set(wanted) & {None, *operation.formats}:
                    given = {"format": format_} if format_ else {}
                    answer = operation.ask(reported, **{**given, name: str(value)})
                    where = (operation.path, name, value, format_, answer.text[:200])
                    assert answer.status_code in (200, 303), where


def test_formats_that_do_not_heed_an_argument_refuse_it(
    reported: FlaskClient, known: list[Operation]
) -> None:
    refused = 0
    for operation in known:
        for name, parameter in operation.parameters.items():
            heeding = parameter["description"].partition(" For ")[2].removesuffix(" only.")
            if not heeding or operation.path == "/sparql":
                continue
            value = str((parameter["schema"].get("enum") or [parameter.get("example") or "x"])[0])
            for format_ in {"turtle", "jsonld", "sarif"} & set(operation.formats):
                answer = operation.ask(reported, **{"format": format_, name: value})
                assert answer.status_code == 400, (operation.path, name, format_)
                assert f'{name}="{value}"' in answer.get_json(force=True)["detail"].replace(
                    "\\", ""
                )
                refused += 1
    assert refused > 20


def test_argument_that_an_address_does_not_list_is_refused(
    reported: FlaskClient, known: list[Operation]
) -> None:
    every = {name for operation in known for name in operation.parameters}
    for operation in known:
        if operation.path in OPEN:
            continue
        for name in [*(every - operation.parameters.keys()), "nonsense"]:
            answer = operation.ask(reported, **{name: "1"})
            assert answer.status_code == 400, (operation.path, name)
            assert answer.get_json(force=True)["type"].endswith("#unknown-parameter")


def test_value_that_is_unknown_is_refused_with_the_nearest(reported: FlaskClient) -> None:
    # The company of that name is a thing of the graph, and no statement.
    refused = reported.get("/questions/rights?statement=zendesk")
    assert refused.status_code == 400
    assert "Zendesk" in refused.get_json(force=True)["hint"]
    for path, near in (
        ("/?statement=zendesk-2024-02-20-n", "zendesk-2024-02-20-nl"),
        ("/compare?a=zendesk-2024-02-20-n", "zendesk-2024-02-20-nl"),
        ("/flow?statement=zendesk-2024-02-20-n", "zendesk-2024-02-20-nl"),
        ("/statements?sort=publishr", "sort=publisher"),
        ("/statements/zendesk-2024-02-20-nl?kind=Disclosur", "kind=Disclosure"),
        ("/reports/zendesk-2024-02-20-nl?verdict=not-mett", "verdict=not-met"),
        ("/shapes?termKind=Requiremen", "Requirement"),
    ):
        answer = reported.get(path, headers={"Accept": "text/html, application/json;q=0.5"})
        assert answer.status_code == 400, path
        assert near in answer.text, path
