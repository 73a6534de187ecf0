"""Markdown → headings and blocks: CommonMark with tables, by markdown-it.

Positions are those in the source, so a passage's text includes its markup (links, emphasis).
https://spec.commonmark.org/, and GitHub's tables
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from noticegraph.canonical_text import canonical_text
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

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*[\r\n]+(?P<body>.*?[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", re.DOTALL
)
# YAML 1.2, 9.1.4: three dots end a document too.
_NO_TEXT = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[A-Za-z!?][^<>]*>", re.DOTALL | re.I
)
# A footnote may stand in a quote or an item, as the definition of a link may (CommonMark, 4.7).
_FOOTNOTE = re.compile(
    r"^((?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)\[(\^[^\]\s]+)\]:(?=[ \t]|$)", re.M
)
_LONGEST_TITLE = 1000
_PICTURE = re.compile(r"!\[[^\]]*\]\([^()]*\)")
_LINE_END = re.compile(r"\r\n?|\n")
_CELL = re.compile(r"(?:[^|\\]|\\.|\\$)*")


def segment_markdown(text: str) -> Segmentation:
    """Cut a Markdown statement into passages; the same text always gives the same passages."""
    front = _FRONT_MATTER.match(text)
    body = text
    front_matter = None
    if front is not None:
        # Replaced by blank lines: the parser would read it as a heading, and positions must stay.
        body = re.sub(r"[^\r\n]", " ", front[0]) + text[front.end() :]
        front_matter = _trim(text, Span(front.start("body"), front.end("body")))
    # Footnotes are read as paragraphs: CommonMark takes a short one for the definition of a link.
    body = _FOOTNOTE.sub(r"\1(\2):", body)
    # Only blocks are parsed: what is within them is read where it is needed, and a hostile line
    # takes quadratic time there.
    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    tree = SyntaxTreeNode(parser.parse(body))
    reader = _Reader(text, body)
    return segment_parts(text, reader.parts(tree), front_matter=front_matter)


class _Reader:
    """Knows where the lines of the text begin."""

    def __init__(self, text: str, parsed: str) -> None:
        self.text = text
        self.parsed = parsed
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text)), len(text)]

    def parts(self, tree: SyntaxTreeNode) -> Iterator[Part]:
        for node in tree.children:
            if node.type == "heading":
                inline = node.children[0] if node.children else None
                span = self.inline_span(inline) if inline else self.node_span(node)
                title = _plain_text(inline.content[:_LONGEST_TITLE]) if inline else ""
                if canonical_text(title).strip():
                    yield Heading(span, int(node.tag[1]), title)
            elif node.type == "blockquote":
                yield from self.parts(node)
            else:
                yield from self.blocks([node])

    def blocks(self, nodes: list[SyntaxTreeNode]) -> Iterator[Block]:
        for node in nodes:
            if node.type in ("bullet_list", "ordered_list"):
                yield ListBlock([self.item(child) for child in node.children])
            elif node.type == "table":
                yield self.table(node)
            elif node.type in ("blockquote", "list_item"):
                yield from self.blocks(node.children)
            elif node.type == "paragraph" or node.type == "heading":
                spans = self.without_footnotes(node.children[0])
                yield from (Paragraph(s) for s in spans if _said(self.text[s.start : s.end]))
            elif node.type == "hr" or (node.type == "html_block" and not _said(node.content)):
                continue
            else:
                yield Paragraph(self.node_span(node))

    def item(self, node: SyntaxTreeNode) -> Item:
        """Read an item: its first paragraph is its own text, and everything else is below it."""
        blocks = list(self.blocks(node.children))
        if blocks and isinstance(blocks[0], Paragraph):
            return Item(blocks[0].span, blocks[1:])
        return Item(None, blocks)

    def table(self, node: SyntaxTreeNode) -> TableBlock:
        table = TableBlock()
        for group in node.children:
            for row in group.children:
                cells = self.cells(row)
                if group.type == "thead":
                    table.header = cells
                elif any(cells):
                    table.rows.append(cells)
        return table

    def cells(self, row: SyntaxTreeNode) -> list[Span | None]:
        start, end = self.line_range(row)
        line = _LINE_END.split(self.text[start:end], maxsplit=1)[0]
        found: list[Span | None] = []
        at = len(line) - len(line.lstrip())
        # GFM 4.10: the pipes at the ends of a row are no cells.
        at += line.startswith("|", at)
        stripped = len(line.rstrip())
        while at < stripped:
            match = _CELL.match(line, at, stripped)
            ends = at if match is None else match.end()
            cell = _trim(self.text, Span(start + at, start + ends))
            found.append(cell if self.says_something(cell) else None)
            at = ends + 1
        return found

    def says_something(self, cell: Span) -> bool:
        """Tell whether a reader sees anything in a cell: not in one with only a picture."""
        return bool(_said(_PICTURE.sub("", self.text[cell.start : cell.end])))

    def without_footnotes(self, inline: SyntaxTreeNode) -> Iterator[Span]:
        """Yield the span of a paragraph, and those of the footnotes that follow without a gap."""
        span = self.inline_span(inline)
        starts = [m.end(1) for m in _FOOTNOTE.finditer(self.text, span.start + 1, span.end)]
        for start, end in pairwise([span.start, *starts, span.end]):
            yield _trim(self.text, Span(start, end))

    def inline_span(self, inline: SyntaxTreeNode) -> Span:
        """Return the span of a paragraph's text, without the markers of lists and headings."""
        start, end = self.line_range(inline)
        first = inline.content.split("\n", 1)[0]
        at = self.parsed.find(first, start, end) if first else start
        span = _trim(self.text, Span(max(at, start), end))
        if "\n" not in inline.content and at >= 0:
            span.end = at + len(first)
        return span

    def node_span(self, node: SyntaxTreeNode) -> Span:
        return _trim(self.text, Span(*self.line_range(node)))

    def line_range(self, node: SyntaxTreeNode) -> tuple[int, int]:
        lines = node.map or (0, 0)
        return self.starts[lines[0]], self.starts[lines[1]]


def _plain_text(title: str) -> str:
    """Return a title without its markup."""
    tokens = MarkdownIt("commonmark").parseInline(title)[0].children or []
    return "".join(
        token.content
        if token.type in ("text", "code_inline")
        else " "
        if token.type in ("softbreak", "hardbreak") or re.match(r"<br\b", token.content, re.I)
        else _plain_text(token.content)
        if token.type == "image"
        else ""
        for token in tokens
    )


def _said(source: str) -> str:
    """Return what a reader sees of a source with tags and references (`&nbsp;`)."""
    return canonical_text(unescape(_NO_TEXT.sub("", source))).strip()


def _trim(text: str, span: Span) -> Span:
    body = text[span.start : span.end]
    left = len(body) - len(body.lstrip())
    return Span(span.start + left, max(span.start + left, span.start + len(body.rstrip())))
