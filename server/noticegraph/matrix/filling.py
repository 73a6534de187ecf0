"""Rows that are being filled with facts; facts that put it alike become one claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from noticegraph.matrix.model import Cell, Claim, Row
from noticegraph.matrix.reading import CONDITION, NG, REGION, Facts

_ORDER = tuple(NG + name for name in ("Asserted", "Conditional", "Possible", "Denied"))
_Likeness = tuple[str, tuple[str, ...], tuple[str, ...], str]


@dataclass(slots=True)
class _Open:
    """A claim to which facts are still added."""

    facts: list[str] = field(default_factory=list)
    parts: dict[str, dict[str, None]] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    compared: set[str] = field(default_factory=set)
    is_open: bool = False


class Filling:
    """The rows of a group while facts are added, in the order of the text."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._rows: dict[str, dict[str, dict[_Likeness, _Open]]] = defaultdict(dict)

    def add(
        self,
        key: str,
        statement: str,
        fact: str,
        *,
        parts: Mapping[str, Iterable[str]],
        values: Mapping[str, str] | None = None,
        compared: Iterable[str] = (),
    ) -> None:
        """Add a fact to a row (``key``) of a statement.

        It joins the claim with the same modality, regions and conditions; facts with ``values``
        stay apart, because a number belongs to one fact.
        """
        regions = self._facts.iris(fact, REGION)
        conditions = self._facts.iris(fact, CONDITION)
        likeness = (self._facts.modality(fact), regions, conditions, fact if values else "")
        claim = self._rows[key].setdefault(statement, {}).setdefault(likeness, _Open())
        claim.facts.append(fact)
        for role, things in parts.items():
            claim.parts.setdefault(role, {}).update(dict.fromkeys(things))
        claim.values |= values or {}
        claim.is_open |= self._facts.text(fact, NG + "openList") in ("true", "1")
        # Conditions of one statement are in its own words, so they cannot be compared.
        claim.compared |= {*compared, *(c for c in conditions if c.startswith(NG))}

    def rows(self, order: Sequence[str] = (), last: Sequence[str] = ()) -> tuple[Row, ...]:
        """Return the rows: those in ``order``, then others by key, then those in ``last``."""
        keys = [key for key in order if key in self._rows]
        keys += sorted(key for key in self._rows if key not in {*order, *last})
        keys += [key for key in last if key in self._rows]
        return tuple(
            Row(key, tuple(self._cell(self._rows[key].get(s, {})) for s in self._facts.statements))
            for key in keys
        )

    def _cell(self, claims: Mapping[_Likeness, _Open]) -> Cell:
        made = [self._claim(likeness, claim) for likeness, claim in claims.items()]
        # Sorting is stable: alike claims stay in the order of the text.
        made.sort(
            key=lambda c: (_rank(c.modality), len(c.regions), -float(c.values.get("days") or 0))
        )
        return Cell(tuple(made))

    def _claim(self, likeness: _Likeness, claim: _Open) -> Claim:
        modality, regions, conditions, _ = likeness
        cited = [self._facts.passages(fact) for fact in claim.facts]
        places = dict.fromkeys(passage for of_one in cited for passage in of_one[:1])
        return Claim(
            tuple(claim.facts),
            modality,
            regions,
            conditions,
            tuple(places),
            tuple(dict.fromkeys([*places, *(passage for of_one in cited for passage in of_one)])),
            {role: tuple(things) for role, things in claim.parts.items() if things},
            claim.values,
            claim.is_open,
            frozenset(claim.compared),
        )


def _rank(modality: str) -> int:
    return _ORDER.index(modality) if modality in _ORDER else len(_ORDER)
