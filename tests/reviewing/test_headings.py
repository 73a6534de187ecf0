"""Whoever reviews reads headings in words, in either language; never the name of a property."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewed_statement import ID, make_room

from noticegraph.reviewing.cards import CardMaker
from noticegraph.rows import KINDS


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_heading_is_the_name_of_a_property(tmp_path: Path, language: str) -> None:
    room = make_room(tmp_path, drafted=())
    maker = CardMaker(room.desk(ID).opened(), room.vocabulary, language)
    columns = {(n, c) for kind in KINDS.values() for n, c in kind.columns.items()}
    headings = {name: maker.heading(name, column) for name, column in columns}
    assert [h for h in headings.values() if ":" in h] == []
    assert headings["data"] == {"en": "Personal data", "nl": "Persoonsgegevens"}[language]
