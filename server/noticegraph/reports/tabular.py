"""Reports by requirement, as JSON, CSV rows and Markdown, for people and for scripts in CI."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from noticegraph.errors import NoticegraphError
from noticegraph.examinations import Finding, Outcome, Verdict
from noticegraph.languages import pick
from noticegraph.printing import printable
from noticegraph.reports.model import CHECK_VERDICTS, Report
from noticegraph.reports.selection import WHOLE, Selection
from noticegraph.reports.words import (
    SEVERITIES,
    VERDICTS,
    WORDS,
    failure_sentence,
    severity_name,
    shape_remarks,
)

COLUMNS = (
    "statement",
    "kind",
    "id",
    "name",
    "law",
    "provision",
    "verdict",
    "severity",
    "message",
    "places",
    "evidence",
)
NOT_VALIDATED = "not-validated"
"""Stands where verdicts stand, for a statement that could not be validated."""

_SHOWN = 6
_ONLY = {
    "en": "Only {count} of {total} requirements are listed:",
    "nl": "Alleen {count} van {total} vereisten zijn vermeld:",
}
Located = Callable[[Report, Finding], tuple[str, int | None] | None]
"""Gives the file of a result of structure, and the line there if it is known."""
_GRAVITY = {"Violation": 0, "Warning": 1, "Minor": 2, "Editorial": 3, "Info": 4}


def rows(
    reports: Iterable[Report],
    language: str,
    selection: Selection = WHOLE,
    located: Located | None = None,
) -> Iterator[tuple[str, ...]]:
    """Yield a row of COLUMNS for each examination, structural finding, and remark about the text.

    A check that found contradictions has a row for each message, with the places of its findings
    alone, so that each finding can be compared with the text.

    A statement that could not be validated has one row, with the reason as the message.
    `places` are for people; `evidence` are passage IRIs. Both are lists in one text. The places of
    a result of structure begin with its file and line, if they are given.
    """
    for report in reports:
        if report.error is not None:
            sentence = failure_sentence(report.error, language)
            unknown = ("", "", "", NOT_VALIDATED, "", sentence, "", "")
            yield (report.statement, "failure", report.error.kind, *unknown)
            continue
        for outcome in filter(selection.holds, report.outcomes):
            if outcome.verdict is Verdict.REMARKS:
                yield from _remark_rows(report, outcome, language)
            elif outcome.verdict is Verdict.INCONSISTENT:
                by_message: dict[str, list[Finding]] = {}
                for f in outcome.because:
                    by_message.setdefault(f.said(language), []).append(f)
                for message, found in by_message.items():
                    passages = tuple({p for f in found for p in f.passages})
                    yield _outcome_row(report, outcome, language, found, message, passages)
            else:
                reason = report.reason(outcome, language)
                because, passages = outcome.because, outcome.passages
                yield _outcome_row(report, outcome, language, because, reason, passages)
        for f in selection.structure(report):
            yield (
                report.statement,
                "structure",
                f.shape_name,
                report.name(f.focus, language),
                "",
                "",
                "",
                severity_name(f.severity),
                f.said(language),
                "; ".join(
                    [
                        *_lines(report, f, located),
                        *(report.place(p, language) for p in report.ordered(f.passages)),
                    ]
                ),
                " ".join(report.ordered(f.passages)),
            )


def _outcome_row(
    report: Report,
    outcome: Outcome,
    language: str,
    because: Sequence[Finding],
    message: str,
    passages: tuple[str, ...],
) -> tuple[str, ...]:
    e = outcome.examination
    places = report.ordered(passages)
    return (
        report.statement,
        str(e.kind),
        e.identifier,
        pick(e.label, language) or "",
        report.name(e.group, language) if e.group else "",
        e.citation or "",
        str(outcome.verdict),
        gravest(because),
        message,
        "; ".join(report.place(p, language) for p in places),
        " ".join(places),
    )


def _lines(report: Report, f: Finding, located: Located | None) -> list[str]:
    """Return the file and line of a result of structure in one text, if they are given."""
    found = located(report, f) if located else None
    return [] if found is None else [":".join(str(part) for part in found if part is not None)]


def _remark_rows(report: Report, outcome: Outcome, language: str) -> Iterator[tuple[str, ...]]:
    for f in outcome.because:
        *row, _, _ = _outcome_row(report, outcome, language, [f], f.said(language), f.passages)
        yield (*row, report.spot(f, language), " ".join(f.passages))


def gravest(findings: Iterable[Finding]) -> str:
    """Return the name of the highest severity of findings, or "" if there are none."""
    names = [severity_name(f.severity) for f in findings]
    return min(names, key=lambda name: _GRAVITY.get(name, 1), default="")


def as_csv(reports: Iterable[Report], language: str, selection: Selection = WHOLE) -> str:
    """Return the rows as CSV (RFC 4180) with a header."""
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, *rows(reports, language, selection)])
    return text.getvalue()


def as_json(
    report: Report, selection: Selection = WHOLE, located: Located | None = None
) -> dict[str, Any]:
    """Return a report by requirement as JSON values; all texts in both languages.

    The counts are those of the whole report; `filter` says which part is listed. Results of
    structure have their `file` and `line`, if they are given.
    """
    requirements = report.requirements
    narrowed = {"law": selection.law or None, "verdict": selection.verdict or None}
    narrowed |= {"contains": selection.contains} if selection.contains else {}
    return {
        "statement": report.statement,
        "statementLabel": dict(report.names.get(report.statement, {})),
        "note": {language: WORDS[language]["caution"] for language in WORDS},
        **({} if report.error is None else {"failure": _failure_json(report.error)}),
        "requirementCount": len(requirements),
        "counts": {str(verdict): count for verdict, count in report.counts.items()},
        "shapeCount": report.shape_count,
        "shapesWithoutTarget": list(report.untargeted),
        "shapesWithoutNode": list(report.unmet),
        **({} if selection.is_whole else {"filter": narrowed}),
        "requirements": [_outcome_json(report, o) for o in selection.requirements(report)],
        "consistency": [_outcome_json(report, o) for o in selection.checks(report)],
        "text": [_outcome_json(report, o) for o in selection.text_checks(report)],
        "structure": [
            _finding_json(report, f) | _located_json(report, f, located)
            for f in selection.structure(report)
        ],
        "engine": report.engine or None,
        "dataDigest": report.data_digest,
        "shapesDigest": report.shapes_digest,
        "textDigest": report.text_digest or None,
    }


def _failure_json(error: NoticegraphError) -> dict[str, Any]:
    said = {language: failure_sentence(error, language) for language in WORDS}
    return {"kind": error.kind, "message": said, "line": error.line, "column": error.column}


def _outcome_json(report: Report, outcome: Outcome) -> dict[str, Any]:
    e = outcome.examination
    found: dict[str, Any] = {"id": e.identifier, "iri": e.iri, "label": dict(e.label)}
    if e.is_requirement:
        found |= {
            "law": e.group,
            "lawLabel": dict(report.names.get(e.group or "", {})),
            "citation": e.citation,
            "provisions": list(e.provisions),
        }
    return found | {
        "verdict": str(outcome.verdict),
        "restsOnDraftsAlone": report.rests_on_drafts(outcome),
        "messages": {language: list(outcome.messages(language)) for language in WORDS},
        "because": [_finding_json(report, f) for f in outcome.because],
        "evidence": [_finding_json(report, f) for f in outcome.evidence],
    }


def _located_json(report: Report, f: Finding, located: Located | None) -> dict[str, Any]:
    found = located(report, f) if located else None
    return {} if found is None else {"file": found[0], "line": found[1]}


def _finding_json(report: Report, f: Finding) -> dict[str, Any]:
    return {
        "severity": severity_name(f.severity),
        "message": dict(f.message),
        "shape": f.shape,
        "component": f.component,
        "focusNode": f.focus,
        "path": f.path,
        "value": f.value,
        "fact": f.fact,
        "factLabel": dict(report.names.get(f.fact or "", {})),
        "passages": [
            {
                "iri": passage,
                "section": report.places[passage].section if passage in report.places else None,
                "place": dict(report.places[passage].place) if passage in report.places else {},
            }
            for passage in report.ordered(f.passages)
        ],
        **({"position": asdict(f.spot)} if f.spot else {}),
    }


def as_markdown(
    reports: Sequence[Report],
    language: str,
    selection: Selection = WHOLE,
    located: Located | None = None,
) -> str:
    """Return reports as Markdown: counts first, requirements by law, then the findings."""
    return "\n".join(
        line for report in reports for line in _markdown(report, language, selection, located)
    )


def _markdown(
    report: Report, language: str, selection: Selection, located: Located | None
) -> Iterator[str]:
    w, verdicts = WORDS[language], VERDICTS[language]
    yield f"# {w['report']}: {_cell(report.name(report.statement, language))}"
    yield ""
    yield f"`{report.statement}`"
    yield ""
    if report.error is not None:
        yield _cell(failure_sentence(report.error, language))
        yield ""
        return
    counted = ", ".join(f"{count} {verdicts[v]}" for v, count in report.counts.items())
    yield f"**{len(report.requirements)} {w['requirements']}:** {counted}."
    checked = ", ".join(
        f"{sum(o.verdict == v for o in report.checks)} {verdicts[v]}" for v in CHECK_VERDICTS
    )
    yield f"**{len(report.checks)} {w['checks']}:** {checked}."
    yield f"**{len(report.text_checks)} {w['text_checks']}:** {_text_counts(report, language)}."
    yield f"**{w['structure']}:** {len(report.structure)} {w['results']}."
    yield ""
    for remark in shape_remarks(report, language):
        yield remark
        yield ""
    yield w["caution"]
    if not any(severity_name(f.severity) == "Violation" for f in report.findings):
        yield ""
        yield w["none"]
    requirements = selection.requirements(report)
    if not selection.is_whole:
        law = selection.name or (report.name(selection.law, language) if selection.law else "")
        verdict = ", ".join(verdicts[Verdict(v)] for v in selection.verdicts)
        words = f"“{selection.contains}”" if selection.contains else ""
        named = ", ".join(text for text in (law, verdict, words) if text)
        only = _ONLY[language].format(count=len(requirements), total=len(report.requirements))
        yield ""
        yield f"**{only}** {named}."
    for group in dict.fromkeys(o.examination.group for o in requirements):
        yield ""
        yield f"## {report.name(group, language) if group else '–'}"
        yield ""
        yield f"| id | {w['requirement']} | {w['verdict']} | {w['there']} | {w['lacks']} |"
        yield "| --- | --- | --- | --- | --- |"
        for o in requirements:
            if o.examination.group == group:
                yield _requirement_row(report, o, language)
    yield ""
    if not selection.is_whole:
        return
    yield f"## {w['consistency']}"
    yield ""
    yield f"| id | {w['check']} | {w['verdict']} | {w['why']} |"
    yield "| --- | --- | --- | --- |"
    rank = {verdict: number for number, verdict in enumerate(CHECK_VERDICTS)}
    for o in sorted(report.checks, key=lambda o: rank[o.verdict]):
        label = pick(o.examination.label, language) or ""
        why = _findings(report, o.because, language, "<br>") or _places(report, o, language)
        cells = (o.examination.identifier, label, verdicts[o.verdict], why)
        yield "| " + " | ".join(_cell(c) for c in cells) + " |"
    yield ""
    yield from _text_markdown(report, language)
    yield f"## {w['structure']}"
    yield ""
    for f in report.structure:
        subject = [*_lines(report, f, located), report.name(f.focus, language)]
        said = [severity_name(f.severity), *map(_cell, [*subject, f.said(language)])]
        yield f"- {': '.join(said)}"
    if not report.structure:
        yield w["structure_none"]
    yield ""


def _text_counts(report: Report, language: str) -> str:
    verdicts = VERDICTS[language]
    return ", ".join(f"{count} {verdicts[v]}" for v, count in report.text_counts.items())


def _text_markdown(report: Report, language: str) -> Iterator[str]:
    w = WORDS[language]
    yield f"## {w['text']}"
    yield ""
    yield w["text_what"]
    yield ""
    for o in report.text_checks:
        label = f"{pick(o.examination.label, language)} (`{o.examination.identifier}`)"
        yield f"- {label}: {VERDICTS[language][o.verdict]}"
        for f in o.because:
            gravity = SEVERITIES[language].get(severity_name(f.severity), "")
            place = report.spot(f, language)
            yield f"  - {place} ({gravity}): {_cell(f.said(language))}"
    yield ""


def _requirement_row(report: Report, outcome: Outcome, language: str) -> str:
    e = outcome.examination
    label = pick(e.label, language) or e.identifier
    label = f"{label} ({e.citation})" if e.citation else label
    there = _places(report, outcome, language)
    lacks = _findings(report, outcome.because, language, "<br>")
    documents = report.documents(outcome, language)
    if documents:
        lacks = f"{lacks} [{documents}]"
    cells = (e.identifier, label, VERDICTS[language][outcome.verdict], there, lacks)
    return "| " + " | ".join(_cell(c) for c in cells) + " |"


def _places(report: Report, outcome: Outcome, language: str) -> str:
    passages = report.ordered(tuple({p for f in outcome.evidence for p in f.passages}))
    if not passages and outcome.verdict is Verdict.NOT_APPLICABLE and not outcome.because:
        return " ".join(outcome.messages(language))
    return _some([report.place(p, language) for p in passages], "; ", language)


def _findings(report: Report, found: Sequence[Finding], language: str, between: str) -> str:
    """Return each message once, with the places of the facts it is about."""
    said: dict[str, list[str]] = {}
    for f in found:
        message = f.said(language)
        places = said.setdefault(message, [])
        places += [p for p in f.passages if p not in places]
    return between.join(
        f"{message} ({_some([report.place(p, language) for p in places], '; ', language)})"
        if places
        else message
        for message, places in ((m, report.ordered(tuple(p))) for m, p in said.items())
    )


def _some(texts: Sequence[str], between: str, language: str) -> str:
    shown = between.join(texts[:_SHOWN])
    more = len(texts) - _SHOWN
    return f"{shown} {WORDS[language]['and_more'].format(count=more)}" if more > 0 else shown


def _cell(text: str) -> str:
    """Return a text on one line, without control characters or what would end a cell."""
    return " ".join(printable(text).replace("\\", "\\\\").split()).replace("|", "\\|")
