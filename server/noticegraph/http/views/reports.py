"""Reports by requirement, as pages and as data; and the validation of a graph in a body."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask import request, url_for

from noticegraph.errors import BusyError, InputError
from noticegraph.examinations import Verdict
from noticegraph.http.frame.layout import page_address, render_page
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.graph.companies import Company, Version
from noticegraph.http.graph.passages import Evidence, read_evidence
from noticegraph.http.graph.verdicts_by_law import counts_of, severity_of, severity_order
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.arguments import decode_text
from noticegraph.http.request.common_arguments import SAFE, TABLE_FORMATS
from noticegraph.http.request.declarations import (
    INTEGER,
    STRING,
    Cost,
    Segment,
    list_schema,
    object_schema,
)
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.kept import known_statements
from noticegraph.http.request.load_time import changed_since, loaded_at
from noticegraph.http.request.unusable import resolve_report
from noticegraph.http.tables.downloads import download_links
from noticegraph.http.tables.spreadsheets import make_safe, write_csv
from noticegraph.http.views.company_menu import company_context, company_of, release
from noticegraph.http.views.report_rows import remarks_of, row_of, rows_by_law, said_of
from noticegraph.http.views.report_selection import (
    ARGUMENTS as SELECTING,
)
from noticegraph.http.views.report_selection import laws_of, read_selection, regions_of
from noticegraph.http.words.marks import GRAVEST_FIRST
from noticegraph.http.words.texts import texts
from noticegraph.media_types import (
    CSV,
    GRAPH_FORMATS,
    HTML,
    JSON_LD,
    MARKDOWN,
    PLAIN_JSON,
    SARIF,
    TURTLE,
    present_media_type,
)
from noticegraph.namespaces import PREFIXES
from noticegraph.reports.making import Target, make_report
from noticegraph.reports.model import (
    CHECK_VERDICTS,
    REQUIREMENT_VERDICTS,
    TEXT_VERDICTS,
    Report,
)
from noticegraph.reports.selection import LACKS, WHOLE, Selection
from noticegraph.reports.words import (
    SEVERITIES,
    VERDICTS,
    WORDS,
    failure_sentence,
    severity_name,
    shape_remarks,
)

blueprint = Subject("reports")

_RETRY_SECONDS = "5"
_COVERAGE = PREFIXES["ngsh"] + "PassageShape-coverage"
"""The shape that finds passages of which nobody has said anything."""

_FORMATS = (PLAIN_JSON, HTML, CSV, TURTLE, JSON_LD, SARIF, MARKDOWN)

_COUNTS = {"type": "object", "additionalProperties": INTEGER}


@blueprint.address(
    "/reports",
    nl="De rapporten over de verklaringen, met het aantal vereisten per oordeel.",
    formats=TABLE_FORMATS,
    arguments=(SAFE,),
    depends_on=lambda: str(changed_since()),
    json=object_schema(
        reports=list_schema(
            object_schema(statement=STRING, href=STRING, requirementCount=INTEGER, counts=_COUNTS)
        )
    ),
)
def list_reports(asked: Asked) -> bytes:
    """List the reports on the statements, with the number of requirements per verdict."""
    reports = current_site().reports.values()
    if asked.is_page:
        known = known_statements(asked.language)
        named = {s.slug: s.name for s in known.values()}
        return render_page(
            "reports.html",
            reports=[
                _listed(r, named.get(r.slug) or r.name(r.statement, asked.language), asked.language)
                for r in reports
            ],
            waiting=[(s.slug, s.name) for s in known.values() if s.slug in current_site().waiting],
            alternatives=download_links(asked),
            w=WORDS[asked.language],
            stale=changed_since(),
        )
    if asked.format == CSV:
        return write_csv(_list_rows(reports), safe=asked.wants_safe_csv)
    found = [
        {
            "statement": r.statement,
            "href": url_for("reports.show_report", slug=r.slug),
            "requirementCount": len(r.requirements),
            "counts": {str(v): count for v, count in r.counts.items()},
            "checkCount": len(r.checks),
            "disagreementCount": _inconsistent(r),
            "remarkCount": _remarks(r),
            "failed": r.error is not None,
        }
        for r in reports
    ]
    return json.dumps({"reports": found}, ensure_ascii=False, indent=1).encode() + b"\n"


def _list_rows(reports: Iterable[Report]) -> Iterator[list[str]]:
    """Yield the list as rows of texts, with a column for each verdict."""
    counted = ["requirementCount", *map(str, REQUIREMENT_VERDICTS)]
    yield [
        "statement",
        "href",
        *counted,
        "checkCount",
        "disagreementCount",
        "remarkCount",
        "failed",
    ]
    for r in reports:
        counts = [len(r.requirements), *(r.counts.get(v, 0) for v in REQUIREMENT_VERDICTS)]
        href = url_for("reports.show_report", slug=r.slug)
        more = [len(r.checks), _inconsistent(r), _remarks(r)]
        failed = "true" if r.error is not None else "false"
        yield [r.statement, href, *map(str, [*counts, *more]), failed]


@dataclass(frozen=True, slots=True)
class _Listed:
    """A report in the list: its requirements by verdict, and its disagreements by gravity."""

    slug: str
    name: str
    found: tuple[Company, Version] | None
    counts: Mapping[Verdict, int]
    grave: int
    minor: int
    failed: str


def _listed(report: Report, name: str, language: str) -> _Listed:
    disagreeing = [o for o in report.checks if o.verdict is Verdict.INCONSISTENT]
    grave = sum(severity_of(o) == "Violation" for o in disagreeing)
    return _Listed(
        report.slug,
        name,
        company_of(report.slug, language),
        counts_of(report.requirements),
        grave,
        len(disagreeing) - grave,
        _why_not(report, language),
    )


def _why_not(report: Report, language: str) -> str:
    """Return why a report has no verdicts, in two or three words; "" if it has."""
    if report.failure is None:
        return ""
    if report.failure["kind"] == "nothing-modelled":
        return texts(language)["not_modelled"]
    return WORDS[language]["not_validated"]


def _inconsistent(report: Report) -> int:
    return sum(o.verdict is Verdict.INCONSISTENT for o in report.checks)


def _remarks(report: Report) -> int:
    return sum(len(o.because) for o in report.text_checks)


_REPORT_SCHEMA = object_schema(
    statement=STRING,
    requirementCount=INTEGER,
    counts=_COUNTS,
    requirements=list_schema(object_schema(id=STRING, verdict=STRING)),
    consistency=list_schema(object_schema(id=STRING, verdict=STRING)),
    text=list_schema(object_schema(id=STRING, verdict=STRING)),
    structure=list_schema(),
)


@blueprint.address(
    "/reports/<path:slug>",
    nl="Het rapport over een verklaring: oordelen en bevindingen per vereiste.",
    formats=_FORMATS,
    arguments=(
        *SELECTING,
        SAFE,
    ),
    segment=Segment(
        "slug",
        resolve_report("unknown-report", "reports.show_report", lambda: current_site().reports),
        lambda: next(iter(current_site().reports), ""),
    ),
    depends_on=lambda: str(changed_since()),
    json=_REPORT_SCHEMA,
)
def show_report(asked: Asked) -> bytes:
    """Show the report on a statement: verdicts and findings by requirement."""
    report = current_site().reports[asked.name]
    body = _write(report, asked, read_selection(report, asked))
    return make_safe(body) if asked.wants_safe_csv else body


def _write(report: Report, asked: Asked, selection: Selection) -> bytes:
    from noticegraph.reports.continuous import as_sarif
    from noticegraph.reports.serialising import as_rdf
    from noticegraph.reports.tabular import as_csv, as_json, as_markdown

    chosen, language = asked.format, asked.language
    if chosen == HTML:
        return _render(report, asked, selection)
    if chosen in (TURTLE, JSON_LD):
        return as_rdf([report], chosen.media_type)
    if chosen == CSV:
        return as_csv([report], language, selection).encode()
    if chosen == MARKDOWN:
        return as_markdown([report], language, selection).encode()
    value = as_sarif([report], {}, language) if chosen == SARIF else as_json(report, selection)
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


@blueprint.address(
    "/validate",
    nl="Toets de graaf in de inhoud aan de shapes. Er wordt niets bewaard en niets opgehaald.",
    method="POST",
    cost=Cost.VALIDATION,
    has_extensions=False,
    formats=_FORMATS,
    arguments=(SAFE,),
    bodies={f.media_type: {"schema": STRING} for f in GRAPH_FORMATS},
    statuses=(404, 413, 415),
    json=_REPORT_SCHEMA,
)
def validate_body(asked: Asked) -> bytes:
    """Validate the graph in the body against the shapes. It is not stored; nothing is fetched."""
    site = current_site()
    if site.shapes is None:
        raise Problem("no-shapes")
    media_type = present_media_type(request.mimetype)
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if media_type not in {f.media_type for f in GRAPH_FORMATS} or charset not in ("utf-8", "utf8"):
        types = ", ".join(f.media_type for f in GRAPH_FORMATS)
        given = clip(request.content_type or "–")
        raise Problem(
            "graph-media-type", given=given, choices=types, headers={"Accept-Post": types}
        )
    text = decode_text(request.get_data(cache=False), "body")
    gone = request.environ.get("waitress.client_disconnected", lambda: False)
    try:
        with site.endpoint.validation(request.remote_addr or "") as spent:
            target = Target("the graph of the body", data=text, media_type=media_type)
            report = make_report(
                target, site.shapes, site.validation_limits, gone=gone, spent=spent
            )
    except BusyError as error:
        raise Problem(
            "busy",
            cause=error,
            headers={"Retry-After": _RETRY_SECONDS},
        ) from error
    except InputError as error:
        raise Problem("graph", cause=error) from error
    body = _write(report, asked, WHOLE)
    return make_safe(body) if asked.wants_safe_csv else body


def _tile_counts(report: Report, selection: Selection) -> dict[Verdict, int]:
    """Return the requirements by verdict, of what is selected but for the verdict."""
    found = [o for o in report.requirements if selection.holds_whatever_verdict(o)]
    return {v: sum(o.verdict is v for o in found) for v in GRAVEST_FIRST}


def _render(report: Report, asked: Asked, selection: Selection) -> bytes:
    site, language = current_site(), asked.language
    laws, regions = laws_of(report, language), regions_of(report)
    shown = selection.requirements(report)
    by_law = rows_by_law(report, selection, language)
    rank = {v: number for number, v in enumerate(CHECK_VERDICTS)}
    checks = sorted(report.checks, key=lambda o: (rank[o.verdict], severity_order(severity_of(o))))
    rows = [row_of(report, o, language) for o in checks]
    disagreeing = [row for row in rows if row.verdict is Verdict.INCONSISTENT]
    known = site.reports.get(report.slug) is report
    evidence: dict[str, Evidence] = {}
    if known:
        passages = {p for o in (*shown, *checks) for p in o.passages}
        evidence = read_evidence(site.dataset, site.texts, passages, language)
    return render_page(
        "report.html",
        report=report,
        failure=failure_sentence(report.error, language) if report.error is not None else "",
        remarks=list(shape_remarks(report, language)),
        name=report.name(report.statement, language),
        not_assessed=[
            row_of(report, o, language)
            for o in report.requirements
            if o.verdict is Verdict.NOT_ASSESSABLE and selection.holds_whatever_verdict(o)
        ],
        groups=[law for law in by_law if law.rows],
        nothing_of=[law for law in by_law if not law.rows],
        tile_counts=_tile_counts(report, selection),
        today=loaded_at().date().isoformat(),
        release=release(),
        **(company_context(report.slug, language, "report") if known else {}),
        checks=rows,
        grave=[row for row in disagreeing if row.severity == "Violation"],
        minor=[row for row in disagreeing if row.severity != "Violation"],
        text_checks=[
            (row_of(report, o, language), remarks_of(report, o, language))
            for o in sorted(
                report.text_checks,
                key=lambda o: (TEXT_VERDICTS.index(o.verdict), severity_order(severity_of(o))),
            )
        ],
        text_unread={o.verdict for o in report.text_checks} == {Verdict.NOT_EXAMINED},
        text_counts=list(report.text_counts.items()),
        uncited=sum(f.shape == _COVERAGE for f in report.structure),
        structure=sorted(
            said_of(report, report.structure, language), key=lambda s: severity_order(s.severity)
        ),
        whole=not (selection.law or selection.contains) and selection.verdict in ("", LACKS),
        evidence=evidence,
        quotable={iri for iri, e in evidence.items() if e.text},
        text_at_hand=report.statement in set(site.texts.statements()),
        law_choices=(
            ("all_laws_of", [(r.iri, r.names[language]) for r in regions]),
            ("one_law", laws.items()),
        ),
        law=selection.law,
        law_name=selection.name or laws.get(selection.law, ""),
        verdict=selection.verdict,
        contains=selection.contains,
        verdict_words=", ".join(VERDICTS[language][Verdict(v)] for v in selection.verdicts),
        known=known,
        verdicts=VERDICTS[language],
        severities=SEVERITIES[language],
        alternatives=download_links(asked) if known else (),
        none_found=not any(severity_name(f.severity) == "Violation" for f in report.findings),
        w=WORDS[language],
        stale=known and changed_since(),
        page_address=page_address,
    )
