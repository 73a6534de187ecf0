"""What all commands share: settings, where output goes, and how it is written."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO, TypeVar

import click
from click.core import ParameterSource

from noticegraph.errors import ContentError

if TYPE_CHECKING:
    from noticegraph.content import Content
    from noticegraph.dataset import Dataset
    from noticegraph.errors import NoticegraphError
    from noticegraph.tables import Table
    from noticegraph.workspace import Workspace

_Command = TypeVar("_Command", bound=Callable[..., Any])

_PATIENCE_SECONDS = 1.0
_WIDTH = 120
"""The width of a table, in columns, if there is neither a terminal nor COLUMNS."""
_COLUMN_WIDTH = 8


@dataclass(slots=True)
class Settings:
    """The options that every command takes."""

    content_root: Path | None = None
    reviewed_only: bool = False
    workspace_root: Path | None = None
    without_examples: bool = False
    quiet: bool = False
    verbose: bool = False
    _copy: tempfile.TemporaryDirectory[str] | None = None

    def content(self) -> Content:
        """Return the content given by --content, or else the shipped one, with the workspace.

        With --reviewed-only it is a copy without drafted facts, if there are any. Raises
        ContentError if that is not a folder, and as `read_workspace` does.
        """
        content = self.whole_content()
        if not self.reviewed_only:
            return content
        from noticegraph.drafts import reviewed_content

        if self._copy is None:
            self._copy = tempfile.TemporaryDirectory(prefix="noticegraph-")
        # It stays until the process ends: whoever has the content reads its files later.
        return reviewed_content(content, Path(self._copy.name) / secrets.token_hex(4))

    def whole_content(self) -> Content:
        """Return the content as `content` does, with drafted facts whatever --reviewed-only says.

        Raises as `content` does.
        """
        from noticegraph.content import Content, shipped_content

        if self.content_root is None:
            root = shipped_content()
        elif self.content_root.is_dir():
            root = Content(self.content_root)
        else:
            raise ContentError(
                "content-not-a-folder" if self.content_root.exists() else "no-content-folder",
                file=self.content_root,
            )
        return root.layered(self.workspace(), without_examples=self.without_examples)

    def workspace(self) -> Workspace | None:
        """Return the workspace given by --workspace, or else the one around the working folder."""
        from noticegraph.workspace import find_workspace, read_workspace

        folder = self.workspace_root or find_workspace(Path.cwd())
        return None if folder is None else read_workspace(folder)

    def dataset(self, store: Path | None = None, *, with_reports: bool = True) -> Dataset:
        """Load the graphs of the content and the shapes, in memory or into a store on disk.

        Making reports takes long the first time.
        """
        from noticegraph.dataset import load_dataset, shapes_graph
        from noticegraph.reports.loading import load_with_reports

        with progress("loading the graphs", self):
            content = self.content()
            if with_reports:
                dataset = load_with_reports(content, store_dir=store)
            else:
                shapes = shapes_graph(content)
                derived = [] if shapes is None else [shapes]
                dataset = load_dataset(content, store_dir=store, derived=derived)
        self.tell_broken(dataset)
        return dataset

    def tell_broken(self, dataset: Dataset) -> None:
        """Say which statements are broken, one line each."""
        for broken in dataset.broken:
            left = "left out" if broken.is_left_out else "shown without its text"
            self.tell(f"warning: {broken.id} is broken, and {left}: {error_line(broken.error, '')}")

    def tell(self, message: str) -> None:
        """Write a remark to stderr, unless --quiet."""
        if not self.quiet:
            _remark(message)


def current_settings() -> Settings:
    """Return the settings of the current command."""
    return click.get_current_context().ensure_object(Settings)


def common_options(command: _Command) -> _Command:
    """Add the options that all commands take; they may be given before or after the command."""

    def keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
        name, settings = str(parameter.name), context.ensure_object(Settings)
        # An option before the command overrides the environment, which each level reads again.
        given = context.get_parameter_source(name) is not ParameterSource.ENVIRONMENT
        if value and (given or not getattr(settings, name)):
            setattr(settings, name, value)

    def take(*names: str, **attributes: Any) -> Callable[[_Command], _Command]:
        return click.option(*names, expose_value=False, callback=keep, **attributes)

    content_help = (
        "A folder with graph_data/, ontology/ and questions/, to use instead of the shipped one."
        "  [environment: NOTICEGRAPH_CONTENT]"
    )
    workspace_help = (
        "The folder with your own statements."
        "  [environment: NOTICEGRAPH_WORKSPACE; default: the nearest folder, from here upward, "
        "with a noticegraph.toml]"
    )
    command = take("--without-examples", is_flag=True, help="Leave out the fictional examples.")(
        command
    )
    command = take(
        "--workspace",
        "workspace_root",
        type=click.Path(path_type=Path),
        metavar="DIR",
        envvar="NOTICEGRAPH_WORKSPACE",
        help=workspace_help,
    )(command)
    command = take(
        "--content",
        "content_root",
        type=click.Path(path_type=Path),
        metavar="DIR",
        envvar="NOTICEGRAPH_CONTENT",
        help=content_help,
    )(command)
    command = take("--quiet", "-q", is_flag=True, help="Write no notes to stderr.")(command)
    traceback_help = "Show a traceback for internal errors."
    return take("--verbose", "-v", is_flag=True, help=traceback_help)(command)


def reviewed_option(command: _Command) -> _Command:
    """Add the option that leaves out what nobody has reviewed."""

    def keep(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
        context.ensure_object(Settings).reviewed_only = value

    return click.option(
        "--reviewed-only", is_flag=True, expose_value=False, callback=keep,
        help="Leave out the facts of the content that were drafted and that nobody has accepted.",
    )(command)  # fmt: skip


def default_output() -> str:
    """Return the default output format: a table on a terminal, else TSV."""
    return "table" if sys.stdout.isatty() else "tsv"


def write_text(text: str) -> None:
    """Write text to stdout as UTF-8; undecodable bytes of file names are written unchanged."""
    write_bytes(text.encode("utf-8", "surrogateescape"))


def write_bytes(data: bytes) -> None:
    """Write data to stdout, ending with a newline on a terminal.

    Raises OSError without a file name if they cannot be written.
    """
    sys.stdout.flush()
    stream = sys.stdout.buffer
    if sys.stdout.isatty() and not data.endswith(b"\n"):
        data += b"\n"
    left = memoryview(data)
    while left:
        # Unbuffered (PYTHONUNBUFFERED), the stream writes what fits and returns how much that was.
        left = left[stream.write(left) :]
    stream.flush()


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

    on_terminal = sys.stdout.isatty()
    width = Console().width if on_terminal else shutil.get_terminal_size((_WIDTH, 0)).columns
    # rich omits whole columns if there is no room for them.
    console = Console(width=max(width, _COLUMN_WIDTH * len(table.columns)), highlight=False)
    shown = RichTable(box=SIMPLE_HEAD, pad_edge=False)
    for column in table.columns:
        shown.add_column(Text(column), overflow="fold")
    for row in cell_texts(table):
        shown.add_row(*(Text(text) for text in row))
    with console.capture() as written:
        console.print(shown)
    write_text(written.get())


def write_values(columns: Sequence[str], rows: Sequence[Sequence[object]], output: str) -> None:
    """Write plain values as table, md, csv (RFC 4180), tsv or json (a list of objects)."""
    if output in ("table", "md"):
        from noticegraph.tables import lay_out_rows

        write_table(lay_out_rows(columns, rows), output)
    else:
        write_bytes(values_bytes(columns, rows, output))


def values_bytes(columns: Sequence[str], rows: Sequence[Sequence[object]], output: str) -> bytes:
    """Return plain values as csv (RFC 4180), tsv or json (a list of objects)."""
    if output == "json":
        import json

        found = [dict(zip(columns, row, strict=True)) for row in rows]
        return json.dumps(found, ensure_ascii=False, indent=2).encode() + b"\n"
    if output == "csv":
        import csv
        import io

        text = io.StringIO()
        csv.writer(text).writerows([columns, *rows])
        return text.getvalue().encode()
    lines = ("\t".join(" ".join(str(v).split()) for v in row) for row in (columns, *rows))
    return "".join(line + "\n" for line in lines).encode()


def print_error(error: NoticegraphError) -> None:
    """Write an error as one line, `file:line:column: message`, and its hint as another."""
    _remark(error_line(error))
    if error.hint:
        _remark(f"hint: {_one_line(error.hint)}")


def error_line(error: NoticegraphError, without_file: str = "error: ") -> str:
    """Return an error as one line, with paths relative to the working directory where possible.

    An error about no file begins with `without_file`.
    """
    text = _one_line(str(error))
    if not error.file:
        return f"{without_file}{text}"
    return text.removeprefix(f"{Path.cwd()}{os.sep}")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _remark(line: str) -> None:
    try:
        click.echo(line, err=True)
    except OSError:
        # Only the exit code can report the error now.
        _drop(sys.stderr)


def drop_stdout() -> None:
    """Stop writing to a stdout that cannot be written to, also when Python exits."""
    _drop(sys.stdout)


def _drop(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def prepare_streams() -> None:
    """Replace standard streams that were closed before the program started (`>&-`).

    Their file descriptors are occupied, so that no file or socket opened later gets one of them.
    Writing to a closed stdout or reading from a closed stdin is an error of that stream; notes to a
    closed stderr are discarded.
    """
    # None, in spite of their types: https://docs.python.org/3/library/sys.html#sys.__stdin__
    streams: dict[str, TextIO | None] = {
        name: getattr(sys, name) for name in ("stdin", "stdout", "stderr")
    }
    if streams["stdin"] is None:
        sys.stdin = _open_null(os.O_WRONLY, "r")
    if streams["stdout"] is None:
        sys.stdout = _open_null(os.O_RDONLY, "w")
    if streams["stderr"] is None:
        sys.stderr = _open_null(os.O_WRONLY, "w")


def _open_null(flags: int, mode: Literal["r", "w"]) -> TextIO:
    return os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8", closefd=False)


@contextmanager
def progress(what: str, settings: Settings) -> Iterator[None]:
    """Show progress once something takes over a second, on a terminal only."""
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
