"""The graphs of a content root → a dataset that can be queried.

RDF 1.1 datasets (https://www.w3.org/TR/rdf11-concepts/#section-dataset). Each file is a named graph
(``catalog``); others are made from these. Not responsible for answers (``query``, and the engines)
or for what is stored on disk (``store_directory``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol, Self

import pyoxigraph as ox

from noticegraph.catalog import BrokenStatement, CatalogEntry, survey_content
from noticegraph.catalog_graph import catalog_triples
from noticegraph.content import Content
from noticegraph.dpv_terms import broader_pairs, read_label
from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import DefaultGraph, Engine
from noticegraph.errors import UsageError
from noticegraph.graph_files import read_graph_file
from noticegraph.kept_graphs import kept_packed
from noticegraph.namespaces import GRAPHS, PREFIXES
from noticegraph.oxigraph_data import read_quads
from noticegraph.packed_graphs import PackedGraph, pack, unpack
from noticegraph.store_directory import StoreDirectory
from noticegraph.turtle import read_triples, used_prefixes
from noticegraph.xml_formats import write_graph

_SKOS = PREFIXES["skos"]
_SUBJECT = re.compile(rb"^<([^>]*)>", re.MULTILINE)
_FORMAT = f"noticegraph dataset 2, pyoxigraph {ox.__version__}"


@dataclass(frozen=True)
class DerivedGraph:
    """A named graph that is made from others, and its title by language."""

    graph: PackedGraph
    title: Mapping[str, str]

    @classmethod
    def of(cls, iri: str, title: Mapping[str, str], packed: bytes) -> Self:
        """Return a graph with the N-Triples that `stored_form` made, packed."""
        return cls(PackedGraph(iri, hashlib.sha256(packed).hexdigest(), packed), title)

    @property
    def iri(self) -> str:
        """Its name."""
        return self.graph.iri


@dataclass(frozen=True)
class Dataset:
    """An engine to query, and what is known about its graphs.

    ``entries`` are the graphs of the catalogue, ``derived`` those made from them; ``broken`` are
    the statements that cannot be used, or not wholly. After a change, or on another server, the
    engine may have other graphs.
    """

    engine: Engine
    entries: tuple[CatalogEntry, ...] = ()
    derived: tuple[DerivedGraph, ...] = ()
    broken: tuple[BrokenStatement, ...] = ()

    @property
    def graphs(self) -> tuple[CatalogEntry | DerivedGraph, ...]:
        """The named graphs of the content, ordered by IRI."""
        return tuple(sorted((*self.entries, *self.derived), key=lambda graph: graph.iri))


@dataclass(frozen=True)
class ContentGraphs:
    """The graphs of a content root as N-Quads, and what is known about them.

    ``revision`` is a digest over all of them and the engine's version.
    """

    kept: tuple[PackedGraph, ...]
    entries: tuple[CatalogEntry, ...]
    derived: tuple[DerivedGraph, ...]
    revision: str
    broken: tuple[BrokenStatement, ...] = ()


def read_content(content: Content, derived: Iterable[DerivedGraph] = ()) -> ContentGraphs:
    """Read each graph of the catalogue, and add the ``derived`` ones.

    Raises what `survey_content` raises; RDFSyntaxError for a file that is not Turtle, unless it is
    a statement's.
    """
    survey = survey_content(content)
    entries = survey.entries
    terms = terms_graph(entries)
    made = tuple(sorted((*derived, *([terms] if terms else [])), key=lambda graph: graph.iri))
    kept = []
    for entry in entries:
        kept.append(read_entry(entry, entries, content))
    kept += [graph.graph for graph in made]
    return ContentGraphs(tuple(kept), entries, made, revision_of(kept), survey.broken)


def stored_form(ntriples: bytes) -> bytes:
    """Return N-Triples without blank nodes with literals as a store returns them, in its order.

    So what is stored equals what is queried.
    """
    store = ox.Store()
    store.load(ntriples, format=ox.RdfFormat.N_TRIPLES)
    return _dump(store)


class _Sourced(Protocol):
    """A graph with a digest of what it was made from."""

    @property
    def iri(self) -> str: ...

    @property
    def source(self) -> str: ...


def revision_of(graphs: Iterable[_Sourced]) -> str:
    """Return a digest over graphs and the engine's version."""
    digest = hashlib.sha256(_FORMAT.encode())
    for graph in graphs:
        digest.update(f"\n{graph.iri} {graph.source}".encode())
    return digest.hexdigest()


