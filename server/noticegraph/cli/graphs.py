"""The verbs about the graphs themselves: `export`, `stats` and `format`."""

from __future__ import annotations

from pathlib import Path

import click

from noticegraph.cli.output import (
    common_options,
    current_settings,
    default_output,
    write_atomically,
    write_bytes,
    write_values,
)
from noticegraph.errors import UsageError

_EXPORTS = ("trig", "nquads", "turtle", "ntriples", "jsonld", "rdfxml")


@click.command("format")
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if a file would change.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False), metavar="[FILE]…")
@common_options
def format_files(check: bool, files: tuple[Path, ...]) -> int:
    """Write Turtle files in the canonical form: one order, one layout, so that diffs are small.

    Without FILEs, all of ontology/, graph_data/ and shapes/. The names of the files that were not
    canonical are printed on stdout.
    """
    from noticegraph.turtle import canonical_turtle, read_turtle

    settings = current_settings()
    content = settings.content()
    folders = (content.ontology, content.graph_data, content.shapes)
    found = files or [path for folder in folders for path in sorted(folder.rglob("*.ttl"))]
    changed = 0
    for path in found:
        canonical = canonical_turtle(read_turtle(path)).encode()
        if path.read_bytes() != canonical:
            changed += 1
            if not check:
                write_atomically(path, canonical)
            click.echo(str(path))
    verb = "would change" if check else "changed"
    settings.tell(f"{len(found)} files, {changed} {verb}")
    return 1 if check and changed else 0
