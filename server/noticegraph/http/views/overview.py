"""The first page."""

from __future__ import annotations

from collections.abc import Mapping

from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import address_of, render_page
from noticegraph.http.graph.disclosures import (
    Disclosure,
    draw_flow,
    read_disclosures,
    read_left_out,
)
from noticegraph.http.graph.statements import Statement, read_statements, read_verdicts
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.common_arguments import SAFE, statement_argument
from noticegraph.http.request.declarations import list_schema, object_schema
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.load_time import loaded_at
from noticegraph.http.tables.downloads import links_to, table_csv, table_json
from noticegraph.http.views.questions import questions_by_subject
from noticegraph.http.words.texts import texts
from noticegraph.media_types import CSV, HTML, PLAIN_JSON
from noticegraph.query import solutions
from noticegraph.reports.model import REQUIREMENT_VERDICTS
from noticegraph.reports.words import VERDICTS
from noticegraph.tables import Table

blueprint = Subject("overview")

_ASKED_BY = {
    "DisclosureToAuthorities": "disclosures-to-authorities",
    "SaleOrSharing": "sold-or-shared",
    "Denial": "denials",
}
_CONCEPTS = {v: v.name.title().replace("_", "") for v in REQUIREMENT_VERDICTS}


@blueprint.address(
    "/",
    nl="Wat hier te vinden is, wie welke gegevens krijgt en aan welke vereisten is voldaan.",
    formats=(HTML,),
    arguments=(statement_argument(),),
    depends_on=lambda: loaded_at().isoformat(),
)
def show_overview(asked: Asked) -> bytes:
    """Show what is here, who receives which data, and which requirements are met."""
    site, language = current_site(), asked.language
    statements = read_statements(site.dataset, language)
    chosen = _chosen(statements, asked)
    disclosures = read_disclosures(site.dataset, chosen.iri, language) if chosen else []
    found = read_verdicts(site.dataset)
    return render_page(
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
        flow_alternatives=links_to("overview.show_flow", statement=chosen.slug)
        if disclosures and chosen
        else (),
        question_count=len(site.questions),
        subjects=[
            (heading, len(questions))
            for heading, questions in questions_by_subject(site.questions, language)
        ],
        loaded=loaded_at(),
        alternatives=links_to("statements.list_statements"),
        **_count_graphs(),
    )


@blueprint.address(
    "/flow",
    nl="Wie in één verklaring welke gegevens krijgt: categorie, ontvanger, modaliteit, feit.",
    formats=(PLAIN_JSON, CSV),
    localized=(PLAIN_JSON, CSV),
    arguments=(statement_argument(), SAFE),
    json=object_schema(statement={"type": ["string", "null"]}, disclosures=list_schema()),
)
def show_flow(asked: Asked) -> bytes:
    """List who receives which data in one statement: category, recipient, modality, fact."""
    dataset = current_site().dataset
    chosen = _chosen(read_statements(dataset, asked.language), asked)
    table = _flow_table(read_disclosures(dataset, chosen.iri, asked.language) if chosen else [])
    if asked.format == PLAIN_JSON:
        return table_json(table, key="disclosures", statement=chosen.iri if chosen else None)
    return table_csv(table, safe=asked.wants_safe_csv)


def _chosen(statements: Mapping[str, Statement], asked: Asked) -> Statement | None:
    """Return the statement whose flow is shown: the given one, or the one with the most facts."""
    if wanted := asked.text("statement"):
        return statements[wanted]
    return max(statements.values(), key=lambda s: (s.facts, s.slug), default=None)


def _left_out(chosen: Statement) -> list[tuple[str, str]]:
    """Return what the drawing leaves out, with the addresses of the questions that list it."""
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
