"""Terms found by words: all of DPV and of the ontology, by labels and by the lexicon's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rdflib import RDFS, SKOS, URIRef

from noticegraph.content import Content
from noticegraph.dpv_terms import Kind, dpv_terms, terms_directly_below
from noticegraph.namespaces import PREFIXES
from noticegraph.rows import Vocabulary
from noticegraph.rows.statement import curie, curie_to_iri
from noticegraph.turtle import read_turtle

_NARROWER_SHOWN = 5


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term: its CURIE, its label, the word by which it was found, and the terms around it."""

    term: str
    label: str
    word: str
    broader: tuple[str, ...]
    narrower: tuple[str, ...]


class TermSearch:
    """Finds terms of a content; its index is made when first needed."""

    def __init__(self, content: Content, vocabulary: Vocabulary) -> None:
        self._content = content
        self._vocabulary = vocabulary

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        """The words for each term (CURIE), in small letters: each with the word as written."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for iri, term in dpv_terms().items():
            if term.kind is not Kind.SUNSET:
                found[curie(iri)][term.label.casefold()] = term.label
        graphs = [self._vocabulary.graph]
        if self._content.lexicon.is_dir():
            graphs += [read_turtle(file) for file in sorted(self._content.lexicon.glob("*.ttl"))]
        for graph in graphs:
            for label in (SKOS.prefLabel, RDFS.label, SKOS.altLabel):
                for node, word in graph.subject_objects(label):
                    name = curie(str(node))
                    if isinstance(node, URIRef) and ":" in name and "//" not in name:
                        found[name].setdefault(str(word).casefold(), str(word))
        return {name: words for name, words in found.items() if self._vocabulary.is_known(name)}

    def prepare(self) -> None:
        """Make the index."""
        _ = self._words

    def find(self, text: str, language: str, limit: int = 12) -> list[FoundTerm]:
        """Return the terms whose words fit best: they are the text, begin with it, or hold it."""
        wanted = " ".join(text.casefold().split())
        if not wanted:
            return []
        ranked: list[tuple[int, int, str, str]] = []
        for name, words in self._words.items():
            local = name.partition(":")[2].casefold()
            best = min(
                ((rank, len(small), words[small]) for small in words
                 if (rank := _rank(wanted, small)) is not None),
                default=None,
            )  # fmt: skip
            if name.casefold() == wanted or local == wanted.replace(" ", ""):
                best = (0, 0, "")
            if best is not None:
                ranked.append((best[0], best[1], name, best[2]))
        ranked.sort(key=lambda r: (r[0], r[1], not r[2].startswith(("dpv:", "pd:", "ng:")), r[2]))
        return [self._told(name, word, language) for _, _, name, word in ranked[:limit]]

    def named(self, text: str) -> list[str]:
        """Return the terms (CURIEs) of which a text is exactly a label or the name."""
        wanted = " ".join(text.casefold().split())
        labels = [name for name, words in self._words.items() if wanted in words]
        return sorted(labels)

    def tell(self, names: Iterable[str], language: str) -> list[FoundTerm]:
        """Return what is told of some terms (CURIEs)."""
        return [self._told(name, self.label(name, language), language) for name in names]

    def _told(self, name: str, word: str, language: str) -> FoundTerm:
        label = self.label(name, language)
        iri = self._iri(name)
        term = dpv_terms().get(iri)
        above = (
            term.broader
            if term
            else tuple(str(o) for o in self._vocabulary.graph.objects(URIRef(iri), SKOS.broader))
        )
        below = [t.iri for t in terms_directly_below(iri)][:_NARROWER_SHOWN] if term else []
        return FoundTerm(
            name,
            label,
            "" if word.casefold() == label.casefold() else word,
            tuple(self.label(curie(i), language) for i in above),
            tuple(self.label(curie(i), language) for i in below),
        )

    def label(self, name: str, language: str) -> str:
        """Return the label of a term in a language, else in English, else the term."""
        labels = self._vocabulary.labels(name)
        return labels.get(language) or labels.get("en") or name

    @staticmethod
    def _iri(name: str) -> str:
        return curie_to_iri(name) or ""


def _rank(wanted: str, word: str) -> int | None:
    """Return how well a word fits, 0 the best; None if it does not."""
    if word == wanted:
        return 0
    if word.startswith(wanted):
        return 1
    if f" {wanted}" in word:
        return 2
    return 3 if len(wanted) > 3 and wanted in word else None


def reasons_without_fact(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the reasons (CURIEs) for which a passage states no fact."""
    reason = URIRef(PREFIXES["ng"] + "NoFactReason")
    for node in sorted(set(vocabulary.graph.subjects(None, reason)), key=str):
        if (node, SKOS.prefLabel, None) in vocabulary.graph and node != reason:
            name = curie(str(node))
            if name != "ng:statesNoFact":
                yield name
