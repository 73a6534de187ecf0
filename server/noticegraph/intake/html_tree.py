"""A page as a browser parses it: its elements and texts, and which of them a reader can see.

https://html.spec.whatwg.org/multipage/rendering.html, by Lexbor, a parser that conforms to HTML5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from noticegraph.canonical_text import canonical_text
from noticegraph.errors import LimitError
from noticegraph.passages.model import MAX_TEXT_BYTES

MAX_DEPTH = 5000
_KEPT_DEPTH = 400
# Never text, in any browser that runs scripts and shows what a page embeds.
_NO_TEXT = frozenset({
    "area", "audio", "base", "canvas", "datalist", "embed", "frame", "head", "iframe", "img",
    "input", "link", "meta", "meter", "noembed", "noframes", "noscript", "object", "option",
    "param", "progress", "rp", "script", "select", "source", "style", "svg", "template",
    "textarea", "title", "track", "video",
})  # fmt: skip
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                   "param", "source", "track", "wbr"})  # fmt: skip
_CLOSES_ITSELF = frozenset({"p", "li", "option", "dd", "dt", "td", "th", "tr", "tbody", "thead",
                            "body", "html", "head"})  # fmt: skip
_TAGS = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)[^<>]*>")
_RAW = re.compile(r"(?i)<(?:(script|style)\b|!--)")
_RAW_ENDS = {
    "script": re.compile(r"(?i)</script"), "style": re.compile(r"(?i)</style"),
    "": re.compile(r"-->"),
}  # fmt: skip
PICTURE = "#picture"
"""The tag of what stands for a picture with words."""
_HIDING = re.compile(r"(?i)(?:^|;)\s*(display|visibility)\s*:\s*([a-z-]+)\s*(!\s*important)?")
_FOR_SCREEN_READERS = frozenset({
    "sr-only", "screen-reader-text", "screen-reader-only", "visually-hidden", "visuallyhidden",
    "element-invisible", "a11y-hidden", "u-hidden-visually",
})  # fmt: skip


class Element:
    """An element with its children; `words` counts the words that a reader can see in it."""

    __slots__ = ("attributes", "children", "hidden", "tag", "words")

    def __init__(self, tag: str, attributes: dict[str, str], *, hidden: bool = False) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []
        self.hidden = hidden
        self.words = 0

    def names(self) -> frozenset[str]:
        """Return its classes and its id, in lower case."""
        named = f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}"
        return frozenset(named.lower().split())

    def walk(self) -> Iterator[Element]:
        """Yield the element and those below it, in the order of the page."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(c for c in reversed(element.children) if isinstance(c, Element))

    def text(self) -> str:
        """Return its texts, with single spaces."""
        found: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                found.append(node)
            else:
                stack.extend(reversed(node.children))
                found.append("" if node.tag in ("a", "b", "em", "i", "span", "strong") else " ")
        return " ".join("".join(found).split())


class Page:
    """A parsed page: its body, its title, its language, and what its head says about it."""

    def __init__(self, html: str) -> None:
        """Parse a page. Raises LimitError if its elements are nested without end."""
        _refuse_depth(html)
        parser = LexborHTMLParser(html, scripting=True)
        root = parser.root
        self.language = ((root.attributes.get("lang") or "") if root else "").lower()
        title = parser.css_first("title")
        self.title = " ".join(canonical_text(title.text()).split()) if title else ""
        self.meta: dict[str, str] = {}
        for node in parser.css("meta"):
            named = node.attributes.get("property") or node.attributes.get("name") or ""
            self.meta.setdefault(named.lower(), node.attributes.get("content") or "")
        self.address = _address(parser, html)
        self.has_frames = parser.css_first("frameset, iframe") is not None
        self.has_scripts = parser.css_first("script[src]") is not None
        self.asks_for_password = parser.css_first("input[type=password]") is not None
        body = parser.body
        self.body = Element("body", {}) if body is None else _copy(body, _opened_by_buttons(parser))


def _refuse_depth(html: str) -> None:
    """Raise LimitError for nesting without end, which takes the parser quadratic time."""
    depth = 0
    for start, end in _markup(html):
        for found in _TAGS.finditer(html, start, end):
            name = found[2].lower()
            if name in _VOID or name in _CLOSES_ITSELF or html[found.end() - 2] == "/":
                continue
            depth = max(0, depth - 1) if found[1] else depth + 1
            if depth > MAX_DEPTH:
                raise LimitError("deep-page", depth=MAX_DEPTH)


