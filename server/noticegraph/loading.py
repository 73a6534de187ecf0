"""Files of RDF → one change of a dataset: all of them or none.

N-Quads, TriG and JSON-LD name their graphs; other formats go into a given graph or into the default
graph. Files may be compressed with gzip. Not responsible for where the data are stored
(``store_directory``, ``remote``).
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import Delta, Engine
from noticegraph.errors import (
    InputError,
    MemoryLimitError,
    RDFSyntaxError,
    RemoteError,
    UsageError,
    as_input_error,
)
from noticegraph.oxigraph_data import read_quads
from noticegraph.store_directory import StoreDirectory

_N_TRIPLES = "application/n-triples"
MEDIA_TYPES = {
    ".ttl": "text/turtle",
    ".trig": "application/trig",
    ".nt": _N_TRIPLES,
    ".nq": "application/n-quads",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".xml": "application/rdf+xml",
    ".owl": "application/rdf+xml",
}
"""The media type for each file extension; .gz may follow it."""
_PIECE = 2**20
EXPANDED_BYTES = 1024 * 2**20
"""How large a file may become when decompressed: five million triples of 200 bytes."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: the names of the graphs (None: the default graph), and the quads."""

    graphs: tuple[str | None, ...]
    quads: int


def read_files(
    files: Sequence[Path],
    graph: str | None,
    done: Callable[[int], None] = lambda _count: None,
    *,
    expanded_bytes: int = EXPANDED_BYTES,
) -> EmbeddedEngine:
    """Read files into a separate dataset. ``done`` is called with the number of files read so far.

    A compressed file may expand to ``expanded_bytes``. Raises UsageError for a name that does not
    show the format, InputError for a file that cannot be read, RDFSyntaxError with file, line and
    column, MemoryLimitError for a file that expands to more.
    """
    for file in files:
        media_type_of(file)
    engine = EmbeddedEngine("own")
    for count, file in enumerate(files, 1):
        try:
            base = file.resolve().as_uri()
            engine.load(
                _read(file, expanded_bytes), media_type_of(file), graph=graph, base_iri=base
            )
        except RDFSyntaxError as error:
            error.file = str(file)
            raise
        done(count)
    return engine


def media_type_of(file: Path) -> str:
    """Return the media type that a file's extension stands for. Raises UsageError if unknown."""
    name = file.with_suffix("") if file.suffix.lower() == ".gz" else file
    found = MEDIA_TYPES.get(name.suffix.lower())
    if found is None:
        raise UsageError("unknown-extension", extensions=tuple(MEDIA_TYPES), file=file)
    return found


def load_into_store(store: StoreDirectory, source: EmbeddedEngine, *, replace: bool) -> Loaded:
    """Add what was read to a store, as one change; with ``replace``, replace its graphs."""
    lines = frozenset(source.dump().split(b"\n")) - {b""}
    names = frozenset(source.graph_names())
    removed: frozenset[bytes] = frozenset()
    if replace:
        before = store.lines_of(names, default_graph=_has_default_graph(source))
        removed = before - lines
    store.commit(Delta(removed, lines, frozenset(), names))
    return Loaded(_graphs(source), len(lines))


def load_into_engine(engine: Engine, source: EmbeddedEngine, *, replace: bool) -> Loaded:
    """Add what was read to an engine, graph by graph.

    Each graph is one change. Raises what the engine raises, and says how many graphs are loaded.
    """
    graphs = _graphs(source)
    for number, graph in enumerate(graphs):
        data = source.read_graph(graph, _N_TRIPLES) or b""
        try:
            engine.write_graph(graph, data, _N_TRIPLES, replace=replace)
        except RemoteError as error:
            raise RemoteError(
                "partly-loaded", cause=error, done=number, total=len(graphs)
            ) from error
    return Loaded(graphs, sum(1 for _ in read_quads(source.dump())))


def _graphs(source: EmbeddedEngine) -> tuple[str | None, ...]:
    default: tuple[None, ...] = (None,) if _has_default_graph(source) else ()
    return (*default, *source.graph_names())


def _has_default_graph(source: EmbeddedEngine) -> bool:
    return bool(source.read_graph(None, _N_TRIPLES))


def _read(file: Path, expanded_bytes: int) -> bytes:
    with as_input_error(file):
        if file.suffix.lower() != ".gz":
            return file.read_bytes()
        try:
            with gzip.open(file) as compressed:
                return _read_at_most(expanded_bytes, compressed, file)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InputError("broken-gzip", reason=str(error), file=file) from error


def _read_at_most(limit: int, compressed: gzip.GzipFile, file: Path) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := compressed.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise MemoryLimitError("expanded-size", mebibytes=limit // 2**20, file=file)
    return b"".join(pieces)
