"""The addresses of this server as an OpenAPI document, made of the routes and the questions.

OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0). Each question is an address of its own in it,
with its parameters. What a route says of itself is its docstring.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from flask import Blueprint, Response, current_app
from werkzeug.routing import Rule

from noticegraph.http.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.arguments import url_arguments
from noticegraph.http.problems import PROBLEM_JSON
from noticegraph.http.write_access import WRITE_PATHS
from noticegraph.media_types import GRAPH_FORMATS, HTML, SOLUTIONS_FORMATS, Format
from noticegraph.questions import Parameter, Question

blueprint = Blueprint("openapi", __name__)

_JSON = Format("json", "application/json", "json", "JSON")
_PLACEHOLDER = re.compile(r"<(?:[a-z]+:)?([a-z_]+)>")
_VERBS = ("GET", "PUT", "POST", "DELETE")
_SOLUTIONS = tuple(entry.media_type for entry in SOLUTIONS_FORMATS)
_GRAPHS = tuple(entry.media_type for entry in GRAPH_FORMATS)
_FORM = "application/x-www-form-urlencoded"
_STRING = {"type": "string"}
_IRI = {"type": "string", "format": "uri"}
_TYPES = {
    "iri": _STRING,  # an IRI, a name with a prefix, or a label
    "literal": _STRING,
    "integer": {"type": "integer"},
    "date": {"type": "string", "format": "date"},
}


def _parameter(
    name: str,
    description: str,
    *,
    schema: Mapping[str, Any] = _STRING,
    required: bool = False,
    many: bool = False,
) -> dict[str, Any]:
    found = {"type": "array", "items": schema} if many else schema
    return {
        "name": name,
        "in": "query",
        "description": description,
        "required": required,
        "schema": found,
    }


_FORMAT = _parameter("format", "A format by its name, instead of Accept.")
_SAFE = _parameter("safe", "1: CSV whose cells a spreadsheet cannot take for formulas.")
_GRAPH = [
    _parameter("graph", "The IRI of a graph.", schema=_IRI),
    _parameter("default", "The default graph, without a value."),
]
_DATASET = [
    _parameter("default-graph-uri", "A graph of the default graph.", schema=_IRI, many=True),
    _parameter("named-graph-uri", "A named graph.", schema=_IRI, many=True),
]
_ARGUMENTS: Mapping[tuple[str, str], Sequence[Mapping[str, Any]]] = {
    ("sparql.query_by_get", "GET"): [
        _parameter("query", "A SPARQL 1.1 query; without one the Service Description."),
        *_DATASET,
        _FORMAT,
        _SAFE,
    ],
    ("sparql.query_by_post", "POST"): [*_DATASET, _FORMAT, _SAFE],
    ("updates.update", "POST"): [
        _parameter("using-graph-uri", "A graph to match in.", schema=_IRI, many=True),
        _parameter("using-named-graph-uri", "A named graph to match in.", schema=_IRI, many=True),
    ],
    ("graph_store.read", "GET"): [*_GRAPH, _FORMAT],
    ("graph_store.replace", "PUT"): _GRAPH,
    ("graph_store.add", "POST"): _GRAPH,
    ("graph_store.delete", "DELETE"): _GRAPH,
    ("reports.show_report", "GET"): [
        _parameter("law", "Only the requirements of a law."),
        _parameter("verdict", "Only those with a verdict."),
    ],
    ("search.show_search", "GET"): [_parameter("q", "The words to look for.")],
    ("things.show_any", "GET"): [_parameter("iri", "The thing.", schema=_IRI, required=True)],
}
_ANSWERS: Mapping[str, Sequence[str]] = {
    "sparql.query_by_get": (*_SOLUTIONS, *_GRAPHS, HTML.media_type),
    "sparql.query_by_post": (*_SOLUTIONS, *_GRAPHS, HTML.media_type),
    "graph_store.read": _GRAPHS,
    "void.show_dataset": _GRAPHS,
    "questions.show_question": (*_SOLUTIONS, HTML.media_type),
}
_BODIES: Mapping[str, Mapping[str, Any]] = {
    "sparql.query_by_post": {
        "application/sparql-query": _STRING,
        _FORM: {"type": "object", "properties": {"query": _STRING}, "required": ["query"]},
    },
    "updates.update": {
        "application/sparql-update": _STRING,
        _FORM: {"type": "object", "properties": {"update": _STRING}, "required": ["update"]},
    },
    "graph_store.replace": dict.fromkeys(_GRAPHS, _STRING),
    "graph_store.add": {
        **dict.fromkeys(_GRAPHS, _STRING),
        "multipart/form-data": {"type": "object", "additionalProperties": _STRING},
    },
    "reports.validate_body": dict.fromkeys(_GRAPHS, _STRING),
}
_EMPTY = {"updates.update", "graph_store.replace", "graph_store.add", "graph_store.delete"}


@blueprint.get("/openapi.json")
def show_document() -> Response:
    """Describe the addresses as an OpenAPI document."""
    chosen = choose_format(url_arguments(), (_JSON,))
    etag = make_etag("openapi")
    if answer := unchanged(etag, chosen.media_type):
        return answer
    body = json.dumps(describe_addresses(), ensure_ascii=False, indent=1).encode() + b"\n"
    return answer_bytes(body, chosen.media_type, etag)


def describe_addresses() -> dict[str, Any]:
    """Return the OpenAPI document of the present application."""
    paths: dict[str, dict[str, Any]] = {}
    for rule in sorted(current_app.url_map.iter_rules(), key=str):
        if rule.endpoint != "static":
            path = paths.setdefault(_PLACEHOLDER.sub(r"{\1}", rule.rule), {})
            path.update(_describe_rule(rule))
    for question in current_site().questions.values():
        paths[f"/questions/{question.id}"] = {"get": _describe_question(question)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "noticegraph",
            "version": _version(),
            "description": "Privacy statements as a knowledge graph: questions, SPARQL, reports.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "securitySchemes": {
                "writeToken": {"type": "http", "scheme": "bearer"},
                "writeTokenAsPassword": {
                    "type": "http",
                    "scheme": "basic",
                    "description": "For clients without Bearer: any user, the token as password.",
                },
            },
            "schemas": {"Problem": _PROBLEM},
            "responses": {
                "Problem": {
                    "description": "A refusal or a failure (RFC 9457).",
                    "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }
            },
        },
    }


_PROBLEM = {
    "type": "object",
    "properties": {
        "type": _IRI,
        "title": _STRING,
        "status": {"type": "integer"},
        "detail": _STRING,
        "hint": _STRING,
        "line": {"type": "integer"},
        "column": {"type": "integer"},
    },
    "required": ["type", "title", "status"],
}


def _describe_rule(rule: Rule) -> dict[str, Any]:
    view = current_app.view_functions[rule.endpoint]
    summary = (view.__doc__ or "").partition("\n")[0].strip()
    found = {}
    for verb in _VERBS:
        if verb not in (rule.methods or ()):
            continue
        operation: dict[str, Any] = {
            "summary": summary,
            "operationId": f"{rule.endpoint}:{rule.rule}:{verb}".lower(),
            "tags": [rule.endpoint.partition(".")[0]],
            "parameters": [_path_parameter(n) for n in _PLACEHOLDER.findall(rule.rule)],
            "responses": _responses(rule.endpoint, verb),
        }
        if not rule.arguments or rule.endpoint not in _EMPTY | {"graph_store.read"}:
            operation["parameters"] += _ARGUMENTS.get((rule.endpoint, verb), [])
        if rule.endpoint in _BODIES:
            content = {name: {"schema": s} for name, s in _BODIES[rule.endpoint].items()}
            operation["requestBody"] = {"required": True, "content": content}
        if verb != "GET" and WRITE_PATHS.fullmatch(rule.rule):
            operation["security"] = [{"writeToken": []}, {"writeTokenAsPassword": []}]
        found[verb.lower()] = operation
    return found


def _responses(endpoint: str, verb: str) -> dict[str, Any]:
    problem = {"default": {"$ref": "#/components/responses/Problem"}}
    if endpoint in _EMPTY:
        done = {"204": {"description": "Done."}}
        created = {} if verb == "DELETE" or endpoint == "updates.update" else {"201": _CREATED}
        return {**done, **created, **problem}
    types = _ANSWERS.get(endpoint, (HTML.media_type, "application/json"))
    answer = {"description": "The answer.", "content": {name: {} for name in types}}
    unchanged_since = {"304": {"description": "Unchanged since the validator that was sent."}}
    return {"200": answer, **(unchanged_since if verb == "GET" else {}), **problem}


_CREATED = {
    "description": "A graph that was not there.",
    "headers": {"Location": {"schema": _IRI, "description": "Its IRI, if none was given."}},
}


def _path_parameter(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": _STRING}


def _describe_question(question: Question) -> dict[str, Any]:
    return {
        "summary": question.title["en"],
        "description": question.description.get("en", ""),
        "operationId": f"question:{question.id}",
        "tags": list(question.subjects),
        "parameters": [*(_question_parameter(p) for p in question.parameters), _FORMAT],
        "responses": _responses("questions.show_question", "GET"),
    }


def _question_parameter(parameter: Parameter) -> dict[str, Any]:
    schema = dict(_TYPES[parameter.type])
    if parameter.default is not None:
        schema["default"] = parameter.default
    given = f"One of the values of /questions/{{question_id}} for {parameter.name}."
    words = given if parameter.enumerated else "A value."
    return _parameter(parameter.name, words, schema=schema, required=parameter.required)


def _version() -> str:
    try:
        return version("noticegraph")
    except PackageNotFoundError:
        return "0"
