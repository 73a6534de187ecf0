"""Texts of statements from outside the content: single files, and a folder of them.

A text belongs to the statement whose catalogue entry has its digest (`ng:textDigest`: SHA-256 of
the canonical text), whatever the file is called. Texts are read once, when they are given.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from noticegraph.errors import InputError, NoticegraphError
from noticegraph.passages import read_statement_text, text_digest

MAX_FILES = 1000
"""Files of a folder that are looked at, by name."""
MAX_BYTES = 64 * 2**20
"""Bytes of a folder's texts that are kept."""
_NAMED = 20


@dataclass(frozen=True, slots=True)
class GivenText:
    """A text, canonical, with its file and its digest.

    One ``of_folder`` may belong to no statement; one that is named must belong to one.
    """

    file: Path
    text: str
    digest: str
    of_folder: bool = False


@dataclass(frozen=True, slots=True)
class TextFolder:
    """The texts of a folder, and notes on what in it is none, for the operator."""

    texts: tuple[GivenText, ...]
    notes: tuple[str, ...]


def read_given_texts(files: Iterable[Path]) -> list[GivenText]:
    """Return the texts of files as somebody saved them.

    Raises StatementTextError if a file cannot be read.
    """
    found = []
    for file in files:
        # Imported where a text is given: it takes as long as validating a statement.
        from noticegraph.intake import read_source

        text = read_source(file).text
        found.append(GivenText(file, text, text_digest(text)))
    return found


def read_text_folder(folder: Path) -> TextFolder:
    """Return the texts of the files right in a folder: UTF-8, at most MAX_FILES and MAX_BYTES.

    Links that lead outside, and files that cannot be read as a text, are noted and left out;
    folders and hidden files are not texts. Raises InputError if the folder cannot be read.
    """
    try:
        root = folder.resolve(strict=True)
        with os.scandir(root) as entries:
            names = sorted(e.name for e in entries if not e.name.startswith("."))
    except OSError as error:
        raise InputError(
            "unreadable-text-folder", reason=error.strerror or str(error), file=folder
        ) from error
    texts: list[GivenText] = []
    unread: list[str] = []
    left = MAX_BYTES
    for name in names[:MAX_FILES]:
        file = root / name
        if not file.resolve().is_relative_to(root):
            unread.append(f"{name} (a link to somewhere outside)")
        elif file.is_file():
            try:
                text = read_statement_text(file)
            except NoticegraphError as error:
                unread.append(f"{name} ({error.words('en').message})")
                continue
            left -= len(text.encode())
            if left < 0:
                unread.append(f"{name} and what follows (over {MAX_BYTES // 2**20} MiB in all)")
                break
            texts.append(GivenText(file, text, text_digest(text), of_folder=True))
    notes = []
    if len(names) > MAX_FILES:
        notes.append(f"note: of {folder}, only the first {MAX_FILES} files are looked at")
    if unread:
        notes.append(f"note: not read in {folder}: {_listed(unread)}")
    return TextFolder(tuple(texts), tuple(notes))


def note_strangers(texts: Iterable[GivenText], digests: Iterable[str | None]) -> Iterator[str]:
    """Yield a note that names the files of a folder that are the text of no statement, if any."""
    known = set(digests)
    names = [text.file.name for text in texts if text.of_folder and text.digest not in known]
    if names:
        yield f"note: the text of no statement, so not served: {_listed(names)}"


def _listed(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
