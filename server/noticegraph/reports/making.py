"""Make the reports of statements in worker processes, under limits, and cache them.

A report depends only on the digests of its data and of the shapes, so a report that exists is read
from the cache (``NOTICEGRAPH_CACHE_DIR``, or else the user's cache folder).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from noticegraph.content import Content
from noticegraph.errors import InternalError, NoticegraphError, ShapesError, UsageError
from noticegraph.kept_files import cache_folder
from noticegraph.media_types import JSON_LD
from noticegraph.namespaces import expand_prefixed_name
from noticegraph.passages import text_digest
from noticegraph.reports.cache import ReportCache
from noticegraph.reports.digests import source_digest
from noticegraph.reports.engines import are_shipped, engine_version
from noticegraph.reports.model import Report, assemble_report, failed_report
from noticegraph.reports.subject import statement_of
from noticegraph.reports.to_validate import Target, file_target, statement_targets, with_text_beside
from noticegraph.reports.workers import Limits, ShapesFailure, ShapesSource, Worker
from noticegraph.validation import EngineName

__all__ = [
    "Target",
    "file_target",
    "kept_report",
    "make_report",
    "make_reports",
    "shapes_source",
    "statement_targets",
    "with_text_beside",
]

_DEFAULT_LIMITS = Limits()
_ENGINES = {EngineName.PYSHACL: "pySHACL", EngineName.FAST: "shacl"}
"""The engines by the names of their packages, as reports name them."""


def shapes_source(
    content: Content, shapes: Sequence[Path] = (), engine: EngineName | None = None
) -> ShapesSource:
    """Return the shapes to validate with: the content's, or `shapes`; and the engine.

    Without a wish, shipped shapes have the fast engine if it is installed, all others pySHACL.
    Raises InputError, and UsageError if the fast engine is wished for and missing.
    """
    chosen = tuple(shapes) or _turtle_files(content.shapes)
    law = content.graph_data / "law"
    background = (*content.vocabulary_files(), *_turtle_files(law))
    if engine is None:
        fits = engine_version(EngineName.FAST) is not None and are_shipped(chosen)
        engine = EngineName.FAST if fits else EngineName.PYSHACL
    made_by = engine_version(engine)
    if made_by is None:
        raise UsageError("engine-missing")
    digest = source_digest(engine, chosen, background)
    return ShapesSource(chosen, background, digest, engine, made_by)


def _turtle_files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.rglob("*.ttl"))) if folder.is_dir() else ()


def make_reports(
    targets: Sequence[Target],
    source: ShapesSource,
    *,
    limits: Limits = _DEFAULT_LIMITS,
    keep: bool = True,
    done: Callable[[int], None] = lambda _count: None,
    made: Callable[[int, Report], None] = lambda _number, _report: None,
) -> list[Report]:
    """Return the report of each target, in order; cached ones are read, the others are made.

    A target that cannot be validated has a report that only says why, and does not affect the
    others. ``done`` is called with the number of finished reports, ``made`` with the number of a
    target and its report once that is there. Raises ShapesError, and what
    reading raises, for shapes that cannot be used.
    """
    cache = ReportCache(cache_folder() if keep else None)
    reports: dict[int, Report] = {}
    tasks: list[tuple[int, dict[str, Any]]] = []
    for number, target in enumerate(targets):
        if target.error is not None:
            reports[number] = failed_report(target.name, target.error)
            continue
        try:
            task = _task(target, source)
        except NoticegraphError as error:
            reports[number] = failed_report(target.name, error)
            continue
        kept = cache.read(task["digest"], source.digest, task["text_digest"])
        if kept is not None:
            reports[number] = kept
        else:
            tasks.append((number, task))
    for number, report in reports.items():
        made(number, report)
    done(len(reports))
    for number, report in _validate(tasks, source, limits):
        reports[number] = report
        if report.error is None and _is_still(targets[number], report):
            cache.write(report)
        made(number, report)
        done(len(reports))
    errors = [report.error for report in reports.values()]
    if errors and all(isinstance(error, ShapesError) for error in errors) and errors[0]:
        # Then the cause is no statement.
        raise errors[0]
    return [reports[number] for number in range(len(targets))]


def kept_report(target: Target, source: ShapesSource) -> Report | None:
    """Return the report of a target that need not be made, or None.

    It is in the cache, or says why the target cannot be validated.
    """
    if target.error is not None:
        return failed_report(target.name, target.error)
    try:
        task = _task(target, source)
    except NoticegraphError as error:
        return failed_report(target.name, error)
    return ReportCache(cache_folder()).read(task["digest"], source.digest, task["text_digest"])


def _is_still(target: Target, report: Report) -> bool:
    """Tell whether a target is what a report was made from, and was not changed meanwhile."""
    try:
        text = target.text()
        return (target.digest(), _text_digest(target, text)) == (
            report.data_digest,
            report.text_digest,
        )
    except NoticegraphError:
        return False


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
    task = _task(target, source)
    worker = Worker((0, 1), source, limits, gone)
    try:
        with worker:
            part = worker.ask(task)
    except ShapesFailure as failure:
        raise failure.error from failure
    finally:
        spent(worker.seconds)
    return assemble_report([part], *_made_from(task, source))


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


def _task(target: Target, source: ShapesSource) -> dict[str, Any]:
    text = target.text()
    task: dict[str, Any] = {
        "digest": target.digest(),
        "shapes": source.digest,
        "text_digest": _text_digest(target, text),
        "name": target.name,
        "languages": list(target.languages),
        "translations": {o: [str(f) for f in files] for o, files in target.translations.items()},
    }
    if text is not None:
        task |= {"text": text, "text_format": target.text_format}
    if target.data is not None:
        return task | {"data": target.data, "media_type": target.media_type}
    return task | {"files": [str(file) for file in target.files]}


def _text_digest(target: Target, text: str | None) -> str:
    return "" if text is None else text_digest(f"{target.text_format} {text}")


def _validate(
    tasks: Sequence[tuple[int, dict[str, Any]]], source: ShapesSource, limits: Limits
) -> Iterator[tuple[int, Report]]:
    """Yield reports as they are made, or fail. Shapes that cannot be used end this and all workers.

    If there are few statements, each process of pySHACL validates against a part of the shapes, so
    that no two parse the same queries. The fast engine needs longer to start than for a statement.
    """
    if not tasks:
        return
    count = max(1, min(limits.processes, len(source.shapes)))
    divided = source.engine is EngineName.PYSHACL and len(tasks) <= 2 * count
    queues: list[Queue[tuple[int, dict[str, Any]]]] = [Queue() for _ in range(count)]
    for task in tasks:
        for queue in queues if divided else queues[:1]:
            queue.put(task)
    made: Queue[tuple[int, dict[str, Any] | NoticegraphError | ShapesFailure]] = Queue()
    stop = threading.Event()

    def work(number: int) -> None:
        waiting = queues[number if divided else 0]
        part = (number, count) if divided else (0, 1)
        while not stop.is_set():
            try:
                with Worker(part, source, limits) as worker:
                    while not (stop.is_set() or worker.has_ended):
                        place, task = waiting.get_nowait()
                        made.put((place, _answer(worker, task)))
            except Empty:
                return

    started = count if divided else min(count, len(tasks))
    threads = [threading.Thread(target=work, args=(n,), daemon=True) for n in range(started)]
    for thread in threads:
        thread.start()
    waited = dict(tasks)
    parts: dict[int, list[dict[str, Any] | NoticegraphError]] = {n: [] for n in waited}
    try:
        for _ in range(len(tasks) * (count if divided else 1)):
            number, result = made.get()
            if isinstance(result, ShapesFailure):
                raise result.error
            parts[number].append(result)
            if len(parts[number]) == (count if divided else 1):
                yield number, _report(waited[number], parts.pop(number), source)
    finally:
        stop.set()
        for thread in threads:
            thread.join(timeout=limits.seconds + 5)


def _answer(
    worker: Worker, task: Mapping[str, Any]
) -> dict[str, Any] | NoticegraphError | ShapesFailure:
    try:
        return worker.ask(task)
    except NoticegraphError as error:
        return error
    except ShapesFailure as failure:
        return failure
    except Exception as error:  # noqa: BLE001 - it is shown where the report would be
        return InternalError("unforeseen", class_name=type(error).__name__, reason=str(error))


def _report(
    task: Mapping[str, Any],
    parts: Sequence[dict[str, Any] | NoticegraphError],
    source: ShapesSource,
) -> Report:
    errors = [part for part in parts if isinstance(part, NoticegraphError)]
    if errors:
        return failed_report(task["name"], errors[0])
    made = [part for part in parts if not isinstance(part, NoticegraphError)]
    return assemble_report(made, *_made_from(task, source))


def _made_from(task: Mapping[str, Any], source: ShapesSource) -> tuple[str, str, str, str]:
    by = f"{_ENGINES[source.engine]} {source.engine_version}"
    return task["digest"], source.digest, task["text_digest"], by
