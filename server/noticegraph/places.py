"""The place of a passage, for people: "section 2, table row 1", "Your rights › Access, item 3"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

# A slug may begin with a number too: 2-what-we-collect.
_NUMBER = re.compile(r"[0-9][0-9a-zA-Z]*(?:\.[0-9a-zA-Z]+)*")
_SECTION = {"en": "section", "nl": "sectie"}
_WITHOUT_NUMBER = {
    "preamble": {"en": "preamble", "nl": "aanhef"},
    "contents": {"en": "table of contents", "nl": "inhoudsopgave"},
    "front-matter": {"en": "front matter", "nl": "voorwerk"},
}
BELOW = " › "
"""What stands between the heading of a section and that of its part."""
_WITHIN = re.compile(
    r"(?:, (?:whole section|hele sectie|front matter|voorwerk|heading|kop"
    r"|(?:(?:paragraph|alinea|list|lijst|item|onderdeel|cell|cel|table|tabel|row|rij"
    r"|tabelrij|header|kopregel|tabelkop)\b ?(?:\d+ ?)?)+))+$"
)


def section_parts(section: str) -> list[str]:
    """Return the sections around a section, outermost first, and itself: "11", "11.c"."""
    sign = "." if _NUMBER.fullmatch(section) else "/"
    return list(accumulate(section.split(sign), lambda above, part: f"{above}{sign}{part}"))


def headings_of(section: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return the headings of a section and of those around it; empty where none is known."""
    return tuple(titles.get(part, "") for part in section_parts(section))


def section_names(section: str, headings: Sequence[str], language: str) -> tuple[str, ...]:
    """Return what a section and those around it are called: "§11", or a heading, or its slug."""
    language = language if language in _SECTION else "en"
    parts = section_parts(section)
    if _NUMBER.fullmatch(section):
        return tuple(f"§{part}" for part in parts)
    told = {part: heading for part, heading in zip(parts, headings, strict=False) if heading}
    return tuple(told.get(part) or _in_words(part, language) for part in parts)


def _in_words(section: str, language: str) -> str:
    named = _WITHOUT_NUMBER.get(re.sub(r"-\d+$", "", section))
    if named:
        return named[language]
    words = section.rsplit("/", 1)[-1].replace("-", " ")
    return words[:1].upper() + words[1:]


def describe_place(
    section: str, place: str | None, language: str, headings: Sequence[str] = ()
) -> str:
    """Return the section of a passage and its place there, in `language` or else in English.

    A section without a number is named by its headings, as far as they are known (`headings_of`),
    and else by its slug, in words.
    """
    language = language if language in _SECTION else "en"
    if _NUMBER.fullmatch(section):
        named = f"{_SECTION[language]} {section}"
    else:
        named = BELOW.join(section_names(section, headings, language))
    return ", ".join(part for part in (named, place) if part)


def split_place(place: str) -> tuple[str, str]:
    """Return the section of a described place, and the place there: headings may hold commas."""
    found = _WITHIN.search(place)
    return (place[: found.start()], place[found.start() + 2 :]) if found else (place, "")
