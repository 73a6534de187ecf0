"""Rows applied to the fictional statement, of which only the version is described."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import DCTERMS, Graph

from noticegraph.content import shipped_content
from noticegraph.namespaces import NG
from noticegraph.rows import (
    Outcome,
    Statement,
    Vocabulary,
    apply_rows,
    find_statement,
    read_file_of_rows,
)

Apply = Callable[..., Outcome]
FILES = find_statement(shipped_content(), "example-2026-01-01-en")


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary(shipped_content())


@pytest.fixture(scope="session")
def shipped() -> Statement:
    return FILES.read()


@pytest.fixture
def apply(tmp_path: Path, vocabulary: Vocabulary, shipped: Statement) -> Apply:
    """Apply objects, as JSON lines, to a statement of which only the version is described."""

    def act(*objects: dict[str, Any], to: Graph | None = None, **options: Any) -> Outcome:
        facts = to
        if facts is None:
            facts = Graph()
            for predicate in (NG.effectiveDate, DCTERMS.language):
                value = shipped.facts.value(shipped.version, predicate)
                assert value is not None
                facts.add((shipped.version, predicate, value))
        file = tmp_path / "rows.jsonl"
        file.write_text("".join(json.dumps(o) + "\n" for o in objects), "utf-8")
        statement = Statement(facts, shipped.passages, shipped.version)
        rows = read_file_of_rows(file)
        return apply_rows(statement, rows, vocabulary, text=FILES.read_text(), **options)

    return act
