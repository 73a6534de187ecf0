"""The figures of two readings, against values worked out by hand."""

from __future__ import annotations

import pytest

from noticegraph.reviewing.second import SUBJECTS, cohens_kappa, compare, differences
from noticegraph.rows import KINDS


def test_every_kind_of_fact_belongs_to_one_subject() -> None:
    facts = sorted(name for name, kind in KINDS.items() if kind.fact)
    assert sorted(kind for kinds in SUBJECTS.values() for kind in kinds) == facts


def test_kappa_is_that_of_the_textbook() -> None:
    # Two raters, 50 items: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no. Observed 0.7, chance 0.5.
    table = {("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}
    assert cohens_kappa(table) == pytest.approx(0.4)


def test_kappa_is_one_zero_negative_or_undefined() -> None:
    assert cohens_kappa({("a", "a"): 3, ("b", "b"): 2}) == pytest.approx(1)
    assert cohens_kappa({("a", "b"): 1, ("b", "a"): 1}) == pytest.approx(-1)
    assert cohens_kappa({("a", "a"): 4}) is None
    assert cohens_kappa({}) is None


def test_two_readings_are_compared_fact_by_fact() -> None:
    first = {"p": {"data": ["asserted", "possible"]}, "q": {"rights": ["asserted"]}}
    second = {"p": {"data": ["asserted", "denied"]}, "q": {}}
    found = compare(first, second)
    assert found.subjects["data"] == (2, 2, 2, 1.0)
    assert found.subjects["rights"] == (1, 0, 0, 0.0)
    assert found.total[:3] == (3, 2, 2)
    assert found.total[3] == pytest.approx(0.8)
    assert found.confusion == {("asserted", "asserted"): 1, ("possible", "denied"): 1}
    assert found.said_alike == 1
    keys = [difference.key for difference in differences(first, second)]
    assert keys == ["p|data", "q|rights"]


def test_equal_readings_differ_in_nothing() -> None:
    said = {"p": {"data": ["asserted"]}, "q": {}}
    assert differences(said, said) == []
    assert compare(said, said).kappa == pytest.approx(1)
