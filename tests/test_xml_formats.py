"""Answers in XML: read back by parsers that know no Oxigraph, they say the same, or are refused."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import QueryRequest
from noticegraph.errors import FormatError
from noticegraph.turtle import convert_graph

RESULTS_XML = "application/sparql-results+xml"
RESULTS_JSON = "application/sparql-results+json"
RDF_XML = "application/rdf+xml"
N_TRIPLES = "application/n-triples"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
S = "{http://www.w3.org/2005/sparql-results#}"

TEXTS = [
    "a\rb", "a\r\nb\r", "\t a \n", "]]>", "<&\"'>", "&#13;", "&#1;", "&#xD;", "\x7f\x85\u2028",
    "\ufffd\ufdd0", "\U0001f337", "", "<oxprefix: xmlns:oxprefix=\"x:\" rdf:about=\"y:\">",
]  # fmt: skip
NO_CHARACTERS = [chr(code) for code in (*range(0x20), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"]
NAMED = [
    "http://e/p", "http://e/1a", "http://e/-a", "http://e/a:b", "http://e/é", "http://e/a?b=c&d",
    "http://e/a#b.c-d_1.", "urn:x:y", f"{RDF}_1", f"{RDF}value", f"{RDF}List", f"{RDF}first",
]  # fmt: skip
NAMELESS = ["http://e/123", "http://e/a/", "urn:x:", "http://e/p(x)", "http://e/a#", "http://e/."]
RESERVED = ["RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "Description",
            "aboutEach", "aboutEachPrefix", "bagID", "li"]  # fmt: skip


def literal(text: str) -> str:
    return '"' + "".join(f"\\u{ord(c):04X}" if ord(c) < 0xFFFF else c for c in text) + '"'


def graph_of(data: bytes, kind: str) -> Graph:
    return Graph().parse(data=data, format=kind)


def construct(triples: str) -> tuple[bytes, bytes]:
    """Return the same graph as N-Triples and as RDF/XML."""
    engine, query = EmbeddedEngine(), f"CONSTRUCT {{ {triples} }} {{}}"
    return engine.query(QueryRequest(query, N_TRIPLES)), engine.query(QueryRequest(query, RDF_XML))


@pytest.mark.parametrize("text", TEXTS)
def test_literal_is_the_same_in_xml_and_json(text: str) -> None:
    query = f"SELECT ({literal(text)} AS ?a) (STRLANG({literal(text)}, 'nl') AS ?b) {{}}"
    engine = EmbeddedEngine()
    row = json.loads(engine.query(QueryRequest(query, RESULTS_JSON)))["results"]["bindings"][0]
    found = ElementTree.fromstring(engine.query(QueryRequest(query, RESULTS_XML))).findall(
        f".//{S}literal"
    )
    assert [e.text or "" for e in found] == [row["a"]["value"], row["b"]["value"]] == [text, text]


@pytest.mark.parametrize("text", TEXTS)
def test_literal_is_the_same_in_rdf_xml(text: str) -> None:
    plain, written = construct(f"<x:s> <x:p> {literal(text)}, {literal(text)}@nl")
    assert isomorphic(graph_of(plain, "nt"), graph_of(written, "xml"))
    assert {str(o) for o in graph_of(written, "xml").objects()} == {text}


@pytest.mark.parametrize("character", NO_CHARACTERS)
def test_what_is_no_character_of_xml_is_refused(character: str) -> None:
    text = literal(f"a{character}b")
    named = f"U\\+{ord(character):04X}"
    engine = EmbeddedEngine()
    with pytest.raises(FormatError, match=named) as results:
        engine.query(QueryRequest(f"SELECT ({text} AS ?a) {{}}", RESULTS_XML))
    with pytest.raises(FormatError, match=named) as graphs:
        construct(f"<x:s> <x:p> {text}")
    assert "JSON" in str(results.value.hint)
    assert "Turtle" in str(graphs.value.hint)
    value = json.loads(engine.query(QueryRequest(f"SELECT ({text} AS ?a) {{}}", RESULTS_JSON)))
    assert value["results"]["bindings"][0]["a"]["value"] == f"a{character}b"


@pytest.mark.parametrize("iri", NAMED)
def test_property_and_class_with_a_name(iri: str) -> None:
    plain, written = construct(f"<x:s> a <{iri}> ; <{iri}> 1 . <x:t> <{iri}> <x:s>")
    assert isomorphic(graph_of(plain, "nt"), graph_of(written, "xml"))


@pytest.mark.parametrize("iri", [*NAMELESS, *(RDF + name for name in RESERVED)])
def test_property_that_rdf_xml_cannot_hold_is_refused_by_its_name(iri: str) -> None:
    with pytest.raises(FormatError) as refused:
        construct(f"<x:s> <x:p> 1 ; <{iri}> 2")
    assert f"<{iri}>" in refused.value.message
    data = f"<x:s> <{iri}> <x:o> .".encode()
    with pytest.raises(FormatError):
        convert_graph(data, RDF_XML)


@pytest.mark.parametrize("iri", [*NAMELESS, f"{RDF}li", f"{RDF}Description"])
def test_class_that_is_no_element_is_written_as_a_type(iri: str) -> None:
    plain, written = construct(
        f"<x:s> a <{iri}> . <x:t> a <{iri}>, <x:C> ; <x:p> [ a <{iri}> ] . <x:u> <x:p> <x:t> ."
    )
    assert isomorphic(graph_of(plain, "nt"), graph_of(written, "xml"))


def test_class_that_is_the_namespace_of_a_prefix() -> None:
    dpv = "https://w3id.org/dpv#"
    lines = [
        f"<x:s> <{RDF}type> <{dpv}> .",
        f"<x:t> <{RDF}type> <{dpv}Purpose> .",
        f"<x:t> <{RDF}type> <{dpv}> .",
        f"<x:t> <{dpv}p> _:b .",
    ]
    data = "\n".join(lines).encode()
    written = convert_graph(data, RDF_XML)
    assert b'xmlns:dpv="https://w3id.org/dpv#"' in written
    assert isomorphic(graph_of(data, "nt"), graph_of(written, "xml"))


def test_property_of_a_reserved_namespace_is_refused() -> None:
    with pytest.raises(FormatError, match="reserved"):
        construct("<x:s> <http://www.w3.org/2000/xmlns/a> 1")
