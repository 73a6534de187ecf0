"""The place of a passage, for people: "section 2, table row 1", "preamble, paragraph 3"."""

from __future__ import annotations

import re

# A slug may begin with a number too: 2-what-we-collect.
_NUMBER = re.compile(r"[0-9][0-9a-zA-Z]*(?:\.[0-9a-zA-Z]+)*")
_SECTION = {"en": "section", "nl": "sectie"}
_WITHOUT_NUMBER = {
    "preamble": {"en": "preamble", "nl": "aanhef"},
    "contents": {"en": "table of contents", "nl": "inhoudsopgave"},
}


def describe_place(section: str, place: str | None, language: str) -> str:
    """Return the section of a passage and its place there, in `language` or else in English.

    A section without a number is named by its headings.
    """
    language = language if language in _SECTION else "en"
    if _NUMBER.fullmatch(section):
        named = f"{_SECTION[language]} {section}"
    else:
        named = _WITHOUT_NUMBER.get(section, {}).get(language, section)
    return ", ".join(part for part in (named, place) if part)
