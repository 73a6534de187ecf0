"""The shapes of a content root, checked so that a misspelt term cannot disable a shape.

SHACL 1.0, https://www.w3.org/TR/shacl/. A SHACL engine ignores unknown terms such as ``sh:shape``
or ``sh:minCuont``, and the constraint never applies. Here they are errors with file and line. Not
responsible for running shapes (``validation``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from noticegraph.content import Content
from noticegraph.errors import NoticegraphError, ShapesError
from noticegraph.namespaces import PREFIXES
from noticegraph.near_names import nearest_names
from noticegraph.shape_checks import check_structure
from noticegraph.sparql_syntax import check_query
from noticegraph.turtle import read_turtle

_SH = str(SH)


def shape_files(content: Content) -> list[Path]:
    """Return the files of all shapes, in a fixed order; none if the content has no shapes."""
    return sorted(content.shapes.rglob("*.ttl")) if content.shapes.is_dir() else []


def check_shapes(files: Iterable[Path]) -> None:
    """Raise ShapesError at the first unknown SHACL term, invalid query, or unusable structure."""
    read = [(file, read_turtle(file)) for file in files]
    for file, graph in read:
        _check_terms(file, graph)
    together = Graph(bind_namespaces="none")
    for _file, graph in read:
        together += graph
    for file, graph in read:
        _check_queries(file, graph, together)
    check_structure((_plain(s), str(p), _plain(o)) for s, p, o in together)


def _plain(node: Node) -> str:
    return f"_:{node}" if isinstance(node, BNode) else str(node)


def _check_terms(file: Path, graph: Graph) -> None:
    used = {t for triple in graph for t in triple if isinstance(t, URIRef) and t.startswith(_SH)}
    for term in sorted(used):
        if term not in SH:
            name = "sh:" + term.removeprefix(_SH)
            known = ["sh:" + t.removeprefix(_SH) for t in map(str, dir(SH)) if t.startswith(_SH)]
            raise ShapesError(
                "unknown-shacl-term",
                term=name,
                nearest=tuple(nearest_names(name, known, limit=1)),
                file=file,
                line=_line_of(file, rf"sh:{re.escape(name[3:])}\b|<{re.escape(str(term))}>"),
            )


def _line_of(file: Path, pattern: str) -> int | None:
    text = file.read_text("utf-8")
    found = re.search(pattern, text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _check_queries(file: Path, graph: Graph, together: Graph) -> None:
    for predicate in (SH.select, SH.ask):
        for constraint, query in graph.subject_objects(predicate):
            prefixes = {
                str(together.value(declared, SH.prefix)): str(
                    together.value(declared, SH.namespace)
                )
                for source in together.objects(constraint, SH.prefixes)
                for declared in together.objects(source, SH.declare)
            }
            # On one line, so that line numbers of the query do not change.
            prologue = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in sorted(prefixes.items()))
            try:
                check_query(f"{prologue} {query}")
            except NoticegraphError as error:
                first = _line_of_query(file, query)
                line = first + error.line - 1 if first and error.line else first
                raise ShapesError(
                    "query-of-shape",
                    constraint=_short(constraint),
                    cause=error,
                    file=file,
                    line=line,
                    column=error.column if (error.line or 1) > 1 else None,
                ) from error


def _line_of_query(file: Path, query: object) -> int | None:
    lines = str(query).strip().split("\n") if isinstance(query, Literal) else []
    if not lines:
        return None
    skipped = str(query).split("\n").index(lines[0]) if lines[0] in str(query).split("\n") else 0
    found = _line_of(file, re.escape(lines[0].strip()))
    return found - skipped if found else None


def _short(node: object) -> str:
    iri = _plain(node) if isinstance(node, Node) else str(node)
    return "ngsh:" + iri.removeprefix(PREFIXES["ngsh"]) if iri.startswith(PREFIXES["ngsh"]) else iri
