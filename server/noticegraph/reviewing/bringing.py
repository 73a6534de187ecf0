"""A file or a pasted text becomes a statement of the workspace, with its facts drafted.

The file is untrusted, and may take long to read: a separate process (`bringing_worker`) reads it,
within limits of time and memory, while the server answers others.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from noticegraph.content import Content
from noticegraph.errors import (
    InternalError,
    LimitError,
    StatementTextError,
    TimeLimitError,
    UsageError,
    revive_error,
)

SECONDS = 300.0
"""How long reading and drafting one file may take, also on a busy machine."""
PROCESSOR_SECONDS = 120
"""How much of a processor it may take (POSIX)."""
MEMORY = 2 * 1024**3
"""How much address space the process may have, in bytes (POSIX)."""
_PROCESSOR_LIMIT = getattr(signal, "SIGXCPU", 0)
_one = threading.BoundedSemaphore(1)
"""One file is read at a time: drafting takes a processor for itself."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody brings: the name of the file ("" for pasted text) and its content."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file that is not part of the text: why, its number of words, and its words."""

    what: str
    words: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of the text: its kind, where it is, and what it says."""

    kind: str
    section: str
    place: str
    text: str
    headings: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file says about itself, and what was taken of it: the first passages, and the others.

    ``company``, ``date`` and ``language`` are "" if the file does not say them.
    """

    company: str
    date: str
    language: str
    passages: int
    first: tuple[Piece, ...]
    left_out: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of it: the statement, its drafted facts and those refused, and what is unread.

    ``found_language`` is what the text looks like, ``same_text`` are the ids of statements with the
    same text. ``seconds`` is how long it took.
    """

    id: str
    language: str
    passages: int
    parts_left_out: int
    is_drafted: bool
    drafted: int
    refused: int
    unread: tuple[str, ...]
    is_company_named: bool
    found_language: str
    same_text: tuple[str, ...]
    seconds: float


def look_at(given: Given, *, keep_all: bool = False) -> Taken:
    """Return what a file says about itself. Raises as `read_source` does, and as `bring_in`."""
    found = _ask({"do": "look", "keep_all": keep_all}, given)
    first = tuple(Piece(**piece) for piece in found.pop("first"))
    left_out = tuple(Part(**part) for part in found.pop("left_out"))
    return Taken(**found, first=first, left_out=left_out)


def bring_in(
    content: Content,
    given: Given,
    *,
    company: str,
    date: str,
    language: str,
    keep_all: bool,
    draft: bool,
) -> Brought:
    """Add a statement, with its facts drafted, completely or not at all.

    Raises what `add_statement` and `first_version` raise; TimeLimitError and LimitError if it takes
    too long or too much memory; UsageError while another file is being read.
    """
    if content.workspace is None:
        raise UsageError("review-without-workspace")
    task = {
        "do": "draft" if draft else "cut", "content": str(content.root),
        "workspace": str(content.workspace.root), "company": company, "date": date,
        "language": language, "keep_all": keep_all,
    }  # fmt: skip
    found = _ask(task, given)
    for name in ("unread", "same_text"):
        found[name] = tuple(found[name])
    return Brought(**found)


def _ask(task: dict[str, Any], given: Given) -> dict[str, Any]:
    """Have the process do a task."""
    if not given.data.strip():
        raise StatementTextError("empty-text", file=given.name or None)
    if not _one.acquire(blocking=False):
        raise UsageError("bringing-busy")
    try:
        task |= {"name": given.name, "memory": MEMORY, "processor_seconds": PROCESSOR_SECONDS}
        code, said, mistakes = _run(json.dumps(task).encode() + b"\n" + given.data)
    finally:
        _one.release()
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError as error:
        if code == -_PROCESSOR_LIMIT:
            raise TimeLimitError("bringing-time", seconds=PROCESSOR_SECONDS) from error
        if b"MemoryError" in mistakes or code in (-9, -6):
            raise LimitError("source-memory") from error
        raise InternalError("reader-crash", code=code) from error
    if "error" in answer:
        raise revive_error(answer["error"])
    return answer


def _run(sent: bytes) -> tuple[int, bytes, bytes]:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "noticegraph.reviewing.bringing_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # It starts processes of its own, which end with it.
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )
    try:
        said, mistakes = process.communicate(sent, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise TimeLimitError("bringing-time", seconds=SECONDS) from error
    finally:
        if process.poll() is None:
            _kill(process)
            process.communicate()
    return process.returncode, said, mistakes


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError):
        process.kill()
