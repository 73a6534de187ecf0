"""What the README shows is what the program does."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from waiting import PATIENCE

from noticegraph.content import Content, shipped_content

ROOT = shipped_content().root
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\.venv/bin/noticegraph (.+)$", README, re.MULTILINE)


def run(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "noticegraph", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_the_commands_are_found() -> None:
    assert len(COMMANDS) == 9
    assert sum(command.startswith("ask ") for command in COMMANDS) == 6


@pytest.mark.parametrize("command", COMMANDS)
def test_command_gives_the_answer_that_is_shown(command: str, validated: Content) -> None:
    done = run(shlex.split(command))
    # The shown statement lacks what the law asks for, and validate says so.
    assert done.returncode == int(command.startswith("validate ")), done.stderr
    if command.startswith("ask "):
        shown = README.split(f".venv/bin/noticegraph {command}\n```\n\n")[1].split("\n\n")[0]
        assert sorted(done.stdout.strip().splitlines()) == sorted(shown.splitlines())
        assert len(shown.splitlines()) > 3


def test_a_store_of_ones_own_is_loaded_and_served(tmp_path: Path) -> None:
    block = re.search(r"## Your own data\n\n```sh\n(.*?)```", README, re.DOTALL)
    assert block is not None
    (tmp_path / "FILE.ttl").write_text("<urn:x:a> <urn:x:b> 1 .", encoding="utf-8")
    (tmp_path / "TOKEN").write_text("a-token-of-this-test\n", encoding="utf-8")
    load, serve = (
        [str(tmp_path / word) if word.isupper() or word == "FILE.ttl" else word for word in line]
        for line in (shlex.split(line)[1:] for line in block[1].splitlines())
    )
    assert run(load).returncode == 0
    command = [sys.executable, "-m", "noticegraph", *serve, "--port", "0", "--empty"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[-1]
            query = urllib.parse.quote("ASK { GRAPH <https://example.org/graph> { ?s ?p 1 } }")
            with urllib.request.urlopen(f"{address}sparql?query={query}") as answer:
                assert json.load(answer)["boolean"] is True
        finally:
            server.terminate()


def test_the_example_that_is_shown_is_the_file() -> None:
    (shown,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    example = (ROOT / "examples" / "dpf_affiliates.py").read_text(encoding="utf-8")
    assert shown.strip() in example.replace("from __future__ import annotations\n\n", "")


def test_files_that_the_documents_name_exist() -> None:
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        paths = set(re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", text))
        assert paths
        for path in paths:
            made = path.startswith((".venv", "../"))
            assert made or (ROOT / path).exists(), f"{name}: {path}"


@pytest.mark.parametrize(
    "verb", ["check", "segment", "trace", "stats", "export", "format", "questions", "validate"]
)
def test_verbs_of_the_documents_have_help(verb: str) -> None:
    assert run([verb, "--help"]).returncode == 0


def test_example_client_asks_a_running_server(tmp_path: Path, validated: Content) -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "noticegraph", "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=tmp_path,
    )
    try:
        assert server.stdout is not None
        address = next(
            found[0] for line in server.stdout if (found := re.findall(r"http://[^\s/]+", line))
        )
        example = ROOT / "examples" / "dpf_affiliates.py"
        done = subprocess.run(
            [sys.executable, str(example), f"{address}/sparql"],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    finally:
        server.terminate()
        server.communicate(timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 12
    assert "Zendesk, Inc. | Swiss-U.S. Data Privacy Framework | section 11.c, paragraph 2" in lines
    assert {line.split(" | ")[0] for line in lines} == {
        "GitHub",
        "Zendesk, Inc.",
        "FutureSimple Inc.",
        "Smooch Technologies US Inc.",
    }
    assert server.returncode == 0


NOTICE = """# Notice

## What we collect

Kite collects your orders.

## Who gets it

- the bank
- couriers

## How long

Kite keeps them seven years.
"""


def test_the_rows_that_are_shown_to_a_new_user_apply(tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    (tmp_path / "notice.md").write_text(NOTICE, "utf-8")
    (tmp_path / "rows.csv").write_text(re.sub(r"(?m)^ +", "", shown), "utf-8")
    mine = ["--workspace", str(tmp_path / "mine")]
    said = ["--company", "Kite", "--date", "2026-05-03", "--language", "en"]
    assert run(["init", str(tmp_path / "mine")]).returncode == 0
    assert run([*mine, "add", str(tmp_path / "notice.md"), *said]).returncode == 0
    rows = ["--apply", str(tmp_path / "rows.csv"), "--by", "person:me"]
    applied = run([*mine, "facts", "kite-2026-05-03-en", *rows])
    assert (applied.returncode, applied.stdout) == (0, ""), applied.stdout
    assert "rows: 4 applied, 0 refused" in applied.stderr
