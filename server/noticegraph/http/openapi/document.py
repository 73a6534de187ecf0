"""The addresses of this server as an OpenAPI document, made of the routes and the questions.

OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0). Each question is an address of its own in it,
with its parameters. What a route says of itself is its docstring; what it takes and answers stands
in `openapi_parameters` and `openapi_answers`.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from flask import Blueprint, Response, current_app
from werkzeug.routing import Rule

from noticegraph.http.openapi.answers import PROBLEMS, STRING, URI, describe_responses
from noticegraph.http.openapi.parameters import (
    BODIES,
    Examples,
    describe_arguments,
    describe_format,
    describe_path_parameter,
    describe_question_parameter,
)
from noticegraph.http.request.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.request.arguments import url_arguments
from noticegraph.http.request.write_access import WRITE_PATHS
from noticegraph.media_types import Format
from noticegraph.questions import Question

blueprint = Blueprint("openapi", __name__)

_JSON = Format("json", "application/json", "json", "JSON")
_PLACEHOLDER = re.compile(r"<(?:[a-z]+:)?([a-z_]+)>")
_VERBS = ("GET", "PUT", "POST", "DELETE")
_QUESTION = "questions.show_question"


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
    site = current_site()
    examples = Examples(site)
    paths: dict[str, dict[str, Any]] = {}
    for rule in sorted(current_app.url_map.iter_rules(), key=str):
        if rule.endpoint != "static":
            path = paths.setdefault(_PLACEHOLDER.sub(r"{\1}", rule.rule), {})
            path.update(_describe_rule(rule, examples))
    for question in site.questions.values():
        paths[f"/questions/{question.id}"] = {"get": _describe_question(question, examples)}
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
                    "description": "For clients without Bearer: any user, the token as password.",
                },
            },
            "schemas": {"Problem": _PROBLEM},
            "responses": PROBLEMS,
        },
    }


_DESCRIPTION = (
    "Privacy statements as a knowledge graph: questions, SPARQL, reports. What an address answers"
    " by default is about the request as such (405, 408, 413, 431), or a failure (500, 502, 504)."
    " A server without a write token answers 403 to every change."
)
_PROBLEM = {
    "type": "object",
    "properties": {
        "type": URI,
        "title": STRING,
        "status": {"type": "integer"},
        "detail": STRING,
        "hint": STRING,
        "line": {"type": "integer"},
        "column": {"type": "integer"},
    },
    "required": ["type", "title", "status"],
}


def _describe_rule(rule: Rule, examples: Examples) -> dict[str, Any]:
    endpoint = rule.endpoint
    view = current_app.view_functions[endpoint]
    summary = (view.__doc__ or "").partition("\n")[0].strip()
    names = _PLACEHOLDER.findall(rule.rule)
    of_path = bool(names)
    found = {}
    for verb in _VERBS:
        if verb not in (rule.methods or ()):
            continue
        operation: dict[str, Any] = {
            "summary": summary,
            "operationId": f"{endpoint}:{rule.rule}:{verb}".lower(),
            "tags": [endpoint.partition(".")[0]],
            "parameters": [
                *(describe_path_parameter(endpoint, name, examples) for name in names),
                *describe_arguments(endpoint, examples, of_path=of_path),
            ],
            "responses": describe_responses(endpoint, verb, of_path=of_path),
        }
        if endpoint in BODIES:
            operation["requestBody"] = {"required": True, "content": BODIES[endpoint]}
        if verb != "GET" and WRITE_PATHS.fullmatch(rule.rule):
            operation["security"] = [{"writeToken": []}, {"writeTokenAsPassword": []}]
        found[verb.lower()] = operation
    return found


def _describe_question(question: Question, examples: Examples) -> dict[str, Any]:
    return {
        "summary": question.title["en"],
        "description": question.description.get("en", ""),
        "operationId": f"question:{question.id}",
        "tags": list(question.subjects),
        "parameters": [
            *(describe_question_parameter(question.id, p, examples) for p in question.parameters),
            describe_format(_QUESTION),
        ],
        "responses": describe_responses(_QUESTION, "GET", of_path=False),
    }


def _version() -> str:
    try:
        return version("noticegraph")
    except PackageNotFoundError:
        return "0"
