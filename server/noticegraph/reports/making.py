"""Make the reports of statements in worker processes, under limits, and cache them.

A report depends only on the digests of its data and of the shapes, so a report that exists is read
from the cache (``NOTICEGRAPH_CACHE_DIR``, or else the user's cache folder).
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from noticegraph.catalog import CatalogEntry, Survey, survey_content
from noticegraph.content import Content
from noticegraph.errors import InputError, InternalError, NoticegraphError, ShapesError
from noticegraph.graph_files import read_head
from noticegraph.media_types import JSON_LD
from noticegraph.namespaces import expand_prefixed_name
from noticegraph.passages import TextFormat, read_statement_text, text_digest
from noticegraph.reports.cache import ReportCache, cache_folder
from noticegraph.reports.model import Report, assemble_report, failed_report
from noticegraph.reports.subject import statement_of
from noticegraph.reports.workers import Limits, ShapesFailure, ShapesSource, Worker

_DEFAULT_LIMITS = Limits()
_FORM = "noticegraph report 5"
_PASSAGES = "-passages.ttl"


@dataclass(frozen=True, slots=True)
class Target:
    """What to validate: the files of one statement graph, or RDF in a media type.

    ``text_file`` is the statement's text, if it is at hand, in ``text_format``. ``translations``
    are the files of the same version in other languages, by statement (IRI). ``error`` is why it
    cannot be validated, if that is known.
    """

    name: str
    files: tuple[Path, ...] = ()
    data: str | None = None
    media_type: str = "text/turtle"
    text_file: Path | None = None
    text_format: TextFormat = "txt"
    translations: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    error: NoticegraphError | None = None

    def digest(self) -> str:
        """Return the digest of the data, those of the translations included."""
        others = [file for files in self.translations.values() for file in files]
        return _digest(
            [self.data or "", self.media_type, str(len(self.files))], [*self.files, *others]
        )

    def text(self) -> str | None:
        """Return the text. Raises as `read_statement_text` does."""
        return None if self.text_file is None else read_statement_text(self.text_file)


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
        digest.update(hashlib.sha256(_read(file)).digest())
    return digest.hexdigest()


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(
            "unreadable-file", reason=error.strerror or str(error), file=file
        ) from error


def statement_targets(
    content: Content, texts: Iterable[Path] = (), survey: Survey | None = None
) -> dict[str, Target]:
    """Return what to validate for each statement (IRI) of a catalogue, fictional ones last.

    The text of a statement is the one of the ``texts`` that has its digest, else the content's.
    ``survey`` is what is known of the content, if that is not to be read anew.
    Raises StatementTextError for a text that cannot be read.
    """
    survey = survey or survey_content(content)
    found: dict[str, list[CatalogEntry]] = {}
    for entry in survey.entries:
        if entry.statement is not None:
            found.setdefault(entry.statement, []).append(entry)
    files = {
        statement: tuple(sorted(entry.file for entry in entries))
        for statement, entries in sorted(found.items())
    }
    translations = _translations(files)
    given = {text_digest(read_statement_text(file)): file for file in texts}
    described = {
        statement: next((e for e in entries if e.text_file is not None), entries[0])
        for statement, entries in found.items()
    }
    targets = {
        statement: Target(
            statement,
            own,
            text_file=given.get(e.source_digest or "", e.text_file if e.is_text_same else None),
            text_format=e.text_format,
            translations={other: files[other] for other in sorted(translations[statement])},
            error=None if e.has_facts else InputError("nothing-modelled"),
        )
        for statement, own in files.items()
        for e in (described[statement],)
    }
    for broken in survey.broken:
        if broken.is_left_out and broken.iri not in targets:
            targets[broken.iri] = Target(broken.iri, broken.files, error=broken.error)
    fictional = {s for s, e in described.items() if e.is_fictional}
    return dict(sorted(targets.items(), key=lambda item: (item[0] in fictional, item[0])))


def _translations(files: Mapping[str, tuple[Path, ...]]) -> dict[str, set[str]]:
    """Return, for each statement, those that it translates or that translate it."""
    found: dict[str, set[str]] = {statement: set() for statement in files}
    for statement, own in files.items():
        for other in _translated_by(own):
            if other in files:
                found[statement].add(other)
                found[other].add(statement)
    return found


def _translated_by(files: Iterable[Path]) -> set[str]:
    """Return the versions (IRIs) of which the statement in some files says that it translates them.

    A statement may also mention translations of its own; those are other nodes.
    """
    found: set[str] = set()
    for file in files:
        # Whoever validates the statement tells of a file that cannot be read.
        with contextlib.suppress(InputError):
            found.update(read_head(file).translates)
    return found


def file_target(file: Path, known: Mapping[str, Target] | None = None) -> Target:
    """Return what to validate for a Turtle file: the file, and the passages beside it.

    Of the ``known`` statements, those that it translates are compared with it.
    """
    beside = file.with_name(f"{file.stem}{_PASSAGES}")
    files = (file, beside) if beside.is_file() else (file,)
    others = sorted(_translated_by(files) & (known or {}).keys())
    return Target(str(file), files, translations={o: (known or {})[o].files for o in others})


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
    target and its report once that is made. Raises ShapesError, and what
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
    done(len(reports))
    for number, report in _validate(tasks, source, limits):
        reports[number] = report
        if report.error is None:
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
    return assemble_report([part], task["digest"], source.digest, task["text_digest"])


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
        "text_digest": "",
        "name": target.name,
        "translations": {o: [str(f) for f in files] for o, files in target.translations.items()},
    }
    if text is not None:
        digest = text_digest(f"{target.text_format} {text}")
        task |= {"text": text, "text_format": target.text_format, "text_digest": digest}
    if target.data is not None:
        return task | {"data": target.data, "media_type": target.media_type}
    return task | {"files": [str(file) for file in target.files]}


def _validate(
    tasks: Sequence[tuple[int, dict[str, Any]]], source: ShapesSource, limits: Limits
) -> Iterator[tuple[int, Report]]:
    """Yield reports as they are made, or fail. Shapes that cannot be used end this and all workers.

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
    return assemble_report(made, task["digest"], source.digest, task["text_digest"])
