"""The lexicon: labels of terms in Turtle, and where they occur in a text.

`ontology/lexicon/KIND.ttl` has the words of one kind of term: what a label means is its
`skos:altLabel`; a term that the same label may also be read as has it as `skos:hiddenLabel`. Where
labels overlap, the longest wins.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph
import Stemmer

from noticegraph.drafting import words as cutting
from noticegraph.drafting.model import Match, Token
from noticegraph.drafting.words import (
    LABEL_STOP_WORDS,
    STOP_WORDS,
    inflections,
    number_forms,
    stem,
    tokenize,
)
from noticegraph.kept_files import cache_folder, keep_file
from noticegraph.namespaces import PREFIXES, expand_prefixed_name, shorten_iri

_ALT = PREFIXES["skos"] + "altLabel"
_HIDDEN = PREFIXES["skos"] + "hiddenLabel"
KINDS = ("data", "recipients", "purposes", "rights", "mechanisms", "security", "regions")
_GAPS = {"purposes": 4, "rights": 3}
"""How many other words may stand between the words of a label."""

_ANY_ORDER = frozenset({("purposes", "nl"), ("rights", "nl")})
"""Where a verb may stand before or after its object: Dutch clauses."""

_BY_FORM = frozenset({"data", "recipients", "regions"})
"""Kinds whose labels are nouns throughout."""

_BY_STEM = frozenset({"rights", "mechanisms"})
"""Kinds whose single words are verbs too ("delete", "deleting")."""

_VERBS = {
    "en": frozenset(
        "improv enhanc provid deliv offer oper run make suppli perform render display support facilit enabl allow conduct maintain administ host "
        "ensur keep manag monitor creat set open access updat establish regist complet authent log identifi recogn rememb verifi confirm check "
        "process collect take bill handl charg recov fulfil fulfill ship send enter execut meet carri assist help respond answer resolv deal solv "
        "address investig repli troubleshoot fix debug diagnos detect repair correct build communic contact notifi inform promot market sell show serv "
        "advertis tailor person personalis customis custom target measur evalu analyz analys develop design test understand track determin gather count "
        "request solicit obtain receiv prevent combat protect secur safeguard compli enforc defend settl exercis preserv establish assess recommend "
        "invit train generat compil adapt adjust optim optimis refin upgrad share combin enrich supplement cleans infer predict draw administ perform deliver place "
        "calcul oper handl enrich permit pursu reduc restrict tell let call alert reach organ organis host particip announc save store compil better give".split()
    ),
    "nl": frozenset(),
}
"""Verbs (stems) that may stand apart from their object; in Dutch, words on -en are verbs."""

_MOST_KEPT = 8
_MOST_SKIPPED = 4
_LANGUAGES = ("en", "nl")
# What one offers, in whatever word: rules would otherwise need each label once for each of them.
_ALIKE = {
    "en": (
        ("service", "product site website app application platform software offering game tool "
         "feature program portal solution webpage"),
        ("order", "purchase"),
    ),
    "nl": (
        ("dienst", "product site website app applicatie platform software aanbod spel tool "
         "programma portaal oplossing webpagina dienstverlening"),
    ),
}  # fmt: skip


@dataclass(slots=True)
class Entry:
    """One label: its words as stems, and its terms (CURIEs), of which the first wins."""

    stems: tuple[str, ...]
    terms: tuple[str, ...]
    label: str
    forms: tuple[frozenset[str], ...] = ()
    """What the words must be, where a stem would say too much ("providers", "provide")."""

    is_verbal: bool = False
    """Whether it is a verb with its object, between which other words may stand."""


@dataclass(slots=True)
class Words:
    """The labels of one kind in one language, by their first stem."""

    kind: str
    language: str
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """Return the labels in these tokens, in order; of labels that overlap, the longest."""
        most = _GAPS.get(self.kind, 0)
        stems = [self.same.get(token.stem, token.stem) for token in tokens]
        words = LABEL_STOP_WORDS if self.kind in _BY_FORM else STOP_WORDS
        stops = words[self.language]
        found = []
        for at, first in enumerate(stems):
            best: tuple[int, int, Entry] | None = None
            for entry in self.entries.get(first, ()):
                gap = most if entry.is_verbal else min(most, 1)
                last = _ends(stems, tokens, at, entry, gap, stops)
                if last is not None and (
                    best is None or (len(entry.stems), -last) > (best[0], -best[1])
                ):
                    best = (len(entry.stems), last, entry)
            if best is not None:
                _, last, entry = best
                found.append(
                    Match(tokens[at].start, tokens[last].end, entry.terms, entry.label, at, last)
                )
        return found if most else _longest(found)


def _ends(
    stems: Sequence[str], tokens: Sequence[Token], at: int, entry: Entry, gap: int,
    stops: frozenset[str],
) -> int | None:  # fmt: skip
    """Return the index of the label's last word if it begins at this token."""
    here, left, skipped = at, gap, 0
    if entry.forms and tokens[at].word not in entry.forms[0]:
        return None
    for number, wanted in enumerate(entry.stems[1:], 1):
        here += 1
        # "On social media, for marketing" is no marketing on social media.
        apart = gap > 0 and not entry.is_verbal and here < len(stems)
        if apart and _is_comma(tokens[here - 1], tokens[here]):
            return None
        while here < len(stems) and stems[here] != wanted:
            if tokens[here].word in stops and skipped < _MOST_SKIPPED:
                skipped += 1
            elif left:
                left -= 1
            else:
                return None
            here += 1
        if here >= len(stems) or (entry.forms and tokens[here].word not in entry.forms[number]):
            return None
    return here


def _is_comma(before: Token, after: Token) -> bool:
    """Whether a comma or the like parts two words: a blank or hyphen is one character."""
    return after.start - before.end == 2


