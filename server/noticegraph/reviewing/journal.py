"""What a reviewer did to a statement, so that it can be undone: a file of the workspace.

Each step is one line of JSON with the rows as they were before and after. The file stands in the
hidden folder ``.review`` of the workspace, so it is no part of what is served.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noticegraph.errors import InputError
from noticegraph.placing import replace_file
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
    """The last steps of a statement, the newest last."""

    def __init__(self, root: Path, statement_id: str) -> None:
        """``root`` is the folder of the workspace."""
        self._file = root / FOLDER / f"{statement_id}.jsonl"
        self.steps = list(self._read())

    def _read(self) -> Iterable[Step]:
        try:
            lines = self._file.read_text("utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            return
        for line in lines:
            # A line that somebody broke is a step that cannot be undone, and nothing worse.
            with suppress(ValueError, KeyError, TypeError):
                yield _step(json.loads(line))

    def add(self, step: Step) -> None:
        """Add a step. Raises InputError if it cannot be kept."""
        self.steps = [*self.steps, step][-_STEPS:]
        self._write()

    def drop(self, step: Step) -> None:
        """Forget a step that was taken back. Raises InputError if that cannot be kept."""
        self.steps = [other for other in self.steps if other is not step]
        self._write()

    def forget(self) -> None:
        """Forget all steps. Raises InputError if that cannot be kept."""
        self.steps = []
        self._write()

    def _write(self) -> None:
        lines = (json.dumps(step.as_json(), ensure_ascii=False) + "\n" for step in self.steps)
        keep(self._file, "".join(lines).encode())


def keep(file: Path, data: bytes) -> None:
    """Write a file of the folder for reviewing, wholly or not at all. Raises InputError."""
    try:
        file.parent.mkdir(exist_ok=True)
        replace_file(file, data, 0o600)
    except OSError as error:
        raise InputError(
            "unwritable-file", reason=error.strerror or str(error), file=file
        ) from error


def _step(found: dict[str, Any]) -> Step:
    before, after = (
        tuple(
            Row(0, kind, {c: list(map(str, v)) for c, v in cells.items()}) for kind, cells in side
        )
        for side in (found["before"], found["after"])
    )
    return Step(str(found["done"]), str(found["who"]), str(found["when"]), before, after)
