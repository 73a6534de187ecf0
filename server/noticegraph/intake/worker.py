"""The process that reads one file: its bytes on stdin, what it is on stdout.

Files are untrusted, and their readers are large: a process of its own bounds their time and memory,
and a reader that crashes ends only this process. The first line of stdin is `kind`, `keep_all`, and
`memory` (bytes) as JSON; the bytes follow.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress

from noticegraph.errors import (
    InternalError,
    LimitError,
    MemoryLimitError,
    NoticegraphError,
    describe_error,
)


def main() -> None:
    """Read the file and write what it is."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # Nothing that a library prints may get into the answer.
    os.dup2(2, 1)
    task = json.loads(sys.stdin.buffer.readline())
    limit_process(task["memory"])
    # The copy of a page's tree is as deep as a page may be.
    sys.setrecursionlimit(20_000)
    try:
        from noticegraph.intake.extracting import extract_text

        answer = extract_text(sys.stdin.buffer.read(), task["kind"], keep_all=task["keep_all"])
    except NoticegraphError as error:
        answer = {"error": describe_error(error)}
    except MemoryError:
        answer = {"error": describe_error(MemoryLimitError("source-memory"))}
    except RecursionError:
        answer = {"error": describe_error(LimitError("deep-page", depth=400))}
    except Exception as error:  # noqa: BLE001 - whatever a reader meets in a broken file
        unforeseen = InternalError(
            "unforeseen", class_name=type(error).__name__, reason=str(error)[:300]
        )
        answer = {"error": describe_error(unforeseen)}
    json.dump(answer, answers)
    answers.flush()


def limit_process(memory: int, processor_seconds: int | None = None) -> None:
    """Limit the bytes and the time that this process may take, where the system can see to it."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if processor_seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (processor_seconds, processor_seconds + 5))


if __name__ == "__main__":
    main()
