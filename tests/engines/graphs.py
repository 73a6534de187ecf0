"""Graphs on which the engines must agree: generated statements, and mutants of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache

import pyoxigraph as ox
from bench.corpus_statement import generate

from noticegraph.content import shipped_content
from noticegraph.graph_index import MergedGraph, merge_files
from noticegraph.namespaces import PREFIXES
from noticegraph.reports.engines import make_engine
from noticegraph.validation import Engine, EngineName, Result, background_files

CONTENT = shipped_content()
XSD = PREFIXES["xsd"]
NG = PREFIXES["ng"]
SUFFIX = "-passages.ttl"


@cache
def shipped_shapes() -> MergedGraph:
    return merge_files(sorted(CONTENT.shapes.rglob("*.ttl")))


def make(name: EngineName, shapes: MergedGraph) -> Engine:
    return make_engine(name, shapes, background())


def part_of(shapes: MergedGraph, number: int, count: int) -> MergedGraph:
    """Return every so many-th shape with a target, and what it refers to."""
    by_subject: dict[object, list[ox.Triple]] = {}
    for triple in shapes.triples:
        by_subject.setdefault(triple.subject, []).append(triple)
    targeted = {
        t.subject.value: t.subject
        for t in shapes.triples
        if t.predicate.value.startswith(PREFIXES["sh"] + "target")
    }
    waiting: list[object] = [targeted[name] for name in sorted(targeted)[number::count]]
    kept: dict[object, list[ox.Triple]] = {}
    while waiting:
        node = waiting.pop()
        if node not in kept and node in by_subject:
            kept[node] = by_subject[node]
            waiting += [t.object for t in kept[node]]
    return MergedGraph([t for triples in kept.values() for t in triples], {})


@cache
def background() -> MergedGraph:
    return merge_files(background_files(CONTENT))


def generated(numbers: Sequence[int], seed: int = 7) -> list[ox.Triple]:
    """Return generated statements as one graph."""
    lines = "".join(line for n in numbers for line in generate(n, seed))
    return [quad.triple for quad in ox.parse(lines.encode(), format=ox.RdfFormat.N_QUADS)]


def key(result: Result) -> tuple[object, ...]:
    return (
        result.focus.text,
        result.path,
        result.component,
        result.shape,
        result.severity,
        None if result.value is None else (result.value.text, result.value.is_literal),
    )


def _literal(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


def _other_value(random_: random.Random, term: object) -> object:
    choices: list[Callable[[], object]] = [
        lambda: ox.Literal("x", language="nl-be"),
        lambda: ox.Literal(""),
        lambda: _literal("2024-02-30", "date"),
        lambda: _literal("2024-01-01Z", "date"),
        lambda: _literal("soon", "date"),
        lambda: _literal("2024-01-01T00:00:00", "dateTime"),
        lambda: _literal("007", "integer"),
        lambda: _literal("-1", "integer"),
        lambda: _literal("many", "integer"),
        lambda: _literal("300", "byte"),
        lambda: _literal("1e3", "double"),
        lambda: _literal("NaN", "double"),
        lambda: _literal("P30D", "duration"),
        lambda: _literal("P", "duration"),
        lambda: _literal("1", "boolean"),
        lambda: ox.Literal('quote " \\ line\nbreak \U0001f600'),
        lambda: ox.NamedNode("https://example.org/é/#part"),
        lambda: ox.NamedNode(NG + "Denied"),
        lambda: ox.BlankNode(f"m{random_.randrange(10**6)}"),
    ]
    if isinstance(term, ox.Literal):
        choices.append(lambda: ox.Literal(term.value))
        choices.append(lambda: ox.NamedNode("urn:text"))
    return random_.choice(choices)()


def mutated(triples: Sequence[ox.Triple], seed: int, changes: int = 4) -> list[ox.Triple]:
    """Return triples of which some are gone, doubled with another value, or changed."""
    random_ = random.Random(seed)
    found = list(triples)
    for _ in range(changes):
        at = random_.randrange(len(found))
        subject, predicate, value = found[at]
        kind = random_.choice(("remove", "add", "change", "change", "type", "unname"))
        other = _other_value(random_, value)
        if kind == "remove":
            del found[at]
        elif kind == "add":
            found.append(ox.Triple(subject, predicate, other))
        elif kind == "change":
            found[at] = ox.Triple(subject, predicate, other)
        elif kind == "type":
            types = [t for t in found if t.predicate.value.endswith("#type")]
            found.append(ox.Triple(subject, types[0].predicate, random_.choice(types).object))
        elif isinstance(subject, ox.NamedNode):
            blank = ox.BlankNode(f"s{seed}x{at}")
            found = [
                ox.Triple(
                    blank if t.subject == subject else t.subject,
                    t.predicate,
                    blank if t.object == subject else t.object,
                )
                for t in found
            ]
    return found
