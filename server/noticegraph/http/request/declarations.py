"""An address, declared once beside its view: what it accepts, what it answers, what it costs.

Parsing, refusal, negotiation, validators, admission, download links and the OpenAPI document all
follow from the declaration (``dispatch``, ``tables.downloads``, ``openapi``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from noticegraph.http.frame.headers import is_for_review
from noticegraph.http.frame.reviewing import NAME, VALUE
from noticegraph.media_types import CSV, HTML, Format

Schema = Mapping[str, Any]
"""A schema in JSON Schema 2020-12, as in OpenAPI 3.1."""

STRING: Schema = {"type": "string"}
URI: Schema = {"type": "string", "format": "uri"}
INTEGER: Schema = {"type": "integer"}
OBJECT: Schema = {"type": "object"}


class Cost(Enum):
    """What a request to an address may use; the endpoint admits and charges it accordingly."""

    NOTHING = "nothing"
    """No queries: the address answers however busy the server is."""
    QUERIES = "queries"
    VALIDATION = "validation"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of the query string.

    ``values`` are the values that it may have, or a function that returns them; with None the view
    checks the value against what it reads. Only the ``formats`` heed it (None: all), and a request
    for another format is refused; with ``only_safe_csv``, CSV heeds it only if it is made for
    spreadsheets. ``example`` is a value, or a function that returns one from the data that are
    served, or an empty text. ``refusal`` is the kind of problem for a value that it cannot have.
    """

    name: str
    description: str
    schema: Schema = field(default_factory=lambda: STRING)
    values: Sequence[str] | Callable[[], Sequence[str]] | None = None
    formats: tuple[Format, ...] | None = None
    only_safe_csv: bool = False
    required: bool = False
    many: bool = False
    example: str | Callable[[], str] = ""
    refusal: str = "unknown-value"
    meant: Callable[[str], Sequence[str]] | None = None

    def is_heeded_by(self, chosen: Format, *, safe: bool) -> bool:
        """Return whether a format heeds it; ``safe`` if CSV is made for spreadsheets."""
        if self.formats is not None and chosen not in self.formats:
            return False
        return safe or chosen != CSV or not self.only_safe_csv

    def known_values(self) -> Sequence[str] | None:
        """Return the values that it may have, or None if the view decides."""
        return self.values() if callable(self.values) else self.values


REVIEWED = Argument(
    NAME,
    "only: without the facts that were drafted and that nobody has reviewed.",
    values=(VALUE,),
    example=VALUE,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A variable part of the path.

    ``resolve`` returns the name that the part means and the file extension after it, if any, and
    raises a Problem for an unknown name; without it, any text is accepted unchanged.
    ``example`` returns a name from the data that are served, or an empty text.
    """

    name: str
    resolve: Callable[[str], tuple[str, str | None]] | None = None
    example: Callable[[], str] = lambda: ""


@dataclass(frozen=True, slots=True)
class Address:
    """The declaration of an address with one method.

    ``summary`` says in English what it is for, ``nl`` in Dutch. ``rule`` is Flask's. With
    ``has_extensions``, an address that has several ``formats`` also exists with each of their file
    extensions. The content of ``localized`` formats follows Accept-Language; formats in
    ``only_by_name`` are not negotiated by Accept. ``more`` returns arguments that depend on the
    segment. ``json`` is the schema of its plain JSON, ``statuses`` are those that do not follow
    from the rest, ``bodies`` are the media types that it accepts. ``is_open`` admits unknown
    arguments, because clients of a protocol send them. With ``has_own_validator``, the view
    negotiates and compares validators itself; ``depends_on`` returns what an answer depends on
    besides the data, the arguments and the language.
    """

    endpoint: str
    rule: str
    method: str
    summary: str
    nl: str
    cost: Cost
    formats: tuple[Format, ...] = ()
    only_by_name: tuple[Format, ...] = ()
    arguments: tuple[Argument, ...] = ()
    segment: Segment | None = None
    more: Callable[[str], Sequence[Argument]] | None = None
    localized: tuple[Format, ...] = (HTML,)
    json: Schema | None = None
    statuses: tuple[int, ...] = ()
    bodies: Mapping[str, Schema] = field(default_factory=dict)
    is_open: bool = False
    has_own_validator: bool = False
    has_extensions: bool = True
    depends_on: Callable[[], str] | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        """Flask's rules for the address. If a name ends the path, the extension is part of it."""
        if self.segment is not None or len(self.formats) < 2 or not self.has_extensions:
            return (self.rule,)
        return (self.rule, f"{self.rule}.<extension>")

    @property
    def takes_format(self) -> bool:
        """Whether a format can be requested by name."""
        return bool(self.formats) and (self.is_open or not self.has_own_validator)

    @property
    def takes_reviewed(self) -> bool:
        """Whether drafted facts can be left out: of what is read from the data, and of pages.

        Where facts are reviewed, they cannot.
        """
        if is_for_review(self.rule):
            return False
        return self.cost is Cost.QUERIES or (self.method == "GET" and HTML in self.formats)

    @property
    def own_arguments(self) -> tuple[Argument, ...]:
        """Its arguments, whatever its segment is."""
        return (*self.arguments, REVIEWED) if self.takes_reviewed else self.arguments

    def arguments_of(self, name: str) -> tuple[Argument, ...]:
        """Return its arguments if its segment is ``name``."""
        return (*self.own_arguments, *(self.more(name) if self.more else ()))


_VARIABLE = re.compile(r"<(?:[a-z]+:)?([a-z_]+)>")


def openapi_path(rule: str) -> str:
    """Return the path of one of Flask's rules in the notation of OpenAPI."""
    return _VARIABLE.sub(r"{\1}", rule)


def example_of(argument: Argument) -> str:
    """Return an example value of an argument, or an empty text."""
    return argument.example() if callable(argument.example) else argument.example


FORM = "application/x-www-form-urlencoded"


def operation_bodies(media_type: str, name: str, graphs: Sequence[str]) -> dict[str, Schema]:
    """Return the bodies of an operation of the SPARQL Protocol: the text itself, or a form."""
    many = list_schema(URI)
    properties = {name: STRING, **dict.fromkeys(graphs, many)}
    form = {"type": "object", "properties": properties, "required": [name]}
    return {media_type: {"schema": STRING}, FORM: {"schema": form}}


def object_schema(**properties: Schema) -> Schema:
    """Return the schema of an object that has all these properties."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def list_schema(items: Schema = OBJECT) -> Schema:
    """Return the schema of an array."""
    return {"type": "array", "items": items}
