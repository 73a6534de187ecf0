"""Pages, read as a browser shows them; all of them were written for these tests.

What is right follows from WHATWG HTML (named per test where it is not plain to see).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from noticegraph.errors import LimitError
from noticegraph.intake.blocks import write_markdown
from noticegraph.intake.html import read_html
from noticegraph.passages import segment_text


def text_of(html: str, *, keep_all: bool = False) -> str:
    return write_markdown(read_html(html, keep_all=keep_all).blocks)


def passages_of(html: str) -> dict[str, str]:
    text = text_of(html)
    return {p.path: text[p.start : p.end] for p in segment_text(text, "md").passages}


def left_out(html: str) -> list[tuple[str, str]]:
    return [(part.what, part.text) for part in read_html(html).left_out]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        # 13.1.2.4: the end tag of head may be omitted; body, or its content, ends it.
        ("<!DOCTYPE html><head><title>T</title><body><h1>N</h1><p>a", "# N\n\na\n"),
        ("<title>T</title><h1>N</h1><p>We keep it.</p>", "# N\n\nWe keep it.\n"),
        # 13.2.5.44: a comment ends at "--!>" too.
        ("<p>One.</p><!-- no --!><p>Two.</p>", "One.\n\nTwo.\n"),
        ("<p>One<p>Two", "One\n\nTwo\n"),
        ("<h1><div>What</div></h1><p>Mail.", "# What\n\nMail.\n"),
        ("<h1>Your<br>rights</h1><p>a", "# Your rights\n\na\n"),
        ("<p>One<br>two</p>", "One\ntwo\n"),
        # 15.3: elements that HTML does not know, and obsolete ones, are inline.
        ("<p>The <acronym>GDPR</acronym> and <my-term>logs</my-term>.", "The GDPR and logs.\n"),
        ("<p>a <nobr>b</nobr> <strike>c</strike> <ruby>d<rt>e</rt></ruby>.", "a b c de.\n"),
        ("<p>&amp &copy; &notit; &#x80; &#xA0;x", "& © ¬it; € x\n"),
        ("<p>pri<b>v</b>acy</p>", "privacy\n"),
        ("<p>1 < 2 & 3 > 2</p>", "1 < 2 & 3 > 2\n"),
        ("<pre>We keep it.\n\nA year.</pre>", "We keep it.\n\nA year.\n"),
        ("<blockquote><p>We keep it.</p></blockquote>", "> We keep it.\n"),
        ("<p>a<p>&#xA0;<p>&#8203;<p>&emsp;<p>&shy;<p>\u200b<p>b", "a\n\nb\n"),
        ("<svg><text>no</text></svg><p>a", "a\n"),
    ],
)  # fmt: skip
def test_a_page_says_what_a_browser_shows(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>No.</p>",
        '<p style="color: red; display : none">No.</p>',
        '<p style="visibility:hidden">No.</p>',
        "<dialog>No.</dialog>",
        "<template><p>No.</p></template>",
        "<noscript><p>No.</p></noscript>",
        "<script>No.</script>",
        "<style>No.</style>",
        "<select><option>No.</select>",
        "<datalist><option>No.</datalist>",
        "<textarea>No.</textarea>",
        "<iframe>No.</iframe>",
        "<object>No.</object>",
        "<audio>No.</audio>",
        "<canvas>No.</canvas>",
        '<span class="sr-only">No.</span>',
    ],
)
def test_what_no_reader_sees_is_no_text(hidden: str) -> None:
    assert text_of(f"<h1>N</h1>{hidden}<p>Yes.</p>") == "# N\n\nYes.\n"


def test_what_a_reader_can_open_is_text() -> None:
    html = (
        "<details><summary>Data</summary><p>We keep mail.</p></details>"
        '<button aria-expanded="false" aria-controls="p1">Rights</button>'
        '<div id="p1" style="display:none"><p>You may object.</p></div>'
        '<div role="tabpanel" hidden>We keep logs.</div><div hidden="until-found">Found.</div>'
        "<dialog open>Seen.</dialog>"
    )
    text = text_of(html)
    for words in ("We keep mail.", "Rights", "You may object.", "We keep logs.", "Found.", "Seen."):
        assert words in text
    assert passages_of(html)["data/paragraph-1"] == "We keep mail."


def test_a_nested_table_stays_in_its_row() -> None:
    html = (
        "<h1>N</h1><table><tr><td>One</td></tr><tr><td><table><tr><td>Two</td></tr></table></td>"
        "</tr><tr><td>Three</td></tr></table>"
    )
    rows = {p: t for p, t in passages_of(html).items() if re.search(r"row-\d$", p)}
    assert rows == {f"n/table-1/row-{n}": t for n, t in ((1, "One"), (2, "Two"), (3, "Three"))}


def test_an_unclosed_table_loses_nothing() -> None:
    # 13.2.6.4.9: text between rows is put before the table.
    text = text_of("<table><tr><td>One<tr><td>Two</table>Three <table>Four<tr><td>Five")
    assert sorted(re.findall(r"[A-Z]\w+", text)) == ["Five", "Four", "One", "Three", "Two"]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("<tr><td>Mail<td><td>2 years", {(1, 1): "Mail", (1, 3): "2 years"}),
        ("<tr><td>Mail<td><img src=x alt=Yes><td>2 years", {(1, 1): "Mail", (1, 3): "2 years"}),
        ("<tr><td colspan=2>Mail<td>2 years", {(1, 1): "Mail", (1, 3): "2 years"}),
        ("<tr><td rowspan=2>Mail<td>a<td>b<tr><td>c<td>d",
         {(1, 1): "Mail", (1, 2): "a", (1, 3): "b", (2, 2): "c", (2, 3): "d"}),
        ("<tr><td>a<td rowspan=0>b<td>c<tr><td>d<td>e",
         {(1, 1): "a", (1, 2): "b", (1, 3): "c", (2, 1): "d", (2, 3): "e"}),
        ("<tr><td>a | b<td><ul><li>c<li>d</ul><td><p>e<p>f",
         {(1, 1): "a \\| b", (1, 2): "• c<br>• d", (1, 3): "e<br>f"}),
    ],
)  # fmt: skip
def test_a_cell_is_in_its_column(rows: str, cells: dict[tuple[int, int], str]) -> None:
    html = f"<h1>N</h1><table><tr><th>Kind<th>Why<th>Kept</tr>{rows}</table>"
    found = passages_of(html)
    assert found["n/table-1/header"] == "Kind | Why | Kept"
    own = {p: t for p, t in found.items() if "/cell-" in p}
    assert own == {f"n/table-1/row-{r}/cell-{c}": t for (r, c), t in cells.items()}


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    html = '<table role="presentation"><tr><td><h2>Data</h2><p>We keep it.</table>'
    assert text_of(html) == "## Data\n\nWe keep it.\n"
    assert text_of("<table><tr><td><p>We keep it.<p>A year.</table>") == "We keep it.\n\nA year.\n"


def test_lists_keep_their_depth_and_numbers() -> None:
    html = (
        "<ol start=3><li>Three<ul><li>a<li>b</ul><li value=7>Seven</ol>"
        "<ul><li><p>One<p>more<table><tr><th>A<th>B<tr><td>1<td>2</table></ul>"
    )
    assert text_of(html) == (
        "3. Three\n   - a\n   - b\n7. Seven\n\n"
        "- One\n\n  more\n\n  | A | B |\n  | --- | --- |\n  | 1 | 2 |\n"
    )
    assert passages_of(html)["preamble/list-2/item-1/table-1/row-1/cell-2"] == "2"


def test_definitions_stand_below_their_term() -> None:
    html = "<dl><dt>Term<dd>Meaning<div><dt>Other<dd>One<dd>Two</div></dl>"
    assert passages_of(html)["preamble/list-1/item-1/paragraph-1"] == "Meaning"
    assert passages_of(html)["preamble/list-1/item-2/paragraph-2"] == "Two"


def test_a_list_of_sections_is_sections() -> None:
    html = "<h1>N</h1><ol><li><h2>Data</h2><p>We keep it.<li><h2>Rights</h2><p>Ask.</ol>"
    found = passages_of(html)
    assert found["data/paragraph-1"] == "We keep it."
    assert found["rights/paragraph-1"] == "Ask."


@pytest.mark.parametrize(
    ("html", "headings"),
    [
        ("<h2>All</h2><p><b>Data</b></p><p>We keep it.", ["## All", "#### Data"]),
        ("<p>1. Data<p>We keep it.<p>1.1 Mail<p>Too.", ["## 1. Data", "### 1.1 Mail"]),
        ("<p>I. Data<p>We keep it.<p>IV. Mail<p>Too.", ["## I. Data", "## IV. Mail"]),
        ("<p>YOUR DATA<p>We keep it.<p>YOUR RIGHTS<p>Ask.", ["## YOUR DATA", "## YOUR RIGHTS"]),
        ("<div role=heading aria-level=3>Data</div><p>a", ["### Data"]),
        ("<h2>A</h2><p><b>We never sell it.</b><p>b", ["## A"]),
        ("<h2>A</h2><h2>B</h2><p>2 years<p>b", ["## A", "## B"]),
    ],
)
def test_lines_that_are_headings_in_all_but_name(html: str, headings: list[str]) -> None:
    lines = [re.sub(r"\\(?=\.)", "", x) for x in text_of(html).splitlines() if x.startswith("#")]
    assert lines == headings


def test_bold_words_that_lead_a_paragraph_in_are_kept_and_no_other_emphasis() -> None:
    html = "<p><strong>Mail.</strong> We keep <em>your</em> <b>mail</b>.<p><b>a</b>b"
    assert text_of(html) == "**Mail.** We keep your mail.\n\n**a**b\n"


def test_an_attribute_changes_no_text() -> None:
    html = '<h1>N</h1><p{}>We keep <a href="https://a.example/x">it</a>.</p>'
    assert text_of(html.format("")) == text_of(html.format(' data-nonce="r4nd0m" class="x y"'))


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ('<a href="https://a.example/x_(y)">here</a>', "[here](https://a.example/x_%28y%29)\n"),
        ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example\n"),
        ('<a href="mailto:a@b.example">write</a>', "[write](mailto:a@b.example)\n"),
        ('<a href="#top">top</a>', "top\n"),
        ('<a href="javascript:x()">x</a>', "x\n"),
        ('<base href="https://a.example/p/"><a href="q">x</a>', "[x](https://a.example/p/q)\n"),
        ('<a href="http://[bad">x</a>', "[x](http://[bad)\n"),
        ('<a href="/x">[1]</a>', "[\\[1\\]](/x)\n"),
    ],
)
def test_links_keep_where_they_lead(link: str, text: str) -> None:
    assert text_of(link) == text


@pytest.mark.parametrize(
    "words",
    [
        "# no heading", "- no item", "+ no item", "1. no item", "> no quote", "* no item *",
        "a *b* _c_ `d` [e](f) <g> &amp; &#65; \\* |h|", "=== ", "--- a", "snake_case __init__",
        "![a](b)", "[a]: b", "~~~ a", "http://a.example/_b_", "#", "12) x", "*", "a\\",
    ],
)  # fmt: skip
def test_no_text_becomes_markup(words: str) -> None:
    """What Markdown would read as markup is read back as the words that the page has."""
    from markdown_it import MarkdownIt

    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    text = text_of(f"<h1>N</h1><p>{escaped}</p><table><tr><td>{escaped}<td>x</table>")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    said = ["".join(c.content for c in t.children or []) for t in tokens if t.type == "inline"]
    wanted = " ".join(words.split())
    assert said == ["N", wanted, "", "", wanted, "x"]


def test_what_is_not_the_statement_is_left_out_and_listed() -> None:
    html = (
        '<a href="#main">Skip to content</a><header><a href="/">Acme</a><h1>Privacy</h1></header>'
        "<nav><ul><li>Home<li>Shop</ul></nav><p>We keep your mail for two years, and no longer.</p>"
        '<div id="onetrust-consent-sdk"><p>We use cookies.</p><button>Accept</button></div>'
        "<form><label>Mail</label><input><button>Subscribe</button></form><p hidden>Old.</p>"
        "<footer>© Acme</footer>"
    )
    assert text_of(html) == "# Privacy\n\nWe keep your mail for two years, and no longer.\n"
    assert [what for what, _ in left_out(html)] == [
        "navigation", "header", "navigation", "cookie banner", "form", "hidden", "footer",
    ]  # fmt: skip
    assert ("footer", "© Acme") in left_out(html)
    kept = text_of(html, keep_all=True)
    for words in ("Home", "We use cookies.", "Subscribe", "© Acme"):
        assert words in kept
    assert "Old." not in kept


def test_what_is_small_and_follows_the_main_part_is_left_out() -> None:
    html = (
        f"<div><p>Effective today.</p><main><p>{'We keep your mail. ' * 10}</main></div>"
        "<div><h2>Your privacy is important</h2><p>We set cookies.</div>"
    )
    assert text_of(html).startswith("Effective today.\n\nWe keep your mail.")
    assert left_out(html) == [("after the main part", "Your privacy is important We set cookies.")]
    small = html.replace("mail. " * 10, "mail. ").replace("We keep your mail. " * 10, "Mail. ")
    assert "We set cookies." in text_of(small)


@pytest.mark.parametrize(
    "html",
    [
        "<nav><h1>Notice</h1><p>We keep your mail.</nav><p>a",
        '<div class="cookie-consent-policy"><p>We keep your mail and set cookies.</div><p>a',
        "<article><header><p>We keep your mail.</header><p>a<footer>Since 2020.</footer></article>",
        '<div class="cookie-policy"><p>We keep your mail.</div><p>a b c d e f g h i j k l m n o',
    ],
)
def test_what_may_be_the_statement_is_kept(html: str) -> None:
    assert "We keep your mail" in text_of(html)


def test_a_page_is_bounded() -> None:
    with pytest.raises(LimitError, match="nested more than 5,000 deep"):
        read_html("<div>" * 100_000 + "x")
    assert text_of("<span>" * 4000 + "x") == "x\n"


SHARED_CASES = {
    "f01-head-end-omitted": {"notice/heading": "Notice", "notice/paragraph-1": "We keep it."},
    "f04-nested-table": {"n/table-1/row-2/cell-1": "Two", "n/table-1/row-3": "Three"},
    "f05-empty-cell": {"n/table-1/row-1/cell-3": "2 years"},
    "f07-heading-holds-block": {"what/heading": "What", "what/paragraph-1": "Mail."},
    "f10-blank-references": {"n/paragraph-1": "One."},
    "f11-hidden": {"n/paragraph-1": "Yes."},
    "f12-inline-elements": {"n/paragraph-1": "Under the GDPR we keep logs."},
    "f15-heading-break": {"your-rights/heading": "Your rights"},
}


@pytest.mark.parametrize("name", SHARED_CASES)
def test_shared_cases_are_right(shared: Path, name: str) -> None:
    found = passages_of((shared / "cases" / f"{name}.html").read_text("utf-8"))
    wanted = SHARED_CASES[name]
    assert {path: found.get(path) for path in wanted} == wanted
    if name == "f10-blank-references":
        assert "n/paragraph-2" not in found


@pytest.mark.parametrize(
    "heading",
    [
        "<h2><button>Who gets it</button></h2>",
        '<h2><span><button class="x">Who <b>gets</b> it</button></span></h2>',
        "<button><h2>Who gets it</h2></button>",
    ],
)
def test_the_heading_of_an_accordion_is_a_heading(heading: str) -> None:
    html = f"<h1>N</h1>{heading}<div><p>Couriers.</p></div>"
    assert passages_of(html)["who-gets-it/paragraph-1"] == "Couriers."
    assert left_out(html) == []


def test_a_button_beside_the_words_of_a_heading_is_none_of_them() -> None:
    html = "<h1>N</h1><h2>Who gets it <button>Copy link</button></h2><p>Couriers.</p>"
    assert passages_of(html)["who-gets-it/heading"] == "Who gets it"
    assert left_out(html) == [("button", "Copy link")]


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        # CSS Cascading 4, 6.4.4: the last declaration wins, unless another is important.
        ("display:none;display:block", True),
        ("display:block;display:none", False),
        ("display:none !important;display:block", False),
        ("visibility:hidden;visibility:visible", True),
        ("VISIBILITY: collapse", False),
        ("display:block;visibility:hidden", False),
    ],
)
def test_the_declaration_that_counts_hides(style: str, shown: bool) -> None:
    said = text_of(f"<h1>N</h1><p>One.</p><p style='{style}'>Two.</p>")
    assert said == ("# N\n\nOne.\n\nTwo.\n" if shown else "# N\n\nOne.\n")


def test_words_in_pictures_are_told() -> None:
    html = (
        '<h1>N</h1><p>We use <img alt="cookies" src="c.png"> daily.</p>'
        '<p>See <svg><title>t</title><text>the map</text></svg> here.<img alt="" src="d.png"></p>'
    )
    assert text_of(html) == "# N\n\nWe use daily.\n\nSee here.\n"
    assert left_out(html) == [("picture", "cookies"), ("picture", "the map")]
