"""A fact to review is a card: counted alike in the list, on the page, and in the graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewed_statement import DRAFTED, ID, Draft, make_room

from noticegraph.passages.model import HEADING
from noticegraph.reviewing.cards import CardMaker
from noticegraph.reviewing.progress import read_units
from noticegraph.reviewing.room import Room
from noticegraph.reviewing.together import count_drafted

NAMED_APART = "what-we-collect/paragraph-2"


def elsewhere(draft: Draft) -> Draft:
    """A thing that a passage names where no fact about it is stated."""
    kind, cells = draft
    return (kind, cells | {"passage": [*cells["passage"], NAMED_APART]})


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return make_room(tmp_path, drafted=(elsewhere(DRAFTED[0]), *DRAFTED[1:]))


def cards(room: Room) -> set[str]:
    opened = room.desk(ID).opened()
    maker = CardMaker(opened, room.vocabulary, "en")
    found = (card for unit in read_units(opened) for card in maker.cards(unit.rows, unit))
    return {card.id for card in found if card.status == "drafted"}


def counts(room: Room) -> list[int]:
    opened = room.desk(ID).opened()
    (listed,) = room.overview("en", "person:Anna")
    graph = count_drafted((str(s), str(p), str(o)) for s, p, o in opened.live.graph)
    return [listed.drafted or 0, opened.to_judge(), graph, len(cards(room))]


def test_a_fact_and_the_data_that_it_names_count_as_one(room: Room) -> None:
    """Four nodes are drafted: a collection with its category, a period, a measure."""
    assert counts(room) == [3, 3, 3, 3]


def test_a_thing_stands_on_the_card_of_its_fact_wherever_it_is_named(room: Room) -> None:
    opened = room.desk(ID).opened()
    unit = next(u for u in read_units(opened) if NAMED_APART in u.paths)
    (card,) = CardMaker(opened, room.vocabulary, "en").cards(unit.rows, unit)
    assert card.id == "collection/email-address"
    assert [thing.id for thing in card.things] == ["category/email-address"]


def test_the_number_falls_by_one_with_each_card_that_is_judged(room: Room) -> None:
    desk = room.desk(ID)
    desk.decide(["collection/email-address", "category/email-address"], "accepted", "person:Anna")
    assert counts(room) == [2, 2, 2, 2]
    desk.decide(["retention/60-days"], "rejected", "person:Anna")
    assert counts(room) == [1, 1, 1, 1]
    desk.undo("person:Anna")
    assert counts(room) == [2, 2, 2, 2]


def test_a_thing_that_no_fact_names_is_a_fact_of_its_own(tmp_path: Path) -> None:
    assert counts(make_room(tmp_path, drafted=DRAFTED[:1])) == [1, 1, 1, 1]


def test_who_published_it_is_no_reviewed_fact_of_the_passage_that_names_it(tmp_path: Path) -> None:
    """`add` finds the name of the company in the text; no person has read that passage."""
    units = read_units(make_room(tmp_path, drafted=()).desk(ID).opened())
    assert {unit.state for unit in units if unit.passage.kind != HEADING} == {"unread"}
