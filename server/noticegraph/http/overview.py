"""The first page."""

from __future__ import annotations

from flask import Blueprint, Response

from noticegraph.http.answers import (
    answer_bytes,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.pages import render_page
from noticegraph.http.questions import questions_by_subject
from noticegraph.http.texts import page_language
from noticegraph.query import solutions

blueprint = Blueprint("overview", __name__)


@blueprint.get("/")
def show_overview() -> Response:
    """Say what this is, and list the questions."""
    site = current_site()
    language = page_language()
    etag = make_etag("overview", language)
    if answer := unchanged(etag, "text/html"):
        return answer
    query = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    count = solutions(site.dataset, query).rows[0][0]
    page = render_page(
        "overview.html",
        subjects=questions_by_subject(site.questions, language),
        graph_count=len(site.dataset.engine.graph_names()),
        triple_count=count.value if count else "0",
    )
    return answer_bytes(page, "text/html", etag)
