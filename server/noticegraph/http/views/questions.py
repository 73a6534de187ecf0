"""The catalogue of questions, and each question's answer as a page or as data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from flask import Response, url_for

from noticegraph.errors import ParameterError
from noticegraph.http.frame.layout import address_of, render_page
from noticegraph.http.graph.answer_order import order_answer
from noticegraph.http.graph.answer_tables import lay_out_answer, lay_out_sheet
from noticegraph.http.graph.named_things import find_named
from noticegraph.http.graph.question_choices import Choice, offer_values
from noticegraph.http.request.answers import answer_bytes, current_site
from noticegraph.http.request.common_arguments import (
    CONTAINS,
    PAGE,
    SAFE,
    SORT,
    TABLE_FORMATS,
    first_statement,
)
from noticegraph.http.request.declarations import (
    STRING,
    Argument,
    Schema,
    Segment,
    list_schema,
    object_schema,
)
from noticegraph.http.request.dispatch import Asked, Subject, resolve_among
from noticegraph.http.request.kept import known_statements
from noticegraph.http.tables.answers import arrange_answer
from noticegraph.http.tables.downloads import download_links
from noticegraph.http.tables.listing import arrange
from noticegraph.http.tables.spreadsheets import write_csv
from noticegraph.http.views.answer_cards import answer
from noticegraph.http.views.answer_groups import present_in_groups
from noticegraph.http.views.asking import choose, find_names, rank_questions
from noticegraph.http.views.company_menu import company_context
from noticegraph.http.views.question_forms import (
    LANGUAGE,
    MOST_LISTED,
    Form,
    make_field,
    make_fields,
)
from noticegraph.http.views.question_mistakes import explain_mistake
from noticegraph.http.views.question_titles import filled_title
from noticegraph.http.words.headings import subject_heading, subject_order
from noticegraph.http.words.texts import texts
from noticegraph.labels import name_or_iri, read_names
from noticegraph.media_types import CSV, HTML, SOLUTIONS_FORMATS
from noticegraph.namespaces import THINGS, statement_id
from noticegraph.query import solutions
from noticegraph.questions import (
    Parameter,
    Question,
    answer_question,
    bind_parameters,
    describe_question,
    read_values,
    refuse_unknown_things,
    strip_decorators,
)
from noticegraph.questions.binding import read_values_file
from noticegraph.questions.ranking import RankedQuestion
from noticegraph.questions.reading import values_file
from noticegraph.tables import Part

blueprint = Subject("questions")

_TYPES: Mapping[str, Schema] = {
    "iri": STRING,  # an IRI, a name with a prefix, or a label
    "literal": STRING,
    "integer": {"type": "integer"},
    "date": {"type": "string", "format": "date"},
}
_MOST_WORDS_OF_NAME = 8
_NAMES_LOOKED_AT = 100
_NAMES_SHOWN = 5
_ROWS = (HTML, CSV)
"""Formats that can be filtered and sorted: page and spreadsheet. SPARQL results are complete."""


def questions_by_subject(
    questions: Mapping[str, Question], language: str
) -> list[tuple[str, list[Question]]]:
    """Return the questions under the headings of their first subjects."""

    def subject(question: Question) -> tuple[int, str]:
        return subject_order(question.subjects[0])

    ordered = sorted(questions.values(), key=subject)
    return [
        (subject_heading(k[1], language), list(found)) for k, found in groupby(ordered, subject)
    ]


def _statements_by_name() -> dict[str, str]:
    """Return the IRIs of the statements, by their ids and by the IRIs themselves."""
    known = known_statements("en").values()
    return {s.slug: s.iri for s in known} | {s.iri: s.iri for s in known}


def _chosen_statement(asked: Asked) -> str:
    """Return the statement (IRI) that is preselected in the forms, or an empty text."""
    wanted = asked.text("statement")
    return _statements_by_name()[wanted] if wanted else ""


@blueprint.address(
    "/questions",
    nl="De vragen die gesteld kunnen worden, of die met vrije woorden bedoeld kunnen zijn.",
    formats=TABLE_FORMATS,
    arguments=(
        Argument("q", "Free words; the questions that they may mean.", example="consent"),
        Argument(
            "statement",
            "The statement to preselect in the forms, by its id or IRI.",
            values=lambda: list(_statements_by_name()),
            formats=(HTML,),
            example=first_statement,
        ),
        SAFE,
    ),
    json=object_schema(
        questions=list_schema(
            object_schema(
                id=STRING,
                title={"type": "object", "additionalProperties": STRING},
                description={"type": "object", "additionalProperties": STRING},
                subjects=list_schema(STRING),
                parameters=list_schema(
                    object_schema(name=STRING, type=STRING, required={"type": "boolean"})
                ),
                columns=list_schema(STRING),
                query=STRING,
                href=STRING,
            )
        )
    ),
)
def list_questions(asked: Asked) -> bytes:
    """List the questions that can be asked, or those that free words may mean."""
    site = current_site()
    words = asked.text("q")
    statement = _chosen_statement(asked)
    found = rank_questions(words, asked.language, statement) if words else []
    listed = [r.question for r in found] if words else list(site.questions.values())
    if asked.is_page:
        return _catalogue_page(asked, words, found)
    if asked.format == CSV:
        return write_csv(_catalogue_rows(listed), safe=asked.wants_safe_csv)
    entries = [
        describe_question(question, site.dataset)
        | {"href": url_for("questions.show_question", question_id=question.id)}
        for question in listed
    ]
    return json.dumps({"questions": entries}, ensure_ascii=False, indent=1).encode() + b"\n"


def _catalogue_rows(questions: Iterable[Question]) -> Iterator[list[str]]:
    """Yield the questions as rows of texts; several texts in a cell are separated by semicolons."""
    yield ["id", "title", "titleNl", "subjects", "parameters", "href"]
    for q in questions:
        names = "; ".join(p.name for p in q.parameters)
        href = url_for("questions.show_question", question_id=q.id)
        yield [q.id, q.title["en"], q.title.get("nl", ""), "; ".join(q.subjects), names, href]


def _catalogue_page(asked: Asked, words: str, found: Sequence[RankedQuestion]) -> bytes:
    language, statement = asked.language, _chosen_statement(asked)
    site = current_site()
    read = cache(lambda path: read_values_file(path, site.dataset))
    given = {"statement": statement} if statement else {}
    statements = known_statements(language)

    @cache
    def offered(path: Path, parameter: Parameter, chosen: str, value: str) -> tuple[Choice, ...]:
        values = read(path)
        if len(values) > MOST_LISTED and not chosen:
            # They are not shown, so they need not be told apart.
            return tuple((v.value, v.label(language)) for v in values)
        return offer_values(parameter, values, statements, chosen, value, language, site.dataset)

    def form(question: Question, values: Mapping[str, str]) -> Form:
        own = {n: v for n, v in {**given, **values}.items() if question.parameter(n)}
        address = address_of("questions.show_question", question_id=question.id, **own)
        fields = []
        for p in question.parameters:
            if p.name == LANGUAGE:
                continue
            path, value = values_file(question.path, p.name), own.get(p.name, "")
            choices = offered(path, p, own.get("statement", ""), value) if p.enumerated else None
            fields.append(make_field(p, own, choices, language))
        needs = any(f.required and not f.value for f in fields)
        return Form(question, fields, address, needs)

    best = choose(words, found, find_names(words), language) if found else None
    return render_page(
        "questions.html",
        answer=answer(best, language) if best else None,
        words=words,
        named=_named(words, language),
        question_count=len(site.questions),
        found=[form(r.question, r.values) for r in found],
        statement=statement,
        **_company_of(statement, language),
        subjects=[
            (heading, [form(q, {}) for q in questions])
            for heading, questions in questions_by_subject(site.questions, language)
        ]
        if not found
        else [],
        alternatives=download_links(asked),
    )


def _named(words: str, language: str) -> list[tuple[Part, str]]:
    """Return what statements name with all these words, each with its statement (IRI)."""
    # Free words may be longer than a name: then they are a question.
    if not words or len(words.split()) > _MOST_WORDS_OF_NAME:
        return []
    dataset = current_site().dataset
    found = [iri for iri in find_named(dataset, words, _NAMES_LOOKED_AT) if iri.startswith(THINGS)]
    shown = found[:_NAMES_SHOWN]
    names = read_names(dataset, shown, language)
    statements = {s.iri for s in known_statements(language).values()}

    def statement_of(iri: str) -> str:
        return next((s for s in statements if iri.startswith(s + "/")), "")

    return [(Part(name_or_iri(names, iri), iri), statement_of(iri)) for iri in shown]


def _parameters(question_id: str) -> list[Argument]:
    """Return a question's parameters as arguments of its address; binding checks the values."""
    question = current_site().questions[question_id]
    return [_argument(question, p) for p in question.parameters if p.name != LANGUAGE]


