"""The graph of a report is kept from one process to the next, and is what the report says."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import SH, Graph, Literal

from noticegraph.errors import ContentError
from noticegraph.examinations import Finding
from noticegraph.reports import loading
from noticegraph.reports.loading import report_graph
from noticegraph.reports.model import Report, failed_report


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NOTICEGRAPH_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def report(message: str, *, data: str = "0", shapes: str = "1", text: str = "2") -> Report:
    finding = Finding(
        focus="https://example.org/fact", path=None, value=None,
        component=str(SH.MinCountConstraintComponent), shape="https://example.org/shape",
        severity=str(SH.Violation), message={"en": message}, fact=None, passages=(),
    )  # fmt: skip
    return Report(
        statement="https://example.org/statement/a", outcomes=(), structure=(finding,), names={},
        places={}, data_digest=data, shapes_digest=shapes, text_digest=text,
    )  # fmt: skip


def messages(made: Report) -> set[object]:
    graph = Graph().parse(data=report_graph(made).graph.ntriples, format="nt")
    return set(graph.objects(None, SH.resultMessage))


def test_a_graph_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = report_graph(report("one"))
    monkeypatch.setattr(loading, "as_ntriples", None)
    assert report_graph(report("one")) == first


@pytest.mark.parametrize("other", ["data", "shapes", "text"])
def test_a_report_that_was_made_from_something_else_has_its_own(other: str) -> None:
    assert messages(report("one")) == {Literal("one", "en")}
    assert messages(report("two", **{other: "9"})) == {Literal("two", "en")}


@pytest.mark.parametrize("damage", [b"", b"0" * 64 + b"\n{}\n", None])
def test_a_damaged_one_is_made_anew(cache: Path, damage: bytes | None) -> None:
    first = report_graph(report("one"))
    (kept,) = (cache / "graphs").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] if damage is None else damage)
    assert report_graph(report("one")) == first


def test_where_nothing_can_be_kept_it_is_made_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTICEGRAPH_CACHE_DIR", "")
    assert messages(report("one")) == {Literal("one", "en")}


def test_a_report_that_only_says_why_is_not_kept(cache: Path) -> None:
    error = ContentError("no-version", id="a", file=cache)
    assert report_graph(failed_report("https://example.org/statement/a", error)).graph.ntriples
    assert not (cache / "graphs").exists()
