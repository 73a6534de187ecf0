"""The first page, and who receives which data as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import Response

from noticegraph.examinations import Verdict
from noticegraph.http.frame.layout import address_of, render_page
from noticegraph.http.graph.answered_examples import AnsweredExample, answer_examples
from noticegraph.http.graph.companies import Company, Version
from noticegraph.http.graph.disclosures import Disclosure, read_disclosures
from noticegraph.http.graph.statements import Statement
from noticegraph.http.graph.verdicts_by_law import Lack, lacking_of
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.common_arguments import SAFE, statement_argument
from noticegraph.http.request.declarations import list_schema, object_schema
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.kept import known_statements, known_verdicts, once_per_state
from noticegraph.http.request.load_time import loaded_at
from noticegraph.http.tables.downloads import links_to, table_csv, table_json
from noticegraph.http.views.company_menu import company_of, known_companies
from noticegraph.http.views.versions import newest_steps
from noticegraph.http.words.marks import GRAVEST_FIRST
from noticegraph.media_types import CSV, HTML, PLAIN_JSON
from noticegraph.reports.model import REQUIREMENT_VERDICTS
from noticegraph.tables import Table

blueprint = Subject("overview")

_OFTEN = (
    "disclosures",
    "transfer-mechanisms",
    "purposes-and-legal-bases",
    "rights",
    "requirements-not-met",
)
_CHANGED = 4
"""So many of the newest versions are told of."""
_CONCEPTS = {v: v.name.title().replace("_", "") for v in REQUIREMENT_VERDICTS}


@blueprint.address(
    "/",
    nl="Wat hier te vinden is, en aan welke vereisten is voldaan.",
    formats=(HTML,),
    arguments=(statement_argument(),),
    statuses=(303,),
    depends_on=lambda: loaded_at().isoformat(),
)
def show_overview(asked: Asked) -> bytes | Response:
    """Show what is here, and which requirements are met."""
    site, language = current_site(), asked.language
    companies = known_companies(language)
    if wanted := asked.text("statement"):
        # Who receives which data of one statement stands on the page of its company.
        found = company_of(wanted, language)
        if found is not None:
            own = address_of("companies.show_company", name=found[0].slug, statement=wanted)
            return Response(status=303, headers={"Location": f"{own}#to"})
    verdicts = known_verdicts()
    newest = newest_steps(language, _CHANGED)
    return render_page(
        "overview.html",
        rows=[
            _row(company, company.latest_in(language), verdicts, language)
            for company in companies.values()
        ],
        with_verdicts=bool(verdicts),
        waiting=site.waiting,
        answered=_answered(companies.values(), language),
        newest=[(company, step) for company, step in newest if step.before],
        often=_asked_often(companies.values(), language),
        reported=set(site.reports),
        question_count=len(site.questions),
        alternatives=links_to("statements.list_statements"),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A company as the page lists it: its latest version, in each language in which it is here."""

    company: Company
    version: Version
    languages: tuple[Version, ...]
    older: int
    counts: Mapping[Verdict, int]
    gravest: Lack | None


def _row(
    company: Company, version: Version, verdicts: Mapping[str, Mapping[str, int]], language: str
) -> _Row:
    same = [v for v in company.versions if v.statement.date == version.statement.date]
    return _Row(
        company,
        version,
        tuple(sorted(same, key=lambda v: (v is not version, v.written_in))),
        len(company.versions) - len(same),
        _counts(verdicts.get(version.statement.iri, {})),
        _gravest(version.slug, language),
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
    chosen = _chosen(known_statements(asked.language).values(), asked)
    table = _flow_table(read_disclosures(dataset, chosen.iri, asked.language) if chosen else [])
    if asked.format == PLAIN_JSON:
        return table_json(table, key="disclosures", statement=chosen.iri if chosen else None)
    return table_csv(table, safe=asked.wants_safe_csv)


def _chosen(statements: Iterable[Statement], asked: Asked) -> Statement | None:
    """Return the statement whose flow is shown: the given one, or the one with the most facts."""
    known = list(statements)
    if wanted := asked.text("statement"):
        return next(s for s in known if s.slug == wanted)
    return max(known, key=lambda s: (s.facts, s.slug), default=None)


def _counts(by_concept: Mapping[str, int]) -> dict[Verdict, int]:
    """Return the requirements by verdict, the most serious first, without zeros."""
    found = {v: by_concept.get(_CONCEPTS[v], 0) for v in GRAVEST_FIRST}
    return {v: count for v, count in found.items() if count}


def _gravest(slug: str, language: str) -> Lack | None:
    """Return the gravest of what is missing in a statement (its id), if there is a report."""
    report = current_site().reports.get(slug)
    lacks = lacking_of(report, language) if report is not None and report.error is None else []
    return lacks[0] if lacks else None


def _answered(companies: Iterable[Company], language: str) -> list[tuple[AnsweredExample, str]]:
    """Return questions with their answers in one line, each with its address."""
    site = current_site()
    found = once_per_state(
        f"answered examples {language}",
        lambda: answer_examples(site.dataset, site.questions, companies, language),
    )
    return [
        (
            example,
            address_of(
                "questions.show_question",
                question_id=example.question.id,
                **({"statement": example.statement} if example.statement else {}),
            ),
        )
        for example in found
    ]


def _asked_often(companies: Iterable[Company], language: str) -> list[tuple[str, str]]:
    """Return questions that people come with, each with its address, if they can be asked here."""
    site = current_site()
    own = next(iter(companies), None)
    found = []
    for question_id in _OFTEN:
        question = site.questions.get(question_id)
        if question is None:
            continue
        needs = {p.name for p in question.parameters if p.required}
        given = {"statement": own.latest.slug} if own and "statement" in needs else {}
        if needs <= set(given):
            address = address_of("questions.show_question", question_id=question_id, **given)
            found.append((question.title[language], address))
    return found


def _flow_table(disclosures: list[Disclosure]) -> Table:
    rows = [
        ((d.category,), (d.recipient,), (d.modality,) if d.modality else (), (d.fact,))
        for d in disclosures
    ]
    return Table(("category", "recipient", "modality", "fact"), tuple(rows))
