"""Whoever reviews a fact is told in words why it was drafted, and not by the name of a rule."""

from __future__ import annotations

import pytest

from noticegraph.drafting.claim_rows import ROWS
from noticegraph.http.words.why_drafted import why_drafted

_UNKNOWN = {language: why_drafted("rule:", language) for language in ("en", "nl")}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    "rule", sorted({row.rule for row in ROWS} | {"category-in-frame", "basis-in-row", "sale"})
)
def test_each_rule_has_words_of_its_own(rule: str, language: str) -> None:
    said = why_drafted(f"rule:{rule}", language)
    assert said != _UNKNOWN[language]
    assert rule not in said


def test_what_is_no_rule_is_named() -> None:
    assert why_drafted("agent:Otter 2", "en") == "Otter 2"
    assert why_drafted("rule:new-one", "nl") == _UNKNOWN["nl"]
