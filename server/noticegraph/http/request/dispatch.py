"""From a request to a view and back, according to the declaration of the address.

What a view receives has been parsed and checked: arguments that the address knows, each at most
once and with a value that it may have, a format to which they apply, and a language. The view's
answer gets its validator and headers here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, current_app, request, url_for

from noticegraph.http.frame.addresses import own_address
from noticegraph.http.frame.languages import chosen_language, page_language
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.request.answers import (
    answer_bytes,
    choose_format,
    enter,
    make_etag,
    unchanged,
)
from noticegraph.http.request.arguments import (
    Arguments,
    check_names,
    refuse_value,
    url_arguments,
    with_value,
)
from noticegraph.http.request.declarations import REVIEWED, Address, Argument, Cost
from noticegraph.http.words.alternatives import near_or_few
from noticegraph.languages import LANGUAGES
from noticegraph.media_types import CSV, HTML, Format

LANG = Argument(
    "lang",
    "The language of pages, names in tables, and refusals.",
    values=LANGUAGES,
    example="nl",
    refusal="unknown-language",
)
FORMAT = Argument("format", "The name of a format; overrides Accept.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, parsed and checked: what a view needs to know about it.

    ``name`` is what the segment of the path means, or an empty text. ``language`` is that of the
    answer: by Accept-Language for formats that people read, otherwise ``lang`` or English. ``etag``
    is the validator of the answer, None if the answer must not be stored.
    """

    address: Address
    arguments: Arguments
    name: str
    format: Format
    language: str
    etag: str | None

    def text(self, name: str) -> str:
        """Return an argument without surrounding spaces; an empty text if it is not given."""
        return (self.arguments.one(name) or "").strip()

    def choose(self, name: str, choices: Collection[str]) -> str:
        """Return an argument that must be one of these, or an empty text. Problem 400 if not."""
        value = self.arguments.one(name) or ""
        if value and value not in choices:
            raise refuse_value(self.arguments, name, value, choices)
        return value

    @property
    def is_page(self) -> bool:
        """Whether the answer is a page rather than data."""
        return self.format == HTML

    @property
    def wants_safe_csv(self) -> bool:
        """Whether to disarm cells that a spreadsheet would run as formulas."""
        return self.arguments.one("safe") == "1"


View = Callable[[Asked], "bytes | Response"]


class Subject(Blueprint):
    """The addresses of one subject, each declared beside its view."""

    def __init__(self, name: str) -> None:
        super().__init__(name, __name__)
        self.declared: dict[tuple[str, str], Address] = {}
        self._answers: dict[str, Callable[..., Response]] = {}

    def address(
        self, rule: str, *, nl: str, method: str = "GET", cost: Cost = Cost.QUERIES, **declared: Any
    ) -> Callable[[View], View]:
        """Declare the address that a view answers.

        Its summary is the first line of the view's docstring, and ``nl`` the same in Dutch.
        """

        def register(view: View) -> View:
            summary = (view.__doc__ or "").partition("\n")[0].strip()
            name = view.__name__
            address = Address(f"{self.name}.{name}", rule, method, summary, nl, cost, **declared)
            answer = self._answers.setdefault(name, self._make_answer(view))
            for served in address.rules:
                self.declared[method, served] = address
                self.add_url_rule(served, name, answer, methods=[method])
            return view

        return register

    def _make_answer(self, view: View) -> Callable[..., Response]:
        def answer(**path: str) -> Response:
            method = "GET" if request.method == "HEAD" else request.method
            return _dispatch(self.declared[method, str(request.url_rule)], view, path)

        return answer


def declared_addresses() -> tuple[Address, ...]:
    """Return the addresses of the current application, in the order of their rules."""
    found = {
        (address.rule, address.method): address
        for blueprint in current_app.blueprints.values()
        if isinstance(blueprint, Subject)
        for address in blueprint.declared.values()
    }
    return tuple(found[key] for key in sorted(found))


