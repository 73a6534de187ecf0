"""The catalogue of questions, and each question's answer as a page or as data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, url_for

from noticegraph.errors import ParameterError
from noticegraph.http.frame.languages import chosen_language, page_language
from noticegraph.http.frame.layout import address_of, page_address, render_page
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.graph.answer_tables import lay_out_answer, lay_out_sheet
from noticegraph.http.graph.question_choices import Choice, offer_values
from noticegraph.http.graph.statements import read_statements
from noticegraph.http.request.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.request.arguments import Arguments, known_arguments, url_arguments
from noticegraph.http.tables.downloads import whole_label
from noticegraph.http.tables.listing import TABLE_ARGUMENTS, Listing, arrange, choose
from noticegraph.http.tables.spreadsheets import wants_safe_csv, write_csv
from noticegraph.http.views.question_mistakes import explain_mistake
from noticegraph.http.words.alternatives import near_or_few
from noticegraph.http.words.headings import column_heading, subject_heading, subject_order
from noticegraph.http.words.texts import texts
from noticegraph.languages import LANGUAGES
from noticegraph.media_types import CSV, HTML, SOLUTIONS_FORMATS, Format
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
from noticegraph.questions.binding import read_values_file
from noticegraph.questions.ranking import QuestionRanking, RankedQuestion
from noticegraph.questions.reading import values_file
from noticegraph.reports.words import WORDS

blueprint = Blueprint("questions", __name__)

_CATALOGUE_JSON = Format("json", "application/json", "json", "JSON")
_LANGUAGE = "lang"
_PAGE_ARGUMENTS = ("lang", "format")
_SHEET_ARGUMENTS = ("contains", "sort")
_INPUT_TYPES = {"iri": "text", "literal": "text", "integer": "number", "date": "date"}


@dataclass(frozen=True, slots=True)
class _Form:
    """A question as a form: its fields, and the address of its answer with the values so far."""

    question: Question
    fields: list[_Field]
    address: str
    needs: bool

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The fields that are filled in: what they ask, and the name of what is chosen."""
        return [
            (field.heading, dict(field.choices or ()).get(field.value, field.value))
            for field in self.fields
            if field.value
        ]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a question's form; `choices` are values with labels, None for free input."""

    name: str
    heading: str
    type: str
    is_iri: bool
    required: bool
    value: str
    choices: tuple[Choice, ...] | None


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
    """List the questions, as a page or as data."""
    return _catalogue(None)


@blueprint.get("/questions.<extension>")
def list_questions_as(extension: str) -> Response:
    """List the questions in the format of the extension."""
    return _catalogue(extension)


def _chosen_statement(arguments: Arguments) -> str:
    """Return the statement (IRI) that the forms begin with, or an empty text."""
    wanted = arguments.one("statement") or ""
    if not wanted:
        return ""
    known = read_statements(current_site().dataset, page_language())
    by_iri = {s.iri: s for s in known.values()}
    return wanted if wanted in by_iri else known[choose(arguments, "statement", list(known))].iri


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


def _catalogue(extension: str | None) -> Response:
    site = current_site()
    arguments = known_arguments("q", "statement", "safe")
    chosen = choose_format(arguments, (_CATALOGUE_JSON, HTML, CSV), extension)
    safe = wants_safe_csv(arguments) and chosen == CSV
    language = page_language() if chosen == HTML else ""
    words = (arguments.one("q") or "").strip()
    statement = _chosen_statement(arguments)
    etag = make_etag("questions", chosen.media_type, language, words, statement, str(safe))
    if answer := unchanged(etag, chosen.media_type):
        return answer
    found = rank_questions(words) if words else []
    listed = [r.question for r in found] if words else list(site.questions.values())
    if chosen == HTML:
        body = _catalogue_page(words, found, statement, language)
    elif chosen == CSV:
        body = write_csv(_catalogue_rows(listed), safe=safe)
    else:
        entries = [
            describe_question(question, site.dataset)
            | {"href": url_for("questions.show_question", question_id=question.id)}
            for question in listed
        ]
        body = json.dumps({"questions": entries}, ensure_ascii=False, indent=1).encode() + b"\n"
    return answer_bytes(body, chosen.media_type, etag)


