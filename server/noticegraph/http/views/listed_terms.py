"""The page about a term of DPV 2.3 that the graph does not mention, and the same as data."""

from __future__ import annotations

from collections.abc import Iterable

from noticegraph.dpv_terms import DPVTerm, terms_directly_below
from noticegraph.http.frame.layout import link_to, render_page
from noticegraph.http.graph.listed_terms import (
    LABEL_LANGUAGE,
    describe_as_query,
    mark_of,
    neighbourhood_of,
    write_chains,
)
from noticegraph.http.graph.neighbours import write_network
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.dispatch import Asked
from noticegraph.http.tables.downloads import download_links
from noticegraph.labels import name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.media_types import GRAPH_FORMATS
from noticegraph.query import evaluate_query
from noticegraph.tables import Part


def describe_listed(term: DPVTerm, asked: Asked) -> bytes:
    """Describe a term from the list in the requested format."""
    dataset = current_site().dataset
    if asked.is_page:
        return _render(term, asked)
    if asked.format in GRAPH_FORMATS:
        return evaluate_query(dataset, describe_as_query(term), asked.format.media_type)
    return write_network(neighbourhood_of(dataset, term, asked.language), link_to)


def _render(term: DPVTerm, asked: Asked) -> bytes:
    dataset, language = current_site().dataset, asked.language
    below = [other.iri for other in terms_directly_below(term.iri)]
    names = read_names(dataset, {*term.broader, *term.replaced_by, *below}, language)

    def parts(iris: Iterable[str]) -> list[Part]:
        return [Part(name_or_iri(names, iri), iri) for iri in iris]

    chain = write_chains(dataset, [term.iri], language).get(term.iri, ())
    groups = {
        "listed_instead": parts(term.replaced_by),
        "listed_above": parts(term.broader),
        "listed_chain": chain if len(chain) > 1 else (),
        "listed_below": sorted(parts(below), key=lambda part: sort_key(part.text)),
    }
    return render_page(
        "listed_term.html",
        term=term,
        mark=mark_of(term, language),
        label_language=LABEL_LANGUAGE,
        groups={word: found for word, found in groups.items() if found},
        alternatives=download_links(asked),
    )
