"""Rules about names: laws with a wrong name or several, and names spelled in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from noticegraph.editorial.laws import LAWS, OTHER_LAWS
from noticegraph.editorial.model import Document, Remark, Unit, remark, say

_LAW_WORD = r"Act|Law|Regulations?|Rules?|Directive|Code|Verordening|Wet"
_LAW_END = re.compile(rf"\b(?:{_LAW_WORD})$")
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]*"
_PHRASE = re.compile(
    rf"(?P<name>{_CAPITAL}(?: (?:of|and|on|the|for|de|op) (?:the )?{_CAPITAL}| {_CAPITAL}){{1,9}})"
)
_DEFINED = re.compile(
    rf"{_PHRASE.pattern}(?: of \d{{4}}| \d{{4}})? ?\((?:the |de |“|\"|‘|')*"
    r"(?P<short>[A-Z][A-Za-z]{2,6})(?=[”\"’'),;])"
)
_TOKEN = re.compile(r"[A-Z]{3,7}\b")
_MISSPELT = {"HIPPA": "HIPAA", "CALOPA": "CalOPPA"}
_GDPR = {
    "GDPR": re.compile(r"\bGDPR\b|\bGeneral Data Protection Regulation\b"),
    "AVG": re.compile(r"(?i)\bAVG\b|\bAlgemene Verordening Gegevensbescherming\b"),
    "DSGVO": re.compile(r"\bDS-?GVO\b|\bDatenschutz-?Grundverordnung\b"),
    "RGPD": re.compile(r"\bRGPD\b"),
}
_BCR = {
    "binding corporate rules": re.compile(r"(?i)\bbinding corporate rules\b"),
    "bindende bedrijfsvoorschriften": re.compile(r"(?i)\bbindende bedrijfsvoorschriften\b"),
    "bindende bedrijfsregels": re.compile(r"(?i)\bbindende (?:bedrijfs|ondernemings)regels\b"),
}
_SCC = {
    "standard contractual clauses": re.compile(r"(?i)\bstandard contractual clauses\b"),
    "standard contract clauses": re.compile(r"(?i)\bstandard contract clauses\b"),
    "model clauses": re.compile(r"(?i)\bmodel (?:contract(?:ual)? )?clauses\b"),
    "standaardcontractbepalingen": re.compile(r"(?i)\bstandaard ?contract(?:uele )?bepalingen\b"),
    "standaardcontractclausules": re.compile(r"(?i)\bstandaard ?contract(?:uele )?clausules\b"),
    "modelcontractbepalingen": re.compile(r"(?i)\bmodelcontract(?:bepalingen|clausules)\b"),
}
_EXTENSION = {
    "UK Extension": re.compile(r"\bUK Extension\b"),
    "Britse uitbreiding": re.compile(r"(?i)\bBritse uitbreiding\b"),
    "uitbreiding van het VK": re.compile(r"(?i)\buitbreiding van het VK\b"),
}
_DPF = {
    "Data Privacy Framework": re.compile(r"\bData Privacy Framework\b"),
    "Privacybeleid voor gegevens": re.compile(r"(?i)\bprivacybeleid voor gegevens\b"),
    "Privacyraamwerk": re.compile(r"(?i)\b(?:gegevens)?privacy-?raamwerk\b(?: voor gegevens)?"),
    # Not its principles, which are another thing ("kaderbeginselen", "beginselen van het …").
    "kader voor gegevensprivacy": re.compile(
        r"(?i)\b(?:kader(?: voor)?|raamwerk(?: voor)?) ?gegevensprivacy\b"
    ),
    "kader voor gegevensbescherming": re.compile(r"(?i)\bkader voor gegevensbescherming\b"),
}
_COMMERCE = {
    "Department of Commerce": re.compile(r"\bDepartment of Commerce\b"),
    "Ministerie van Handel": re.compile(
        r"(?i)\b(?:ministerie van (?:economische zaken|handel)|handelsministerie)\b"
    ),
}
_INSTRUMENTS = (_GDPR, _BCR, _SCC, _EXTENSION, _DPF, _COMMERCE)
_UNNAMED = re.compile(
    r"\b(?:the |de )?(?P<name>[A-ZÀ-Þ][\w-]+ (?:law|legislation|wet|wetgeving))"
    r" \([“\"‘'„]?(?P<short>[A-Z]{3,7})[”\"’'“]?\)"
)
_WORD = re.compile(r"(?<![\w@/.#-])[^\W\d_][\w-]{3,}(?![\w@/]|\.\w)")
_INNER = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
_FRAMEWORK = re.compile(
    r"(?i)\b(?:EU|Swiss|UK)[- –]?(?:U\.S\.|US|VS|V\.S\.)(?=[ -](?:Data|DPF|Privacy|gegevens))"
)
_COMPANY = re.compile(
    r"\b(?P<name>[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+)?)(?P<comma>,?) (?P<form>Inc|LLC|Ltd|Corp)\b"
)


def law_has_its_name(document: Document) -> Iterator[Remark]:
    """Yield laws under another's name, turned abbreviations, and several names of one thing."""
    known = {_plain(name) for names in LAWS.values() for name in names} | set(
        map(_plain, OTHER_LAWS)
    )
    for unit in document.units:
        done: list[range] = []
        for found in _DEFINED.finditer(unit.prose):
            names = LAWS.get(found["short"])
            name = found["name"]
            if (
                not names
                or not _LAW_END.search(name)
                or any(_plain(name).endswith(_plain(n)) for n in names)
            ):
                continue
            if _plain(name) in known or not any(_near(name, other) for other in names):
                continue
            done.append(range(found.start(), found.end()))
            yield _wrong_name(unit, found.start("name"), found.end("name"), name, names[0])
        for found in _PHRASE.finditer(unit.prose):
            if any(found.start() in taken for taken in done):
                continue
            yield from _misnamed(unit, found, known)
        for found in _TOKEN.finditer(unit.prose):
            right = _MISSPELT.get(found[0]) or next(
                (law for law in LAWS if len(law) >= 4 and law != found[0] and found[0] not in LAWS
                 and sorted(law) == sorted(found[0])), None,
            )  # fmt: skip
            if right:
                yield remark(unit, found,
                    '"{word}" is the name of no law; {right} is: correct it.',
                    '"{word}" is de naam van geen wet; {right} wel: verbeter het.',
                    word=found[0], right=right,
                )  # fmt: skip
        for found in _UNNAMED.finditer(unit.prose):
            right = LAWS.get(found["short"], ("",))[0]
            yield Remark(unit, found.start("name"), found.end(), say(
                'The law is called "{name}" beside its abbreviation, which is not its name: '
                "write the name, {right}." if right else
                'The law is called "{name}" beside its abbreviation, which is not its name: '
                "write the name.",
                'De wet heet "{name}" naast haar afkorting, wat geen naam is: schrijf de naam, '
                "{right}." if right else
                'De wet heet "{name}" naast haar afkorting, wat geen naam is: schrijf de naam.',
                name=found["name"], right=right,
            ))  # fmt: skip
    yield from _several_names(document)


