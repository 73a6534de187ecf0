"""Rules about what a text promises: scopes, limits, notices, and the names of the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.editorial.model import Document, Remark, Unit, remark, say
from noticegraph.passages.model import HEADING, LIST_ITEM, PARAGRAPH, TABLE_CELL

_RUNNING = (LIST_ITEM, PARAGRAPH, TABLE_CELL)

_ONLY_APPLIES = re.compile(
    r"(?i)\b(?:(?:only|solely|exclusively) (?:applies|apply)|(?:applies|apply) (?:only|solely)"
    r"|(?:alleen|uitsluitend|slechts) van toepassing|geldt? (?:alleen|uitsluitend))\b"
)
_ALSO_APPLIES = re.compile(
    r"(?:^|(?<=[.!?)] ))(?P<words>(?:This|It) (?:also applies|applies also)"
    r"|(?:Dit|Deze|Het) (?:geldt ook|is ook van toepassing))(?: (?:if|when|where|wanneer|als))?\b"
)

_RESIDENTS = re.compile(
    r"\b(?i:residents of|inwoners van) (?P<place>[A-ZÀ-Þ]\w+)|\b(?P<first>[A-ZÀ-Þ]\w+) residents\b"
)
_PRESENT = re.compile(
    r"\b(?i:people|persons|individuals|consumers|personen|mensen|individuen|consumenten) in "
    r"(?P<place>[A-ZÀ-Þ]\w+)"
)

_LIMITED = re.compile(
    r"(?i)\b(?:a limited number of|a small number of|een beperkt aantal|een klein aantal)"
    r"(?: [\w-]+){0,3}? (?P<who>service providers|providers|vendors|partners|third parties"
    r"|recipients|dienstverleners|leveranciers|partners|derden|ontvangers|partijen)\b"
)
_WHO = {
    "en": re.compile(r"(?i)\b(?:service providers|providers|vendors)\b"),
    "nl": re.compile(r"(?i)\b(?:dienstverleners|leveranciers)\b"),
}

_ANSWER = (
    r"(?:respond|reply|answer|act|delete|erase|process|reageren|beantwoorden|antwoorden"
    r"|verwijderen|wissen|verwerken)"
)
_PROMPT = re.compile(
    rf"(?i)\b(?P<words>promptly {_ANSWER}|{_ANSWER} (?:[\w’' ]{{0,40}} )?promptly"
    rf"|{_ANSWER} (?:[\w’' ]{{0,40}} )?(?:as soon as possible|without undue delay)"
    rf"|(?:zo snel mogelijk|spoedig|onverwijld) (?:[\w’' ]{{0,40}} )?{_ANSWER})\b"
)
_REQUESTS = re.compile(r"(?i)\b(?:requests?|verzoek(?:en)?|delet\w+|verwijder\w+)\b")
_DAYS = re.compile(
    r"(?i)\b(?:within|binnen) (?:\w+[- ])?(?P<number>\w+) "
    r"(?:\(\d+\) )?(?:calendar |business |working )?"
    r"(?:\w*days|\w*dagen|months?|maand(?:en)?)\b"
)

_TELLS = re.compile(
    # With a capital, a notice is a document.
    r"\b(?:notice|notify|inform you|let you know|announce|op de hoogte|informeren|melden"
    r"|kondigen|meedelen)\b"
)
_CHANGES = re.compile(
    r"(?i)\b(?:changes?|revis\w+|updates?|amend\w+|wijzig\w+|aanpassing\w*|herziening\w*)\b"
)
_BY_POSTING = re.compile(
    r"(?i)\b(?P<words>by (?:posting|updating|publishing) (?!(?:a |an )?(?:\w+ )?notice)[^.;]{0,60}?"
    r"\b(?:website|site|page|app|statement|policy|notice)"
    r"|(?:door|via) [^.;]{0,50}?\b(?:website|site|pagina|app)\b[^.;]{0,20}?"
    r"\b(?:te plaatsen|te publiceren|bij te werken|te zetten))\b"
)
_MESSAGE_TOO = re.compile(r"(?i)\b(?:and|as well as|en ook|en door|alsook)\b")
_DISAGREE = re.compile(
    r"(?i)\b(?P<words>(?:do not|don['’]t|disagree|niet eens|niet akkoord|niet"
    r" instemt)\b[^.;]{0,90}?\b(?:stop|stoppen|discontinue|cease|refrain|niet langer|niet meer)\b"
    r"(?: (?:using|met|communicating|accessing|gebruiken))?)"
)

_SELF = {
    "en": (
        re.compile(r"\b[Tt]his (?P<name>(?:[Pp]rivacy )?(?P<head>[Ss]tatement))\b"),
        re.compile(r"\b[Tt]his (?P<name>(?:[Pp]rivacy |[Cc]ookie )?(?P<head>[Pp]olicy))\b"),
        re.compile(r"\b[Tt]his (?P<name>[Pp]rivacy (?P<head>[Nn]otice))\b"),
    ),
    "nl": (
        re.compile(r"\b[Dd]eze (?P<name>(?:[Pp]rivacy)?(?P<head>[Vv]erklaring))\b"),
        re.compile(r"\b[Dd]it (?P<name>(?:[Pp]rivacy|[Gg]egevensbeschermings)(?P<head>beleid))\b"),
        re.compile(r"\b[Dd]it (?P<name>(?:[Pp]rivacy)(?P<head>reglement))\b"),
    ),
}
_TITLE_WORDS = re.compile(r"(?i)\b(?:privacy|privacyverklaring|gegevensbescherming)\w*\b")


def _sentence(unit: Unit, place: int) -> str:
    start = max(unit.prose.rfind(mark, 0, place) for mark in (". ", "? ", "! "))
    end = unit.prose.find(". ", place)
    return unit.prose[start + 1 : end if end >= 0 else len(unit.prose)]


def scope_is_one(document: Document) -> Iterator[Remark]:
    """Yield "only" followed by "also" for one scope, and one people under two tests."""
    for unit in document.units:
        for found in _ALSO_APPLIES.finditer(unit.prose):
            if _ONLY_APPLIES.search(unit.prose, 0, found.start()):
                yield remark(unit, found,
                    'The scope is limited by "only", but "{words}" adds to it, so it is unclear '
                    "whether the addition is part of that scope or extends it: say which.",
                    'De reikwijdte is met "alleen" begrensd, en "{words}" voegt eraan toe, zodat '
                    "niet blijkt of de rest daarbij hoort of erbuiten valt: zeg welk van beide.",
                )  # fmt: skip
    residents = {
        found["place"] or found["first"]
        for unit in document.units
        for found in _RESIDENTS.finditer(unit.prose)
    }
    said: set[str] = set()
    for unit in document.units:
        for found in _PRESENT.finditer(unit.prose) if unit.passage.kind in _RUNNING else ():
            place = found["place"]
            if place in residents and place not in said:
                said.add(place)
                yield remark(unit, found,
                    'Here these terms are for people in {place} ("{words}"), elsewhere for '
                    "people who live there: use one test.",
                    'Hier gaat het om wie in {place} is ("{words}"), en elders om wie er woont: '
                    "gebruik één maatstaf voor wie deze voorwaarden gelden.",
                )  # fmt: skip


def limit_is_given(document: Document) -> Iterator[Remark]:
    """Yield limits without a number: few recipients beside open kinds, promptness beside days."""
    wide = _WHO.get(document.language[:2], _WHO["en"])
    for unit in document.units:
        for found in _LIMITED.finditer(unit.prose):
            if any(other is not unit and wide.search(other.prose) for other in document.units):
                yield remark(unit, found,
                    '"{words}" limits nothing without a number or a list, and elsewhere such '
                    "recipients are named in general: say how many or which, or leave it out.",
                    '"{words}" begrenst niets zonder getal of lijst, en elders staan zulke '
                    "ontvangers er in het algemeen: zeg hoeveel of welke, of laat het weg.",
                )  # fmt: skip
    numbered = any(
        _REQUESTS.search(unit.prose) and _DAYS.search(unit.prose) for unit in document.units
    )
    for unit in document.units if numbered else ():
        for found in list(_PROMPT.finditer(unit.prose))[:1]:
            sentence = _sentence(unit, found.start())
            if _REQUESTS.search(sentence) and not _DAYS.search(sentence):
                yield remark(unit, found,
                    'No number is given here for answering requests ("{words}"), but another '
                    "passage gives a number of days, perhaps for some readers only: give a "
                    "number here too, or say for whom the other applies.",
                    'Verzoeken worden hier zonder getal beantwoord ("{words}"), en een andere '
                    "passage geeft dagen, misschien alleen aan sommige lezers: geef ook hier een "
                    "getal, of zeg voor wie het andere geldt.",
                )  # fmt: skip
                return


def change_is_announced(document: Document) -> Iterator[Remark]:
    """Yield notices of a change that may be the change itself, and "stop" as the only answer."""
    for unit in document.units:
        for found in _BY_POSTING.finditer(unit.prose):
            sentence = _sentence(unit, found.start())
            after = unit.prose[found.end() : found.end() + 30]
            if not (_TELLS.search(sentence) and _CHANGES.search(sentence)):
                continue
            if _MESSAGE_TOO.match(after.lstrip(" ,")):
                continue
            yield remark(unit, found,
                'The notice of a change may be no more than the changed text itself ("{words}"), '
                "so nobody learns of it beforehand: promise a separate notice.",
                'De kennisgeving van een wijziging kan niet meer zijn dan de gewijzigde tekst zelf '
                '("{words}"), zodat niemand iets hoort: beloof een aparte kennisgeving.',
            )  # fmt: skip
        for found in _DISAGREE.finditer(unit.prose):
            if not _CHANGES.search(_sentence(unit, found.start())):
                continue
            yield remark(unit, found,
                'People who disagree with a change can only stop ("{words}"), which changes '
                "nothing for data already held, and using rights requires contact: say what "
                "remains possible.",
                'Wie het met een wijziging niet eens is, mag alleen stoppen ("{words}"), wat niets '
                "verandert aan gegevens die er al zijn, en rechten vergen contact: zeg wat dan "
                "mogelijk blijft.",
            )  # fmt: skip


def document_has_one_name(document: Document) -> Iterator[Remark]:
    """Yield other names by which the text calls itself, and a title unlike its first heading."""
    patterns = _SELF.get(document.language[:2], ())
    first: dict[str, tuple[Unit, re.Match[str]]] = {}
    for unit in document.units:
        for pattern in patterns:
            for found in pattern.finditer(unit.prose):
                first.setdefault(found["head"].lower(), (unit, found))
    for unit, found in list(first.values())[1:]:
        main = next(iter(first.values()))[1]["name"]
        yield remark(unit, found,
            'The text calls itself "{main}" elsewhere and "{name}" here: use one name, so that '
            "readers do not look for another document.",
            'De tekst noemt zich elders "{main}" en hier "{name}": gebruik één naam, zodat '
            "niemand een ander document zoekt.",
            main=main,
        )  # fmt: skip
    heading = next((unit for unit in document.units if unit.passage.kind == HEADING), None)
    title = document.title.strip()
    if heading is None or not title:
        return
    own = heading.prose.strip()
    same = title.casefold() == own.casefold() or {title.casefold(), own.casefold()} & {""}
    if not same and _TITLE_WORDS.search(title) and _TITLE_WORDS.search(own):
        yield Remark(heading, 0, len(heading.prose), say(
            'The document is titled "{title}", and its heading says "{own}": use one name.',
            'Het document heeft als titel "{title}", en zijn kop zegt "{own}": gebruik één naam.',
            title=title, own=own,
        ))  # fmt: skip
