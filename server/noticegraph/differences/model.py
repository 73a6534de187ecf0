"""Changes between two versions, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from noticegraph.aligning import Piece

Kind = Literal["new", "gone", "changed"]
Verdicts = Mapping[str, str]
"""The verdicts on a version, by the id of the requirement."""


class Gravity(IntEnum):
    """How soon somebody must know of a change: the rule by which changes are ordered."""

    VERDICT = 1
    """A verdict falls."""
    FACT = 2
    """A fact is new, gone, or stated differently: of other things, may be or is no more denied."""
    VALUE = 3
    """A number, a period, a date or an address is another one."""
    WORDING = 4
    """Only the words are others."""


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one version: the passage (its IRI), its place by language, and the pieces.

    If the text is not available, there are no pieces.
    """

    passage: str
    place: Mapping[str, str]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FactChange:
    """What a change means: a fact (IRI) of either version or both, and a sentence by language."""

    kind: Kind
    class_: str
    old: str | None
    new: str | None
    sentence: Mapping[str, str]
    gravity: Gravity
    modality: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Change:
    """A change: its subject, its gravity, and the sentence that tells it, by language.

    ``facts`` are what it means, the most serious first. A side is None if that version has nothing
    there.
    """

    kind: Kind
    subject: str
    gravity: Gravity
    sentence: Mapping[str, str]
    facts: tuple[FactChange, ...]
    old: Side | None
    new: Side | None
    numbers: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    only_spelling: bool = False


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A requirement (its id and names) of which the verdict is another one; "" is none."""

    requirement: str
    names: Mapping[str, str]
    old: str
    new: str
    is_fall: bool


@dataclass(frozen=True, slots=True)
class Differences:
    """Two versions (ids, IRIs and dates) and their changes, by subject, the gravest subject first.

    ``same`` are the facts that both have, ``modelled_otherwise`` those that differ although their
    words do not: no changes of the text. ``has_texts`` says whether the texts were compared: both
    are available, in one language.
    """

    old: str
    new: str
    old_iri: str
    new_iri: str
    old_date: str
    new_date: str
    company: str
    changes: tuple[Change, ...]
    verdicts: tuple[VerdictChange, ...]
    same: int
    modelled_otherwise: int
    has_texts: bool

    def by_subject(self) -> dict[str, list[Change]]:
        """Return the changes by subject, in their order."""
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.subject, []).append(change)
        return found
