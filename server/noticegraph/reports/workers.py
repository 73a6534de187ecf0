"""Worker processes (``worker``), as seen by the process that gives them tasks."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noticegraph.errors import (
    ClientGoneError,
    InputError,
    InternalError,
    LimitError,
    NoticegraphError,
    TimeLimitError,
    revive_error,
)
from noticegraph.kept_files import cache_folder
from noticegraph.reports.digests import kept_file
from noticegraph.validation import EngineName

SECONDS = 60.0
"""How long one statement may take, by default."""
MEMORY = 2 * 1024**3
"""How much address space a worker process may have, by default, in bytes (POSIX)."""
_PROCESSOR_LIMIT = getattr(signal, "SIGXCPU", 0)
_LOOK_SECONDS = 0.25
"""How often to check whether the client still waits for a report, in seconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """For each statement: seconds and bytes of memory; and how many processes work at once.

    ``processor_seconds`` are what each process may take of a processor in all, its start and the
    shapes included (POSIX; None: no bound). ``priority`` is lower the larger it is (POSIX's nice).
    """

    seconds: float = SECONDS
    memory: int | None = MEMORY
    processes: int = 2
    processor_seconds: int | None = None
    priority: int = 0


@dataclass(frozen=True, slots=True)
class ShapesSource:
    """The files of the shapes and of the background, the engine, and a digest over all of them.

    The engine's version belongs to the digest: another one may judge otherwise.
    """

    shapes: tuple[Path, ...]
    background: tuple[Path, ...]
    digest: str
    engine: EngineName
    engine_version: str


class ShapesFailure(Exception):  # noqa: N818 - not an error itself: it carries one
    """The shapes cannot be used for any statement; ``error`` says why."""

    def __init__(self, error: NoticegraphError) -> None:
        super().__init__(error)
        self.error = error


class Worker:
    """A worker process, which ends with the `with` block.

    It is killed if a task takes too long, or if ``gone`` says that the client has disconnected.
    ``seconds`` is the processor time it used, once it has ended (on Windows: the elapsed time).
    """

    def __init__(
        self,
        part: tuple[int, int],
        source: ShapesSource,
        limits: Limits,
        gone: Callable[[], bool] = lambda: False,
    ) -> None:
        self.limits = limits
        self.gone = gone
        self.ended_for: LimitError | None = None
        self.seconds = 0.0
        self._start = time.monotonic()
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed in __exit__
        self.process = subprocess.Popen(
            [sys.executable, "-m", "noticegraph.reports.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        if limits.priority and os.name == "posix":
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.process.pid, limits.priority)
        kept = kept_file(cache_folder(), source.digest)
        self._send(
            {
                "engine": str(source.engine),
                "shapes": [str(file) for file in source.shapes],
                "part": part,
                "kept": None if kept is None else str(kept),
                "background": [str(file) for file in source.background],
                "memory": limits.memory,
                "processor_seconds": limits.processor_seconds,
            }
        )

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_error: object) -> None:
        self._kill()
        self._bury()
        for stream in (self.process.stdin, self.process.stdout, self.errors):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    @property
    def has_ended(self) -> bool:
        """Whether the process was killed or has died, as the last task showed."""
        return self.ended_for is not None or self.process.returncode is not None

    def _send(self, line: Mapping[str, Any]) -> None:
        if self.process.stdin is None:
            raise InternalError("no-input-of-worker")
        # A worker that died is noticed when its answer does not come.
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(line) + "\n")
            self.process.stdin.flush()

    def ask(self, task: Mapping[str, Any]) -> dict[str, Any]:
        """Return a part of the report of a task.

        Raises LimitError, the worker's error, or ShapesFailure. After a LimitError the process may
        have ended.
        """
        answered = threading.Event()
        watch = threading.Thread(
            target=self._watch, args=(answered, str(task["name"])), daemon=True
        )
        watch.start()
        try:
            self._send(task)
            line = self.process.stdout.readline() if self.process.stdout else ""
        finally:
            answered.set()
            watch.join()
        if line:
            answer = json.loads(line)
            if "unusable" in answer:
                raise ShapesFailure(revive_error(answer["unusable"]))
            if "error" in answer:
                raise _raised(answer["error"], str(task["name"]))
            part: dict[str, Any] = answer["part"]
            return part
        if self.ended_for is not None:
            raise self.ended_for
        if self._bury() == -_PROCESSOR_LIMIT:
            raise TimeLimitError(
                "validation-processor-time",
                name=str(task["name"]),
                seconds=self.limits.processor_seconds or 0,
            )
        raise LimitError("validation-ended", name=str(task["name"]), reason=self._last_words())

    def _watch(self, answered: threading.Event, name: str) -> None:
        """Kill the process if it is late or the client has gone before it answers."""
        deadline = time.monotonic() + self.limits.seconds
        while (left := deadline - time.monotonic()) > 0:
            if answered.wait(min(left, _LOOK_SECONDS)):
                return
            if self.gone():
                self.ended_for = ClientGoneError("client-gone")
                self._kill()
                return
        self.ended_for = TimeLimitError(
            "validation-time"
            if self.limits.processor_seconds is None
            else "validation-time-on-server",
            name=name,
            seconds=self.limits.seconds,
        )
        self._kill()

    def _kill(self) -> None:
        if sys.platform == "win32":
            self.process.kill()
        elif self.process.returncode is None:
            # Popen.kill would reap a dead process, and its processor time would be lost.
            os.kill(self.process.pid, signal.SIGKILL)

    def _bury(self) -> int:
        """Wait for the process to end, record its processor time, and return its exit code."""
        if self.process.returncode is not None:
            return self.process.returncode
        if sys.platform == "win32":
            self.seconds = time.monotonic() - self._start
            return self.process.wait()
        _, status, usage = os.wait4(self.process.pid, 0)
        self.seconds = usage.ru_utime + usage.ru_stime
        self.process.returncode = os.waitstatus_to_exitcode(status)
        return self.process.returncode

    def _last_words(self) -> str:
        self.errors.seek(0)
        lines = self.errors.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else f"exit code {self.process.returncode}"


def _raised(described: Mapping[str, Any], name: str) -> NoticegraphError:
    error = revive_error(described)
    if type(error) is InputError:
        error.file = error.file or name
    return error
