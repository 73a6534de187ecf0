"""Zygotes and their readers: made, lent, replaced, and restarted when they die.

A generation is a zygote with the readers that it forked. A stored change starts the next one; the
old one ends when its last reader has answered.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from noticegraph.engine import DefaultGraph, Delta
from noticegraph.errors import InternalError, UnavailableError, revive_error
from noticegraph.packed_graphs import PackedGraph
from noticegraph.processes import wire
from noticegraph.processes.limits import Limits
from noticegraph.processes.spawner import Spawner, is_quiet
from noticegraph.processes.zygote import READER

BEGIN_SECONDS = 600.0
LESS_URGENT, LEAST_URGENT = 5, 10
"""Priorities (nice): of what others may overtake, and of what takes long."""
FORK_SECONDS = 20.0
_RECOVERY_PATIENCE = 2.0

_log = logging.getLogger("noticegraph.processes")


class Keeper(Protocol):
    """Where the data are stored, so that zygotes can be restarted."""

    @property
    def revision(self) -> str:
        """A text that differs after each change."""

    def lines(self) -> Iterable[bytes | PackedGraph]:
        """Yield the data: as N-Quads, or graph by graph."""

    def graph_names(self) -> Iterable[str]:
        """Return the names of the graphs."""

    def commit(self, delta: Delta, deadline: float | None = None) -> str:
        """Store a change and return the new revision; or store nothing and raise StoreError.

        Raises TimeoutError, and stores nothing, at a ``deadline`` of `time.monotonic`.
        """


@dataclass(eq=False, slots=True)
class Reader:
    """A process that answers queries; ``demoted`` when its priority was lowered."""

    channel: socket.socket
    pid: int
    demoted: bool = False

    def demote(self, priority: int = LEAST_URGENT) -> None:
        """Lower its priority, so that others go first."""
        self.demoted = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, priority)


@dataclass(eq=False, slots=True)
class Generation:
    """A zygote, its idle readers, and the number of readers at work."""

    zygote: socket.socket
    revision: str
    waiting: list[Reader] = field(default_factory=list)
    working: int = 0
    retired: bool = False


class Generations:
    """The current generation, and how it is replaced."""

    def __init__(
        self,
        limits: Limits,
        *,
        default_graph: DefaultGraph,
        writable: bool,
        allowed_services: Sequence[str],
    ) -> None:
        self.spawner = Spawner()
        self.current: Generation | None = None
        # Held while data are read from the keeper, and from a commit until queries see it, so that
        # queries never see data older than an acknowledged change.
        self.keeping = threading.RLock()
        self._limits = limits
        self._begin_with = {
            "limits": limits.as_json(),
            "default_graph": default_graph,
            "writable": writable,
            "services": tuple(allowed_services),
        }
        self._state = threading.Lock()
        self._forking = threading.Lock()
        self._keeper: Keeper | None = None

    def begin(self, keeper: Keeper) -> None:
        """Have a zygote load the keeper's data. Raises UnavailableError when it cannot."""
        self._keeper = keeper
        self.current = self._begin(keeper)

    def keep(self, keeper: Keeper) -> None:
        """Restart zygotes with the data of another keeper from now on."""
        self._keeper = keeper

    def close(self) -> None:
        """End the processes; running queries end at their deadline."""
        with self._state:
            current, self.current = self.current, None
            if current is not None:
                for reader in current.waiting:
                    reader.channel.close()
                with contextlib.suppress(OSError):
                    # It ends before its parent does, so that its parent can reap it.
                    current.zygote.shutdown(socket.SHUT_WR)
                    current.zygote.recv(1)
                current.zygote.close()
        self.spawner.close()

    def borrow(self, *, is_urgent: bool = True) -> tuple[Generation, Reader]:
        """Lend a reader of the current generation, one of low priority for what is not urgent.

        Raises UnavailableError.
        """
        for _ in range(2):
            with self._state:
                generation = self.get()
                generation.working += 1
                for reader in [r for r in generation.waiting if r.demoted is not is_urgent]:
                    generation.waiting.remove(reader)
                    if is_quiet(reader.channel):
                        return generation, reader
                    reader.channel.close()
            try:
                channel, pid = self.fork(generation.zygote, READER)
                channel.settimeout(self._limits.seconds + FORK_SECONDS)
                reader = Reader(channel, pid)
                if not is_urgent:
                    reader.demote(LESS_URGENT)
                return generation, reader
            except (wire.EndedError, OSError):
                with self._state:
                    self._done_working(generation)
                self.recover(generation)
        raise unavailable()

    def give_back(self, generation: Generation, reader: Reader, reusable: bool) -> None:
        """Take a reader back, or end it if it cannot be used again."""
        if not reusable:
            with contextlib.suppress(ProcessLookupError):
                os.kill(reader.pid, signal.SIGKILL)
            reader.channel.close()
        with self._state:
            if reusable and not generation.retired:
                generation.waiting.append(reader)
            elif reusable:
                reader.channel.close()
            self._done_working(generation)

    def _done_working(self, generation: Generation) -> None:
        generation.working -= 1
        if generation.retired and not generation.working:
            generation.zygote.close()

    def get(self) -> Generation:
        """Return the current generation. Raises InternalError after `close`."""
        current = self.current
        if current is None:
            raise InternalError("data-processes-stopped")
        return current

    def fork(self, parent: socket.socket, role: bytes) -> tuple[socket.socket, int]:
        """Have a process forked; return the socket to it and its process id."""
        ours, theirs = socket.socketpair()
        try:
            with theirs, self._forking:
                socket.send_fds(parent, [role], [theirs.fileno()])
            ours.settimeout(FORK_SECONDS)
            hello, _ = wire.receive(ours)
            return ours, int(hello["pid"])
        except BaseException:
            ours.close()
            raise

    def _begin(self, keeper: Keeper) -> Generation:
        try:
            try:
                return self._load(keeper)
            except (wire.EndedError, OSError):
                if self.spawner.runs():
                    raise
                # It was already ending when the request came.
                return self._load(keeper)
        except (wire.EndedError, OSError) as error:
            raise UnavailableError("data-process-ended") from error

    def _load(self, keeper: Keeper) -> Generation:
        """Have the spawner fork a zygote, and give it the data."""
        channel = self.spawner.fork_zygote()
        try:
            channel.settimeout(BEGIN_SECONDS)
            wire.send(channel, self._begin_with)
            revision = keeper.revision
            for lines in keeper.lines():
                if isinstance(lines, PackedGraph):
                    wire.send(channel, {"last": False, "graph": lines.iri}, [lines.packed])
                else:
                    wire.send(channel, {"last": False}, [lines])
            wire.send(channel, {"last": True, "graphs": [*keeper.graph_names()]})
            found, _ = wire.receive(channel)
            if "error" in found:
                raise revive_error(found["error"])
        except BaseException:
            channel.close()
            raise
        channel.settimeout(FORK_SECONDS)
        return Generation(channel, revision)

    def recover(self, lost: Generation) -> None:
        """Restart the zygote from the stored data, unless another thread has done so.

        Raises UnavailableError when another thread is still doing so.
        """
        if not self.keeping.acquire(timeout=_RECOVERY_PATIENCE):
            raise unavailable()
        try:
            if self.current is not lost or self._keeper is None:
                return
            _log.warning("the process that holds the data has ended: restarting it")
            self.replace(self._begin(self._keeper))
        finally:
            self.keeping.release()

    def replace(self, new: Generation) -> None:
        """Use another generation from now on."""
        with self._state:
            old, self.current = self.current, new
            if old is None:
                # It was closed meanwhile.
                self.current = None
                new.zygote.close()
            else:
                self._retire(old)

    def _retire(self, generation: Generation) -> None:
        generation.retired = True
        for reader in generation.waiting:
            reader.channel.close()
        generation.waiting.clear()
        if not generation.working:
            generation.zygote.close()


def unavailable() -> UnavailableError:
    """Return the error for requests that arrive while the data are being loaded again."""
    return UnavailableError("data-loading")
