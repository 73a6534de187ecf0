"""What the address of a report selects: a law or a region, a verdict, words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from noticegraph.http.frame.languages import page_language
from noticegraph.http.graph.regions_of_laws import Region, read_regions
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.arguments import refuse_value
from noticegraph.http.request.common_arguments import facet
from noticegraph.http.request.declarations import Argument
from noticegraph.http.request.dispatch import Asked
from noticegraph.http.request.kept import once_per_state
from noticegraph.media_types import CSV, HTML, MARKDOWN, PLAIN_JSON
from noticegraph.namespaces import expand_prefixed_name, shorten_iri
from noticegraph.reports.model import REQUIREMENT_VERDICTS, Report
from noticegraph.reports.selection import LACKS, Selection
from noticegraph.reports.words import WORDS

_FILTERED = (PLAIN_JSON, HTML, CSV, MARKDOWN)
"""Formats that may hold part of a report. A partial SHACL report or SARIF run would look like one
without violations."""
ANY = "any"
"""Chosen like a verdict: every verdict. Data have them all; the page opens on what is missing."""

ARGUMENTS = (
    facet(
        "law",
        "Only requirements of this law, or of the laws of this region, by its name or IRI.",
        _FILTERED,
    ),
    Argument(
        "verdict",
        f"Only requirements with this verdict. {LACKS}: not met or partly met, which is how the "
        f"page opens; {ANY}: all, which is what data have.",
        values=(*map(str, REQUIREMENT_VERDICTS), LACKS, ANY),
        formats=_FILTERED,
    ),
    Argument(
        "contains",
        "Only requirements whose name, citation or findings have all these words.",
        formats=_FILTERED,
    ),
)
"""The arguments by which a part of a report is chosen."""


def regions_of(report: Report) -> list[Region]:
    """Return the regions of which a report examines laws, by name in the language of the page."""
    groups = {o.examination.group for o in report.requirements}
    dataset = current_site().dataset
    known = once_per_state("regions of laws", lambda: read_regions(dataset))
    return [region for region in known if not groups.isdisjoint(region.laws)]


def laws_of(report: Report, language: str) -> dict[str, str]:
    """Return the laws (IRIs) of a report's requirements, with their names."""
    groups = (o.examination.group for o in report.requirements)
    return {group: report.name(group, language) for group in groups if group}


def read_selection(report: Report, asked: Asked) -> Selection:
    """Return the selection: a verdict, words, and a law or a region by IRI, prefixed name or name.

    Where a page asks for no verdict, what is missing is selected. Problem 400 for an unknown law.
    """
    verdict = asked.text("verdict") or (LACKS if asked.is_page else ANY)
    verdict = "" if verdict == ANY else verdict
    contains = " ".join(asked.text("contains").split())
    wanted = asked.text("law")
    if not wanted:
        return Selection(verdict=verdict, contains=contains)
    regions = {region.iri: region for region in regions_of(report)}
    law = _meant(report, asked, wanted, regions.values())
    if law not in regions:
        return Selection(law, verdict, contains)
    region = regions[law]
    return Selection(law, verdict, contains, region.laws, region.names[asked.language])


def _meant(report: Report, asked: Asked, wanted: str, regions: Collection[Region]) -> str:
    """Return the law or region (IRI) that is meant. Problem 400 with the nearest for none."""
    iri = expand_prefixed_name(wanted) or wanted
    names = {r.iri: {*r.names.values(), r.iri.rpartition("#")[2]} for r in regions}
    for law in laws_of(report, "en"):
        names[law] = {report.name(law, language) for language in WORDS}
    if iri in names:
        return iri
    found = [i for i, known in names.items() if wanted.casefold() in map(str.casefold, known)]
    if len(found) == 1:
        return found[0]
    own = laws_of(report, page_language())
    raise refuse_value(
        asked.arguments,
        "law",
        wanted,
        [*(region.names[page_language()] for region in regions), *_told_apart(own)],
    )


def _told_apart(laws: dict[str, str]) -> Sequence[str]:
    """Return the names of laws (by IRI); those that are the same get the IRI added."""
    twice = [name for name, count in Counter(laws.values()).items() if count > 1]
    return [f"{n} ({shorten_iri(i)})" if n in twice else n for i, n in laws.items()]
