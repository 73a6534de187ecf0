"""What a reviewer did to a statement, so that it can be undone: a file of the workspace.

Each step is one line of JSON with the rows as they were before and after. The file is in the hidden
folder ``.review`` of the workspace, so it is not served.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noticegraph.errors import InputError, as_input_error
from noticegraph.placing import held, replace_file
from noticegraph.rows import Row

FOLDER = ".review"
"""The folder of a workspace for what belongs to reviewing, and to no graph."""
_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what was done (a word), by whom and when, and the rows before and after.

    A row that was not there before, or is not after, is absent from that side.
    """

    done: str
    who: str
    when: str
    before: tuple[Row, ...]
    after: tuple[Row, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the step as JSON values."""
        return {
            "done": self.done,
            "who": self.who,
            "when": self.when,
            "before": [[row.kind, row.cells] for row in self.before],
            "after": [[row.kind, row.cells] for row in self.after],
        }


class Journal:
    """The last steps of a statement, the newest last, as the file has them now."""

    def __init__(self, root: Path, statement_id: str) -> None:
        """``root`` is the folder of the workspace. Raises as `record_file` does."""
        self._file = record_file(root, f"{statement_id}.jsonl")
        self._known: tuple[object, list[Step]] = (None, [])

    @property
    def steps(self) -> list[Step]:
        """The steps. Another server may have added some."""
        state = _state(self._file)
        if self._known[0] != state:
            self._known = state, list(self._read())
        return self._known[1]

    def _read(self) -> Iterable[Step]:
        try:
            lines = self._file.read_text("utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            return
        for line in lines:
            # A line that somebody broke is a step that cannot be undone, and nothing worse.
            with suppress(ValueError, KeyError, TypeError, AttributeError):
                yield _step(json.loads(line))

    def add(self, step: Step) -> None:
        """Add a step. Raises InputError if it cannot be kept."""
        with writing(self._file):
            self._write([*self.steps, step][-_STEPS:])

    def drop(self, step: Step) -> None:
        """Forget a step that was taken back. Raises InputError if that cannot be kept."""
        with writing(self._file):
            self._write([other for other in self.steps if other != step])

    def forget(self) -> None:
        """Forget all steps. Raises InputError if that cannot be kept."""
        with writing(self._file):
            self._write([])

    def _write(self, steps: list[Step]) -> None:
        lines = (json.dumps(step.as_json(), ensure_ascii=False) + "\n" for step in steps)
        keep(self._file, "".join(lines).encode())
        self._known = _state(self._file), steps


def record_file(root: Path, name: str) -> Path:
    """Return a file of the folder for reviewing.

    Raises InputError if the folder is a link that leads out of the workspace.
    """
    folder = root / FOLDER
    if folder.is_symlink() and not folder.resolve().is_relative_to(root.resolve()):
        raise InputError("folder-outside-workspace", root=str(root), file=folder)
    return folder / name


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Keep others from writing in the folder of a file for reviewing, between reading and `keep`.

    Raises InputError if the folder cannot be made.
    """
    folder = file.parent
    with as_input_error(file, to_write=True):
        folder.mkdir(exist_ok=True)
    with held(folder):
        yield


def keep(file: Path, data: bytes) -> None:
    """Write a file of the folder for reviewing, completely or not at all. Raises InputError."""
    with as_input_error(file, to_write=True):
        replace_file(file, data, 0o600)


def _state(file: Path) -> object:
    try:
        status = file.stat()
    except OSError:
        return "none"
    return status.st_ino, status.st_size, status.st_mtime_ns


def _step(found: dict[str, Any]) -> Step:
    before, after = (
        tuple(
            Row(0, kind, {c: list(map(str, v)) for c, v in cells.items()}) for kind, cells in side
        )
        for side in (found["before"], found["after"])
    )
    return Step(str(found["done"]), str(found["who"]), str(found["when"]), before, after)
