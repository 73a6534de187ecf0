"""Shapes and background, read and checked once, and kept for the processes that come after.

Reading hundreds of Turtle files takes longer than validating a statement. What is kept is a file of
the cache folder, compressed, under the digest of all files and of the engine. Not responsible for
what an engine makes of the shapes (``engines``).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from noticegraph.errors import ShapesError
from noticegraph.graph_index import GraphIndex, MergedGraph, merge_files, merge_graphs
from noticegraph.kept_files import keep_file
from noticegraph.namespaces import PREFIXES
from noticegraph.reports.digests import source_digest
from noticegraph.reports.engines import make_engine, refuse_unfit
from noticegraph.turtle import parse_file
from noticegraph.validation import Engine, EngineName

_MOST_KEPT = 8
_SH = PREFIXES["sh"]
_SHAPES = {f"{_SH}{kind}Shape" for kind in ("Node", "Property")}
_TARGETS = [f"{_SH}target{name}" for name in ("Class", "Node", "SubjectsOf", "ObjectsOf")]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The shapes, the background, and an engine that has both."""

    shapes: MergedGraph
    background: MergedGraph
    engine: Engine


def prepare(
    engine: EngineName,
    shapes: Sequence[Path],
    background: Sequence[Path],
    part: tuple[int, int],
    kept: Path | None = None,
) -> Prepared:
    """Return shapes and background with an engine for a ``part`` of them (see `make_engine`).

    They are read from the file ``kept`` (see `kept_file`), or else from their files, and kept.
    Raises ShapesError for shapes that cannot be used.
    """
    if kept is not None and (found := _read(kept)) is not None:
        return Prepared(*found, make_engine(engine, *found, part))
    made = _read_files(engine, shapes, background, part)
    # The digest was made before the files were read.
    if kept is not None and source_digest(engine, shapes, background) == kept.stem:
        values = [made.shapes.encode(), made.background.encode()]
        text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        keep_file(kept, zlib.compress(text.encode(), 1), _MOST_KEPT)
    return made


def _read(kept: Path) -> tuple[MergedGraph, MergedGraph] | None:
    try:
        shapes, background = json.loads(zlib.decompress(kept.read_bytes()))
        return MergedGraph.decode(shapes), MergedGraph.decode(background)
    except (OSError, zlib.error, ValueError, KeyError, TypeError):
        return None


def _read_files(
    engine: EngineName, shapes: Sequence[Path], background: Sequence[Path], part: tuple[int, int]
) -> Prepared:
    # Patterns for all of SPARQL, which are not needed for what is kept.
    from noticegraph.shapes import check_queries, check_terms

    read = {file: parse_file(file, based=True) for file in shapes}
    triples = {file: found for file, (found, _) in read.items()}
    check_terms(triples)
    if engine is EngineName.PYSHACL:
        check_queries(triples)
    merged, behind = merge_graphs(read.values()), merge_files(background)
    if not _has_shapes(merged.index):
        raise ShapesError("no-shapes")
    try:
        refuse_unfit(engine, merged)
        return Prepared(merged, behind, make_engine(engine, merged, behind, part))
    except ShapesError:
        # The fast engine parses the queries itself, but says less of what is wrong with one.
        check_queries(triples)
        raise


def _has_shapes(graph: GraphIndex) -> bool:
    """Tell whether anything in a graph is a shape that may have focus nodes (SHACL, 2.1)."""
    typed = (value.text in _SHAPES for _, value in graph.pairs(PREFIXES["rdf"] + "type"))
    return any(typed) or any(True for target in _TARGETS for _ in graph.pairs(target))
