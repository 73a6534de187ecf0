"""The query page: what a person sees of the SPARQL endpoint.

It renders a query and its answer; it evaluates nothing and knows nothing of the protocol.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from noticegraph.http.answers import current_site
from noticegraph.http.pages import page_address, render_page, table_context
from noticegraph.http.questions import questions_by_subject
from noticegraph.http.texts import page_language, texts
from noticegraph.media_types import Format
from noticegraph.namespaces import PREFIXES
from noticegraph.query import QueryForm
from noticegraph.tables import lay_out_json

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
_SHOWN_PREFIXES = ("ng", "dpv", "skos", "dcterms", "oa", "loc", "eu-gdpr", "rdf", "xsd")


def show_result(form: QueryForm, body: bytes, others: Sequence[Format]) -> dict[str, Any]:
    """Return what the page shows of an answer; `body` is in the first of the other formats."""
    shown: dict[str, Any] = {
        "alternatives": [
            (entry.label, entry.media_type, page_address(format=entry.name)) for entry in others
        ]
    }
    if form in (QueryForm.CONSTRUCT, QueryForm.DESCRIBE):
        return shown | {"graph": body.decode()}
    found = json.loads(body)
    if form is QueryForm.ASK:
        return shown | {"boolean": found["boolean"]}
    return shown | table_context(lay_out_json(found), page_language())


def render_query_page(query: str, **context: Any) -> bytes:
    """Render the page of a query, of its answer, or of the problem with it."""
    nothing = {"problem": None, "table": None, "boolean": None, "graph": None, "alternatives": ()}
    language = page_language()
    return render_page(
        "sparql.html",
        query=query,
        example=_EXAMPLE.format(note=texts(language)["example_note"], language=language),
        subjects=questions_by_subject(current_site().questions, language),
        prefixes=[(name, PREFIXES[name]) for name in _SHOWN_PREFIXES],
        **(nothing | context),
    )
