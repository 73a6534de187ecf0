"""The text as it is reviewed: which words are marked, and that none grow together."""

from __future__ import annotations

import pytest

from noticegraph.http.graph.review_sheet import lay_out
from noticegraph.passages import segment_text
from noticegraph.reviewing.progress import Unit
from noticegraph.rows import Row

TEXT = "We need your first name, last name and **city** now.\n"


LINKED = "See the [Kite Records law](https://kites.example/law#3), and [ours](/us).\n"


def shown(*quotes: str, text: str = TEXT) -> tuple[tuple[str, bool], ...]:
    (passage,) = [p for p in segment_text(text, "md").passages if p.kind == "Paragraph"]
    rows = []
    for quote in quotes:
        start = text.index(quote)
        cells = {"start": [str(start)], "end": [str(start + len(quote))]}
        rows.append(Row(1, "collection", cells))
    (line,) = lay_out(text, [Unit(passage, (), tuple(rows), "drafted")], "en")
    return line.pieces[0]


@pytest.mark.parametrize(
    "quotes",
    [
        (), ("first", "name"), ("first", "name, last", "name and"), ("your first ", "name"),
        ("your first", " name, last"), ("and", "**city**"), ("and **city**", "now"), ("We", "now."),
    ],
)  # fmt: skip
def test_the_words_read_on_however_they_are_marked(quotes: tuple[str, ...]) -> None:
    pieces = shown(*quotes)
    assert (
        "".join(words for words, _ in pieces) == "We need your first name, last name and city now."
    )
    assert all(words.strip() for words, marked in pieces if marked)


def test_what_is_marked_is_what_is_quoted() -> None:
    marked = [words for words, is_marked in shown("first", "name, last") if is_marked]
    assert marked == ["first", "name, last"]


@pytest.mark.parametrize(
    ("quote", "marked"),
    [
        ("the [Kite Records", "the Kite Records"),
        ("Records law](https://kites.example/law#3), and", "Records law, and"),
        ("[Kite Records law](https://kites.example/law#3)", "Kite Records law"),
        ("Kite Records law", "Kite Records law"),
    ],
)
def test_a_quote_that_begins_or_ends_within_a_link_shows_no_address(
    quote: str, marked: str
) -> None:
    pieces = shown(quote, text=LINKED)
    assert "".join(words for words, _ in pieces) == "See the Kite Records law, and ours."
    assert [words for words, is_marked in pieces if is_marked] == [marked]
