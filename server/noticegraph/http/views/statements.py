"""The statements, and each one's facts with their evidence, beside its text where it is at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from flask import Blueprint, Response, url_for

from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import address_of, page_address, render_page
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.graph.marked_text import mark_numbers, mark_passages
from noticegraph.http.graph.passages import Evidence
from noticegraph.http.graph.statements import (
    StatedFact,
    Statement,
    read_facts,
    read_statements,
    read_verdicts,
)
from noticegraph.http.request.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.request.arguments import Arguments, known_arguments, refuse_filters
from noticegraph.http.tables.downloads import (
    CSV_TWIN,
    JSON_TWIN,
    LinkedPart,
    table_alternatives,
    table_csv,
    table_json,
    whole_alternatives,
)
from noticegraph.http.tables.listing import TABLE_ARGUMENTS, Listing, arrange, choose
from noticegraph.http.tables.spreadsheets import wants_safe_csv
from noticegraph.http.words.alternatives import near_or_few
from noticegraph.http.words.headings import subject_heading, subject_order
from noticegraph.http.words.texts import texts
from noticegraph.media_types import GRAPH_FORMATS, HTML, JSON_LD, TURTLE, Format
from noticegraph.query import evaluate_query
from noticegraph.reports.model import REQUIREMENT_VERDICTS
from noticegraph.reports.words import VERDICTS
from noticegraph.tables import Part, Table

blueprint = Blueprint("statements", __name__)

_FILTERS = ("subject", "kind", "modality")
_OFFERED = (JSON_TWIN, HTML, CSV_TWIN, *GRAPH_FORMATS)
_COLUMNS = ("subject", "fact", "kind", "modality", "condition", "evidence")
_SEVERAL = ("subject", "kind", "condition", "evidence")


@blueprint.get("/statements")
def list_statements() -> Response:
    """List the statements, as a page or as data."""
    return _list(None)


@blueprint.get("/statements.<extension>")
def list_statements_as(extension: str) -> Response:
    """List the statements in the format of the extension."""
    return _list(extension)


def _list(extension: str | None) -> Response:
    arguments = known_arguments(*TABLE_ARGUMENTS, "safe")
    chosen = choose_format(arguments, (JSON_TWIN, HTML, CSV_TWIN), extension)
    language = page_language()
    safe = wants_safe_csv(arguments)
    asked = [arguments.one(name) or "" for name in TABLE_ARGUMENTS]
    etag = make_etag("statements", chosen.media_type, language, str(safe), *asked)
    if answer := unchanged(etag, chosen.media_type):
        return answer
    site = current_site()
    statements = read_statements(site.dataset, language)
    table = _statement_table(
        statements.values(),
        lambda slug: address_of("statements.show_statement", slug=slug),
    )
    listing = arrange(table, arguments)
    if chosen == JSON_TWIN:
        body = table_json(_with_verdicts(listing, statements), key="statements")
    elif chosen == CSV_TWIN:
        body = table_csv(_with_verdicts(listing, statements), safe=safe)
    else:
        body = render_page(
            "statements.html",
            listing=listing,
            headings=listing.headings(language),
            slugs=list(statements),
            alternatives=table_alternatives(url_for("statements.list_statements")),
        )
    return answer_bytes(body, chosen.media_type, etag)


def _statement_table(statements: Iterable[Statement], link: Callable[[str], str]) -> Table:
    columns = (
        "statement", "publisher", "effectiveDate", "language", "factCount", "citedCount",
        "passageCount",
    )  # fmt: skip
    rows = [
        (
            (LinkedPart(s.name, s.iri, href=link(s.slug)),),
            _text(s.publisher),
            _text(s.date),
            _text(s.language),
            _text(str(s.facts)),
            _text(str(s.cited)),
            _text(str(s.passages)),
        )
        for s in statements
    ]
    return Table(columns, tuple(rows))


def _with_verdicts(listing: Listing, statements: Mapping[str, Statement]) -> Table:
    """Add how many requirements have which verdict, as the first page shows; none without any.

    The columns are `metCount`, `partlyMetCount` and so on.
    """
    found = read_verdicts(current_site().dataset)
    if not found:
        return listing.table
    names = [v.name.title().replace("_", "") for v in REQUIREMENT_VERDICTS]
    ordered = list(statements.values())
    rows = tuple(
        (*row, *(_text(str(found.get(ordered[number].iri, {}).get(name, 0))) for name in names))
        for number, row in zip(listing.order, listing.table.rows, strict=True)
    )
    columns = (f"{name[0].lower()}{name[1:]}Count" for name in names)
    return Table((*listing.table.columns, *columns), rows)


def _text(text: str) -> tuple[Part, ...]:
    return (Part(text),) if text else ()


@blueprint.get("/statements/<path:slug>")
def show_statement(slug: str) -> Response:
    """Show the facts of a statement by subject, as a page or as data."""
    arguments = known_arguments(*_FILTERS, *TABLE_ARGUMENTS, "safe")
    language = page_language()
    site = current_site()
    statements = read_statements(site.dataset, language)
    statement, extension = _resolve(slug, statements)
    chosen = choose_format(arguments, _OFFERED, extension)
    safe = wants_safe_csv(arguments)
    asked = [arguments.one(name) or "" for name in (*_FILTERS, *TABLE_ARGUMENTS)]
    etag = make_etag("statement", statement.iri, chosen.media_type, language, str(safe), *asked)
    if answer := unchanged(etag, chosen.media_type):
        return answer
    if chosen in GRAPH_FORMATS:
        refuse_filters(arguments, (*_FILTERS, *TABLE_ARGUMENTS), chosen.label)
        return answer_bytes(_describe(statement.iri, chosen), chosen.media_type, etag)
    facts = read_facts(site.dataset, site.texts, statement.iri, language)
    if chosen == HTML:
        body = _render(statement, facts, arguments, language)
        return answer_bytes(body, chosen.media_type, etag)
    listing = arrange(_fact_table(_filtered(facts, arguments), language), arguments)
    if chosen == JSON_TWIN:
        body = table_json(
            listing.table, several=_SEVERAL, key="facts", statement=statement.iri,
            statementName=statement.name, factCount=statement.facts,
        )  # fmt: skip
    else:
        body = table_csv(listing.table, safe=safe)
    return answer_bytes(body, chosen.media_type, etag)


def _resolve(slug: str, statements: Mapping[str, Statement]) -> tuple[Statement, str | None]:
    """Return the statement that a path means, and the extension behind it, if it has one."""
    if slug in statements:
        return statements[slug], None
    stem, _, extension = slug.rpartition(".")
    if stem in statements:
        return statements[stem], extension
    near = near_or_few(slug, statements)
    addresses = tuple(url_for("statements.show_statement", slug=name) for name in near)
    raise Problem("unknown-statement", name=clip(slug), near=addresses)


def _describe(iri: str, chosen: Format) -> bytes:
    """Write all that the graph says of a statement and of what is named below it."""
    query = f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  ?s ?p ?o FILTER(?s = <{iri}> || STRSTARTS(STR(?s), "{iri}/"))
}}"""
    return evaluate_query(current_site().dataset, query, chosen.media_type)


