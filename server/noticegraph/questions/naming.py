"""Values of parameters that free words name: a statement by its company, a category, a law."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from noticegraph.namespaces import PREFIXES, THINGS
from noticegraph.questions.binding import EnumeratedValue
from noticegraph.questions.words import all_words, content_words, word_stems

ANY_DATA = ("data", "details", "gegevens", "informatie", "information")
"""Words that people leave out of the name of a category, or add to it."""
_NUMBERS = ("number", "numbers", "nummer", "nummers")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_REGIONS = PREFIXES["loc"]
_NO_CHOICE = ("lang", "statement")
Offered = Mapping[str, Mapping[str, Sequence[EnumeratedValue]]]
"""The values that each question (id) offers for each of its parameters."""

_Name = tuple[frozenset[str], ...]
"""The words of a name, each as the set of its stems."""


@dataclass(frozen=True, slots=True)
class _Named:
    value: str
    names: tuple[_Name, ...]
    """Empty for an identifier such as the number of a section, which is matched literally."""
    of_things: tuple[_Name, ...] = ()
    """Names of things that statements name and that are of this kind."""


class NamedValues:
    """The values that questions offer, by their names.

    A text names a value if it contains all words of one of its names. The value with the longest
    name in the text counts. If several values have names of that length, the text is ambiguous and
    names none of them.
    """

    def __init__(
        self,
        offered: Offered,
        labels: Mapping[str, Sequence[str]],
        broader: Mapping[str, str] | None = None,
    ) -> None:
        """``broader`` has the term of a thing that is a value: its words name the thing, too."""
        self.broader = broader or {}
        beneath: dict[str, list[str]] = {}
        for thing in self.broader:
            if kind := self._kind(thing):
                beneath.setdefault(kind, []).append(thing)
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
                                         _name(value, labels, beneath.get(value.value, ())))
                        for value in values
                    ]  # fmt: skip
        stems = {iri: _title_stems(value) for iri, value in statements.items()}
        counts = Counter(stem for found in stems.values() for stem in found)
        self._own_stems = {
            iri: frozenset(stem for stem in found if counts[stem] == 1)
            for iri, found in stems.items()
        }

    def _kind(self, thing: str) -> str:
        """Return the kind of the vocabulary that a thing is of, directly or through others."""
        seen = {thing}
        while (above := self.broader.get(thing, "")) not in seen and above.startswith(THINGS):
            seen.add(above)
            thing = above
        return "" if above in seen else above

    @property
    def statement_stems(self) -> frozenset[str]:
        """Return the stems that name one of the statements."""
        return frozenset().union(*self._own_stems.values())

    def stems_of(self, question: str, values: Mapping[str, str]) -> frozenset[str]:
        """Return the stems of all words that name the values of a question's parameters."""
        found = set(self._own_stems.get(values.get("statement", ""), ()))
        for name, offered in self._offered.get(question, {}).items():
            for value in offered:
                if value.value == values.get(name):
                    names = (*value.names, *value.of_things)
                    found.update(stem for n in names for word in n for stem in word)
                    if value.value.startswith(THINGS):
                        found.update(stem for word in ANY_DATA for stem in word_stems(word))
        return frozenset(found)

    def find(
        self,
        text: str,
        question: str,
        terms: frozenset[str] = frozenset(),
        default_statement: str = "",
        wider: frozenset[str] = frozenset(),
    ) -> dict[str, str]:
        """Return the values of a question's parameters that a text names.

        What the text names by none of its own names is the value of a term of the text's words, or
        else of one of the wider terms.
        If it names no company, the default statement (an IRI) is meant.
        """
        written = written_stems(text)
        statement = self._statement(written) or default_statement or None
        found = {}
        for name, values in self._offered.get(question, {}).items():
            # A value that belongs to one statement counts only with that statement.
            open_values = [
                v for v in values if not statement or THINGS not in v.value or statement in v.value
            ]
            longest = _longest(open_values, lambda v: _size_in(v, text, written))
            # "The CCPA of California" is one law, not all of its region.
            longest = [v for v in longest if not v.startswith(_REGIONS)] or longest
            own = [value for value in longest if THINGS in value]
            if statement and len(own) == 1:
                longest = own
            elif len(longest) > 1:
                # What several statements have by one name is asked of all of them.
                kinds = {self._kind(value) or value for value in longest}
                longest = [v.value for v in open_values if kinds == {v.value}] or longest
            if not longest:
                longest = _longest(open_values, lambda v: _size_of(v.of_things, written))
            longest = longest or self.of_terms((v.value for v in open_values), terms)
            longest = longest or self.of_terms((v.value for v in open_values), wider)
            if len(longest) == 1:
                found[name] = longest[0]
        return {"statement": statement, **found} if statement else found

    def of_terms(self, values: Iterable[str], terms: Collection[str]) -> list[str]:
        """Return the values that are some terms, or things of these."""
        return [v for v in values if v in terms or self.broader.get(v) in terms]

    def _statement(self, written: frozenset[str]) -> str | None:
        """Return the statement that a word unique to its title names, if it is only one."""
        found = [iri for iri, stems in self._own_stems.items() if stems & written]
        return found[0] if len(found) == 1 else None


