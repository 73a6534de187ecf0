"""Kill -9 in the midst of updates and loads: what was acknowledged is there, and no half of one.

The server is killed alone and with all its processes, a load alone, at points in time that differ
from crash to crash. Each update inserts three triples in three graphs that belong together; each
load brings its files whole or not at all.
"""

from __future__ import annotations

import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from waiting import PATIENCE, eventually

import noticegraph
from noticegraph.store_directory import StoreDirectory

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="a server takes changes on Linux only"
)
SOURCE_ROOT = Path(noticegraph.__file__).parent.parent
TOKEN = "a-token-of-the-crash-tests"
ALONE, TOGETHER, LOADS = 20, 20, 10
PER_UPDATE, PER_FILE, FILES = 3, 2_000, 3
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SOURCE_ROOT)}


@dataclass
class Told:
    """What was sent to the servers, and what they have acknowledged."""

    sent: int = 0
    acknowledged: set[int] = field(default_factory=set)
    killed_within: int = 0


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "noticegraph", *map(str, arguments)]


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    file = tmp_path / "token"
    file.write_text(TOKEN + "\n")
    return file


@contextmanager
def served(store: Path, token_file: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Start a server in a process group of its own."""
    options = ("--port", 0, "--empty", "--store", store, "--write-token-file", token_file)
    process = subprocess.Popen(
        command("serve", *options),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
        start_new_session=True,
    )
    try:
        assert process.stdout
        assert process.stderr
        line = process.stdout.readline()
        assert line, process.stderr.read()
        yield process, int(urlsplit(line.split()[-1]).port or 0)
    finally:
        kill_group(process.pid)
        process.communicate()


def kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def update(number: int) -> str:
    """Return an update of three operations; all its triples name its number."""
    rest = " ; ".join(
        f"INSERT DATA {{ GRAPH <urn:g{part}> {{ <urn:u{number}> <urn:part> {part} }} }}"
        for part in range(1, PER_UPDATE)
    )
    return f"INSERT DATA {{ <urn:u{number}> <urn:part> 0 }} ; {rest}"


def send_updates(port: int, told: Told) -> None:
    """Send one update after another until the server has gone."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {
        "Content-Type": "application/sparql-update",
        "Authorization": f"Bearer {TOKEN}",
    }
    try:
        while True:
            told.sent += 1
            connection.request("POST", "/update", update(told.sent), headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 204
            told.acknowledged.add(told.sent)
    except (OSError, http.client.HTTPException):
        told.killed_within += 1
    finally:
        connection.close()


def found_in(store: Path) -> tuple[dict[int, set[int]], set[str]]:
    """Return the parts of each update, and the other lines, once nobody holds the store."""
    parts: dict[int, set[int]] = {}
    others = set()
    with StoreDirectory.open(store) as opened:
        for lines in opened.lines():
            for line in lines.decode().splitlines():
                subject, _predicate, value, *_ = line.split()
                if subject.startswith("<urn:u"):
                    parts.setdefault(int(subject[6:-1]), set()).add(int(value[1]))
                else:
                    others.add(line)
    return parts, others


def check(store: Path, told: Told) -> int:
    """Assert that all that was acknowledged is whole, and return how many updates there are."""
    parts, _ = found_in(store)
    whole = set(range(PER_UPDATE))
    assert [n for n, found in parts.items() if found != whole] == []
    assert told.acknowledged - set(parts) == set()
    assert set(parts) <= set(range(1, told.sent + 1))
    return len(parts)


@pytest.mark.parametrize("target", ["server alone", "all processes"])
def test_server_killed_in_the_midst_of_updates(
    target: str, tmp_path: Path, token_file: Path, record_property: Callable[[str, object], None]
) -> None:
    store = tmp_path / "store"
    told = Told()
    chance = random.Random(target)
    crashes = ALONE if target == "server alone" else TOGETHER
    left = 0
    for _ in range(crashes):
        with served(store, token_file) as (process, port):
            enough = len(told.acknowledged) + chance.randint(1, 40)
            sender = threading.Thread(target=send_updates, args=(port, told))
            sender.start()
            eventually(lambda: len(told.acknowledged) >= enough)  # noqa: B023 - it is not kept
            if target == "server alone":
                os.kill(process.pid, signal.SIGKILL)
                process.wait()
                sender.join()
                assert_group_ends(process.pid)
            else:
                kill_group(process.pid)
                sender.join()
        left = check(store, told)
    assert told.killed_within == crashes
    assert len(told.acknowledged) >= crashes
    record_property(
        "crashes",
        f"kill -9 of {target}, {crashes} times: {told.sent} updates sent, "
        f"{len(told.acknowledged)} acknowledged, {left} there and whole, 0 lost, 0 halves",
    )


def assert_group_ends(group: int) -> None:
    """The other processes of a server that was killed alone go by themselves."""
    eventually(lambda: not members(group))


def members(group: int) -> list[int]:
    found = []
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                fields = (path / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == group and fields[0] != "Z":
                found.append(int(path.name))
    return found


def test_load_killed_in_its_midst(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    store = tmp_path / "store"
    chance = random.Random("load")
    acknowledged: set[int] = set()
    interrupted = 0
    longest = time_of_a_load(tmp_path)
    number = 0
    while interrupted < LOADS:
        number += 1
        assert number < 5 * LOADS
        files = []
        for part in range(FILES):
            file = tmp_path / f"{number}-{part}.nt"
            file.write_text(
                "".join(f"<urn:l{number}> <urn:p{part}> <urn:o{n}> .\n" for n in range(PER_FILE))
            )
            files.append(file)
        process = subprocess.Popen(
            command("--quiet", "load", "--store", store, *files), env=ENVIRONMENT
        )
        try:
            process.wait(chance.uniform(0.5, 1.0) * longest)
        except subprocess.TimeoutExpired:
            process.kill()
        # The machine may have more or less to do than when the first load was timed.
        if process.wait() == 0:
            acknowledged.add(number)
            longest *= 0.8
        else:
            interrupted += 1
            longest *= 1.05
        counts = loaded(store)
        assert set(counts.values()) <= {PER_FILE * FILES}
        assert acknowledged <= set(counts)
    # After all that, one that nobody kills.
    assert (
        subprocess.run(
            command("--quiet", "load", "--store", store, *files), env=ENVIRONMENT, check=False
        ).returncode
        == 0
    )
    record_property(
        "crashes",
        f"kill -9 of a load, {interrupted} times: {number} loads of {FILES} files, "
        f"{len(acknowledged)} acknowledged, {len(counts)} there and whole, 0 lost, 0 halves",
    )


def time_of_a_load(folder: Path) -> float:
    file = folder / "first.nt"
    file.write_text("".join(f"<urn:f> <urn:p> <urn:o{n}> .\n" for n in range(PER_FILE * FILES)))
    start = time.monotonic()
    subprocess.run(
        command("--quiet", "load", "--store", folder / "first", file), env=ENVIRONMENT, check=True
    )
    return time.monotonic() - start


def loaded(store: Path) -> dict[int, int]:
    counts: dict[int, int] = {}
    if not store.exists():
        return counts
    _, others = found_in(store)
    for line in others:
        number = int(line.split()[0][6:-1])
        counts[number] = counts.get(number, 0) + 1
    return counts


def test_a_server_whose_other_processes_are_killed_makes_them_anew(
    tmp_path: Path, token_file: Path
) -> None:
    graph = "/graphs?graph=urn:g"
    lines = [f"<urn:a> <urn:p> <urn:o{n}> .\n" for n in range(4)]
    with served(tmp_path / "store", token_file) as (process, port):
        for number, line in enumerate(lines):
            assert request(port, "POST", graph, line)[0] == (204 if number else 201)
            others = {pid for pid in members(process.pid) if pid != process.pid}
            assert len(others) >= 2
            for pid in others:
                # A zygote of before may be on its way out.
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            eventually(lambda: not others & set(members(process.pid)))  # noqa: B023
            assert request(port, "GET", "/readyz")[0] == 200
            status, found = request(port, "GET", graph)
            assert (status, sorted(found.decode().splitlines(True))) == (200, lines[: number + 1])
        assert process.poll() is None


@pytest.mark.parametrize("lock", ["there", "moved"])
def test_second_server_on_one_store_is_refused(lock: str, tmp_path: Path, token_file: Path) -> None:
    store = tmp_path / "store"
    triples = tmp_path / "a.nt"
    triples.write_text("<urn:a> <urn:b> <urn:c> .\n")
    with served(store, token_file) as (process, port):
        for verb in (
            ("serve", "--port", 0, "--empty", "--store", store),
            ("load", "--store", store, triples),
        ):
            if lock == "moved":
                (store / "lock").rename(tmp_path / "elsewhere")
            second = subprocess.run(
                command(*verb), env=ENVIRONMENT, capture_output=True, text=True, check=False,
                timeout=PATIENCE,
            )  # fmt: skip
            assert second.returncode == 3
            assert second.stdout == ""
            assert "is in use by another process" in second.stderr
            assert str(store) in second.stderr
            assert "Traceback" not in second.stderr
            if lock == "moved":
                (tmp_path / "elsewhere").rename(store / "lock")
        assert process.poll() is None
        assert request(port, "PUT", "/graphs?graph=urn:g", triples.read_text())[0] == 201


def test_a_store_that_is_moved_under_a_server_takes_no_more_changes(
    tmp_path: Path, token_file: Path
) -> None:
    store, graph = tmp_path / "store", "/graphs?graph=urn:g"
    triple = "<urn:a> <urn:p> <urn:first> .\n"
    with served(store, token_file) as (_process, port):
        assert request(port, "PUT", graph, triple)[0] == 201
        store.rename(tmp_path / "elsewhere")
        status, problem = request(port, "PUT", graph, triple.replace("first", "second"))
        assert status == 503
        assert b"problems#store" in problem
        assert str(tmp_path).encode() not in problem
        assert request(port, "GET", graph) == (200, triple.encode())


def request(port: int, method: str, path: str, body: str | None = None) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/n-triples"}
    try:
        connection.request(method, path, body, {**headers, "Accept": "application/n-triples"})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_full_disk_under_a_server_is_507_and_changes_nothing(
    tmp_path: Path, token_file: Path
) -> None:
    resource = pytest.importorskip("resource")
    store, graph = tmp_path / "store", "/graphs?graph=urn:g"
    large = "".join(f"<urn:a> <urn:p> <urn:o{n}> .\n" for n in range(50_000))
    with served(store, token_file) as (process, port):
        assert request(port, "PUT", graph, "<urn:a> <urn:p> <urn:first> .\n")[0] == 201
        unlimited = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (2**19, unlimited[1]))
        status, problem = request(port, "PUT", graph, large)
        assert status == 507
        assert b"nothing was changed" in problem
        assert str(tmp_path).encode() not in problem
        assert request(port, "GET", graph) == (200, b"<urn:a> <urn:p> <urn:first> .\n")
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, unlimited)
        assert request(port, "POST", graph, large)[0] == 204
        kill_group(process.pid)
    with StoreDirectory.open(store) as opened:
        assert sum(lines.count(b"\n") for lines in opened.lines()) == 50_001
