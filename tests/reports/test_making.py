"""A report does not depend on how the work is divided among processes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from noticegraph.content import Content, shipped_content
from noticegraph.reports.making import (
    make_reports,
    shapes_source,
    statement_targets,
)
from noticegraph.reports.model import Report
from noticegraph.reports.workers import Limits, ShapesSource

CONTENT = shipped_content()
LIMITS = {count: Limits(seconds=3600, processes=count) for count in (1, 2, 3)}


@pytest.fixture(scope="module")
def alone() -> dict[str, Report]:
    """The reports as one process makes them, which reads the shapes once."""
    targets = list(statement_targets(CONTENT).values())
    made = make_reports(targets, shapes_source(CONTENT), limits=LIMITS[1], keep=False)
    return {report.statement: report for report in made}


@pytest.mark.parametrize("statement", sorted(statement_targets(CONTENT)))
def test_one_process_and_three_make_the_same_report(
    statement: str, alone: dict[str, Report], validated: Content
) -> None:
    # What is kept was made by three.
    (divided,) = make_reports([statement_targets(CONTENT)[statement]], shapes_source(CONTENT))
    assert alone[statement].outcomes and divided == alone[statement]


def test_a_shape_of_one_file_may_refer_to_a_shape_of_another(tmp_path: Path) -> None:
    names = ("a-user.ttl", "b-used.ttl", "c-prefixes.ttl")
    texts = (
        "ex:user a sh:NodeShape ; sh:targetClass ng:StatementVersion ; sh:node ex:used .",
        "ex:used a sh:NodeShape ; sh:targetClass ng:None ; sh:property ex:impossible .",
        "ex:impossible a sh:PropertyShape ; sh:path ng:impossible ; sh:minCount 1 .",
    )
    prefixes = "\n".join(
        f"PREFIX {prefix}: <{iri}>"
        for prefix, iri in {
            "ex": "http://example.org/",
            "ng": "https://w3id.org/noticegraph/ns#",
            "sh": "http://www.w3.org/ns/shacl#",
        }.items()
    )
    files = tuple(tmp_path / name for name in names)
    for file, text in zip(files, texts, strict=True):
        file.write_text(f"{prefixes}\n{text}\n", encoding="utf-8")
    source: ShapesSource = replace(shapes_source(CONTENT), shapes=files)
    target = next(iter(statement_targets(CONTENT).values()))
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
