"""The W3C suites of the SPARQL 1.1 Protocol and the Graph Store Protocol, over HTTP.

https://www.w3.org/2009/sparql/docs/tests/ · The server is a process of its own, as a user starts
it; `protocol_runner` says how the manifests are read. The two have 34 and 13 tests. A fourteenth
of the Graph Store Protocol, head_non_existing_direct, is written in the manifest but not listed
among its entries, and so not a part of the suite.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from urllib.parse import urlsplit

import pytest
from protocol_manifests import ProtocolCase, protocol_cases
from protocol_runner import Server, run_case
from sparql_manifests import SUITE
from waiting import PATIENCE

import noticegraph

SOURCE_ROOT = Path(noticegraph.__file__).parent.parent
TOKEN = "conformance-of-the-protocol-suite"

CASES = {
    part: protocol_cases(f"{part}/manifest.ttl") for part in ("protocol", "graph-store-protocol")
}
ALL = [case for part in CASES.values() for case in part]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start an empty server whose default graph is its own, and stop it at the end."""
    folder = tmp_path_factory.mktemp("protocol")
    token_file = folder / "token"
    token_file.touch(mode=0o600)
    token_file.write_text(TOKEN + "\n", encoding="utf-8")
    options = ["--port", "0", "--empty", "--default-graph", "own"]
    options += ["--store", str(folder / "store"), "--write-token-file", str(token_file)]
    with (
        (folder / "stderr").open("wb") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "noticegraph", "serve", *options],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, "PYTHONPATH": str(SOURCE_ROOT)},
        ) as process,
    ):
        timer = Timer(PATIENCE, process.kill)
        timer.start()
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            timer.cancel()
            assert line, "the server does not start: " + (folder / "stderr").read_text("utf-8")
            address = urlsplit(line.split()[-1])
            assert address.hostname is not None
            assert address.port is not None
            yield Server(address.hostname, address.port, "/sparql", "/update", "/graphs", TOKEN)
        finally:
            timer.cancel()
            process.terminate()


@pytest.mark.parametrize(("part", "count"), [("protocol", 34), ("graph-store-protocol", 13)])
def test_the_suite_is_complete(part: str, count: int) -> None:
    if not SUITE.is_dir():
        if os.environ.get("NOTICEGRAPH_REQUIRE_SHARED"):
            pytest.fail("../shared is missing, and NOTICEGRAPH_REQUIRE_SHARED is set")
        pytest.skip("../shared is not there")
    assert len({case.name for case in CASES[part]}) == len(CASES[part]) == count


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_the_suite_passes(
    case: ProtocolCase, server: Server, record_property: Callable[[str, object], None]
) -> None:
    record_property("protocol", case.kind)
    run_case(case, server)
