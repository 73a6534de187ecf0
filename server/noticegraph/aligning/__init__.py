"""Two texts of one statement compared: passages, sentences, and words.

Responsible for finding where each passage of one text is in the other, and which of its words
changed. Not responsible for what a passage says (``rows``, ``differences``).
"""

from noticegraph.aligning.marks import Piece, is_only_spelling, mark_words, numbers_in
from noticegraph.aligning.pairing import Alignment, Fate, Held, align_passages
from noticegraph.aligning.texts import VersionText, read_version_text
from noticegraph.aligning.wording import says_otherwise

__all__ = [
    "Alignment",
    "Fate",
    "Held",
    "Piece",
    "VersionText",
    "align_passages",
    "is_only_spelling",
    "mark_words",
    "numbers_in",
    "read_version_text",
    "says_otherwise",
]
