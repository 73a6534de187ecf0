"""Words by which a sentence says something else: what may, must, is never or only done."""

from __future__ import annotations

import re
from collections.abc import Iterable

from noticegraph.aligning import Piece

_ENGLISH = """
no not never none without nor cannot unless except only solely may might can could will shall must
should always required optional consent opt sell sold selling sale share shared sharing disclose
transfer train training collect retain delete anonymous automated profiling minors children
sensitive biometric health location advertising third parties
"""
_DUTCH = """
geen niet nooit zonder noch tenzij behalve alleen slechts mag mogen kan kunnen zal zullen moet
moeten altijd verplicht vrijwillig toestemming verkopen verkocht delen gedeeld verstrekken
doorgeven trainen verzamelen bewaren verwijderen anoniem geautomatiseerd profilering kinderen
minderjarigen gevoelig biometrische gezondheid locatie reclame derden
"""
_DECISIVE = frozenset((_ENGLISH + _DUTCH).split())


def says_otherwise(old: Iterable[Piece], new: Iterable[Piece]) -> bool:
    """Return whether the changed words have, or lack, any that decides what is done with data."""
    words = (set(_changed(pieces)) & _DECISIVE for pieces in (old, new))
    first, second = words
    return first != second


def _changed(pieces: Iterable[Piece]) -> Iterable[str]:
    for piece in pieces:
        if piece.is_changed:
            yield from re.findall(r"[^\W\d_]+", piece.text.casefold())
