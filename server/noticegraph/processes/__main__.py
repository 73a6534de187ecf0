"""The spawner as a program: `python -m noticegraph.processes NUMBER`, with its socket's number."""

import socket
import sys

from noticegraph.processes.zygote import run_spawner

if __name__ == "__main__":
    run_spawner(socket.socket(fileno=int(sys.argv[1])))
