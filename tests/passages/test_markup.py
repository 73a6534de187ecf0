"""Passages of Markdown and HTML; the texts here were written for these tests."""

from __future__ import annotations

import hashlib
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

HTML = """\
<!doctype html>
<html><head><title>No passage</title><style>p { color: red }</style></head>
<body><nav><ul><li>Home</ul></nav>
<h1>Our notice</h1>
<p>First <b>bold</b> words &amp; caf&eacute;.
<p>Second.
<h2>Sharing</h2>
<ul><li>Carriers<li>Banks <ul><li>one</ul></ul>
<table><thead><tr><th>Kind<th>Why</thead>
<tr><td><p>Names</p><p>and nicknames</p><td>To write</table>
<script>document.write("<p>no</p>")</script>
<div>Loose <em>text</em></div>
<h2>Sharing</h2><dl><dt>Term<dd>Meaning</dl>
</body></html>
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


def test_html_passages_are_what_a_reader_sees() -> None:
    passages = found(HTML, "html")
    assert {p: t for p, t in passages.items() if "/" in p} == {
        "our-notice/heading": "Our notice",
        "our-notice/paragraph-1": "First <b>bold</b> words &amp; caf&eacute;.",
        "our-notice/paragraph-2": "Second.",
        "sharing/heading": "Sharing",
        "sharing/list-1/item-1": "Carriers",
        "sharing/list-1/item-2": "Banks",
        "sharing/list-1/item-2/list-1/item-1": "one",
        "sharing/table-1/header": "Kind<th>Why",
        "sharing/table-1/row-1": "Names</p><p>and nicknames</p><td>To write",
        "sharing/table-1/row-1/cell-1": "Names</p><p>and nicknames",
        "sharing/table-1/row-1/cell-2": "To write",
        "sharing/paragraph-1": "Loose <em>text",
        "sharing-2/heading": "Sharing",
        "sharing-2/list-1/item-1": "Term",
        "sharing-2/list-1/item-1/paragraph-1": "Meaning",
    }


@pytest.mark.parametrize(("text", "form"), [(MARKDOWN, "md"), (HTML, "html")])
def test_digests_are_those_of_the_spans_and_nothing_is_given_twice(
    text: str, form: TextFormat
) -> None:
    passages = segment_text(text, form).passages
    assert len({p.path for p in passages}) == len(passages) > 10
    for passage in passages:
        span = text[passage.start : passage.end]
        assert span.strip() == span != ""
        assert passage.digest == hashlib.sha256(span.encode()).hexdigest()
    assert segment_text(text, form) == segment_text(text, form)


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
    [("a.md", "md"), ("A.MARKDOWN", "md"), ("a.htm", "html"), ("a.txt", "txt"), ("a", "txt")],
)
def test_the_form_is_told_by_the_name(name: str, form: str) -> None:
    assert text_format(Path(name)) == form


@pytest.mark.parametrize("form", ["txt", "md", "html"])
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


@pytest.mark.parametrize("unit", ["* ", "> ", "[", "<p>", "<ul><li>", "| a ", "**", "`", "<td>"])
@pytest.mark.parametrize("form", ["md", "html"])
def test_hostile_nesting_is_survived(unit: str, form: TextFormat) -> None:
    assert segment_text(unit * 3000 + "x", form).passages is not None
