"""A statement and the file of its next version → that version, completely or not at all."""

from __future__ import annotations

import datetime
from pathlib import Path

from rdflib import DCTERMS, PROV, RDF, Graph, Literal, URIRef

from noticegraph import drafted_versions
from noticegraph.adding import Prepared, names_company, prepare_statement, statements_with_text
from noticegraph.aligning import Alignment, VersionText, align_passages, read_version_text
from noticegraph.content import Content
from noticegraph.drafted_versions import draft_rows, with_drafts
from noticegraph.errors import StatementTextError, UsageError
from noticegraph.intake.proposals import propose_date
from noticegraph.namespaces import DPV, NG
from noticegraph.passages import text_digest
from noticegraph.reports.workers import Limits
from noticegraph.revising.carrying import Carried, Carrier, carried_graph
from noticegraph.revising.model import Revision
from noticegraph.revising.telling import first_news, tell
from noticegraph.rows import Row, Statement, StatementFiles, find_statement, write_rows
from noticegraph.statement_files import workspace_files

_ENOUGH = 0.5
"""A text that does not name the company is its text only if so much of the old one stands in it."""
_BY = "rule:revise"


def revise_statement(
    content: Content,
    name: str,
    file: Path,
    *,
    date: datetime.date,
    limits: Limits,
    keep_all: bool = False,
    as_capture: bool = False,
    is_known: bool = False,
) -> Revision:
    """Make a file the next version of a statement of the workspace, and tell what became of it.

    ``as_capture`` says that the terms are the same and only the text was taken anew: then the two
    are joined by ``prov:alternateOf``. ``is_known`` says that whoever gives the file knows whose it
    is and that it is later: then its words are not asked. Raises UsageError for a statement that is
    not there or has this version, and a date that is not later; StatementTextError for a file that
    is not a text of this company, or an older one; LimitError; InputError if something cannot be
    written. Nothing is written then.
    """
    if content.workspace is None:
        raise UsageError("add-without-workspace")
    files = find_statement(content, name)
    before = files.read()
    text = _text_of(files, before, name)
    company = str(_company(before))
    effective = str(before.facts.value(before.version, NG.effectiveDate) or "")
    if effective >= date.isoformat():
        raise UsageError(
            "revision-not-later", statement=name, date=date.isoformat(), before=effective
        )
    prepared = prepare_statement(
        content, file, company=company, date=date, language=before.language, keep_all=keep_all,
        slug=files.facts.parent.name,
    )  # fmt: skip
    if not is_known:
        _refuse_older(content, prepared, before, text, name)
    old = read_version_text(text, files.text_format, before.language)
    new = read_version_text(
        prepared.source.text, prepared.source.form, before.language,
        prepared.segmentation.passages,
    )  # fmt: skip
    alignment = align_passages(old, new)
    if not is_known:
        _refuse_other_company(prepared, company, old, alignment, name)

    rows = write_rows(before, text)
    version = Statement(prepared.graph, prepared.passages, URIRef(prepared.files.iri))
    carried = Carrier(before, rows, old, new, alignment).carry(version)
    graph = _first_graph(carried, version, before, rows, new)
    graph.add((version.version, PROV.alternateOf if as_capture else PROV.wasRevisionOf,
               before.version))  # fmt: skip
    graph.remove((version.version, DCTERMS.isVersionOf, None))
    for work in before.facts.objects(before.version, DCTERMS.isVersionOf):
        graph.add((version.version, DCTERMS.isVersionOf, work))
    held = alignment.held()
    drafts, _ = draft_rows(content, prepared, before.language, held)
    outcome = with_drafts(content, prepared, graph, drafts, limits)
    made = Statement(outcome.graph, version.passages, version.version)
    revision = Revision(prepared.files, str(before.version).rsplit("/", 1)[-1])
    revision.refused = outcome.faults
    revision.notes = tuple(prepared.source.notes)
    revision.had_facts = any(row.kind not in _BASIC for row in rows)
    earlier = tell(revision, carried, before, made, old, new, alignment)
    final = outcome.graph
    for triple in _earlier_graph(earlier, made):
        final.add(triple)
    for prefix, namespace in before.facts.namespaces():
        final.bind(prefix, namespace)
    revision.files = prepared.place(final)
    return revision


