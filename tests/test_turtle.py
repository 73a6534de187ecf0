"""Turtle read with places of errors, and written canonically."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from pathlib import Path

import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from noticegraph.errors import InputError, LimitError, RDFSyntaxError
from noticegraph.turtle import read_triples, read_turtle
from noticegraph.turtle_writing import canonical_turtle

EX = Namespace("https://example.org/")


def parse(tmp_path: Path, text: str | bytes) -> Graph:
    file = tmp_path / "test.ttl"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_turtle(file)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (b"ex:a ex:b ex:c .", 1, 1),
        (b"PREFIX ex: <https://example.org/>\n\n  ex:a ex:b ] .", 3, 13),
        ('<x:a> <x:é> "😀" ; ] .'.encode(), 1, 19),
        (b"<x:a> <x:b>\n<no scheme> .", 2, 1),
        (b'<x:a> <x:b> "\xff" .', 1, 14),
        (b'<x:a> <x:b> "open', 1, 13),
    ],
)
def test_a_syntax_error_has_file_line_and_column_in_code_points(
    tmp_path: Path, text: bytes, line: int, column: int
) -> None:
    with pytest.raises(RDFSyntaxError) as caught:
        parse(tmp_path, text)
    error = caught.value
    assert (error.file, error.line, error.column) == (str(tmp_path / "test.ttl"), line, column)
    assert error.message
    assert error.hint
    assert "\n" not in str(error)


def test_a_triple_term_of_rdf_1_2_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RDFSyntaxError, match=r"RDF 1\.2"):
        parse(tmp_path, "<x:a> <x:b> <<( <x:c> <x:d> <x:e> )>> .")


def test_a_literal_that_does_not_fit_its_datatype_is_kept_in_silence(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    graph = parse(tmp_path, '<x:a> <x:b> "x"^^<http://www.w3.org/2001/XMLSchema#integer> .')
    assert [str(value) for value in graph.objects()] == ["x"]
    assert caplog.records == []


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    for read in (read_turtle, read_triples):
        with pytest.raises(InputError) as caught:
            read(tmp_path / "none.ttl")
        assert caught.value.file == str(tmp_path / "none.ttl")


def test_an_rdflib_graph_has_the_terms_of_the_file(tmp_path: Path) -> None:
    graph = parse(
        tmp_path, 'PREFIX e: <https://example.org/> e:a e:b e:c, "x", "x"@nl, 01, "y"^^e:t .'
    )
    expected = {
        EX.c,
        Literal("x"),
        Literal("x", lang="nl"),
        Literal("01", datatype=URIRef("http://www.w3.org/2001/XMLSchema#integer"), normalize=False),
        Literal("y", datatype=EX.t),
    }
    assert set(graph.objects(EX.a, EX.b)) == expected
    assert [str(value) for value in graph.objects() if "01" in value] == ["01"]
    assert dict(graph.namespaces()) == {"e": URIRef("https://example.org/")}


CANONICAL = '''\
PREFIX dpv: <https://w3id.org/dpv#>
PREFIX ex: <https://example.org/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

ex:z-header
    a owl:Ontology ;
.

ex:a
    a
        ex:Thing ,
        dpv:Purpose ;
    ex:label
        "plain" ,
        "letters"@en ,
        "brieven"@nl ;
    ex:number
        true ,
        "2024-02-20"^^xsd:date ,
        1.50 ,
        1e3 ,
        -7 ,
        01 ,
        "x"^^xsd:integer ;
    ex:text
        "tab\\t quote\\" backslash\\\\ escape\\u001B" ,
        """two
