"""Rules about pledges: promises taken back, ways that lead nowhere, values counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.editorial.model import Document, Remark, remark, say

_SENTENCE = re.compile(r"[^.!?]+[.!?]?")

_LIABLE = re.compile(
    r"(?i)\b(?P<words>remains? (?:liable|responsible)|bl(?:ijft|ijven) aansprakelijk)\b[^.]*"
    r"(?<!unless)\b(?:and (?:if |when )?(?:we|it) (?:are|is) (?:liable|responsible)"
    r"|en (?:als |indien )?(?:wij|we) (?:aansprakelijk|verantwoordelijk) zijn"
    r"|en (?:wij|we) (?:aansprakelijk|verantwoordelijk) zijn)\b"
)
_NOT_KNOWINGLY = re.compile(
    r"(?i)\b(?:(?:do|does|will) not (?:knowingly|intentionally|wittingly)"
    r"|niet (?:bewust|willens en wetens|opzettelijk))\b"
)
_CHILDREN = re.compile(r"(?i)\b(?:child(?:ren)?|minors?|kinderen|minderjarigen?)\b")
_ONLY_SO = re.compile(r"(?i)\b(?P<way>online|directly|rechtstreeks)\b")
_OTHERWISE = re.compile(r"(?i)\b(?:offline|indirectly|otherwise|anders|indirect)\b")

_UNHAPPY = re.compile(
    r"(?i)\b(?:not satisfied|dissatisfied|unhappy|ontevreden|niet tevreden)\b[^.]*"
    r"\b(?P<words>(?:handling|treatment) of (?:a|your) complaint"
    r"|(?:resolution|solution) (?:that )?we propose|proposed (?:resolution|solution)"
    r"|afhandeling van (?:een|uw|je) klacht|voorgestelde oplossing)\b"
)
_HANDLED = re.compile(
    r"(?i)\b(?:complaints?|klacht(?:en)?)\b[^.]*\b(?:within|binnen|investigate|onderzoeken)\b"
    r"|\b(?:within|binnen|investigate|onderzoeken)\b[^.]*\b(?:complaints?|klacht(?:en)?)\b"
)
_MENU = re.compile(
    r"\b(?:opt out|turn (?:it|this|them) off|disable|afmelden|uitschakelen)\b[^.]{0,40}"
    r"\b(?:go to|navigate to|ga naar|open)\b (?P<path>(?:[A-Z][\w ]{1,20} ?> ?){1,4}"
    r"(?:Settings|Preferences|Options|Instellingen|Voorkeuren))\b(?! ?>| ?[“\"‘])"
)
_MAY_TAKE_PART = re.compile(
    r"(?i)\b(?P<who>partners|advertisers|companies|third parties|adverteerders|bedrijven|derden)"
    r" (?P<may>may participate|may take part|kunnen deelnemen|nemen mogelijk deel)\b[^.]*"
    r"\b(?:opt[- ]?out|afmelden)\b"
)

_VALUE = re.compile(
    r"(?i)\b(?P<words>(?:value of (?:your|the) (?:personal )?(?:data|information) is (?:equal to )?"
    r"the value of|waarde van (?:uw|je|de) (?:persoons)?gegevens is (?:gelijk aan )?"
    r"de waarde van))\b"
)
_COST = re.compile(
    r"(?i)\b(?:costs?|expenses?) (?:related to|associated with|of|incurred)\b|\bkosten (?:in"
    r" verband met|van|die)\b"
)

_AMONG_TRANSLATIONS = re.compile(
    r"(?i)\b(?:between|among) (?:the|these|any|its) translations\b|\btussen (?:de|deze)"
    r" vertalingen\b"
)
_PREVAILS = re.compile(
    r"(?i)\b(?:prevails?|controls?|controlling|governs?|prevaleert|gaat voor|is leidend)\b"
)
_OLD_OF_OTHER = re.compile(
    r"(?i)\b(?P<old>previous|prior|earlier|former|vorige|eerdere|oude) (?:version|versie) (?:of"
    r"|van) (?:our|the|ons|onze|het|de) (?P<what>(?!privacy|cookie)(?:[\w-]+ ){0,3}"
    r"(?:policy|notice|terms|beleid|verklaring|voorwaarden)(?: (?:on|for|inzake|over|voor) \w+)?)"
)


def promise_is_whole(document: Document) -> Iterator[Remark]:
    """Yield liability that ends where it begins, and denials narrowed on two sides."""
    for unit in document.units:
        for found in _LIABLE.finditer(unit.prose):
            yield Remark(unit, found.start("words"), found.end(), say(
                'The promise "{words}" holds only if the company is responsible anyway, so the '
                "second half takes back the first and reverses the burden of proof: say that the "
                "company is liable unless it proves that it is not responsible.",
                'De belofte "{words}" geldt alleen als de onderneming toch al verantwoordelijk is, '
                "zodat de tweede helft de eerste terugneemt en de bewijslast omkeert: zeg dat de "
                "onderneming aansprakelijk is tenzij zij bewijst niet verantwoordelijk te zijn.",
                words=found["words"],
            ))  # fmt: skip
        for sentence in _SENTENCE.finditer(unit.prose):
            denied = _NOT_KNOWINGLY.search(unit.prose, *sentence.span())
            if not denied or not _CHILDREN.search(unit.prose, *sentence.span()):
                continue
            way = _ONLY_SO.search(unit.prose, denied.end(), sentence.end())
            if not way or _OTHERWISE.search(unit.prose):
                continue
            yield Remark(unit, denied.start(), way.end(), say(
                'The denial about children covers only what is collected knowingly and "{way}", '
                "and nothing is said about data collected unknowingly, offline or from others: "
                "say what happens to these.",
                'De ontkenning over kinderen geldt alleen voor wat bewust en "{way}" wordt '
                "verzameld, en over gegevens die onbewust, offline of van anderen komen, staat er "
                "niets: zeg wat daarmee gebeurt.",
                way=way[0],
            ))  # fmt: skip


def procedure_is_told(document: Document) -> Iterator[Remark]:
    """Yield procedures that are presupposed, menus that end too early, tools of whoever joins."""
    handled = any(
        _HANDLED.search(unit.prose) for unit in document.units if not _UNHAPPY.search(unit.prose)
    )
    for unit in document.units:
        for found in _UNHAPPY.finditer(unit.prose) if not handled else ():
            yield remark(unit, found,
                '"{words}" presupposes that the company treats complaints in some way, and no '
                "passage describes it: say to whom, within which time and how.",
                '"{words}" veronderstelt dat de onderneming klachten op een manier behandelt, en '
                "geen passage beschrijft die: zeg bij wie, binnen welke tijd en hoe.",
                group="words",
            )  # fmt: skip
        for found in _MENU.finditer(unit.prose):
            yield remark(unit, found,
                'The way to opt out ends at "{path}", which has many settings: name the one to '
                "change.",
                'De weg naar de afmelding eindigt bij "{path}", waar veel instellingen staan: noem '
                "welke te wijzigen is.",
                group="path",
            )  # fmt: skip
        for found in _MAY_TAKE_PART.finditer(unit.prose):
            yield Remark(unit, found.start("who"), found.end("may"), say(
                'The tools cover only companies that take part, and "{words}" does not say which '
                "do: say which, and what people can do about the others.",
                'De hulpmiddelen gelden alleen voor bedrijven die meedoen, en "{words}" zegt '
                "niet welke dat zijn: zeg welke, en wat mensen bij de andere kunnen doen.",
                words=unit.prose[found.start("who") : found.end("may")],
            ))  # fmt: skip


def value_is_reckoned_once(document: Document) -> Iterator[Remark]:
    """Yield a value of data that is that of an offer in one sentence, and a cost in another."""
    for unit in document.units:
        found = _VALUE.search(unit.prose)
        if found and _COST.search(unit.prose, found.end()):
            yield remark(unit, found,
                'The value of the data is first that of an offer ("{words}"), and then '
                "calculated from costs, which is a different measure: give one method, and its "
                "result.",
                'De waarde van de gegevens is die van een aanbod ("{words}"), en dan wordt zij uit '
                "kosten berekend, wat een andere maat is: geef één methode, en de uitkomst.",
            )  # fmt: skip


def version_is_told(document: Document) -> Iterator[Remark]:
    """Yield rules for conflicts among translations alone, and old versions without a new one."""
    for unit in document.units:
        for sentence in _SENTENCE.finditer(unit.prose):
            found = _AMONG_TRANSLATIONS.search(unit.prose, *sentence.span())
            if found and _PREVAILS.search(unit.prose, *sentence.span()):
                yield remark(unit, found,
                    'The rule is for conflicts "{words}", not for one between a translation and '
                    "the original, which is probably meant: say so.",
                    'De regel is voor tegenspraak "{words}", en niet voor die tussen een vertaling '
                    "en het origineel, wat bedoeld moet zijn: zeg dat.",
                )  # fmt: skip
        for found in _OLD_OF_OTHER.finditer(unit.prose):
            what = found["what"].casefold()
            if any(what in other.prose.casefold() for other in document.units if other != unit):
                continue
            yield remark(unit, found,
                'An old version of "{what}" is offered, but the text does not say whether there '
                "is a new one or what replaced it: name the current document, or say that there "
                "is none.",
                'Er is een oude versie van "{what}", en of er een nieuwe is of wat ervoor in de '
                "plaats kwam, staat er niet: noem het huidige document, of zeg dat er geen is.",
            )  # fmt: skip
