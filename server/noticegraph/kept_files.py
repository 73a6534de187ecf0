"""Files that are kept from one process to the next, in the user's cache folder.

They only save time: one that is missing, or cannot be written, is no error.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def cache_folder() -> Path | None:
    """Return the folder of the cache; None if an empty NOTICEGRAPH_CACHE_DIR switches it off."""
    chosen = os.environ.get("NOTICEGRAPH_CACHE_DIR")
    if chosen is not None:
        return Path(chosen) if chosen else None
    from platformdirs import user_cache_path

    return user_cache_path("noticegraph", appauthor=False)


def keep_file(file: Path, data: bytes, most: int) -> None:
    """Write a file of the cache, whole or not at all, and forget the oldest beside it.

    ``most`` is how many files its folder may have.
    """
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".new", delete=False) as written:
            new = Path(written.name)
            try:
                written.write(data)
                written.close()
                new.replace(file)
            except OSError:
                # A full disk: nothing of it stays.
                new.unlink()
                raise
        kept = list(file.parent.iterdir())
        by_age = sorted(kept, key=lambda old: old.stat().st_mtime) if len(kept) > most else kept
        for old in by_age[: max(0, len(kept) - most)]:
            old.unlink(missing_ok=True)
