"""The problems of a statement graph, node by node, for its author.

Responsible for the structure that every statement graph shares: known terms, evidence, modality,
labels, the statement version, and passages that match the text. Not responsible for what the law
requires, nor for whether a fact is true.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from noticegraph.catalog import read_catalog
from noticegraph.content import Content
from noticegraph.evidence import passage_graph
from noticegraph.languages import LANGUAGES
from noticegraph.namespaces import NG, OA, PREFIXES, shorten_iri
from noticegraph.near_names import nearest_names
from noticegraph.passages import TextFormat, segment_text, text_digest
from noticegraph.term_checks import find_term_mistakes
from noticegraph.turtle import read_turtle

COPIED_WORDS = 9
"""This many consecutive words that are also in the text count as copied."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem: its node (an IRI, or None), the line where that begins, and a remedy."""

    line: int | None
    node: str | None
    message: str
    hint: str


def check_statement_graph(
    content: Content, path: Path, *, text: str | None = None, form: TextFormat = "txt"
) -> list[Problem]:
    """Return every problem of the statement graph in a Turtle file, in the order of its lines.

    The passages are those in the file itself and in ``<name>-passages.ttl`` beside it; ``text`` is
    the statement's text, if available. Raises InputError if a file cannot be read or parsed.
    """
    return sorted(_Check(content, path).problems(text, form), key=_place)


def _place(problem: Problem) -> tuple[int, str, str]:
    return problem.line or 0, problem.node or "", problem.message


