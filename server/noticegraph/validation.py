"""Shapes and a data graph → results, by one of two engines, and what the results are about.

SHACL 1.0 core and SHACL-SPARQL (https://www.w3.org/TR/shacl/), without the extension features and
without inference, except that ``rdfs:subClassOf`` in the data graph counts, as SHACL specifies.
pySHACL (``pyshacl_engine``) is the reference, and the engine of shapes that are not shipped. The
fast engine (``fast_engine``) is optional; tests show that both give the same results for the
shipped shapes. Not responsible for what results mean (``examinations``), for limits (``workers``),
nor for the formats of reports (``reports``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from noticegraph.content import Content
from noticegraph.examinations import ROLES, Examination, Finding, Kind, rule_roles
from noticegraph.graph_index import GraphIndex, MergedGraph, Value
from noticegraph.namespaces import PREFIXES
from noticegraph.result_messages import Said, messages_of

_NG, _SH, _RDF = PREFIXES["ng"], PREFIXES["sh"], PREFIXES["rdf"]
_TYPE, _SOURCE, _STATED_IN = _RDF + "type", PREFIXES["oa"] + "hasSource", _NG + "statedIn"

_T = TypeVar("_T")
_PATHS = (
    ("inversePath", "^", ""),
    ("zeroOrMorePath", "", "*"),
    ("oneOrMorePath", "", "+"),
    ("zeroOrOnePath", "", "?"),
)


class EngineName(StrEnum):
    """The engines."""

    PYSHACL = "pyshacl"
    FAST = "fast"


@dataclass(frozen=True, slots=True)
class Result:
    """One SHACL result (3.6.2). ``shape``, ``constraint``: IRIs, or "_:" and a label.

    ``path`` is in SPARQL's notation. ``made`` are the messages that the engine gave.
    """

    focus: Value
    value: Value | None
    path: str | None
    component: str
    shape: str
    severity: str
    constraint: str | None
    made: tuple[Said, ...]


class Engine(Protocol):
    """Shapes and background, ready to validate any number of data graphs."""

    def validate(self, data: MergedGraph) -> list[Result]:
        """Return the results for the data together with the background.

        Raises ShapesError for shapes that turn out to be unusable, InputError for data that cannot
        be compared.
        """


def background_files(content: Content) -> list[Path]:
    """Return the files that every validation needs: the ontology (for its hierarchies), the law."""
    law = content.graph_data / "law"
    return [*content.vocabulary_files(), *sorted(law.rglob("*.ttl"))]


def read_examinations(shapes: GraphIndex, background: GraphIndex) -> tuple[Examination, ...]:
    """Return the requirements, the checks, and the checks of the text, by group and identifier.

    Those that shapes examine are in ``shapes``, those that rules of the program examine in the
    ``background``.
    """
    found = [
        _read_examination(graph, node, kind)
        for graph, kind, name in (
            (shapes, Kind.REQUIREMENT, "Requirement"),
            (shapes, Kind.CONSISTENCY, "ConsistencyCheck"),
            (background, Kind.CONSISTENCY, "TranslationCheck"),
            (background, Kind.TEXT, "TextCheck"),
        )
        for node in graph.subjects(_TYPE, _NG + name)
    ]
    order = list(Kind)
    return tuple(sorted(found, key=lambda e: (order.index(e.kind), e.group or "", e.identifier)))


def _read_examination(shapes: GraphIndex, node: str, kind: Kind) -> Examination:
    roles = {
        role: tuple(
            sorted(
                {
                    part.text
                    for shape in shapes.objects(node, f"{_NG}{role}Shape")
                    for part in (shape, *shapes.objects(shape.text, _SH + "property"))
                }
            )
        )
        for role in ROLES
    }
    if not any(roles.values()):
        roles = rule_roles(node)
    group = shapes.value(node, _NG + "requiredBy")
    citation = shapes.value(node, PREFIXES["skos"] + "notation")
    identifier = shapes.value(node, PREFIXES["dcterms"] + "identifier")
    provisions = shapes.objects(node, PREFIXES["dcterms"] + "source")
    return Examination(
        iri=node,
        identifier=identifier.text if identifier else "",
        kind=kind,
        label=dict(_said(shapes.objects(node, PREFIXES["skos"] + "prefLabel"))),
        group=group.text if group else None,
        citation=citation.text if citation else None,
        provisions=tuple(sorted(provision.text for provision in provisions)),
        shapes={role: named for role, named in roles.items() if named},
    )


def _said(values: Iterable[Value]) -> list[Said]:
    return sorted((v.language, v.text) for v in values if v.language is not None)


def read_findings(
    results: Iterable[Result], data: GraphIndex, shapes: GraphIndex
) -> tuple[Finding, ...]:
    """Return results, ordered and without duplicates, with their passages.

    Messages come from the shapes graph if it has them, because an engine may drop their language.
    """
    sources = {value for _, value in data.pairs(_SOURCE)}
    templates = cache(lambda source: _said(shapes.objects(source, _SH + "message")))
    found: dict[tuple[str, ...], list[Finding]] = {}
    for result in results:
        said = templates(result.constraint) if result.constraint else []
        f = _read_finding(result, data, said or templates(result.shape), sources)
        key = (f.shape, f.focus, f.path or "", f.component, f.value or "", f.severity)
        found.setdefault(key, []).append(f)
    # Engines give results in any order, and messages may show what distinguishes them.
    return tuple(min(found[key], key=lambda f: sorted(f.message.items())) for key in sorted(found))


def _read_finding(
    result: Result, data: GraphIndex, templates: list[Said], sources: set[Value]
) -> Finding:
    focus, value = result.focus, result.value
    known = {"this": focus.text, "value": value.text if value else None, "path": result.path}
    is_version = focus in sources
    fact = value if is_version and value is not None and value != focus else focus
    passages = {*_passages(data, fact, sources), *_passages(data, value, sources)}
    if is_version and value is not None and value.is_literal:
        # For example, a date of the version itself is stated where the version is.
        passages |= {own.text for own in data.objects(focus.text, _STATED_IN)}
    is_named = not (fact.is_literal or fact.text.startswith("_:"))
    return Finding(
        focus=focus.text,
        path=result.path,
        value=value.text if value else None,
        component=result.component,
        shape=result.shape,
        severity=result.severity,
        message=messages_of(templates, result.made, known),
        fact=fact.text if is_named and not (is_version and fact == focus) else None,
        passages=tuple(sorted(passages)),
    )


def _passages(data: GraphIndex, node: Value | None, sources: set[Value]) -> Iterator[str]:
    if node is None or node.is_literal or node in sources:
        return
    if data.value(node.text, _SOURCE) is not None:
        yield node.text
        return
    yield from (passage.text for passage in data.objects(node.text, _STATED_IN))


def write_path(
    path: _T,
    iri: Callable[[_T], str | None],
    value: Callable[[_T, str], _T | None],
    members: Callable[[_T], Sequence[_T]],
) -> str:
    """Write a property path: an IRI, or in SPARQL's notation (SHACL 2.3.1, SPARQL 1.1 section 9).

    ``iri`` is that of a node that has one, ``value`` the object of a property (an IRI), ``members``
    those of a list, none of anything else.
    """

    def composed(node: _T) -> str:
        if (name := iri(node)) is not None:
            return f"<{name}>"
        if steps := members(node):
            return "/".join(map(step, steps))
        for term, before, after in _PATHS:
            if (inner := value(node, _SH + term)) is not None:
                return f"{before}{step(inner)}{after}"
        choice = value(node, _SH + "alternativePath")
        return "|".join(map(composed, [] if choice is None else members(choice))) or "?"

    def step(node: _T) -> str:
        return composed(node) if iri(node) is not None else f"({composed(node)})"

    name = iri(path)
    return composed(path) if name is None else name
