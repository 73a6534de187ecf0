"""A file → a statement of the workspace: its source, its text, its passages, and its version.

No facts are added: that is done by people, rules and rows. Not responsible for how a file is read
(``intake``) or cut (``passages``).
"""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from rdflib import RDF, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from noticegraph.content import Content
from noticegraph.errors import StatementTextError, UsageError
from noticegraph.evidence import passage_graph, passage_iri
from noticegraph.intake import Source, read_source
from noticegraph.intake.proposals import plain_title
from noticegraph.namespaces import DPV, NG
from noticegraph.near_names import nearest_names
from noticegraph.passages import Passage, Segmentation, segment_text, text_digest
from noticegraph.passages.model import HEADING, LIST_ITEM, PARAGRAPH
from noticegraph.placing import place_new_files, sweep
from noticegraph.statement_files import StatementFiles, new_files, shipped_files, workspace_files
from noticegraph.turtle_writing import canonical_turtle
from noticegraph.workspace import Workspace, make_slug

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_LANGUAGES = {"en": {"en": "English", "nl": "Engels"}, "nl": {"en": "Dutch", "nl": "Nederlands"}}
_SOURCE_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_TITLE_WORDS = 8
"""At most so many words of the text are its title here: nine in a row count as copied."""


@dataclass(frozen=True, slots=True)
class Added:
    """A statement that was added: its files, what was read, and its passages.

    ``is_company_named`` says whether the text names the company; ``same_text`` are the ids of
    statements of the workspace that have the same text.
    """

    files: StatementFiles
    source: Source
    segmentation: Segmentation
    is_company_named: bool
    same_text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement that could be added: what was read, and the graph of which nothing is modelled.

    Nothing of it is written yet.
    """

    files: StatementFiles
    file: Path
    source: Source
    segmentation: Segmentation
    graph: Graph
    company: str

    @property
    def passages(self) -> Graph:
        """The passages as RDF."""
        return passage_graph(self.segmentation, self.files.iri)

    def place(self, graph: Graph) -> StatementFiles:
        """Write all files, with these facts, or none. Raises UsageError and InputError."""
        suffix = self.file.suffix.lower()
        suffix = suffix if _SOURCE_SUFFIX.fullmatch(suffix) else f".{self.source.kind}"
        files, source = self.files, self.source
        stem = files.facts.with_suffix("")
        placed = {
            Path(f"{stem}.source{suffix}"): source.data,
            Path(f"{stem}.{source.form}"): source.text.encode(),
            files.passages: canonical_turtle(self.passages).encode(),
            files.facts: canonical_turtle(graph).encode(),
        }
        place_new_files(placed)
        return replace(files, source=next(iter(placed)), text=Path(f"{stem}.{source.form}"))


def add_statement(
    content: Content,
    file: Path,
    *,
    company: str,
    date: datetime.date,
    language: str,
    keep_all: bool = False,
) -> Added:
    """Add a file as a statement of the workspace, completely or not at all.

    Raises UsageError without a workspace, for a language that it does not have, and for a statement
    that is there already; StatementTextError for a file that is not a text of a statement;
    InputError if something cannot be written.
    """
    prepared = prepare_statement(
        content, file, company=company, date=date, language=language, keep_all=keep_all
    )
    source = prepared.source
    same = statements_with_text(content, source.text.encode())
    files = prepared.place(prepared.graph)
    named = names_company(source.text, prepared.company)
    return Added(files, source, prepared.segmentation, named, same)


def prepare_statement(
    content: Content,
    file: Path,
    *,
    company: str,
    date: datetime.date,
    language: str,
    keep_all: bool = False,
    slug: str | None = None,
) -> Prepared:
    """Read a file as a statement of the workspace, and write nothing. Raises as `add_statement`.

    ``slug`` is the folder of the company, if it is not the one of its name.
    """
    workspace = content.workspace
    if workspace is None:
        raise UsageError("add-without-workspace")
    refuse_language(workspace, language)
    if not " ".join(company.split()):
        raise UsageError("company-without-id", name=company)
    files = new_files(workspace, slug or make_slug(company), date.isoformat(), language)
    _refuse_existing(content, files)
    source = _read_unchanging(file, keep_all=keep_all)
    made = segment_text(source.text, source.form)
    if not made.passages:
        raise StatementTextError("no-passages", file=file)
    name = " ".join(company.split())
    graph = version_graph(files, source, made, name, date)
    return Prepared(files, file, source, made, graph, name)


def refuse_language(workspace: Workspace, language: str) -> None:
    """Raise UsageError for a language that the workspace does not have."""
    if language not in workspace.languages:
        near = tuple(nearest_names(language, workspace.languages, 1))
        raise UsageError(
            "statement-language", language=language, known=workspace.languages, nearest=near
        )


def version_graph(
    files: StatementFiles, source: Source, made: Segmentation, company: str, date: datetime.date
) -> Graph:
    """Return the nodes of a statement of which nothing is modelled: work, version, publisher."""
    graph = Graph()
    base = files.iri.removesuffix(files.id)
    version, work = URIRef(files.iri), URIRef(f"{base}{files.company}")
    publisher = URIRef(f"{files.iri}/organisation/{files.company}")
    graph.add((work, RDF.type, NG.Statement))
    graph.add((version, RDF.type, DPV.PrivacyNotice))
    graph.add((version, RDF.type, NG.StatementVersion))
    graph.add((version, DCTERMS.isVersionOf, work))
    graph.add((version, DCTERMS.language, Literal(files.language)))
    graph.add((version, DCTERMS.publisher, publisher))
    graph.add((version, NG.effectiveDate, Literal(date.isoformat(), datatype=XSD.date)))
    graph.add((version, NG.textDigest, Literal(text_digest(source.text))))
    graph.add((version, NG.codePointLength, Literal(len(source.text))))
    graph.add((version, NG.byteLength, Literal(len(source.text.encode()))))
    title = _title(made)
    written = _title_of(source, made, title, company, files.language)
    graph.add((version, DCTERMS.title, Literal(written, lang=files.language)))
    graph.add((version, NG.statedIn, URIRef(passage_iri(files.iri, title.path))))
    graph.add((publisher, RDF.type, DPV.LegalEntity))
    graph.add((publisher, RDF.type, NG.NamedOrganisation))
    graph.add((publisher, DPV.hasName, Literal(company)))
    naming = _naming(source.text, made, company) or title
    graph.add((publisher, NG.statedIn, URIRef(passage_iri(files.iri, naming.path))))
    labels = statement_labels(company, date, files.language)
    for node, texts in zip((work, version, publisher), labels, strict=True):
        for tag, text in texts.items():
            graph.add((node, SKOS.prefLabel, Literal(text, lang=tag)))
    return graph


def statement_labels(
    company: str, date: datetime.date, language: str
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return the labels of a statement as a work, of its version, and of its publisher."""
    days = {tag: _in_words(date, tag) for tag in _MONTHS}
    languages = _LANGUAGES[language]
    return (
        {"en": f"{company} privacy statement", "nl": f"Privacyverklaring van {company}"},
        {
            "en": f"{company} privacy statement, {days['en']} ({languages['en']})",
            "nl": f"Privacyverklaring van {company}, {days['nl']} ({languages['nl']})",
        },
        {"en": company, "nl": company},
    )


