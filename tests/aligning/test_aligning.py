"""Which passage of a text stands where in a later one, and which words of it changed."""

from __future__ import annotations

import pytest

from noticegraph.aligning import (
    Held,
    align_passages,
    is_only_spelling,
    mark_words,
    numbers_in,
    read_version_text,
)

TEXT = """# Notice

We keep logs for 60 days.

We share with:

* couriers;
* banks.

| Data | Days |
| --- | --- |
| Photos | 60 |
"""


def fates(old: str, new: str) -> dict[str, Held]:
    texts = [read_version_text(text, "md", "en") for text in (old, new)]
    return {path: fate.held for path, fate in align_passages(*texts).fates.items()}


def test_the_same_text_holds_whole() -> None:
    assert set(fates(TEXT, TEXT).values()) == {Held.SAME}


def test_white_space_is_no_word() -> None:
    assert set(fates(TEXT, TEXT.replace("keep logs", "keep\nlogs")).values()) == {Held.SAME}


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("60 days", "90 days", "notice/paragraph-1"),
        ("| 60 |", "| 90 |", "notice/table-1/row-1/cell-2"),
        ("couriers;", "couriers and ships;", "notice/list-1/item-1"),
    ],
)
def test_only_what_was_edited_has_changed(old: str, new: str, path: str) -> None:
    found = fates(TEXT, TEXT.replace(old, new))
    leaves = {p for p, held in found.items() if held is not Held.SAME}
    assert path in leaves
    # Besides it, only what contains it: its section, its row.
    assert all(path.startswith(other) or other in ("notice",) for other in leaves)


def test_an_item_hangs_from_what_introduces_it() -> None:
    found = fates(TEXT, TEXT.replace("We share with:", "We never share with:"))
    assert found["notice/list-1/item-1"] is Held.CHANGED
    assert found["notice/list-1/item-2"] is Held.CHANGED


def test_a_paragraph_elsewhere_has_moved() -> None:
    logs = "We keep logs for 60 days.\n\n"
    assert fates(TEXT, TEXT.replace(logs, "") + f"\n{logs}")["notice/paragraph-1"] is Held.MOVED


def test_a_cell_and_a_heading_are_known_by_their_place() -> None:
    later = TEXT.replace("| 60 |", "| 90 |").replace("# Notice", "# Boats")
    texts = [read_version_text(text, "md", "en") for text in (TEXT, later)]
    found = align_passages(*texts).fates
    assert found["notice/table-1/row-1/cell-2"].path == "boats/table-1/row-1/cell-2"
    assert found["notice/heading"].path == "boats/heading"


def test_what_is_nowhere_is_gone() -> None:
    found = fates(TEXT, TEXT.replace("* banks.\n", ""))
    assert found["notice/list-1/item-2"] is Held.GONE


@pytest.mark.parametrize(
    ("old", "new", "first", "second"),
    [
        ("for 60 days", "for 90 days", ["60"], ["90"]),
        ("we may look", "we look\nevery year", ["may"], ["every year"]),
        ("a  b", "a\nb", [], []),
        ("", "all new", [], ["all new"]),
    ],
)
def test_changed_words_are_marked(old: str, new: str, first: list[str], second: list[str]) -> None:
    sides = mark_words(old, new)
    assert [[p.text for p in side if p.is_changed] for side in sides] == [first, second]
    written = ["".join(p.text for p in side) for side in sides]
    assert written == [" ".join(text.split()) for text in (old, new)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("within 30 days, or three months", ("30", "3")),
        ("zestig dagen en 1.000 euro", ("60", "1.000")),
        ("one of our partners", ()),
        ("Article 6(1)(f)", ("6", "1")),
    ],
)
def test_numbers_are_found_as_digits_and_as_words(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("We organise behaviour analyses.", "We organize behavior analyses", True),
        ("the licence of our centre", "The license of our center", True),
        ("We may share", "We share", False),
        ("for 60 days", "for 90 days", False),
        ("we will", "we wil", False),
    ],
)
def test_spelling_is_told_apart_from_words(old: str, new: str, same: bool) -> None:
    assert is_only_spelling(old, new) is same


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("| Data | Days |", "| Data | Months |", "notice/table-1/row-1/cell-2"),
        ("| Photos |", "| Photos, faces |", "notice/table-1/row-1/cell-2"),
        ("# Notice", "# What we never do", "notice/paragraph-1"),
        ("# Notice", "# For 3 years", "notice/paragraph-1"),
    ],
)
def test_words_hang_from_their_column_their_row_and_their_headings(
    old: str, new: str, path: str
) -> None:
    assert fates(TEXT, TEXT.replace(old, new))[path] is Held.CHANGED


def test_another_name_or_number_of_a_section_turns_nothing() -> None:
    for heading in ("# Our notice", "# 3. Notice"):
        found = fates(TEXT, TEXT.replace("# Notice", heading))
        assert found["notice/paragraph-1"] is Held.SAME


def test_a_line_that_is_repeated_ten_thousand_times_takes_no_quadratic_time() -> None:
    import time

    start = time.process_time()
    lines = "\n\n".join(["Again."] * 10_000)
    found = fates(f"{lines}\n\nThe end.\n", f"{lines}\n\nAnother end.\n")
    assert sum(held is Held.SAME for held in found.values()) >= 10_000
    assert time.process_time() - start < 30
