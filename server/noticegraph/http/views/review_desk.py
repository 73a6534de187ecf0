"""The address at which a statement is reviewed, passage by passage, and what its forms do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response

from noticegraph.errors import NoticegraphError, RowError, UsageError
from noticegraph.http.frame.problems import Problem, prefers_page
from noticegraph.http.request.declarations import Argument
from noticegraph.http.request.dispatch import Asked
from noticegraph.http.request.reviewing import (
    Form,
    current_form,
    current_session,
    desk_of,
    house,
    plain_errors,
    plainly,
)
from noticegraph.http.views import review_page
from noticegraph.http.views.review import (
    BODY,
    PAGE,
    answer_json,
    answer_page,
    blueprint,
    lead_to,
)
from noticegraph.http.views.review_page import (
    SLUG,
    Shown,
    editor_of,
    focus,
    next_in,
    render_review,
    render_waiting,
)
from noticegraph.reviewing import Conflict, Desk
from noticegraph.reviewing.cards import CardMaker
from noticegraph.reviewing.editing import BETWEEN, FIELD, FactForm
from noticegraph.reviewing.notes import add_note
from noticegraph.reviewing.progress import read_units
from noticegraph.reviewing.together import only_named_by
from noticegraph.reviewing.unseen import OPEN, note_decided, units_to_read
from noticegraph.rows import KINDS, Row

_AT = Argument("at", "The passage in focus, by its path.")
_FACT = Argument("fact", "The fact in focus, by its id.")
_EDIT = Argument("edit", "The id of the fact to edit; new for one that is to be added.")
_KIND = Argument("kind", "The kind of a new fact.", values=tuple(KINDS))
_DONE = Argument("done", "What the last step did.")
_NEW = "new"
_FIRST_KIND = "collection"
_ALIKE = 200
"""How many facts are accepted at once."""


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
    wanted, at = asked.text("edit"), asked.text("at")
    with plain_errors():
        if not desk.open_within(review_page.PATIENCE):
            return render_waiting(asked.name, asked.language, desk, at)
        edit = None
        if wanted:
            row = desk.live.rows.get(wanted)
            if wanted == _NEW:
                row = Row(1, asked.text("kind") or _FIRST_KIND, {"modality": ["asserted"]})
                row.put("passage", [at] if at else [])
            if row is None:
                raise Problem("review-fact", id=wanted[:200])
            edit = editor_of(desk, asked.language).form(row, desk.version_of(wanted))
        shown = Shown(
            at=at, fact=asked.text("fact"), edit=edit, done=asked.text("done"),
            field="f-kind" if wanted == _NEW else "f-name",
        )  # fmt: skip
        return render_review(asked.name, asked.language, desk, shown)


@blueprint.address(
    "/review/<slug>", method="POST",
    nl="Aanvaard, verwerp, wijzig of voeg een feit toe, of neem de laatste stap terug.",
    segment=SLUG, bodies=BODY, **{**PAGE, "formats": (), "statuses": (303, 403, 409, 412)},
)  # fmt: skip
def change_fact(asked: Asked) -> bytes | Response:
    """Accept, reject, change or add a fact, or take the last step back."""
    form, desk = current_form(), desk_of(asked.name)
    step = form.needed("do")
    act = _STEPS.get(step.partition(" ")[0])
    if act is None:
        raise Problem("review-form", what=step[:80])
    try:
        return act(asked, desk, form)
    except Conflict as conflict:
        return _page(asked, desk, 412, conflict=conflict)
    except NoticegraphError as error:
        problem = plainly(error)
        if not prefers_page():
            raise problem from error
        return _page(asked, desk, problem.status, refusal=error)


# The steps


def _decide(asked: Asked, desk: Desk, form: Form) -> Response:
    """Accept or reject a fact, with the things that were shown with it."""
    status = "accepted" if form.text("do") == "accept" else "rejected"
    fact, seen = form.needed("fact"), _seen(form)
    ids = [name for name in seen if name != fact]
    if status == "rejected":
        ids = only_named_by(desk.live, ids, [fact])
    at, following = form.text("at"), form.text("next")
    before = read_units(desk.opened())
    change = desk.decide([fact, *ids], status, current_session().who, seen)
    if change.faults:
        return _page(asked, desk, 409, faults=change.faults)
    note_decided(desk, before, at)
    if not following:
        at = _beyond(desk, at)
    return _back(asked.name, at, status, following)


def _seen(form: Form) -> dict[str, str]:
    """Return the states in which the form showed a fact, and the things that are judged with it."""
    seen = {form.needed("fact"): form.needed("version")}
    for thing in form.fields.all("thing"):
        name, _, version = thing.rpartition(" ")
        seen[name] = version
    return seen


def _not_here(asked: Asked, desk: Desk, form: Form) -> Response:
    """Take the passage in focus off a fact that cites others, too."""
    fact, at = form.needed("fact"), form.text("at")
    units = read_units(desk.opened())
    here = units[focus(units, at)].paths
    change = desk.take_off(fact, here, current_session().who, _seen(form))
    if change.faults:
        return _page(asked, desk, 409, faults=change.faults)
    return _back(asked.name, at, "not-here", form.text("next"))


def _beyond(desk: Desk, at: str) -> str:
    """Return the passage to go to: this one, or the next to read if nothing here is drafted."""
    units = units_to_read(desk)
    chosen = focus(units, at)
    following = None if units[chosen].drafted else next_in(units, chosen, *OPEN)
    return following.passage.path if following else at


def _accept_alike(asked: Asked, desk: Desk, form: Form) -> Response:
    """Accept all drafted facts of a kind in the section of the passage in focus."""
    at, kind = form.text("at"), form.needed("kind")
    units = read_units(desk.opened())
    section = units[focus(units, at)].passage.section
    ids = {
        row.one("id"): None
        for unit in units
        if unit.passage.section == section
        for row in unit.drafted
        if row.kind == kind
    }
    change = desk.decide(list(ids)[:_ALIKE], "accepted", current_session().who)
    if change.faults:
        return _page(asked, desk, 409, faults=change.faults)
    note_decided(desk, units, at)
    return _back(asked.name, at, "accepted")


def _undo(asked: Asked, desk: Desk, form: Form) -> Response:
    """Take the reader's last step back; the page stays where it is if that shows it."""
    step = desk.undo(current_session().who)
    rows = (*step.before, *step.after) if step else ()
    fact, at = next((row.one("id") for row in rows), ""), form.text("at")
    units = read_units(desk.opened())
    here = units[focus(units, at)]
    known, shown = desk.live.rows, {row.one("id") for row in here.rows}

    def is_here(row: Row) -> bool:
        if row.one("id") in known:
            return row.one("id") in shown
        return not set(here.paths).isdisjoint(row.cells.get("passage", []))

    if not any(map(is_here, rows)):
        at = next((row.one("passage") for row in rows if row.one("passage")), at)
    return _back(asked.name, at, "undone" if step else "", fact)


