"""What a reader of one kind of file found in it, before it is written as a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from noticegraph.intake.blocks import Block


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of a file that is not part of the text.

    `what` says why ("navigation", "footer", "cookie banner", "hidden", "running head", …), `words`
    counts its words, and `text` is what it says, with single spaces, at most 2,000 characters.
    """

    what: str
    words: int
    text: str


@dataclass(frozen=True, slots=True)
class Extract:
    """The blocks of a file, what was left out, and what the file says about itself.

    `meta` are the fields of a page's head or a document's properties, by name in lower case.
    """

    blocks: list[Block]
    left_out: tuple[LeftOut, ...] = ()
    title: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    has_frames: bool = False
    has_scripts: bool = False
    asks_for_password: bool = False
    notes: tuple[str, ...] = ()
