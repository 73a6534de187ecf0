"""The graphs of a content in memory, from which processes that answer are made.

Not responsible for when they are read (``served_content``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from noticegraph.dataset import revision_of
from noticegraph.engine import Delta
from noticegraph.errors import InternalError
from noticegraph.packed_graphs import PackedGraph


@dataclass(frozen=True, slots=True)
class ContentKeeper:
    """The graphs of the content, by name, which nobody changes but the files."""

    graphs: Mapping[str, PackedGraph]

    @classmethod
    def of(cls, graphs: Iterable[PackedGraph]) -> ContentKeeper:
        """Return a keeper of some graphs."""
        return cls({graph.iri: graph for graph in graphs})

    @property
    def revision(self) -> str:
        """The digest of the content."""
        return revision_of(self.graphs[iri] for iri in sorted(self.graphs))

    def lines(self) -> Iterator[PackedGraph]:
        """Yield the graphs."""
        yield from self.graphs.values()

    def graph_names(self) -> Iterable[str]:
        """Return their names."""
        return list(self.graphs)

    def commit(self, delta: Delta, deadline: float | None = None) -> str:  # noqa: ARG002 - the signature of every keeper
        """Refuse: these graphs are read-only."""
        raise InternalError("read-only-content")


def lines_of(quads: bytes) -> frozenset[bytes]:
    """Return the lines of N-Quads, without line breaks."""
    return frozenset(quads.split(b"\n")) - {b""}
