"""The contents of a report on one statement version, and its JSON form for the cache.

A report can be read without the graphs that it was made from, because it includes the names of the
facts and the places of the passages that it mentions. Not responsible for making it (``making``).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from noticegraph.errors import NoticegraphError, describe_error, revive_error
from noticegraph.examinations import (
    GRAVITIES,
    Examination,
    Finding,
    Kind,
    Outcome,
    Spot,
    Verdict,
    examine,
)
from noticegraph.languages import pick
from noticegraph.namespaces import statement_id
from noticegraph.places import describe_place

REQUIREMENT_VERDICTS = (
    Verdict.MET,
    Verdict.PARTLY_MET,
    Verdict.NOT_MET,
    Verdict.SAID_ELSEWHERE,
    Verdict.NOT_APPLICABLE,
    Verdict.NOT_ASSESSABLE,
)
LACKING = (Verdict.NOT_MET, Verdict.PARTLY_MET)
"""What lacks: the requirements that are not met, and those that are partly met."""
CHECK_VERDICTS = (Verdict.INCONSISTENT, Verdict.CONSISTENT, Verdict.NOT_APPLICABLE)
TEXT_VERDICTS = (Verdict.REMARKS, Verdict.NO_REMARKS, Verdict.NOT_EXAMINED)


ON_DRAFTS = {
    "en": "This rests on drafted facts alone, which nobody has reviewed.",
    "nl": "Dit rust alleen op voorgestelde feiten, die niemand heeft beoordeeld.",
}
"""What is said about a verdict that rests on drafted facts alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a passage: its section, its place there by language, its first code point.

    ``headings`` are those of its section and of the sections around it (`headings_of`).
    """

    section: str
    place: Mapping[str, str]
    start: int
    headings: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The outcomes of all examinations of one statement version, and the structural findings.

    ``structure`` are the results of shapes that belong to no examination. ``names`` are the labels,
    by language, of facts (with their modality, unless they are asserted), laws and the statement
    itself; ``places`` are those of the passages. ``data_digest``, ``shapes_digest`` and
    ``text_digest`` (empty: no text was available) say what the report was made from, ``engine`` by
    which engine, with its version.

    Of the ``shape_count`` shapes that stand on their own, the ``untargeted`` have no target, and
    the targets of the ``unmet`` met no node: they examined nothing.

    ``drafted`` are the facts behind it that nobody has reviewed.

    ``failure`` describes the error (`describe_error`) of a statement that could not be validated:
    then there is nothing else.
    """

    statement: str
    outcomes: tuple[Outcome, ...]
    structure: tuple[Finding, ...]
    names: Mapping[str, Mapping[str, str]]
    places: Mapping[str, Place]
    data_digest: str
    shapes_digest: str
    text_digest: str = ""
    engine: str = ""
    failure: Mapping[str, Any] | None = None
    shape_count: int = 0
    untargeted: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    drafted: tuple[str, ...] = ()

    @property
    def error(self) -> NoticegraphError | None:
        """The error for which the statement could not be validated."""
        return None if self.failure is None else revive_error(self.failure)

    @property
    def slug(self) -> str:
        """The statement's id: the part of its IRI after …/id/, or all of an IRI elsewhere."""
        return statement_id(self.statement)

    @property
    def requirements(self) -> tuple[Outcome, ...]:
        """The outcomes of requirements, by law and identifier."""
        return tuple(o for o in self.outcomes if o.examination.is_requirement)

    @property
    def checks(self) -> tuple[Outcome, ...]:
        """The outcomes of consistency checks, by identifier."""
        return tuple(o for o in self.outcomes if o.examination.kind is Kind.CONSISTENCY)

    @property
    def text_checks(self) -> tuple[Outcome, ...]:
        """The outcomes of the checks of the text, by identifier."""
        return tuple(o for o in self.outcomes if o.examination.kind is Kind.TEXT)

    @property
    def counts(self) -> dict[Verdict, int]:
        """The number of requirements with each verdict; the sum is the number of requirements."""
        found = Counter(o.verdict for o in self.requirements)
        return {verdict: found[verdict] for verdict in REQUIREMENT_VERDICTS}

    @property
    def text_counts(self) -> dict[Verdict, int]:
        """The number of checks of the text with each verdict; that of checks not made if any."""
        found = Counter(o.verdict for o in self.text_checks)
        always = {Verdict.REMARKS, Verdict.NO_REMARKS}
        return {v: found[v] for v in TEXT_VERDICTS if v in always or found[v]}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All results behind the report: those that decided, the evidence, the structure.

        A result of a shape that several examinations share occurs once. If an examination does not
        apply or cannot be assessed, its other results are not included.
        """
        found = [f for outcome in self.outcomes for f in outcome.findings]
        return tuple({_key(f): f for f in (*found, *self.structure)}.values())

    def name(self, iri: str, language: str) -> str:
        """Return a name: a label, or else a passage's place, or else the end of the IRI."""
        label = pick(self.names.get(iri, {}), language)
        if label is None and iri in self.places:
            return self.place(iri, language)
        return label or iri.rsplit("/", 1)[-1]

    def place(self, passage: str, language: str) -> str:
        """Return the place of a passage, as in "section 2, table row 1"."""
        found = self.places.get(passage)
        if found is None:
            return passage.rsplit("/passage/", 1)[-1]
        return describe_place(found.section, pick(found.place, language), language, found.headings)

    def spot(self, f: Finding, language: str) -> str:
        """Return where a remark about the text stands, as in "section 2, paragraph 1, line 8"."""
        place = "; ".join(self.place(p, language) for p in f.passages)
        word = {"en": "line", "nl": "regel"}[language]
        return f"{place}, {word} {f.spot.line}" if f.spot else place

    def reason(self, outcome: Outcome, language: str) -> str:
        """Return the messages behind a verdict in one text, with the documents of "elsewhere"."""
        said = " ".join(outcome.messages(language))
        documents = self.documents(outcome, language)
        reason = f"{said} [{documents}]" if documents else said
        return f"{reason} {ON_DRAFTS[language]}" if self.rests_on_drafts(outcome) else reason

    def rests_on_drafts(self, outcome: Outcome) -> bool:
        """Tell whether all facts behind a verdict were drafted, and there are some."""
        facts = {f.fact for f in outcome.findings if f.fact is not None}
        return bool(facts) and facts <= set(self.drafted)

    def documents(self, outcome: Outcome, language: str) -> str:
        """Name the documents that say it, if that is the verdict; "" for any other."""
        if outcome.verdict is not Verdict.SAID_ELSEWHERE:
            return ""
        values = dict.fromkeys(f.value for f in outcome.because if f.value is not None)
        return "; ".join(self.name(value, language) for value in values)

    def ordered(self, passages: tuple[str, ...]) -> tuple[str, ...]:
        """Return passages in the order of the text."""
        last = 1 << 60
        return tuple(
            sorted(passages, key=lambda p: (self.places[p].start if p in self.places else last, p))
        )

    def has(self, severity: str) -> bool:
        """Tell whether a finding has this severity (an IRI) or a higher one."""
        grave = GRAVITIES[: GRAVITIES.index(severity) + 1]
        return any(f.severity in grave for f in self.findings)


