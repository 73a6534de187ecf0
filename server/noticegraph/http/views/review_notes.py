"""The page with readers' notes on a statement, its facts and its company."""

from __future__ import annotations

from flask import Response

from noticegraph.errors import NoticegraphError
from noticegraph.http.frame.layout import render_page
from noticegraph.http.frame.problems import Problem, prefers_page
from noticegraph.http.request.declarations import Argument
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.reviewing import (
    current_form,
    current_session,
    desk_of,
    guard_all,
    house,
    page_token,
    plain_errors,
    plainly,
)
from noticegraph.http.views.review import BODY, PAGE, answer_page, lead_to
from noticegraph.http.views.review_page import SLUG, frame_of
from noticegraph.reviewing.cards import CardMaker
from noticegraph.reviewing.notes import (
    COMPANY,
    LONGEST,
    STATEMENT,
    add_note,
    read_notes,
    remove_note,
)

blueprint = Subject("notes")
guard_all(blueprint)


@blueprint.address(
    "/review/<slug>/notes", nl="De notities van lezers bij een verklaring.",
    arguments=(Argument("about", "What a new note is about: statement, company or a fact's id."),),
    segment=SLUG, **PAGE,
)  # fmt: skip
def show_notes(asked: Asked) -> bytes:
    """Show the notes on a statement, its facts and its company, with a form for a new one."""
    return _render(asked, asked.text("about") or STATEMENT)


def _render(
    asked: Asked, about: str, typed: str = "", error: NoticegraphError | None = None
) -> bytes:
    """Return the page, with what was typed if it could not be kept."""
    desk = desk_of(asked.name)
    with plain_errors():
        live = desk.live
        maker = CardMaker(desk.opened(), house().room.vocabulary, asked.language)
        if about not in (STATEMENT, COMPANY) and about not in live.rows:
            raise Problem("review-fact", id=about[:200])
        notes = read_notes(desk.files)
        wanted = {about, *(note.about for note in notes)}
        names = {i: maker.name_of(row) for i, row in live.rows.items() if i in wanted}
        return render_page(
            "review_notes.html", statement_id=asked.name, notes=notes, names=names, about=about,
            typed=typed, error=error, longest=LONGEST, reader=current_session(),
            page_token=page_token(), **frame_of(desk, asked.language),
        )  # fmt: skip


@blueprint.address(
    "/review/<slug>/notes", method="POST", nl="Voeg een notitie toe, of verwijder er een.",
    segment=SLUG, bodies=BODY, **{**PAGE, "formats": (), "statuses": (303, 403, 409)},
)  # fmt: skip
def change_notes(asked: Asked) -> Response:
    """Add a note, or remove one of one's own."""
    desk, form = desk_of(asked.name), current_form()
    who = current_session().who
    try:
        if form.needed("do") == "remove":
            remove_note(desk.files, form.needed("note"), who)
        else:
            about = form.needed("about")
            if about not in (STATEMENT, COMPANY) and about not in desk.live.rows:
                raise Problem("review-fact", id=about[:200])
            add_note(desk.files, about, form.text("text"), who)
    except NoticegraphError as error:
        problem = plainly(error)
        if not prefers_page():
            raise problem from error
        body = _render(asked, form.text("about") or STATEMENT, form.text("text"), error)
        return answer_page(body, problem.status)
    return lead_to("notes.show_notes", slug=asked.name)
