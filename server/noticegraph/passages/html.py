"""HTML → headings and blocks, by the standard library's parser.

Positions are those in the source: a passage runs from its first to its last visible character,
including the tags between them. Only visible text counts: no scripts, styles or navigation.
https://html.spec.whatwg.org/multipage/grouping-content.html
"""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import accumulate

from noticegraph.passages.markup import (
    Block,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Part,
    TableBlock,
    segment_parts,
)
from noticegraph.passages.model import Segmentation, Span

_HIDDEN = frozenset({"head", "nav", "noscript", "script", "style", "svg", "template"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Every other tag begins a block, including unknown tags.
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "input", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
# Deeper nesting is read as if it were at this depth: no real statement has it.
_MAX_NESTING = 20


def segment_html(text: str) -> Segmentation:
    """Cut an HTML statement into passages; the same text always gives the same passages."""
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    reader.end_text()
    return segment_parts(text, reader.parts)


class _Reader(HTMLParser):
    """Collects parts; unclosed tags end where the next block begins."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        # The parser counts only line feeds as line ends.
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.parts: list[Part] = []
        self.hidden: list[str] = []
        self.heading: int | None = None
        self.title: list[str] = []
        self.lists: list[ListBlock] = []
        self.table: TableBlock | None = None
        self.row: list[Span] | None = None
        self.row_is_header = True
        self.in_cell = False
        self.cell: Span | None = None
        self.span: Span | None = None

    # What a reader sees

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        if data.strip():
            line, column = self.getpos()
            at = self.starts[line - 1] + column
            self.see(at + len(data) - len(data.lstrip()), at + len(data.rstrip()))
        if self.heading is not None:
            self.title.append(data)

    def handle_entityref(self, name: str) -> None:
        self.see_reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.see_reference(f"&#{name};")

    def see_reference(self, reference: str) -> None:
        if not self.hidden and reference not in ("&nbsp;", "&#160;", "&#xa0;"):
            line, column = self.getpos()
            at = self.starts[line - 1] + column
            self.see(at, at + len(reference))

    def see(self, start: int, end: int) -> None:
        if self.span is None:
            self.span = Span(start, end)
        self.span.end = end

    # Where blocks begin and end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _HIDDEN:
            self.end_text()
            self.hidden.append(tag)
        if self.hidden or tag in _INLINE:
            return
        self.end_text()
        if tag in _HEADINGS:
            self.heading = int(tag[1])
        elif tag in ("ul", "ol", "dl"):
            self.add_list()
        elif tag in ("li", "dt") and self.lists:
            self.lists[-1].items.append(Item(None))
        elif tag == "table":
            self.table = TableBlock()
            self.row_is_header = True
        elif tag == "tr" and self.table is not None:
            self.end_row()
            self.row = []
            self.row_is_header = True
        elif tag in ("td", "th") and self.row is not None:
            self.in_cell, self.cell = True, None
            self.row_is_header = self.row_is_header and tag == "th"

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            if tag in self.hidden:
                del self.hidden[self.hidden.index(tag) :]
            return
        if tag in _INLINE:
            return
        self.end_text()
        if tag in ("ul", "ol", "dl") and self.lists:
            self.lists.pop()
        elif tag == "tr":
            self.end_row()
        elif tag in ("td", "th"):
            self.in_cell = False
        elif tag == "table" and self.table is not None:
            self.end_row()
            if self.table.header or self.table.rows:
                self.add_block(self.table)
            self.table = None

    def end_text(self) -> None:
        """End what is being read: a heading, a cell, an item's own text, or a paragraph."""
        span, self.span = self.span, None
        heading, self.heading = self.heading, None
        title, self.title = "".join(self.title), []
        if span is None:
            return
        if heading is not None:
            self.lists.clear()
            self.parts.append(Heading(span, heading, " ".join(title.split())))
        elif self.row is not None and self.in_cell:
            if self.cell is None:
                self.cell = span
                self.row.append(span)
            else:
                self.cell.end = span.end
        elif self.lists and self.lists[-1].items and not self.lists[-1].items[-1].blocks:
            item = self.lists[-1].items[-1]
            if item.span is None:
                item.span = span
            else:
                item.blocks.append(Paragraph(span))
        else:
            self.add_block(Paragraph(span))

    def end_row(self) -> None:
        row, self.row = self.row, None
        self.in_cell = False
        if not row or self.table is None:
            return
        if self.row_is_header and not self.table.rows and not self.table.header:
            self.table.header = row
        else:
            self.table.rows.append(row)

    def add_list(self) -> None:
        if len(self.lists) >= _MAX_NESTING:
            self.lists.append(self.lists[-1])
            return
        block = ListBlock()
        self.add_block(block)
        self.lists.append(block)

    def add_block(self, block: Block) -> None:
        if self.lists and self.lists[-1].items:
            self.lists[-1].items[-1].blocks.append(block)
        else:
            self.parts.append(block)
