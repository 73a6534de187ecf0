"""The child's side: a spawner without data, zygotes with data, the readers and writers they fork.

None of these processes has a thread when it forks. A client's query can reach only the data and the
socket to the server in them: the limit of file descriptors is zero, so no file and no connection
can be opened.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from noticegraph.deep_stack import STACK_BYTES, run_on_deep_stack
from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import Delta, Document, QueryRequest
from noticegraph.errors import InternalError, NoticegraphError, describe_error
from noticegraph.media_types import CSV, JSON, TSV, XML
from noticegraph.packed_graphs import PackedGraph
from noticegraph.processes import wire
from noticegraph.processes.limits import (
    Limits,
    answer_too_large,
    answer_too_long,
    change_too_large,
    query_too_large,
)

BEGIN, READER, WRITER = b"b", b"r", b"w"
"""Requests to a spawner and to a zygote; each comes with the socket of the new process."""

_PR_SET_CHILD_SUBREAPER = 36
_GRACE_SECONDS = 1.0
_THREAD_BYTES = 128 * 1024**2
_SPENT_SHARE = 4
# What separates two rows, and appears nowhere else, since in a literal it would be escaped. (A line
# break in a CSV literal counts as one more row.)
_BETWEEN_ROWS = {
    JSON.media_type: b'}},{"',
    XML.media_type: b"</result><result>",
    CSV.media_type: b"\r\n",
    TSV.media_type: b"\n",
}


def run_spawner(requests: socket.socket) -> NoReturn:
    """Fork an empty zygote for each socket that arrives, until the server ends."""
    # A writer unpacks graphs, and can open no file to import from.
    import zstandard  # noqa: F401

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Ctrl-C is for the server; this process ends when its socket is closed.
        signal.signal(number, signal.SIG_IGN)
    # The kernel reaps children that end. Orphans of an ended zygote become children of this process
    # (not of the server, if that is process 1).
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _adopt_orphans()
    _serve_forks(requests, {BEGIN: _begin_zygote})


def _serve_forks(
    requests: socket.socket, roles: dict[bytes, Callable[[socket.socket], None]]
) -> NoReturn:
    """Fork a process for each socket that comes, in the role that comes with it."""
    while True:
        try:
            message, descriptors, _flags, _address = socket.recv_fds(requests, 1, 1)
        except OSError:
            os._exit(1)
        if not message:
            os._exit(0)
        for descriptor in descriptors:
            if os.fork() == 0:
                requests.close()
                code = 1
                try:
                    roles[message](socket.socket(fileno=descriptor))
                    code = 0
                except (wire.EndedError, OSError):
                    pass
                finally:
                    # Not sys.exit: this process must not run the server's exit handlers.
                    os._exit(code)
            os.close(descriptor)


def _begin_zygote(server: socket.socket) -> None:
    """Take the data from the server, then fork readers and writers for it."""
    header, _ = wire.receive(server)
    limits = Limits(**header["limits"])
    services = tuple(header["services"])
    engine = EmbeddedEngine(
        header["default_graph"], writable=header["writable"], allowed_services=services
    )
    try:
        while True:
            message, parts = wire.receive(server)
            for part in parts:
                if "graph" in message:
                    engine.extend_graph(PackedGraph(message["graph"], "", part))
                else:
                    engine.extend_lines(part)
            engine.add_names(message.get("graphs", ()))
            if message["last"]:
                break
    except SyntaxError as error:
        wire.send(
            server, {"error": describe_error(InternalError("broken-data", reason=str(error)))}
        )
        return
    wire.send(server, {"ready": True})
    _run_zygote(server, engine, limits, may_connect=bool(services))


def _run_zygote(
    requests: socket.socket, engine: EmbeddedEngine, limits: Limits, *, may_connect: bool
) -> NoReturn:
    # Garbage collection would write to the memory that all processes share.
    gc.collect()
    gc.freeze()
    gc.disable()
    _serve_forks(
        requests,
        {
            READER: lambda server: _run_reader(server, engine, limits, may_connect),
            WRITER: lambda server: _run_writer(server, engine, limits, may_connect),
        },
    )


def _run_reader(
    server: socket.socket, engine: EmbeddedEngine, limits: Limits, may_connect: bool
) -> None:
    """Answer one query after another."""
    pages = os.open("/proc/self/statm", os.O_RDONLY)
    _be_the_first_to_go()
    space = _address_space(pages) + STACK_BYTES + _THREAD_BYTES
    _restrict(space + limits.memory, may_connect, final=True)
    wire.send(server, {"pid": os.getpid()})

    def answer_all() -> None:
        spent = False
        # What a thread allocates at its start is not charged to the first query.
        engine.evaluate(QueryRequest("ASK {}", JSON.media_type))
        baseline = _address_space(pages)
        while not spent:
            task, _ = wire.receive(server)
            start = time.process_time()
            signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE_SECONDS)
            found, body = _answer(engine, limits, task)
            signal.setitimer(signal.ITIMER_REAL, 0)
            spent = _address_space(pages) - baseline > limits.memory // _SPENT_SHARE
            found |= {"cpu": time.process_time() - start, "spent": spent}
            wire.send(server, found, [body])

    run_on_deep_stack(answer_all)


def _answer(
    engine: EmbeddedEngine, limits: Limits, task: dict[str, Any]
) -> tuple[dict[str, Any], bytes]:
    media_type = task.get("media_type", "")
    try:
        body = _do(engine, task)
        if len(body) > limits.answer_bytes:
            raise answer_too_large(limits)
        # A row takes at least a byte, so short answers need no counting.
        if len(body) > limits.answer_rows and _count_rows(body, media_type) > limits.answer_rows:
            raise answer_too_long(limits)
    except NoticegraphError as error:
        return {"error": describe_error(error)}, b""
    except MemoryError:
        return {"error": describe_error(query_too_large(limits))}, b""
    return {}, body


def _count_rows(body: bytes, media_type: str) -> int:
    """Return how many solutions an answer has, or 0 if it does not consist of solutions."""
    mark = _BETWEEN_ROWS.get(media_type)
    if mark is None:
        return 0
    # In line-based formats, the variables take a line too.
    return body.count(mark) + (-1 if media_type in (CSV.media_type, TSV.media_type) else 1)


def _do(engine: EmbeddedEngine, task: dict[str, Any]) -> bytes:
    kind = task.pop("kind")
    if kind == "query":
        for name in ("default_graphs", "named_graphs"):
            task[name] = tuple(task[name])
        return engine.evaluate(QueryRequest(**task))
    if kind == "graph_names":
        return "\n".join(engine.graph_names()).encode()
    body = engine.read_graph(task["graph"], task["media_type"])
    # One byte distinguishes an empty graph from a missing one.
    return b"" if body is None else b"+" + body


def _run_writer(
    server: socket.socket, engine: EmbeddedEngine, limits: Limits, may_connect: bool
) -> None:
    """Make one change; once it is stored, become the zygote."""
    import resource

    before = [resource.getrlimit(r) for r in (resource.RLIMIT_AS, resource.RLIMIT_NOFILE)]
    pages = os.open("/proc/self/statm", os.O_RDONLY)
    space = _address_space(pages)
    os.close(pages)
    wire.send(server, {"pid": os.getpid()})
    task, parts = wire.receive(server)
    space += STACK_BYTES + _THREAD_BYTES
    _restrict(space + limits.update_memory, may_connect, final=False)
    seconds = task.pop("seconds", limits.update_seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE_SECONDS)
    try:
        found, changed = run_on_deep_stack(lambda: change_whole(engine, task, parts))
    except NoticegraphError as error:
        wire.send(server, {"error": describe_error(error)})
        return
    except MemoryError:
        wire.send(server, {"error": describe_error(change_too_large(limits))})
        return
    # A change that has been made must not be interrupted while it is handed over.
    signal.setitimer(signal.ITIMER_REAL, 0)
    resource.setrlimit(resource.RLIMIT_AS, before[0])
    resource.setrlimit(resource.RLIMIT_NOFILE, before[1])
    wire.send(server, found, changed)
    del changed
    parts.clear()
    decision, _ = wire.receive(server)
    if not decision["keep"]:
        return
    wire.send(server, {"ready": True})
    _run_zygote(server, engine, limits, may_connect=may_connect)


def change_whole(
    engine: EmbeddedEngine, task: dict[str, Any], parts: list[bytes]
) -> tuple[dict[str, Any], tuple[bytes, bytes]]:
    """Make a change visible to queries; return the report on it, and its lines.

    A change that was made elsewhere ("take") is not reported back.
    """
    if task["kind"] == "take":
        removed, added = ([part] if part else [] for part in parts[:2])
        names = (frozenset(task["removed_graphs"]), frozenset(task["added_graphs"]))
        new = zip(task["new"], parts[2:], strict=True)
        engine.take(Delta(removed, added, *names), (PackedGraph(n, "", p) for n, p in new))
        return {"removed_graphs": [], "added_graphs": []}, (b"", b"")
    found, delta = _change(engine, task, parts)
    engine.follow(delta)
    found |= {"removed_graphs": [*delta.removed_graphs], "added_graphs": [*delta.added_graphs]}
    return found, (b"\n".join(delta.removed), b"\n".join(delta.added))


def _change(
    engine: EmbeddedEngine, task: dict[str, Any], parts: list[bytes]
) -> tuple[dict[str, Any], Delta]:
    kind = task.pop("kind")
    if kind == "update":
        return {}, engine.try_update(**task)
    if kind == "write":
        described = zip(parts, task.pop("documents"), strict=True)
        documents = [Document(data, media_type, name) for data, (media_type, name) in described]
        created, delta = engine.try_write(documents=documents, **task)
        return {"created": created}, delta
    if kind == "delete":
        existed, delta = engine.try_delete(**task)
        return {"existed": existed}, delta
    raise InternalError("unknown-change", change=kind)


def _restrict(address_space: int, may_connect: bool, *, final: bool) -> None:
    """Limit memory and descriptors; ``final`` limits cannot be raised again."""
    import resource

    # The default action of the alarm ends the process, whatever code it is running.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for kind, bound in (
        (resource.RLIMIT_AS, address_space),
        (resource.RLIMIT_NOFILE, 64 if may_connect else 0),
    ):
        hard = bound if final else resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (bound, hard))


def _be_the_first_to_go() -> None:
    """Let the kernel, when memory runs out, kill a reader before the processes all depend on."""
    try:
        Path("/proc/self/oom_score_adj").write_text("900", "ascii")
    except OSError:
        return


def _adopt_orphans() -> None:
    """Become the parent of all descendants whose own parent has ended (prctl(2), Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _address_space(pages: int) -> int:
    """Return the size of the process's address space in bytes, from the open /proc/self/statm."""
    return int(os.pread(pages, 64, 0).split()[0]) * os.sysconf("SC_PAGE_SIZE")
