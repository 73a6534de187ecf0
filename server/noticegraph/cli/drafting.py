"""The command `draft`: facts that rules propose for a statement's text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from noticegraph.cli.facts import JOBS
from noticegraph.cli.files import format_option
from noticegraph.cli.options import flag, seconds_option
from noticegraph.cli.output import (
    Settings,
    common_options,
    current_settings,
    progress,
    write_text,
    write_values,
)
from noticegraph.errors import StatementTextError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from noticegraph.content import Content
    from noticegraph.drafting.model import Fact
    from noticegraph.drafting.pipeline import Result
    from noticegraph.intake import SourceKind
    from noticegraph.rows import Outcome, StatementFiles

_OUTPUTS = ("table", "jsonl", "csv")
_COLUMNS = ("id", "kind", "key", "name", "modality", "passage", "quote", "rule", "score")
_UNREAD_SHOWN = 8


@click.command()
@click.argument("statement", metavar="STATEMENT|FILE")
@click.option(
    "--language", type=click.Choice(["nl", "en"]),
    help="The language of the text.  [default: that of the statement, or as the words tell]",
)  # fmt: skip
@format_option
@flag("--more", "Propose also facts of which the rules are less sure.")
@flag("--unread", "List the passages that mention data but gave no fact.")
@click.option(
    "--explain", metavar="ID", help="Say which rule and words made a fact (as retention/2)."
)
@click.option(
    "--output", "-o", type=click.Choice(_OUTPUTS),
    help="The format in which facts are shown.  [default: table, for a FILE]",
)  # fmt: skip
@seconds_option()
@common_options
def draft(
    statement: str, language: str | None, form: SourceKind | None, more: bool, unread: bool,
    explain: str | None, output: str | None, seconds: float,
) -> int:  # fmt: skip
    """Propose the facts of a statement, each with its passage, by rules for English and Dutch.

    With the id of a STATEMENT of the workspace, the facts are added to it, marked as drafted; what
    somebody has accepted or rejected stays as it is. A fact that the graph cannot hold is left out,
    and named. The file of facts is printed on stdout.

    With a FILE (HTML, PDF, DOCX, Markdown, text), or with --output, --unread or --explain, the
    facts are only shown. In jsonl a fact is one object: kind, key, name, modality, quote, start,
    end and places (code points of the text), passage, rule, score.
    """
    settings = current_settings()
    content = settings.content()
    is_file = Path(statement).exists()
    files = None if is_file else _find(content, statement)
    if files is None:
        from noticegraph.intake import read_source

        source = read_source(Path(statement), kind=form)
        text, kind = source.text, source.form
    else:
        if form is not None:
            raise UsageError("draft-format")
        text, kind = _text_of(files), files.text_format
        language = language or files.read().language
    from noticegraph.drafting.pipeline import draft_text
    from noticegraph.drafting.records import as_records

    with progress("drafting", settings):
        result = draft_text(text, kind, content.lexicon, language, more=more)
    rows = as_records(text, result)
    if explain is not None:
        _explain(text, result, rows, explain)
    elif unread:
        left = _unread(result, files)
        _write([{"passage": path} for path in left], ("passage",), output or "table")
    elif files is None or output is not None:
        _write(rows, _COLUMNS, output or "table")
    else:
        return _put(settings, content, statement, files, rows, result, seconds)
    if explain is None:
        for line in _remarks(result, len(_unread(result, files)), language):
            settings.tell(line)
    return 0


def _find(content: Content, name: str) -> StatementFiles:
    """Return the files of a statement. UsageError names the nearest if it is none, nor a file."""
    from noticegraph.rows import find_statement

    try:
        return find_statement(content, name)
    except UsageError as error:
        if error.kind != "unknown-statement-of-files":
            raise
        raise UsageError(
            "no-statement-or-file",
            statement=name,
            nearest=error.values["nearest"],
            known=error.values["known"],
        ) from error


def _text_of(files: StatementFiles) -> str:
    """Return the text that the passages of a statement cite; StatementTextError if it is lost."""
    from rdflib import Literal

    from noticegraph.namespaces import NG
    from noticegraph.passages import text_digest

    text = files.read_text()
    if text is None:
        raise StatementTextError("draft-without-text", file=files.facts)
    statement = files.read()
    if (statement.version, NG.textDigest, Literal(text_digest(text))) not in statement.facts:
        raise StatementTextError("draft-of-other-text", file=files.text)
    return text


def _put(
    settings: Settings, content: Content, name: str, files: StatementFiles,
    rows: list[dict[str, Any]], result: Result, seconds: float,
) -> int:  # fmt: skip
    """Add drafted facts to a statement, and say what became of them."""
    from noticegraph.rows import Options, apply_to_files, row_of_object

    if settings.content_root is None and files.facts.is_relative_to(content.graph_data):
        raise UsageError("draft-of-content", statement=name)
    given = [row_of_object(row, number) for number, row in enumerate(rows, 1)]
    with progress("adding the facts", settings):
        outcome = apply_to_files(
            files, given, content, Options(False, False, "rule:draft", seconds, JOBS)
        )
    write_text(f"{files.facts}\n")
    for line in _told(outcome, rows, result, _unread(result, files), name):
        settings.tell(line)
    return 0


def _unread(result: Result, files: StatementFiles | None) -> list[str]:
    """Return the passages that mention data, in which neither the draft nor the graph has a fact.

    What somebody rejected says nothing of its passage; a reason for no fact does.
    """
    read = set() if files is None else files.read().read_paths()
    return [path for path in result.unread if path not in read]


def _told(
    outcome: Outcome, rows: list[dict[str, Any]], result: Result, unread: list[str], name: str
) -> Iterator[str]:
    from noticegraph.reviewing.together import count_drafted

    count = count_drafted((str(s), str(p), str(o)) for s, p, o in outcome.graph)
    yield f"{name}: {count} drafted facts to review"
    yield (
        f"note: {len(rows)} proposals of rules, {len(outcome.accepted)} taken in, "
        f"{len(outcome.refused)} left out; a fact is reviewed together with the data, recipients "
        "and purposes that it names"
    )
    for number in outcome.refused:
        fault = next(fault for fault in outcome.faults if fault.line == number)
        row = rows[number - 1]
        yield f"left out: {row['id']} in {row['passage']}: {fault.message}"
    if outcome.left:
        yield f"{len(outcome.left)} drafted again that were there already: left as they are"
    if result.language is None:
        yield _OTHER_LANGUAGE
    if unread:
        shown = ", ".join(unread[:_UNREAD_SHOWN])
        more = " …" if len(unread) > _UNREAD_SHOWN else ""
        yield f"{len(unread)} passages mention data but gave no fact: {shown}{more}"
        yield f"note: noticegraph draft {name} --unread lists them"
    yield f"next: noticegraph validate {name}"
    yield "next: noticegraph serve --review --reviewer NAME, to review them in the browser"
    yield f"next: noticegraph facts {name} --output rows.csv, to review them in a spreadsheet"


def _write(rows: list[dict[str, Any]], columns: tuple[str, ...], output: str) -> None:
    if output == "jsonl":
        write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        return
    cells = [[_cell(row[name]) for name in columns] for row in rows]
    write_values(columns, cells, output)


def _cell(value: object) -> object:
    if isinstance(value, dict):
        return ", ".join(
            f"{name}={_cell(part)}" for name, part in value.items() if part is not None
        )
    if isinstance(value, list):
        return " ".join(map(str, value))
    return " ".join(value.split()) if isinstance(value, str) else value


def _explain(text: str, result: Result, rows: list[dict[str, Any]], wanted: str) -> None:
    found: Fact | None = None
    for row, fact in zip(rows, result.facts, strict=True):
        if row["id"] == wanted:
            found = fact
    if found is None:
        raise UsageError("unknown-draft", fact=wanted, count=len(rows))
    unit = next(u for u in result.units if u.start <= found.start and found.end <= u.end)
    lines = [
        f"rule: {found.rule} (score {found.score:.2f})",
        f"words: “{found.trigger}”",
        f"modality: {found.modality}",
        f"sentence: {' '.join(text[unit.start : unit.end].split())}",
        f"passage: {found.passage}",
        f"under: {' › '.join(unit.headings) or 'no heading'}",
        f"subjects: {', '.join(unit.zones) or 'none'}",
    ]
    if unit.lead is not None:
        lines.append(f"led in by: {' '.join(unit.lead.text.split())}")
    if unit.column or unit.table:
        lines.append(f"column: {unit.column or unit.table}")
    lines.append(f"said in {len(found.passages)} passages: {', '.join(found.passages[:12])}")
    write_text("\n".join(lines) + "\n")


_OTHER_LANGUAGE = (
    "note: the language is neither English nor Dutch as far as its words tell, so only what needs"
    " no words was drafted; give --language if it is"
)


def _remarks(result: Result, unread: int, given: str | None) -> list[str]:
    remarks = [f"{len(result.facts)} facts, {unread} unread passages"]
    if result.language is None:
        remarks.append(_OTHER_LANGUAGE)
    elif given is None:
        remarks.append(f"note: read as {'Dutch' if result.language == 'nl' else 'English'}")
    return remarks
