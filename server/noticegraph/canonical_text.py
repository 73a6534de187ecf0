"""The canonical form of a text: the one place that normalises what is read.

Passages are positions in this form, so what editors, browsers and systems do to the encoding of a
text changes neither a position nor a digest. https://www.unicode.org/reports/tr15/ (NFC)
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# No-break spaces of any width: they differ from a space only in where a line may break.
_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")
# What has no width: soft hyphens, joiners, marks of direction, byte order marks, controls.
_NO_WIDTH = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def canonical_text(text: str) -> str:
    """Return a text with LF line ends, in NFC, with plain spaces and nothing without width.

    The canonical form of a canonical text is that text.
    """
    text = _NO_BREAK.sub(" ", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _NO_WIDTH.sub("", text))
