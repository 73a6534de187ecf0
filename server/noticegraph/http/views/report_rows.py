"""What the page of a report shows of examinations and findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from noticegraph.examinations import Finding, Outcome, Verdict
from noticegraph.http.graph.verdicts_by_law import (
    LACKING,
    gravity_order,
    severity_of,
    verdicts_by_law,
)
from noticegraph.http.words.marks import GRAVEST_FIRST
from noticegraph.languages import pick
from noticegraph.reports.model import ON_DRAFTS, Report
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
    """An examination, as shown on a page; `severity` is that of its gravest finding, or empty.

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
    """The requirements of one law: the rows that stand open, and those that are folded by verdict.

    `counts` and `total` are of all its requirements, whatever is shown.
    """

    name: str
    counts: Mapping[Verdict, int]
    rows: tuple[Row, ...]
    folded: tuple[tuple[Verdict, tuple[Row, ...]], ...]

    @property
    def total(self) -> int:
        """The number of its requirements."""
        return sum(self.counts.values())

    @property
    def lacking(self) -> int:
        """The number of its requirements that are not met or partly met."""
        return sum(self.counts.get(v, 0) for v in LACKING)

    @property
    def shown(self) -> int:
        """The number of rows that stand open."""
        return len(self.rows)


def rows_by_law(
    report: Report, shown: Sequence[Outcome], language: str, *, fold: bool
) -> list[LawRows]:
    """Return the shown requirements by law, the gravest first in each, and the gravest law first.

    With ``fold``, what lacks nothing is folded by verdict.
    """
    found = []
    for law in verdicts_by_law(report, language):
        own = sorted(
            (o for o in shown if (o.examination.group or "") == law.law),
            key=lambda o: (*gravity_order(o), o.examination.identifier),
        )
        if not own:
            continue
        opened = [o for o in own if not fold or o.verdict in LACKING]
        others = {v: [o for o in own if o.verdict is v and o not in opened] for v in GRAVEST_FIRST}
        found.append(
            LawRows(
                law.name,
                law.counts,
                tuple(row_of(report, o, language) for o in opened),
                tuple(
                    (v, tuple(row_of(report, o, language) for o in outcomes))
                    for v, outcomes in others.items()
                    if outcomes
                ),
            )
        )
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
