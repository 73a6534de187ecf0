"""A statement graph compared with the text it was made from: its passages, and copied words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from noticegraph.authoring.problems import Problem, Source
from noticegraph.authoring.words import say
from noticegraph.evidence import passage_graph
from noticegraph.namespaces import NG, OA, PREFIXES, shorten_iri
from noticegraph.passages import Segmentation, text_digest

COPIED_WORDS = 9
"""This many consecutive words that are also in the text count as copied."""

_ALONE = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Held:
    """A graph that is compared with its text: its facts, its passages, its version.

    What is said about its problems is in a language.
    """

    source: Source
    facts: Graph
    passages: Graph
    version: URIRef
    language: str

    def passage_problems(self, made: Segmentation, text: str) -> Iterator[Problem]:
        """Yield in what the digest and the passages of the version differ from those of the text.

        ``made`` are the passages that the text has. If many passages have the same problem, one
        line says how many.
        """
        if self.facts.value(self.version, NG.textDigest) != Literal(text_digest(text)):
            file, line = self.source.place_of(str(self.version))
            message, hint = (self._say(k) for k in ("another-digest", "another-digest-hint"))
            yield Problem(file, line, str(self.version), message, hint)
        expected = passage_graph(made, str(self.version))
        own = set(self.passages.subjects(RDF.type, NG.Passage))
        right = set(expected.subjects(RDF.type, NG.Passage))
        by_kind: dict[str, list[tuple[str, str]]] = {}
        for passage in sorted(right - own, key=str):
            by_kind.setdefault("lacks", []).append((str(passage), self._say("lacks")))
        for passage in sorted(own - right, key=str):
            by_kind.setdefault("extra", []).append((_name(passage), self._say("extra")))
        for passage in sorted(own & right, key=str):
            for kind, message in self._differences(passage, expected):
                by_kind.setdefault(kind, []).append((str(passage), message))
        for found in by_kind.values():
            shown = found if len(found) <= _ALONE else found[:1]
            for iri, message in shown:
                more = self._say("more", count=len(found) - 1) if shown != found else ""
                file, line = self.source.place_of(iri)
                yield Problem(file, line, iri, message + more, self._say("anew"))

    def copied_words(self, text: str) -> Iterator[Problem]:
        """Yield the runs of words in literals that are in the text too, and quote them."""
        copied = CopiedWords(text)
        address = URIRef(PREFIXES["dpv"] + "hasAddress")
        said: set[tuple[str, str]] = set()
        triples = sorted(self.facts, key=lambda t: (str(t[0]), str(t[1]), str(t[2])))
        for subject, predicate, value in triples:
            if not isinstance(value, Literal) or predicate == address:
                continue
            node = _name(subject)
            for quote, count in copied.in_value(str(value)):
                if (node, quote) in said:
                    continue
                said.add((node, quote))
                file, line = self.source.place_of(node, str(predicate), str(value))
                message = self._say("copied", count=count, quote=quote)
                yield Problem(file, line, node, message, self._say("copied-hint"))

    def _say(self, kind: str, **values: object) -> str:
        return say(kind, self.language, **values)

    def _differences(self, passage: Node, right: Graph) -> Iterator[tuple[str, str]]:
        """Yield the kind of each difference of a passage, and what to say about it."""
        own = self.passages
        if own.value(passage, NG.textDigest) != right.value(passage, NG.textDigest):
            yield "words", self._say("extra")
            return
        place, (start, end) = _position(own, passage), _position(right, passage)
        if place != (start, end):
            kind = "no-position" if None in place else "position"
            said = self._say(kind, here_start=place[0], here_end=place[1], start=start, end=end)
            yield "position", said
        names = {
            shorten_iri(str(name))
            for name in set(right.predicates(passage)) - {OA.hasSelector}
            if set(right.objects(passage, name)) - set(own.objects(passage, name))
        }
        if names:
            yield "details", self._say("details", names=self._say("and").join(sorted(names)))


def _name(node: Node) -> str:
    """Return the name by which the source knows a node of the file that is checked."""
    return str(node) if isinstance(node, URIRef) else f"_:f0{node}"


def _position(graph: Graph, passage: Node) -> tuple[str | None, str | None]:
    selector = graph.value(passage, OA.hasSelector)
    start = graph.value(selector, OA.start) if selector is not None else None
    end = graph.value(selector, OA.end) if selector is not None else None
    return (None if start is None else str(start), None if end is None else str(end))


class CopiedWords:
    """Finds the runs of words in values that are in a text too."""

    def __init__(self, text: str) -> None:
        self._runs = _runs(_words(text))

    def in_value(self, value: str) -> Iterator[tuple[str, int]]:
        """Yield the longest copied parts of a value, with their number of words."""
        yield from _copied(value, self._runs)


def _copied(value: str, in_text: set[tuple[str, ...]]) -> Iterator[tuple[str, int]]:
    """Yield the longest copied parts of a value, as it writes them, with their number of words."""
    found = list(_WORD.finditer(value))
    words = [word.group().lower() for word in found]
    start: int | None = None
    for i in range(len(words) - COPIED_WORDS + 2):
        if tuple(words[i : i + COPIED_WORDS]) in in_text:
            start = i if start is None else start
        elif start is not None:
            last = i + COPIED_WORDS - 2
            quote = " ".join(value[found[start].start() : found[last].end()].split())
            yield quote, last - start + 1
            start = None


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + COPIED_WORDS]) for i in range(len(words) - COPIED_WORDS + 1)}


def words_of(made: Segmentation | None, version: str, text: str | None, passage: str) -> str:
    """Return the words of a passage (an IRI) of a version in the text, or "" if it has none."""
    if made is None or text is None:
        return ""
    path = passage.removeprefix(f"{version}/passage/")
    spans: Iterable[str] = (text[p.start : p.end] for p in made.passages if p.path == path)
    return " ".join(next(iter(spans), "").split())
