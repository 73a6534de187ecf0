"""What a request asks for, read strictly: UTF-8 or 400, once or 400, never a guess.

Werkzeug replaces bytes that are not UTF-8; a query must not be changed in silence, so the query
string and form bodies are decoded here.
SPARQL 1.1 Protocol, section 2.1: https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import parse_qsl

from flask import request

from noticegraph.http.problems import Problem

MAX_QUERY_STRING = 32_768
_MAX_FIELDS = 500
_HOST = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")


class Arguments:
    """Names and values of a query string or a form, in their order."""

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
        """Return the value of that name, or None; a Problem when it is given more than once."""
        values = self._values.get(name, [])
        if len(values) > 1:
            raise Problem(
                400,
                "repeated-parameter",
                "A parameter is given more than once",
                f'"{name}" is given {len(values)} times',
                "give it once",
            )
        return values[0] if values else None

    def __add__(self, other: Arguments) -> Arguments:
        return Arguments([*self.pairs(), *other.pairs()])

    def pairs(self) -> list[tuple[str, str]]:
        """Return all names with their values, grouped by name."""
        return [(name, value) for name, values in self._values.items() for value in values]


def url_arguments() -> Arguments:
    """Read the query string. Problem 400 for bytes that are not UTF-8, 414 for one too long."""
    raw = request.query_string
    if len(raw) > MAX_QUERY_STRING:
        raise Problem(
            414,
            "address-too-long",
            "The address is too long",
            f"the query string has {len(raw)} bytes, {MAX_QUERY_STRING} are allowed",
            "send the query by POST, as application/sparql-query",
        )
    return _parse(raw, "the query string")


def form_arguments(body: bytes) -> Arguments:
    """Read a form body. Problem 400 for bytes that are not UTF-8."""
    return _parse(body, "the form")


def decode_text(data: bytes, what: str) -> str:
    """Decode UTF-8. Problem 400 with line and column of the first byte that is not."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        raise Problem(
            400,
            "encoding",
            "The request is not UTF-8",
            f"byte 0x{data[error.start]:02x} of {what} is not UTF-8",
            "send UTF-8",
            line=before.count(b"\n") + 1,
            column=len(before[line_start:].decode()) + 1,
        ) from error


def _parse(data: bytes, what: str) -> Arguments:
    text = decode_text(data, what)
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
    except UnicodeDecodeError as error:
        raise Problem(
            400,
            "encoding",
            "The request is not UTF-8",
            f"a percent-encoded byte of {what} is not UTF-8",
            "percent-encode UTF-8",
        ) from error
    except ValueError as error:
        raise Problem(
            400,
            "too-many-parameters",
            "The request has too many parameters",
            f"{what} has more than {_MAX_FIELDS} parameters",
            "give fewer",
        ) from error
    return Arguments(pairs)


def require_utf8_path() -> None:
    """Refuse an address whose path is not UTF-8; Werkzeug would replace the bytes."""
    decode_text(request.environ.get("PATH_INFO", "").encode("latin-1"), "the path")


def own_address(path: str) -> str:
    """Return the absolute address of a path of this server, by the Host header of the request.

    Problem 400 for a Host that is no host: it would end up in an answer. X-Forwarded-Host is never
    looked at.
    """
    if not _HOST.fullmatch(request.host):
        raise Problem(400, "host", "The Host header is no host", hint="send a host and a port")
    return f"{request.scheme}://{request.host}{path}"