def _silent(asked: Asked, desk: Desk, form: Form) -> Response:
    """Note that a passage states no fact, and why."""
    at = form.needed("at")
    row = Row(1, "no-fact", {"passage": [at], "terms": [form.needed("reason")]})
    change = desk.save(row, current_session().who)
    if change.faults:
        return _page(asked, desk, 409, faults=change.faults)
    return _back(asked.name, at, "silent")


def _save(asked: Asked, desk: Desk, form: Form) -> Response:
    """Save a fact as it was filled in and accept it, or only say what is wrong with it."""
    row, faults = _typed(asked, desk, form)
    at, step = form.text("at"), form.text("do")
    who, sought = current_session().who, form.text("seek")
    if step.startswith("take "):
        return _page(asked, desk, 200, field=f"f-{form.needed('into')}")
    if step in ("kind", "look-up") or row.kind not in KINDS:
        found = _find(asked, sought) if step == "look-up" else None
        field = "f-seek" if step == "look-up" else "f-kind"
        return _page(asked, desk, 200, found=found, sought=sought, field=field)
    twins: list[Row] = []
    if step == "save" and form.text("fact") and not row.one("id"):
        # Somebody took it away: whoever saves it again adds it.
        raise Conflict(None)
    if not faults and step == "save":
        before = read_units(desk.opened())
        change = desk.save(row, who, form.text("version") if row.one("id") else None)
        if not change.faults:
            note_decided(desk, before, at)
            fact = next(iter(change.touched), "")
            return _back(asked.name, at, "changed" if row.one("id") else "added", fact)
        faults = list(change.faults)
    elif not faults:
        faults, twins = desk.check(row, who)
    if step == "check" and not prefers_page():
        labels = editor_of(desk, asked.language).form(_of_kind(row), "").labels
        return answer_json(_said(asked, desk, faults, twins, labels))
    wrong = next((fault.cell for fault in faults if fault.cell), "")
    # The return key in the field for words of terms sends the first button of the form.
    found = _find(asked, sought) if sought else None
    several = next((fault for fault in faults if fault.kind == "row-term-twice"), None)
    if several is not None:
        sought = str(several.values["term"])
        terms = several.values["terms"]
        if isinstance(terms, tuple):
            found = house().room.terms.tell(terms, asked.language)
    return _page(
        asked, desk, 200 if step == "check" else 409, faults=faults, twins=twins,
        found=found, sought=sought, into=several.cell if several else "",
        checked=step == "check", field=f"f-{wrong}" if wrong else "f-seek" if sought else "",
    )  # fmt: skip


