"""The heads of graph files that are kept from one process to the next."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from noticegraph import graph_files
from noticegraph.content import shipped_content
from noticegraph.graph_files import keep_heads, read_graph_file, read_head

EXAMPLE = shipped_content().graph_data / "example" / "2026-01-01-nl.ttl"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NOTICEGRAPH_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(graph_files, "_known", {})
    monkeypatch.setattr(graph_files, "_unwritten", set())
    return tmp_path / "cache"


def as_another_process() -> None:
    graph_files._known.clear()
    graph_files._kept_heads.cache_clear()


def old_copy(folder: Path) -> Path:
    """Copy the example as a file that was written an hour ago."""
    file = folder / "a.ttl"
    file.write_bytes(EXAMPLE.read_bytes())
    then = time.time() - 3600
    os.utime(file, (then, then))
    return file


def test_a_head_that_is_kept_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = old_copy(tmp_path)
    head = read_head(file)
    assert head == read_graph_file(file).head
    assert head.cited and head.labels and head.has_facts
    keep_heads()
    as_another_process()
    with monkeypatch.context() as patched:
        patched.setattr(graph_files, "read_graph_file", None)
        assert read_head(file) == head


def test_a_file_that_changed_is_read(tmp_path: Path) -> None:
    file = old_copy(tmp_path)
    head = read_head(file)
    keep_heads()
    as_another_process()
    text = file.read_text("utf-8").replace('"2026-01-01"^^xsd:date', '"2026-01-02"^^xsd:date')
    file.write_text(text, "utf-8")
    changed = read_head(file)
    assert (head.date, changed.date) == ("2026-01-01", "2026-01-02")


def test_a_file_of_this_moment_is_not_kept(tmp_path: Path, cache: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_bytes(EXAMPLE.read_bytes())
    read_head(file)
    keep_heads()
    assert not cache.exists()


@pytest.mark.parametrize("damaged", ["", "[]", "{}", '{"x": 1}', '{"x": [1, 2, 3, {}]}'])
def test_a_damaged_file_is_as_none(damaged: str, tmp_path: Path, cache: Path) -> None:
    file = old_copy(tmp_path)
    head = read_head(file)
    keep_heads()
    (kept,) = cache.rglob("*.json")
    kept.write_text(damaged, "utf-8")
    as_another_process()
    assert read_head(file) == head


def test_without_a_cache_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTICEGRAPH_CACHE_DIR", "")
    file = old_copy(tmp_path)
    assert read_head(file).date == "2026-01-01"
    keep_heads()
    assert list(tmp_path.iterdir()) == [file]
