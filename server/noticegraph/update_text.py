"""Update requests as text: prologues and datasets that the engine does not support by itself.

SPARQL 1.1 Update (https://www.w3.org/TR/sparql11-update/), Protocol 2.2.3
(https://www.w3.org/TR/sparql11-protocol/#update-dataset). Oxigraph accepts a prologue only before
the first operation, and has no parameters for the dataset of an update. This module writes both
into the text, without moving anything that an error message could point to. Not responsible for
syntax (``sparql_syntax``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from noticegraph.errors import QuerySyntaxError, UsageError
from noticegraph.namespaces import is_absolute_iri
from noticegraph.sparql_text import Token, tokens
from noticegraph.text_positions import line_and_column

_ABSOLUTE = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^\\]*)>")
_NOT_NEWLINE = re.compile(r"[^\n]")


def leading_prologue_end(text: str) -> int:
    """Return where the operations begin: after the complete PREFIX and BASE declarations."""
    return _prologue_end([t for t in tokens(text) if t.kind != "comment"], 0)[1]


def only_data(text: str) -> str | None:
    """Return INSERT or DELETE if all operations are INSERT DATA, or all are DELETE DATA.

    Returns None for any other update, and for a DELETE DATA that may contain a blank node, which is
    not allowed: the parser decides whether it does.
    """
    depth, found = 0, set()
    words = [token for token in tokens(text) if token.kind != "comment"]
    for number, token in enumerate(words):
        depth += (token.text == "{") - (token.text == "}")
        if token.kind != "word" or depth:
            continue
        word = token.text.upper()
        if word in ("INSERT", "DELETE"):
            if words[number + 1 : number + 2] and words[number + 1].text.upper() != "DATA":
                return None
            found.add(word)
        elif word not in ("DATA", "PREFIX", "BASE"):
            return None
    if found == {"DELETE"} and any(t.text[:2] == "_:" or t.text in ("[", "(") for t in words):
        return None
    return found.pop() if len(found) == 1 else None


def as_insertion(text: str) -> str:
    """Return an update of DELETE DATA operations with INSERT DATA instead of each of them."""
    pieces, position, depth = [], 0, 0
    for token in tokens(text):
        depth += (token.text == "{") - (token.text == "}")
        if token.kind == "word" and depth == 0 and token.text.upper() == "DELETE":
            pieces += [text[position : token.start], "INSERT"]
            position = token.start + len("DELETE")
    return "".join([*pieces, text[position:]])


def hoist_prologues(text: str) -> tuple[str, Mapping[str, str]]:
    """Return the text with blanks in place of later prologues, and the prefixes declared there.

    Raises QuerySyntaxError if a prefix is declared again with another IRI, or a later prologue has
    a BASE: the engine has one prologue for the whole request.
    """
    if ";" not in text:
        return text, {}
    words = [token for token in tokens(text) if token.kind != "comment"]
    declared = _declarations(words[: _prologue_end(words, 0)[0]])
    later: dict[str, str] = {}
    pieces, position = [], 0
    for number, token in enumerate(words):
        if token.text != ";" or number + 1 >= len(words):
            continue
        first = words[number + 1]
        if first.text.upper() not in ("PREFIX", "BASE"):
            continue
        last, end = _prologue_end(words, number + 1)
        for name, iri in _declarations(words[number + 1 : last]).items():
            known = _ABSOLUTE.fullmatch(iri)
            if not name or known is None or declared.setdefault(name, iri) != iri:
                line, column = line_and_column(text, first.start)
                if not name or known is None:
                    raise QuerySyntaxError("later-prologue", line=line, column=column)
                raise QuerySyntaxError(
                    "two-meanings-of-prefix", prefix=name, line=line, column=column
                )
            later[name[:-1]] = known[1]
        pieces += [text[position : first.start], _NOT_NEWLINE.sub(" ", text[first.start : end])]
        position = end
    return "".join([*pieces, text[position:]]), later


def without_open_declaration(text: str) -> str:
    """Return the beginning of an update without an incomplete later PREFIX at its end."""
    words = [token for token in tokens(text) if token.kind != "comment"]
    last = next((n for n in reversed(range(len(words))) if words[n].text == ";"), None)
    if last is None:
        return text
    open_words = words[_prologue_end(words, last + 1)[0] :]
    is_open = (
        0 < len(open_words) < 3
        and open_words[0].text.upper() == "PREFIX"
        and all(word.text.endswith(":") for word in open_words[1:])
    )
    return text[: open_words[0].start] if is_open else text


def write_dataset(text: str, using: Sequence[str], using_named: Sequence[str]) -> str:
    """Return the update with USING and USING NAMED for each of its operations that has a WHERE.

    Raises QuerySyntaxError if the update itself names a dataset (WITH, USING), because the protocol
    forbids both together; UsageError for a name that is not an absolute IRI.
    """
    for iri in (*using, *using_named):
        if not is_absolute_iri(iri):
            raise UsageError("graph-name", names=(iri,))
    clauses = "".join(
        [f" USING <{iri}>" for iri in using] + [f" USING NAMED <{iri}>" for iri in using_named]
    )
    if not clauses:
        return text
    words = [token for token in tokens(text) if token.kind != "comment"]
    pieces, position, depth = [], 0, 0
    for number, token in enumerate(words):
        depth += (token.text == "{") - (token.text == "}")
        word = token.text.upper() if token.kind == "word" and depth == 0 else ""
        if word in ("USING", "WITH"):
            line, column = line_and_column(text, token.start)
            raise QuerySyntaxError("two-datasets", word=word, line=line, column=column)
        if word != "WHERE":
            continue
        if number and words[number - 1].text.upper() == "DELETE":
            # DELETE WHERE P is short for DELETE P WHERE P, which has room for the clauses.
            pattern = _group(text, words, number + 1)
            pieces += [text[position : token.start], pattern, clauses, " WHERE"]
        else:
            pieces += [text[position : token.start], clauses, " WHERE"]
        position = token.start + len("WHERE")
    return "".join([*pieces, text[position:]])


def _group(text: str, words: Sequence[Token], number: int) -> str:
    """Return the text from the brace at that token to the closing brace."""
    depth = 0
    for token in words[number:]:
        depth += (token.text == "{") - (token.text == "}")
        if depth == 0:
            return text[words[number].start : token.start + 1]
    return ""


def _prologue_end(words: Sequence[Token], number: int) -> tuple[int, int]:
    """Return index and offset after the last complete declaration from that token on."""
    end = words[number - 1].start + len(words[number - 1].text) if number else 0
    while number < len(words):
        size = {"PREFIX": 3, "BASE": 2}.get(words[number].text.upper(), 0)
        declaration = words[number : number + size]
        if not size or len(declaration) < size or declaration[-1].kind != "iri":
            break
        number += size
        end = declaration[-1].start + len(declaration[-1].text)
    return number, end


def _declarations(words: Sequence[Token]) -> dict[str, str]:
    """Return the IRI, in its brackets, of each prefix with its colon; of BASE under no name."""
    found: dict[str, str] = {}
    for number, token in enumerate(words):
        if token.kind == "iri":
            name = words[number - 1].text
            found["" if name.upper() == "BASE" else name] = token.text
    return found