def _markup(html: str) -> Iterator[tuple[int, int]]:
    """Yield what is between scripts, styles and comments."""
    at = 0
    while begins := _RAW.search(html, at):
        yield at, begins.start()
        ends = _RAW_ENDS[(begins[1] or "").lower()].search(html, begins.end())
        if ends is None:
            return
        at = ends.end()
    yield at, len(html)


def _address(parser: LexborHTMLParser, html: str) -> str:
    """Return the address of the page, if it says so: browsers note it where they save a page."""
    for selector, name in (("base", "href"), ("link[rel=canonical]", "href")):
        node = parser.css_first(selector)
        if node is not None and (node.attributes.get(name) or "").startswith("http"):
            return node.attributes.get(name) or ""
    saved = re.search(r"<!-- saved from url=\(\d+\)(\S+)", html[:2000])
    return saved[1] if saved else ""


def _opened_by_buttons(parser: LexborHTMLParser) -> frozenset[str]:
    """Return the ids of what a button of the page opens: closed, a reader can still see it."""
    found: set[str] = set()
    for node in parser.css("[aria-controls][aria-expanded], [role=tab][aria-controls]"):
        found.update((node.attributes.get("aria-controls") or "").split())
    return frozenset(found)


def _copy(body: LexborNode, opened: frozenset[str]) -> Element:
    """Copy what may be text, without recursion, since a page may be nested deeply."""
    top = Element("body", {})
    order: list[tuple[Element, Element]] = []
    length = 0
    stack: list[tuple[LexborNode | None, Element, int]] = [(body.first_child, top, 0)]
    while stack:
        node, parent, depth = stack.pop()
        if node is None:
            continue
        stack.append((node.next, parent, depth))
        if node.is_text_node:
            text = canonical_text(node.text_content or "")
            if text:
                length += len(text.strip()) + 1
                if length > MAX_TEXT_BYTES:
                    raise LimitError("long-text", bytes=MAX_TEXT_BYTES)
                parent.children.append(text)
                parent.words += len(text.split())
            continue
        tag = node.tag or ""
        if not node.is_element_node:
            continue
        if tag in _NO_TEXT:
            parent.children.extend(_picture(node, tag))
            continue
        attributes = {name: value or "" for name, value in node.attributes.items()}
        if depth < _KEPT_DEPTH:
            element = Element(tag, attributes, hidden=_is_hidden(tag, attributes, opened))
            parent.children.append(element)
            order.append((element, parent))
        else:
            element = parent
        stack.append((node.first_child, element, depth + 1))
    for element, parent in reversed(order):
        if not element.hidden:
            parent.words += element.words
    return top


def _picture(node: LexborNode, tag: str) -> Iterator[Element]:
    """Yield what stands for a picture with words, which are no text of the page."""
    said = ""
    if tag == "img":
        said = node.attributes.get("alt") or ""
    elif tag == "svg":
        said = " ".join(drawn.text() for drawn in node.css("text"))
    said = canonical_text(said).strip()
    if said:
        picture = Element(PICTURE, {}, hidden=True)
        picture.children.append(said)
        picture.words = len(said.split())
        yield picture


def _is_hidden(tag: str, attributes: dict[str, str], opened: frozenset[str]) -> bool:
    if attributes.get("role") == "tabpanel" or attributes.get("id") in opened:
        return False
    hidden = attributes.get("hidden")
    if hidden is not None and hidden.lower() != "until-found":
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    if _is_styled_away(attributes.get("style", "")):
        return True
    return not _FOR_SCREEN_READERS.isdisjoint(attributes.get("class", "").lower().split())


def _is_styled_away(style: str) -> bool:
    """Tell whether a style hides: of two declarations the last counts, or the important one."""
    said: dict[str, tuple[str, bool]] = {}
    for name, value, important in _HIDING.findall(style):
        if important or not said.get(name.lower(), ("", False))[1]:
            said[name.lower()] = value.lower(), bool(important)
    shown = "", False
    return said.get("display", shown)[0] == "none" or (
        said.get("visibility", shown)[0] in ("hidden", "collapse")
    )
