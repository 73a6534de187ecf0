"""Changes in plain sentences, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from noticegraph.languages import LANGUAGES

_COUNTED = {
    "DataCategory": ("A kind of data", "Een soort gegevens"),
    "SourceClaim": ("A source of data", "Een bron van gegevens"),
    "PurposeProcess": ("A purpose", "Een doel"),
    "StatedPurpose": ("A purpose", "Een doel"),
    "LegalBasisClaim": ("A legal basis", "Een grondslag"),
    "RecipientCategory": ("A recipient", "Een ontvanger"),
    "Subprocessor": ("A processor", "Een verwerker"),
    "RetentionRule": ("A retention rule", "Een regel over bewaren"),
    "RightProvision": ("A right", "Een recht"),
    "ContactPoint": ("A contact", "Een contact"),
    "Cookie": ("A cookie", "Een cookie"),
    "SecurityClaim": ("A measure of protection", "Een beveiligingsmaatregel"),
    "Choice": ("A choice", "Een keuze"),
}
"""Classes whose facts are one more or one fewer of something."""
_MORE: dict[str, tuple[str, str, str, str]] = {
    # Class: what is new in English and Dutch, what is gone in English and Dutch.
    **{
        name: (f"{en} more: {{what}}", f"{nl} meer: {{what}}",
               f"{en} fewer: {{what}}", f"{nl} minder: {{what}}")
        for name, (en, nl) in _COUNTED.items()
    },
    "Collection": (
        "Also collected: {what}", "Ook verzameld: {what}",
        "No longer said to be collected: {what}", "Niet meer vermeld als verzameld: {what}",
    ),
    "Disclosure": (
        "One more recipient for {data}: {to}", "Een ontvanger meer voor {data}: {to}",
        "One recipient fewer for {data}: {to}", "Een ontvanger minder voor {data}: {to}",
    ),
    "SaleOrSharing": (
        "Sold or shared now: {data}, to {to}", "Nu verkocht of gedeeld: {data}, aan {to}",
        "No longer said to be sold or shared: {data}, to {to}",
        "Niet meer vermeld als verkocht of gedeeld: {data}, aan {to}",
    ),
    "TransferRegime": (
        "Data are also transferred under: {what}", "Ook doorgifte op grond van: {what}",
        "No longer named for transfers: {what}", "Niet meer genoemd voor doorgifte: {what}",
    ),
    "DPFCertification": (
        "{what} is new", "{what} is nieuw", "{what} is gone", "{what} is verdwenen",
    ),
    "TrackingClaim": (
        "More tracking: {what}", "Meer volgen: {what}",
        "Less tracking: {what}", "Minder volgen: {what}",
    ),
    "AutomatedDecisionClaim": (
        "Automated decisions, newly said: {what}", "Geautomatiseerde besluiten, nu vermeld: {what}",
        "Automated decisions, no longer said: {what}",
        "Geautomatiseerde besluiten, niet meer vermeld: {what}",
    ),
    "AITraining": (
        "Training of models, newly said: {what}", "Training van modellen, nu vermeld: {what}",
        "Training of models, no longer said: {what}",
        "Training van modellen, niet meer vermeld: {what}",
    ),
    "ChildrenClaim": (
        "Newly said about children: {what}", "Nu vermeld over kinderen: {what}",
        "No longer said about children: {what}", "Niet meer vermeld over kinderen: {what}",
    ),
    "Denial": (
        "Newly denied: {what}", "Nu ontkend: {what}",
        "No longer denied: {what}", "Niet meer ontkend: {what}",
    ),
}  # fmt: skip
_ANY = ("New: {what}", "Nieuw: {what}", "Gone: {what}", "Verdwenen: {what}")
_OTHERWISE = ("{what}: {changes}", "{what}: {changes}")
_WAS_NOW = ("{name} from {old} to {new}", "{name} van {old} naar {new}")
_ROSE = (
    ("the period rose from {old} to {new}", "de termijn ging omhoog van {old} naar {new}"),
    ("the period fell from {old} to {new}", "de termijn ging omlaag van {old} naar {new}"),
)
_NUMBERS = ("a number went from {old} to {new}", "een getal ging van {old} naar {new}")
_CAME = ("{name} now {new}", "{name} nu {new}")
_WENT = ("{name} no longer {old}", "{name} niet meer {old}")
_NUMBER = (
    "Under “{heading}”, a number changed: {old} → {new}",
    "Onder “{heading}” is een getal veranderd: {old} → {new}",
)
_TEXT = {
    "changed": ("Other words under “{heading}”", "Andere woorden onder “{heading}”"),
    "new": ("New under “{heading}”: {words}", "Nieuw onder “{heading}”: {words}"),
    "gone": ("Gone under “{heading}”: {words}", "Verdwenen onder “{heading}”: {words}"),
    "replaced": ("Under “{heading}”, “{was}” became “{now}”",
                 "Onder “{heading}” veranderde “{was}” in “{now}”"),
    "added": ("Under “{heading}”, added: “{now}”", "Onder “{heading}” toegevoegd: “{now}”"),
    "left-out": ("Under “{heading}”, left out: “{was}”", "Onder “{heading}” weggelaten: “{was}”"),
    "heading": ("A heading has changed", "Een kop is veranderd"),
    "date": ("The text gives itself another date: {words}",
             "De tekst geeft zichzelf een andere datum: {words}"),
    "link-new": ("One more link under “{heading}”", "Een koppeling meer onder “{heading}”"),
    "link-gone": ("One link fewer under “{heading}”", "Een koppeling minder onder “{heading}”"),
    "link": ("A link under “{heading}” leads elsewhere",
             "Een koppeling onder “{heading}” leidt ergens anders heen"),
    "links": ("Links in {count} passages have changed: {words}",
              "Koppelingen in {count} passages zijn veranderd: {words}"),
    "spelling": ("Only the spelling changed under “{heading}”",
                 "Alleen de spelling is veranderd onder “{heading}”"),
}  # fmt: skip
_MATTERS = {
    "data": ("data", "gegevens"),
    "recipients": ("a party", "een partij"),
    "purposes": ("a purpose", "een doel"),
    "rights": ("a right", "een recht"),
    "mechanisms": ("a law or mechanism", "een wet of mechanisme"),
    "security": ("security", "beveiliging"),
    "regions": ("a region", "een gebied"),
    "names": ("a name", "een naam"),
    "denied": ("a denial", "een ontkenning"),
    "possible": ("what may be", "wat kan of mag"),
    "conditional": ("a condition", "een voorwaarde"),
}
"""What changed words are about, by the kind of the lexicon."""
_HANGS = (("after", "na"), ("column", "kolom"), ("row", "rij"))
_LONG = 160
"""So many characters at most are shown of what a passage hangs from."""
_UNITS = {
    "Y": (("year", "years"), ("jaar", "jaar")),
    "M": (("month", "months"), ("maand", "maanden")),
    "W": (("week", "weeks"), ("week", "weken")),
    "D": (("day", "days"), ("dag", "dagen")),
    "H": (("hour", "hours"), ("uur", "uur")),
    "TM": (("minute", "minutes"), ("minuut", "minuten")),
    "S": (("second", "seconds"), ("seconde", "seconden")),
}
_DAYS = {"Y": 365.25, "M": 30.4375, "W": 7.0, "D": 1.0, "H": 1 / 24, "TM": 1 / 1440, "S": 1 / 86400}
_FEW = 12
"""So many words that are new, gone or other stand in the sentence itself."""
_NEGATIVE = re.compile(r"(?:^|(?<=, ))(?:No|Geen): ")
_PART = re.compile(r"(\d+)([YMWDHS])")
_WORD = re.compile(r"\w+(?:[.,:/-]\w+)*")

By = Mapping[str, str]
"""A text by language."""


def more_or_fewer(class_: str, kind: str, what: By, data: By, to: By) -> dict[str, str]:
    """Return the sentence that a fact of a class (its local name) is new or gone."""
    templates = _MORE.get(class_, _ANY)
    if class_ in ("Disclosure", "SaleOrSharing") and not (data and to):
        templates = _ANY
    at = 0 if kind == "new" else 2
    if class_ == "Denial":
        # The sentence says that it is one.
        what = {language: _NEGATIVE.sub("", name) for language, name in what.items()}
    return _say(templates[at : at + 2], what=what, data=data, to=to)


def _say(templates: Sequence[str], **values: By | str | int) -> dict[str, str]:
    """Return a sentence in each language; values that have one are in that language, too."""
    return {
        language: template.format(
            **{n: _in(v, language) if isinstance(v, Mapping) else v for n, v in values.items()}
        )
        for template, language in zip(templates, LANGUAGES, strict=True)
    }


def otherwise(what: By, changes: Sequence[By]) -> dict[str, str]:
    """Return the sentence that a fact is stated differently, with what is other."""
    joined = {lang: "; ".join(_in(change, lang) for change in changes) for lang in LANGUAGES}
    return _say(_OTHERWISE, what=what, changes=joined)


def property_change(name: By, old: By, new: By) -> dict[str, str]:
    """Return the words that a property changed from one value to another; either may be missing."""
    templates = _WAS_NOW if old and new else _CAME if new else _WENT
    return _say(templates, name=name, old=old, new=new)


def period_change(old: str, new: str) -> dict[str, str]:
    """Return the words that a period (xsd:duration) rose or fell."""
    templates = _ROSE[days_of(old) > days_of(new)]
    before, now = ({lang: write_period(p, lang) for lang in LANGUAGES} for p in (old, new))
    return _say(templates, old=before, new=now)


def text_change(
    kind: str, heading: By, numbers: tuple[Sequence[str], Sequence[str]], count: int = 0,
    words: str = "", changed: tuple[str, str] = ("", ""),
) -> By:  # fmt: skip
    """Return the sentence for words that changed and of which no fact tells.

    ``words`` are those that are new or gone, ``changed`` those of both sides that are others.
    """
    old, new = numbers
    was, now = (_first_words(side) for side in changed)
    is_number = kind == "changed" and are_replaced(numbers) and _are_numbers(changed, numbers)
    if is_number:
        old, new = _only_other(old, new)
    elif kind == "changed" and (was or now):
        kind = "replaced" if was and now else "added" if now else "left-out"
    templates = _NUMBER if is_number else _TEXT[kind]
    words = _first_words(words) if kind in ("new", "gone") else words
    return _say(
        templates, heading=heading, old=", ".join(old), new=", ".join(new), count=count,
        words=words, was=was, now=now,
    )  # fmt: skip


def _first_words(words: str) -> str:
    """Return the first words of a text, without the signs around them."""
    parts = words.strip(" ,;:").split()
    return " ".join(parts) if len(parts) <= _FEW else f"{' '.join(parts[:_FEW])} …"


def _are_numbers(changed: tuple[str, str], numbers: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Return whether nothing but numbers changed: "30 days" to "3 months" is more than that."""
    return all(
        len(_WORD.findall(words)) <= len(found)
        for words, found in zip(changed, numbers, strict=True)
    )


