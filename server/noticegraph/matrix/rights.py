"""Rights by region: the areas whose law gives rights, and the region of each claim within them.

A right whose region the text does not say holds anywhere that the statement does. In the rows of an
area it is shown if a statement says nothing for that area itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from noticegraph.matrix.filling import Filling
from noticegraph.matrix.model import Cell, Group, Row, Subject
from noticegraph.matrix.reading import NG, REGION, RIGHT, RIGHT_KIND, Facts
from noticegraph.namespaces import PREFIXES

_LOC = PREFIXES["loc"]
_RIGHT, _LIMIT = NG + "RightProvision", NG + "RequestTimeLimit"
CLASSES = (_RIGHT, _LIMIT)
PROPERTIES = (
    RIGHT,
    *(NG + name for name in ("requestKind", "timeLimit", "totalLimit", "extension", "dayType")),
)
ANSWER = "answer-within"
KINDS = tuple(
    f"{NG}{name}Kind"
    for name in (
        "Access", "RecipientInformation", "Correction", "Deletion", "Restriction", "Limit",
        "Portability", "Objection", "OptOut", "AutomatedDecision", "Consent", "Complaint",
        "NonRetaliation", "ContentRemoval",
    )
)  # fmt: skip

EUROPE = tuple(_LOC + name for name in ("EEA", "EU", "GB", "CH", "GI"))
"""Regions whose law of data protection goes back to one text, and that statements treat together.
The United Kingdom is not below the EEA, whatever lists of former members say."""
_UNITED_STATES = _LOC + "US"
_FORMER = frozenset(_LOC + name for name in ("EEA31", "EU28"))
_ANYWHERE = ""


def rights(facts: Facts) -> tuple[Group, ...]:
    """Return the rights that are limited to no region, then those of each area."""
    areas: dict[str, Filling] = defaultdict(lambda: Filling(facts))
    named: dict[str, dict[str, None]] = defaultdict(dict)
    regions_of: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for statement in facts.statements:
        for fact in facts.of(statement, *CLASSES):
            regions = facts.iris(fact, REGION)
            for key, values, compared in _entries(facts, fact):
                regions_of[key, statement].update(dict.fromkeys(regions))
                for area in dict.fromkeys(_area(facts, region) for region in regions or ("",)):
                    areas[area].add(
                        key, statement, fact,
                        parts={"facts": [fact]}, values=values, compared=compared,
                    )  # fmt: skip
            for region in regions:
                named[_area(facts, region)][region] = None
    anywhere = {row.key: row for row in areas[_ANYWHERE].rows(KINDS, (ANSWER,))}
    groups = []
    for area in sorted(areas, key=_order):
        rows = areas[area].rows(KINDS, (ANSWER,))
        completed = tuple(
            _completed(
                row, anywhere.get(row.key), [regions_of[row.key, s] for s in facts.statements]
            )
            for row in rows
        )
        if completed:
            groups.append(Group(Subject.RIGHTS, completed, _about(area, named[area])))
    return tuple(groups)


def _entries(
    facts: Facts, fact: str
) -> Iterable[tuple[str, Mapping[str, str] | None, tuple[str, ...]]]:
    """Yield the rows of a right or a time limit, with its numbers and what is compared."""
    if not facts.is_a(fact, _LIMIT):
        for right in facts.iris(fact, RIGHT):
            for kind in facts.led_to(right, RIGHT_KIND) or (right,):
                yield kind, None, ()
        return
    days, total, extension = (
        facts.text(fact, NG + name) for name in ("timeLimit", "totalLimit", "extension")
    )
    if not total and days.isdigit() and extension.isdigit():
        total = str(int(days) + int(extension))
    values = {"timeLimit": days, "totalLimit": total}
    values["dayType"], values["requestKind"] = (
        next(iter(facts.iris(fact, NG + name)), "") for name in ("dayType", "requestKind")
    )
    yield ANSWER, values, tuple(f"{name}={value}" for name, value in values.items())


def _completed(row: Row, anywhere: Row | None, regions: Sequence[Iterable[str]]) -> Row:
    """Return a row in whose empty cells stands what is said without a region, or else for where."""
    cells = list(row.cells)
    for at, cell in enumerate(row.cells):
        if cell.is_empty and anywhere is not None and not anywhere.cells[at].is_empty:
            cells[at] = anywhere.cells[at]
        elif cell.is_empty:
            cells[at] = Cell(elsewhere=tuple(regions[at]))
    return Row(row.key, tuple(cells))


def _area(facts: Facts, region: str) -> str:
    if not region:
        return _ANYWHERE
    if is_european(facts, region):
        return EUROPE[0]
    return _UNITED_STATES if _UNITED_STATES in facts.above(region, without=_FORMER) else region


def is_european(facts: Facts, region: str) -> bool:
    """Return whether the law of data protection of a region goes back to that of Europe."""
    return not set(facts.above(region, without=_FORMER)).isdisjoint(EUROPE)


def _order(area: str) -> tuple[int, str]:
    first = (_ANYWHERE, EUROPE[0], _UNITED_STATES)
    return (first.index(area) if area in first else len(first), area)


def _about(area: str, named: Iterable[str]) -> tuple[str, ...]:
    """Return the regions that name an area: those of Europe that the statements name."""
    if area != EUROPE[0]:
        return (area,) if area else ()
    return tuple(sorted(named, key=region_order))


def region_order(region: str) -> tuple[int, str]:
    """Return where a region is in a list: those of Europe first, then others by IRI."""
    return (EUROPE.index(region) if region in EUROPE else len(EUROPE), region)
