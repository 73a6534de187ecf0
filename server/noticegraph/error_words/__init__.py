"""What errors say, in English and Dutch: what was wrong and where, and how to put it right.

A sentence stands here once, under the kind of its error, and is made where it is shown: the
command line speaks English, a page the language of its reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from noticegraph.error_words.commands import COMMANDS
from noticegraph.error_words.data import DATA
from noticegraph.error_words.limits import LIMITS
from noticegraph.error_words.model import Sentence, Value, Words, join_names, write_words
from noticegraph.error_words.queries import QUERIES
from noticegraph.error_words.questions import QUESTIONS
from noticegraph.error_words.remotes import REMOTES
from noticegraph.error_words.requests import REQUESTS
from noticegraph.error_words.statements import STATEMENTS

__all__ = ["SENTENCES", "Value", "Words", "join_names", "say"]

SENTENCES: Mapping[str, Sentence] = MappingProxyType(
    COMMANDS | DATA | LIMITS | QUERIES | QUESTIONS | REMOTES | REQUESTS | STATEMENTS
)
"""By the kind of the error."""


def say(kind: str, values: Mapping[str, Value], language: str) -> Words:
    """Return the words of a kind of error, with its values in them."""
    sentence = SENTENCES[kind]
    return write_words(sentence.nl if language == "nl" else sentence.en, values, language)