def hangs_from(context: Sequence[str], language: str) -> str:
    """Return from what a passage hangs: what introduces its list, its column, its row, if any."""
    found = [
        f"{name[language == 'nl']} “{words if len(words) <= _LONG else words[:_LONG] + '…'}”"
        for name, words in zip(_HANGS, context, strict=False)
        if words.strip()
    ]
    return f" ({', '.join(found)})" if found else ""


def with_matters(sentence: By, matters: Mapping[str, str]) -> dict[str, str]:
    """Return a sentence with what its changed words are about: a kind, and the words."""
    found = {}
    for at, language in enumerate(LANGUAGES):
        about = "; ".join(f"{_MATTERS[kind][at]}: {words}" for kind, words in matters.items())
        found[language] = (
            f"{_in(sentence, language)} ({about})" if about else _in(sentence, language)
        )
    return found


def number_change(numbers: tuple[Sequence[str], Sequence[str]]) -> dict[str, str]:
    """Return the words that numbers changed to as many others; only those that are other."""
    old, new = _only_other(*numbers)
    return _say(_NUMBERS, old=", ".join(old), new=", ".join(new))


def are_replaced(numbers: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Return whether numbers changed to as many others."""
    old, new = numbers
    return 0 < len(old) == len(new) and list(old) != list(new)


def _only_other(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    apart = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    return [a for a, _ in apart], [b for _, b in apart]


def days_of(duration: str) -> float:
    """Return a duration of XML Schema in days."""
    return sum(int(count) * _DAYS[unit] for count, unit in _parts(duration))


def write_period(duration: str, language: str) -> str:
    """Return a duration of XML Schema in words: "60 days", "1 jaar 6 maanden"."""
    words = []
    for count, unit in _parts(duration):
        one, many = _UNITS[unit][language == "nl"]
        words.append(f"{count} {one if count == '1' else many}")
    return " ".join(words) or duration


def is_period(text: str) -> bool:
    """Return whether a text is a duration of XML Schema."""
    return re.fullmatch(r"P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?", text) is not None


def _parts(duration: str) -> list[tuple[str, str]]:
    date, _, time = duration.partition("T")
    found = [(count, unit) for count, unit in _PART.findall(date)]
    return found + [(c, "TM" if unit == "M" else unit) for c, unit in _PART.findall(time)]


def _in(texts: By, language: str) -> str:
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
