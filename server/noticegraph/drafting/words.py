"""Text → words with stems, for English and Dutch; Dutch compounds are split by known words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from typing import Any

import Stemmer

from noticegraph.drafting.model import Token

_WORD = re.compile(r"(?i)\be-?mail\w*|\b(?:log|sign|opt)-(?:in|out|up)s?\b|[^\W_]+(?:['’][^\W_]+)?")
_JOINED_BY_HYPHEN = re.compile(r"\b(e|log|sign|opt)-(?=mail|in|out|up)")
_STEMMERS = {"en": "english", "nl": "dutch"}
_URL = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>()\[\]]+")
_POSSESSIVE = re.compile(r"['’]s$")
_SHORTEST_PART = 4
_LINKS = ("", "s", "en", "e", "n")
_LONGEST_WORD = 60
_PREFIXES = frozenset(
    "aan achter af bij door in mee na onder op over samen terug tegen toe uit vast voor vrij weg".split()
)
"""Prefixes of Dutch verbs that "te" parts from them."""

# Words whose stem is another word's: "information" is not "inform".
_OWN_STEMS = frozenset(
    "information processor processors processing personality personal person party parties public "
    "publicly general generally community communities service services".split()
) - {"service", "services"}

LABEL_STOP_WORDS = {
    "en": frozenset("a an the our your their of to with and or in on for by".split()),
    "nl": frozenset("de het een onze ons uw van te met en of in op voor door".split()),
}
"""Words that a label may lack in a text, or a text in a label."""

STOP_WORDS = {
    "en": frozenset(
        "a an the our your their his her its my this that these those any all some such certain other "
        "of to with and or in on for by you us we it is are be own specific various existing new "
        "relevant applicable customer customers user users respective necessary additional basic "
        "personal overall".split()
    ),
    "nl": frozenset(
        "de het een onze ons uw je jouw jullie hun haar zijn dit dat deze die alle sommige bepaalde "
        "andere van te met en of in op voor door u wij we is worden wordt om aan eigen specifieke "
        "verschillende bestaande nieuwe relevante toepasselijke bij naar over tot".split()
    ),
}


@cache
def _stemmer(language: str) -> Any:
    return Stemmer.Stemmer(_STEMMERS.get(language, "english"))


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """Return the stem of a lower-case word; words of over 60 letters are their own stems."""
    if len(word) > _LONGEST_WORD:
        return word
    if word in _OWN_STEMS:
        return word
    return str(_stemmer(language).stemWord(word))


def tokenize(text: str, start: int, language: str, known: Set[str] = frozenset()) -> list[Token]:
    """Return the words of a text that begins at `start`.

    A Dutch word that is no label's word but made of such words becomes those words, each with the
    span of its part.
    """
    found: list[Token] = []
    # The words of an address tell where it leads, not what a sentence says.
    text = _URL.sub(lambda url: " " * len(url[0]), text)
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", _JOINED_BY_HYPHEN.sub(r"\1", match[0].lower()))
        at, end = start + match.start(), start + match.end()
        own = stem(word, language)
        if known and language == "nl" and own not in known:
            parts = split_compound(word, known)
            if len(parts) > 1:
                found.extend(_spread(parts, at, end, language))
                continue
        found.append(Token(at, end, word, own))
    return _joined(found, known) if language == "nl" else found


def _joined(tokens: list[Token], known: Set[str]) -> list[Token]:
    """Return the tokens with each parted verb as one: "op te nemen" is "opnemen".

    "Door te lezen" stays three words, unless "doorlezen" is one that labels have.
    """
    found: list[Token] = []
    for token in tokens:
        if len(found) > 1 and found[-1].word == "te" and found[-2].word in _PREFIXES:
            word = found[-2].word + token.word
            whole = stem(word, "nl")
            if not known or whole in known:
                token = Token(found[-2].start, token.end, word, whole)
                del found[-2:]
        found.append(token)
    return found


def _spread(parts: tuple[str, ...], start: int, end: int, language: str) -> Iterator[Token]:
    at = start
    for number, part in enumerate(parts, 1):
        # "e-mail" is one letter longer in the text than as a word: the last part takes the rest.
        stop = end if number == len(parts) else min(at + len(part), end)
        yield Token(at, stop, part, stem(part, language))
        at = stop


def split_compound(word: str, known: Set[str]) -> tuple[str, ...]:
    """Return the known words that a Dutch compound is made of, or the word itself.

    The longest last part counts, since it says what the whole is: "factuuradresgegevens" is
    "factuuradres" and "gegevens". A linking s, e, n or en belongs to the part before it.
    """
    if len(word) > _LONGEST_WORD:
        return (word,)
    return _split(word, frozenset(known) if not isinstance(known, frozenset) else known) or (word,)


@lru_cache(maxsize=32768)
def _split(word: str, known: frozenset[str]) -> tuple[str, ...]:
    for cut in range(_SHORTEST_PART - 1, len(word) - _SHORTEST_PART + 1):
        last = word[cut:]
        if stem(last, "nl") not in known:
            continue
        first = word[:cut]
        for link in _LINKS:
            base = first[: len(first) - len(link)] if link and first.endswith(link) else first
            if len(base) >= _SHORTEST_PART - 1 and stem(base, "nl") in known:
                return (first, last)
        deeper = _split(first, known)
        if deeper:
            return (*deeper, last)
    return ()


def number_forms(word: str, language: str) -> frozenset[str]:
    """Return a noun in singular and plural, whichever it is."""
    if language == "nl":
        ends = ("en", "s", "n", "'s", "’s")
        bases = {word, *(word[: -len(e)] for e in ends if word.endswith(e) and len(word) > 5)}
        return frozenset(form for base in bases for form in inflections(base, language))
    forms = set(inflections(word, language))
    if word.endswith("ies"):
        forms.add(word[:-3] + "y")
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        forms.add(word[:-1])
    return frozenset(forms)


def inflections(word: str, language: str) -> frozenset[str]:
    """Return a noun and its plurals; a plural stays one, since "contacts" is not "contact us"."""
    if language == "nl":
        return frozenset({word, *(word + end for end in ("s", "en", "'s", "’s", "n"))})
    forms = {word, word + "s", word + "es"}
    if word.endswith("y"):
        forms.add(word[:-1] + "ies")
    return frozenset(forms)
