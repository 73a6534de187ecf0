"""Renames, redates, removes and puts back a statement of the workspace: all its files or none.

Removed files stay in the hidden folder ``.review/removed`` of the workspace until somebody deletes
them by hand. A statement with another company or date has other IRIs: they are rewritten.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rdflib import SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from noticegraph.adding import neutral_title, statement_labels
from noticegraph.content import Content
from noticegraph.errors import InputError, UsageError
from noticegraph.namespaces import DPV, NG
from noticegraph.placing import place_new_files
from noticegraph.reviewing.journal import FOLDER, record_file
from noticegraph.statement_files import StatementFiles, new_files, refuse_elsewhere
from noticegraph.turtle import read_turtle
from noticegraph.turtle_comments import refuse_comments
from noticegraph.turtle_writing import canonical_turtle
from noticegraph.workspace import Workspace, make_slug

_REMOVED = "removed"
_KEPT = re.compile(r"([a-z0-9-]+)\.([0-9]{8}T[0-9]{6}Z)")


@dataclass(frozen=True, slots=True)
class Removed:
    """A statement that was removed: its id, when, and the name by which it is put back."""

    name: str
    id: str
    when: str


def files_of(files: StatementFiles) -> list[Path]:
    """Return the files of a statement that are there: facts, passages, text, and source."""
    stem = files.facts.with_suffix("").name
    folder = files.facts.parent
    starts = (f"{stem}.", f"{stem}-passages.")
    if not folder.is_dir():
        return []
    return sorted(f for f in folder.iterdir() if f.is_file() and f.name.startswith(starts))


def own_records(root: Path, statement_id: str) -> list[Path]:
    """Return the files of reviewing that belong to a statement: journal, notes, readings."""
    names = (
        f"{statement_id}.{suffix}"
        for suffix in ("jsonl", "notes.jsonl", "reading.json", "unseen.json")
    )
    return [file for name in names if (file := record_file(root, name)).is_file()]


def remove_statement(files: StatementFiles) -> Removed:
    """Take a statement out of the workspace; `put_back` undoes it.

    Raises UsageError if it is not there, InputError if a file cannot be moved: then all stay.
    """
    there = files_of(files)
    if not there:
        raise UsageError("statement-gone", id=files.id)
    when = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    name = f"{files.id}.{when}"
    target = record_file(files.root, _REMOVED) / name
    _move_all({file: target / files.company / file.name for file in there})
    _move_all({file: target / file.name for file in own_records(files.root, files.id)})
    with suppress(OSError):
        files.facts.parent.rmdir()
    return Removed(name, files.id, when)


def removed_statements(root: Path) -> list[Removed]:
    """Return the statements that were removed from a workspace, the last one first."""
    folder = record_file(root, _REMOVED)
    names = [f.name for f in folder.iterdir()] if folder.is_dir() else []
    found = [Removed(n, m[1], m[2]) for n in names if (m := _KEPT.fullmatch(n))]
    return sorted(found, key=lambda removed: removed.when, reverse=True)


def put_back(root: Path, name: str) -> str:
    """Put a removed statement back; return its id.

    Raises UsageError if there is none of that name, or if its place is taken.
    """
    known = {removed.name: removed for removed in removed_statements(root)}
    if name not in known:
        raise UsageError("nothing-removed", name=name[:200])
    folder = root / FOLDER / _REMOVED / name
    inside = [d for d in folder.iterdir() if d.is_dir()]
    moves = {f: root / d.name / f.name for d in inside for f in d.iterdir()}
    records = {f: root / FOLDER / f.name for f in folder.iterdir() if f.is_file()}
    for target in moves.values():
        if target.exists():
            raise UsageError("existing-statement", id=known[name].id, file=target)
    _move_all(moves)
    _move_all(records)
    for emptied in (*inside, folder):
        with suppress(OSError):
            emptied.rmdir()
    return known[name].id


def rename_statement(
    content: Content, files: StatementFiles, company: str, date: datetime.date
) -> StatementFiles:
    """Give a statement another company or date; return where it is then.

    The old files are removed as `remove_statement` does. Raises UsageError if the new place is
    taken, InputError for a file with comments or one that cannot be written.
    """
    workspace: Workspace | None = content.workspace
    if workspace is None:
        raise UsageError("review-without-workspace")
    name = " ".join(company.split())
    target = new_files(workspace, make_slug(name), date.isoformat(), files.language)
    if target.facts != files.facts and files_of(target):
        raise UsageError("existing-statement", id=target.id, file=target.facts)
    refuse_elsewhere(files)
    facts, passages = read_turtle(files.facts), read_turtle(files.passages)
    for file in (files.facts, files.passages):
        refuse_comments(file, file.read_bytes())
    facts, passages = (_with_iris(g, files, target) for g in (facts, passages))
    _describe(facts, target, name, date)
    stem, old = target.facts.with_suffix(""), files.facts.with_suffix("").name
    written: dict[Path, bytes] = {}
    for file in files_of(files):
        if file not in (files.facts, files.passages):
            rest = file.name.removeprefix(old)
            written[stem.with_name(stem.name + rest)] = file.read_bytes()
    written[target.passages] = canonical_turtle(passages).encode()
    written[target.facts] = canonical_turtle(facts).encode()
    if target.facts == files.facts:
        removed = remove_statement(files)
        try:
            place_new_files(written)
        except BaseException:
            put_back(files.root, removed.name)
            raise
    else:
        place_new_files(written)
        remove_statement(files)
    _copy_records(files.root, files.id, target.id)
    return new_files(workspace, target.company, target.date, target.language)


def _copy_records(root: Path, old: str, new: str) -> None:
    last = next((r for r in removed_statements(root) if r.id == old), None)
    if last is None:
        return
    for file in (root / FOLDER / _REMOVED / last.name).glob(f"{old}.*"):
        place = root / FOLDER / file.name.replace(old, new, 1)
        if file.is_file() and not place.exists():
            place_new_files({place: file.read_bytes()})


def _with_iris(graph: Graph, old: StatementFiles, new: StatementFiles) -> Graph:
    """Return a graph in which the statement and all that belongs to it have their new IRIs."""
    base = old.iri.removesuffix(old.id)
    work, other_work = f"{base}{old.company}", f"{base}{new.company}"

    def moved(node: Node) -> Node:
        if not isinstance(node, URIRef):
            return node
        iri = str(node)
        if iri == old.iri or iri.startswith((f"{old.iri}/", f"{old.iri}#")):
            return URIRef(new.iri + iri.removeprefix(old.iri))
        return URIRef(other_work) if iri == work else node

    made = Graph(bind_namespaces="none")
    for prefix, namespace in graph.namespaces():
        made.bind(prefix, namespace)
    for triple in graph:
        s, p, o = (moved(node) for node in triple)
        made.add((s, p, o))
    return made


def _describe(graph: Graph, files: StatementFiles, company: str, date: datetime.date) -> None:
    """Have the nodes of the statement say its company and date."""
    version = URIRef(files.iri)
    publisher = graph.value(version, DCTERMS.publisher)
    work = graph.value(version, DCTERMS.isVersionOf)
    graph.set((version, NG.effectiveDate, Literal(date.isoformat(), datatype=XSD.date)))
    was = str(graph.value(publisher, DPV.hasName) or "") if publisher is not None else ""
    title = Literal(neutral_title(was, files.language), lang=files.language)
    if (version, DCTERMS.title, title) in graph:
        # Only a title that is not the text's own names the company as it was.
        new = Literal(neutral_title(company, files.language), lang=files.language)
        graph.set((version, DCTERMS.title, new))
    if publisher is not None:
        graph.set((publisher, DPV.hasName, Literal(company)))
    labels = statement_labels(company, date, files.language)
    for node, texts in zip((work, version, publisher), labels, strict=True):
        if node is not None:
            graph.remove((node, SKOS.prefLabel, None))
            for tag, text in texts.items():
                graph.add((node, SKOS.prefLabel, Literal(text, lang=tag)))


def _move_all(moves: dict[Path, Path]) -> None:
    """Move files, all or none."""
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
            done.append((source, target))
    except OSError as error:
        _move_back(done)
        raise InputError(
            "unwritable-file", reason=error.strerror or str(error), file=source
        ) from error


def _move_back(done: Iterable[tuple[Path, Path]]) -> None:
    for source, target in done:
        with suppress(OSError):
            source.parent.mkdir(parents=True, exist_ok=True)
            target.rename(source)
