"""The server does what its OpenAPI document says: asked by schemathesis, with that document.

Each operation gets its examples, what the coverage of its schemas asks for (limits, wrong values,
missing ones, other methods), and some requests at random; always the same. Every answer must have a
status, media type, headers and JSON body that the document declares, and none may be a 5xx.
`default` is taken out of the document first: it would let every status pass.
https://schemathesis.readthedocs.io · https://spec.openapis.org/oas/v3.1.0
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from attacked import TOKEN, Site, started

from noticegraph.content import Content

HERE = Path(__file__).parent
TINY = HERE.parent / "tiny_content"
SETTINGS = (HERE / "schemathesis.toml").read_text("utf-8")
# Pages of the shipped graphs are slow in hundreds; the tiny ones get all requests of these.
FEWER = """
[[operations]]
include-path-regex = "^/(questions/[a-z-]+|compare.*|statements/.*)$"

[operations.phases.coverage]
enabled = false
"""
CHANGES = {
    "POST /update",
    *(f"{verb} /graphs" for verb in ("PUT", "POST", "DELETE")),
    *(f"{verb} /graphs/{{path}}" for verb in ("PUT", "POST", "DELETE")),
}


@dataclass(frozen=True)
class Run:
    """What schemathesis has reported, and the statuses that changes got, by operation."""

    described: set[str]
    report: Mapping[str, Any]
    output: str
    statuses: Mapping[str, set[int]]

    def check(self, operations: int | None = None) -> None:
        """Assert that all operations, or so many, were asked, and that nothing differed."""
        operations = operations or len(self.described)
        counts = self.report["operations"]
        assert (counts["selected"], counts["tested"]) == (operations, operations), counts
        assert (counts["errored"], counts["skipped"]) == (0, 0), counts
        assert self.report["stop_reason"] == "completed"
        assert not self.report["errors"], self.output
        assert not self.report["failures"], self.output
        assert self.report["test_cases"]["generated"] > 10 * operations


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory, validated: Content) -> Iterator[Site]:
    """A server of the shipped graphs that only reads."""
    with started(tmp_path_factory.mktemp("reading")) as site:
        yield site


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server of the tiny graphs that keeps the changes of whoever has the token."""
    folder = tmp_path_factory.mktemp("writing")
    (folder / "token").write_text(TOKEN + "\n")
    options = ["--content", str(TINY), "--store", str(folder / "store")]
    with started(folder, *options, "--write-token-file", str(folder / "token")) as site:
        yield site


def read_document(site: Site) -> dict[str, Any]:
    """Return the server's document without the responses `default`."""
    document: dict[str, Any] = json.loads(site.ask("GET", "/openapi.json").body)
    for operations in document["paths"].values():
        for operation in operations.values():
            assert operation["responses"].pop("default")
    return document


