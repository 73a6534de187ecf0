"""The cache stays within its bounds, and harms nothing where it cannot be written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from noticegraph import kept_files
from noticegraph.kept_files import keep_file

ONE = b"x" * 1000


def write(folder: Path, number: int, most: int = 100) -> None:
    """Keep a file that is as many seconds newer than the others as its number says."""
    file = folder / f"{number}"
    keep_file(file, ONE, most)
    if file.exists():
        os.utime(file, (number, number))


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_of_too_many_files_the_oldest_are_forgotten(tmp_path: Path) -> None:
    for number in range(1, 6):
        write(tmp_path, number, most=3)
    assert names(tmp_path) == {"3", "4", "5"}


def test_files_that_are_too_large_together_are_forgotten_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_files, "_MOST_BYTES", 3500)
    monkeypatch.setattr(kept_files, "_unseen", {})
    for number in range(1, 6):
        write(tmp_path, number)
    assert names(tmp_path) == {"3", "4", "5"}


def test_what_earlier_processes_wrote_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 6):
        write(tmp_path, number)
    monkeypatch.setattr(kept_files, "_MOST_BYTES", 160_000)
    monkeypatch.setattr(kept_files, "_unseen", {})
    (tmp_path / "0").write_bytes(b"x" * 155_000)
    os.utime(tmp_path / "0", (0, 0))
    write(tmp_path, 6)
    assert names(tmp_path) == {"1", "2", "3", "4", "5", "6"}


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    keep_file(tmp_path / "taken" / "a", ONE, 3)
    assert names(tmp_path) == {"taken"}
