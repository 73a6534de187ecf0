"""What a query or a change may take."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from noticegraph.errors import AnswerLimitError, MemoryLimitError, TimeLimitError


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes of a query and of a change; bytes and rows of an answer.

    Memory is counted beyond the data. ``seconds`` pass while a query is evaluated, not while it
    waits.
    """

    seconds: float = 10.0
    memory: int = 1024**3
    answer_bytes: int = 64 * 1024**2
    answer_rows: int = 1_000_000
    update_seconds: float = 60.0
    update_memory: int = 4 * 1024**3

    def as_json(self) -> dict[str, Any]:
        """Return the limits as values for a message to another process."""
        return asdict(self)


def query_too_slow(seconds: float) -> TimeLimitError:
    """Return the error for a query that reached its deadline, ``seconds`` after its start."""
    return TimeLimitError("query-time", seconds=round(seconds, 1))


def query_too_large(limits: Limits) -> MemoryLimitError:
    """Return the error for a query that ran out of memory."""
    return MemoryLimitError("query-memory", mebibytes=limits.memory // 2**20)


def answer_too_large(limits: Limits) -> AnswerLimitError:
    """Return the error for an answer with too many bytes."""
    return AnswerLimitError("answer-size", mebibytes=limits.answer_bytes // 2**20)


def answer_too_long(limits: Limits) -> AnswerLimitError:
    """Return the error for an answer with too many rows."""
    return AnswerLimitError("answer-rows", rows=limits.answer_rows)


def change_too_slow(limits: Limits) -> TimeLimitError:
    """Return the error for a change that reached its deadline; nothing was changed."""
    return TimeLimitError("change-time", seconds=limits.update_seconds)


def change_too_large(limits: Limits) -> MemoryLimitError:
    """Return the error for a change that ran out of memory; nothing was changed."""
    return MemoryLimitError("change-memory", mebibytes=limits.update_memory // 2**20)
