"""The graphs of the files are those that are served: nothing in them changes in the store.

That of the catalogue has more than its file: what the files of statements say of themselves.
"""

from __future__ import annotations

import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from noticegraph.catalog import CatalogEntry, read_catalog
from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset

CONTENT = shipped_content()
ENTRIES = read_catalog(CONTENT)


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.file.name for entry in ENTRIES])
def test_graph_is_served_as_it_stands_in_its_file(
    entry: CatalogEntry, shipped_dataset: Dataset
) -> None:
    served = shipped_dataset.engine.read_graph(entry.iri, "application/n-triples")
    assert served
    written, read = Graph().parse(entry.file), Graph().parse(data=served, format="nt")
    if entry.file == CONTENT.catalog:
        assert set(written) < set(read)
        added = {URIRef(e.iri) for e in ENTRIES if e.statement}
        assert {s for s, _, _ in read - written} == {URIRef(entry.iri), *added}
    else:
        assert isomorphic(written, read)


def test_every_graph_of_the_catalogue_is_looked_at() -> None:
    assert len(ENTRIES) == len({entry.iri for entry in ENTRIES}) >= 20
