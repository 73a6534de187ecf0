"""The words on a card stand in the passage that is read, or the card says where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewed_statement import Draft, make_room

from noticegraph.http.graph.review_sheet import lay_out
from noticegraph.reviewing.cards import Card, CardMaker
from noticegraph.reviewing.progress import Unit, read_units
from noticegraph.reviewing.room import Room
from noticegraph.reviewing.wording import place_of_words
from noticegraph.rows import Row

TEXT = """\
# Kites

## Why

We write to you when a kite is ready.

We get in touch with you about storms.

Write to you we may, too; we do not rewrite to yourself.
"""
FIRST, OTHER, AGAIN = (f"why/paragraph-{n}" for n in (1, 2, 3))
PURPOSE: Draft = (
    "purpose",
    {
        "id": ["purpose/write"],
        "name": ["Write to you"],
        "terms": ["dpv:CommunicationManagement"],
        "passage": [FIRST, OTHER, AGAIN],
        "quote": ["write to you"],
    },
)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return make_room(tmp_path, text=TEXT, drafted=(PURPOSE,))


def card_at(room: Room, path: str) -> Card:
    opened = room.desk("kite-repair-2026-05-03-en").opened()
    unit = unit_at(room, path)
    (card,) = CardMaker(opened, room.vocabulary, "en").cards(unit.rows, unit)
    return card


def unit_at(room: Room, path: str) -> Unit:
    opened = room.desk("kite-repair-2026-05-03-en").opened()
    return next(u for u in read_units(opened) if path in u.paths)


def test_where_the_words_stand_they_are_those_of_the_fact(room: Room) -> None:
    card = card_at(room, FIRST)
    assert (card.quote, card.quoted_at) == ("write to you", "")


def test_where_the_words_stand_again_they_are_quoted_as_they_stand_there(room: Room) -> None:
    card = card_at(room, AGAIN)
    assert (card.quote, card.quoted_at) == ("Write to you", "")


def test_where_other_words_say_it_the_card_says_where_its_words_stand(room: Room) -> None:
    card = card_at(room, OTHER)
    assert (card.quote, card.quoted_at) == ("write to you", FIRST)


@pytest.mark.parametrize(
    ("path", "marked"), [(FIRST, ["write to you"]), (OTHER, []), (AGAIN, ["Write to you"])]
)
def test_the_text_marks_the_words_wherever_they_say_it(
    room: Room, path: str, marked: list[str]
) -> None:
    opened = room.desk("kite-repair-2026-05-03-en").opened()
    (line,) = lay_out(opened.text, [unit_at(room, path)], "en")
    assert [words for piece in line.pieces for words, is_marked in piece if is_marked] == marked


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Wij schrijven u. Schrijven u wij ook?", "schrijven u", "Schrijven u"),
        ("Wij mailen u. Verder niets.", "mailen u", None),
        ("Uw naam. Bijnaam of naamsnede telt niet.", "naam", None),
        ("Uw naam. Ook de naam van uw vlieger.", "naam", "naam"),
    ],
)
def test_only_whole_words_of_a_passage_are_found(text: str, words: str, found: str | None) -> None:
    """The first sentence is quoted, the second is the passage that is read."""
    start = text.index(words)
    row = Row(1, "category", {"start": [str(start)], "end": [str(start + len(words))]})
    second = text.index(". ") + 2
    place = place_of_words(text, second, len(text), row)
    assert (None if place is None else text[slice(*place)]) == found


def test_a_row_that_quotes_nothing_stands_nowhere() -> None:
    assert place_of_words("We keep orders.", 0, 15, Row(1, "category")) is None
