"""The bytes of a page, a PDF or a DOCX file → its text. Runs in a process of its own (`worker`)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from noticegraph.canonical_text import canonical_text
from noticegraph.errors import LimitError, StatementTextError
from noticegraph.intake.blocks import Heading, plain, write_markdown
from noticegraph.intake.extract import Extract
from noticegraph.intake.kinds import SourceKind, decode_page, unpack_mhtml
from noticegraph.intake.mistaken import refuse_mistaken
from noticegraph.passages.model import MAX_TEXT_BYTES


def extract_text(data: bytes, kind: SourceKind, *, keep_all: bool) -> dict[str, Any]:
    """Return the text of a file with what was left out and what the file says about itself.

    Raises StatementTextError if it is not a statement, and LimitError.
    """
    notes: tuple[str, ...] = ()
    wrong = False
    if kind == "html":
        page, charset = unpack_mhtml(data) or (data, None)
        html, notes, wrong = decode_page(page, charset)
        from noticegraph.intake.html import read_html

        extract = read_html(html, keep_all=keep_all)
    elif kind == "pdf":
        from noticegraph.intake.pdf import read_pdf

        extract = read_pdf(data, keep_all=keep_all)
    else:
        from noticegraph.intake.docx import read_docx

        extract = read_docx(data, keep_all=keep_all)
    text = canonical_text(write_markdown(extract.blocks))
    if wrong and "\ufffd" in text:
        raise StatementTextError("page-encoding", count=text.count("\ufffd"))
    if len(text.encode()) > MAX_TEXT_BYTES:
        raise LimitError("long-text", bytes=MAX_TEXT_BYTES)
    if not keep_all:
        refuse_mistaken(text, extract)
    return {
        "text": text,
        "left_out": [asdict(part) for part in extract.left_out if part.words],
        "title": _title(extract),
        "page_title": extract.title,
        "meta": {
            k: v for k, v in extract.meta.items() if k in ("og:site_name", "application-name")
        },
        "declared": extract.language,
        "notes": [*notes, *extract.notes],
    }


def _title(extract: Extract) -> str:
    headings = [block for block in extract.blocks if isinstance(block, Heading)]
    top = min((heading.level for heading in headings), default=0)
    return next((plain(h.runs) for h in headings if h.level == top), "") or extract.title