def _refuse_existing(content: Content, files: StatementFiles) -> None:
    stem = files.facts.with_suffix("").name
    folder = files.facts.parent
    sweep(folder)
    taken = sorted(
        f
        for f in (folder.iterdir() if folder.is_dir() else ())
        if f.name.startswith((f"{stem}.", f"{stem}-passages."))
    )
    if taken:
        raise UsageError("existing-statement", id=files.id, file=taken[0])
    root = files.root.resolve()
    if not folder.resolve().is_relative_to(root):
        raise UsageError("folder-outside-workspace", root=str(files.root), file=folder)
    if any(files.iri == other.iri for other in shipped_files(content)):
        raise UsageError("statement-of-content-exists", id=files.id)


def _read_unchanging(file: Path, *, keep_all: bool) -> Source:
    """Read a file that nobody writes meanwhile. Raises StatementTextError if somebody does."""

    def state() -> tuple[int, int, int] | None:
        try:
            found = file.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    before = state()
    source = read_source(file, keep_all)
    if before != state():
        raise StatementTextError("file-changed-while-read", file=file)
    return source


def statements_with_text(content: Content, text: bytes) -> tuple[str, ...]:
    """Return the ids of the statements of the workspace that have this text already."""
    found = []
    for files in workspace_files(content):
        with suppress(OSError):
            same_size = files.text is not None and files.text.stat().st_size == len(text)
            if same_size and files.text is not None and files.text.read_bytes() == text:
                found.append(files.id)
    return tuple(found)


