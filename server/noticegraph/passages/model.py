"""What a passage is, and how a statement's text is read from a file.

Positions follow the Web Annotation Data Model, section 4.2.5 (Text Position Selector): `start` is
the offset of the first character, `end` the offset after the last one, both counted from 0.
https://www.w3.org/TR/annotation-model/#text-position-selector
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from noticegraph.canonical_text import canonical_text
from noticegraph.errors import LimitError, StatementTextError

SECTION = "Section"
HEADING = "Heading"
PARAGRAPH = "Paragraph"
LIST_ITEM = "ListItem"
TABLE_HEADER = "TableHeader"
TABLE_ROW = "TableRow"
TABLE_CELL = "TableCell"

HEADING_WORDS = 8
"""The most words of a heading that graphs repeat: a longer one is a sentence of somebody's text."""
_WORD = re.compile(r"\w+")
MAX_TEXT_BYTES = 4 * 1024 * 1024
"""The size limit of a text, in bytes; long privacy statements have about a tenth of a megabyte."""


@dataclass(slots=True)
class Span:
    """A part of a text: `start` is its first code point, `end` the one after its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable span of a statement's text.

    `path` is unique in the text and made of ASCII (`2/table-1/row-1/item-8`); `section` names the
    section ("2", "10.a", "preamble", "contents", or a path of headings, "your-rights/access");
    `place` is the path for people, within the section ("table row 1, item 8"); `start` and `end`
    are code points; `digest` is the lower-case hexadecimal SHA-256 of the span's UTF-8 bytes;
    `parent` is the path of the passage that contains it, or None; `headings` are those of its
    section and of the sections around it, outermost first, as `short_heading` gives them.
    """

    path: str
    section: str
    place: str
    kind: str
    start: int
    end: int
    digest: str
    parent: str | None
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The passages of one text, ordered by start, and notes about oddities of its layout."""

    passages: tuple[Passage, ...]
    notes: tuple[str, ...]


class PassageMaker:
    """Makes the passages of one section of a text."""

    def __init__(self, text: str, section: str, headings: tuple[str, ...] = ()) -> None:
        self.text = text
        self.section = section
        self.headings = headings

    def __call__(self, kind: str, path: str, place: str, span: Span, parent: str | None) -> Passage:
        """Return the passage of a span."""
        digest = text_digest(self.text[span.start : span.end])
        return Passage(
            path, self.section, place, kind, span.start, span.end, digest, parent, self.headings
        )


def short_heading(title: str) -> str:
    """Return a heading that is a label, on one line; empty if it is as long as a sentence."""
    said = " ".join(title.split())
    return said if len(_WORD.findall(said)) <= HEADING_WORDS else ""


def read_statement_text(path: Path) -> str:
    """Return the canonical text of a statement, from a file that has a text in UTF-8.

    Files as somebody saved them, whatever they are, are read by `intake.read_source`. Raises
    StatementTextError if the file cannot be read, is empty, is not text, or is not UTF-8 (with the
    line and column of the first invalid byte); LimitError if it is over MAX_TEXT_BYTES.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_TEXT_BYTES + 1)
    except OSError as error:
        raise StatementTextError(
            "unreadable-text", reason=error.strerror or str(error), file=path
        ) from error
    if not data.strip():
        raise StatementTextError("empty-text", file=path)
    if data.startswith(b"%PDF-") or b"\0" in data[:8192]:
        raise StatementTextError("not-a-text", file=path)
    if len(data) > MAX_TEXT_BYTES:
        raise LimitError("long-text", bytes=MAX_TEXT_BYTES, file=path)
    try:
        return canonical_text(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        raise StatementTextError(
            "text-encoding",
            byte=f"{data[error.start]:02x}",
            file=path,
            line=before.count(b"\n") + 1,
            column=len(before[line_start:].decode("utf-8")) + 1,
        ) from error


def text_digest(text: str) -> str:
    """Return the lower-case hexadecimal SHA-256 of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
