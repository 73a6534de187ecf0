"""docs/sparql.md says truly where the engine differs from SPARQL 1.1."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import QueryRequest

PAGE = (Path(__file__).parents[2] / "docs" / "sparql.md").read_text("utf-8")
DATA = re.findall(r"```trig\n(.*?)```", PAGE, re.DOTALL)[0]
CASES = re.findall(
    r"```sparql\n(.*?)```\n\nRight: (.*?)\((?:RDF|\d)[^)]*\)\.?\nHere: (.*?)\.\n", PAGE, re.DOTALL
)


def rows(said: str) -> list[str]:
    return re.findall(r"`([^`]+)`", said)


def answer(query: str) -> list[str]:
    engine = EmbeddedEngine("union")
    engine.load(DATA.encode(), "application/trig")
    found = engine.query(QueryRequest(query, "text/tab-separated-values")).decode().splitlines()[1:]
    return [" | ".join(cell or "-" for cell in line.split("\t")) for line in found]


def test_every_case_is_read() -> None:
    assert len(CASES) == PAGE.count("```sparql") == PAGE.count("\nHere: ") == 9


@pytest.mark.parametrize(("query", "right", "here"), CASES)
def test_the_engine_answers_as_the_page_says(query: str, right: str, here: str) -> None:
    # Once the engine is mended, this fails, and the case is taken out.
    assert answer(query) == rows(here)
    assert rows(right) != rows(here)


def test_the_collected_case_about_counts_is_among_them(shared: Path) -> None:
    text = (shared / "cases" / "f33-graph-count.rq").read_text("utf-8")
    assert answer(text) == ["- | 2"] == rows(CASES[0][2])
