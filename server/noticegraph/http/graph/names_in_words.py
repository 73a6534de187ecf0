"""Names of things within free words: "everything about NAME" names what NAME alone does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.labels import LABELS, iri_values
from noticegraph.namespaces import PREFIXES, THINGS
from noticegraph.query import solutions
from noticegraph.questions.naming import ANY_DATA
from noticegraph.questions.words import all_words, content_words

_MOST_WORDS = 40
_LONGEST_NAME = 12
_FACTS = 5
_MOST_BEGUN = 30
_PLACES = PREFIXES["loc"]
_ANY = frozenset(ANY_DATA)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in free words: its words, and the things (IRIs) that have it, or a longer name."""

    words: tuple[str, ...]
    things: tuple[str, ...]
    is_whole: bool

    @property
    def particular(self) -> tuple[str, ...]:
        """Those of the things that are not notions: what statements name, and places."""
        return tuple(t for t in self.things if t.startswith((THINGS, _PLACES)))

    @property
    def is_place(self) -> bool:
        """Whether it is the name of a place."""
        return self.is_whole and any(t.startswith(_PLACES) for t in self.things)


class NameIndex:
    """The words of all names, for one state of the graph."""

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        """``labels`` are the things (IRIs) by each of their labels."""
        found: dict[str, list[str]] = {}
        for label, things in labels.items():
            found.setdefault(" ".join(all_words(label)), []).extend(things)
        self._things = found
        # One text, in which a run of words is looked up at the speed of the machine.
        self._all = "\n" + " \n".join(found) + " \n"

    def find(self, text: str) -> list[FoundName]:
        """Return the names in a text, the longest first; none overlaps another.

        Words that any name can have begin and end none. A part of a name counts only where the text
        has no whole name: the part with which the name begins.
        """
        words = all_words(text)[:_MOST_WORDS]
        return self._runs(words, whole=True) or self._runs(words, whole=False)

    def knows(self, word: str) -> bool:
        """Tell whether any name has the word."""
        return f" {word} " in self._all or f"\n{word} " in self._all

    def _runs(self, words: Sequence[str], *, whole: bool) -> list[FoundName]:
        found: list[FoundName] = []
        taken: set[int] = set()
        for size in range(min(len(words), _LONGEST_NAME), 0, -1):
            for start in range(len(words) - size + 1):
                run = tuple(words[start : start + size])
                if not taken.isdisjoint(range(start, start + size)):
                    continue
                if not (content_words(run[0]) and content_words(run[-1])) or _ANY.issuperset(run):
                    continue
                things = self._called(" ".join(run), whole=whole)
                if things:
                    found.append(FoundName(run, things, whole))
                    taken.update(range(start, start + size))
        return found

    def _called(self, run: str, *, whole: bool) -> tuple[str, ...]:
        if whole:
            return tuple(dict.fromkeys(self._things.get(run, ())))
        things: list[str] = []
        at = self._all.find(f"\n{run} ")
        while at >= 0:
            name = self._all[at + 1 : self._all.index(" \n", at)]
            things += self._things.get(name, ())
            at = self._all.find(f"\n{run} ", at + 1)
        # A word with which many names begin names none of them.
        return tuple(dict.fromkeys(things)) if len(things) <= _MOST_BEGUN else ()


def read_labels(dataset: Dataset) -> Mapping[str, Sequence[str]]:
    """Return the things (IRIs) by their labels, in the order of the labels."""
    query = f"""SELECT DISTINCT ?label ?thing WHERE {{
  VALUES ?property {{ {iri_values(LABELS)} }}
  ?thing ?property ?label FILTER(ISIRI(?thing) && ISLITERAL(?label))
}} ORDER BY ?label ?thing"""
    labels: dict[str, list[str]] = {}
    for label, thing in solutions(dataset, query).rows:
        if label is not None and thing is not None:
            labels.setdefault(label.value, []).append(thing.value)
    return labels


def things_of(dataset: Dataset, iris: Sequence[str]) -> tuple[str, ...]:
    """Return those that are things, in their order: nothing that is asserted, or may be so."""
    query = f"""SELECT DISTINCT ?fact WHERE {{
  VALUES ?fact {{ {iri_values(iris)} }}
  ?fact <{PREFIXES["ng"]}modality> ?modality
}}"""
    facts = {f.value for (f,) in solutions(dataset, query).rows if f is not None} if iris else set()
    return tuple(iri for iri in iris if iri not in facts)


def facts_about(dataset: Dataset, thing: str, limit: int = _FACTS) -> tuple[list[str], int]:
    """Return the first facts (IRIs) that concern a thing, and how many statements state in all."""
    query = f"""SELECT DISTINCT ?fact WHERE {{
  {{ ?fact ?property <{thing}> }} UNION {{ <{thing}> ?property ?fact }}
  ?fact <{PREFIXES["ng"]}statedIn> ?passage
}} ORDER BY ?fact"""
    facts = [fact.value for (fact,) in solutions(dataset, query).rows if fact is not None]
    return facts[:limit], len(facts)
