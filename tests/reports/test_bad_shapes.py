"""Shapes and data that an engine would not survive: one clear error, and nothing is kept."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from noticegraph.content import Content
from noticegraph.errors import InputError, NoticegraphError, ShapesError, TimeLimitError
from noticegraph.namespaces import PREFIXES
from noticegraph.reports.making import Target, make_reports, shapes_source, statement_targets
from noticegraph.reports.workers import Limits

TINY = Content(Path(__file__).parent.parent / "tiny_content")
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + (
    "PREFIX e: <http://example.org/>\n"
)
VERSION = "e:S a sh:NodeShape ; sh:targetObjectsOf oa:hasSource"
LOOP = "_:l rdf:first {first} ; rdf:rest _:l ."
BAD_SHAPES = {
    "count": (
        f'{VERSION} ; sh:property [ sh:path e:p ; sh:minCount "x" ] .',
        "sh:minCount must be",
    ),
    "no-list": (f"{VERSION} ; sh:property [ sh:path e:p ; sh:in e:x ] .", "needs a list that ends"),
    "endless-in": (
        f"{VERSION} ; sh:property [ sh:path e:p ; sh:in _:l ] . {LOOP.format(first=1)}",
        "sh:in of",
    ),
    "endless-and": (
        f"{VERSION} ; sh:and _:l . e:T a sh:NodeShape . {LOOP.format(first='e:T')}",
        "sh:and of http://example.org/S needs a list that ends",
    ),
    "endless-path": (
        f"{VERSION} ; sh:property [ sh:path _:l ; sh:minCount 1 ] . {LOOP.format(first='e:p')}",
        "sh:path of",
    ),
    "endless-inverse": (
        f"{VERSION} ; sh:property [ sh:path _:l ; sh:minCount 1 ] . _:l sh:inversePath _:l .",
        "sh:path of",
    ),
    "recursive": (f"{VERSION} ; sh:node e:S .", "e shape http://example.org/S refers to itself"),
    "mutual": (
        f"{VERSION} ; sh:or ( e:T ) . e:T sh:property [ sh:path e:p ; sh:not e:S ] .",
        "refers to itself",
    ),
    "pattern": (
        f'{VERSION} ; sh:property [ sh:path e:p ; sh:pattern "(a" ] .',
        "“(a” of",
    ),
    "beyond": (f'{VERSION} ; sh:js [ sh:jsFunctionName "x" ] .', "sh:js of"),
    "deep": (
        f"{VERSION} ; sh:node {'[ sh:node ' * 300} e:T {' ]' * 300} .",
        "the shapes cannot be used",
    ),
}
TWICE = "e:S2 a sh:NodeShape ; sh:targetObjectsOf oa:hasSource ; sh:node e:T ; sh:property e:P ."
SHARED = "e:T a sh:NodeShape ; sh:property e:P . e:P sh:path e:p ; sh:maxCount 1 ."


def source_of(shapes: str, folder: Path) -> object:
    file = folder / "shapes.ttl"
    file.write_text(PROLOGUE + shapes, "utf-8")
    return shapes_source(TINY, [file])


def error_of(shapes: str, folder: Path, seconds: float = 30) -> NoticegraphError | None:
    (target,) = statement_targets(TINY).values()
    limits = Limits(seconds=seconds, processes=1)
    (report,) = make_reports([target], source_of(shapes, folder), limits=limits)
    return report.error


@pytest.mark.parametrize("name", BAD_SHAPES)
def test_shapes_that_cannot_be_used_are_one_error(name: str, tmp_path: Path) -> None:
    shapes, message = BAD_SHAPES[name]
    with pytest.raises(ShapesError) as caught:
        error_of(shapes, tmp_path)
    assert message in caught.value.message
    assert caught.value.hint
    assert caught.value.words("nl").hint


def test_a_shape_that_two_others_use_is_no_recursion(tmp_path: Path) -> None:
    assert error_of(f"{VERSION} ; sh:node e:T . {TWICE} {SHARED}", tmp_path) is None


EVIL = [
    f'{VERSION} ; sh:property [ sh:path skos:prefLabel ; sh:pattern "^(.+)+#$" ] .',
    f"{VERSION} ; sh:sparql [ sh:select "
    "\"SELECT $this { $this ?p ?v FILTER(REGEX(STR(?v), '^(.+)+#$')) }\" ] .",
    f'{VERSION} ; sh:sparql [ sh:select "SELECT $this {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . '
    '?j ?k ?l . ?m ?n ?o FILTER(?a = ?o && ?b = ?m && ?c = ?k && ?d = ?i && ?e = ?c) }" ] .',
]


@pytest.mark.parametrize("shapes", EVIL)
def test_what_takes_forever_is_cut_and_not_kept(shapes: str, tmp_path: Path) -> None:
    start = time.monotonic()
    error = error_of(shapes, tmp_path, seconds=3)
    assert isinstance(error, TimeLimitError)
    assert "longer than 3 seconds" in error.message
    assert time.monotonic() - start < 60
    kept = os.environ["NOTICEGRAPH_CACHE_DIR"]
    digest = source_of(shapes, tmp_path).digest
    assert not list(Path(kept).glob(f"reports/*{digest[:16]}*"))


DATA = [
    ("", "the graph is empty"),
    ("<urn:a> <urn:b> <urn:c> .", "no statement in this graph"),
    ("<urn:p> oa:hasSource <urn:a> , <urn:b> .", "2 statement versions"),
    ("<urn:a> <urn:b> ", "Unexpected end"),
]


@pytest.mark.parametrize(("turtle", "message"), DATA)
def test_data_of_no_single_statement_are_one_error(
    turtle: str, message: str, tmp_path: Path
) -> None:
    target = Target("the graph", data=f"{PROLOGUE}{turtle}" if turtle else "")
    (sound,) = statement_targets(TINY).values()
    source = source_of(f"{VERSION} ; sh:property [ sh:path e:p ; sh:minCount 1 ] .", tmp_path)
    bad, good = make_reports([target, sound], source)
    assert isinstance(bad.error, InputError)
    assert message in bad.error.message
    assert len(good.structure) == 1


def test_data_with_an_endless_list_are_validated(tmp_path: Path) -> None:
    path = "( e:list [ sh:zeroOrMorePath rdf:rest ] rdf:first )"
    shapes = f"{VERSION} ; sh:property [ sh:path {path} ; sh:minCount 3 ] ."
    data = f"""{PROLOGUE}<urn:p> oa:hasSource <urn:s> . <urn:s> e:list _:l .
      _:l rdf:first 1 ; rdf:rest [ rdf:first 2 ; rdf:rest _:l ] ."""
    (report,) = make_reports([Target("g", data=data)], source_of(shapes, tmp_path))
    assert report.error is None
    assert len(report.structure) == 1


def test_a_blank_node_that_is_compared_is_no_fault_of_the_shapes(tmp_path: Path) -> None:
    shapes = f"{VERSION} ; sh:property [ sh:path e:a ; sh:lessThan e:b ] ."
    data = f"{PROLOGUE}<urn:p> oa:hasSource <urn:s> . <urn:s> e:a [] ; e:b 1 ."
    (report,) = make_reports([Target("g", data=data)], source_of(shapes, tmp_path))
    assert not isinstance(report.error, ShapesError)
    assert isinstance(report.error, InputError)
    assert "sh:lessThan" in report.error.message
