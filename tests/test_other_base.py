"""A workspace whose IRIs begin with a base of its own is as usable as others, by short ids."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.namespace import DCTERMS

from noticegraph.adding import add_statement, create_workspace
from noticegraph.catalog import read_catalog
from noticegraph.content import Content
from noticegraph.dataset import load_dataset
from noticegraph.http import create_app
from noticegraph.namespaces import statement_id
from noticegraph.rows import build_graph, find_statement, write_rows
from noticegraph.trace import resolve_statement
from noticegraph.workspace import read_workspace

TINY = Path(__file__).parent / "tiny_content"
ID = "kite-2026-05-03-en"
BASE = "https://example.org/privacy/"


@pytest.fixture
def content(tmp_path: Path) -> Content:
    made = create_workspace(tmp_path / "mine")
    text = made.file.read_text("utf-8").replace(made.base, BASE)
    made.file.write_text(text, "utf-8")
    content = Content(TINY).layered(read_workspace(made.root))
    source = tmp_path / "kite.md"
    source.write_text("# Privacy at Kite\n\nKite keeps your name.\n", "utf-8")
    day = datetime.date(2026, 5, 3)
    add_statement(content, source, company="Kite", date=day, language="en")
    return content


def test_its_short_id_names_the_statement_everywhere(content: Content) -> None:
    dataset = load_dataset(content)
    (iri,) = {e.statement for e in read_catalog(content) if ID in str(e.statement)}
    assert iri is not None
    assert iri == BASE + ID
    assert resolve_statement(dataset, ID) == iri
    client = create_app(dataset, content=content).test_client()
    page = client.get(f"/statements/{ID}", headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "Kite keeps your name" in page.text
    listed = client.get("/statements", headers={"Accept": "text/html"}).text
    assert f'href="/statements/{ID}"' in listed


def test_rows_keep_what_the_version_belongs_to(content: Content) -> None:
    statement = find_statement(content, ID).read()
    work = URIRef(f"{statement.base}kite")
    assert str(statement.version) == f"{statement.base}{ID}"
    assert (statement.version, DCTERMS.isVersionOf, work) in statement.facts
    again = build_graph(write_rows(statement), statement)
    assert set(again.objects(statement.version, DCTERMS.isVersionOf)) == {work}


@pytest.mark.parametrize(
    ("iri", "id_"),
    [
        (f"https://w3id.org/noticegraph/id/{ID}", ID),
        (f"https://example.org/a/{ID}", ID),
        ("https://example.org/a/kite-2026", "https://example.org/a/kite-2026"),
        (f"https://example.org/{ID}/fact", f"https://example.org/{ID}/fact"),
    ],
)
def test_only_what_has_the_form_of_an_id_is_one(iri: str, id_: str) -> None:
    assert statement_id(iri) == id_
