"""What a text seems to be: its title, language, date, company. Proposals: a person decides."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Mapping

_COMMON = {
    tag: frozenset(words.split())
    for tag, words in {
        "en": "the and of to we you your our or for with that this are by from",
        "nl": "de het een en van wij uw we je onze voor met dat deze zijn door niet",
        "de": "der die das und wir sie ihre ist nicht mit von für auf werden oder",
        "fr": "le la les et des vous nous votre nos pour avec est sont dans par",
        "es": "el la los las y de que su sus para con por una del nuestro",
    }.items()
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january januari jan", "february februari feb", "march maart mar mrt", "april apr",
         "may mei", "june juni jun", "july juli jul", "august augustus aug",
         "september sept sep", "october oktober oct okt", "november nov",
         "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(
        rf"(?i)\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|e)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?,?\s+(?P<year>\d{{4}})\b"
    ),
    re.compile(
        rf"(?i)\b(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"
    ),
    re.compile(r"\b(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?P<year>\d{4})\b"),
)
# What stands before the date of a version, the surest first.
_INTRODUCED = (
    re.compile(
        r"(?i)\beffective\b|\bin effect\b|\bapplies from\b|\bvalid from\b|\bvan kracht\b"
        r"|\bgeldig vanaf\b|\bgeldt (?:met ingang )?van(?:af)?\b|\bingangsdatum\b"
        r"|\bin werking\b|\bingaande\b"),
    re.compile(
        r"(?i)\b(?:last |most recently )?(?:updated|revised|modified|changed|amended)\b|\bversion\b"
        r"|\bversie\b|\b(?:bijgewerkt|gewijzigd|aangepast|herzien|update|wijziging)\b"
        r"|\bdate\b|\bdatum\b"),
)  # fmt: skip
_NEAR = 60
_POLICY = re.compile(
    r"(?i)\b(?:the|our|de|het|onze|full|general|global|website|online|web|us|eu)?\s*"
    r"(?:privacy(?:\s+(?:and|&|en)\s+cookies?)?|cookies?|data protection|gegevensbescherming\w*"
    r"|legal|terms(?: of (?:use|service))?)"
    r"[\s-]*(?:policy|policies|notice|cent(?:er|re)|details|beleid|verklaring|reglement|statements?)?\b"
    r"|\bprivacy\w*\b"
)
_EDGE_WORDS = re.compile(
    r"(?i)^(?:\W|\b(?:at|of|for|from|van|voor|bij|home|and|en)\b)+|(?:\W|\b(?:at|of|for|from|van|voor|bij|and|en|home)\b)+$"
)
_NO_NAME = re.compile(
    r"(?i)(?:details?|full|information|info|page|documents?|legal|welcome|overview|informatie|pagina"
    r"|overzicht|welkom|\W)+")  # fmt: skip
_SEPARATORS = re.compile(r"\s+[|–—·:»«]\s*|\s*[|–—·»«]\s+|\s+-\s+|:\s+")

_MARKS = (
    # Underlines of titles, marks of headings, names of headings ({#top}, {: .wide }).
    (re.compile(r"^ {0,3}(?:=+|-+)\s*$", re.M), ""),
    (re.compile(r"^\s*#{1,6}(?=\s)|\s+#+\s*$"), ""),
    (re.compile(r"\s*\{[#.:][^{}]*\}\s*$"), ""),
    # Pictures and links, tags, emphasis, escapes.
    (re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])"), r"\1"),
    (re.compile(r"<[A-Za-z/!][^<>]*>"), ""),
    (re.compile(r"(?<![\w\\])[*_`~]+(?=\S)|(?<=[^\s\\])[*_`~]+(?!\w)|\*\*|`"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
"""Marks of Markdown in a title, with what stands for them."""
_LONGEST_TITLE = 2000


def plain_title(marked: str) -> str:
    """Return a title without the marks of Markdown, on one line; of a long text the beginning."""
    marked = marked[:_LONGEST_TITLE]
    for pattern, plain in _MARKS:
        marked = pattern.sub(plain, marked)
    return " ".join(html.unescape(marked).split())


def propose_language(text: str, declared: str = "") -> str | None:
    """Return the language (BCP 47) that a text is in by its common words, else what it declares."""
    words = re.findall(r"[^\W\d_]+", text.lower())[:20_000]
    counts = {tag: sum(word in known for word in words) for tag, known in _COMMON.items()}
    best = max(counts, key=lambda tag: counts[tag])
    others = max(count for tag, count in counts.items() if tag != best)
    if counts[best] >= 5 and counts[best] > others * 1.3:
        return best
    found = re.match(r"[a-z]{2}(?=[-_]|$)", declared)
    return found[0] if found else None


def propose_date(text: str, language: str | None) -> datetime.date | None:
    """Return the date that a text gives for itself: when it takes effect, else when it changed."""
    flat = " ".join(re.sub(r"[*_\\]", "", text).split())
    for introduced in _INTRODUCED:
        for match in introduced.finditer(flat):
            found = _first_date(flat[match.end() : match.end() + _NEAR], language)
            if found:
                return found
    return None


def _first_date(text: str, language: str | None) -> datetime.date | None:
    matches = [m for pattern in _DATES for m in pattern.finditer(text)]
    for found in sorted(matches, key=lambda m: m.start()):
        name = found["month"].lower()
        day = int(found["day"])
        month = _MONTHS.get(name) or int(name)
        if found.re is _DATES[3] and language == "en":
            # 03/04/2024 is another day on either side of the ocean.
            if day <= 12 and month <= 12 and day != month:
                continue
            day, month = (month, day) if month > 12 else (day, month)
        try:
            date = datetime.date(int(found["year"]), month, day)
        except ValueError:
            continue
        if 1995 <= date.year <= 2100:
            return date
    return None


def propose_company(title: str, heading: str, meta: Mapping[str, str]) -> str | None:
    """Return the name of the company: what the page's site is called, else what its title names."""
    for name in ("og:site_name", "application-name"):
        site = " ".join(meta.get(name, "").split())
        # Some write the name of an account there (@name, /name).
        if re.match(r"\w", site) and not _POLICY.fullmatch(site):
            return site[:80]
    for whole in (title, heading):
        parts = [_EDGE_WORDS.sub("", _POLICY.sub(" ", part)) for part in _SEPARATORS.split(whole)]
        named = [" ".join(part.split()) for part in parts if not _NO_NAME.fullmatch(part)]
        named = [name for name in named if name]
        if named:
            return min(named, key=len)[:80] if len(named) > 1 else named[0][:80]
    return None
