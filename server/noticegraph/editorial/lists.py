"""Rules about lists: items of one kind, and items of one level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from noticegraph.editorial.model import Document, Remark, Unit, remark, say
from noticegraph.passages.model import LIST_ITEM

_RELATIVE = re.compile(
    r"(?P<word>waar(?:voor|van|mee|bij|door|in|aan|op|over)|die|to whom|for which|of which"
    r"|with which|whose)\b"
)
_PREPOSITION = re.compile(r"(?P<word>Met|Aan|Door|Bij|Van|With|From)\b")
_FINITE = re.compile(r"\b(?:is|are|zijn|wordt|worden|may|can|will|kunt|kan|kunnen|moet|must)\b")
_INTRODUCES = re.compile(r":\s*$")
_LABELLED = re.compile(r"[^:.]{2,80}: (?P<first>[^\W\d_][\w’'-]*)")
_ENDED = re.compile(r"(?:[.!?;:,…][)\]”\"’']*|\b(?:and|or|en|of))[\s\u200b-\u200d]*$")


def list_items_agree(document: Document) -> Iterator[Remark]:
    """Yield items that begin unlike the others of their list, or stand on the wrong level."""
    said: set[str] = set()
    items = (unit for unit in document.units if unit.passage.kind == LIST_ITEM)
    for _, group in groupby(items, key=lambda unit: unit.passage.path.rpartition("/")[0]):
        units = list(group)
        for unit in units if len(units) >= 3 else ():
            found = _unlike(unit, units)
            if found and (key := unit.prose.casefold().rstrip(" .;,")) not in said:
                said.add(key)
                yield remark(unit, found,
                    'This item begins with "{word}" and does not continue the list, whose other '
                    "items are names of things: say what it refers to, in the same form.",
                    'Dit onderdeel begint met "{word}" en zet de lijst niet voort, waarvan de '
                    "andere onderdelen namen zijn: zeg waarop het slaat, in dezelfde vorm.",
                    group="word",
                )  # fmt: skip
        yield from _unlike_in_marks(units)
        for number, unit in enumerate(units[:-1]):
            following = units[number + 1]
            colon = _INTRODUCES.search(unit.prose)
            if colon and following.passage.start - unit.passage.end < 8:
                yield Remark(unit, colon.start(), colon.start() + 1, say(
                    "This item introduces others by its colon, but they are on the same level, "
                    "as if each were an item of its own: indent them.",
                    "Dit onderdeel kondigt met zijn dubbelepunt andere aan, en die staan op "
                    "hetzelfde niveau, alsof elk op zichzelf staat: laat ze inspringen.",
                ))  # fmt: skip


def _unlike_in_marks(units: list[Unit]) -> Iterator[Remark]:
    """Yield the one item that begins small after its label, or lacks the mark at its end."""
    if len(units) < 4:
        return
    labelled = [(unit, m) for unit in units if (m := _LABELLED.match(unit.prose))]
    small = [(unit, found) for unit, found in labelled if found["first"].islower()]
    if len(labelled) >= 4 and len(small) == 1:
        unit, found = small[0]
        yield remark(unit, found,
            'After its label this item begins in lower case, with "{word}", but the others of '
            "the list begin with a capital: begin it like the others.",
            'Na zijn kopje begint dit onderdeel met een kleine letter ("{word}"), en de andere van '
            "de lijst met een hoofdletter: begin het als de andere.",
            group="first", word=found["first"],
        )  # fmt: skip
    open_ended = [unit for unit in units if not _ENDED.search(unit.prose)]
    if len(open_ended) == 1 and re.search(r"[a-z][.] [A-Z]", open_ended[0].prose):
        unit = open_ended[0]
        body = unit.prose.rstrip()
        word = body.split()[-1]
        yield Remark(unit, len(body) - len(word), len(body), say(
            'This item ends after "{word}" without the full stop that all others of the list '
            "have: add it.",
            'Dit onderdeel eindigt na "{word}" zonder de punt die alle andere van de lijst hebben: '
            "maak het af.",
            word=word,
        ))  # fmt: skip


def _unlike(unit: Unit, units: list[Unit]) -> re.Match[str] | None:
    """Return the first word of an item if it fits none of the others, or few of them."""
    others = [other for other in units if other is not unit]
    relative = _RELATIVE.match(unit.prose)
    if relative and not any(_RELATIVE.match(other.prose) for other in others):
        return relative if any(other.prose[:1].isupper() for other in others) else None
    preposition = _PREPOSITION.match(unit.prose)
    alike = sum(_PREPOSITION.match(other.prose) is not None for other in units)
    if (
        preposition
        and not unit.prose.rstrip().endswith("?")
        and len(units) >= 4
        and alike * 3 <= len(units)
    ):
        # Whole sentences may begin as they like.
        sentences = sum(_FINITE.search(other.prose) is not None for other in units)
        return preposition if sentences * 3 <= len(units) else None
    return None
