"""The companies, and one page for each: what its statement says, subject by subject."""

from __future__ import annotations

from noticegraph.http.frame.layout import address_of, render_page
from noticegraph.http.graph.companies import Company
from noticegraph.http.request.common_arguments import TABLE, TABLE_FORMATS
from noticegraph.http.request.declarations import STRING, Segment, list_schema, object_schema
from noticegraph.http.request.dispatch import Asked, Subject, resolve_among
from noticegraph.http.tables.downloads import LinkedPart, write_listing
from noticegraph.http.tables.listing import arrange
from noticegraph.http.views.company_menu import known_companies
from noticegraph.media_types import HTML
from noticegraph.tables import Part, Table

blueprint = Subject("companies")


@blueprint.address(
    "/companies",
    nl="De bedrijven waarvan een verklaring in de graaf staat.",
    formats=TABLE_FORMATS,
    localized=TABLE_FORMATS,
    arguments=TABLE,
    json=object_schema(
        companies=list_schema(object_schema(company=STRING, statementName=STRING))
    ),
)
def list_companies(asked: Asked) -> bytes:
    """List the companies whose statements are in the graph."""
    table = _company_table(known_companies(asked.language).values())
    return write_listing(asked, arrange(table, asked.arguments), "companies.html", key="companies")


def _company_table(companies: object) -> Table:
    rows = []
    for c in companies:  # type: ignore[attr-defined]
        assert isinstance(c, Company)
        for v in c.versions:
            rows.append(
                (
                    (LinkedPart(c.name, None, href=address_of("companies.show_company", name=c.slug)),),
                    (Part(v.statement.name, v.statement.iri),),
                    (Part(str(v.statement.facts)),),
                )
            )
    return Table(("company", "statement", "factCount"), tuple(rows))


@blueprint.address(
    "/companies/<name>",
    nl="Alles wat de verklaring van een bedrijf zegt, per onderwerp, met de plaats in de tekst.",
    formats=(HTML,),
    segment=Segment(
        "name",
        resolve_among(
            "unknown-company", "companies.show_company", "name", lambda: list(known_companies("en"))
        ),
        example=lambda: next(iter(known_companies("en")), ""),
    ),
)
def show_company(asked: Asked) -> bytes:
    """Show what a company's statement says, subject by subject, each line with its place."""
    company = known_companies(asked.language)[asked.name]
    return render_page("company.html", company=company, version=company.latest, tab="facts")