lines""" ;
.

<https://example.org/a/b>
    a dpv:Purpose ;
    ex:list (
        ex:a
        [
            ex:p 1 ;
        ]
        "c"
    ) ;
    ex:nested [
        ex:deeper [
            ex:p 2 ;
        ] ;
        ex:p
            1 ,
            2 ;
    ] ;
    ex:none () ;
.

[]
    ex:p "nobody refers to me" ;
.
'''


def test_the_canonical_form_is_this(tmp_path: Path) -> None:
    assert canonical_turtle(parse(tmp_path, CANONICAL)) == CANONICAL


def test_the_order_of_input_does_not_matter(tmp_path: Path) -> None:
    graph = parse(tmp_path, CANONICAL)
    written = canonical_turtle(graph)
    source = random.Random(7)
    for _ in range(5):
        names: dict[BNode, BNode] = {}
        triples = [
            tuple(names.setdefault(t, BNode()) if isinstance(t, BNode) else t for t in triple)
            for triple in graph
        ]
        source.shuffle(triples)
        other = Graph(bind_namespaces="none")
        other.bind("ex", "https://example.org/")
        for triple in triples:
            other.add(triple)  # type: ignore[arg-type]
        assert canonical_turtle(other) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<x:a> <x:b> <x:c> .",
        CANONICAL,
        # shared, cyclic and unreferenced blank nodes
        "_:s <x:p> 1 . <x:a> <x:b> _:s . <x:c> <x:b> _:s .",
        "_:x <x:p> _:y . _:y <x:p> _:x .",
        "_:x <x:p> _:x .",
        "<x:a> <x:b> _:x . _:x <x:p> _:y . _:y <x:p> _:y .",
        "[] <x:p> 1 . [] <x:p> 2 .",
        "<x:a> <x:b> [], [ <x:c> [] ] .",
        # collections: nested, shared, with a tail or a type of their own
        "<x:a> <x:b> ( 1 ( 2 ) () ) .",
        "<x:a> <x:b> _:l . <x:c> <x:b> _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first>"
        " 1 ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> () .",
        "<x:a> <x:b> [ <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1, 2 ;"
        " <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> () ] .",
        # lexical forms that abbreviations would change
        '<x:a> <x:b> "01"^^<http://www.w3.org/2001/XMLSchema#integer>, 1, 1.0, 1.00, 1E0, 1e0,'
        ' "1"^^<http://www.w3.org/2001/XMLSchema#boolean>, "1."^^'
        "<http://www.w3.org/2001/XMLSchema#decimal>, .5, -.5e-7, +3 .",
        '<x:a> <x:b> "\\r", "\\n", "\\"\\"\\"", "a\\\\", "\\n\\"", "\\b\\f", "é😀\\u0000"@nl-be .',
        "<http://x/é?a=b&c#d/e.> <http://x/%41> <https://w3id.org/dpv#> .",
    ],
)
def test_writing_keeps_the_graph_and_is_stable(tmp_path: Path, text: str) -> None:
    graph = parse(tmp_path, text)
    written = canonical_turtle(graph)
    again = parse(tmp_path, written)
    assert isomorphic(graph, again)
    assert len(graph) == len(again)
    assert canonical_turtle(again) == written


def test_one_new_fact_about_an_old_subject_is_one_new_line(tmp_path: Path) -> None:
    graph = parse(tmp_path, CANONICAL)
    before = canonical_turtle(graph).splitlines()
    graph.add((EX.a, EX.fresh, EX.b))
    after = canonical_turtle(graph).splitlines()
    after.remove("    ex:fresh ex:b ;")
    assert after == before


def test_a_shared_blank_node_keeps_its_label_when_something_else_changes(tmp_path: Path) -> None:
    graph = parse(tmp_path, "_:s <x:p> 1 . <x:a> <x:b> _:s . <x:c> <x:b> _:s .")
    before = [line for line in canonical_turtle(graph).splitlines() if "_:" in line]
    assert before
    graph.add((EX.other, EX.p, BNode()))
    graph.add((EX.other, EX.p, Literal(3)))
    after = [line for line in canonical_turtle(graph).splitlines() if "_:" in line]
    assert after == before


def test_only_used_prefixes_are_declared_and_a_file_keeps_its_own(tmp_path: Path) -> None:
    text = (
        "PREFIX mine: <https://example.org/> PREFIX unused: <https://unused.example/>\n"
        "PREFIX nope: <https://w3id.org/dpv#> mine:a a nope:Purpose ."
    )
    written = canonical_turtle(parse(tmp_path, text))
    declared = [line for line in written.splitlines() if line.startswith("PREFIX")]
    assert declared == [
        "PREFIX dpv: <https://w3id.org/dpv#>",
        "PREFIX mine: <https://example.org/>",
    ]


def test_a_prefix_of_the_project_cannot_be_taken_by_a_file(tmp_path: Path) -> None:
    text = "PREFIX dpv: <https://example.org/> dpv:Purpose a <https://w3id.org/dpv#Purpose> ."
    written = canonical_turtle(parse(tmp_path, text))
    assert "\n<https://example.org/Purpose>\n    a dpv:Purpose ;" in written


def test_a_named_header_comes_first(tmp_path: Path) -> None:
    graph = parse(tmp_path, "<x:a> <x:p> 1 . <x:b> <x:p> 2 .")
    assert canonical_turtle(graph, header="x:b").startswith("<x:b>")
    assert canonical_turtle(graph).startswith("<x:a>")


def test_a_typed_string_is_a_plain_one() -> None:
    graph = Graph()
    string = URIRef("http://www.w3.org/2001/XMLSchema#string")
    graph.add((EX.a, EX.p, Literal("x", datatype=string)))
    assert '<https://example.org/p> "x" ;' in canonical_turtle(graph)


def test_nesting_that_is_too_deep_is_a_limit_error() -> None:
    graph = Graph()
    nodes = [EX.a, *(BNode() for _ in range(5000))]
    for upper, lower in pairwise(nodes):
        graph.add((upper, EX.p, lower))
    with pytest.raises(LimitError, match="nested too deeply"):
        canonical_turtle(graph)


def test_a_long_collection_is_not_deep() -> None:
    graph = Graph()
    cells = [BNode() for _ in range(5000)]
    graph.add((EX.a, EX.p, cells[0]))
    for cell, rest in zip(cells, [*cells[1:], RDF.nil], strict=True):
        graph.add((cell, RDF.first, Literal(1)))
        graph.add((cell, RDF.rest, rest))
    assert canonical_turtle(graph).count("        1\n") == 5000


def test_six_thousand_triples_take_less_than_five_seconds() -> None:
    graph = Graph()
    for number in range(1000):
        subject = EX[f"s{number:04}"]
        graph.add((subject, RDF.type, EX.Thing))
        for index in range(3):
            graph.add((subject, EX[f"p{index}"], Literal(f"{number} {index}", lang="en")))
        node = BNode()
        graph.add((subject, EX.nested, node))
        graph.add((node, EX.value, Literal(number)))
    assert len(graph) == 6000
    start = time.thread_time()
    written = canonical_turtle(graph)
    assert time.thread_time() - start < 5
    assert written.count("\n.\n") == 1000
