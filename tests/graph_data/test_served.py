"""The graphs of the files are those that are served: nothing in them changes in the store."""

from __future__ import annotations

import pytest
from rdflib import Graph
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
    written = Graph().parse(entry.file)
    assert isomorphic(written, Graph().parse(data=served, format="nt"))


def test_every_graph_of_the_catalogue_is_looked_at() -> None:
    assert len(ENTRIES) == len({entry.iri for entry in ENTRIES}) >= 20
