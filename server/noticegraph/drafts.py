"""Facts that were drafted and not reviewed: found, marked, and left out on request.

``ng:reviewStatus`` says it; a fact without one counts as accepted.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from noticegraph.catalog import read_catalog
from noticegraph.content import Content
from noticegraph.errors import InputError, RDFSyntaxError, as_input_error
from noticegraph.graph_files import FileState, file_state
from noticegraph.namespaces import PREFIXES
from noticegraph.review_status import DRAFTED, REVIEW_STATUS
from noticegraph.turtle import read_triples

_FOLDERS = ("graph_data", "ontology", "questions", "shapes")
_LOCAL = REVIEW_STATUS.removeprefix(PREFIXES["ng"]).encode()
_SOURCE = ".source."
"""What was given, from which a text was made, and which nothing reads that is served."""
ANY_DRAFTED = f"ASK {{ ?fact <{REVIEW_STATUS}> <{DRAFTED}> }}"
"""A query that says whether a dataset has drafted facts."""


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

    Otherwise it is a `ReviewedCopy`. Raises what `read_catalog` raises.
    """
    files = [entry.file for entry in read_catalog(content) if entry.statement]
    if not any(_LOCAL in file.read_bytes() for file in files):
        return content
    return ReviewedCopy(content, folder).content


class ReviewedCopy:
    """A copy of a content and its workspace without drafted facts, which can follow its changes.

    It is in ``folder``, which must be empty. What is no valid Turtle is copied as it is, so that
    the copy is broken where the original is.
    """

    def __init__(self, content: Content, folder: Path) -> None:
        """Make the copy. Raises InputError if it cannot be written."""
        self._folders = {content.root / name: folder / "content" / name for name in _FOLDERS}
        self._copied: dict[Path, FileState] = {}
        workspace = content.workspace
        if workspace is not None:
            self._folders[workspace.root] = folder / "workspace"
            workspace = replace(workspace, root=folder / "workspace")
        self.content = replace(content, root=folder / "content", workspace=workspace)
        self.refresh()

    def refresh(self) -> None:
        """Copy what has changed, and remove what is gone. Raises as the constructor does."""
        kept: dict[Path, FileState] = {}
        for folder, copy in self._folders.items():
            for file in _files(folder):
                target = copy / file.relative_to(folder)
                try:
                    state = file_state(file)
                    data = None if self._copied.get(target) == state else file.read_bytes()
                except (OSError, InputError):
                    # What cannot be read is none here; its statement is broken there, too.
                    continue
                kept[target] = state
                if data is not None:
                    _write(target, _reviewed(file, data))
        for gone in self._copied.keys() - kept.keys():
            gone.unlink(missing_ok=True)
        self._copied = kept


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files that may be served: none that is hidden, given, or a link to elsewhere."""
    root = folder.resolve()
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(where, name)
            if name.startswith(".") or _SOURCE in name:
                continue
            if not file.is_symlink() or file.resolve().is_relative_to(root):
                yield file


def _reviewed(file: Path, data: bytes) -> bytes:
    if file.suffix != ".ttl" or _LOCAL not in data:
        return data
    try:
        kept = without_drafts(read_triples(file))
    except RDFSyntaxError:
        return data
    return ox.serialize(kept, format=ox.RdfFormat.TURTLE) or b""


def _write(target: Path, data: bytes) -> None:
    """Write a file of the copy, so that whoever reads it meanwhile has it whole."""
    with as_input_error(target, to_write=True):
        target.parent.mkdir(parents=True, exist_ok=True)
        new = target.with_name(f".{target.name}")
        new.write_bytes(data)
        new.replace(target)
