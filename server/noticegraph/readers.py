"""Queries of strangers, each in a process of its own: killed at a deadline, with bounded memory.

Oxigraph has no time-out and no cancel, and nothing but the end of its process stops a query. A
process without threads (the zygote, forked before the server starts any) holds the store and forks
a reader for each query; the memory is shared copy-on-write. A reader cannot open a file or a socket
any more: its limit of descriptors is nought. Its own alarm ends it at the deadline, whatever native
code it is in, and its address space is bounded.

Needs POSIX: where there is no fork, or with a store on disk (whose threads a fork would lose),
`start_readers` returns None and says why in a log line; queries then run in the server's process,
without limits. Not responsible for what a query may say (``query``).
"""

from __future__ import annotations

import contextlib
import json
import logging
import math
import os
import signal
import socket
import struct
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from noticegraph import errors
from noticegraph.dataset import Dataset
from noticegraph.deep_stack import STACK_BYTES
from noticegraph.errors import BusyError, InternalError, LimitError, NoticegraphError
from noticegraph.query import evaluate_query

_log = logging.getLogger("noticegraph.readers")
_LENGTH = struct.Struct(">Q")
_GRACE_SECONDS = 2.0
_MANY_DESCRIPTORS = 4096


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """What one query may take: seconds, bytes of memory beyond the data, bytes of its answer.

    ``concurrent`` queries are evaluated at once; others wait for ``patience`` seconds.
    """

    seconds: float = 10.0
    memory: int = 1024**3
    answer_bytes: int = 64 * 1024**2
    concurrent: int = 8
    patience: float = 2.0


def start_readers(dataset: Dataset, limits: QueryLimits, *, on_disk: bool) -> Readers | None:
    """Fork the zygote and return its readers, or None where a fork cannot be relied on.

    To be called before the process has threads.
    """
    if on_disk or not hasattr(os, "fork") or sys.platform == "darwin":
        where = "a store on disk" if on_disk else sys.platform
        _log.warning("queries run without limits of time and memory: no readers with %s", where)
        return None
    return Readers(dataset, limits)


class Readers:
    """A zygote process and the means to ask it."""

    def __init__(self, dataset: Dataset, limits: QueryLimits) -> None:
        self.limits = limits
        self._asking = threading.Lock()
        self._places = threading.BoundedSemaphore(limits.concurrent)
        self._zygote, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._pid = os.fork()
        if self._pid == 0:
            self._zygote.close()
            _run_zygote(theirs, dataset, limits)
        theirs.close()

    def evaluate(
        self,
        text: str,
        media_type: str,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> bytes:
        """Evaluate as `query.evaluate_query` does, and raise what it raises.

        BusyError when too many queries are being evaluated, LimitError when a limit cut this one.
        """
        if not self._places.acquire(timeout=self.limits.patience):
            raise BusyError(
                f"{self.limits.concurrent} queries are being evaluated already",
                hint="try again in a few seconds",
            )
        try:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
            with ours:
                with theirs, self._asking:
                    socket.send_fds(self._zygote, [b"q"], [theirs.fileno()])
                return self._ask(ours, [text, media_type, [*default_graphs], [*named_graphs]])
        except OSError as error:
            raise InternalError(f"no reader can be had: {error}") from error
        finally:
            self._places.release()

    def _ask(self, reader: socket.socket, task: list[Any]) -> bytes:
        start = time.monotonic()
        reader.settimeout(self.limits.seconds + _GRACE_SECONDS)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            _send(reader, json.dumps(task).encode())
        try:
            pid = int(_receive(reader))
        except (_EndedError, TimeoutError) as error:
            raise InternalError("the reader of this query did not start") from error
        try:
            kind, body = _receive(reader), _receive(reader)
        except (_EndedError, TimeoutError):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            if time.monotonic() - start >= self.limits.seconds * 0.98:
                raise LimitError(
                    f"the query took longer than {self.limits.seconds:g} seconds",
                    hint="ask for less: name the statement, add LIMIT, avoid patterns that share "
                    "no variable",
                ) from None
            raise _too_much_memory(self.limits) from None
        if kind == b"answer":
            return body
        raise _raised(json.loads(body))

    def close(self) -> None:
        """End the zygote; running readers end at their deadline."""
        self._zygote.close()
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self._pid, 0)


