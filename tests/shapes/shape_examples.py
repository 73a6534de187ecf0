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
from functools import cache, lru_cache
from pathlib import Path

import yaml
from rdflib import RDF, Graph

from noticegraph.content import shipped_content
from noticegraph.examinations import Finding, examine
from noticegraph.graph_index import (
    GraphIndex,
    MergedGraph,
    Triples,
    merge_files,
)
from noticegraph.namespaces import PREFIXES, shorten_iri
from noticegraph.pyshacl_engine import QueryableGraph, read_graphs, results_of, validate_graph
from noticegraph.reports.engines import make_engine
from noticegraph.turtle import parse_triples, read_turtle
from noticegraph.validation import (
    Engine,
    EngineName,
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


@dataclass(frozen=True)
class Example:
    """One data graph with the results and verdicts that the shapes of a file must give."""

    file: Path
    name: str
    data: str
    remove: str
    add: str
    results: frozenset[str]
    verdicts: dict[str, str]

    @property
    def shape_file(self) -> Path:
        return CONTENT.shapes / self.file.relative_to(EXAMPLES).with_suffix(".ttl")

    def graph(self) -> Graph:
        graph = parse(COMMON + self.data)
        removed = parse(self.remove)
        missing = [t for t in removed if t not in graph]
        assert not missing, f"{self.file.name}, {self.name}: not in the valid data: {missing}"
        graph -= removed
        graph += parse(self.add)
        assert self.name == "valid" or set(graph) != set(parse(COMMON + self.data))
        return graph


def parse(turtle: str) -> Graph:
    return Graph(bind_namespaces="none").parse(data=HEADER + turtle, format="turtle")


@cache
def read_file(path: Path) -> Graph:
    return read_turtle(path)


@cache
def background() -> QueryableGraph:
    return read_graphs(background_files(CONTENT))


def read_examples(file: Path) -> list[Example]:
    """Return the examples of a file, the valid one first."""
    read = yaml.safe_load(file.read_text("utf-8"))
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
                valid["data"],
                example.get("remove", ""),
                example.get("add", ""),
                frozenset(" ".join(line.split()) for line in example["results"]),
                example.get("verdicts") or {},
            )
        )
    return found


def all_examples() -> list[Example]:
    return [e for file in sorted(EXAMPLES.rglob("*.yaml")) for e in read_examples(file)]


def shape_files_of(example: Example) -> tuple[Path, ...]:
    read = yaml.safe_load(example.file.read_text("utf-8"))
    others = (CONTENT.shapes / name for name in read.get("with", ()))
    return (CONTENT.shapes / "prefixes.ttl", example.shape_file, *others)


def shapes_of(example: Example) -> Graph:
    shapes = Graph(bind_namespaces="none")
    for file in shape_files_of(example):
        shapes += read_file(file)
    return shapes


def index_of(graph: Graph) -> GraphIndex:
    return GraphIndex(triples_of(graph))


def triples_of(graph: Graph) -> Triples:
    return parse_triples(graph.serialize(format="nt").encode(), "application/n-triples")


def run(example: Example, shapes: Graph) -> tuple[frozenset[str], dict[str, str]]:
    """Return the results, each as a line, and the verdicts of the examinations of the file."""
    # The example's triples come and go in one graph: copying the background takes longer.
    data = background()
    own_triples = [triple for triple in example.graph() if triple not in data]
    for triple in own_triples:
        data.add(triple)
    try:
        results = list(results_of(validate_graph(data, shapes)))
    finally:
        for triple in own_triples:
            data.remove(triple)
    index = index_of(shapes)
    findings = read_findings(results, GraphIndex([]), index)
    return lines_of(findings), verdicts_of(example, index, findings)


def run_fast(example: Example) -> tuple[frozenset[str], dict[str, str]]:
    """Return the same as `run`, by the fast engine."""
    engine, index = fast_engine(shape_files_of(example))
    findings = read_findings(engine.validate(triples_of(example.graph())), GraphIndex([]), index)
    return lines_of(findings), verdicts_of(example, index, findings)


@lru_cache(maxsize=1)
def fast_engine(files: tuple[Path, ...]) -> tuple[Engine, GraphIndex]:
    shapes, behind = merge_files(files), fast_background()
    return make_engine(EngineName.FAST, shapes, behind), GraphIndex(shapes.triples)


@cache
def fast_background() -> MergedGraph:
    return merge_files(background_files(CONTENT))


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
