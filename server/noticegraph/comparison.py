"""Two statement versions compared: facts that are the same, differ, or are in one of them only.

Facts are matched by what they are about, never by their local IRIs: by kind, and by stable keys
such as the DPV terms above a category or purpose, the kind of a recipient or right, the name of a
company, or a jurisdiction. Things whose only key is the term above them (categories, recipients,
purposes) are the same only if they have the same name. With different names they are of the same
kind, no more: opinions and feedback are not the same just because both are below one term. Not
responsible for showing names and places (``http``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from noticegraph.dataset import Dataset
from noticegraph.fact_keys import BY_TERM, KEYS
from noticegraph.modality import MODALITY, name_with_modality
from noticegraph.namespaces import PREFIXES
from noticegraph.query import Term, solutions

_NG, _DPV, _SKOS, _RDF, _OA = (PREFIXES[name] for name in ("ng", "dpv", "skos", "rdf", "oa"))
_TYPE, _STATED_IN, _LABEL = _RDF + "type", _NG + "statedIn", _SKOS + "prefLabel"
_BROADER, _NAME, _PURPOSE = _SKOS + "broader", _DPV + "hasName", _DPV + "hasPurpose"

_NOT_READ = (_SKOS + "narrower", _SKOS + "altLabel")
_NOT_COMPARED = {
    _TYPE, _STATED_IN, _LABEL, _BROADER,
    # Who proposed a fact, and whether somebody has read it, is not what the statement says.
    PREFIXES["prov"] + "wasAttributedTo",
    *(_NG + name for name in ("reviewStatus", "reviewedDigest", "quoteStart", "quoteEnd")),
}  # fmt: skip

_Node = dict[str, list[Term]]
_About = tuple[tuple[str, frozenset[str]], ...]
"""What a fact is about: properties with the stable keys of their values."""


class Status(StrEnum):
    """How a fact differs between the first statement and the second.

    Facts that are `ALIKE` have the same term above them but different names.
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    ALIKE = "alike"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a property: an IRI, or a text."""

    text: str
    is_iri: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A property (IRI) in which matched facts differ: the values that only one side has."""

    property: str
    first: tuple[Value, ...]
    second: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ComparedFact:
    """A fact (IRI) of one statement or both, with the passages (IRIs) that each side cites.

    `kind` is the class. If facts cannot be distinguished, several facts of a side are grouped.
    """

    kind: str
    status: Status
    first: tuple[str, ...]
    second: tuple[str, ...]
    first_passages: tuple[str, ...]
    second_passages: tuple[str, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The facts of two statements, by kind and by what they are about.

    `labels` are the names of the stated things (by IRI, then language tag), with the modality of
    those that are not asserted.
    """

    facts: tuple[ComparedFact, ...]
    labels: Mapping[str, Mapping[str, str]]


def compare_statements(dataset: Dataset, first: str, second: str) -> Comparison:
    """Compare two statement versions (IRIs).

    Facts that are about exactly the same things are matched first, then facts of the same kind that
    share a value of every key that both have, the closest first. Last, things whose only key is a
    term are matched by name.
    """
    one, other = _Side(dataset, first), _Side(dataset, second)
    rows: list[ComparedFact] = []
    for kind in sorted({*one.by_kind, *other.by_kind}):
        ours, theirs = one.by_kind.get(kind, {}), other.by_kind.get(kind, {})
        pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        alone: tuple[list[str], list[str]] = ([], [])
        of_one, of_other = _by_about(ours), _by_about(theirs)
        for about in sorted({*of_one, *of_other}, key=_written):
            a, b = of_one.get(about, []), of_other.get(about, [])
            if a and b:
                pairs += _pair_by_name(one, a, other, b, alone)
            else:
                alone[0].extend(a)
                alone[1].extend(b)
        if kind in BY_TERM:
            pairs += _pair_by_name_alone(one, other, alone)
        else:
            pairs += _pair_by_likeness(ours, theirs, alone)
        pairs += [((iri,), ()) for iri in alone[0]] + [((), (iri,)) for iri in alone[1]]
        rows += [_row(kind, one, a, other, b) for a, b in pairs]
    return Comparison(tuple(rows), one.labels() | other.labels())


class _Side:
    """The stated nodes of one statement, indexed by what they are about."""

    def __init__(self, dataset: Dataset, statement: str) -> None:
        self._nodes = _read_nodes(dataset, statement)
        self._atoms: dict[str, frozenset[str]] = {}
        self._names: dict[str, str] = {}
        self.by_kind: dict[str, dict[str, _About]] = defaultdict(dict)
        for iri, node in self._nodes.items():
            for kind in sorted(t.value for t in node.get(_TYPE, ()) if t.value.startswith(_NG)):
                self.by_kind[kind][iri] = self._about(kind, iri, node)

    def name(self, iri: str) -> str:
        """Return the name of a node in lower case, English first, else the end of its IRI."""
        if iri not in self._names:
            self._names[iri] = self._name(iri)
        return self._names[iri]

    def _name(self, iri: str) -> str:
        labels = self._nodes.get(iri, {}).get(_LABEL, [])
        english = [label for label in labels if getattr(label, "language", None) == "en"]
        best = min((label.value for label in english or labels), default=None)
        return (best if best is not None else iri.rsplit("/", 1)[-1]).casefold()

    def labels(self) -> dict[str, dict[str, str]]:
        """Return the labels of all nodes that have one, with their modality."""
        found: dict[str, dict[str, str]] = {}
        for iri, node in self._nodes.items():
            modality = next((m.value for m in node.get(MODALITY, ())), None)
            for label in node.get(_LABEL, ()):
                language = getattr(label, "language", None) or ""
                name = name_with_modality(label.value, modality, language)
                found.setdefault(iri, {})[language] = name
        return found

    def passages(self, facts: Iterable[str]) -> tuple[str, ...]:
        """Return the passages that facts cite."""
        found = [p.value for fact in facts for p in self._nodes[fact].get(_STATED_IN, ())]
        return tuple(dict.fromkeys(found))

    def content(self, fact: str) -> dict[str, dict[frozenset[str], Value]]:
        """Return the values of each property of a fact, by their stable keys."""
        return {
            property_: {self._stable(value): Value(value.value, _is_iri(value)) for value in values}
            for property_, values in self._nodes[fact].items()
            if property_ not in _NOT_COMPARED
        }

    def _about(self, kind: str, iri: str, node: _Node) -> _About:
        about = tuple(
            (property_, frozenset[str]().union(*map(self._stable, values)))
            for property_ in KEYS.get(kind, ())
            if (values := self._keys(kind, node.get(property_, [])))
        )
        return about or (("", frozenset({self.name(iri)})),)

    def _keys(self, kind: str, values: list[Term]) -> list[Term]:
        """Return the values that say what a node is about, preferring terms of vocabularies."""
        terms = [value for value in values if value.value not in self._nodes]
        return terms if kind in BY_TERM and terms else values

    def _stable(self, value: Term) -> frozenset[str]:
        """Return keys that a value shares with values of the same meaning in other statements."""
        if not _is_iri(value):
            return frozenset({" ".join(value.value.split()).casefold()})
        if value.value not in self._nodes:
            return frozenset({value.value})
        if value.value not in self._atoms:
            # Set while it is being computed, so that a cycle of broader terms ends.
            self._atoms[value.value] = frozenset({self.name(value.value)})
            self._atoms[value.value] = self._stable_of_node(value.value)
        return self._atoms[value.value]

    def _stable_of_node(self, iri: str) -> frozenset[str]:
        node = self._nodes[iri]
        for property_ in (_BROADER, _PURPOSE):
            if above := node.get(property_):
                return frozenset[str]().union(*map(self._stable, above))
        if names := node.get(_NAME):
            return frozenset[str]().union(*map(self._stable, names))
        return frozenset({self.name(iri)})


def _read_nodes(dataset: Dataset, statement: str) -> dict[str, _Node]:
    query = f"""SELECT ?node ?property ?value WHERE {{
  {{
    SELECT DISTINCT ?node WHERE {{
      ?passage <{_OA}hasSource> <{statement}> .
      ?node <{_STATED_IN}> ?passage
      FILTER(ISIRI(?node) && ?node != <{statement}>)
    }}
  }}
  ?node ?property ?value FILTER(?property NOT IN ({", ".join(f"<{p}>" for p in _NOT_READ)}))
}}"""
    nodes: dict[str, _Node] = {}
    for node, property_, value in solutions(dataset, query).rows:
        if node is not None and property_ is not None and value is not None:
            nodes.setdefault(node.value, {}).setdefault(property_.value, []).append(value)
    # Sorted here: with ORDER BY the query would take half as long again.
    for described in nodes.values():
        for values in described.values():
            if len(values) > 1:
                values.sort(key=str)
    return dict(sorted(nodes.items()))


def _is_iri(value: Term) -> bool:
    return type(value).__name__ == "NamedNode"


def _pair_by_name(
    first: _Side, ours: Sequence[str], second: _Side, theirs: Sequence[str],
    alone: tuple[list[str], list[str]],
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:  # fmt: skip
    """Pair facts that are about the same things: first those with one name, then the others.

    If only one side has facts left, they are added to `alone`.
    """
    left = defaultdict(list)
    for iri in theirs:
        left[second.name(iri)].append(iri)
    pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    unmatched = []
    for iri in ours:
        same_name = left[first.name(iri)]
        if same_name:
            pairs.append(((iri,), (same_name.pop(0),)))
        else:
            unmatched.append(iri)
    others = [iri for found in left.values() for iri in found]
    if unmatched and others:
        pairs.append((tuple(unmatched), tuple(others)))
    else:
        alone[0].extend(unmatched)
        alone[1].extend(others)
    return pairs


def _pair_by_name_alone(
    first: _Side, second: _Side, alone: tuple[list[str], list[str]]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pair those of `alone` that have the same name, whatever their terms, and remove them."""
    pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for iri in list(alone[0]):
        same_name = [other for other in alone[1] if second.name(other) == first.name(iri)]
        if same_name:
            alone[0].remove(iri)
            alone[1].remove(same_name[0])
            pairs.append(((iri,), (same_name[0],)))
    return pairs


def _pair_by_likeness(
    ours: Mapping[str, _About], theirs: Mapping[str, _About], alone: tuple[list[str], list[str]]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pair those of `alone` that share a value of every key that both have, and remove them."""
    likeness = sorted(
        (-shared, a, b)
        for a in alone[0]
        for b in alone[1]
        if (shared := _share(ours[a], theirs[b]))
    )
    pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for _, a, b in likeness:
        if a in alone[0] and b in alone[1]:
            alone[0].remove(a)
            alone[1].remove(b)
            pairs.append(((a,), (b,)))
    return pairs


def _share(one: _About, other: _About) -> float:
    """Return how far the keys of two facts agree; 0 if a key of both has no value in common."""
    theirs = dict(other)
    total = 0.0
    for property_, values in one:
        if property_ in theirs:
            common = len(values & theirs[property_])
            if not common:
                return 0.0
            total += common / len(values | theirs[property_])
    return total


def _by_about(facts: Mapping[str, _About]) -> dict[_About, list[str]]:
    found: dict[_About, list[str]] = {}
    for iri, about in facts.items():
        found.setdefault(about, []).append(iri)
    return found


def _written(about: _About) -> list[tuple[str, list[str]]]:
    return [(property_, sorted(values)) for property_, values in about]


def _row(
    kind: str, first: _Side, a: tuple[str, ...], second: _Side, b: tuple[str, ...]
) -> ComparedFact:
    differences = _differences(first, a, second, b) if a and b else ()
    if not a:
        status = Status.ADDED
    elif not b:
        status = Status.REMOVED
    elif differences or len(a) != len(b):
        status = Status.CHANGED
    elif kind in BY_TERM and sorted(map(first.name, a)) != sorted(map(second.name, b)):
        status = Status.ALIKE
    else:
        status = Status.SAME
    return ComparedFact(kind, status, a, b, first.passages(a), second.passages(b), differences)


def _differences(
    first: _Side, a: Iterable[str], second: _Side, b: Iterable[str]
) -> tuple[Difference, ...]:
    ours, theirs = _merged(first, a), _merged(second, b)
    found = []
    for property_ in sorted({*ours, *theirs}):
        one, other = ours.get(property_, {}), theirs.get(property_, {})
        if one.keys() != other.keys():
            found.append(Difference(property_, _only(one, other), _only(other, one)))
    return tuple(found)


def _merged(side: _Side, facts: Iterable[str]) -> dict[str, dict[frozenset[str], Value]]:
    merged: dict[str, dict[frozenset[str], Value]] = {}
    for fact in facts:
        for property_, values in side.content(fact).items():
            merged.setdefault(property_, {}).update(values)
    return merged


def _only(
    one: Mapping[frozenset[str], Value], other: Mapping[frozenset[str], Value]
) -> tuple[Value, ...]:
    found = [value for key, value in one.items() if key not in other]
    return tuple(sorted(found, key=lambda value: value.text))
