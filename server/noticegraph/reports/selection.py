"""Which requirements of a report to show: those of a law, those with a verdict."""

from __future__ import annotations

from dataclasses import dataclass

from noticegraph.examinations import Finding, Outcome
from noticegraph.reports.model import Report


@dataclass(frozen=True, slots=True)
class Selection:
    """A law (IRI) and a verdict; an empty text means any.

    Checks, remarks about the text and structure have neither, so a selection leaves them out.
    Counts remain those of the whole report.
    """

    law: str = ""
    verdict: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return not (self.law or self.verdict)

    def holds(self, outcome: Outcome) -> bool:
        """Tell whether an outcome is selected."""
        if not outcome.examination.is_requirement:
            return self.is_whole
        law, verdict = outcome.examination.group, str(outcome.verdict)
        return self.law in ("", law) and self.verdict in ("", verdict)

    def requirements(self, report: Report) -> tuple[Outcome, ...]:
        """Return the selected requirements."""
        return tuple(filter(self.holds, report.requirements))

    def checks(self, report: Report) -> tuple[Outcome, ...]:
        """Return the consistency checks: all or none."""
        return report.checks if self.is_whole else ()

    def text_checks(self, report: Report) -> tuple[Outcome, ...]:
        """Return the checks of the text: all or none."""
        return report.text_checks if self.is_whole else ()

    def structure(self, report: Report) -> tuple[Finding, ...]:
        """Return the findings of structure: all or none."""
        return report.structure if self.is_whole else ()


WHOLE = Selection()
"""The selection of everything in a report."""
