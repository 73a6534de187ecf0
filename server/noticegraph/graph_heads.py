"""What a graph's file says about the statement that it models: the head of a statement graph.

A file that has not changed is not parsed again. Not responsible for which files there are
(``statement_files``, ``catalog``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from noticegraph.errors import InputError
from noticegraph.namespaces import PREFIXES
from noticegraph.turtle import read_triples

_TYPE = PREFIXES["rdf"] + "type"
_NG, _OA, _DCTERMS, _SKOS = (PREFIXES[name] for name in ("ng", "oa", "dcterms", "skos"))
_VERSION = ox.NamedNode(_NG + "StatementVersion")

FileState = tuple[int, int, int]
"""What changes when a file does: its inode, its size in bytes, its time of change in ns."""


@dataclass(frozen=True, slots=True)
class GraphHead:
    """What a file says about its statement.

    ``version`` is the version (IRI) that it describes with the digest of its text; ``sources`` are
    the versions of which it has passages. ``cites`` are the nodes that cite a passage, except that
    version and its publisher. ``labels`` are the version's, by language.
    """

    version: str | None = None
    sources: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    date: str | None = None
    digest: str | None = None
    text_format: str | None = None
    is_fictional: bool = False
    has_facts: bool = False

    @property
    def statement(self) -> str | None:
        """The statement that the graph is about, or None if it is about none or several."""
        if self.version is not None:
            return self.version
        return self.sources[0] if len(self.sources) == 1 else None


_known: dict[Path, tuple[FileState, GraphHead]] = {}


def file_state(file: Path) -> FileState:
    """Return what changes when a file does. Raises InputError if it is not there."""
    try:
        found = file.stat()
    except OSError as error:
        raise InputError(
            "unreadable-file", reason=error.strerror or str(error), file=file
        ) from error
    return found.st_ino, found.st_size, found.st_mtime_ns


def read_head(file: Path) -> GraphHead:
    """Return the head of a Turtle file.

    Raises RDFSyntaxError with line and column, InputError if the file cannot be read.
    """
    state = file_state(file)
    known = _known.get(file)
    if known is not None and known[0] == state:
        return known[1]
    head = head_of(read_triples(file))
    _known[file] = (state, head)
    return head


def head_of(triples: Iterable[ox.Triple]) -> GraphHead:
    """Return the head of a graph."""
    versions: set[str] = set()
    described: dict[str, list[tuple[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]] = {}
    sources: set[str] = set()
    citing: set[str] = set()
    for subject, predicate, value in triples:
        name = predicate.value
        if name == _NG + "statedIn" and not isinstance(subject, ox.Triple):
            citing.add(subject.value)
        elif name == _OA + "hasSource" and isinstance(value, ox.NamedNode):
            sources.add(value.value)
        elif name == _TYPE and value == _VERSION and isinstance(subject, ox.NamedNode):
            versions.add(subject.value)
        if name in _DESCRIBING and isinstance(subject, ox.NamedNode):
            described.setdefault(subject.value, []).append((name, value))
    own = sorted(v for v in versions if any(n == _DIGEST for n, _ in described.get(v, ())))
    if len(own) > 1 and len(sources) == 1 and next(iter(sources)) in own:
        own = [*sources]
    if len(own) != 1:
        return GraphHead(sources=tuple(sorted(sources)), has_facts=bool(citing))
    values = described[own[0]]

    def first(name: str) -> str | None:
        found = (str(v.value) for n, v in values if n == name and not isinstance(v, ox.Triple))
        return next(found, None)

    others = citing - {own[0], first(_DCTERMS + "publisher")}
    return GraphHead(
        version=own[0],
        sources=tuple(sorted(sources)),
        labels={
            v.language or "": v.value
            for n, v in values
            if n == _SKOS + "prefLabel" and isinstance(v, ox.Literal)
        },
        language=first(_DCTERMS + "language"),
        date=first(_NG + "effectiveDate"),
        digest=first(_DIGEST),
        text_format=first(_NG + "textFormat"),
        is_fictional=first(_NG + "fictional") in ("true", "1"),
        has_facts=bool(others),
    )


_DIGEST = _NG + "textDigest"
_DESCRIBING = frozenset(
    (
        _DIGEST,
        _NG + "effectiveDate",
        _NG + "fictional",
        _NG + "textFormat",
        _DCTERMS + "language",
        _DCTERMS + "publisher",
        _SKOS + "prefLabel",
    )
)
