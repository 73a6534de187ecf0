"""What an examination of a text works on, and what it says: units of prose, and remarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from noticegraph.passages.model import Passage


class Gravity(StrEnum):
    """How grave a remark is: it may mislead a reader, or only how the text is written is wrong."""

    MINOR = "minor"
    EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class Link:
    """A link: the characters of the prose that it covers, and its target (empty: it has none)."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage that contains no others, and what a reader sees of it, without markup.

    ``places`` are the code points in the text of the characters of ``prose``, and of its end.
    ``level`` is that of a heading (1 is the outermost), 0 if it has none.
    """

    passage: Passage
    prose: str
    places: Sequence[int]
    links: tuple[Link, ...] = ()
    level: int = 0

    def is_linked(self, start: int, end: int) -> bool:
        """Tell whether a link with a target covers a part of these characters."""
        return any(link.target and link.start < end and start < link.end for link in self.links)


@dataclass(frozen=True, slots=True)
class Document:
    """A text in the order of reading: its format, the tag of its language, and its units.

    ``title`` is that of the front matter, empty if there is none.
    """

    form: str
    language: str
    units: tuple[Unit, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that one check found: characters of the prose of a unit, and why it is remarked.

    ``message`` has a reason and a remedy, by language.
    """

    unit: Unit
    start: int
    end: int
    message: Mapping[str, str]


Rule = Callable[[Document], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check of the text: its id, how grave its remarks are, and the rule that makes them."""

    identifier: str
    gravity: Gravity
    rule: Rule


def say(en: str, nl: str, /, **words: str) -> dict[str, str]:
    """Return a message in both languages, with a few words of the text filled in."""
    short = {name: _clip(word) for name, word in words.items()}
    return {"en": en.format(**short), "nl": nl.format(**short)}


def remark(
    unit: Unit, found: re.Match[str], en: str, nl: str, *, group: str | int = 0, **more: str
) -> Remark:
    """Return a remark on what a pattern found in the prose of a unit, or on one of its groups.

    The message may have the words that are remarked as ``{words}``, and each group by its name.
    """
    groups = {name: word for name, word in found.groupdict().items() if word is not None}
    message = say(en, nl, **{"words": found[group]} | groups | more)
    return Remark(unit, found.start(group), found.end(group), message)


def _clip(word: str) -> str:
    """Return a quotation of at most six words: a report is no copy of the text."""
    parts = word.split()
    return " ".join(parts) if len(parts) <= 6 else " ".join(parts[:6]) + " …"