def run(
    site: Site, folder: Path, *options: str, settings: str = SETTINGS,
    document: dict[str, Any] | None = None,
) -> Run:  # fmt: skip
    """Let schemathesis ask the server, and read what it reports."""
    document = document or read_document(site)
    (folder / "document.json").write_text(json.dumps(document), "utf-8")
    (folder / "settings.toml").write_text(settings, "utf-8")
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", "settings.toml", "run"]
    command += ["document.json", "--url", f"http://127.0.0.1:{site.port}", "--no-color"]
    command += ["--report", "json,har", "--report-json-path", "report.json"]
    done = subprocess.run(
        [*command, "--report-har-path", "requests.har", *options],
        cwd=folder,
        env={**os.environ, "SCHEMATHESIS_HOOKS": str(HERE / "described_bodies.py")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=1200,
    )
    assert (folder / "report.json").is_file(), done.stdout
    statuses = defaultdict(set)
    for entry in json.loads((folder / "requests.har").read_text("utf-8"))["log"]["entries"]:
        path = re.sub("^/graphs/.*", "/graphs/{path}", urlsplit(entry["request"]["url"]).path)
        statuses[f"{entry['request']['method']} {path}"].add(entry["response"]["status"])
    described = {f"{verb.upper()} {path}" for path, o in document["paths"].items() for verb in o}
    report = json.loads((folder / "report.json").read_text("utf-8"))
    return Run(described, report, done.stdout[-20_000:], statuses)


@pytest.fixture(scope="module")
def with_token(writing: Site, tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("with_token")
    return run(writing, folder, "-H", f"Authorization: Bearer {TOKEN}")


@pytest.fixture(scope="module")
def read_only(reading: Site, tmp_path_factory: pytest.TempPathFactory) -> Run:
    # The check wants 401 where no token is sent; there is none here, so that it is 403.
    unfit = ("--exclude-checks", "missing_required_header")
    folder = tmp_path_factory.mktemp("read_only")
    return run(reading, folder, *unfit, settings=SETTINGS + FEWER)


def test_server_that_only_reads_does_what_it_says(read_only: Run) -> None:
    read_only.check()
    assert {name: read_only.statuses[name] for name in CHANGES} == {c: {403} for c in CHANGES}


def test_server_that_takes_changes_does_what_it_says(with_token: Run) -> None:
    """With the token; the check `ignored_auth` sends changes again without it, and with another."""
    with_token.check()
    for name in CHANGES:
        assert with_token.statuses[name] & {201, 204}, name
        assert 401 in with_token.statuses[name], name


def test_without_the_token_every_change_is_refused(writing: Site, tmp_path: Path) -> None:
    only = ("--include-path-regex", "^/(graphs.*|update)$", "--exclude-method", "GET")
    found = run(writing, tmp_path, *only)
    found.check(operations=len(CHANGES))
    assert {name: found.statuses[name] for name in CHANGES} == {c: {401} for c in CHANGES}


def test_every_operation_was_seen_to_answer_and_not_only_to_refuse(
    read_only: Run, with_token: Run
) -> None:
    missing = [set(r.report["warnings"]["missing_test_data"]) for r in (read_only, with_token)]
    assert not missing[0] & missing[1]
    assert missing[0] <= {"GET /graphs/{path}"}
    # The tiny graphs have no shapes and no vocabulary.
    assert missing[1] <= {
        "GET /ns/{name}", "GET /reports/{slug}", "GET /shapes/{name}", "POST /validate",
    }  # fmt: skip


def test_difference_between_server_and_document_is_noticed(writing: Site, tmp_path: Path) -> None:
    """One wrong word for each check, so that none of them passes because it sees nothing."""
    document = read_document(writing)
    paths = document["paths"]

    def answer(path: str) -> dict[str, Any]:
        found: dict[str, Any] = paths[path]["get"]["responses"]["200"]
        return found

    answer("/healthz")["content"]["application/json"]["schema"] = {"const": {"status": "ill"}}
    answer("/readyz")["headers"]["X-Missing"] = {"required": True}
    answer("/api")["content"] = {"text/csv": {}}
    paths["/.well-known/void"]["get"]["responses"] = {"204": {"description": "Nothing."}}
    paths["/ns"]["get"]["security"] = [{"writeToken": []}]
    page = {"name": "number", "in": "query", "required": True, "schema": {"type": "integer"}}
    paths["/vocabulary/completion.json"]["get"]["parameters"] = [page]
    del paths["/sparql"]["post"]
    wrong = {
        "GET /healthz": "JsonSchemaError",
        "GET /readyz": "MissingHeaders",
        "GET /api": "UndefinedContentType",
        "GET /.well-known/void": "UndefinedStatusCode",
        "GET /ns": "IgnoredAuth",
        "GET /vocabulary/completion.json": "AcceptedNegativeData",
        "POST /sparql": "UnsupportedMethodResponse",
        "OPTIONS /sparql": "AllowHeaderMismatch",
    }
    only = [word for label in [*wrong, "GET /sparql"] for word in ("--include-name", label)]
    report = run(writing, tmp_path, *only, document=document).report
    assert report["operations"]["tested"] == 7
    found = {(o, group["type"]) for group in report["failures"] for o in group["operations"]}
    assert set(wrong.items()) <= found