def _filtered(facts: Sequence[StatedFact], arguments: Arguments) -> list[StatedFact]:
    subject, kind, modality = (
        choose(arguments, name, list(choices)) for name, choices in _choices(facts).items()
    )
    found = [
        f
        for f in facts
        if (not subject or subject in f.subjects)
        and (not kind or kind in map(_local_name, f.kinds))
        and (not modality or (f.modality is not None and modality == _local_name(f.modality)))
    ]
    return sorted(found, key=lambda f: subject_order(f.subjects[0]))


def _choices(facts: Sequence[StatedFact]) -> dict[str, dict[str, str]]:
    """Return for each filter its values with their names, by name; subjects in their order."""
    kinds = {_local_name(k): k.text for f in facts for k in f.kinds}
    modalities = {_local_name(f.modality): f.modality.text for f in facts if f.modality}
    return {
        "subject": {
            s: s for s in sorted({s for f in facts for s in f.subjects}, key=subject_order)
        },
        "kind": dict(sorted(kinds.items(), key=lambda k: k[1].casefold())),
        "modality": dict(sorted(modalities.items(), key=lambda m: m[1].casefold())),
    }


def _local_name(part: Part) -> str:
    return (part.iri or "").rsplit("#", 1)[-1]


def _fact_table(
    facts: Iterable[StatedFact], language: str, marks: Mapping[str, int] | None = None
) -> Table:
    """Make the table of facts; a passage that is marked on the page is linked to its mark."""

    def passage(evidence: Evidence) -> Part:
        number = (marks or {}).get(evidence.iri)
        return LinkedPart(evidence.place, evidence.iri, href=f"#mark-{number}" if number else None)

    rows = [
        (
            tuple(Part(subject_heading(s, language)) for s in f.subjects),
            (f.part,),
            f.kinds,
            (f.modality,) if f.modality else (),
            f.conditions,
            tuple(map(passage, f.evidence)),
        )
        for f in facts
    ]
    return Table(_COLUMNS, tuple(rows))


