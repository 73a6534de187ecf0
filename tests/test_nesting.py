"""Data nested deeper than a stack could bear are refused before a parser sees them."""

from __future__ import annotations

import pytest

from noticegraph.embedded import EmbeddedEngine
from noticegraph.errors import RDFSyntaxError
from noticegraph.nesting import MAX_DATA_DEPTH, refuse_nesting
from noticegraph.turtle import convert_graph

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
    refuse_nesting(data, media_type)


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
        refuse_nesting(data, media_type)
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
        convert_graph(objects(50_000), NT, source=JSON_LD)
    assert engine.dump() == b""
