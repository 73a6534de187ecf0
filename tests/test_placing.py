"""Files written wholly or not at all, also by programs that are killed, and by two at once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from noticegraph.placing import held, place_new_files, replace_unchanged, sweep

NAMES = ("a.source.html", "a.md", "a-passages.ttl", "a.ttl")
KILLED = """
import os, sys
from pathlib import Path
import noticegraph.placing as placing
folder, step = Path(sys.argv[1]), int(sys.argv[2])
done = 0
def dying(act):
    def wrapped(*given):
        global done
        if done == step:
            os.kill(os.getpid(), 9)
        done += 1
        return act(*given)
    return wrapped
placing._link = dying(placing._link)
Path.unlink = dying(Path.unlink)
placing.place_new_files({folder / name: name.encode() for name in sys.argv[3:]})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")
@pytest.mark.parametrize("step", range(9))
def test_a_program_killed_in_the_middle_leaves_all_files_or_none(tmp_path: Path, step: int) -> None:
    """Four names are given, then four temporary names are taken away: it dies before each."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = [sys.executable, "-c", KILLED, str(tmp_path), str(step), *NAMES]
    died = subprocess.run(command, env=env, check=False).returncode
    assert died == (-9 if step < 8 else 0)
    sweep(tmp_path)
    there = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert there == ({} if step < 4 else {name: name.encode() for name in NAMES})


def test_what_is_being_written_is_not_swept_away(tmp_path: Path) -> None:
    part = tmp_path / ".a.ttl.abcd1234"
    part.write_bytes(b"half")
    sweep(tmp_path)
    assert part.exists()
    long_ago = time.time() - 7200
    os.utime(part, (long_ago, long_ago))
    own = tmp_path / ".hidden"
    own.write_bytes(b"mine")
    os.utime(own, (long_ago, long_ago))
    sweep(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [".hidden"]


def test_a_file_that_another_program_wrote_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_bytes(b"theirs")
    assert not replace_unchanged(file, b"as I read it", b"mine", 0o644)
    assert file.read_bytes() == b"theirs"
    assert replace_unchanged(file, b"theirs", b"mine", 0o644)
    assert file.read_bytes() == b"mine"


@pytest.mark.skipif(sys.platform == "win32", reason="no locks")
def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    file = tmp_path / "count"
    file.write_bytes(b"0")

    def add() -> None:
        for _ in range(40):
            with held(tmp_path):
                file.write_bytes(str(int(file.read_bytes()) + 1).encode())

    writers = [threading.Thread(target=add) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert file.read_bytes() == b"160"


def test_files_that_are_there_are_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"mine")
    with pytest.raises(Exception, match=r"a\.md"):
        place_new_files({tmp_path / name: b"new" for name in NAMES})
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {"a.md": b"mine"}
