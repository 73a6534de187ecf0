"""Free words → the questions that they most likely mean, in English and Dutch alike.

Words are reduced to stems (Snowball, https://snowballstem.org); SQLite's FTS5 ranks by BM25
(https://www.sqlite.org/fts5.html#the_bm25_function), and RapidFuzz mends words that are misspelt.
The synonyms are the graph's own: labels of the terms that a question asks with, of the things of
these kinds, and of the values that it offers, all in both languages; and the keywords of the
question, for what people call otherwise than the law does.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from noticegraph.dataset import Dataset
from noticegraph.namespaces import PREFIXES, THINGS, expand_prefixed_name
from noticegraph.query import solutions
from noticegraph.questions.binding import EnumeratedValue, read_values_file
from noticegraph.questions.model import Question
from noticegraph.questions.reading import values_file

_STEMMERS = ("english", "dutch")
_WEIGHTS = {
    "title": 8.0,
    "keywords": 6.0,
    "description": 3.0,
    "terms": 3.0,
    "offered": 2.0,
    "named": 1.0,
}
_WORD = re.compile(r"\w+")
_PREFIXED = re.compile(r"\b[a-z][a-z-]*:[A-Z]\w*")
_MISSPELT = 80
"""How similar (of 100) a word that no question has must be to one that is taken for it."""
_MAX_WORDS = 40
_stemming = threading.Lock()
_ANY_DATA = frozenset(("data", "gegevens", "information", "informatie"))
"""Words of the name of a category that one who names it leaves out."""
# Words of every question say nothing about which one is meant, however rare they are here.
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        """a an and any are by can do does for from has have how in is it its my of on or our that
        the their them these they this to us was we what when where which who whom why will with
        you your aan al als bij dan dat de den deze die dit door een en er het hoe hun ik in is kan
        mag met mijn naar of om onze op over te uit van voor waar waarom wanneer wat we wel welk
        welke wie wij wordt worden ze zij zijn"""
    )
)


@dataclass(frozen=True, slots=True)
class RankedQuestion:
    """A question that was found, with values of its parameters that the words name."""

    question: Question
    values: Mapping[str, str]


class QuestionRanking:
    """The questions, indexed over one state of the graph. Threads may share it."""

    def __init__(self, dataset: Dataset, questions: Iterable[Question]) -> None:
        self._questions = {question.id: question for question in questions}
        self._offered = _read_offered(dataset, self._questions.values())
        self._lock = threading.Lock()
        self._index = sqlite3.connect(":memory:", check_same_thread=False)
        columns = ", ".join(_WEIGHTS)
        self._index.execute(f"CREATE VIRTUAL TABLE q USING fts5(id UNINDEXED, {columns})")
        labels, instances = _read_labels(dataset)
        vocabulary: set[str] = set()
        for question in self._questions.values():
            texts = self._texts(question, labels, instances)
            row = [" ".join(s for text in texts[name] for s in _stems(text)) for name in _WEIGHTS]
            vocabulary.update(stem for text in row for stem in text.split())
            self._index.execute("INSERT INTO q VALUES (?, ?, ?, ?, ?, ?, ?)", [question.id, *row])
        self._vocabulary = frozenset(vocabulary)

    def rank(self, words: str, limit: int = 8) -> list[RankedQuestion]:
        """Return the questions that free words may mean, the likeliest first; none if no word fits.

        Of more than 40 words the first 40 count.
        """
        written = _words(words)[:_MAX_WORDS]
        stems = {stem for word in written for stem in self._known_stems(word)}
        if not stems:
            return []
        # Each stem is a quoted string: nothing that is written can be syntax of the index.
        match = " OR ".join(f'"{stem}"' for stem in sorted(stems))
        weights = ", ".join(str(weight) for weight in _WEIGHTS.values())
        query = f"SELECT id FROM q WHERE q MATCH ? ORDER BY bm25(q, 0.0, {weights}), id LIMIT ?"  # noqa: S608
        with self._lock:
            found = [row[0] for row in self._index.execute(query, (match, limit))]
        return [
            RankedQuestion(self._questions[id_], self._named_values(self._questions[id_], stems))
            for id_ in found
        ]

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
        """Return the stems of a word that some question has, else the nearest that one has."""
        stems = set(_stems(word))
        known = stems & self._vocabulary
        if known or len(word) < 4:
            return known
        from rapidfuzz import fuzz, process

        near: Any = process.extractOne(
            min(stems), sorted(self._vocabulary), scorer=fuzz.ratio, score_cutoff=_MISSPELT
        )
        return {near[0]} if near else set()

    def _named_values(self, question: Question, stems: set[str]) -> dict[str, str]:
        """Return for parameters the one value that the words name; the longest name counts."""
        offered = self._offered.get(question.id, {})
        statement = _named_statement(offered.get("statement", ()), stems)
        found = {"statement": statement} if statement else {}
        for name, values in offered.items():
            if name in ("lang", "statement"):
                continue
            named = {
                value.value: max(map(len, names))
                for value in values
                if (names := [own for own in _names(value) if own and own <= stems])
                # What a statement has of its own is named with that statement.
                and (not statement or THINGS not in value.value or statement in value.value)
            }
            longest = [value for value, size in named.items() if size == max(named.values())]
            if len(longest) == 1:
                found[name] = longest[0]
        return found


def _named_statement(values: Iterable[EnumeratedValue], stems: set[str]) -> str | None:
    """Return the one statement of whose title some of the words are, and are of no other's."""
    named = {
        value.value: {_stem(w, n) for text in value.labels.values() for w in _words(text)
                      for n in _STEMMERS if not w.isdigit()} & stems
        for value in values
    }  # fmt: skip
    found = [value for value, own in named.items() if own - _union(named, value)]
    return found[0] if len(found) == 1 else None


def _union(sets: Mapping[str, set[str]], other_than: str) -> set[str]:
    return set().union(*(own for key, own in sets.items() if key != other_than))


def _names(value: EnumeratedValue) -> list[set[str]]:
    """Return the names of a value as stems: its labels, and the end of its IRI."""
    texts = [*value.labels.values()]
    if "/" in value.value:
        texts.append(re.split(r"[/#]", value.value)[-1])
    named = [[w for w in _words(text) if w not in _ANY_DATA] for text in texts]
    return [{_stem(word, name) for word in words} for words in named for name in _STEMMERS]


def _read_offered(
    dataset: Dataset, questions: Iterable[Question]
) -> dict[str, dict[str, tuple[EnumeratedValue, ...]]]:
    """Return the values that each question (id) offers for each of its parameters."""
    read = cache(lambda path: read_values_file(path, dataset))
    return {
        question.id: {
            p.name: read(values_file(question.path, p.name))
            for p in question.parameters
            if p.enumerated
        }
        for question in questions
    }


def _read_labels(dataset: Dataset) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the labels of all things, and those of the things of each class, by IRI."""
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


def _words(text: str) -> list[str]:
    words = [word.casefold() for word in _WORD.findall(text.replace("_", " "))]
    return [word for word in words if word not in _FUNCTION_WORDS]


@lru_cache(maxsize=8192)
def _stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, in each language."""
    return tuple(s for word in _words(text) for s in {_stem(word, name) for name in _STEMMERS})


@lru_cache(maxsize=16384)
def _stem(word: str, language: str) -> str:
    # A stemmer keeps the word in itself while it works.
    with _stemming:
        stem: str = _stemmer(language).stemWord(word)
    return stem


@cache
def _stemmer(name: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(name)
