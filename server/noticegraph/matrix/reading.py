"""The facts of some statements with what they lead to, read with few queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cache

from noticegraph.dataset import Dataset
from noticegraph.dpv_terms import dpv_terms
from noticegraph.labels import iri_of, iri_values
from noticegraph.modality import MODALITY
from noticegraph.namespaces import PREFIXES
from noticegraph.query import Term, solutions

NG, DPV, _SKOS, _OA, _RDF = (PREFIXES[name] for name in ("ng", "dpv", "skos", "oa", "rdf"))
ASSERTED = NG + "Asserted"
DENIES = NG + "denies"
_TYPE, _STATED_IN, BROADER = _RDF + "type", NG + "statedIn", _SKOS + "broader"
PURPOSE, RIGHT_KIND, REGION = DPV + "hasPurpose", NG + "rightKind", DPV + "hasJurisdiction"
CONDITION, RIGHT = NG + "condition", NG + "right"
_SHARED = (MODALITY, CONDITION, REGION, NG + "openList")
_LEADS = (BROADER, PURPOSE, RIGHT_KIND)
_MOST_ROUNDS = 12


class Facts:
    """The facts of some statements (IRIs) of some classes, with the properties that are asked for.

    Facts are in the order of the text. What their values lead to (broader terms, the purposes of
    processes, the kinds of rights) is read along.
    """

    def __init__(
        self,
        dataset: Dataset,
        statements: Sequence[str],
        classes: Iterable[str],
        properties: Iterable[str],
    ) -> None:
        self.statements = tuple(statements)
        self._dataset = dataset
        self._nodes: dict[str, dict[str, list[Term]]] = {}
        self._passages: dict[str, dict[str, int]] = defaultdict(dict)
        self._of: dict[str, list[str]] = {}
        self._types: dict[str, set[str]] = {}
        self._leads: dict[str, dict[str, list[str]]] = {}
        self._read_facts(sorted(classes))
        self._read_properties(sorted({*_SHARED, *properties}))
        self._follow()

    def only(self, classes: Iterable[str]) -> Facts:
        """Return the facts of these classes alone, as if no others had been read."""
        wanted = set(classes)
        found = copy(self)
        found._types = {f: of & wanted for f, of in self._types.items() if of & wanted}
        found._of = {s: [f for f in of if f in found._types] for s, of in self._of.items()}
        found._count_citations()
        return found

    def all(self, statement: str) -> tuple[str, ...]:
        """Return all facts of a statement that were read."""
        return tuple(self._of.get(statement, ()))

    def values(self, fact: str) -> tuple[str, ...]:
        """Return the IRIs that a fact has for any of the properties that were read."""
        return self.iris(fact, *self._nodes.get(fact, ()))

    def of(self, statement: str, *classes: str) -> Iterator[str]:
        """Yield the facts of a statement that are of one of these classes."""
        for fact in self._of.get(statement, ()):
            if not self._types[fact].isdisjoint(classes):
                yield fact

    def is_a(self, fact: str, class_: str) -> bool:
        """Return whether a fact is of a class."""
        return class_ in self._types.get(fact, ())

    def iris(self, fact: str, *properties: str) -> tuple[str, ...]:
        """Return the IRIs that a fact has for some properties."""
        node = self._nodes.get(fact, {})
        found = (iri_of(term) for name in properties for term in node.get(name, ()))
        return tuple(dict.fromkeys(iri for iri in found if iri))

    def text(self, fact: str, property_: str) -> str:
        """Return the literal that a fact has for a property; an empty text if it has none."""
        terms = self._nodes.get(fact, {}).get(property_, ())
        return next((term.value for term in terms if iri_of(term) is None), "")

    def modality(self, fact: str) -> str:
        """Return the modality of a fact; what has none, such as a name in a list, is asserted."""
        return next(iter(self.iris(fact, MODALITY)), ASSERTED)

    def passages(self, fact: str) -> list[str]:
        """Return the passages that a fact cites, first the one that the fewest of its class cite.

        It is the one that says it: the others introduce a list, or name the category of a row.
        """
        at = self._passages.get(fact, {})
        class_ = min(self._types[fact])
        return sorted(at, key=lambda passage: (self._cited[class_, passage], at[passage], passage))

    def led_to(self, thing: str, property_: str) -> tuple[str, ...]:
        """Return what a thing leads to by a property that is followed."""
        return tuple(self._leads.get(thing, {}).get(property_, ()))

    def above(self, term: str, *, without: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Return a term and all that are broader, the nearest first; never through ``without``."""
        found = dict.fromkeys([term])
        waiting = [term]
        while waiting:
            now = waiting.pop(0)
            for above in _listed(now) or self.led_to(now, BROADER):
                if above not in found and above not in without:
                    found[above] = None
                    waiting.append(above)
        return tuple(found)

    def _read_facts(self, classes: Sequence[str]) -> None:
        # The statement is known before its passages, so that other statements are not read.
        query = f"""SELECT ?statement ?fact ?class ?passage ?start WHERE {{
  VALUES ?statement {{ {iri_values(self.statements)} }}
  ?passage <{_OA}hasSource> ?statement .
  ?fact <{_STATED_IN}> ?passage ; a ?class
  FILTER(?class IN ({_listing(classes)}) && ISIRI(?fact))
  OPTIONAL {{ ?passage <{_OA}hasSelector>/<{_OA}start> ?start }}
}}"""
        found: dict[tuple[str, str], int] = {}
        for statement, fact, class_, passage, start in solutions(self._dataset, query).rows:
            if statement is None or fact is None or class_ is None or passage is None:
                continue
            at = int(start.value) if start is not None and start.value.isdigit() else 0
            self._passages[fact.value][passage.value] = at
            key = (statement.value, fact.value)
            found[key] = min(at, found.get(key, at))
            self._types.setdefault(fact.value, set()).add(class_.value)
        self._count_citations()
        for statement_, fact_ in sorted(found, key=lambda key: (found[key], key)):
            self._of.setdefault(statement_, []).append(fact_)

    def _count_citations(self) -> None:
        self._cited = Counter(
            (min(types), passage)
            for f, types in self._types.items()
            for passage in self._passages[f]
        )

    def _read_properties(self, properties: Sequence[str]) -> None:
        facts = set(self._types)
        query = f"""SELECT ?fact ?property ?value WHERE {{
  VALUES ?fact {{ {iri_values(facts)} }}
  ?fact ?property ?value FILTER(?property IN ({_listing(properties)}))
}}"""
        for fact, property_, value in solutions(self._dataset, query).rows:
            if fact is not None and property_ is not None and value is not None:
                node = self._nodes.setdefault(fact.value, {})
                node.setdefault(property_.value, []).append(value)
        for node in self._nodes.values():
            for values in node.values():
                if len(values) > 1:
                    values.sort(key=str)

    def _follow(self) -> None:
        # DPV's list has the broader terms of rights, but not their kinds.
        waiting = {
            iri
            for node in self._nodes.values()
            for name, terms in node.items()
            if name not in (_TYPE, MODALITY, CONDITION)
            for term in terms
            if (iri := iri_of(term)) and (name == RIGHT or not _listed(iri))
        }
        for _ in range(_MOST_ROUNDS):
            if not waiting:
                return
            self._leads |= {iri: {} for iri in waiting}
            query = f"""SELECT ?thing ?property ?value WHERE {{
  VALUES ?thing {{ {iri_values(waiting)} }}
  ?thing ?property ?value FILTER(?property IN ({_listing(_LEADS)}) && ISIRI(?value))
}}
ORDER BY ?thing ?property ?value"""
            waiting = set()
            for thing, property_, value in solutions(self._dataset, query).rows:
                if thing is not None and property_ is not None and value is not None:
                    leads = self._leads[thing.value]
                    leads.setdefault(property_.value, []).append(value.value)
                    if value.value not in self._leads and not _listed(value.value):
                        waiting.add(value.value)


@cache
def _listed(iri: str) -> tuple[str, ...]:
    """Return the broader terms of a term by DPV's list, which needs no query."""
    term = dpv_terms().get(iri)
    return term.broader if term else ()


def _listing(iris: Iterable[str]) -> str:
    return ", ".join(f"<{iri}>" for iri in iris)
