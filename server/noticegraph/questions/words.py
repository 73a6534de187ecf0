"""The words of a text and their stems, in English and Dutch.

The stemmers are those of Snowball (https://snowballstem.org).
"""

from __future__ import annotations

import re
import threading
from functools import cache, lru_cache
from typing import Any

_STEMMERS = {"en": "english", "nl": "dutch"}
"""The languages of the stemmers."""

_WORD = re.compile(r"\w+")
_stemming = threading.Lock()
# Words that any question can have do not say which one is meant, however rare they are here.
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        """a about an and any are at be by can could did do does for from has have how i if in into
        is it its may me must my of on or our should so that the their them there these they this
        to us was we were what when where which who whom why will with would you your aan al als
        bij dan dat de den deze die dit door een en er had heb hebben heeft het hoe hun ik in is
        je jouw jullie kan kunnen mag met mijn moet naar nog of om onze op over te uit uw van voor
        waar waarom wanneer was wat we wel welk welke wie wij worden wordt ze zij zijn zou"""
    )
)


def all_words(text: str) -> list[str]:
    """Return the words of a text in lower case, in order."""
    # These may be written with or without hyphen; other hyphens separate words.
    joined = re.sub(r"\be-(?=mail)", "e", text.casefold().replace("_", " "))
    return _WORD.findall(joined)


def content_words(text: str) -> list[str]:
    """Return the words of a text without those that any question can have."""
    return [word for word in all_words(text) if word not in _FUNCTION_WORDS]


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's content words, in each language."""
    return tuple(s for word in content_words(text) for s in word_stems(word))


@lru_cache(maxsize=16384)
def word_stems(word: str) -> frozenset[str]:
    """Return the stems of a word, one in each language."""
    # A stemmer has state while it works, so threads cannot share one.
    with _stemming:
        return frozenset(_stemmer(name).stemWord(word) for name in _STEMMERS.values())


@cache
def _stemmer(name: str) -> Any:
    import Stemmer

    return Stemmer.Stemmer(name)
