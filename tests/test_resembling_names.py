"""Whether words may be a misspelt name: far-fetched names are no suggestion."""

from __future__ import annotations

import pytest

from noticegraph.near_names import resembles


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Tulppenpost", "Tulpenpost B.V."),
        ("advertsing partnrs", "Advertising partners"),
        ("sub procesors", "Subprocessors"),
        ("bewaartermijnn", "Bewaartermijn"),
    ],
)
def test_misspelt_words_resemble_the_name(words: str, name: str) -> None:
    assert resembles(words, name)


@pytest.mark.parametrize(
    ("words", "name"),
    [("asdfgh qwerty", "Race"), ("everything here", "Here"), ("", "Race"), ("?!", "Race")],
)
def test_other_words_do_not(words: str, name: str) -> None:
    assert not resembles(words, name)
