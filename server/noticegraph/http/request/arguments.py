"""What a request asks for, read strictly: UTF-8 or 400, once or 400, never a guess.

Werkzeug replaces bytes that are not UTF-8. A query must not be changed silently, so the query
string and form bodies are decoded here.
SPARQL 1.1 Protocol, section 2.1: https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Literal
from urllib.parse import parse_qsl, urlencode

from flask import request

from noticegraph.http.frame.addresses import own_path
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.near_names import nearest_names

MAX_QUERY_STRING = 32_768
_MAX_FIELDS = 500
_VALUES_SHOWN = 12
_LONGEST_SENT_BACK = 1_000
"""Characters of a query string that a refusal repeats."""

Place = Literal["address", "body", "form", "path", "query"]


class Arguments:
    """Names and values of a query string or a form, in order."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = defaultdict(list)
        for name, value in pairs:
            self._values[name].append(value)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def names(self) -> list[str]:
        """Return the names in the order of their first use."""
        return list(self._values)

    def all(self, name: str) -> list[str]:
        """Return every value of that name."""
        return list(self._values.get(name, ()))

    def one(self, name: str) -> str | None:
        """Return the value of that name, or None. Problem 400 if it is given more than once."""
        values = self._values.get(name, [])
        if len(values) > 1:
            raise Problem("repeated-parameter", name=clip(name), count=len(values))
        return values[0] if values else None

    def __add__(self, other: Arguments) -> Arguments:
        return Arguments([*self.pairs(), *other.pairs()])

    def pairs(self) -> list[tuple[str, str]]:
        """Return all names with their values, grouped by name."""
        return [(name, value) for name, values in self._values.items() for value in values]


def url_arguments() -> Arguments:
    """Read the query string. Problem 400 for bytes that are not UTF-8, 414 if it is too long."""
    raw = request.query_string
    if len(raw) > MAX_QUERY_STRING:
        raise Problem("address-too-long", bytes=len(raw), limit=MAX_QUERY_STRING)
    return _parse(raw, "address")


def check_names(arguments: Arguments, known: Sequence[str]) -> None:
    """Refuse arguments that an address does not know.

    Problem 400: if they were ignored, the answer would not be what was asked for.
    """
    for name in arguments.names():
        if name not in known:
            # A name of one letter is part of nearly every other name.
            words = [n for n in known if len(n) > 1]
            near = [n for n in nearest_names(name, words, limit=1) if n not in arguments]
            meant = tuple(a for other in near for a in _renamed(arguments, name, other))
            raise Problem("unknown-parameter", name=clip(name), choices=tuple(known), near=meant)


def refuse_value(
    arguments: Arguments,
    name: str,
    value: str,
    choices: Collection[str],
    kind: str = "unknown-value",
) -> Problem:
    """Return the refusal of an argument's value, with the nearest valid values."""
    near = nearest_names(value, choices, limit=1)
    shown = tuple(choices) if len(choices) <= _VALUES_SHOWN else tuple(near)
    meant = tuple(a for other in near for a in with_value(arguments, name, other))
    return Problem(kind, name=name, value=clip(value), choices=shown, near=meant)


def with_value(arguments: Arguments, name: str, value: str) -> tuple[str, ...]:
    """Return the address of the current request with another value for an argument.

    There is none if it would not be the request again: of a body, or too long to be sent back.
    """
    return _changed([(n, value if n == name else v) for n, v in arguments.pairs()])


def _renamed(arguments: Arguments, name: str, other: str) -> tuple[str, ...]:
    """Return the address of the request with one of its arguments renamed, if it has one."""
    return _changed([(other if n == name else n, v) for n, v in arguments.pairs()])


def _changed(pairs: list[tuple[str, str]]) -> tuple[str, ...]:
    query = urlencode(pairs)
    is_sent_back = request.method in ("GET", "HEAD") and len(query) <= _LONGEST_SENT_BACK
    return (f"{own_path()}?{query}",) if is_sent_back else ()


def form_arguments(body: bytes) -> Arguments:
    """Read a form body. Problem 400 for bytes that are not UTF-8."""
    return _parse(body, "form")


def decode_text(data: bytes, where: Place) -> str:
    """Decode UTF-8. Problem 400 with the line and column of the first invalid byte."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        raise Problem(
            "encoding",
            byte=f"0x{data[error.start]:02x}",
            where=where,
            line=before.count(b"\n") + 1,
            column=len(before[line_start:].decode()) + 1,
        ) from error


def _parse(data: bytes, where: Place) -> Arguments:
    text = decode_text(data, where)
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
    except UnicodeDecodeError as error:
        # The bytes that were percent-encoded, from the decoder's exception.
        raise Problem("encoding", byte=f"%{error.object[error.start]:02X}", where=where) from error
    except ValueError as error:
        raise Problem("too-many-parameters", where=where, limit=_MAX_FIELDS) from error
    return Arguments(pairs)


def require_utf8_path() -> None:
    """Refuse an address whose path is not UTF-8, because Werkzeug would replace the bytes."""
    decode_text(request.environ.get("PATH_INFO", "").encode("latin-1"), "path")


def require_plain_body() -> None:
    """Refuse a body with a Content-Encoding: its bytes are not what its media type says."""
    given = request.headers.get("Content-Encoding", "").strip()
    if given and given.lower() != "identity":
        # RFC 9110, 12.5.3 and 15.5.16: the encodings that would have been accepted.
        headers = {"Accept-Encoding": "identity"}
        raise Problem("content-encoding", given=clip(given), headers=headers)