def _argument(question: Question, parameter: Parameter) -> Argument:
    schema = dict(_TYPES[parameter.type])
    if parameter.default is not None:
        schema["default"] = parameter.default
    of_list = f"One of the values that /questions.json lists for {parameter.name}."

    def example() -> str:
        if not (parameter.required and parameter.enumerated):
            return ""
        known = read_values(question, parameter, current_site().dataset)
        return known[0].value if known else ""

    return Argument(
        parameter.name,
        of_list if parameter.enumerated else "A value.",
        schema=schema,
        required=parameter.required,
        example=example,
    )


def example_question() -> str:
    """Return the id of a question that needs no value, or an empty text."""
    known = current_site().questions.values()
    return next((q.id for q in known if not any(p.required for p in q.parameters)), "")


@blueprint.address(
    "/questions/<question_id>",
    nl="Het antwoord op een vraag, met de waarden voor haar parameters.",
    formats=(*SOLUTIONS_FORMATS, HTML),
    segment=Segment(
        "question_id",
        resolve_among(
            "unknown-question",
            "questions.show_question",
            "question_id",
            lambda: current_site().questions,
        ),
        example_question,
    ),
    arguments=(
        replace(CONTAINS, formats=_ROWS, only_safe_csv=True),
        replace(SORT, formats=_ROWS, only_safe_csv=True),
        PAGE,
        SAFE,
    ),
    more=_parameters,
)
def show_question(asked: Asked) -> bytes | Response:
    """Answer a question, with the values given for its parameters."""
    question = current_site().questions[asked.name]
    names = [parameter.name for parameter in question.parameters]
    values = {name: value for name in names if (value := asked.arguments.one(name))}
    if asked.is_page:
        return _answer_page(question, values, asked)
    refuse_unknown_things(question, values, current_site().dataset)
    if asked.wants_safe_csv:
        return _sheet(question, values, asked)
    return answer_question(current_site().dataset, question, values, asked.format.media_type)


