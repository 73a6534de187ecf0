"""HTML as a browser saved it → the blocks of the statement, and the parts that are left out."""

from __future__ import annotations

import re

from noticegraph.intake.blocks import Block, write_markdown
from noticegraph.intake.extract import Extract, LeftOut
from noticegraph.intake.html_blocks import HtmlReader
from noticegraph.intake.html_tree import Element, Page
from noticegraph.intake.lead_ins import mark_headings
from noticegraph.intake.leading import split_leading

_SHOWN = 2000
_HEADING_MARKS = re.compile(r"(?m)^#+ ")


def read_html(html: str, *, keep_all: bool = False) -> Extract:
    """Read a page. Raises LimitError if its elements are nested without end."""
    page = Page(html)
    reader = HtmlReader(page, keep_all=keep_all)
    blocks = mark_headings(reader.read())
    before: list[Block] = []
    if not keep_all:
        blocks, before = split_leading(blocks)
    left_out = [_told(what, element) for what, element in reader.left_out]
    if before:
        said = " ".join(_HEADING_MARKS.sub("", write_markdown(before)).split())
        left_out.append(LeftOut("before the statement", len(said.split()), said[:_SHOWN]))
    return Extract(
        blocks=blocks,
        left_out=tuple(left_out),
        title=page.title,
        meta=page.meta,
        language=page.language,
        has_frames=page.has_frames,
        has_scripts=page.has_scripts,
        asks_for_password=page.asks_for_password,
    )


def _told(what: str, element: Element) -> LeftOut:
    said = element.text()
    return LeftOut(what, len(said.split()), said[:_SHOWN])
