"""The regions whose laws have requirements: "California" is one choice for its two acts.

A framework for transfers belongs to the region whose people it protects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.http.words.matrix import region_name
from noticegraph.labels import read_names
from noticegraph.languages import LANGUAGES, sort_key
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions

_NG, _DPV = PREFIXES["ng"], PREFIXES["dpv"]


@dataclass(frozen=True, slots=True)
class Region:
    """A region (an IRI), its names by language, and its laws (IRIs) that have requirements."""

    iri: str
    names: Mapping[str, str]
    laws: tuple[str, ...]


def read_regions(dataset: Dataset) -> tuple[Region, ...]:
    """Return the regions of the laws that requirements are from, ordered by their English names."""
    query = f"""SELECT DISTINCT ?region ?law WHERE {{
  ?requirement <{_NG}requiredBy> ?law . ?law <{_DPV}hasJurisdiction> ?region
}} ORDER BY ?region ?law"""
    laws: dict[str, list[str]] = {}
    for region, law in solutions(dataset, query).rows:
        if region is not None and law is not None:
            laws.setdefault(region.value, []).append(law.value)
    names = {language: read_names(dataset, laws, language) for language in LANGUAGES}
    found = [
        Region(iri, {lang: region_name(iri, names[lang], lang) for lang in LANGUAGES}, tuple(of))
        for iri, of in laws.items()
    ]
    return tuple(sorted(found, key=lambda region: sort_key(region.names["en"])))
