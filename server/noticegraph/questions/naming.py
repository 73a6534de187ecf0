"""Which values of parameters free words name: a statement by its company, a category, a law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from noticegraph.namespaces import THINGS
from noticegraph.questions.binding import EnumeratedValue
from noticegraph.questions.words import all_words, content_words, word_stems

_ANY_DATA = ("data", "details", "gegevens", "informatie", "information")
"""Words of the name of a category that one who names it leaves out, or puts in."""
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_NO_CHOICE = ("lang", "statement")
Offered = Mapping[str, Mapping[str, Sequence[EnumeratedValue]]]
"""The values that each question (id) offers for each of its parameters."""

_Name = tuple[frozenset[str], ...]
"""The words of a name, each as its stems."""


@dataclass(frozen=True, slots=True)
class _Named:
    value: str
    names: tuple[_Name, ...]
    """Empty for an identifier such as a number of a section, which is written as it is."""


class NamedValues:
    """The values that questions offer, by their names.

    A value is named when all words of one of its names are written. The longest name counts; when
    several values have one of that length, nobody can tell which is meant, and none is named.
    """

    def __init__(self, offered: Offered, labels: Mapping[str, Sequence[str]]) -> None:
        known: dict[EnumeratedValueKey, _Named] = {}
        self._offered: dict[str, dict[str, list[_Named]]] = {}
        statements: dict[str, EnumeratedValue] = {}
        for question, parameters in offered.items():
            for name, values in parameters.items():
                if name == "statement":
                    statements |= {value.value: value for value in values}
                if name not in _NO_CHOICE:
                    self._offered.setdefault(question, {})[name] = [
                        known.setdefault((value.value, *value.labels.values()),
                                         _name(value, labels.get(value.value, ())))
                        for value in values
                    ]  # fmt: skip
        self._statements = {iri: _title_stems(value) for iri, value in statements.items()}

    @property
    def statement_stems(self) -> frozenset[str]:
        """Return the stems that name one of the statements."""
        return frozenset().union(*map(self._own_stems, self._statements))

    def find(self, text: str, question: str) -> dict[str, str]:
        """Return the values of a question's parameters that a text names."""
        written = _written_stems(text)
        statement = self._statement(written)
        found = {}
        for name, values in self._offered.get(question, {}).items():
            sizes = {
                value.value: size
                for value in values
                # What a statement has of its own is named with that statement.
                if (not statement or THINGS not in value.value or statement in value.value)
                and (size := _size_in(value, text, written))
            }
            longest = [value for value, size in sizes.items() if size == max(sizes.values())]
            if len(longest) == 1:
                found[name] = longest[0]
        return {"statement": statement, **found} if statement else found

    def _statement(self, written: frozenset[str]) -> str | None:
        """Return the one statement of whose title a word is written that is in no other's."""
        found = [iri for iri in self._statements if self._own_stems(iri) & written]
        return found[0] if len(found) == 1 else None

    def _own_stems(self, statement: str) -> frozenset[str]:
        others = (stems for iri, stems in self._statements.items() if iri != statement)
        return self._statements[statement].difference(*others)


EnumeratedValueKey = tuple[str, ...]


def _title_stems(value: EnumeratedValue) -> frozenset[str]:
    words = (word for label in value.labels.values() for word in content_words(label))
    return frozenset().union(*(word_stems(word) for word in words if not word.isdigit()))


def _name(value: EnumeratedValue, labels: Iterable[str]) -> _Named:
    if set(value.labels.values()) == {value.value}:
        return _Named(value.value, ())
    texts = {*value.labels.values(), *labels}
    if "/" in value.value:
        texts.add(re.split(r"[/#]", value.value)[-1])
    # "General Data Protection Regulation (GDPR)" is called either.
    shorter = {_IN_BRACKETS.sub(" ", text) for text in texts}
    shorter |= {inner for text in texts for inner in _IN_BRACKETS.findall(text)}
    # "United Kingdom of Great Britain and Northern Ireland"
    shorter |= {text.partition(" of ")[0] for text in texts if " and " in text.partition(" of ")[2]}
    names = set()
    for text in texts | shorter:
        words = all_words(text)
        if value.value.startswith(THINGS):
            words = [word for word in words if word not in _ANY_DATA]
        if words:
            names.add(tuple(word_stems(word) for word in words))
    return _Named(value.value, tuple(names))


def _size_in(value: _Named, text: str, written: frozenset[str]) -> int:
    """Return how many words of a value's longest written name there are; 0 if it is not named."""
    if not value.names:
        # A word can be such an identifier too ("security"), and mean something else.
        is_number = any(c.isdigit() for c in value.value)
        pattern = rf"(?<![\w.-]){re.escape(value.value)}(?![\w-]|\.\w)"
        return int(is_number and re.search(pattern, text, re.IGNORECASE) is not None)
    return max((len(n) for n in value.names if all(s & written for s in n)), default=0)


def _written_stems(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in all_words(text):
        found |= word_stems(word)
        for ending in _ANY_DATA:
            # Dutch writes "geolocatiegegevens" in one word.
            if len(word) > len(ending) + 3 and word.endswith(ending):
                found |= word_stems(word.removesuffix(ending))
    return frozenset(found)
