"""What the addresses take, for the OpenAPI document: parameters and bodies of requests.

An argument that is named more than once is refused, but for those that are arrays here. Examples
are of the data that are served, so that they can be tried.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from noticegraph.comparison import Status
from noticegraph.http.graph.statements import read_statements
from noticegraph.http.openapi.answers import FORMATS, STRING, URI, Schema
from noticegraph.http.request.answers import Site
from noticegraph.http.views.search import MAX_WORDS_LENGTH
from noticegraph.media_types import GRAPH_FORMATS
from noticegraph.namespaces import THINGS
from noticegraph.questions import Parameter, read_values
from noticegraph.reports.model import REQUIREMENT_VERDICTS

_TYPES: Mapping[str, Schema] = {
    "iri": STRING,  # an IRI, a name with a prefix, or a label
    "literal": STRING,
    "integer": {"type": "integer"},
    "date": {"type": "string", "format": "date"},
}
_FORM = "application/x-www-form-urlencoded"
_QUERY = "SELECT ?thing ?kind WHERE { ?thing a ?kind } LIMIT 3"


def _parameter(
    name: str, description: str, *, schema: Schema = STRING, required: bool = False,
    many: bool = False, may_be_empty: bool = False, example: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    found: dict[str, Any] = {
        "name": name,
        "in": "query",
        "description": description,
        "required": required,
        "schema": {"type": "array", "items": schema} if many else schema,
    }
    # What a form sends for a field that was left as it is counts as not given.
    if may_be_empty:
        found["allowEmptyValue"] = True
    if example is not None:
        found["example"] = [example] if many else example
    return found


def _choice(name: str, description: str, values: Sequence[str]) -> dict[str, Any]:
    schema = {"type": "string", "enum": list(values)}
    return _parameter(name, description, schema=schema, may_be_empty=True)


_LANG = _parameter("lang", "en or nl; another one counts as not given.", example="nl")
_SAFE = _choice("safe", "1: CSV that a spreadsheet takes for no formulas.", ("0", "1"))
_TABLE = [
    _parameter("contains", "Only rows with all these words."),
    _parameter("sort", "A column to sort by; with - before it, from the last to the first."),
    _parameter(
        "page", "A page of the table, of the pages for people.",
        schema={"type": "integer", "minimum": 1}, may_be_empty=True, example="1",
    ),
]  # fmt: skip
_DATASET = [
    _parameter("default-graph-uri", "A graph of the default graph.", schema=URI, many=True),
    _parameter("named-graph-uri", "A named graph.", schema=URI, many=True),
]
_USING = [
    _parameter("using-graph-uri", "A graph to match in.", schema=URI, many=True),
    _parameter("using-named-graph-uri", "A named graph to match in.", schema=URI, many=True),
]


class Examples:
    """Names of things that are there; an empty text where there is none."""

    def __init__(self, site: Site) -> None:
        self._site = site
        slugs = list(read_statements(site.dataset, "en"))
        reports = list(site.reports.values())
        outcomes = reports[0].requirements if reports else ()
        self.statement = slugs[0] if slugs else ""
        self.other_statement = slugs[1] if len(slugs) > 1 else ""
        self.report = reports[0].slug if reports else ""
        self.examination = outcomes[0].examination.identifier if outcomes else ""
        self.question = next(
            (q.id for q in site.questions.values() if not any(p.required for p in q.parameters)), ""
        )
        self.graph = site.dataset.graphs[0].iri if site.dataset.graphs else ""

    def value(self, question_id: str, parameter: Parameter) -> str | None:
        """Return a value for a parameter of a question, None where nothing lists them."""
        if not parameter.enumerated:
            return None
        question = self._site.questions[question_id]
        known = read_values(question, parameter, self._site.dataset)
        return known[0].value if known else None


def _statement(examples: Examples, name: str = "statement", other: bool = False) -> dict[str, Any]:
    example = examples.other_statement if other else examples.statement
    return _parameter(
        name, "A statement, by its id.", may_be_empty=True, example=example or None
    )  # fmt: skip


def _graph(examples: Examples) -> list[dict[str, Any]]:
    return [
        _parameter("graph", "The IRI of a graph.", schema=URI, example=examples.graph or None),
        _parameter(
            "default",
            "The default graph, without a value; not beside graph. It is the store's own, which "
            "may be empty, also where the default graph of queries is the union of all graphs.",
        ),
    ]


def _compared(examples: Examples) -> list[dict[str, Any]]:
    statuses = ("different", *map(str, Status), "all")
    return [
        _statement(examples, "a"),
        _statement(examples, "b", other=True),
        _choice("status", "Only facts with a status; different without it.", statuses),
        _parameter("kind", "Only facts of a kind."),
        *_TABLE,
        _LANG,
        _SAFE,
    ]


_ARGUMENTS: Mapping[str, Callable[[Examples], Sequence[Mapping[str, Any]]]] = {
    "api.show_api": lambda _: [_LANG],
    "comparing.show_comparison": _compared,
    "completion.show_completion": lambda _: [_LANG],
    "graph_store.add": _graph,
    "graph_store.delete": _graph,
    "graph_store.read": _graph,
    "graph_store.replace": _graph,
    "overview.show_flow": lambda examples: [_statement(examples), _LANG, _SAFE],
    "overview.show_overview": lambda examples: [_statement(examples), _LANG],
    "query_examples.open_example": lambda _: [_LANG],
    "questions.list_questions": lambda examples: [
        _parameter("q", "Free words; the questions that they may mean.", example="consent"),
        _statement(examples),
        _LANG,
        _SAFE,
    ],
    "reports.list_reports": lambda _: [_LANG, _SAFE],
    "reports.show_report": lambda _: [
        _parameter("law", "Of the page: only the requirements of a law."),
        _choice("verdict", "Of the page: only those with a verdict.",
                tuple(map(str, REQUIREMENT_VERDICTS))),
        _LANG,
        _SAFE,
    ],
    "reports.validate_body": lambda _: [_LANG],
    "search.show_search": lambda _: [
        _parameter("q", "The words to look for.", example="consent",
                   schema={"type": "string", "maxLength": MAX_WORDS_LENGTH}),
        *_TABLE, _LANG, _SAFE,
    ],
    "sparql.query_by_get": lambda _: [
        _parameter("query", "A SPARQL 1.1 query; without one the Service Description.",
                   example=_QUERY),
        *_DATASET, _LANG, _SAFE,
    ],
    "sparql.query_by_post": lambda _: [*_DATASET, _LANG, _SAFE],
    "statements.list_statements": lambda _: [*_TABLE, _LANG, _SAFE],
    "statements.show_statement": lambda _: [
        _parameter("subject", "Only facts of a subject."),
        _parameter("kind", "Only facts of a kind."),
        _parameter("modality", "Only facts with a modality.", example="Asserted"),
        *_TABLE, _LANG, _SAFE,
    ],
    "things.show_any": lambda examples: [
        _parameter("iri", "The thing.", schema=URI, required=True,
                   example=THINGS + examples.statement),
        _LANG,
    ],
    "things.show_shape": lambda _: [_LANG],
    "things.show_term": lambda _: [_LANG],
    "things.show_thing": lambda _: [_LANG],
    "updates.update": lambda _: _USING,
    "vocabulary.list_shapes": lambda _: [
        _parameter("termKind", "Only requirements, or only checks."),
        _parameter("law", "Only those of a law."),
        *_TABLE, _LANG, _SAFE,
    ],
    "vocabulary.list_terms": lambda _: [
        _parameter("termKind", "Only terms of a kind.", example="property"),
        _parameter("vocabulary", "Only terms of a vocabulary."),
        _parameter("subject", "Only terms of a subject."),
        *_TABLE, _LANG, _SAFE,
    ],
}  # fmt: skip
"""By endpoint; one that ends in `_as` takes what the one without it does."""

_OWN_GRAPHS = tuple(f"graph_store.{verb}" for verb in ("read", "replace", "add", "delete"))
_WITHOUT_FORMAT = {
    "completion.show_completion", "health.can_answer", "health.is_there", "overview.show_overview",
}  # fmt: skip
_GRAPH_BODIES: Mapping[str, Schema] = {f.media_type: {"schema": STRING} for f in GRAPH_FORMATS}
_PARTS = {
    "schema": {
        "type": "object",
        "description": "A graph; or several of any names, each part with its own Content-Type.",
        "properties": {"graph": STRING},
        "required": ["graph"],
        "additionalProperties": False,
    },
    "encoding": {"graph": {"contentType": "text/turtle"}},
}


def _operation_bodies(media_type: str, name: str, more: Sequence[str]) -> Mapping[str, Schema]:
    many = {"type": "array", "items": URI}
    fields = {name: STRING, **dict.fromkeys(more, many)}
    form = {"type": "object", "properties": fields, "required": [name]}
    return {media_type: {"schema": STRING}, _FORM: {"schema": form}}


BODIES: Mapping[str, Mapping[str, Schema]] = {
    "sparql.query_by_post": _operation_bodies(
        "application/sparql-query", "query", ("default-graph-uri", "named-graph-uri")
    ),
    "updates.update": _operation_bodies(
        "application/sparql-update", "update", ("using-graph-uri", "using-named-graph-uri")
    ),
    "graph_store.replace": {**_GRAPH_BODIES, "multipart/form-data": _PARTS},
    "graph_store.add": {**_GRAPH_BODIES, "multipart/form-data": _PARTS},
    "reports.validate_body": _GRAPH_BODIES,
}
"""By endpoint, the media types of a body with what they hold."""


def describe_arguments(endpoint: str, examples: Examples, *, of_path: bool) -> list[dict[str, Any]]:
    """Return the parameters of the query string; `of_path` where the path has some already."""
    # What a path names already is not named by an argument.
    named = of_path and endpoint.startswith("graph_store.")
    arguments = None if named else _ARGUMENTS.get(endpoint.removesuffix("_as"))
    found = list(arguments(examples)) if arguments else []
    if endpoint in FORMATS and endpoint not in _WITHOUT_FORMAT and not _by_extension(endpoint):
        found.append(_format(endpoint))
    return [dict(p) for p in found]


def describe_path_parameter(endpoint: str, name: str, examples: Examples) -> dict[str, Any]:
    """Return a parameter of the path, with an example where there is something to name."""
    schema: dict[str, Any] = dict(STRING)
    if name == "extension":
        schema["enum"] = list(dict.fromkeys(f.extension for f in FORMATS[endpoint]))
    found = {"name": name, "in": "path", "required": True, "schema": schema}
    example = {
        "question_id": examples.question,
        "reports.show_report": examples.report,
        "statements.show_statement": examples.statement,
        "things.show_shape": examples.examination,
        "things.show_term": "statedIn",
        "things.show_thing": examples.statement,
        **dict.fromkeys(_OWN_GRAPHS, "example"),
    }
    if chosen := example.get(name) or (example.get(endpoint) if name != "extension" else None):
        found["example"] = chosen
    return found


def describe_question_parameter(
    question_id: str, parameter: Parameter, examples: Examples
) -> dict[str, Any]:
    """Return a parameter of a question; a required one with a value as its example."""
    schema = dict(_TYPES[parameter.type])
    if parameter.default is not None:
        schema["default"] = parameter.default
    given = f"One of the values of /questions/{{question_id}} for {parameter.name}."
    words = given if parameter.enumerated else "A value."
    example = examples.value(question_id, parameter) if parameter.required else None
    return _parameter(
        parameter.name, words, schema=schema, required=parameter.required, example=example
    )


def describe_format(endpoint: str) -> dict[str, Any]:
    """Return the parameter that names a format."""
    return _format(endpoint)


def _format(endpoint: str) -> dict[str, Any]:
    names = list(dict.fromkeys(f.name for f in FORMATS[endpoint]))
    schema = {"type": "string", "enum": names}
    return _parameter("format", "A format by its name, instead of Accept.", schema=schema)


def _by_extension(endpoint: str) -> bool:
    return endpoint.endswith("_as")
