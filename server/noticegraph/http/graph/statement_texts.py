"""The available texts of statements, and passages cut from them.

A text is part of the content or given by the person who starts the server. A passage is shown only
if its digest is the recorded one. Texts never enter the graph; what
reports remark about them quotes a few words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from noticegraph.catalog import CatalogEntry
from noticegraph.dataset import Dataset
from noticegraph.errors import ContentError, UsageError
from noticegraph.intake import read_source
from noticegraph.passages import read_statement_text, text_digest


class StatementTexts:
    """The available texts, by statement (IRI)."""

    def __init__(self, texts: Mapping[str, str], languages: Mapping[str, str]) -> None:
        self._texts = dict(texts)
        self._languages = dict(languages)

    def statements(self) -> Iterable[str]:
        """Return the statements (IRIs) whose text is available."""
        return self._texts.keys()

    def text(self, statement: str) -> str | None:
        """Return the whole text of a statement (IRI), or None if it is not available."""
        return self._texts.get(statement)

    def passage(self, statement: str, start: int, end: int, digest: str) -> str | None:
        """Return the passage between two code points, or None if it has another digest."""
        text = self._texts.get(statement, "")[start:end]
        return text if text and text_digest(text) == digest else None

    def language(self, statement: str) -> str:
        """Return the language tag of a statement's text; empty if the catalogue has none."""
        return self._languages.get(statement, "")


def read_texts(dataset: Dataset, given: Iterable[Path]) -> StatementTexts:
    """Read the texts of the content, and the given ones.

    Raises UsageError if a given text belongs to no statement of the catalogue, ContentError if a
    text of the content is not the one its graph was made from, and StatementTextError if a file
    cannot be read.
    """
    modelled = [entry for entry in dataset.entries if entry.statement and entry.source_digest]
    texts: dict[str, str] = {}
    for entry in modelled:
        if entry.text_file is not None and entry.statement not in texts:
            texts |= _shipped_text(entry, entry.text_file)
    for file in given:
        text = read_source(file).text
        digest = text_digest(text)
        statements = {e.statement: text for e in modelled if e.source_digest == digest}
        if not statements:
            raise UsageError(
                "text-of-no-statement",
                digest=digest,
                statements=tuple(sorted({str(e.statement).rsplit("/", 1)[-1] for e in modelled})),
                file=file,
            )
        texts |= {str(statement): text for statement in statements}
    languages = {str(e.statement): e.language for e in modelled if e.language}
    return StatementTexts(texts, languages)


def _shipped_text(entry: CatalogEntry, file: Path) -> dict[str, str]:
    text = read_statement_text(file)
    if text_digest(text) != entry.source_digest:
        raise ContentError("digest-of-text", statement=str(entry.statement), file=file)
    return {str(entry.statement): text}
