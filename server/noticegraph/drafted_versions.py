"""A file becomes a statement of the workspace with drafted facts, completely or not at all.

Responsible for drafting and checking before anything is written. Not responsible for what an
earlier version says (``revising``), nor for pages (``reviewing``).
"""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import Graph, URIRef

from noticegraph.adding import Prepared, prepare_statement
from noticegraph.content import Content
from noticegraph.drafting.pipeline import draft_text
from noticegraph.drafting.records import as_records
from noticegraph.reports.workers import Limits
from noticegraph.rows import (
    Outcome,
    Row,
    Statement,
    Vocabulary,
    apply_rows,
    judge_with,
    row_of_object,
)
from noticegraph.statement_files import StatementFiles
from noticegraph.turtle_writing import canonical_turtle

_RULE = "rule:draft"


@dataclass(frozen=True, slots=True)
class FirstVersion:
    """The first version of a statement: its files, what was read, and what was drafted.

    ``unread`` are the paths of the passages that no rule could read.
    """

    files: StatementFiles
    prepared: Prepared
    outcome: Outcome
    unread: Sequence[str]

    @property
    def statement(self) -> Statement:
        """The statement as it was written."""
        passages, version = self.prepared.passages, URIRef(self.files.iri)
        return Statement(self.outcome.graph, passages, version)


def first_version(
    content: Content, file: Path, *, company: str, date: datetime.date, language: str,
    limits: Limits, keep_all: bool = False,
) -> FirstVersion:  # fmt: skip
    """Make a file the first version of a company's statement, drafted, completely or not at all.

    Raises as `prepare_statement` does, ShapesError and LimitError.
    """
    prepared = prepare_statement(
        content, file, company=company, date=date, language=language, keep_all=keep_all
    )
    rows, unread = draft_rows(content, prepared, language)
    outcome = with_drafts(content, prepared, prepared.graph, rows, limits)
    return FirstVersion(prepared.place(outcome.graph), prepared, outcome, unread)


def draft_rows(
    content: Content, prepared: Prepared, language: str, held: frozenset[str] = frozenset()
) -> tuple[list[Row], Sequence[str]]:
    """Return what the passages are drafted to say, but for those that are ``held``.

    Beside it, the paths of those that no rule could read.
    """
    source = prepared.source
    result = draft_text(source.text, source.form, content.lexicon, language)
    spans = [
        (p.start, p.end, p.path)
        for p in prepared.segmentation.passages
        if p.path not in held
    ]  # fmt: skip
    open_ = {path for _, _, path in spans}
    rows: list[Row] = []
    for record in as_records(source.text, result):
        if record["kind"] != "document" and not _only_in(record, open_, spans, source.text):
            continue
        rows.append(row_of_object(record, len(rows) + 1))
    return rows, result.unread


def with_drafts(
    content: Content, prepared: Prepared, graph: Graph, drafts: list[Row], limits: Limits
) -> Outcome:
    """Return the graph with the drafted facts, of which the structure shapes have judged each."""
    passages = prepared.passages
    with tempfile.TemporaryDirectory(prefix="noticegraph-") as folder:
        file = Path(folder) / "passages.ttl"
        file.write_text(canonical_turtle(passages), encoding="utf-8")
        return apply_rows(
            Statement(graph, passages, URIRef(prepared.files.iri)), drafts, Vocabulary(content),
            text=prepared.source.text, judge=judge_with(content, file, limits), by=_RULE,
        )  # fmt: skip


def _only_in(
    record: dict[str, Any], paths: set[str], spans: list[tuple[int, int, str]], text: str
) -> bool:
    """Limit a drafted fact to some passages; return whether it stands in any of them."""
    within = [path for path in record["passages"] if path in paths]
    if not within:
        return False
    record["passages"] = within
    if record["passage"] in within:
        return True
    for start, end in record["places"]:
        at = next((p for s, e, p in spans if s <= start and end <= e and p in within), None)
        if at is not None:
            record |= {"passage": at, "start": start, "end": end, "quote": text[start:end]}
            return True
    return False
