"""The command for authors: `check` reports the problems of a statement graph."""

from __future__ import annotations

from pathlib import Path

import click

from noticegraph.cli.output import common_options, current_settings, write_text


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.ttl")
@click.option(
    "--text", "text_file", type=click.Path(path_type=Path),
    help="The statement's text: to check the passages against it, and to find copied words.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["txt", "md", "html"]),
    help="The format of the text.  [default: by the file's name, else txt]",
)  # fmt: skip
@common_options
def check_file(file: Path, text_file: Path | None, form: str | None) -> int:
    """Check the graph of a statement: terms, evidence, modality, labels, passages.

    The passages are those in FILE itself and in FILE-passages.ttl beside it. Each problem is one
    line on stdout, file:line: node message (remedy). The exit code is 1 if there are any.
    """
    from noticegraph.authoring import check_statement_graph
    from noticegraph.namespaces import THINGS
    from noticegraph.passages import TEXT_FORMATS, read_statement_text, text_format

    settings = current_settings()
    content = settings.content()
    text = read_statement_text(text_file) if text_file else None
    chosen = text_format(text_file) if text_file else TEXT_FORMATS[0]
    for known in TEXT_FORMATS:
        if known == form:
            chosen = known
    problems = check_statement_graph(content, file, text=text, form=chosen)
    for problem in problems:
        place = f"{file}:{problem.line}" if problem.line else str(file)
        node = f"{problem.node.removeprefix(THINGS)} " if problem.node else ""
        write_text(f"{place}: {node}{problem.message} ({problem.hint})\n")
    settings.tell(f"{len(problems)} problems")
    return 1 if problems else 0