def load_dataset(
    content: Content,
    *,
    store_dir: str | Path | None = None,
    derived: Iterable[DerivedGraph] = (),
    default_graph: DefaultGraph = "union",
    writable: bool = False,
) -> Dataset:
    """Load each graph of the catalogue, and the ``derived`` ones, into this process's memory.

    With ``store_dir``, the store there is first updated from the content, then loaded. Raises
    StoreError when the directory cannot be used, and what `read_content` raises.
    """
    found = read_content(content, derived)
    if store_dir is None:
        engine = EmbeddedEngine(default_graph, writable=writable, revision=found.revision)
        for graph in found.kept:
            engine.extend_graph(graph)
        return Dataset(engine, found.entries, found.derived, found.broken)
    with StoreDirectory.open(Path(store_dir)) as kept:
        kept.follow_content(found.kept)
        engine = EmbeddedEngine(default_graph, writable=writable, revision=kept.revision)
        for lines in kept.lines():
            engine.extend_lines(lines)
        engine.add_names(kept.graph_names())
    return Dataset(engine, found.entries, found.derived, found.broken)


def dataset_of_files(files: Iterable[Path]) -> Dataset:
    """Return the merge of Turtle files as a dataset in memory. Raises as `read_triples` does."""
    engine = EmbeddedEngine("union")
    for number, file in enumerate(files):
        triples = _name_blank_nodes(read_triples(file), f"f{number}n")
        engine.extend_graph(PackedGraph.of(file.resolve().as_uri(), "", _normalise(triples)))
    return Dataset(engine)


def with_engine(dataset: Dataset, engine: Engine) -> Dataset:
    """Return the dataset with the same graphs, answered by another engine."""
    return replace(dataset, engine=engine)


def shapes_graph(content: Content) -> DerivedGraph | None:
    """Return all shapes of a content root as one graph, or None if it has none.

    Raises RDFSyntaxError for a file that is not Turtle.
    """
    files = sorted(content.shapes.rglob("*.ttl")) if content.shapes.is_dir() else []
    if not files:
        return None

    def make() -> bytes:
        triples = [
            triple
            for number, file in enumerate(files)
            for triple in _name_blank_nodes(read_triples(file), f"s{number}n")
        ]
        return _normalise(triples)

    try:
        parts = [file.read_bytes() for file in files]
    except OSError:
        # Reading them one by one tells which.
        packed = pack(make())
    else:
        packed = kept_packed((b"shapes as stored", *parts), make)
    return DerivedGraph.of(GRAPHS + "shapes", {"en": "Shapes", "nl": "Shapes"}, packed)


def terms_graph(entries: Iterable[CatalogEntry]) -> DerivedGraph | None:
    """Return what DPV says of terms that statements use and the vocabulary lacks, None if nothing.

    The vocabulary has the terms of the shipped statements; others may use any. Without their
    broader terms (SKOS), no question by a broader term would find a fact. Raises as
    `read_graph_file` does.
    """
    used: set[str] = set()
    described: set[str] = set()
    for entry in entries:
        if entry.statement is not None:
            used |= read_graph_file(entry.file).terms
        else:
            found = read_graph_file(entry.file)
            described |= _subjects(entry.file, found.digest)
    unknown = used - described
    if not unknown:
        return None
    pairs = {(a, b) for a, b in broader_pairs(unknown) if a not in described}
    lines = [f"<{narrow}> <{_SKOS}broader> <{broad}> ." for narrow, broad in pairs]
    for iri in {iri for pair in pairs for iri in pair} - described:
        if label := read_label(iri):
            lines.append(f"<{iri}> <{_SKOS}prefLabel> {ox.Literal(label, language='en')} .")
    if not lines:
        return None
    title = {"en": "Other terms of DPV in use", "nl": "Andere gebruikte termen van DPV"}
    packed = pack(stored_form("\n".join(lines).encode()))
    return DerivedGraph.of(GRAPHS + "terms", title, packed)


