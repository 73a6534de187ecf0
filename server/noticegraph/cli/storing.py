"""The commands about a store: `load` and `backup`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from noticegraph.cli.options import flag
from noticegraph.cli.output import Settings, common_options, current_settings
from noticegraph.cli.remoting import remote_engine, remote_options
from noticegraph.errors import UsageError

if TYPE_CHECKING:
    from noticegraph.embedded import EmbeddedEngine


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]…")
@click.option("--store", type=click.Path(path_type=Path), metavar="DIR",
              help="The store to load into; created if it does not exist.")  # fmt: skip
@click.option("--graph", metavar="IRI",
              help="The graph for triples without one.  [default: the default graph]")  # fmt: skip
@flag("--replace", "Replace graphs of the same names instead of adding to them.")
@click.option("--expanded-size", type=click.IntRange(1), default=1024, show_default=True,
              envvar="NOTICEGRAPH_EXPANDED_SIZE", show_envvar=True, metavar="MIB",
              help="Limit of the size of an expanded compressed file.")  # fmt: skip
@flag("--shipped", "Load the graphs of the content, with its shapes and reports.")
@flag("--merge", "With --remote: make the union of its graphs again.")
@remote_options
@common_options
def load(
    files: tuple[Path, ...],
    store: Path | None,
    graph: str | None,
    replace: bool,
    expanded_size: int,
    shipped: bool,
    merge: bool,
    **remote: Any,
) -> None:
    """Load FILEs into a store (--store) or a SPARQL server (--remote), all or none.

    The file name gives the format: Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML (.ttl .trig
    .nt .nq .jsonld .rdf), optionally compressed (.gz). The store must not be in use by a server; to
    load into a running server, send it the graphs with the Graph Store Protocol.
    """
    from noticegraph.loading import load_into_engine, load_into_store, read_files
    from noticegraph.store_directory import StoreDirectory

    settings = current_settings()
    _check_choices(files, graph, shipped, merge, store, remote)
    with remote_engine(remote) as engine:
        if merge and engine is not None:
            with _counting("merging the graphs", 1, settings) as done:
                engine.merge_graphs()
                done(1)
        source = None
        if shipped:
            source = _shipped_graphs(settings)
        elif files:
            with _counting("reading", len(files), settings) as done:
                source = read_files(files, graph, done, expanded_bytes=expanded_size * 2**20)
        if source is None:
            return
        with _counting("loading", 1, settings) as done:
            if engine is not None:
                loaded = load_into_engine(engine, source, replace=replace or shipped)
            else:
                with StoreDirectory.open(Path(str(store))) as kept:
                    loaded = load_into_store(kept, source, replace=replace or shipped)
            done(1)
    graphs = "1 graph" if len(loaded.graphs) == 1 else f"{len(loaded.graphs)} graphs"
    settings.tell(f"{loaded.quads:,} quads of {graphs} loaded")


def _check_choices(
    files: tuple[Path, ...],
    graph: str | None,
    shipped: bool,
    merge: bool,
    store: Path | None,
    remote: dict[str, Any],
) -> None:
    if (store is None) == (remote["remote"] is None):
        raise UsageError("no-place-to-load" if store is None else "two-places-to-load")
    if shipped and (files or graph):
        raise UsageError("shipped-and-files")
    if merge and remote["remote"] is None:
        raise UsageError("merge-without-remote")
    if not (files or shipped or merge):
        raise UsageError("nothing-to-load")


def _shipped_graphs(settings: Settings) -> EmbeddedEngine:
    from noticegraph.dataset import read_content
    from noticegraph.embedded import EmbeddedEngine
    from noticegraph.reports.loading import derived_graphs

    content = settings.content()
    source = EmbeddedEngine("own")
    for graph in read_content(content, derived_graphs(content)).kept:
        source.extend_graph(graph)
    return source


@contextmanager
def _counting(what: str, total: int, settings: Settings) -> Iterator[Callable[[int], None]]:
    """Show the progress of something, on a terminal only."""
    import sys

    if settings.quiet or not sys.stderr.isatty():
        yield lambda _count: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda count: progress.update(task, completed=count)


@click.command()
@click.argument("target", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--store", type=click.Path(path_type=Path), metavar="DIR", required=True,
              help="The store to copy; a server may be using it.")  # fmt: skip
@common_options
def backup(target: Path, store: Path) -> None:
    """Copy a store, as it is at one moment, into DIR, a new or empty directory.

    The copy is itself a store: `noticegraph serve --store DIR` serves it.
    """
    from noticegraph.store_directory import back_up_store

    settings = current_settings()
    back_up_store(store, target)
    settings.tell(f"{store} is copied to {target}")
