"""What errors say, in English and Dutch: what was wrong and where, and how to put it right.

Each sentence is written here once, under the kind of its error, and composed where it is shown:
in English on the command line, in the reader's language on a page.
"""

from __future__ import annotations

from collections.abc import Mapping

from noticegraph.error_words.commands import COMMANDS
from noticegraph.error_words.data import DATA
from noticegraph.error_words.intake import INTAKE
from noticegraph.error_words.limits import LIMITS
from noticegraph.error_words.model import Sentence, Table, Value, Words, join_names, write_words
from noticegraph.error_words.queries import QUERIES
from noticegraph.error_words.questions import QUESTIONS
from noticegraph.error_words.remotes import REMOTES
from noticegraph.error_words.requests import REQUESTS
from noticegraph.error_words.reviewing import REVIEWING
from noticegraph.error_words.rows import ROWS
from noticegraph.error_words.shapes import SHAPES
from noticegraph.error_words.statements import STATEMENTS
from noticegraph.error_words.versions import VERSIONS
from noticegraph.error_words.workspaces import WORKSPACES

__all__ = ["SENTENCES", "Value", "Words", "join_names", "say"]

_TABLES: tuple[Table, ...] = (
    *(COMMANDS, DATA, INTAKE, LIMITS, QUERIES, QUESTIONS, REMOTES),
    *(REQUESTS, REVIEWING, ROWS, SHAPES, STATEMENTS, VERSIONS, WORKSPACES),
)

SENTENCES: Mapping[str, Sentence] = {
    kind: Sentence(Words(*texts[::2]), Words(*texts[1::2]))
    for table in _TABLES
    for kind, texts in table.items()
}
"""The sentences, by the kind of the error."""


def say(kind: str, values: Mapping[str, Value], language: str) -> Words:
    """Return the words for a kind of error, with the values filled in."""
    sentence = SENTENCES[kind]
    return write_words(sentence.nl if language == "nl" else sentence.en, values, language)
