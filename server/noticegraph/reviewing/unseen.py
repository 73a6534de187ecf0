"""Passages whose facts were decided at another passage, and that nobody has opened since.

A fact is decided once for all passages that it cites. Lest a passage count as reviewed that nobody
has read, those that were not in focus are kept in a file of the workspace, each with the passage at
which its last fact was decided, until somebody opens it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from noticegraph.reviewing.desk import Desk
from noticegraph.reviewing.journal import keep, record_file, writing
from noticegraph.reviewing.progress import Unit, read_units
from noticegraph.statement_files import StatementFiles

SUFFIX = "unseen.json"
ELSEWHERE = "elsewhere"
"""The state of such a passage."""
OPEN = ("drafted", ELSEWHERE, "unread")
"""The states of passages that are still to be read."""


def read_unseen(files: StatementFiles) -> dict[str, str]:
    """Return, by the path of each such passage, that at which its last fact was decided."""
    with suppress(OSError, ValueError):
        found = json.loads(record_file(files.root, f"{files.id}.{SUFFIX}").read_text("utf-8"))
        if isinstance(found, dict):
            return {str(path): str(where) for path, where in found.items()}
    return {}


def units_to_read(desk: Desk) -> list[Unit]:
    """Return the passages of a statement as `read_units` does, with those decided elsewhere.

    Raises what reading the files of the statement raises.
    """
    unseen = read_unseen(desk.files)
    return [
        replace(unit, state=ELSEWHERE)
        if unit.passage.path in unseen and unit.state in ("reviewed", "silent")
        else unit
        for unit in read_units(desk.opened())
    ]


def note_decided(desk: Desk, before: Sequence[Unit], at: str) -> None:
    """Keep which passages have been decided by a step at another passage (``at``).

    ``before`` are the passages as they were. Raises InputError if the file cannot be written.
    """
    decided = {
        was.passage.path: at
        for was, now in zip(before, read_units(desk.opened()), strict=False)
        if was.state == "drafted" and now.state != "drafted" and at not in was.paths
    }
    if decided:
        _change(desk.files, decided, ())


def note_opened(files: StatementFiles, path: str) -> None:
    """Forget that nobody has opened a passage. Raises InputError as `note_decided`."""
    if path in read_unseen(files):
        _change(files, {}, (path,))


def _change(files: StatementFiles, new: Mapping[str, str], gone: Sequence[str]) -> None:
    file = record_file(files.root, f"{files.id}.{SUFFIX}")
    with writing(file):
        found = {**read_unseen(files), **new}
        kept = {path: where for path, where in sorted(found.items()) if path not in gone}
        keep(file, (json.dumps(kept, ensure_ascii=False) + "\n").encode())
