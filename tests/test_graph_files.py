"""Graph files as they are read, and their heads, which are kept for the next process."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from noticegraph import graph_files
from noticegraph.content import shipped_content
from noticegraph.graph_files import head_of, keep_heads, read_graph_file, read_head
from noticegraph.turtle import read_triples

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


def of_a_store(file: Path, graph: str) -> set[bytes]:
    """Return a file as Oxigraph's store returns it."""
    store = ox.Store()
    store.load(path=file, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
    return set((store.dump(format=ox.RdfFormat.N_QUADS) or b"").splitlines())


FILES = [f for f in sorted(shipped_content().graph_data.rglob("*.ttl")) if f.name != "catalog.ttl"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_is_read_as_a_store_returns_it(file: Path) -> None:
    """What is stored must equal what is queried, or a change could not be found in it."""
    found = read_graph_file(file).quads("urn:g") or b""
    assert set(found.splitlines()) == of_a_store(file, "urn:g")
    assert len(found.splitlines()) == len(set(found.splitlines()))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_head_is_that_of_all_triples(file: Path) -> None:
    assert read_graph_file(file).head == head_of(read_triples(file))


def test_literals_are_normal_as_in_a_store(tmp_path: Path) -> None:
    """A year in months, and the same number twice (XML Schema, lexical and value space)."""
    file = tmp_path / "a.ttl"
    xsd = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
    values = '"P12M"^^xsd:duration , "01"^^xsd:integer , 1 , "1"^^xsd:boolean , "a\\"^^<b>"'
    file.write_text(f"{xsd}<urn:s> <urn:p> {values} .\n", "utf-8")
    found = read_graph_file(file).quads("urn:g") or b""
    assert set(found.splitlines()) == of_a_store(file, "urn:g")
    assert b'"P1Y"' in found
    assert found.count(b"\n") == 4


@pytest.mark.parametrize("written", ["P11M", "P7Y", "P90D", "P1M", "P400D"])
def test_a_duration_that_is_normal_is_read_as_a_store_returns_it(
    tmp_path: Path, written: str
) -> None:
    file = tmp_path / "a.ttl"
    duration = "<http://www.w3.org/2001/XMLSchema#duration>"
    file.write_text(f'<urn:s> <urn:p> "{written}"^^{duration} .\n', "utf-8")
    found = read_graph_file(file).quads("urn:g") or b""
    assert set(found.splitlines()) == of_a_store(file, "urn:g")


# Parsed files that are kept


@pytest.fixture
def passages(tmp_path: Path) -> Path:
    """Return a file that is large enough to be kept, and was written an hour ago."""
    file = tmp_path / "a-passages.ttl"
    file.write_bytes(EXAMPLE.with_name("2026-01-01-nl-passages.ttl").read_bytes())
    then = time.time() - 3600
    os.utime(file, (then, then))
    return file


def test_a_parsed_file_is_not_parsed_again_by_another_process(
    passages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_graph_file(passages)
    as_another_process()
    with monkeypatch.context() as patched:
        patched.setattr(graph_files, "_lines", None)
        again = read_graph_file(passages)
    assert again == first
    written = {f"{t} <urn:g> ." for t in read_triples(passages)}
    assert set((again.quads("urn:g") or b"").decode().splitlines()) == written


def test_a_changed_file_is_parsed_anew(passages: Path) -> None:
    first = read_graph_file(passages)
    as_another_process()
    passages.write_bytes(passages.read_bytes() + b"\n<urn:a> <urn:b> <urn:c> .\n")
    changed = read_graph_file(passages)
    assert b"<urn:a> <urn:b> <urn:c> <urn:g> .\n" in (changed.quads("urn:g") or b"")
    assert changed.digest != first.digest


@pytest.mark.parametrize("damage", [b"", b"x\n", b"\n{}\n", b"0" * 64 + b"\n{}\n"])
def test_a_damaged_kept_file_is_as_none(passages: Path, cache: Path, damage: bytes) -> None:
    first = read_graph_file(passages)
    (kept,) = (cache / "graphs").iterdir()
    kept.write_bytes(damage)
    as_another_process()
    assert read_graph_file(passages) == first


def test_a_full_disk_keeps_nothing_and_harms_nothing(
    passages: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert read_graph_file(passages).head.sources
    assert list((cache / "graphs").iterdir()) == []
