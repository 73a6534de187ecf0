"""The structure shapes, applied to a graph that rows would make, before it is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rdflib import Graph

from noticegraph.authoring import structure_shapes
from noticegraph.content import Content
from noticegraph.reports.making import file_target, make_reports, shapes_source
from noticegraph.reports.workers import Limits
from noticegraph.rows.applying import Judge, ShapeResult
from noticegraph.turtle_writing import canonical_turtle


def judge_with(content: Content, passages: Path, limits: Limits) -> Judge:
    """Return what applies a content's structure shapes to the facts of a statement's passages.

    It raises ShapesError for shapes that cannot be used, and LimitError.
    """

    def judge(graph: Graph) -> Iterator[ShapeResult]:
        files = structure_shapes(content)
        if not files:
            return
        with tempfile.TemporaryDirectory() as folder:
            facts = Path(folder) / "facts.ttl"
            facts.write_text(canonical_turtle(graph), encoding="utf-8")
            shutil.copy(passages, facts.with_name("facts-passages.ttl"))
            (report,) = make_reports(
                [file_target(facts)], shapes_source(content, files), limits=limits, keep=False
            )
        if report.error is not None:
            raise report.error
        for finding in report.structure:
            node = finding.fact or finding.focus
            yield ShapeResult(node, finding.said("en"), finding.path or "")
            if finding.value and finding.value != node:
                # A shape about the version names in its value the node that it means.
                yield ShapeResult(finding.value, finding.said("en"), "")

    return judge
