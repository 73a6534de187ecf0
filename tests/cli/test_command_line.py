"""What holds for every verb: exit codes, silence, pipes, and no traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from waiting import PATIENCE

from noticegraph.cli import run
from noticegraph.cli.verbs import cli
from noticegraph.content import Content

VERBS = [
    ("ask", "affiliates"),
    ("draft", "acme-2024-en"),
    ("export",),
    ("facts", "acme-2024-en"),
    ("format", "--check"),
    ("query", "-"),
    ("questions", "check"),
    ("questions", "list"),
    ("questions", "show", "affiliates"),
    ("serve", "--port", "0"),
    ("stats",),
    ("trace",),
]
WITHOUT_DATA = [("format", "--check"), ("questions", "list")]
Command = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_has_help(verb: tuple[str, ...], command: Command) -> None:
    result = command(*verb, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith(b"Usage: noticegraph ")
    assert result.stderr == b""


def test_every_verb_is_tested_here() -> None:
    elsewhere = {"add", "backup", "check", "diff", "init", "load", "notes", "revise", "segment"}
    elsewhere |= {"validate", "watch"}
    assert {verb[0] for verb in VERBS} | elsewhere == set(cli.commands)


@pytest.mark.parametrize("verb", [v for v in VERBS if v not in WITHOUT_DATA], ids=" ".join)
@pytest.mark.parametrize("broken", ["missing catalogue", "missing graph file", "broken Turtle"])
def test_broken_content_is_one_line_and_exit_code_3(
    verb: tuple[str, ...], broken: str, command: Command, content: Content
) -> None:
    match broken:
        case "missing catalogue":
            content.catalog.unlink()
        case "missing graph file":
            (content.graph_data / "acme.ttl").unlink()
        case _:
            (content.graph_data / "acme.ttl").write_text("<a:a> <a:a>\n broken .", "utf-8")
    result = command(*verb, stdin=b"ASK { ?s ?p ?o }")
    assert result.returncode == 3
    assert result.stdout == b""
    message, hint = result.stderr.decode().splitlines()
    assert "graph_data" in message
    assert hint.startswith("hint: ")
    if broken == "broken Turtle":
        assert "acme.ttl:2:" in message


def test_content_folder_that_is_none_is_exit_code_3(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("none", "file"):
        for arguments, environment in (
            (["--content", str(tmp_path / name), "stats"], {}),
            (["stats"], {"NOTICEGRAPH_CONTENT": str(tmp_path / name)}),
        ):
            result = command(*arguments, **environment)
            assert result.returncode == 3
            message, hint = result.stderr.decode().splitlines()
            assert message.startswith(f"{tmp_path / name}: ")
            assert hint.startswith("hint: give --content (NOTICEGRAPH_CONTENT)")


def test_option_before_the_verb_goes_before_the_environment(
    command: Command, content: Content, tmp_path: Path
) -> None:
    folder = str(content.root)
    for arguments in (["--content", folder, "stats"], ["stats", "--content", folder]):
        assert command(*arguments, NOTICEGRAPH_CONTENT=str(tmp_path / "none")).returncode == 0


def test_unforeseen_exception_is_an_internal_error(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], content: Content
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("noticegraph.reports.loading.load_with_reports", fail)
    assert run(["--content", str(content.root), "stats"]) == 5
    out, err = capfd.readouterr()
    assert out == ""
    assert err.splitlines()[0] == "error: internal error: ZeroDivisionError: oops"
    assert "Traceback" not in err


def test_verbose_shows_the_traceback_of_an_internal_error(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], content: Content
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("noticegraph.reports.loading.load_with_reports", fail)
    assert run(["--content", str(content.root), "stats", "-v"]) == 5
    assert "Traceback" in capfd.readouterr().err


def test_ctrl_c_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], content: Content
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("noticegraph.reports.loading.load_with_reports", fail)
    assert run(["--content", str(content.root), "stats"]) == 130
    assert capfd.readouterr() == ("", "")


def test_version(command: Command) -> None:
    result = command("--version")
    assert result.returncode == 0
    assert result.stdout.startswith(b"noticegraph ")


def test_completion_can_be_set_up(command: Command) -> None:
    result = command(_NOTICEGRAPH_COMPLETE="bash_source")
    assert result.returncode == 0
    assert b"_noticegraph_completion" in result.stdout
    assert b"_NOTICEGRAPH_COMPLETE=bash_source" in command("--help").stdout


def test_slow_libraries_are_loaded_where_they_are_needed(content: Content) -> None:
    code = (
        "import sys; from noticegraph.cli import run; run(['ask', 'affiliates']); "
        "slow = {'flask', 'rdflib', 'rich', 'rapidfuzz', 'waitress'}; "
        "print(slow & set(sys.modules))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=PATIENCE,
        env={**os.environ, "NOTICEGRAPH_CONTENT": str(content.root)},
    )  # fmt: skip
    assert result.stdout.splitlines()[-1] == b"set()"


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of POSIX")
@pytest.mark.parametrize("no_color", ["", "1"])
def test_terminal_gets_a_table(no_color: str, content: Content) -> None:
    import pty

    master, slave = pty.openpty()
    environment = {**os.environ, "NOTICEGRAPH_CONTENT": str(content.root), "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    if no_color:
        environment["NO_COLOR"] = no_color
    process = subprocess.Popen(
        [sys.executable, "-m", "noticegraph", "ask", "affiliates"],
        stdout=slave,
        stderr=subprocess.PIPE,
        env={**environment, "COLUMNS": "80"},
    )
    os.close(slave)
    shown = b""
    try:
        while data := os.read(master, 65536):
            shown += data
    except OSError:
        pass
    os.close(master)
    assert process.stderr
    assert process.stderr.read().decode().splitlines()[-1] == "3 rows"
    process.stderr.close()
    assert process.wait(timeout=PATIENCE) == 0
    text = re.sub(r"\x1b\[[0-9;]*m", "", shown.decode())
    assert "───" in text
    assert "section 1, item 1" in text.replace("\r\n", "\n")
    assert max(len(line) for line in text.splitlines()) <= 80
    if no_color:
        assert not re.search(rb"\x1b\[[0-9;]*[34][0-7]", shown)
