"""A parsed page → headings, paragraphs, lists and tables, and what was left out.

https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3 (which elements are blocks)
"""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin

from noticegraph.intake.blocks import (
    Block,
    Heading,
    Item,
    ItemList,
    Paragraph,
    Quote,
    Run,
    Table,
    plain,
    tidy,
)
from noticegraph.intake.html_parts import main_content, part_name
from noticegraph.intake.html_tables import read_table
from noticegraph.intake.html_tree import Element, Page

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "listing", "main",
    "menu", "nav", "ol", "optgroup", "p", "plaintext", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
})  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOLD = frozenset({"b", "strong"})
_BOLD_STYLE = re.compile(r"(?i)font-weight\s*:\s*(?:bold|[6-9]00)")
_BLOCK_STYLE = re.compile(r"(?i)display\s*:\s*(?:block|flex|grid|list-item|table)\b")
_PREFORMATTED_STYLE = re.compile(r"(?i)white-space\s*:\s*(?:pre\b|pre-wrap|pre-line|break-spaces)")
_SUMMARY_WORDS = 20
# What follows the main part and is small beside it: consent, offers, other pages.
_FEW = 0.2


class HtmlReader:
    """Reads the blocks of one page; ``left_out`` has what it met and did not take."""

    def __init__(self, page: Page, *, keep_all: bool) -> None:
        self.page = page
        self.keep_all = keep_all
        self.left_out: list[tuple[str, Element]] = []
        self.base = page.address
        self.main = page.body if keep_all else main_content(page.body)
        self.level = 1
        self.is_after_main = False
        self.heading: Element | None = None

    def read(self) -> list[Block]:
        """Return the blocks of the page."""
        flow = _Flow(self)
        flow.children(self.page.body, _Style())
        return flow.finished()

    def leaves_out(self, element: Element, *, inside: bool) -> str | None:
        """Return why an element is left out, and note that it was."""
        if not element.hidden and self.keep_all:
            return None
        found = part_name(element, self.page.body.words, inside_content=inside)
        if found == "button" and self.titles(element):
            return None
        if self.is_after_main and not found and 0 < element.words < self.main.words * _FEW:
            found = "after the main part"
        if found:
            self.left_out.append((found, element))
        return found

    def titles(self, button: Element) -> bool:
        """Tell whether a button has the words of a heading, which opens what is below it."""
        if self.heading is not None:
            return button.words == self.heading.words
        return any(e.tag in _HEADINGS and e.words == button.words for e in button.walk())

    def target(self, href: str | None) -> str | None:
        """Return where a link leads, if that is more than a place in the page or a script."""
        href = "".join((href or "").split())
        if (
            not href
            or href.startswith("#")
            or re.match(r"(?:javascript|data|blob|about):", href, re.I)
        ):
            return None
        try:
            address = urljoin(self.base, href) if self.base else href
        except ValueError:
            return None
        here = urldefrag(self.base)[0]
        return None if here and urldefrag(address)[0] == here and "#" in address else address


class _Style:
    """What a text inherits from the elements around it."""

    __slots__ = ("bold", "content", "preformatted", "target")

    def __init__(self) -> None:
        self.bold = False
        self.target: str | None = None
        self.preformatted = False
        self.content = False

    def within(self, element: Element, reader: HtmlReader) -> _Style:
        style = _Style()
        css = element.attributes.get("style", "")
        style.bold = self.bold or element.tag in _BOLD or bool(_BOLD_STYLE.search(css))
        style.target = (
            reader.target(element.attributes.get("href")) if element.tag == "a" else self.target
        )
        style.preformatted = (
            self.preformatted
            or element.tag in ("pre", "listing", "xmp", "plaintext")
            or bool(_PREFORMATTED_STYLE.search(css))
        )
        style.content = (
            self.content
            or element is reader.main is not reader.page.body
            or element.tag == "article"
        )
        return style