EnumeratedValueKey = tuple[str, ...]


def _title_stems(value: EnumeratedValue) -> frozenset[str]:
    words = (word for label in value.labels.values() for word in content_words(label))
    return frozenset().union(*(word_stems(word) for word in words if not word.isdigit()))


def _longest(values: Iterable[_Named], size: Callable[[_Named], int]) -> list[str]:
    sizes = {value.value: found for value in values if (found := size(value))}
    return [value for value, found in sizes.items() if found == max(sizes.values())]


def _name(
    value: EnumeratedValue, labels: Mapping[str, Sequence[str]], beneath: Iterable[str]
) -> _Named:
    if set(value.labels.values()) == {value.value}:
        return _Named(value.value, ())
    texts = {*value.labels.values(), *labels.get(value.value, ())}
    if "/" in value.value:
        texts.add(re.split(r"[/#]", value.value)[-1])
    # "General Data Protection Regulation (GDPR)" is known by both names.
    shorter = {_IN_BRACKETS.sub(" ", text) for text in texts}
    shorter |= {inner for text in texts for inner in _IN_BRACKETS.findall(text)}
    # "United Kingdom of Great Britain and Northern Ireland"
    shorter |= {text.partition(" of ")[0] for text in texts if " and " in text.partition(" of ")[2]}
    names = set()
    for text in texts | shorter:
        words = all_words(text)
        if value.value.startswith(THINGS):
            words = [word for word in words if word not in ANY_DATA]
        if words:
            names.add(tuple(word_stems(word) for word in words))
    things = {
        tuple(map(word_stems, words))
        for thing in beneath
        for label in labels.get(thing, ())
        if (words := [word for word in all_words(label) if word not in ANY_DATA])
    }
    return _Named(value.value, tuple(names), tuple(things))


def _size_in(value: _Named, text: str, written: frozenset[str]) -> int:
    """Return how much the longest name of a value in the text says; 0 if none is there."""
    if not value.names:
        # An identifier can also be a word ("security") that means something else in the text.
        is_number = any(c.isdigit() for c in value.value)
        pattern = rf"(?<![\w.-]){re.escape(value.value)}(?![\w-]|\.\w)"
        return int(is_number and re.search(pattern, text, re.IGNORECASE) is not None)
    return _size_of(value.names, written)


def _size_of(names: Iterable[_Name], written: frozenset[str]) -> int:
    sizes = (sum(s.isdisjoint(_any_stems()) for s in n) * 2 + len(n)
             for n in names if all(s & written for s in n))  # fmt: skip
    # What is called data and no more says nothing of which.
    return max((size for size in sizes if size > 2), default=0)


@cache
def _any_stems() -> frozenset[str]:
    return frozenset().union(*(word_stems(word) for word in ANY_DATA))


def written_stems(text: str) -> frozenset[str]:
    """Return the stems of all words of a text; of Dutch compounds for data, also of the rest."""
    found: set[str] = set()
    for word in all_words(text):
        found |= word_stems(word)
        for ending in ANY_DATA:
            # Dutch writes "geolocatiegegevens" as one word.
            if len(word) > len(ending) + 3 and word.endswith(ending):
                found |= word_stems(word.removesuffix(ending))
    return frozenset(found)


def without_number(word: str) -> str:
    """Return what a number is of: nothing for "number", "creditcard" for "creditcardnummer"."""
    return next((word.removesuffix(n) for n in _NUMBERS if word.endswith(n)), word)
