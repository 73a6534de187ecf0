"""Dates, numbers and languages as people write them in English and Dutch."""

from __future__ import annotations

import datetime

_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
        "oktober", "november", "december",
    ),
}  # fmt: skip
_SHORT_DUTCH = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_LANGUAGES = {
    "en": {"en": "English", "nl": "Dutch", "de": "German", "fr": "French", "es": "Spanish"},
    "nl": {"en": "Engels", "nl": "Nederlands", "de": "Duits", "fr": "Frans", "es": "Spaans"},
}


def write_date(iso: str, language: str, *, short: bool = False) -> str:
    """Return a date (year-month-day) as "20 February 2024" or, short, "20 Feb 2024".

    What is no such date is returned as it is.
    """
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    name = _MONTHS[language][day.month - 1]
    if short:
        name = _SHORT_DUTCH[day.month - 1] if language == "nl" else name[:3]
    return f"{day.day} {name} {day.year}"


_VERSIONS = {
    "en": ("Statement", " of {date}", ", in {written_in}", " in {written_in}"),
    "nl": ("Verklaring", " van {date}", ", in het {written_in}", " in het {written_in}"),
}


def write_version(date: str, written_in: str, language: str) -> str:
    """Return what tells a statement: "Statement of 20 February 2024, in Dutch".

    The date and the language are as people write them; what is not known is left out.
    """
    statement, of_date, after_date, alone = _VERSIONS[language]
    found = statement + (of_date.format(date=date) if date else "")
    if not written_in:
        return found
    return found + (after_date if date else alone).format(written_in=written_in)


def write_number(number: int, language: str) -> str:
    """Return a whole number with its thousands apart: 12,345 in English, 12.345 in Dutch."""
    written = f"{number:,}"
    return written.replace(",", ".") if language == "nl" else written


def write_count(number: int, one: str, several: str, language: str) -> str:
    """Return a number with its noun: "1 fact", "1,234 facts"."""
    return f"{write_number(number, language)} {one if number == 1 else several}"


def write_language(code: str, language: str) -> str:
    """Return the name of a language, or its code if it is none of those known here."""
    return _LANGUAGES[language].get(code, code)
