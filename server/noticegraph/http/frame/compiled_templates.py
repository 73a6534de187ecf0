"""Templates as Jinja compiled them, kept for the servers that start after this one.

Compiling the templates of a page takes longer than making it. What is kept is code, so it is kept
only in a folder that nobody else can write to.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from noticegraph.kept_files import cache_folder

_FORM = "templates-1"
"""Another name for each change of Jinja's settings, on which compiled templates depend."""


class _Kept(FileSystemBytecodeCache):
    """Only saves time: what cannot be read or written is compiled anew, and no error."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled_templates(environment: Environment) -> None:
    """Have an environment keep its compiled templates, and use those that are kept."""
    cached = cache_folder()
    if cached is None or not hasattr(os, "getuid"):
        return
    folder = cached / _FORM
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if all(_is_only_ours(path) for path in (folder, cached)):
            environment.bytecode_cache = _Kept(str(folder))
    except OSError:
        return


def _is_only_ours(folder: Path) -> bool:
    found = folder.stat()
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