def first_version(
    content: Content, file: Path, *, company: str, date: datetime.date, language: str,
    limits: Limits,
) -> Revision:  # fmt: skip
    """Make a file the first version of a company's statement, and tell what is in it.

    Raises as `drafted_versions.first_version` does.
    """
    made = drafted_versions.first_version(
        content, file, company=company, date=date, language=language, limits=limits
    )
    revision = Revision(made.files, "")
    revision.refused = made.outcome.faults
    source, segmentation = made.prepared.source, made.prepared.segmentation
    revision.notes = tuple(source.notes)
    revision.news = first_news(made.statement, source.text, segmentation.passages)
    return revision


_BASIC = ("document", "statement", "organisation", "no-fact")


def _text_of(files: StatementFiles, statement: Statement, name: str) -> str:
    text = files.read_text()
    if text is None:
        raise StatementTextError("revision-without-text", statement=name, file=files.facts)
    if (statement.version, NG.textDigest, Literal(text_digest(text))) not in statement.facts:
        raise StatementTextError("draft-of-other-text", file=files.text)
    return text


def _company(statement: Statement) -> str:
    publisher = statement.facts.value(statement.version, DCTERMS.publisher)
    name = statement.facts.value(publisher, DPV.hasName) if publisher is not None else None
    if name is None:
        raise UsageError("revision-without-company", statement=str(statement.version))
    return str(name)


def _refuse_older(
    content: Content, prepared: Prepared, before: Statement, text: str, name: str
) -> None:
    """Refuse a text that was there before: by its words, or by the date that it gives itself."""
    source = prepared.source
    same = statements_with_text(content, source.text.encode())
    dates = {f.id: f.date for f in workspace_files(content) if f.company == prepared.files.company}
    current = str(before.version).rsplit("/", 1)[-1]
    older = [other for other in same if other != current and other in dates]
    if older:
        raise StatementTextError(
            "revision-older-text", statement=name, other=older[0], file=prepared.file
        )
    was = propose_date(text, before.language)
    if source.date is not None and was is not None and source.date < was:
        raise StatementTextError(
            "revision-older-date", statement=name, date=source.date.isoformat(),
            before=was.isoformat(), file=prepared.file,
        )  # fmt: skip


def _refuse_other_company(
    prepared: Prepared, company: str, old: VersionText, alignment: Alignment, name: str
) -> None:
    lengths = {p.path: p.end - p.start for p in old.leaves}
    held = sum(n for path, n in lengths.items() if alignment.fates[path].holds)
    share = held / max(1, sum(lengths.values()))
    if share < _ENOUGH and not names_company(prepared.source.text, company):
        raise StatementTextError(
            "revision-other-company", statement=name, company=company, share=round(100 * share),
            file=prepared.file,
        )  # fmt: skip


def _first_graph(
    carried: Carried, version: Statement, before: Statement, rows: list[Row], new: VersionText
) -> Graph:
    """Return the graph of what was carried, published by the company that published the last."""
    own = write_rows(version)
    paths = frozenset(new.by_path)
    publisher = before.facts.value(before.version, DCTERMS.publisher)
    company = before.id_of(str(publisher)) if publisher is not None else ""
    row = carried.rows.get(company) or carried.open.pop(company, None)
    if row is not None:
        known = next((r for r in own if r.kind == "organisation"), None)
        if company not in carried.rows and known is not None:
            row.put("passage", list(known.cells.get("passage", [])))
        carried.rows[company] = row
        own = [r for r in own if r.kind != "organisation"]
        for one in own:
            if one.kind == "document":
                one.put("company", [company])
    document = next(row for row in own if row.kind == "document")
    for last in rows:
        if last.kind == "document" and "fictional" in last.cells:
            document.put("fictional", last.cells["fictional"])
    return carried_graph(carried, own, version.facts, version, before, rows, paths)


def _earlier_graph(earlier: list[Row], version: Statement) -> Graph:
    from noticegraph.rows import build_graph

    for row in earlier:
        row.put("by", [_BY])
        row.put("review", ["drafted"])
    graph = build_graph(earlier, version)
    # Only these nodes and their proposer: the rest of the graph is there.
    return graph if (None, RDF.type, NG.EarlierFact) in graph else Graph()
