"""``graph_data/catalog.ttl``: what only people can say about the graphs of a content root.

These are the titles of graphs that do not model a statement, and the files of graphs and texts
outside the layout of ``statement_files``. What it says about a statement's digest, date or language
has no effect: the files say that themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pyoxigraph as ox

from noticegraph.content import Content
from noticegraph.errors import ContentError
from noticegraph.namespaces import PREFIXES, shorten_iri
from noticegraph.passages import TEXT_FORMATS, TextFormat
from noticegraph.turtle import read_triples

_NG, _DCTERMS, _RDF = (PREFIXES[name] for name in ("ng", "dcterms", "rdf"))
_CATALOGED = ox.NamedNode(_NG + "CatalogedGraph")

_Properties = dict[str, list[ox.Literal | ox.NamedNode]]


@dataclass(frozen=True, slots=True)
class DeclaredGraph:
    """A graph that ``catalog.ttl`` names: its IRI, its file, its title by language, its text."""

    iri: str
    file: Path
    title: dict[str, str]
    text_format: TextFormat | None
    text_file: Path | None


def read_declared(content: Content) -> tuple[DeclaredGraph, ...]:
    """Read ``catalog.ttl``, ordered by graph IRI.

    Raises ContentError if it is missing or invalid, or names a file that is missing or outside the
    content; RDFSyntaxError if it is not Turtle.
    """
    catalog = content.catalog
    if not catalog.is_file():
        raise ContentError("no-catalogue", file=catalog)
    described: dict[str, _Properties] = {}
    for triple in read_triples(catalog):
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.Literal | ox.NamedNode):
            properties = described.setdefault(subject.value, {})
            properties.setdefault(triple.predicate.value, []).append(value)
    graphs = tuple(
        _make(content, iri, properties)
        for iri, properties in sorted(described.items())
        if _CATALOGED in properties.get(_RDF + "type", ())
    )
    if not graphs:
        raise ContentError("empty-catalogue", file=catalog)
    files: dict[Path, str] = {}
    for graph in graphs:
        if graph.file in files:
            raise ContentError(
                "shared-file",
                first=files[graph.file],
                second=graph.iri,
                path=graph.file.relative_to(content.root).as_posix(),
                file=catalog,
            )
        files[graph.file] = graph.iri
    return graphs


def _make(content: Content, iri: str, properties: _Properties) -> DeclaredGraph:
    def refuse(kind: str, **values: Any) -> NoReturn:
        raise ContentError(kind, graph=iri, file=content.catalog, **values)

    def value(name: str, *, required: bool = False) -> str | None:
        found = properties.get(name, [])
        if len(found) > 1:
            refuse("many-values-in-catalogue", count=len(found), property=shorten_iri(name))
        if required and not found:
            refuse("no-value-in-catalogue", property=shorten_iri(name))
        return found[0].value if found else None

    def below_root(name: str) -> Path:
        root = content.root.resolve()
        file = root / name
        if not name or not file.resolve().is_relative_to(root):
            refuse("file-outside-content", path=name, root=str(content.root))
        if not file.is_file():
            refuse("missing-file-of-catalogue", path=name)
        return content.root / name

    def text_format() -> TextFormat | None:
        written = value(_NG + "textFormat")
        for form in TEXT_FORMATS:
            if form == written:
                return form
        if written is not None:
            refuse("text-format-in-catalogue", format=written, known=TEXT_FORMATS)
        return None

    text_file = value(_NG + "textFile")
    titles = [t for t in properties.get(_DCTERMS + "title", []) if isinstance(t, ox.Literal)]
    return DeclaredGraph(
        iri=iri,
        file=below_root(value(_NG + "file", required=True) or ""),
        title={title.language or "": title.value for title in titles},
        text_format=text_format(),
        text_file=None if text_file is None else below_root(text_file),
    )
