"""A dataset with its shapes and reports, so that SPARQL and questions can query them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from noticegraph.content import Content
from noticegraph.dataset import Dataset, DerivedGraph, load_dataset, shapes_graph, stored_form
from noticegraph.given_texts import GivenText
from noticegraph.kept_graphs import kept_packed
from noticegraph.packed_graphs import pack
from noticegraph.reports import rdf
from noticegraph.reports.digests import digest_of
from noticegraph.reports.making import make_reports, shapes_source, statement_targets
from noticegraph.reports.model import Report
from noticegraph.reports.rdf import as_ntriples, report_graph_iri
from noticegraph.reports.workers import Limits

# Words of the vocabulary that only reports use, and what could find any graph.
_OF_REPORTS = re.compile(r"(?i)\bsh:|\bng:(?:about|because|examination|verdict|Examin)|\bGRAPH\b")


def asks_about_reports(query: str) -> bool:
    """Tell whether the answer to a question's query may depend on reports or shapes."""
    return _OF_REPORTS.search(query) is not None


def load_with_reports(
    content: Content, *, store_dir: str | os.PathLike[str] | None = None
) -> Dataset:
    """Load a content root, with the shapes and each statement's report as named graphs.

    A content without shapes has no reports. Raises as `load_dataset` and `make_reports` do, which
    is not for a statement that cannot be validated: its graph says so.
    """
    directory = None if store_dir is None else Path(store_dir)
    return load_dataset(content, store_dir=directory, derived=derived_graphs(content))


def derived_graphs(content: Content, texts: Iterable[GivenText] = ()) -> list[DerivedGraph]:
    """Return the shapes of a content root and the reports of its statements as graphs.

    ``texts`` are as for `read_reports`.
    """
    shapes = shapes_graph(content)
    if shapes is None:
        return []
    return [shapes, *(report_graph(report) for report in read_reports(content, texts))]


def read_reports(content: Content, texts: Iterable[GivenText] = ()) -> list[Report]:
    """Return the report of each statement of the catalogue, new or cached, ordered by statement.

    ``texts`` are those of statements, besides those of the content. One that belongs to no
    statement has no effect here.
    """
    if not content.shapes.is_dir():
        return []
    targets = list(statement_targets(content, texts).values())
    # Nobody is held up but the operator, whose own shapes these are; the machine may be busy.
    limits = Limits(seconds=600.0, processes=min(os.cpu_count() or 1, 8))
    return make_reports(targets, shapes_source(content), limits=limits)


def report_graph(report: Report) -> DerivedGraph:
    """Return a report as a named graph."""
    title = {
        "en": f"Report: {report.name(report.statement, 'en')}",
        "nl": f"Rapport: {report.name(report.statement, 'nl')}",
    }
    iri = report_graph_iri(report)

    def make() -> bytes:
        return stored_form(as_ntriples(report).encode())

    if report.error is not None:
        # What it says depends on more than what it was made from.
        return DerivedGraph.of(iri, title, pack(make()))
    made_from = (iri, report.data_digest, report.shapes_digest, report.text_digest, _form())
    return DerivedGraph.of(iri, title, kept_packed(map(str.encode, made_from), make))


@cache
def _form() -> str:
    """Return what changes when reports are written in another way."""
    return digest_of((), [Path(rdf.__file__)])
