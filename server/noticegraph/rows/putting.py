"""Rows applied to the files of a statement: the file of facts is replaced whole or not at all."""

from __future__ import annotations

import stat
from typing import NamedTuple

from noticegraph.content import Content
from noticegraph.errors import UsageError, as_input_error
from noticegraph.placing import replace_unchanged
from noticegraph.reports.workers import Limits
from noticegraph.rows.applying import Outcome, apply_rows
from noticegraph.rows.judging import judge_with
from noticegraph.rows.locating import StatementFiles
from noticegraph.rows.model import Row
from noticegraph.rows.vocabulary import Vocabulary
from noticegraph.turtle_comments import refuse_comments
from noticegraph.turtle_writing import canonical_turtle


class Options(NamedTuple):
    """How rows are applied: see `apply_rows`. ``seconds`` is the time for the shapes."""

    replace: bool
    all_or_nothing: bool
    by: str
    seconds: float
    processes: int = 1
    reviewer: str | None = None


def apply_to_files(
    files: StatementFiles, given: list[Row], content: Content, options: Options
) -> Outcome:
    """Change the facts of a statement by rows.

    Raises what reading the files raises, InputError if the file has comments or cannot be written,
    UsageError if somebody else wrote it meanwhile, ShapesError and LimitError.
    """
    with as_input_error(files.facts):
        # Read before the statement is: what is written after this is seen.
        before = files.facts.read_bytes()
        mode = stat.S_IMODE(files.facts.stat().st_mode)
    # Rewriting the file would lose them.
    refuse_comments(files.facts, before)
    statement = files.read()
    limits = Limits(seconds=options.seconds, processes=options.processes)
    outcome = apply_rows(
        statement,
        given,
        Vocabulary(content),
        text=files.read_text(),
        judge=judge_with(content, files.passages, limits),
        all_or_nothing=options.all_or_nothing,
        replace=options.replace,
        by=options.by,
        reviewer=options.reviewer,
    )
    for prefix, namespace in statement.facts.namespaces():
        outcome.graph.bind(prefix, namespace)
    data = canonical_turtle(outcome.graph).encode()
    if data != before and (outcome.added or outcome.changed or outcome.removed):
        with as_input_error(files.facts, to_write=True):
            if not replace_unchanged(files.facts.resolve(), before, data, mode):
                raise UsageError("changed-meanwhile", id=files.facts.stem)
    return outcome
