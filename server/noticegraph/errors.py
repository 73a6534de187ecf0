"""The exceptions of noticegraph, each with the exit code of the command line. No HTTP in here.

::

    NoticegraphError
    ├── UsageError                 2  the request itself is wrong
    │   ├── UnknownQuestionError      no question has this id
    │   ├── ParameterError            unknown, missing or unusable parameter
    │   └── FormatError               a format cannot hold the answer
    ├── InputError                 3  what was given cannot be read or parsed
    │   ├── RDFSyntaxError            a file is not Turtle
    │   ├── QuerySyntaxError          a query is not SPARQL
    │   ├── QuestionFormatError       a question's decorators are broken
    │   ├── ContentError              a file of the content is missing, the catalogue is broken
    │   ├── ShapesError               shapes are ill-formed
    │   ├── StatementTextError        wrong statement text, or wrong encoding
    │   ├── RowError                  a row of facts cannot be applied
    │   ├── StoreError                the store's directory cannot be used
    │   │   └── StoreFullError           its disk is full
    │   ├── ForbiddenQueryError       a query that would access the network
    │   ├── ServiceError              the endpoint of a SERVICE clause gives no answer
    │   ├── AddressInUseError         another program listens on this address
    │   └── RemoteError               the remote SPARQL server cannot be used
    │       ├── RemoteAccessError        it denies access
    │       ├── RemoteAnswerError        its answer is incomplete or unusable
    │       └── RemoteDatasetError       its default graph is not the union of its graphs
    ├── LimitError                 4  a limit was reached
    │   ├── TimeLimitError            it took too long
    │   ├── MemoryLimitError          it needs too much memory
    │   ├── AnswerLimitError          the answer is too large
    │   ├── ClientLimitError          one client asks for too much
    │   ├── BusyError                 too many requests at once
    │   ├── UnavailableError          the processes that hold the data are being restarted
    │   ├── ClientGoneError           the client no longer waits for the answer
    │   ├── QueryTooComplexError      a query is nested too deeply or too long
    │   └── RemoteTimeoutError        the remote SPARQL server is too slow
    └── InternalError              5  a defect of noticegraph
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from os import PathLike, fspath
from typing import Any, ClassVar, Self

from noticegraph.error_words import Value, Words, say


class NoticegraphError(Exception):
    """What was wrong: the kind of error, the values that belong to it, and the place.

    ``kind`` names the sentences (``error_words``), which are composed where they are shown.
    ``line`` and ``column`` count from 1; columns are Unicode code points.
    """

    exit_code: ClassVar[int] = 5

    def __init__(
        self,
        kind: str,
        *,
        file: str | PathLike[str] | None = None,
        line: int | None = None,
        column: int | None = None,
        **values: Value,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.file = None if file is None else fspath(file)
        self.line = line
        self.column = column
        self.values = values

    @classmethod
    def retell(cls, error: NoticegraphError, file: str | PathLike[str] | None = None) -> Self:
        """Return another error as an error of this class, about a file."""
        return cls(error.kind, file=file, line=error.line, column=error.column, **error.values)

    def words(self, language: str) -> Words:
        """Return what was wrong and how to put it right, in a language of the project."""
        return say(self.kind, self.values, language)

    @property
    def message(self) -> str:
        """What was wrong, in English."""
        return self.words("en").message

    @property
    def hint(self) -> str | None:
        """How to put it right, in English."""
        return self.words("en").hint

    def __str__(self) -> str:
        """Return ``file:line:column: message`` in English, as far as these are known."""
        place = ":".join(str(p) for p in (self.file, self.line, self.column) if p is not None)
        return f"{place}: {self.message}" if place else self.message


class UsageError(NoticegraphError):
    """The request itself is wrong: an unknown name, a missing value."""

    exit_code = 2


class UnknownQuestionError(UsageError):
    """No question has this id."""


class ParameterError(UsageError):
    """A parameter is unknown, missing, or has a value that does not fit."""


class FormatError(UsageError):
    """The requested format cannot express something in the answer."""


class InputError(NoticegraphError):
    """What was given cannot be read or parsed."""

    exit_code = 3


class RDFSyntaxError(InputError):
    """A file is not the RDF serialisation that it should be."""


class QuerySyntaxError(InputError):
    """A query is not SPARQL 1.1, or its form is not answered here."""


class QuestionFormatError(InputError):
    """The decorators of a question file are broken."""


class ContentError(InputError):
    """A file of the content is missing, or the catalogue is broken."""


class ShapesError(InputError):
    """Shapes are ill-formed: a term that SHACL does not have, a wrong parameter, a bad query."""


class StatementTextError(InputError):
    """A statement's text is not the expected one, or not UTF-8."""


