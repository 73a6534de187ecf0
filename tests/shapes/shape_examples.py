"""Examples of shapes: a valid data graph, and that graph broken in one way at a time.

``tests/shapes/examples/<folder>/<name>.yaml`` belongs to ``shapes/<folder>/<name>.ttl``::

    with: [gdpr/scope.ttl]      # further shape files, if a verdict needs them
    valid:
      data: Turtle              # beside the prefixes and one passage of ex:statement
      results: [...]            # every result, each one
                                # focus | path | component | source shape | severity | value
      verdicts: {id: verdict}   # of each examination of the file; with ", nothing found" where
                                # no shape gave a result
    invalid:
      - name: what is broken
        remove: Turtle          # triples of the valid data that go
        add: Turtle             # triples that come
        results: [...]
        verdicts: {...}

Only the shapes of the file and of ``with`` are run; the ontology's class hierarchy and the law
graphs are part of the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

import pyoxigraph as ox
import yaml
from rdflib import RDF, Graph

from noticegraph.content import shipped_content
from noticegraph.examinations import Finding, examine
from noticegraph.graph_index import GraphIndex, MergedGraph, Triples, merge_files
from noticegraph.namespaces import PREFIXES, shorten_iri
from noticegraph.pyshacl_engine import QueryableGraph, read_graphs, results_of, validate_graph
from noticegraph.reports.engines import make_engine
from noticegraph.turtle import make_graph, parse_triples, read_turtle
from noticegraph.validation import (
    Engine,
    EngineName,
    Result,
    background_files,
    read_examinations,
    read_findings,
)

CONTENT = shipped_content()
EXAMPLES = Path(__file__).parent / "examples"
EX = "https://example.org/statement/"
HEADER = "".join(f"PREFIX {p}: <{ns}>\n" for p, ns in {**PREFIXES, "ex": EX}.items())
COMMON = """
ex:statement a ng:StatementVersion , dpv:PrivacyNotice .
ex:passage a ng:Passage ; oa:hasSource ex:statement .
"""


# Libyaml's, where PyYAML has it: the other takes seconds for all examples.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Example:
    """One data graph with the results and verdicts that the shapes of a file must give."""

    file: Path
    name: str
    others: tuple[str, ...]
    data: str
    remove: str
    add: str
    results: frozenset[str]
    verdicts: dict[str, str]

    def __str__(self) -> str:
        return f"{self.file.relative_to(EXAMPLES).with_suffix('')}: {self.name}"

    @property
    def shape_file(self) -> Path:
        return CONTENT.shapes / self.file.relative_to(EXAMPLES).with_suffix(".ttl")

    @property
    def shape_files(self) -> tuple[Path, ...]:
        """The files with which the example is validated."""
        others = (CONTENT.shapes / name for name in self.others)
        return (CONTENT.shapes / "prefixes.ttl", self.shape_file, *others)

    def triples(self) -> set[ox.Triple]:
        valid = valid_triples(self.data)
        removed, added = (set(parse_turtle(part)) for part in (self.remove, self.add))
        missing = removed - valid
        assert not missing, f"{self.file.name}, {self.name}: not in the valid data: {missing}"
        triples = valid - removed | added
        assert self.name == "valid" or triples != valid
        return triples


def parse_turtle(turtle: str) -> Triples:
    """Return triples with their literals as they are written. Blank nodes of two texts are two."""
    return parse_triples((HEADER + turtle).encode(), "text/turtle")


@lru_cache(maxsize=1)
def valid_triples(data: str) -> frozenset[ox.Triple]:
    return frozenset(parse_turtle(COMMON + data))


def parse(turtle: str) -> Graph:
    return make_graph(parse_turtle(turtle), {})


@cache
def read_file(path: Path) -> Graph:
    return read_turtle(path)


@cache
def background() -> QueryableGraph:
    return read_graphs(background_files(CONTENT))


def read_examples(file: Path) -> list[Example]:
    """Return the examples of a file, the valid one first."""
    read = yaml.load(file.read_text("utf-8"), LOADER)
    assert set(read) <= {"with", "valid", "invalid"}, (file, set(read))
    valid = {"name": "valid", **read["valid"]}
    found = []
    for example in [valid, *read.get("invalid", ())]:
        known = {"name", "data", "remove", "add", "results", "verdicts"}
        assert set(example) <= known, (file, set(example) - known)
        found.append(
            Example(
                file,
                example["name"],
                tuple(read.get("with", ())),
                valid["data"],
                example.get("remove", ""),
                example.get("add", ""),
                frozenset(" ".join(line.split()) for line in example["results"]),
                example.get("verdicts") or {},
            )
        )
    return found


@cache
def all_examples() -> list[Example]:
    return [e for file in sorted(EXAMPLES.rglob("*.yaml")) for e in read_examples(file)]


@dataclass(frozen=True)
class Shapes:
    """Shapes to validate with: as a graph, and indexed."""

    graph: Graph

    @cached_property
    def index(self) -> GraphIndex:
        return index_of(self.graph)


@lru_cache(maxsize=1)
def merged_shapes(files: tuple[Path, ...]) -> Shapes:
    graph = Graph(bind_namespaces="none")
    for file in files:
        graph += read_file(file)
    return Shapes(graph)


def index_of(graph: Graph) -> GraphIndex:
    return GraphIndex(triples_of(graph))


def triples_of(graph: Graph) -> Triples:
    return parse_triples(graph.serialize(format="nt").encode(), "application/n-triples")


def run(example: Example, shapes: Shapes | None = None) -> tuple[frozenset[str], dict[str, str]]:
    """Return the results, each as a line, and the verdicts of the examinations of the file.

    By pySHACL, with the shapes of the example or with others.
    """
    shapes = shapes or merged_shapes(example.shape_files)
    # The example's triples come and go in one graph: copying the background takes longer.
    data = background()
    own_triples = [t for t in make_graph(example.triples(), {}) if t not in data]
    for triple in own_triples:
        data.add(triple)
    try:
        results = list(results_of(validate_graph(data, shapes.graph)))
    finally:
        for triple in own_triples:
            data.remove(triple)
    return judged(example, results, shapes.index)


def run_fast(
    example: Example, mutant: Shapes | None = None
) -> tuple[frozenset[str], dict[str, str]]:
    """Return the same as `run`, by the fast engine."""
    engine, index = engine_of(mutant) if mutant else fast_engine(example.shape_files)
    return judged(example, engine.validate(MergedGraph(list(example.triples()), {})), index)


@lru_cache(maxsize=1)
def engine_of(shapes: Shapes) -> tuple[Engine, GraphIndex]:
    """Return the fast engine with shapes of no file. Raises ShapesError if they are ill-formed."""
    triples = triples_of(shapes.graph)
    return make_engine(EngineName.FAST, MergedGraph(triples, {}), fast_background()), shapes.index


@lru_cache(maxsize=1)
def fast_engine(files: tuple[Path, ...]) -> tuple[Engine, GraphIndex]:
    shapes, behind = merge_files(files), fast_background()
    return make_engine(EngineName.FAST, shapes, behind), shapes.index


@cache
def fast_background() -> MergedGraph:
    return merge_files(background_files(CONTENT))


def judged(
    example: Example, results: Iterable[Result], shapes: GraphIndex
) -> tuple[frozenset[str], dict[str, str]]:
    findings = read_findings(results, GraphIndex([]), shapes)
    return lines_of(findings), verdicts_of(example, shapes, findings)


def lines_of(findings: Iterable[Finding]) -> frozenset[str]:
    return frozenset(
        " | ".join((short(f.focus), short_path(f.path), *map(short, terms_of(f)))) for f in findings
    )


def verdicts_of(
    example: Example, shapes: GraphIndex, findings: Iterable[Finding]
) -> dict[str, str]:
    own = {str(s) for s in read_file(example.shape_file).subjects(RDF.type)}
    outcomes = examine(read_examinations(shapes, GraphIndex([])), findings)
    return {
        o.examination.identifier: str(o.verdict) + ("" if o.findings else ", nothing found")
        for o in outcomes
        if o.examination.iri in own
    }


def terms_of(f: Finding) -> tuple[str, str, str, str]:
    return f.component, f.shape, f.severity, f.value or "-"


def short(term: str) -> str:
    return shorten_iri(term, {**PREFIXES, "ex": EX})


def short_path(path: str | None) -> str:
    """Shorten a path that is one property; a composed one stays as it is."""
    return "-" if path is None else short(path)


def shape_files() -> Iterator[Path]:
    for path in sorted(CONTENT.shapes.rglob("*.ttl")):
        if path.name != "prefixes.ttl":
            yield path
