"""The addresses of this server as an OpenAPI document, made from their declarations.

OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0). Each question is an address of its own, with its
parameters. Examples come from the data that are served, so they can be tried.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from noticegraph.http.openapi.responses import PROBLEM, PROBLEMS, describe_responses
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.declarations import (
    OBJECT,
    STRING,
    Address,
    Argument,
    Schema,
    Segment,
    example_of,
    object_schema,
    openapi_path,
)
from noticegraph.http.request.dispatch import FORMAT, LANG, Asked, Subject, declared_addresses
from noticegraph.http.request.write_access import WRITE_PATHS
from noticegraph.media_types import PLAIN_JSON

blueprint = Subject("openapi")

_QUESTION = "questions.show_question"


@blueprint.address(
    "/openapi.json",
    nl="Alle adressen van deze server als OpenAPI-document.",
    formats=(PLAIN_JSON,),
    json=object_schema(openapi=STRING, info=OBJECT, paths=OBJECT),
)
def show_document(_: Asked) -> bytes:
    """Describe all addresses of this server as an OpenAPI document."""
    return json.dumps(describe_addresses(), ensure_ascii=False, indent=1).encode() + b"\n"


def describe_addresses() -> dict[str, Any]:
    """Return the OpenAPI document of the current application."""
    site = current_site()
    paths: dict[str, dict[str, Any]] = {}
    for address in declared_addresses():
        for rule in address.rules:
            path = paths.setdefault(openapi_path(rule), {})
            path[address.method.lower()] = _describe(address, rule)
            if address.endpoint == _QUESTION:
                for question in site.questions.values():
                    own = _describe_question(address, question.id)
                    paths[f"/questions/{question.id}"] = {"get": own}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "noticegraph",
            "version": _version(),
            "description": _DESCRIPTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "securitySchemes": {
                "writeToken": {"type": "http", "scheme": "bearer"},
                "writeTokenAsPassword": {
                    "type": "http",
                    "scheme": "basic",
                    "description": "For clients without Bearer: any user name, token as password.",
                },
            },
            "schemas": {"Problem": PROBLEM},
            "responses": PROBLEMS,
        },
    }


_DESCRIPTION = (
    "Privacy statements as a knowledge graph: questions, SPARQL, reports. The default answer of an "
    "address concerns the request as such (405, 408, 413, 431) or is a failure (500, 502, 504). A "
    "server without a write token answers 403 to every change."
)


def _describe(address: Address, rule: str) -> dict[str, Any]:
    by_extension = rule.endswith("<extension>")
    operation: dict[str, Any] = {
        "summary": address.summary,
        "operationId": f"{address.endpoint}:{rule}:{address.method}".lower(),
        "tags": [address.endpoint.partition(".")[0]],
        "parameters": [
            *_path_parameters(address, by_extension),
            *_describe_arguments(address, address.own_arguments, by_extension),
        ],
        "responses": describe_responses(address, by_extension=by_extension),
    }
    if address.bodies:
        operation["requestBody"] = {"required": True, "content": address.bodies}
    if address.method != "GET" and WRITE_PATHS.fullmatch(rule):
        operation["security"] = [{"writeToken": []}, {"writeTokenAsPassword": []}]
    return operation


def _describe_question(address: Address, question_id: str) -> dict[str, Any]:
    question = current_site().questions[question_id]
    arguments = address.arguments_of(question_id)
    return {
        "summary": question.title["en"],
        "description": question.description.get("en", ""),
        "operationId": f"question:{question.id}",
        "tags": list(question.subjects),
        "parameters": _describe_arguments(address, arguments, by_extension=False),
        "responses": describe_responses(replace(address, segment=None), by_extension=False),
    }


def _path_parameters(address: Address, by_extension: bool) -> list[dict[str, Any]]:
    found = []
    if address.segment is not None:
        found.append(_path_parameter(address.segment))
    if by_extension:
        extensions = (f.extension for f in (*address.formats, *address.only_by_name))
        schema = {**STRING, "enum": list(dict.fromkeys(extensions))}
        found.append({"name": "extension", "in": "path", "required": True, "schema": schema})
    return found


def _path_parameter(segment: Segment) -> dict[str, Any]:
    found: dict[str, Any] = {"name": segment.name, "in": "path", "required": True, "schema": STRING}
    if example := segment.example():
        found["example"] = example
    return found


def _describe_arguments(
    address: Address, arguments: Iterable[Argument], by_extension: bool
) -> list[dict[str, Any]]:
    found = [*arguments, LANG]
    if address.takes_format and not by_extension:
        names = [f.name for f in (*address.formats, *address.only_by_name)]
        found.append(replace(FORMAT, values=tuple(dict.fromkeys(names))))
    return [_describe_argument(argument) for argument in found]


def _describe_argument(argument: Argument) -> dict[str, Any]:
    schema: dict[str, Any] = dict(argument.schema)
    if isinstance(argument.values, tuple):
        schema["enum"] = list(argument.values)
    written: Schema = {"type": "array", "items": schema} if argument.many else schema
    found: dict[str, Any] = {
        "name": argument.name,
        "in": "query",
        "description": _purpose(argument),
        "required": argument.required,
        "schema": written,
    }
    # A form sends an empty text for a field that was not filled in; it counts as not given.
    if not argument.required and not argument.many:
        found["allowEmptyValue"] = True
    if example := example_of(argument):
        found["example"] = [example] if argument.many else example
    return found


def _purpose(argument: Argument) -> str:
    if argument.formats is None:
        return argument.description
    labels = dict.fromkeys(f.label for f in argument.formats)
    return f"{argument.description} For {', '.join(labels)} only."


def _version() -> str:
    try:
        return version("noticegraph")
    except PackageNotFoundError:
        return "0"
