"""A dataset stored on disk: each change is complete or absent, even after a power failure.

SQLite (https://www.sqlite.org/atomiccommit.html) has one row per quad, as N-Quads
(https://www.w3.org/TR/n-quads/), and one change of the dataset is one transaction. It is not
queried: the engines load the data from here into memory. One process at a time locks the directory
itself (and the file ``lock``, because not every file system can lock a directory); a backup can be
made meanwhile.
"""

from __future__ import annotations

import hashlib
import math
import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from noticegraph.engine import NO_CHANGE, Delta, join_deltas
from noticegraph.errors import StoreError
from noticegraph.packed_graphs import PackedGraph
from noticegraph.store_file import (
    EARLIER,
    FILE,
    OURS,
    copy_database,
    database_error,
    directory_error,
    hold,
    open_database,
    readable,
)

_BATCH = 20_000
_LOOK_EVERY = 1_000


class StoreDirectory:
    """The store in a directory, locked by this process until `close`."""

    def __init__(self, directory: Path, database: sqlite3.Connection, held: ExitStack) -> None:
        self.directory = directory
        self._database = database
        self._held = held
        self._file = _identity(directory / FILE)
        self._one_at_a_time = threading.RLock()
        self._revision = self._read_revision()

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Open the store in a directory, or make one in an empty or new directory.

        Raises StoreError when another process uses it, or it cannot be used.
        """
        try:
            directory.mkdir(parents=True, exist_ok=True)
            present = {entry.name for entry in directory.iterdir()}
        except OSError as error:
            raise directory_error(directory, error) from error
        if EARLIER in present:
            raise StoreError("earlier-store", directory=str(directory))
        if present - OURS:
            raise StoreError("not-a-store", directory=str(directory))
        held = ExitStack()
        try:
            hold(directory, held)
            database = held.enter_context(closing(open_database(directory)))
            with readable(directory):
                return cls(directory, database, held)
        except BaseException:
            held.close()
            raise

    @property
    def revision(self) -> str:
        """A text that differs after each change of the data, but not after reopening the store."""
        return self._revision

    def close(self) -> None:
        """Close the store and unlock the directory."""
        with self._one_at_a_time:
            self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def lines(self) -> Iterator[bytes]:
        """Yield all quads as N-Quads, some thousand lines at a time.

        Raises StoreError if the file is damaged, as all methods that read do.
        """
        with self._one_at_a_time, readable(self.directory):
            cursor = self._database.execute("SELECT line FROM quads")
            while batch := cursor.fetchmany(_BATCH):
                yield b"\n".join(line for (line,) in batch) + b"\n"

    def graph_names(self) -> list[str]:
        """Return the names of the graphs, including those without triples."""
        with self._one_at_a_time, readable(self.directory):
            return [name for (name,) in self._database.execute("SELECT name FROM graphs")]

    def lines_of(self, graphs: Collection[str], *, default_graph: bool) -> frozenset[bytes]:
        """Return the lines of some named graphs, with ``default_graph`` also of the default one."""
        with self._one_at_a_time, readable(self.directory):
            by_graph = self._lines_by_graph({*graphs, *([""] if default_graph else ())})
        return frozenset(line for lines in by_graph.values() for line in lines)

    def commit(self, delta: Delta, deadline: float | None = None) -> str:
        """Store a change and return the new revision. Raises StoreError: then nothing is stored.

        The same holds for TimeoutError, at a ``deadline`` of `time.monotonic`; but a change that
        SQLite has begun to write to the disk by then is stored.
        """

        def act(database: sqlite3.Connection) -> None:
            _write(database, delta, math.inf if deadline is None else deadline)

        self._transact(act)
        return self._revision

    def follow_content(self, graphs: Sequence[PackedGraph]) -> list[str]:
        """Update the graphs of the content, except those that were changed in the store.

        Returns the names of the graphs that were changed in both; they stay as they are in the
        store. A graph that was stored under a name which the content has only now counts as changed
        too. A graph that the content no longer has stays.
        """
        return self.follow_changes(graphs)[0]

    def follow_changes(self, graphs: Sequence[PackedGraph]) -> tuple[list[str], Delta]:
        """Do what `follow_content` does; return the names, and what changed in the store."""
        with self._one_at_a_time, readable(self.directory):
            rows = self._database.execute("SELECT graph, source, digest FROM content")
            known = {graph: (source, digest) for graph, source, digest in rows}
            fresh = [graph for graph in graphs if known.get(graph.iri, ("",))[0] != graph.source]
            if not fresh:
                return [], NO_CHANGE
            present = self._lines_by_graph({graph.iri for graph in fresh})
            changed_here = [
                graph.iri
                for graph in fresh
                if _is_changed(present[graph.iri], graph, known.get(graph.iri))
            ]
        deltas: list[tuple[PackedGraph, Delta]] = []
        for graph in fresh:
            if graph.iri not in changed_here:
                before = frozenset(present[graph.iri])
                after = frozenset(_split(graph.lines))
                names = frozenset([graph.iri])
                deltas.append((graph, Delta(before - after, after - before, frozenset(), names)))
        if not deltas:
            return changed_here, NO_CHANGE

        def act(database: sqlite3.Connection) -> None:
            for graph, delta in deltas:
                _write(database, delta, math.inf)
                row = (graph.iri, graph.source, _digest(_split(graph.lines)))
                database.execute("INSERT OR REPLACE INTO content VALUES (?, ?, ?)", row)

        self._transact(act)
        return changed_here, join_deltas([delta for _, delta in deltas])

    def backup(self, target: Path) -> None:
        """Write a copy of the store into an empty or new directory, complete or not at all."""
        with self._one_at_a_time:
            copy_database(self._database, target)

    def _lines_by_graph(self, graphs: set[str]) -> dict[str, list[bytes]]:
        """Return the lines of each graph; here the name of the default graph is empty."""
        found: dict[str, list[bytes]] = {graph: [] for graph in graphs}
        lines = (line for (line,) in self._database.execute("SELECT line FROM quads"))
        for line, quad in zip(lines, self._quads(), strict=True):
            name = quad.graph_name
            graph = name.value if isinstance(name, ox.NamedNode) else ""
            if graph in found:
                found[graph].append(line)
        return found

    def _quads(self) -> Iterator[ox.Quad]:
        for lines in self.lines():
            yield from ox.parse(lines, format=ox.RdfFormat.N_QUADS)

    def _transact(self, act: Callable[[sqlite3.Connection], None]) -> None:
        with self._one_at_a_time:
            if _identity(self.directory / FILE) != self._file:
                # A change would be written to a file that nobody will look for.
                raise StoreError("store-moved", directory=str(self.directory))
            try:
                self._database.execute("BEGIN IMMEDIATE")
                try:
                    before = self._database.total_changes
                    act(self._database)
                    if self._database.total_changes != before:
                        self._database.execute("UPDATE revision SET number = number + 1")
                    self._database.execute("COMMIT")
                except BaseException:
                    if self._database.in_transaction:
                        self._database.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                raise database_error(self.directory, error) from error
            self._revision = self._read_revision()

    def _read_revision(self) -> str:
        found = self._database.execute("SELECT id, number FROM revision").fetchone()
        if found is None:
            raise sqlite3.DatabaseError("it has no revision")
        return "{}-{}".format(*found)


def _identity(file: Path) -> tuple[int, int] | None:
    """Return what identifies a file as long as it is open, or None if there is no file."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def back_up_store(directory: Path, target: Path) -> None:
    """Copy the store in a directory, which another process may use and change meanwhile.

    Raises StoreError when there is none, or the target is not an empty or new directory.
    """
    if not (directory / FILE).is_file():
        raise StoreError("no-store", directory=str(directory))
    try:
        database = sqlite3.connect(f"{(directory / FILE).resolve().as_uri()}?mode=ro", uri=True)
        try:
            copy_database(database, target)
        finally:
            database.close()
    except sqlite3.Error as error:
        raise database_error(directory, error) from error


