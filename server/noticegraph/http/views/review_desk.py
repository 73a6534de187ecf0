"""The page on which a statement is reviewed, passage by passage, and what its forms do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, redirect, url_for

from noticegraph.errors import NoticegraphError, RowError
from noticegraph.http.frame.layout import kept_arguments, render_page
from noticegraph.http.frame.problems import Problem, prefers_page
from noticegraph.http.graph.review_sheet import bar, lay_out, place_of
from noticegraph.http.request.declarations import Argument, Segment
from noticegraph.http.request.dispatch import Asked
from noticegraph.http.request.reviewing import (
    PAGE_TOKEN,
    Form,
    current_form,
    current_session,
    desk_of,
    house,
    page_token,
    plainly,
)
from noticegraph.http.views.company_menu import last_known_company
from noticegraph.http.views.review import BODY, PAGE, answer_json, blueprint, unstored
from noticegraph.http.words.marks import short_place
from noticegraph.passages.model import HEADING
from noticegraph.reviewing import Change, Conflict, Desk
from noticegraph.reviewing.cards import CardMaker
from noticegraph.reviewing.editing import Editor, FactForm
from noticegraph.reviewing.notes import Note, read_notes
from noticegraph.reviewing.progress import Unit, count_states, read_units
from noticegraph.reviewing.second import Agreement, compare, read_reading
from noticegraph.reviewing.terms import reasons_without_fact
from noticegraph.rows import KINDS, Row

_AT = Argument("at", "The passage in focus, by its path.")
_FACT = Argument("fact", "The fact in focus, by its id.")
_EDIT = Argument("edit", "The id of the fact to edit; new for one that is to be added.")
_KIND = Argument("kind", "The kind of a new fact.", values=tuple(KINDS))
_DONE = Argument("done", "What the last step did.")
SLUG = Segment("slug", example=lambda: next((f.id for f in house().room.statements()), ""))
_NEW = "new"
_FIRST_KIND = "collection"
_ALIKE = 200
"""How many facts are accepted at once."""
_CARDS = 60
"""How many facts of a passage are shown at once; the others follow when these are reviewed."""


@blueprint.address(
    "/review/<slug>",
    nl="De tekst van een verklaring, en de feiten van de passage waar de lezer is.",
    arguments=(_AT, _FACT, _EDIT, _KIND, _DONE),
    segment=SLUG,
    **PAGE,
)
def show_review(asked: Asked) -> bytes:
    """Show the text of a statement, and the facts of the passage in focus."""
    desk = desk_of(asked.name)
    _keep_blind(desk)
    wanted = asked.text("edit")
    form = None
    at = asked.text("at")
    if wanted:
        try:
            live = desk.live
            row = live.rows.get(wanted)
            if wanted == _NEW:
                row = Row(1, asked.text("kind") or _FIRST_KIND, {"modality": ["asserted"]})
                row.put("passage", [at] if at else [])
            if row is None:
                raise Problem("review-fact", id=wanted[:200])
            form = _editor(desk, asked).form(row, desk.version_of(wanted))
        except NoticegraphError as error:
            raise plainly(error) from error
    return _render(asked, desk, at=at, fact=asked.text("fact"), edit=form)


@blueprint.address(
    "/review/<slug>", method="POST",
    nl="Aanvaard, verwerp, wijzig of voeg een feit toe, of neem de laatste stap terug.",
    segment=SLUG, bodies=BODY, **{**PAGE, "formats": (), "statuses": (303, 403, 409, 412)},
)  # fmt: skip
def change_fact(asked: Asked) -> bytes | Response:
    """Accept, reject, change or add a fact, or take the last step back."""
    form, desk = current_form(), desk_of(asked.name)
    _keep_blind(desk)
    step = form.needed("do")
    if step not in _STEPS:
        raise Problem("review-form", what=step[:80])
    try:
        return _STEPS[step](asked, desk, form)
    except Conflict as conflict:
        return _conflict(asked, desk, conflict)
    except NoticegraphError as error:
        raise plainly(error) from error


def _keep_blind(desk: Desk) -> None:
    """Refuse the facts to somebody who is reading the statement a second time."""
    try:
        reading = read_reading(desk.files)
    except NoticegraphError as error:
        raise plainly(error) from error
    if reading is not None and not reading.finished and reading.reader == current_session().who:
        near = (url_for("second.show_second", slug=desk.files.id),)
        raise Problem("review-blind", near=near)


# The steps


def _decide(asked: Asked, desk: Desk, form: Form) -> bytes | Response:
    status = "accepted" if form.text("do") == "accept" else "rejected"
    fact, at = form.needed("fact"), form.text("at")
    seen = {fact: form.needed("version")}
    change = desk.decide([fact], status, current_session().who, seen)
    if change.faults:
        return _page(_render(asked, desk, at=at, fact=fact, change=change), 409)
    return _back(asked.name, at, status)


def _accept_alike(asked: Asked, desk: Desk, form: Form) -> bytes | Response:
    """Accept all drafted facts of a kind in the section of the passage in focus."""
    at, kind = form.text("at"), form.needed("kind")
    units = read_units(desk.opened())
    section = units[_focus(units, at)].passage.section
    ids = {
        row.one("id"): None
        for unit in units
        if unit.passage.section == section
        for row in unit.drafted
        if row.kind == kind
    }
    change = desk.decide(list(ids)[:_ALIKE], "accepted", current_session().who)
    if change.faults:
        return _page(_render(asked, desk, at=at, change=change), 409)
    return _back(asked.name, at, "accepted")


def _undo(asked: Asked, desk: Desk, form: Form) -> Response:
    step = desk.undo(current_session().who)
    rows = (*step.after, *step.before) if step else ()
    at = next((row.one("passage") for row in rows if row.one("passage")), form.text("at"))
    return _back(asked.name, at, "undone" if step else "")


def _silent(asked: Asked, desk: Desk, form: Form) -> bytes | Response:
    """Note that a passage states no fact, and why."""
    at = form.needed("at")
    row = Row(1, "no-fact", {"passage": [at], "terms": [form.needed("reason")]})
    change = desk.save(row, current_session().who)
    if change.faults:
        return _page(_render(asked, desk, at=at, change=change), 409)
    return _back(asked.name, at, "silent")


def _save(asked: Asked, desk: Desk, form: Form) -> bytes | Response:
    """Save a fact as it was filled in and accept it, or only say what is wrong with it."""
    editor = _editor(desk, asked)
    fields = form.fields
    row, faults = editor.row(lambda name: fields.one(name) or "", fields.names())
    at, step = form.text("at"), form.text("do")
    who = current_session().who
    twins: list[Row] = []
    if step in ("kind", "look-up") or row.kind not in KINDS:
        found = house().room.terms.find(form.text("seek"), asked.language)
        shown = editor.form(_of_kind(row), form.text("version"))
        return _page(_render(asked, desk, at=at, edit=shown, found=found), 200)
    if not faults and step == "save":
        change = desk.save(row, who, form.text("version") if row.one("id") else None)
        if not change.faults:
            return _back(asked.name, at, "changed" if row.one("id") else "added")
        faults = list(change.faults)
    elif not faults:
        faults, twins = desk.check(row, who)
    if step == "check" and not prefers_page():
        return answer_json(_said(asked, desk, faults, twins))
    shown = editor.form(row, form.text("version"))
    body = _render(
        asked, desk, at=at, edit=shown, change=Change(faults=tuple(faults)),
        twins=twins, checked=step == "check",
    )  # fmt: skip
    return _page(body, 200 if step == "check" else 409)


_STEPS = {
    "accept": _decide, "reject": _decide, "accept-alike": _accept_alike, "undo": _undo,
    "no-fact": _silent, "save": _save, "check": _save, "kind": _save, "look-up": _save,
}  # fmt: skip


def _of_kind(row: Row) -> Row:
    """Return a row of a known kind, with the modality that facts of it have."""
    kind = row.kind if row.kind in KINDS else _FIRST_KIND
    found = Row(row.number, kind, row.cells)
    if KINDS[kind].fact and not found.one("modality"):
        found.put("modality", ["asserted"])
    return found


def _said(
    asked: Asked, desk: Desk, faults: Sequence[RowError], twins: Sequence[Row]
) -> dict[str, Any]:
    """Return what the verifier says of a row, for the script of the page."""
    maker = CardMaker(desk.opened(), house().room.vocabulary, asked.language)
    said = [(fault, fault.words(asked.language)) for fault in faults]
    return {
        "faults": [
            {"column": fault.cell, "message": words.message, "remedy": words.hint or ""}
            for fault, words in said
        ],
        "twins": [maker.name_of(row) for row in twins],
    }


def _editor(desk: Desk, asked: Asked) -> Editor:
    opened, room = desk.opened(), house().room
    maker = CardMaker(opened, room.vocabulary, asked.language)
    return Editor(opened, maker, room.terms, asked.language)


# The page


def _conflict(asked: Asked, desk: Desk, conflict: Conflict) -> Response:
    """Return the page that says what somebody else did to a fact meanwhile."""
    maker = CardMaker(desk.opened(), house().room.vocabulary, asked.language)
    theirs = maker.card(conflict.theirs) if conflict.theirs else None
    form = current_form()
    apart = (PAGE_TOKEN, "version", "do", "at", "fact")
    body = render_page(
        "review_conflict.html",
        statement_id=asked.name,
        theirs=theirs,
        sent=[(n.removeprefix("c-"), v) for n, v in form.fields.pairs() if n not in apart and v],
        wanted=form.text("do"),
        at=form.text("at"),
        reader=current_session(),
        text_language=desk.live.statement.language,
        **frame_of(desk, asked.language),
    )
    return _page(body, 412)


def _render(
    asked: Asked,
    desk: Desk,
    *,
    at: str = "",
    fact: str = "",
    change: Change | None = None,
    edit: FactForm | None = None,
    **more: Any,
) -> bytes:
    """Return the page of a statement with the passage ``at`` in focus."""
    try:
        opened = desk.opened()
        units = read_units(opened)
    except NoticegraphError as error:
        raise plainly(error) from error
    room, language = house().room, asked.language
    chosen = _focus(units, at)
    unit = units[chosen]
    maker = CardMaker(opened, room.vocabulary, language)
    cards = maker.cards(unit.rows[:_CARDS])
    drafted = [card for card in cards if card.status == "drafted"]
    more_facts = len(unit.rows) - len(cards)
    active = next((c for c in cards if c.id == fact), next(iter(drafted), None))
    counts = count_states(units)
    context: dict[str, Any] = {"twins": (), "found": None, "checked": False} | more
    reasons = [(name, maker.label(name)) for name in reasons_without_fact(room.vocabulary)]
    silent = next((opened.live.silent[p] for p in unit.paths if p in opened.live.silent), None)
    return render_page(
        "review.html",
        statement_id=asked.name,
        lines=lay_out(opened.text, units, language),
        unit=unit,
        place=short_place(place_of(unit.passage, language)),
        cards=cards,
        active=None if edit else active,
        alike=maker.kind_label(active.row.kind) if active and active.status == "drafted" else "",
        drafted=len(unit.drafted),
        more_facts=more_facts,
        counts=counts,
        bar=bar(counts),
        before=_neighbour(units, chosen, -1),
        after=_neighbour(units, chosen, 1),
        next_drafted=_next_in(units, chosen, "drafted"),
        next_unread=_next_in(units, chosen, "unread"),
        last=_last_step(desk, maker),
        notes=_notes_by_fact(desk),
        agreement=_agreement(desk),
        done=asked.text("done"),
        faults=change.faults if change else (),
        edit=edit,
        reasons=reasons if not cards else (),
        silent=maker.label(silent.one("terms")) if silent else "",
        reader=current_session(),
        page_token=page_token(),
        text_language=opened.live.statement.language,
        **frame_of(desk, language),
        **{**context, "twins": [maker.card(row) for row in context["twins"]]},
    )


def _notes_by_fact(desk: Desk) -> dict[str, list[Note]]:
    found: dict[str, list[Note]] = {}
    for note in read_notes(desk.files):
        found.setdefault(note.about, []).append(note)
    return found


def _agreement(desk: Desk) -> Agreement | None:
    reading = read_reading(desk.files)
    return compare(reading.first, reading.said) if reading and reading.finished else None


def _last_step(desk: Desk, maker: CardMaker) -> tuple[str, str, int] | None:
    """Return what the reader did last: the word, what with, and with how many."""
    steps = [s for s in desk.journal.steps if s.who == current_session().who]
    if not steps:
        return None
    rows = steps[-1].after or steps[-1].before
    name = maker.name_of(rows[0]) or rows[0].one("passage") if rows else ""
    return steps[-1].done, name, len(rows)


def frame_of(desk: Desk, language: str) -> dict[str, Any]:
    """Return what the header and title of a page about a statement need."""
    return {
        **last_known_company(desk.files.id, language),
        "files": desk.files,
        "company_name": house().room.company_name(desk),
        "own_link": None,
    }


def _focus(units: Sequence[Unit], path: str) -> int:
    """Return the number of the unit with a passage, or the first that is to be read."""
    wanted = (n for n, u in enumerate(units) if path in u.paths)
    drafted = (n for n, u in enumerate(units) if u.state == "drafted")
    unread = (n for n, u in enumerate(units) if u.state == "unread")
    return next(wanted, next(drafted, next(unread, 0)))


def _neighbour(units: Sequence[Unit], at: int, step: int) -> Unit | None:
    """Return the next passage in a direction that a reader stops at."""
    places = range(at + step, len(units) if step > 0 else -1, step)
    return next((units[n] for n in places if _is_stop(units[n])), None)


def _is_stop(unit: Unit) -> bool:
    return unit.passage.kind != HEADING or bool(unit.rows)


def _next_in(units: Sequence[Unit], at: int, state: str) -> Unit | None:
    """Return the next passage in a state, after this one or from the beginning; not this one."""
    order = [*units[at + 1 :], *units[:at]]
    return next((u for u in order if u.state == state and _is_stop(u)), None)


def _back(slug: str, at: str, done: str) -> Response:
    values = {"slug": slug, "at": at or None, "done": done or None, **kept_arguments()}
    address = url_for("review.show_review", **values)  # type: ignore[arg-type]
    return unstored(redirect(f"{address}#desk", 303))


def _page(body: bytes, status: int) -> Response:
    return unstored(Response(body, status, content_type="text/html; charset=utf-8"))
