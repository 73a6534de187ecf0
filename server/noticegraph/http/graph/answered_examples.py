"""Questions with their answers in one line, counted from the graph: examples for the first page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.http.graph.companies import Company
from noticegraph.http.words.dates import write_number
from noticegraph.http.words.texts import texts
from noticegraph.labels import read_names
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions
from noticegraph.questions import Question, bind_parameters

MOST_COMPANIES = 3
"""So many companies fit in one line."""
_DENIED = PREFIXES["ng"] + "Denied"


@dataclass(frozen=True, slots=True)
class _Share:
    """A question whose answer is part of that of another: "3 of 28 at Zendesk: A, B and C"."""

    question: str
    column: str
    named_by: str
    among: str


@dataclass(frozen=True, slots=True)
class _Tally:
    """A question that counts things, and those of them that have a value: "8, none with one"."""

    question: str
    column: str
    given: str
    within: str = ""
    """The column with what a thing belongs to, which is not counted beside its members."""


_EXAMPLES = (
    _Share("dpf-certified-affiliates", "affiliate", "name", "affiliates"),
    _Tally("retention", "rule", "period"),
    _Tally("special-category-processing", "category", "article9Condition", "broader"),
)
_Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AnsweredExample:
    """A question with its answer in one line; `statement` is the id of the one asked, if one is."""

    question: Question
    answer: str
    statement: str = ""


def answer_examples(
    dataset: Dataset, questions: Mapping[str, Question], companies: Iterable[Company], language: str
) -> list[AnsweredExample]:
    """Return the questions that have an answer, asked of the first companies, examples last."""
    asked = sorted(companies, key=lambda c: c.is_example)[:MOST_COMPANIES]
    found = []
    for example in _EXAMPLES:
        if example.question not in questions:
            continue
        question = questions[example.question]
        if isinstance(example, _Tally):
            line = "; ".join(
                said for c in asked if (said := _tally(dataset, question, example, c, language))
            )
            if line:
                found.append(AnsweredExample(question, line))
        elif example.among in questions:
            whole = questions[example.among]
            shares = [(_share(dataset, question, whole, example, c, language), c) for c in asked]
            best = max(shares, key=lambda pair: pair[0][0], default=None)
            if best and best[0][0]:
                statement = best[1].latest_in(language).slug
                found.append(AnsweredExample(question, best[0][1], statement))
    return found


def _tally(
    dataset: Dataset, question: Question, example: _Tally, company: Company, language: str
) -> str:
    rows = _rows(dataset, question, company, language)
    things = {row[example.column] for row in rows if row.get(example.column)}
    things -= {row.get(example.within, "") for row in rows}
    given = {row[example.column] for row in rows if row.get(example.given)} & things
    if not things:
        return ""
    words = texts(language)
    one = "_one" if len(things) == 1 else ""
    return words[f"example_{example.question}{one}"].format(
        company=company.name,
        count=write_number(len(things), language),
        given=write_number(len(given), language) if given else words["example_none"],
    )


def _share(
    dataset: Dataset,
    question: Question,
    whole: Question,
    example: _Share,
    company: Company,
    language: str,
) -> tuple[int, str]:
    """Return of how many it is a share, which is 0 if it is none, and the line."""
    rows = _rows(dataset, question, company, language)
    names = {r[example.column]: r.get(example.named_by, "") for r in rows if r.get(example.column)}
    all_rows = _rows(dataset, whole, company, language)
    among = {row[example.column] for row in all_rows if row.get(example.column)}
    if not names or not among.issuperset(names):
        return 0, ""
    line = texts(language)[f"example_{example.question}"].format(
        company=company.name,
        count=write_number(len(names), language),
        total=write_number(len(among), language),
        names=", ".join(sorted(names.values())),
    )
    return len(among), line


def _rows(dataset: Dataset, question: Question, company: Company, language: str) -> list[_Row]:
    """Return what the latest statement of a company answers, without what it denies."""
    values = {"statement": company.latest_in(language).slug}
    if question.parameter("lang"):
        values["lang"] = language
    found = solutions(dataset, bind_parameters(question, values, dataset))
    rows = [
        {name: term.value for name, term in zip(found.variables, row, strict=True) if term}
        for row in found.rows
    ]
    denied = read_names(dataset, [_DENIED], language).get(_DENIED)
    return [row for row in rows if denied is None or row.get("modality") != denied]
