"""The command for authors: `check` reports the problems of a statement graph."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.files import format_option
from noticegraph.cli.options import messages_option, seconds_option
from noticegraph.cli.output import common_options, current_settings, progress, write_text

if TYPE_CHECKING:
    from noticegraph.authoring import Problem
    from noticegraph.intake import SourceKind

_JOBS = min(os.cpu_count() or 1, 8)
_QUOTE = 200
"""How many characters of a passage are shown."""


@click.command("check")
@click.argument("name", metavar="STATEMENT|FILE.ttl")
@click.option(
    "--text", "text_file", type=click.Path(path_type=Path),
    help="The statement's text: to check the passages against it, and to find copied words.",
)  # fmt: skip
@format_option
@seconds_option()
@messages_option
@common_options
def check_file(
    name: str, text_file: Path | None, form: SourceKind | None, seconds: float, language: str
) -> int:
    """Check the graph of a statement: terms, structure, passages, copied words.

    STATEMENT is the id of a statement of the workspace or the content; its text is the one beside
    its files, if there is one. The passages of a FILE.ttl are those in it and in NAME-passages.ttl
    beside it. The structure is judged by the shapes in shapes/structure, as
    `noticegraph validate FILE` does.

    Each problem is one line on stdout: file:line: node “name”: message (remedy) [shape], and with
    --text the words of the passage. The exit code is 1 if there are any.
    """
    from noticegraph.authoring import check_statement_graph, structure_shapes
    from noticegraph.intake import read_source
    from noticegraph.reports.workers import Limits
    from noticegraph.statement_files import find_statement

    settings = current_settings()
    content = settings.content()
    file = Path(name)
    if not (name.endswith(".ttl") or file.is_file()):
        found = find_statement(content, name)
        file, text_file = found.facts, text_file or found.text
    source = read_source(text_file, kind=form) if text_file else None
    with progress("checking the graph", settings):
        problems = check_statement_graph(
            content,
            file,
            text=source.text if source else None,
            form=source.form if source else "txt",
            limits=Limits(seconds=seconds, processes=_JOBS),
            language=language,
        )
    waiting = {problem.node for problem in problems if problem.may_wait}
    problems = [problem for problem in problems if not problem.may_wait]
    for problem in problems:
        write_text(_line(problem, language) + "\n")
    if not structure_shapes(content):
        settings.tell(f"note: {content.shapes} has no structure/, so no structure was checked")
    if waiting:
        settings.tell(
            f"note: {len(waiting)} things are named in one language only; the other may wait until "
            "the statement is released (column translation of the rows), and is not needed in a "
            'workspace of one language (languages = ["en"] in noticegraph.toml)'
        )
    settings.tell(f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}")
    return 1 if problems else 0


def _line(problem: Problem, language: str) -> str:
    from noticegraph.authoring import say
    from noticegraph.namespaces import THINGS, shorten_iri
    from noticegraph.printing import printable

    place = f"{problem.file}:{problem.line}" if problem.line else str(problem.file)
    subject = ""
    if problem.node is not None:
        node = shorten_iri(problem.node.removeprefix(THINGS))
        if problem.node.startswith("_:"):
            subject = f"{problem.name or say('nameless', language)}: "
        else:
            subject = f"{node} “{problem.name}”: " if problem.name else f"{node}: "
    parts = [f"{place}: {subject}{problem.message}"]
    if problem.value is not None:
        parts.append(say("here", language, value=shorten_iri(problem.value)))
    if problem.hint:
        parts.append(f"({problem.hint})")
    if problem.shape:
        parts.append(f"[{problem.shape}]")
    if problem.quote:
        parts.append(say("passage", language, quote=_clipped(problem.quote)))
    return printable(" ".join(parts))


def _clipped(quote: str) -> str:
    return quote if len(quote) <= _QUOTE else f"{quote[:_QUOTE].rstrip()}…"
