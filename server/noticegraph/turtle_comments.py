"""Comments in Turtle files, which rewriting a file would lose: they are not part of the triples.

RDF 1.1 Turtle, 6.2 (comments) and 6.5 (terminals). https://www.w3.org/TR/turtle/#sec-grammar
"""

from __future__ import annotations

import re
from pathlib import Path

from noticegraph.errors import InputError

# Where a # does not begin a comment: in strings, in IRIs, and escaped in a local name.
_TERMINALS = re.compile(
    r'''
      """ (?: "{0,2} (?: [^"\\] | \\. ) )* """
    | '{3} (?: '{0,2} (?: [^'\\] | \\. ) )* '{3}
    | " (?: [^"\\\n\r] | \\. )* "
    | ' (?: [^'\\\n\r] | \\. )* '
    | < [^\x00-\x20<>"{}|^`]* >
    | \\.
    | (?P<comment> \# [^\n\r]* )
    ''',
    re.VERBOSE | re.DOTALL,
)


def refuse_comments(path: Path, data: bytes) -> None:
    """Raise InputError at the first comment of a well-formed Turtle file."""
    text = data.decode("utf-8")
    for token in _TERMINALS.finditer(text):
        if token["comment"] is not None:
            start = token.start()
            raise InputError(
                "turtle-comment",
                file=path,
                line=text.count("\n", 0, start) + 1,
                column=start - text.rfind("\n", 0, start),
            )
