"""What the words of a refusal consist of."""

from __future__ import annotations

from dataclasses import dataclass

Fact = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Title, detail and remedy, with placeholders for facts in braces."""

    title: str
    detail: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """The status of a kind of problem, and its words in each language."""

    status: int
    en: Words
    nl: Words
