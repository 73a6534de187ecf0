"""The facts of a statement that the page of its company does not show, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.http.graph.statements import IS_JUDGED, PROLOGUE
from noticegraph.labels import name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions

_NG = PREFIXES["ng"]


@dataclass(frozen=True, slots=True)
class Rest:
    """How many of a statement's facts are shown, and how many of each kind (by name) are not."""

    shown: int
    kinds: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """The number of facts that are not shown."""
        return sum(count for _, count in self.kinds)


def read_rest(dataset: Dataset, statement: str, shown: Collection[str], language: str) -> Rest:
    """Return what a page with these facts leaves out of a statement (all IRIs), most first."""
    query = f"""{PROLOGUE}SELECT ?fact (MIN(?class) AS ?kind) WHERE {{
  VALUES ?statement {{ <{statement}> }}
  ?fact ng:statedIn/oa:hasSource ?statement ; a ?class
  FILTER(STRSTARTS(STR(?class), "{_NG}"))
  {IS_JUDGED}
}} GROUP BY ?fact ORDER BY ?fact"""
    kinds = {f.value: k.value for f, k in solutions(dataset, query).rows if f and k}
    left = Counter(kind for fact, kind in kinds.items() if fact not in shown)
    names = read_names(dataset, left, language)
    named = [(name_or_iri(names, kind), count) for kind, count in left.items()]
    named.sort(key=lambda pair: (-pair[1], sort_key(pair[0])))
    return Rest(len(kinds) - left.total(), tuple(named))
