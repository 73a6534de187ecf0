"""A statement read from its files: at once for a short one, in the background for a long one.

The rows are what a page shows; what a step needs beside them (which triples each row says, the file
by its subjects) is made when the first step comes, or while nothing else is to be done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rdflib import Literal

from noticegraph.errors import InputError, StatementTextError, UsageError, as_input_error
from noticegraph.namespaces import NG
from noticegraph.passages import Passage, read_statement_text, segment_text, text_digest
from noticegraph.reviewing.progress import Progress
from noticegraph.reviewing.together import count_to_judge
from noticegraph.rows import Statement, Vocabulary
from noticegraph.rows.live import LiveRows
from noticegraph.rows.statement import find_version
from noticegraph.statement_files import StatementFiles, refuse_elsewhere
from noticegraph.turtle import read_turtle
from noticegraph.turtle_blocks import TurtleBlocks
from noticegraph.turtle_comments import refuse_comments


@dataclass
class Opened:
    """What was read from the files of a statement, and the state in which they were."""

    state: object
    live: LiveRows
    text: str
    passages: Sequence[Passage]
    comment: InputError | None
    _counted: tuple[int, int] | None = None

    @cached_property
    def by_path(self) -> dict[str, Passage]:
        """The passages by their paths."""
        return {passage.path: passage for passage in self.passages}

    @cached_property
    def progress(self) -> Progress:
        """How far each passage is."""
        return Progress(self.passages, self.live)

    def to_judge(self) -> int:
        """Return how many drafted facts there are to judge; counted again after each change."""
        changes = self.live.count_changes()
        if self._counted is None or self._counted[0] != changes:
            self._counted = changes, count_to_judge(self.live.rows)
        return self._counted[1]

    def prepare(self) -> None:
        """Make what the first step needs."""
        self.live.prepare()
        _ = self.blocks

    @cached_property
    def blocks(self) -> TurtleBlocks:
        """The file of facts, subject by subject."""
        return TurtleBlocks(self.live.graph)


def state_of(files: StatementFiles) -> object:
    """Return what tells one state of the files from another.

    Raises InputError if a file is gone, ContentError if it is a link that leads out of the
    workspace, UsageError if there is no text to review against.
    """
    refuse_elsewhere(files)
    found = []
    for file in (files.facts, files.passages, files.text):
        if file is None:
            raise UsageError("review-without-text", id=files.id)
        with as_input_error(file):
            status = file.stat()
        found.append((status.st_ino, status.st_size, status.st_mtime_ns))
    return tuple(found)


def read_text(files: StatementFiles) -> tuple[str, Sequence[Passage]]:
    """Return the text of a statement and its passages. Raises as `open_files` does."""
    form = files.text_format
    if files.text is None or form is None:
        raise UsageError("review-without-text", id=files.id)
    text = read_statement_text(files.text)
    return text, segment_text(text, form).passages


def open_files(files: StatementFiles, state: object, vocabulary: Vocabulary) -> Opened:
    """Read the files of a statement.

    Raises UsageError if there is no text to review against, InputError for files that cannot be
    read, StatementTextError for a text of which the facts are not.
    """
    text, cut = read_text(files)
    passages = read_turtle(files.passages, plain=True)
    version = find_version(passages)
    if version is None:
        raise InputError("passages-of-no-version", file=files.passages)
    statement = Statement(read_turtle(files.facts, plain=True), passages, version)
    if (version, NG.textDigest, Literal(text_digest(text))) not in statement.facts:
        raise StatementTextError("review-of-other-text", file=files.text)
    comment = None
    try:
        refuse_comments(files.facts, files.facts.read_bytes())
    except InputError as error:
        comment = error
    return Opened(state, LiveRows(statement, text, vocabulary), text, cut, comment)
