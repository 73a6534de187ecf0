"""The server's side of the spawner: started at first, and again whenever it has ended.

It is a program of its own and no fork of the server. So it can be started whatever threads the
server has by then, and what is forked from it holds no socket that the server listens at, and no
lock of the store.
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
        """The number of the process that was started last."""
        return self._process.pid

    def runs(self) -> bool:
        """Tell whether it is there."""
        return is_quiet(self._channel)

    def fork_zygote(self) -> socket.socket:
        """Return the socket to a new, empty zygote; start a spawner first if there is none.

        Raises OSError where that cannot be. By one thread at a time.
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
        """End it; its zygotes stay until their own sockets are closed."""
        self._channel.close()
        self._process.wait()


def is_quiet(channel: socket.socket) -> bool:
    """Tell whether a process that waits for us is still there: it has nothing to say."""
    waiting = select.poll()
    waiting.register(channel, select.POLLIN)
    return not waiting.poll(0)


def _start() -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    try:
        with theirs:
            process = subprocess.Popen(  # noqa: S603 - our own module
                # -P: the folder where the server was started is no place to take modules from.
                [sys.executable, "-P", "-m", "noticegraph.processes", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                # What a dying process writes is for nobody: the server tells.
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
    except BaseException:
        ours.close()
        raise
    return process, ours
