"""Rules about whom and how long: undefined groups, laws for everyone, periods left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.editorial.model import Document, Remark, Unit, remark, say
from noticegraph.passages.model import HEADING, LIST_ITEM

_SENTENCE = re.compile(r"[^.!?]+[.!?]?")

_CERTAIN_PEOPLE = re.compile(r"(?i)\b(?:certain|bepaalde) (?:[A-Z]\w+ )?(?:residents|inwoners)\b")
_YOU_HAVE = re.compile(r"(?i)\b(?:you have the right|u hebt het recht|je hebt het recht)\b")
_CERTAIN_STATES = re.compile(
    r"(?i)\b(?:certain|some|bepaalde|sommige) (?:other )?(?:U\.?S\.? |Amerikaanse )?(?:states"
    r"|staten)\b(?! ?\()"
)
_NAMED = re.compile(
    r"(?i)\b(?:such as|including|namely|e\.g|for example|zoals|waaronder|namelijk|bijvoorbeeld)\b|:"
)
_STATES = re.compile(r"\b(?:California|Colorado|Connecticut|Nevada|Texas|Utah|Virginia)\b")
_RESIDENTS = re.compile(r"(?i)\b(?:residents|inwoners|reside|woont|wonen)\b")
_FROM_A_DAY = re.compile(
    r"(?i)\bwhen (?:the|these|those|such) (?:laws|acts) (?:come into|take|are in|enter into) "
    r"(?:effect|force)\b|\b(?:wanneer|zodra) (?:de|deze|die|zulke) wetten (?:in werking treden"
    r"|van kracht (?:worden|zijn))\b"
)
_SOME_LISTED = re.compile(
    r"(?i)\b(?P<which>relevant|applicable|certain|relevante|bepaalde|betrokken) (?P<who>(?:\w+ )?"
    r"(?:affiliates|subsidiaries|entities|companies|ondernemingen|entiteiten|bedrijven"
    r"|maatschappijen))(?: that are| which are|,? die zijn|,? die)? "
    r"(?:listed|named|identified|set out|vermeld|genoemd|opgesomd)\b"
)
_COUNTRY = re.compile(r"\((?:[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)?|VS|US|USA|UK|VK)\)$")
_COMPANY = re.compile(
    r"\b(?:Inc|LLC|Ltd|Limited|GmbH|B\.?V|N\.?V|S\.?A\.?S|S\.?r\.?l|S\.?L\.?U|AB|AG|ApS|APS|ULC"
    r"|Pty|Pte|Lda|LDA|LP|LLP)\b"
)

_EVERYWHERE = re.compile(
    r"(?P<region>[A-ZÀ-Þ][\w’' -]{2,30}): (?:Personal (?:data|information)|Persoonsgegevens)\b"
    r"[^.]*\b(?:as described in this|zoals beschreven in (?:deze|dit)) [^.]*"
    r"\b(?:in accordance with|in compliance with|in overeenstemming met)\b"
)
_THERE = re.compile(
    r"(?i)\b(?:residents|individuals|people|persons|users|customers|inwoners|personen|gebruikers"
    r"|klanten|located|gevestigd|afkomstig)\b"
)

_PERIODS = re.compile(r"(?i)\b(?:retention periods?|bewaartermijn(?:en)?|bewaarperiodes?)\b")
_ON_REQUEST = re.compile(
    r"(?i)\b(?:contact us|contacting us|(?:up)?on request|neem(?: dan)? contact|contact met ons"
    r"|op verzoek)\b"
)
_ACCOUNT_LIVES = re.compile(
    r"(?i)\b(?:as long as|while) (?:your|the|their) account (?:is|remains) (?:active|open)\b"
    r"|\bzolang (?:uw|je|jouw|het|een) account (?:actief|open)\b"
)
_VISITORS = re.compile(
    r"(?i)\b(?:(?:web)?site visitors|visitors (?:to|of) (?:our|the)|(?:web)?sitebezoekers"
    r"|bezoekers van (?:onze|de))\b"
)
_NO_ACCOUNT = re.compile(
    r"(?i)\b(?:without an account|do not have an account|no account|zonder account|geen account)\b"
)
_FIRST_LIMIT = re.compile(
    r"(?i)\b(?:45|forty[- ]five|vijfenveertig)(?: \(45\))? (?:calendar |kalender)?(?:days|dagen)\b"
)
_LAST_LIMIT = re.compile(
    r"(?i)\b(?:up to|at most|no longer than|maximaal|hoogstens|ten hoogste) "
    r"(?:90|ninety|negentig)(?: \(90\))? (?:calendar |kalender)?(?:days|dagen)\b"
)
_RECKONED = re.compile(
    r"(?i)\b(?:in total|a total|total of|in all|additional|further|from receipt|after receipt"
    r"|in totaal|totale|aanvullende|extra|na ontvangst)\b"
)


def group_is_told(document: Document) -> Iterator[Remark]:
    """Yield people, states and companies of which a reader cannot tell which they are."""
    yield from _certain_people(document)
    states = 0
    for unit in document.units:
        for sentence in _SENTENCE.finditer(unit.prose):
            found = _CERTAIN_STATES.search(unit.prose, *sentence.span())
            if (
                found
                and not states
                and _RESIDENTS.search(sentence[0])
                and not _NAMED.search(unit.prose, found.end(), sentence.end())
                and not _STATES.search(unit.prose)
            ):
                states += 1
                yield _untold(unit, found)
        for found in _FROM_A_DAY.finditer(unit.prose):
            yield remark(unit, found,
                'The rights apply "{words}", but the text does not say from which day they apply '
                "in which place: name the places, each with its day.",
                'De rechten gelden "{words}", en vanaf welke dag ze waar gelden, staat er niet: '
                "noem de plaatsen, elk met de dag.",
            )  # fmt: skip
        for found in _SOME_LISTED.finditer(unit.prose):
            yield remark(unit, found,
                'The text is for those on a list that are "{which}", but it says nowhere which '
                "these are: name them, or say that all on the list are meant.",
                'De tekst geldt voor wie op een lijst "{which}" is, en nergens staat welke dat '
                "zijn: noem ze, of zeg dat het om alle op de lijst gaat.",
            )  # fmt: skip
        yield from _companies(unit)


def _certain_people(document: Document) -> Iterator[Remark]:
    for number, unit in enumerate(document.units):
        found = _CERTAIN_PEOPLE.search(unit.prose)
        if not found or unit.passage.kind == HEADING:
            continue
        given = any(
            _YOU_HAVE.search(other.prose)
            for other in document.units[number + 1 : number + 6]
            if other.passage.section == unit.passage.section
        )
        if not given:
            continue
        yield remark(unit, found,
            'Here only "{words}" have the rights, without saying who they are, but the list '
            "gives them to every reader: say in both places who has them.",
            'Hier hebben alleen "{words}" de rechten, zonder te zeggen welke, en de lijst geeft ze '
            "aan elke lezer: zeg op beide plaatsen hetzelfde over wie ze heeft.",
        )  # fmt: skip


def _untold(unit: Unit, found: re.Match[str]) -> Remark:
    return remark(unit, found,
        '"{words}" does not say which, so that nobody knows whether he lives in one of them: name '
        "them.",
        '"{words}" zegt niet welke, zodat niemand weet of hij in een ervan woont: noem ze.',
    )  # fmt: skip


def _companies(unit: Unit) -> Iterator[Remark]:
    parts = [part.strip(" .\n") for part in unit.prose.split(";")]
    companies = [part for part in parts if _COMPANY.search(part)]
    placed = [part for part in parts if _COUNTRY.search(part)]
    if len(companies) < 5 or not 2 <= len(placed) <= len(parts) - 3:
        return
    at = unit.prose.index(placed[0])
    yield Remark(unit, at, at + len(placed[0]), say(
        "Only some companies of this list have a country, beginning with this one, and none has "
        "an address, so a reader cannot find the one for their region: give each its country.",
        "Alleen sommige ondernemingen van deze lijst hebben een land, te beginnen met deze, zodat "
        "een lezer die van zijn regio niet vindt: vermeld bij elke het land.",
    ))  # fmt: skip


def law_reaches_its_people(document: Document) -> Iterator[Remark]:
    """Yield the first of regions whose law is said to govern all data of the statement."""
    found = [
        (unit, match)
        for unit in document.units
        if unit.passage.kind == LIST_ITEM
        and (match := _EVERYWHERE.match(unit.prose))
        and not _THERE.search(match[0])
    ]
    for unit, match in found[:1] if len(found) > 1 else ():
        start, end = match.span("region")
        yield Remark(unit, start, end, say(
            "All data that the text describes are said here to be processed under the law of one "
            "region, and other items of the list say the same about other laws, so every law "
            "would apply to everyone: say whose data each law governs.",
            "Alle gegevens die de tekst beschrijft, worden hier verwerkt volgens het recht van één "
            "regio, en andere van de lijst zeggen hetzelfde van hun recht, zodat elke wet voor "
            "iedereen zou gelden: zeg voor wiens gegevens elke wet geldt.",
        ))  # fmt: skip


def period_is_told(document: Document) -> Iterator[Remark]:
    """Yield periods told on request only, or by an account that not all have, or twice counted."""
    visitors = any(_VISITORS.search(unit.prose) for unit in document.units)
    without = any(_NO_ACCOUNT.search(unit.prose) for unit in document.units)
    for unit in document.units:
        for sentence in _SENTENCE.finditer(unit.prose):
            span = sentence.span()
            periods = _PERIODS.search(unit.prose, *span)
            if periods and _ON_REQUEST.search(unit.prose, *span):
                yield remark(unit, periods,
                    'There are "{words}", but only people who ask are told what they are: state '
                    "them, or what determines them for each kind of data.",
                    'Er zijn "{words}", en alleen wie erom vraagt, krijgt ze te horen: vermeld ze, '
                    "of wat ze per soort gegevens bepaalt.",
                )  # fmt: skip
            lives = _ACCOUNT_LIVES.search(unit.prose, *span)
            if lives and visitors and not without:
                yield remark(unit, lives,
                    'Data are kept "{words}", but the text also covers visitors, who need no '
                    "account: say how long their data are kept, and the data of an account that "
                    "is closed.",
                    'Gegevens blijven "{words}", en de tekst betreft ook bezoekers, die geen '
                    "account nodig hebben: zeg hoelang hun gegevens blijven, en die van een "
                    "account dat eindigt.",
                )  # fmt: skip
            last = _LAST_LIMIT.search(unit.prose, *span)
            if (
                last
                and _FIRST_LIMIT.search(unit.prose, *span)
                and not _RECKONED.search(unit.prose, *span)
            ):
                yield remark(unit, last,
                    'The text does not say whether "{words}" is the total or follows the first '
                    "period: say from which day it counts, and whether it is the total.",
                    'Of "{words}" alle dagen zijn of na de eerste komen, staat er niet: zeg vanaf '
                    "welke dag ze tellen, en dat het het totaal is als dat zo is.",
                )  # fmt: skip
