"""Terms of DPV 2.3 that the graph does not have, from the list in the package."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from noticegraph.dataset import Dataset
from noticegraph.dpv_terms import DPVTerm, Kind, chain_above, dpv_terms, terms_directly_below
from noticegraph.http.graph.neighbours import MAX_NEIGHBOURS, Neighbour, Neighbourhood
from noticegraph.http.words.headings import property_heading
from noticegraph.http.words.texts import texts
from noticegraph.labels import iri_values, name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.namespaces import PREFIXES, expand_prefixed_name
from noticegraph.query import solutions
from noticegraph.sparql_text import string_literal
from noticegraph.tables import Part

LABEL_LANGUAGE = "en"
_BROADER = PREFIXES["skos"] + "broader"


def find_listed(words: str) -> list[str]:
    """Return the terms (IRIs) whose label or name has all the words, shortest labels first.

    A prefixed name or an IRI finds its term, which comes first.
    """
    named = expand_prefixed_name(words) or words
    wanted = words.casefold().split()
    found = [
        (iri != named, length, iri)
        for iri, length, text in _searched()
        if iri == named or all(word in text for word in wanted)
    ]
    return [iri for *_, iri in sorted(found)]


@cache
def _searched() -> list[tuple[str, int, str]]:
    """Return for each term its IRI, the length of its label, and its label and name as searched."""
    return [
        (t.iri, len(t.label), f"{t.label} {t.iri.rpartition('#')[2]}".casefold())
        for t in dpv_terms().values()
    ]


def find_unused(dataset: Dataset, iris: Iterable[str]) -> dict[str, DPVTerm]:
    """Return those of the IRIs that the list has and the graph does not mention, as terms."""
    listed = {iri: term for iri in iris if (term := dpv_terms().get(iri))}
    if not listed:
        return {}
    query = f"""SELECT DISTINCT ?thing WHERE {{
  VALUES ?thing {{ {iri_values(listed)} }}
  FILTER(EXISTS {{ ?thing ?p ?o }} || EXISTS {{ ?s ?q ?thing }})
}}"""
    used = {thing.value for (thing,) in solutions(dataset, query).rows if thing is not None}
    return {iri: term for iri, term in listed.items() if iri not in used}


def mark_of(term: DPVTerm, language: str) -> str:
    """Return what marks a term that the graph does not have."""
    is_sunset = term.kind is Kind.SUNSET
    return texts(language)["listed_sunset" if is_sunset else "listed"]


def write_chains(
    dataset: Dataset, iris: Iterable[str], language: str
) -> dict[str, tuple[Part, ...]]:
    """Return for each term of DPV among the IRIs the terms above it, the nearest first."""
    chains = {iri: chain for iri in iris if (chain := chain_above(iri))}
    names = read_names(dataset, {t.iri for chain in chains.values() for t in chain}, language)
    return {
        iri: tuple(Part(name_or_iri(names, term.iri), term.iri) for term in chain)
        for iri, chain in chains.items()
    }


def describe_as_query(term: DPVTerm) -> str:
    """Return the CONSTRUCT query whose answer is what the list says about a term."""
    label = f"{string_literal(term.label)}@{LABEL_LANGUAGE}"
    facts = [f"<{PREFIXES['skos']}prefLabel> {label}"]
    facts += [f"<{_BROADER}> <{iri}>" for iri in term.broader]
    if term.kind is Kind.SUNSET:
        facts.append(f"<{PREFIXES['owl']}deprecated> true")
    facts += [f"<{PREFIXES['dcterms']}isReplacedBy> <{iri}>" for iri in term.replaced_by]
    return f"CONSTRUCT {{ <{term.iri}> {' ; '.join(facts)} }} WHERE {{}}"


def neighbourhood_of(dataset: Dataset, term: DPVTerm, language: str) -> Neighbourhood:
    """Return the terms directly above and below a term."""
    below = {other.iri for other in terms_directly_below(term.iri)}
    names = read_names(dataset, {*term.broader, *below}, language)
    relation = Part(property_heading(_BROADER, language) or "", _BROADER)
    found = [
        Neighbour(
            iri,
            name_or_iri(names, iri),
            None,
            outward=[relation] if iri in term.broader else [],
            inward=[relation] if iri in below else [],
        )
        for iri in {*term.broader, *below}
    ]
    found.sort(key=lambda neighbour: (sort_key(neighbour.name), neighbour.iri))
    return Neighbourhood(term.iri, term.label, tuple(found[:MAX_NEIGHBOURS]), len(found))
