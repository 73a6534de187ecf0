"""`load` and `backup`: formats, all or nothing, and what does not fit together."""

from __future__ import annotations

import gzip
import subprocess
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from noticegraph.store_directory import StoreDirectory
from noticegraph.store_file import FILE


class Result(Protocol):
    code: int
    out: str
    err: str


Run = Callable[..., Result]
Command = Callable[..., subprocess.CompletedProcess[bytes]]

TRIPLE = b"<https://example.org/a> <https://example.org/p> <https://example.org/o> ."
G = "https://example.org/g"
FORMATS = {
    "a.ttl": b"@prefix e: <https://example.org/> . e:a e:p e:o .",
    "a.nt": TRIPLE,
    "a.nq": TRIPLE[:-1] + b"<https://example.org/named> .",
    "a.trig": b"GRAPH <https://example.org/named> { " + TRIPLE + b" }",
    "a.jsonld": b'{"@id": "https://example.org/a", "https://example.org/p": '
    b'{"@id": "https://example.org/o"}}',
    "a.rdf": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    b'xmlns:e="https://example.org/"><rdf:Description rdf:about="https://example.org/a">'
    b'<e:p rdf:resource="https://example.org/o"/></rdf:Description></rdf:RDF>',
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def write(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return str(path)


def kept(store: Path) -> set[str]:
    with StoreDirectory.open(store) as opened:
        return {ln for part in opened.lines() for ln in part.decode().splitlines()}


def names(store: Path) -> list[str]:
    with StoreDirectory.open(store) as opened:
        return opened.graph_names()


# What is loaded


@pytest.mark.parametrize("ending", ["", ".gz"])
@pytest.mark.parametrize("name", FORMATS)
def test_formats(name: str, ending: str, run: Run, store: Path, tmp_path: Path) -> None:
    result = run("load", "--store", str(store), write(tmp_path, name + ending, FORMATS[name]))
    assert (result.code, result.out) == (0, "")
    assert result.err == "1 quads of 1 graph loaded\n"
    (line,) = kept(store)
    named = name in ("a.nq", "a.trig")
    assert line.startswith(TRIPLE[:-2].decode())
    assert ("<https://example.org/named>" in line) is named
    assert names(store) == (["https://example.org/named"] if named else [])


@pytest.mark.parametrize("name", FORMATS)
def test_graph_is_for_what_names_none(name: str, run: Run, store: Path, tmp_path: Path) -> None:
    file = write(tmp_path, name, FORMATS[name])
    assert run("load", "--store", str(store), "--graph", G, file).code == 0
    (line,) = kept(store)
    named = name in ("a.nq", "a.trig")
    assert line.endswith(f"<{'https://example.org/named' if named else G}> .")


def test_upper_case_names_are_known(run: Run, store: Path, tmp_path: Path) -> None:
    assert run("load", "--store", str(store), write(tmp_path, "A.TTL", TRIPLE)).code == 0
    (tmp_path / "B.NT.GZ").write_bytes(gzip.compress(TRIPLE))
    assert run("load", "--store", str(store), str(tmp_path / "B.NT.GZ")).code == 0
    assert len(kept(store)) == 1


def test_it_is_added_to_what_is_there(run: Run, store: Path, tmp_path: Path) -> None:
    for number in range(3):
        file = write(tmp_path, f"{number}.nt", f"<x:{number}> <x:p> <x:o> .".encode())
        assert run("load", "--store", str(store), file).code == 0
    assert len(kept(store)) == 3
    # The same once more is no change.
    assert run("load", "--store", str(store), file).code == 0
    assert len(kept(store)) == 3


def test_replace_is_for_the_graphs_that_come_and_no_others(
    run: Run, store: Path, tmp_path: Path
) -> None:
    first = b"<x:a> <x:p> <x:1> . <x:g> { <x:a> <x:p> <x:2> } <x:h> { <x:a> <x:p> <x:3> }"
    assert run("load", "--store", str(store), write(tmp_path, "a.trig", first)).code == 0
    second = write(tmp_path, "b.trig", b"<x:g> { <x:a> <x:p> <x:4> }")
    assert run("load", "--store", str(store), "--replace", second).code == 0
    objects = sorted(line.split()[2] for line in kept(store))
    assert objects == ["<x:1>", "<x:3>", "<x:4>"]
    third = write(tmp_path, "c.nt", b"<x:a> <x:p> <x:5> .")
    assert run("load", "--store", str(store), "--replace", third).code == 0
    objects = sorted(line.split()[2] for line in kept(store))
    assert objects == ["<x:3>", "<x:4>", "<x:5>"]
    assert names(store) == ["x:g", "x:h"]


def test_blank_nodes_of_two_files_are_two(run: Run, store: Path, tmp_path: Path) -> None:
    files = [write(tmp_path, f"{n}.ttl", b"_:x <x:p> <x:o> .") for n in range(2)]
    assert run("load", "--store", str(store), *files).code == 0
    assert len(kept(store)) == 2


def test_relative_iris_are_those_of_the_file(run: Run, store: Path, tmp_path: Path) -> None:
    file = write(tmp_path, "a.ttl", b"<#it> <x:p> <> .")
    assert run("load", "--store", str(store), file).code == 0
    assert kept(store) == {f"<{Path(file).as_uri()}#it> <x:p> <{Path(file).as_uri()}> ."}


def test_shipped_graphs_are_loaded_and_then_served_as_the_same(run: Run, store: Path) -> None:
    result = run("load", "--store", str(store), "--shipped")
    assert (result.code, result.out) == (0, "")
    before = kept(store)
    assert len(names(store)) >= 2
    assert f"{len(before):,} quads of {len(names(store))} graphs loaded\n" == result.err
    # Once more: blank nodes too are the same.
    assert run("load", "--store", str(store), "--shipped").code == 0
    assert kept(store) == before


# All or nothing

BROKEN = {
    "b.ttl": (b"<x:a> <x:p> <x:o> .\n<x:b> <x:p>", 2),
    "b.nt": (b"<x:a> <x:p> <x:o> .\nhello", 2),
    "b.nq": (b"<x:a> <x:p> <x:o> _:g .", None),
    "b.trig": (b"<x:g> { <x:a> <x:p> ", 1),
    "b.jsonld": (b'{"@id": ', None),
    "b.rdf": (b"<rdf:RDF", None),
    "b.ttl.gz": (b"<x:a> <x:p>", 1),
    "c.jsonld": (b'{"x:p":' * 20_000, 1),
    "c.ttl": (b"<x:a> <x:p> '\xe9' .", None),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_error_in_the_last_file_leaves_nothing(
    name: str, run: Run, store: Path, tmp_path: Path
) -> None:
    data, line = BROKEN[name]
    good = [write(tmp_path, f"{n}.nt", f"<x:{n}> <x:p> <x:o> .".encode()) for n in range(2)]
    bad = write(tmp_path, name, data)
    result = run("load", "--store", str(store), *good, bad)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"{bad}:{line}:" if line else bad)
    assert "Traceback" not in result.err
    assert len(result.err.splitlines()) <= 2
    assert not store.exists()
    assert run("load", "--store", str(store), good[0]).code == 0
    assert run("load", "--store", str(store), "--replace", good[1], bad).code == 3
    assert len(kept(store)) == 1


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("none.ttl", 3, "cannot be read"),
        ("folder.ttl", 3, "cannot be read"),
        ("a.txt", 2, "does not show its format"),
        ("a", 2, "does not show its format"),
        ("a.gz", 2, "does not show its format"),
        ("a.ttl.bz2", 2, "does not show its format"),
        ("half.nt.gz", 3, "incomplete or damaged"),
        ("no.nt.gz", 3, "incomplete or damaged"),
    ],
)
def test_wrong_files_are_told(
    name: str, code: int, said: str, run: Run, store: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder.ttl").mkdir()
    for plain in ("a.txt", "a", "a.gz", "a.ttl.bz2", "no.nt.gz"):
        (tmp_path / plain).write_bytes(TRIPLE)
    (tmp_path / "half.nt.gz").write_bytes(gzip.compress(TRIPLE * 100)[:-10])
    good = write(tmp_path, "good.nt", TRIPLE)
    result = run("load", "--store", str(store), good, str(tmp_path / name))
    assert result.code == code
    assert result.err.startswith(str(tmp_path / name))
    assert said in result.err
    assert not store.exists()


@pytest.mark.parametrize("graph", ["relative", "", "x:a b", "x:<a>"])
def test_wrong_graph_names_are_told(graph: str, run: Run, store: Path, tmp_path: Path) -> None:
    result = run("load", "--store", str(store), "--graph", graph, write(tmp_path, "a.nt", TRIPLE))
    assert result.code == 2
    assert "absolute IRI" in result.err
    assert not store.exists()


def test_wrong_directories_are_told(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, "a.nt", TRIPLE)
    result = run("load", "--store", str(tmp_path), file)
    assert result.code == 3
    assert "holds other files" in result.err
    result = run("load", "--store", file, file)
    assert result.code == 3
    assert "not a directory" in result.err


def test_a_store_in_use_is_told(run: Run, store: Path, tmp_path: Path) -> None:
    with StoreDirectory.open(store):
        result = run("load", "--store", str(store), write(tmp_path, "a.nt", TRIPLE))
    assert result.code == 3
    assert f"{store} is in use by another process" in result.err


def test_a_full_disk_is_told_and_changes_nothing(
    command: Command, store: Path, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource")
    data = b"".join(b"<x:%d> <x:p> <x:o> .\n" % n for n in range(50_000))
    file = write(tmp_path, "a.nt", data)
    with StoreDirectory.open(store):
        pass
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**19, before[1]))
    try:
        result = command("load", "--store", str(store), file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert result.returncode == 3
    assert b"is full" in result.stderr
    assert b"nothing was changed" in result.stderr
    assert kept(store) == set()


# What is said, and where


def test_no_progress_on_pipes(command: Command, store: Path, tmp_path: Path) -> None:
    file = write(tmp_path, "a.nt", TRIPLE)
    result = command("load", "--store", str(store), file, FORCE_COLOR="1")
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr == b"1 quads of 1 graph loaded\n"
    assert command("--quiet", "load", "--store", str(store), file).stderr == b""


WRONG_CHOICES = [
    ((), "no destination to load into"),
    (("a.nt",), "no destination to load into"),
    (("--store", "S"), "nothing to load"),
    (("--store", "S", "--shipped", "a.nt"), "--shipped"),
    (("--store", "S", "--shipped", "--graph", G), "--shipped"),
    (("--store", "S", "--merge", "a.nt"), "--merge"),
    (("--store", "S", "--remote", "http://127.0.0.1:9/sparql", "a.nt"), "two destinations"),
    (("--store", "S", "--remote-update", "http://127.0.0.1:9/u", "a.nt"), "--remote-update"),
    (("--store", "S", "--remote-graphs", "http://127.0.0.1:9/g", "a.nt"), "--remote-graphs"),
    (("--store", "S", "--remote-user", "x", "a.nt"), "--remote-user"),
    (("--store", "S", "--remote-secret-file", "x", "a.nt"), "--remote-secret-file"),
    (("--store", "S", "--remote-cleartext", "a.nt"), "--remote-cleartext"),
    (("--store", "S", "--remote-auth", "bearer", "a.nt"), "--remote-auth"),
    (("--remote-user", "x", "a.nt"), "no destination to load into"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG_CHOICES)
def test_options_that_do_not_fit_together(
    arguments: tuple[str, ...], said: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.nt", TRIPLE)
    result = run("load", *arguments)
    assert result.code == 2
    assert said in result.err
    assert not Path("S").exists()


REMOTE = ("--remote", "http://127.0.0.1:9/sparql")
WRONG_REMOTES = [
    (("--remote-auth", "bearer"), "token"),
    (("--remote-auth", "bearer", "--remote-user", "x", "--remote-secret-file", "secret"), "user"),
    (("--remote-auth", "basic", "--remote-secret-file", "secret"), "user"),
    (("--remote-user", "x"), "password is missing"),
    (("--remote-secret-file", "none"), "secret cannot be read"),
    (("--remote-auth", "negotiate"), "--remote-auth"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG_REMOTES)
def test_credentials_that_are_not_whole(
    arguments: tuple[str, ...], said: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NOTICEGRAPH_REMOTE_SECRET", raising=False)
    write(tmp_path, "secret", b"s3cret\n")
    write(tmp_path, "q.rq", b"ASK {}")
    for verb in (("query", "q.rq"), ("load", write(tmp_path, "a.nt", TRIPLE))):
        result = run(*verb, *REMOTE, *arguments)
        assert result.code in (2, 3), result.err
        assert said in result.err
        assert "s3cret" not in result.err + result.out


SERVE = [
    (("--store", "S"), "--store"),
    (("--empty",), "--empty"),
    (("--default-graph", "own"), "--default-graph"),
    (("--allow-service", "https://example.org/"), "--allow-service"),
    (("--write-token-file", "token"), "nowhere to write"),
]


@pytest.mark.parametrize(("arguments", "said"), SERVE)
def test_serving_another_server_has_no_data_of_its_own(
    arguments: tuple[str, ...], said: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "token", b"a-token-of-this-test\n")
    result = run("serve", "--port", "0", *REMOTE, *arguments)
    assert result.code == 2
    assert said in result.err
    assert not Path("S").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "16 characters"),
        (b"short\n", "16 characters"),
        (b"with a blank in its midst\n", "16 characters"),
        ("sleutel-met-één-accent".encode(), "16 characters"),
        (b"\xe9" * 20, "cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_wrong_write_tokens_are_told_and_not_shown(
    data: bytes | None, said: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "token"
    if data is not None:
        file.write_bytes(data)
    result = run("serve", "--port", "0", "--empty", "--write-token-file", str(file))
    assert result.code == 3
    assert said in result.err
    assert str(file) in result.err
    for word in (data or b"").decode("latin-1").split():
        assert len(word) < 5 or word not in result.err


@pytest.mark.parametrize(
    "prefix",
    ["", "example.org/", "https://example.org", "https://", "file:///etc/", "ftp://example.org/",
     "https://user@example.org/", "https://example.org /", "*"],
)  # fmt: skip
def test_prefixes_of_services_need_a_whole_host(prefix: str, run: Run) -> None:
    result = run("serve", "--port", "0", "--empty", "--allow-service", prefix)
    assert result.code == 2
    assert "--allow-service" in result.err


# Too much

MIB = 2**20


def literal_of(size: int) -> bytes:
    """Return a triple that has this many bytes, and compresses to a thousandth."""
    start, end = b'<x:a> <x:p> "', b'" .\n'
    return start + b"a" * (size - len(start) - len(end)) + end


@pytest.mark.parametrize(("size", "code"), [(MIB, 0), (MIB + 1, 4), (40 * MIB, 4)])
def test_a_compressed_file_may_expand_so_far(
    size: int, code: int, run: Run, store: Path, tmp_path: Path
) -> None:
    run("load", "--store", str(store), write(tmp_path, "a.nt", TRIPLE))
    file = write(tmp_path, "b.nt.gz", literal_of(size))
    result = run("load", "--store", str(store), "--expanded-size", "1", file)
    assert result.code == code
    assert len(kept(store)) == (1 if code else 2)
    if code:
        assert f"{file}: the file expands to more than 1 MiB" in result.err
        assert "gunzip" in result.err
        assert "--expanded-size" in result.err


def test_what_is_not_compressed_is_not_bounded(run: Run, store: Path, tmp_path: Path) -> None:
    file = write(tmp_path, "b.nt", literal_of(2 * MIB))
    assert run("load", "--store", str(store), "--expanded-size", "1", file).code == 0


def test_a_bomb_is_refused_before_it_is_expanded(run: Run, store: Path, tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        file = write(tmp_path, "b.nt.gz", literal_of(64 * MIB))
        tracemalloc.reset_peak()
        assert run("load", "--store", str(store), "--expanded-size", "4", file).code == 4
        assert tracemalloc.get_traced_memory()[1] < 16 * MIB
    finally:
        tracemalloc.stop()


def test_too_little_memory_is_told_and_no_defect(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("load", "--store", str(store), write(tmp_path, "a.nt", TRIPLE))

    def fail(*_arguments: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("noticegraph.loading._read", fail)
    result = run("load", "--store", str(store), write(tmp_path, "b.nt", TRIPLE))
    assert result.code == 4
    assert result.err.startswith("error: there is not enough memory")
    assert "internal error" not in result.err
    assert len(kept(store)) == 1


# Backup


def test_backup(run: Run, store: Path, tmp_path: Path) -> None:
    run("load", "--store", str(store), write(tmp_path, "a.nt", TRIPLE))
    target = tmp_path / "copy"
    result = run("backup", "--store", str(store), str(target))
    assert (result.code, result.out) == (0, "")
    assert str(target) in result.err
    assert kept(target) == kept(store)


def test_backup_beside_a_server(run: Run, store: Path, tmp_path: Path) -> None:
    run("load", "--store", str(store), write(tmp_path, "a.nt", TRIPLE))
    with StoreDirectory.open(store):
        assert run("backup", "--store", str(store), str(tmp_path / "copy")).code == 0
    assert len(kept(tmp_path / "copy")) == 1


def test_wrong_backups_are_told(run: Run, store: Path, tmp_path: Path) -> None:
    result = run("backup", "--store", str(store), str(tmp_path / "copy"))
    assert result.code == 3
    assert "there is no store" in result.err
    assert not (tmp_path / "copy").exists()
    file = write(tmp_path, "a.nt", TRIPLE)
    run("load", "--store", str(store), file)
    for target in (tmp_path, store):
        result = run("backup", "--store", str(store), str(target))
        assert result.code == 3
        assert "is not empty" in result.err
    assert run("backup", "--store", str(store), file).code == 3
    assert run("backup", str(tmp_path / "copy")).code == 2
    assert (store / FILE).is_file()
    assert len(kept(store)) == 1
