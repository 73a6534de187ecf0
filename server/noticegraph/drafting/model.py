"""What the stages of drafting hand to each other: tokens, units of text, matches and facts.

All positions are code points of the statement's canonical text, as in `passages`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

ASSERTED = "asserted"
POSSIBLE = "possible"
CONDITIONAL = "conditional"
DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its span, its lower-case form, and its stem."""

    start: int
    end: int
    word: str
    stem: str


@dataclass(frozen=True, slots=True)
class Match:
    """A label of the lexicon that is in a text: its terms (the first wins) and its span."""

    start: int
    end: int
    terms: tuple[str, ...]
    label: str
    first: int
    last: int
    """Indexes of its first and last token."""


@dataclass(slots=True)
class Unit:
    """A sentence (or heading, item, cell) and where it is.

    `text` is its part of the masked text (`masking`): as long as the original, without markup.
    `lead` is the sentence that introduces the list in which it stands, `column` the title of its
    column, `table` all titles of its table, `row` the path of its row, `zones` the subjects of its headings from inner to outer.
    """

    start: int
    end: int
    text: str
    passage: str
    kind: str
    headings: tuple[str, ...] = ()
    run_in: str = ""
    lead: Unit | None = None
    column: str = ""
    row: str = ""
    table: str = ""
    first_in_row: bool = False
    zones: tuple[str, ...] = ()
    tokens: list[Token] = field(default_factory=list)
    first_in_passage: bool = True


@dataclass(slots=True)
class Fact:
    """A proposed fact: what FORMAT asks (kind, key, name, modality, span), its rule and its score.

    `bare` is what a heading or cell only names: other places tell how the text says it.
    `places` are the spans of all passages that say the same, `passages` their paths.
    """

    kind: str
    key: dict[str, Any]
    name: str
    modality: str
    start: int
    end: int
    passage: str
    rule: str
    score: float
    trigger: str = ""
    bare: bool = False
    places: list[tuple[int, int]] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
