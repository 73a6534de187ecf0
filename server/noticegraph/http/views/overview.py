"""The first page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from flask import Blueprint, Response, url_for

from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import address_of, render_page
from noticegraph.http.graph.disclosures import (
    Disclosure,
    draw_flow,
    read_disclosures,
    read_left_out,
)
from noticegraph.http.graph.statements import Statement, read_statements, read_verdicts
from noticegraph.http.request.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.request.arguments import Arguments, known_arguments
from noticegraph.http.request.load_time import loaded_at
from noticegraph.http.tables.downloads import (
    CSV_TWIN,
    JSON_TWIN,
    TABLE_TWINS,
    table_alternatives,
    table_csv,
    table_json,
)
from noticegraph.http.tables.listing import choose
from noticegraph.http.tables.spreadsheets import wants_safe_csv
from noticegraph.http.views.questions import questions_by_subject
from noticegraph.http.words.texts import texts
from noticegraph.media_types import HTML
from noticegraph.query import solutions
from noticegraph.reports.model import REQUIREMENT_VERDICTS
from noticegraph.reports.words import VERDICTS
from noticegraph.tables import Table

blueprint = Blueprint("overview", __name__)

_ASKED_BY = {
    "DisclosureToAuthorities": "disclosures-to-authorities",
    "SaleOrSharing": "sold-or-shared",
    "NoSaleOrSharing": "not-sold-or-shared",
}
_CONCEPTS = {v: v.name.title().replace("_", "") for v in REQUIREMENT_VERDICTS}


@blueprint.get("/")
def show_overview() -> Response:
    """Say what this is, what it holds, who gets which data, and how the requirements stand."""
    site = current_site()
    arguments = known_arguments("statement")
    language = page_language()
    wanted = arguments.one("statement") or ""
    etag = make_etag("overview", language, wanted, loaded_at().isoformat())
    if answer := unchanged(etag, HTML.media_type):
        return answer
    statements = read_statements(site.dataset, language)
    chosen = _chosen(statements, arguments)
    disclosures = read_disclosures(site.dataset, chosen.iri, language) if chosen else []
    found = read_verdicts(site.dataset)
    page = render_page(
        "overview.html",
        statements=[
            (s, [(v, found.get(s.iri, {}).get(_CONCEPTS[v], 0)) for v in REQUIREMENT_VERDICTS])
            for s in statements.values()
        ],
        with_verdicts=bool(found),
        verdicts=VERDICTS[language],
        reported=set(site.reports),
        chosen=chosen,
        drawing=draw_flow(disclosures),
        left_out=_left_out(chosen) if chosen else (),
        flow_alternatives=_flow_alternatives(chosen) if disclosures and chosen else (),
        question_count=len(site.questions),
        subjects=[
            (heading, len(questions))
            for heading, questions in questions_by_subject(site.questions, language)
        ],
        loaded=loaded_at(),
        alternatives=[
            (
                f.label,
                f.media_type,
                address_of("statements.list_statements_as", extension=f.extension),
            )
            for f in TABLE_TWINS
        ],
        **_count_graphs(),
    )
    return answer_bytes(page, HTML.media_type, etag)


@blueprint.get("/flow")
def show_flow() -> Response:
    """Write the flow of one statement as data: category, recipient, modality, fact."""
    return _flow(None)


@blueprint.get("/flow.<extension>")
def show_flow_as(extension: str) -> Response:
    """Write the flow of one statement in the format of the extension."""
    return _flow(extension)


def _flow(extension: str | None) -> Response:
    site = current_site()
    arguments = known_arguments("statement", "safe")
    language = page_language()
    format_ = choose_format(arguments, (JSON_TWIN, CSV_TWIN), extension)
    safe = wants_safe_csv(arguments)
    chosen = _chosen(read_statements(site.dataset, language), arguments)
    slug = chosen.slug if chosen else ""
    etag = make_etag("flow", format_.media_type, language, slug, str(safe))
    if answer := unchanged(etag, format_.media_type):
        return answer
    table = _flow_table(read_disclosures(site.dataset, chosen.iri, language) if chosen else [])
    body = (
        table_json(table, key="disclosures", statement=chosen.iri if chosen else None)
        if format_ == JSON_TWIN
        else table_csv(table, safe=safe)
    )
    return answer_bytes(body, format_.media_type, etag)


def _chosen(statements: Mapping[str, Statement], arguments: Arguments) -> Statement | None:
    """Return the statement whose flow is shown: the one asked for, else that of most facts."""
    if wanted := choose(arguments, "statement", list(statements)):
        return statements[wanted]
    return max(statements.values(), key=lambda s: (s.facts, s.slug), default=None)


def _flow_alternatives(chosen: Statement) -> list[tuple[str, str, str]]:
    address = url_for("overview.show_flow")
    return [
        (label, media_type, f"{href}{'&' if '?' in href else '?'}statement={quote(chosen.slug)}")
        for label, media_type, href in table_alternatives(address)
    ]


def _left_out(chosen: Statement) -> list[tuple[str, str]]:
    """Return what the drawing leaves out, each with the address of the question that lists it."""
    site = current_site()
    words = texts(page_language())
    return [
        (
            words[f"flow_{kind}"],
            address_of(
                "questions.show_question", question_id=_ASKED_BY[kind], statement=chosen.slug
            ),
        )
        for kind in read_left_out(site.dataset, chosen.iri)
        if _ASKED_BY[kind] in site.questions
    ]


def _count_graphs() -> dict[str, int]:
    query = """SELECT (COUNT(DISTINCT ?g) AS ?graphs) (COUNT(*) AS ?triples)
WHERE { GRAPH ?g { ?s ?p ?o } }"""
    counts = [int(term.value) for row in solutions(current_site().dataset, query).rows
              for term in row if term is not None]  # fmt: skip
    return {"graph_count": counts[0], "triple_count": counts[1]}


def _flow_table(disclosures: list[Disclosure]) -> Table:
    rows = [
        ((d.category,), (d.recipient,), (d.modality,) if d.modality else (), (d.fact,))
        for d in disclosures
    ]
    return Table(("category", "recipient", "modality", "fact"), tuple(rows))
