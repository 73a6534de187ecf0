"""Which engines are installed, and how one is made: only here is one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from noticegraph.content import shipped_content
from noticegraph.errors import ContentError, ShapesError
from noticegraph.graph_index import MergedGraph
from noticegraph.namespaces import shorten_iri
from noticegraph.validation import Engine, EngineName

_FAST_SERIES = "0.3."
"""The versions of the fast engine whose results are known to be those of pySHACL."""


def engine_version(name: EngineName) -> str | None:
    """Return the version of an engine, or None if it is not installed (in a version that fits)."""
    if name is EngineName.PYSHACL:
        # Its import takes 40 times as long as that of the fast engine.
        from importlib.metadata import version

        return version("pyshacl")
    try:
        from noticegraph.fast_engine import package_version
    except ImportError:
        return None
    found = package_version()
    return found if found.startswith(_FAST_SERIES) else None


def are_shipped(files: Sequence[Path]) -> bool:
    """Tell whether all files are shapes of this installation, or copies of some."""
    try:
        folder = shipped_content().shapes
        if all(file.is_relative_to(folder) for file in files):
            return True
        shipped = {file.read_bytes() for file in folder.rglob("*.ttl")}
        return all(file.read_bytes() in shipped for file in files)
    except (ContentError, OSError):
        return False


def refuse_unfit(name: EngineName, shapes: MergedGraph) -> None:
    """Raise ShapesError for shapes on which the engine is known to differ from the reference."""
    if name is EngineName.FAST:
        from noticegraph.fast_engine import unfit

        if reason := next(unfit(shapes.index), None):
            raise ShapesError("shapes-unfit", shape=shorten_iri(reason[0]), reason=reason[1])


def make_engine(
    name: EngineName, shapes: MergedGraph, background: MergedGraph, part: tuple[int, int] = (0, 1)
) -> Engine:
    """Return an engine with shapes and background.

    ``part`` (number, of how many) says which part of the targets to validate. The shapes must be
    fit for it (`refuse_unfit`). Raises ShapesError for shapes that the engine cannot use.
    """
    # Either takes longer to import than a statement takes the other.
    if name is EngineName.FAST:
        from noticegraph.fast_engine import FastEngine

        return FastEngine(shapes, background)
    from noticegraph.pyshacl_engine import PyshaclEngine

    return PyshaclEngine(shapes, background, part)
