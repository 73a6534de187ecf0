"""The files of a statement, read: the one place that does; rows know no folders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from noticegraph import statement_files
from noticegraph.catalog import read_catalog
from noticegraph.content import Content
from noticegraph.errors import InputError, UsageError
from noticegraph.passages import TextFormat, read_statement_text
from noticegraph.rows.statement import Statement, find_version
from noticegraph.turtle import read_turtle


@dataclass(frozen=True)
class StatementFiles:
    """The files of a statement: facts, passages, and the text if it is available."""

    facts: Path
    passages: Path
    text: Path | None
    text_format: TextFormat

    def read(self) -> Statement:
        """Return the statement. Raises as `read_turtle` does."""
        passages = read_turtle(self.passages)
        version = find_version(passages)
        if version is None:
            raise InputError("passages-of-no-version", file=self.passages)
        return Statement(read_turtle(self.facts), passages, version)

    def read_text(self) -> str | None:
        """Return the text, or None if it is not available. Raises as `read_statement_text` does."""
        return None if self.text is None else read_statement_text(self.text)


def find_statement(content: Content, name: str) -> StatementFiles:
    """Return the files of the statement with an id (`github-2024-02-01-en`) or IRI.

    Raises UsageError if there is none.
    """
    try:
        found = statement_files.find_statement(content, name)
    except UsageError:
        # If the content itself is broken, that is why: ContentError.
        read_catalog(content)
        raise
    return StatementFiles(found.facts, found.passages, found.text, found.text_format or "txt")
