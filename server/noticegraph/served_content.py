"""The content as a server serves it: loaded part by part, and again whenever its files change.

The first part is available at once; other statements of a workspace, and reports that must be made,
follow while the server answers. Not responsible for the engine's processes (``processes``) or for
what is shown (``http``).
"""

from __future__ import annotations

import contextlib
import math
import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from noticegraph.catalog import CatalogEntry, Survey, survey_content
from noticegraph.content import Content
from noticegraph.dataset import (
    Dataset,
    DerivedGraph,
    read_entry,
    shapes_graph,
    terms_graph,
)
from noticegraph.engine import Delta
from noticegraph.errors import NoticegraphError
from noticegraph.given_texts import GivenText
from noticegraph.graph_files import file_state, read_graph_file
from noticegraph.held_graphs import ContentKeeper, lines_of
from noticegraph.packed_graphs import PackedGraph
from noticegraph.processes import ProcessEngine
from noticegraph.reports.loading import report_graph
from noticegraph.reports.making import (
    Target,
    kept_report,
    make_reports,
    shapes_source,
    statement_targets,
)
from noticegraph.reports.model import Report, failed_report
from noticegraph.reports.workers import Limits
from noticegraph.statement_files import workspace_files
from noticegraph.store_directory import StoreDirectory

LOOK_SECONDS = 1.0
"""How often the files are looked at."""
_FIRST_SECONDS = 0.5
"""How long the statements of a workspace may be read before the server answers."""
_FIRST_BYTES = 2 * 2**20
"""How much of them is read before that at the most: to take up what was kept is no faster."""
_PART_SECONDS = 2.0
"""How long they are read, at the least, between two parts after that."""
_REPORTS_AT_ONCE = 16
_PRIORITY = 10
_REST = 4
_REST_SECONDS = 10.0
"""How many times as long as the last change took reports wait, and how long at the most: in a large
dataset, each change costs almost as much as a copy."""


@dataclass(frozen=True, slots=True)
class ServedState:
    """What is served now.

    ``reports`` are by the statement's id. ``waiting`` are the ids of the statements whose report is
    still to be made, ``unread`` is the number of statements of the workspace that are still to be
    read. ``before`` is the revision of the data that were served before, if any.
    """

    dataset: Dataset
    reports: Mapping[str, Report]
    waiting: frozenset[str] = frozenset()
    unread: int = 0
    before: str | None = None


