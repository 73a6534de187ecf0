"""The flow of personal data to recipients: a Sankey diagram as SVG shapes, each band a link.

https://en.wikipedia.org/wiki/Sankey_diagram · This module computes only geometry; colours come from
the style sheet, so the drawing is dark if the page is. A band is one stated disclosure.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.labels import name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions
from noticegraph.tables import Part

WIDTH = 960
_BAND = 14
_GAP = 26
_NODE = 10
_TOP = 12
_LEFT = 250
_RIGHT = WIDTH - 250
_LINE = 15
_CHARACTERS = 32
_MANY_LINES = 4
LEFT_OUT = ("DisclosureToAuthorities", "SaleOrSharing", "Denial")
"""Classes of facts about where data go that are not drawn, because they are not from one category
to one recipient."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A stated disclosure of a category to a recipient, with its modality if it has one."""

    fact: Part
    category: Part
    recipient: Part
    modality: Part | None


@dataclass(frozen=True, slots=True)
class Node:
    """A category or a recipient: its bar from `y` on, and the lines of its name beside it."""

    part: Part
    x: int
    y: float
    height: float
    lines: tuple[tuple[float, str], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Band:
    """A disclosure as a path from its category to its recipient."""

    disclosure: Disclosure
    path: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole diagram, in units of the SVG's own coordinates."""

    width: int
    height: int
    band: int
    node: int
    categories: tuple[Node, ...]
    recipients: tuple[Node, ...]
    bands: tuple[Band, ...]
    disclosures: tuple[Disclosure, ...]


def read_disclosures(dataset: Dataset, statement: str, language: str) -> list[Disclosure]:
    """Return the disclosures of a statement (IRI), by category and recipient.

    A fact that names several categories or recipients counts for each pair. Facts without a
    recipient are left out; what the statement denies is no disclosure.
    """
    ng, dpv, oa = (PREFIXES[name] for name in ("ng", "dpv", "oa"))
    query = f"""SELECT DISTINCT ?fact ?category ?recipient ?modality WHERE {{
  ?passage <{oa}hasSource> <{statement}> .
  ?fact <{ng}statedIn> ?passage ; a <{ng}Disclosure> ; <{dpv}hasPersonalData> ?category ;
    <{dpv}hasRecipient> ?recipient
  OPTIONAL {{ ?fact <{ng}modality> ?modality }}
  FILTER(ISIRI(?fact) && ISIRI(?category) && ISIRI(?recipient))
}}"""
    rows = [
        tuple("" if term is None else term.value for term in row)
        for row in solutions(dataset, query).rows
    ]
    things = {iri for row in rows for iri in row if iri}
    names = read_names(dataset, things, language, with_modality=False)

    def part(iri: str) -> Part:
        return Part(name_or_iri(names, iri), iri)

    found = [
        Disclosure(part(fact), part(category), part(recipient), part(mode) if mode else None)
        for fact, category, recipient, mode in rows
    ]
    return sorted(
        found,
        key=lambda d: (sort_key(d.category.text), sort_key(d.recipient.text), d.fact.iri or ""),
    )


def read_left_out(dataset: Dataset, statement: str) -> list[str]:
    """Return the classes of LEFT_OUT with facts in a statement (IRI)."""
    ng, oa = PREFIXES["ng"], PREFIXES["oa"]
    kinds = " ".join(f"<{ng}{name}>" for name in LEFT_OUT)
    query = f"""SELECT DISTINCT ?kind WHERE {{
  VALUES ?kind {{ {kinds} }}
  ?passage <{oa}hasSource> <{statement}> .
  ?fact <{ng}statedIn> ?passage ; a ?kind
}}"""
    found = {kind.value for (kind,) in solutions(dataset, query).rows if kind is not None}
    return [name for name in LEFT_OUT if ng + name in found]


def draw_flow(disclosures: Sequence[Disclosure]) -> Drawing | None:
    """Lay out the diagram: categories on the left, the larger first, recipients on the right.

    A recipient is placed near its categories, so that few bands cross. Returns None if there is
    nothing to draw.
    """
    if not disclosures:
        return None
    left = _order(d.category for d in disclosures)
    right = _facing(left, disclosures)
    categories, left_height = _column(left, _LEFT - _NODE, disclosures, "category")
    recipients, right_height = _column(right, _RIGHT, disclosures, "recipient")
    height = max(left_height, right_height)
    place_left = {node.part.iri: number for number, node in enumerate(categories)}
    place_right = {node.part.iri: number for number, node in enumerate(recipients)}
    used_left = {node.part.iri: node.y for node in categories}
    used_right = {node.part.iri: node.y for node in recipients}
    # Bands leave and arrive in the order of the other side, which minimises crossings.
    starts: dict[int, float] = {}
    for d in sorted(disclosures, key=lambda d: place_right[d.recipient.iri]):
        starts[id(d)] = used_left[d.category.iri]
        used_left[d.category.iri] += _BAND
    bands = []
    for d in sorted(disclosures, key=lambda d: place_left[d.category.iri]):
        end = used_right[d.recipient.iri]
        used_right[d.recipient.iri] += _BAND
        bands.append(Band(d, _path(starts[id(d)] + _BAND / 2, end + _BAND / 2)))
    return Drawing(
        WIDTH, int(height) + _TOP, _BAND, _NODE, categories, recipients, tuple(bands),
        tuple(disclosures),
    )  # fmt: skip


def _order(parts: Iterable[Part]) -> list[Part]:
    counts: dict[str | None, int] = {}
    first: dict[str | None, Part] = {}
    for part in parts:
        counts[part.iri] = counts.get(part.iri, 0) + 1
        first.setdefault(part.iri, part)
    return sorted(first.values(), key=lambda p: (-counts[p.iri], sort_key(p.text), p.iri or ""))


def _facing(left: Sequence[Part], disclosures: Sequence[Disclosure]) -> list[Part]:
    """Return the recipients ordered by the mean position of their categories."""
    place = {part.iri: number for number, part in enumerate(left)}
    sources: dict[str | None, list[int]] = {}
    parts: dict[str | None, Part] = {}
    for d in disclosures:
        sources.setdefault(d.recipient.iri, []).append(place[d.category.iri])
        parts.setdefault(d.recipient.iri, d.recipient)
    mean = {iri: sum(places) / len(places) for iri, places in sources.items()}
    return sorted(parts.values(), key=lambda p: (mean[p.iri], sort_key(p.text), p.iri or ""))


def _column(
    parts: Sequence[Part], x: int, disclosures: Sequence[Disclosure], side: str
) -> tuple[tuple[Node, ...], float]:
    y = float(_TOP)
    nodes = []
    for part in parts:
        count = sum(getattr(d, side).iri == part.iri for d in disclosures)
        lines = textwrap.wrap(part.text, _CHARACTERS, max_lines=_MANY_LINES, placeholder=" …")
        bar = count * _BAND
        room = max(bar, len(lines) * _LINE)
        first = y + (bar - len(lines) * _LINE) / 2 + _LINE * 0.75
        # A name with more lines than fit beside the bar begins at the top of its space.
        first = max(first, y + _LINE * 0.75)
        written = tuple((first + n * _LINE, line) for n, line in enumerate(lines))
        nodes.append(Node(part, x, y, bar, written, count))
        y += room + _GAP
    return tuple(nodes), y - _GAP


def _path(start: float, end: float) -> str:
    middle = (_LEFT + _RIGHT) / 2
    return f"M{_LEFT} {start:g} C{middle:g} {start:g} {middle:g} {end:g} {_RIGHT} {end:g}"
