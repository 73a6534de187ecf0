"""The graphs of a content in memory, as N-Quads, from which processes that answer are made.

Not responsible for when they are read (``served_content``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import zstandard

from noticegraph.dataset import revision_of
from noticegraph.engine import Delta
from noticegraph.errors import InternalError
from noticegraph.store_directory import KeptGraph


@dataclass(frozen=True, slots=True)
class Held:
    """A graph as it is served: its name, a digest of its source, its N-Quads, compressed."""

    iri: str
    source: str
    packed: bytes

    @property
    def lines(self) -> bytes:
        """The N-Quads."""
        return zstandard.ZstdDecompressor().decompress(self.packed)


@dataclass(frozen=True, slots=True)
class ContentKeeper:
    """The graphs of the content, by name, which nobody changes but the files."""

    graphs: Mapping[str, Held]

    @classmethod
    def of(cls, graphs: Iterable[KeptGraph]) -> ContentKeeper:
        """Return a keeper of some graphs."""
        return cls({graph.iri: hold(graph) for graph in graphs})

    @property
    def revision(self) -> str:
        """The digest of the content."""
        return revision_of(self.graphs[iri] for iri in sorted(self.graphs))

    def lines(self) -> Iterator[bytes]:
        """Yield the graphs."""
        return (graph.lines for graph in self.graphs.values())

    def graph_names(self) -> Iterable[str]:
        """Return their names."""
        return list(self.graphs)

    def commit(self, delta: Delta, deadline: float | None = None) -> str:  # noqa: ARG002 - the signature of every keeper
        """Refuse: these graphs are read-only."""
        raise InternalError("read-only-content")


def hold(graph: KeptGraph) -> Held:
    """Return a graph to hold in memory."""
    return Held(graph.iri, graph.source, zstandard.compress(graph.lines, 1))


def lines_of(quads: bytes) -> frozenset[bytes]:
    """Return the lines of N-Quads, without line breaks."""
    return frozenset(quads.split(b"\n")) - {b""}
