"""Reports by requirement, as pages and as data; and a graph in a body held against the shapes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request, url_for

from noticegraph.errors import BusyError, InputError
from noticegraph.examinations import Finding, Outcome, Verdict
from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import address_of, page_address, render_page
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.graph.passages import Evidence, read_evidence
from noticegraph.http.request.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.request.arguments import (
    Arguments,
    decode_text,
    known_arguments,
    refuse_filters,
)
from noticegraph.http.request.load_time import changed_since
from noticegraph.http.tables.downloads import whole_alternatives
from noticegraph.http.tables.listing import choose
from noticegraph.http.tables.spreadsheets import make_safe, wants_safe_csv, write_csv
from noticegraph.http.words.alternatives import near_or_few
from noticegraph.http.words.texts import texts
from noticegraph.media_types import (
    HTML,
    JSON_LD,
    N_TRIPLES,
    RDF_XML,
    TURTLE,
    Format,
    present_media_type,
)
from noticegraph.namespaces import expand_prefixed_name, shorten_iri
from noticegraph.reports.making import Target, make_report
from noticegraph.reports.model import CHECK_VERDICTS, REQUIREMENT_VERDICTS, Report
from noticegraph.reports.selection import WHOLE, Selection
from noticegraph.reports.words import SEVERITIES, VERDICTS, WORDS, severity_name

blueprint = Blueprint("reports", __name__)

_RETRY_SECONDS = "5"
_PLACES_SHOWN = 12
_FILTERS = ("law", "verdict")

_JSON = Format("json", "application/json", "json", "JSON")
_CSV = Format("csv", "text/csv", "csv", "CSV")
_SARIF = Format("sarif", "application/sarif+json", "sarif", "SARIF")
_MARKDOWN = Format("md", "text/markdown", "md", "Markdown")
_FORMATS = (_JSON, HTML, _CSV, TURTLE, JSON_LD, _SARIF, _MARKDOWN)
_FILTERED = (_JSON, HTML, _CSV, _MARKDOWN)
"""What holds a part of a report; a SHACL report or a run of SARIF that lacked results would pass
for one without violations."""
_GRAPHS = (TURTLE, N_TRIPLES, JSON_LD, RDF_XML)


@dataclass(frozen=True, slots=True)
class _Said:
    """A message of findings, once, with the facts and the passages that it is about."""

    message: str
    severity: str
    facts: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Row:
    """An examination as a page shows it."""

    id: str
    label: str
    provisions: tuple[tuple[str, str], ...]
    verdict: Verdict
    there: tuple[_Said, ...]
    lacks: tuple[_Said, ...]
    why: tuple[str, ...]


@blueprint.get("/reports")
def list_reports() -> Response:
    """List the reports with their counts, as a page or as data."""
    return _list(None)


@blueprint.get("/reports.<extension>")
def list_reports_as(extension: str) -> Response:
    """List the reports in the format of the extension."""
    return _list(extension)


def _list(extension: str | None) -> Response:
    site = current_site()
    arguments = known_arguments("safe")
    chosen = choose_format(arguments, (_JSON, HTML, _CSV), extension)
    language = page_language() if chosen == HTML else ""
    safe = wants_safe_csv(arguments) and chosen == _CSV
    etag = make_etag("reports", chosen.media_type, language, str(safe))
    if answer := unchanged(etag, chosen.media_type):
        return answer
    if chosen == HTML:
        body = render_page(
            "reports.html",
            reports=[
                (r.slug, r.name(r.statement, language), r.counts, _inconsistent(r))
                for r in site.reports.values()
            ],
            verdicts=VERDICTS[language],
            alternatives=[
                (f.label, f.media_type, url_for("reports.list_reports_as", extension=f.extension))
                for f in (_JSON, _CSV)
            ],
            w=WORDS[language],
            stale=changed_since(),
        )
    elif chosen == _CSV:
        body = write_csv(_list_rows(site.reports.values()), safe=safe)
    else:
        found = [
            {
                "statement": r.statement,
                "href": url_for("reports.show_report", slug=r.slug),
                "requirementCount": len(r.requirements),
                "counts": {str(v): count for v, count in r.counts.items()},
                "checkCount": len(r.checks),
                "disagreementCount": _inconsistent(r),
            }
            for r in site.reports.values()
        ]
        body = json.dumps({"reports": found}, ensure_ascii=False, indent=1).encode() + b"\n"
    return answer_bytes(body, chosen.media_type, etag)


def _list_rows(reports: Iterable[Report]) -> Iterator[list[str]]:
    """Yield the list as rows of texts, a column for each verdict."""
    counted = ["requirementCount", *map(str, REQUIREMENT_VERDICTS)]
    yield ["statement", "href", *counted, "checkCount", "disagreementCount"]
    for r in reports:
        counts = [len(r.requirements), *(r.counts.get(v, 0) for v in REQUIREMENT_VERDICTS)]
        href = url_for("reports.show_report", slug=r.slug)
        yield [r.statement, href, *map(str, [*counts, len(r.checks), _inconsistent(r)])]


def _inconsistent(report: Report) -> int:
    return sum(o.verdict is Verdict.INCONSISTENT for o in report.checks)


@blueprint.get("/reports/<path:slug>")
def show_report(slug: str) -> Response:
    """Show the report of a statement, as a page or as data."""
    reports = current_site().reports
    extension = None
    if slug not in reports:
        stem, _, behind = slug.rpartition(".")
        if stem not in reports:
            near = tuple(
                url_for("reports.show_report", slug=name) for name in near_or_few(slug, reports)
            )
            raise Problem("unknown-report", name=clip(slug), near=near)
        slug, extension = stem, behind
    report = reports[slug]
    arguments = known_arguments(*_FILTERS, "safe")
    chosen = choose_format(arguments, _FORMATS, extension)
    language = _language(arguments, chosen)
    if chosen not in _FILTERED:
        refuse_filters(arguments, _FILTERS, chosen.label)
    selection = _selection(report, arguments)
    filters = (selection.law, selection.verdict)
    safe = wants_safe_csv(arguments) and chosen == _CSV
    etag = make_etag("report", slug, chosen.media_type, language, str(safe), *filters)
    if answer := unchanged(etag, chosen.media_type):
        return answer
    body = _write(report, chosen, language, selection)
    return answer_bytes(make_safe(body) if safe else body, chosen.media_type, etag)


def _selection(report: Report, arguments: Arguments) -> Selection:
    """Return what is asked for: a verdict; a law by IRI, prefixed name or name.

    Problem 400 for others.
    """
    law = arguments.one("law") or ""
    law = expand_prefixed_name(law) or law
    laws = {
        group: {report.name(group, language) for language in WORDS}
        for o in report.requirements
        if (group := o.examination.group)
    }
    if law and law not in laws:
        named = [iri for iri, names in laws.items() if law.casefold() in map(str.casefold, names)]
        if len(named) != 1:
            own = {iri: report.name(iri, page_language()) for iri in laws}
            twice = [name for name, count in Counter(own.values()).items() if count > 1]
            known = tuple(f"{n} ({shorten_iri(i)})" if n in twice else n for i, n in own.items())
            raise Problem("unknown-value", name="law", value=clip(law), choices=known)
        law = named[0]
    return Selection(law, choose(arguments, "verdict", tuple(map(str, REQUIREMENT_VERDICTS))))


def _language(arguments: Arguments, chosen: Format) -> str:
    """Return the language of a page, or of messages; data has the language that `lang` says."""
    if chosen == HTML:
        return page_language()
    given = arguments.one("lang")
    if given not in (None, "", *WORDS):
        raise Problem("unknown-language", name=clip(given or ""), choices=tuple(WORDS))
    return given or "en"


def _write(report: Report, chosen: Format, language: str, selection: Selection) -> bytes:
    from noticegraph.reports.continuous import as_sarif
    from noticegraph.reports.serialising import as_rdf
    from noticegraph.reports.tabular import as_csv, as_json, as_markdown

    if chosen == HTML:
        return _render(report, language, selection)
    if chosen in (TURTLE, JSON_LD):
        return as_rdf([report], chosen.media_type)
    if chosen == _CSV:
        return as_csv([report], language, selection).encode()
    if chosen == _MARKDOWN:
        return as_markdown([report], language, selection).encode()
    value = as_sarif([report], {}, language) if chosen == _SARIF else as_json(report, selection)
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


@blueprint.post("/validate")
def validate_body() -> Response:
    """Hold the graph of the body against the shapes. Nothing of it is kept, nothing is fetched."""
    arguments = known_arguments("safe")
    chosen = choose_format(arguments, _FORMATS)
    language = _language(arguments, chosen)
    site = current_site()
    if site.shapes is None:
        raise Problem("no-shapes")
    media_type = present_media_type(request.mimetype)
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if media_type not in {f.media_type for f in _GRAPHS} or charset not in ("utf-8", "utf8"):
        types = ", ".join(f.media_type for f in _GRAPHS)
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
    return answer_bytes(_write(report, chosen, language, WHOLE), chosen.media_type, None)


def _render(report: Report, language: str, selection: Selection) -> bytes:
    site = current_site()
    laws = {
        group: report.name(group, language)
        for o in report.requirements
        if (group := o.examination.group)
    }
    shown = selection.requirements(report)
    rank = {v: number for number, v in enumerate(CHECK_VERDICTS)}
    checks = sorted(report.checks, key=lambda o: rank[o.verdict])
    known = site.reports.get(report.slug) is report
    evidence: dict[str, Evidence] = {}
    if known:
        passages = {p for o in (*shown, *checks) for p in o.passages}
        evidence = read_evidence(site.dataset, site.texts, passages, language)
    return render_page(
        "report.html",
        report=report,
        name=report.name(report.statement, language),
        counts=report.counts,
        not_assessed=[
            _row(report, o, language)
            for o in report.requirements
            if o.verdict is Verdict.NOT_ASSESSABLE
        ],
        crumbs=[(texts(language)["reports"], address_of("reports.list_reports"))] if known else [],
        groups=[
            (
                laws[group],
                [_row(report, o, language) for o in shown if o.examination.group == group],
            )
            for group in laws
            if any(o.examination.group == group for o in shown)
        ],
        checks=[_row(report, o, language) for o in checks],
        check_counts=[(v, sum(o.verdict is v for o in checks)) for v in CHECK_VERDICTS],
        structure=_said(report, report.structure, language),
        whole=selection.is_whole,
        evidence=evidence,
        quotable={iri for iri, e in evidence.items() if e.text},
        text_at_hand=report.statement in set(site.texts.statements()),
        laws=laws,
        law=selection.law,
        verdict=selection.verdict,
        known=known,
        verdicts=VERDICTS[language],
        severities=SEVERITIES[language],
        alternatives=_alternatives(report.slug) if known else (),
        none_found=not any(severity_name(f.severity) == "Violation" for f in report.findings),
        w=WORDS[language],
        stale=known and changed_since(),
        page_address=page_address,
    )


def _alternatives(slug: str) -> list[tuple[str, str, str]]:
    address = url_for("reports.show_report", slug=slug)
    filtered = [f for f in _FILTERED if f != HTML]
    found = [(f.label, f.media_type, page_address(f"{address}.{f.extension}")) for f in filtered]
    label = texts(page_language())["safe_csv"]
    return [
        *found,
        (label, _CSV.media_type, page_address(f"{address}.csv", safe="1")),
        *whole_alternatives(address, [f for f in _FORMATS if f not in _FILTERED]),
    ]


def _row(report: Report, outcome: Outcome, language: str) -> _Row:
    e = outcome.examination
    citation = e.citation or ""
    links = tuple((citation if n == 0 else "", p) for n, p in enumerate(e.provisions[:1]))
    nothing = () if outcome.because or outcome.evidence else outcome.messages(language)
    return _Row(
        id=e.identifier,
        label=e.label.get(language) or e.label.get("en") or e.identifier,
        provisions=links,
        verdict=outcome.verdict,
        there=_said(report, outcome.evidence, language),
        lacks=_said(report, outcome.because, language),
        why=nothing,
    )


def _said(report: Report, findings: Iterable[Finding], language: str) -> tuple[_Said, ...]:
    by_message: dict[str, list[Finding]] = {}
    for f in findings:
        message = f.message.get(language) or f.message.get("en") or f.component
        by_message.setdefault(message, []).append(f)
    return tuple(_one_said(report, m, found, language) for m, found in by_message.items())


def _one_said(report: Report, message: str, found: Sequence[Finding], language: str) -> _Said:
    facts = tuple(dict.fromkeys(f.fact for f in found if f.fact))
    passages = report.ordered(tuple({p for f in found for p in f.passages}))
    return _Said(
        message=message,
        severity=severity_name(found[0].severity),
        facts=tuple((report.name(iri, language), iri) for iri in facts[:_PLACES_SHOWN]),
        places=tuple((report.place(p, language), p) for p in passages[:_PLACES_SHOWN]),
        more=max(0, len(passages) - _PLACES_SHOWN),
    )