def _run_zygote(requests: socket.socket, dataset: Dataset, limits: QueryLimits) -> NoReturn:
    """Fork a reader for each socket that comes, until the server has gone."""
    # Ctrl-C is for the server; ours is the end of its socket.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    # The kernel buries readers that end.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # What the server listens at is not ours to hold open.
    own = requests.fileno()
    os.closerange(3, own)
    os.closerange(own + 1, _MANY_DESCRIPTORS)
    while True:
        message, descriptors, _flags, _address = socket.recv_fds(requests, 1, 1)
        if not message:
            os._exit(0)
        for descriptor in descriptors:
            if os.fork() == 0:
                requests.close()
                _run_reader(descriptor, dataset, limits)
            os.close(descriptor)


def _run_reader(descriptor: int, dataset: Dataset, limits: QueryLimits) -> NoReturn:
    code = 1
    try:
        with socket.socket(fileno=descriptor) as server:
            _restrict(limits)
            _send(server, str(os.getpid()).encode())
            text, media_type, default_graphs, named_graphs = json.loads(_receive(server))
            kind, body = _evaluate(dataset, limits, text, media_type, default_graphs, named_graphs)
            _send(server, kind)
            _send(server, body)
        code = 0
    finally:
        # Not sys.exit: nothing of the server's own exit is for this process to do.
        os._exit(code)


def _restrict(limits: QueryLimits) -> None:
    import resource

    # A reader that runs out of memory says so to nobody: its server tells the client.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    # The default action of the alarm ends the process in whatever code it is.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    seconds = math.ceil(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + limits.memory,) * 2)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _address_space() -> int:
    """Return how many bytes of addresses the process has, with the stack that a query gets."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE") + STACK_BYTES
    except (OSError, ValueError):
        return 2 * 1024**3 + STACK_BYTES


def _evaluate(
    dataset: Dataset,
    limits: QueryLimits,
    text: str,
    media_type: str,
    default_graphs: Sequence[str],
    named_graphs: Sequence[str],
) -> tuple[bytes, bytes]:
    try:
        body = evaluate_query(
            dataset, text, media_type, default_graphs=default_graphs, named_graphs=named_graphs
        )
        if len(body) > limits.answer_bytes:
            raise LimitError(
                f"the answer is larger than {limits.answer_bytes // 2**20} MiB",
                hint="ask for less: add LIMIT, or fewer columns",
            )
    except NoticegraphError as error:
        return b"error", json.dumps(_described(error)).encode()
    except MemoryError:
        return b"error", json.dumps(_described(_too_much_memory(limits))).encode()
    return b"answer", body


def _too_much_memory(limits: QueryLimits) -> LimitError:
    return LimitError(
        f"the query needs more than {limits.memory // 2**20} MiB of memory",
        hint="ask for less: name the statement, add LIMIT, leave out ORDER BY or DISTINCT",
    )


def _described(error: NoticegraphError) -> dict[str, Any]:
    return {
        "class": type(error).__name__,
        "message": error.message,
        "hint": error.hint,
        "line": error.line,
        "column": error.column,
    }


def _raised(found: dict[str, Any]) -> NoticegraphError:
    kind: type[NoticegraphError] = getattr(errors, found["class"], InternalError)
    return kind(found["message"], hint=found["hint"], line=found["line"], column=found["column"])


class _EndedError(Exception):
    """The other side has gone."""


def _send(to: socket.socket, data: bytes) -> None:
    to.sendall(_LENGTH.pack(len(data)))
    to.sendall(data)


def _receive(source: socket.socket) -> bytes:
    (length,) = _LENGTH.unpack(_receive_exactly(source, _LENGTH.size))
    return _receive_exactly(source, length)


def _receive_exactly(source: socket.socket, length: int) -> bytes:
    found = bytearray()
    while len(found) < length:
        try:
            piece = source.recv(min(length - len(found), 1 << 20))
        except ConnectionResetError:
            raise _EndedError from None
        if not piece:
            raise _EndedError
        found += piece
    return bytes(found)