def _catalogue_rows(questions: Iterable[Question]) -> Iterator[list[str]]:
    """Yield the catalogue as rows of texts; several texts in a cell are separated by semicolons."""
    yield ["id", "title", "titleNl", "subjects", "parameters", "href"]
    for q in questions:
        names = "; ".join(p.name for p in q.parameters)
        href = url_for("questions.show_question", question_id=q.id)
        yield [q.id, q.title["en"], q.title.get("nl", ""), "; ".join(q.subjects), names, href]


def _catalogue_page(
    words: str, found: Sequence[RankedQuestion], statement: str, language: str
) -> bytes:
    site = current_site()
    read = cache(lambda path: read_values_file(path, site.dataset))
    given = {"statement": statement} if statement else {}
    statements = read_statements(site.dataset, language)

    @cache
    def offered(path: Path, parameter: Parameter, chosen: str, value: str) -> tuple[Choice, ...]:
        return offer_values(
            parameter, read(path), statements, chosen, value, language, site.dataset, site.texts
        )

    def form(question: Question, values: Mapping[str, str]) -> _Form:
        own = {n: v for n, v in {**given, **values}.items() if question.parameter(n)}
        address = address_of("questions.show_question", question_id=question.id, **own)
        fields = [
            _field(p, own, offered(values_file(question.path, p.name), p, own.get("statement", ""),
                                   own.get(p.name, "")) if p.enumerated else None, language)
            for p in question.parameters
            if p.name != _LANGUAGE
        ]  # fmt: skip
        needs = any(f.required and not f.value for f in fields)
        return _Form(question, fields, address, needs)

    return render_page(
        "questions.html",
        words=words,
        found=[form(r.question, r.values) for r in found],
        statement=statement,
        subjects=[
            (heading, [form(q, {}) for q in questions])
            for heading, questions in questions_by_subject(site.questions, language)
        ],
        alternatives=[
            (f.label, f.media_type,
             page_address(url_for("questions.list_questions_as", extension=f.extension)))
            for f in (_CATALOGUE_JSON, CSV)
        ],
    )  # fmt: skip


def rank_questions(words: str) -> list[RankedQuestion]:
    """Return the questions that free words may mean, the likeliest first."""
    return _ranking().rank(words)


def _ranking() -> QuestionRanking:
    """Return the index of the questions; it is made anew when what the site serves is another.

    Where that cannot be known it stays: the questions do, and the graph gives synonyms only.
    """
    site = current_site()
    key = make_etag("ranking")
    kept: dict[str | None, QuestionRanking] = current_app.extensions.setdefault(
        "noticegraph-ranking", {}
    )
    if key not in kept:
        made = QuestionRanking(site.dataset, site.questions.values())
        kept.clear()
        kept[key] = made
        return made
    return kept[key]


def _given_values(
    question: Question, arguments: Arguments, not_values: Sequence[str]
) -> dict[str, str]:
    """Return the values of the question's parameters; an empty field of a form is no value."""
    values = {name: arguments.one(name) or "" for name in arguments.names()}
    return {
        name: value
        for name, value in values.items()
        if value and (name not in not_values or question.parameter(name))
    }


def _answer(question: Question, arguments: Arguments, chosen: Format) -> Response:
    # What is about the table of a page is refused elsewhere: SPARQL results are always all rows.
    safe = wants_safe_csv(arguments) and chosen == CSV
    of_format = {HTML: TABLE_ARGUMENTS, CSV: ("safe", *(_SHEET_ARGUMENTS if safe else ()))}.get(
        chosen, ()
    )
    values = _given_values(question, arguments, (*_PAGE_ARGUMENTS, *of_format))
    page = page_language() if chosen == HTML else _sheet_language(values) if safe else ""
    given = [part for pair in sorted(values.items()) for part in pair]
    given += [arguments.one(name) or "" for name in of_format]
    etag = make_etag("question", question.id, chosen.media_type, page, *given)
    if answer := unchanged(etag, chosen.media_type):
        return answer
    if chosen == HTML:
        return _answer_page(question, values, arguments, etag)
    if safe:
        body = _sheet(question, values, arguments, page)
    else:
        body = answer_question(current_site().dataset, question, values, chosen.media_type)
    return answer_bytes(body, chosen.media_type, etag)


