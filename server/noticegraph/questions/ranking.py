"""Free words → the questions that they most likely mean, in English and Dutch.

SQLite's FTS5 ranks stems by BM25 (https://www.sqlite.org/fts5.html#the_bm25_function), and
RapidFuzz corrects misspelt words. Synonyms come from the graph: the labels, in both languages, of
the terms in a question, of the things of these kinds, and of its parameter values. The keywords of
a question add words that people use instead of the legal term, and the lexicon by which drafting
reads texts (`drafting.lexicon`) the words that statements use.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from noticegraph.dataset import Dataset
from noticegraph.drafting.lexicon import terms_in
from noticegraph.namespaces import PREFIXES, THINGS, expand_prefixed_name
from noticegraph.query import solutions
from noticegraph.questions.binding import EnumeratedValue, read_values_file
from noticegraph.questions.model import Question
from noticegraph.questions.naming import ANY_DATA, NamedValues, without_number, written_stems
from noticegraph.questions.reading import values_file
from noticegraph.questions.words import all_words, content_words, stems

_WEIGHTS = {
    "title": 8.0,
    "keywords": 8.0,
    "description": 3.0,
    "terms": 2.0,
    "offered": 1.5,
    "named": 0.5,
}
_OWN_TEXTS = ("title", "keywords", "description", "terms")
_PREFIXED = re.compile(r"\b[a-z][a-z-]*:[A-Z]\w*")
_MISSPELT = 80
"""How similar (0 to 100) an unknown word must be to a known one to be replaced by it."""
_MAX_WORDS = 40


@dataclass(frozen=True, slots=True)
class RankedQuestion:
    """A question that was found, with the parameter values that the words name.

    `own` are the words that the question's texts have and that name none of the values; `left` are
    those that neither has. Words that any question can have are in neither.
    """

    question: Question
    values: Mapping[str, str]
    own: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def needs(self) -> bool:
        """Whether a value must still be chosen."""
        return any(p.required and p.name not in self.values for p in self.question.parameters)


class QuestionRanking:
    """An index of the questions, for one state of the graph. Threads may share it."""

    def __init__(
        self, dataset: Dataset, questions: Iterable[Question], lexicon: Path | None = None
    ) -> None:
        """``lexicon`` is the folder of the words for terms; without it only labels count."""
        self._lexicon = lexicon
        self._questions = {question.id: question for question in questions}
        self._offered = _read_offered(dataset, self._questions.values())
        self._lock = threading.Lock()
        self._index = sqlite3.connect(":memory:", check_same_thread=False)
        columns = ", ".join(_WEIGHTS)
        self._index.execute(f"CREATE VIRTUAL TABLE q USING fts5(id UNINDEXED, {columns})")
        labels, instances = _read_labels(dataset)
        vocabulary: set[str] = set()
        self._said: dict[str, frozenset[str]] = {}
        for question in self._questions.values():
            texts = self._texts(question, labels, instances)
            self._said[question.id] = frozenset(
                s for name in _OWN_TEXTS for text in texts[name] for s in stems(text)
            )
            row = [" ".join(s for text in texts[name] for s in stems(text)) for name in _WEIGHTS]
            vocabulary.update(stem for text in row for stem in text.split())
            self._index.execute("INSERT INTO q VALUES (?, ?, ?, ?, ?, ?, ?)", [question.id, *row])
        self._vocabulary = frozenset(vocabulary)
        self._labels = labels
        self._named = NamedValues(self._offered, labels, _read_broader(dataset))
        self._companies = self._named.statement_stems

    def rank(self, words: str, limit: int = 8, statement: str = "") -> list[RankedQuestion]:
        """Return the questions that free words may mean, the likeliest first.

        There are none if no word matches. Only the first 40 words count. The name of a company
        selects the statement, not the question, unless it is all there is. Where no company is
        named, the ``statement`` (an IRI) is meant. Questions that account for every word and lack
        no value come before others.
        """
        written = content_words(words)[:_MAX_WORDS]
        said = [word for word in written if not self._companies.issuperset(stems(word))]
        text = " ".join(words.split()[:_MAX_WORDS])
        terms = self._terms([text])
        wanted = {stem for word in said or written for stem in self._known_stems(word)}
        if any(self._vocabulary.isdisjoint(stems(word)) for word in said or written):
            meant = (label for term in terms for label in self._labels.get(term, ()))
            wanted.update(s for label in meant for s in stems(label) if s in self._vocabulary)
        if not wanted:
            return []
        # Each stem is a quoted string, so that user input cannot be query syntax of the index.
        match = " OR ".join(f'"{stem}"' for stem in sorted(wanted))
        weights = ", ".join(str(weight) for weight in _WEIGHTS.values())
        query = f"SELECT id FROM q WHERE q MATCH ? ORDER BY bm25(q, 0.0, {weights}), id LIMIT ?"  # noqa: S608
        with self._lock:
            found = [row[0] for row in self._index.execute(query, (match, limit))]
        ranked = [self._account(id_, text, written, terms, statement) for id_ in found]
        return sorted(ranked, key=lambda r: r.needs or bool(r.left))

    def names_company(self, words: Iterable[str]) -> bool:
        """Tell whether words do no more than name the company of a statement."""
        return all(self._companies.issuperset(stems(word)) for word in words)

    def label(self, name: str, value: str, language: str) -> str:
        """Return the name of a parameter's value; the value itself where no question lists it."""
        listed = (v for of_one in self._offered.values() for v in of_one.get(name, ()))
        return next((v.label(language) for v in listed if v.value == value), value)

    def _account(
        self, id_: str, text: str, written: list[str], terms: frozenset[str], statement: str
    ) -> RankedQuestion:
        """Return a question with its values, and which words it and they account for."""
        question = self._questions[id_]
        wider = self._terms(map(without_number, all_words(text))) - terms
        values = self._named.find(text, id_, terms, statement, wider)
        known = {n: v for n, v in values.items() if question.parameter(n)}
        named = self._named.stems_of(id_, known)
        meant = {t for t in terms | wider if self._named.of_terms(known.values(), {t})}

        def names_value(word: str) -> bool:
            if not named.isdisjoint(written_stems(word)):
                return True
            # Without a word that a term needs, the text has the term no more.
            rest = [w for w in all_words(text) if w != word]
            left = self._terms(rest) | self._terms(map(without_number, rest))
            return bool(meant - left) or bool(meant & wider and not without_number(word))

        others = [word for word in written if not names_value(word)]
        own = tuple(w for w in others if not self._said[id_].isdisjoint(self._known_stems(w)))
        left = tuple(w for w in others if w not in own and w not in ANY_DATA)
        return RankedQuestion(question, values, own, left)

    def _terms(self, words: Iterable[str]) -> frozenset[str]:
        return terms_in(self._lexicon, " ".join(words)) if self._lexicon else frozenset()

    def _texts(
        self,
        question: Question,
        labels: Mapping[str, list[str]],
        instances: Mapping[str, list[str]],
    ) -> dict[str, list[str]]:
        terms = {
            iri for name in _PREFIXED.findall(question.query) if (iri := expand_prefixed_name(name))
        }
        offered = [
            label
            for parameter in question.parameters
            if parameter.name not in ("lang", "statement")
            for value in self._offered.get(question.id, {}).get(parameter.name, ())
            for label in value.labels.values()
        ]
        return {
            "title": list(question.title.values()),
            "keywords": list(question.keywords.values()),
            "description": list(question.description.values()),
            "terms": [label for iri in sorted(terms) for label in labels.get(iri, ())],
            "offered": offered,
            "named": [label for iri in sorted(terms) for label in instances.get(iri, ())],
        }

    def _known_stems(self, word: str) -> set[str]:
        """Return the stems of a word that occur in a question, or else the nearest such stem."""
        own = set(stems(word))
        known = own & self._vocabulary
        if known or len(word) < 4:
            return known
        from rapidfuzz import fuzz, process

        near: Any = process.extractOne(
            min(own), sorted(self._vocabulary), scorer=fuzz.ratio, score_cutoff=_MISSPELT
        )
        return {near[0]} if near else set()


