"""The catalogue and the store: in memory, on disk, and when something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegraph.catalog import read_catalog
from noticegraph.content import Content
from noticegraph.dataset import Dataset, export_dataset, load_dataset
from noticegraph.errors import (
    ContentError,
    NoticegraphError,
    RDFSyntaxError,
    UsageError,
)
from noticegraph.query import evaluate_query, solutions

GRAPH = "https://w3id.org/noticegraph/graph/"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def count(dataset: Dataset, query: str = COUNT) -> int:
    term = solutions(dataset, query).rows[0][0]
    assert term is not None
    return int(term.value)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


# The catalogue


def test_the_catalogue_tells_of_each_graph(content: Content) -> None:
    letters, parcels = read_catalog(content)
    assert letters.iri == GRAPH + "letters"
    assert letters.file == content.graph_data / "post" / "letters.ttl"
    assert letters.title == {"en": "Letters", "nl": "Brieven"}
    # What the catalogue says of a statement has no effect: the file describes none.
    assert (letters.statement, letters.language) == (None, None)
    assert (letters.date, letters.source_digest) == (None, None)
    assert parcels.iri == GRAPH + "parcels"
    assert (parcels.statement, parcels.language) == (None, None)
    assert (parcels.date, parcels.source_digest) == (None, None)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("graph_data/parcels.ttl", "graph_data/no.ttl", 'the file "graph_data/no.ttl" is missing'),
        ("graph_data/parcels.ttl", "../outside.ttl", "outside the content"),
        ("graph_data/parcels.ttl", "/etc/hostname", "outside the content"),
        ("graph_data/parcels.ttl", "graph_data/post/letters.ttl", "have the same file"),
        ("graph_data/parcels.ttl", "graph_data", "is missing"),
        ('ng:file "graph_data/parcels.ttl"', 'ng:fiel "x"', "ng:file is missing"),
        ('"graph_data/parcels.ttl"', '"graph_data/parcels.ttl", "b.ttl"', "2 values of ng:file"),
        ("ng:CatalogedGraph", "ng:Other", "the catalogue names no graph"),
        (
            'ng:file "graph_data/parcels.ttl"',
            'ng:file "graph_data/parcels.ttl" ; ng:textFormat "doc"',
            'ng:textFormat "doc" is not known',
        ),
        (
            'ng:file "graph_data/parcels.ttl"',
            'ng:file "graph_data/parcels.ttl" ; ng:textFile "none.md"',
            'the file "none.md" is missing',
        ),
    ],
)  # fmt: skip
def test_a_broken_catalogue_is_a_content_error_that_names_it(
    content: Content, tmp_path: Path, old: str, new: str, message: str
) -> None:
    (tmp_path / "outside.ttl").touch()
    change(content.catalog, old, new)
    with pytest.raises(ContentError) as caught:
        read_catalog(content)
    assert message in caught.value.message
    assert caught.value.file == str(content.catalog)
    assert caught.value.hint


def test_a_link_that_leads_out_of_the_content_is_refused(content: Content, tmp_path: Path) -> None:
    (tmp_path / "secret.ttl").touch()
    (content.graph_data / "link.ttl").symlink_to(tmp_path / "secret.ttl")
    change(content.catalog, "graph_data/parcels.ttl", "graph_data/link.ttl")
    with pytest.raises(ContentError, match="outside the content"):
        read_catalog(content)


def test_a_missing_catalogue_is_a_content_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="catalogue of the graphs is missing"):
        load_dataset(Content(tmp_path))


def test_broken_turtle_is_named_with_its_place(content: Content) -> None:
    file = content.graph_data / "parcels.ttl"
    file.write_text("PREFIX ex: <https://example.org/>\nex:a ex:b ] .\n", encoding="utf-8")
    with pytest.raises(RDFSyntaxError) as caught:
        load_dataset(content)
    assert (caught.value.file, caught.value.line, caught.value.column) == (str(file), 2, 11)


# The store in memory


def test_each_file_is_a_named_graph(content: Content) -> None:
    dataset = load_dataset(content)
    found = solutions(
        dataset, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
    )
    assert [(g.value, n.value) for g, n in found.rows if g and n] == [
        (GRAPH + "letters", "5"),
        (GRAPH + "parcels", "5"),
    ]


def test_the_default_graph_is_the_union_and_a_set(content: Content) -> None:
    # Five triples each, and one of them is the same: nine, not ten.
    assert count(load_dataset(content)) == 9


def test_blank_nodes_of_two_files_are_two_nodes(content: Content) -> None:
    for name in ("post/letters.ttl", "parcels.ttl"):
        (content.graph_data / name).write_text("_:same <x:p> 1 .", encoding="utf-8")
    assert count(load_dataset(content), "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }") == 2


def test_two_loads_give_the_same_bytes(content: Content) -> None:
    query = "SELECT * { ?s ?p ?o }"
    first, second = (evaluate_query(load_dataset(content), query, "text/csv") for _ in range(2))
    assert first == second


def test_the_revision_changes_with_the_content_only(content: Content) -> None:
    first = load_dataset(content).engine.revision()
    assert first is not None
    assert load_dataset(content).engine.revision() == first
    (content.graph_data / "unlisted.ttl").touch()
    assert load_dataset(content).engine.revision() == first
    change(content.graph_data / "parcels.ttl", "ex:weight 2", "ex:weight 3")
    second = load_dataset(content).engine.revision()
    assert second != first
    change(content.catalog, "graph/parcels", "graph/packets")
    assert load_dataset(content).engine.revision() not in (first, second)


# The store on disk


def test_a_store_on_disk_answers_as_one_in_memory(content: Content, tmp_path: Path) -> None:
    query = "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"
    on_disk = load_dataset(content, store_dir=tmp_path / "new" / "store")
    in_memory = load_dataset(content)
    assert count(on_disk) == 9
    answers = {evaluate_query(dataset, query, "text/csv") for dataset in (on_disk, in_memory)}
    assert len(answers) == 1


def test_the_same_content_is_not_loaded_again(content: Content, tmp_path: Path) -> None:
    first = load_dataset(content, store_dir=tmp_path / "store")
    second = load_dataset(content, store_dir=tmp_path / "store")
    assert first.engine.revision() == second.engine.revision()
    assert count(second) == 9


def test_changed_content_replaces_what_was_there(content: Content, tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = load_dataset(content, store_dir=store)
    change(content.graph_data / "parcels.ttl", "ex:weight 2", "ex:weight 2, 3")
    second = load_dataset(content, store_dir=store)
    assert count(second) == 10
    assert first.engine.revision() != second.engine.revision()


@pytest.mark.parametrize("earlier", [False, True])
def test_a_load_that_fails_leaves_nothing_half_written(
    content: Content, tmp_path: Path, earlier: bool
) -> None:
    store = tmp_path / "store"
    if earlier:
        load_dataset(content, store_dir=store)
    change(content.graph_data / "parcels.ttl", "ex:weight 2", "ex:weight ]")
    with pytest.raises(RDFSyntaxError):
        load_dataset(content, store_dir=store)
    assert store.exists() is earlier
    change(content.graph_data / "parcels.ttl", "ex:weight ]", "ex:weight 2")
    assert count(load_dataset(content, store_dir=store)) == 9


# Export


def test_a_format_of_datasets_keeps_the_names_and_no_default_graph(content: Content) -> None:
    written = export_dataset(load_dataset(content), "application/n-quads").decode()
    lines = written.splitlines()
    assert len(lines) == 10
    assert all(line.endswith((f"<{GRAPH}letters> .", f"<{GRAPH}parcels> .")) for line in lines)


def test_a_format_of_graphs_gives_the_merge(content: Content) -> None:
    dataset = load_dataset(content)
    assert len(export_dataset(dataset, "application/n-triples").splitlines()) == 9
    only = export_dataset(dataset, "application/n-triples", graphs=[GRAPH + "parcels"])
    assert len(only.splitlines()) == 5


def test_exports_are_the_same_each_time_and_declare_used_prefixes(content: Content) -> None:
    first, second = (export_dataset(load_dataset(content), "text/turtle") for _ in range(2))
    assert first == second
    assert first.startswith(b"@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n<")
    catalogue = content.catalog.read_bytes()
    (content.graph_data / "parcels.ttl").write_bytes(catalogue)
    written = export_dataset(load_dataset(content), "text/turtle", graphs=[GRAPH + "parcels"])
    declared = {line.split()[1] for line in written.splitlines() if line.startswith(b"@prefix")}
    assert declared == {b"dcat:", b"dcterms:", b"ng:", b"rdf:", b"xsd:"}


@pytest.mark.parametrize(
    ("media_type", "graphs"), [("text/csv", None), ("text/turtle", ["https://example.org/none"])]
)
def test_an_unknown_graph_or_format_is_a_usage_error(
    content: Content, media_type: str, graphs: list[str] | None
) -> None:
    with pytest.raises(UsageError) as caught:
        export_dataset(load_dataset(content), media_type, graphs=graphs)
    assert isinstance(caught.value, NoticegraphError)
    assert caught.value.hint
