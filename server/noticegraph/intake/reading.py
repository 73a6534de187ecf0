"""One file → its canonical text, by what its content is."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noticegraph.canonical_text import canonical_text
from noticegraph.errors import (
    InternalError,
    LimitError,
    NoticegraphError,
    StatementTextError,
    TimeLimitError,
    UsageError,
    revive_error,
)
from noticegraph.intake.extract import Extract, LeftOut
from noticegraph.intake.kinds import SourceKind, decode_text, find_kind, unpack_mhtml
from noticegraph.intake.mistaken import refuse_mistaken
from noticegraph.intake.proposals import (
    plain_title,
    propose_company,
    propose_date,
    propose_language,
)
from noticegraph.passages import TextFormat
from noticegraph.passages.model import MAX_TEXT_BYTES

MAX_SOURCE_BYTES = 64 * 1024 * 1024
"""The size limit of a file, in bytes; pages with their pictures in them have some megabytes."""
SECONDS = 60.0
"""How long reading one file may take."""
_MEMORY = 2 * 1024**3
_WEB_ADDRESS = re.compile(r"(?i)(?:https?|ftp|file):/")
_HEADING = re.compile(r"^ {0,3}#{1,6} +(.+)$|^ {0,3}(\S.*)\n {0,3}=+ *$", re.M)
_MISREAD = re.compile(r"Ã[\x80-\xbf©¨«¯¤¶¼]|â€[™œ\x9d“”¦]")


@dataclass(frozen=True, slots=True)
class Source:
    """What was read from a file; see the package."""

    text: str
    form: TextFormat
    kind: SourceKind
    data: bytes
    left_out: tuple[LeftOut, ...] = ()
    language: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    company: str | None = None
    notes: tuple[str, ...] = ()


def read_source(path: Path, keep_all: bool = False, kind: SourceKind | None = None) -> Source:
    """Read a file as the text of a statement.

    `keep_all` leaves nothing out that a reader of the file can see, and does not ask whether it is
    a statement. `kind` overrides what the content looks like. Raises UsageError if the path is a
    web address, StatementTextError (exit code 3) if the file cannot be read or is not a text of a
    statement, and LimitError if it is too large or takes too long.
    """
    data = _read_bytes(path)
    found = kind or ("html" if unpack_mhtml(data) else find_kind(data, path))
    if found in ("md", "txt"):
        return _plain_source(path, data, found, keep_all=keep_all)
    try:
        told = _extract(data, found, keep_all=keep_all)
    except NoticegraphError as error:
        raise type(error).retell(error, path) from error
    text = told["text"]
    language = propose_language(text, told["declared"])
    return Source(
        text=text,
        form="md",
        kind=found,
        data=data,
        left_out=tuple(LeftOut(**part) for part in told["left_out"]),
        language=language,
        date=propose_date(text, language),
        title=told["title"] or None,
        company=propose_company(told["page_title"], told["title"], told["meta"]),
        notes=(*told["notes"], *_notes(text)),
    )


def _plain_source(path: Path, data: bytes, kind: SourceKind, *, keep_all: bool) -> Source:
    """Read Markdown or plain text, which is the text itself."""
    if len(data) > MAX_TEXT_BYTES:
        raise LimitError("long-text", bytes=MAX_TEXT_BYTES, file=path)
    text = canonical_text(decode_text(data, path))
    if not text.strip():
        raise StatementTextError("empty-text", file=path)
    if not keep_all:
        try:
            refuse_mistaken(text, Extract([]))
        except StatementTextError as error:
            raise StatementTextError.retell(error, path) from error
    heading = _HEADING.search(text) if kind == "md" else re.search(r"^\s*(\S.{0,120})$", text, re.M)
    marked = next(filter(None, heading.groups()), "") if heading else ""
    title = plain_title(marked) if kind == "md" else " ".join(marked.split())
    language = propose_language(text)
    return Source(
        text=text,
        form="md" if kind == "md" else "txt",
        kind=kind,
        data=data,
        language=language,
        date=propose_date(text, language),
        title=title or None,
        company=propose_company(title, "", {}),
        notes=_notes(text),
    )


def _notes(text: str) -> tuple[str, ...]:
    if len(_MISREAD.findall(text)) > 2:
        return ("the text looks as if it had been saved in a wrong encoding (Ã©, â€™)",)
    return ()


def _read_bytes(path: Path) -> bytes:
    """Return the content of a file. Raises an error if it changes meanwhile."""
    if _WEB_ADDRESS.match(str(path)):
        # A path has no two slashes in a row.
        raise UsageError("web-address", address=re.sub(r"^(\w+):/+", r"\1://", str(path)))
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read(MAX_SOURCE_BYTES + 1)
            after = os.fstat(file.fileno())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StatementTextError("unreadable-text", reason=reason, file=path) from error
    if len(data) > MAX_SOURCE_BYTES:
        raise LimitError("long-source", bytes=MAX_SOURCE_BYTES, file=path)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise StatementTextError("changing-source", file=path)
    if not data.strip():
        raise StatementTextError("empty-text", file=path)
    return data


def _extract(data: bytes, kind: SourceKind, *, keep_all: bool) -> dict[str, Any]:
    """Have a file read by a process of its own."""
    task = {"kind": kind, "keep_all": keep_all, "memory": _MEMORY}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "noticegraph.intake.worker"],
            input=json.dumps(task).encode() + b"\n" + data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )
    except subprocess.TimeoutExpired as error:
        raise TimeLimitError("source-time", seconds=SECONDS) from error
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        if b"MemoryError" in done.stderr or done.returncode in (-9, -6):
            raise LimitError("source-memory") from error
        raise InternalError("reader-crash", code=done.returncode) from error
    if "error" in answer:
        raise revive_error(answer["error"])
    return answer
