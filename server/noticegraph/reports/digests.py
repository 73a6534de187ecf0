"""Digests of what reports are made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from noticegraph.errors import as_input_error
from noticegraph.reports.engines import engine_version
from noticegraph.validation import EngineName

_FORM = "noticegraph report 8"
"""The form of what the cache folder has."""


def digest_of(words: Iterable[str], files: Iterable[Path]) -> str:
    """Return a digest of words and the bytes of files. Raises InputError."""
    digest = hashlib.sha256("\n".join(words).encode())
    for file in files:
        with as_input_error(file):
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def source_digest(engine: EngineName, shapes: Sequence[Path], background: Sequence[Path]) -> str:
    """Return the digest of shapes, background and engine, of which each version may judge again.

    Raises InputError for files that cannot be read.
    """
    words = [_FORM, engine, engine_version(engine) or "", str(len(shapes))]
    return digest_of(words, [*shapes, *background])


def kept_file(cache: Path | None, digest: str) -> Path | None:
    """Return the file for what is kept of shapes with a digest; None without a cache."""
    return cache / "shapes" / f"{digest}.z" if cache else None
