"""The graphs of the two statements, read from their files: what the pages must have."""

from __future__ import annotations

import pytest
from rdflib import Graph

from noticegraph.content import shipped_content

GRAPHS = shipped_content().root / "graph_data"


@pytest.fixture(scope="session")
def zendesk() -> Graph:
    return Graph().parse(GRAPHS / "zendesk" / "2024-02-20-nl.ttl")


@pytest.fixture(scope="session")
def github() -> Graph:
    return Graph().parse(GRAPHS / "github" / "2024-02-01-en.ttl")
