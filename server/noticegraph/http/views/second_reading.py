"""The pages of a second, blind reading: the text with questions, then the differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response

from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import render_page
from noticegraph.http.frame.problems import Problem, prefers_page
from noticegraph.http.graph.review_sheet import lay_out, place_of
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
)
from noticegraph.http.views.review import BODY, PAGE, answer_page, lead_to
from noticegraph.http.views.review_page import SLUG, frame_of
from noticegraph.http.words.marks import short_place
from noticegraph.http.words.texts import texts
from noticegraph.reviewing import Desk
from noticegraph.reviewing.progress import Unit, read_units
from noticegraph.reviewing.readings import (
    Reading,
    answer,
    begin,
    finish,
    read_reading,
    settle,
    stop,
)
from noticegraph.reviewing.second import (
    CHOICES,
    SUBJECTS,
    compare,
    differences,
    to_read,
    what_rows_say,
)
from noticegraph.rows.model import MODALITIES

blueprint = Subject("second")
guard_all(blueprint)

_AT = Argument("at", "The passage in focus, by its path.")


@blueprint.address(
    "/review/<slug>/second", nl="De tweede lezing: de tekst met vragen, of de verschillen.",
    arguments=(_AT,), segment=SLUG, **PAGE,
)  # fmt: skip
def show_second(asked: Asked) -> bytes:
    """Show a passage without its facts to the second reader, or where two readings differ."""
    desk = desk_of(asked.name)
    with plain_errors():
        reading = read_reading(desk.files)
        if reading is None:
            return _render("second_begin.html", asked, desk)
        units = to_read(read_units(desk.opened()))
        if reading.finished:
            return _differences(asked, desk, reading, units)
        return _question(asked, desk, reading, units)


@blueprint.address(
    "/review/<slug>/second", method="POST",
    nl="Begin een tweede lezing, beantwoord een passage, of leg een verschil bij.",
    segment=SLUG, bodies=BODY, **{**PAGE, "formats": (), "statuses": (303, 403, 409)},
)  # fmt: skip
def second(asked: Asked) -> Response:
    """Begin a second reading, answer for a passage, or settle a difference."""
    desk, form = desk_of(asked.name), current_form()
    who, step = current_session().who, form.needed("do")
    with plain_errors():
        if step == "begin":
            begin(desk.files, who, has_judged=_has_judged(desk, who))
            return _back(asked.name, "")
        reading = read_reading(desk.files)
        if reading is None:
            raise Problem("review-form", what=step[:80])
        units = to_read(read_units(desk.opened()))
        if step == "settle":
            settle(desk.files, form.needed("key"), form.needed("choice"), form.text("note"), who)
            return _back(asked.name, "", "#differences")
        if reading.reader != who:
            raise Problem("review-other-reader")
        if step == "stop":
            stop(desk.files, who)
            return _back(asked.name, "")
        if step == "finish":
            finish(desk.files, what_rows_say(units))
            house().room.when_compared()
            return _back(asked.name, "")
        at = form.needed("at")
        if step != "answer" or at not in {u.passage.path for u in units}:
            raise Problem("review-form", what=step[:80])
        said = {
            subject: [form.text(f"m-{subject}")] * int(count)
            for subject in SUBJECTS
            if (count := form.text(f"n-{subject}")).isdigit() and len(count) < 3 and int(count)
        }
        # How they are said is never taken for granted.
        lacking = next((subject for subject, names in said.items() if not names[0]), "")
        if lacking and not prefers_page():
            name = texts(page_language())[f"subject_{lacking}"]
            raise Problem("second-modality", name=name)
        if lacking:
            typed = Typed(at, said, form.text("doubt"), lacking)
            body = _question(asked, desk, reading, units, typed)
            return answer_page(body, 409)
        reading = answer(desk.files, at, said, form.text("doubt"))
        following = [u.passage.path for u in units if u.passage.path not in reading.said]
        later = [path for path in following if _number(units, path) > _number(units, at)]
        return _back(asked.name, next(iter(later or following), at))


def _has_judged(desk: Desk, who: str) -> bool:
    """Tell whether somebody has accepted, rejected or changed a fact of a statement."""
    judged = (row.one("reviewer") == who for row in desk.live.rows.values())
    return any(judged) or any(step.who == who for step in desk.journal.steps)


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer that was sent and lacks how the facts on the subject ``lacking`` are said."""

    at: str
    said: dict[str, list[str]]
    doubt: str
    lacking: str


def _number(units: list[Unit], path: str) -> int:
    return next((n for n, u in enumerate(units) if u.passage.path == path), 0)


def _question(
    asked: Asked, desk: Desk, reading: Reading, units: list[Unit], typed: Typed | None = None
) -> bytes:
    if reading.reader != current_session().who:
        raise Problem("review-other-reader")
    unread = [u.passage.path for u in units if u.passage.path not in reading.said]
    if not units:
        raise Problem("review-form", what="at")
    at = (typed.at if typed else asked.text("at")) or next(iter(unread), units[0].passage.path)
    number = _number(units, at)
    said, doubt = reading.said.get(at, {}), reading.doubts.get(at, "")
    if typed is not None:
        said, doubt = typed.said, typed.doubt
    opened = desk.opened()
    # The rows of the units are left out: the reader sees the text alone.
    near = [Unit(u.passage, u.inside, (), "") for u in units[max(0, number - 1) : number + 2]]
    unit = units[number]
    return _render(
        "second_question.html", asked, desk,
        lines=lay_out(opened.text, near, asked.language), path=unit.passage.path,
        place=short_place(place_of(unit.passage, asked.language)),
        read=len(units) - len(unread), count=len(units), said=said,
        doubt=doubt,
        lacking=typed.lacking if typed else "", subjects=tuple(SUBJECTS), names=MODALITIES,
        before=units[number - 1].passage.path if number else "",
        text_language=opened.live.statement.language,
        # What leads to the facts is left out.
        company=None, version=None,
    )  # fmt: skip


def _differences(asked: Asked, desk: Desk, reading: Reading, units: list[Unit]) -> bytes:
    opened = desk.opened()
    lines = {
        line.unit.passage.path: line
        for line in lay_out(
            opened.text, [Unit(u.passage, u.inside, (), "") for u in units], asked.language
        )
    }
    return _render(
        "second_differences.html", asked, desk,
        agreement=compare(reading.first, reading.said),
        differences=differences(reading.first, reading.said), lines=lines, reading=reading,
        choices=CHOICES, names=MODALITIES, text_language=opened.live.statement.language,
    )  # fmt: skip


def _render(template: str, asked: Asked, desk: Desk, **more: Any) -> bytes:
    shared = {
        "statement_id": asked.name, "reader": current_session(), "page_token": page_token(),
        **frame_of(desk, asked.language),
    }  # fmt: skip
    return render_page(template, **shared | more)


def _back(slug: str, at: str, fragment: str = "") -> Response:
    return lead_to("second.show_second", fragment, slug=slug, at=at or None)