class RowError(InputError):
    """A row of facts cannot be applied: its ``line`` in the file, and the ``cell`` by column."""

    cell: str = ""


class StoreError(InputError):
    """The directory of the store cannot be used: no permission, locked, or not a store."""


class StoreFullError(StoreError):
    """The disk of the store is full or failed; nothing was changed."""


class ForbiddenQueryError(InputError):
    """A query or an update asks for something that needs the network (SERVICE, LOAD)."""


class ServiceError(InputError):
    """The endpoint of a SERVICE clause cannot be reached, refuses, or sends a wrong answer."""


class AddressInUseError(InputError):
    """Another program already listens on the address."""


class RemoteError(InputError):
    """The remote SPARQL server cannot be used: it cannot be reached, refuses or fails."""


class RemoteAccessError(RemoteError):
    """The remote SPARQL server denies access: credentials are missing, wrong or insufficient."""


class RemoteAnswerError(RemoteError):
    """An answer of the remote SPARQL server is incomplete, broken or of the wrong kind."""


class RemoteDatasetError(RemoteError):
    """The default graph of the remote SPARQL server is not the union of its named graphs."""


class LimitError(NoticegraphError):
    """A limit was reached."""

    exit_code = 4


class TimeLimitError(LimitError):
    """A query or a change took too long."""


class MemoryLimitError(LimitError):
    """A query or a change needs too much memory."""


class AnswerLimitError(LimitError):
    """An answer has too many bytes or rows."""


class ClientLimitError(LimitError):
    """One client has used up its share for now."""


class BusyError(LimitError):
    """Every place is taken; one may be free later."""


class UnavailableError(LimitError):
    """The processes that hold the data are being restarted, or cannot be restarted for now."""


class ClientGoneError(LimitError):
    """The client no longer waits for the answer."""


class QueryTooComplexError(LimitError):
    """A query is nested too deeply, or has too many tokens."""


class RemoteTimeoutError(LimitError):
    """The remote SPARQL server did not answer in time."""


class InternalError(NoticegraphError):
    """A defect of noticegraph itself."""

    exit_code = 5


def describe_error(error: NoticegraphError) -> dict[str, Any]:
    """Return an error as values that JSON can hold, for another process."""
    values = {
        name: describe_error(value) if isinstance(value, NoticegraphError) else value
        for name, value in error.values.items()
    }
    return {
        "class": type(error).__name__,
        "kind": error.kind,
        "file": error.file,
        "line": error.line,
        "column": error.column,
        "values": values,
    }


def revive_error(found: Mapping[str, Any]) -> NoticegraphError:
    """Return the error that another process described."""
    revived: type[NoticegraphError] = globals()[found["class"]]
    place = {name: found[name] for name in ("file", "line", "column")}
    return revived(found["kind"], **place, **{n: _value(v) for n, v in found["values"].items()})


def _value(found: Any) -> Any:
    if isinstance(found, list):
        return tuple(found)
    return revive_error(found) if isinstance(found, dict) else found


@contextmanager
def as_input_error(file: PathLike[str], *, to_write: bool = False) -> Iterator[None]:
    """Raise what the system says of a file to read, or to write, as an InputError that names it."""
    try:
        yield
    except OSError as error:
        raise InputError(
            "unwritable-file" if to_write else "unreadable-file",
            reason=error.strerror or str(error),
            file=file,
        ) from error
