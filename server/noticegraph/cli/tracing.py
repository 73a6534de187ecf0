"""The verbs about evidence: `trace` facts to their passages, `segment` a text into passages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from noticegraph.cli.output import (
    common_options,
    current_settings,
    default_output,
    write_atomically,
    write_bytes,
    write_values,
)
from noticegraph.errors import StatementTextError, UsageError

if TYPE_CHECKING:
    from noticegraph.dataset import Dataset
    from noticegraph.trace import StatementTrace, TracedPassage

T = TypeVar("T")

_OUTPUTS = ("table", "json", "csv", "tsv", "md")


@click.command()
@click.argument("name", metavar="[STATEMENT|FACT]", required=False)
@click.option(
    "--text", "text_file", type=click.Path(path_type=Path, dir_okay=False),
    help="The statement's text (UTF-8): each passage is held against it, and a fact's is shown.",
)  # fmt: skip
@click.option(
    "--output", "-o", type=click.Choice(_OUTPUTS),
    help="How to write the passages.  [default: table on a terminal, else tsv]",
)  # fmt: skip
@common_options
def trace(name: str | None, text_file: Path | None, output: str | None) -> int:
    """Show where facts stand: the passages of a statement, or those that one fact cites.

    STATEMENT is an id (`noticegraph ask statement-versions`) or an IRI, by default every statement;
    FACT is an IRI or its path within the statement (certification/zendesk-inc/eu-us). The exit code
    is 1 when the text differs from the one that was modelled, or a passage is neither cited nor
    listed with a reason.
    """
    from noticegraph.passages import read_statement_text
    from noticegraph.trace import resolve_fact, resolve_statement, statement_iris, trace_fact

    settings = current_settings()
    dataset = settings.dataset()
    text = read_statement_text(text_file) if text_file else None
    chosen = output or default_output()
    if name is None:
        statements = sorted(statement_iris(dataset))
        if text_file and len(statements) > 1:
            raise UsageError(
                "a text belongs to one statement, and no statement was named",
                hint="noticegraph trace STATEMENT --text FILE",
            )
    else:
        found = resolve_statement(dataset, name)
        if found is None:
            fact = resolve_fact(dataset, name)
            passages = _blame(text_file, lambda: trace_fact(dataset, fact, text))
            _write_fact(passages, chosen, with_text=text is not None)
            return int(any(p.status in ("moved", "changed") for p in passages))
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
    """Do something with a text; an error about the text names its file."""
    try:
        return act()
    except StatementTextError as error:
        raise StatementTextError(error.message, hint=error.hint, file=text_file) from error


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


def _write_fact(passages: tuple[TracedPassage, ...], output: str, *, with_text: bool) -> None:
    columns = ["section", "place", "start", "end", "status", "passage"]
    rows: list[list[object]] = [
        [p.section, p.place, p.start, p.end, p.status, p.iri] for p in passages
    ]
    if with_text:
        columns.append("text")
        for row, passage in zip(rows, passages, strict=True):
            row.append(passage.text or "")
    write_values(columns, rows, output)


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
    return lines


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--statement", required=True, metavar="IRI", help="The IRI of the statement version.")
@click.option(
    "--output", "target", type=click.Path(path_type=Path, dir_okay=False),
    help="A file to write instead of stdout.",
)  # fmt: skip
@common_options
def segment(file: Path, statement: str, target: Path | None) -> None:
    """Cut the text of a statement into passages and write them as Turtle, without the text."""
    from noticegraph.evidence import passage_graph
    from noticegraph.namespaces import is_absolute_iri
    from noticegraph.passages import read_statement_text, segment_text
    from noticegraph.turtle import canonical_turtle

    if not is_absolute_iri(statement):
        raise UsageError(
            f"{statement!r} is not an IRI",
            hint="for example https://w3id.org/noticegraph/id/example-2026-01-01-en",
        )
    segmentation = segment_text(read_statement_text(file))
    data = canonical_turtle(passage_graph(segmentation, statement)).encode()
    settings = current_settings()
    for note in segmentation.notes:
        settings.tell(f"note: {note}")
    settings.tell(f"{len(segmentation.passages)} passages")
    if target:
        write_atomically(target, data)
    else:
        write_bytes(data)
