"""The catalogue's graphs → a store that can be queried, in memory or on disk.

DCAT 3 for the catalogue (https://www.w3.org/TR/vocab-dcat-3/), RDF 1.1 datasets
(https://www.w3.org/TR/rdf11-concepts/#section-dataset). Not responsible for queries (``query``).

Each file is loaded into its named graph and, once more, into the default graph. Oxigraph can also
treat the default graph as a union at query time, but then a triple that stands in two graphs gives
two solutions, where a graph is a set of triples: counts would be wrong.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox

from noticegraph.content import Content
from noticegraph.errors import ContentError, StoreError, UsageError
from noticegraph.namespaces import GRAPHS, PREFIXES, shorten_iri
from noticegraph.passages import TEXT_FORMATS, TextFormat
from noticegraph.turtle import read_triples

_NG, _DCTERMS, _RDF = (PREFIXES[name] for name in ("ng", "dcterms", "rdf"))
_STORE_FORMAT = f"noticegraph store 1, pyoxigraph {ox.__version__}"
_MARKER = "noticegraph-store.json"
_GENERATION_PREFIX = "generation-"

_Properties = dict[str, list[ox.Literal | ox.NamedNode]]


@dataclass(frozen=True)
class CatalogEntry:
    """What the catalogue says of one graph.

    ``iri`` names the graph, ``file`` its file; ``title`` is by language. ``statement`` (an IRI),
    ``language``, ``date`` and ``source_digest`` (SHA-256 of the statement's text, hexadecimal) are
    None for a graph that is not made from a statement. ``text_format`` is the form of that text
    (txt, md, html); ``text_file`` is the text itself, where the content holds it.
    """

    iri: str
    file: Path
    title: Mapping[str, str]
    statement: str | None
    language: str | None
    date: datetime.date | None
    source_digest: str | None
    text_format: TextFormat = "txt"
    text_file: Path | None = None


@dataclass(frozen=True)
class DerivedGraph:
    """A named graph that is made from others: its IRI, its title by language, its N-Triples."""

    iri: str
    title: Mapping[str, str]
    ntriples: str


@dataclass(frozen=True)
class Dataset:
    """A loaded store. ``generation`` is a digest over all that was loaded and the engine's version.

    ``entries`` are the graphs of the catalogue, ``derived`` those that were made from them.
    ``default_graph`` is "union": the merge of all named graphs.
    """

    store: ox.Store
    generation: str
    entries: tuple[CatalogEntry, ...]
    derived: tuple[DerivedGraph, ...] = ()
    default_graph: str = "union"

    @property
    def graphs(self) -> tuple[CatalogEntry | DerivedGraph, ...]:
        """All named graphs, ordered by IRI."""
        return tuple(sorted((*self.entries, *self.derived), key=lambda graph: graph.iri))


def read_catalog(content: Content) -> tuple[CatalogEntry, ...]:
    """Read the catalogue, ordered by graph IRI.

    Raises ContentError when it is missing or broken, or names a file that is missing or outside
    the content; RDFSyntaxError when it is not Turtle.
    """
    catalog = content.catalog
    if not catalog.is_file():
        raise ContentError(
            "the catalogue of the graphs is missing",
            hint="give a content folder that has graph_data/catalog.ttl",
            file=catalog,
        )
    described: dict[str, _Properties] = {}
    for triple in read_triples(catalog):
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.Literal | ox.NamedNode):
            properties = described.setdefault(subject.value, {})
            properties.setdefault(triple.predicate.value, []).append(value)
    entries = tuple(
        _make_entry(content, iri, properties)
        for iri, properties in sorted(described.items())
        if ox.NamedNode(_NG + "CatalogedGraph") in properties.get(_RDF + "type", ())
    )
    if not entries:
        raise ContentError(
            "the catalogue names no graph",
            hint='list each graph: <graph IRI> a dcat:Dataset, ng:CatalogedGraph ; ng:file "…"',
            file=catalog,
        )
    files: dict[Path, str] = {}
    for entry in entries:
        if entry.file in files:
            raise ContentError(
                f"{files[entry.file]} and {entry.iri} have the same file, "
                f"{entry.file.relative_to(content.root)}",
                hint="one file is one named graph",
                file=catalog,
            )
        files[entry.file] = entry.iri
    _refuse_shared_statements(entries, catalog)
    return entries


def _refuse_shared_statements(entries: Iterable[CatalogEntry], catalog: Path) -> None:
    """Raise ContentError for two graphs about one statement version that come from two texts."""
    made_from: dict[str, CatalogEntry] = {}
    for entry in entries:
        if entry.statement is None:
            continue
        first = made_from.setdefault(entry.statement, entry)
        if first.source_digest != entry.source_digest:
            raise ContentError(
                f"{first.iri} and {entry.iri} are about one statement, <{entry.statement}>, "
                "and come from two texts",
                hint="give each version of a statement an IRI of its own",
                file=catalog,
            )


def load_dataset(
    content: Content,
    *,
    store_dir: str | os.PathLike[str] | None = None,
    derived: Iterable[DerivedGraph] = (),
) -> Dataset:
    """Load each graph of the catalogue, in memory or into the directory ``store_dir``.

    ``derived`` graphs are loaded beside them.

    A directory that holds this content already is opened as it is; otherwise the content is loaded
    beside what is there, and takes its place when it is complete. Raises StoreError when the
    directory cannot be used, and what `read_catalog` raises; RDFSyntaxError for a file that is not
    Turtle.
    """
    entries = read_catalog(content)
    made = tuple(sorted(derived, key=lambda graph: graph.iri))
    generation = _digest_content(entries, made)

    def fill(store: ox.Store) -> None:
        _fill_store(store, entries)
        for graph in made:
            _add_graph(store, graph.iri, _read_ntriples(graph.ntriples))

    if store_dir is None:
        store = ox.Store()
        fill(store)
    else:
        store = _open_on_disk(Path(store_dir), fill, generation)
    return Dataset(store, generation, entries, made)


def shapes_graph(content: Content) -> DerivedGraph | None:
    """Return all shapes of a content root as one graph, or None if it has none.

    Raises RDFSyntaxError for a file that is not Turtle.
    """
    files = sorted(content.shapes.rglob("*.ttl")) if content.shapes.is_dir() else []
    if not files:
        return None
    triples = [
        triple
        for number, file in enumerate(files)
        for triple in _name_blank_nodes(read_triples(file), f"s{number}n")
    ]
    text = ox.serialize(dict.fromkeys(triples), format=ox.RdfFormat.N_TRIPLES) or b""
    title = {"en": "Shapes", "nl": "Shapes"}
    return DerivedGraph(GRAPHS + "shapes", title, text.decode())


def _read_ntriples(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]


def export_dataset(
    dataset: Dataset, media_type: str, *, graphs: Iterable[str] | None = None
) -> bytes:
    """Write named graphs (IRIs; all by default) in ``media_type``, ordered by graph IRI.

    A media type of datasets keeps the graphs' names, one of graphs gives their merge. Raises
    UsageError for an unknown graph or a media type that is not one of RDF.
    """
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    if rdf_format is None:
        raise UsageError(f"{media_type} is not a format of RDF", hint="for example text/turtle")
    known = {graph.iri for graph in dataset.graphs}
    wanted = sorted(known if graphs is None else set(graphs))
    for iri in wanted:
        if iri not in known:
            raise UsageError(
                f"there is no graph {iri}", hint="the graphs are: " + ", ".join(sorted(known))
            )
    quads = [q for iri in wanted for q in _sorted_quads(dataset.store, ox.NamedNode(iri))]
    prefixes = _used_prefixes(quads)
    if rdf_format.supports_datasets:
        return ox.serialize(quads, format=rdf_format, prefixes=prefixes) or b""
    triples = dict.fromkeys(quad.triple for quad in quads)
    return ox.serialize(triples, format=rdf_format, prefixes=prefixes) or b""


def _make_entry(content: Content, iri: str, properties: _Properties) -> CatalogEntry:
    def refuse(message: str, hint: str) -> NoReturn:
        raise ContentError(f"<{iri}>: {message}", hint=hint, file=content.catalog)

    def value(name: str, *, required: bool = False) -> str | None:
        found = properties.get(name, [])
        if len(found) > 1:
            refuse(f"{len(found)} values of {shorten_iri(name)}", "keep one of them")
        if required and not found:
            refuse(f"{shorten_iri(name)} is missing", "add it to the catalogue")
        return found[0].value if found else None

    def date() -> datetime.date | None:
        written = value(_DCTERMS + "issued")
        try:
            return datetime.date.fromisoformat(written) if written is not None else None
        except ValueError:
            refuse(f'dcterms:issued "{written}" is no date', 'write "2024-02-20"^^xsd:date')

    def below_root(name: str) -> Path:
        root = content.root.resolve()
        file = root / name
        if not name or not file.resolve().is_relative_to(root):
            refuse(f'the file "{name}" is outside the content', f"give a path below {content.root}")
        if not file.is_file():
            remedy = "restore the file, or take it out of the catalogue"
            refuse(f'the file "{name}" is missing', remedy)
        return content.root / name

    def text_format() -> TextFormat:
        written = value(_NG + "textFormat") or "txt"
        for form in TEXT_FORMATS:
            if form == written:
                return form
        refuse(f'ng:textFormat "{written}" is no known form', f"write {', '.join(TEXT_FORMATS)}")

    text_file = value(_NG + "textFile")
    titles = [t for t in properties.get(_DCTERMS + "title", []) if isinstance(t, ox.Literal)]
    return CatalogEntry(
        iri=iri,
        file=below_root(value(_NG + "file", required=True) or ""),
        title={title.language or "": title.value for title in titles},
        statement=value(_NG + "aboutStatement"),
        language=value(_DCTERMS + "language"),
        date=date(),
        source_digest=value(_NG + "textDigest"),
        text_format=text_format(),
        text_file=None if text_file is None else below_root(text_file),
    )


def _digest_content(entries: Iterable[CatalogEntry], derived: Iterable[DerivedGraph]) -> str:
    """Return the generation: the same triples in the same graphs, for the same engine."""
    digest = hashlib.sha256(_STORE_FORMAT.encode())
    for entry in entries:
        file_digest = hashlib.sha256(_read_bytes(entry.file)).hexdigest()
        digest.update(f"\n{entry.iri} {file_digest}".encode())
    for graph in derived:
        text_digest = hashlib.sha256(graph.ntriples.encode()).hexdigest()
        digest.update(f"\n{graph.iri} {text_digest}".encode())
    return digest.hexdigest()


def _read_bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ContentError(
            f"the file cannot be read: {error.strerror}", hint="check its permissions", file=file
        ) from error


def _fill_store(store: ox.Store, entries: Iterable[CatalogEntry]) -> None:
    for number, entry in enumerate(entries):
        triples = _name_blank_nodes(read_triples(entry.file), f"g{number}n")
        _add_graph(store, entry.iri, triples)


def _add_graph(store: ox.Store, iri: str, triples: Sequence[ox.Triple]) -> None:
    for graph_name in (ox.NamedNode(iri), ox.DefaultGraph()):
        store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, graph_name) for t in triples)


def _name_blank_nodes(triples: Iterable[ox.Triple], prefix: str) -> list[ox.Triple]:
    """Give blank nodes labels that differ between files and are the same at each load."""
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


def _open_on_disk(directory: Path, fill: Callable[[ox.Store], None], generation: str) -> ox.Store:
    """Return the store of this generation below ``directory``, loading it if it is not there.

    A generation is a subdirectory; the marker file names the complete one and is written last. The
    previous one is held open (which locks it) until it is replaced, so that no other process's
    data are deleted.
    """
    name = _GENERATION_PREFIX + generation[:16]
    try:
        directory.mkdir(parents=True, exist_ok=True)
        present = {entry.name for entry in directory.iterdir()}
        generations = {entry for entry in present if entry.startswith(_GENERATION_PREFIX)}
        if present - generations - {_MARKER, _MARKER + ".new"}:
            raise StoreError(
                f"{directory} is not a store of noticegraph: it holds other files",
                hint="give an empty or a new directory",
            )
        if _complete_generation(directory) == name and name in generations:
            return _open_store(directory / name)
        held = [(old, _open_store(directory / old)) for old in sorted(generations)]
        # An unfinished load of this very content is started again; closing releases its lock.
        held = [(old, store) for old, store in held if old != name]
        if name in generations:
            shutil.rmtree(directory / name)
        store = _load_generation(directory, name, fill)
        while held:
            old, old_store = held.pop()
            del old_store
            shutil.rmtree(directory / old)
        return store
    except OSError as error:
        raise _store_error(directory, error) from error


def _load_generation(directory: Path, name: str, fill: Callable[[ox.Store], None]) -> ox.Store:
    store = _open_store(directory / name)
    try:
        fill(store)
        store.flush()
        marker = directory / (_MARKER + ".new")
        marker.write_text(json.dumps({"format": _STORE_FORMAT, "complete": name}) + "\n", "utf-8")
        marker.replace(directory / _MARKER)
    except BaseException:
        del store
        shutil.rmtree(directory / name, ignore_errors=True)
        raise
    return store


def _complete_generation(directory: Path) -> str | None:
    """Return the name of the complete generation, or None if the marker is absent or unusable."""
    try:
        marker = json.loads((directory / _MARKER).read_text("utf-8"))
        return str(marker["complete"]) if marker["format"] == _STORE_FORMAT else None
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _open_store(directory: Path) -> ox.Store:
    try:
        return ox.Store(directory)
    except (OSError, RuntimeError) as error:
        raise _store_error(directory, error) from error


def _store_error(directory: Path, error: Exception) -> StoreError:
    """Say what is wrong. RocksDB's errors often have no errno, only a text."""
    text = str(error).removeprefix("IO error: ")
    if "lock" in text.lower():
        return StoreError(
            f"the store {directory} is in use by another process",
            hint="stop that process, or give another directory",
        )
    if isinstance(error, PermissionError) or "ermission denied" in text:
        return StoreError(
            f"no permission to write in {directory}",
            hint="give a directory that you may write in",
        )
    if isinstance(error, FileExistsError | NotADirectoryError) or "not a directory" in text.lower():
        return StoreError(f"{directory} is not a directory", hint="give a directory")
    return StoreError(
        f"the store {directory} cannot be used: {' '.join(text.split())}",
        hint="give an empty or a new directory",
    )


def _sorted_quads(store: ox.Store, graph: ox.NamedNode) -> list[ox.Quad]:
    return sorted(store.quads_for_pattern(None, None, None, graph), key=str)


def _used_prefixes(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """Return the prefixes that stand for at least one IRI of the quads."""
    iris = {
        term.value
        for quad in quads
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(term, ox.NamedNode)
    }
    datatypes = {q.object.datatype.value for q in quads if isinstance(q.object, ox.Literal)}
    iris |= datatypes - {PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"}
    names = {shorten_iri(iri).partition(":")[0] for iri in iris if shorten_iri(iri) != iri}
    return {name: PREFIXES[name] for name in sorted(names)}
