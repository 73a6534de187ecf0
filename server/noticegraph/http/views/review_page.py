"""The page on which a statement is reviewed: its text, the facts of a passage, what was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from noticegraph.errors import NoticegraphError, RowError
from noticegraph.http.frame.layout import render_page
from noticegraph.http.graph.review_sheet import bar, lay_out, place_of
from noticegraph.http.graph.sheet import plain, short_ref
from noticegraph.http.request.declarations import Segment
from noticegraph.http.request.reviewing import current_session, house, page_token
from noticegraph.http.views.company_menu import last_known_company
from noticegraph.http.words.marks import short_place
from noticegraph.http.words.why_drafted import why_drafted
from noticegraph.namespaces import THINGS
from noticegraph.passages import Passage
from noticegraph.passages.model import HEADING, TABLE_HEADER
from noticegraph.reviewing import Conflict, Desk
from noticegraph.reviewing.cards import Card, CardMaker
from noticegraph.reviewing.editing import Editor, FactForm
from noticegraph.reviewing.notes import Note, read_notes
from noticegraph.reviewing.opening import Opened, read_text
from noticegraph.reviewing.progress import Unit, count_states, unread_units
from noticegraph.reviewing.readings import read_reading
from noticegraph.reviewing.second import Agreement, compare
from noticegraph.reviewing.terms import FoundTerm, reasons_without_fact
from noticegraph.reviewing.together import folded_things, named_things, with_their_facts
from noticegraph.reviewing.unseen import ELSEWHERE, OPEN, note_opened, read_unseen, units_to_read
from noticegraph.rows import Row

SLUG = Segment("slug", example=lambda: next((f.id for f in house().room.statements()), ""))
"""The part of an address that names a statement of the workspace."""
_CARDS = 60
"""How many facts of a passage are shown at once; the others follow when these are reviewed."""

PATIENCE = 2.0
"""So many seconds a page waits for the facts of a statement before it shows the text alone."""
_AROUND = 250
"""So many passages before the one in focus, and after it, are shown at once."""
_HEADING = 48
"""So many characters of a heading say where a passage is."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows beside the text.

    ``at`` is the passage in focus, ``fact`` the fact, ``edit`` a form, and ``kept`` what was typed
    that its kind has no field for. ``faults``, ``refusal`` and ``conflict`` say why a step was not
    taken; ``checked`` and ``twins`` what the verifier says, ``found`` the terms for the words
    ``sought``, to be put ``into`` a column. ``field`` is the id of the field where one goes on.
    """

    at: str = ""
    fact: str = ""
    edit: FactForm | None = None
    kept: Sequence[tuple[str, str]] = ()
    faults: Sequence[RowError] = ()
    refusal: NoticegraphError | None = None
    conflict: Conflict | None = None
    twins: Sequence[Row] = ()
    found: Sequence[FoundTerm] | None = None
    sought: str = ""
    into: str = ""
    checked: bool = False
    field: str = ""
    done: str = ""


def editor_of(desk: Desk, language: str) -> Editor:
    """Return what makes forms of the facts of a statement."""
    opened, room = desk.opened(), house().room
    maker = CardMaker(opened, room.vocabulary, language)
    return Editor(opened, maker, room.terms, language)


def render_review(slug: str, language: str, desk: Desk, shown: Shown) -> bytes:
    """Return the page of a statement. Raises what reading its files raises."""
    opened = desk.opened()
    units = units_to_read(desk)
    room, edit = house().room, shown.edit
    row = opened.live.rows.get(shown.fact)
    chosen = focus(units, shown.at or (row.one("passage") if row else ""))
    unit = units[chosen]
    decided_at = read_unseen(desk.files).get(unit.passage.path, "")
    if unit.state == ELSEWHERE:
        # A page is shown also where nothing can be written.
        with suppress(NoticegraphError):
            note_opened(desk.files, unit.passage.path)
    begin, end = max(0, chosen - _AROUND), min(len(units), chosen + _AROUND)
    maker = CardMaker(opened, room.vocabulary, language)
    rows = unit.rows[:_CARDS]
    cards = maker.cards(rows, unit)
    drafted = [card for card in cards if card.status == "drafted"]
    not_shown = unit.rows[_CARDS:]
    asked = next((c for c in cards if c.has(shown.fact)), None)
    first: Card | None = next(iter(drafted), None)
    # After a step one goes on with what is still to be judged.
    is_past = bool(shown.done) and asked is not None and asked.status != "drafted"
    active = (first or asked) if is_past else (asked or first)
    counts = count_states(units)
    reasons = [(name, maker.label(name)) for name in reasons_without_fact(room.vocabulary)]
    silent = next((opened.live.silent[p] for p in unit.paths if p in opened.live.silent), None)
    theirs = shown.conflict.theirs if shown.conflict else None
    return render_page(
        "review.html",
        statement_id=slug,
        things_base=THINGS if room.workspace.base == THINGS else "",
        shown=shown,
        lines=lay_out(opened.text, units[begin:end], language),
        earlier=units[begin - 1] if begin else None,
        later=units[end] if end < len(units) else None,
        hidden_before=begin,
        hidden_after=len(units) - end,
        unit=unit,
        place=_place(opened, unit.passage, language),
        cards=cards,
        reach={card.id: _reach(unit, card) for card in cards},
        named_here={card.id: _named_here(unit, card) for card in cards},
        why={card.id: why_drafted(card.by, language) for card in cards},
        active=None if edit else active,
        follows=_follows(cards),
        alike=maker.kind_label(active.row.kind) if active and active.status == "drafted" else "",
        drafted=_count_cards(opened, unit, drafted),
        to_judge=opened.to_judge(),
        more_facts=len(not_shown),
        counts=counts,
        bar=bar(counts),
        before=_neighbour(units, chosen, -1),
        after=_neighbour(units, chosen, 1),
        next_fact=_next_fact(cards, None if edit else active, asked),
        next_open=next_in(units, chosen, *OPEN),
        next_unread=next_in(units, chosen, "unread"),
        is_unasked=bool(shown.done and active is not asked),
        decided_at=_places(opened, [decided_at], language) if unit.state == ELSEWHERE else {},
        last=_last_step(desk, maker, opened, language),
        notes=_notes_by_fact(desk),
        agreement=agreement_of(desk),
        theirs=maker.card(theirs) if theirs else None,
        faults=shown.faults,
        edit=edit,
        cited_places=_places(opened, edit.passages.split(), language) if edit else {},
        reasons=reasons if not cards else (),
        likely=_likely_reason(opened, unit),
        moved=_moved(opened, unit, row, shown.done, maker, language),
        elsewhere=_elsewhere(opened, unit, cards, language),
        silent=maker.label(silent.one("terms")) if silent else "",
        twins=[maker.card(row) for row in shown.twins],
        reader=current_session(),
        page_token=page_token(),
        text_language=opened.live.statement.language,
        **frame_of(desk, language),
    )


def render_waiting(slug: str, language: str, desk: Desk, at: str) -> bytes:
    """Return the text alone, for as long as its facts are being read. Raises as `read_text`."""
    text, passages = read_text(desk.files)
    units = unread_units(passages)
    chosen = focus(units, at)
    begin, end = max(0, chosen - _AROUND), min(len(units), chosen + _AROUND)
    return render_page(
        "review_waiting.html",
        statement_id=slug,
        lines=lay_out(text, units[begin:end], language),
        earlier=units[begin - 1] if begin else None,
        later=units[end] if end < len(units) else None,
        hidden_before=begin,
        hidden_after=len(units) - end,
        unit=units[chosen],
        place=short_place(place_of(units[chosen].passage, language)),
        size=(desk.files.facts.stat().st_size + 1023) // 1024,
        passages=len(units),
        reader=current_session(),
        page_token=page_token(),
        text_language=desk.files.language,
        **frame_while_reading(desk, language),
    )


def frame_while_reading(desk: Desk, language: str) -> dict[str, Any]:
    """Return what `frame_of` does, without what only the facts say."""
    known = last_known_company(desk.files.id, language)
    name = getattr(known.get("company"), "name", desk.files.company)
    return {**known, "files": desk.files, "company_name": name, "own_link": None}


@dataclass(frozen=True, slots=True)
class Moved:
    """A fact that no longer cites the passage in focus: its id, its name, and where it is.

    ``stay`` are the names of the things of the fact that still cite the passage.
    """

    id: str
    name: str
    places: tuple[tuple[str, str], ...]
    stay: tuple[str, ...]


def _moved(
    opened: Opened, unit: Unit, row: Row | None, done: str, maker: CardMaker, language: str
) -> Moved | None:
    if row is None or done != "changed" or any(row is other for other in unit.rows):
        return None
    here = {other.one("id"): other for other in unit.rows}
    stay = [here[i] for i in named_things(opened.live.rows, row) if i in here]
    places = _places(opened, row.cells.get("passage", []), language)
    return Moved(
        row.one("id"), maker.name_of(row), tuple(places.items()), tuple(map(maker.name_of, stay))
    )


def _elsewhere(opened: Opened, unit: Unit, cards: Sequence[Card], language: str) -> dict[str, str]:
    """Return the other passages that the facts of a passage cite, each with its place in words."""
    cited = {
        path
        for card in cards
        for one in (card, *card.things)
        for path in one.row.cells.get("passage", [])
    }
    return _places(opened, cited - set(unit.paths), language)


def _places(opened: Opened, paths: Iterable[str], language: str) -> dict[str, str]:
    known = opened.by_path
    return {path: _place(opened, known[path], language) for path in paths if path in known}


def _count_cards(opened: Opened, unit: Unit, drafted: Sequence[Card]) -> int:
    """Return how many drafted facts a passage has, with those that are not shown."""
    if len(unit.rows) <= _CARDS:
        return len(drafted)
    rows = with_their_facts(opened.live.rows, unit.drafted)
    things = folded_things(opened.live.rows, rows)
    return len({row.one("id") for row in rows}.difference(*things.values()))


def _place(opened: Opened, passage: Passage, language: str) -> str:
    """Return where a passage is: the words of its heading, and its place below that."""
    place = place_of(passage, language)
    heading = opened.by_path.get(f"{passage.section}/heading")
    if heading is None:
        return short_place(place)
    words = _shorten(plain(opened.text[heading.start : heading.end]))
    ref = short_ref(place, passage.kind)
    return f"{words} {ref}".strip()


def _shorten(words: str) -> str:
    """Return the words of a heading, cut to a line."""
    if len(words) <= _HEADING:
        return words
    return f"{words[:_HEADING].rpartition(' ')[0] or words[:_HEADING]}…"


def _likely_reason(opened: Opened, unit: Unit) -> str:
    """Return the reason (CURIE) for which a passage most likely states no fact."""
    passage = unit.passage
    if passage.kind == TABLE_HEADER:
        return "ng:ColumnTitles"
    introduces = opened.text[passage.start : passage.end].rstrip().endswith(":")
    return "ng:IntroducesParts" if introduces else "ng:GeneralExplanation"


def _named_here(unit: Unit, card: Card) -> str:
    """Return the things of a fact that a passage names, if the fact itself is stated elsewhere."""
    here = set(unit.paths)
    if not here.isdisjoint(card.row.cells.get("passage", [])):
        return ""
    things = (t for t in card.things if not here.isdisjoint(t.row.cells.get("passage", [])))
    return ", ".join(thing.name for thing in things)


def _reach(unit: Unit, card: Card) -> int:
    """Return how many passages a fact cites, if that is more than the one in focus, or 0."""
    cited = card.row.cells.get("passage", [])
    elsewhere = len(set(cited) - set(unit.paths))
    return elsewhere + bool(elsewhere < len(set(cited))) if elsewhere else 0


def frame_of(desk: Desk, language: str) -> dict[str, Any]:
    """Return what the header and title of a page about a statement need."""
    return {
        **last_known_company(desk.files.id, language),
        "files": desk.files,
        "company_name": house().room.company_name(desk),
        "own_link": None,
    }


def focus(units: Sequence[Unit], path: str) -> int:
    """Return the number of the unit with a passage, or the first that is to be read."""
    wanted = (n for n, u in enumerate(units) if path in u.paths)
    drafted = (n for n, u in enumerate(units) if u.state == "drafted")
    others = (n for n, u in enumerate(units) if u.state in OPEN)
    return next(wanted, next(drafted, next(others, 0)))


def agreement_of(desk: Desk) -> Agreement | None:
    """Return how far two readings of a statement agree, if both are finished."""
    reading = read_reading(desk.files)
    return compare(reading.first, reading.said) if reading and reading.finished else None


def _follows(cards: Sequence[Card]) -> dict[str, str]:
    """Return, by the id of each card, the drafted one that is next after it, or first again."""
    drafted = [n for n, card in enumerate(cards) if card.status == "drafted"]
    found = {}
    for number, card in enumerate(cards):
        others = [n for n in drafted if n != number]
        after = next((n for n in others if n > number), next(iter(others), None))
        found[card.id] = "" if after is None else cards[after].id
    return found


def _next_fact(cards: Sequence[Card], active: Card | None, asked: Card | None) -> str:
    """Return the id of the drafted card below the one in focus.

    It is the first if that one is judged, or not the one that was asked for.
    """
    is_open = active is not None and active.status == "drafted" and asked in (None, active)
    below = cards[cards.index(active) + 1 :] if active and is_open else cards
    return next((card.id for card in below if card.status == "drafted"), "")


def _notes_by_fact(desk: Desk) -> dict[str, list[Note]]:
    found: dict[str, list[Note]] = {}
    for note in read_notes(desk.files):
        found.setdefault(note.about, []).append(note)
    return found


def _last_step(
    desk: Desk, maker: CardMaker, opened: Opened, language: str
) -> tuple[str, str, int, str] | None:
    """Return what the reader did last: the word, what with, with how many, and the fact's id."""
    steps = [s for s in desk.journal.steps if s.who == current_session().who]
    if not steps:
        return None
    rows = steps[-1].after or steps[-1].before
    if not rows:
        return steps[-1].done, "", 0, ""
    path = rows[0].one("passage")
    where = _places(opened, [path], language).get(path, path)
    return steps[-1].done, maker.name_of(rows[0]) or where, len(rows), rows[0].one("id")


def _neighbour(units: Sequence[Unit], at: int, step: int) -> Unit | None:
    """Return the next passage in a direction that a reader stops at."""
    places = range(at + step, len(units) if step > 0 else -1, step)
    return next((units[n] for n in places if _is_stop(units[n])), None)


def _is_stop(unit: Unit) -> bool:
    return unit.passage.kind != HEADING or bool(unit.rows)


def next_in(units: Sequence[Unit], at: int, *states: str) -> Unit | None:
    """Return the next passage in a state, after this one or from the beginning; not this one."""
    order = [*units[at + 1 :], *units[:at]]
    return next((u for u in order if u.state in states and _is_stop(u)), None)
