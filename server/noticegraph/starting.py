"""From settings to a dataset that can be served: where it is stored, and which engine answers.

Not responsible for the web (``http``) or for options (``cli``).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from noticegraph.content import Content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import DefaultGraph
from noticegraph.errors import UsageError
from noticegraph.processes import Limits, ProcessEngine, forks_here
from noticegraph.reports.loading import derived_graphs, read_reports
from noticegraph.served_content import ContentKeeper, ServedContent, ServedState
from noticegraph.store_directory import StoreDirectory


@dataclass(frozen=True, slots=True)
class Settings:
    """How a dataset is to be served.

    Without ``content`` it starts empty. Without a ``store``, changes last only as long as the
    server runs. Only a ``writable`` dataset can be changed. The reports also
    examine the ``texts`` of statements.
    """

    content: Content | None
    store: Path | None = None
    writable: bool = False
    default_graph: DefaultGraph = "union"
    limits: Limits = field(default_factory=Limits)
    allowed_services: Sequence[str] = ()
    texts: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """What is served at the start, and how to follow its changes, if it can change."""

    state: ServedState
    watch: Callable[[Callable[[ServedState], None]], None] = lambda _changed: None


@contextmanager
def serving(settings: Settings, tell: Callable[[str], None]) -> Iterator[Served]:
    """Yield what is served; close its processes and its store at the end.

    ``tell`` receives remarks for the operator. Raises StoreError when the store cannot be used,
    UsageError if something needs forked processes on a platform without them, and what
    `ServedContent` raises.
    """
    if not forks_here():
        yield _unlimited(settings, tell)
        return
    with ExitStack() as stack:
        engine = ProcessEngine(
            settings.limits,
            default_graph=settings.default_graph,
            writable=settings.writable,
            allowed_services=settings.allowed_services,
        )
        stack.callback(engine.close)
        # The store first: if it cannot be used, the operator should not wait for the graphs.
        store = _open_store(settings, stack)
        if settings.content is None:
            engine.begin(store or ContentKeeper({}))
            yield Served(ServedState(Dataset(engine), {}))
            return
        content = ServedContent(settings.content, engine, store, tell, tuple(settings.texts))
        stack.callback(content.close)
        yield Served(content.state, content.watch)


def _open_store(settings: Settings, stack: ExitStack) -> StoreDirectory | None:
    directory = settings.store
    if directory is None:
        if not settings.writable:
            return None
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="noticegraph-")))
    return stack.enter_context(StoreDirectory.open(directory))


def _unlimited(settings: Settings, tell: Callable[[str], None]) -> Served:
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
    dataset = load_dataset(
        settings.content,
        store_dir=settings.store,
        derived=derived_graphs(settings.content, settings.texts),
        default_graph=settings.default_graph,
    )
    reports = read_reports(settings.content, settings.texts)
    return Served(ServedState(dataset, {report.slug: report for report in reports}))
