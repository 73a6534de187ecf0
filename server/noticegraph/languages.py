"""The languages in which everything can be read; the first is the default.

Tables of words are where they are used; a test checks each of them against this list.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

_Key = TypeVar("_Key")

LANGUAGES = ("en", "nl")
"""By their tags (BCP 47, https://www.rfc-editor.org/info/bcp47)."""
LANGUAGE_NAMES = {"en": "English", "nl": "Nederlands"}
"""The name of each language, in that language."""


def by_language(words: Mapping[_Key, tuple[str, str]]) -> dict[str, dict[_Key, str]]:
    """Return the words of each language, of a table that has them in English and Dutch."""
    return {
        language: {key: pair[number] for key, pair in words.items()}
        for number, language in enumerate(LANGUAGES)
    }


def pick(texts: Mapping[str, str], language: str) -> str | None:
    """Return the text in a language, else in English, else any; None if there is none."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), None)


@lru_cache(maxsize=16_384)
def sort_key(text: str) -> str:
    """Return the key by which names are sorted, in each language: letters without their marks.

    So "één" stands beside "een"; by code points it would stand behind "z".
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
