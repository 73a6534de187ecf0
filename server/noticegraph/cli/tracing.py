"""The commands about evidence: `trace` facts to passages, `segment` a text into passages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from noticegraph.cli.files import format_option, refuse_overwriting, refuse_same_target, write_file
from noticegraph.cli.options import flag, output_option
from noticegraph.cli.output import (
    common_options,
    current_settings,
    default_output,
    reviewed_option,
    write_bytes,
    write_values,
)
from noticegraph.errors import StatementTextError, UsageError

if TYPE_CHECKING:
    from noticegraph.dataset import Dataset
    from noticegraph.intake import SourceKind
    from noticegraph.trace import FactTrace, StatementTrace

T = TypeVar("T")

_SHOWN_NEW = 20
_SHOWN_LEFT_OUT = 60
_OUTPUTS = ("table", "json", "csv", "tsv", "md")


@click.command()
@click.argument("name", metavar="[STATEMENT|FACT]", required=False)
@click.option(
    "--text", "text_file", type=click.Path(path_type=Path),
    help="The statement's text (any file that `segment` reads): to check passages against it, and"
    " show those of a fact."
    "  [default: the text in the content, if there is one]",
)  # fmt: skip
@output_option("the output", _OUTPUTS)
@reviewed_option
@common_options
def trace(name: str | None, text_file: Path | None, output: str | None) -> int:
    """Show the passages of a statement with their facts, or those that one fact cites.

    STATEMENT is an id (`noticegraph ask statement-versions`) or an IRI; the default is all
    statements. FACT is an IRI, or its path within the statement (certification/zendesk-inc/eu-us).

    For a statement, the exit code is 1 if the text differs from the one that was modelled, or if a
    passage is neither cited nor listed with a reason. For a fact, it is 1 if the text no longer
    contains one of its passages, and 0 if it contains them all, wherever they are and whatever else
    differs. The canonical text is compared: line ends, a byte order mark, no-break spaces and
    Unicode normalisation do not count as differences.
    """
    from noticegraph.intake import read_source
    from noticegraph.trace import resolve_fact, resolve_statement, statement_iris, trace_fact

    settings = current_settings()
    dataset = settings.dataset(with_reports=False)
    text = read_source(text_file).text if text_file else None
    chosen = output or default_output()
    if name is None:
        statements = sorted(statement_iris(dataset))
        if text_file and len(statements) > 1:
            raise UsageError("text-without-statement")
    else:
        found = resolve_statement(dataset, name)
        if found is None:
            fact = resolve_fact(dataset, name)
            traced_fact = _blame(text_file, lambda: trace_fact(dataset, fact, text))
            _write_fact(traced_fact, chosen)
            for line in _fact_remarks(traced_fact):
                settings.tell(line)
            return int(bool(traced_fact.changed))
        statements = [found]
    traces = _blame(text_file, lambda: _trace_all(dataset, statements, text))
    _write_passages(traces, chosen)
    for traced in traces:
        for line in _summary(traced):
            settings.tell(line)
    return int(not all(traced.holds for traced in traces))


def _trace_all(dataset: Dataset, statements: list[str], text: str | None) -> list[StatementTrace]:
    from noticegraph.trace import trace_statement

    return [trace_statement(dataset, statement, text) for statement in statements]


def _blame(text_file: Path | None, act: Callable[[], T]) -> T:
    """Do something with a text, and add the name of its file to errors about it."""
    try:
        return act()
    except StatementTextError as error:
        file = error.file or text_file
        raise StatementTextError.retell(error, file) from error


def _write_passages(traces: list[StatementTrace], output: str) -> None:
    rows = [
        (
            passage.section,
            passage.place,
            passage.status,
            " ".join(fact.removeprefix(traced.statement + "/") for fact in passage.facts),
            passage.no_fact or "",
            passage.iri,
        )
        for traced in traces
        for passage in traced.passages
    ]
    write_values(("section", "place", "status", "facts", "noFactReason", "passage"), rows, output)


def _write_fact(traced: FactTrace, output: str) -> None:
    columns = ["section", "place", "start", "end", "status", "passage"]
    rows: list[list[object]] = [
        [p.section, p.place, p.start, p.end, p.status, p.iri] for p in traced.passages
    ]
    if traced.text_is_same is not None:
        columns.append("text")
        for row, passage in zip(rows, traced.passages, strict=True):
            row.append(passage.text or "")
    write_values(columns, rows, output)


def _fact_remarks(traced: FactTrace) -> list[str]:
    lines: list[str] = []
    for passage in traced.passages:
        where = f"section {passage.section}, {passage.place}"
        if passage.status == "changed":
            lines.append(f"changed: {where}: its words are no longer in the text")
        elif passage.status == "moved":
            lines.append(f"moved: {where}: it is now in line {passage.line} of the text")
    for statement in traced.statements:
        if statement.text_is_same is False:
            name = statement.statement.rsplit("/", 1)[-1]
            lines.append(
                "the text differs from the one that was modelled: "
                f"noticegraph trace {name} --text FILE shows where"
            )
    return lines


def _summary(traced: StatementTrace) -> list[str]:
    facts = {fact for passage in traced.passages for fact in passage.facts}
    lines = [
        f"{traced.statement.rsplit('/', 1)[-1]}: {len(traced.passages)} passages, "
        f"{len(facts)} facts and entities; of {len(traced.parts)} paragraphs, items and headings "
        f"{len(traced.covered)} are cited, {len(traced.without_fact)} state no fact (listed with a "
        f"reason), {len(traced.uncovered)} are not covered"
    ]
    lines += [f"not covered: section {p.section}, {p.place}" for p in traced.uncovered]
    if traced.text_is_same is None:
        return lines
    counts = dict.fromkeys(("same", "moved", "changed"), 0)
    for passage in traced.passages:
        counts[passage.status] += 1
    lines.append(
        f"text: {'same' if traced.text_is_same else 'differs'}; passages: "
        + ", ".join(f"{count} {status}" for status, count in counts.items())
    )
    if traced.layout_differences:
        lines.append(f"{traced.layout_differences} passages are cut differently today")
    if traced.affected_facts:
        lines.append(f"{len(traced.affected_facts)} facts cite a passage that changed:")
        lines += [f"  {fact}" for fact in traced.affected_facts]
    if traced.new_passages:
        count = len(traced.new_passages)
        lines.append(f"parts of the text that the graph does not have, new or changed: {count}")
        shown = traced.new_passages[:_SHOWN_NEW]
        lines += [f"  section {p.section}, {p.place} (line {p.line})" for p in shown]
        if count > _SHOWN_NEW:
            lines.append(f"  … and {count - _SHOWN_NEW} more")
    return lines


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--statement", required=True, metavar="IRI", help="The IRI of the statement version.")
@format_option
@click.option(
    "--output", "target", type=click.Path(path_type=Path),
    help="A file to write instead of stdout.",
)  # fmt: skip
@click.option(
    "--text-output", "text_target", type=click.Path(path_type=Path),
    help="A file to write the canonical text to, to which the positions refer.",
)  # fmt: skip
@flag("--keep-all", "Leave nothing out: navigation, banners, footers, running heads.")
@common_options
def segment(
    file: Path,
    statement: str,
    form: SourceKind | None,
    target: Path | None,
    text_target: Path | None,
    keep_all: bool,
) -> None:
    """Cut the text of a statement into passages. Writes them as Turtle, without the text.

    FILE is a page saved from a browser (HTML), a PDF, a Word document (DOCX), Markdown or plain
    text. Positions are those in its canonical text (UTF-8, LF, NFC), which --text-output writes;
    of Markdown and plain text that is the text itself.
    """
    from noticegraph.evidence import passage_graph
    from noticegraph.intake import read_source
    from noticegraph.namespaces import is_absolute_iri
    from noticegraph.passages import segment_text
    from noticegraph.turtle_writing import canonical_turtle

    if not is_absolute_iri(statement):
        raise UsageError("statement-iri", statement=statement)
    refuse_overwriting(target, [file])
    refuse_overwriting(text_target, [file])
    refuse_same_target(target, text_target)
    source = read_source(file, keep_all, form)
    segmentation = segment_text(source.text, source.form)
    if not segmentation.passages:
        raise StatementTextError("no-passages", file=file)
    data = canonical_turtle(passage_graph(segmentation, statement)).encode()
    settings = current_settings()
    for part in source.left_out:
        settings.tell(f"left out: {part.what}, {count_words(part.words)}: {_clipped(part.text)}")
    for note in (*source.notes, *segmentation.notes):
        settings.tell(f"note: {note}")
    settings.tell(f"{len(segmentation.passages)} passages")
    if text_target:
        write_file(text_target, source.text.encode())
    if target:
        write_file(target, data)
    else:
        write_bytes(data)


def count_words(count: int) -> str:
    """Return a number of words, in words."""
    return f"{count:,} word{'' if count == 1 else 's'}"


def _clipped(text: str) -> str:
    from noticegraph.printing import printable

    return printable(
        text if len(text) <= _SHOWN_LEFT_OUT else f"{text[:_SHOWN_LEFT_OUT].rstrip()}…"
    )
