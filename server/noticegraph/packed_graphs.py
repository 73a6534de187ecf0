"""A graph as it is kept in memory and sent to the processes that answer: compressed N-Triples.

Not responsible for what is kept on disk (``kept_graphs``, ``store_directory``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class PackedGraph:
    """A graph: its name, a digest of its source, its N-Triples (Zstandard, RFC 8878)."""

    iri: str
    source: str
    packed: bytes

    @classmethod
    def of(cls, iri: str, source: str, ntriples: bytes) -> Self:
        """Return a graph of N-Triples that noticegraph wrote."""
        return cls(iri, source, pack(ntriples))

    @property
    def ntriples(self) -> bytes:
        """The N-Triples."""
        return unpack(self.packed)

    @property
    def lines(self) -> bytes:
        """The N-Quads."""
        return name_graph(self.ntriples, self.iri)


def pack(lines: bytes) -> bytes:
    """Return lines compressed."""
    # Most commands compress nothing.
    import zstandard

    return zstandard.compress(lines, 1)


def unpack(packed: bytes) -> bytes:
    """Return what was compressed."""
    import zstandard

    return zstandard.ZstdDecompressor().decompress(packed)


def name_graph(ntriples: bytes, graph: str) -> bytes:
    """Return N-Triples that noticegraph wrote as N-Quads of a graph."""
    # A line break in a literal is escaped.
    return ntriples.replace(b" .\n", f" <{graph}> .\n".encode())
