"""Requirements, consistency checks and checks of the text: the verdicts that follow from results.

An examination (`ng:Requirement`, `ng:ConsistencyCheck`) assigns roles to shapes. Its verdict
depends only on which of these shapes gave results. An `ng:TranslationCheck` or `ng:TextCheck` has
no shapes: a rule of the program gives its results, under its own IRI. Not responsible for running
shapes (``validation``) or rules (``editorial``, ``reports``), nor for how outcomes are shown
(``reports``).

The verdict of a requirement is the first of these that applies:

1. a not-applicable shape gave a result: *not applicable*
2. a not-assessable shape gave a result: *not assessable*
3. an elsewhere shape gave a result: *said elsewhere*
4. a presence shape gave a result: *not met*
5. a completeness shape gave a result: *partly met*
6. an evidence shape gave a result: *met*
7. otherwise *not assessable*: finding nothing must not look like a pass.

A consistency check is *inconsistent* if there is a finding, else *consistent* if there is evidence,
else *not applicable*, because there was nothing to compare. A check of the text has *remarks* or
*no remarks*, or is *not examined* because the text is not available. Terms as in SHACL 1.0,
https://www.w3.org/TR/shacl/#validation-report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from noticegraph.languages import pick
from noticegraph.namespaces import PREFIXES

ROLES = (
    *("notApplicable", "notAssessable", "elsewhere", "presence", "completeness", "finding"),
    "evidence",
)
"""The roles of shapes, as in ``ng:presenceShape``, in the order of precedence."""

_SH = PREFIXES["sh"]
SEVERITIES = (_SH + "Violation", _SH + "Warning", _SH + "Info")
"""The severities of SHACL (2.1.4), the most severe first."""

# How readers label blank nodes: by file, the digest of its data, and number (``turtle``).
_BLANK = re.compile(r"^_:(?:f\d+)?b[0-9a-f]{8}n")

_NG = PREFIXES["ng"]
MINOR, EDITORIAL = _NG + "Minor", _NG + "Editorial"
"""The severities of remarks about a text."""

GRAVITIES = (*SEVERITIES[:2], MINOR, EDITORIAL)
"""The severities of what is wrong, the most severe first. sh:Info is of evidence."""


class Kind(StrEnum):
    """What an examination examines: against the law, against itself, or how it is written."""

    REQUIREMENT = "requirement"
    CONSISTENCY = "consistency"
    TEXT = "text"


class Verdict(StrEnum):
    """The verdict of an examination; the value is the notation of its concept in `ng:`."""

    MET = "met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    SAID_ELSEWHERE = "said-elsewhere"
    NOT_APPLICABLE = "not-applicable"
    NOT_ASSESSABLE = "not-assessable"
    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    REMARKS = "remarks"
    NO_REMARKS = "no-remarks"
    NOT_EXAMINED = "not-examined"


_REQUIREMENT_VERDICTS = {
    "notApplicable": Verdict.NOT_APPLICABLE,
    "notAssessable": Verdict.NOT_ASSESSABLE,
    "elsewhere": Verdict.SAID_ELSEWHERE,
    "presence": Verdict.NOT_MET,
    "completeness": Verdict.PARTLY_MET,
    "evidence": Verdict.MET,
}
_CHECK_VERDICTS = {
    "notApplicable": Verdict.NOT_APPLICABLE,
    "finding": Verdict.INCONSISTENT,
    "evidence": Verdict.CONSISTENT,
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in a text: code points from 0, and line and column from 1."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One SHACL result, or one result of a rule.

    ``message`` maps languages to texts; ``fact`` is the node it is about.

    ``path`` is an IRI, or a property path in SPARQL's notation, or None. ``passages`` are those
    that state the fact, ordered by IRI. ``shape`` is the source shape, or the check whose rule gave
    the result; then ``component`` is empty. ``spot`` is the place of a remark about the text.
    """

    focus: str
    path: str | None
    value: str | None
    component: str
    shape: str
    severity: str
    message: Mapping[str, str]
    fact: str | None
    passages: tuple[str, ...]
    spot: Spot | None = None

    @property
    def focus_name(self) -> str:
        """The focus node, a blank one by its number in its file: the same after other changes."""
        return _BLANK.sub("_:", self.focus)

    @property
    def shape_name(self) -> str:
        """The end of the shape's IRI; for a shape without a name, its path and its constraint."""
        if not self.shape.startswith("_:"):
            return self.shape.rsplit("#", 1)[-1] or self.shape
        constraint = self.component.rsplit("#", 1)[-1].removesuffix("ConstraintComponent")
        # Of a composed path the last step.
        last = (re.findall(r"<([^<>]*)>", self.path or "") or [self.path])[-1]
        path = re.split(r"[/#:]", last)[-1] if last else "node"
        return f"unnamed-{path}-{constraint}"

    def said(self, language: str) -> str:
        """Return the message: in a language, else in English, else in any, else the constraint."""
        return pick(self.message, language) or self.component.rsplit("#", 1)[-1]