def _longest(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.first - m.last, m.first)):
        if all(match.last < other.first or match.first > other.last for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.first)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of all kinds in one language."""

    language: str
    words: Mapping[str, Words]
    known: frozenset[str]
    """The stems of all words of labels, by which compounds are split."""

    def tokens(self, text: str, start: int) -> list[Token]:
        """Return the words of a text that begins at `start`."""
        return tokenize(text, start, self.language, self.known)


_short = cache(shorten_iri)


@cache
def read_lexicon(folder: Path, language: str) -> Lexicon:
    """Return the lexicon of a language (`en` or `nl`) from a folder of Turtle files.

    It is kept in the cache folder, because cutting its labels takes ten times as long as reading
    them cut.
    """
    cached = cache_folder()
    if cached is None:
        return _read_files(folder, language)
    kept = cached / "lexicon" / f"{_digest(folder)}-{language}.z"
    try:
        return _decode(json.loads(zlib.decompress(kept.read_bytes())))
    except (OSError, zlib.error, ValueError, KeyError, TypeError):
        made = _read_files(folder, language)
        values = json.dumps(asdict(made), ensure_ascii=False, default=sorted)
        keep_file(kept, zlib.compress(values.encode(), 1), _MOST_KEPT)
        return made


def _digest(folder: Path) -> str:
    """Return a digest of what a lexicon is made from: its files, this code, and the stemmer."""
    digest = hashlib.sha256(Stemmer.version().encode())
    files = [folder / f"{kind}.ttl" for kind in KINDS]
    for file in (*files, Path(__file__), Path(cutting.__file__)):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:32]


def _decode(read: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon of the JSON values that are kept of it."""

    def entry(e: Mapping[str, Any]) -> Entry:
        forms = tuple(map(frozenset, e["forms"]))
        return Entry(tuple(e["stems"]), tuple(e["terms"]), e["label"], forms, e["is_verbal"])

    words = {
        kind: Words(
            kind,
            w["language"],
            {first: [entry(e) for e in found] for first, found in w["entries"].items()},
            w["same"],
        )
        for kind, w in read["words"].items()
    }
    return Lexicon(read["language"], words, frozenset(read["known"]))


def _read_files(folder: Path, language: str) -> Lexicon:
    readings: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    known: set[str] = set()
    for kind in KINDS:
        terms: dict[str, list[str]] = defaultdict(list)
        also: dict[str, list[str]] = defaultdict(list)
        for quad in pyoxigraph.parse(
            path=folder / f"{kind}.ttl", format=pyoxigraph.RdfFormat.TURTLE
        ):
            label = quad.object
            if not isinstance(label, pyoxigraph.Literal) or label.language != language:
                continue
            if quad.predicate.value in (_ALT, _HIDDEN) and isinstance(
                quad.subject, pyoxigraph.NamedNode
            ):
                into = terms if quad.predicate.value == _ALT else also
                into[label.value].append(_short(quad.subject.value))
        readings[kind] = [(label, (names[0], *also[label][:1])) for label, names in terms.items()]
        for label in terms:
            known.update(token.stem for token in tokenize(label, 0, language))
    frozen = frozenset(word for word in known if len(word) > 2)
    words = {kind: _words(kind, language, readings[kind]) for kind in KINDS}
    return Lexicon(language, words, frozen)


def terms_in(folder: Path, text: str) -> frozenset[str]:
    """Return the terms (IRIs) that words of a text stand for, in either language.

    Of two readings of a word, the first counts. Text of a reader's question: no context is asked.
    """
    found: set[str] = set()
    for language in _LANGUAGES:
        lexicon = read_lexicon(folder, language)
        tokens = lexicon.tokens(text, 0)
        for words in lexicon.words.values():
            found.update(match.terms[0] for match in words.find(tokens))
    return frozenset(iri for name in found if (iri := expand_prefixed_name(name)))


def _words(kind: str, language: str, readings: list[tuple[str, tuple[str, ...]]]) -> Words:
    same = _same(language) if kind == "purposes" else {}
    entries: dict[str, list[Entry]] = defaultdict(list)
    stops = LABEL_STOP_WORDS[language]
    for label, terms in readings:
        tokens = tokenize(label, 0, language)
        plain = [t.stem for t in tokens if t.word not in stops]
        if len(plain) < min(2, len(tokens)):
            plain = [t.stem for t in tokens]
        stems = tuple(same.get(s, s) for s in plain)
        words = [t.word for t in tokens if t.word not in stops]
        words = words if len(words) == len(stems) else [t.word for t in tokens]
        forms: tuple[frozenset[str], ...] = ()
        if len(stems) == 1 and kind not in _BY_STEM:
            forms = (inflections(words[0], language),)
        elif kind in _BY_FORM:
            forms = tuple(number_forms(word, language) for word in words)
        if len(set(stems)) < len(stems):
            continue
        orders = [stems]
        if (kind, language) in _ANY_ORDER and len(stems) == 2:
            orders.append(stems[::-1])
        verbal = len(stems) > 1 and _is_verbal(tokens, language)
        for order in orders:
            entries[order[0]].append(Entry(order, terms, label, forms, verbal))
    for found in entries.values():
        found.sort(key=lambda entry: -len(entry.stems))
    return Words(kind, language, dict(entries), same)


def _is_verbal(tokens: Sequence[Token], language: str) -> bool:
    if language == "nl":
        return any(token.word.endswith("en") for token in (tokens[0], tokens[-1]))
    return tokens[0].stem in _VERBS["en"]


def _same(language: str) -> dict[str, str]:
    return {
        stem(word, language): stem(name, language)
        for name, words in _ALIKE.get(language, ())
        for word in words.split()
    }
