"""The results of the structure shapes, as problems with file and line.

The same shapes, engine and report as in ``noticegraph validate``: there is one judgement. Not
responsible for how results come about (``validation``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from noticegraph.authoring.nearest import Nearest
from noticegraph.authoring.problems import Problem, Source
from noticegraph.authoring.words import say
from noticegraph.content import Content
from noticegraph.errors import InputError, ShapesError
from noticegraph.examinations import Finding
from noticegraph.namespaces import shorten_iri
from noticegraph.reports.making import file_target, make_reports, shapes_source
from noticegraph.reports.model import Report
from noticegraph.reports.workers import Limits


def structure_shapes(content: Content) -> list[Path]:
    """Return the files of the structure shapes, with what all shapes share; none if there are none.

    Only shapes of these files belong to no examination, so they give all that ``validate`` calls
    structure.
    """
    folder = content.shapes / "structure"
    own = sorted(folder.rglob("*.ttl")) if folder.is_dir() else []
    return [*sorted(content.shapes.glob("*.ttl")), *own] if own else []


def structure_problems(
    content: Content,
    source: Source,
    nearest: Nearest,
    limits: Limits,
    words: Callable[[str], str],
    language: str,
) -> Iterator[Problem]:
    """Yield what the structure shapes find in the graph of the files.

    ``nearest`` knows what the files describe; ``words`` returns the words of a passage (an IRI),
    or "". Raises ShapesError for shapes that cannot be used, and LimitError.
    """
    files = structure_shapes(content)
    if not files:
        return
    target = file_target(source.facts, languages=content.languages_of(source.facts))
    (report,) = make_reports([target], shapes_source(content, files), limits=limits)
    if report.error is not None:
        if isinstance(report.error, InputError) and not isinstance(report.error, ShapesError):
            error = report.error
            said = error.words(language)
            yield Problem(source.facts, error.line, None, said.message, said.hint or "")
            return
        raise report.error
    for finding in report.structure:
        near = nearest.node_for(finding, files)
        hint = say("nearest", language, name=near) if near else ""
        yield _problem(finding, report, source, hint, words, language)


def _problem(
    finding: Finding,
    report: Report,
    source: Source,
    hint: str,
    words: Callable[[str], str],
    language: str,
) -> Problem:
    node, file, line = source.place_of_result(finding)
    passages = report.ordered(finding.passages)
    return Problem(
        file,
        line,
        node,
        finding.said(language),
        hint,
        name=report.name(node, language) if node in report.names else "",
        quote=words(passages[0]) if passages else "",
        shape=shorten_iri(finding.shape),
        value=finding.value if finding.value != node else None,
    )
