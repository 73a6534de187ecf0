"""Rules about what a draft leaves behind: placeholders, lost links, open lists, dates, headings."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from noticegraph.editorial.model import Document, Remark, Unit, remark, say
from noticegraph.passages.model import HEADING, LIST_ITEM, TABLE_CELL, TABLE_HEADER

_NAMED = (
    r"(?:your |my |our |the )?(?:app(?:lication)?|business|company|customer|developer"
    r"|organi[sz]ation|product|service|site|store|website)(?:['’]s)?"
    r"(?: (?:address|e-?mail(?: address)?|name|number|phone(?: number)?|url|website))?"
)
_PLACEHOLDER = re.compile(
    rf"(?i)(?P<bracket>[\[<{{]{{1,2}} ?(?:{_NAMED}"
    r"|(?:enter|fill in|insert|link to|name of|vul in|invoegen|naam van)\b[^\]>}]{0,80}"
    r"|(?:contact |effective |last updated )?(?:address|adres|bedrijf(?:snaam)?|country|datum|date"
    r"|e-?mail(?: ?ad?dress?)?|land|link|naam|name|organisatie|phone(?: number)?|state|url|x+)"
    r"(?: here| hier)?) ?[\]>}]{1,2})"
    r"|(?P<word>\b(?:TODO|TBD|FIXME|XXX+|lorem ipsum"
    r"|(?:AUTO|INSERT|YOUR)[_ ]?(?:TITLE|NAME|TEXT|LINK|URL|DATE))\b)"
    r"|(?P<template>\{\{[^{}]{1,60}\}\}|\$\{[^{}]{1,60}\}|%%[A-Z_]{2,40}%%)"
    r"|(?P<date>\b(?:dd|mm|xx)[/.-](?:dd|mm|xx)[/.-](?:yyyy|jjjj|xxxx|yy|xx)\b)"
    r"|(?P<blank>(?<=: )_{3,}|(?<=[a-z] )_{3,}(?=[.,;]))"
)
_NOTE = re.compile(r"(?<![\w\]!])\[(?P<words>[a-zà-ÿ]+(?: [a-zà-ÿ’']+){1,7})\](?![\w(\[:])")
_NO_NOTE = re.compile(r"\b(?:at|dot|e-?mail|email protected|sic|link|redacted|image|hidden)\b")

# The model text of a framework or contract calls whoever signs it "the organization".
_SIGNATORY = re.compile(
    r"(?i)\bunless (?P<en>the organi[sz]ation) (?:proves|can prove|demonstrates)\b"
    r"|\btenzij (?P<nl>de organisatie) (?:bewijst|aantoont|kan (?:bewijzen|aantonen))\b"
)
_ORGANISATION = re.compile(r"\b(?:[Yy]our organi[sz]ation|[Uu]w organisatie|jouw organisatie)\b")
_SIGNATORY_DEFINED = re.compile(r"(?i)[“\"‘'](?:the |de )?(?:organi[sz]ation|organisatie)[”\"’']")

_HERE = re.compile(
    r"(?i)\b(?:"
    r"(?P<click>(?:by )?(?:click(?:ing)?|tap(?:ping)?|press(?:ing)?)(?: on)? here)"
    r"|(?P<see>(?:see|available|found|accessed|read|viewed|unsubscribe|opt out"
    r"|more information) here)(?=[.,;:)]|$)"
    r"|(?P<klik>klik(?:t|ken)?(?: dan)? hier|ga(?:at)?(?: dan)? naar hier|via deze link"
    r"|(?:vindt|vind|leest|lees) (?:u|je) hier(?=[.,;:)]|$)|hier (?:te vinden|beschikbaar))"
    r")\b"
)
_ADDRESS = re.compile(r"(?i)https?://|www\.|\b[\w-]+\.(?:com|org|net|io|eu|nl|co)\b|@")

_OPEN_END = re.compile(
    # Not "(Amendments etc.)", which is a part of titles of laws.
    r"(?i)(?<!\(Amendments )(?<!\(Amendment )(?<!\(Amendementen )"
    r"(?P<words>\b(?:etc\b|et cetera\b|etcetera\b|and so on\b|and so forth\b|enz\b"
    r"|enzovoorts?\b|and the like\b|en dergelijke\b|e\.d(?=\.)))"
)
_COMPLETE = re.compile(
    r"(?i)\b(?:only the following|the following [\w ]{0,40}\bonly|solely the following"
    r"|exhaustive list|complete list|full list|limited to the following|as follows exclusively"
    r"|(?:uitsluitend|alleen|enkel|slechts) de volgende|volledige lijst"
    r"|limitatieve (?:lijst|opsomming))\b"
)
_NOT_COMPLETE = re.compile(r"(?i)\b(?:not|non|no|niet|geen)\b")
_EXAMPLES = re.compile(
    r"(?i)\b(?:such as|including|includes|for example|e\.g|among others|like|zoals|bijvoorbeeld"
    r"|waaronder|onder andere|onder meer|o\.a|bijv)\b"
)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januari jan", "february februari feb", "march maart mar mrt", "april apr",
            "may mei", "june juni jun", "july juli jul", "august augustus aug",
            "september sep sept", "october oktober oct okt", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|e)?"
_YEAR = r"(?P<year>\d{3,5})"
_WEEKDAYS = (
    "monday maandag", "tuesday dinsdag", "wednesday woensdag", "thursday donderdag",
    "friday vrijdag", "saturday zaterdag", "sunday zondag",
)  # fmt: skip
_WEEKDAY_NUMBER = {name: n for n, names in enumerate(_WEEKDAYS) for name in names.split()}
_WEEKDAY = r"(?:(?P<weekday>" + "|".join(_WEEKDAY_NUMBER) + r"),? )?"
_DATES = (
    re.compile(rf"(?i)\b{_WEEKDAY}{_DAY}(?: of)? {_MONTH},? {_YEAR}\b"),
    re.compile(rf"(?i)\b{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}\b"),
    re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/-]|\.\d)"),
)
_YEARS = range(1945, 2100)
"""Years that a statement can name: from the oldest laws on, to any that a promise could reach."""

_NUMBERED = re.compile(
    r"(?i)(?P<word>(?:article|artikel|section|sectie|hoofdstuk|part) )?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*)(?P<mark>[.):]?)\s+\S"
)


def placeholder_filled(document: Document) -> Iterator[Remark]:
    """Yield placeholders that nobody filled in, notes of the draft, and "the organization"."""
    defined = any(_SIGNATORY_DEFINED.search(unit.prose) for unit in document.units)
    for unit in document.units:
        for found in () if defined else _SIGNATORY.finditer(unit.prose):
            group = "en" if found["en"] else "nl"
            if any(_ORGANISATION.search(other.prose) for other in document.units):
                yield remark(unit, found,
                    '"{words}" is left from a model text, and elsewhere an organisation is '
                    "somebody else here, such as a customer: name the company that is meant.",
                    '"{words}" is overgebleven uit een modeltekst, en elders is een organisatie '
                    "hier iemand anders, zoals een klant: noem de onderneming die wordt bedoeld.",
                    group=group,
                )  # fmt: skip
                continue
            yield remark(unit, found,
                '"{words}" is left from a model text, since nothing here is called so: name the '
                "company that is meant.",
                '"{words}" is overgebleven uit een modeltekst, want niets heet hier zo: noem de '
                "onderneming die wordt bedoeld.",
                group=group,
            )  # fmt: skip
        for found in _PLACEHOLDER.finditer(unit.prose):
            word = found[0].strip()
            if found["word"] and word.lower() != "lorem ipsum" and not word.isupper():
                continue
            if found["bracket"] and unit.is_linked(found.start(), found.end()):
                continue
            yield remark(unit, found,
                "The placeholder {word} was not filled in: write what belongs there.",
                "De plaatsaanduiding {word} is niet ingevuld: schrijf wat daar hoort.",
                word=word,
            )  # fmt: skip
        for found in _NOTE.finditer(unit.prose):
            if _NO_NOTE.search(found["words"]) or _PLACEHOLDER.match(found[0]):
                continue
            if any(link.start <= found.end() and found.start() <= link.end for link in unit.links):
                continue
            yield remark(unit, found,
                "{words} looks like a note from the draft: remove it, or make it part of the "
                "text.",
                "{words} lijkt een aantekening van het ontwerp: haal die weg, of maak er tekst "
                "van.",
                words=found[0],
            )  # fmt: skip


def link_has_target(document: Document) -> Iterator[Remark]:
    """Yield invitations to click without a link, and links without a target."""
    for unit in document.units:
        for found in _HERE.finditer(unit.prose):
            around = unit.prose[found.start() : found.end() + 80]
            near = any(
                link.target and link.start <= found.end() + 3 and found.start() - 3 <= link.end
                for link in unit.links
            )
            if near or _ADDRESS.search(around):
                continue
            yield remark(unit, found,
                '"{words}" leads nowhere in this text: the target of the link is lost. Write the '
                "address, or name the document.",
                '"{words}" leidt in deze tekst nergens heen: het doel van de link is verloren. '
                "Schrijf het adres, of noem het document.",
            )  # fmt: skip
        for link in unit.links:
            words = unit.prose[link.start : link.end].strip()
            # In a page, "#" is the target of what a script does.
            lost = not link.target.strip() or (link.target == "#" and document.form == "md")
            if lost and words:
                yield Remark(unit, link.start, link.end, say(
                    'The link "{words}" has no target: give it one.',
                    'De link "{words}" heeft geen doel: geef hem er een.',
                    words=words,
                ))  # fmt: skip


def list_is_closed(document: Document) -> Iterator[Remark]:
    """Yield lists that end in "etc.", or that claim to be complete and give examples."""
    claimed = False
    for unit in document.units:
        for found in _OPEN_END.finditer(unit.prose):
            yield remark(unit, found,
                'The list ends in "{words}", so a reader cannot know what else it includes: name '
                "the rest, or what its items have in common.",
                'De opsomming eindigt met "{words}", zodat een lezer niet weet wat er nog meer '
                "bij hoort: noem de rest, of wat de delen gemeen hebben.",
            )  # fmt: skip
        in_list = unit.passage.kind in (LIST_ITEM, TABLE_CELL, TABLE_HEADER)
        claimed = claimed and in_list
        for sentence in re.finditer(r"[^.!?]+[.!?:]?", unit.prose):
            claim = _COMPLETE.search(sentence[0])
            if claim and not _NOT_COMPLETE.search(sentence[0][: claim.start()][-20:]):
                yield from _examples_in(unit, sentence.start() + claim.end(), sentence.end())
                claimed = sentence.end() >= len(unit.prose.rstrip()) and sentence[0].endswith(":")
        if claimed and in_list:
            yield from _examples_in(unit, 0, len(unit.prose))


def _examples_in(unit: Unit, start: int, end: int) -> Iterator[Remark]:
    found = _EXAMPLES.search(unit.prose, start, end)
    if found:
        yield remark(unit, found,
            'The list claims to be complete, but "{words}" introduces only examples: name '
            "everything, or drop the claim.",
            'De opsomming heet volledig, maar "{words}" geeft alleen voorbeelden: noem alles, of '
            "laat de bewering weg.",
        )  # fmt: skip


def date_can_be(document: Document) -> Iterator[Remark]:
    """Yield dates in no calendar, with an impossible year, or on another day of the week."""
    for unit in document.units:
        for pattern in _DATES:
            for found in pattern.finditer(unit.prose):
                wrong = _wrong_date(found)
                if wrong is not None:
                    yield remark(unit, found,
                        f'The date "{{date}}" cannot be: {wrong[0]}. Correct it.',
                        f'De datum "{{date}}" kan niet: {wrong[1]}. Verbeter die.',
                        date=found[0],
                    )  # fmt: skip


def _wrong_date(found: re.Match[str]) -> tuple[str, str] | None:
    month = _MONTHS.get(found["month"].lower()) or int(found["month"])
    day, year = int(found["day"]), int(found["year"])
    if year not in _YEARS:
        return "such a year is not meant", "zo'n jaar is niet bedoeld"
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return "the month has no such day", "die maand heeft die dag niet"
    weekday = found.groupdict().get("weekday")
    if weekday and _WEEKDAY_NUMBER[weekday.lower()] != date.weekday():
        return "it is another day of the week", "het is een andere dag van de week"
    return None


def headings_in_order(document: Document) -> Iterator[Remark]:
    """Yield headings whose number is not the next one, at one level."""
    last: dict[tuple[str, ...], int] = {}
    for unit in document.units:
        found = _NUMBERED.match(unit.prose.strip()) if unit.passage.kind == HEADING else None
        if not found or (not found["word"] and not found["mark"] and "." not in found["number"]):
            continue
        *above, own = found["number"].split(".")
        word, number = (found["word"] or "").lower(), int(own)
        # The level too, because numbers begin anew below another heading.
        keys = ((word, *above), (word, f"level {unit.level}", *above))
        before = [last[key] for key in keys if key in last]
        last |= dict.fromkeys(keys, number)
        if not before or number == 1 or number - 1 in before:
            continue
        yield Remark(unit, 0, len(unit.prose), say(
            f"The heading has number {number} after {before[-1]}: a heading is missing or out of "
            "order. Number the headings in sequence.",
            f"De kop heeft nummer {number} na {before[-1]}: er ontbreekt een kop, of de volgorde "
            "klopt niet. Nummer de koppen doorlopend.",
        ))  # fmt: skip
