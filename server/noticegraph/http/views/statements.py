"""The statements, and the facts of each with their evidence, beside its text if available."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from noticegraph.http.frame.layout import address_of
from noticegraph.http.graph.company_page import read_company_page
from noticegraph.http.graph.company_sections import SUBJECTS
from noticegraph.http.graph.fact_sections import divide_by_section
from noticegraph.http.graph.sheet import NOTES_SHOWN, Sheet, lay_out_sheet_of
from noticegraph.http.graph.statements import (
    StatedFact,
    Statement,
    read_facts,
    read_subjects,
)
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.common_arguments import (
    TABLE,
    TABLE_FORMATS,
    facet,
    first_statement,
    statement_ids,
)
from noticegraph.http.request.declarations import (
    STRING,
    Argument,
    Segment,
    list_schema,
    object_schema,
)
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.kept import known_statements, known_verdicts, once_per_state
from noticegraph.http.request.unusable import resolve_statement
from noticegraph.http.tables.downloads import LinkedPart, write_listing
from noticegraph.http.tables.listing import Listing, arrange
from noticegraph.http.views.company_menu import company_context, published_at
from noticegraph.http.words.headings import subject_heading, subject_order
from noticegraph.http.words.subject_names import short_subject
from noticegraph.http.words.texts import texts
from noticegraph.languages import LANGUAGES, sort_key
from noticegraph.media_types import GRAPH_FORMATS, HTML, Format
from noticegraph.query import evaluate_query
from noticegraph.reports.model import REQUIREMENT_VERDICTS
from noticegraph.reports.words import VERDICTS
from noticegraph.tables import Part, Table

blueprint = Subject("statements")

_COLUMNS = ("subject", "fact", "kind", "modality", "condition", "evidence")
_SEVERAL = ("subject", "kind", "condition", "evidence")


@blueprint.address(
    "/statements",
    nl="De verklaringen waarvan de feiten in de graaf staan.",
    formats=TABLE_FORMATS,
    localized=TABLE_FORMATS,
    arguments=TABLE,
    json=object_schema(
        statements=list_schema(object_schema(statement=STRING, statementName=STRING))
    ),
)
def list_statements(asked: Asked) -> bytes:
    """List the statements whose facts are in the graph."""
    statements = known_statements(asked.language)
    table = _statement_table(
        statements.values(),
        lambda slug: address_of("statements.show_statement", slug=slug),
        asked.language,
    )
    listing = arrange(table, asked.arguments)
    return write_listing(
        asked, listing, "statements.html", key="statements",
        data=None if asked.is_page else _with_verdicts(listing, statements),
        slugs=list(statements),
    )  # fmt: skip


def _statement_table(
    statements: Iterable[Statement], link: Callable[[str], str], language: str
) -> Table:
    columns = (
        "statement", "publisher", "effectiveDate", "language", "judgedCount", "factCount",
        "citedCount", "passageCount", "note",
    )  # fmt: skip
    rows: list[tuple[tuple[Part, ...], ...]] = [
        (
            (LinkedPart(s.name, s.iri, href=link(s.slug)),),
            _text(s.publisher),
            _text(s.date),
            _text(s.language),
            _text(str(s.judged)),
            _text(str(s.facts)),
            _text(str(s.cited)),
            _text(str(s.passages)),
            _text("" if s.is_modelled else texts(language)["not_modelled"]),
        )
        for s in statements
    ]
    nothing: list[tuple[Part, ...]] = [()] * (len(columns) - 2)
    rows += [
        (
            (LinkedPart(b.id, b.iri, href=link(b.id)),),
            *nothing,
            _text(f"{texts(language)['broken']}: {b.place}: {b.error.words(language).message}"),
        )
        for b in current_site().dataset.broken
        if b.is_left_out
    ]
    return Table(columns, tuple(rows))


def _with_verdicts(listing: Listing, statements: Mapping[str, Statement]) -> Table:
    """Add the number of requirements per verdict, as on the first page, if there are any.

    The columns are `metCount`, `partlyMetCount` and so on.
    """
    found = known_verdicts()
    if not found:
        return listing.table
    names = [v.name.title().replace("_", "") for v in REQUIREMENT_VERDICTS]
    ordered = list(statements.values())
    rows = tuple(
        (*row, *(_text(str(counts.get(name, 0))) for name in names))
        for number, row in zip(listing.order, listing.table.rows, strict=True)
        for counts in (found.get(ordered[number].iri, {}) if number < len(ordered) else {},)
    )
    columns = (f"{name[0].lower()}{name[1:]}Count" for name in names)
    return Table((*listing.table.columns, *columns), rows)


def _text(text: str) -> tuple[Part, ...]:
    return (Part(text),) if text else ()


_FILTERS = (
    facet("subject", "Only facts on this subject."),
    facet("kind", "Only facts of this kind."),
    facet("modality", "Only facts with this modality."),
)
_TEXT, _FACTS = "text", "facts"
_VIEW = Argument(
    "view",
    "What the page shows: the text with the facts beside it, or the facts in a table.",
    values=(_TEXT, _FACTS),
    formats=(HTML,),
)


@blueprint.address(
    "/statements/<path:slug>",
    nl="De feiten van een verklaring per onderwerp, met de passages waarin ze staan.",
    formats=(*TABLE_FORMATS, *GRAPH_FORMATS),
    localized=TABLE_FORMATS,
    arguments=(*_FILTERS, _VIEW, *TABLE),
    segment=Segment(
        "slug",
        resolve_statement("unknown-statement", "statements.show_statement", statement_ids),
        example=first_statement,
    ),
    json=object_schema(
        statement=STRING, statementName=STRING, factCount={"type": "integer"}, facts=list_schema()
    ),
)
def show_statement(asked: Asked) -> bytes:
    """Show the facts of a statement by subject, with the passages that state them."""
    site = current_site()
    statement = known_statements(asked.language)[asked.name]
    if asked.format in GRAPH_FORMATS:
        return _describe(statement.iri, asked.format)
    subjects = once_per_state("subjects", lambda: read_subjects(site.dataset))
    parts = once_per_state("facts by part", lambda: _facts_by_part(statement.iri), statement.iri)
    facts = read_facts(site.dataset, site.texts, statement.iri, subjects, parts, asked.language)
    cited = {e.iri: e for f in facts for e in f.evidence if e.statement == statement.iri}
    shown = _filtered(facts, asked)
    listing = arrange(_fact_table(shown, asked.language), asked.arguments)
    listed = [shown[number] for number in listing.order] if asked.is_page else []
    sheet = Sheet()
    if asked.is_page and _view(asked, statement) == _TEXT:
        sheet = lay_out_sheet_of(
            site.dataset, site.texts, statement.iri, listed, asked.language,
            narrowed=len(listed) < len(facts),
        )  # fmt: skip
    more = {
        "statement": statement.iri,
        "statementName": statement.name,
        "factCount": statement.facts,
    }
    page = _page(statement, facts, asked, listing) if asked.is_page else {}
    if asked.is_page and not sheet and not _is_table(asked):
        page["sections"] = divide_by_section(
            listed, asked.language, narrowed=len(listed) < len(facts)
        )
    return write_listing(
        asked, listing, "statement.html", key="facts", several=_SEVERAL, more=more,
        evidence=cited, sheet=sheet, most_notes=NOTES_SHOWN, **page,
    )  # fmt: skip


def _facts_by_part(statement: str) -> dict[str, frozenset[str]]:
    """Return the facts (IRIs) of each part of the page of the company, by the part's subject."""
    site = current_site()
    page = read_company_page(site.dataset, site.texts, site.questions, statement, LANGUAGES[0])
    told = {section.id: section.facts for section in page.sections}
    return {subject: told.get(part, frozenset()) for part, subject in SUBJECTS.items()}


