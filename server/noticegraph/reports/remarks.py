"""Remarks about a text as results of checks (`ng:TextCheck`), whose identifiers name the rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from noticegraph.editorial import Gravity, examine_text
from noticegraph.evidence import passage_iri, place_by_language
from noticegraph.examinations import EDITORIAL, MINOR, Examination, Finding, Kind, Spot
from noticegraph.passages import TextFormat
from noticegraph.reports.model import Place

_SEVERITIES = {Gravity.MINOR: MINOR, Gravity.EDITORIAL: EDITORIAL}


def remarks_about_text(
    text: str, form: TextFormat, language: str, statement: str, checks: Iterable[Examination]
) -> tuple[list[Finding], dict[str, Place]]:
    """Return what the checks of the text find, and the places of the passages they mention.

    ``statement`` is an IRI, ``language`` the tag of the text's language.
    """
    known = {check.identifier: check.iri for check in checks if check.kind is Kind.TEXT}
    starts = [0, *(end.end() for end in re.finditer("\n", text))]
    found: list[Finding] = []
    places: dict[str, Place] = {}
    for check, remark in examine_text(text, form, language):
        if check.identifier not in known:
            continue
        unit = remark.unit
        start, end = unit.places[remark.start], unit.places[remark.end - 1] + 1
        line = bisect_right(starts, start)
        passage = passage_iri(statement, unit.passage.path)
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
        )
    return found, places
