"""The server's side: an engine whose queries and changes run in other processes.

Queries continue while a change is made: the old zygote answers them until the change is stored and
its writer has taken over. Nothing is lost when a process dies: readers are forked again, a zygote
is restarted from the stored data, and a spawner is started again.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from noticegraph.engine import Asked, DefaultGraph, Delta, Document, Engine, QueryRequest
from noticegraph.errors import (
    BusyError,
    ClientGoneError,
    InternalError,
    NoticegraphError,
    revive_error,
)
from noticegraph.packed_graphs import PackedGraph
from noticegraph.processes import wire
from noticegraph.processes.generations import (
    BEGIN_SECONDS,
    FORK_SECONDS,
    Generation,
    Generations,
    Keeper,
    Reader,
    unavailable,
)
from noticegraph.processes.limits import (
    Limits,
    change_too_large,
    change_too_slow,
    query_too_large,
    query_too_slow,
)
from noticegraph.processes.zygote import WRITER

HAND_OVER_SECONDS = 5.0
"""Seconds, beyond the limit, in which the writer of a stored change must report that it is ready.

A slower one is ended; the data are then loaded again for the next query.
"""
_LOOK_SECONDS = 0.25


def forks_here() -> bool:
    """Return whether processes can be forked safely: not on Windows or macOS."""
    return hasattr(os, "fork") and sys.platform != "darwin"


class ProcessEngine(Engine):
    """An engine in other processes.

    Without a ``keeper`` that stores changes (``writable``), updates raise InternalError: the caller
    must refuse them.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        default_graph: DefaultGraph = "union",
        writable: bool = False,
        allowed_services: Sequence[str] = (),
    ) -> None:
        self.default_graph: DefaultGraph = default_graph
        self.limits = limits
        self._writable = writable
        self._changing = threading.Lock()
        self._keeper: Keeper | None = None
        self._generations = Generations(
            limits,
            default_graph=default_graph,
            writable=writable,
            allowed_services=allowed_services,
        )

    def begin(self, keeper: Keeper) -> None:
        """Have a zygote load the keeper's data. Raises UnavailableError when it cannot."""
        self._keeper = keeper
        self._generations.begin(keeper)

    def close(self) -> None:
        """End the processes; running queries end at their deadline."""
        self._generations.close()

    def revision(self) -> str | None:
        """Return the revision of the data that queries see now."""
        return self._generations.get().revision

    # Querying

    def query(self, request: QueryRequest, seconds: float | None = None) -> bytes:
        """Evaluate a query in a reader. Raises what the engine there raises, and LimitError."""
        return self.query_for(request, seconds)[0]

    def query_for(
        self,
        request: QueryRequest,
        seconds: float | None = None,
        *,
        gone: Asked | None = None,
        may_take_long: Asked | None = None,
        is_urgent: bool = True,
    ) -> tuple[bytes, float]:
        """Evaluate a query in a reader; return the answer and the seconds of processor time."""
        limit = self.limits.seconds if seconds is None else min(seconds, self.limits.seconds)
        task = {"kind": "query", **asdict(request)}
        return self._ask(task, limit, gone, may_take_long, is_urgent)

    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        names, _ = self._ask({"kind": "graph_names"}, self.limits.seconds)
        return names.decode().split("\n") if names else []

    def read_graph(self, graph: str | None, media_type: str) -> bytes | None:
        """Return a graph, or None if there is none of that name."""
        task = {"kind": "graph", "graph": graph, "media_type": media_type}
        body, _ = self._ask(task, self.limits.seconds)
        return body[1:] if body else None

    def _ask(
        self,
        task: Mapping[str, Any],
        seconds: float,
        gone: Asked | None = None,
        may_take_long: Asked | None = None,
        is_urgent: bool = True,
    ) -> tuple[bytes, float]:
        generation, reader = self._generations.borrow(is_urgent=is_urgent)
        reusable = False
        start = time.monotonic()
        try:
            try:
                wire.send(reader.channel, task)
                self._await(reader, start + seconds, gone, may_take_long)
                found, parts = wire.receive(reader.channel)
            except (wire.EndedError, TimeoutError):
                if time.monotonic() - start >= seconds * 0.98:
                    raise query_too_slow(seconds) from None
                raise query_too_large(self.limits) from None
            reusable = not found["spent"] and reader.demoted is not is_urgent
            if "error" in found:
                raise revive_error(found["error"])
            return parts[0], float(found["cpu"])
        finally:
            self._generations.give_back(generation, reader, reusable)

    def _await(
        self, reader: Reader, deadline: float, gone: Asked | None, may_take_long: Asked | None
    ) -> None:
        """Wait for a message from the reader. Raises TimeoutError at the deadline."""
        waiting = select.poll()
        waiting.register(reader.channel, select.POLLIN)
        takes_long = False
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            if waiting.poll(min(left, _LOOK_SECONDS) * 1000):
                return
            if gone is not None and gone():
                raise ClientGoneError("client-gone")
            if not takes_long:
                # A long query lets the others go first.
                takes_long = True
                if may_take_long is not None and not may_take_long():
                    raise BusyError("busy-long-queries")
                reader.demote()

    # Changing

    def update(
        self,
        text: str,
        *,
        using_graphs: Sequence[str] = (),
        using_named_graphs: Sequence[str] = (),
        base_iri: str | None = None,
    ) -> None:
        """Carry out an update request, all of it or nothing."""
        self._change(
            {
                "kind": "update",
                "text": text,
                "using_graphs": [*using_graphs],
                "using_named_graphs": [*using_named_graphs],
                "base_iri": base_iri,
            }
        )

    def write_documents(
        self,
        graph: str | None,
        documents: Sequence[Document],
        *,
        replace: bool,
        base_iri: str | None = None,
    ) -> bool:
        """Replace a graph, or add to it; return whether it is new."""
        task = {
            "kind": "write",
            "graph": graph,
            "documents": [(document.media_type, document.name) for document in documents],
            "replace": replace,
            "base_iri": base_iri,
        }
        data = [document.data for document in documents]
        return bool(self._change(task, data)["created"])

    def delete_graph(self, graph: str | None) -> bool:
        """Delete a graph; return whether it existed."""
        return bool(self._change({"kind": "delete", "graph": graph})["existed"])

    def take(self, change: Callable[[], tuple[Keeper, Delta, Sequence[PackedGraph]]]) -> None:
        """Serve data that changed outside.

        ``change`` returns who keeps them, the difference, and graphs that are new and not in it.
        It is called while nobody else can change the data. Queries see all of the difference or
        nothing. Raises BusyError when changes take too long, and what ``change`` raises.
        """
        if not self._changing.acquire(timeout=self.limits.update_seconds):
            raise BusyError("busy-changes")
        try:
            with self._generations.keeping:
                keeper, delta, new = change()
                self._keeper = keeper
                self._generations.keep(keeper)
                try:
                    self._take(keeper, delta, new)
                except (NoticegraphError, TimeoutError, OSError):
                    # What is kept is right: load it again.
                    self._generations.recover(self._generations.get())
        finally:
            self._changing.release()

    def _take(self, keeper: Keeper, delta: Delta, new: Sequence[PackedGraph]) -> None:
        # No client waits, and to load everything again, on a busy machine, would take longer.
        seconds = max(self.limits.update_seconds, BEGIN_SECONDS)
        task = {
            "kind": "take",
            "seconds": seconds,
            "removed_graphs": [*delta.removed_graphs],
            "added_graphs": [*delta.added_graphs],
            "new": [graph.iri for graph in new],
        }
        lines = [b"\n".join(delta.removed), b"\n".join(delta.added)]
        lines += [graph.packed for graph in new]
        deadline = time.monotonic() + seconds
        channel, pid = self._fork_writer()
        with _ended_unless_kept(channel, pid) as kept:
            self._try(channel, task, lines, deadline)
            kept.append(True)
            self._hand_over(channel, pid, keeper.revision)

    def _fork_writer(self) -> tuple[socket.socket, int]:
        """Fork a process that makes a change. Raises UnavailableError when that is impossible."""
        for _ in range(2):
            generation = self._generations.get()
            if not self._generations.spawner.runs():
                # Without the spawner, zygotes that have been replaced would not be reaped.
                self._generations.recover(generation)
                generation = self._generations.get()
            try:
                return self._generations.fork(generation.zygote, WRITER)
            except (wire.EndedError, OSError):
                self._generations.recover(generation)
        raise unavailable()

    def _change(self, task: Mapping[str, Any], parts: Sequence[bytes] = ()) -> dict[str, Any]:
        keeper = self._keeper
        if keeper is None or not self._writable:
            raise InternalError("read-only-engine")
        if not self._changing.acquire(timeout=self.limits.update_seconds):
            raise BusyError("busy-changes")
        deadline = time.monotonic() + self.limits.update_seconds
        try:
            channel, pid = self._fork_writer()
            with _ended_unless_kept(channel, pid) as kept:
                found, delta = self._try(channel, task, parts, deadline)
                if delta:
                    with self._keeping(deadline):
                        revision = keeper.commit(delta, deadline)
                        kept.append(True)
                        self._hand_over(channel, pid, revision)
            return found
        except TimeoutError:
            raise change_too_slow(self.limits) from None
        finally:
            self._changing.release()

    @contextmanager
    def _keeping(self, deadline: float) -> Iterator[None]:
        """Hold the lock of the stored data. Raises TimeoutError if it is not free in time."""
        if not self._generations.keeping.acquire(timeout=max(0, deadline - time.monotonic())):
            raise TimeoutError
        try:
            yield
        finally:
            self._generations.keeping.release()

    def _try(
        self,
        channel: socket.socket,
        task: Mapping[str, Any],
        parts: Sequence[bytes],
        deadline: float,
    ) -> tuple[dict[str, Any], Delta]:
        """Have a writer make a change on its own copy, and return what it changed.

        Raises TimeoutError at the deadline.
        """
        try:
            wire.send(channel, task, parts, deadline=deadline)
            found, lines = wire.receive(channel, deadline=deadline)
        except wire.EndedError:
            raise change_too_large(self.limits) from None
        if "error" in found:
            raise revive_error(found["error"])
        removed, added = map(_split, lines)
        delta = Delta(
            removed,
            added,
            frozenset(found.pop("removed_graphs")),
            frozenset(found.pop("added_graphs")),
        )
        return found, delta

    def _hand_over(self, channel: socket.socket, pid: int, revision: str) -> None:
        """Have the writer of a stored change take the zygote's place."""
        deadline = time.monotonic() + HAND_OVER_SECONDS
        try:
            wire.send(channel, {"keep": True}, deadline=deadline)
            wire.receive(channel, deadline=deadline)
            channel.settimeout(FORK_SECONDS)
        except (wire.EndedError, TimeoutError):
            # The change is stored: the next query finds no process and has the data loaded again.
            _end(channel, pid)
        self._generations.replace(Generation(channel, revision))


@contextmanager
def _ended_unless_kept(channel: socket.socket, pid: int) -> Iterator[list[bool]]:
    """Kill a writer whose change failed or was cut off, wherever it is."""
    kept: list[bool] = []
    try:
        yield kept
    finally:
        if not kept:
            _end(channel, pid)


def _end(channel: socket.socket, pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    channel.close()


def _split(lines: bytes) -> list[bytes]:
    return lines.split(b"\n") if lines else []
