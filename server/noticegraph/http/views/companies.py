"""The companies, and one page for each: what its statement says, subject by subject."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from noticegraph.http.frame.layout import address_of, page_address, render_page
from noticegraph.http.graph.companies import Company, Version
from noticegraph.http.graph.company_blocks import Block, Line, Section
from noticegraph.http.graph.company_page import read_company_page
from noticegraph.http.graph.company_rest import Rest, read_rest
from noticegraph.http.graph.company_summary import CLASSES as SUMMED_UP
from noticegraph.http.graph.company_summary import Answer, summarize
from noticegraph.http.graph.verdicts_by_law import (
    counts_of,
    lacking_of,
    rests_on_drafts,
    severity_of,
    verdicts_by_law,
)
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.arguments import refuse_value
from noticegraph.http.request.common_arguments import OPEN, TABLE, TABLE_FORMATS
from noticegraph.http.request.declarations import (
    STRING,
    Argument,
    Segment,
    list_schema,
    object_schema,
)
from noticegraph.http.request.dispatch import Asked, Subject, resolve_among
from noticegraph.http.tables.downloads import LinkedPart, download_links, write_listing
from noticegraph.http.tables.listing import arrange
from noticegraph.http.views.company_menu import known_companies, published_at, release
from noticegraph.http.views.report_selection import regions_of
from noticegraph.matrix.building import PROPERTIES
from noticegraph.media_types import HTML, PLAIN_JSON
from noticegraph.reports.model import CHECK_VERDICTS, LACKING, Report
from noticegraph.tables import Part, Table

blueprint = Subject("companies")


@blueprint.address(
    "/companies",
    nl="De bedrijven waarvan een verklaring in de graaf staat.",
    formats=TABLE_FORMATS,
    localized=TABLE_FORMATS,
    arguments=TABLE,
    json=object_schema(
        companies=list_schema(object_schema(company=STRING, statement=STRING, statementName=STRING))
    ),
)
def list_companies(asked: Asked) -> bytes:
    """List the companies whose statements are in the graph."""
    table = _company_table(known_companies(asked.language).values())
    return write_listing(asked, arrange(table, asked.arguments), "companies.html", key="companies")


def _company_table(companies: Iterable[Company]) -> Table:
    rows = [
        (
            (LinkedPart(c.name, href=address_of("companies.show_company", name=c.slug)),),
            (Part(v.statement.name, v.statement.iri),),
            (Part(v.statement.date),) if v.statement.date else (),
            (Part(str(v.statement.judged)),),
            (Part(str(v.statement.facts)),),
        )
        for c in companies
        for v in c.versions
    ]
    return Table(("company", "statement", "effectiveDate", "judgedCount", "factCount"), tuple(rows))


@blueprint.address(
    "/companies/<name>",
    nl="Wat de verklaring van een bedrijf zegt, per onderwerp, elke regel met zijn plaats.",
    formats=(PLAIN_JSON, HTML),
    localized=(PLAIN_JSON, HTML),
    arguments=(
        Argument("statement", "One of the company's statements, by its id; else the latest."),
        OPEN,
    ),
    segment=Segment(
        "name",
        resolve_among(
            "unknown-company", "companies.show_company", "name", lambda: list(known_companies("en"))
        ),
        example=lambda: next(iter(known_companies("en")), ""),
    ),
    json=object_schema(
        company=STRING, statement=STRING, inShort=list_schema(), sections=list_schema()
    ),
)
def show_company(asked: Asked) -> bytes:
    """Show what a company's statement says, subject by subject, each line with its place."""
    site = current_site()
    company = known_companies(asked.language)[asked.name]
    shown = _version(company, asked)
    page = read_company_page(
        site.dataset, site.texts, site.questions, shown.statement.iri, asked.language,
        classes=SUMMED_UP, properties=PROPERTIES,
    )  # fmt: skip
    sections, short = page.sections, summarize(site.dataset, page, asked.language)
    if asked.format == PLAIN_JSON:
        return _as_json(company, shown, short, sections)
    report = site.reports.get(shown.slug)
    if report is not None and report.error is not None:
        report = None
    return render_page(
        "company.html",
        company=company,
        version=shown,
        published=published_at(shown.statement),
        tab="facts",
        sections=sections,
        all_open=bool(asked.text("open")),
        page_address=page_address,
        short=short,
        rest=_rest(shown, sections, asked.language),
        regions=_lacking_by_region(report, asked.language) if report else [],
        report=report,
        is_waiting=shown.slug in site.waiting,
        counts=counts_of(report.requirements) if report else {},
        on_drafts=report is not None and rests_on_drafts(report),
        laws=verdicts_by_law(report, asked.language) if report else [],
        lacks=lacking_of(report, asked.language) if report else [],
        disagreements=_disagreements(report) if report else 0,
        release=release(),
        alternatives=download_links(asked),
    )


