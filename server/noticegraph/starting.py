"""From settings to a dataset that can be served: where it is stored, and which engine answers.

Not responsible for the web (``http``) or for options (``cli``).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from noticegraph.content import Content
from noticegraph.dataset import NO_CONTENT, ContentGraphs, Dataset, load_dataset, read_content
from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import DefaultGraph, Delta
from noticegraph.errors import InternalError, UsageError
from noticegraph.processes import Limits, ProcessEngine, forks_here
from noticegraph.reports.loading import derived_graphs
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
class ContentKeeper:
    """The graphs of the content, which are never changed."""

    graphs: ContentGraphs

    @property
    def revision(self) -> str:
        """The digest of the content."""
        return self.graphs.revision

    def lines(self) -> Iterable[bytes]:
        """Yield the graphs."""
        return (graph.lines for graph in self.graphs.kept)

    def graph_names(self) -> Iterable[str]:
        """Return their names."""
        return [graph.iri for graph in self.graphs.kept]

    def commit(self, delta: Delta, deadline: float | None = None) -> str:  # noqa: ARG002 - the signature of every keeper
        """Refuse: these graphs are read-only."""
        raise InternalError("read-only-content")


@contextmanager
def serving_dataset(settings: Settings, tell: Callable[[str], None]) -> Iterator[Dataset]:
    """Yield the dataset; close its processes and its store at the end.

    ``tell`` receives remarks for the operator. Raises StoreError when the store cannot be used,
    UsageError if something needs forked processes on a platform without them, and what
    `read_content` and `make_reports` raise.
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
        graphs = NO_CONTENT
        # The store first: if it cannot be used, the operator should not wait for the reports.
        store = _open_store(settings, stack)
        if settings.content is not None:
            graphs = read_content(
                settings.content, derived_graphs(settings.content, settings.texts)
            )
        if store is not None:
            for graph in store.follow_content(graphs.kept):
                tell(
                    f"note: {graph} was changed in the store and in the content; "
                    "it stays as it is in the store"
                )
        engine.begin(store or ContentKeeper(graphs))
        yield Dataset(engine, graphs.entries, graphs.derived, graphs.broken)


def _open_store(settings: Settings, stack: ExitStack) -> StoreDirectory | None:
    directory = settings.store
    if directory is None:
        if not settings.writable:
            return None
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="noticegraph-")))
    return stack.enter_context(StoreDirectory.open(directory))


def _unlimited(settings: Settings, tell: Callable[[str], None]) -> Dataset:
    """Return a dataset in this process, and warn what that means."""
    if settings.writable:
        raise UsageError("no-forks")
    tell(
        "warning: this platform cannot fork processes safely, so queries run in the server's own"
        " process, without limits of time and memory: give access only to people you trust"
    )
    if settings.content is None:
        return Dataset(EmbeddedEngine(settings.default_graph, writable=False, revision="empty"))
    return load_dataset(
        settings.content,
        store_dir=settings.store,
        derived=derived_graphs(settings.content, settings.texts),
        default_graph=settings.default_graph,
    )
