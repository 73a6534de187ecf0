"""Graphs merged from files, and looked up by subject and predicate (RDF 1.1 N-Triples, Turtle)."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegraph.errors import RDFSyntaxError
from noticegraph.graph_index import GraphIndex, MergedGraph, Value, hierarchy_of, merge_files
from noticegraph.turtle import read_triples

PLAIN = """PREFIX e: <urn:e:>
e:a e:text "line\\nbreak \\" \\\\ \\t _:x <urn:y> . é"@en , "007"^^e:number , "plain" ;
    e:to e:b , e:c .
e:b e:to e:a .
e:a e:again e:b .
"""
NODES = 'PREFIX e: <urn:e:>\ne:a e:to [ e:text "inner" ] . _:n e:to _:n .\n'


@pytest.mark.parametrize("text", [PLAIN, NODES])
def test_a_file_has_the_triples_of_its_parser(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(text, "utf-8")
    merged = merge_files([file])
    assert len(merged.triples) == len(read_triples(file))
    assert merged.prefixes == {"e": "urn:e:"}
    read = GraphIndex(merged.triples)
    assert sorted(read.triples()) == sorted(merged.index.triples())
    assert len(read) == len(merged.index) == len(merged.triples)


def test_terms_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(PLAIN, "utf-8")
    index = merge_files([file]).index
    assert list(index.objects("urn:e:a", "urn:e:text")) == [
        Value('line\nbreak " \\ \t _:x <urn:y> . é', "en"),
        Value("007", ""),
        Value("plain", ""),
    ]
    assert index.value("urn:e:a", "urn:e:again") == Value("urn:e:b")
    assert index.value("urn:e:a", "urn:e:none") is None
    assert set(index.subjects("urn:e:to", "urn:e:b")) == {"urn:e:a"}
    assert index.nodes("urn:e:to") == {"urn:e:a", "urn:e:b", "urn:e:c"}
    assert index.nodes("urn:e:text") == set()


def test_blank_nodes_of_two_files_are_apart_and_triples_of_both_are_one(tmp_path: Path) -> None:
    files = [tmp_path / "a.ttl", tmp_path / "b.ttl"]
    for file in files:
        file.write_text("PREFIX e: <urn:e:>\n_:n e:is e:b . e:a e:to e:b .", "utf-8")
    merged = merge_files(files)
    assert len(merged.triples) == 3
    assert len(set(merged.index.subjects("urn:e:is", "urn:e:b"))) == 2


def test_a_mistake_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n", "utf-8")
    with pytest.raises(RDFSyntaxError) as caught:
        merge_files([file])
    assert (str(caught.value.file), caught.value.line) == (str(file), 2)


def test_what_is_below_comes_first() -> None:
    below = MergedGraph.of_ntriples('<urn:a> <urn:p> "below" .\n', {}).index
    above = MergedGraph.of_ntriples('<urn:a> <urn:p> "above" .\n<urn:b> <urn:p> <urn:c> .\n', {})
    together = above.index.over(below)
    assert [v.text for v in together.objects("urn:a", "urn:p")] == ["below", "above"]
    assert together.value("urn:a", "urn:p") == Value("below", "")
    assert together.nodes("urn:p") == {"urn:c"}
    assert len(together) == 3


def test_what_is_above_a_term_is_told_unless_it_is_defined() -> None:
    text = "<urn:a> <urn:p> <https://w3id.org/dpv#Marketing> .\n"
    found = hierarchy_of(MergedGraph.of_ntriples(text, {}), GraphIndex())
    broader = {(t.subject.value, t.object.value) for t in found}
    assert ("https://w3id.org/dpv#Marketing", "https://w3id.org/dpv#Purpose") in broader
    defined = (
        "<https://w3id.org/dpv#Marketing> <http://www.w3.org/2000/01/rdf-schema#isDefinedBy> "
        "<https://w3id.org/dpv> .\n"
    )
    below = MergedGraph.of_ntriples(defined, {}).index
    assert hierarchy_of(MergedGraph.of_ntriples(text, {}), below) == []
