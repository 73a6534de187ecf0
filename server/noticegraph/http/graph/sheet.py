"""A statement's text as a page shows it: passage by passage, with the facts that each states.

What the passages do not cover is shown too, so that no word of the text is missing. The marks of
Markdown are left out: a reader sees headings, items and rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from noticegraph.dataset import Dataset
from noticegraph.http.graph.passages import Evidence, read_evidence, read_order
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.http.graph.statements import StatedFact
from noticegraph.http.words.marks import short_place
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions

_NG, _OA = PREFIXES["ng"], PREFIXES["oa"]
_BULLET = re.compile(r"(?m)^[ \t]*[*+-][ \t]+")
_MARKS = re.compile(r"\*\*|__|`|(?m:^#{1,6}[ \t]+)|(?m:[ \t]*\|[ \t]*$)|(?m:^[ \t]*\|[ \t]*)")
_RULE = re.compile(r"(?m)^[ \t|:-]+$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text in the sheet: a heading, a paragraph, an item, a row, or what is between.

    `cells` are its texts, more than one only in a row; `evidence` is its passage, None for what no
    passage covers; `ref` is its place in few characters; `notes` are the facts that it states;
    `number` counts the stretches that have notes, from 1, and is 0 for the others.
    """

    kind: str
    cells: tuple[str, ...]
    evidence: Evidence | None = None
    ref: str = ""
    notes: tuple[StatedFact, ...] = ()
    number: int = 0


def lay_out_sheet_of(
    dataset: Dataset,
    at_hand: StatementTexts,
    statement: str,
    facts: Iterable[StatedFact],
    language: str,
) -> list[Stretch]:
    """Return the text of a statement (IRI) with the given facts beside it, if it is at hand."""
    text = at_hand.text(statement)
    if text is None:
        return []
    passages = read_evidence(dataset, at_hand, read_order(dataset, statement), language)
    kinds = _read_kinds(dataset, statement)
    placed = [p for p in passages.values() if 0 <= p.start < p.end <= len(text) and p.text]
    outer = _outermost(placed, kinds)
    notes = _notes_of(outer, passages, facts)
    sheet: list[Stretch] = []
    end = 0
    for passage in outer:
        sheet += _between(text[end : passage.start])
        kind = kinds.get(passage.iri, "Paragraph")
        cells = _cells(passage, kind, placed, kinds)
        sheet.append(
            Stretch(kind, cells, passage, short_ref(passage.place, kind), tuple(notes[passage.iri]))
        )
        end = passage.end
    sheet += _between(text[end:])
    return _numbered(sheet)


def _numbered(sheet: Sequence[Stretch]) -> list[Stretch]:
    found = []
    number = 0
    for stretch in sheet:
        if stretch.notes:
            number += 1
            stretch = replace(stretch, number=number)
        found.append(stretch)
    return found


def _read_kinds(dataset: Dataset, statement: str) -> dict[str, str]:
    query = f"""SELECT ?passage ?kind WHERE {{
  ?passage <{_OA}hasSource> <{statement}> ; <{_NG}passageKind> ?kind
}}"""
    rows = solutions(dataset, query).rows
    return {p.value: k.value.removeprefix(_NG) for p, k in rows if p is not None and k is not None}


def _outermost(passages: Iterable[Evidence], kinds: Mapping[str, str]) -> list[Evidence]:
    """Return the passages that stand on their own: no sections, and nothing inside another."""
    found: list[Evidence] = []
    for passage in passages:
        inside = found and passage.start < found[-1].end
        if kinds.get(passage.iri) != "Section" and not inside:
            found.append(passage)
    return found


def _notes_of(
    outer: Sequence[Evidence], passages: Mapping[str, Evidence], facts: Iterable[StatedFact]
) -> dict[str, list[StatedFact]]:
    """Return the facts that each stretch states; a fact of a whole section stands at its first."""
    found: dict[str, list[StatedFact]] = {p.iri: [] for p in outer}
    for fact in facts:
        homes: dict[str, None] = {}
        for cited in fact.evidence:
            if cited.iri not in passages:
                continue
            home = next((p for p in outer if p.start <= cited.start < p.end), None)
            home = home or next((p for p in outer if p.start >= cited.start), None)
            if home is not None:
                homes[home.iri] = None
        for iri in homes:
            found[iri].append(fact)
    return found


def _cells(
    passage: Evidence, kind: str, passages: Iterable[Evidence], kinds: Mapping[str, str]
) -> tuple[str, ...]:
    text = passage.text or ""
    if kind == "TableHeader":
        return tuple(plain(cell) for cell in text.split("|") if cell.strip()) or (plain(text),)
    if kind == "TableRow":
        cells = tuple(
            plain(p.text or "")
            for p in passages
            if kinds.get(p.iri) == "TableCell" and passage.start <= p.start and p.end <= passage.end
        )
        # Cells are not always passages; then all of the row is shown as it stands.
        if cells and _letters("".join(cells)) == _letters(plain(text)):
            return cells
    return (plain(text),)


def _between(text: str) -> list[Stretch]:
    shown = plain(text)
    return [Stretch("Between", (shown,))] if _letters(shown) else []


def plain(text: str) -> str:
    """Return a text without the marks of Markdown."""
    text = _LINK.sub(r"\1", _RULE.sub("", text))
    text = _BULLET.sub("• ", text)
    return _ESCAPED.sub(r"\1", _MARKS.sub("", text)).strip()


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def short_ref(place: str, kind: str) -> str:
    """Return a place in few characters, without its section."""
    short = short_place(place)
    if kind == "Heading":
        return short.split(",")[0] if short.startswith("§") else ""
    if short.startswith("§"):
        section, _, rest = short.partition(" ")
        return rest or section
    found = re.search(r"(¶\d+|(?:row|rij|item|onderdeel) \d+(?:, \w+ \d+)?)$", short)
    return found[1] if found else ""
