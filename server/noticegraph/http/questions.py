"""The catalogue of questions, and each question's answer as a page or as data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, url_for

from noticegraph.errors import ParameterError
from noticegraph.http.answer_tables import lay_out_answer
from noticegraph.http.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.arguments import Arguments, url_arguments
from noticegraph.http.headings import column_heading, subject_heading, subject_order
from noticegraph.http.mistakes import explain_mistake
from noticegraph.http.near import near_or_few
from noticegraph.http.pages import page_address, render_page, table_context
from noticegraph.http.problems import Problem, clip
from noticegraph.http.texts import page_language
from noticegraph.media_types import HTML, SOLUTIONS_FORMATS, Format
from noticegraph.namespaces import THINGS
from noticegraph.query import solutions
from noticegraph.questions import (
    Parameter,
    Question,
    answer_question,
    bind_parameters,
    describe_question,
    find_value,
    read_values,
    strip_decorators,
)

blueprint = Blueprint("questions", __name__)

_CATALOGUE_JSON = Format("json", "application/json", "json", "JSON")
_LANGUAGE = "lang"
_PAGE_ARGUMENTS = ("lang", "format")
_INPUT_TYPES = {"iri": "text", "literal": "text", "integer": "number", "date": "date"}


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a question's form; `choices` are values with labels, None for free input."""

    name: str
    heading: str
    type: str
    is_iri: bool
    required: bool
    value: str
    choices: tuple[tuple[str, str], ...] | None


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


@blueprint.get("/questions")
def list_questions() -> Response:
    """List the questions, as a page or as JSON."""
    arguments = url_arguments()
    return _catalogue(choose_format(arguments, (_CATALOGUE_JSON, HTML)))


@blueprint.get("/questions.<extension>")
def list_questions_as(extension: str) -> Response:
    """List the questions in the format of the extension."""
    return _catalogue(choose_format(url_arguments(), (_CATALOGUE_JSON, HTML), extension))


@blueprint.get("/questions/<question_id>")
def show_question(question_id: str) -> Response:
    """Answer a question in the format that Accept or `?format=` asks for."""
    question = _known_question(question_id)
    arguments = url_arguments()
    return _answer(question, arguments, choose_format(arguments, (*SOLUTIONS_FORMATS, HTML)))


@blueprint.get("/questions/<question_id>.<extension>")
def show_question_as(question_id: str, extension: str) -> Response:
    """Answer a question in the format of the extension."""
    question = _known_question(question_id)
    arguments = url_arguments()
    chosen = choose_format(arguments, (*SOLUTIONS_FORMATS, HTML), extension)
    return _answer(question, arguments, chosen)


def _known_question(question_id: str) -> Question:
    questions = current_site().questions
    if question_id not in questions:
        near = near_or_few(question_id, questions)
        addresses = tuple(url_for("questions.show_question", question_id=n) for n in near)
        raise Problem("unknown-question", name=clip(question_id), near=addresses)
    return questions[question_id]


def _catalogue(chosen: Format) -> Response:
    site = current_site()
    language = page_language() if chosen == HTML else ""
    etag = make_etag("questions", chosen.media_type, language)
    if answer := unchanged(etag, chosen.media_type):
        return answer
    if chosen == HTML:
        subjects = questions_by_subject(site.questions, language)
        body = render_page("questions.html", subjects=subjects)
    else:
        entries = [
            describe_question(question, site.dataset)
            | {"href": url_for("questions.show_question", question_id=question.id)}
            for question in site.questions.values()
        ]
        body = json.dumps({"questions": entries}, ensure_ascii=False, indent=1).encode() + b"\n"
    return answer_bytes(body, chosen.media_type, etag)


def _given_values(question: Question, arguments: Arguments) -> dict[str, str]:
    """Return the values of the question's parameters; an empty field of a form is no value."""
    values = {name: arguments.one(name) or "" for name in arguments.names()}
    return {
        name: value
        for name, value in values.items()
        if value and (name not in _PAGE_ARGUMENTS or question.parameter(name))
    }


def _answer(question: Question, arguments: Arguments, chosen: Format) -> Response:
    values = _given_values(question, arguments)
    page = page_language() if chosen == HTML else ""
    given = [part for pair in sorted(values.items()) for part in pair]
    etag = make_etag("question", question.id, chosen.media_type, page, *given)
    if answer := unchanged(etag, chosen.media_type):
        return answer
    if chosen == HTML:
        return _answer_page(question, values, etag)
    body = answer_question(current_site().dataset, question, values, chosen.media_type)
    return answer_bytes(body, chosen.media_type, etag)


def _answer_page(question: Question, values: Mapping[str, str], etag: str | None) -> Response:
    dataset, at_hand = current_site().dataset, current_site().texts
    language = page_language()
    if question.parameter(_LANGUAGE):
        values = {_LANGUAGE: language, **values}
    context: dict[str, Any] = {"table": None, "mistake": None, "query": question.query}
    missing = [p.name for p in question.parameters if p.required and p.name not in values]
    status = 200
    # A page without any choice made is the form; it is no mistake yet.
    if not missing or set(values) - {_LANGUAGE}:
        try:
            bound = bind_parameters(question, values, dataset)
            found = lay_out_answer(dataset, at_hand, solutions(dataset, bound), language)
            context |= table_context(found.table, language)
            context |= {"statement": found.statement, "evidence": found.evidence}
            context["query"] = strip_decorators(bound)
        except ParameterError as error:
            context["mistake"] = explain_mistake(error, question, values, dataset, language)
            status = 400
    page = render_page(
        "question.html",
        question=question,
        fields=_fields(question, values, language),
        must_choose=bool(missing),
        alternatives=_alternatives(question),
        **context,
    )
    answer = answer_bytes(page, HTML.media_type, etag if status == 200 else None)
    answer.status_code = status
    return answer


def _alternatives(question: Question) -> list[tuple[str, str, str]]:
    return [
        (
            entry.label,
            entry.media_type,
            page_address(
                url_for(
                    "questions.show_question_as",
                    question_id=question.id,
                    extension=entry.extension,
                )
            ),
        )
        for entry in SOLUTIONS_FORMATS
    ]


def _fields(question: Question, values: Mapping[str, str], language: str) -> list[_Field]:
    return [
        _Field(
            name=parameter.name,
            heading=column_heading(parameter.name, language)[0],
            type=_INPUT_TYPES[parameter.type],
            is_iri=parameter.type == "iri",
            required=parameter.required,
            value=_field_value(question, parameter, values),
            choices=_choices(question, parameter, language),
        )
        for parameter in question.parameters
        # The language is chosen for the whole page.
        if parameter.name != _LANGUAGE
    ]


def _field_value(question: Question, parameter: Parameter, values: Mapping[str, str]) -> str:
    """Return what the field shows as chosen; a value may have been given by its label."""
    value = values.get(parameter.name, parameter.default or "")
    if not value or not parameter.enumerated:
        return value
    try:
        return find_value(question, parameter, value, current_site().dataset) or value
    except ParameterError:
        return value


def _choices(
    question: Question, parameter: Parameter, language: str
) -> tuple[tuple[str, str], ...] | None:
    if not parameter.enumerated:
        return None
    values = read_values(question, parameter, current_site().dataset)
    count = Counter(v.label(language) for v in values)
    named = [(v.value, v.label(language)) for v in values]
    # Two statements may use one name.
    named = [(v, f"{n} ({_owner(v)})" if count[n] > 1 else n) for v, n in named]
    return tuple(sorted(named, key=lambda choice: choice[1].lower()))


def _owner(iri: str) -> str:
    return iri.removeprefix(THINGS).partition("/")[0]
