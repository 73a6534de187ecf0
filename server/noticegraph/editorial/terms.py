"""A rule about defined terms: what the text defines is called by the defined name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticegraph.editorial.model import Document, Remark, Unit, say
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
                yield Remark(unit, found.start(), found.end(), say(
                    'The text defines "{term}" and says "{other}" here, with capitals and without '
                    "a definition, as if it were something else: use the defined term.",
                    'De tekst definieert "{term}" en zegt hier "{other}", met hoofdletters en '
                    "zonder definitie, alsof het iets anders is: gebruik de gedefinieerde term.",
                    term=term, other=found[0],
                ))  # fmt: skip


def term_is_defined(document: Document) -> Iterator[Remark]:
    """Yield the first use of general nouns in capitals that no passage defines."""
    uses: dict[str, list[tuple[Unit, re.Match[str]]]] = {}
    for unit in document.units if document.language[:2] == "en" else ():
        if unit.passage.kind == HEADING:
            continue
        for found in _UNDEFINED.finditer(unit.prose):
            before = unit.prose[: found.start("term")].split()
            named = any(word[:1].isupper() for word in before[-2:])
            if not named and not unit.is_linked(found.start(), found.end()):
                uses.setdefault(found["term"].removesuffix("s"), []).append((unit, found))
    for term, found_uses in uses.items():
        if len(found_uses) < 2 and " " not in term and not _is_ours(*found_uses[0]):
            continue
        if any(_first_quoted(document, name) is not None for name in (term, f"{term}s")):
            continue
        unit, found = found_uses[0]
        yield Remark(unit, found.start("term"), found.end("term"), say(
            '"{term}" has capitals like a defined term, and no passage says what it means: define '
            "it, or write it small.",
            '"{term}" heeft hoofdletters als een gedefinieerde term, en geen passage zegt wat het '
            "betekent: definieer het, of schrijf het klein.",
            term=found["term"],
        ))  # fmt: skip


def _is_ours(unit: Unit, found: re.Match[str]) -> bool:
    return re.search(r"\b[Oo]ur $", unit.prose[: found.start("term")]) is not None


def _first_quoted(document: Document, name: str) -> int | None:
    """Return the index of the first unit that puts a name in quotation marks, in any case."""
    quoted = re.compile(rf"[“\"‘']{name}[.,]?[”\"’']", re.I)
    return next((n for n, unit in enumerate(document.units) if quoted.search(unit.prose)), None)
