"""Segmentation of a statement's text; the texts here were written for these tests."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from noticegraph.errors import StatementTextError
from noticegraph.passages import Passage, Segmentation, read_statement_text, segment_text

TEXT = """\
Skip to content

Example notice

Contents:

 1. Scope
 2. What we share
 3. External pages
 4. Members

1. Scope

This notice covers our shop.
It applies from today.

 • visits to the shop; and

 • orders in the shop.
 • letters

2. What we share

KindsWith whom

Names, such as your first name.

 • Carriers
 • Banks

Orders.

Contract; legal duty

A closing paragraph.

Some pages outside are not ours, and external ones have their own notices.

a. Details:
Write to us at:
Example Ltd.
1 High Street
London

 1. first step
 2. second step

4. Members

One Ltd; Two Ltd.; Three; Four; Five Inc.
"""


@pytest.fixture(scope="module")
def cut() -> Segmentation:
    return segment_text(TEXT)


def spans(cut: Segmentation) -> dict[str, str]:
    return {p.path: TEXT[p.start : p.end] for p in cut.passages}


def test_numbered_sections_need_the_table_of_contents(cut: Segmentation) -> None:
    headings = [TEXT[p.start : p.end] for p in cut.passages if p.kind == "Heading"]
    assert headings == ["1. Scope", "2. What we share", "a. Details:", "4. Members"]


def test_lines_without_a_blank_between_are_paragraphs_of_their_own(cut: Segmentation) -> None:
    assert spans(cut)["1/paragraph-1"] == "This notice covers our shop."
    assert spans(cut)["1/paragraph-2"] == "It applies from today."


def test_items_with_and_without_blank_lines_form_one_list(cut: Segmentation) -> None:
    items = [text for path, text in spans(cut).items() if path.startswith("1/list-1/")]
    assert items == ["visits to the shop; and", "orders in the shop.", "letters"]


def test_glued_header_begins_a_table_of_rows(cut: Segmentation) -> None:
    found = spans(cut)
    assert found["2/table-1/header"] == "KindsWith whom"
    assert found["2/table-1/row-1/paragraph-1"] == "Names, such as your first name."
    assert found["2/table-1/row-1/item-2"] == "Banks"
    assert found["2/table-1/row-2/item-1"] == "Contract"
    assert found["2/table-1/row-2/item-2"] == "legal duty"
    assert found["2/paragraph-1"] == "A closing paragraph."


def test_section_that_lost_its_heading_begins_where_its_title_is_spoken_of(
    cut: Segmentation,
) -> None:
    # The title of section 3 is "External pages"; section 2 has a subsection, which stays with it.
    assert any("section 3" in note for note in cut.notes)


def test_lost_heading_is_restored_from_the_words_of_the_title() -> None:
    text = TEXT.replace("a. Details:\n", "")
    cut = segment_text(text)
    passage = next(p for p in cut.passages if p.path == "3/paragraph-1")
    assert text[passage.start : passage.end].startswith("Some pages outside")
    assert "3/heading" not in {p.path for p in cut.passages}


def test_address_belongs_to_the_line_that_introduces_it(cut: Segmentation) -> None:
    expected = "Write to us at:\nExample Ltd.\n1 High Street\nLondon"
    assert spans(cut)["2/a/paragraph-1"] == expected


def test_numbered_items_are_no_sections(cut: Segmentation) -> None:
    assert spans(cut)["2/a/list-1/item-2"] == "second step"


def test_list_split_by_semicolons(cut: Segmentation) -> None:
    items = [text for path, text in spans(cut).items() if path.startswith("4/paragraph-1/item")]
    assert items == ["One Ltd", "Two Ltd.", "Three", "Four", "Five Inc."]


def test_digest_is_that_of_the_span(cut: Segmentation) -> None:
    assert len(cut.passages) == 42
    for passage in cut.passages:
        span = TEXT[passage.start : passage.end]
        assert passage.digest == hashlib.sha256(span.encode()).hexdigest()
        assert span == span.strip()


def test_parts_lie_within_their_parents_and_paths_are_unique(cut: Segmentation) -> None:
    by_path = {p.path: p for p in cut.passages}
    assert len(by_path) == len(cut.passages)
    for passage in cut.passages:
        if passage.parent is not None:
            parent = by_path[passage.parent]
            assert parent.start <= passage.start <= passage.end <= parent.end


def test_same_text_gives_the_same_passages() -> None:
    assert segment_text(TEXT) == segment_text(TEXT)


def test_offsets_count_code_points_and_survive_crlf() -> None:
    text = "1. Über\r\n\r\nFirst 😀 line.\r\n\r\nSecond line.\r\n"
    found = {p.path: text[p.start : p.end] for p in segment_text(text).passages}
    assert found["1/paragraph-1"] == "First 😀 line."
    assert found["1/paragraph-2"] == "Second line."


def test_hard_wrapped_paragraph_stays_whole() -> None:
    text = (
        "1. Wrapped\n\nThis sentence was wrapped by an editor after about seventy columns.\n"
        "So was this one, which goes on for quite a while before the line ends\nhere.\n"
    )
    paragraphs = [p for p in segment_text(text).passages if p.kind == "Paragraph"]
    assert len(paragraphs) == 1


@pytest.mark.parametrize(
    ("data", "message", "line", "column"),
    [
        (b"", "empty", None, None),
        (b" \n", "empty", None, None),
        (b"%PDF-1.7\n1 0 obj", "not a text file", None, None),
        (b"a\0b", "not a text file", None, None),
        ("één\ntwéé".encode("latin-1"), "0xe9 is not UTF-8", 1, 1),
        ("één\n".encode() + b"tw\xe9", "0xe9 is not UTF-8", 2, 3),
    ],
)
def test_what_is_not_utf8_text_is_refused(
    tmp_path: Path, data: bytes, message: str, line: int | None, column: int | None
) -> None:
    path = tmp_path / "statement.txt"
    path.write_bytes(data)
    with pytest.raises(StatementTextError, match=message) as caught:
        read_statement_text(path)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.hint


def test_missing_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StatementTextError, match="No such file"):
        read_statement_text(tmp_path / "none.txt")


def test_the_zendesk_text_has_the_parts_that_a_reader_counts(shared: Path) -> None:
    """Counted by reading: entities of section 14, cells of the tables, bases, rows, regions."""
    text = read_statement_text(shared / "statements" / "zendesk-nl-2024-02-20.txt")
    cut = segment_text(text)

    def count(prefix: str, kind: str) -> int:
        return sum(p.path.startswith(prefix) and p.kind == kind for p in cut.passages)

    sections = [p.section for p in cut.passages if p.kind == "Section" and p.section.isdigit()]
    assert sections == [str(number) for number in range(1, 15)]
    assert count("14/paragraph-1/", "ListItem") == 28
    assert (count("2/table-1/", "TableRow"), count("2/table-1/", "ListItem")) == (7, 33)
    assert (count("3/table-1/", "TableRow"), count("3/table-1/", "ListItem")) == (8, 17)
    assert (count("10/a/table-1/", "TableRow"), count("10/a/table-1/", "ListItem")) == (7, 8)
    assert count("4/list-1/", "ListItem") == 5
    assert count("11/b/list-1/", "ListItem") == 9
    assert count("12/list-1/", "ListItem") == 8
    eighth = next(p for p in cut.passages if p.path == "8/paragraph-1")
    assert text.count("\n", 0, eighth.start) + 1 == 203
    assert "8/heading" not in {p.path for p in cut.passages}


def passage_kinds(passages: tuple[Passage, ...]) -> set[str]:
    return {p.kind for p in passages}


def test_every_kind_of_passage_occurs(cut: Segmentation) -> None:
    assert passage_kinds(cut.passages) == {
        "Section",
        "Heading",
        "Paragraph",
        "ListItem",
        "TableHeader",
        "TableRow",
    }


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("YOUR DATA", "your-data"),
        ("IV. Your data", "iv-your-data"),
        ("Article 3 Your data", "article-3-your-data"),
        ("Your data\n=========", "your-data"),
        ("Your data\n---------", "your-data"),
    ],
)
def test_headings_that_stand_alone_begin_sections(heading: str, name: str) -> None:
    text = f"We are Kite.\n\n{heading}\n\nWe keep it.\n\n- mail\n- logs\n"
    passages = {p.path: text[p.start : p.end] for p in segment_text(text).passages}
    assert {path: said for path, said in passages.items() if "/" in path} == {
        "preamble/paragraph-1": "We are Kite.",
        f"{name}/heading": heading.split("\n")[0],
        f"{name}/paragraph-1": "We keep it.",
        f"{name}/list-1/item-1": "mail",
        f"{name}/list-1/item-2": "logs",
    }


@pytest.mark.parametrize("line", ["WE NEVER SELL IT.", "EU", "Your data", "I. e. this one."])
def test_other_lines_that_stand_alone_are_paragraphs(line: str) -> None:
    text = f"We are Kite.\n\n{line}\n\nWe keep it.\n"
    assert not any(p.kind == "Heading" for p in segment_text(text).passages)


def test_numbered_subsections() -> None:
    text = "1. Data\n\n1.1 Mail\n\nTwo years.\n\n1.2 Logs\n\nA week.\n\n2. Rights\n\nAsk us.\n"
    passages = {p.path: text[p.start : p.end] for p in segment_text(text).passages}
    assert passages["1/1/heading"] == "1.1 Mail"
    assert passages["1/2/paragraph-1"] == "A week."
    assert passages["2/paragraph-1"] == "Ask us."


@pytest.mark.parametrize("space", ["\u2003", "\u2009", "\u3000", "\t", "  "])
def test_any_space_stands_behind_a_number(space: str) -> None:
    text = f"1.{space}Data\nWe keep it.\n\n2.{space}Rights\nYou may ask.\n"
    passages = {p.path: text[p.start : p.end] for p in segment_text(text).passages}
    assert passages["1/paragraph-1"] == "We keep it."
    assert passages["2/paragraph-1"] == "You may ask."
