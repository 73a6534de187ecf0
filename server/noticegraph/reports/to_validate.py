"""What to validate: the files of statements, with their texts and translations."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from noticegraph.catalog import CatalogEntry, Survey, survey_content
from noticegraph.content import Content
from noticegraph.errors import InputError, NoticegraphError
from noticegraph.given_texts import GivenText
from noticegraph.graph_files import read_head
from noticegraph.languages import LANGUAGES
from noticegraph.passages import TextFormat, read_statement_text, text_digest, text_format
from noticegraph.reports.digests import digest_of
from noticegraph.statement_files import TEXTS

_PASSAGES = "-passages.ttl"
MAX_FILE = 16 * 2**20
"""The bytes of a file that an author gives: the process that reads it has no limit of its own."""


@dataclass(frozen=True, slots=True)
class Target:
    """What to validate: the files of one statement graph, or RDF in a media type.

    ``text_file`` is the file of the statement's text, if it is available, in ``text_format``;
    ``given_text`` is what was read from it, if somebody gave the file. ``translations`` are the
    files of the same version in other languages, by statement (IRI). In each of the ``languages``
    things need a label. ``error`` is why it cannot be validated, if that is known.
    """

    name: str
    files: tuple[Path, ...] = ()
    data: str | None = None
    media_type: str = "text/turtle"
    text_file: Path | None = None
    text_format: TextFormat = "txt"
    given_text: str | None = None
    translations: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    languages: tuple[str, ...] = LANGUAGES
    error: NoticegraphError | None = None

    def digest(self) -> str:
        """Return the digest of the data, those of the translations included."""
        others = [file for files in self.translations.values() for file in files]
        values = [self.data or "", self.media_type, str(len(self.files)), *self.languages]
        return digest_of(values, [*self.files, *others])

    def text(self) -> str | None:
        """Return the text. Raises as `read_statement_text` does."""
        if self.given_text is not None or self.text_file is None:
            return self.given_text
        return read_statement_text(self.text_file)


def statement_targets(
    content: Content, texts: Iterable[GivenText] = (), survey: Survey | None = None
) -> dict[str, Target]:
    """Return what to validate for each statement (IRI) of a catalogue, fictional ones last.

    The text of a statement is the one of the ``texts`` that has its digest, else the content's.
    ``survey`` is what is known of the content, if that is not to be read again.
    """
    survey = survey or survey_content(content)
    found: dict[str, list[CatalogEntry]] = {}
    for entry in survey.entries:
        if entry.statement is not None:
            found.setdefault(entry.statement, []).append(entry)
    files = {
        statement: tuple(sorted(entry.file for entry in entries))
        for statement, entries in sorted(found.items())
    }
    translations = _translations(files)
    given = {text.digest: (text.file, text.text) for text in texts}
    described = {
        statement: next((e for e in entries if e.text_file is not None), entries[0])
        for statement, entries in found.items()
    }
    targets = {
        statement: Target(
            statement,
            own,
            text_file=given.get(
                e.source_digest or "", (e.text_file if e.is_text_same else None, None)
            )[0],
            text_format=e.text_format,
            given_text=given.get(e.source_digest or "", (None, None))[1],
            translations={other: files[other] for other in sorted(translations[statement])},
            languages=content.languages_of(own[0]),
            error=None if e.has_facts else InputError("nothing-modelled"),
        )
        for statement, own in files.items()
        for e in (described[statement],)
    }
    for broken in survey.broken:
        if broken.is_left_out and broken.iri not in targets:
            targets[broken.iri] = Target(broken.iri, broken.files, error=broken.error)
    fictional = {s for s, e in described.items() if e.is_fictional}
    return dict(sorted(targets.items(), key=lambda item: (item[0] in fictional, item[0])))


def _translations(files: Mapping[str, tuple[Path, ...]]) -> dict[str, set[str]]:
    """Return, for each statement, those that it translates or that translate it."""
    found: dict[str, set[str]] = {statement: set() for statement in files}
    for statement, own in files.items():
        for other in _translated_by(own):
            if other in files:
                found[statement].add(other)
                found[other].add(statement)
    return found


def _translated_by(files: Iterable[Path]) -> set[str]:
    """Return the versions (IRIs) of which the statement in some files says that it translates them.

    A statement may also mention translations of its own; those are other nodes.
    """
    found: set[str] = set()
    for file in files:
        # Whoever validates the statement tells of a file that cannot be read.
        with contextlib.suppress(InputError):
            found.update(read_head(file).translates)
    return found


def file_target(
    file: Path,
    known: Mapping[str, Target] | None = None,
    languages: tuple[str, ...] = LANGUAGES,
) -> Target:
    """Return what to validate for a Turtle file: the file, and the passages beside it.

    Of the ``known`` statements, those that it translates are compared with it. Its things need a
    label in each of the ``languages``. The target has an error if a file is too large.
    """
    beside = file.with_name(f"{file.stem}{_PASSAGES}")
    files = (file, beside) if beside.is_file() else (file,)
    for each in files:
        if each.is_file() and (size := each.stat().st_size) > MAX_FILE:
            given, limit = -(-size // 2**20), MAX_FILE // 2**20
            error = InputError("graph-file-too-large", given=given, limit=limit, file=each)
            return Target(str(file), files, error=error)
    others = sorted(_translated_by(files) & (known or {}).keys())
    translations = {o: (known or {})[o].files for o in others}
    return Target(str(file), files, translations=translations, languages=languages)


def with_text_beside(target: Target) -> Target:
    """Return the target of a file with the text of which it is the graph, if that is beside it."""
    for text in (target.files[0].with_suffix(suffix) for suffix in TEXTS):
        # Whoever validates the file tells of one that cannot be read.
        with contextlib.suppress(NoticegraphError):
            digest = read_head(target.files[0]).digest if text.is_file() else None
            if digest is not None and text_digest(read_statement_text(text)) == digest:
                return replace(target, text_file=text, text_format=text_format(text))
    return target
