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
        """Return the limits for the other side of a wire."""
        return asdict(self)


def query_too_slow(seconds: float) -> TimeLimitError:
    """Return the error for a query that ran into the deadline, so many seconds after its start."""
    return TimeLimitError(
        f"the query took longer than {round(seconds, 1):g} seconds",
        hint="ask for less: name the statement, add LIMIT, avoid patterns that share no variable",
    )


def query_too_large(limits: Limits) -> MemoryLimitError:
    """Return the error for a query that ran out of memory."""
    return MemoryLimitError(
        f"the query needs more than {limits.memory // 2**20} MiB of memory",
        hint="ask for less: name the statement, add LIMIT, leave out ORDER BY or DISTINCT",
    )


def answer_too_large(limits: Limits) -> AnswerLimitError:
    """Return the error for an answer with too many bytes."""
    return AnswerLimitError(
        f"the answer is larger than {limits.answer_bytes // 2**20} MiB",
        hint="ask for less: add LIMIT, or fewer columns",
    )


def answer_too_long(limits: Limits) -> AnswerLimitError:
    """Return the error for an answer with too many rows."""
    return AnswerLimitError(
        f"the answer has more than {limits.answer_rows:,} rows",
        hint="ask for less: add LIMIT, or page with ORDER BY, LIMIT and OFFSET",
    )


def change_too_slow(limits: Limits) -> TimeLimitError:
    """Return the error for a change that ran into the deadline; nothing was changed."""
    return TimeLimitError(
        f"the change took longer than {limits.update_seconds:g} seconds; nothing was changed",
        hint="change less at once, or name the graphs",
    )


def change_too_large(limits: Limits) -> MemoryLimitError:
    """Return the error for a change that ran out of memory; nothing was changed."""
    return MemoryLimitError(
        f"the change needs more than {limits.update_memory // 2**20} MiB of memory; "
        "nothing was changed",
        hint="change less at once",
    )
