"""The zygotes of the data and their readers: made, lent, replaced, and made again when they die.

A generation is a zygote with the readers that it forked. A change that is kept makes the next one;
the old one goes when its last reader has answered.
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
from noticegraph.processes import wire
from noticegraph.processes.limits import Limits
from noticegraph.processes.spawner import Spawner, is_quiet
from noticegraph.processes.zygote import READER

BEGIN_SECONDS = 600.0
FORK_SECONDS = 20.0
_RECOVERY_PATIENCE = 2.0

_log = logging.getLogger("noticegraph.processes")


class Keeper(Protocol):
    """Where the data are kept, so that zygotes can be made again."""

    @property
    def revision(self) -> str:
        """What changes with each change."""

    def lines(self) -> Iterable[bytes]:
        """Yield the data as N-Quads."""

    def graph_names(self) -> Iterable[str]:
        """Return the names of the graphs."""

    def commit(self, delta: Delta, deadline: float | None = None) -> str:
        """Keep a change and return the revision; or keep nothing, and raise StoreError.

        TimeoutError, with nothing kept, at a ``deadline`` of `time.monotonic`.
        """


@dataclass(eq=False, slots=True)
class Reader:
    """A process that answers queries; ``demoted`` when it was told to be less urgent."""

    channel: socket.socket
    pid: int
    demoted: bool = False


@dataclass(eq=False, slots=True)
class Generation:
    """A zygote, the readers that wait and the count of those that work."""

    zygote: socket.socket
    revision: str
    waiting: list[Reader] = field(default_factory=list)
    working: int = 0
    retired: bool = False


class Generations:
    """The present generation of the data, and how another comes in its place."""

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
        # Held while data are taken from the keeper, and from a commit until it is asked: so that
        # what is asked is never older than what was acknowledged.
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
        """Let a zygote load what the keeper has. Raises UnavailableError when it cannot."""
        self._keeper = keeper
        self.current = self._begin(keeper)

    def close(self) -> None:
        """End the processes; what is running ends at its deadline."""
        with self._state:
            current, self.current = self.current, None
            if current is not None:
                for reader in current.waiting:
                    reader.channel.close()
                with contextlib.suppress(OSError):
                    # It goes before its parent does, so that somebody buries it.
                    current.zygote.shutdown(socket.SHUT_WR)
                    current.zygote.recv(1)
                current.zygote.close()
        self.spawner.close()

    def borrow(self) -> tuple[Generation, Reader]:
        """Lend a reader of the present generation. Raises UnavailableError."""
        for _ in range(2):
            with self._state:
                generation = self.get()
                generation.working += 1
                while generation.waiting:
                    reader = generation.waiting.pop()
                    if is_quiet(reader.channel):
                        return generation, reader
                    reader.channel.close()
            try:
                channel, pid = self.fork(generation.zygote, READER)
                channel.settimeout(self._limits.seconds + FORK_SECONDS)
                return generation, Reader(channel, pid)
            except (wire.EndedError, OSError):
                with self._state:
                    self._done_working(generation)
                self.recover(generation)
        raise unavailable()

    def give_back(self, generation: Generation, reader: Reader, reusable: bool) -> None:
        """Take a reader back, or end it where it cannot be used again."""
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
        """Return the present generation. Raises InternalError when it was closed."""
        current = self.current
        if current is None:
            raise InternalError("data-processes-stopped")
        return current

    def fork(self, parent: socket.socket, role: bytes) -> tuple[socket.socket, int]:
        """Let a process be forked; return the socket to it and its number."""
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
                # It was ending when it was asked.
                return self._load(keeper)
        except (wire.EndedError, OSError) as error:
            raise UnavailableError("data-process-ended") from error

    def _load(self, keeper: Keeper) -> Generation:
        """Let the spawner fork a zygote, and give it the data."""
        channel = self.spawner.fork_zygote()
        try:
            channel.settimeout(BEGIN_SECONDS)
            wire.send(channel, self._begin_with)
            revision = keeper.revision
            for lines in keeper.lines():
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
        """Make the zygote again from what is kept, unless somebody else has done so.

        Raises UnavailableError when somebody else is still about it.
        """
        if not self.keeping.acquire(timeout=_RECOVERY_PATIENCE):
            raise unavailable()
        try:
            if self.current is not lost or self._keeper is None:
                return
            _log.warning("the process of the data has ended: it is made again")
            self.replace(self._begin(self._keeper))
        finally:
            self.keeping.release()

    def replace(self, new: Generation) -> None:
        """Answer from another generation from now on."""
        with self._state:
            old, self.current = self.current, new
            if old is None:
                # Closed meanwhile.
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
    """Return the error for who comes while the data are being made again."""
    return UnavailableError("data-loading")
