"""Names for rows that have none, from the labels of the ontology, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable

from noticegraph.rows.columns import COLUMNS
from noticegraph.rows.kinds import Kind
from noticegraph.rows.model import Row
from noticegraph.rows.vocabulary import Vocabulary

_NEGATIVE = re.compile(
    r"(?i)\b(no|not|never|none|nor|neither|without|niet|geen|nooit|noch|zonder)\b|n['’]t\b"
)
_PATTERNS = {
    "basis": (("terms", "process"), "{0} for: {1}", "{0} voor: {1}"),
    "certification": (("entity", "part"), "{0}: {1}", "{0}: {1}"),
    "collection": (("data",), "Collection: {0}", "Verzameling: {0}"),
    "disclosure": (("category", "data", "recipient"), "{0} to: {1}", "{0} aan: {1}"),
    "processing": (("purpose",), "Processing: {0}", "Verwerking: {0}"),
    "retention": (("data", "duration", "terms"), "Kept: {0}, {1}", "Bewaard: {0}, {1}"),
    "right": (("terms",), "{0}", "{0}"),
    "sale": (("terms", "category", "recipient"), "{0}: {1}", "{0}: {1}"),
    "security": (("terms",), "{0}", "{0}"),
    "source": (("terms",), "{0}", "{0}"),
    "tracking": (("technology",), "{0}", "{0}"),
    "transfer": (("terms",), "Transfer by: {0}", "Doorgifte op grond van: {0}"),
}
"""For each kind the columns of its name, and the name in English and Dutch.

With fewer values than places, or for other kinds, the class is named, and what the row names.
"""
_SILENT = frozenset({"adheresTo", "authority", "dataFrom", "durationKind", "storage"})
_LANGUAGES = ("en", "nl")


def things_named(row: Row, kind: Kind) -> list[str]:
    """Return the terms and things by which a fact is told from others of its kind."""
    own = [c for c in kind.own if COLUMNS[c].sort in ("thing", "term") and c not in _SILENT]
    columns = dict.fromkeys(("terms", *own, "category", "data", "recipient"))
    return [row.one(column) for column in columns if row.one(column)]


class Namer:
    """Gives rows the names that they lack."""

    def __init__(
        self, vocabulary: Vocabulary, languages: tuple[str, str], thing: Callable[[str], Row | None]
    ) -> None:
        """``languages`` are that of the statement and the other; ``thing`` finds rows by id."""
        self._vocabulary = vocabulary
        self._own, self._other = languages
        self._thing = thing

    def name(self, row: Row, kind: Kind) -> None:
        """Give a row the names that it lacks; the name of a denial says the negative."""
        labels = self._labels(row, kind)
        if not row.one("name"):
            row.put("name", [labels[self._own]] if self._own in labels else [])
            row.put("translation", [labels[self._other]] if self._other in labels else [])
        elif not row.one("translation") and self._other in labels:
            # What a rule drafted is named by the text's words; in the other language, by its term.
            same = labels.get(self._own, "").casefold() == row.one("name").casefold()
            if same or row.one("by").startswith("rule:"):
                row.put("translation", [labels[self._other]])
        if row.one("modality") != "denied":
            return
        for column, language in (("name", self._own), ("translation", self._other)):
            name = row.one(column)
            if name and not _NEGATIVE.search(name):
                row.put(column, [f"{'Geen' if language == 'nl' else 'No'}: {name}"])

    def _labels(self, row: Row, kind: Kind) -> dict[str, str]:
        """Return what to call a row without a name, by language."""
        if not kind.fact:
            if row.one("legalName"):
                return dict.fromkeys(_LANGUAGES, row.one("legalName"))
            return _capital(self._vocabulary.labels(row.one("terms")))
        columns, *patterns = _PATTERNS.get(kind.name, ((), "", ""))
        parts = [self._names_of(v) for c in columns for v in row.cells.get(c, [])[:1]]
        if parts and len(parts) >= patterns[0].count("{"):
            named = dict(zip(_LANGUAGES, patterns, strict=True))
            return _capital(
                {x: p.format(*(n[x] for n in parts)) for x, p in named.items() if _all(parts, x)}
            )
        parts = [self._names_of(value) for value in things_named(row, kind)[:2]]
        kinds = _capital(self._vocabulary.labels(kind.cls))
        return {
            language: ": ".join(filter(None, (label, ", ".join(n[language] for n in parts))))
            for language, label in kinds.items()
            if _all(parts, language)
        }

    def _names_of(self, value: str) -> dict[str, str]:
        thing = self._thing(value)
        if thing is not None and thing.kind == "processing" and thing.one("purpose"):
            thing = self._thing(thing.one("purpose")) or thing
        if thing is not None:
            return {self._own: thing.one("name"), self._other: thing.one("translation")}
        return self._vocabulary.labels(value) or dict.fromkeys(_LANGUAGES, value)


def _all(parts: list[dict[str, str]], language: str) -> bool:
    return all(names.get(language) for names in parts)


def _capital(labels: dict[str, str]) -> dict[str, str]:
    return {language: f"{text[:1].upper()}{text[1:]}" for language, text in labels.items()}
