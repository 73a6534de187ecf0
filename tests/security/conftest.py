"""A started server that a stranger attacks, and a canary that must see nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from attacked import QUERY_SECONDS, TOKEN, UPDATE_SECONDS, Canary, Site

import noticegraph

SOURCE_ROOT = Path(noticegraph.__file__).parent.parent


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Start a server of the shipped graphs that takes changes; its limits are short."""
    folder = tmp_path_factory.mktemp("security")
    (folder / "token").write_text(TOKEN + "\n")
    options = ["--port", "0", "--store", str(folder / "store")]
    options += ["--write-token-file", str(folder / "token"), "--client-seconds", "0"]
    options += ["--query-seconds", str(QUERY_SECONDS), "--query-memory", "256"]
    options += ["--update-seconds", str(UPDATE_SECONDS), "--update-memory", "512"]
    options += ["--validation-seconds", "10"]
    log = folder / "log"
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "noticegraph", "serve", *options],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, "PYTHONPATH": str(SOURCE_ROOT)},
        ) as process,
    ):
        try:
            assert process.stdout is not None
            address = urlsplit(process.stdout.readline().split()[-1])
            assert address.port
            yield Site(address.port, process.pid, log)
            assert process.poll() is None, "the server has ended"
        finally:
            process.terminate()


@pytest.fixture
def canary() -> Iterator[Canary]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        found = Canary(f"http://127.0.0.1:{listener.getsockname()[1]}/secret")

        def listen() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    found.visits.append(connection.recv(1000))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield found
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=5)