def rule_roles(check: str) -> dict[str, tuple[str, ...]]:
    """Return the roles of what a rule gives for a check (IRI): findings, and what it compared."""
    return {"finding": (check,), "evidence": (f"{check}-evidence",)}


@dataclass(frozen=True, slots=True)
class Examination:
    """An examination, and the shapes (IRIs) in each of its roles; a rule counts as one shape.

    ``group`` is the law or framework of a requirement, None for a check; ``citation`` is the short
    name of the provision, ``provisions`` are IRIs.
    """

    iri: str
    identifier: str
    kind: Kind
    label: Mapping[str, str]
    group: str | None
    citation: str | None
    provisions: tuple[str, ...]
    shapes: Mapping[str, tuple[str, ...]]

    @property
    def is_requirement(self) -> bool:
        """Whether it is a requirement of the law."""
        return self.kind is Kind.REQUIREMENT


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict of one examination, the findings that led to it, and the evidence."""

    examination: Examination
    verdict: Verdict
    because: tuple[Finding, ...]
    evidence: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that led to the verdict, then the evidence."""
        return (*self.because, *self.evidence)

    @property
    def passages(self) -> tuple[str, ...]:
        """The passages of all findings, without duplicates, ordered by IRI."""
        return tuple(sorted({passage for f in self.findings for passage in f.passages}))

    def messages(self, language: str) -> tuple[str, ...]:
        """Return the messages behind the verdict, without duplicates.

        If no finding led to it, these are the messages of the evidence.
        """
        said = tuple(dict.fromkeys(f.said(language) for f in self.because))
        if said or self.because:
            return said
        said = tuple(dict.fromkeys(f.said(language) for f in self.evidence))
        return said or (_NOTHING[self.verdict][language],)


_NOTHING = {
    Verdict.NOT_ASSESSABLE: {
        "en": "The shapes found neither what meets the requirement nor what is missing.",
        "nl": "De shapes vonden niet wat aan het vereiste voldoet en ook niet wat ontbreekt.",
    },
    Verdict.NOT_APPLICABLE: {
        "en": "The statement has nothing that this check compares.",
        "nl": "De verklaring bevat niets wat deze controle vergelijkt.",
    },
    Verdict.NO_REMARKS: {
        "en": "The rules of this check found nothing in the text.",
        "nl": "De regels van deze controle vonden niets in de tekst.",
    },
    Verdict.NOT_EXAMINED: {
        "en": "Not examined: no text available.",
        "nl": "Niet onderzocht: er is geen tekst beschikbaar.",
    },
}


def examine(
    examinations: Iterable[Examination], findings: Iterable[Finding], *, has_text: bool = False
) -> tuple[Outcome, ...]:
    """Derive the outcome of each examination from the results of one statement version.

    ``has_text`` says that its text was available and has been examined.
    """
    by_shape: dict[str, list[Finding]] = {}
    for finding in findings:
        by_shape.setdefault(finding.shape, []).append(finding)
    return tuple(_derive(examination, by_shape, has_text) for examination in examinations)


def _derive(
    examination: Examination, by_shape: Mapping[str, list[Finding]], has_text: bool
) -> Outcome:
    given = {
        role: tuple(f for shape in shapes for f in by_shape.get(shape, ()))
        for role, shapes in examination.shapes.items()
    }
    if examination.kind is Kind.TEXT:
        remarks = given.get("finding", ())
        nothing = Verdict.NO_REMARKS if has_text else Verdict.NOT_EXAMINED
        return Outcome(examination, Verdict.REMARKS if remarks else nothing, remarks, ())
    evidence = given.get("evidence", ())
    decisive = _REQUIREMENT_VERDICTS if examination.is_requirement else _CHECK_VERDICTS
    for role, verdict in decisive.items():
        if given.get(role):
            because = given[role] if role != "evidence" else ()
            if role in ("notApplicable", "notAssessable"):
                evidence = ()
            return Outcome(examination, verdict, because, evidence)
    undecided = Verdict.NOT_ASSESSABLE if examination.is_requirement else Verdict.NOT_APPLICABLE
    return Outcome(examination, undecided, (), ())