class _Check:
    def __init__(self, content: Content, path: Path) -> None:
        self.path = path
        self.content = content
        self.facts = read_turtle(path)
        beside = path.with_name(f"{path.stem}-passages.ttl")
        self.passages = read_turtle(beside) if beside.is_file() else Graph()
        self.passages += self.facts
        self.vocabulary = Graph()
        for file in sorted(content.ontology.rglob("*.ttl")):
            self.vocabulary += read_turtle(file)
        for file in sorted((content.graph_data / "law").glob("*.ttl")):
            self.vocabulary += read_turtle(file)
        self.lines = path.read_text("utf-8").splitlines()

    def problems(self, text: str | None, form: TextFormat) -> Iterator[Problem]:
        yield from self.terms()
        yield from self.structure()
        version = yield from self.version()
        if version is not None:
            yield from self.passages_of(version)
            if text is not None:
                yield from self.text_of(version, text, form)

    def problem(self, node: Node | None, message: str, hint: str) -> Problem:
        iri = str(node) if isinstance(node, URIRef) else None
        return Problem(self.line_of(iri) if iri else None, iri, message, hint)

    def line_of(self, iri: str) -> int | None:
        """Return the line where a node is described, or else where it is first mentioned."""
        found = self.lines_with(iri)
        at_margin = (n for n in found if self.lines[n - 1][:1].strip())
        return next(at_margin, found[0] if found else None)

    def line_of_use(self, start: int | None, iri: str) -> int | None:
        """Return the line of a term in the description of a node that begins at a line."""
        found = self.lines_with(iri)
        return next((n for n in found if n >= (start or 1)), start)

    def lines_with(self, iri: str) -> list[int]:
        """Return the lines that have an IRI in one of its spellings: the first that occurs."""
        for name in (f"<{iri}>", shorten_iri(iri), re.split(r"[/#]", iri)[-1]):
            pattern = re.compile(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])")
            found = [n for n, line in enumerate(self.lines, 1) if pattern.search(line)]
            if found:
                return found
        return []

    # Terms

    def terms(self) -> Iterator[Problem]:
        for mistake in find_term_mistakes(self.facts, self.vocabulary):
            node = URIRef(mistake.term) if mistake.user is None else mistake.user
            problem = self.problem(node, mistake.message, mistake.hint)
            if mistake.user is not None:
                problem = replace(problem, line=self.line_of_use(problem.line, mistake.term))
            yield problem
        known = {str(s) for s in self.vocabulary.subjects()}
        properties = self._declared_properties()
        for predicate in sorted(set(self.facts.predicates()), key=str):
            name = str(predicate)
            if name.startswith(PREFIXES["ng"]) and name in known - properties:
                message = f"{shorten_iri(name)} is no property"
                yield self.problem(predicate, message, "a class or a concept is an object")

    def _declared_properties(self) -> set[str]:
        kinds = (PREFIXES["owl"] + "ObjectProperty", PREFIXES["owl"] + "DatatypeProperty")
        return {str(s) for kind in kinds for s in self.vocabulary.subjects(RDF.type, URIRef(kind))}

    # Nodes

    def instances(self, top: URIRef) -> list[URIRef]:
        kinds = set(self.vocabulary.transitive_subjects(RDFS.subClassOf, top))
        found = {s for kind in kinds for s in self.facts.subjects(RDF.type, kind)}
        return sorted(s for s in found if isinstance(s, URIRef))

    def structure(self) -> Iterator[Problem]:
        for node in self.instances(NG.StatedNode):
            if (node, NG.statedIn, None) not in self.facts:
                yield self.problem(node, "cites no passage", "add ng:statedIn")
            for language in LANGUAGES:
                labels = list(self.facts.objects(node, SKOS.prefLabel))
                count = sum(getattr(label, "language", None) == language for label in labels)
                if count != 1:
                    message = f"has {count} labels in {'English' if language == 'en' else 'Dutch'}"
                    yield self.problem(node, message, f'give it one skos:prefLabel "…"@{language}')
        for fact in self.instances(NG.StatedFact):
            yield from self._modality(fact)
        yield from self._bases()

    def _modality(self, fact: URIRef) -> Iterator[Problem]:
        modalities = list(self.facts.objects(fact, NG.modality))
        choice = "ng:Asserted, ng:Possible, ng:Conditional or ng:Denied"
        if len(modalities) != 1:
            yield self.problem(fact, f"has {len(modalities)} modalities", f"give it one: {choice}")
        elif (modalities[0], RDF.type, NG.Modality) not in self.vocabulary:
            name = shorten_iri(str(modalities[0]))
            yield self.problem(fact, f"{name} is no modality", f"give it one: {choice}")
        if NG.Conditional in modalities and (fact, NG.condition, None) not in self.facts:
            yield self.problem(fact, "is conditional without a condition", "add ng:condition")
        for condition in self.facts.objects(fact, NG.condition):
            labelled = (condition, SKOS.prefLabel, None)
            if labelled not in self.facts and labelled not in self.vocabulary:
                name = shorten_iri(str(condition))
                yield self.problem(
                    fact, f"its condition {name} is described nowhere", "describe it, with labels"
                )

    def _bases(self) -> Iterator[Problem]:
        has_basis = URIRef(PREFIXES["dpv"] + "hasLegalBasis")
        for process in self.instances(NG.PurposeProcess):
            claims = self.facts.subjects(NG.ofProcess, process)
            claimed = {b for claim in claims for b in self.facts.objects(claim, NG.basis)}
            bases = set(self.facts.objects(process, has_basis))
            for basis in sorted(map(str, bases ^ claimed)):
                where = "claim" if URIRef(basis) in bases else "dpv:hasLegalBasis"
                message = f"{shorten_iri(basis)} has no {where} for this process"
                yield self.problem(process, message, "give both or neither")

    # The statement and its passages

    def version(self) -> Generator[Problem, None, URIRef | None]:
        """Yield the problems of the statement version; return its IRI if there is one."""
        found = [
            s
            for s in self.facts.subjects(RDF.type, NG.StatementVersion)
            if (s, NG.textDigest, None) in self.facts
        ]
        if len(found) != 1 or not isinstance(found[0], URIRef):
            yield Problem(
                None,
                None,
                f"{len(found)} statement versions with the digest of a text",
                "a graph has one ng:StatementVersion with ng:textDigest",
            )
            return None
        version = found[0]
        for name, where in (("effectiveDate", "ng"), ("language", "dcterms"), ("title", "dcterms")):
            if (version, URIRef(PREFIXES[where] + name), None) not in self.facts:
                yield self.problem(version, f"has no {where}:{name}", f"add {where}:{name}")
        for other in self._claimed_by_others(version):
            yield self.problem(
                version, f"{other} claims this statement too", "give each version an IRI of its own"
            )
        return version

    def _claimed_by_others(self, version: URIRef) -> Iterator[str]:
        for entry in read_catalog(self.content):
            same_file = entry.file.resolve() == self.path.resolve()
            if entry.statement == str(version) and not same_file:
                graph = read_turtle(entry.file)
                if (version, NG.textDigest, None) in graph:
                    yield entry.file.relative_to(self.content.root).as_posix()

    def passages_of(self, version: URIRef) -> Iterator[Problem]:
        known = set(self.passages.subjects(RDF.type, NG.Passage))
        cited = set(self.facts.objects(None, NG.statedIn))
        for passage in sorted(cited - known, key=str):
            citing = sorted(self.facts.subjects(NG.statedIn, passage), key=str)
            near = nearest_names(str(passage), [str(p) for p in known], limit=1)
            hint = f"did you mean {near[0]}?" if near else "make them with: noticegraph segment"
            message = f"cites the passage {passage}, which does not exist"
            yield self.problem(citing[0], message, hint)
        reasons = set(self.facts.subjects(NG.statesNoFact))
        for passage in sorted(reasons & cited, key=str):
            yield self.problem(
                passage, "is cited, and listed as stating no fact", "take one of them back"
            )
        containers = (NG.Section, NG.TableRow)
        for passage in sorted(known - cited - reasons, key=str):
            if self.passages.value(passage, NG.passageKind) not in containers:
                yield Problem(
                    None,
                    str(passage),
                    "is cited by no fact",
                    "cite it, or say why not: ng:statesNoFact",
                )
            source = self.passages.value(passage, OA.hasSource)
            if source != version:
                yield self.problem(passage, f"is a passage of {source}", f"expected: {version}")

    def text_of(self, version: URIRef, text: str, form: TextFormat) -> Iterator[Problem]:
        if self.facts.value(version, NG.textDigest) != Literal(text_digest(text)):
            yield self.problem(
                version, "has another digest than the text", "is this the text that was modelled?"
            )
        made = passage_graph(segment_text(text, form), str(version))
        for passage in sorted(set(self.passages.subjects(RDF.type, NG.Passage)), key=str):
            own = self.passages.value(passage, NG.textDigest)
            if made.value(passage, NG.textDigest) != own:
                yield Problem(
                    None,
                    str(passage),
                    "is not a passage of the text",
                    "make the passages anew: noticegraph segment",
                )
        copied = _runs(text) & {run for words in self._own_words() for run in _runs(words)}
        for run in sorted(copied):
            yield Problem(
                self._line_of_words(run),
                None,
                f"{COPIED_WORDS} words in a row are copied from the text",
                "say it in your own words",
            )

    def _own_words(self) -> Iterable[str]:
        address = URIRef(PREFIXES["dpv"] + "hasAddress")
        for _, predicate, value in self.facts:
            if isinstance(value, Literal) and predicate != address:
                yield str(value)

    def _line_of_words(self, words: tuple[str, ...]) -> int | None:
        for number, line in enumerate(self.lines, 1):
            if words in _runs(line):
                return number
        return None


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in re.findall(r"[^\W\d_]{2,}", text)]
    return {tuple(words[i : i + COPIED_WORDS]) for i in range(len(words) - COPIED_WORDS + 1)}