class _Flow:
    """Collects the blocks of one container: the page, an item, a cell, a quote."""

    def __init__(self, reader: HtmlReader) -> None:
        self.reader = reader
        self.blocks: list[Block] = []
        self.runs: list[Run] = []

    def finished(self) -> list[Block]:
        self.end_paragraph()
        return self.blocks

    def end_paragraph(self) -> None:
        runs, self.runs = tidy(self.runs), []
        if runs:
            self.blocks.append(Paragraph(runs))

    def children(self, element: Element, style: _Style) -> None:
        for child in element.children:
            if isinstance(child, str):
                self.text(child, style)
            else:
                self.element(child, style)

    def text(self, text: str, style: _Style) -> None:
        if not style.preformatted:
            self.runs.append(Run(text.replace("\n", " "), style.target, style.bold))
            return
        for number, paragraph in enumerate(re.split(r"\n[ \t]*\n", text)):
            if number:
                self.end_paragraph()
            self.runs.append(Run(paragraph, style.target, style.bold))

    def element(self, element: Element, style: _Style) -> None:
        tag = element.tag
        if tag == "br":
            self.runs.append(Run("\n"))
            return
        if tag == "wbr":
            return
        part = self.reader.leaves_out(element, inside=style.content)
        if part:
            if part == "header":
                self.headings(element, style)
            return
        inner = style.within(element, self.reader)
        level = self.heading_level(element)
        is_block = tag in _BLOCKS or bool(_BLOCK_STYLE.search(element.attributes.get("style", "")))
        if not is_block and level is None:
            self.children(element, inner)
            return
        self.end_paragraph()
        if level is not None:
            self.heading(element, inner, level)
        elif tag in ("ul", "ol", "menu", "dir"):
            self.item_list(element, inner)
        elif tag == "dl":
            self.definitions(element, inner)
        elif tag == "table":
            self.blocks.extend(read_table(element, lambda cell: self.inside(cell, inner)))
        elif tag == "blockquote":
            blocks = self.inside(element, inner)
            self.blocks.extend(
                blocks if _has_heading(blocks) else [Quote(blocks)] if blocks else []
            )
        elif tag == "summary" and 0 < element.words <= _SUMMARY_WORDS:
            self.summary(element, inner)
        else:
            self.children(element, inner)
        self.end_paragraph()
        if element is self.reader.main:
            self.reader.is_after_main = True

    def inside(self, element: Element, style: _Style) -> list[Block]:
        """Return the blocks of an element by themselves."""
        flow = _Flow(self.reader)
        flow.children(element, style)
        return flow.finished()

    # Headings

    def heading_level(self, element: Element) -> int | None:
        if element.tag in _HEADINGS:
            return int(element.tag[1])
        if element.attributes.get("role", "").lower() != "heading":
            return None
        level = element.attributes.get("aria-level", "2")
        return min(max(int(level), 1), 6) if re.fullmatch(r"\d{1,2}", level) else 2

    def heading(self, element: Element, style: _Style, level: int) -> None:
        """Read a heading: whatever blocks are in it are its words."""
        runs: list[Run] = []
        self.reader.heading = element
        blocks = self.inside(element, style)
        self.reader.heading = None
        for block in blocks:
            for run in _all_runs(block):
                runs.append(Run(run.text.replace("\n", " "), None))
            runs.append(Run(" "))
        runs = tidy(runs)
        if runs:
            self.reader.level = level
            self.blocks.append(Heading(level, runs))

    def headings(self, element: Element, style: _Style) -> None:
        """Take only the h1 of a part that is left out: the title may stand in the page's header."""
        for inner in element.walk():
            if inner.tag == "h1" and inner.words and not inner.hidden:
                self.end_paragraph()
                self.heading(inner, style, 1)

    def summary(self, element: Element, style: _Style) -> None:
        blocks = self.inside(element, style)
        if _has_heading(blocks):
            self.blocks.extend(blocks)
        elif blocks:
            runs = [run for block in blocks for run in [*_all_runs(block), Run(" ")]]
            titles = tidy([Run(run.text.replace("\n", " ")) for run in runs])
            self.blocks.append(Heading(min(self.reader.level + 1, 6), titles))

    # Lists

    def item_list(self, element: Element, style: _Style) -> None:
        found = ItemList()
        ordered = element.tag == "ol"
        start = element.attributes.get("start", "1")
        number = int(start) if re.fullmatch(r"\d{1,8}", start) else 1
        for child in element.children:
            if isinstance(child, str):
                if child.strip():
                    self.add_item(found, Item([Paragraph(tidy([Run(child)]))]))
                continue
            if child.tag != "li":
                # Lists are often nested like this, though only li may stand here.
                blocks = _Flow(self.reader)
                blocks.element(child, style)
                if found.items:
                    found.items[-1].blocks.extend(blocks.finished())
                else:
                    self.add_item(found, Item(blocks.finished()))
                continue
            if self.reader.leaves_out(child, inside=True):
                continue
            value = child.attributes.get("value", "")
            if re.fullmatch(r"\d{1,8}", value):
                number = int(value)
            item = Item(
                self.inside(child, style.within(child, self.reader)), number if ordered else None
            )
            number += 1
            if _has_heading(item.blocks):
                # The items are sections: what belongs to a heading is not part of a list.
                self.add_list(found)
                found = ItemList()
                self.blocks.extend(item.blocks)
            else:
                self.add_item(found, item)
        self.add_list(found)

    def definitions(self, element: Element, style: _Style) -> None:
        found = ItemList()
        # WHATWG HTML 4.4.9: a dl holds dt and dd, or div that hold them.
        groups = [c for c in element.children if isinstance(c, Element)]
        parts = [
            p
            for g in groups
            for p in (g.children if g.tag == "div" else [g])
            if isinstance(p, Element)
        ]
        for part in parts:
            if self.reader.leaves_out(part, inside=True):
                continue
            blocks = self.inside(part, style.within(part, self.reader))
            if part.tag == "dt" or not found.items:
                self.add_item(found, Item(blocks))
            else:
                found.items[-1].blocks.extend(blocks)
        if any(_has_heading(item.blocks) for item in found.items):
            self.blocks.extend(block for item in found.items for block in item.blocks)
        else:
            self.add_list(found)

    def add_item(self, found: ItemList, item: Item) -> None:
        if item.blocks:
            found.items.append(item)

    def add_list(self, found: ItemList) -> None:
        if found.items:
            self.blocks.append(found)


def _has_heading(blocks: list[Block]) -> bool:
    return any(isinstance(block, Heading) for block in blocks)


def _all_runs(block: Block) -> list[Run]:
    if isinstance(block, (Heading, Paragraph)):
        return block.runs
    if isinstance(block, ItemList):
        inner = [b for item in block.items for b in item.blocks]
    elif isinstance(block, Table):
        inner = [b for row in [block.header, *block.rows] for cell in row for b in cell]
    else:
        inner = block.blocks
    return [run for b in inner for run in [*_all_runs(b), Run(" ")]]


def title_of(blocks: list[Block]) -> str:
    """Return the first heading of the outermost level, or nothing."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    top = min((heading.level for heading in headings), default=0)
    return next((plain(h.runs) for h in headings if h.level == top), "")
