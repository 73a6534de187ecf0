"""A report as RDF can be read, whatever the paths of its results."""

from __future__ import annotations

import pytest
from rdflib import SH, Graph, URIRef

from noticegraph.examinations import Finding
from noticegraph.namespaces import PREFIXES
from noticegraph.reports.model import Report
from noticegraph.reports.rdf import as_ntriples

DURATION, BROADER = PREFIXES["dpv"] + "hasDuration", PREFIXES["skos"] + "broader"


def paths_of(path: str | None) -> list[object]:
    """Return the values of sh:resultPath that a finding with that path leads to."""
    finding = Finding(
        focus="https://example.org/rule", path=path, value=None,
        component=str(SH.HasValueConstraintComponent), shape="https://example.org/shape",
        severity=str(SH.Violation), message={"en": "Name it."}, fact=None, passages=(),
    )  # fmt: skip
    report = Report(
        statement="https://example.org/statement", outcomes=(), structure=(finding,), names={},
        places={}, data_digest="0" * 64, shapes_digest="1" * 64,
    )  # fmt: skip
    graph = Graph().parse(data=as_ntriples(report), format="nt")
    assert set(graph.objects(None, SH.focusNode)) == {URIRef("https://example.org/rule")}
    return list(graph.objects(None, SH.resultPath))


@pytest.mark.parametrize("path", [DURATION, "urn:x:property"])
def test_a_property_is_the_path_of_the_result(path: str) -> None:
    assert paths_of(path) == [URIRef(path)]


@pytest.mark.parametrize(
    "path",
    [
        None,
        f"<{DURATION}>/(<{BROADER}>*)",
        f"^<{DURATION}>",
        f"<{DURATION}>|<{BROADER}>",
        "https://example.org/a/https://example.org/b",
    ],
)
def test_a_path_of_several_properties_is_left_out(path: str | None) -> None:
    assert paths_of(path) == []
