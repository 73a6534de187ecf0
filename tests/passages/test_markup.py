"""Passages of Markdown and HTML; the texts here were written for these tests."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest

from noticegraph.errors import LimitError, StatementTextError
from noticegraph.passages import (
    TextFormat,
    read_statement_text,
    segment_text,
    text_format,
)
from noticegraph.passages.model import MAX_TEXT_BYTES

MARKDOWN = """\
---
title: A notice
---
<!-- a comment -->

Opening words.

## Sharing & *more*

* Carriers get [addresses](https://example.org/a_b).
* Banks:
  1. one bank
  2. another
     on two lines

  They are near.

| Kind | Why |
| :-- | --- |
| Names | To write \\| to call |
| Orders | |

### Sharing

> Quoted words.

Two lines
of one paragraph.

## Sharing & more

Setext
------

    code
"""


def found(text: str, form: TextFormat) -> dict[str, str]:
    return {p.path: text[p.start : p.end] for p in segment_text(text, form).passages}


def test_markdown_passages_have_the_text_without_the_marks_of_blocks() -> None:
    passages = found(MARKDOWN, "md")
    assert {p: t for p, t in passages.items() if "/" in p or p == "front-matter"} == {
        "front-matter": "title: A notice",
        "preamble/paragraph-1": "Opening words.",
        "sharing-more/heading": "Sharing & *more*",
        "sharing-more/list-1/item-1": "Carriers get [addresses](https://example.org/a_b).",
        "sharing-more/list-1/item-2": "Banks:",
        "sharing-more/list-1/item-2/list-1/item-1": "one bank",
        "sharing-more/list-1/item-2/list-1/item-2": "another\n     on two lines",
        "sharing-more/list-1/item-2/paragraph-1": "They are near.",
        "sharing-more/table-1/header": "Kind | Why",
        "sharing-more/table-1/row-1": "Names | To write \\| to call",
        "sharing-more/table-1/row-1/cell-1": "Names",
        "sharing-more/table-1/row-1/cell-2": "To write \\| to call",
        "sharing-more/table-1/row-2": "Orders",
        "sharing-more/table-1/row-2/cell-1": "Orders",
        "sharing-more/sharing": "Sharing\n\n> Quoted words.\n\nTwo lines\nof one paragraph.",
        "sharing-more/sharing/heading": "Sharing",
        "sharing-more/sharing/paragraph-1": "Quoted words.",
        "sharing-more/sharing/paragraph-2": "Two lines\nof one paragraph.",
        "sharing-more-2/heading": "Sharing & more",
        "setext/heading": "Setext",
        "setext/paragraph-1": "code",
    }


def test_sections_contain_what_stands_below_their_heading() -> None:
    by_path = {p.path: p for p in segment_text(MARKDOWN, "md").passages}
    section = by_path["sharing-more"]
    inner = by_path["sharing-more/sharing/paragraph-2"]
    assert section.start == by_path["sharing-more/heading"].start
    assert section.end == inner.end
    assert (section.kind, section.section, section.parent) == ("Section", "sharing-more", None)
    assert by_path["sharing-more/sharing"].parent == "sharing-more"
    assert (inner.section, inner.place) == ("sharing-more/sharing", "paragraph 2")
    deep = by_path["sharing-more/list-1/item-2/list-1/item-1"]
    assert deep.place == "item 2, item 1"


def test_repeated_headings_are_noted() -> None:
    notes = segment_text(MARKDOWN, "md").notes
    assert notes == ("the heading of section sharing-more-2 stands 2 times at this level",)


def test_a_single_first_heading_is_the_title() -> None:
    sections = {
        p.section for p in segment_text("# All\n\na\n\n## One\n\nb\n\n### Two\n\nc", "md").passages
    }
    assert sections == {"all", "one", "one/two"}


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_change_the_paths(end: str) -> None:
    text = MARKDOWN.replace("\n", end)
    passages = found(text, "md")
    assert list(passages) == list(found(MARKDOWN, "md"))
    assert passages["sharing-more/list-1/item-2/paragraph-1"] == "They are near."


def test_digests_are_those_of_the_spans_and_nothing_is_given_twice() -> None:
    text = MARKDOWN
    passages = segment_text(text, "md").passages
    assert len({p.path for p in passages}) == len(passages) > 10
    for passage in passages:
        span = text[passage.start : passage.end]
        assert span.strip() == span != ""
        assert passage.digest == hashlib.sha256(span.encode()).hexdigest()
    assert segment_text(text, "md") == segment_text(text, "md")


def test_mozillas_two_languages_have_the_same_passages(shared: Path) -> None:
    paths = []
    for language in ("nl", "en"):
        file = shared / "statements" / f"mozilla-websites-{language}.md"
        cut = segment_text(read_statement_text(file), text_format(file))
        paths.append([p.kind for p in cut.passages])
    assert paths[0] == paths[1]
    assert len(paths[0]) == 40


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", "md"), ("A.MARKDOWN", "md"), ("a.txt", "txt"), ("a", "txt")],
)
def test_the_form_is_told_by_the_name(name: str, form: str) -> None:
    assert text_format(Path(name)) == form


@pytest.mark.parametrize("form", ["txt", "md"])
@pytest.mark.parametrize("text", ["", "\n \n", "<!-- only a comment -->", "\x0c"])
def test_a_text_with_nothing_in_it_has_few_passages_and_no_error(
    text: str, form: TextFormat
) -> None:
    assert len(segment_text(text, form).passages) <= 2


def test_a_page_that_is_too_long_is_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>word</p>\n" * (MAX_TEXT_BYTES // 12 + 1))
    with pytest.raises(LimitError, match="longer than 4,194,304 bytes"):
        read_statement_text(path)


def test_a_pdf_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    with pytest.raises(StatementTextError, match="this is not a text file"):
        read_statement_text(path)


@pytest.mark.parametrize("unit", ["* ", "> ", "[", "![", "<p>", "| a ", "**", "`", "[a]: "])
def test_hostile_nesting_is_survived_in_a_moment(unit: str) -> None:
    before = time.process_time()
    segment_text(unit * 30_000 + "x", "md")
    assert time.process_time() - before < 5


# GFM tables: "the remainder of cells may be empty"; a reader counts columns.
@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| Mail | | 2 years |", {"cell-1": "Mail", "cell-3": "2 years"}),
        ("| Mail || 2 years |", {"cell-1": "Mail", "cell-3": "2 years"}),
        ("Mail | | 2 years", {"cell-1": "Mail", "cell-3": "2 years"}),
        ("| | Why | |", {"cell-2": "Why"}),
        ("| ![tick](y.png) | <br> | 2 years |", {"cell-3": "2 years"}),
        ("| a \\| b | c | d", {"cell-1": "a \\| b", "cell-2": "c", "cell-3": "d"}),
    ],
)
def test_a_cell_is_named_after_its_column(row: str, cells: dict[str, str]) -> None:
    text = f"| Kind | Why | Kept |\n| --- | --- | --- |\n{row}\n"
    passages = segment_text(text, "md").passages
    own = {p.path.rsplit("/", 1)[1]: p for p in passages if "/cell-" in p.path}
    assert {name: text[p.start : p.end] for name, p in own.items()} == cells
    for name, passage in own.items():
        assert passage.place.endswith(f"cell {name.removeprefix('cell-')}")


def test_an_empty_header_is_no_passage() -> None:
    passages = found("| | |\n| --- | --- |\n| Mail | 2 years |\n", "md")
    assert not any("header" in path for path in passages)
    assert passages["preamble/table-1/row-1"] == "Mail | 2 years"


def test_footnotes_are_passages() -> None:
    text = "We keep mail.[^1] And logs.[^two]\n\n[^1]: GDPR\n[^two]: https://example.org/law\n"
    assert list(found(text, "md").values())[1:] == [
        "We keep mail.[^1] And logs.[^two]",
        "[^1]: GDPR",
        "[^two]: https://example.org/law",
    ]


def test_tags_alone_say_nothing() -> None:
    text = '<div class="a">\n\nWe keep it.\n\n<script>\nlet a = 1\n</script>\n\n</div>\n'
    assert found(text, "md") == {"preamble": "We keep it.", "preamble/paragraph-1": "We keep it."}


def test_three_dots_end_front_matter() -> None:
    # YAML 1.2, 9.1.4
    passages = found("---\nlang: en\n...\n\nWe keep it.\n\n---\n\nA year.\n", "md")
    assert passages["front-matter"] == "lang: en"
    assert passages["preamble/paragraph-1"] == "We keep it."
    assert passages["preamble/paragraph-2"] == "A year."


def test_a_line_break_in_a_heading_separates_words() -> None:
    assert "your-rights/heading" in found("# Your<br>rights\n\na\n", "md")
    assert "your-rights/heading" in found("Your\nrights\n======\n\na\n", "md")


def test_headings_in_other_scripts_have_names_that_do_not_depend_on_their_order() -> None:
    one, two = "# 标题\n\na\n", "# Права\n\nb\n"
    names = {p.section for p in segment_text(one + "\n" + two, "md").passages}
    assert names == {p.section for p in segment_text(two + "\n" + one, "md").passages}
    assert len(names) == 2
    assert all(name.isascii() for name in names)
    assert segment_text(one + "\n" + two, "md").notes == ()


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("# Data\n\na\n\n# Data\n\nb\n\n# Data 2\n\nc\n", ["data", "data-2", "data-2-2"]),
        ("# Data 2\n\na\n\n# Data\n\nb\n\n# Data\n\nc\n", ["data-2", "data", "data-3"]),
        ("Hello.\n\n# Preamble\n\na\n", ["preamble", "preamble-2"]),
        ("# A\n\na\n\n## Heading\n\nb\n\n# B\n\nc\n", ["a", "a/heading-2", "b"]),
        (
            "# A\n\na\n\n## Paragraph 1\n\nb\n\n## Position\n\nc\n\n# B\n\nd\n",
            ["a", "a/paragraph-1-2", "a/position-2", "b"],
        ),
        ("---\nk: v\n---\n\n# Front matter\n\na\n", ["front-matter-2"]),
    ],
)
def test_no_two_passages_have_one_name(text: str, sections: list[str]) -> None:
    passages = segment_text(text, "md").passages
    assert [p.path for p in passages if p.kind == "Section"] == sections
    paths = [p.path for p in passages]
    assert len(paths) == len(set(paths))


def test_headings_that_differ_in_signs_alone_are_not_noted_as_the_same() -> None:
    assert segment_text("# ???\n\na\n\n# !!!\n\nb\n", "md").notes == ()
    assert len(segment_text("# Data\n\na\n\n# DATA\n\nb\n", "md").notes) == 1


def test_many_headings_with_one_name_take_no_quadratic_time() -> None:
    start = time.process_time()
    names = {p.path for p in segment_text("# a\n\nb\n\n" * 20_000, "md").passages}
    assert len(names) == 3 * 20_000
    assert time.process_time() - start < 60


@pytest.mark.parametrize("mark", ["> ", "- > ", ">> ", "> - ", "1. "])
def test_footnotes_in_quotes_and_items_are_passages(mark: str) -> None:
    text = f"# N\n\nText[^3]\n\n{mark}[^3]: the state law\n"
    assert any("the state law" in said for said in found(text, "md").values())


@pytest.mark.parametrize(
    "blank",
    ["&nbsp;", "&#8203;", '<a name="x"></a>', "<p>&nbsp;</p>", "<br>&nbsp;", "# &nbsp;", "&emsp;"],
)
def test_what_shows_nothing_is_no_passage(blank: str) -> None:
    table = f"| A | B |\n| - | - |\n| {'&nbsp;' if '#' in blank else blank} | x |\n"
    assert found(f"# N\n\n{blank}\n\nOne.\n\n{table}", "md") == {
        "n": f"# N\n\n{blank}\n\nOne.\n\n{table}".removeprefix("# ").rstrip("\n |"),
        "n/heading": "N",
        "n/paragraph-1": "One.",
        "n/table-1/header": "A | B",
        "n/table-1/row-1": "x",
        "n/table-1/row-1/cell-2": "x",
    }
