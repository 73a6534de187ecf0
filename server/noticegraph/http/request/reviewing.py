"""What every page for reviewing passes first, and the forms that it is sent."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, current_app, g, request, url_for

from noticegraph.errors import InputError, NoticegraphError, StatementTextError, UsageError
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.request.arguments import Arguments, decode_text, form_arguments
from noticegraph.http.request.letting_in import Doorkeeper, Session
from noticegraph.http.request.multipart import read_parts

if TYPE_CHECKING:
    # A server at which nobody reviews starts without it.
    from noticegraph.reviewing import Desk, Room

EXTENSION = "noticegraph-review"
PAGE_TOKEN = "token"  # noqa: S105 - the name of the field
_WITH_FACTS = ("bring.show_add", "bring.add")
"""Addresses that draft facts, whatever the text."""
_FORM, _PARTS = "application/x-www-form-urlencoded", "multipart/form-data"


@dataclass(frozen=True, slots=True)
class ReviewHouse:
    """What is reviewed, and who keeps the door."""

    room: Room
    door: Doorkeeper


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, and its files by field: name and content."""

    fields: Arguments
    files: dict[str, tuple[str, bytes]]

    def text(self, name: str) -> str:
        """Return a field without surrounding spaces, or ""."""
        return (self.fields.one(name) or "").strip()

    def needed(self, name: str) -> str:
        """Return a field. Problem 400 if it is not there."""
        value = self.text(name)
        if not value:
            raise Problem("review-form", what=name)
        return value


def house() -> ReviewHouse:
    """Return what the application reviews."""
    found: ReviewHouse = current_app.extensions[EXTENSION]
    return found


def current_session() -> Session:
    """Return the session of the current request, which `guard` has found."""
    session: Session = g.review_session
    return session


def current_form() -> Form:
    """Return the form of the current request, whose token `guard` has compared."""
    form: Form = g.review_form
    return form


def page_token() -> str:
    """Return the token for the forms of the current page."""
    return current_session().page_token(request.path)


def guard_all(blueprint: Blueprint, *, open_to_all: tuple[str, ...] = ()) -> None:
    """Have every request to a blueprint checked first; some views need no session.

    A reader who reads a statement blind is refused pages that show its facts.
    """
    free = {f"{blueprint.name}.{name}" for name in open_to_all}

    def guard() -> None:
        door = house().door
        door.check_host(request.environ)
        changes = request.method not in ("GET", "HEAD", "OPTIONS")
        if changes:
            door.check_origin(request.environ)
        if request.endpoint in free:
            if changes:
                g.review_form = _read_form()
            return
        cookie = request.cookies.get(door.cookie_name(request.environ))
        session = door.session(cookie)
        if session is None:
            raise Problem("review-session", near=("/review/enter",))
        g.review_session = session
        if changes:
            g.review_form = form = _read_form()
            sent = form.fields.one(PAGE_TOKEN) or ""
            if not hmac.compare_digest(sent.encode(), page_token().encode()):
                raise Problem("review-page-token")
        _keep_blind(session)

    blueprint.before_request(guard)


def _keep_blind(session: Session) -> None:
    reading = house().room.read_blind_by(session.who)
    if not reading:
        return
    slug = (request.view_args or {}).get("slug")
    if slug is None and request.endpoint not in _WITH_FACTS:
        return
    is_own = request.blueprint == "second" and any(files.id == slug for files in reading)
    # Another version of the statement says much the same.
    companies = {files.company for files in reading}
    if slug is None or (not is_own and house().room.company_slug(slug) in companies):
        near = (url_for("second.show_second", slug=reading[0].id),)
        raise Problem("review-blind", near=near)


def _read_form() -> Form:
    body = request.get_data(cache=False)
    kind = request.mimetype
    if kind == _FORM or not body:
        return Form(form_arguments(body), {})
    if kind != _PARTS:
        raise Problem("media-type", given=clip(kind), choices=(_FORM, _PARTS))
    pairs: list[tuple[str, str]] = []
    files: dict[str, tuple[str, bytes]] = {}
    for head, data in read_parts(body, request.mimetype_params.get("boundary", "")):
        name = head.get_param("name", header="content-disposition")
        if not isinstance(name, str):
            continue
        file = head.get_filename()
        if file is None:
            pairs.append((name, decode_text(data, "form")))
        elif file:
            files[name] = (file, data)
    return Form(Arguments(pairs), files)


def desk_of(statement_id: str) -> Desk:
    """Return the desk of a statement. Problem 404 if there is none."""
    try:
        return house().room.desk(statement_id)
    except UsageError as error:
        nearest = error.values.get("nearest", ())
        names = nearest if isinstance(nearest, tuple) else ()
        near = tuple(f"/review/{name}" for name in names)
        raise Problem("review-statement", name=clip(statement_id), near=near) from error


@contextmanager
def plain_errors() -> Iterator[None]:
    """Raise an error of the files or of a step as what is said of it (`plainly`)."""
    try:
        yield
    except NoticegraphError as error:
        raise plainly(error) from error


def plainly(error: NoticegraphError) -> Problem:
    """Return what is said about an error of the files or of a step: what, where, and the remedy."""
    unreadable = isinstance(error, (InputError, StatementTextError))
    return Problem("review-unreadable" if unreadable else "review-refused", cause=error)
