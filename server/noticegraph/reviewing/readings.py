"""A second reading as it is stored: a file of the workspace, changed by one request at a time.

It includes what the graph said when the two were compared, so that the figures do not change,
whatever is settled afterwards.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path

from noticegraph.errors import InputError, UsageError
from noticegraph.reviewing.journal import keep, record_file, writing
from noticegraph.reviewing.second import CHOICES, SUBJECTS, Said, differences
from noticegraph.rows.model import MODALITIES
from noticegraph.statement_files import StatementFiles

_SUFFIX = "reading.json"
_MOST = 20
"""The most facts of a subject in a passage."""


@dataclass
class Reading:
    """A second reading: who reads, what was said of each passage, and how differences were settled.

    ``first`` is what the graph said when the reading was finished; empty before that. ``left`` are
    those who began a reading and stopped: they may have seen the facts since.
    """

    reader: str
    begun: str
    said: Said = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)
    first: Said = field(default_factory=dict)
    settled: dict[str, dict[str, str]] = field(default_factory=dict)
    finished: str = ""
    left: list[str] = field(default_factory=list)


def _file(files: StatementFiles) -> Path:
    return record_file(files.root, f"{files.id}.{_SUFFIX}")


def read_reading(files: StatementFiles) -> Reading | None:
    """Return the second reading of a statement, or None. InputError if its file is broken."""
    found = _read(_file(files))
    return found if found is not None and found.reader else None


def _read(file: Path) -> Reading | None:
    try:
        found = {"left": []} | json.loads(file.read_text("utf-8"))
        return Reading(**{name: found[name] for name in Reading.__dataclass_fields__})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError("unreadable-file", reason=str(error) or "ill-formed", file=file) from error


def read_blind_by(statements: Iterable[StatementFiles], who: str) -> list[StatementFiles]:
    """Return the statements that somebody is reading without their facts."""
    found = []
    for files in statements:
        file = _file(files)
        try:
            status = file.stat()
        except OSError:
            continue
        if _blind_reader(file, (status.st_ino, status.st_size, status.st_mtime_ns)) == who:
            found.append(files)
    return found


@lru_cache(maxsize=256)
def _blind_reader(file: Path, _state: object) -> str:
    try:
        reading = _read(file)
    except InputError:
        return ""
    return "" if reading is None or reading.finished else reading.reader


@contextmanager
def _changing(files: StatementFiles) -> Iterator[Reading]:
    """Yield a reading as it is now, and keep what it is then. UsageError if there is none."""
    file = _file(files)
    with writing(file):
        reading = _read(file)
        if reading is None or not reading.reader:
            raise UsageError("reading-none")
        yield reading
        _keep(file, reading)


def begin(files: StatementFiles, who: str, *, has_judged: bool) -> Reading:
    """Begin a second reading.

    UsageError if there is one already, and for somebody who knows the facts: who ``has_judged``
    some of them, or has stopped a reading.
    """
    file = _file(files)
    with writing(file):
        known = _read(file)
        if known is not None and known.reader:
            raise UsageError("reading-there")
        left = [] if known is None else known.left
        if has_judged or who in left:
            raise UsageError("reading-not-blind")
        reading = Reading(who, _now(), left=left)
        _keep(file, reading)
    return reading


def stop(files: StatementFiles, who: str) -> None:
    """End a reading before it is finished; nothing of it stays, and its reader begins no other."""
    with _changing(files) as reading:
        if reading.finished:
            raise UsageError("reading-finished")
        left = sorted({*reading.left, who})
        for name, value in asdict(Reading("", "", left=left)).items():
            setattr(reading, name, value)


def answer(
    files: StatementFiles, path: str, said: Mapping[str, Sequence[str]], doubt: str
) -> Reading:
    """Keep what the reader says about a passage: the modality of each fact, by subject.

    Raises UsageError for a subject or modality that there is not, or too many facts.
    """
    for subject, modalities in said.items():
        known = subject in SUBJECTS and all(m in MODALITIES for m in modalities)
        if not known or len(modalities) > _MOST:
            raise UsageError("reading-answer")
    with _changing(files) as reading:
        if reading.finished:
            raise UsageError("reading-finished")
        reading.said[path] = {s: sorted(m) for s, m in said.items() if m}
        if doubt:
            reading.doubts[path] = doubt[:1000]
        else:
            reading.doubts.pop(path, None)
    return reading


def finish(files: StatementFiles, first: Said) -> None:
    """End a reading: from now on it is compared with what the graph says now."""
    with _changing(files) as reading:
        unread = [path for path in first if path not in reading.said]
        if unread:
            raise UsageError("reading-unfinished", count=len(unread))
        if not reading.finished:
            reading.first, reading.finished = first, _now()


def settle(files: StatementFiles, key: str, choice: str, note: str, who: str) -> None:
    """Note who holds in a difference, and why. UsageError without a reason, or too early."""
    with _changing(files) as reading:
        if not reading.finished:
            raise UsageError("reading-not-compared")
        known = {d.key for d in differences(reading.first, reading.said)}
        if key not in known or choice not in CHOICES:
            raise UsageError("reading-answer")
        if not note.strip():
            raise UsageError("reading-without-note")
        reading.settled[key] = {"choice": choice, "note": note[:1000], "who": who, "when": _now()}


def _keep(file: Path, reading: Reading) -> None:
    keep(file, (json.dumps(asdict(reading), ensure_ascii=False, indent=1) + "\n").encode())


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
