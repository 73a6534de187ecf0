"""What all verbs share: settings, where output goes, and how it is written."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from noticegraph.content import Content
    from noticegraph.dataset import Dataset
    from noticegraph.errors import NoticegraphError
    from noticegraph.tables import Table

_Command = TypeVar("_Command", bound=Callable[..., Any])

_PATIENCE_SECONDS = 1.0


@dataclass(slots=True)
class Settings:
    """The options that every verb takes."""

    content_root: Path | None = None
    quiet: bool = False
    verbose: bool = False

    def content(self) -> Content:
        """Return the content folder that was named, else the shipped one."""
        from noticegraph.content import Content, shipped_content

        return Content(self.content_root) if self.content_root else shipped_content()

    def dataset(self, store: Path | None = None) -> Dataset:
        """Load the graphs of the content, in memory or into a store on disk."""
        from noticegraph.dataset import load_dataset

        with progress("loading the graphs", self):
            return load_dataset(self.content(), store_dir=store)

    def tell(self, message: str) -> None:
        """Write a remark to stderr, unless --quiet."""
        if not self.quiet:
            click.echo(message, err=True)


def current_settings() -> Settings:
    """Return the settings of the present call."""
    return click.get_current_context().ensure_object(Settings)


def common_options(command: _Command) -> _Command:
    """Let a verb take the options that all take, so that they may stand on either side of it."""

    def keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
        if value:
            setattr(context.ensure_object(Settings), str(parameter.name), value)

    def take(*names: str, **attributes: Any) -> Callable[[_Command], _Command]:
        return click.option(*names, expose_value=False, callback=keep, **attributes)

    folder = click.Path(path_type=Path, file_okay=False, exists=True)
    content_help = (
        "A folder with graph_data/, ontology/ and questions/ to use instead of the shipped one."
        "  [environment: NOTICEGRAPH_CONTENT]"
    )
    command = take(
        "--content",
        "content_root",
        type=folder,
        metavar="DIR",
        envvar="NOTICEGRAPH_CONTENT",
        help=content_help,
    )(command)
    command = take("--quiet", "-q", is_flag=True, help="No remarks on stderr.")(command)
    traceback_help = "Show a traceback with an internal error."
    return take("--verbose", "-v", is_flag=True, help=traceback_help)(command)


def default_output() -> str:
    """Return the format to write when none was asked for: a table on a terminal, else TSV."""
    return "table" if sys.stdout.isatty() else "tsv"


def write_bytes(data: bytes) -> None:
    """Write data to stdout; on a terminal a line end is added where the data have none."""
    sys.stdout.flush()
    stream = sys.stdout.buffer
    stream.write(data)
    if sys.stdout.isatty() and not data.endswith(b"\n"):
        stream.write(b"\n")
    stream.flush()


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file at once: a reader sees the old content or the new, never a part.

    Raises OSError when the folder is missing or may not be written.
    """
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes a file that only its owner reads.
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_table(table: Table, output: str) -> None:
    """Write a table as `table` or `md`."""
    from noticegraph.tables import cell_texts, write_markdown

    if output == "md":
        write_bytes(write_markdown(table).encode())
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    # Without a terminal there is no width to keep to, and nothing may be cut off.
    console = Console(width=None if sys.stdout.isatty() else 100_000, highlight=False)
    shown = RichTable(box=SIMPLE_HEAD, pad_edge=False)
    for column in table.columns:
        shown.add_column(Text(column), overflow="fold")
    for row in cell_texts(table):
        shown.add_row(*(Text(text) for text in row))
    console.print(shown)


def write_values(columns: Sequence[str], rows: Sequence[Sequence[object]], output: str) -> None:
    """Write plain values as table, md, csv (RFC 4180), tsv or json (a list of objects)."""
    if output in ("table", "md"):
        from noticegraph.tables import lay_out_rows

        write_table(lay_out_rows(columns, rows), output)
    elif output == "json":
        import json

        found = [dict(zip(columns, row, strict=True)) for row in rows]
        write_bytes(json.dumps(found, ensure_ascii=False, indent=2).encode() + b"\n")
    elif output == "csv":
        import csv
        import io

        text = io.StringIO()
        csv.writer(text).writerows([columns, *rows])
        write_bytes(text.getvalue().encode())
    else:
        lines = ("\t".join(" ".join(str(v).split()) for v in row) for row in (columns, *rows))
        write_bytes("".join(line + "\n" for line in lines).encode())


def print_error(error: NoticegraphError) -> None:
    """Write an error in one line, `file:line:column: message`, and its hint in another."""
    click.echo(error_line(error), err=True)
    if error.hint:
        click.echo(f"hint: {_one_line(error.hint)}", err=True)


def error_line(error: NoticegraphError) -> str:
    """Return an error in one line; a file below the working directory without the way to it."""
    text = _one_line(str(error))
    if not error.file:
        return f"error: {text}"
    return text.removeprefix(f"{Path.cwd()}{os.sep}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def drop_stdout() -> None:
    """Let nothing more be written to a stdout that nobody reads, at exit either."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def progress(what: str, settings: Settings) -> Iterator[None]:
    """Show that something goes on, once it takes over a second, on a terminal only."""
    if settings.quiet or not sys.stderr.isatty():
        yield
        return
    done = threading.Event()

    def show() -> None:
        if not done.wait(_PATIENCE_SECONDS):
            from rich.console import Console

            with Console(stderr=True).status(f"{what} …"):
                done.wait()

    watcher = threading.Thread(target=show, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
