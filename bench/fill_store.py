"""Fills a new store of noticegraph with N-Quads: ``python -m bench.fill_store FILE DIR``.

For a version of noticegraph that has no verb `load` yet; ``servers`` takes that where it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox

from noticegraph.engine import Delta
from noticegraph.store_directory import StoreDirectory


def fill_store(file: Path, directory: Path) -> None:
    """Keep the quads of a file as one change."""
    quads = list(ox.parse(path=file))
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    lines = frozenset(line for line in text.split(b"\n") if line)
    names = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    with StoreDirectory.open(directory) as store:
        store.commit(Delta(frozenset(), lines, frozenset(), frozenset(names)))


if __name__ == "__main__":
    fill_store(Path(sys.argv[1]), Path(sys.argv[2]))
