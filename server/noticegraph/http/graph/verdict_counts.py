"""How many requirements of a law, or of the laws of a region, have each verdict."""

from __future__ import annotations

from collections.abc import Mapping

from noticegraph.dataset import Dataset
from noticegraph.namespaces import PREFIXES, statement_id
from noticegraph.query import solutions

_NG = PREFIXES["ng"]


def count_verdicts(dataset: Dataset, law: str = "") -> Mapping[str, Mapping[str, int]]:
    """Return the numbers of requirements by statement (its id) and verdict.

    ``law`` is the IRI of a law or a region; without it the requirements of all laws count.
    """
    of_law = f"?law <{PREFIXES['dpv']}hasJurisdiction>? <{law}> ." if law else ""
    query = f"""SELECT ?statement ?verdict (COUNT(DISTINCT ?requirement) AS ?count) WHERE {{
  ?result a <{_NG}ExaminationResult> ; <{_NG}aboutStatement> ?statement ;
    <{_NG}examination> ?requirement ; <{_NG}verdict>/<{PREFIXES["skos"]}notation> ?verdict .
  ?requirement a <{_NG}Requirement> ; <{_NG}requiredBy> ?law . {of_law}
}} GROUP BY ?statement ?verdict"""
    found: dict[str, dict[str, int]] = {}
    for statement, verdict, count in solutions(dataset, query).rows:
        if statement is not None and verdict is not None and count is not None:
            of_one = found.setdefault(statement_id(statement.value), {})
            of_one[verdict.value] = int(count.value)
    return found