def _title(made: Segmentation) -> Passage:
    """Return the passage with the title: the first heading, or else the first paragraph."""
    for kind in (HEADING, PARAGRAPH):
        found = next((p for p in made.passages if p.kind == kind), None)
        if found is not None:
            return found
    return made.passages[0]


def _title_of(
    source: Source, made: Segmentation, passage: Passage, company: str, language: str
) -> str:
    """Return the title of a text: as it stands there, else as the file has it, else a neutral one.

    What only the file has (the title of its window) may be that of somebody else's site.
    """
    headed = any(p.kind == HEADING for p in made.passages)
    given = source.title or ""
    if not headed and given and not names_company(given, company):
        given = given if _stands_in(given, source.text) else ""
        if not given:
            return neutral_title(company, language)
    words = (given or plain_title(source.text[passage.start : passage.end])).split()
    kept = " ".join(words[:_TITLE_WORDS])
    return f"{kept} …" if len(words) > _TITLE_WORDS else kept


def neutral_title(company: str, language: str) -> str:
    """Return the title of a statement that has none of its own."""
    return statement_labels(company, datetime.date.min, language)[0][language]


def _stands_in(words: str, text: str) -> bool:
    return " ".join(words.casefold().split()) in " ".join(text.casefold().split())


def _naming(text: str, made: Segmentation, company: str) -> Passage | None:
    """Return the smallest passage that first names the company, or None.

    Below a title that names it, a passage of the text says more of whose statement it is.
    """
    naming = [p for p in made.passages if names_company(text[p.start : p.end], company)]

    def order(p: Passage) -> tuple[bool, bool, int, int]:
        return p.end - p.start > 2000, p.kind not in (PARAGRAPH, LIST_ITEM), p.start, p.end

    return min(naming, key=order, default=None)


def names_company(text: str, company: str) -> bool:
    """Return whether a text names a company."""
    return company.casefold() in " ".join(text.split()).casefold()


def _in_words(date: datetime.date, language: str) -> str:
    return f"{date.day} {_MONTHS[language].split()[date.month - 1]} {date.year}"


def create_workspace(folder: Path, name: str | None = None) -> Workspace:
    """Make a folder a workspace; the folder itself is made if it is not there.

    Raises UsageError for a workspace, a folder in one, or something that is not a folder;
    InputError if it cannot be written.
    """
    from noticegraph.workspace import FILE, describe_workspace, find_workspace, read_workspace

    whole = folder.resolve()
    if whole.exists() and not whole.is_dir():
        raise UsageError("workspace-not-a-folder", file=folder)
    if (whole / FILE).exists():
        raise UsageError("existing-workspace", file=folder / FILE)
    outer = find_workspace(whole.parent)
    if outer is not None:
        raise UsageError("nested-workspace", outer=str(outer), file=folder)
    text = describe_workspace(name or whole.name)
    place_new_files({whole / FILE: text.encode()})
    return read_workspace(whole)
