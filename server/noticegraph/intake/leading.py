"""What is on a page before its statement begins: a logo, navigation, an advertisement.

Only parts without a sentence or a date, before the heading that names the statement. Parts that are
marked as such are found by `html_parts`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from noticegraph.intake.blocks import Block, Heading, ItemList, Paragraph, Run, plain

_NAMES_STATEMENT = re.compile(
    r"(?i)\b(?:privacy|cookies?|data protection|personal (?:data|information))\b|privacy|"
    r"\b(?:gegevensbescherming|persoonsgegevens|cookie\w*)\b"
)
_SENTENCE = re.compile(r"[.!?:;…][\"”’)\]]*$")
_FAR = 40
"""So many blocks down a page its statement has begun."""
_MOST_WORDS = 12


def split_leading(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return blocks without those before the statement that say nothing, and these apart."""
    first = next((n for n, block in enumerate(blocks[:_FAR]) if _is_title(block)), 0)
    kept: list[Block] = []
    left: list[Block] = []
    for block in reversed(blocks[:first]):
        if isinstance(block, Heading):
            # A heading says something only with what is below it.
            says = bool(kept) and not isinstance(kept[-1], Heading)
        else:
            says = _says(block)
        (kept if says else left).append(block)
    return [*reversed(kept), *blocks[first:]], left[::-1]


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading) and bool(_NAMES_STATEMENT.search(plain(block.runs)))


def _says(block: Block) -> bool:
    if isinstance(block, ItemList):
        return any(_says(inner) for item in block.items for inner in item.blocks)
    if not isinstance(block, Paragraph):
        return True
    words = plain(block.runs)
    if _is_linked(block.runs) and not _SENTENCE.search(words):
        return False
    is_short = len(words.split()) <= _MOST_WORDS and not _SENTENCE.search(words)
    return not is_short or any(map(str.isdigit, words))


def _is_linked(runs: Sequence[Run]) -> bool:
    return all(run.target or not run.text.strip(" \n|·•/>-") for run in runs)
