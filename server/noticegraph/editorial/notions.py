"""Rules about notions: one thing under several names, one reader in two forms, near words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from noticegraph.editorial.model import Document, Remark, Unit, remark, say
from noticegraph.passages.model import HEADING

_SENTENCE = re.compile(r"[^.!?]+[.!?]?")
_Names = tuple[tuple[str, re.Pattern[str]], ...]

# A few names, because laws differ: a text that speaks of several laws needs two. Not the titles of
# links, which laws prescribe: "Do Not Sell My Personal Information".
_SENSITIVE: dict[str, _Names] = {
    "en": (
        ("sensitive data", re.compile(r"(?i)\bsensitive (?:data|information)\b")),
        ("sensitive personal data", re.compile(r"(?i)\bsensitive personal data\b")),
        (
            "sensitive personal information",
            re.compile(r"(?i)(?<!My )\bsensitive personal information\b"),
        ),
        (
            "special categories",
            re.compile(r"(?i)\bspecial categor(?:y|ies) of (?:personal )?(?:data|information)\b"),
        ),
    ),
    "nl": (
        ("gevoelige gegevens", re.compile(r"(?i)\bgevoelige (?:gegevens|informatie)\b")),
        ("gevoelige persoonsgegevens", re.compile(r"(?i)\bgevoelige persoonsgegevens\b")),
        (
            "gevoelige persoonlijke informatie",
            re.compile(r"(?i)(?<!Mijn )\bgevoelige persoonlijke (?:gegevens|informatie)\b"),
        ),
        (
            "bijzondere categorieën",
            re.compile(
                r"(?i)\b(?:bijzondere|speciale) categorie(?:ën)?(?: van)? persoonsgegevens\b"
                r"|\bbijzondere persoonsgegevens\b"
            ),
        ),
    ),
}
# In English two names are common, and laws differ in them: `terms` looks at the defined ones.
_PERSONAL: dict[str, _Names] = {
    "en": (),
    "nl": (
        ("persoonsgegevens", re.compile(r"(?i)\bpersoonsgegevens\b")),
        ("persoonlijke gegevens", re.compile(r"(?i)(?<!Mijn )\bpersoonlijke gegevens\b")),
        ("persoonlijke informatie", re.compile(r"(?i)(?<!Mijn )\bpersoonlijke informatie\b")),
    ),
}
_ENOUGH = 3
"""With so many names of one thing a reader cannot tell whether it is one thing."""

_SHARED: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "en": (
        re.compile(r"(?i)[“\"‘'](?:share[sd]?|sharing)[”\"’']"),
        re.compile(r"\b[Ww]e (?:may |will |can |might |also )*share\b"),
    ),
    "nl": (
        re.compile(r"(?i)[“\"‘'](?:[\w ]+ of )?(?:doorgeven|doorgegeven|delen|gedeeld)[”\"’']"),
        re.compile(r"(?i)(?<![“\"‘'])\b(?:doorgeven|doorgeeft|doorgegeven|delen)\b(?![”\"’'])"),
    ),
}
_LAW = re.compile(r"\b(?:laws?|Act|wet|wetgeving|CCPA|CPRA)\b")

_FORMAL = re.compile(r"(?i)(?<![\w.])(?:u|uw)(?![\w.])")
_INFORMAL = re.compile(r"(?i)\b(?:je|jij|jou|jouw)\b")
_SMALL_YOU = re.compile(r"\byour?\b")
_CAPITAL_YOU = re.compile(r"(?<=[a-z,] )Your?(?= [a-z]|[.,;])")

_LONG_WORD = re.compile(r"(?<![\w@/.’'-])[a-zà-ÿ]{9,}(?![\w@/’'-])")


def notion_has_one_name(document: Document) -> Iterator[Remark]:
    """Yield further names of sensitive and of personal data; and share in two senses."""
    language = document.language[:2]
    for kinds in (_SENSITIVE, _PERSONAL):
        yield from _named(document, kinds.get(language, ()))
    quoted, plain = _SHARED.get(language, (None, None))
    if quoted is None or plain is None:
        return
    if not any(quoted.search(unit.prose) and _LAW.search(unit.prose) for unit in document.units):
        return
    for unit in document.units:
        for sentence in _SENTENCE.finditer(unit.prose):
            found = plain.search(sentence[0])
            if not found or quoted.search(sentence[0]) or unit.passage.kind == HEADING:
                continue
            at = sentence.start() + found.start()
            yield Remark(unit, at, at + len(found[0]), say(
                '"{words}" is the ordinary word here, but elsewhere the same word, in quotation '
                "marks, has a meaning that a law gives it, so neither a denial nor an opt-out is "
                "clear: use another word for one of the two.",
                '"{words}" is hier het gewone woord, en elders staat hetzelfde woord tussen '
                "aanhalingstekens voor wat een wet zo noemt, zodat een ontkenning en een afmelding "
                "niet vaststaan: gebruik voor een van beide een ander woord.",
                words=found[0],
            ))  # fmt: skip
            return


def _named(document: Document, names: _Names) -> Iterator[Remark]:
    """Yield the first use of each further name if there are many that no sentence joins."""
    first: dict[str, tuple[Unit, re.Match[str]]] = {}
    for unit in document.units:
        for sentence in _SENTENCE.finditer(unit.prose):
            here = {
                name: found
                for name, pattern in names
                if (found := pattern.search(unit.prose, *sentence.span()))
            }
            spans = {found.span() for found in here.values()}
            if len(spans) > 1 and re.search(r"[“\"‘(]|\b(?:or|of|also|ook)\b", sentence[0]):
                return
            for name, found in here.items():
                first.setdefault(name, (unit, found))
    if len(first) < _ENOUGH:
        return
    main = next(iter(first.values()))[1][0]
    for unit, found in list(first.values())[1:]:
        yield remark(unit, found,
            '"{name}" is called "{main}" and otherwise elsewhere, and no passage says that they '
            "are the same: use one name, or say how the names differ.",
            '"{name}" heet elders "{main}" en nog anders, en geen passage zegt dat het hetzelfde '
            "is: gebruik één naam, of zeg waarin de namen verschillen.",
            name=found[0], main=main,
        )  # fmt: skip


def reader_is_addressed_alike(document: Document) -> Iterator[Remark]:
    """Yield the first use of the rare form by which a text addresses its reader."""
    language = document.language[:2]
    forms = {"nl": (_FORMAL, _INFORMAL), "en": (_SMALL_YOU, _CAPITAL_YOU)}.get(language)
    if forms is None:
        return
    uses = [
        [
            (unit, found)
            for unit in document.units
            if unit.passage.kind != HEADING
            for found in form.finditer(unit.prose, _after_label(unit))
            if not unit.is_linked(found.start(), found.end())
        ]
        for form in forms
    ]
    rare, often = sorted(uses, key=len)
    if not rare or len(often) < 10 * len(rare) or len(often) < 10:
        return
    unit, found = rare[0]
    yield remark(unit, found,
        'The reader is addressed as "{word}" here and as "{usual}" elsewhere, as if somebody '
        "else were meant: use one form.",
        'De lezer heet hier "{word}" en elders "{usual}", alsof iemand anders is bedoeld: gebruik '
        "één vorm.",
        word=found[0], usual=often[0][1][0],
    )  # fmt: skip


def _after_label(unit: Unit) -> int:
    """Return where the text of an item begins after its label, which may have capitals."""
    label = re.match(r"[^:.]{2,80}:", unit.prose)
    return label.end() if label else 0


def word_is_spelled_alike(document: Document) -> Iterator[Remark]:
    """Yield rare long words that lack a letter of a frequent one, or have one too many."""
    places: dict[str, tuple[Unit, re.Match[str]]] = {}
    uses: Counter[str] = Counter()
    for unit in document.units:
        for found in _LONG_WORD.finditer(unit.prose):
            uses[found[0]] += 1
            places.setdefault(found[0], (unit, found))
    usual = [word for word, number in uses.items() if number >= 8]
    for word, (unit, found) in places.items():
        if uses[word] > 1:
            continue
        right = next((other for other in usual if _lacks_a_letter(word, other)), None)
        if right:
            yield remark(unit, found,
                '"{word}" is spelled "{right}" everywhere else: correct it.',
                '"{word}" is overal elders gespeld als "{right}": verbeter het.',
                word=word, right=right,
            )  # fmt: skip


def _lacks_a_letter(word: str, other: str) -> bool:
    """Tell whether the words differ by one letter within, where no ending or prefix stands."""
    short, long = sorted((word, other), key=len)
    if len(long) - len(short) != 1:
        return False
    same = next(
        (n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    return 3 <= same <= len(long) - 3 and short[same:] == long[same + 1 :]
