"""The page that adds a statement, and the one that renames, redates and removes it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import Response

from noticegraph.errors import InputError, NoticegraphError, UsageError
from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import render_page
from noticegraph.http.frame.problems import Problem
from noticegraph.http.graph.review_sheet import bar, lay_out, show_pieces
from noticegraph.http.request.declarations import Argument
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.reviewing import (
    Form,
    current_form,
    current_session,
    desk_of,
    guard_all,
    house,
    page_token,
    plain_errors,
)
from noticegraph.http.request.write_access import MAX_FILE
from noticegraph.http.views import review_page
from noticegraph.http.views.review import BODY, PAGE, answer_page, lead_to
from noticegraph.http.views.review_page import SLUG, frame_of, frame_while_reading
from noticegraph.reviewing.bringing import Brought, Given, Taken, bring_in, look_at
from noticegraph.reviewing.moving import put_back, remove_statement, rename_statement
from noticegraph.reviewing.opening import read_text
from noticegraph.reviewing.progress import count_states, read_units, unread_units
from noticegraph.reviewing.second import SUBJECTS, subject_of
from noticegraph.workspace import parse_date

blueprint = Subject("bring")
guard_all(blueprint)

_FORM = "multipart/form-data"
_BODIES = {_FORM: {"schema": {"type": "object"}}}
_FIELDS = ("company", "date", "language", "text")
_MEGABYTE = 2**20
_UNREAD_SHOWN = 30


@blueprint.address(
    "/add", nl="Breng een bestand of een tekst in als verklaring.",
    arguments=(Argument("done", "The id of the statement that was just brought in."),), **PAGE,
)  # fmt: skip
def show_add(asked: Asked) -> bytes:
    """Show the form that brings in a file or a text as a statement."""
    room = house().room
    brought = room.brought.get(asked.text("done"))
    if brought is not None:
        return _show_brought(brought, asked.language)
    return _render({}, None, None)


def _show_brought(brought: Brought, language: str) -> bytes:
    """Return the page that says what became of what was brought in."""
    with plain_errors():
        desk = house().room.desk(brought.id)
        subjects: Counter[str] = Counter()
        if desk.open_within(review_page.PATIENCE):
            opened = desk.opened()
            text, units = opened.text, read_units(opened)
            subjects.update(s for row in opened.live.rows.values() if (s := subject_of(row)))
            counts, frame = count_states(units), frame_of(desk, language)
        else:
            text, passages = read_text(desk.files)
            units, counts = unread_units(passages), {}
            frame = frame_while_reading(desk, language)
    unread = [unit for unit in units if unit.passage.path in brought.unread]
    return _page(
        "add_done.html", brought=brought, counts=counts, bar=bar(counts) if counts else (),
        subjects={name: subjects[name] for name in SUBJECTS if subjects[name]},
        lines=lay_out(text, unread[:_UNREAD_SHOWN], language), unread=len(unread),
        size=(desk.files.facts.stat().st_size + 1023) // 1024, passages=len(units),
        text_language=brought.language, **frame,
    )  # fmt: skip


@blueprint.address(
    "/add", method="POST", nl="Maak van een bestand of tekst een verklaring met feiten.",
    bodies=_BODIES, **{**PAGE, "formats": (), "statuses": (303, 403, 409, 413)},
)  # fmt: skip
def add(_asked: Asked) -> Response:
    """Make a statement of a file or a text, with its facts drafted."""
    form, room = current_form(), house().room
    # The return key in a field sends no button: that is the first one.
    step = form.text("do") or "draft"
    if step not in ("cut", "draft", "look"):
        raise Problem("review-form", what=step[:80])
    values = {name: form.text(name) for name in _FIELDS} | {"keep-all": form.text("keep-all")}
    given = _given(form)
    who = current_session().who
    taken: Taken | None = None
    try:
        if given is None:
            return _again(values, None, None, UsageError("nothing-brought"))
        room.waiting.keep(who, given)
        lacking = [name for name in ("company", "date", "language") if not values[name]]
        if lacking or step == "look":
            taken = look_at(given, keep_all=bool(values["keep-all"]))
            for name in lacking:
                values[name] = getattr(taken, name)
            return _again(values, given, taken, None)
        brought = bring_in(
            room.content, given, company=values["company"], date=values["date"],
            language=values["language"], keep_all=bool(values["keep-all"]),
            draft=step == "draft",
        )  # fmt: skip
    except NoticegraphError as error:
        return _again(values, given, taken, error)
    room.waiting.drop(who)
    room.note_brought(brought)
    return lead_to("bring.show_add", done=brought.id)


def _given(form: Form) -> Given | None:
    """Return what was sent, or what was sent before and is still here."""
    if "file" in form.files and form.files["file"][1]:
        name, data = form.files["file"]
        if len(data) > MAX_FILE:
            raise Problem("review-file-too-large", limit=MAX_FILE // _MEGABYTE)
        return Given(name[:200], data)
    if form.text("text"):
        return Given("", form.text("text").encode())
    return house().room.waiting.of(current_session().who) if form.text("kept") else None


def _again(
    values: dict[str, str], given: Given | None, taken: Taken | None, error: Exception | None
) -> Response:
    body = _render(values, given, taken, error)
    return answer_page(body, 200 if error is None else 409)


def _render(
    values: dict[str, str], given: Given | None, taken: Taken | None, error: Exception | None = None
) -> bytes:
    room = house().room
    return _page(
        "add.html", values=values, given=given, taken=taken, error=error,
        pieces=show_pieces(taken.first, page_language()) if taken else (),
        known_languages=room.workspace.languages, limit=MAX_FILE // _MEGABYTE,
    )  # fmt: skip


def _page(template: str, **more: Any) -> bytes:
    shared = {"reader": current_session(), "page_token": page_token(), "own_link": None}
    return render_page(template, **shared | more)


@blueprint.address(
    "/review/<slug>/manage", nl="Hernoem, herdateer of verwijder een verklaring.",
    segment=SLUG, **PAGE,
)  # fmt: skip
def show_manage(asked: Asked) -> bytes:
    """Show the form that renames, redates or removes a statement."""
    return _manage(asked, None)


def _manage(asked: Asked, error: NoticegraphError | None, **typed: str) -> bytes:
    desk = desk_of(asked.name)
    with plain_errors():
        frame = frame_of(desk, asked.language)
    typed = {"company": frame["company_name"], "date": desk.files.date} | typed
    return _page("manage.html", statement_id=asked.name, error=error, typed=typed, **frame)


@blueprint.address(
    "/review/<slug>/manage", method="POST", nl="Hernoem, herdateer of verwijder een verklaring.",
    segment=SLUG, bodies=BODY, **{**PAGE, "formats": (), "statuses": (303, 403, 409)},
)  # fmt: skip
def manage(asked: Asked) -> Response:
    """Rename, redate or remove a statement."""
    form, desk = current_form(), desk_of(asked.name)
    step = form.needed("do")
    room = house().room
    try:
        if step == "remove":
            remove_statement(desk.files)
            return lead_to("review.list_reviews", done="removed")
        if step != "rename":
            raise Problem("review-form", what=step[:80])
        date = parse_date(form.needed("date"))
        files = rename_statement(room.content, desk.files, form.needed("company"), date)
    except (InputError, UsageError) as error:
        typed = {name: form.text(name) for name in ("company", "date") if form.text(name)}
        return answer_page(_manage(asked, error, **typed), 409)
    return lead_to("review.show_review", slug=files.id)


@blueprint.address(
    "/review/removed", method="POST", nl="Zet een verwijderde verklaring terug.",
    bodies=BODY, **{**PAGE, "formats": (), "statuses": (303, 403, 409)},
)  # fmt: skip
def restore(_asked: Asked) -> Response:
    """Put a removed statement back."""
    with plain_errors():
        put_back(house().room.workspace.root, current_form().needed("name"))
    return lead_to("review.list_reviews", done="restored")
