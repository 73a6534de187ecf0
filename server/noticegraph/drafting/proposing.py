"""How a rule proposes a fact: with its unit, span, key, modality, score and name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from noticegraph.drafting.lexicon import Lexicon
from noticegraph.drafting.masking import Link
from noticegraph.drafting.modality import modality_of
from noticegraph.drafting.model import Fact, Match, Unit


@dataclass(slots=True)
class Draft:
    """What all rules know: the language, the lexicon, the original text, and who “we” are.

    `named` are the recipients that the text has named so far.
    """

    text: str
    masked: str
    language: str
    lexicon: Lexicon
    company: str = ""
    named: set[str] = field(default_factory=set)


def propose(
    draft: Draft, unit: Unit, start: int, end: int, kind: str, key: dict[str, Any], rule: str,
    score: float, *, name: str = "", modality: str | None = None, trigger: str = "",
) -> Fact:  # fmt: skip
    """Return a fact with its words as its name, and the modality of its sentence unless given."""
    words = " ".join(draft.masked[start:end].split())
    return Fact(
        kind, key, name or words[:120],
        modality or modality_of(unit, start, end, draft.language),
        start, end, unit.passage, rule, score, trigger or words[:80],
        bare=kind == "category" and unit.kind in ("TableCell", "Heading") and unit.text.rstrip()[-1:] not in (".", "!", "?"),
    )  # fmt: skip


def propose_found(
    draft: Draft, unit: Unit, found: re.Match[str] | Match | Link, kind: str, key: dict[str, Any],
    rule: str, score: float, **more: Any,
) -> Fact:  # fmt: skip
    """Propose a fact as `propose` does: its span is that of a link, or of what is found in a unit."""
    if isinstance(found, re.Match):
        start, end = unit.start + found.start(), unit.start + found.end()
    else:
        start, end = found.start, found.end
    return propose(draft, unit, start, end, kind, key, rule, score, **more)
