"""Files named on the command line: read completely, and replaced completely or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from noticegraph.cli.output import write_bytes
from noticegraph.errors import InputError, UsageError, as_input_error
from noticegraph.placing import replace_file, umask

format_option = click.option(
    "--format", "form", type=click.Choice(("txt", "md", "html", "pdf", "docx")),
    help="What the file of the text is: plain text, Markdown, HTML, PDF or DOCX."
    "  [default: by its content]",
)  # fmt: skip
"""The option that says what kind of file a statement's text is (`intake.SourceKind`)."""


def read_file(path: Path) -> bytes:
    """Return the content of a file. Raises InputError, naming the file, if it cannot be read."""
    with as_input_error(path):
        return path.read_bytes()


def refuse_overwriting(target: Path | None, inputs: Iterable[Path]) -> None:
    """Raise UsageError if a file to write is one of those that are read, by whatever name."""
    for file in inputs:
        with suppress(OSError):
            if target is not None and stat.S_ISREG(target.stat().st_mode) and target.samefile(file):
                raise UsageError("output-is-input", path=str(target))


def refuse_same_target(one: Path | None, other: Path | None) -> None:
    """Raise UsageError if two files to write are one, by whatever names: one would be lost."""
    if one is None or other is None:
        return
    same = one.resolve() == other.resolve()
    with suppress(OSError):
        # A device (/dev/null, /dev/stdout) takes both.
        same = stat.S_ISREG(one.stat().st_mode) and (same or one.samefile(other))
    if same:
        raise UsageError("outputs-are-one", path=str(other))


def write_file(path: Path, data: bytes) -> None:
    """Replace a file atomically: a reader sees the old content or the new, never a part.

    If the path is a symbolic link, its target is replaced. Devices and pipes are written to
    directly. Raises InputError, naming `path`, if it is a folder or cannot be written, and
    BrokenPipeError if the reader of a pipe stops reading.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        status = None
    except OSError as error:
        raise _cannot_write(path, error) from error
    if status is not None and stat.S_ISDIR(status.st_mode):
        raise InputError("folder-to-write", file=path)
    if status is not None and _is_stdout(status):
        # A file that the shell opened (>> log) must be appended to, not replaced.
        write_bytes(data)
        return
    try:
        if status is None or stat.S_ISREG(status.st_mode):
            mode = 0o666 & ~umask() if status is None else stat.S_IMODE(status.st_mode)
            replace_file(path.resolve(), data, mode)
        else:
            with os.fdopen(os.open(path, os.O_WRONLY), "wb") as stream:
                stream.write(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _cannot_write(path, error) from error


def _is_stdout(status: os.stat_result) -> bool:
    with suppress(OSError, ValueError):
        return os.path.samestat(status, os.fstat(sys.stdout.fileno()))
    return False


def _cannot_write(path: Path, error: OSError) -> InputError:
    return InputError("unwritable-file", reason=error.strerror or str(error), file=path)
