"""What refers to a thing, under its properties, each fact with the places where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from noticegraph.http.frame.layout import TERMS
from noticegraph.http.graph.passages import read_evidence
from noticegraph.http.request.answers import current_site
from noticegraph.http.words.headings import property_heading, referrer_heading
from noticegraph.http.words.texts import texts
from noticegraph.labels import iri_values, name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions
from noticegraph.tables import Part

REFERRERS_SHOWN = 20
"""Values shown per property; the rest is one link away."""

# Results of single shapes are left out: the outcomes of examinations, which have names, cover them.
_WITHOUT_RESULTS = f"FILTER NOT EXISTS {{ ?s a <{PREFIXES['sh']}ValidationResult> }}"

_RESTS_ON, _MADE_FROM = PREFIXES["ng"] + "concernsFact", PREFIXES["prov"] + "wasDerivedFrom"
"""A verdict that rests on a fact was made from it: it is told once."""
_LOOKED_AT = PREFIXES["ng"] + "looksAt"
"""Verdicts that other facts decide: told by their requirement alone, for theirs is another's."""


@dataclass(frozen=True, slots=True)
class Group:
    """The values of a property, or the things that refer with it; `count` is their number.

    `heading_language` is given where the heading is not in the language of the page.
    """

    heading: str
    heading_language: str | None
    parts: tuple[Part, ...]
    count: int
    address: str | None = None


def places_of(groups: Iterable[Group], language: str) -> dict[str, list[Part]]:
    """Return the places (passages, in the order of the text) of what refers, by its IRI.

    Only of what cites passages: a verdict cites none.
    """
    shown = {part.iri for group in groups for part in group.parts if part.iri}
    if not shown:
        return {}
    site = current_site()
    query = f"""SELECT ?thing ?passage WHERE {{
  VALUES ?thing {{ {iri_values(shown)} }}
  ?thing <{PREFIXES["ng"]}statedIn> ?passage
}}"""
    cited = [(t.value, p.value) for t, p in solutions(site.dataset, query).rows if t and p]
    passages = read_evidence(site.dataset, site.texts, {p for _, p in cited}, language)
    places: dict[str, list[Part]] = {}
    for passage, evidence in passages.items():
        for thing in (t for t, p in cited if p == passage):
            places.setdefault(thing, []).append(Part(evidence.place, passage))
    return places


def heading_of(named: str, names: dict[str, str], language: str) -> tuple[str, str | None]:
    """Return what a property (IRI) is called above its values, and the language if another."""
    own = property_heading(named, language)
    text = own or name_or_iri(names, named)
    # Labels of imported vocabularies are English, unless they are ours.
    foreign = None if own or named.startswith(TERMS) or language == "en" else "en"
    return text[:1].upper() + text[1:], foreign


def referrer_groups(iri: str, language: str, *, without: str | None) -> list[Group]:
    """Return what refers to a thing (IRI), by property; ``without`` is one to leave out."""
    dataset = current_site().dataset
    query = f"""SELECT ?p (COUNT(?s) AS ?n) WHERE {{ ?s ?p <{iri}> {_WITHOUT_RESULTS} }}
GROUP BY ?p ORDER BY ?p"""
    counts = {
        named.value: int(count.value)
        for named, count in solutions(dataset, query).rows
        if named is not None and count is not None and named.value != without
    }
    found = {named: _referrers(iri, named) for named in counts}
    elsewhere = _decided_elsewhere(iri, language) if _RESTS_ON in found else {}
    if elsewhere:
        resting = [s for s in _referrers(iri, _RESTS_ON, most=None) if s not in elsewhere]
        found |= {_RESTS_ON: resting[:REFERRERS_SHOWN]}
        found |= {_LOOKED_AT: list(elsewhere)[:REFERRERS_SHOWN]}
        found.pop(_MADE_FROM, None)
        counts |= {_RESTS_ON: len(resting), _LOOKED_AT: len(elsewhere)}
    subjects = {s for referring in found.values() for s in referring}
    names = read_names(dataset, [*counts, *subjects], language) | elsewhere
    places = read_evidence(dataset, current_site().texts, subjects, language)
    names = {passage: e.place for passage, e in places.items()} | names
    groups = []
    for named, referring in found.items():
        if not referring:
            continue
        if named == _MADE_FROM and set(referring) == set(found.get(_RESTS_ON, ())):
            continue
        heading, heading_language = heading_of(named, names, language)
        if own := referrer_heading(named, language):
            heading, heading_language = own, None
        else:
            heading = texts(language)["referrers_as"].format(property=heading)
        parts = tuple(Part(name_or_iri(names, s), s) for s in referring)
        address = None
        if counts[named] > len(parts):
            told = _RESTS_ON if named == _LOOKED_AT else named
            whole = f"SELECT ?thing WHERE {{ ?thing <{told}> <{iri}> }} ORDER BY ?thing"
            address = url_for("sparql.query_by_get", query=whole)
        groups.append(Group(heading, heading_language, parts, counts[named], address))
    return sorted(groups, key=lambda group: sort_key(group.heading))


def _decided_elsewhere(iri: str, language: str) -> dict[str, str]:
    """Return the requirements and checks that a fact was looked at for, by their results (IRIs).

    Other facts decided these, so that a verdict of theirs says nothing of this one.
    """
    ng = PREFIXES["ng"]
    query = f"""SELECT ?result ?name WHERE {{
  ?result <{_RESTS_ON}> <{iri}> ; <{ng}examination>/<{PREFIXES["skos"]}prefLabel> ?name
  FILTER(LANG(?name) = "{language}")
  FILTER NOT EXISTS {{ ?result <{ng}because>/<{_RESTS_ON}> <{iri}> }}
}} ORDER BY ?name ?result"""
    rows = solutions(current_site().dataset, query).rows
    return {result.value: name.value for result, name in rows if result and name}


def _referrers(iri: str, named: str, most: int | None = REFERRERS_SHOWN) -> list[str]:
    limit = "" if most is None else f" LIMIT {most}"
    query = f"""SELECT DISTINCT ?s WHERE {{
  ?s <{named}> <{iri}> FILTER(ISIRI(?s)) {_WITHOUT_RESULTS}
}}
ORDER BY ?s{limit}"""
    return [term.value for (term,) in solutions(current_site().dataset, query).rows if term]
