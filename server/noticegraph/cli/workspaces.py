"""The commands that bring statements in: `init` makes a workspace, `add` adds a file to it."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticegraph.cli.options import flag
from noticegraph.cli.output import common_options, current_settings, write_text
from noticegraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticegraph.adding import Added
    from noticegraph.content import Content

_LEFT_OUT_SHOWN = 8


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="[DIR]", default=Path())
@click.option("--name", metavar="NAME", help="What to call it.  [default: the folder's name]")
@common_options
def init(folder: Path, name: str | None) -> None:
    """Make DIR a workspace: a folder for your own statements, beside the shipped ones.

    Without DIR it is the current folder. It gets a file noticegraph.toml. Every command that is run
    in it, or below it, sees the statements in it.
    """
    from noticegraph.adding import create_workspace

    workspace = create_workspace(folder, name)
    write_text(f"{folder / workspace.file.name}\n")
    settings = current_settings()
    settings.tell(f"{folder} is now a workspace, called “{workspace.name}”")
    if folder.resolve() != Path.cwd():
        settings.tell(f"next: cd {shlex.quote(str(folder))}")
    settings.tell(
        "next: save a privacy statement (HTML, PDF, DOCX, Markdown or text), then "
        'noticegraph add FILE --company "NAME" --date YYYY-MM-DD --language en'
    )


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--company", metavar="NAME", help="Whose statement it is.")
@click.option("--date", metavar="DATE",
              help="The day from which it applies: year, month, day (2026-05-03).")  # fmt: skip
@click.option("--language", metavar="nl|en", help="Its language.")
@flag("--keep-all", "Keep navigation, footers and other parts that are not the statement.")
@common_options
def add(
    file: str, company: str | None, date: str | None, language: str | None, keep_all: bool
) -> None:
    """Add a FILE (HTML, PDF, DOCX, Markdown, text) to the workspace as a statement.

    The file is kept unchanged. Beside it the command writes its canonical text, the passages, and a
    file for the facts, still empty. The statement has a page at once, and its text can be read and
    searched. An existing statement is not overwritten.

    The company, the date and the language are all needed. If one is missing, nothing is added; the
    command to use, with what was found in the text, is shown.

    The files that were written are printed on stdout.
    """
    from noticegraph.adding import add_statement
    from noticegraph.workspace import parse_date

    settings = current_settings()
    content = settings.content()
    if company is None or date is None or language is None:
        raise _proposal(content, file, company, date, language, keep_all)
    added = add_statement(
        content,
        Path(file),
        company=company,
        date=parse_date(date),
        language=language,
        keep_all=keep_all,
    )
    files = added.files
    written = (files.source, files.text, files.passages, files.facts)
    write_text("".join(f"{path}\n" for path in written if path is not None))
    for line in _told(added):
        settings.tell(line)


def _proposal(
    content: Content,
    file: str,
    company: str | None,
    date: str | None,
    language: str | None,
    keep_all: bool,
) -> UsageError:
    """Return the error for options that lack, with the whole command as the text proposes it."""
    from noticegraph.adding import refuse_language
    from noticegraph.intake import read_source
    from noticegraph.workspace import parse_date

    if content.workspace is None:
        return UsageError("add-without-workspace")
    # A command that is proposed must not be refused for what was given already.
    if language is not None:
        refuse_language(content.workspace, language)
    if date is not None:
        parse_date(date)
    source = read_source(Path(file), keep_all)
    given = {"--company": company, "--date": date, "--language": language}
    proposed = {
        "--company": source.company,
        "--date": source.date.isoformat() if source.date else None,
        "--language": source.language if source.language in content.workspace.languages else None,
    }
    unknown = {"--company": "NAME", "--date": "YYYY-MM-DD", "--language": "nl|en"}
    missing = tuple(option for option, value in given.items() if value is None)
    words = ["noticegraph", "add", shlex.quote(file)]
    for option, value in given.items():
        known = value if value is not None else proposed[option]
        words += [option, unknown[option] if known is None else shlex.quote(known)]
    if keep_all:
        words.append("--keep-all")
    command = " ".join(words)
    if all(proposed[option] is not None for option in missing):
        return UsageError("proposed-statement", options=missing, command=command, file=file)
    return UsageError("undescribed-statement", options=missing, command=command, file=file)


def _told(added: Added) -> Iterator[str]:
    source, files = added.source, added.files
    sections = len({passage.section for passage in added.segmentation.passages})
    yield (
        f"{files.id}: {len(source.text)} characters, {len(added.segmentation.passages)} passages "
        f"in {sections} {'section' if sections == 1 else 'sections'}"
    )
    for part in source.left_out[:_LEFT_OUT_SHOWN]:
        words = " ".join(part.text.split())
        shown = words if len(words) <= 60 else f"{words[:60].rstrip()}…"
        yield f"left out: {part.what}, {part.words} words: “{shown}”"
    if len(source.left_out) > _LEFT_OUT_SHOWN:
        yield f"left out: {len(source.left_out) - _LEFT_OUT_SHOWN} more parts"
    if source.left_out:
        yield "note: --keep-all keeps what was left out"
    for note in (*source.notes, *added.segmentation.notes):
        yield f"note: {note}"
    if not added.is_company_named:
        yield "note: the text does not name the company: is this its statement?"
    if source.language is not None and source.language != files.language:
        yield f"note: the text looks like another language: {source.language}"
    if source.date is not None and source.date.isoformat() != files.date:
        yield f"note: the text names the date {source.date.isoformat()}"
    for other in added.same_text:
        yield f"note: {other} has the same text"
    yield "nothing modelled yet"
    yield f"next: noticegraph draft {files.id}, which proposes its facts, each with its passage"
    yield "next: noticegraph serve, which shows its page"
