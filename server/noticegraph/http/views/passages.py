"""What a page shows only for passages, beyond what it shows for any thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from noticegraph.http.graph.passages import read_evidence, read_order
from noticegraph.http.request.answers import current_site
from noticegraph.labels import iri_of, name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.namespaces import PREFIXES, THINGS
from noticegraph.query import Term, solutions
from noticegraph.tables import Part

_NG, _DCTERMS = PREFIXES["ng"], PREFIXES["dcterms"]
_STATED_IN = _NG + "statedIn"


def passage_context(iri: str, described: Mapping[str, list[Term]], language: str) -> dict[str, Any]:
    """Return what a page shows only for passages: the text, its neighbours, what cites it."""
    site = current_site()
    passage = read_evidence(site.dataset, site.texts, [iri], language).get(iri)
    if passage is None:
        return {"passage": None}
    order = read_order(site.dataset, passage.statement)
    position = order.index(iri) if iri in order else None
    beside = {
        "previous": order[position - 1] if position else None,
        "next": order[position + 1] if position is not None and position + 1 < len(order) else None,
    }
    named = {
        "kind": _NG + "passageKind",
        "part_of": _DCTERMS + "isPartOf",
        "no_fact": _NG + "statesNoFact",
    }
    linked = {
        key: target
        for key, name in named.items()
        for value in described.get(name, ())
        if (target := iri_of(value))
    }
    passages = [p for p in (*beside.values(), linked.get("part_of")) if p]
    places = read_evidence(site.dataset, site.texts, passages, language)
    names = read_names(site.dataset, [passage.statement, *linked.values()], language)

    def part(target: str | None) -> Part | None:
        if target is None:
            return None
        return Part(
            places[target].place if target in places else name_or_iri(names, target), target
        )

    citing = _citing_facts(iri, language)
    traced = citing[0].part.iri if citing else passage.statement
    return {
        "passage": passage,
        "trace_name": trace_name(traced or passage.statement),
        "statement": part(passage.statement),
        "citing": citing,
        **{key: part(linked.get(key)) for key in named},
        **{key: part(target) for key, target in beside.items()},
    }


@dataclass(frozen=True, slots=True)
class CitingFact:
    """What cites a passage: its name, what it is, and the modality (an IRI) if it has one."""

    part: Part
    kinds: tuple[str, ...]
    modality: str | None


def _citing_facts(passage: str, language: str) -> list[CitingFact]:
    """Return what cites a passage: facts, then the things that they name, each by name."""
    query = f"""SELECT ?fact ?modality ?type WHERE {{
  ?fact <{_STATED_IN}> <{passage}>
  OPTIONAL {{ ?fact <{_NG}modality> ?modality }}
  OPTIONAL {{ ?fact a ?type FILTER(STRSTARTS(STR(?type), "{_NG}")) }}
}}"""
    dataset = current_site().dataset
    modalities: dict[str, str | None] = {}
    types: dict[str, set[str]] = {}
    for fact, modality, type_ in solutions(dataset, query).rows:
        if fact is not None:
            modalities[fact.value] = modality.value if modality else None
            types.setdefault(fact.value, set()).update({type_.value} if type_ else ())
    iris = {*modalities, *(t for found in types.values() for t in found)}
    names = read_names(dataset, iris, language, with_modality=False)
    found = [
        CitingFact(
            Part(name_or_iri(names, fact), fact),
            tuple(sorted(name_or_iri(names, t) for t in types[fact])),
            modality,
        )
        for fact, modality in modalities.items()
    ]
    return sorted(found, key=lambda f: (f.modality is None, sort_key(f.part.text), f.part.iri))


def trace_name(iri: str) -> str:
    """Return the name of a thing for `noticegraph trace`: its path within the statement."""
    name = iri.removeprefix(THINGS)
    return name.partition("/")[2] or name
