"""The one place that normalises a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegraph.canonical_text import canonical_text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\x0cd", "a\nb\nc\nd"),
        ("\ufeffa\ufeff", "a"),
        ("10\u00a0km, 1\u202f000", "10 km, 1 000"),
        ("e\u0301", "\u00e9"),
        ("pri\u00advacy pri\u200bvacy pri\u2060vacy", "privacy privacy privacy"),
        ("\u200eleft\u202e", "left"),
        ("e\u200d\u0301", "\u00e9"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_what_changes_nothing_that_is_said_is_undone(text: str, canonical: str) -> None:
    assert canonical_text(text) == canonical


@given(st.text())
def test_the_canonical_form_of_a_canonical_text_is_that_text(text: str) -> None:
    canonical = canonical_text(text)
    assert canonical_text(canonical) == canonical
    assert unicodedata.is_normalized("NFC", canonical)
    assert not {"\r", "\u00a0", "\ufeff", "\u200b"} & set(canonical)