def _dispatch(address: Address, view: View, path: Mapping[str, str]) -> Response:
    arguments = url_arguments()
    # First of all the language, because refusals are written in it.
    _check_value(arguments, LANG)
    name, extension = "", path.get("extension")
    if address.segment is not None:
        name = path[address.segment.name]
        if address.segment.resolve is not None:
            name, extension = address.segment.resolve(name)
    known = (*address.arguments_of(name), LANG)
    names = [argument.name for argument in known]
    if not address.is_open:
        check_names(arguments, (*names, FORMAT.name) if address.takes_format else names)
        arguments.one(FORMAT.name)
    elif REVIEWED.name in arguments and not address.takes_reviewed:
        # Clients of a protocol send arguments of their own; this one is ours.
        raise Problem("unknown-parameter", name=REVIEWED.name, choices=tuple(names))
    if address.has_own_validator or not address.formats:
        for argument in known:
            _check_value(arguments, argument)
        formats = address.formats or (HTML,)
        asked = Asked(address, arguments, name, formats[0], page_language(), None)
        return _as_response(view(asked), asked)
    offered = _offered(address, arguments, extension)
    chosen = choose_format(arguments, offered, extension)
    for argument in known:
        _check_value(arguments, argument)
        _check_format(arguments, argument, chosen, address.formats)
    localized = chosen in address.localized
    language = page_language() if localized else chosen_language() or LANGUAGES[0]
    given = [part for pair in sorted(arguments.pairs()) if pair[1] for part in pair]
    if address.depends_on is not None:
        given.append(address.depends_on())
    fixed = (address.endpoint, name, chosen.name, language, own_address(""))
    etag = make_etag(*fixed, *given) if address.method == "GET" else None
    if answer := unchanged(etag, localized=localized):
        return answer
    asked = Asked(address, arguments, name, chosen, language, etag)
    if address.cost is Cost.QUERIES:
        enter()
    return _as_response(view(asked), asked)


def _offered(address: Address, arguments: Arguments, extension: str | None) -> tuple[Format, ...]:
    for entry in address.only_by_name:
        if extension == entry.extension or entry.name in arguments.all(FORMAT.name):
            return (entry,)
    return address.formats


def _as_response(answer: bytes | Response, asked: Asked) -> Response:
    if isinstance(answer, Response):
        return answer
    localized = asked.format in asked.address.localized
    return answer_bytes(answer, asked.format.media_type, asked.etag, localized=localized)


def _check_value(arguments: Arguments, argument: Argument) -> None:
    """Refuse a value that the argument cannot have. Problem 400 with the nearest valid ones."""
    if argument.many:
        return
    value = arguments.one(argument.name)
    known = argument.known_values() if value else None
    if value and known is not None and value not in known:
        if argument.meant is not None and (ids := tuple(argument.meant(value))):
            near = tuple(a for id_ in ids for a in with_value(arguments, argument.name, id_))
            name = argument.name
            raise Problem("not-a-statement", name=name, value=clip(value), choices=ids, near=near)
        raise refuse_value(arguments, argument.name, value, known, argument.refusal)


def _check_format(
    arguments: Arguments, argument: Argument, chosen: Format, offered: Sequence[Format]
) -> None:
    """Refuse an argument that the chosen format does not heed. Problem 400."""
    value = arguments.one(argument.name)
    if not value or argument.is_heeded_by(chosen, safe=arguments.one("safe") == "1"):
        return
    labels = tuple(
        f"{f.label} (safe=1)" if f == CSV and argument.only_safe_csv else f.label
        for f in offered
        if argument.is_heeded_by(f, safe=True)
    )
    raise Problem(
        "whole-format", name=argument.name, value=clip(value), format=chosen.label, choices=labels
    )


def resolve_among(
    kind: str, endpoint: str, segment: str, known: Callable[[], Collection[str]]
) -> Callable[[str], tuple[str, str | None]]:
    """Return a resolver for names that can be listed; an extension may follow a name.

    It raises a Problem of that kind (404) with the addresses of the nearest names.
    """

    def resolve(written: str) -> tuple[str, str | None]:
        names = known()
        if written in names:
            return written, None
        stem, _, extension = written.rpartition(".")
        if stem in names:
            return stem, extension
        near = near_or_few(written, names)
        meant = tuple(
            url_for(endpoint, **{segment: name})  # type: ignore[arg-type]
            for name in near
        )
        raise Problem(kind, name=clip(written), near=meant)

    return resolve
