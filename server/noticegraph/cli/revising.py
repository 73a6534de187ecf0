"""The command `revise`: the next version of a statement, and which of its facts need review."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from noticegraph.cli.options import flag, seconds_option
from noticegraph.cli.output import common_options, current_settings, progress, write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from noticegraph.aligning import Piece
    from noticegraph.revising import Kept, News, Revision

_JOBS = min(os.cpu_count() or 1, 8)
_SHOWN = 20


@click.command()
@click.argument("statement")
@click.argument("file", metavar="NEWFILE")
@click.option("--date", required=True, metavar="DATE",
              help="From when the new version applies: year, month, day (2026-05-03).")  # fmt: skip
@flag("--keep-all", "Keep navigation, footers and other parts that are not the statement.")
@click.option(
    "--output", "-o", type=click.Choice(("table", "json")), default="table", show_default=True,
    help="The format of the list of facts.",
)  # fmt: skip
@seconds_option()
@common_options
def revise(
    statement: str, file: str, date: str, keep_all: bool, output: str, seconds: float
) -> int:
    """Make NEWFILE the next version of a STATEMENT of the workspace, or of a shipped one.

    Facts whose words are unchanged are carried over with their review, wherever the words are now.
    Passages that changed or are new are drafted; the facts that such passages stated before are
    listed beside them, as rows of the kind earlier-fact, until somebody accepts that they are
    settled. The earlier statement stays as it is. Nothing is written if the text cannot be a
    version of it.

    The exit code is 1 if anything needs review. [-old-] marks words that were removed, {+new+}
    words that were added.
    """
    from noticegraph.reports.workers import Limits
    from noticegraph.revising import revise_statement
    from noticegraph.workspace import parse_date

    settings = current_settings()
    day = parse_date(date)
    with progress("comparing with the new text", settings):
        revision = revise_statement(
            settings.content(), statement, Path(file), date=day, keep_all=keep_all,
            limits=Limits(seconds=seconds, processes=_JOBS),
        )  # fmt: skip
    if output == "json":
        write_text(json.dumps(as_object(revision), ensure_ascii=False, indent=1) + "\n")
    else:
        write_text("".join(f"{line}\n" for line in _lines(revision)))
    for line in told(revision):
        settings.tell(line)
    return 0 if revision.is_settled else 1


def told(revision: Revision) -> Iterator[str]:
    """Yield what became of a new version, a line each."""
    files = revision.files
    if not revision.had_facts:
        yield f"note: {revision.before} had no facts, so that nothing could be carried over"
    moved = sum(kept.is_moved for kept in revision.kept)
    yield (
        f"{files.id}: {len(revision.kept)} facts carried over"
        + (f", {moved} of them moved" if moved else "")
        + f"; to review: {len(revision.of('changed'))} changed, {len(revision.of('again'))} "
        f"drafted again, {len(revision.of('gone'))} gone, {len(revision.of('new'))} new"
    )
    numbers = [n for n in revision.news if n.numbers_differ]
    if numbers:
        yield f"a number changed in the words of {len(numbers)} facts: read these first"
    silent = [s for s in revision.silent if s.numbers_differ]
    for one in silent[:_SHOWN]:
        yield f"a number changed where no fact is: {one.now or one.before}"
    if len(revision.silent) > len(silent):
        rest = len(revision.silent) - len(silent)
        yield f"{rest} more passages changed, came or went that no fact covers"
    stale = [n.id for n in revision.news if n.is_stale]
    if stale:
        yield f"changed since they were accepted: {', '.join(stale)}"
    for fault in revision.refused:
        yield f"left out: {fault.message}"
    for note in revision.notes:
        yield f"note: {note}"
    yield f"next: noticegraph diff {revision.before} {files.id}"
    if not revision.is_settled:
        yield f"next: noticegraph facts {files.id} --output rows.csv, to review them"


def _lines(revision: Revision) -> Iterator[str]:
    """Yield a paragraph for each fact that needs review, and a line for each that moved."""
    for news in revision.news:
        marks: list[str] = ["drafted again" if news.how == "again" else news.how]
        marks += ["a number"] if news.numbers_differ else []
        marks += ["only spelling"] if news.only_spelling else []
        marks += ["its context"] if news.by_context else []
        yield f"{', '.join(marks)}: {_name(news)} ({news.id})"
        for word, place, words in (
            ("before", news.before, marked(news.old, "[-", "-]")),
            ("now", news.now, marked(news.new, "{+", "+}")),
        ):
            if place:
                yield f"  {word + ':':8}{words}"
                yield f"  {'':8}{place}"
        if news.drafted and news.how == "changed":
            yield f"  drafted as: {', '.join(news.drafted)}"
        yield ""
    for kept in revision.kept:
        if kept.is_moved:
            yield f"moved: {_name(kept)} ({kept.id}): {_some(kept.before)} → {_some(kept.now)}"


def _some(paths: tuple[str, ...]) -> str:
    return paths[0] if paths else ""


def _name(told: News | Kept) -> str:
    return told.names.get("en") or next(iter(told.names.values()), "")


def marked(pieces: Iterable[Piece], begin: str, end: str) -> str:
    """Return a sentence with its changed words between two marks."""
    written = []
    for piece in pieces:
        core = piece.text.strip()
        if piece.is_changed and core:
            lead, _, rest = piece.text.partition(core)
            written.append(f"{lead}{begin}{core}{end}{rest}")
        else:
            written.append(piece.text)
    return "".join(written)


def pieces_of(pieces: Iterable[Piece]) -> list[dict[str, Any]]:
    """Return a sentence as data: its parts, and whether the other version lacks them."""
    return [{"text": piece.text, "changed": piece.is_changed} for piece in pieces]


def as_object(revision: Revision) -> dict[str, Any]:
    """Return what became of the facts as data."""
    return {
        "statement": revision.files.id,
        "iri": revision.files.iri,
        "revisionOf": revision.before,
        "kept": [
            {
                "fact": kept.id,
                "kind": kept.kind,
                "names": dict(kept.names),
                "status": "moved" if kept.is_moved else "same",
                "before": list(kept.before),
                "now": list(kept.now),
            }
            for kept in revision.kept
        ],
        "toReview": [
            {
                "fact": news.id,
                "kind": news.kind,
                "names": dict(news.names),
                "status": news.how,
                "reviewed": news.was_reviewed,
                "earlier": news.earlier,
                "drafted": list(news.drafted),
                "before": news.before,
                "now": news.now,
                "old": pieces_of(news.old),
                "new": pieces_of(news.new),
                "numbersDiffer": news.numbers_differ,
                "onlySpelling": news.only_spelling,
                "contextChanged": news.by_context,
                "changedSinceReview": news.is_stale,
            }
            for news in revision.news
        ],
        "withoutFact": [
            {
                "before": one.before,
                "now": one.now,
                "old": pieces_of(one.old),
                "new": pieces_of(one.new),
                "numbersDiffer": one.numbers_differ,
            }
            for one in revision.silent
        ],
        "leftOut": [{"message": f.message, "hint": f.hint} for f in revision.refused],
        "notes": list(revision.notes),
    }
