"""The order in which people read an answer: what names the thing asked for, then what includes it.

The data formats keep the order of the query.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from noticegraph.dataset import Dataset
from noticegraph.namespaces import PREFIXES
from noticegraph.query import Solutions, Term, solutions
from noticegraph.questions import Question, resolve_value
from noticegraph.tables import EVIDENCE, STATEMENT

_CATEGORY, _RECIPIENT, _EXAMPLES = "category", "recipient", "examples"
_ALL_DATA = PREFIXES["dpv"] + "PersonalData"
_GRAVITIES = {"violation": 0, "warning": 1}
_Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class OrderedAnswer:
    """Solutions, of which the first `direct` name what was asked for.

    The others follow from a wider kind of data, which is all personal data if `of_all_data`.
    `is_by_statement` says whether the query puts the rows of a statement together.
    """

    solutions: Solutions
    direct: int
    of_all_data: bool
    is_by_statement: bool

    def statement_of(self, number: int) -> str:
        """Return the statement (IRI) that a row is about, or an empty text."""
        return _value(self.solutions, self.solutions.rows[number], STATEMENT)


def order_answer(
    dataset: Dataset, question: Question, values: Mapping[str, str], found: Solutions
) -> OrderedAnswer:
    """Order solutions: wider kinds after what was asked for, in both made-up statements last.

    What an examination found is ordered by gravity, within its statement where the query has so.
    """
    made_up = {e.statement for e in dataset.entries if e.is_fictional}
    is_wider = _wider(dataset, question, values, found)
    statements = [_value(found, row, STATEMENT) for row in found.rows]
    is_by_statement = len([s for s, _ in groupby(statements)]) == len(set(statements))
    place = {s: n if is_by_statement else 0 for n, s in enumerate(dict.fromkeys(statements))}

    def key(n: int) -> tuple[bool, bool, int, int]:
        gravity = _GRAVITIES.get(_value(found, found.rows[n], "severity"), len(_GRAVITIES))
        return is_wider[n], statements[n] in made_up, place[statements[n]], gravity

    numbers = sorted(range(len(found.rows)), key=key)
    kinds = {_value(found, row, _CATEGORY) for row, wide in zip(found.rows, is_wider, strict=True)
             if wide}  # fmt: skip
    asked = resolve_value(question, _CATEGORY, values, dataset) if kinds else None
    return OrderedAnswer(
        Solutions(found.variables, [found.rows[n] for n in numbers]),
        direct=len(numbers) - sum(is_wider),
        of_all_data=kinds <= {_ALL_DATA, asked},
        is_by_statement=is_by_statement,
    )


def alike(ordered: OrderedAnswer, numbers: Sequence[int]) -> list[list[int]]:
    """Put the numbers of rows together that differ only in one thing and stand at the same places.

    The thing is not the one that the rows are about, which is the first after the statement.
    """
    variables = ordered.solutions.variables
    first = next((name for name in variables if name != STATEMENT), "")
    things = [name for name in variables if name + "Name" in variables and name != first]
    groups: dict[int, list[int]] = {}
    for thing in things:
        found: dict[Hashable, list[int]] = {}
        for number in numbers:
            if number not in groups:
                row = zip(variables, ordered.solutions.rows[number], strict=True)
                others = (_same(n, term) for n, term in row if n not in {thing, thing + "Name"})
                found.setdefault((number < ordered.direct, *others), []).append(number)
        groups |= {n: group for group in found.values() if len(group) > 1 for n in group}
    return [group for n in numbers if (group := groups.get(n, [n]))[0] == n]


def _same(name: str, term: Term | None) -> Hashable:
    """Return what makes a value the same: places have no order."""
    value = term.value if term is not None else ""
    return frozenset(value.split()) if name == EVIDENCE else value


def _wider(
    dataset: Dataset, question: Question, values: Mapping[str, str], found: Solutions
) -> list[bool]:
    """Tell of each row whether it is there only because a wider kind of data includes the one."""
    asked = resolve_value(question, _CATEGORY, values, dataset)
    if asked is None or _CATEGORY not in found.variables:
        return [False] * len(found.rows)
    query = f"""SELECT DISTINCT ?wider ?recipient WHERE {{
  {{ <{asked}> <{PREFIXES["skos"]}broader>+ ?wider }} UNION {{
    ?fact <{PREFIXES["dpv"]}hasPersonalData> <{asked}> ; <{PREFIXES["dpv"]}hasRecipient> ?recipient
  }}
}}"""
    rows = solutions(dataset, query).rows
    wider = {term.value for term, _ in rows if term is not None}
    named = {term.value for _, term in rows if term is not None}

    def follows(row: _Row) -> bool:
        category, recipient = _value(found, row, _CATEGORY), _value(found, row, _RECIPIENT)
        if _value(found, row, _EXAMPLES):
            return False
        # What is said of authorities without a limit is listed under the category asked for.
        return category in wider or (category == asked and recipient not in {"", *named})

    return [follows(row) for row in found.rows]


def _value(found: Solutions, row: _Row, name: str) -> str:
    term = row[found.variables.index(name)] if name in found.variables else None
    return term.value if term is not None else ""
