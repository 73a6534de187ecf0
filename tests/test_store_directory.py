"""A store directory: what is acknowledged stays, what is refused changes nothing, one holder."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import noticegraph
from noticegraph import store_directory
from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import Delta
from noticegraph.errors import StoreError, StoreFullError
from noticegraph.oxigraph_data import read_quads
from noticegraph.packed_graphs import PackedGraph
from noticegraph.store_directory import StoreDirectory, back_up_store
from noticegraph.store_file import FILE

SOURCE_ROOT = Path(noticegraph.__file__).parent.parent
EMPTY: frozenset[bytes] = frozenset()


def line(number: int, graph: str | None = None) -> bytes:
    name = f" <https://example.org/{graph}>" if graph else ""
    return f'<https://example.org/s{number}> <https://example.org/p> "{number}"{name} .'.encode()


def adding(*lines: bytes, graphs: tuple[str, ...] = ()) -> Delta:
    return Delta(EMPTY, frozenset(lines), frozenset(), frozenset(graphs))


def removing(*lines: bytes, graphs: tuple[str, ...] = ()) -> Delta:
    return Delta(frozenset(lines), EMPTY, frozenset(graphs), frozenset())


def kept(store: StoreDirectory) -> set[bytes]:
    return {ln for part in store.lines() for ln in part.split(b"\n") if ln}


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a process that has the store's module at hand, and speaks over its pipes."""
    head = (
        "import sys; from pathlib import Path; from noticegraph.engine import Delta; "
        "from noticegraph.errors import StoreError, StoreFullError; "
        "from noticegraph.store_directory import StoreDirectory, back_up_store\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", head + code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE_ROOT)},
    )


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "store"


# Commit, roll back, open again


