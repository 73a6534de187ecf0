"""The names of things: those of the graph, and for terms of DPV without one those of its list."""

from __future__ import annotations

from noticegraph.dataset import Dataset
from noticegraph.labels import read_names
from noticegraph.namespaces import PREFIXES

CONSENT, USER = PREFIXES["dpv"] + "Consent", PREFIXES["dpv"] + "User"


def test_a_term_of_dpv_without_a_name_in_the_graph_has_that_of_the_list(
    shipped_dataset: Dataset,
) -> None:
    unknown = PREFIXES["dpv"] + "Nothing"
    names = read_names(shipped_dataset, (iri for iri in (CONSENT, USER, unknown)), "nl")
    assert names == {CONSENT: "Toestemming", USER: "User"}
