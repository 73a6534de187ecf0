"""Files that are kept from one process to the next, in the user's cache folder.

They only save time: one that is missing, or cannot be written, is not an error.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

_MOST_BYTES = 512 * 2**20
_LOOKS = 16
_unseen: dict[Path, int] = {}
"""The bytes that this process wrote to a folder since it looked at the sizes there."""


def cache_folder() -> Path | None:
    """Return the folder of the cache; None if an empty NOTICEGRAPH_CACHE_DIR switches it off."""
    chosen = os.environ.get("NOTICEGRAPH_CACHE_DIR")
    if chosen is not None:
        return Path(chosen) if chosen else None
    from platformdirs import user_cache_path

    return user_cache_path("noticegraph", appauthor=False)


def keep_file(file: Path, data: bytes, most: int) -> None:
    """Write a file of the cache, whole or not at all, and forget the oldest beside it.

    ``most`` is how many files its folder may have; together they have 512 MiB, or a little more.
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
        _forget_oldest(file.parent, most, len(data))


def _forget_oldest(folder: Path, most: int, written: int) -> None:
    kept = list(folder.iterdir())
    # To look at the size of each file takes longer than to write one: so not each time.
    _unseen[folder] = unseen = _unseen.get(folder, _MOST_BYTES) + written
    if len(kept) <= most and unseen <= _MOST_BYTES // _LOOKS:
        return
    _unseen[folder] = total = 0
    states = sorted(((file.stat(), file) for file in kept), key=lambda f: -f[0].st_mtime_ns)
    for number, (state, file) in enumerate(states, 1):
        total += state.st_size
        if number > most or total > _MOST_BYTES:
            file.unlink(missing_ok=True)
