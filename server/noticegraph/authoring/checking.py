"""All checks of a statement graph in one file, in the order of its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rdflib import RDF, SKOS, BNode, Graph, URIRef
from rdflib.term import Node

from noticegraph.authoring.nearest import Nearest
from noticegraph.authoring.problems import Problem, Source
from noticegraph.authoring.structure import structure_problems
from noticegraph.authoring.texts import Held, words_of
from noticegraph.authoring.words import say
from noticegraph.catalog import read_catalog
from noticegraph.content import Content
from noticegraph.languages import LANGUAGES
from noticegraph.namespaces import NG, OA, PREFIXES, shorten_iri
from noticegraph.passages import TextFormat, segment_text
from noticegraph.reports.making import file_target
from noticegraph.reports.workers import Limits
from noticegraph.term_checks import find_term_mistakes
from noticegraph.turtle import read_turtle

_DEFAULT_LIMITS = Limits()


def check_statement_graph(
    content: Content,
    path: Path,
    *,
    text: str | None = None,
    form: TextFormat = "txt",
    limits: Limits = _DEFAULT_LIMITS,
    language: str = LANGUAGES[0],
) -> list[Problem]:
    """Return every problem of the statement graph in a Turtle file, in the order of its lines.

    What is said about them is in a language of `LANGUAGES`.

    The passages are those in the file itself and in ``<name>-passages.ttl`` beside it; ``text`` is
    the statement's text, if available. Raises InputError if a file cannot be read or parsed,
    ShapesError if the content's shapes cannot be used, and LimitError.
    """
    check = _Check(content, path, language)
    return sorted(dict.fromkeys(check.problems(text, form, limits)), key=check.order)


_LABELS = ("ngsh:StatedNodeShape-dutchLabel", "ngsh:StatedNodeShape-englishLabel")


class _Check:
    def __init__(self, content: Content, path: Path, language: str) -> None:
        self.path = path
        self.language = language
        self.content = content
        target = file_target(path)
        if target.error is not None:
            raise target.error
        self.facts = read_turtle(path)
        self.source = Source(target.files)
        self.passages = Graph()
        for file in target.files:
            self.passages += read_turtle(file)
        self.vocabulary = Graph()
        for file in content.vocabulary_files():
            self.vocabulary += read_turtle(file)
        for file in sorted((content.graph_data / "law").glob("*.ttl")):
            self.vocabulary += read_turtle(file)

    def order(self, problem: Problem) -> tuple[bool, int, str, str]:
        """Return where a problem is among the others: the facts first, then by line."""
        return (problem.file != self.path, problem.line or 0, problem.node or "", problem.message)

    def problems(self, text: str | None, form: TextFormat, limits: Limits) -> Iterator[Problem]:
        yield from self.terms()
        if (None, OA.hasSource, None) not in self.passages:
            beside = self.path.with_name(f"{self.path.stem}-passages.ttl")
            yield Problem(
                self.path,
                None,
                None,
                say("no-passages", self.language, name=beside.name),
                say("no-passages-hint", self.language, name=beside.name),
            )
            return
        version = self.version()
        made = None if text is None else segment_text(text, form)
        for problem in structure_problems(
            self.content,
            self.source,
            Nearest(self.passages, self.vocabulary),
            limits,
            lambda passage: words_of(made, str(version), text, passage),
            self.language,
        ):
            yield replace(problem, may_wait=self.lacks_translation(problem))
        if version is None:
            return
        yield from self.claimed_by_others(version)
        if text is not None and made is not None:
            held = Held(self.source, self.facts, self.passages, version, self.language)
            yield from held.passage_problems(made, text)
            yield from held.copied_words(text)

    def lacks_translation(self, problem: Problem) -> bool:
        """Tell whether a thing of the workspace has a name, but in one language only."""
        workspace = self.content.workspace
        if workspace is None or problem.shape not in _LABELS or problem.node is None:
            return False
        names = list(self.facts.objects(URIRef(problem.node), SKOS.prefLabel))
        is_one = len(names) == 1 and getattr(names[0], "language", None) in LANGUAGES
        is_own = self.path.resolve().is_relative_to(workspace.root.resolve())
        return is_one and is_own and bool(str(names[0]).strip())

    # Terms

    def terms(self) -> Iterator[Problem]:
        for mistake in find_term_mistakes(self.facts, self.vocabulary, self.language):
            node = mistake.term if mistake.user is None else _key(mistake.user)
            user = "" if mistake.user is None else _key(mistake.user).replace("_:f0", "_:", 1)
            file, line = self.source.place_of_use(user, mistake.term)
            yield Problem(file, line, node, mistake.message, mistake.hint)
        known = {str(s) for s in self.vocabulary.subjects()}
        properties = self._declared_properties()
        for predicate in sorted(set(self.facts.predicates()), key=str):
            name = str(predicate)
            if name.startswith(PREFIXES["ng"]) and name in known - properties:
                file, line = self.source.place_of_use("", name)
                message = say("no-property", self.language, term=shorten_iri(name))
                hint = say("no-property-hint", self.language)
                yield Problem(file, line, name, message, hint)

    def _declared_properties(self) -> set[str]:
        kinds = (PREFIXES["owl"] + "ObjectProperty", PREFIXES["owl"] + "DatatypeProperty")
        return {str(s) for kind in kinds for s in self.vocabulary.subjects(RDF.type, URIRef(kind))}

    # The statement

    def version(self) -> URIRef | None:
        """Return the version that the passages belong to, if it is one."""
        found = {v for v in self.passages.objects(None, OA.hasSource) if isinstance(v, URIRef)}
        return found.pop() if len(found) == 1 else None

    def claimed_by_others(self, version: URIRef) -> Iterator[Problem]:
        for entry in read_catalog(self.content):
            same_file = entry.file.resolve() == self.path.resolve()
            if entry.statement == str(version) and not same_file:
                graph = read_turtle(entry.file)
                if (version, NG.textDigest, None) in graph:
                    other = entry.file.relative_to(self.content.root).as_posix()
                    file, line = self.source.place_of(str(version))
                    message = say("claimed", self.language, other=other)
                    hint = say("claimed-hint", self.language)
                    yield Problem(file, line, str(version), message, hint)


def _key(node: Node) -> str:
    return f"_:f0{node}" if isinstance(node, BNode) else str(node)
