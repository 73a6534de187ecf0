"""The catalogue as a graph: what people say about the graphs, and what their files say.

DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from noticegraph.catalog import CatalogEntry
from noticegraph.content import Content
from noticegraph.namespaces import PREFIXES

_NG, _DCAT, _DCTERMS, _RDF, _XSD = (
    PREFIXES[name] for name in ("ng", "dcat", "dcterms", "rdf", "xsd")
)
_CATALOG = ox.NamedNode(_DCAT + "Catalog")


def catalog_triples(
    declared: Iterable[ox.Triple], entries: Sequence[CatalogEntry], content: Content
) -> list[ox.Triple]:
    """Return the triples of ``catalog.ttl``, and for each graph what follows from its file.

    What people write about a statement's graph is left out: its file says it.
    """
    declared = list(declared)
    catalogs = [t.subject for t in declared if t.object == _CATALOG]
    derived = {ox.NamedNode(entry.iri) for entry in entries if entry.statement is not None}
    found = dict.fromkeys(t for t in declared if t.subject not in derived)
    for entry in entries:
        node = ox.NamedNode(entry.iri)
        for catalog in catalogs:
            found[ox.Triple(catalog, ox.NamedNode(_DCAT + "dataset"), node)] = None
        if node in derived:
            found |= dict.fromkeys(_describe(node, entry, content))
    return list(found)


def _describe(node: ox.NamedNode, entry: CatalogEntry, content: Content) -> Iterator[ox.Triple]:
    for kind in (_DCAT + "Dataset", _NG + "CatalogedGraph"):
        yield ox.Triple(node, ox.NamedNode(_RDF + "type"), ox.NamedNode(kind))
    for language, title in entry.title.items():
        literal = ox.Literal(title, language=language) if language else ox.Literal(title)
        yield ox.Triple(node, ox.NamedNode(_DCTERMS + "title"), literal)
    if entry.date is not None:
        date = ox.Literal(entry.date.isoformat(), datatype=ox.NamedNode(_XSD + "date"))
        yield ox.Triple(node, ox.NamedNode(_DCTERMS + "issued"), date)
    if entry.statement is not None:
        about = ox.NamedNode(entry.statement)
        yield ox.Triple(node, ox.NamedNode(_NG + "aboutStatement"), about)
    texts = {
        _DCTERMS + "language": entry.language,
        _NG + "file": content.shown(entry.file),
        _NG + "textDigest": entry.source_digest,
        _NG + "textFormat": entry.text_format,
        _NG + "textFile": content.shown(entry.text_file) if entry.text_file else None,
    }
    for name, value in texts.items():
        if value is not None:
            yield ox.Triple(node, ox.NamedNode(name), ox.Literal(value))
