"""Which requirements of a report to show: those of a law, with a verdict, with words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from noticegraph.examinations import Finding, Outcome
from noticegraph.reports.model import LACKING, Report

LACKS = "lacking"
"""Chosen like a verdict: what is missing, which is not met or partly met."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A law (IRI), a verdict or LACKS, and words that all occur; an empty text means any.

    Where a region stands for its laws, `law` is the region (IRI), `laws` are those that it has, and
    `name` is what it is called. Checks, remarks about the text and structure have neither law nor
    verdict, so a selection leaves them out. Counts remain those of the whole report.
    """

    law: str = ""
    verdict: str = ""
    contains: str = ""
    laws: Collection[str] = ()
    name: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return not (self.law or self.verdict or self.contains)

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The verdicts that are selected; none means any."""
        chosen = LACKING if self.verdict == LACKS else (self.verdict,) if self.verdict else ()
        return tuple(map(str, chosen))

    def holds(self, outcome: Outcome) -> bool:
        """Tell whether an outcome is selected."""
        if not outcome.examination.is_requirement:
            return self.is_whole
        return self.holds_whatever_verdict(outcome) and (
            not self.verdict or outcome.verdict in self.verdicts
        )

    def holds_whatever_verdict(self, outcome: Outcome) -> bool:
        """Tell whether an outcome of a requirement is selected but for its verdict."""
        laws = self.laws or (self.law,)
        return (not self.law or outcome.examination.group in laws) and self._has_words(outcome)

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

    def _has_words(self, outcome: Outcome) -> bool:
        """Tell whether its name, citation and messages, in one language, have all words."""
        if not self.contains:
            return True
        e, words = outcome.examination, self.contains.casefold().split()
        always = f"{e.identifier} {e.citation or ''}"
        texts = (
            " ".join((always, label, *outcome.messages(language))).casefold()
            for language, label in (e.label or {"": ""}).items()
        )
        return any(all(word in text for word in words) for text in texts)


WHOLE = Selection()
"""The selection of everything in a report."""
