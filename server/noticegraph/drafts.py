"""Facts that were drafted and not reviewed: told by their names, and left out on request.

``ng:reviewStatus`` says it; a fact without one counts as accepted.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from noticegraph.catalog import read_catalog
from noticegraph.content import Content
from noticegraph.namespaces import PREFIXES
from noticegraph.review_status import DRAFTED, REVIEW_STATUS
from noticegraph.turtle import read_triples

_FOLDERS = ("graph_data", "ontology", "questions", "shapes")
_HIDDEN = shutil.ignore_patterns(".*")


def without_drafts(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return the triples that neither describe a drafted node nor lead to one."""
    found = list(triples)
    drafted = {
        triple.subject
        for triple in found
        if triple.predicate.value == REVIEW_STATUS and triple.object == ox.NamedNode(DRAFTED)
    }
    return [t for t in found if t.subject not in drafted and t.object not in drafted]


def reviewed_content(content: Content, folder: Path) -> Content:
    """Return a content like another, but without drafted facts: itself if it has none.

    Otherwise what has drafted facts, the content root or the workspace, is a copy in ``folder``,
    which must be empty. Raises what `read_catalog` raises.
    """
    local = REVIEW_STATUS.removeprefix(PREFIXES["ng"]).encode()
    files = [e.file for e in read_catalog(content) if e.statement and local in e.file.read_bytes()]
    workspace = content.workspace
    own = [f for f in files if workspace is not None and f.is_relative_to(workspace.root)]
    if workspace is not None and own:
        shutil.copytree(workspace.root, folder / "workspace", symlinks=True, ignore=_HIDDEN)
        _leave_out(own, workspace.root, folder / "workspace")
        content = replace(content, workspace=replace(workspace, root=folder / "workspace"))
    shared = [f for f in files if f not in own]
    if shared:
        for name in _FOLDERS:
            if (content.root / name).is_dir():
                shutil.copytree(content.root / name, folder / "content" / name)
        _leave_out(shared, content.root, folder / "content")
        content = replace(content, root=folder / "content")
    return content


def _leave_out(files: Iterable[Path], root: Path, copy: Path) -> None:
    """Write the files of a folder into its copy, without drafted facts."""
    for file in files:
        kept = without_drafts(read_triples(file))
        written = ox.serialize(kept, format=ox.RdfFormat.TURTLE) or b""
        (copy / file.relative_to(root)).write_bytes(written)
