"""Parsed graphs that are kept from one process to the next, under the digest of their source.

A workspace of hundreds of statements takes minutes to parse. Not responsible for what is kept of
files (``graph_files``) and of graphs that are made (``dataset``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from noticegraph.kept_files import cache_folder, keep_file
from noticegraph.packed_graphs import pack

_FORM = "1"
"""What is kept of a file; another one after a change of ``graph_files`` that makes it another."""
_MOST = 4000
_LEAST_BYTES = 16_384
"""A smaller file is parsed as fast as a kept one is read."""


def read_kept(digest: str, size: int) -> tuple[dict[str, Any], bytes] | None:
    """Return what was kept of a file with that digest (SHA-256) and size: values, and bytes.

    None if nothing was, or it is damaged.
    """
    file = _file(digest, size)
    if file is None:
        return None
    try:
        found = file.read_bytes()
        check, _, body = found.partition(b"\n")
        if check != hashlib.sha256(body).hexdigest().encode():
            return None
        values, _, packed = body.partition(b"\n")
        read: dict[str, Any] = json.loads(values)
    except (OSError, ValueError):
        return None
    return read, packed


def keep(digest: str, size: int, values: dict[str, Any], packed: bytes) -> None:
    """Keep values that JSON can hold, and bytes, of a file with that digest and size."""
    file = _file(digest, size)
    if file is not None:
        body = json.dumps(values, ensure_ascii=False).encode() + b"\n" + packed
        keep_file(file, hashlib.sha256(body).hexdigest().encode() + b"\n" + body, _MOST)


def kept_packed(parts: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """Return the lines that ``make`` makes of some parts, or made of the same before, packed."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    digest = whole.hexdigest()
    found = read_kept(digest, _LEAST_BYTES)
    if found is not None:
        return found[1]
    packed = pack(make())
    keep(digest, _LEAST_BYTES, {}, packed)
    return packed


def _file(digest: str, size: int) -> Path | None:
    folder = cache_folder() if size >= _LEAST_BYTES else None
    # pyoxigraph decides how literals are written.
    return None if folder is None else folder / "graphs" / f"{digest}-{_FORM}-{_engine()}"


def _engine() -> str:
    import pyoxigraph

    return pyoxigraph.__version__
