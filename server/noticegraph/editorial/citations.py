"""Rules about what a text cites: laws by form and title, techniques by what they are, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.editorial.model import Document, Remark, remark, say

_UK_ACT = re.compile(
    r"Data Protection Act 2018(?P<between>.{0,300}?)\([“\"„‘']?(?P<short>(?:UK|VK)\.? "
    r"(?:GDPR|AVG))[”\"“’']?\)"
)
_REGULATION = re.compile(
    r"(?i)General Data Protection Regulation|Algemene verordening|\bGDPR\b|\bAVG\b|2016/679"
)
# Chapters of a code whose sections have a number after a dot.
_CHAPTER = re.compile(
    r"(?P<words>(?:§+ ?|[Ss]ections? |[Aa]rtikel(?:en)? )(?P<number>603A))(?![.\d])"
)
_HYBRID = re.compile(
    r"(?P<words>(?:[A-Z][a-z]+,? (?:(?:and|of|the|for) )?){2,8}(?:\([^()]{2,30}\) ){0,3}"
    r"(?:Regelgeving|Verordeningen|Regels|Besluiten|Wet)(?: \d{4})?)\b"
)
_ENGLISH = re.compile(r"\b(?:and|of the|Data Protection|Electronic|Protection Act|Exit)\b")

_FLASH = re.compile(r"(?i)\b(?:flash[- ]cookies?|local shared objects?)\b")
_FLASH_DENIED = re.compile(r"(?i)\b(?:no|not|never|geen|niet)\b")
_YEAR = re.compile(r"\b20[12]\d\b")
_FLASH_ENDED = 2020
_NO_COOKIE = re.compile(
    r"(?i)\b(?P<words>cookies,? (?:like|such as|zoals) (?:[\w ]{2,25}, )?(?:advertising IDs?"
    r"|(?:mobile |device |advertising )+identifiers?|web beacons?|pixels?(?: tags?)?"
    r"|local storage|reclame-?id'?s|webbakens?|apparaat-?id'?s))\b"
)

_POINTS = frozenset(["this", "that", "it", "dit", "dat", "deze", "die"])
_AUTHORITY = (
    r"(?:European Data Protection Board|EDPB|Information Commissioner[’']s Office|ICO"
    r"|Data Protection Commission|CNIL|Autoriteit Persoonsgegevens"
    r"|Gegevensbeschermingsautoriteit|Federal Trade Commission|FTC)"
)
_SITE = re.compile(
    rf"\b(?P<words>{_AUTHORITY}(?:['’]s)? (?:web ?)?site"
    rf"|web ?site (?:of|van) (?:the |de |het )?{_AUTHORITY})\b"
)
_ADDRESS = re.compile(r"(?i)https?://|www\.|\b[\w-]+\.(?:com|org|net|eu|nl|uk|ie|fr|gov)\b")


def law_is_cited_right(document: Document) -> Iterator[Remark]:
    """Yield acts under the short name of another, chapters as sections, titles half translated."""
    for unit in document.units:
        for found in _UK_ACT.finditer(unit.prose):
            if _REGULATION.search(found["between"]):
                continue
            yield remark(unit, found,
                '"{short}" is defined here as an act that only supplements it; it is the '
                "regulation as a part of the law of the United Kingdom: define it so, and name "
                "the act beside it.",
                '"{short}" heet hier een wet die haar alleen aanvult; het is de verordening als '
                "deel van het recht van het Verenigd Koninkrijk: omschrijf haar zo, en noem de "
                "wet ernaast.",
                group="short",
            )  # fmt: skip
        for found in _CHAPTER.finditer(unit.prose):
            yield remark(unit, found,
                '"{words}" is cited as a section, and {number} is a chapter, whose sections have '
                "a number after a dot: cite the chapter, or the section that is meant.",
                '"{words}" is aangehaald als artikel, en {number} is een hoofdstuk, waarvan de '
                "artikelen een nummer na een punt hebben: haal het hoofdstuk aan, of het artikel "
                "dat is bedoeld.",
            )  # fmt: skip
        for found in _HYBRID.finditer(unit.prose) if document.language[:2] == "nl" else ():
            if not _ENGLISH.search(found["words"]):
                continue
            yield remark(unit, found,
                'The title "{words}" is half translated, so readers cannot find the law: use the '
                "original title, or translate all of it and add the original.",
                'De titel "{words}" is half vertaald, zodat niemand de wet vindt: schrijf hem '
                "zoals hij is, of vertaal hem helemaal en voeg het origineel toe.",
            )  # fmt: skip


def technology_has_its_name(document: Document) -> Iterator[Remark]:
    """Yield techniques that no longer exist, and such as are called cookies and are none."""
    years = [int(y) for unit in document.units for y in _YEAR.findall(unit.prose)]
    current = max(years, default=0) > _FLASH_ENDED
    for unit in document.units:
        flash = _FLASH.search(unit.prose) if current else None
        if flash and not _FLASH_DENIED.search(unit.prose[: flash.start()][-60:]):
            current = False
            yield remark(unit, flash,
                '"{words}" need a player that no browser has had since the end of 2020: take '
                "them out, or say that they were used in the past.",
                '"{words}" hebben een speler nodig die sinds eind 2020 geen browser meer heeft: '
                "haal ze weg, of zeg dat ze vroeger zijn gebruikt.",
            )  # fmt: skip
        for found in _NO_COOKIE.finditer(unit.prose):
            yield remark(unit, found,
                '"{words}": the last is not a cookie, so what is said about cookies, such as how '
                "to refuse them, does not apply to it: name it beside cookies.",
                '"{words}": het laatste is geen cookie, en wat over cookies is gezegd, zoals hoe '
                "ze te weigeren zijn, geldt er niet voor: noem het naast cookies.",
            )  # fmt: skip


def link_says_where(document: Document) -> Iterator[Remark]:
    """Yield links whose words say nothing, and sites of authorities without a link."""
    for unit in document.units:
        for link in unit.links:
            words = unit.prose[link.start : link.end].strip()
            if link.target and words.casefold() in _POINTS:
                yield Remark(unit, link.start, link.end, say(
                    'The link text "{words}" does not say where the link leads: name that in it.',
                    'De link zegt alleen "{words}", en niet waarheen hij leidt: laat zijn woorden '
                    "dat noemen.",
                    words=words,
                ))  # fmt: skip
        # A plain text has lost its links, which is no fault of its author.
        for found in _SITE.finditer(unit.prose) if document.form != "txt" else ():
            if any(link.target for link in unit.links) or _ADDRESS.search(unit.prose):
                continue
            yield remark(unit, found,
                'The text sends readers to "{words}" without a link or an address: add it.',
                'De tekst verwijst lezers naar "{words}" zonder link of adres: voeg die toe.',
            )  # fmt: skip