class ServedContent:
    """The content, and the processes that answer queries about it."""

    def __init__(
        self,
        content: Content,
        engine: ProcessEngine,
        store: StoreDirectory | None,
        tell: Callable[[str], None],
        texts: tuple[GivenText, ...] = (),
        refresh: Callable[[], None] = lambda: None,
    ) -> None:
        """Read the first part of the content, and have the engine serve it.

        ``refresh`` brings a content that is made from others up to date. Raises what
        `survey_content` raises, and ShapesError for shapes that are not Turtle.
        """
        self._content = content
        self._engine = engine
        self._store = store
        self._tell = tell
        self._texts = texts
        self._refresh = refresh
        self._shapes = shapes_graph(content)
        self._source = shapes_source(content) if self._shapes else None
        self._read = 0
        self._took = 0.0
        self._held: dict[str, PackedGraph] = {}
        self._made: dict[str, tuple[object, Report]] = {}
        self._makings = 0
        self._graphs: dict[str, tuple[Report, DerivedGraph]] = {}
        self._unmade: dict[str, object] = {}
        self._waiting: list[tuple[Target, object]] = []
        self._told: set[str] = set()
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._awake = threading.Event()
        self._reads = threading.Event()
        self._reads.set()
        self._threads: list[threading.Thread] = []
        self._read_on(_FIRST_SECONDS, _FIRST_BYTES)
        self.state = self._take_up(is_first=True)

    def watch(self, changed: Callable[[ServedState], None]) -> None:
        """Read the rest, make reports, and look at the files, until `close`.

        ``changed`` is called after each change of what is served.
        """
        for work in (self._read_rest, lambda: self._follow(changed), self._make_reports):
            thread = threading.Thread(target=work, daemon=True)
            self._threads.append(thread)
            thread.start()

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._awake.set()
        for thread in self._threads:
            thread.join(timeout=2.0)

    # Reading

    def _follow(self, changed: Callable[[ServedState], None]) -> None:
        before: tuple[object, object] | None = None
        rested = 0.0
        while True:
            # So that taking up does not slow down reading, however large the workspace is: each
            # part looks at all statements that there are.
            reads = self._reads.is_set()
            self._awake.wait(max(_PART_SECONDS, 2 * self._took) if reads else LOOK_SECONDS)
            if self._stop.is_set():
                return
            self._awake.clear()
            try:
                self._refresh()
                if not reads:
                    self._read_on(_PART_SECONDS)
                now = self._signature()
                may_wait = before is not None and now[1] == before[1] and not self.state.unread
                if may_wait and (now == before or time.monotonic() < rested):
                    continue
                start = time.monotonic()
                self.state = self._take_up()
                before = now
                changed(self.state)
                self._took = time.monotonic() - start
                rested = time.monotonic() + min(_REST * self._took, _REST_SECONDS)
            except NoticegraphError as error:
                self._tell_once(f"warning: the content is served as it was: {error}")
                self._stop.wait(LOOK_SECONDS)

    def _read_rest(self) -> None:
        """Read what the start left; meanwhile others take up what was read."""
        # The first answers go first.
        self._stop.wait(_FIRST_SECONDS)
        self._read_on(math.inf)
        self._reads.clear()
        self._awake.set()

    def _read_on(self, seconds: float, left: float = math.inf) -> None:
        """Parse files of the workspace that were not read before, for so many seconds and bytes."""
        files = workspace_files(self._content)
        end = time.monotonic() + seconds
        while self._read < len(files) and time.monotonic() < end and left > 0:
            if self._stop.is_set():
                return
            for file in (files[self._read].facts, files[self._read].passages):
                # What is wrong with it is found again in its turn.
                with contextlib.suppress(NoticegraphError):
                    left -= read_graph_file(file).state[1]
            self._read += 1

    def _signature(self) -> tuple[object, object]:
        """Return what changes when reports are made, and when files change or are read."""
        reports = self._makings
        found: list[object] = [self._read]
        roots = [self._content.graph_data]
        if self._content.workspace is not None:
            roots.append(self._content.workspace.root)
        for root in roots:
            for folder in sorted(p for p in root.iterdir() if not p.name.startswith(".")):
                entries = sorted(folder.iterdir()) if folder.is_dir() else [folder]
                for entry in entries:
                    with contextlib.suppress(NoticegraphError):
                        found.append((entry.name, file_state(entry)))
        return reports, found

    def _take_up(self, *, is_first: bool = False) -> ServedState:
        survey = survey_content(self._content, self._read)
        total = len(workspace_files(self._content))
        with self._lock:
            reports, waiting = self._reports(survey)
        self._graphs = {
            slug: known
            if (known := self._graphs.get(slug)) is not None and known[0] is report
            else (report, report_graph(report))
            for slug, report in reports.items()
        }
        derived = [graph for _, graph in self._graphs.values()]
        made = (self._shapes, terms_graph(survey.entries))
        derived += [graph for graph in made if graph is not None]
        held, changed = self._hold(survey.entries, derived)
        keeper = ContentKeeper(held)
        before = None if is_first else self._engine.revision()
        if is_first:
            self._begin(keeper, changed)
        elif changed or held.keys() != self._held.keys():
            self._engine.take(lambda: self._difference(keeper, changed))
        self._held = held
        for broken in survey.broken:
            self._tell_once(f"warning: {broken.id} is broken: {broken.error}")
        return ServedState(
            Dataset(self._engine, survey.entries, tuple(derived), survey.broken),
            reports,
            frozenset(target.name.rsplit("/", 1)[-1] for target in waiting),
            max(0, total - self._read),
            before,
        )

    def _hold(
        self, entries: tuple[CatalogEntry, ...], derived: list[DerivedGraph]
    ) -> tuple[dict[str, PackedGraph], list[PackedGraph]]:
        """Return all graphs, and those that are new or have changed."""
        held: dict[str, PackedGraph] = {}
        changed: list[PackedGraph] = []
        graphs: list[CatalogEntry | DerivedGraph] = [*entries, *derived]
        for graph in graphs:
            known = self._held.get(graph.iri)
            if known is not None and known.source == self._source_of(graph):
                held[graph.iri] = known
                continue
            made = (
                graph.graph
                if isinstance(graph, DerivedGraph)
                else read_entry(graph, entries, self._content)
            )
            if known is not None and made.source == known.source:
                held[graph.iri] = known
                continue
            held[graph.iri] = made
            changed.append(made)
        return held, changed

    def _source_of(self, graph: CatalogEntry | DerivedGraph) -> str | None:
        """Return the digest of what a graph is made from, where that needs no making."""
        if isinstance(graph, DerivedGraph):
            return graph.graph.source
        if graph.file == self._content.catalog:
            return None
        return read_graph_file(graph.file).digest

    def _begin(self, keeper: ContentKeeper, graphs: list[PackedGraph]) -> None:
        if self._store is None:
            self._engine.begin(keeper)
            return
        self._say_kept(self._store.follow_content(graphs))
        self._engine.begin(self._store)

    def _difference(
        self, keeper: ContentKeeper, changed: list[PackedGraph]
    ) -> tuple[ContentKeeper | StoreDirectory, Delta, list[PackedGraph]]:
        if self._store is not None:
            kept, delta = self._store.follow_changes(changed)
            self._say_kept(kept)
            return self._store, delta, []
        gone = [self._held[iri] for iri in self._held.keys() - keeper.graphs.keys()]
        removed = [line for graph in gone for line in lines_of(graph.lines)]
        added: list[bytes] = []
        for graph in changed:
            if graph.iri in self._held:
                before, after = lines_of(self._held[graph.iri].lines), lines_of(graph.lines)
                removed += before - after
                added += after - before
        new = [graph for graph in changed if graph.iri not in self._held]
        return keeper, Delta(removed, added, frozenset(graph.iri for graph in gone)), new

    def _say_kept(self, graphs: Iterable[str]) -> None:
        for graph in graphs:
            self._tell_once(
                f"note: {graph} was changed in the store and in the content; "
                "it stays as it is in the store"
            )

    def _tell_once(self, remark: str) -> None:
        if remark not in self._told:
            self._told.add(remark)
            self._tell(remark)

    # Reports

    def _reports(self, survey: Survey) -> tuple[dict[str, Report], list[Target]]:
        """Return the reports that there are, and the targets of those that are to be made.

        Those of the workspace may be many: the thread that makes them looks for them too, so that
        neither a page nor a changed file waits for that.
        """
        if self._source is None:
            return {}, []
        own = self._content.workspace
        found: dict[str, Report] = {}
        self._waiting = []
        for target in statement_targets(self._content, self._texts, survey).values():
            state = _state_of(target)
            known = self._made.get(target.name)
            is_late = own is not None and any(f.is_relative_to(own.root) for f in target.files)
            if known is not None and known[0] == state:
                report: Report | None = known[1]
            elif target.error is not None:
                report = failed_report(target.name, target.error)
            elif is_late or self._unmade.get(target.name) == state:
                report = None
            else:
                report = kept_report(target, self._source)
                self._unmade[target.name] = state
            if report is None:
                self._waiting.append((target, state))
                continue
            self._made[target.name] = (state, report)
            found[report.slug] = report
        return found, [target for target, _ in self._waiting]

    def _make_reports(self) -> None:
        # Nobody is held up but the operator, whose own shapes these are; the machine may be busy,
        # not least with pages, which go first.
        limits = Limits(seconds=600.0, processes=min(os.cpu_count() or 1, 8), priority=_PRIORITY)
        while not self._stop.is_set():
            with self._lock:
                waiting = self._waiting[:_REPORTS_AT_ONCE]
            # Whoever waits for a statement waits longer than who waits for its report.
            if not waiting or self._source is None or self.state.unread:
                self._stop.wait(LOOK_SECONDS)
                continue

            def made(
                number: int, report: Report, waiting: list[tuple[Target, object]] = waiting
            ) -> None:
                target, state = waiting[number]
                with self._lock:
                    self._made[target.name] = (state, report)
                    self._makings += 1
                    self._waiting = [w for w in self._waiting if w[0].name != target.name]
                self._awake.set()

            try:
                targets = [target for target, _ in waiting]
                make_reports(targets, self._source, limits=limits, made=made)
            except NoticegraphError as error:
                # Shapes that cannot be used.
                self._tell_once(f"error: no reports: {error}")
                for number, (target, _) in enumerate(waiting):
                    made(number, failed_report(target.name, error))


def _state_of(target: Target) -> object:
    """Return what changes when a report must be made again."""
    others = [file for files in target.translations.values() for file in files]
    texts = [target.text_file] if target.text_file else []
    states = []
    for file in (*target.files, *texts, *others):
        with contextlib.suppress(NoticegraphError):
            states.append((file, file_state(file)))
    return (states, str(target.error), target.text_format)
