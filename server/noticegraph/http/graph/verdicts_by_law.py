"""A report in short: verdicts by law, and what is missing, the most serious first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from noticegraph.examinations import Outcome, Verdict
from noticegraph.http.words.marks import GRAVEST_FIRST
from noticegraph.languages import pick, sort_key
from noticegraph.namespaces import PREFIXES
from noticegraph.reports.model import LACKING, Report
from noticegraph.reports.words import severity_name

_SEVERITIES = ("Violation", "Warning", "Minor", "Info", "Editorial")


@dataclass(frozen=True, slots=True)
class LawVerdicts:
    """The verdicts on the requirements of one law (an IRI), those that ask for something first."""

    law: str
    name: str
    counts: dict[Verdict, int]

    @property
    def lacking(self) -> int:
        """The number of requirements that are not met or partly met."""
        return sum(self.counts.get(v, 0) for v in LACKING)

    @property
    def total(self) -> int:
        """The number of requirements."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Lack:
    """A requirement that is not met or partly met; `severity` is that of its gravest finding."""

    id: str
    label: str
    verdict: Verdict
    severity: str
    law: str
    citation: str


def severity_of(outcome: Outcome) -> str:
    """Return the name of the highest severity of what decided against a requirement, or empty."""
    names = {severity_name(f.severity) for f in outcome.because}
    return next((s for s in _SEVERITIES if s in names), "")


def gravity_order(outcome: Outcome) -> tuple[int, int]:
    """Return the key that puts what is missing first, and the serious before the minor."""
    verdict = GRAVEST_FIRST.index(outcome.verdict)
    if outcome.verdict not in LACKING:
        return len(_SEVERITIES) + 1, verdict
    return severity_order(severity_of(outcome)), verdict


def severity_order(severity: str) -> int:
    """Return the key that puts a grave severity, by its name, before a minor one."""
    return _SEVERITIES.index(severity) if severity in _SEVERITIES else len(_SEVERITIES)


def rests_on_drafts(report: Report) -> bool:
    """Tell whether every fact behind the verdicts on requirements was only drafted."""
    with_facts = [o for o in report.requirements if any(f.fact for f in o.findings)]
    return bool(with_facts) and all(map(report.rests_on_drafts, with_facts))


def counts_of(outcomes: Iterable[Outcome]) -> dict[Verdict, int]:
    """Return the number of requirements by verdict, most serious first, without zeros."""
    found = [o.verdict for o in outcomes]
    return {v: found.count(v) for v in GRAVEST_FIRST if v in found}


def verdicts_by_law(report: Report, language: str) -> list[LawVerdicts]:
    """Return the verdicts of each law: acts before frameworks, those with most that lacks first."""
    by_law: dict[str, list[Outcome]] = {}
    for o in report.requirements:
        by_law.setdefault(o.examination.group or "", []).append(o)
    found = [
        LawVerdicts(law, report.name(law, language), counts_of(outcomes))
        for law, outcomes in by_law.items()
    ]
    return sorted(
        found,
        key=lambda f: (
            _is_framework(f.law),
            -f.counts.get(Verdict.NOT_MET, 0),
            -f.lacking,
            sort_key(f.name),
        ),
    )


def _is_framework(law: str) -> bool:
    """Tell whether a law (IRI) holds only for those who join it: DPV has no term for such."""
    return law.startswith(PREFIXES["ng"])


def lacking_of(report: Report, language: str) -> list[Lack]:
    """Return the requirements that are not met or partly met, the most serious first."""
    found = sorted(
        (o for o in report.requirements if o.verdict in LACKING),
        key=lambda o: (
            *gravity_order(o),
            _is_framework(o.examination.group or ""),
            o.examination.identifier,
        ),
    )
    return [
        Lack(
            o.examination.identifier,
            pick(o.examination.label, language) or o.examination.identifier,
            o.verdict,
            severity_of(o),
            report.name(o.examination.group or "", language),
            o.examination.citation or "",
        )
        for o in found
    ]