def _sheet(question: Question, values: Mapping[str, str], asked: Asked) -> bytes:
    """Write an answer as CSV for a spreadsheet: filtered and sorted like its page."""
    site = current_site()
    bound = bind_parameters(question, values, site.dataset)
    found = order_answer(site.dataset, question, values, solutions(site.dataset, bound)).solutions
    laid = lay_out_answer(site.dataset, site.texts, found, asked.language)
    order = arrange(laid.table, asked.arguments).order
    return write_csv(lay_out_sheet(found, laid, order), safe=True)


def _company_of(statement: str, language: str) -> dict[str, object]:
    """Return what the header needs of the company of a statement (its id or IRI), if any."""
    return company_context(statement_id(statement), language, "questions")


def _answer_page(question: Question, values: dict[str, str], asked: Asked) -> bytes | Response:
    dataset, language = current_site().dataset, asked.language
    if question.parameter(LANGUAGE):
        values = {LANGUAGE: language, **values}
    context: dict[str, Any] = {"listing": None, "mistake": None, "query": question.query}
    missing = [p.name for p in question.parameters if p.required and p.name not in values]
    status = 200
    # A page without any value is the empty form, not a mistake.
    if not missing or set(values) - {LANGUAGE}:
        try:
            refuse_unknown_things(question, values, dataset)
            bound = bind_parameters(question, values, dataset)
            ordered = order_answer(dataset, question, values, solutions(dataset, bound))
            found, listing = arrange_answer(
                dataset, current_site().texts, ordered.solutions, language, asked.arguments
            )
            presented, groups = present_in_groups(ordered, listing, language)
            context |= {"listing": listing, "presented": presented, "groups": groups}
            context |= {"statement": found.statement, "evidence": found.evidence}
            context["query"] = strip_decorators(bound)
        except ParameterError as error:
            context["mistake"] = explain_mistake(error, question, dataset, language)
            status = 400
    fields = make_fields(question, values, language)
    is_asked = bool(context["listing"])
    page = render_page(
        "question.html",
        question=question,
        title=filled_title(question, fields, language) if is_asked else question.title[language],
        fields=fields,
        must_choose=bool(missing),
        alternatives=download_links(asked) if context["listing"] is not None else (),
        crumbs=[(texts(language)["questions"], address_of("questions.list_questions"))],
        **_company_of(values.get("statement", ""), language),
        **context,
    )
    if status == 200:
        return page
    refused = answer_bytes(page, HTML.media_type, None, localized=True)
    refused.status_code = status
    return refused
