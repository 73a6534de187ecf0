"""Words by which a sentence says something else: what may, must, is never or only done."""

from __future__ import annotations

import re
from collections.abc import Iterable

from noticegraph.aligning.marks import Piece, numbers_in

_ENGLISH = """
no not never none without nor cannot unless except only solely may might can could will shall must
should always required optional consent opt sell sold selling sale share shared sharing disclose
transfer train training collect retain delete anonymous automated profiling minors children
sensitive biometric health location advertising third parties reside residents kingdom eea union
switzerland california
"""
_DUTCH = """
geen niet nooit zonder noch tenzij behalve alleen slechts mag mogen kan kunnen zal zullen moet
moeten altijd verplicht vrijwillig toestemming verkopen verkocht delen gedeeld verstrekken
doorgeven trainen verzamelen bewaren verwijderen anoniem geautomatiseerd profilering kinderen
minderjarigen gevoelig biometrische gezondheid locatie reclame derden inwoners woont koninkrijk eer
unie zwitserland
"""
_DECISIVE = frozenset((_ENGLISH + _DUTCH).split())


_TURNS = """
no not never none without nor cannot unless except only may might must
geen niet nooit zonder noch tenzij behalve alleen mag kan moet
"""
_TURNING = frozenset(_TURNS.split())
_NUMBERING = re.compile(r"(?i)^\W*(?:\d+|[a-z])(?:\.\d+)*[.)]?\s+")


def turn_of(headings: Iterable[str]) -> tuple[str, ...]:
    """Return the words and numbers of headings that turn what stands below them.

    "What we never share" and "Kept for 60 days" do; the numbering of a section does not.
    """
    plain = [_NUMBERING.sub("", heading) for heading in headings]
    words = {w for text in plain for w in re.findall(r"[^\W\d_]+", text.casefold())}
    return (*sorted(words & _TURNING), *(n for text in plain for n in numbers_in(text)))


def says_otherwise(old: Iterable[Piece], new: Iterable[Piece]) -> bool:
    """Return whether the changed words have, or lack, any that decides what is done with data."""
    words = (set(_changed(pieces)) & _DECISIVE for pieces in (old, new))
    first, second = words
    return first != second


def _changed(pieces: Iterable[Piece]) -> Iterable[str]:
    for piece in pieces:
        if piece.is_changed:
            yield from re.findall(r"[^\W\d_]+", piece.text.casefold())
