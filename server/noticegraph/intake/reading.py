"""One file → its canonical text, by what its content is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from noticegraph.canonical_text import canonical_text
from noticegraph.errors import StatementTextError
from noticegraph.passages import TextFormat

SourceKind = Literal["html", "pdf", "docx", "md", "txt"]
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of a file that is no part of the text.

    `what` says why (navigation, footer, cookie-banner, hidden, running-head, …), `words` counts its
    words, and `text` is what it says, with single spaces.
    """

    what: str
    words: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """What was read from a file; see the package."""

    text: str
    form: TextFormat
    kind: SourceKind
    data: bytes
    left_out: tuple[LeftOut, ...] = ()
    language: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    company: str | None = None
    notes: tuple[str, ...] = ()


def read_source(path: Path, keep_all: bool = False, kind: SourceKind | None = None) -> Source:
    """Read a file as the text of a statement.

    `kind` overrides what the content looks like. Raises UsageError if the path is a web address,
    StatementTextError (exit code 3) if the file cannot be read or is no text of a statement, and
    LimitError if it is too large.
    """
    data = path.read_bytes()
    found: SourceKind = kind or ("md" if path.suffix.lower() in (".md", ".markdown") else "txt")
    if found not in ("md", "txt"):
        raise StatementTextError("not-a-text", file=path)
    return Source(
        canonical_text(data.decode("utf-8")), "md" if found == "md" else "txt", found, data
    )
