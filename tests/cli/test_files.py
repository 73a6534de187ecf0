"""Files that are named on the command line: folders, links, pipes, and what cannot be used."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from waiting import PATIENCE

from noticegraph.cli.files import write_file
from noticegraph.errors import InputError

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are of POSIX")
Command = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize(
    "arguments",
    [
        ["trace", "acme-2024-en", "--text"],
        ["segment", "--statement", "urn:a:b"],
        ["serve", "--port", "0", "--text"],
        ["query"],
        ["format"],
        ["--content"],
        ["export", "--output"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("kind", ["folder", "missing"])
def test_what_is_named_and_cannot_be_used_is_exit_code_3(
    arguments: list[str], kind: str, run: Callable[..., object], tmp_path: Path
) -> None:
    path = tmp_path / "x.ttl"
    if kind == "folder":
        path.mkdir()
    if "--content" in arguments:
        path = path / "x" if kind == "folder" else path
        result = run(*arguments, str(path), "stats")
    else:
        result = run(*arguments, str(path))
    if "--output" in arguments and kind == "missing":
        assert result.code == 0
        assert path.is_file()
        return
    assert (result.code, result.out) == (3, "")
    message, hint = result.err.splitlines()
    assert message.startswith(f"{path}: ")
    assert hint.startswith("hint: ")


@ON_POSIX
def test_pipe_is_written_through(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_file(pipe, b"data" * 50_000)
    reader.join(timeout=PATIENCE)
    assert read == [b"data" * 50_000]
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@ON_POSIX
def test_export_writes_through_a_pipe(command: Command, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    result = command("export", "--output", str(pipe))
    reader.join(timeout=PATIENCE)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    assert read == [command("export").stdout]
    assert pipe.is_fifo()


@ON_POSIX
@pytest.mark.parametrize("relative", [True, False])
def test_link_stays_and_its_file_is_replaced(relative: bool, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "file"
    target.write_bytes(b"old")
    target.chmod(0o604)
    link = tmp_path / "link"
    link.symlink_to("there/file" if relative else target)
    write_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o604
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "link", "there"]


@ON_POSIX
def test_link_to_nothing_makes_the_file_that_it_names(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("file")
    write_file(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


@ON_POSIX
def test_link_to_itself_is_an_error_that_names_it(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("link")
    with pytest.raises(InputError) as caught:
        write_file(link, b"new")
    assert caught.value.file == str(link)
    assert caught.value.hint


@ON_POSIX
def test_link_to_a_pipe_is_written_through(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to("pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_file(link, b"data")
    reader.join(timeout=PATIENCE)
    assert read == [b"data"]
    assert link.is_symlink()
    assert pipe.is_fifo()


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder") as caught:
        write_file(tmp_path, b"new")
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_folder_that_may_not_be_written_in_is_named_by_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / ".x.tmp123"))

    # Permissions do not bind root, who may run the tests.
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(InputError) as caught:
        write_file(tmp_path / "x", b"new")
    assert str(caught.value) == f"{tmp_path / 'x'}: the file cannot be written: Permission denied"


@ON_POSIX
def test_file_that_stdout_leads_to_is_continued(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """`export --output FILE >> FILE`, as with /dev/stdout: what stands there is not lost."""
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    with log.open("ab") as stdout:
        subprocess.run(
            [sys.executable, "-m", "noticegraph", "export", "--output", str(log)],
            stdout=stdout, env=environment, check=True, timeout=PATIENCE,
        )  # fmt: skip
    assert log.read_bytes().startswith(b"before\n@prefix")