def _view(asked: Asked, statement: Statement) -> str:
    """Return what the page shows: the text, unless it is not at hand or the table is asked for."""
    at_hand = current_site().texts.text(statement.iri) is not None
    wanted = asked.text(_VIEW.name) or (_FACTS if _is_table(asked) else _TEXT)
    return wanted if at_hand else _FACTS


def _is_table(asked: Asked) -> bool:
    """Tell whether the facts are asked for as a table, sorted or divided into pages."""
    return any(asked.text(name) for name in ("sort", "page"))


def _describe(iri: str, chosen: Format) -> bytes:
    """Write all that the graph says about a statement and the things named below it."""
    query = f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  ?s ?p ?o FILTER(?s = <{iri}> || STRSTARTS(STR(?s), "{iri}/"))
}}"""
    return evaluate_query(current_site().dataset, query, chosen.media_type)


def _filtered(facts: Sequence[StatedFact], asked: Asked) -> list[StatedFact]:
    subject, kind, modality = (
        asked.choose(name, list(choices)) for name, choices in _choices(facts).items()
    )
    found = [
        f
        for f in facts
        if (not subject or subject in f.subjects)
        and (not kind or kind in map(_local_name, f.kinds))
        and (not modality or (f.modality is not None and modality == _local_name(f.modality)))
    ]
    if asked.is_page:
        return found
    return sorted(found, key=lambda f: subject_order(f.subjects[0]))


def _choices(facts: Sequence[StatedFact]) -> dict[str, dict[str, str]]:
    """Return the values of each filter with their names, by name; subjects in their order."""
    kinds = {_local_name(k): k.text for f in facts for k in f.kinds}
    modalities = {_local_name(f.modality): f.modality.text for f in facts if f.modality}
    return {
        "subject": {
            s: s for s in sorted({s for f in facts for s in f.subjects}, key=subject_order)
        },
        "kind": dict(sorted(kinds.items(), key=lambda k: sort_key(k[1]))),
        "modality": dict(sorted(modalities.items(), key=lambda m: sort_key(m[1]))),
    }


def _local_name(part: Part) -> str:
    return (part.iri or "").rsplit("#", 1)[-1]


def _fact_table(facts: Iterable[StatedFact], language: str) -> Table:
    rows = [
        (
            tuple(Part(subject_heading(s, language)) for s in f.subjects),
            (f.part,),
            f.kinds,
            (f.modality,) if f.modality else (),
            f.conditions,
            tuple(Part(e.place, e.iri) for e in f.evidence),
        )
        for f in facts
    ]
    return Table(_COLUMNS, tuple(rows))


def _page(
    statement: Statement, facts: Sequence[StatedFact], asked: Asked, listing: Listing
) -> dict[str, Any]:
    """Return what the page of a statement shows besides facts and text."""
    site, language = current_site(), asked.language
    counts = Counter(s for f in facts for s in f.subjects)
    chosen = {argument.name: asked.text(argument.name) for argument in _FILTERS}
    verdicts = known_verdicts().get(statement.iri, {})
    return {
        "statement": statement,
        "published": published_at(statement),
        "subjects": [
            (name, subject_heading(name, language), short_subject(name, language), counts[name])
            for name in sorted(counts, key=subject_order)
        ],
        "short_subjects": {name: short_subject(name, language) for name in counts},
        "choices": _choices(facts),
        "chosen": chosen,
        "sections": [],
        "filter_kept": [(n, v) for n, v in listing.kept() if n not in (*chosen, "sort")],
        "view": _view(asked, statement),
        "text_at_hand": site.texts.text(statement.iri) is not None,
        "verdicts": [
            (VERDICTS[language][v], verdicts[name])
            for v in REQUIREMENT_VERDICTS
            if (name := v.name.title().replace("_", "")) in verdicts
        ],
        "has_report": statement.slug in site.reports,
        **company_context(statement.slug, language, "text"),
    }
