"""Files written completely or not at all: several new ones, or one that replaces another."""

from __future__ import annotations

import os
import re
import secrets
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from noticegraph.errors import InputError, UsageError

_NEW = re.compile(r"\.new-([0-9a-f]{16})-([0-9]+)-([0-9]+)-(.+)\.[a-z0-9_]{8}")
_PART = re.compile(r"\.[^/]+\.[a-z0-9_]{8}")
_OLD_SECONDS = 3600
"""After this time, nobody writes on at a file that was begun."""


@contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Have other programs that ask for the same folder wait meanwhile; tell whether they do.

    Without the folder, or on a file system without locks, nobody waits. Nobody may ask for a folder
    that they hold.
    """
    if sys.platform == "win32":
        yield False
        return
    import fcntl

    handle = None
    is_held = False
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        fcntl.flock(handle, fcntl.LOCK_EX)
        is_held = True
    try:
        yield is_held
    finally:
        if handle is not None:
            os.close(handle)


def place_new_files(files: Mapping[Path, bytes]) -> None:
    """Write files that do not exist yet, and the folders that they need.

    Each appears whole, in the order given, and no file is ever replaced. Raises UsageError
    ("existing-file") for a path that is taken, InputError if something cannot be written: then
    nothing of it is left. What remains of a program that was killed in the middle is taken away by
    `sweep`.
    """
    made: list[Path] = []
    folders: list[Path] = []
    written: dict[Path, Path] = {}
    group = secrets.token_hex(8)
    try:
        for target in files:
            _make_folder(target.parent, folders)
        with held(next(iter(files)).parent):
            for number, (target, data) in enumerate(files.items(), 1):
                prefix = f".new-{group}-{number}-{len(files)}-{target.name}."
                written[target] = _write_beside(target, data, prefix)
            for target, name in written.items():
                try:
                    _link(name, target)
                except FileExistsError:
                    raise UsageError("existing-file", file=target) from None
                made.append(target)
            for folder in {target.parent for target in files}:
                _keep(folder)
            for name in written.values():
                with suppress(OSError):
                    name.unlink()
    except BaseException as error:
        for path in made:
            with suppress(OSError):
                path.unlink()
        for name in written.values():
            with suppress(OSError):
                name.unlink()
        for folder in reversed(folders):
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            place = next(iter(files), Path()) if error.filename is None else error.filename
            raise InputError(
                "unwritable-file", reason=error.strerror or str(error), file=place
            ) from error
        raise


def sweep(folder: Path) -> None:
    """Take away what a program that was killed has left in a folder.

    Of several new files that were not all in their places, none stays.
    """
    with held(folder) as is_held, suppress(OSError):
        now = time.time()
        groups: dict[str, list[tuple[Path, Path, bool]]] = {}
        for file in list(folder.iterdir()) if folder.is_dir() else []:
            is_old = now - file.lstat().st_mtime > _OLD_SECONDS
            if (found := _NEW.fullmatch(file.name)) and (is_held or is_old):
                part = (file, folder / found[4], found[2] == found[3])
                groups.setdefault(found[1], []).append(part)
            elif _PART.fullmatch(file.name) and is_old and file.is_file():
                file.unlink()
        for parts in groups.values():
            # The last one gets its name when all others have theirs.
            is_whole = not any(is_last and not target.exists() for _, target, is_last in parts)
            for file, target, _ in parts:
                if not is_whole and target.exists() and target.samefile(file):
                    target.unlink()
                file.unlink()


def replace_unchanged(target: Path, before: bytes, data: bytes, mode: int) -> bool:
    """Write a file in place of another if that is still as it was; return whether it was.

    Raises OSError as `replace_file` does.
    """
    with held(target.parent):
        if target.read_bytes() != before:
            return False
        replace_file(target, data, mode)
        return True


def replace_file(target: Path, data: bytes, mode: int) -> None:
    """Write a file in place of another: a reader sees the old content or the new, never a part.

    Raises OSError; then nothing has changed.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    with _unlinked_after_error(Path(name)):
        _fill(handle, data)
        # mkstemp creates a file that only its owner can read.
        Path(name).chmod(mode)
        Path(name).replace(target)


@contextmanager
def _unlinked_after_error(file: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            file.unlink()
        raise


def _fill(handle: int, data: bytes) -> None:
    """Write a file that is open, and have it on the disk."""
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [folder, *folder.parents]
    for path in reversed([p for p in missing if not p.exists()]):
        path.mkdir()
        made.append(path)


def _write_beside(target: Path, data: bytes, prefix: str) -> Path:
    """Write a file with another name in the target's folder, whole and on the disk."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix)
        with _unlinked_after_error(Path(name)):
            _fill(handle, data)
            Path(name).chmod(0o666 & ~umask())
    except OSError as error:
        # The name of the file that was asked for says more than that of a temporary one.
        raise OSError(error.errno, error.strerror, str(target)) from error
    return Path(name)


def _link(name: Path, target: Path) -> None:
    """Give a file its name, unless the name is taken."""
    try:
        os.link(name, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links; between the two steps, a name can be taken unnoticed.
        if os.path.lexists(target):
            raise FileExistsError(str(target)) from None
        name.rename(target)


def _keep(folder: Path) -> None:
    """Have the folder's entries outlast a power failure, where that can be asked for."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def umask() -> int:
    """Return the permissions that new files of this program do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
