"""A started server that a stranger attacks, and a canary that must see nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from attacked import QUERY_SECONDS, TOKEN, UPDATE_SECONDS, Canary, Site, started

from noticegraph.content import Content


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, validated: Content) -> Iterator[Site]:
    """Start a server of the shipped graphs that takes changes; its limits are short."""
    folder = tmp_path_factory.mktemp("security")
    (folder / "token").write_text(TOKEN + "\n")
    options = ["--store", str(folder / "store"), "--write-token-file", str(folder / "token")]
    options += ["--query-seconds", str(QUERY_SECONDS), "--query-memory", "256"]
    options += ["--update-seconds", str(UPDATE_SECONDS), "--update-memory", "512"]
    options += ["--validation-seconds", "10"]
    with started(folder, *options) as site:
        yield site


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
