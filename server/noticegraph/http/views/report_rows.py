"""What the page of a report shows of examinations and findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from noticegraph.examinations import Finding, Outcome, Verdict
from noticegraph.http.graph.verdicts_by_law import (
    counts_of,
    gravity_order,
    severity_of,
    verdicts_by_law,
)
from noticegraph.languages import pick
from noticegraph.reports.model import LACKING, ON_DRAFTS, Report
from noticegraph.reports.selection import Selection
from noticegraph.reports.words import severity_name

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Said:
    """A message that findings share, with the facts and passages that it is about."""

    message: str
    severity: str
    facts: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Row:
    """An examination, as shown on a page; `severity` is that of its most serious finding, or empty.

    `drafted` says that it rests on drafted facts alone, or is empty.
    """

    id: str
    label: str
    provisions: tuple[tuple[str, str], ...]
    verdict: Verdict
    there: tuple[Said, ...]
    lacks: tuple[Said, ...]
    why: tuple[str, ...]
    severity: str = ""
    drafted: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark about the text, as shown on a page: its place, and the passage (an IRI) to open."""

    message: str
    severity: str
    place: str
    passage: str


def row_of(report: Report, outcome: Outcome, language: str) -> Row:
    """Return an examination with its findings."""
    e = outcome.examination
    citation = e.citation or ""
    links = tuple((citation if n == 0 else "", p) for n, p in enumerate(e.provisions[:1]))
    nothing = () if outcome.because or outcome.evidence else outcome.messages(language)
    return Row(
        id=e.identifier,
        label=pick(e.label, language) or e.identifier,
        provisions=links,
        verdict=outcome.verdict,
        there=said_of(report, outcome.evidence, language),
        lacks=said_of(report, outcome.because, language),
        why=nothing,
        severity=severity_of(outcome),
        drafted=ON_DRAFTS[language] if report.rests_on_drafts(outcome) else "",
    )


@dataclass(frozen=True, slots=True)
class LawRows:
    """The requirements of one law (an IRI) that are shown, the most serious first.

    `counts` are of all that are selected, whatever their verdict.
    """

    law: str
    name: str
    counts: Mapping[Verdict, int]
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        """The number of its requirements."""
        return sum(self.counts.values())

    @property
    def lacking(self) -> int:
        """The number of its requirements that are not met or partly met."""
        return sum(self.counts.get(v, 0) for v in LACKING)

    @property
    def others(self) -> dict[Verdict, int]:
        """The counts by verdict of the requirements that are not shown."""
        shown = {row.verdict for row in self.rows}
        return {v: count for v, count in self.counts.items() if v not in shown}


def rows_by_law(report: Report, selection: Selection, language: str) -> list[LawRows]:
    """Return what is selected by law, the gravest law first; a law of which nothing is shown, too.

    A law of which nothing is selected, whatever the verdict, is left out.
    """
    found = []
    for law in verdicts_by_law(report, language):
        own = sorted(
            (
                o
                for o in report.requirements
                if (o.examination.group or "") == law.law and selection.holds_whatever_verdict(o)
            ),
            key=lambda o: (*gravity_order(o), o.examination.identifier),
        )
        if own:
            rows = tuple(row_of(report, o, language) for o in own if selection.holds(o))
            found.append(LawRows(law.law, law.name, counts_of(own), rows))
    return found


def remarks_of(report: Report, outcome: Outcome, language: str) -> list[Remark]:
    """Return the remarks of a check of the text."""
    return [
        Remark(
            f.said(language),
            severity_name(f.severity),
            report.spot(f, language),
            f.focus,
        )
        for f in outcome.because
    ]


def said_of(report: Report, findings: Iterable[Finding], language: str) -> tuple[Said, ...]:
    """Return the messages of findings, each once, with what it is about."""
    by_message: dict[str, list[Finding]] = {}
    for f in findings:
        by_message.setdefault(f.said(language), []).append(f)
    return tuple(_one_said(report, m, found, language) for m, found in by_message.items())


def _one_said(report: Report, message: str, found: Sequence[Finding], language: str) -> Said:
    facts = tuple(dict.fromkeys(f.fact for f in found if f.fact))
    passages = report.ordered(tuple({p for f in found for p in f.passages}))
    return Said(
        message=message,
        severity=severity_name(found[0].severity),
        facts=tuple((report.name(iri, language), iri) for iri in facts[:_SHOWN]),
        places=tuple((report.place(p, language), p) for p in passages[:_SHOWN]),
        more=max(0, len(passages) - _SHOWN),
    )
