"""The command `draft`: facts that rules propose for a statement's text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from noticegraph.cli.output import (
    common_options,
    current_settings,
    write_text,
    write_values,
)
from noticegraph.errors import UsageError

if TYPE_CHECKING:
    from noticegraph.drafting import Fact, Result
    from noticegraph.passages import TextFormat

_OUTPUTS = ("table", "jsonl", "csv")
_COLUMNS = ("id", "kind", "key", "name", "modality", "passage", "quote", "rule", "score")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--language", type=click.Choice(["nl", "en"]),
    help="The language of the text.  [default: as its words tell]",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["txt", "md", "html"]),
    help="The format of the text: plain, Markdown, HTML.  [default: by the file's name, else txt]",
)  # fmt: skip
@click.option("--more", is_flag=True, help="Propose facts of which rules are less sure, too.")
@click.option(
    "--unread", is_flag=True, help="List the passages that tell of data but gave no fact."
)
@click.option(
    "--explain", metavar="ID", help="Say which rule and words made a fact (as retention/2)."
)
@click.option(
    "--output", "-o", type=click.Choice(_OUTPUTS), default="table", show_default=True,
    help="The format of the output.",
)  # fmt: skip
@common_options
def draft(
    file: Path, language: str | None, form: TextFormat | None, more: bool, unread: bool,
    explain: str | None, output: str,
) -> int:  # fmt: skip
    """Propose the facts of the statement in FILE, each with its passage. Writes nothing to FILE.

    Rules read English and Dutch, offline. Each fact has its rule and a score; a person decides.
    In jsonl a fact is one object: kind, key, name, modality, quote, start, end and places (code
    points of the text), passage, rule, score.
    """
    from noticegraph.drafting import draft_text
    from noticegraph.passages import read_statement_text, text_format

    settings = current_settings()
    text = read_statement_text(file)
    chosen = form or text_format(file)
    result = draft_text(text, chosen, settings.content().lexicon, language, more=more)
    rows = _rows(text, result)
    if explain is not None:
        _explain(text, result, rows, explain)
        return 0
    if unread:
        _write([{"passage": path} for path in result.unread], ("passage",), output)
    else:
        _write(rows, _COLUMNS, output)
    for line in _remarks(result, language):
        settings.tell(line)
    return 0


def _rows(text: str, result: Result) -> list[dict[str, Any]]:
    counts: dict[str, int] = {}
    rows = []
    for fact in result.facts:
        counts[fact.kind] = counts.get(fact.kind, 0) + 1
        rows.append({
            "id": f"{fact.kind}/{counts[fact.kind]}",
            "kind": fact.kind,
            "key": fact.key,
            "name": fact.name,
            "modality": fact.modality,
            "passage": fact.passage,
            "quote": text[fact.start : fact.end],
            "start": fact.start,
            "end": fact.end,
            "places": [list(place) for place in fact.places],
            "passages": fact.passages,
            "rule": fact.rule,
            "score": round(fact.score, 2),
        })  # fmt: skip
    return rows


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


def _remarks(result: Result, given: str | None) -> list[str]:
    remarks = [f"{len(result.facts)} facts, {len(result.unread)} unread passages"]
    if result.language is None:
        remarks.append(
            "note: the language is neither English nor Dutch as far as its words tell, so only what"
            " needs no words was drafted; give --language if it is"
        )
    elif given is None:
        remarks.append(f"note: read as {'Dutch' if result.language == 'nl' else 'English'}")
    return remarks
