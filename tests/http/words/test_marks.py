"""Signs and words for modality, verdict, gravity and place; dates and numbers of both languages."""

from __future__ import annotations

import itertools

import pytest

from noticegraph.examinations import Verdict
from noticegraph.http.words.dates import write_count, write_date, write_number
from noticegraph.http.words.marks import (
    MODALITIES,
    gravity_word,
    modality_mark,
    place_beside,
    short_law,
    short_place,
    verdict_mark,
    verdict_ticks,
)

NG = "https://w3id.org/noticegraph/ns#"


@pytest.mark.parametrize(
    ("place", "short"),
    [
        ("section 11.c, paragraph 2", "§11.c ¶2"),
        ("sectie 11.c, alinea 2", "§11.c ¶2"),
        ("section 2, table row 1, item 8", "§2, row 1, item 8"),
        ("sectie 2, tabelrij 4", "§2, rij 4"),
        ("section 4, list 1, item 3", "§4, item 3"),
        ("section 8, whole section", "§8"),
        ("preamble, paragraph 4", "Preamble ¶4"),
        ("Who we are, paragraph 1", "Who we are ¶1"),
        ("Who, what and why, paragraph 1", "Who, what and why ¶1"),
        ("Personal Data We Collect › From You, item 3", "From You, item 3"),
        ("How long we keep data of all our guests, paragraph 1", "How long we keep data… ¶1"),
        ("section 3", "§3"),
    ],
)
def test_place_in_few_characters(place: str, short: str) -> None:
    assert short_place(place) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Act on the Reading of Notices (ARN)", "ARN"),
        ("Act (of the north) on Notices (North ARN)", "North ARN"),
        ("Notices Framework", "Notices Framework"),
        ("Act (1998) on Notices", "Act (1998) on Notices"),
    ],
)
def test_short_name_of_a_law(name: str, short: str) -> None:
    assert short_law(name) == short


def test_modalities_are_told_apart_by_sign_and_word() -> None:
    for language in ("en", "nl"):
        marks = [modality_mark(iri, language) for iri in MODALITIES]
        assert None not in marks
        assert len({m[0] for m in marks if m}) == len({m[1] for m in marks if m}) == 4
    assert modality_mark(NG + "Possible", "en") == ("may", "may")
    assert modality_mark(NG + "Conditional", "nl") == ("if", "indien")
    assert modality_mark("https://example.org/perhaps", "en") is None
    assert modality_mark(None, "en") is None


def test_each_verdict_has_a_sign_and_a_word_in_both_languages() -> None:
    for verdict in Verdict:
        sign, word = verdict_mark(verdict, "en")
        assert sign
        assert word
        assert verdict_mark(verdict, "nl")[0] == sign
    assert verdict_mark("not-met", "nl") == ("not", "niet voldaan")


def test_gravity_is_said_in_the_words_of_people() -> None:
    assert gravity_word("Violation", "en") == "serious"
    assert gravity_word("Warning", "nl") == "klein"
    assert gravity_word("", "en") == ""


def test_ticks_stand_gravest_first_and_apart() -> None:
    ticks, width = verdict_ticks({"met": 2, "not-met": 1, "partly-met": 1})
    assert [sign for sign, *_ in ticks] == ["not", "partly", "met", "met"]
    edges = [x for _, x, _, _ in ticks]
    assert all(after - before >= 4 for before, after in itertools.pairwise(edges))
    assert width >= edges[-1] + 3
    assert all(y + height <= 20 for _, _, y, height in ticks)
    assert verdict_ticks({}) == ([], 1)


@pytest.mark.parametrize(
    ("iso", "language", "long", "short"),
    [
        ("2024-02-20", "en", "20 February 2024", "20 Feb 2024"),
        ("2024-02-20", "nl", "20 februari 2024", "20 feb 2024"),
        ("2026-03-01", "nl", "1 maart 2026", "1 mrt 2026"),
        ("soon", "en", "soon", "soon"),
        ("", "nl", "", ""),
    ],
)
def test_dates_are_written_as_people_do(iso: str, language: str, long: str, short: str) -> None:
    assert write_date(iso, language) == long
    assert write_date(iso, language, short=True) == short


def test_numbers_and_plurals() -> None:
    assert write_number(12345, "en") == "12,345"
    assert write_number(12345, "nl") == "12.345"
    assert write_count(1, "fact", "facts", "en") == "1 fact"
    assert write_count(1200, "feit", "feiten", "nl") == "1.200 feiten"


@pytest.mark.parametrize(
    ("place", "other", "shown"),
    [
        ("Transfers, paragraph 2", "Transfers, paragraph 1", ("Transfers, ", "¶2")),
        ("Transfers, paragraph 2", "Security, paragraph 1", ("", "Transfers ¶2")),
        ("section 11.c, paragraph 2", "section 11.c, paragraph 1", ("", "§11.c ¶2")),
        ("Transfers, whole section", "Transfers, paragraph 1", ("", "Transfers")),
    ],
)
def test_place_beside_another_hides_their_common_section(
    place: str, other: str, shown: tuple[str, str]
) -> None:
    assert place_beside(place, other) == shown
