"""Make the reports of statements in worker processes, under limits, and cache them.

A report depends only on the digests of its data and of the shapes, so a report that exists is read
from the cache (``NOTICEGRAPH_CACHE_DIR``, or else the user's cache folder).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from noticegraph.catalog import CatalogEntry, read_catalog
from noticegraph.content import Content
from noticegraph.errors import InputError, InternalError, NoticegraphError
from noticegraph.media_types import JSON_LD
from noticegraph.namespaces import expand_prefixed_name
from noticegraph.reports.model import Report, assemble_report, decode_report
from noticegraph.reports.subject import statement_of
from noticegraph.reports.workers import Limits, ShapesSource, Worker

_DEFAULT_LIMITS = Limits()
_FORM = "noticegraph report 3"
_KEPT = 4096
_PASSAGES = "-passages.ttl"


@dataclass(frozen=True, slots=True)
class Target:
    """What to validate: the files of one statement graph, or RDF in a media type."""

    name: str
    files: tuple[Path, ...] = ()
    data: str | None = None
    media_type: str = "text/turtle"


def shapes_source(content: Content, shapes: Sequence[Path] = ()) -> ShapesSource:
    """Return the shapes to validate with: the content's, or `shapes`. Raises InputError."""
    chosen = tuple(shapes) or _turtle_files(content.shapes)
    law = content.graph_data / "law"
    background = (*_turtle_files(content.ontology), *_turtle_files(law))
    digest = _digest([_FORM, version("pyshacl")], [*chosen, *background])
    return ShapesSource(chosen, background, digest)


def _turtle_files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.rglob("*.ttl"))) if folder.is_dir() else ()


def _digest(words: Iterable[str], files: Iterable[Path]) -> str:
    digest = hashlib.sha256("\n".join(words).encode())
    for file in files:
        try:
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        except OSError as error:
            raise InputError(
                "unreadable-file", reason=error.strerror or str(error), file=file
            ) from error
    return digest.hexdigest()


def statement_targets(content: Content) -> dict[str, Target]:
    """Return what to validate for each statement (IRI) of a catalogue."""
    found: dict[str, list[CatalogEntry]] = {}
    for entry in read_catalog(content):
        if entry.statement is not None:
            found.setdefault(entry.statement, []).append(entry)
    return {
        statement: Target(statement, tuple(sorted(entry.file for entry in entries)))
        for statement, entries in sorted(found.items())
    }


def file_target(file: Path) -> Target:
    """Return what to validate for a Turtle file: the file, and the passages beside it."""
    beside = file.with_name(f"{file.stem}{_PASSAGES}")
    return Target(str(file), (file, beside) if beside.is_file() else (file,))


def make_reports(
    targets: Sequence[Target],
    source: ShapesSource,
    *,
    limits: Limits = _DEFAULT_LIMITS,
    keep: bool = True,
    done: Callable[[int], None] = lambda _count: None,
) -> list[Report]:
    """Return the report of each target, in order; cached ones are read, the others are made.

    ``done`` is called with the number of finished reports. Raises LimitError if a statement takes
    too long or too much memory, and what a worker raised, naming the file.
    """
    store = _Store(_cache_folder()) if keep else _Store(None)
    reports: dict[int, Report] = {}
    tasks: list[tuple[int, dict[str, Any]]] = []
    for number, target in enumerate(targets):
        digest = _digest([target.data or "", target.media_type], target.files)
        kept = store.read(digest, source.digest)
        if kept is not None:
            reports[number] = kept
        else:
            tasks.append((number, _task(target, digest, source)))
    done(len(reports))
    for number, report in _validate(tasks, source, limits):
        reports[number] = report
        store.write(report)
        done(len(reports))
    return [reports[number] for number in range(len(targets))]


def make_report(
    target: Target,
    source: ShapesSource,
    limits: Limits,
    *,
    gone: Callable[[], bool] = lambda: False,
    spent: Callable[[float], None] = lambda _seconds: None,
) -> Report:
    """Return the report of one target, made in one process and not cached.

    Data are parsed here first, because data that are not a statement graph need no process.
    ``spent`` is called with the processor seconds used, whatever the result. Raises as
    `make_reports` does, and ClientGoneError if ``gone`` says that the client has disconnected.
    """
    # A context in each of its objects makes JSON-LD take minutes; only a process can be stopped.
    if target.data is not None and target.media_type != JSON_LD.media_type:
        start = time.thread_time()
        try:
            _check_data(target.data, target.media_type)
        finally:
            spent(time.thread_time() - start)
    digest = _digest([target.data or "", target.media_type], target.files)
    worker = Worker((0, 1), source, limits, gone)
    try:
        with worker:
            part = worker.ask(_task(target, digest, source))
    finally:
        spent(worker.seconds)
    return assemble_report([part], digest, source.digest)


