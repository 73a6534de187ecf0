"""From settings to a dataset that can be served: where it is stored, and which engine answers.

Not responsible for the web (``http``) or for options (``cli``).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from noticegraph.content import Content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.drafts import ReviewedCopy
from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import DefaultGraph
from noticegraph.errors import UsageError
from noticegraph.given_texts import GivenText
from noticegraph.held_graphs import ContentKeeper
from noticegraph.processes import Limits, ProcessEngine, forks_here
from noticegraph.reports.loading import derived_graphs, read_reports
from noticegraph.served_content import ServedContent, ServedState
from noticegraph.store_directory import StoreDirectory


@dataclass(frozen=True, slots=True)
class Settings:
    """How a dataset is to be served.

    Without ``content`` it starts empty. Without a ``store``, changes last only as long as the
    server runs. Only a ``writable`` dataset can be changed. The reports also
    examine the ``texts`` of statements. With ``reviewed_only``, drafted facts are left out.
    """

    content: Content | None
    store: Path | None = None
    writable: bool = False
    default_graph: DefaultGraph = "union"
    limits: Limits = field(default_factory=Limits)
    allowed_services: Sequence[str] = ()
    texts: Sequence[GivenText] = ()
    reviewed_only: bool = False


Watch = Callable[[Callable[[ServedState], None]], None]


@dataclass(frozen=True, slots=True)
class Served:
    """What is served at the start, and how to follow its changes, if it can change.

    ``reviewed`` begins to serve the same without drafted facts, if that is possible: in processes
    of its own, so that nobody pays for them who does not ask for it.
    """

    state: ServedState
    watch: Watch = lambda _changed: None
    reviewed: Callable[[], tuple[ServedState, Watch]] | None = None


@contextmanager
def serving(settings: Settings, tell: Callable[[str], None]) -> Iterator[Served]:
    """Yield what is served; close its processes and its store at the end.

    ``tell`` receives remarks for the operator. Raises StoreError when the store cannot be used,
    UsageError if something needs forked processes on a platform without them, and what
    `ServedContent` raises.
    """
    with ExitStack() as stack:
        if not forks_here():
            yield _unlimited(settings, tell, stack)
            return
        engine = _engine(settings, stack)
        # The store first: if it cannot be used, the operator should not wait for the graphs.
        store = _open_store(settings, stack)
        if settings.content is None:
            engine.begin(store or ContentKeeper({}))
            yield Served(ServedState(Dataset(engine), {}))
            return

        def serve(
            content: Content,
            engine: ProcessEngine,
            store: StoreDirectory | None,
            tell: Callable[[str], None],
            refresh: Callable[[], None] = lambda: None,
        ) -> Served:
            found = ServedContent(content, engine, store, tell, tuple(settings.texts), refresh)
            stack.callback(found.close)
            return Served(found.state, found.watch)

        copy = _copy(settings.content, stack)

        def reviewed() -> tuple[ServedState, Watch]:
            made = copy()
            engine = _engine(replace(settings, writable=False), stack)
            # What is broken was told.
            found = serve(made.content, engine, None, lambda _remark: None, made.refresh)
            return found.state, found.watch

        if settings.reviewed_only:
            made = copy()
            yield serve(made.content, engine, store, tell, made.refresh)
            return
        whole = serve(settings.content, engine, store, tell)
        # A store may hold what is in no file.
        yield replace(whole, reviewed=None if store else reviewed)


def _engine(settings: Settings, stack: ExitStack) -> ProcessEngine:
    engine = ProcessEngine(
        settings.limits,
        default_graph=settings.default_graph,
        writable=settings.writable,
        allowed_services=settings.allowed_services,
    )
    stack.callback(engine.close)
    return engine


def _copy(content: Content, stack: ExitStack) -> Callable[[], ReviewedCopy]:
    """Return what makes a copy without drafted facts, which is gone at the end."""

    def make() -> ReviewedCopy:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="noticegraph-"))
        return ReviewedCopy(content, Path(folder))

    return make


def _open_store(settings: Settings, stack: ExitStack) -> StoreDirectory | None:
    directory = settings.store
    if directory is None:
        if not settings.writable:
            return None
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="noticegraph-")))
    return stack.enter_context(StoreDirectory.open(directory))


def _unlimited(settings: Settings, tell: Callable[[str], None], stack: ExitStack) -> Served:
    """Return a dataset in this process, and warn what that means."""
    if settings.writable:
        raise UsageError("no-forks")
    tell(
        "warning: this platform cannot fork processes safely, so queries run in the server's own"
        " process, without limits of time and memory: give access only to people you trust"
    )
    if settings.content is None:
        engine = EmbeddedEngine(settings.default_graph, writable=False, revision="empty")
        return Served(ServedState(Dataset(engine), {}))
    copy = _copy(settings.content, stack)

    def load(content: Content, store: Path | None = None) -> Served:
        dataset = load_dataset(
            content,
            store_dir=store,
            derived=derived_graphs(content, settings.texts),
            default_graph=settings.default_graph,
        )
        reports = read_reports(content, settings.texts)
        return Served(ServedState(dataset, {report.slug: report for report in reports}))

    if settings.reviewed_only:
        return load(copy().content, settings.store)
    whole = load(settings.content, settings.store)

    def reviewed() -> tuple[ServedState, Watch]:
        found = load(copy().content)
        return found.state, found.watch

    return replace(whole, reviewed=None if settings.store else reviewed)
