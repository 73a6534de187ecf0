"""Passages whose text has the given words: what search finds in the available texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.labels import iri_values
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions

_STATEMENTS = 50
"""So many statements are looked into; who finds more has asked for a common word."""
_PER_STATEMENT = 3
_AROUND = 60
_WHOLE = ("Section", "TableRow")


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage (IRI) with all the words, its statement (IRI), and the words around the first."""

    iri: str
    statement: str
    snippet: str


def find_in_texts(dataset: Dataset, texts: StatementTexts, words: str) -> list[FoundPassage]:
    """Return the smallest passages that have all the words, in the order of their texts."""
    wanted = [word.casefold() for word in words.split()]
    if not wanted:
        return []
    having = _having(texts, wanted)
    if not having:
        return []
    query = f"""PREFIX ng: <{PREFIXES["ng"]}> PREFIX oa: <{PREFIXES["oa"]}>
SELECT ?passage ?statement ?kind ?start ?end WHERE {{
  VALUES ?statement {{ {iri_values(having)} }}
  ?passage oa:hasSource ?statement ; ng:passageKind ?kind ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end
}} ORDER BY ?statement ?start DESC(?end)"""
    found: dict[str, list[FoundPassage]] = {}
    for row in solutions(dataset, query).rows:
        passage, statement, kind, start, end = ("" if term is None else term.value for term in row)
        if kind.rsplit("#", 1)[-1] in _WHOLE or len(found.get(statement, ())) >= _PER_STATEMENT:
            continue
        text = (texts.text(statement) or "")[int(start) : int(end)]
        if all(word in text.casefold() for word in wanted):
            snippet = _around(text, wanted[0])
            found.setdefault(statement, []).append(FoundPassage(passage, statement, snippet))
    return [passage for statement in having for passage in found.get(statement, ())]


def _having(texts: StatementTexts, wanted: Sequence[str]) -> list[str]:
    found: list[str] = []
    for statement in sorted(texts.statements()):
        text = (texts.text(statement) or "").casefold()
        if all(word in text for word in wanted):
            found.append(statement)
        if len(found) == _STATEMENTS:
            break
    return found


def _around(text: str, word: str) -> str:
    """Return the words around the first place of a word, on one line."""
    plain = " ".join(text.split())
    at = max(0, plain.casefold().find(word))
    start, end = max(0, at - _AROUND), at + len(word) + _AROUND
    before, after = "…" if start else "", "…" if end < len(plain) else ""
    return f"{before}{plain[start:end].strip()}{after}"
