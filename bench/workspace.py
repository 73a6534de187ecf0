"""How a server bears a workspace of many statements: its start, its reading, its pages, its memory.

    python -m bench.workspace [--statements 300] [--texts DIR] [--folder DIR]

The statements are texts of ``--texts`` (Markdown), added and drafted as a person would, and copies
of these under other names of companies, so that each has real passages and facts. A ``--folder``
that has enough statements is measured as it is, twice: with an empty cache, and with what that left
there. Prints Markdown.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.machine import describe_machine
from bench.memory import ProcessorSeconds, measure_memory

from noticegraph.content import Content, shipped_content
from noticegraph.graph_files import read_graph_file
from noticegraph.http.words.texts import texts
from noticegraph.statement_files import workspace_files
from noticegraph.workspace import read_workspace

PATIENCE = 600.0
"""Seconds that a server may take to read everything."""
REPEATS = 5
_DATE = "2026-01-01"
_NOTICEGRAPH = (sys.executable, "-m", "noticegraph")
_PAGES = (
    "/", "/statements", "/reports", "/questions", "/questions/rights", "/compare",
    "/search?q=consent", "/companies/github", "/statements/github-2024-02-01-en",
    "/questions/rights?statement=github-2024-02-01-en",
)  # fmt: skip
"""Pages that exist with and without the workspace."""


@dataclass(frozen=True, slots=True)
class Started:
    """What a server did until everything was read.

    ``first`` are the seconds until the first answer, ``unread`` what its page said was still to be
    read, ``read`` the seconds until nothing was; ``first_processor`` and ``processor`` those of the
    processors until then.
    """

    address: str
    pid: int
    first: float
    first_processor: float
    unread: int
    read: float
    processor: float


def build(folder: Path, wanted: int, sources: Sequence[Path]) -> None:
    """Add and draft each source, then copy what was made until there are ``wanted`` statements."""
    if not folder.exists():
        _run("init", str(folder))
    for source in sources:
        if (folder / source.stem).exists():
            continue
        where = ("--workspace", str(folder))
        given = ("--company", source.stem, "--date", _DATE, "--language", "en")
        _run(*where, "add", str(source), *given)
        _run(*where, "draft", f"{source.stem}-{_DATE}-en")
    made = [f for f in workspace_files(_content(folder)) if not f.company.startswith("copy-")]
    for number in range(wanted - len(made)):
        original = made[number % len(made)]
        company = f"copy-{number:03}-{original.company}"
        target = folder / company
        if target.exists():
            continue
        shutil.copytree(original.facts.parent, target)
        for file in target.glob("*.ttl"):
            text = file.read_text("utf-8").replace(f"/{original.id}", f"/{company}-{_DATE}-en")
            name = f'"{original.company}"'
            file.write_text(text.replace(name, f'"{company}"'), "utf-8")


def _run(*words: str) -> None:
    subprocess.run([*_NOTICEGRAPH, "--quiet", *words], check=False, stdout=subprocess.DEVNULL)


def _content(folder: Path) -> Content:
    return shipped_content().layered(read_workspace(folder))


@contextmanager
def served(folder: Path | None, cache: Path) -> Iterator[Started]:
    """Serve the shipped content, with a workspace or without, until everything is read."""
    words = [*_NOTICEGRAPH, "--quiet", *(("--workspace", str(folder)) if folder else ())]
    command = [*words, "serve", "--port", "0", "--cache-size", "0", "--client-seconds", "0"]
    began = time.monotonic()
    # An installed package is compiled.
    unset = ("NOTICEGRAPH_WORKSPACE", "PYTHONDONTWRITEBYTECODE")
    environment = {k: v for k, v in os.environ.items() if k not in unset}
    environment["NOTICEGRAPH_CACHE_DIR"] = str(cache)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[-1].rstrip("/")
            page = fetch(f"{address}/style?lang=en")
            first, unread = time.monotonic() - began, _unread(page)
            spent = ProcessorSeconds(process.pid)
            first_processor = spent.look()
            left = unread
            while left and time.monotonic() - began < PATIENCE:
                time.sleep(0.5)
                spent.look()
                left = _unread(fetch(f"{address}/style?lang=en"))
            read = time.monotonic() - began
            yield Started(address, process.pid, first, first_processor, unread, read, spent.look())
        finally:
            process.send_signal(signal.SIGTERM)


def fetch(address: str) -> str:
    """Return a page."""
    with urllib.request.urlopen(address, timeout=120) as answer:
        found: str = answer.read().decode()
        return found


def _unread(page: str) -> int:
    pattern = re.escape(texts("en")["still_reading"]).replace(r"\{count\}", "([0-9]+)")
    found = re.search(pattern, html.unescape(page))
    return int(found[1]) if found else 0


def time_pages(address: str, pages: Sequence[str]) -> dict[str, str]:
    """Return the median milliseconds of each page, or the status of one that is refused."""
    found = {}
    for page in pages:
        times = []
        try:
            for _ in range(REPEATS):
                began = time.perf_counter()
                fetch(address + page)
                times.append((time.perf_counter() - began) * 1000)
            found[page] = f"{statistics.median(times):.0f}"
        except urllib.error.HTTPError as error:
            found[page] = f"status {error.code}"
        tell(f"{page}: {found[page]}")
    return found


def wait_for_reports(address: str) -> None:
    """Return once all reports are made: a page is slower while they are."""
    words = texts("en")["still_judging"].format(count="")
    began = time.monotonic()
    while words in fetch(f"{address}/style?lang=en") and time.monotonic() - began < PATIENCE:
        time.sleep(5.0)
    tell(f"reports: {time.monotonic() - began:.0f} s")


def tell(text: str) -> None:
    """Say how far it is."""
    print(text, file=sys.stderr, flush=True)


def count_quads(folder: Path) -> tuple[int, int]:
    """Return the quads of the statements of a workspace, and the bytes of their Turtle."""
    quads = size = 0
    for files in workspace_files(_content(folder)):
        for file in (files.facts, files.passages):
            size += file.stat().st_size
            quads += (read_graph_file(file).quads("urn:g") or b"").count(b"\n")
    return quads, size


def _per_million(starts: Sequence[Started], quads: int, name: str) -> list[str]:
    """Return what each start took beyond the first one, for a million quads."""
    first, *others = (getattr(start, name) for start in starts)
    return ["", *(f"{(other - first) / quads * 1e6:.1f}" for other in others)]


def main() -> None:
    """Build, measure, and print Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=300)
    shared = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "ota"
    parser.add_argument("--texts", type=Path, default=shared)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    sources = sorted(options.texts.glob("*.md"))
    if not sources and options.folder is None:
        parser.error(f"no *.md in {options.texts}: give --texts")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch) / "workspace"
        build(folder, options.statements, sources)
        quads, size = count_quads(folder)
        count = len(workspace_files(_content(folder)))
        pages = (*_PAGES, f"/statements/{workspace_files(_content(folder))[0].id}")
        cache = Path(scratch) / "cache"
        for _ in range(2):
            with served(None, cache) as alone:
                wait_for_reports(alone.address)
                before = time_pages(alone.address, _PAGES)
        with served(folder, cache) as empty:
            tell(str(empty))
        with served(folder, cache) as started:
            tell(str(started))
            wait_for_reports(started.address)
            after = time_pages(started.address, pages)
            memory = measure_memory(started.pid).pss
    print("# Workspace\n\nWritten by `python -m bench.workspace`.\n")
    print(", ".join(f"{name} {value}" for name, value in describe_machine().items()) + ".")
    print(f"Load when it ended: {os.getloadavg()[0]:.0f}.\n")
    print(f"{count} statements, {quads:,} quads, {size / 1e6:.0f} MB of Turtle.")
    print(f"Memory (PSS) with all reports: {memory:.0f} MiB.\n")
    print("| | without workspace | nothing kept | again |\n| --- | ---: | ---: | ---: |")
    starts = (alone, empty, started)
    for name, values in (
        ("first answer, s", [f"{s.first:.1f}" for s in starts]),
        ("its processor seconds", [f"{s.first_processor:.1f}" for s in starts]),
        ("statements that it says are unread", [f"{s.unread}" for s in starts]),
        ("everything read, s", [f"{s.read:.1f}" for s in starts]),
        ("its processor seconds", [f"{s.processor:.1f}" for s in starts]),
        ("s per million quads", _per_million(starts, quads, "read")),
        ("processor seconds per million quads", _per_million(starts, quads, "processor")),
    ):
        print(f"| {name} | {' | '.join(values)} |")
    print(
        f"\nMedian ms of {REPEATS}, nothing kept:\n\n"
        "| page | without | with |\n| --- | ---: | ---: |"
    )
    for page, spent in after.items():
        print(f"| {page} | {before.get(page, '')} | {spent} |")


if __name__ == "__main__":
    main()
