"""`docs/shacl.md` says truly where the engines differ from SHACL: each case is run as it stands."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest
import shacl
from rdflib import Graph

from noticegraph.errors import NoticegraphError
from noticegraph.pyshacl_engine import results_of, validate_graph

PAGE = Path(__file__).resolve().parents[2] / "docs" / "shacl.md"
FAILURE = "a failure"


class Case(NamedTuple):
    engine: str
    title: str
    turtle: str
    right: str
    here: str


def read_cases() -> list[Case]:
    text = PAGE.read_text("utf-8")
    head, *parts = re.split(r"^## (?=\w+ [0-9])", text, flags=re.MULTILINE)
    prefixes = re.findall(r"```turtle\n(.*?)```", head, re.DOTALL)[0]
    found = []
    for part in parts:
        engine = part.split()[0]
        for section in re.split(r"^### ", part, flags=re.MULTILINE)[1:]:
            title = section.partition("\n")[0]
            cases = re.findall(
                r"```turtle\n(.*?)```\n\nRight: (.*?)(?: \((?:SHACL|SPARQL) .*?)\nHere: (.*?)\.\n",
                section,
                re.DOTALL,
            )
            assert cases, title
            for turtle, right, here in cases:
                found.append(Case(engine, title, prefixes + turtle, right, here))
    return found


CASES = read_cases()


def by_shacl(turtle: str) -> list[tuple[str, str, str]]:
    triples = [quad.triple for quad in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)]
    text = (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
    report = shacl.Shapes.from_text(text, "ntriples").validate_text(text, "ntriples")
    return [(r.focus_node, r.value or "-", r.message or "") for r in report.results]


def by_pyshacl(turtle: str) -> list[tuple[str, str, str]]:
    graph = Graph().parse(data=turtle, format="turtle")
    found = []
    for r in results_of(validate_graph(graph, graph)):
        value = (
            "-" if r.value is None else r.value.text if r.value.is_literal else f"<{r.value.text}>"
        )
        found.append((f"<{r.focus.text}>", value, r.made[0][1]))
    return found


def shown(term: str) -> str:
    return "_:" if "_:" in term else re.sub(r"<urn:x:(\w+)>", r":\1", term)


def outcome(case: Case) -> str:
    run = {"shacl": by_shacl, "pyshacl": by_pyshacl}[case.engine]
    try:
        found = run(case.turtle)
    except (NoticegraphError, ValueError):
        return FAILURE
    lines = [f"`{shown(focus)} | {shown(value)} | {message}`" for focus, value, message in found]
    return " and ".join(sorted(lines)) or "no result"


def test_the_page_is_about_the_engines_that_are_installed() -> None:
    assert {case.engine for case in CASES} == {"shacl", "pyshacl"}
    for engine in ("shacl", "pyshacl"):
        assert f"## {engine} {version(engine)}\n" in PAGE.read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=[f"{c.engine}: {c.title}" for c in CASES])
def test_each_case_is_as_the_page_says(case: Case) -> None:
    assert outcome(case) == case.here
    assert case.right != case.here