@lru_cache(maxsize=256)
def _subjects(file: Path, _digest: str) -> frozenset[str]:
    """Return the nodes that a file describes (IRIs)."""
    packed = read_graph_file(file).packed
    if packed is not None:
        return frozenset(iri.decode() for iri in _SUBJECT.findall(unpack(packed)))
    triples = read_triples(file)
    return frozenset(t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode))


def export_dataset(
    dataset: Dataset, media_type: str, *, graphs: Iterable[str] | None = None
) -> bytes:
    """Write named graphs (IRIs; all by default) in ``media_type``, ordered by graph IRI.

    A media type for datasets preserves the graphs' names, one for single graphs gives their merge.
    Raises UsageError for an unknown graph or a media type that is not RDF, FormatError if RDF/XML
    cannot hold the graphs.
    """
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    if rdf_format is None:
        raise UsageError("not-rdf", media_type=media_type)
    known = dataset.engine.graph_names()
    wanted = sorted(known if graphs is None else set(graphs))
    quads: list[ox.Quad] = []
    for iri in wanted:
        lines = dataset.engine.read_graph(iri, "application/n-triples")
        if lines is None:
            raise UsageError("unknown-graph", graph=iri, known=tuple(known))
        name = ox.NamedNode(iri)
        found = (ox.Quad(q.subject, q.predicate, q.object, name) for q in read_quads(lines))
        quads += sorted(found, key=str)
    prefixes = used_prefixes(term for quad in quads for term in quad)
    if rdf_format.supports_datasets:
        return ox.serialize(quads, format=rdf_format, prefixes=prefixes) or b""
    merged = dict.fromkeys(quad.triple for quad in quads)
    return write_graph(merged, rdf_format, prefixes)


def read_entry(
    entry: CatalogEntry, entries: Sequence[CatalogEntry], content: Content
) -> PackedGraph:
    """Read the graph of an entry; that of the catalogue says what the files of all entries say.

    Raises RDFSyntaxError, InputError.
    """
    file = read_graph_file(entry.file)
    if entry.file == content.catalog:
        found = catalog_triples(read_triples(entry.file), entries, content)
        source = hashlib.sha256("\n".join(map(str, found)).encode()).hexdigest()
    elif file.packed is not None:
        return PackedGraph(entry.iri, file.digest, file.packed)
    else:
        found, source = read_triples(entry.file), file.digest
    triples = _name_blank_nodes(found, _label_prefix(entry.iri))
    return PackedGraph.of(entry.iri, source, _normalise(triples))


def _normalise(triples: Iterable[ox.Triple]) -> bytes:
    """Do what `stored_form` does with triples, whose blank nodes keep their labels."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    return _dump(store)


def _dump(store: ox.Store) -> bytes:
    found = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    lines = (found or b"").split(b"\n")
    # In the order in which a store returns them: then the same data give the same answers.
    return b"".join(line + b"\n" for line in sorted(lines) if line)


def _label_prefix(graph: str) -> str:
    """Return a prefix for the labels of a graph's blank nodes that no other graph has."""
    return f"g{hashlib.sha256(graph.encode()).hexdigest()[:12]}n"


def _name_blank_nodes(triples: Iterable[ox.Triple], prefix: str) -> list[ox.Triple]:
    """Give blank nodes labels that differ between files and are the same for each load."""
    labels: dict[ox.BlankNode, ox.BlankNode] = {}

    def name(node: ox.BlankNode) -> ox.BlankNode:
        return labels.setdefault(node, ox.BlankNode(f"{prefix}{len(labels)}"))

    def rename(triple: ox.Triple) -> ox.Triple:
        subject, predicate, value = triple
        return ox.Triple(
            name(subject) if isinstance(subject, ox.BlankNode) else subject,
            predicate,
            name(value) if isinstance(value, ox.BlankNode) else value,
        )

    return [rename(triple) for triple in triples]
