"""Which words of two sentences differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"( ?)(\w+(?:[.,:'’/-]\w+)*|[^\w\s])")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_LINE_END = re.compile(r"(?i)\s*<br\s*/?>\s*|\\\n")
_LONGEST = 3_000
"""Longer texts, in tokens, are marked as a whole."""
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_WRITTEN = {
    word: str(number)
    for language in (
        "zero one two three four five six seven eight nine ten eleven twelve",
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    )
    for number, word in enumerate(language.split())
    # "One" and "een" are mostly no numbers.
    if number != 1
}
_TENS = {
    "fourteen": "14", "fifteen": "15", "eighteen": "18", "twenty": "20", "thirty": "30",
    "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90", "hundred": "100",
    "veertien": "14", "vijftien": "15", "achttien": "18", "twintig": "20", "dertig": "30",
    "veertig": "40", "vijftig": "50", "zestig": "60", "negentig": "90", "honderd": "100",
}  # fmt: skip
_SPELLINGS = (
    (re.compile(r"is(e|ed|es|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"our(s|ed|ing|ite|ites|able|ably|ful|al|ally|hood|ly)?$"), r"or\1"),
    (re.compile(r"ogue(s|d)?$"), r"og\1"),
    (re.compile(r"^(cent|met|lit|theat|fib)re(s|d)?$"), r"\1er\2"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"^(lic|def|off|pret)ence(s|d|e)?$"), r"\1ense\2"),
    (re.compile(r"^programme"), "program"),
    (re.compile(r"^cheque"), "check"),
    (re.compile(r"^(judg|acknowledg)ement"), r"\1ment"),
    (re.compile(r"^(enrol|fulfil)(ment)?s?$"), r"\1l\2"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence, and whether the other sentence lacks it."""

    text: str
    is_changed: bool


def mark_words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts in pieces, with the words marked that only one of them has.

    White space never makes a difference; each is written as one space.
    """
    ours, theirs = _tokens(old), _tokens(new)
    words = [word for _, word in ours], [word for _, word in theirs]
    if max(map(len, words)) > _LONGEST:
        same = words[0] == words[1]
        return _joined(ours, [not same] * len(ours)), _joined(theirs, [not same] * len(theirs))
    first, second = [True] * len(ours), [True] * len(theirs)
    for a, b, size in SequenceMatcher(None, *words, autojunk=False).get_matching_blocks():
        first[a : a + size] = [False] * size
        second[b : b + size] = [False] * size
    return _joined(ours, first), _joined(theirs, second)


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the numbers of a text in order, those that are written as words too."""
    found = []
    for word in re.findall(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+", text.casefold()):
        if _NUMBER.fullmatch(word):
            found.append(word)
        elif word in _WRITTEN or word in _TENS:
            found.append(_WRITTEN.get(word) or _TENS[word])
    return tuple(found)


def is_only_spelling(old: str, new: str) -> bool:
    """Return whether two texts differ in nothing but case, punctuation and English spelling."""
    return _folded(old) == _folded(new)


def fold_space(text: str) -> str:
    """Return a text with each white space as one space."""
    return " ".join(text.split())


def without_layout(text: str) -> str:
    """Return a text (Markdown) with spaces folded, without emphasis and forced ends of lines."""
    return fold_space(_EMPHASIS.sub("", _LINE_END.sub(" ", text)))


def _folded(text: str) -> list[str]:
    found = []
    for word in re.findall(r"\w+", text.casefold()):
        for pattern, written in _SPELLINGS:
            word = pattern.sub(written, word)
        found.append(word)
    return found


def _tokens(text: str) -> list[tuple[str, str]]:
    """Return the words and signs of a text, each with the space before it."""
    return _TOKEN.findall(fold_space(text))


def _joined(tokens: list[tuple[str, str]], changed: list[bool]) -> tuple[Piece, ...]:
    """Join tokens to pieces; a space between two changed words is changed with them."""
    pieces: list[Piece] = []
    for (space, word), is_changed in zip(tokens, changed, strict=True):
        if pieces and pieces[-1].is_changed == is_changed:
            pieces[-1] = Piece(pieces[-1].text + space + word, is_changed)
        elif pieces and is_changed:
            pieces[-1] = Piece(pieces[-1].text + space, is_changed=False)
            pieces.append(Piece(word, is_changed=True))
        else:
            pieces.append(Piece(space + word, is_changed))
    return tuple(pieces)
