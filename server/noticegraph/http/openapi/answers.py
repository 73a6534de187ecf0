"""What the addresses answer, for the OpenAPI document: media types, shapes of JSON, statuses.

A status that any address may have, because it is about the request as such (405, 408, 431) or the
server (500, 501, 502, 504), is left to `default`. JSON Schema 2020-12, as in OpenAPI 3.1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from noticegraph.http.frame.problems import PROBLEM_JSON
from noticegraph.http.tables.downloads import CSV_TWIN, JSON_TWIN
from noticegraph.media_types import (
    GRAPH_FORMATS,
    HTML,
    JSON,
    JSON_LD,
    SOLUTIONS_FORMATS,
    TURTLE,
    Format,
)

Schema = Mapping[str, Any]

STRING: Schema = {"type": "string"}
URI: Schema = {"type": "string", "format": "uri"}
_INTEGER: Schema = {"type": "integer"}
_BOOLEAN: Schema = {"type": "boolean"}
_OBJECT: Schema = {"type": "object"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}

_SARIF = Format("sarif", "application/sarif+json", "sarif", "SARIF")
_MARKDOWN = Format("md", "text/markdown", "md", "Markdown")

_PAGE_AND_JSON = (JSON_TWIN, HTML)
_TABLE = (JSON_TWIN, HTML, CSV_TWIN)
_THING = (*GRAPH_FORMATS, HTML, Format("network", "application/json", "json", "JSON"))
_VOCABULARY = (*GRAPH_FORMATS, HTML, JSON_TWIN, CSV_TWIN)
_REPORT = (JSON_TWIN, HTML, CSV_TWIN, TURTLE, JSON_LD, _SARIF, _MARKDOWN)
_SOLUTIONS = (*SOLUTIONS_FORMATS, HTML)

FORMATS: Mapping[str, Sequence[Format]] = {
    "api.show_api": _PAGE_AND_JSON,
    "api.show_api_as": _PAGE_AND_JSON,
    "comparing.show_comparison": _TABLE,
    "comparing.show_comparison_as": _TABLE,
    "completion.show_completion": (JSON_TWIN,),
    "graph_store.read": GRAPH_FORMATS,
    "health.can_answer": (JSON_TWIN,),
    "health.is_there": (JSON_TWIN,),
    "openapi.show_document": (JSON_TWIN,),
    "overview.show_flow": (JSON_TWIN, CSV_TWIN),
    "overview.show_flow_as": (JSON_TWIN, CSV_TWIN),
    "overview.show_overview": (HTML,),
    "questions.list_questions": _TABLE,
    "questions.list_questions_as": _TABLE,
    "questions.show_question": _SOLUTIONS,
    "questions.show_question_as": _SOLUTIONS,
    "reports.list_reports": _TABLE,
    "reports.list_reports_as": _TABLE,
    "reports.show_report": _REPORT,
    "reports.validate_body": _REPORT,
    "search.show_search": _TABLE,
    "search.show_search_as": _TABLE,
    "sparql.query_by_get": (*SOLUTIONS_FORMATS, *GRAPH_FORMATS, HTML),
    "sparql.query_by_post": (*SOLUTIONS_FORMATS, *GRAPH_FORMATS, HTML),
    "statements.list_statements": _TABLE,
    "statements.list_statements_as": _TABLE,
    "statements.show_statement": (JSON_TWIN, HTML, CSV_TWIN, *GRAPH_FORMATS),
    "things.show_any": _THING,
    "things.show_shape": _THING,
    "things.show_term": _THING,
    "things.show_thing": _THING,
    "vocabulary.list_shapes": _VOCABULARY,
    "vocabulary.list_shapes_as": _VOCABULARY,
    "vocabulary.list_terms": _VOCABULARY,
    "vocabulary.list_terms_as": _VOCABULARY,
    "void.show_dataset": GRAPH_FORMATS,
}
"""By endpoint, the formats of an answer 200. An endpoint that is not here has none."""


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: Schema = _OBJECT) -> Schema:
    return {"type": "array", "items": items}


_TEXTS = {"type": "object", "additionalProperties": STRING}
_COUNTS = {"type": "object", "additionalProperties": _INTEGER}
_NETWORK = _object(
    iri=STRING, label=STRING, neighbourCount=_INTEGER, truncated=_BOOLEAN,
    nodes=_list(_object(id=STRING, label=STRING, kind=_TEXT_OR_NULL, href=_TEXT_OR_NULL)),
    edges=_list(_object(source=STRING, target=STRING, label=STRING, property=STRING)),
)  # fmt: skip
_QUESTIONS = _object(
    questions=_list(
        _object(
            id=STRING, title=_TEXTS, description=_TEXTS, subjects=_list(STRING),
            parameters=_list(_object(name=STRING, type=STRING, required=_BOOLEAN)),
            columns=_list(STRING), query=STRING, href=STRING,
        )
    )
)  # fmt: skip
_ADDRESSES = _object(addresses=_list(_object(path=STRING, what=STRING, example=_TEXT_OR_NULL)))
_REPORTS = _object(
    reports=_list(_object(statement=STRING, href=STRING, requirementCount=_INTEGER, counts=_COUNTS))
)
_ONE_REPORT = _object(
    statement=STRING, requirementCount=_INTEGER, counts=_COUNTS,
    requirements=_list(_object(id=STRING, verdict=STRING)),
    consistency=_list(_object(id=STRING, verdict=STRING)), structure=_list(),
)  # fmt: skip
_COMPARISON = _object(first=STRING, second=STRING, counts=_COUNTS, facts=_list())
_STATEMENTS = _object(statements=_list(_object(statement=STRING, statementName=STRING)))
_FOUND = _object(q=STRING, exact=_BOOLEAN, truncated=_BOOLEAN, things=_list())
_JSON_BODIES: Mapping[str, Schema] = {
    "api.show_api": _ADDRESSES,
    "api.show_api_as": _ADDRESSES,
    "comparing.show_comparison": _COMPARISON,
    "comparing.show_comparison_as": _COMPARISON,
    "completion.show_completion": _object(
        prefixes=_TEXTS, classes=_list(), properties=_list(), values=_list(), graphs=_list()
    ),
    "health.can_answer": _object(status={"const": "ready"}),
    "health.is_there": _object(status={"const": "ok"}),
    "openapi.show_document": _object(openapi=STRING, info=_OBJECT, paths=_OBJECT),
    "overview.show_flow": _object(statement=_TEXT_OR_NULL, disclosures=_list()),
    "overview.show_flow_as": _object(statement=_TEXT_OR_NULL, disclosures=_list()),
    "questions.list_questions": _QUESTIONS,
    "questions.list_questions_as": _QUESTIONS,
    "reports.list_reports": _REPORTS,
    "reports.list_reports_as": _REPORTS,
    "reports.show_report": _ONE_REPORT,
    "reports.validate_body": _ONE_REPORT,
    "search.show_search": _FOUND,
    "search.show_search_as": _FOUND,
    "statements.list_statements": _STATEMENTS,
    "statements.list_statements_as": _STATEMENTS,
    "statements.show_statement": _object(
        statement=STRING, statementName=STRING, factCount=_INTEGER, facts=_list()
    ),
    "things.show_any": _NETWORK,
    "things.show_shape": _NETWORK,
    "things.show_term": _NETWORK,
    "things.show_thing": _NETWORK,
    "vocabulary.list_shapes": _object(shapes=_list()),
    "vocabulary.list_shapes_as": _object(shapes=_list()),
    "vocabulary.list_terms": _object(terms=_list()),
    "vocabulary.list_terms_as": _object(terms=_list()),
}

# https://www.w3.org/TR/sparql11-results-json/
_RESULTS: Schema = {
    "type": "object",
    "properties": {
        "head": {"type": "object", "properties": {"vars": _list(STRING)}},
        "boolean": _BOOLEAN,
        "results": _object(
            bindings=_list(
                {"type": "object", "additionalProperties": _object(type=STRING, value={})}
            )
        ),
    },
    "required": ["head"],
    "oneOf": [{"required": ["boolean"]}, {"required": ["results"]}],
}
_BODIES: Mapping[str, Schema] = {
    JSON.media_type: _RESULTS,
    JSON_LD.media_type: {"type": ["object", "array"]},
    _SARIF.media_type: _object(version={"const": "2.1.0"}, runs=_list()),
}

_NOT_STORED = {
    "Cache-Control": {"required": True, "schema": {"const": "no-store"}},
}
_TOLD = {
    "Cache-Control": {"required": True, "schema": {"enum": ["no-cache", "no-store"]}},
    "Vary": {"required": True, "schema": STRING},
    "ETag": {
        "description": "Where the same request gives the same answer until the data change.",
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
        "The write token is missing or another.",
        WWW_Authenticate={"required": True, "schema": STRING},
    ),
    "TooMany": _problem(
        "This client has used up its time.", Retry_After={"required": True, **_RETRY}
    ),
    "Unavailable": _problem("A limit was reached, or the server is busy.", Retry_After=_RETRY),
}
"""The components of responses."""

_COMPONENTS = {401: "Unauthorized", 429: "TooMany", 503: "Unavailable"}
_READ = (400, 412, 414)
_ASKED = (403, 429)
_STATUSES: Mapping[str, Sequence[int]] = {
    "health.is_there": (),
    "health.can_answer": (503,),
    "overview.show_overview": (*_READ, 503),
    "completion.show_completion": (400, 412, 503),
    "query_examples.open_example": (404, 503),
    "sparql.query_by_get": (*_READ, *_ASKED, 406, 502, 503),
    "sparql.query_by_post": (400, *_ASKED, 406, 412, 413, 414, 415, 502, 503),
    "reports.validate_body": (400, 404, 406, 413, 414, 415, 429, 503),
    "updates.update": (400, 401, 403, 413, 414, 415, 503, 507),
    "graph_store.replace": (400, 401, 403, 412, 413, 414, 415, 503, 507),
    "graph_store.add": (400, 401, 403, 412, 413, 414, 415, 503, 507),
    "graph_store.delete": (400, 401, 403, 404, 412, 414, 503, 507),
}
_NAMED = {"graph_store.read", "things.show_any"}
_WITHOUT_VALIDATOR = {"health.is_there", "health.can_answer"}
_CHANGES = {"updates.update", "graph_store.replace", "graph_store.add", "graph_store.delete"}
_CREATES = {"graph_store.replace", "graph_store.add"}
_LEADS_ON = {"things.show_any", "query_examples.open_example"}


def describe_responses(endpoint: str, verb: str, *, of_path: bool) -> dict[str, Any]:
    """Return the responses of an operation; `of_path` where its path has parameters."""
    found: dict[str, Any] = {}
    if endpoint in FORMATS:
        content = {f.media_type: _content(endpoint, f) for f in FORMATS[endpoint]}
        found["200"] = {"description": "The answer.", "headers": _TOLD, "content": content}
    if endpoint in _CREATES:
        found["201"] = _created(located=endpoint == "graph_store.add" and not of_path)
    if endpoint in _CHANGES:
        found["204"] = {"description": "Done.", "headers": _NOT_STORED}
    if endpoint in _LEADS_ON:
        located = {"Location": {"required": True, "schema": {"type": "string"}}}
        found["303"] = {"description": "It has an address of its own.", "headers": located}
    if verb == "GET" and endpoint in FORMATS.keys() - _WITHOUT_VALIDATOR:
        found["304"] = {
            "description": "Unchanged since the validator that was sent.",
            "headers": {"ETag": {"required": True, "schema": STRING}},
        }
    usual = {*_READ, 406, 503} | ({404} if of_path or endpoint in _NAMED else set())
    for status in sorted(_STATUSES.get(endpoint, usual)):
        component = _COMPONENTS.get(status, "Problem")
        found[str(status)] = {"$ref": f"#/components/responses/{component}"}
    return {**found, "default": {"$ref": "#/components/responses/Problem"}}


def _content(endpoint: str, format_: Format) -> Schema:
    if format_.media_type == JSON_TWIN.media_type:
        return {"schema": _JSON_BODIES[endpoint]}
    schema = _BODIES.get(format_.media_type)
    return {"schema": schema} if schema else {}


def _created(*, located: bool) -> Schema:
    headers: dict[str, Any] = dict(_NOT_STORED)
    if located:
        headers["Location"] = {"schema": URI, "description": "Its IRI, if none was given."}
    return {"description": "A graph that was not there.", "headers": headers}