def _disagreements(report: Report) -> int:
    """Return how many checks disagree gravely; what is minor is a remark in the report."""
    disagreeing = (o for o in report.checks if o.verdict is CHECK_VERDICTS[0])
    return sum(severity_of(o) == "Violation" for o in disagreeing)


def _rest(shown: Version, sections: Iterable[Section], language: str) -> Rest:
    told = frozenset[str]().union(*(section.facts for section in sections))
    return read_rest(current_site().dataset, shown.statement.iri, told, language)


def _lacking_by_region(report: Report, language: str) -> list[tuple[str, str, int]]:
    """Return the regions (IRI, name) of whose laws something lacks, and the number of it.

    A law that has no region stands for itself, so that nothing that lacks is left out.
    """
    lacking = Counter(o.examination.group for o in report.requirements if o.verdict in LACKING)
    regions = regions_of(report)
    found = [
        (region.iri, region.names[language], sum(lacking[law] for law in region.laws))
        for region in regions
    ]
    placed = {law for region in regions for law in region.laws}
    found += [
        (law, report.name(law, language), count)
        for law, count in lacking.items()
        if law and law not in placed
    ]
    return [entry for entry in sorted(found, key=lambda e: -e[2]) if entry[2]]


def _version(company: Company, asked: Asked) -> Version:
    """Return the version that is asked for. Problem 400 with the nearest for an unknown one."""
    wanted = asked.text("statement")
    if not wanted:
        return company.latest_in(asked.language)
    found = company.version(wanted)
    if found is None:
        ids = [v.slug for v in company.versions]
        raise refuse_value(asked.arguments, "statement", wanted, ids)
    return found


def _as_json(
    company: Company, shown: Version, short: Iterable[Answer], sections: Iterable[Section]
) -> bytes:
    found = {
        "company": company.name,
        "statement": shown.statement.iri,
        "statementName": shown.statement.name,
        "effectiveDate": shown.statement.date or None,
        "statements": [v.statement.iri for v in company.versions],
        "inShort": [
            {
                "about": answer.about,
                "named": [{"name": n.text, "modality": n.modality} for n in answer.named],
                "more": answer.more,
                "note": answer.note or None,
                "evidence": [place.iri for place in answer.places],
            }
            for answer in short
        ],
        "sections": [
            {
                "id": s.id,
                "title": s.title,
                "answers": [_answer(b) for b in s.blocks],
                "notStated": [question for question, _ in s.silent],
            }
            for s in sections
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"


def _answer(block: Block) -> dict[str, Any]:
    lines = [_as_record(line) for line in block.lines]
    for row in block.rows:
        for column, cell in zip(block.columns, row.cells, strict=True):
            pair = {"row": row.name.text, "column": column.text}
            lines += [_as_record(line) | pair for line in cell]
    return {"question": block.question, "heading": block.heading, "lines": lines}


def _as_record(line: Line) -> dict[str, Any]:
    return {
        "what": line.what.text,
        "iri": line.what.iri,
        "notes": list(line.notes),
        "modality": line.modality,
        "evidence": [e.iri for e in line.evidence],
        "places": [e.place for e in line.evidence],
    }
