"""How to get the data by program: addresses, and examples that run against this very server."""

from __future__ import annotations

import json
from dataclasses import dataclass

from flask import Blueprint, Response, current_app, url_for

from noticegraph.http.frame.addresses import own_address
from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import render_page
from noticegraph.http.graph.statements import read_statements
from noticegraph.http.request.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.request.arguments import known_arguments
from noticegraph.http.tables.downloads import JSON_TWIN
from noticegraph.http.views.snippets import write_python
from noticegraph.media_types import GRAPH_FORMATS, HTML, JSON, SOLUTIONS_FORMATS
from noticegraph.namespaces import PREFIXES

blueprint = Blueprint("api", __name__)

_QUERY = f"""PREFIX ng: <{PREFIXES["ng"]}>
PREFIX skos: <{PREFIXES["skos"]}>
SELECT ?name (COUNT(DISTINCT ?fact) AS ?facts)
WHERE {{
  ?fact a ?kind ; ng:statedIn ?passage .
  ?kind skos:prefLabel ?name FILTER(LANG(?name) = "en")
}}
GROUP BY ?name ORDER BY DESC(?facts) ?name LIMIT 10"""


@dataclass(frozen=True, slots=True)
class _Address:
    """An address of this server, with what it answers in English and Dutch."""

    path: str
    en: str
    nl: str
    example: str | None = None


@blueprint.get("/api")
def show_api() -> Response:
    """Show the addresses and runnable examples."""
    return _answer(None)


@blueprint.get("/api.<extension>")
def show_api_as(extension: str) -> Response:
    """List the addresses as JSON."""
    return _answer(extension)


def _answer(extension: str | None) -> Response:
    chosen = choose_format(known_arguments(), (JSON_TWIN, HTML), extension)
    language = page_language()
    base = own_address("")
    etag = make_etag("api", chosen.media_type, language, base)
    if answer := unchanged(etag, chosen.media_type):
        return answer
    addresses = _addresses()
    if chosen == JSON_TWIN:
        found = [
            {"path": a.path, "what": a.nl if language == "nl" else a.en,
             "example": base + a.example if a.example else None}
            for a in addresses
        ]  # fmt: skip
        body = json.dumps({"addresses": found}, ensure_ascii=False, indent=1).encode() + b"\n"
    else:
        body = render_page(
            "api.html",
            addresses=[(a, a.nl if language == "nl" else a.en) for a in addresses],
            curl=curl_examples(base),
            wrapper=write_python(base + url_for("sparql.query_by_get"), _QUERY, JSON),
            solutions_formats=SOLUTIONS_FORMATS,
            graph_formats=GRAPH_FORMATS,
            alternatives=[("JSON", JSON_TWIN.media_type, url_for("api.show_api_as",
                                                                 extension="json"))],
        )  # fmt: skip
    return answer_bytes(body, chosen.media_type, etag)


def curl_examples(base: str) -> list[str]:
    """Return commands that run as they stand against the server at `base`."""
    query = " ".join(_QUERY.split()).replace("'", "'\\''")
    found = [
        f"curl '{base}{url_for('sparql.query_by_get')}' -H 'Accept: text/csv' "
        f"--data-urlencode '{'query=' + query}'"
    ]
    question = _example_question()
    if question:
        found.append(f"curl '{base}{question}'")
    if slug := _example_statement():
        path = url_for("statements.show_statement", slug=slug)
        found += [f"curl '{base}{path}.ttl'", f"curl '{base}{path}.csv?safe=1'"]
    return found


def _example_question() -> str | None:
    """Return the address of a question that needs no value, as CSV."""
    for question in current_site().questions.values():
        if not any(p.required for p in question.parameters):
            return url_for("questions.show_question_as", question_id=question.id, extension="csv")
    return None


def _example_statement() -> str | None:
    return next(iter(read_statements(current_site().dataset, "en")), None)


def _example_graph() -> str | None:
    """Return the address of a graph that is there; the default graph of the store may be empty."""
    names = current_site().dataset.engine.graph_names()
    return url_for("graph_store.read", graph=names[0]) if names else None


def _addresses() -> list[_Address]:
    slug = _example_statement()
    statement = url_for("statements.show_statement", slug=slug) if slug else None
    sparql = url_for("sparql.query_by_get")
    known = [
        _Address("/sparql", "SPARQL 1.1 Protocol, query; without a query: the service description",
                 "SPARQL 1.1 Protocol, query; zonder query: de dienstbeschrijving", sparql),
        _Address("/questions", "the questions with their parameters",
                 "de vragen met hun parameters", url_for("questions.list_questions") + ".json"),
        _Address("/questions/<id>", "the answer of a question, its parameters as arguments",
                 "het antwoord op een vraag, haar parameters als argumenten", _example_question()),
        _Address("/statements", "the statements", "de verklaringen",
                 url_for("statements.list_statements") + ".json"),
        _Address("/statements/<id>", "the facts of a statement with their passages",
                 "de feiten van een verklaring met hun passages",
                 statement and f"{statement}.json"),
        _Address("/compare", "two statements, fact by fact (a, b)",
                 "twee verklaringen, feit voor feit (a, b)"),
        _Address("/flow", "categories of data to recipients (statement)",
                 "categorieën gegevens naar ontvangers (statement)",
                 url_for("overview.show_flow_as", extension="json")),
        _Address("/reports", "reports by requirement", "rapporten per vereiste",
                 url_for("reports.list_reports")),
        _Address("/reports/<id>", "a report; SARIF and Markdown too",
                 "een rapport; ook SARIF en Markdown"),
        _Address("/validate", "POST a graph, get a report", "POST een graaf, krijg een rapport"),
        _Address("/search", "names in the graph (q)", "namen in de graaf (q)",
                 url_for("search.show_search") + ".json?q=consent"),
        _Address("/id/<path>", "a thing of the graph", "een ding van de graaf"),
        _Address("/ns", "the vocabulary", "het vocabulaire",
                 url_for("vocabulary.list_terms") + ".ttl"),
        _Address("/shapes", "the shapes", "de shapes", url_for("vocabulary.list_shapes") + ".ttl"),
        _Address("/graphs", "graphs (Graph Store Protocol); PUT, POST, DELETE with a write token",
                 "grafen (Graph Store Protocol); PUT, POST, DELETE met een schrijftoken",
                 _example_graph()),
        _Address("/update", "SPARQL 1.1 Update, POST with a write token",
                 "SPARQL 1.1 Update, POST met een schrijftoken"),
        _Address("/readyz", "whether queries can be answered", "of query's te beantwoorden zijn",
                 "/readyz"),
        _Address("/healthz", "whether requests are answered", "of verzoeken worden beantwoord",
                 "/healthz"),
        _Address("/openapi.json", "all of this for programs (OpenAPI)",
                 "dit alles voor programma's (OpenAPI)", "/openapi.json"),
    ]  # fmt: skip
    served = {str(rule).partition("<")[0].rstrip("/.") for rule in current_app.url_map.iter_rules()}
    return [a for a in known if a.path.partition("<")[0].rstrip("/") in served]