def _read_offered(
    dataset: Dataset, questions: Iterable[Question]
) -> dict[str, dict[str, tuple[EnumeratedValue, ...]]]:
    """Return the allowed values of each parameter of each question (by id)."""
    read = cache(lambda path: read_values_file(path, dataset))
    return {
        question.id: {
            p.name: read(values_file(question.path, p.name))
            for p in question.parameters
            if p.enumerated
        }
        for question in questions
    }


def _read_broader(dataset: Dataset) -> dict[str, str]:
    """Return the term (IRI) of each thing of a statement that is of a kind."""
    query = f"""SELECT ?thing ?term WHERE {{
  ?thing <{PREFIXES["skos"]}broader> ?term FILTER(STRSTARTS(STR(?thing), "{THINGS}"))
}} ORDER BY ?thing DESC(?term)"""
    rows = solutions(dataset, query).rows
    return {a.value: b.value for a, b in rows if a is not None and b is not None}


def _read_labels(dataset: Dataset) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the labels of all things by IRI, and those of the instances of each class."""
    skos, dpv = PREFIXES["skos"], PREFIXES["dpv"]
    query = f"""SELECT DISTINCT ?thing ?type ?label WHERE {{
  VALUES ?property {{ <{skos}prefLabel> <{skos}altLabel> <{dpv}hasName> }}
  ?thing ?property ?label
  OPTIONAL {{ ?thing a ?type }}
}} ORDER BY ?thing ?label"""
    labels: dict[str, list[str]] = defaultdict(list)
    instances: dict[str, list[str]] = defaultdict(list)
    for thing, type_, label in solutions(dataset, query).rows:
        if thing is not None and label is not None:
            if label.value not in labels[thing.value]:
                labels[thing.value].append(label.value)
            if type_ is not None:
                instances[type_.value].append(label.value)
    return labels, instances
