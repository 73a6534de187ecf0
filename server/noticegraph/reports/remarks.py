"""Remarks about a text as results of checks (`ng:TextCheck`), whose identifiers name the rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from noticegraph.editorial import Gravity, examine_text
from noticegraph.evidence import passage_iri, place_by_language
from noticegraph.examinations import EDITORIAL, MINOR, Examination, Finding, Kind, Spot
from noticegraph.graph_index import GraphIndex
from noticegraph.namespaces import PREFIXES
from noticegraph.passages import TextFormat
from noticegraph.reports.model import Place

_NG = PREFIXES["ng"]
_SEVERITIES = {Gravity.MINOR: MINOR, Gravity.EDITORIAL: EDITORIAL}


def remarks_about_text(
    text: str,
    form: TextFormat,
    language: str,
    statement: str,
    checks: Sequence[Examination],
    graph: GraphIndex,
) -> tuple[list[Finding], dict[str, Place]]:
    """Return what the checks of the text find, and the places of the passages they mention.

    ``statement`` is an IRI, ``language`` the tag of the text's language. What a check of the
    ``graph`` tells about the same passage is not remarked again.
    """
    told = _told_by_graph(graph, {check.identifier for check in checks})
    known = {check.identifier: check.iri for check in checks if check.kind is Kind.TEXT}
    starts = [0, *(end.end() for end in re.finditer("\n", text))]
    found: list[Finding] = []
    places: dict[str, Place] = {}
    for check, remark in examine_text(text, form, language):
        unit = remark.unit
        if check.identifier not in known or (check.identifier, unit.passage.section) in told:
            continue
        start, end = unit.places[remark.start], unit.places[remark.end - 1] + 1
        line = bisect_right(starts, start)
        passage = passage_iri(statement, unit.passage.path)
        if (check.identifier, passage) in told:
            continue
        found.append(
            Finding(
                focus=passage,
                path=None,
                value=None,
                component="",
                shape=known[check.identifier],
                severity=_SEVERITIES[check.gravity],
                message=remark.message,
                fact=None,
                passages=(passage,),
                spot=Spot(start, end, line, start - starts[line - 1] + 1),
            )
        )
        places[passage] = Place(
            section=unit.passage.section,
            place=place_by_language(unit.passage.place),
            start=unit.passage.start,
            headings=unit.passage.headings,
        )
    return found, places


def _told_by_graph(graph: GraphIndex, checks: set[str]) -> set[tuple[str, str]]:
    """Return checks of the text with the passages and sections of which a shape tells the same."""
    told: set[tuple[str, str]] = set()
    if "documents-have-a-target" in checks:
        for document, lost in graph.pairs(f"{_NG}targetLost"):
            if lost.text == "true":
                passages = graph.objects(document, f"{_NG}statedIn")
                told |= {("text-link-has-target", passage.text) for passage in passages}
    if "section-has-heading" in checks:
        numbers: dict[str, set[str]] = {"Section": set(), "Heading": set()}
        for passage, kind in graph.pairs(f"{_NG}passageKind"):
            numbers.get(kind.text.removeprefix(_NG), set()).update(
                section.text for section in graph.objects(passage, f"{_NG}section")
            )
        for number in numbers["Section"] - numbers["Heading"]:
            if number.isdecimal():
                told.add(("text-headings-in-order", str(int(number) + 1)))
    return told
