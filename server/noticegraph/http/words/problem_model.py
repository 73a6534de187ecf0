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
    """The status of a kind of problem, and its words in English and Dutch."""

    status: int
    title: tuple[str, str]
    detail: tuple[str, str] | None = None
    hint: tuple[str, str] | None = None

    @property
    def en(self) -> Words:
        """Its words in English."""
        return self._words(0)

    @property
    def nl(self) -> Words:
        """Its words in Dutch."""
        return self._words(1)

    def _words(self, language: int) -> Words:
        return Words(
            self.title[language],
            self.detail and self.detail[language],
            self.hint and self.hint[language],
        )
