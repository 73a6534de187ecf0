"""The exception tree: what it prints, and the exit codes of the interface."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from noticegraph import errors
from noticegraph.errors import InputError, NoticegraphError, RDFSyntaxError

# The contract of the command line: 2 usage, 3 input, 4 a limit, 5 internal.
EXIT_CODES = {
    "NoticegraphError": 5,
    "UsageError": 2,
    "UnknownQuestionError": 2,
    "ParameterError": 2,
    "InputError": 3,
    "RDFSyntaxError": 3,
    "QuerySyntaxError": 3,
    "QuestionFormatError": 3,
    "ContentError": 3,
    "ShapesError": 3,
    "RowError": 3,
    "StatementTextError": 3,
    "StoreError": 3,
    "StoreFullError": 3,
    "ForbiddenQueryError": 3,
    "AddressInUseError": 3,
    "RemoteError": 3,
    "RemoteAccessError": 3,
    "RemoteAnswerError": 3,
    "RemoteDatasetError": 3,
    "LimitError": 4,
    "TimeLimitError": 4,
    "MemoryLimitError": 4,
    "AnswerLimitError": 4,
    "ClientLimitError": 4,
    "ClientGoneError": 4,
    "BusyError": 4,
    "UnavailableError": 4,
    "QueryTooComplexError": 4,
    "FormatError": 2,
    "ServiceError": 3,
    "RemoteTimeoutError": 4,
    "InternalError": 5,
}


def classes() -> dict[str, type[NoticegraphError]]:
    return {
        name: value
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, NoticegraphError)
    }


def test_each_error_has_its_exit_code_and_no_other_error_exists() -> None:
    assert {name: value.exit_code for name, value in classes().items()} == EXIT_CODES


def test_the_tree_in_the_docstring_names_each_error() -> None:
    assert [name for name in classes() if name not in (errors.__doc__ or "")] == []


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({}, "wrong"),
        ({"file": "a.ttl"}, "a.ttl: wrong"),
        ({"file": Path("a.ttl"), "line": 3}, "a.ttl:3: wrong"),
        ({"file": "a.ttl", "line": 3, "column": 7}, "a.ttl:3:7: wrong"),
        ({"line": 3, "column": 7}, "3:7: wrong"),
    ],
)
def test_an_error_says_where_as_far_as_it_is_known(
    place: dict[str, str | int], expected: str
) -> None:
    error = NoticegraphError("unreadable-path", reason="wrong", **place)  # type: ignore[arg-type]
    assert str(error) == expected


def test_a_hint_is_kept_beside_the_message() -> None:
    error = RDFSyntaxError("rdf-syntax", reason="wrong", format="Turtle")
    assert (error.message, error.hint) == ("wrong", "correct the Turtle there, or just before")
    assert isinstance(error, InputError)
