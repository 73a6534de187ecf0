"""What became of the facts of a statement in a new version of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from noticegraph.aligning import Piece
from noticegraph.errors import RowError
from noticegraph.statement_files import StatementFiles

How = Literal["changed", "again", "gone", "new"]
"""Why a fact is to review: its words changed; they changed and the fact was drafted again; they are
gone; or they are new."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A fact that was carried over: its id, its names by language, and its passages by path.

    ``is_moved`` says that its words stand at another place among the others.
    """

    id: str
    kind: str
    names: Mapping[str, str]
    before: tuple[str, ...]
    now: tuple[str, ...]
    is_moved: bool


@dataclass(frozen=True, slots=True)
class News:
    """A fact that needs review, with the sentences of both versions.

    ``id`` is that of the fact in the earlier version, or of a new fact in the new one; ``earlier``
    is the id of the node of the new version that stands for it, ``drafted`` the ids of what the
    passage is drafted to say now. ``before`` and ``now`` are passages (paths) or None, ``old`` and
    ``new`` their sentences in pieces. ``was_reviewed`` says that somebody had accepted it.
    """

    id: str
    kind: str
    names: Mapping[str, str]
    how: How
    was_reviewed: bool
    earlier: str | None = None
    drafted: tuple[str, ...] = ()
    before: str | None = None
    now: str | None = None
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    numbers_differ: bool = False
    only_spelling: bool = False
    by_context: bool = False
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Silent:
    """A passage that changed, or is new, and of which no fact was drafted."""

    before: str | None
    now: str | None
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    numbers_differ: bool


@dataclass
class Revision:
    """A new version: its files, the id of the one before, and what became of the facts.

    ``refused`` are drafted facts that the graph cannot hold.
    """

    files: StatementFiles
    before: str
    kept: list[Kept] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    silent: list[Silent] = field(default_factory=list)
    refused: list[RowError] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    had_facts: bool = True

    def of(self, how: How) -> list[News]:
        """Return the facts that are to review for a reason."""
        return [news for news in self.news if news.how == how]

    @property
    def is_settled(self) -> bool:
        """Whether nothing is to review."""
        return not self.news
