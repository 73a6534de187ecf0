"""A rule about headings and labels: the text below them is about what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.editorial.model import Document, Remark, remark
from noticegraph.passages.model import HEADING, LIST_ITEM, PARAGRAPH, TABLE_CELL, TABLE_HEADER

# Of a table in a plain text only the header is told; its cells are paragraphs.
_ITEMS = (LIST_ITEM, PARAGRAPH, TABLE_CELL)

_OTHER_RIGHTS = re.compile(
    r"(?i)\s*(?:[a-z0-9]{1,2}[.)] )?(?P<words>(?:Other|Further|Overige|Andere|Verdere) "
    r"(?:[\w-]+ ){0,2}(?:rights|[\w-]*rechten))\b"
)
_RIGHTS = re.compile(r"(?i)\b(?:rights|choices|[\w-]*rechten|keuzes)\b")
_RIGHT = re.compile(r"(?P<label>(?:Right (?:to|of)|Recht (?:op|om)) [^:.]{3,60})[:.]\s")
_GIVEN = re.compile(
    r"(?i)\b(?:you (?:\w+ )?(?:have|can|may|are|could)|your (?:right|request)|request|rights?"
    r"|we (?:commit|will|do not|must)|(?:u|je) (?:\w+ )?(?:hebt|heeft|kunt|kan|mag)|rechten?"
    r"|free to|vrij|verzoek|(?:wij|we) (?:zullen|moeten))\b"
)
_PURPOSES = re.compile(r"(?i)\b(?:purposes?|doel(?:en|einden|einde)?)\b")
_CONSENT = re.compile(
    r"\s*(?P<words>(?:When|Where|If) you (?:have )?(?:voluntarily )?(?:consented|agreed"
    r"|given (?:us )?(?:your )?consent)|(?:Wanneer|Als|Indien) u (?:vrijwillig )?(?:hebt|heeft) "
    r"(?:ingestemd|toegestemd|toestemming gegeven))\b"
)


def heading_fits(document: Document) -> Iterator[Remark]:
    """Yield "other rights" that are the only ones, rights that are none, consent as a purpose."""
    told = False
    purposes = False
    labels = sum(
        _RIGHT.match(unit.prose) is not None
        for unit in document.units
        if unit.passage.kind == LIST_ITEM
    )
    for unit in document.units:
        kind = unit.passage.kind
        if kind in (HEADING, TABLE_HEADER):
            purposes = _PURPOSES.search(unit.prose) is not None
        if kind == HEADING:
            other = _OTHER_RIGHTS.match(unit.prose)
            if other and not told:
                yield remark(unit, other,
                    'The heading "{words}" promises further rights, but no heading before it has '
                    "any: call them simply rights, or say to which they are added.",
                    'De kop "{words}" belooft rechten naast andere, en geen kop ervoor heeft er: '
                    "noem ze gewoon de rechten, of zeg naast welke.",
                    group="words",
                )  # fmt: skip
            told = told or (other is None and _RIGHTS.search(unit.prose) is not None)
        right = _RIGHT.match(unit.prose) if kind == LIST_ITEM else None
        if right and labels > 1 and not _GIVEN.search(unit.prose, right.end()):
            yield remark(unit, right,
                '"{label}" announces a right, and the text below it gives none: say what a reader '
                "may ask for, or call it otherwise.",
                '"{label}" kondigt een recht aan, en de tekst erbij geeft er geen: zeg wat een '
                "lezer mag vragen, of noem het anders.",
                group="label",
            )  # fmt: skip
        consent = _CONSENT.match(unit.prose) if purposes and kind in _ITEMS else None
        if consent:
            yield remark(unit, consent,
                '"{words}" is in a list of purposes but is a legal ground, not a purpose, so any '
                "purpose would fit: name what the consent is asked for.",
                '"{words}" staat in een lijst van doeleinden en is een grondslag, geen doel, zodat '
                "elk doel erbij past: noem waarvoor de toestemming wordt gevraagd.",
                group="words",
            )  # fmt: skip
