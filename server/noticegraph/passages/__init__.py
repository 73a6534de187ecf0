"""Statement text → passages: sections, table rows, list items and paragraphs.

Responsible for reading a statement's text and cutting it into citable passages, each with a path,
its position in Unicode code points and the SHA-256 digest of its text. Not responsible for what a
passage says: people model facts, which cite passages (`ng:statedIn`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from noticegraph.passages.model import Passage, Segmentation, read_statement_text, text_digest

TextFormat = Literal["txt", "md"]
TEXT_FORMATS: tuple[TextFormat, ...] = get_args(TextFormat)
_BY_SUFFIX: dict[str, TextFormat] = {".markdown": "md", ".md": "md"}

__all__ = [
    "TEXT_FORMATS",
    "Passage",
    "Segmentation",
    "TextFormat",
    "read_statement_text",
    "segment_text",
    "text_digest",
    "text_format",
]


def text_format(path: Path) -> TextFormat:
    """Return the format of a canonical text that its file's name indicates, or else plain text."""
    return _BY_SUFFIX.get(path.suffix.lower(), "txt")


def segment_text(text: str, form: TextFormat = "txt") -> Segmentation:
    """Cut a statement's text into passages; the same text always gives the same passages.

    ``txt`` is plain text with numbered sections and a layout (see `plain`), ``md`` is CommonMark
    with tables. Positions are those in the given text, which is canonical (`canonical_text`) if it
    was read by `intake`.
    """
    if form == "md":
        from noticegraph.passages.markdown import segment_markdown

        return segment_markdown(text)
    from noticegraph.passages.plain import segment_plain_text

    return segment_plain_text(text)
