"""The responses of addresses, for the OpenAPI document: media types, JSON schemas, statuses.

A status that any address may have, because it is about the request as such (405, 408, 431) or the
server (500, 501, 502, 504), is covered by `default`. JSON Schema 2020-12, as in OpenAPI 3.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from noticegraph.http.frame.problems import PROBLEM_JSON
from noticegraph.http.request.declarations import (
    STRING,
    URI,
    Address,
    Cost,
    Schema,
    list_schema,
    object_schema,
)
from noticegraph.media_types import HTML, JSON, JSON_LD, PLAIN_JSON, SARIF, Format

PROBLEM: Schema = {
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
"""The schema of a problem (RFC 9457)."""

# https://www.w3.org/TR/sparql11-results-json/
_RESULTS: Schema = {
    "type": "object",
    "properties": {
        "head": {"type": "object", "properties": {"vars": list_schema(STRING)}},
        "boolean": {"type": "boolean"},
        "results": object_schema(
            bindings=list_schema(
                {"type": "object", "additionalProperties": object_schema(type=STRING, value={})}
            )
        ),
    },
    "required": ["head"],
    "oneOf": [{"required": ["boolean"]}, {"required": ["results"]}],
}
_BODIES: Mapping[str, Schema] = {
    JSON.media_type: _RESULTS,
    JSON_LD.media_type: {"type": ["object", "array"]},
    SARIF.media_type: object_schema(version={"const": "2.1.0"}, runs=list_schema()),
}

_NOT_STORED = {"Cache-Control": {"required": True, "schema": {"const": "no-store"}}}
_ALWAYS = {
    "Cache-Control": {"required": True, "schema": {"enum": ["no-cache", "no-store"]}},
    "Vary": {"required": True, "schema": STRING},
    "ETag": {
        "description": "Sent if the same request gives the same answer until the data change.",
        "schema": STRING,
    },
}
_RETRY = {"description": "Seconds.", "schema": {"type": "integer", "minimum": 1}}
_PROBLEM_CONTENT = {
    PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}},
    HTML.media_type: {},
}


def _problem(description: str, **headers: Schema) -> Schema:
    named = {name.replace("_", "-"): header for name, header in headers.items()}
    return {
        "description": description,
        "headers": {**_NOT_STORED, **named},
        "content": _PROBLEM_CONTENT,
    }


PROBLEMS: Mapping[str, Schema] = {
    "Problem": _problem("A refusal or a failure (RFC 9457)."),
    "Unauthorized": _problem(
        "The write token is missing or wrong.",
        WWW_Authenticate={"required": True, "schema": STRING},
    ),
    "TooMany": _problem(
        "This client has used up its time.", Retry_After={"required": True, **_RETRY}
    ),
    "Unavailable": _problem("A limit was reached, or the server is busy.", Retry_After=_RETRY),
}
"""The components of responses."""

_COMPONENTS = {401: "Unauthorized", 429: "TooMany", 503: "Unavailable"}
_OF_COST: Mapping[Cost, tuple[int, ...]] = {
    Cost.NOTHING: (),
    Cost.QUERIES: (429, 503),
    Cost.VALIDATION: (429, 503),
    Cost.CHANGE: (401, 403, 503, 507),
}


def describe_responses(address: Address, *, by_extension: bool) -> dict[str, Any]:
    """Return the responses of an address, from its declaration."""
    found: dict[str, Any] = {}
    formats = (*address.formats, *address.only_by_name)
    if formats:
        content = {f.media_type: _content(address, f) for f in formats}
        found["200"] = {"description": "The answer.", "headers": _ALWAYS, "content": content}
    if 201 in address.statuses:
        found["201"] = _created(located=address.method == "POST" and address.segment is None)
    if address.cost is Cost.CHANGE:
        found["204"] = {"description": "Done.", "headers": _NOT_STORED}
    for status in (303, 308):
        if status in address.statuses:
            located = {"Location": {"required": True, "schema": {"type": "string"}}}
            where = {"description": "See the address in Location.", "headers": located}
            found[str(status)] = where
    if address.method == "GET" and formats and not _is_about_the_server(address):
        found["304"] = {
            "description": "The answer still has the validator that was sent.",
            "headers": {"ETag": {"required": True, "schema": STRING}},
        }
    for status in sorted(_problem_statuses(address, by_extension)):
        component = _COMPONENTS.get(status, "Problem")
        found[str(status)] = {"$ref": f"#/components/responses/{component}"}
    return {**found, "default": {"$ref": "#/components/responses/Problem"}}


def _is_about_the_server(address: Address) -> bool:
    """Return whether an answer is about the server, not its data, and so has no validator."""
    return address.endpoint.startswith("health.")


def _problem_statuses(address: Address, by_extension: bool) -> set[int]:
    found = {400, 414, *_OF_COST[address.cost]}
    found |= {status for status in address.statuses if status >= 400}
    if address.method == "GET" and address.formats and not _is_about_the_server(address):
        found |= {406, 412}
    elif address.formats and not _is_about_the_server(address):
        found |= {406}
    if by_extension or (address.segment is not None and address.segment.resolve is not None):
        found.add(404)
    return found


def _content(address: Address, chosen: Format) -> Schema:
    if chosen.media_type == PLAIN_JSON.media_type:
        return {"schema": address.json} if address.json else {}
    schema = _BODIES.get(chosen.media_type)
    return {"schema": schema} if schema else {}


def _created(*, located: bool) -> Schema:
    headers: dict[str, Any] = dict(_NOT_STORED)
    if located:
        headers["Location"] = {"schema": URI, "description": "Its IRI, if none was given."}
    return {"description": "A new graph was created.", "headers": headers}
