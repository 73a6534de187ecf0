"""The languages in which everything can be read; the first is the default.

Tables of words are where they are used; a test checks each of them against this list.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

LANGUAGES = ("en", "nl")
"""By their tags (BCP 47, https://www.rfc-editor.org/info/bcp47)."""
LANGUAGE_NAMES = {"en": "English", "nl": "Nederlands"}
"""The name of each language, in that language."""


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
