"""PDF and DOCX files, made by hand for these tests."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from small_files import Words, make_docx, make_pdf, paragraph

from noticegraph.errors import LimitError, StatementTextError
from noticegraph.intake.blocks import write_markdown
from noticegraph.intake.docx import read_docx
from noticegraph.intake.pdf import read_pdf


def pdf_text(*pages: list[Words], **more: object) -> str:
    return write_markdown(read_pdf(make_pdf(pages, **more)).blocks)  # type: ignore[arg-type]


def lines(*said: str, top: float = 700, left: float = 72, pitch: float = 14) -> list[Words]:
    return [(left, top - pitch * n, 11, False, words) for n, words in enumerate(said)]


WIDE = "We keep your mail for two years and after that we delete it, unless a law asks"


def test_headings_by_size_paragraphs_by_distance() -> None:
    page = [
        (72, 780, 20, True, "Notice"),
        (72, 740, 14, True, "What we keep"),
        *lines(WIDE, "us to keep it for longer than that.", top=710),
        *lines("A second paragraph.", top=660),
    ]
    assert pdf_text(page) == (
        "# Notice\n\n## What we keep\n\n"
        f"{WIDE} us to keep it for longer than that.\n\nA second paragraph.\n"
    )


def test_lists_and_bold_lead_ins() -> None:
    page = [
        (72, 700, 11, True, "Mail."),
        (110, 700, 11, False, "We keep it for as long as you are our customer, as follows:"),
        *lines("\u2022 two years for letters that you send to us by post or by any other means and",
               "  by courier", "\u2022 one year", top=672),
        *lines("\u2013 of which six months here", top=630, left=100),
        *lines("1. first", "2. second", top=590),
    ]  # fmt: skip
    assert pdf_text(page) == (
        "**Mail.** We keep it for as long as you are our customer, as follows:\n\n"
        "- two years for letters that you send to us by post or by any other means and by courier\n"
        "- one year\n  - of which six months here\n\n1. first\n2. second\n"
    )


def test_ruled_tables_are_tables() -> None:
    across = [(72, y, 400, y) for y in (700, 680, 660, 640)]
    upright = [(x, 640, x, 700) for x in (72, 180, 290, 400)]
    page = [
        *lines(WIDE, top=760),
        (76, 686, 11, True, "Kind"), (184, 686, 11, True, "Why"), (294, 686, 11, True, "Kept"),
        (76, 666, 11, False, "Mail"), (294, 666, 11, False, "2 years"),
        (76, 646, 11, False, "Logs"), (184, 646, 11, False, "Security"),
        (294, 646, 11, False, "A week"),
        *lines("After the table.", top=600),
    ]  # fmt: skip
    assert pdf_text(page, rules=[*across, *upright]) == (
        f"{WIDE}\n\n| Kind | Why | Kept |\n| --- | --- | --- |\n| Mail | | 2 years |\n"
        "| Logs | Security | A week |\n\nAfter the table.\n"
    )


def test_running_heads_and_page_numbers_are_left_out_and_listed() -> None:
    pages = [
        [
            (72, 820, 9, False, "Acme Privacy Notice"),
            *lines(WIDE, f"and this is page {number} of the text."),
            (290, 20, 9, False, f"Page {number} of 3"),
        ]
        for number in (1, 2, 3)
    ]
    text = pdf_text(*pages)
    assert "Acme Privacy Notice" not in text
    assert "Page 2" not in text
    assert text.count("of the text.") == 3
    parts = read_pdf(make_pdf(pages)).left_out
    assert [(p.what, p.text) for p in parts] == [
        ("running head", "Acme Privacy Notice"),
        ("page number", "Page 1 of 3"),
    ]
    kept = write_markdown(read_pdf(make_pdf(pages), keep_all=True).blocks)
    assert kept.count("Acme Privacy Notice") == 3


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    text = pdf_text(lines(WIDE, top=60), lines("us to keep it for longer.", top=780))
    assert text == f"{WIDE} us to keep it for longer.\n"


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [("retained infor-", "mation is kept", "information"), ("your e-", "mail is kept", "e-mail"),
     ("our EU-", "based servers", "EU-based")],
)  # fmt: skip
def test_a_word_divided_at_the_end_of_a_line_is_one_word(one: str, two: str, joined: str) -> None:
    filler = "We keep all that you send to us and all that is said about you " + one
    assert joined in pdf_text(lines(filler, two + " for a year and a day."))


def test_scanned_locked_and_broken_files_say_so() -> None:
    with pytest.raises(StatementTextError, match="only pictures of it \\(2 pages, 0 char"):
        read_pdf(make_pdf([[], []]))
    with pytest.raises(StatementTextError, match="has a password"):
        read_pdf(make_pdf([lines(WIDE)], encrypted=True))
    with pytest.raises(StatementTextError, match="broken"):
        read_pdf(b"%PDF-1.7\nnothing")
    with pytest.raises(LimitError, match="more than 500 pages"):
        read_pdf(make_pdf([lines(WIDE)] * 501))


def test_the_twins_of_mozilla_say_the_same(shared: Path) -> None:
    """The Markdown and the PDF of a notice have the same words, but for a few."""
    import re
    from collections import Counter

    from markdown_it import MarkdownIt

    for pdf in sorted((shared / "corpora" / "mozilla").glob("*.pdf")):
        source = re.sub(r"\{:[^}\n]*\}", "", pdf.with_suffix(".md").read_text("utf-8"))
        html = MarkdownIt("commonmark").render(source)
        wanted = Counter(re.findall(r"\w+", re.sub(r"<[^>]*>", "", html)))
        text = write_markdown(read_pdf(pdf.read_bytes()).blocks)
        found = Counter(re.findall(r"\w+", text))
        assert (wanted - found).total() + (found - wanted).total() <= wanted.total() * 0.01


# DOCX


def test_headings_lists_and_tables_of_word_are_kept() -> None:
    cell = "<w:tc>{}</w:tc>".format
    body = (
        paragraph("Notice", "Heading1")
        + paragraph("We keep mail.")
        + paragraph("letters", item=True)
        + paragraph("parcels", item=True)
        + paragraph("What we share", bold=True)
        + "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(cell(paragraph(said, bold=first)) for said in row) + "</w:tr>"
            for first, row in ((True, ("Kind", "Kept")), (False, ("Mail", "2 years")))
        )
        + "</w:tbl>"
    )
    assert write_markdown(read_docx(make_docx(body)).blocks) == (
        "# Notice\n\nWe keep mail.\n\n- letters\n- parcels\n\n### What we share\n\n"
        "| Kind | Kept |\n| --- | --- |\n| Mail | 2 years |\n"
    )


@pytest.mark.parametrize(("library", "read"), [("pypdfium2", read_pdf), ("mammoth", read_docx)])
def test_a_missing_library_is_named_with_its_remedy(
    library: str, read: Callable[[bytes], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(StatementTextError, match="is not installed") as caught:
        read(b"")
    assert caught.value.hint == "pip install 'noticegraph[files]'"


def test_hostile_word_files_are_refused() -> None:
    entity = '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(StatementTextError, match="declares entities"):
        read_docx(make_docx(paragraph("&b;"), before=entity))
    with pytest.raises(LimitError, match="when it is unpacked"):
        read_docx(make_docx(paragraph("a"), more={"word/media/x": "0" * (129 * 1024 * 1024)}))
    with pytest.raises(StatementTextError, match="cannot be read"):
        read_docx(make_docx("<w:p>"))