def _note(asked: Asked, desk: Desk, form: Form) -> Response:
    """Keep why a fact was rejected, as a note on it."""
    fact, why = form.needed("fact"), form.text("why").strip()
    if fact not in desk.live.rows:
        raise UsageError("no-such-fact", id=fact)
    if why:
        add_note(desk.files, fact, why, current_session().who)
    return _back(asked.name, form.text("at"), "noted" if why else "", form.text("next"))


_STEPS = {
    "accept": _decide, "reject": _decide, "accept-alike": _accept_alike, "not-here": _not_here,
    "undo": _undo, "no-fact": _silent, "save": _save, "check": _save, "kind": _save,
    "look-up": _save, "take": _save, "why": _note,
}  # fmt: skip


def _typed(asked: Asked, desk: Desk, form: Form) -> tuple[Row, list[RowError]]:
    """Return the row that the form means, and what is wrong with its words for terms."""
    fields, into = form.fields, FIELD + form.text("into")
    step, _, term = form.text("do").partition(" ")

    def written(name: str) -> str:
        value = fields.one(name) or ""
        if step != "take" or name != into:
            return value
        return _with_term(value, term)

    row, faults = editor_of(desk, asked.language).row(written, fields.names())
    off = fields.all("off")
    row.put("passage", [path for path in row.cells.get("passage", []) if path not in off])
    return row, faults


def _with_term(value: str, term: str) -> str:
    """Return what a field holds with a term, in place of words that mean it among others."""
    parts = [part for part in map(str.strip, value.split(BETWEEN)) if part]
    named = house().room.terms.named
    kept = [part for part in parts if part != term and term not in named(part)]
    return f"{BETWEEN} ".join([*kept, term])


def _find(asked: Asked, words: str) -> Any:
    return house().room.terms.find(words, asked.language)


def _of_kind(row: Row) -> Row:
    """Return a row of a known kind, with the modality that facts of it have."""
    kind = row.kind if row.kind in KINDS else _FIRST_KIND
    found = Row(row.number, kind, row.cells)
    if KINDS[kind].fact and not found.one("modality"):
        found.put("modality", ["asserted"])
    return found


def _said(
    asked: Asked,
    desk: Desk,
    faults: Sequence[RowError],
    twins: Sequence[Row],
    labels: Mapping[str, str],
) -> dict[str, Any]:
    """Return what the verifier says about a row, for the script of the page."""
    maker = CardMaker(desk.opened(), house().room.vocabulary, asked.language)
    said = [(fault, fault.words(asked.language)) for fault in faults]
    return {
        "faults": [
            {
                "column": fault.cell,
                "label": labels.get(fault.cell, ""),
                "message": words.message,
                "remedy": words.hint or "",
            }
            for fault, words in said
        ],
        "twins": [maker.name_of(row) for row in twins],
    }


def _page(asked: Asked, desk: Desk, status: int, **more: Any) -> Response:
    """Return the page with what was sent, nothing of it lost, and what is said about it."""
    form = current_form()
    with plain_errors():
        if "kind" in form.fields and form.text("do") != "accept-alike":
            row, _ = _typed(asked, desk, form)
            row = _of_kind(row)
            version = form.text("version")
            if "conflict" in more:
                # Whoever saves again has seen what it is now.
                version = desk.version_of(row.one("id"))
            more["edit"] = edit = editor_of(desk, asked.language).form(row, version)
            more["kept"] = _without_field(edit, form)
        shown = Shown(at=form.text("at"), fact=form.text("fact"), **more)
        return answer_page(render_review(asked.name, asked.language, desk, shown), status)


def _without_field(edit: FactForm, form: Form) -> list[tuple[str, str]]:
    """Return what was typed into fields that facts of another kind have."""
    shown = {
        FIELD + field.name for field in (*edit.fields, edit.condition, edit.terms_of_new) if field
    }
    return [
        (name, value)
        for name, value in form.fields.pairs()
        if value and name.startswith(FIELD) and name not in shown
    ]


def _back(slug: str, at: str, done: str, fact: str = "") -> Response:
    return lead_to(
        "review.show_review", "#here", slug=slug, at=at or None, fact=fact or None,
        done=done or None,
    )  # fmt: skip
