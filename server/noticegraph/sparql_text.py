r"""SPARQL text as tokens: tells strings, comments and IRIs from everything else.

The terminals of SPARQL 1.1 Query Language, 19.8
(https://www.w3.org/TR/sparql11-query/#sparqlGrammar), longest match first, as far as they are
needed to bind parameters, to locate an error and to find the keywords that access the network. Not
a parser: any text has tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

TokenKind = Literal["iri", "string", "comment", "variable", "prefixed_name", "word", "other"]


class Token(NamedTuple):
    """A token; ``start`` counts Unicode code points from 0.

    ``other`` are numbers, blank node labels, language tags and punctuation; a ``word`` looks like a
    keyword.
    """

    kind: TokenKind
    text: str
    start: int


_BEYOND_ASCII = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_ESCAPE = r"""\\(?:[tbnrf"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"""
_LOCAL_ESCAPE = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"


@cache
def _token_pattern(*, is_ascii: bool) -> re.Pattern[str]:
    """Return the pattern of tokens. One for ASCII is compiled in a tenth of the time."""
    base = "A-Za-z" if is_ascii else f"A-Za-z{_BEYOND_ASCII}"
    start = f"{base}_"
    name = f"{start}0-9" if is_ascii else f"{start}0-9\u00b7\u0300-\u036f\u203f\u2040"
    # The length is limited because each word is first tried as a prefix; otherwise long texts take
    # quadratic time.
    prefix = rf"(?:[{base}](?:[{name}.-]{{0,250}}[{name}-])?)?:"
    local = (
        rf"(?:[{start}:0-9]|{_LOCAL_ESCAPE})"
        rf"(?:\.*(?:[{name}:-]|{_LOCAL_ESCAPE}))*"
    )
    return re.compile(
        rf"""
        (?P<string>
            '''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*'''
          | \"\"\"(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*\"\"\"
          | '(?:[^'\\\n\r]|{_ESCAPE})*'
          | "(?:[^"\\\n\r]|{_ESCAPE})*"
        )
      | (?P<comment>\#[^\n\r]*)
      | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
      | (?P<variable>[?$][{start}0-9][{name}]*)
      | (?P<blank>_:[{start}0-9](?:\.*[{name}-])*)
      | (?P<prefixed_name>{prefix}(?:{local})?)
      | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<number>(?:[0-9]+\.[0-9]*|\.?[0-9]+)(?:[eE][+-]?[0-9]+)?)
      | (?P<word>[{base}][{name}]*)
      | (?P<unterminated>'(?:[^'\\\n\r]|{_ESCAPE})*|"(?:[^"\\\n\r]|{_ESCAPE})*)
      | (?P<sign>\^\^|&&|\|\||[!<>]=|\S)
        """,
        re.VERBOSE,
    )


_KINDS: dict[str, TokenKind] = {
    "string": "string",
    "comment": "comment",
    "iri": "iri",
    "variable": "variable",
    "prefixed_name": "prefixed_name",
    "word": "word",
}
# Search for calls everywhere: in `?a<NOW()&&?b>?c` the terminals give an IRI.
_VOLATILE = re.compile(r"(?i)(?:now|rand|uuid|bnode)(?:\s|\#[^\n\r]*)*\(")
_MAY_DIFFER = re.compile(r"(?i)now|rand|uuid|bnode|construct|service")
_CODE_POINT_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE = re.compile(r"(?i)service")
_SERVICE_OR_LOAD = re.compile(r"(?i)service|load")
_NETWORK_KEYWORD = re.compile(r"(?i)service|\Aload\Z")


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query in order, without white space."""
    for match in _token_pattern(is_ascii=text.isascii()).finditer(text):
        yield Token(_KINDS.get(match.lastgroup or "", "other"), match[0], match.start())


def find_network_keyword(text: str) -> Token | None:
    r"""Return the first SERVICE or LOAD outside strings, comments, IRIs, names and variables.

    A word that merely contains SERVICE counts too, because parsers need no blank around it. The
    text is searched both as written and with its code point escapes decoded (section 19.2: escapes
    are decoded before parsing, so ``\u0053ERVICE`` is the keyword); ``start`` refers to the text as
    written.
    """
    if "\\" not in text:
        return _first_network_word(text) if _SERVICE_OR_LOAD.search(text) else None
    found = _first_network_word(text)
    if found is not None:
        return found
    decoded, origins = _decode_code_points(text)
    found = _first_network_word(decoded)
    return found and found._replace(start=origins[found.start])


def mask_keywords(text: str, *, load: bool = False) -> str:
    r"""Return the text with X instead of the C of each SERVICE, wherever and however written.

    With ``load``, also instead of the D of each LOAD. The length stays the same, so that places
    agree; an escaped letter (``\\u0063``) stays escaped. X is allowed wherever C and D are in names
    and strings, and no keyword begins with SERVIX or LOAX. So if a parser accepts the masked text,
    these words are not keywords in the original either.
    """
    pattern = _SERVICE_OR_LOAD if load else _SERVICE
    if "\\" not in text and not pattern.search(text):
        return text
    decoded, origins = _decode_code_points(text)
    ends = [*origins[1:], len(text)]
    masked = list(text)
    for match in pattern.finditer(decoded):
        # Both letters are the fifth and the third of their words, from 0.
        position = match.start() + (len("servi") if len(match[0]) > len("load") else len("loa"))
        start, end = origins[position], ends[position]
        # The last hexadecimal digits of x and X: 78 and 58.
        masked[end - 2 : end] = "78" if end - start > 1 else [*text[end - 2 : end - 1], "x"]
    return "".join(masked)


def is_repeatable(query: str) -> bool:
    """Tell whether a query gives the same answer over the same data each time.

    It does not if it calls functions whose value changes, queries another endpoint, or has blank
    nodes in a template, which get new labels at each evaluation.
    """
    if not _MAY_DIFFER.search(query):
        return True
    if _VOLATILE.search(query) or find_network_keyword(query) is not None:
        return False
    words = {word.upper() for kind, word, _ in tokens(query) if kind != "comment"}
    template = "CONSTRUCT" in words
    return not (template and (words & {"[", "("} or any(w[:2] == "_:" for w in words)))


def string_literal(text: str) -> str:
    """Return a text as a string of SPARQL, in quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " else f"\\u{ord(c):04X}" for c in escaped) + '"'


def _first_network_word(text: str) -> Token | None:
    for token in tokens(text):
        if token.kind == "word" and _NETWORK_KEYWORD.search(token.text):
            return token
    return None


def _decode_code_points(text: str) -> tuple[str, list[int]]:
    """Return the decoded text, and the original offset of each of its code points."""
    decoded: list[str] = []
    origins: list[int] = []
    position = 0
    for match in _CODE_POINT_ESCAPE.finditer(text):
        decoded += text[position : match.start()]
        origins += range(position, match.start())
        code_point = int(match[1] or match[2], 16)
        decoded.append(chr(code_point) if code_point <= 0x10FFFF else "\ufffd")
        origins.append(match.start())
        position = match.end()
    decoded += text[position:]
    origins += range(position, len(text))
    return "".join(decoded), origins
