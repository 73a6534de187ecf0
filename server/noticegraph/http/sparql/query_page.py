"""The query page: the SPARQL endpoint for people.

It renders a query and its answer, but evaluates nothing and knows nothing about the protocol.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from flask import url_for

from noticegraph.http.frame.addresses import own_address
from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import page_address, render_page
from noticegraph.http.request.answers import current_site
from noticegraph.http.sparql.graph_results import show_graph
from noticegraph.http.views.questions import questions_by_subject
from noticegraph.http.views.snippets import write_curl, write_python
from noticegraph.http.words.query_page import query_words
from noticegraph.http.words.texts import texts
from noticegraph.media_types import JSON, Format
from noticegraph.namespaces import PREFIXES
from noticegraph.sparql_syntax import QueryForm
from noticegraph.sparql_text import tokens
from noticegraph.tables import Table, lay_out_json

_EXAMPLE = f"""PREFIX ng: <{PREFIXES["ng"]}>
PREFIX skos: <{PREFIXES["skos"]}>

# {{note}}
SELECT ?type ?name (COUNT(?fact) AS ?facts)
WHERE {{{{
  ?fact a ?type ; ng:statedIn ?passage .
  ?type skos:prefLabel ?name
  FILTER(LANG(?name) = "{{language}}")
}}}}
GROUP BY ?type ?name
ORDER BY DESC(?facts)
"""
ROWS_SHOWN = 1000
"""A page with more rows helps nobody; it says how many there are, and other formats have all."""
_SHOWN_PREFIXES = ("ng", "dpv", "skos", "dcterms", "oa", "loc", "eu-gdpr", "rdf", "xsd")
_NOTHING: dict[str, Any] = {
    "problem": None,
    "table": None,
    "boolean": None,
    "graph": None,
    "alternatives": (),
    "graphs": (),
}


def show_result(form: QueryForm, body: bytes, others: Sequence[Format]) -> dict[str, Any]:
    """Return what the page shows of an answer; `body` has the first of the other formats."""
    shown: dict[str, Any] = {
        "others": others,
        "alternatives": [
            (entry.label, entry.media_type, page_address(format=entry.name)) for entry in others
        ],
    }
    if form in (QueryForm.CONSTRUCT, QueryForm.DESCRIBE):
        return shown | show_graph(current_site().dataset, body, page_language())
    found = json.loads(body)
    if form is QueryForm.ASK:
        return shown | {"boolean": found["boolean"]}
    return shown | {"table": lay_out_json(found)}


def render_query_page(query: str, **context: Any) -> bytes:
    """Render the page for a query, with its answer or the problem with it."""
    language = page_language()
    if context.get("table"):
        context |= _show_table(context["table"], query, language)
    endpoint = own_address(url_for("sparql.query_by_get"))
    wanted = context.get("others", [JSON])[0]
    return render_page(
        "sparql.html",
        query=query,
        q=query_words(language),
        example=_EXAMPLE.format(note=texts(language)["example_note"], language=language),
        subjects=questions_by_subject(current_site().questions, language),
        prefixes=[(name, PREFIXES[name]) for name in _SHOWN_PREFIXES],
        elsewhere=(write_curl(endpoint, query, wanted), write_python(endpoint, query, wanted)),
        **(_NOTHING | context),
    )


def _show_table(table: Table, query: str, language: str) -> dict[str, Any]:
    """Return what the page needs to show a table, with the query's variables as headings."""
    table = _in_order_of(query, table)
    count, words = len(table.rows), texts(language)
    return {
        "table": table,
        # A variable is not a word in any language, so the language of the page will do.
        "headings": [(f"?{column}", language) for column in table.columns],
        "shown_rows": table.rows[:ROWS_SHOWN],
        "count_text": words["rows_one"] if count == 1 else words["rows"].format(count=count),
    }


def _in_order_of(query: str, table: Table) -> Table:
    """Put the columns of SELECT * in the order in which the query first names them."""
    found = [token for token in tokens(query) if token.kind != "comment"]
    words = [token.text.upper() for token in found]
    at = words.index("SELECT") + 1 if "SELECT" in words else len(words)
    if words[at : at + 1] in (["DISTINCT"], ["REDUCED"]):
        at += 1
    if words[at : at + 1] != ["*"]:
        return table
    named = dict.fromkeys(token.text[1:] for token in found if token.kind == "variable")
    ordered = [name for name in named if name in table.columns]
    columns = (*ordered, *(name for name in table.columns if name not in named))
    places = [table.columns.index(name) for name in columns]
    return Table(columns, tuple(tuple(row[place] for place in places) for row in table.rows))
