"""A statement graph held against the text it was made from: its passages, and copied words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from noticegraph.authoring.problems import Problem, Source
from noticegraph.evidence import passage_graph
from noticegraph.namespaces import NG, OA, PREFIXES, shorten_iri
from noticegraph.passages import Segmentation, text_digest

COPIED_WORDS = 9
"""This many consecutive words that are also in the text count as copied."""

_ALONE = 3
_ANEW = "make the passages anew: noticegraph segment"
_WORD = re.compile(r"[^\W\d_]{2,}")


def passage_problems(
    source: Source, facts: Graph, passages: Graph, version: URIRef, made: Segmentation, text: str
) -> Iterator[Problem]:
    """Yield in what the digest and the passages of a version differ from those of the text.

    ``passages`` are the passages of the graph, ``made`` those that the text has. If many passages
    have the same problem, one line says how many.
    """
    if facts.value(version, NG.textDigest) != Literal(text_digest(text)):
        file, line = source.place_of(str(version))
        message = "has another digest than the text"
        yield Problem(file, line, str(version), message, "is this the text that was modelled?")
    expected = passage_graph(made, str(version))
    own = set(passages.subjects(RDF.type, NG.Passage))
    right = set(expected.subjects(RDF.type, NG.Passage))
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for passage in sorted(right - own, key=str):
        by_kind.setdefault("lacks", []).append((str(passage), "is in the text, but not here"))
    for passage in sorted(own - right, key=str):
        by_kind.setdefault("extra", []).append((str(passage), "is not a passage of the text"))
    for passage in sorted(own & right, key=str):
        for kind, message in _differences(passage, passages, expected):
            by_kind.setdefault(kind, []).append((str(passage), message))
    for found in by_kind.values():
        shown = found if len(found) <= _ALONE else found[:1]
        for iri, message in shown:
            more = f" (and {len(found) - 1} more passages like it)" if shown != found else ""
            file, line = source.place_of(iri)
            yield Problem(file, line, iri, message + more, _ANEW)


def _differences(passage: Node, own: Graph, right: Graph) -> Iterator[tuple[str, str]]:
    """Yield the kind of each difference of a passage, and what to say of it."""
    if own.value(passage, NG.textDigest) != right.value(passage, NG.textDigest):
        yield "words", "is not a passage of the text"
        return
    place, wanted = _position(own, passage), _position(right, passage)
    if place != wanted:
        here = "has no position here" if None in place else f"is {place[0]} to {place[1]} here"
        yield "position", f"{here}, and {wanted[0]} to {wanted[1]} in the text"
    names = {
        shorten_iri(str(name))
        for name in set(right.predicates(passage)) - {OA.hasSelector}
        if set(right.objects(passage, name)) - set(own.objects(passage, name))
    }
    if names:
        yield "details", f"has another {' and '.join(sorted(names))} than the text"


def _position(graph: Graph, passage: Node) -> tuple[str | None, str | None]:
    selector = graph.value(passage, OA.hasSelector)
    start = graph.value(selector, OA.start) if selector is not None else None
    end = graph.value(selector, OA.end) if selector is not None else None
    return (None if start is None else str(start), None if end is None else str(end))


class CopiedWords:
    """Finds the runs of words in values that stand in a text too."""

    def __init__(self, text: str) -> None:
        self._runs = _runs(_words(text))

    def in_value(self, value: str) -> Iterator[tuple[str, int]]:
        """Yield the longest copied parts of a value, with their number of words."""
        yield from _copied(value, self._runs)


def copied_words(source: Source, facts: Graph, text: str) -> Iterator[Problem]:
    """Yield the runs of words in a graph's literals that stand in the text too, and quote them."""
    copied = CopiedWords(text)
    address = URIRef(PREFIXES["dpv"] + "hasAddress")
    said: set[tuple[str, str]] = set()
    for subject, predicate, value in sorted(facts, key=lambda t: (str(t[0]), str(t[1]), str(t[2]))):
        if not isinstance(value, Literal) or predicate == address:
            continue
        node = f"_:f0{subject}" if not isinstance(subject, URIRef) else str(subject)
        for quote, count in copied.in_value(str(value)):
            if (node, quote) in said:
                continue
            said.add((node, quote))
            file, line = source.place_of(node, str(predicate), str(value))
            message = f"{count} words in a row are copied from the text: “{quote}”"
            yield Problem(file, line, node, message, "say it in your own words")


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