def _check_data(data: str, media_type: str) -> None:
    """Raise what a worker would raise for data that are not a graph of one statement."""
    from noticegraph.turtle import parse_triples

    names = ("oa:hasSource", "ng:statedIn", "rdf:type", "ng:StatementVersion")
    source, stated, kind, version = map(expand_prefixed_name, names)
    triples = parse_triples(data.encode(), media_type)
    objects = [str(t.object) for t in triples if t.predicate.value == source]
    statement_of(
        (term[1:-1] for term in objects if term.startswith("<")),
        empty=not triples,
        described=any(
            t.predicate.value == stated
            or (t.predicate.value == kind and str(t.object) == f"<{version}>")
            for t in triples
        ),
    )


def _task(target: Target, digest: str, source: ShapesSource) -> dict[str, Any]:
    task: dict[str, Any] = {"digest": digest, "shapes": source.digest, "name": target.name}
    if target.data is not None:
        return task | {"data": target.data, "media_type": target.media_type}
    return task | {"files": [str(file) for file in target.files]}


def _validate(
    tasks: Sequence[tuple[int, dict[str, Any]]], source: ShapesSource, limits: Limits
) -> Iterator[tuple[int, Report]]:
    """Yield reports as they are made. The first error ends this and all workers.

    If there are few statements, each process validates against a part of the shapes, so that no two
    parse the same queries.
    """
    if not tasks:
        return
    count = max(1, min(limits.processes, len(source.shapes)))
    divided = len(tasks) <= 2 * count
    queues: list[Queue[tuple[int, dict[str, Any]]]] = [Queue() for _ in range(count)]
    for task in tasks:
        for queue in queues if divided else queues[:1]:
            queue.put(task)
    made: Queue[tuple[int, dict[str, Any] | NoticegraphError]] = Queue()
    stop = threading.Event()

    def work(number: int) -> None:
        waiting = queues[number if divided else 0]
        part = (number, count) if divided else (0, 1)
        with contextlib.ExitStack() as stack:
            worker: Worker | None = None
            while not stop.is_set():
                try:
                    place, task = waiting.get_nowait()
                except Empty:
                    return
                try:
                    worker = worker or stack.enter_context(Worker(part, source, limits))
                    made.put((place, worker.ask(task)))
                except NoticegraphError as error:
                    made.put((place, error))
                    return
                except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
                    made.put(
                        (
                            place,
                            InternalError(
                                "unforeseen", class_name=type(error).__name__, reason=str(error)
                            ),
                        )
                    )
                    return

    started = count if divided else min(count, len(tasks))
    threads = [threading.Thread(target=work, args=(n,), daemon=True) for n in range(started)]
    for thread in threads:
        thread.start()
    digests = {number: task["digest"] for number, task in tasks}
    parts: dict[int, list[dict[str, Any]]] = {number: [] for number in digests}
    try:
        for _ in range(len(tasks) * (count if divided else 1)):
            number, result = made.get()
            if isinstance(result, NoticegraphError):
                raise result
            parts[number].append(result)
            if len(parts[number]) == (count if divided else 1):
                yield number, assemble_report(parts.pop(number), digests[number], source.digest)
    finally:
        stop.set()
        for thread in threads:
            thread.join(timeout=limits.seconds + 5)


def _cache_folder() -> Path | None:
    chosen = os.environ.get("NOTICEGRAPH_CACHE_DIR")
    if chosen is not None:
        return Path(chosen) if chosen else None
    from platformdirs import user_cache_path

    return user_cache_path("noticegraph", appauthor=False)


class _Store:
    """The cache of reports, one file each. A file that cannot be read or written is no error."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder / "reports" if folder else None

    def _file(self, digest: str, shapes: str) -> Path | None:
        return self.folder / f"{digest[:32]}-{shapes[:16]}.json" if self.folder else None

    def read(self, digest: str, shapes: str) -> Report | None:
        file = self._file(digest, shapes)
        if file is None:
            return None
        try:
            report = decode_report(json.loads(file.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        same = report.data_digest == digest and report.shapes_digest == shapes
        return report if same else None

    def write(self, report: Report) -> None:
        from noticegraph.reports.model import encode_report

        file = self._file(report.data_digest, report.shapes_digest)
        if file is None:
            return
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=file.parent, suffix=".new", delete=False
            ) as written:
                json.dump(encode_report(report), written, ensure_ascii=False)
            Path(written.name).replace(file)
            self._forget_oldest(file.parent)

    def _forget_oldest(self, folder: Path) -> None:
        kept = list(folder.iterdir())
        if len(kept) > _KEPT:
            by_age = sorted(kept, key=lambda file: file.stat().st_mtime)
            for old in by_age[: len(kept) - _KEPT]:
                old.unlink(missing_ok=True)
