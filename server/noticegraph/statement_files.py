"""The files of statements, found by their names: ``<company>/<date>-<language>…``.

The same layout holds below ``graph_data/`` and in a workspace. Not responsible for what the files
say (``catalog``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from noticegraph.content import Content
from noticegraph.errors import ContentError, UsageError
from noticegraph.namespaces import GRAPHS, THINGS
from noticegraph.near_names import nearest_names
from noticegraph.passages import TextFormat, text_format
from noticegraph.workspace import Workspace

PASSAGES = "-passages.ttl"
"""What the names of files of passages end with."""
TEXTS = (".md", ".txt")
"""The suffixes of texts that passages cite."""
_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*?)")
_COMPANY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class StatementFiles:
    """The files of one statement version, by its place in the layout; they need not exist.

    ``id`` is the statement's short id (``kite-repair-2026-05-03-en``), ``iri`` its IRI. ``root`` is
    the workspace (``is_own``) or the content's ``graph_data/``. ``text`` is the canonical text that
    passages cite, ``source`` what was given, unchanged; each is None if it is not there.
    """

    id: str
    iri: str
    root: Path
    facts: Path
    passages: Path
    text: Path | None
    source: Path | None
    company: str
    date: str
    language: str
    is_own: bool

    @property
    def graph(self) -> str:
        """The IRI of the graph of its facts; that of its passages ends with ``-passages``."""
        return f"{GRAPHS}{self.company}/{self.date}-{self.language}"

    @property
    def text_format(self) -> TextFormat | None:
        """The format of the text, by its name; None without a text."""
        return None if self.text is None else text_format(self.text)


def statement_files(content: Content) -> dict[str, StatementFiles]:
    """Return the statements of a content root and its workspace, by IRI.

    A statement of the workspace that has the IRI of one of the content root is left out: see
    `workspace_files` and `shipped_files`.
    """
    return {f.iri: f for f in (*workspace_files(content), *shipped_files(content))}


def shipped_files(content: Content) -> list[StatementFiles]:
    """Return the statements below ``graph_data/``, ordered by path."""
    return list(_scan(content.graph_data, THINGS, is_own=False))


def workspace_files(content: Content) -> list[StatementFiles]:
    """Return the statements of the workspace, ordered by path."""
    workspace = content.workspace
    return [] if workspace is None else list(_scan(workspace.root, workspace.base, is_own=True))


def find_statement(content: Content, name: str) -> StatementFiles:
    """Return the files of the statement with that id or IRI. UsageError names the nearest."""
    known = statement_files(content)
    for files in known.values():
        if name in (files.iri, files.id):
            return files
    ids = tuple(files.id for files in known.values())
    raise UsageError(
        "unknown-statement-of-files", name=name, nearest=tuple(nearest_names(name, ids)), known=ids
    )


def refuse_elsewhere(files: StatementFiles) -> None:
    """Raise ContentError for a file that is a link that leads outside."""
    root = files.root.resolve()
    for file in (files.facts, files.passages, files.text, files.source):
        if file is not None and not file.resolve().is_relative_to(root):
            raise ContentError("file-outside-workspace", root=str(files.root), file=file)


def new_files(workspace: Workspace, company: str, date: str, language: str) -> StatementFiles:
    """Return the files that a statement of a workspace has, whether they exist or not."""
    return _files_of(workspace.root, workspace.base, company, date, language, is_own=True)


def _files_of(
    root: Path, base: str, company: str, date: str, language: str, *, is_own: bool
) -> StatementFiles:
    stem = root / company / f"{date}-{language}"
    id_ = f"{company}-{date}-{language}"
    texts = (Path(f"{stem}{suffix}") for suffix in TEXTS)
    sources = sorted(stem.parent.glob(f"{stem.name}.source.*"))
    return StatementFiles(
        id=id_,
        iri=base + id_,
        root=root,
        facts=Path(f"{stem}.ttl"),
        passages=Path(f"{stem}{PASSAGES}"),
        text=next((text for text in texts if text.is_file()), None),
        source=next(iter(sources), None),
        company=company,
        date=date,
        language=language,
        is_own=is_own,
    )


def _scan(root: Path, base: str, *, is_own: bool) -> Iterator[StatementFiles]:
    if not root.is_dir():
        return
    for folder in sorted(root.iterdir()):
        if not _COMPANY.fullmatch(folder.name) or not folder.is_dir():
            continue
        names = {file.name for file in folder.iterdir() if file.suffix == ".ttl"}
        found = {n.removesuffix(PASSAGES) if n.endswith(PASSAGES) else n[:-4] for n in names}
        for name in sorted(found):
            if match := _NAME.fullmatch(name):
                yield _files_of(root, base, folder.name, match[1], match[2], is_own=is_own)
