"""The available texts of statements, and passages cut from them.

A text is part of the content or given by the person who starts the server. A passage is shown only
if its digest is the recorded one. Texts never enter the graph; what
reports remark about them quotes a few words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from noticegraph.dataset import Dataset
from noticegraph.errors import NoticegraphError, UsageError
from noticegraph.given_texts import GivenText
from noticegraph.graph_files import FileState, file_state
from noticegraph.passages import read_statement_text, text_digest


class StatementTexts:
    """The available texts, by statement (IRI): files with their digests, and what was given.

    A file is read when its text is wanted, and again when it has changed.
    """

    def __init__(
        self,
        files: Mapping[str, tuple[Path, str]],
        given: Mapping[str, str],
        languages: Mapping[str, str],
    ) -> None:
        self._files = dict(files)
        self._given = dict(given)
        self._languages = dict(languages)

    def statements(self) -> Iterable[str]:
        """Return the statements (IRIs) whose text is available."""
        return self._files.keys() | self._given.keys()

    def text(self, statement: str) -> str | None:
        """Return the whole text of a statement (IRI), or None if it is not available."""
        if statement in self._given or statement not in self._files:
            return self._given.get(statement)
        file, digest = self._files[statement]
        try:
            return _read(file, digest, file_state(file))
        except NoticegraphError:
            # The file was taken away, or changed, since the server looked last.
            return None

    def passage(self, statement: str, start: int, end: int, digest: str) -> str | None:
        """Return the passage between two code points, or None if it has another digest."""
        text = (self.text(statement) or "")[start:end]
        return text if text and text_digest(text) == digest else None

    def language(self, statement: str) -> str:
        """Return the language tag of a statement's text; empty if the catalogue has none."""
        return self._languages.get(statement, "")


@lru_cache(maxsize=64)
def _read(file: Path, digest: str, _state: FileState) -> str | None:
    text = read_statement_text(file)
    return text if text_digest(text) == digest else None


def refuse_strangers(dataset: Dataset, given: Iterable[GivenText]) -> None:
    """Raise UsageError for a text that was named and belongs to no statement of the catalogue."""
    modelled = [entry for entry in dataset.entries if entry.statement and entry.source_digest]
    known = {entry.source_digest for entry in modelled}
    for text in given:
        if not text.of_folder and text.digest not in known:
            raise UsageError(
                "text-of-no-statement",
                digest=text.digest,
                statements=tuple(sorted({str(e.statement).rsplit("/", 1)[-1] for e in modelled})),
                file=text.file,
            )


def find_texts(dataset: Dataset, given: Iterable[GivenText]) -> StatementTexts:
    """Return the texts of the content, and the given ones by the digests of the catalogue."""
    modelled = [entry for entry in dataset.entries if entry.statement and entry.source_digest]
    by_digest = {text.digest: text.text for text in given}
    files = {
        str(e.statement): (e.text_file, e.source_digest)
        for e in modelled
        if e.text_file is not None and e.source_digest is not None
    }
    found = {
        str(e.statement): by_digest[e.source_digest]
        for e in modelled
        if e.source_digest in by_digest
    }
    languages = {str(e.statement): e.language for e in modelled if e.language}
    return StatementTexts(files, found, languages)
