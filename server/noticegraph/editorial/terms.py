"""Rules about defined terms: what is defined is used, by its name; what is used is defined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.editorial.model import Document, Remark, Unit, remark
from noticegraph.passages.model import HEADING

_ALIKE = (
    # Not in names of laws, titles of links or quotations: "Do Not Share My Personal Information".
    {
        name: re.compile(rf"(?<!My )(?<![\w“\"‘'-]){name}(?![\w”\"’'-])(?! [A-Z])")
        for name in ("Personal Data", "Personal Information")
    },
    {
        name: re.compile(rf"(?<![\w“\"‘'-]){name}(?![\w”\"’'-])(?! [A-Z])")
        for name in ("Persoonsgegevens", "Persoonlijke Informatie", "Persoonlijke Gegevens")
    },
)
"""Names in capitals, by which statements define the same thing; each set in one language."""

# A proper noun before it makes it a name: "GitHub Pages", "the European Commission website".
_UNDEFINED = re.compile(
    r"(?<=[a-z,] )"
    r"(?P<term>(?:Enterprise |Marketing |Business |Customer |Partner |Mobile |Online ){0,2}"
    r"(?:Pages|Websites?|Sites?))\b(?! [A-Z])"
)

_NOTIONS = re.compile(
    r"(?<=[a-z,] )(?P<term>Data Subjects?(?: (?:Requests?|Rights))?)\b(?! [A-Z]| form\b)"
)
"""A general notion that texts write with capitals as if they had defined it."""

_DEFINED = re.compile(
    r"\((?:the |de |het |collectively,? |gezamenlijk,? )?"
    r"[“\"„](?P<term>[A-ZÀ-Þ][^“”\"„]{3,40})[”\"“]\)"
)
_ANNOUNCED = re.compile(
    r"(?i)\b(?:capitali[sz]ed (?:terms|words)|(?:terms|words) (?:in|with) (?:initial )?capital"
    r"|termen met een hoofdletter|begrippen met een hoofdletter)\b[^()]*"
    r"\((?:such as|for example|e\.g\.,?|zoals|bijvoorbeeld|bijv\.) (?P<terms>[^()]+)\)"
)


def term_is_the_defined_one(document: Document) -> Iterator[Remark]:
    """Yield the first use of a name in capitals beside the one that the text defines."""
    for names in _ALIKE:
        defined = {
            name: first for name in names if (first := _first_quoted(document, name)) is not None
        }
        if not defined:
            continue
        term = min(defined, key=lambda name: defined[name])
        for name in sorted(names.keys() - {term}):
            # From where another passage equates both names, either may be used.
            end = defined.get(name, len(document.units))
            uses = (
                (unit, found)
                for unit in document.units[defined[term] : end]
                if unit.passage.kind != HEADING
                for found in names[name].finditer(unit.prose)
                # At the beginning of a sentence any word has a capital.
                if re.search(r"\w[^.!?:]*$", unit.prose[: found.start()])
            )
            for unit, found in list(uses)[:1]:
                yield remark(unit, found,
                    'The text defines "{term}", but says "{other}" here, capitalised and '
                    "undefined, as if it were something else: use the defined term.",
                    'De tekst definieert "{term}" en zegt hier "{other}", met hoofdletters en '
                    "zonder definitie, alsof het iets anders is: gebruik de gedefinieerde term.",
                    term=term, other=found[0],
                )  # fmt: skip


def term_is_defined(document: Document) -> Iterator[Remark]:
    """Yield the first use of general nouns in capitals that no passage defines."""
    uses: dict[str, list[tuple[Unit, re.Match[str]]]] = {}
    for unit in document.units if document.language[:2] == "en" else ():
        if unit.passage.kind == HEADING:
            continue
        for found in _NOTIONS.finditer(unit.prose):
            if not unit.is_linked(found.start(), found.end()):
                uses.setdefault(found["term"], []).append((unit, found))
        for found in _UNDEFINED.finditer(unit.prose):
            before = unit.prose[: found.start("term")].split()
            named = any(word[:1].isupper() for word in before[-2:])
            if not named and not unit.is_linked(found.start(), found.end()):
                uses.setdefault(found["term"].removesuffix("s"), []).append((unit, found))
    for term, found_uses in uses.items():
        if len(found_uses) < 2 and " " not in term and not _is_ours(*found_uses[0]):
            continue
        names = (term, f"{term}s", term.removesuffix("s"), *_parts(term))
        if any(_first_quoted(document, name) is not None for name in names):
            continue
        unit, found = found_uses[0]
        yield remark(unit, found,
            '"{term}" has capitals like a defined term, and no passage says what it means: define '
            "it, or write it small.",
            '"{term}" heeft hoofdletters als een gedefinieerde term, en geen passage zegt wat het '
            "betekent: definieer het, of schrijf het klein.",
            group="term",
        )  # fmt: skip


def term_is_used(document: Document) -> Iterator[Remark]:
    """Yield terms that are defined and used nowhere, and announced terms without their capital."""
    for unit in document.units:
        for found in _DEFINED.finditer(unit.prose):
            term = found["term"].strip(" ,.")
            # An abbreviation or a name beside its thing helps whoever looks for the thing.
            if not re.search(r"[a-zà-ÿ]{4}", term) or _uses(document, term, re.I) > 1:
                continue
            yield remark(unit, found,
                '"{term}" is defined here and used nowhere else: use it, or leave it out.',
                '"{term}" is hier gedefinieerd en wordt nergens gebruikt: gebruik het, of laat '
                "het weg.",
                group="term", term=term,
            )  # fmt: skip
        for found in _ANNOUNCED.finditer(unit.prose):
            terms = [t.strip() for t in found["terms"].split(",") if t.strip()[:1].isupper()]
            unused = [t for t in terms if _uses(document, t) < 2]
            if unused:
                yield remark(unit, found,
                    "Capitalised terms are introduced, but the text never uses {terms} with a "
                    "capital, so it is unclear where these are meant: use the terms as "
                    "introduced, or drop them.",
                    "Termen met een hoofdletter zijn aangekondigd, en van deze gebruikt de tekst "
                    "er een aantal nooit zo ({terms}), zodat onduidelijk is waar ze zijn bedoeld: "
                    "gebruik de termen zoals aangekondigd, of laat ze weg.",
                    group="terms", terms=", ".join(unused),
                )  # fmt: skip
            for term in unused:
                yield from _several_meanings(document, term)


def _several_meanings(document: Document, term: str) -> Iterator[Remark]:
    """Yield a use of a term without its capital if others are said to be somebody else."""
    word = re.escape(term)
    of = "van" if document.language[:2] == "nl" else "of"
    meant = re.compile(
        rf"(?i)\b(?:(?P<kind>authori[sz]ed|legal|geautoriseerde|gemachtigde|wettelijke) {word}(?:s"
        rf"|en)?|{word}(?:s|en)? {of} (?P<whose>(?!the\b|onze\b|our\b|de\b)\w+))\b"
    )
    found: dict[str, tuple[Unit, re.Match[str]]] = {}
    for unit in document.units:
        for match in meant.finditer(unit.prose) if unit.passage.kind != HEADING else ():
            found.setdefault((match["kind"] or match["whose"]).casefold(), (unit, match))
    if len(found) < 2:
        return
    (unit, match), (_, other), *_ = found.values()
    yield remark(unit, match,
        'The text introduces "{term}" as one term, but uses the same word in lower case for '
        'several things: "{one}" here and "{other}" elsewhere. Use a different word for each.',
        'De tekst kondigt "{term}" aan als één term, en bedoelt met hetzelfde woord in kleine '
        'letters meer dan één: hier "{one}" en elders "{other}". Gebruik voor elk een eigen woord.',
        term=term, one=match[0], other=other[0],
    )  # fmt: skip


def _uses(document: Document, term: str, flags: re.RegexFlag = re.NOFLAG) -> int:
    """Count the uses of a term, with an ending too, where its capital is not a sentence's."""
    name = re.escape(term.removesuffix("s").removesuffix("ie"))
    pattern = re.compile(rf"(?<![\w-]){name}(?:y|ies|e?s|en|n)?(?![\w-])", flags)
    return sum(
        bool(flags) or re.search(r"\w[^.!?:]*$", unit.prose[: found.start()]) is not None
        for unit in document.units
        if flags or unit.passage.kind != HEADING
        for found in pattern.finditer(unit.prose)
    )


def _parts(term: str) -> tuple[str, ...]:
    """Return the beginning of a term that may be defined: of requests of data subjects, these."""
    head = term.partition(" ")[0] + " " + term.split(" ")[1] if term.count(" ") > 1 else ""
    return (head, f"{head}s") if head else ()


def _is_ours(unit: Unit, found: re.Match[str]) -> bool:
    return re.search(r"\b[Oo]ur $", unit.prose[: found.start("term")]) is not None


def _first_quoted(document: Document, name: str) -> int | None:
    """Return the index of the first unit that puts a name in quotation marks, in any case."""
    quoted = re.compile(rf"(?i)[“\"‘']{name}[.,]?[”\"’']")
    return next((n for n, unit in enumerate(document.units) if quoted.search(unit.prose)), None)