def _render(
    statement: Statement, facts: Sequence[StatedFact], arguments: Arguments, language: str
) -> bytes:
    site = current_site()
    text = site.texts.text(statement.iri)
    cited = {e.iri: e for f in facts for e in f.evidence if e.statement == statement.iri}
    stretches = mark_passages(text, cited) if text is not None else ()
    marks = mark_numbers(stretches, cited)
    listing = arrange(_fact_table(_filtered(facts, arguments), language, marks), arguments)
    counts = Counter(s for f in facts for s in f.subjects)
    citing = Counter(e.iri for f in facts for e in f.evidence)
    chosen = {name: arguments.one(name) or "" for name in _FILTERS}
    verdicts = read_verdicts(site.dataset).get(statement.iri, {})
    return render_page(
        "statement.html",
        statement=statement,
        subjects=[
            (subject, subject_heading(subject, language), counts[subject])
            for subject in sorted(counts, key=subject_order)
        ],
        choices=_choices(facts),
        chosen=chosen,
        filter_kept=[(n, v) for n, v in listing.kept() if n not in _FILTERS],
        listing=listing,
        headings=listing.headings(language),
        groups=_groups(listing, subject_heading(chosen["subject"], language)),
        evidence=cited,
        stretches=stretches,
        mark_count=max((s.number for s in stretches), default=0),
        citing=citing,
        verdicts=[
            (VERDICTS[language][v], verdicts[name])
            for v in REQUIREMENT_VERDICTS
            if (name := v.name.title().replace("_", "")) in verdicts
        ],
        has_report=statement.slug in site.reports,
        page_address=page_address,
        crumbs=[(texts(language)["statements"], address_of("statements.list_statements"))],
        alternatives=[
            *table_alternatives(url_for("statements.show_statement", slug=statement.slug)),
            *whole_alternatives(
                url_for("statements.show_statement", slug=statement.slug), (TURTLE, JSON_LD)
            ),
        ],
    )


def _groups(
    listing: Listing, chosen: str
) -> list[tuple[str, tuple[tuple[tuple[Part, ...], ...], ...]]]:
    """Return the rows of the page under their subjects; all under none when they are sorted.

    A fact of several subjects stands under the chosen one, else under the first.
    """
    if listing.sort:
        return [("", listing.shown)]
    return [
        (heading, tuple(row[1:] for row in rows))
        for heading, rows in groupby(listing.shown, key=lambda row: chosen or row[0][0].text)
    ]