def _sheet_language(values: Mapping[str, str]) -> str:
    """Return the language of a spreadsheet's places; data are never of the browser's language."""
    given = values.get(_LANGUAGE)
    return given if given in LANGUAGES else chosen_language() or LANGUAGES[0]


def _sheet(
    question: Question, values: Mapping[str, str], arguments: Arguments, language: str
) -> bytes:
    """Write an answer as CSV for a spreadsheet: filtered and sorted as its page is."""
    site = current_site()
    found = solutions(site.dataset, bind_parameters(question, values, site.dataset))
    laid = lay_out_answer(site.dataset, site.texts, found, language)
    order = arrange(laid.table, arguments).order
    return write_csv(lay_out_sheet(found, laid, order), safe=True)


def _answer_page(
    question: Question, values: Mapping[str, str], arguments: Arguments, etag: str | None
) -> Response:
    dataset, at_hand = current_site().dataset, current_site().texts
    language = page_language()
    if question.parameter(_LANGUAGE):
        values = {_LANGUAGE: language, **values}
    context: dict[str, Any] = {"listing": None, "mistake": None, "query": question.query}
    missing = [p.name for p in question.parameters if p.required and p.name not in values]
    status = 200
    # A page without any choice made is the form; it is no mistake yet.
    if not missing or set(values) - {_LANGUAGE}:
        try:
            bound = bind_parameters(question, values, dataset)
            found = lay_out_answer(dataset, at_hand, solutions(dataset, bound), language)
            listing = arrange(found.table, arguments)
            context |= {"listing": listing, "headings": listing.headings(language)}
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
        severity_is=WORDS[language]["severity_is"],
        alternatives=_alternatives(question, language, context["listing"]),
        crumbs=[(texts(language)["questions"], address_of("questions.list_questions"))],
        **context,
    )
    answer = answer_bytes(page, HTML.media_type, etag if status == 200 else None)
    answer.status_code = status
    return answer


def _alternatives(
    question: Question, language: str, listing: Listing | None
) -> list[tuple[str, str, str]]:
    """Return the machine twins: SPARQL results are whole, the spreadsheet is as the page is."""

    def address(entry: Format, **arguments: str) -> str:
        path = url_for(
            "questions.show_question_as", question_id=question.id, extension=entry.extension
        )
        return page_address(path, page="", **arguments)

    narrowed = listing is not None and bool(listing.contains or listing.sort)
    whole = [
        (whole_label(f.label, narrowed), f.media_type, address(f, contains="", sort="", safe=""))
        for f in SOLUTIONS_FORMATS
    ]
    sheet = address(CSV, safe="1", lang=language)
    return [*whole, (texts(language)["safe_csv"], CSV.media_type, sheet)]


def _fields(question: Question, values: Mapping[str, str], language: str) -> list[_Field]:
    dataset = current_site().dataset
    # The language is chosen for the whole page.
    parameters = [p for p in question.parameters if p.name != _LANGUAGE]
    given = {p.name: _field_value(question, p, values) for p in parameters}
    statements = read_statements(dataset, language)
    chosen = given.get("statement", "")
    chosen = chosen if chosen in {s.iri for s in statements.values()} else ""

    def choices(p: Parameter) -> tuple[Choice, ...] | None:
        if not p.enumerated:
            return None
        known = read_values(question, p, dataset)
        return offer_values(
            p, known, statements, chosen, given[p.name], language, dataset, current_site().texts
        )

    return [_field(p, given, choices(p), language) for p in parameters]


def _field(
    parameter: Parameter,
    values: Mapping[str, str],
    choices: tuple[Choice, ...] | None,
    language: str,
) -> _Field:
    return _Field(
        name=parameter.name,
        heading=column_heading(parameter.name, language)[0],
        type=_INPUT_TYPES[parameter.type],
        is_iri=parameter.type == "iri",
        required=parameter.required,
        value=values.get(parameter.name, parameter.default or ""),
        choices=choices,
    )


def _field_value(question: Question, parameter: Parameter, values: Mapping[str, str]) -> str:
    """Return what the field shows as chosen; a value may have been given by its label."""
    value = values.get(parameter.name, parameter.default or "")
    if not value or not parameter.enumerated:
        return value
    try:
        return find_value(question, parameter, value, current_site().dataset) or value
    except ParameterError:
        return value
