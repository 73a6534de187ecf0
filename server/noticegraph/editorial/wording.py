"""Rules about wording: cut sentences, words that cannot stand together, translations gone wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.editorial.model import Document, Remark, remark, say
from noticegraph.passages.model import HEADING, LIST_ITEM, PARAGRAPH, TABLE_CELL

_RUNNING = (LIST_ITEM, PARAGRAPH, TABLE_CELL)

# A sentence does not begin with a bare name that needs an article, or with an abbreviation and a
# comma: the full stop before it belonged to "U.S.", "vs." or the like.
_CUT = re.compile(
    r"(?<=[a-zà-ÿ]{3})[.] (?P<rest>"
    r"(?:Department of (?:Commerce|State|Transportation)|Federal Trade Commission"
    r"|Data Privacy Framework|Privacy Shield)(?= (?:dat|die|that|which|to|for|en|and)\b)"
    r"|DPF(?=,)"
    r"|(?!(?:De|Het|Een|The|An?|Deze|Dit|This|Our|Ons|Onze) )[A-ZÀ-Þ][a-zà-ÿ]+(?: [a-zà-ÿ]+){0,4}"
    r" \((?:EU|Swiss|Zwitsers)[^()]{1,30}\bDPF\)"
    r")"
)
_APART = (
    (re.compile(r"\bte (?:of|en|maar|want|dat|de|het|een|uw|onze)\b"), "nl"),
    (re.compile(r"\bde (?:en|maar|want|het)\b(?![/-])"), "nl"),
    (
        re.compile(
            r"\b(?:the (?:or|and|but|of|an?|is|are)|an? (?:or|and|but|of|the|is|are))\b(?![/-])"
        ),
        "en",
    ),
    (
        re.compile(
            r"\b(?:on|in|by|from|with|via) (?:that|this|the|an?) "
            r"(?:clicking|linking|visiting|sending|contacting|emailing)\b(?! (?:of|page|site|tool))"
        ),
        "en",
    ),
)
_MISUSED = (
    # You have a right, or whoever grants it reserves another.
    (re.compile(r"(?i)\byou reserve the right\b"), "en"),
    (re.compile(r"(?i)\bu behoudt zich het recht voor\b"), "nl"),
    # Obligations are met, and disputes resolved.
    (re.compile(r"(?i)\bresolv(?:e|es|ing) (?:\w+ )?obligations\b"), "en"),
    # What is detected is prevented too; a violation is neither.
    (re.compile(r"(?i)\b(?:detection|prevention),? and violations? of\b"), "en"),
    # The sources from whom what was collected?
    (
        re.compile(
            r"(?i)\b(?:from|with|to) whom we (?:have )?(?:collected?|received?|obtain(?:ed)?"
            r"|shared?|disclosed?) (?:is|are|was|were|includes?)\b"
        ),
        "en",
    ),
)
_DAMAGED = re.compile(
    r"(?P<word>[^\W\d_]{3,}-) (?!(?:en|of|and|or|als|tot|naar|to|dan|maar|resp|und|oder|e|y|et)\b)"
    r"(?=[^\W\d_]{3,}|-\))"
)
_MISTRANSLATED = {
    "belangenbehartigingsteam": ("advocacy team", "klantenteam"),
    "overlevende bepaling": ("surviving provision", "bepaling die van kracht blijft"),
    "overlevende voorwaarde": ("surviving term", "voorwaarde die van kracht blijft"),
    "gegevensonderwerp": ("data subject", "betrokkene"),
    "gegevenscontroleur": ("data controller", "verwerkingsverantwoordelijke"),
    "gegevensverwerkingscontroleur": ("data controller", "verwerkingsverantwoordelijke"),
    "gegevensprocessor": ("data processor", "verwerker"),
    "beveiligingsherzieningen": ("security updates", "beveiligingsupdates"),
    "gegevens te laten afronden": ("to have data completed", "gegevens te laten aanvullen"),
    "schendingen van inhoud": ("content violations", "inhoud die tegen de regels is"),
    "beheer engelse versies": ("English version controls", "de Engelse versie gaat voor"),
}
"""What machines make of English words of privacy statements: what was meant, and what it is."""
_MISTRANSLATION = re.compile(
    rf"(?i)\b(?P<words>{'|'.join(sorted(_MISTRANSLATED, key=len, reverse=True))})(?:s|en|n)?\b"
)

_KNOWN = frozenset(["AI", "AVG", "EEA", "EER", "EU", "GDPR", "IP", "UK", "US", "USA", "VK", "VS"])
_NAMED = re.compile(
    r"(?P<name>[^\W\d_][\w’' -]{6,80}?) ?\((?:the |de |“|\"|‘|')*"
    r"(?P<short>[A-Z][A-Z]{1,5})(?P<plural>s?)[”\"’'“]*\)"
)


def sentence_is_whole(document: Document) -> Iterator[Remark]:
    """Yield sentences that a full stop cuts in two, so that the rest has no verb or subject."""
    for unit in document.units:
        if unit.passage.kind not in _RUNNING:
            continue
        for found in _CUT.finditer(unit.prose):
            before = unit.prose[: found.start()].split()[-1]
            yield Remark(unit, found.start() - len(before), found.end(), say(
                'The sentence is cut in two after "{before}", and what follows, "{rest}", is not '
                "a sentence: remove the full stop, and complete the sentence.",
                'De zin is na "{before}" in tweeën geknipt, en wat volgt, "{rest}", is geen zin: '
                "haal de punt weg, en maak de zin af.",
                before=before, rest=found["rest"],
            ))  # fmt: skip


def words_fit_together(document: Document) -> Iterator[Remark]:
    """Yield small words that cannot follow each other, and words that lost a letter."""
    for unit in document.units:
        if unit.passage.kind == HEADING:
            continue
        for pattern, language in _APART:
            if language != document.language[:2]:
                continue
            for found in pattern.finditer(unit.prose):
                yield remark(unit, found,
                    '"{words}" cannot stand together: a word is missing, or one is too many.',
                    '"{words}" kan niet bij elkaar staan: er ontbreekt een woord, of er staat er '
                    "een te veel.",
                )  # fmt: skip
        for pattern, language in _MISUSED:
            for found in pattern.finditer(unit.prose) if language == document.language[:2] else ():
                yield remark(unit, found,
                    '"{words}" does not say what is meant: one of its words is wrong, or one is '
                    "missing. Write it anew.",
                    '"{words}" zegt niet wat is bedoeld: een van de woorden klopt niet, of er '
                    "ontbreekt een. Schrijf het opnieuw.",
                )  # fmt: skip
        for found in list(_DAMAGED.finditer(unit.prose))[:1]:
            # A pair of hyphens may stand for dashes.
            if re.search(r" -[^\W\d_]", unit.prose[: found.start()]):
                continue
            yield remark(unit, found,
                'The word "{word}" ends in a hyphen as if a letter were missing: write it in '
                "full.",
                'Het woord "{word}" eindigt op een streepje alsof er een letter is verloren: '
                "schrijf het voluit.",
                group="word",
            )  # fmt: skip


def translation_reads_well(document: Document) -> Iterator[Remark]:
    """Yield the first use of Dutch words that machines make of English terms of the field."""
    said: set[str] = set()
    for unit in document.units if document.language[:2] == "nl" else ():
        for found in _MISTRANSLATION.finditer(unit.prose):
            key = found["words"].lower()
            if key in said:
                continue
            said.add(key)
            meant, right = _MISTRANSLATED[key]
            yield remark(unit, found,
                '"{words}" is a wrong translation, probably of "{meant}": write what is meant, '
                'such as "{right}".',
                '"{words}" is een verkeerde vertaling, waarschijnlijk van "{meant}": schrijf wat '
                'is bedoeld, zoals "{right}".',
                words=found[0], meant=meant, right=right,
            )  # fmt: skip


def abbreviation_is_explained(document: Document) -> Iterator[Remark]:
    """Yield abbreviations that are used in a passage before the one that explains them."""
    explained: dict[str, int] = {}
    for number, unit in enumerate(document.units):
        for found in _NAMED.finditer(unit.prose):
            initials = "".join(w[0] for w in re.findall(r"[^\W\d_]+", found["name"])).upper()
            if found["short"] not in _KNOWN and all(
                letter in initials for letter in found["short"]
            ):
                explained.setdefault(found["short"], number)
    for short, number in explained.items():
        word = re.compile(rf"(?<![\w-]){short}(?![\w-])")
        used = next(
            (
                (unit, found)
                for unit in document.units[:number]
                if unit.passage.kind in _RUNNING and unit.passage.section != "contents"
                for found in word.finditer(unit.prose)
            ),
            None,
        )
        if used:
            yield remark(used[0], used[1],
                '"{short}" is used here, but explained only later: explain it at its first use.',
                '"{short}" staat hier, en pas later staat waar het voor staat: leg het uit waar '
                "het voor het eerst voorkomt.",
                short=short,
            )  # fmt: skip
