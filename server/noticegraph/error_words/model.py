"""What the words of an error consist of, and how values are filled in."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol, runtime_checkable

_FEW = 12
_OR = {"en": "or", "nl": "of"}
_NONE = {"en": "there are none", "nl": "die zijn er niet"}
_IN_ALL = {"en": "in all", "nl": "in totaal"}
_DID_YOU_MEAN = {"en": "did you mean {nearest:or}?", "nl": "bedoelt u {nearest:or}?"}
_DUTCH_DIGITS = str.maketrans(",.", ".,")


class Words(NamedTuple):
    """What was wrong, and how to put it right, with placeholders for values in braces."""

    message: str
    hint: str | None = None


class Sentence(NamedTuple):
    """The words of a kind of error in each language."""

    en: Words
    nl: Words


Table = Mapping[str, tuple[str, str] | tuple[str, str, str, str]]
"""By the kind of the error: what was wrong in English and Dutch, and so too how to put it right."""


@runtime_checkable
class Cause(Protocol):
    """An error that is a value of another error."""

    def words(self, language: str) -> Words:
        """Return its words, with its values filled in."""


Value = str | int | float | tuple[str, ...] | Cause


class _Writer(string.Formatter):
    """Writes values in a language.

    For a tuple of names, ``or`` writes them as alternatives, ``few`` writes the first ones and
    ``count`` their number.
    """

    def __init__(self, language: str) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Cause):
            return value.words(self._language).message
        if not isinstance(value, tuple):
            text = format(value, format_spec)
            return text.translate(_DUTCH_DIGITS) if format_spec and self._language == "nl" else text
        match format_spec:
            case "or":
                return join_names(value, self._language)
            case "few":
                return self._few(value)
            case "count":
                return str(len(value))
        return ", ".join(value)

    def _few(self, names: Sequence[str]) -> str:
        if not names:
            return _NONE[self._language]
        rest = f" … ({len(names)} {_IN_ALL[self._language]})" if len(names) > _FEW else ""
        return ", ".join(names[:_FEW]) + rest


def join_names(names: Sequence[str], language: str) -> str:
    """Join names as alternatives: "a, b or c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_OR[language]} {names[-1]}"


def write_words(words: Words, values: Mapping[str, Value], language: str) -> Words:
    """Return words with the values filled in.

    If there are names in ``nearest``, they replace the usual remedy. The remedy for a ``cause``
    comes first.
    """
    writer = _Writer(language)
    hint = _DID_YOU_MEAN[language] if values.get("nearest") else words.hint
    cause = values.get("cause")
    hints = [
        isinstance(cause, Cause) and cause.words(language).hint,
        hint and writer.vformat(hint, (), values),
    ]
    message = writer.vformat(words.message, (), values)
    return Words(message, "; ".join(text for text in hints if text) or None)
