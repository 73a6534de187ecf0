"""The files of graphs, parsed: their triples, and what they say about the statement they model.

A file that has not changed is not parsed again. Not responsible for which files there are
(``statement_files``, ``catalog``).
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from noticegraph.blank_nodes import may_have_blank_nodes
from noticegraph.data_limits import ntriples_of
from noticegraph.errors import as_input_error
from noticegraph.kept_files import cache_folder, keep_file
from noticegraph.kept_graphs import keep, read_kept
from noticegraph.namespaces import DPV_BASE, PREFIXES
from noticegraph.packed_graphs import name_graph, pack, unpack
from noticegraph.turtle import read_triples

_TYPE = PREFIXES["rdf"] + "type"
_NG, _OA, _DCTERMS, _SKOS = (PREFIXES[name] for name in ("ng", "oa", "dcterms", "skos"))
_STATED, _SOURCE, _DIGEST = _NG + "statedIn", _OA + "hasSource", _NG + "textDigest"
_TRANSLATES = _NG + "translationOf"
_VERSION = ox.NamedNode(_NG + "StatementVersion")
_VERSIONS = re.compile(f" <{re.escape(_TYPE)}> <{re.escape(_VERSION.value)}> \\.\n".encode())

_DESCRIBING = frozenset(
    (
        _DIGEST,
        _NG + "effectiveDate",
        _NG + "fictional",
        _NG + "textFormat",
        _TRANSLATES,
        _DCTERMS + "language",
        _DCTERMS + "publisher",
        _SKOS + "prefLabel",
    )
)

_TELLING = frozenset(f"<{name}>".encode() for name in (*_DESCRIBING, _TYPE))

FileState = tuple[int, int, int]
"""What changes when a file does: its inode, its size in bytes, its time of change in ns."""


@dataclass(frozen=True, slots=True)
class GraphHead:
    """What a file says about its statement.

    ``version`` is the version (IRI) that it describes with the digest of its text; ``sources`` are
    the versions of which it has passages, ``cited`` those whose passages it cites. ``labels`` are
    the version's, by language; ``translates`` are the versions that it translates. ``has_facts``
    says whether another node than that version and its publisher cites a passage.
    """

    version: str | None = None
    sources: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    date: str | None = None
    digest: str | None = None
    text_format: str | None = None
    translates: tuple[str, ...] = ()
    is_fictional: bool = False
    has_facts: bool = False

    @property
    def statement(self) -> str | None:
        """The statement that the graph is about, or None if it is about none or several."""
        if self.version is not None:
            return self.version
        found = next((f for f in (self.cited, self.sources) if len(f) == 1), None)
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class GraphFile:
    """A parsed file: the digest of its bytes (SHA-256), its head, and its triples, compressed.

    ``packed`` are sorted N-Triples, or None for a file with blank nodes, whose labels depend on
    where they are read (``dataset``). ``terms`` are the terms of DPV (IRIs) that are objects.
    """

    state: FileState
    digest: str
    head: GraphHead
    packed: bytes | None
    terms: frozenset[str] = frozenset()

    def quads(self, graph: str) -> bytes | None:
        """Return the triples as N-Quads of a graph (an IRI), or None if there are blank nodes."""
        return None if self.packed is None else name_graph(unpack(self.packed), graph)


_known: dict[Path, GraphFile] = {}
_unwritten: set[str] = set()
_SETTLED_NS = 2 * 10**9
_HEADS_FORM = "1"
_HEADS_FILES = 2
_MOST_HEADS = 20_000
_TERM = re.compile(rb"<(" + re.escape(DPV_BASE.encode()) + rb"[^>]*)> \.\n")
_SOURCES, _CITED = (
    re.compile(f" <{re.escape(name)}> <([^>]*)> \\.\n".encode()) for name in (_SOURCE, _STATED)
)
_XSD = PREFIXES["xsd"]
_NORMAL = re.compile(
    rf""""(?:(?:0|[1-9][0-9]{{0,17}})"\^\^<{re.escape(_XSD)}integer
    |(?:true|false)"\^\^<{re.escape(_XSD)}boolean
    |[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"\^\^<{re.escape(_XSD)}date
    |P(?:[1-9][0-9]{{0,3}}Y|(?:[1-9]|1[01])M|[1-9][0-9]{{0,5}}D)"\^\^<{re.escape(_XSD)}duration
    |[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z"\^\^<{re.escape(_XSD)}dateTime
    )>""".encode(),
    re.VERBOSE,
)
"""Literals with a datatype, in the form in which Oxigraph returns them."""
_SOME_PASSAGE = ox.NamedNode("urn:passage")
_CITING_COUNTED = 3
"""Of the nodes that cite, so many tell whether one is neither the version nor its publisher."""


def file_state(file: Path) -> FileState:
    """Return what changes when a file does. Raises InputError if it is not there."""
    with as_input_error(file):
        found = file.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def read_graph_file(file: Path) -> GraphFile:
    """Parse a Turtle file, unless it has not changed since it was parsed last, here or elsewhere.

    Raises RDFSyntaxError with line and column, InputError if the file cannot be read.
    """
    state = file_state(file)
    known = _known.get(file)
    if known is not None and known.state == state:
        return known
    with as_input_error(file):
        data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if (kept := read_kept(digest, len(data))) is not None:
        values, quads = kept
        found = GraphFile(state, digest, _head(values["head"]), quads, frozenset(values["terms"]))
        _known[file] = found
        return found
    lines = _lines(data)
    if lines is None:
        triples = read_triples(file)
        text = "".join(f"{triple} .\n" for triple in triples).encode()
        found = GraphFile(state, digest, head_of(triples), None, _terms(text))
    else:
        text = b"\n".join(lines) + b"\n"
        packed = None if may_have_blank_nodes(text) else pack(text)
        head = head_of(_of_interest(lines, text))
        found = GraphFile(state, digest, head, packed, _terms(text))
        # One of this moment may change again soon.
        if packed is not None and time.time_ns() - state[2] > _SETTLED_NS:
            values = {"head": asdict(head), "terms": sorted(found.terms)}
            keep(digest, len(data), values, packed)
    _known[file] = found
    return found


def read_head(file: Path) -> GraphHead:
    """Return the head of a Turtle file. Raises as `read_graph_file` does.

    It is known, or kept (`keep_heads`), if the file has not changed since.
    """
    state = file_state(file)
    known = _known.get(file)
    if known is not None and known.state == state:
        return known.head
    kept = _kept_heads(cache_folder())
    name = str(file.absolute())
    if name in kept and kept[name][0] == state:
        return kept[name][1]
    found = read_graph_file(file)
    # A file of this moment may change again, and have the same time.
    if time.time_ns() - found.state[2] > _SETTLED_NS:
        kept[name] = (found.state, found.head)
        _unwritten.add(name)
    return found.head


def keep_heads() -> None:
    """Keep the heads that were read for the processes that come after."""
    folder = cache_folder()
    if folder is None or not _unwritten:
        return
    _unwritten.clear()
    newest = list(_kept_heads(folder).items())[-_MOST_HEADS:]
    values = {name: [*state, asdict(head)] for name, (state, head) in newest}
    keep_file(_heads_file(folder), json.dumps(values, ensure_ascii=False).encode(), _HEADS_FILES)


@cache
def _kept_heads(folder: Path | None) -> dict[str, tuple[FileState, GraphHead]]:
    if folder is None:
        return {}
    try:
        read = json.loads(_heads_file(folder).read_bytes())
        return {name: ((a, b, c), _head(head)) for name, (a, b, c, head) in read.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _heads_file(folder: Path) -> Path:
    return folder / "heads" / f"{_HEADS_FORM}.json"


def _head(read: dict[str, Any]) -> GraphHead:
    lists = {name: tuple(read[name]) for name in ("sources", "cited", "translates")}
    return GraphHead(**{**read, **lists})


def _lines(data: bytes) -> list[bytes] | None:
    """Return the triples of a Turtle file, sorted; None if they must be read one by one.

    That is so for a mistake, whose place is then found, and for what could become much larger.
    """
    found = ntriples_of(data)
    if found is None:
        return None
    written = found[0]
    try:
        if written.count(b'"^^<') != len(_NORMAL.findall(written)):
            # A store normalises literals: so what is stored equals what is queried.
            store = ox.Store()
            store.load(written, format=ox.RdfFormat.N_QUADS)
            written = store.dump(format=ox.RdfFormat.N_QUADS) or b""
    except (SyntaxError, ValueError, OSError):
        return None
    # Each line ends with a line break, so the first of the sorted ones is empty.
    return sorted(set(written.split(b"\n")))[1:]


def _terms(ntriples: bytes) -> frozenset[str]:
    """Return the terms of DPV (IRIs) that are objects."""
    return frozenset(term.decode() for term in set(_TERM.findall(ntriples)))


def _of_interest(lines: list[bytes], ntriples: bytes) -> Iterator[ox.Triple]:
    """Yield the triples of a graph that tell what it is about.

    A graph of passages has thousands that name its version, and one of facts as many that cite a
    passage: of these, one for each version, and those of a few nodes.
    """
    chosen: list[bytes] = []
    for found in _VERSIONS.finditer(ntriples):
        version = _subject(ntriples, found)
        # The byte after a space is an exclamation mark.
        start, end = (bisect_left(lines, version + after) for after in (b" ", b"!"))
        chosen += (line for line in lines[start:end] if line.split(b" ", 2)[1] in _TELLING)
    citing: set[bytes] = set()
    cited: set[bytes] = set()
    for found in _CITED.finditer(ntriples):
        cited.add(found[1].partition(b"/passage/")[0])
        if len(citing) < _CITING_COUNTED:
            citing.add(node := _subject(ntriples, found))
            chosen.append(node + found[0].rstrip())
    told = [q.triple for q in ox.parse(b"\n".join(chosen), format=ox.RdfFormat.N_TRIPLES)]
    yield from told
    for source in set(_SOURCES.findall(ntriples)):
        yield ox.Triple(_SOME_PASSAGE, ox.NamedNode(_SOURCE), ox.NamedNode(source.decode()))
    for version in cited:
        passage = ox.NamedNode(f"{version.decode()}/passage/")
        yield ox.Triple(told[-1].subject, ox.NamedNode(_STATED), passage)


def _subject(ntriples: bytes, found: re.Match[bytes]) -> bytes:
    """Return the subject of the line of N-Triples whose end was found."""
    return ntriples[ntriples.rfind(b"\n", 0, found.start()) + 1 : found.start()]


def head_of(triples: Iterable[ox.Triple]) -> GraphHead:
    """Return the head of a graph."""
    versions: set[str] = set()
    described: dict[
        str, list[tuple[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]
    ] = {}
    sources: set[str] = set()
    citing: set[str] = set()
    cited: set[str] = set()
    for subject, predicate, value in triples:
        name = predicate.value
        if name == _STATED and not isinstance(subject, ox.Triple):
            citing.add(subject.value)
            if isinstance(value, ox.NamedNode) and "/passage/" in value.value:
                cited.add(value.value.partition("/passage/")[0])
        elif name == _SOURCE and isinstance(value, ox.NamedNode):
            sources.add(value.value)
        elif name == _TYPE and value == _VERSION and isinstance(subject, ox.NamedNode):
            versions.add(subject.value)
        if name in _DESCRIBING and isinstance(subject, ox.NamedNode):
            described.setdefault(subject.value, []).append((name, value))
    own = sorted(v for v in versions if any(n == _DIGEST for n, _ in described.get(v, ())))
    if len(own) > 1 and len(sources) == 1 and next(iter(sources)) in own:
        own = [*sources]
    if len(own) != 1:
        return GraphHead(
            sources=tuple(sorted(sources)), cited=tuple(sorted(cited)), has_facts=bool(citing)
        )
    values = described[own[0]]

    def first(name: str) -> str | None:
        found = (str(v.value) for n, v in values if n == name and not isinstance(v, ox.Triple))
        return next(found, None)

    others = citing - {own[0], first(_DCTERMS + "publisher")}
    return GraphHead(
        version=own[0],
        sources=tuple(sorted(sources)),
        cited=tuple(sorted(cited)),
        labels={
            v.language or "": v.value
            for n, v in values
            if n == _SKOS + "prefLabel" and isinstance(v, ox.Literal)
        },
        language=first(_DCTERMS + "language"),
        date=first(_NG + "effectiveDate"),
        digest=first(_DIGEST),
        text_format=first(_NG + "textFormat"),
        translates=tuple(
            sorted(
                str(v.value) for n, v in values if n == _TRANSLATES and isinstance(v, ox.NamedNode)
            )
        ),
        is_fictional=first(_NG + "fictional") in ("true", "1"),
        has_facts=bool(others),
    )
