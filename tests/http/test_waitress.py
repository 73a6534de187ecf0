"""What `waitress_server` relies on inside waitress, which promises none of it to anybody.

Where one of these fails, a new waitress has changed what is overridden or read there.
"""

from __future__ import annotations

import inspect
import socket
import threading
import warnings
from collections import deque
from collections.abc import Callable
from typing import Any

import pytest
from waiting import PATIENCE
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.receiver import ChunkedReceiver
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, ThreadedTaskDispatcher, WSGITask
from waitress.utilities import Error

OVERRIDDEN: list[tuple[Callable[..., object], str]] = [
    (ErrorTask.execute, "(self)"),
    (WSGITask.get_environment, "(self)"),
    (Error.__init__, "(self, body)"),
    (HTTPRequestParser.__init__, "(self, adj)"),
    (HTTPRequestParser.received, "(self, data)"),
    (HTTPChannel.__init__, "(self, server, sock, addr, adj, map=None)"),
    (HTTPChannel.received, "(self, data)"),
    (HTTPChannel.send, "(self, data, do_close=True)"),
    (HTTPChannel._flush_outbufs_below_high_watermark, "(self)"),
    (HTTPChannel.handle_write, "(self)"),
    (TcpWSGIServer.handle_accept, "(self)"),
    (TcpWSGIServer.add_task, "(self, task)"),
    (TcpWSGIServer.maintenance, "(self, now)"),
]
CALLED: list[tuple[Callable[..., object], tuple[object, ...], dict[str, object]]] = [
    (ErrorTask.set_close_on_finish, (), {}),
    (ErrorTask.write, (b"",), {}),
    (HTTPChannel.handle_close, (), {}),
    (TcpWSGIServer.del_channel, (), {}),
    (TcpWSGIServer.pull_trigger, (), {}),
    (
        TcpWSGIServer.__init__,
        (None,),
        dict.fromkeys(("map", "_sock", "dispatcher", "adj", "sockinfo", "bind_socket")),
    ),
    (ThreadedTaskDispatcher.set_thread_count, (1,), {}),
    (ThreadedTaskDispatcher.add_task, (None,), {}),
    (ThreadedTaskDispatcher.shutdown, (), {"timeout": 0}),
    (wasyncore.loop, (), {"timeout": 0, "use_poll": True, "map": {}, "count": 1}),
    (wasyncore.close_all, ({},), {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "signature"), OVERRIDDEN, ids=lambda v: getattr(v, "__qualname__", None)
)
def test_what_is_overridden_is_called_as_before(
    method: Callable[..., object], signature: str
) -> None:
    assert str(inspect.signature(method)).partition(" ->")[0] == signature


@pytest.mark.parametrize(
    ("method", "arguments", "named"), CALLED, ids=lambda v: getattr(v, "__qualname__", None)
)
def test_what_is_called_takes_what_it_is_given(
    method: Callable[..., object], arguments: tuple[object, ...], named: dict[str, object]
) -> None:
    is_function = inspect.getmodule(method) is wasyncore and "." not in method.__qualname__
    inspect.signature(method).bind(*([] if is_function else [None]), *arguments, **named)


def test_server_channel_parser_and_task_have_what_is_read_of_them() -> None:
    here, there = socket.socketpair()
    settings = Adjustments()
    listener = socket.create_server(("127.0.0.1", 0))
    connections: dict[int, Any] = {}
    with here, there, listener:
        server: Any = TcpWSGIServer(
            None,
            map=connections,
            _start=False,
            _sock=listener,
            dispatcher=ThreadedTaskDispatcher(),
            adj=settings,
            sockinfo=(listener.family, listener.type, listener.proto, listener.getsockname()),
            bind_socket=False,
        )
        channel = HTTPChannel(server, here, ("127.0.0.1", 1), settings, map=connections)
        parser = HTTPRequestParser(settings)
        head = b"POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        assert parser.received(head) == len(head)
        assert (parser.command, parser.path, parser.chunked) == ("POST", "/x", True)
        assert isinstance(parser.body_rcv, ChunkedReceiver)
        expected = {
            server: "active_channels accepting socket task_dispatcher application adj "
            "channel_class",
            channel: "request requests connected total_outbufs_len outbuf_lock adj last_activity "
            "will_close server addr error_task_class parser_class",
            parser: "headers_finished completed expect_continue chunked content_length "
            "body_bytes_received error body_rcv headers path command",
            ChunkedReceiver(OverflowableBuffer(1)): "chunk_remainder control_line trailer __len__",
            ErrorTask(channel, parser): "request status response_headers content_length",
        }
        missing = [
            f"{type(thing).__name__}.{name}"
            for thing, names in expected.items()
            for name in names.split()
            if not hasattr(thing, name)
        ]
        assert missing == []
        assert channel in server.active_channels.values()
        with channel.outbuf_lock:
            assert channel.total_outbufs_len == 0
        wasyncore.close_all(connections)


def test_settings_have_the_names_that_are_given() -> None:
    given = {
        "threads": 1, "ident": "x", "connection_limit": 1, "channel_timeout": 1,
        "cleanup_interval": 1, "max_request_header_size": 1, "max_request_body_size": 1,
        "channel_request_lookahead": 1, "outbuf_overflow": 1, "send_bytes": 1,
        "log_socket_errors": False,
    }  # fmt: skip
    with warnings.catch_warnings():
        # send_bytes is deprecated, and is what tells how much may wait before a request is parked.
        warnings.simplefilter("ignore", DeprecationWarning)
        settings = Adjustments(**given)
    assert {name: getattr(settings, name) for name in given} == given


def test_dispatcher_takes_tasks_from_a_queue_that_can_be_another() -> None:
    taken: list[str] = []

    class Task:
        def service(self) -> None:
            taken.append("served")
            served.set()

    class Queue(deque[Task]):
        def popleft(self) -> Task:
            taken.append("popleft")
            return super().popleft()

    served = threading.Event()
    dispatcher = ThreadedTaskDispatcher()
    dispatcher.queue = Queue()
    dispatcher.set_thread_count(1)
    dispatcher.add_task(Task())
    assert served.wait(PATIENCE)
    assert taken == ["popleft", "served"]
    dispatcher.shutdown()
