"""Passages → what a reader sees of them: no markup, and the place of each character in the text.

Only as much of Markdown is read as a paragraph contains: links, emphasis, references to characters,
tags. What the passages are is for `passages` to say.
"""

from __future__ import annotations

import re
from html import unescape

from noticegraph.editorial.model import Document, Link, Unit
from noticegraph.passages import TextFormat, segment_text
from noticegraph.passages.model import (
    HEADING,
    LIST_ITEM,
    PARAGRAPH,
    TABLE_CELL,
    TABLE_HEADER,
    Passage,
)

_SHOWN = (HEADING, LIST_ITEM, PARAGRAPH, TABLE_CELL, TABLE_HEADER)
_NOT_PROSE = ("front-matter", "contents")
_TAG = r"<!--.*?-->|</?[A-Za-z][^<>]*>"
_REFERENCE = r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});"
_MARKDOWN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<image>!\[[^\]]*\]\([^()]*\))"
    r"|\[(?P<text>(?:[^\[\]\\]|\\.|!?\[[^\[\]]*\](?:\([^()]*\))?)*)\]"
    r"(?:\(\s*<?(?P<target>[^()\s<>]*(?:\([^()]*\)[^()\s<>]*)*)>?(?:\s+[\"'][^\"']*[\"'])?\s*\)"
    r"|\[(?P<named>[^\[\]]+)\])"
    r"|<(?P<address>(?:https?://|mailto:)?[^\s<>]+[@.:][^\s<>]+)>"
    rf"|(?P<tag>{_TAG})"
    rf"|(?P<reference>{_REFERENCE})"
    r"|(?P<emphasis>\*+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|`+|~~)",
    re.DOTALL,
)
_HREF = re.compile(r"""(?i)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_TITLE = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(?P<title>[^\n]*?)(?P=quote)[ \t]*$", re.M)
_HEADING_LEVEL = re.compile(r"(#{1,6})\s*$")


def read_document(text: str, form: TextFormat, language: str) -> Document:
    """Return the units of a text; front matter and the table of contents are left out."""
    passages = segment_text(text, form).passages
    inside = {p.path for p in passages if p.kind == PARAGRAPH}
    units = tuple(
        _read_unit(text, form, passage)
        for passage in passages
        if passage.kind in _SHOWN
        and passage.section not in _NOT_PROSE
        # The parts of a paragraph between semicolons are read with it.
        and not (passage.kind == LIST_ITEM and passage.parent in inside)
    )
    front = next((p for p in passages if p.section == "front-matter"), None)
    found = _TITLE.search(text, front.start, front.end) if front else None
    return Document(form, language, units, found["title"] if found else "")


def _read_unit(text: str, form: TextFormat, passage: Passage) -> Unit:
    reader = _Reader(text)
    if form == "txt":
        reader.take(passage.start, passage.end)
    else:
        reader.read(passage.start, passage.end)
    before = text[max(0, passage.start - 200) : passage.start]
    found = _HEADING_LEVEL.search(before) if passage.kind == HEADING else None
    level = len(found[1]) if found else 0
    return Unit(
        passage,
        "".join(reader.characters),
        (*reader.places, passage.end),
        tuple(reader.links),
        level,
    )


class _Reader:
    """Collects characters, their places, and links."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.characters: list[str] = []
        self.places: list[int] = []
        self.links: list[Link] = []
        self.open: tuple[int, str] | None = None

    def take(self, start: int, end: int) -> None:
        """Take characters as they are; every white space is one space."""
        for place in range(start, end):
            character = self.text[place]
            self.characters.append(" " if character.isspace() else character)
            self.places.append(place)

    def add(self, character: str, place: int) -> None:
        self.characters.append(character)
        self.places.append(place)

    def read(self, start: int, end: int) -> None:
        """Take characters without their markup."""
        at = start
        while found := _MARKDOWN.search(self.text, at, end):
            self.take(at, found.start())
            self.see(found)
            at = found.end()
        self.take(at, end)

    def see(self, found: re.Match[str]) -> None:
        named = found.groupdict()
        if named["escaped"]:
            self.add(named["escaped"], found.start("escaped"))
        elif named["reference"]:
            for character in unescape(named["reference"]):
                self.add(" " if character.isspace() else character, found.start())
        elif named["tag"]:
            self.see_tag(named["tag"], found.start())
        elif named["text"] is not None:
            first = len(self.characters)
            self.read(found.start("text"), found.end("text"))
            target = named["target"] if named["target"] is not None else named["named"]
            self.links.append(Link(first, len(self.characters), target or ""))
        elif named["address"]:
            first = len(self.characters)
            self.take(found.start("address"), found.end("address"))
            self.links.append(Link(first, len(self.characters), named["address"]))

    def see_tag(self, tag: str, place: int) -> None:
        name = tag.strip("</!>").split(None, 1)[0].lower() if tag.strip("</!>") else ""
        if name in ("br", "br/"):
            self.add("\n", place)
        elif name == "a" and not tag.startswith("</"):
            href = _HREF.search(tag)
            target = next((t for t in href.groups() if t is not None), "") if href else ""
            # An anchor without href is a place to link to, not a link.
            self.open = (len(self.characters), target) if href else None
        elif name == "a" and self.open is not None:
            first, target = self.open
            self.links.append(Link(first, len(self.characters), target))
            self.open = None
