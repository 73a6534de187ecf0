"""A report does not depend on how the work is divided among processes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from noticegraph.content import Content, shipped_content
from noticegraph.namespaces import THINGS
from noticegraph.reports.making import (
    file_target,
    make_reports,
    shapes_source,
    statement_targets,
)
from noticegraph.reports.model import Report
from noticegraph.reports.workers import Limits, Worker
from noticegraph.validation import EngineName

CONTENT = shipped_content()
TURTLE = """<urn:p> <http://www.w3.org/ns/oa#hasSource> <urn:s> .
<urn:s> <https://example.org/says> <https://example.org/%s> .
"""
SHAPES = """PREFIX sh: <http://www.w3.org/ns/shacl#>
<https://example.org/shape> a sh:PropertyShape ; sh:targetNode <urn:s> ;
  sh:path <https://example.org/says> ; sh:nodeKind sh:Literal ; sh:message "a node"@en .
"""
LIMITS = {count: Limits(seconds=3600, processes=count) for count in (1, 2, 3)}


@pytest.fixture(scope="module")
def alone() -> dict[str, Report]:
    """The reports as one process makes them, which reads the shapes once."""
    targets = list(statement_targets(CONTENT).values())
    made = make_reports(targets, shapes_source(CONTENT), limits=LIMITS[1], keep=False)
    return {report.statement: report for report in made}


@pytest.mark.skipif(os.name != "posix", reason="priorities are POSIX's")
@pytest.mark.parametrize("priority", [0, 15])
def test_reports_can_be_made_with_a_lower_priority(priority: int) -> None:
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    with Worker((0, 1), shapes_source(CONTENT), Limits(priority=priority)) as worker:
        found = os.getpriority(os.PRIO_PROCESS, worker.process.pid)
    assert found == (priority or ours)


def test_processes_of_pyshacl_divide_the_shapes() -> None:
    # Of a few shapes: these are all that need no other file.
    files = [CONTENT.shapes / "prefixes.ttl", *sorted((CONTENT.shapes / "swiss").glob("*.ttl"))]
    source = shapes_source(CONTENT, files, EngineName.PYSHACL)
    target = statement_targets(CONTENT)[f"{THINGS}example-2026-01-01-en"]
    one, three = (
        make_reports([target], source, limits=LIMITS[count], keep=False)[0] for count in (1, 3)
    )
    assert one.outcomes and one == three


@pytest.mark.parametrize("statement", sorted(statement_targets(CONTENT)))
def test_one_process_and_three_make_the_same_report(
    statement: str, alone: dict[str, Report], validated: Content
) -> None:
    # What is kept was made by three.
    (kept,) = make_reports([statement_targets(CONTENT)[statement]], shapes_source(CONTENT))
    assert alone[statement].outcomes and kept == alone[statement]


def test_a_report_of_a_file_that_changed_meanwhile_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTICEGRAPH_CACHE_DIR", str(tmp_path / "cache"))
    file = tmp_path / "statement.ttl"
    first = TURTLE % "a"
    file.write_text(first, "utf-8")
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(SHAPES, "utf-8")
    source = shapes_source(CONTENT, [shapes])
    asked = Worker.ask

    def ask_late(worker: Worker, task: Mapping[str, Any]) -> dict[str, Any]:
        # The digest is computed, and the worker has not read the file.
        file.write_text(TURTLE % "b", "utf-8")
        return asked(worker, task)

    limits = Limits(seconds=600, processes=1)
    with monkeypatch.context() as patched:
        patched.setattr(Worker, "ask", ask_late)
        make_reports([file_target(file)], source, limits=limits)
    assert not list(tmp_path.glob("cache/reports/*.json"))
    file.write_text(first, "utf-8")
    (report,) = make_reports([file_target(file)], source, limits=limits)
    assert [f.value for f in report.structure] == ["https://example.org/a"]
    assert len(list(tmp_path.glob("cache/reports/*.json"))) == 1


def test_a_shape_of_one_file_may_refer_to_a_shape_of_another(tmp_path: Path) -> None:
    iri, target = next(iter(statement_targets(CONTENT).items()))
    names = ("a-user.ttl", "b-used.ttl", "c-prefixes.ttl")
    texts = (
        f"ex:user a sh:NodeShape ; sh:targetNode <{iri}> ; sh:node ex:used .",
        "ex:used a sh:NodeShape ; sh:targetClass ng:None ; sh:property ex:impossible .",
        "ex:impossible a sh:PropertyShape ; sh:path ng:impossible ; sh:minCount 1 .",
    )
    prefixes = "\n".join(
        f"PREFIX {prefix}: <{namespace}>"
        for prefix, namespace in {
            "ex": "http://example.org/",
            "ng": "https://w3id.org/noticegraph/ns#",
            "sh": "http://www.w3.org/ns/shacl#",
        }.items()
    )
    files = tuple(tmp_path / name for name in names)
    for file, text in zip(files, texts, strict=True):
        file.write_text(f"{prefixes}\n{text}\n", encoding="utf-8")
    source = shapes_source(CONTENT, files)
    for count, limits in LIMITS.items():
        report = make_reports([target], source, limits=limits, keep=False)[0]
        found = [(f.shape, f.component) for f in report.structure]
        assert found == [
            ("http://example.org/user", "http://www.w3.org/ns/shacl#NodeConstraintComponent")
        ], f"with {count} processes"


def test_shipped_statements_keep_the_shapes_of_structure(validated: Content) -> None:
    targets = statement_targets(CONTENT)
    assert targets
    reports = make_reports(list(targets.values()), shapes_source(CONTENT))
    found = {(r.slug, f.focus, f.path, f.message["en"]) for r in reports for f in r.structure}
    assert found == set()
