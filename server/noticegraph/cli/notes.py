"""The command `notes`: what readers noted on a statement of the workspace."""

from __future__ import annotations

import click

from noticegraph.cli.output import common_options, current_settings, write_text, write_values
from noticegraph.errors import UsageError

_COLUMNS = ("about", "text", "who", "when")


@click.command()
@click.argument("statement")
@click.option(
    "-o", "form", type=click.Choice(["table", "csv", "json", "ttl"]), default="table",
    show_default=True, help="The format.",
)  # fmt: skip
@common_options
def notes(statement: str, form: str) -> int:
    """List the notes on a statement of the workspace, its facts and its company.

    STATEMENT is an id. Notes are not facts: no query, report or other export contains them. As
    Turtle they are Web Annotations (https://www.w3.org/TR/annotation-vocab/).
    """
    from noticegraph.reviewing.notes import notes_graph, read_notes
    from noticegraph.statement_files import find_statement
    from noticegraph.turtle_writing import canonical_turtle

    files = find_statement(current_settings().content(), statement)
    if not files.is_own:
        raise UsageError("notes-of-content", id=files.id)
    found = read_notes(files)
    if form == "ttl":
        write_text(canonical_turtle(notes_graph(files, found)))
        return 0
    rows: list[list[object]] = [[getattr(note, name) for name in _COLUMNS] for note in found]
    write_values(_COLUMNS, rows, form)
    return 0
