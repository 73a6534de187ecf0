"""Run a function on a stack that is deep enough for recursion over the length of its input.

Oxigraph's parser, optimiser and evaluator recurse, and a stack overflow ends the whole process. A
thread's stack is reserved address space: only the part in use is memory.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

STACK_BYTES = 512 * 1024 * 1024
# The size is a setting of the whole process, so only one thread may be started at a time.
_starting = threading.Lock()


_PATIENCE_SECONDS = 2.0
_PAUSE_SECONDS = 0.002


def run_on_deep_stack(act: Callable[[], T]) -> T:
    """Return what ``act`` returns, or raise what it raises."""
    result: list[T] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            result.append(act())
        except BaseException as error:  # noqa: BLE001 - it is raised again where it was waited for
            # Objects in the frames belong to this thread (Oxigraph's results do), so release them
            # here.
            link: BaseException | None = error
            while link is not None:
                traceback.clear_frames(link.__traceback__)
                link = link.__cause__ or link.__context__
            failure.append(error)

    _start(run).join()
    if failure:
        raise failure[0]
    return result[0]


def _start(run: Callable[[], None]) -> threading.Thread:
    """Start a thread with a deep stack. Raises RuntimeError if there is no room for its stack."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        with _starting:
            before = threading.stack_size(STACK_BYTES)
            try:
                thread = threading.Thread(target=run, daemon=True)
                thread.start()
                return thread
            except RuntimeError:
                # The stack of a thread that has ended is free only a moment after it was joined,
                # and under a limit on address space there is no room for another until then.
                if time.monotonic() > deadline:
                    raise
            finally:
                threading.stack_size(before)
        time.sleep(_PAUSE_SECONDS)