def _write(database: sqlite3.Connection, delta: Delta, deadline: float) -> None:
    database.executemany("DELETE FROM quads WHERE line = ?", _rows(delta.removed, deadline))
    database.executemany("INSERT OR IGNORE INTO quads VALUES (?)", _rows(delta.added, deadline))
    database.executemany("DELETE FROM graphs WHERE name = ?", ((n,) for n in delta.removed_graphs))
    database.executemany(
        "INSERT OR IGNORE INTO graphs VALUES (?)", ((n,) for n in delta.added_graphs)
    )


def _rows(lines: Collection[bytes], deadline: float) -> Iterator[tuple[bytes]]:
    """Yield lines as rows. Raises TimeoutError at the deadline, even after the last line."""
    # Sorted, so that few pages of the tree are written.
    for number, line in enumerate(sorted(lines)):
        if number % _LOOK_EVERY == 0:
            _look_at_clock(deadline)
        yield (line,)
    _look_at_clock(deadline)


def _look_at_clock(deadline: float) -> None:
    if time.monotonic() >= deadline:
        raise TimeoutError


def _is_changed(
    present: Sequence[bytes], graph: PackedGraph, known: tuple[str, str] | None
) -> bool:
    """Return whether a graph was changed in the store since it was taken from the content, if ever.

    ``known`` is its source and digest at that time.
    """
    if known is None:
        return bool(present) and set(present) != set(_split(graph.lines))
    return known[1] != _digest(present)


def _split(lines: bytes) -> list[bytes]:
    return [line for line in lines.split(b"\n") if line]


def _digest(lines: Sequence[bytes] | frozenset[bytes]) -> str:
    return hashlib.sha256(b"\n".join(sorted(lines))).hexdigest()
