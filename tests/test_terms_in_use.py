"""A fact with a term of DPV that the vocabulary does not import is found by a broader term."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import SKOS, URIRef

from noticegraph.catalog import read_catalog
from noticegraph.content import Content, shipped_content
from noticegraph.dataset import load_dataset, terms_graph
from noticegraph.namespaces import DPV_PREFIXES
from noticegraph.query import solutions
from noticegraph.turtle import read_turtle
from noticegraph.turtle_writing import canonical_turtle

SHIPPED = shipped_content()
CATEGORY = URIRef("https://w3id.org/noticegraph/id/example-2026-01-01-en/category/delivery")
# DPV 2.3, extension PD: skin tone is a physical characteristic, which is external.
NARROW = DPV_PREFIXES["pd"] + "SkinTone"
ABOVE = [DPV_PREFIXES["pd"] + name for name in ("PhysicalCharacteristic", "External")]


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """The shipped graphs, in which a category of the English example is below a new term."""
    root = tmp_path / "content"
    for folder in ("graph_data", "ontology", "questions"):
        shutil.copytree(SHIPPED.root / folder, root / folder)
    file = root / "graph_data" / "example" / "2026-01-01-en.ttl"
    facts = read_turtle(file)
    assert (CATEGORY, None, None) in facts
    facts.add((CATEGORY, SKOS.broader, URIRef(NARROW)))
    file.write_text(canonical_turtle(facts), "utf-8")
    return Content(root)


def test_the_shipped_vocabulary_has_all_terms_in_use() -> None:
    assert terms_graph(read_catalog(SHIPPED)) is None


def test_what_is_above_a_term_is_in_the_dataset_and_named(content: Content) -> None:
    query = f"SELECT ?above ?name {{ <{NARROW}> <{SKOS.broader}>+ ?above . ?above "
    query += f"<{SKOS.prefLabel}> ?name FILTER(LANG(?name) = 'en') }}"
    rows = solutions(load_dataset(content), query).rows
    found = {
        row[0].value: row[1].value for row in rows if row[0] is not None and row[1] is not None
    }
    assert found[ABOVE[0]] == "Physical Characteristic"
    assert set(ABOVE) <= set(found)


@pytest.mark.parametrize("category", ABOVE)
def test_a_question_by_a_broader_term_finds_the_fact(content: Content, category: str) -> None:
    command = [sys.executable, "-m", "noticegraph", "--content", str(content.root), "ask"]
    command += ["who-shares-category-with", "-p", f"category={category}", "-o", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["results"]["bindings"]
    assert str(CATEGORY) in {row["category"]["value"] for row in found}
