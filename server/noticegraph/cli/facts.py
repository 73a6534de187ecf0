"""The command `facts`: a statement's facts as rows, and rows applied to a statement."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.files import refuse_overwriting, write_file
from noticegraph.cli.options import flag, seconds_option
from noticegraph.cli.output import (
    common_options,
    current_settings,
    progress,
    write_bytes,
    write_text,
)
from noticegraph.cli.reviewing import refuse_reviewer
from noticegraph.errors import UsageError

if TYPE_CHECKING:
    from noticegraph.content import Content
    from noticegraph.errors import RowError

JOBS = min(os.cpu_count() or 1, 8)
"""Processes that apply the shapes."""


@click.command()
@click.argument("statement")
@click.option(
    "-o", "form", type=click.Choice(["csv", "jsonl", "xlsx"]),
    help="The format of the rows.  [default: by the name of --output, else csv]",
)  # fmt: skip
@click.option(
    "--output", "target", type=click.Path(path_type=Path),
    help="A file to write instead of stdout.",
)  # fmt: skip
@click.option(
    "--apply", "rows_file", type=click.Path(path_type=Path), metavar="ROWS",
    help="Change the statement by these rows (.csv, .jsonl, .xlsx).",
)  # fmt: skip
@flag("--replace", "With --apply: remove the facts that have no row in ROWS.")
@flag("--all-or-nothing", "With --apply: change nothing if a row is refused.")
@click.option(
    "--by", metavar="WHO", default="person:unnamed", show_default=True,
    help="With --apply: who proposes the rows that do not say who: person:NAME, agent:NAME.",
)  # fmt: skip
@click.option(
    "--reviewer", metavar="NAME",
    help="With --apply: who accepted or rejected the rows that do not say who.",
)  # fmt: skip
@seconds_option()
@common_options
def facts(
    statement: str,
    form: str | None,
    target: Path | None,
    rows_file: Path | None,
    replace: bool,
    all_or_nothing: bool,
    by: str,
    reviewer: str | None,
    seconds: float,
) -> int:
    """Write the facts of a statement as rows, one a line, or apply rows to it.

    STATEMENT is an id (`noticegraph ask statement-versions`). docs/rows.md lists the kinds of rows
    and their columns.

    With --apply, rows with the id of a fact change it, others are new, and those with `yes` in the
    column `remove` remove it. Each problem is one line on stdout: file:row: column: message
    (remedy). The good rows are applied; the exit code is 1 if one is refused. Rows that a rule
    drafted (`draft -o jsonl`), that nobody has reviewed, and that the graph cannot hold are left
    out and named on stderr, as by `draft`.

    If the text is available, csv and xlsx have its words in the column `text`, for reading only:
    --apply ignores them.
    """
    from noticegraph.rows import (
        Options,
        apply_to_files,
        find_statement,
        is_drafted_by_machine,
        is_proposer,
        read_file_of_rows,
    )

    settings = current_settings()
    if rows_file is None:
        if replace or all_or_nothing or reviewer is not None:
            raise UsageError("option-without-apply")
        return _write(settings.content(), statement, form, target)
    if target is not None or form is not None:
        raise UsageError("apply-with-output")
    if not is_proposer(by):
        raise UsageError("row-by", who=by)
    if reviewer is not None:
        refuse_reviewer(reviewer)
        reviewer = f"person:{' '.join(reviewer.removeprefix('person:').split())}"
    with progress("applying the rows", settings):
        content = settings.content()
        files = find_statement(content, statement)
        options = Options(replace, all_or_nothing, by, seconds, JOBS, reviewer)
        rows = read_file_of_rows(rows_file)
        # What somebody accepted or rejected is theirs, and no draft of a rule any more.
        drafted = {
            row.number
            for row in rows
            if row.one("by").startswith("rule:") and is_drafted_by_machine(row)
        }
        outcome = apply_to_files(files, rows, content, options)
    refused = [fault for fault in outcome.faults if fault.line not in drafted]
    for fault in refused:
        write_text(_line(rows_file, fault) + "\n")
    for fault in outcome.faults:
        if fault.line in drafted:
            settings.tell(f"left out: {_line(rows_file, fault)}")
    if outcome.left:
        settings.tell(
            f"{len(outcome.left)} drafted again that were there already: left as they are"
        )
    settings.tell(
        f"rows: {len(outcome.accepted)} applied, {len(outcome.refused)} refused; nodes: "
        f"{len(outcome.added)} new, {len(outcome.changed)} changed, {len(outcome.removed)} removed"
    )
    return 1 if refused or (all_or_nothing and outcome.faults) else 0


def _write(content: Content, name: str, form: str | None, target: Path | None) -> int:
    from noticegraph.rows import FORMATS, find_statement, show_text, write_file_of_rows, write_rows

    files = find_statement(content, name)
    refuse_overwriting(target, [files.facts, files.passages])
    suffix = target.suffix.lower().removeprefix(".") if target else ""
    chosen = form or (suffix if suffix in FORMATS else "csv")
    statement, text = files.read(), files.read_text()
    rows = write_rows(statement, text)
    if text is not None and chosen != "jsonl":
        show_text(rows, statement, text)
    data = write_file_of_rows(rows, chosen)
    if target:
        write_file(target, data)
    else:
        write_bytes(data)
    return 0


def _line(file: Path, fault: RowError) -> str:
    from noticegraph.printing import printable

    place = f"{file}:{fault.line}" + (f": {fault.cell}" if fault.cell else "")
    remedy = f" ({fault.hint})" if fault.hint else ""
    return printable(f"{place}: {fault.message}{remedy}")
