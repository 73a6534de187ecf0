"""The examples of the API page run as they stand, against the server that shows them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from flask.testing import FlaskClient
from waiting import PATIENCE
from werkzeug.serving import make_server

BROWSER = {"Accept": "text/html"}


@pytest.fixture
def address(shipped: FlaskClient) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, shipped.application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


def examples(address: str) -> list[str]:
    with urlopen(Request(address + "/api", headers=BROWSER)) as answer:
        page = answer.read().decode()
    return [unescape(text) for text in re.findall(r"<pre[^>]*><code>(.*?)</code>", page, re.S)]


def test_curl_examples_run(address: str) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    commands = [text for text in examples(address) if text.startswith("curl ")]
    assert len(commands) == 4
    for command in commands:
        assert address in command
        run = subprocess.run(
            ["sh", "-c", command.replace("curl ", "curl --fail --silent --show-error ", 1)],
            capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
        assert len(run.stdout.splitlines()) > 2


def test_sparqlwrapper_example_runs(address: str) -> None:
    (program,) = (text for text in examples(address) if "import JSON, SPARQLWrapper" in text)
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    rows = json.loads(run.stdout)["results"]["bindings"]
    assert len(rows) == 10
    numbers = [int(row["facts"]["value"]) for row in rows]
    assert numbers == sorted(numbers, reverse=True)


def test_graph_of_the_example_is_not_empty(shipped: FlaskClient) -> None:
    read = shipped.get("/api.json").get_json()["addresses"]
    wanted = ("GET", "/graphs")
    (example,) = (e["example"] for e in read if (e["method"], e["path"]) == wanted)
    parts = urlsplit(example)
    answer = shipped.get(f"{parts.path}?{parts.query}", headers={"Accept": "application/n-triples"})
    assert len(answer.data.splitlines()) > 10


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_address_that_is_named_is_there(language: str, shipped: FlaskClient) -> None:
    read = shipped.get(f"/api.json?lang={language}").get_json()["addresses"]
    described = {
        (verb.upper(), path)
        for path, operations in shipped.get("/openapi.json").get_json()["paths"].items()
        for verb in operations
        if "{extension}" not in path and not path.startswith("/questions/")
    }
    listed = {(entry["method"], entry["path"]) for entry in read}
    assert listed - described == {("GET", "/questions/{question_id}")}
    assert described <= listed
    for entry in read:
        assert entry["what"]
        if entry["example"]:
            parts = urlsplit(entry["example"])
            assert shipped.get(f"{parts.path}?{parts.query}").status_code in (200, 303), entry
    page = shipped.get(f"/api?lang={language}", headers=BROWSER).text
    assert all(unescape(e["path"]) in unescape(page) for e in read)


def test_a_name_that_only_the_client_claims_stands_in_no_example(shipped: FlaskClient) -> None:
    page = shipped.get("/api", headers={**BROWSER, "Host": "evil.example"}).text
    assert "evil.example" not in page
