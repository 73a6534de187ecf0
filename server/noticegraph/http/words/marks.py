"""How modality, verdict, gravity and place are marked on pages: a sign and a word for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from noticegraph.examinations import Verdict
from noticegraph.namespaces import PREFIXES
from noticegraph.places import BELOW, split_place
from noticegraph.reports.words import VERDICTS

_NG = PREFIXES["ng"]

MODALITIES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    _NG + "Asserted": ("asserted", {"en": "asserted", "nl": "gesteld"}),
    _NG + "Possible": ("may", {"en": "may", "nl": "kan"}),
    _NG + "Conditional": ("if", {"en": "if", "nl": "indien"}),
    _NG + "Denied": ("denied", {"en": "says no", "nl": "zegt nee"}),
}
"""By the IRI of the modality: the name of its sign, and its word."""

_SIGNS: Mapping[str, str] = {
    Verdict.NOT_MET: "not",
    Verdict.INCONSISTENT: "not",
    Verdict.PARTLY_MET: "partly",
    Verdict.REMARKS: "partly",
    Verdict.NOT_ASSESSABLE: "na",
    Verdict.NOT_EXAMINED: "na",
    Verdict.SAID_ELSEWHERE: "else",
    Verdict.NOT_APPLICABLE: "out",
    Verdict.MET: "met",
    Verdict.CONSISTENT: "met",
    Verdict.NO_REMARKS: "met",
}
_WORDS: Mapping[str, tuple[str, str]] = {
    Verdict.NOT_MET: ("not met", "niet voldaan"),
    Verdict.PARTLY_MET: ("partly met", "deels voldaan"),
    Verdict.NOT_ASSESSABLE: ("not assessable", "niet te beoordelen"),
    Verdict.SAID_ELSEWHERE: ("said elsewhere", "elders gezegd"),
    Verdict.NOT_APPLICABLE: ("not applicable", "niet van toepassing"),
    Verdict.MET: ("met", "voldaan"),
    Verdict.INCONSISTENT: ("disagreement", "tegenspraak"),
    Verdict.CONSISTENT: ("no disagreement", "geen tegenspraak"),
    Verdict.REMARKS: ("remarks", "opmerkingen"),
    Verdict.NO_REMARKS: ("no remarks", "geen opmerkingen"),
    Verdict.NOT_EXAMINED: ("not examined", "niet onderzocht"),
}
_GRAVITIES: Mapping[str, tuple[str, str]] = {
    "Violation": ("serious", "ernstig"),
    "Warning": ("minor", "klein"),
    "Info": ("minor", "klein"),
    "Minor": ("minor", "klein"),
    "Editorial": ("editorial", "redactioneel"),
}
GRAVEST_FIRST = (
    Verdict.NOT_MET,
    Verdict.PARTLY_MET,
    Verdict.NOT_ASSESSABLE,
    Verdict.SAID_ELSEWHERE,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)
"""The verdicts of requirements, those that ask for something to be done first."""
_TICKS = {"not": (0, 20), "partly": (7, 13), "na": (10, 9), "else": (10, 10)}
_TICK_OF_OTHERS = (14, 6)


def modality_mark(iri: str | None, language: str) -> tuple[str, str] | None:
    """Return the sign and the word of a modality (IRI); None if it is not one."""
    if iri is None or iri not in MODALITIES:
        return None
    sign, words = MODALITIES[iri]
    return sign, words[language]


def modality_iri(name: str) -> str:
    """Return the IRI of a modality that is named as in rows."""
    return _NG + name.capitalize()


def verdict_mark(verdict: str, language: str) -> tuple[str, str]:
    """Return the sign and the short word of a verdict."""
    return _SIGNS[verdict], _WORDS[verdict][language == "nl"]


def verdict_of(word: str, language: str) -> str | None:
    """Return the verdict that answers write with this word, or None."""
    return next((str(v) for v, named in VERDICTS[language].items() if named == word), None)


def gravity_word(severity: str, language: str) -> str:
    """Return how grave a finding is, for people, by the name of its SHACL severity."""
    return _GRAVITIES[severity][language == "nl"] if severity in _GRAVITIES else ""


def verdict_ticks(counts: Mapping[str, int]) -> tuple[list[tuple[str, int, int, int]], int]:
    """Return a tick for each requirement, most serious first, and the width of all.

    A tick is its sign, its left edge, its top and its height, in units of the drawing, which is 20
    high; the graver, the taller.
    """
    ticks = []
    x = 0
    for verdict in GRAVEST_FIRST:
        sign = _SIGNS[verdict]
        top, height = _TICKS.get(sign, _TICK_OF_OTHERS)
        for _ in range(counts.get(verdict, 0)):
            ticks.append((sign, x, top, height))
            x += 4
        x += 2 if counts.get(verdict, 0) else 0
    return ticks, max(1, x - 3)


_NUMBERED = re.compile(r"(?:section|sectie) ([0-9][^,\s]*)(?:, )?")
_PARTS = (
    (re.compile(r"\b(?:paragraph|alinea) (\d+)"), r"¶\1"),
    (re.compile(r"\btable row (\d+)"), r"row \1"),
    (re.compile(r"\btabelrij (\d+)"), r"rij \1"),
    (re.compile(r"\b(?:list|lijst) 1, |^(?:whole section|hele sectie)$"), ""),
)
_ABBREVIATED = re.compile(r"\(([^()]+)\)$")
_NAME_LENGTH = 22


@lru_cache(maxsize=8192)
def short_place(place: str) -> str:
    """Return a place in few characters: "§11.c ¶2" for "section 11.c, paragraph 2".

    Of a section without a number the last heading is shown, cut to a few words.
    """
    found = _NUMBERED.match(place)
    if found:
        section, rest = f"§{found[1]}", place[found.end() :]
    else:
        named, rest = split_place(place)
        section = _short_heading(named)
    rest = _shortened(rest)
    if not rest:
        return section
    return f"{section} {rest}" if rest[0] == "¶" else f"{section}, {rest}"


def place_beside(place: str, other: str) -> tuple[str, str]:
    """Return what need not be shown of a place beside another in its section, and what must.

    "Transfers, paragraph 2" beside "Transfers, paragraph 1" is "¶2"; a number is always shown.
    """
    section, rest = split_place(place)
    if not rest or _NUMBERED.match(place) or split_place(other)[0] != section:
        return "", short_place(place)
    rest = _shortened(rest)
    return (f"{_short_heading(section)}, ", rest) if rest else ("", short_place(place))


def _shortened(rest: str) -> str:
    for pattern, short in _PARTS:
        rest = pattern.sub(short, rest)
    return rest


def short_law(name: str) -> str:
    """Return the short name that a law's name ends with: "GDPR"; else the name itself."""
    found = _ABBREVIATED.search(name)
    return found[1] if found else name


def _short_heading(named: str) -> str:
    heading = named.rsplit(BELOW, 1)[-1]
    heading = heading[:1].upper() + heading[1:]
    if len(heading) <= _NAME_LENGTH:
        return heading
    return heading[:_NAME_LENGTH].rsplit(" ", 1)[0] + "…"
