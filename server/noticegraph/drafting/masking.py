"""Markup → spaces, so that rules read words only and every position stays what it was."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from noticegraph.passages import TextFormat

# Bounded, so that an unclosed bracket costs no more than its own line.
_LINK = re.compile(
    r"!?\[(?P<words>(?:[^\[\]\n]|\\[\[\]]|\[[^\[\]\n]{0,200}\]){0,600})\]\((?P<target>[^()\s]{0,2000}(?:\([^()\s]*\))?)(?:\s+\"[^\"\n]*\")?\)"
)
_BREAK = re.compile(r"(?i)<br\s*/?>")
# Blocks of HTML within Markdown: a row reads as a sentence, its cells as parts of it.
_ROW_END = re.compile(r"(?i)</(?:tr|table)\s*>")
_CELL_END = re.compile(r"(?i)</(?:td|th|li|p|h[1-6])\s*>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--.{0,4000}?-->", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_EMPHASIS = re.compile(r"(?<![\w*])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![\w*])|\*\*|__")
_BULLET = re.compile(r"(?<=;   )\s*[*•·-]\s{1,4}|^\s*[•·*▪‣◦-]\s+", re.MULTILINE)
# Attributes of a block, as Kramdown writes them.
_ATTRIBUTES = re.compile(r"\{:[^{}\n]{0,200}\}")
_ESCAPE = re.compile(r"\\(?=[\[\]\\*_#.()`>-])")


class Link(NamedTuple):
    """A link: the span of its words, and its target."""

    start: int
    end: int
    target: str


def mask(text: str, form: TextFormat) -> tuple[str, list[Link]]:
    """Return the text with markup blanked, equally long, and its links."""
    links: list[Link] = []
    if form == "md":
        text = _LINK.sub(lambda match: _without_link(match, links), text)
        text = _ESCAPE.sub(" ", text)
        text = _ATTRIBUTES.sub(lambda match: " " * len(match[0]), text)
    if form in ("md", "html"):
        text = _BREAK.sub(lambda match: ";" + " " * (len(match[0]) - 1), text)
        text = _ROW_END.sub(lambda match: "." + " " * (len(match[0]) - 1), text)
        text = _CELL_END.sub(lambda match: ";" + " " * (len(match[0]) - 1), text)
        text = _TAG.sub(lambda match: " " * len(match[0]), text)
        text = _REFERENCE.sub(_character, text)
    if form == "md":
        text = _EMPHASIS.sub(lambda match: " " * len(match[0]), text)
    text = _BULLET.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
    return text, links


def _without_link(match: re.Match[str], links: list[Link]) -> str:
    whole, words = match[0], match["words"]
    lead = match.start("words") - match.start()
    links.append(Link(match.start("words"), match.end("words"), match["target"]))
    return " " * lead + words + " " * (len(whole) - lead - len(words))


def _character(match: re.Match[str]) -> str:
    found = html.unescape(match[0])
    return found.ljust(len(match[0])) if len(found) <= len(match[0]) else " " * len(match[0])
