"""The server's side of the spawner: started with the server, and again whenever it has ended.

It is a separate program, not a fork of the server. So it can be started whatever threads the server
has, and the processes that it forks hold neither the server's listening socket nor the lock of the
store.
"""

from __future__ import annotations

import os
import select
import socket
import subprocess
import sys

from noticegraph.processes.zygote import BEGIN


class Spawner:
    """A process without data that forks zygotes."""

    def __init__(self) -> None:
        self._process, self._channel = _start()

    @property
    def pid(self) -> int:
        """The id of the process that was started last."""
        return self._process.pid

    def runs(self) -> bool:
        """Return whether the spawner is running."""
        return is_quiet(self._channel)

    def fork_zygote(self) -> socket.socket:
        """Return the socket to a new, empty zygote; start a spawner first if none is running.

        Raises OSError if that fails. Only one thread at a time may call it.
        """
        if not self.runs():
            self.close()
            self._process, self._channel = _start()
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._channel, [BEGIN], [theirs.fileno()])
        except BaseException:
            ours.close()
            raise
        return ours

    def close(self) -> None:
        """End the spawner; its zygotes stay until their own sockets are closed."""
        self._channel.close()
        self._process.wait()


def is_quiet(channel: socket.socket) -> bool:
    """Return whether a waiting process is still running: it sends nothing, but its end shows."""
    waiting = select.poll()
    waiting.register(channel, select.POLLIN)
    return not waiting.poll(0)


def _start() -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    try:
        with theirs:
            process = subprocess.Popen(  # noqa: S603 - our own module
                # -P: do not import modules from the folder where the server was started.
                [sys.executable, "-P", "-m", "noticegraph.processes", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                # The output of a dying process is dropped: the server itself reports its end.
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
    except BaseException:
        ours.close()
        raise
    return process, ours