def _misnamed(unit: Unit, found: re.Match[str], known: set[str]) -> Iterator[Remark]:
    """Yield the first part of a phrase that is almost the name of a law, and of no other."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", found["name"])]
    ends = [n for n, (_, end) in enumerate(words, 1) if _LAW_END.search(found["name"][:end])]
    for name in (name for names in LAWS.values() for name in names if name.count(" ") > 1):
        size = name.count(" ") + 1
        for end in ends:
            for first in range(max(0, end - size - 1), end - size + 2):
                if not 0 <= first < end:
                    continue
                phrase = found["name"][words[first][0] : words[end - 1][1]]
                if _plain(phrase) not in known and _near(phrase, name):
                    start = found.start() + words[first][0]
                    yield _wrong_name(unit, start, start + len(phrase), phrase, name)
                    return


def _wrong_name(unit: Unit, start: int, end: int, name: str, right: str) -> Remark:
    return Remark(unit, start, end, say(
        '"{name}" is not the name of the law that is meant, which is the {right}: correct it.',
        '"{name}" is niet de naam van de wet die wordt bedoeld; dat is de {right}: verbeter het.',
        name=name, right=right,
    ))  # fmt: skip


def _plain(name: str) -> str:
    return re.sub(r"['’]s?\b", "", name.casefold())


def _near(phrase: str, name: str) -> bool:
    """Tell whether two names differ in one word: another one, one too many, or one too few."""
    a, b = _plain(phrase).split(), _plain(name).split()
    # "… Act Regulations" are the regulations under the act.
    if a[: len(b)] == b or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    if len(a) == len(b):
        differ = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        return len(differ) == 1
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def _several_names(document: Document) -> Iterator[Remark]:
    """Remark the first use of each further name of an instrument, unless a passage equates them."""
    for names in _INSTRUMENTS:
        first: dict[str, tuple[Unit, re.Match[str]]] = {}
        equated: set[str] = set()
        for unit in document.units:
            here = {n: m for n, pattern in names.items() if (m := pattern.search(unit.prose))}
            for name, match in here.items():
                first.setdefault(name, (unit, match))
            if len(here) > 1 and _are_equated(unit.prose, list(here.values())):
                equated |= set(here)
        main, *others = first or [""]
        for name in others:
            if {name, main} <= equated:
                continue
            unit, match = first[name]
            yield remark(unit, match,
                'What is called "{main}" elsewhere is called "{name}" here, so it looks like '
                "something else: use one name, or say that both mean the same.",
                'Wat elders "{main}" heet, heet hier "{name}", zodat het iets anders lijkt: '
                "gebruik één naam, of zeg dat beide hetzelfde betekenen.",
                main=first[main][1][0], name=match[0],
            )  # fmt: skip


def _are_equated(prose: str, found: list[re.Match[str]]) -> bool:
    """Tell whether two names stand beside each other, as in "GDPR (AVG)" or "GDPR/AVG"."""
    ordered = sorted(found, key=lambda match: match.start())
    return any(
        re.fullmatch(
            r"\W*(?:\([^()]*\)\W*)?(?:or|of|ook|also|known|as|in|het|Engels|English|\W)*",
            prose[a.end() : b.start()],
        )
        is not None
        for a, b in pairwise(ordered)
    )


def name_is_spelled_alike(document: Document) -> Iterator[Remark]:
    """Yield names with capitals inside that are also written without; EU-U.S. beside EU-US."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, list[tuple[Unit, int, int]]] = defaultdict(list)

    def note(key: str, written: str, unit: Unit, start: int, end: int) -> None:
        uses[key][written] += 1
        places[written].append((unit, start, end))

    for unit in document.units:
        for found in _WORD.finditer(unit.prose):
            word = found[0].removesuffix("'s").removesuffix("’s")
            if not word.isupper() and not word.islower():
                note(word.casefold(), word, unit, found.start(), found.start() + len(word))
        for found in _FRAMEWORK.finditer(unit.prose):
            key = "framework " + re.sub(r"[^a-z]", "", found[0].casefold())
            note(key, found[0], unit, found.start(), found.end())
        for found in _COMPANY.finditer(unit.prose):
            note(
                f"company {found['name']} {found['form']}",
                found[0],
                unit,
                found.start(),
                found.end(),
            )
    for key, spelled in uses.items():
        named = " " in key
        if len(spelled) < 2 or not (named or any(_INNER.search(word) for word in spelled)):
            continue
        best = max(spelled, key=lambda word: (spelled[word], bool(_INNER.search(word)), word))
        for word in sorted(set(spelled) - {best}):
            unit, start, end = places[word][0]
            yield Remark(unit, start, end, say(
                '"{word}" is spelled "{best}" elsewhere: spell the name in one way.',
                '"{word}" staat elders als "{best}": schrijf de naam op één manier.',
                word=word, best=best,
            ))  # fmt: skip
