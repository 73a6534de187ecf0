"""Messages between processes: a deadline is for a whole message, however it arrives."""

from __future__ import annotations

import socket
import threading
import time

import pytest
from waiting import PATIENCE

from noticegraph.processes import wire


def test_a_message_that_arrives_bit_by_bit_is_late_all_the_same() -> None:
    ours, theirs = socket.socketpair()
    given_up = threading.Event()

    def trickle() -> None:
        end = time.monotonic() + PATIENCE
        try:
            while not given_up.wait(0.01) and time.monotonic() < end:
                theirs.sendall(b" ")
        except OSError:
            pass
        finally:
            theirs.close()

    header = b'{"parts": [1000000000]}'
    theirs.sendall(len(header).to_bytes(8, "big") + header)
    sender = threading.Thread(target=trickle)
    sender.start()
    with ours, pytest.raises(TimeoutError):
        wire.receive(ours, deadline=time.monotonic() + 0.5)
    given_up.set()
    sender.join()


def test_a_message_nobody_takes_is_late() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(TimeoutError):
        wire.send(ours, {}, [bytes(2**26)] * 2, deadline=time.monotonic() + 0.2)


def test_a_message_in_time_arrives_whole() -> None:
    ours, theirs = socket.socketpair()
    parts = [b"", b"one", bytes(3 * 2**20)]
    with ours, theirs:
        deadline = time.monotonic() + PATIENCE
        sender = threading.Thread(
            target=wire.send, args=(theirs, {"kind": "x"}, parts), kwargs={"deadline": deadline}
        )
        sender.start()
        assert wire.receive(ours, deadline=deadline) == ({"kind": "x"}, parts)
        sender.join()
