"""Which language a text is in, by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the and of to your you we our is are that this with for any or by as may not be".split(),
    "nl": "de het een en van uw je wij we onze is zijn dat deze met voor niet op die te ook".split(),
    "fr": "le la les des et vos vous nous est une pour dans que sur avec ou par au du ce".split(),
    "de": "der die das und ist wir sie ihre mit für nicht auf eine zu von den dem des im oder".split(),
    "es": "el los las de y que su sus en para con por una es se del al o usted nuestros".split(),
    "it": "il gli di e che per con una sono del della dei nel alla o i suoi le da si".split(),
}
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.12
_SAMPLE = 40_000

KNOWN = ("en", "nl")


def guess_language(text: str) -> str | None:
    """Return the language of a text (`en`, `nl`, or another that is recognised), or None.

    The words of the first 40,000 characters count. None if none of the languages' commonest words
    make up an eighth of them: too short a text, or another language.
    """
    words = Counter(word.lower() for word in _WORD.findall(text[:_SAMPLE]))
    total = sum(words.values())
    if not total:
        return None
    shares = {name: sum(words[w] for w in common) / total for name, common in _COMMON.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _SHARE else None
