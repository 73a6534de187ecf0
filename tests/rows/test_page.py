"""docs/rows.md is what the table of kinds makes."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from rdflib import SH

from noticegraph.content import shipped_content
from noticegraph.rows.statement import curie_to_iri
from noticegraph.turtle import read_turtle

TOOL = Path(__file__).parents[2] / "tools" / "rows_page.py"


def test_the_page_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("rows_page", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.main(["--check"]) == 0


def test_each_authority_and_law_that_is_listed_is_one_that_the_shapes_let_stand() -> None:
    page = (TOOL.parents[1] / "docs" / "rows.md").read_text("utf-8")
    shapes = read_turtle(shipped_content().shapes / "structure" / "regional.ttl")
    patterns = [str(p) for p in shapes.objects(None, SH.pattern) if "/legal/" in str(p)]
    assert len(patterns) == 2
    for column in ("authority", "law"):
        (line,) = re.findall(rf"^\| `{column}` \| (`.+:.+) \|$", page, re.M)
        for term in re.findall("`([^`]+)`", line):
            iri = curie_to_iri(term) or ""
            is_own = term.startswith(("auth:", "law:"))
            assert is_own or any(re.search(p, iri) for p in patterns), term
            assert is_own or (":DPA-" in term) is (column == "authority")