def test_what_is_committed_is_there_after_reopening(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.commit(adding(line(1), line(2, "g"), graphs=("https://example.org/g",)))
        store.commit(removing(line(1)))
    with StoreDirectory.open(directory) as store:
        assert kept(store) == {line(2, "g")}
        assert store.graph_names() == ["https://example.org/g"]


def test_lines_may_be_of_any_number(directory: Path) -> None:
    # More than are fetched at a time.
    lines = {line(n) for n in range(45_000)}
    with StoreDirectory.open(directory) as store:
        store.commit(Delta(EMPTY, frozenset(lines)))
        assert kept(store) == lines


def test_a_change_that_fails_is_rolled_back_whole(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        before = store.commit(adding(line(1)))
        # A name that is no text, behind what was removed and added already.
        no_text: Any = object()
        wrong = Delta(frozenset([line(1)]), frozenset([line(2)]), frozenset(), frozenset([no_text]))
        with pytest.raises(StoreError):
            store.commit(wrong)
        assert kept(store) == {line(1)}
        assert store.revision == before
        store.commit(adding(line(3)))
        assert kept(store) == {line(1), line(3)}


def test_revision_changes_with_each_change_and_is_stable_across_reopening(directory: Path) -> None:
    revisions = []
    with StoreDirectory.open(directory) as store:
        revisions.append(store.revision)
        revisions.append(store.commit(adding(line(1))))
        revisions.append(store.commit(removing(line(1))))
        assert store.revision == revisions[-1]
    assert len(set(revisions)) == 3
    with StoreDirectory.open(directory) as store:
        assert store.revision == revisions[-1]
        assert store.commit(adding(line(1))) not in revisions


def test_a_change_of_nothing_is_no_new_revision(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        before = store.commit(adding(line(1), graphs=("https://example.org/g",)))
        assert store.commit(adding(line(1), graphs=("https://example.org/g",))) == before
        assert store.commit(removing(line(9))) == before


def test_two_stores_never_have_one_revision(tmp_path: Path) -> None:
    with StoreDirectory.open(tmp_path / "a") as one, StoreDirectory.open(tmp_path / "b") as other:
        assert one.revision != other.revision
        assert one.commit(adding(line(1))) != other.commit(adding(line(1)))


def test_empty_graphs_survive(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.commit(adding(graphs=("https://example.org/empty", "https://example.org/gone")))
        store.commit(removing(graphs=("https://example.org/gone",)))
    with StoreDirectory.open(directory) as store:
        assert store.graph_names() == ["https://example.org/empty"]


LITERALS = (
    '"01"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    '"P12M"^^<http://www.w3.org/2001/XMLSchema#duration>',
    '"2026-01-01T00:00:00+00:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>',
    '"1"^^<http://www.w3.org/2001/XMLSchema#boolean>',
    '"1E0"^^<http://www.w3.org/2001/XMLSchema#double>',
    '"not a number"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"text"^^<http://www.w3.org/2001/XMLSchema#string>',
    '"Tekst"@NL-nl',
    r'"a\nb\rc\td\"e\\f"',
    '"\u00e9\U0001f600"',
    '""',
)


def reopened(directory: Path) -> EmbeddedEngine:
    engine = EmbeddedEngine("own")
    with StoreDirectory.open(directory) as store:
        for lines in store.lines():
            engine.extend(read_quads(lines))
        engine.add_names(store.graph_names())
    return engine


def commit_update(directory: Path, text: str) -> None:
    engine = reopened(directory)
    delta = engine.try_update(text, (), (), None)
    with StoreDirectory.open(directory) as store:
        store.commit(delta)


def test_what_is_deleted_stays_deleted(directory: Path) -> None:
    for number, literal in enumerate(LITERALS):
        commit_update(directory, f"INSERT DATA {{ <x:s> <x:p{number}> {literal} }}")
    assert len(reopened(directory).dump().splitlines()) == len(LITERALS)
    for number, literal in enumerate(LITERALS):
        commit_update(directory, f"DELETE DATA {{ <x:s> <x:p{number}> {literal} }}")
    assert reopened(directory).dump() == b""


def test_what_survives_is_the_same_term(directory: Path) -> None:
    inserted = " . ".join(f"<x:s{n}> <x:p> {literal}" for n, literal in enumerate(LITERALS))
    engine = EmbeddedEngine("own")
    delta = engine.try_update(f"INSERT DATA {{ {inserted} }}", (), (), None)
    with StoreDirectory.open(directory) as store:
        store.commit(delta)
    assert set(reopened(directory).dump().splitlines()) == set(engine.dump().splitlines())
    assert len(delta.added) == len(LITERALS)


def test_blank_nodes_keep_their_labels(directory: Path) -> None:
    commit_update(directory, "INSERT DATA { _:a <x:p> _:b . <x:s> <x:q> _:a }")
    before = reopened(directory).dump()
    assert reopened(directory).dump() == before
    commit_update(directory, "DELETE { ?a <x:p> ?b } WHERE { <x:s> <x:q> ?a . ?a <x:p> ?b }")
    (left,) = reopened(directory).dump().splitlines()
    assert left in before.splitlines()
    commit_update(directory, "DELETE WHERE { ?s ?p ?o }")
    assert reopened(directory).dump() == b""


def test_lines_of_graphs(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.commit(adding(line(1), line(1, "a"), line(2, "b")))
        assert store.lines_of(["https://example.org/a"], default_graph=False) == {line(1, "a")}
        assert store.lines_of([], default_graph=True) == {line(1)}
        assert store.lines_of(["https://example.org/none"], default_graph=False) == frozenset()
        both = store.lines_of(["https://example.org/a"], default_graph=True)
        assert both == {line(1), line(1, "a")}


# One holder


def test_second_holder_is_refused(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        with pytest.raises(StoreError, match="in use by another process") as caught:
            StoreDirectory.open(directory)
        assert caught.value.hint
        store.commit(adding(line(1)))
    with StoreDirectory.open(directory) as store:
        assert kept(store) == {line(1)}


HOLD = "s = StoreDirectory.open(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"


def test_second_process_is_refused_until_the_first_has_died(directory: Path) -> None:
    with python(HOLD, directory) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="in use by another process"):
            StoreDirectory.open(directory)
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    with StoreDirectory.open(directory) as store:
        store.commit(adding(line(1)))


@pytest.mark.skipif(sys.platform == "win32", reason="there, an open file cannot be moved")
@pytest.mark.parametrize("deleted", [False, True], ids=["moved", "deleted"])
def test_second_holder_is_refused_though_the_lock_file_has_gone(
    deleted: bool, directory: Path
) -> None:
    with StoreDirectory.open(directory) as store:
        if deleted:
            (directory / "lock").unlink()
        else:
            (directory / "lock").rename(directory.parent / "elsewhere")
        with pytest.raises(StoreError, match="in use by another process"):
            StoreDirectory.open(directory)
        store.commit(adding(line(1)))
    with StoreDirectory.open(directory) as store:
        assert kept(store) == {line(1)}


@pytest.mark.skipif(sys.platform == "win32", reason="there, an open file cannot be moved")
@pytest.mark.parametrize("what", ["file moved", "directory moved", "replaced", "deleted"])
def test_what_would_be_written_beside_the_store_is_refused(what: str, directory: Path) -> None:
    elsewhere = directory.parent / "elsewhere"
    with StoreDirectory.open(directory) as store:
        before = store.commit(adding(line(1)))
        back_up_store(directory, directory.parent / "copy")
        if what == "file moved":
            (directory / FILE).rename(elsewhere)
        elif what == "directory moved":
            directory.rename(elsewhere)
        elif what == "replaced":
            (directory.parent / "copy" / FILE).replace(directory / FILE)
        else:
            (directory / FILE).unlink()
        for _ in range(2):
            with pytest.raises(StoreError, match="nothing was changed") as caught:
                store.commit(adding(line(2)))
            assert caught.value.hint
        assert (kept(store), store.revision) == ({line(1)}, before)
        if what == "file moved":
            elsewhere.rename(directory / FILE)
            store.commit(adding(line(2)))
            assert kept(store) == {line(1), line(2)}


def test_killed_in_a_transaction_leaves_nothing_of_it(directory: Path) -> None:
    code = (
        "s = StoreDirectory.open(Path(sys.argv[1]))\n"
        "n = frozenset()\n"
        "s.commit(Delta(n, frozenset([b'<x:kept> <x:p> <x:o> .'])))\n"
        "d = s._database; d.execute('PRAGMA cache_size = 1')\n"
        "d.execute('BEGIN IMMEDIATE')\n"
        "d.executemany('INSERT INTO quads VALUES (?)', "
        "((f'<x:{i}> <x:p> <x:o> .'.encode(),) for i in range(50_000)))\n"
        "print('written', flush=True); sys.stdin.read()"
    )
    with python(code, directory) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "written\n"
        # Pages of the unfinished change are in the log on disk already.
        assert (directory / (FILE + "-wal")).stat().st_size > 1_000_000
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    with StoreDirectory.open(directory) as store:
        assert kept(store) == {b"<x:kept> <x:p> <x:o> ."}


class Ticking:
    """A clock that goes on by one each time that it is looked at."""

    def __init__(self) -> None:
        self.now = 0

    def monotonic(self) -> int:
        self.now += 1
        return self.now


def test_what_is_late_changes_nothing(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = frozenset(line(number) for number in range(2, 20_000))
    with StoreDirectory.open(directory) as store:
        before = store.commit(adding(line(1), line(0)))
        clock = Ticking()
        monkeypatch.setattr(store_directory, "time", clock)
        change = Delta(frozenset([line(0)]), many)
        for deadline in (1, 2, 10):
            clock.now = 0
            with pytest.raises(TimeoutError):
                store.commit(change, deadline=deadline)
            assert clock.now == deadline
            assert (store.revision, kept(store)) == (before, {line(1), line(0)})
        store.commit(change, deadline=10_000)
        assert store.revision != before
    with StoreDirectory.open(directory) as store:
        assert kept(store) == {line(1), *many}


# Directories that are none


@pytest.mark.parametrize("name", ["notes.txt", "000001.sst", "noticegraph.sqlite.bak"])
def test_directory_with_other_files_is_refused_and_left_alone(name: str, directory: Path) -> None:
    directory.mkdir()
    (directory / name).write_text("mine")
    with pytest.raises(StoreError, match="holds other files") as caught:
        StoreDirectory.open(directory)
    assert str(directory) in str(caught.value)
    assert [entry.name for entry in directory.iterdir()] == [name]
    assert (directory / name).read_text() == "mine"


def test_directory_of_an_earlier_version_is_refused(directory: Path) -> None:
    directory.mkdir()
    (directory / "noticegraph-store.json").write_text("{}")
    (directory / "CURRENT").write_text("")
    with pytest.raises(StoreError, match="earlier version") as caught:
        StoreDirectory.open(directory)
    assert caught.value.hint


def test_a_file_is_no_directory(directory: Path) -> None:
    directory.write_text("mine")
    with pytest.raises(StoreError, match="is not a directory"):
        StoreDirectory.open(directory)
    with pytest.raises(StoreError, match="is not a directory"):
        StoreDirectory.open(directory / "below")
    assert directory.read_text() == "mine"


def test_a_file_that_is_no_database_is_refused_and_left_alone(directory: Path) -> None:
    directory.mkdir()
    (directory / FILE).write_bytes(b"no database, but long enough for a header of one. " * 100)
    before = (directory / FILE).read_bytes()
    with pytest.raises(StoreError, match="cannot be used") as caught:
        StoreDirectory.open(directory)
    assert "backup" in (caught.value.hint or "")
    assert (directory / FILE).read_bytes() == before


@pytest.mark.parametrize(
    "pragmas", ["", "PRAGMA application_id = 1", "PRAGMA user_version = 99"], ids=str
)
def test_another_database_is_refused_and_left_alone(pragmas: str, directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.commit(adding(line(1)))
    if pragmas:
        database = sqlite3.connect(directory / FILE)
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute(pragmas)
    else:
        (directory / FILE).unlink()
        database = sqlite3.connect(directory / FILE)
        database.execute("CREATE TABLE addresses (name)")
    database.close()
    before = (directory / FILE).read_bytes()
    with pytest.raises(StoreError, match="not a store of this version"):
        StoreDirectory.open(directory)
    assert (directory / FILE).read_bytes() == before


def damage(directory: Path, start: int, length: int) -> None:
    with (directory / FILE).open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * length)


def test_damaged_pages_are_told_and_not_taken_for_data(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.commit(Delta(EMPTY, frozenset(line(n) for n in range(5_000))))
    size = (directory / FILE).stat().st_size
    damage(directory, size // 4, size // 2)
    with (
        pytest.raises(StoreError, match="cannot be used") as caught,
        StoreDirectory.open(directory) as store,
    ):
        kept(store)
    assert "backup" in (caught.value.hint or "")


def test_missing_table_is_told(directory: Path) -> None:
    with StoreDirectory.open(directory):
        pass
    for statement in ("DROP TABLE revision", "CREATE TABLE revision (id TEXT, number INTEGER)"):
        database = sqlite3.connect(directory / FILE, isolation_level=None)
        database.execute(statement)
        database.close()
        with pytest.raises(StoreError, match="cannot be used"):
            StoreDirectory.open(directory)


def test_line_that_is_no_quad_is_told(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.commit(adding(b"<x:a> <x:b> broken .", line(1)))
        with pytest.raises(StoreError, match="cannot be used"):
            store.follow_content([PackedGraph.of("https://example.org/g", "1", b"")])


def test_half_a_file_is_told(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.commit(Delta(EMPTY, frozenset(line(n) for n in range(5_000))))
    data = (directory / FILE).read_bytes()
    (directory / FILE).write_bytes(data[: len(data) // 2])
    with pytest.raises(StoreError, match="cannot be used"), StoreDirectory.open(directory) as store:
        kept(store)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize("exists", [False, True], ids=["new", "there"])
def test_no_permission_is_told(exists: bool, tmp_path: Path) -> None:
    directory = tmp_path / "closed" / "store"
    if exists:
        with StoreDirectory.open(directory):
            pass
    else:
        directory.parent.mkdir()
    closed = directory if exists else directory.parent
    for file in directory.iterdir() if exists else ():
        file.chmod(0o444)
    closed.chmod(0o555)
    for above in [tmp_path, *tmp_path.parents][:3]:
        above.chmod(above.stat().st_mode | 0o555)
    code = (
        "import os\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try: StoreDirectory.open(Path(sys.argv[1]))\n"
        "except StoreError as error: print(type(error).__name__, error, error.hint)\n"
    )
    with python(code, directory) as process:
        out, _ = process.communicate()
    closed.chmod(0o755)
    assert out.startswith(f"StoreError no permission to write in {directory}")


# A full disk


def test_full_disk_changes_nothing(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        before = store.commit(adding(line(1)))
        (pages,) = store._database.execute("PRAGMA page_count").fetchone()
        store._database.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StoreFullError, match="nothing was changed") as caught:
            store.commit(Delta(frozenset([line(1)]), frozenset(line(n) for n in range(2, 5_000))))
        assert caught.value.hint
        assert (store.revision, kept(store)) == (before, {line(1)})
        # When there is room again it goes on.
        store._database.execute("PRAGMA max_page_count = 1000000")
        store.commit(adding(line(2)))
    with StoreDirectory.open(directory) as store:
        assert kept(store) == {line(1), line(2)}


FILL = """
import resource
store = StoreDirectory.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
acknowledged = 0
while True:
    lines = (f"<x:{acknowledged}> <x:p{n}> <x:o> .".encode() for n in range(500))
    try:
        store.commit(Delta(frozenset(), frozenset(lines)))
    except StoreFullError as error:
        print(acknowledged, len(list(store.lines())), error, flush=True)
        break
    acknowledged += 1
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.commit(Delta(frozenset(), frozenset([b"<x:later> <x:p> <x:o> ."])))
"""


def test_full_file_system_loses_nothing_that_was_acknowledged(directory: Path) -> None:
    with python(FILL, directory, 2**20) as process:
        out, _ = process.communicate()
    assert process.returncode == 0
    acknowledged = int(out.split()[0])
    assert acknowledged > 5
    assert "nothing was changed" in out
    with StoreDirectory.open(directory) as store:
        assert len(kept(store)) == acknowledged * 500 + 1


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0, reason="needs to mount"
)
def test_full_small_disk_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        acknowledged = 0
        with StoreDirectory.open(disk / "store") as store:
            with pytest.raises(StoreFullError):
                for number in range(10_000):
                    store.commit(
                        Delta(EMPTY, frozenset(line(number * 100 + n) for n in range(100)))
                    )
                    acknowledged += 1
            assert 1 < acknowledged < 10_000
            assert len(kept(store)) == acknowledged * 100
        with StoreDirectory.open(disk / "store") as store:
            assert len(kept(store)) == acknowledged * 100


# Following the content


A, B = "https://example.org/a", "https://example.org/b"


def graph(iri: str, *numbers: int) -> PackedGraph:
    ntriples = b"".join(line(n) + b"\n" for n in numbers)
    return PackedGraph.of(iri, f"source of {numbers}", ntriples)


def test_content_is_taken_and_then_followed(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        assert store.follow_content([graph(A, 1, 2), graph(B)]) == []
        assert kept(store) == {line(1, "a"), line(2, "a")}
        assert sorted(store.graph_names()) == [A, B]
        before = store.revision
        assert store.follow_content([graph(A, 1, 2), graph(B)]) == []
        assert store.revision == before
    with StoreDirectory.open(directory) as store:
        assert store.follow_content([graph(A, 2, 3), graph(B)]) == []
        assert kept(store) == {line(2, "a"), line(3, "a")}
        assert store.revision != before


def test_change_here_stays_while_the_content_is_the_same(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.follow_content([graph(A, 1)])
        store.commit(Delta(frozenset([line(1, "a")]), frozenset([line(9, "a")])))
        assert store.follow_content([graph(A, 1)]) == []
        assert kept(store) == {line(9, "a")}


def test_change_on_both_sides_stays_as_it_is_here_and_is_told(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.follow_content([graph(A, 1), graph(B, 1)])
        store.commit(adding(line(9, "a")))
        assert store.follow_content([graph(A, 2), graph(B, 2)]) == [A]
        assert kept(store) == {line(1, "a"), line(9, "a"), line(2, "b")}
        # Each time, until somebody decides.
        assert store.follow_content([graph(A, 2), graph(B, 2)]) == [A]


def test_deletion_here_is_a_change_here(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.follow_content([graph(A, 1)])
        store.commit(removing(line(1, "a"), graphs=(A,)))
        assert store.follow_content([graph(A, 1)]) == []
        assert store.follow_content([graph(A, 2)]) == [A]
        assert (kept(store), store.graph_names()) == (set(), [])


def test_change_that_was_taken_back_is_none(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.follow_content([graph(A, 1)])
        store.commit(adding(line(9, "a")))
        store.commit(removing(line(9, "a")))
        assert store.follow_content([graph(A, 2)]) == []
        assert kept(store) == {line(2, "a")}


def test_graph_that_was_here_before_the_content_had_it_is_not_overwritten(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.commit(adding(line(9, "a"), graphs=(A,)))
        assert store.follow_content([graph(A, 1)]) == [A]
        assert kept(store) == {line(9, "a")}


def test_graph_that_was_here_before_and_is_the_same_is_followed(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.commit(adding(line(1, "a"), graphs=(A,)))
        assert store.follow_content([graph(A, 1)]) == []
        assert store.follow_content([graph(A, 2)]) == []
        assert kept(store) == {line(2, "a")}


def test_graph_that_the_content_has_no_longer_stays(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.follow_content([graph(A, 1), graph(B, 1)])
        assert store.follow_content([graph(B, 1)]) == []
        assert kept(store) == {line(1, "a"), line(1, "b")}


def test_other_graphs_are_not_touched_by_the_content(directory: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.commit(adding(line(1), line(5, "mine"), graphs=("https://example.org/mine",)))
        store.follow_content([graph(A, 1)])
        store.follow_content([graph(A, 2)])
        assert kept(store) == {line(1), line(5, "mine"), line(2, "a")}


# Backup


def test_backup_is_a_store_of_its_own(directory: Path, tmp_path: Path) -> None:
    with StoreDirectory.open(directory) as store:
        revision = store.commit(adding(line(1), graphs=("https://example.org/empty",)))
        store.backup(tmp_path / "copy")
        store.commit(adding(line(2)))
    assert [entry.name for entry in (tmp_path / "copy").iterdir()] == [FILE]
    with StoreDirectory.open(tmp_path / "copy") as copy:
        assert kept(copy) == {line(1)}
        assert copy.revision == revision
        assert copy.graph_names() == ["https://example.org/empty"]


WRITE_ON = """
store = StoreDirectory.open(Path(sys.argv[1]))
for number in range(100_000):
    lines = frozenset(f"<x:{number}> <x:p{n}> <x:o> .".encode() for n in range(3))
    store.commit(Delta(frozenset(), lines))
    if number == 50:
        print("writing", flush=True)
"""


def test_backup_beside_a_writer_is_whole(directory: Path, tmp_path: Path) -> None:
    sizes = []
    with python(WRITE_ON, directory) as writer:
        try:
            assert writer.stdout
            assert writer.stdout.readline() == "writing\n"
            for number in range(5):
                back_up_store(directory, tmp_path / f"copy{number}")
                assert writer.poll() is None
        finally:
            writer.kill()
    for number in range(5):
        with StoreDirectory.open(tmp_path / f"copy{number}") as copy:
            found = kept(copy)
        subjects = {ln.split()[0] for ln in found}
        assert len(found) == 3 * len(subjects)
        sizes.append(len(found))
    assert sizes == sorted(sizes)
    assert sizes[0] >= 150


def test_backup_into_what_is_not_empty_is_refused(directory: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    with StoreDirectory.open(directory) as store:
        store.commit(adding(line(1)))
        store.backup(target)
        before = (target / FILE).read_bytes()
        store.commit(adding(line(2)))
        with pytest.raises(StoreError, match="is not empty"):
            store.backup(target)
        with pytest.raises(StoreError, match="is not empty"):
            back_up_store(directory, directory)
    assert (target / FILE).read_bytes() == before


def test_backup_of_nothing_is_refused_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        back_up_store(tmp_path / "none", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_backup_to_a_full_disk_leaves_nothing_behind(directory: Path, tmp_path: Path) -> None:
    with StoreDirectory.open(directory) as store:
        store.commit(Delta(EMPTY, frozenset(line(n) for n in range(5_000))))
    code = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))\n"
        "try: back_up_store(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except StoreFullError as error: print(error)\n"
    )
    with python(code, directory, tmp_path / "copy") as process:
        out, _ = process.communicate()
    assert str(tmp_path / "copy") in out
    assert list((tmp_path / "copy").iterdir()) == []


def test_backup_of_a_damaged_store_is_told(directory: Path, tmp_path: Path) -> None:
    directory.mkdir()
    (directory / FILE).write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError):
        back_up_store(directory, tmp_path / "copy")
    assert not (tmp_path / "copy" / FILE).exists()
