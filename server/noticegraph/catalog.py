"""The catalogue of a content root: which graphs exist, and what each is about.

DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/). Not responsible for the graphs (``dataset``).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
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

_Properties = dict[str, list[ox.Literal | ox.NamedNode]]


@dataclass(frozen=True)
class CatalogEntry:
    """What the catalogue says about one graph.

    ``iri`` names the graph, ``file`` its file; ``title`` is by language. ``statement`` (an IRI),
    ``language``, ``date`` and ``source_digest`` (SHA-256 of the statement's text, hexadecimal) are
    None for a graph that is not made from a statement. ``text_format`` is the format of that text
    (txt, md); ``text_file`` is the file of the text, if it is part of the content.
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


def read_catalog(content: Content) -> tuple[CatalogEntry, ...]:
    """Read the catalogue, ordered by graph IRI.

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
    entries = tuple(
        _make_entry(content, iri, properties)
        for iri, properties in sorted(described.items())
        if ox.NamedNode(_NG + "CatalogedGraph") in properties.get(_RDF + "type", ())
    )
    if not entries:
        raise ContentError("empty-catalogue", file=catalog)
    files: dict[Path, str] = {}
    for entry in entries:
        if entry.file in files:
            raise ContentError(
                "shared-file",
                first=files[entry.file],
                second=entry.iri,
                path=entry.file.relative_to(content.root).as_posix(),
                file=catalog,
            )
        files[entry.file] = entry.iri
    _refuse_shared_statements(entries, catalog)
    return entries


def _refuse_shared_statements(entries: Iterable[CatalogEntry], catalog: Path) -> None:
    """Raise ContentError if two graphs about one statement version come from different texts."""
    made_from: dict[str, CatalogEntry] = {}
    for entry in entries:
        if entry.statement is None:
            continue
        first = made_from.setdefault(entry.statement, entry)
        if first.source_digest != entry.source_digest:
            raise ContentError(
                "shared-statement",
                first=first.iri,
                second=entry.iri,
                statement=entry.statement,
                file=catalog,
            )


def _make_entry(content: Content, iri: str, properties: _Properties) -> CatalogEntry:
    def refuse(kind: str, **values: Any) -> NoReturn:
        raise ContentError(kind, graph=iri, file=content.catalog, **values)

    def value(name: str, *, required: bool = False) -> str | None:
        found = properties.get(name, [])
        if len(found) > 1:
            refuse("many-values-in-catalogue", count=len(found), property=shorten_iri(name))
        if required and not found:
            refuse("no-value-in-catalogue", property=shorten_iri(name))
        return found[0].value if found else None

    def date() -> datetime.date | None:
        written = value(_DCTERMS + "issued")
        try:
            return datetime.date.fromisoformat(written) if written is not None else None
        except ValueError:
            refuse("date-in-catalogue", date=written or "")

    def below_root(name: str) -> Path:
        root = content.root.resolve()
        file = root / name
        if not name or not file.resolve().is_relative_to(root):
            refuse("file-outside-content", path=name, root=str(content.root))
        if not file.is_file():
            refuse("missing-file-of-catalogue", path=name)
        return content.root / name

    def text_format() -> TextFormat:
        written = value(_NG + "textFormat") or "txt"
        for form in TEXT_FORMATS:
            if form == written:
                return form
        refuse("text-format-in-catalogue", format=written, known=TEXT_FORMATS)

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