def _key(f: Finding) -> tuple[object, ...]:
    return (f.shape, f.focus, f.path, f.component, f.value, f.severity, f.spot)


def encode_report(report: Report) -> bytes:
    """Return a report as JSON."""

    def values(part: Any) -> dict[str, Any]:
        # `asdict` copies each text.
        return {field.name: getattr(part, field.name) for field in fields(part)}

    return json.dumps(report, default=values, ensure_ascii=False).encode()


def decode_report(written: bytes) -> Report:
    """Return the report that `encode_report` encoded. Raises KeyError, TypeError or ValueError."""
    read = json.loads(written)

    def outcome(o: Mapping[str, Any]) -> Outcome:
        return Outcome(
            _examination(o["examination"]),
            Verdict(o["verdict"]),
            _findings(o["because"]),
            _findings(o["evidence"]),
        )

    return Report(
        **{
            **read,
            "outcomes": tuple(outcome(o) for o in read["outcomes"]),
            "structure": _findings(read["structure"]),
            "places": {iri: Place(**place) for iri, place in read["places"].items()},
            "untargeted": tuple(read["untargeted"]),
            "unmet": tuple(read["unmet"]),
            "drafted": tuple(read["drafted"]),
        }
    )


def _findings(found: Iterable[Mapping[str, Any]]) -> tuple[Finding, ...]:
    return tuple(
        Finding(**{
            **f,
            "passages": tuple(f["passages"]),
            "spot": Spot(**f["spot"]) if f["spot"] else None,
        })
        for f in found
    )  # fmt: skip


def _examination(read: Mapping[str, Any]) -> Examination:
    shapes = {role: tuple(named) for role, named in read["shapes"].items()}
    return Examination(
        **{
            **read,
            "kind": Kind(read["kind"]),
            "provisions": tuple(read["provisions"]),
            "shapes": shapes,
        }
    )


def failed_report(statement: str, error: NoticegraphError) -> Report:
    """Return the report of a statement that could not be validated: it only says why."""
    return Report(statement, (), (), {}, {}, "", "", failure=describe_error(error))


def assemble_report(
    parts: Sequence[Mapping[str, Any]],
    data_digest: str,
    shapes_digest: str,
    text_digest: str,
    engine: str,
) -> Report:
    """Make a report from the parts that workers returned, each for some of the shapes' targets.

    Each part lists all examinations, in order, because the shapes of one may be in several parts.
    """
    examinations = [_examination(e) for e in parts[0]["examinations"]]
    findings = [f for part in parts for f in _findings(part["findings"])]
    findings.sort(key=_order)
    examined = next(part["examined"] for part in parts if part["examined"])
    named = {s for e in examinations for role in e.shapes.values() for s in role}
    return Report(
        statement=parts[0]["statement"],
        outcomes=examine(examinations, findings, has_text=bool(text_digest)),
        structure=tuple(f for f in findings if f.shape not in named),
        names={iri: labels for part in parts for iri, labels in part["names"].items()},
        places={iri: Place(**p) for part in parts for iri, p in part["places"].items()},
        data_digest=data_digest,
        shapes_digest=shapes_digest,
        text_digest=text_digest,
        engine=engine,
        shape_count=examined["shapes"],
        untargeted=tuple(examined["untargeted"]),
        unmet=tuple(examined["unmet"]),
        drafted=tuple(sorted({fact for part in parts for fact in part["drafted"]})),
    )


def _order(f: Finding) -> tuple[object, ...]:
    start = f.spot.start if f.spot else 0
    return (f.shape, start, f.focus, f.path or "", f.component, f.value or "")
