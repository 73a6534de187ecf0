"""Standard streams that are closed, full or not read; signals. POSIX, where shells do that."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from array import array
from pathlib import Path

import pytest
from waiting import PATIENCE, eventually

FULL = Path("/dev/full")
VERBS = [
    ["--help"],
    ["--version"],
    ["ask", "affiliates"],
    ["ask", "affiliates", "-o", "table"],
    ["export"],
    ["questions", "list"],
    ["questions", "show", "affiliates"],
    ["stats"],
]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams of POSIX")


def shell(
    redirection: str, arguments: list[str], environment: dict[str, str]
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line with a redirection of the shell."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirection}', "sh",
         sys.executable, "-m", "noticegraph", *arguments],
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        env=environment,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", VERBS, ids=" ".join)
def test_reader_that_reads_nothing_is_no_error(
    arguments: list[str], environment: dict[str, str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [sys.executable, "-m", "noticegraph", "-q", *arguments],
        stdout=writing, stderr=subprocess.PIPE, check=False, timeout=PATIENCE, env=environment,
    )  # fmt: skip
    os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


def test_reader_that_stops_reading_is_no_error(environment: dict[str, str]) -> None:
    """`noticegraph export | head -1`: nothing on stderr, whatever the reader leaves."""
    process = subprocess.Popen(
        [sys.executable, "-m", "noticegraph", "query", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    assert process.stderr
    digits = " ".join(str(n) for n in range(50))
    query = (
        f"SELECT * {{ VALUES ?a {{ {digits} }} VALUES ?b {{ {digits} }} VALUES ?c {{ {digits} }} }}"
    )
    process.stdin.write(query.encode())
    process.stdin.close()
    assert process.stdout.readline() == b"?a\t?b\t?c\n"
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=PATIENCE) == 0


def test_all_arrives_where_the_reader_is_slow(environment: dict[str, str]) -> None:
    """Without a buffer, a stream takes a part of what is written; a pipe holds 64 kB."""
    digits = " ".join(str(n) for n in range(40))
    query = (
        f"SELECT * {{ VALUES ?a {{ {digits} }} VALUES ?b {{ {digits} }} VALUES ?c {{ {digits} }} }}"
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "noticegraph", "query", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
    )  # fmt: skip
    out, _ = process.communicate(query.encode(), timeout=PATIENCE)
    assert out.count(b"\n") == 40**3 + 1


@pytest.mark.skipif(not FULL.exists(), reason="no device that is full")
@pytest.mark.parametrize("arguments", VERBS, ids=" ".join)
def test_full_stdout_is_one_line_and_exit_code_3(
    arguments: list[str], environment: dict[str, str]
) -> None:
    result = shell(">/dev/full", ["-q", *arguments], environment)
    assert result.returncode == 3
    message, hint = result.stderr.decode().splitlines()
    assert message == "error: the output cannot be written: No space left on device"
    assert hint.startswith("hint: ")


@pytest.mark.parametrize("arguments", VERBS, ids=" ".join)
def test_closed_stdout_is_one_line_and_exit_code_3(
    arguments: list[str], environment: dict[str, str]
) -> None:
    result = shell(">&-", ["-q", *arguments], environment)
    assert result.returncode == 3
    message, hint = result.stderr.decode().splitlines()
    assert message.startswith("error: the output cannot be written: ")
    assert hint.startswith("hint: ")


@pytest.mark.parametrize("arguments", VERBS, ids=" ".join)
def test_stderr_that_takes_nothing_changes_nothing(
    arguments: list[str], environment: dict[str, str]
) -> None:
    expected = shell("", arguments, environment)
    assert expected.stdout
    for redirection in ("2>&-", "<&- 2>&-", *(["2>/dev/full"] if FULL.exists() else [])):
        result = shell(redirection, arguments, environment)
        assert (result.returncode, result.stdout, result.stderr) == (0, expected.stdout, b"")


def test_exit_code_tells_where_no_stream_is_left(environment: dict[str, str]) -> None:
    assert shell(">&- 2>&- <&-", ["stats"], environment).returncode == 3
    assert shell(">&- 2>&- <&-", ["ask", "none"], environment).returncode == 2


def test_verb_that_writes_nothing_needs_no_stdout(
    environment: dict[str, str], tmp_path: Path
) -> None:
    result = shell(">&-", ["export", "--output", str(tmp_path / "x")], environment)
    assert (result.returncode, result.stderr) == (0, b"")
    assert (tmp_path / "x").stat().st_size


def test_closed_stdin_is_exit_code_3(environment: dict[str, str]) -> None:
    result = shell("<&-", ["query", "-"], environment)
    assert result.returncode == 3
    message, hint = result.stderr.decode().splitlines()
    assert message.startswith("error: stdin cannot be read: ")
    assert hint.startswith("hint: ")


def test_ctrl_c_is_silent_from_the_first_line_of_ours(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """While the modules of the command line are loaded: a module that sends the signal itself."""
    code = (
        "import os, signal, sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'noticegraph.cli.verbs': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "sys.argv = ['noticegraph', 'stats']\n"
        "from noticegraph.cli import main\n"
        "main()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, check=False, timeout=PATIENCE, env=environment,
    )  # fmt: skip
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


def test_ctrl_c_while_it_works_is_exit_code_130(environment: dict[str, str]) -> None:
    """It has taken what there was of the query, and waits for the rest: so it is surely at work."""
    import fcntl
    import termios

    process = subprocess.Popen(
        [sys.executable, "-m", "noticegraph", "query", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    )  # fmt: skip
    assert process.stdin
    process.stdin.write(b"ASK")
    process.stdin.flush()
    unread = array("i", [0])

    def is_taken() -> bool:
        fcntl.ioctl(process.stdin, termios.FIONREAD, unread)
        return unread[0] == 0

    eventually(is_taken)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=PATIENCE) == 130
    assert process.communicate() == (b"", b"")


def test_ctrl_c_that_is_to_be_ignored_is_ignored(environment: dict[str, str]) -> None:
    code = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "sys.argv = ['noticegraph', '--version']\n"
        "from noticegraph.cli import main\n"
        "os.kill(os.getpid(), signal.SIGINT)\n"
        "main()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, check=False, timeout=PATIENCE, env=environment,
    )  # fmt: skip
    assert result.returncode == 0
    assert result.stdout.startswith(b"noticegraph ")


@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT", "SIGTERM"])
def test_server_stops_in_order(name: str, environment: dict[str, str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "noticegraph", "serve", "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline().startswith(b"noticegraph is at http://127.0.0.1:")
    process.send_signal(getattr(signal, name))
    _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err.splitlines()[-1]) == (0, b"stopped")


def test_server_serves_though_nobody_reads_its_address(
    environment: dict[str, str], tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with log.open("wb") as stderr:
        process = subprocess.Popen(
            ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "noticegraph",
             "serve", "--port", "0"],
            stderr=stderr, env=environment,
        )  # fmt: skip
        eventually(lambda: b"Ctrl-C" in log.read_bytes())
        assert process.poll() is None
        process.terminate()
        assert process.wait(timeout=PATIENCE) == 0
    assert log.read_text("utf-8").startswith("noticegraph is at http://127.0.0.1:")
