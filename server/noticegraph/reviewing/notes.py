"""Readers' notes on a company, a statement or a fact: files of the workspace, not facts.

Each note is one line of JSON in the hidden folder ``.review``: for a statement and its facts in the
file of the statement, for a company in that of the company. In exports they are annotations (W3C
Web Annotation Vocabulary, https://www.w3.org/TR/annotation-vocab/).
"""

from __future__ import annotations

import datetime
import json
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from rdflib import PROV, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from noticegraph.errors import InputError, UsageError
from noticegraph.namespaces import OA
from noticegraph.reviewing.journal import keep, record_file, writing
from noticegraph.statement_files import StatementFiles

LONGEST = 4000
"""The most characters of a note."""
_MOST = 2000
STATEMENT, COMPANY = "statement", "company"
"""What a note may be about, besides the id of a fact."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: ``about`` is a fact's id, "statement" or "company"; ``who`` wrote it ``when``."""

    id: str
    about: str
    text: str
    who: str
    when: str


def read_notes(files: StatementFiles) -> list[Note]:
    """Return the notes on a statement, its facts and its company, the oldest first.

    A line that somebody broke is left out. Raises InputError if a file cannot be read.
    """
    found = [*_read(_file(files, STATEMENT)), *_read(_file(files, COMPANY))]
    return sorted(found, key=lambda note: (note.when, note.id))


def add_note(files: StatementFiles, about: str, text: str, who: str) -> Note:
    """Add a note. Raises UsageError for one that is empty or too long, InputError as `keep`."""
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise UsageError("note-length", count=len(words), limit=LONGEST)
    when = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    note = Note(secrets.token_hex(8), about, words, who, when)
    file = _file(files, about)
    with writing(file):
        notes = _read(file)
        if len(notes) >= _MOST:
            raise UsageError("too-many-notes", limit=_MOST)
        _write(file, [*notes, note])
    return note


def remove_note(files: StatementFiles, note_id: str, who: str) -> None:
    """Remove a note of one's own. Raises UsageError if there is none, InputError as `keep`."""
    for file in (_file(files, STATEMENT), _file(files, COMPANY)):
        with writing(file):
            notes = _read(file)
            kept = [n for n in notes if n.id != note_id or n.who != who]
            if len(kept) < len(notes):
                _write(file, kept)
                return
    raise UsageError("no-such-note")


def notes_graph(files: StatementFiles, notes: list[Note]) -> Graph:
    """Return notes as annotations of the statement, its facts, or its company's statements."""
    graph = Graph(bind_namespaces="none")
    base = files.iri.removesuffix(files.id)
    for note in notes:
        target = {STATEMENT: files.iri, COMPANY: base + files.company}.get(
            note.about, f"{files.iri}/{note.about}"
        )
        node, body, person = URIRef(f"{files.iri}/note/{note.id}"), BNode(), BNode()
        graph.add((node, RDF.type, OA.Annotation))
        graph.add((node, OA.motivatedBy, OA.commenting))
        graph.add((node, OA.hasTarget, URIRef(target)))
        graph.add((node, OA.hasBody, body))
        graph.add((body, RDF.type, OA.TextualBody))
        graph.add((body, RDF.value, Literal(note.text)))
        graph.add((node, DCTERMS.creator, person))
        graph.add((person, RDF.type, PROV.Person))
        graph.add((person, RDFS.label, Literal(note.who)))
        graph.add((node, DCTERMS.created, Literal(note.when, datatype=XSD.dateTime)))
    return graph


def _file(files: StatementFiles, about: str) -> Path:
    name = files.company if about == COMPANY else files.id
    return record_file(files.root, f"{name}.notes.jsonl")


def _read(file: Path) -> list[Note]:
    try:
        # Not `splitlines`: a note may hold U+2028, which JSON leaves as it is.
        lines = file.read_text("utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise InputError(
            "unreadable-file", reason=error.strerror or str(error), file=file
        ) from error
    found = []
    for line in lines:
        with suppress(ValueError, TypeError):
            found.append(Note(**{name: str(value) for name, value in json.loads(line).items()}))
    return found


def _write(file: Path, notes: list[Note]) -> None:
    lines = (json.dumps(asdict(note), ensure_ascii=False) + "\n" for note in notes)
    keep(file, "".join(lines).encode())
