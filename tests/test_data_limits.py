"""Data that would take the stack or the memory are refused, with the place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from noticegraph.data_limits import MAX_DATA_DEPTH, refuse_bombs
from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import Document
from noticegraph.errors import RDFSyntaxError
from noticegraph.loading import read_files
from noticegraph.remote import loading
from noticegraph.turtle import parse_triples

JSON_LD = "application/ld+json"
NT = "application/n-triples"


def objects(depth: int) -> bytes:
    return b'{"x:p":\n' * depth + b"1" + b"}" * depth


def terms(depth: int) -> bytes:
    return b"<x:a> <x:p> " + b"<<( <x:s> <x:p> " * depth + b"<x:o> " + b")>> " * depth + b"."


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (objects(MAX_DATA_DEPTH), JSON_LD),
        (b"[" + b"{}," * 5_000 + b"{}]", JSON_LD),
        (b'{"x:p": "' + b"[{" * 5_000 + b'\\" }"}', JSON_LD),
        (b"<x:a> <x:p> " + b"[ <x:p> " * 5_000 + b"1" + b"]" * 5_000 + b" .", "text/turtle"),
        (b'<x:a> <x:p> "' + b"<<( " * 5_000 + b'" .', NT),
        (terms(MAX_DATA_DEPTH), NT),
    ],
)
def test_what_is_not_nested_so_deeply_passes(data: bytes, media_type: str) -> None:
    refuse_bombs(data, media_type)


@pytest.mark.parametrize(
    ("data", "media_type", "line"),
    [
        (objects(MAX_DATA_DEPTH + 1), JSON_LD, MAX_DATA_DEPTH + 1),
        (objects(200_000), JSON_LD, MAX_DATA_DEPTH + 1),
        (b"[" * 200_000, JSON_LD, 1),
        (terms(MAX_DATA_DEPTH + 1), NT, 1),
        (terms(100_000), "text/turtle", 1),
    ],
)
def test_deep_nesting_is_refused_with_its_place(data: bytes, media_type: str, line: int) -> None:
    with pytest.raises(RDFSyntaxError, match="nested more than 100 deep") as caught:
        refuse_bombs(data, media_type)
    assert caught.value.line == line
    assert caught.value.column
    assert caught.value.hint


def test_it_is_refused_wherever_data_come_in() -> None:
    engine = EmbeddedEngine()
    with pytest.raises(RDFSyntaxError, match="nested"):
        engine.write_graph("x:g", objects(50_000), JSON_LD, replace=True)
    with pytest.raises(RDFSyntaxError, match="nested"):
        engine.load(objects(50_000), JSON_LD)
    with pytest.raises(RDFSyntaxError, match="nested"):
        parse_triples(objects(50_000), JSON_LD)
    assert engine.dump() == b""


# Entities and namespaces

RDF_XML = "application/rdf+xml"
NAMESPACES = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:"'
NESTED = '<!ENTITY a0 "lol">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
)
LONG = f'<!ENTITY a9 "{"x" * 100_000}">'
XSD = '<!ENTITY xsd "http://www.w3.org/2001/XMLSchema#">'


def document(declarations: str, content: str = "<e:p>&a9;</e:p>", attribute: str = "") -> bytes:
    subject = f'<rdf:Description rdf:about="urn:x"{attribute}>{content}</rdf:Description>'
    return f"<!DOCTYPE r [{declarations}]>\n<rdf:RDF {NAMESPACES}>{subject}</rdf:RDF>".encode()


EXPANDING = {
    "nested": document(NESTED),
    "nested in an attribute": document(NESTED, "", ' e:p="&a9;"'),
    "nested in a namespace": document(NESTED, '<f:p xmlns:f="&a9;">1</f:p>'),
    "nested, used nowhere": document(NESTED, "<e:p>1</e:p>"),
    "nested in a comment": document(f"<!-- {NESTED} -->"),
    "long": document(LONG, f"<e:p>{'&a9;' * 10_000}</e:p>"),
    "long in an attribute": document(LONG, "", f' e:p="{"&a9;" * 10_000}"'),
    "long in many elements": document(LONG, "<e:p>&a9;</e:p>" * 10_000),
    "long, declared late": document("", f"<!DOCTYPE r [{LONG}]><e:p>{'&a9;' * 10_000}</e:p>"),
}
FOREIGN = {
    "file": '<!ENTITY a9 SYSTEM "file:///etc/hostname">',
    "address": '<!ENTITY a9 PUBLIC "x" "http://127.0.0.1:9/">',
    "parameter entity": '<!ENTITY % a9 SYSTEM "file:///etc/hostname"> %a9;',
    "parameter": f'<!ENTITY % a9 "{"x" * 100_000}">',
    "name with a quotation mark": '<!ENTITY a"9 "x">',
    "name behind another blank": '<!ENTITY \u00a0a9 "x">',
    "no blank": '<!ENTITYa9 "x">',
}


@pytest.mark.parametrize("name", EXPANDING)
def test_entities_that_expand_to_much_are_refused_before_they_do(name: str) -> None:
    start = time.thread_time()
    with pytest.raises(RDFSyntaxError, match="the entities expand to more than") as caught:
        refuse_bombs(EXPANDING[name], RDF_XML)
    assert time.thread_time() - start < 0.5
    assert caught.value.line
    assert caught.value.hint


@pytest.mark.parametrize("name", FOREIGN)
def test_entities_that_are_no_plain_text_are_refused(name: str) -> None:
    with pytest.raises(RDFSyntaxError, match="other than text between double quotes") as caught:
        refuse_bombs(document(FOREIGN[name]), RDF_XML)
    assert (caught.value.line, caught.value.column) == (1, 14)


def test_the_place_is_that_of_the_reference_that_is_too_much() -> None:
    value = "x" * 2**20
    # The document is a megabyte large, so that it may expand to 4 + 32; declaring it takes one.
    content = "<e:p>&a9;</e:p>\n" * 200
    with pytest.raises(RDFSyntaxError, match="more than 36 MiB") as caught:
        refuse_bombs(document(f'<!ENTITY a9 "{value}">', content), RDF_XML)
    assert caught.value.line == 1 + 36
    assert caught.value.column == len("<e:p>") + 1


@pytest.mark.parametrize(
    ("declarations", "value"),
    [
        (XSD, "http://www.w3.org/2001/XMLSchema#"),
        (f'{XSD}\n<!ENTITY a "&xsd;integer">', "http://www.w3.org/2001/XMLSchema#integer"),
        (NESTED[: NESTED.index("<!ENTITY a4")], "lol" * 1_000),
    ],
)
def test_small_entities_stand_for_their_text(declarations: str, value: str) -> None:
    last = declarations.rpartition("<!ENTITY ")[2].partition(" ")[0]
    triples = parse_triples(document(declarations, f"<e:p>&{last};</e:p>"), RDF_XML)
    assert [triple.object.value for triple in triples] == [value]


def test_an_ontology_may_use_its_entities_as_often_as_it_likes() -> None:
    used = '<e:p rdf:datatype="&xsd;integer">1</e:p>'
    assert len(parse_triples(document(XSD, used * 20_000), RDF_XML)) == 20_000


def test_long_namespaces_are_refused_once_they_expand_to_much() -> None:
    long = "urn:" + "x" * 100_000
    turtle = f"@prefix e: <{long}> . <x:s> <x:p> {', '.join(f'e:{n}' for n in range(10_000))} ."
    xml = document("", f'<f:p xmlns:f="{long}">1</f:p>' + f'<f:p xmlns:f="{long}"/>')
    with pytest.raises(RDFSyntaxError, match="the data expand to more than"):
        parse_triples(turtle.encode(), "text/turtle")
    with pytest.raises(RDFSyntaxError, match="the data expand to more than"):
        EmbeddedEngine().write_graph("x:g", turtle.encode(), "text/turtle", replace=True)
    assert len(parse_triples(xml, RDF_XML)) == 2


def test_entities_are_refused_wherever_rdf_xml_comes_in(tmp_path: Path) -> None:
    engine = EmbeddedEngine()
    bomb = EXPANDING["nested"]
    file = tmp_path / "bomb.rdf"
    file.write_bytes(bomb)
    for read in (
        lambda: engine.write_graph("x:g", bomb, RDF_XML, replace=True),
        lambda: engine.load(bomb, RDF_XML),
        lambda: parse_triples(bomb, RDF_XML),
        lambda: loading.parse_triples(Document(bomb, RDF_XML), None),
        lambda: read_files([file], None),
    ):
        with pytest.raises(RDFSyntaxError, match="the entities expand"):
            read()
    assert engine.dump() == b""
