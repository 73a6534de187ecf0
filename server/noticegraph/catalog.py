"""The catalogue of a content root and its workspace: which graphs exist, and what each is about.

DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/). What files say is read from them (``graph_files``), so
that it cannot be wrong here; ``catalog.ttl`` has what only people can know. Not responsible for the
graphs (``dataset``).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from noticegraph.content import Content
from noticegraph.declared_graphs import DeclaredGraph, read_declared
from noticegraph.errors import ContentError, InputError, NoticegraphError
from noticegraph.graph_files import FileState, GraphHead, file_state, keep_heads, read_head
from noticegraph.namespaces import statement_id
from noticegraph.passages import TEXT_FORMATS, TextFormat, read_statement_text, text_digest
from noticegraph.statement_files import (
    StatementFiles,
    refuse_elsewhere,
    shipped_files,
    workspace_files,
)

_PARTS = {
    "facts": {"en": "facts", "nl": "feiten"},
    "passages": {"en": "passages", "nl": "passages"},
}


@dataclass(frozen=True)
class CatalogEntry:
    """What is known about one graph.

    ``iri`` names the graph, ``file`` its file; ``title`` is by language. ``statement`` (an IRI),
    ``language``, ``date`` and ``source_digest`` (SHA-256 of the statement's text, hexadecimal) are
    None for a graph that is not made from a statement. ``text_format`` is the format of that text
    (txt, md); ``text_file`` is the file of the text, if it is available, and ``is_text_same`` says
    whether it is the text that was modelled. ``has_facts`` says whether anything but the version
    and its publisher cites a passage in any graph of the statement.
    """

    iri: str
    file: Path
    title: Mapping[str, str]
    statement: str | None
    language: str | None
    date: datetime.date | None
    source_digest: str | None
    text_format: TextFormat = "txt"
    text_file: Path | None = None
    is_text_same: bool = False
    is_fictional: bool = False
    has_facts: bool = False


@dataclass(frozen=True)
class BrokenStatement:
    """A statement that cannot be used, or not wholly, and why: the error has file and line.

    ``is_left_out`` says whether its graphs are left out of the dataset. ``place`` is the file below
    its root, with line and column.
    """

    iri: str
    files: tuple[Path, ...]
    error: NoticegraphError
    is_left_out: bool = True
    place: str = ""

    @property
    def id(self) -> str:
        """Its short id."""
        return statement_id(self.iri)


@dataclass(frozen=True)
class Survey:
    """The graphs of a content root and its workspace, ordered by IRI, and what is broken."""

    entries: tuple[CatalogEntry, ...]
    broken: tuple[BrokenStatement, ...]


def read_catalog(content: Content) -> tuple[CatalogEntry, ...]:
    """Return the graphs, ordered by IRI; those of broken statements are left out.

    Raises as `survey_content` does.
    """
    return survey_content(content).entries


def survey_content(content: Content, limit: int | None = None) -> Survey:
    """Find the graphs of a content root and its workspace, and what each is about.

    With a ``limit``, only so many statements of the workspace are looked at. Raises ContentError if
    ``catalog.ttl`` is missing or invalid, or names a file that is missing or outside the content,
    and RDFSyntaxError if it is not Turtle. What is wrong with the files of a statement is returned.
    """
    declared = read_declared(content)
    broken: list[BrokenStatement] = []
    entries: list[CatalogEntry] = []
    known = {graph.file: graph for graph in declared}
    for files in shipped_files(content):
        entries += _take(files, known, broken)
    entries += _declared_elsewhere(content, declared, {e.file for e in entries}, broken)
    shipped = {entry.statement for entry in entries} | {b.iri for b in broken}
    for files in workspace_files(content)[:limit]:
        if files.iri in shipped:
            error = ContentError("statement-of-content", id=files.id, file=files.facts)
            broken.append(BrokenStatement(files.iri, (files.facts,), error))
            continue
        entries += _take(files, {}, broken)
    if content.without_examples:
        entries = [entry for entry in entries if not entry.is_fictional]
    _refuse_shared_statements(entries, content)
    keep_heads()
    return Survey(
        tuple(sorted(entries, key=lambda entry: entry.iri)),
        tuple(sorted((_placed(b, content) for b in broken), key=lambda b: b.iri)),
    )


def _placed(broken: BrokenStatement, content: Content) -> BrokenStatement:
    error = broken.error
    file = content.shown(Path(error.file)) if error.file else ""
    parts = (file, error.line, error.column)
    return replace(broken, place=":".join(str(part) for part in parts if part is not None))


def _take(
    files: StatementFiles, declared: Mapping[Path, DeclaredGraph], broken: list[BrokenStatement]
) -> list[CatalogEntry]:
    """Return the two graphs of a statement, or note why it is broken."""
    present = tuple(f for f in (files.facts, files.passages) if f.is_file())
    try:
        facts, is_apart = _read_heads(files, present)
        date = _date(facts, files.facts)
    except InputError as error:
        broken.append(BrokenStatement(files.iri, present, error))
        return []
    statement = facts.version or files.iri
    text, form = files.text, _format_of(facts) or files.text_format or "txt"
    if text is None and files.facts in declared:
        text, form = declared[files.facts].text_file, declared[files.facts].text_format or form
    entry = CatalogEntry(
        iri=files.graph,
        file=files.facts,
        title=_title(facts, "facts"),
        statement=statement,
        language=facts.language,
        date=date,
        source_digest=facts.digest,
        text_format=form,
        text_file=text,
        is_text_same=_is_same(text, statement, facts.digest, present, broken),
        is_fictional=facts.is_fictional,
        has_facts=facts.has_facts,
    )
    names = {graph.file: graph.iri for graph in declared.values()}
    passages = replace(
        entry,
        iri=names.get(files.passages, f"{files.graph}-passages"),
        file=files.passages,
        title=_title(facts, "passages"),
    )
    entry = replace(entry, iri=names.get(files.facts, files.graph))
    return [entry, passages] if is_apart else [entry]


def _read_heads(files: StatementFiles, present: tuple[Path, ...]) -> tuple[GraphHead, bool]:
    """Return the head of a statement's facts, and whether its passages are in a file of their own.

    Raises ContentError if the two files are not those of one statement, and as `read_head` does.
    """
    refuse_elsewhere(files)
    if files.facts not in present:
        raise ContentError("no-facts-file", name=files.facts.name, file=present[0])
    facts = read_head(files.facts)
    if facts.version is None:
        raise ContentError("no-version", id=files.id, file=files.facts)
    if files.is_own and facts.version != files.iri:
        raise ContentError(
            "other-statement", found=facts.version, expected=files.iri, file=files.facts
        )
    is_apart = files.passages in present
    if not is_apart and facts.version not in facts.sources:
        raise ContentError("no-passages-file", name=files.passages.name, file=files.facts)
    if is_apart and facts.version not in (found := read_head(files.passages).sources):
        raise ContentError(
            "other-statement", found=", ".join(found), expected=facts.version, file=files.passages
        )
    return facts, is_apart


def _declared_elsewhere(
    content: Content,
    declared: tuple[DeclaredGraph, ...],
    taken: set[Path],
    broken: list[BrokenStatement],
) -> Iterator[CatalogEntry]:
    """Yield the graphs that ``catalog.ttl`` names and whose files have no place in the layout."""
    left_out = {file for b in broken for file in b.files}
    others = [g for g in declared if g.file not in taken and g.file not in left_out]
    heads: dict[Path, GraphHead] = {}
    for graph in others:
        if not graph.file.is_relative_to(content.ontology) and graph.file != content.catalog:
            heads[graph.file] = read_head(graph.file)
    versions = {head.version: head for head in heads.values() if head.version}
    sure = {head.statement for head in heads.values()}
    about = {
        file: head.statement or next((s for s in head.sources if s in sure), None)
        for file, head in heads.items()
    }
    facts = {about[file] for file, head in heads.items() if head.has_facts}
    texts = {about[g.file]: g for g in others if g.file in heads and g.text_file}
    forms = {about[g.file]: g.text_format for g in others if g.file in heads and g.text_format}
    for graph in others:
        statement = about.get(graph.file)
        own = heads.get(graph.file, GraphHead())
        head = versions.get(statement, own) if statement else own
        text = texts[statement].text_file if statement in texts else None
        yield CatalogEntry(
            iri=graph.iri,
            file=graph.file,
            title=graph.title,
            statement=statement,
            language=head.language,
            date=_date(head, graph.file),
            source_digest=head.digest,
            text_format=forms.get(statement) or _format_of(head) or "txt",
            text_file=text,
            is_text_same=statement is not None
            and _is_same(text, statement, head.digest, (graph.file,), broken),
            is_fictional=head.is_fictional,
            has_facts=statement in facts,
        )


def _is_same(
    text: Path | None,
    statement: str,
    digest: str | None,
    files: tuple[Path, ...],
    broken: list[BrokenStatement],
) -> bool:
    """Tell whether a text is the one that was modelled; note it if there is another."""
    if text is None:
        return False
    try:
        if _digest_of(text) == digest:
            return True
        error: NoticegraphError = ContentError("digest-of-text", statement=statement, file=text)
    except NoticegraphError as unreadable:
        error = unreadable
    if not any(b.iri == statement for b in broken):
        broken.append(BrokenStatement(statement, files, error, is_left_out=False))
    return False


_digests: dict[Path, tuple[FileState, str]] = {}


def _digest_of(text: Path) -> str:
    state = file_state(text)
    known = _digests.get(text)
    if known is None or known[0] != state:
        _digests[text] = known = (state, text_digest(read_statement_text(text)))
    return known[1]


def _date(head: GraphHead, file: Path) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(head.date) if head.date is not None else None
    except ValueError:
        raise ContentError("date-of-version", date=head.date or "", file=file) from None


def _format_of(head: GraphHead) -> TextFormat | None:
    return next((form for form in TEXT_FORMATS if form == head.text_format), None)


def _title(head: GraphHead, part: str) -> dict[str, str]:
    return {
        language: f"{label}: {_PARTS[part].get(language, _PARTS[part]['en'])}"
        for language, label in head.labels.items()
    }


def _refuse_shared_statements(entries: list[CatalogEntry], content: Content) -> None:
    """Raise ContentError if two graphs about one statement version come from different texts."""
    made_from: dict[str, CatalogEntry] = {}
    for entry in entries:
        if entry.statement is None:
            continue
        first = made_from.setdefault(entry.statement, entry)
        if first.source_digest != entry.source_digest:
            raise ContentError(
                "shared-statement",
                first=first.iri,
                second=entry.iri,
                statement=entry.statement,
                file=content.catalog,
            )
