"""Files written wholly or not at all: several new ones at once, or one in the place of another."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from noticegraph.errors import InputError, UsageError


def place_new_files(files: Mapping[Path, bytes]) -> None:
    """Write files that do not exist yet, and the folders that they need.

    Each appears whole, in the order given, and no file is ever replaced. Raises UsageError
    ("existing-file") for a path that is taken, InputError if something cannot be written: then
    nothing of it is left.
    """
    made: list[Path] = []
    folders: list[Path] = []
    written: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            _make_folder(target.parent, folders)
            written[target] = _write_beside(target, data)
        for target, name in written.items():
            try:
                _link(name, target)
            except FileExistsError:
                raise UsageError("existing-file", file=target) from None
            made.append(target)
        for folder in {target.parent for target in files}:
            _keep(folder)
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
    for name in written.values():
        with suppress(OSError):
            name.unlink()


def replace_file(target: Path, data: bytes, mode: int) -> None:
    """Write a file in the place of another: a reader sees the old content or the new, never a part.

    Raises OSError; then nothing has changed.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp creates a file that only its owner can read.
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [folder, *folder.parents]
    for path in reversed([p for p in missing if not p.exists()]):
        path.mkdir()
        made.append(path)


def _write_beside(target: Path, data: bytes) -> Path:
    """Write a file with another name in the target's folder, whole and on the disk."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    except OSError as error:
        # The name of the file that was asked for says more than that of a temporary one.
        raise OSError(error.errno, error.strerror, str(target)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
    except BaseException as error:
        with suppress(OSError):
            Path(name).unlink()
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(target)) from error
        raise
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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
