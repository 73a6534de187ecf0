"""A file or a pasted text becomes a statement of the workspace, with its facts drafted."""

from __future__ import annotations

import datetime
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from noticegraph.adding import Added, add_statement
from noticegraph.content import Content
from noticegraph.drafting import as_records, draft_text
from noticegraph.errors import StatementTextError
from noticegraph.intake import Source, read_source
from noticegraph.rows import (
    Options,
    apply_to_files,
    find_statement,
    row_of_object,
)

MAX_BYTES = 16 * 1024 * 1024
"""The size limit of a file that is brought in by a page."""
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
_RULE = "rule:draft"


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody brings: the name of the file ("" for pasted text) and its content."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of it: the statement, its drafted facts and those left out, and what is unread.

    ``seconds`` is how long drafting took; ``passages`` and ``parts_left_out`` are numbers.
    """

    id: str
    added: Added
    drafted: int
    left_out: int
    unread: tuple[str, ...]
    seconds: float

    @property
    def passages(self) -> int:
        """The number of passages."""
        return len(self.added.segmentation.passages)


def look_at(given: Given) -> Source:
    """Return what a file says of itself. Raises as `read_source` does."""
    with tempfile.TemporaryDirectory() as folder:
        return read_source(_write(given, Path(folder)))


def bring_in(
    content: Content,
    given: Given,
    *,
    company: str,
    date: datetime.date,
    language: str,
    keep_all: bool,
    draft: bool,
) -> Brought:
    """Add a statement and draft its facts; if drafting fails, the statement stays, without facts.

    Raises what `add_statement` raises, and what reading and writing facts raises.
    """
    with tempfile.TemporaryDirectory() as folder:
        added = add_statement(
            content,
            _write(given, Path(folder)),
            company=company,
            date=date,
            language=language,
            keep_all=keep_all,
        )
    if not draft:
        return Brought(added.files.id, added, 0, 0, (), 0.0)
    start = time.monotonic()
    source = added.source
    result = draft_text(source.text, source.form, content.lexicon, language)
    rows = [
        row_of_object(found, number)
        for number, found in enumerate(as_records(source.text, result), 1)
    ]
    files = find_statement(content, added.files.id)
    outcome = apply_to_files(files, rows, content, Options(False, False, _RULE, 60.0))
    return Brought(
        added.files.id,
        added,
        len(outcome.accepted),
        len(outcome.refused),
        tuple(result.unread),
        time.monotonic() - start,
    )


def _write(given: Given, folder: Path) -> Path:
    """Write what is given into a folder of its own; the name only says what kind of file it is."""
    if not given.data.strip():
        raise StatementTextError("empty-text", file=given.name or None)
    suffix = Path(given.name).suffix if given.name else ".md"
    file = folder / f"statement{suffix.lower() if _SUFFIX.fullmatch(suffix) else '.txt'}"
    file.write_bytes(given.data)
    return file
