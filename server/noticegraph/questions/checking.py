"""All problems of a folder of questions, not only the first.

Besides the errors of reading a file these are: files that would be overlooked, lists of values that
are empty or unused, defaults that are not among the values, and queries that fail with a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from noticegraph.content import Content
from noticegraph.dataset import Dataset
from noticegraph.errors import NoticegraphError, ParameterError, QuestionFormatError
from noticegraph.query import solutions
from noticegraph.questions.binding import bind_parameters, read_values_file
from noticegraph.questions.model import Question
from noticegraph.questions.reading import question_files, read_question, values_file

T = TypeVar("T")

_SAMPLES = {
    "iri": "https://example.org/sample",
    "literal": "sample",
    "integer": "1",
    "date": "2024-02-20",
}


def check_questions(content: Content, dataset: Dataset) -> list[NoticegraphError]:
    """Return every problem of the questions of the content, in the order of their files.

    Each question is evaluated once, with its defaults and a sample of each other value. Raises
    ContentError if there is no folder of questions.
    """
    problems: list[NoticegraphError] = []
    questions: list[Question] = []
    for path in question_files(content):
        question = _attempt(problems, partial(read_question, path))
        if question:
            questions.append(question)
    problems.extend(_overlooked_files(content.questions))
    usable = _check_values(content.questions, questions, dataset, problems)
    for question in questions:
        lists = _values_files(question)
        if all(path in usable for path in lists.values()):
            problems.extend(_ask_once(question, dataset, usable))
    return sorted(problems, key=lambda problem: (problem.file or "", problem.line or 0))


def _attempt(problems: list[NoticegraphError], act: Callable[[], T]) -> T | None:
    try:
        return act()
    except NoticegraphError as error:
        problems.append(error)
        return None


def _overlooked_files(folder: Path) -> Iterator[NoticegraphError]:
    for path in sorted(folder.rglob("*")):
        expected = folder / "values" if path.parent != folder else folder
        is_query = path.suffix == ".rq" and path.parent == expected
        if path.is_file() and not is_query and path.suffix != ".md":
            yield QuestionFormatError("overlooked-file", file=path)


def _check_values(
    folder: Path, questions: list[Question], dataset: Dataset, problems: list[NoticegraphError]
) -> dict[Path, str]:
    """Return a sample value for each valid list of values."""
    used = {path for question in questions for path in _values_files(question).values()}
    samples: dict[Path, str] = {}
    for path in sorted((folder / "values").glob("*.rq")):
        if path not in used:
            problems.append(QuestionFormatError("unused-values", name=path.stem, file=path))
            continue
        values = _attempt(problems, partial(read_values_file, path, dataset))
        if values == ():
            problems.append(QuestionFormatError("no-values", file=path))
        for value in values or ():
            if not value.labels:
                problems.append(
                    QuestionFormatError("value-without-label", value=value.value, file=path)
                )
        if values:
            samples[path] = values[0].value
    return samples


def _values_files(question: Question) -> dict[str, Path]:
    return {p.name: values_file(question.path, p.name) for p in question.parameters if p.enumerated}


def _ask_once(
    question: Question, dataset: Dataset, samples: dict[Path, str]
) -> Iterator[NoticegraphError]:
    lists = _values_files(question)
    given = {
        parameter.name: samples[lists[parameter.name]]
        if parameter.enumerated
        else _SAMPLES[parameter.type]
        for parameter in question.parameters
        if parameter.default is None
    }
    try:
        found = solutions(dataset, bind_parameters(question, given, dataset))
    except ParameterError as error:
        yield QuestionFormatError("default-value", cause=error, file=question.path)
    except NoticegraphError as error:
        yield QuestionFormatError(
            "query-with-values",
            cause=error,
            file=question.path,
            line=error.line,
            column=error.column,
        )
    else:
        if tuple(found.variables) != question.columns:
            yield QuestionFormatError(
                "columns-with-values", columns=tuple(found.variables), file=question.path
            )
