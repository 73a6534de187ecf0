"""Reports for continuous integration: SARIF 2.1.0 and JUnit XML.

SARIF: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html · JUnit has no standard; the
format is the one that CI servers read (testsuites, testsuite, testcase, failure, skipped).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import Any
from xml.etree import ElementTree

from noticegraph.errors import NoticegraphError
from noticegraph.examinations import SEVERITIES, Examination, Finding, Kind, Outcome, Verdict
from noticegraph.languages import pick
from noticegraph.reports.model import Report
from noticegraph.reports.tabular import gravest
from noticegraph.reports.words import failure_sentence, severity_name, shape_remarks

_BLANK = re.compile(r"_:\w+")
_WORD = re.compile(r"\w+")

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {
    "Violation": "error",
    "Warning": "warning",
    "Minor": "warning",
    "Editorial": "note",
    "Info": "note",
}
# SARIF 3.27.9: the kinds of results that have no level.
_KINDS = {
    Verdict.NOT_APPLICABLE: "notApplicable",
    Verdict.NOT_ASSESSABLE: "review",
    Verdict.SAID_ELSEWHERE: "review",
    Verdict.NOT_EXAMINED: "open",
}
_FAILED = (Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.INCONSISTENT, Verdict.REMARKS)
_SKIPPED = tuple(_KINDS)
_EVIDENCE = SEVERITIES[2]


def as_sarif(
    reports: Sequence[Report],
    files: Mapping[str, str],
    language: str,
    texts: Mapping[str, str] | None = None,
    place_of: Callable[[Report, Finding], tuple[str, int | None] | None] | None = None,
) -> dict[str, Any]:
    """Return one SARIF run: each shape is a rule, with the provision as help; evidence is `pass`.

    `files` gives, for each statement, the file where its results are located, `texts` the file
    where remarks about its text are, and `place_of` the file and line of another result. Passages
    are logical locations, because their text is not in the repository.
    """
    rules: dict[str, dict[str, Any]] = {}
    results: list[dict[str, Any]] = []
    for report in reports:
        examined = {
            shape: o.examination
            for o in reversed(report.outcomes)
            for role in o.examination.shapes.values()
            for shape in role
        }
        set_aside = {
            f.shape: _KINDS[o.verdict]
            for o in report.outcomes
            if o.verdict in _KINDS
            for f in o.because
        }
        for f in report.findings:
            rule = rules.setdefault(
                f.shape_name if f.shape.startswith("_:") else f.shape,
                _rule(f, examined.get(f.shape), language),
            )
            kind = set_aside.get(f.shape) or ("pass" if f.severity == _EVIDENCE else "fail")
            located = (texts or {}) if f.spot else files
            result = _result(report, f, rule["id"], kind, located, language)
            if place_of is not None and not f.spot and (place := place_of(report, f)):
                _locate(result, *place)
            results.append(result)
    order = {rule["id"]: number for number, rule in enumerate(rules.values())}
    for result in results:
        result["ruleIndex"] = order[result["ruleId"]]
    failures = [(r, error) for r in reports if (error := r.error) is not None]
    invocation = {
        "executionSuccessful": not failures,
        # SARIF 3.20.21: what kept the tool from examining something.
        "toolExecutionNotifications": [
            {
                "level": "error",
                "descriptor": {"id": error.kind},
                "message": {"text": f"{r.statement}: {failure_sentence(error, language)}"},
            }
            for r, error in failures
        ]
        + [
            {
                "level": "note",
                "descriptor": {"id": "shapes-that-examined-nothing"},
                "message": {"text": f"{r.statement}: {remark}"},
            }
            for r in reports
            for remark in shape_remarks(r, language)
        ],
    }
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "noticegraph",
                        "version": version("noticegraph"),
                        "rules": list(rules.values()),
                    }
                },
                "invocations": [invocation],
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }


def _level(f: Finding) -> str:
    return _LEVELS.get(severity_name(f.severity), "warning")


def _rule(f: Finding, examination: Examination | None, language: str) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": f.shape_name,
        "shortDescription": {"text": f.shape_name if f.shape.startswith("_:") else f.shape},
        "defaultConfiguration": {"level": _level(f)},
    }
    if examination is not None:
        label = pick(examination.label, language) or examination.identifier
        rule["name"] = examination.identifier
        rule["shortDescription"] = {"text": label}
        if examination.provisions:
            rule["helpUri"] = examination.provisions[0]
            rule["help"] = {"text": examination.citation or examination.provisions[0]}
    return rule


def _result(
    report: Report, f: Finding, rule: str, kind: str, files: Mapping[str, str], language: str
) -> dict[str, Any]:
    message = f.said(language)
    subject = report.name(f.fact, language) if f.fact else ""
    location: dict[str, Any] = {
        "logicalLocations": [
            {"fullyQualifiedName": iri, "name": text, "kind": kind}
            for iri, text, kind in [
                *((p, report.place(p, language), "passage") for p in report.ordered(f.passages)),
                (f.focus, report.name(f.focus, language), "focusNode"),
            ]
        ]
    }
    file = files.get(report.statement)
    if file:
        location["physicalLocation"] = {"artifactLocation": {"uri": file}}
        if f.spot:
            location["physicalLocation"]["region"] = {
                "startLine": f.spot.line,
                "startColumn": f.spot.column,
                "charOffset": f.spot.start,
                "charLength": f.spot.end - f.spot.start,
            }
    return {
        "ruleId": rule,
        "kind": kind,
        # SARIF 3.27.10: only failures have a level.
        "level": _level(f) if kind == "fail" else "none",
        "message": {"text": f"{message} [{subject}]" if subject else message},
        "locations": [location],
        "partialFingerprints": {"noticegraph/v1": _fingerprint(f)},
        "properties": {"statement": report.statement},
    }


def _locate(result: dict[str, Any], file: str, line: int | None) -> None:
    physical: dict[str, Any] = {"artifactLocation": {"uri": file}}
    if line is not None:
        physical["region"] = {"startLine": line}
    result["locations"][0]["physicalLocation"] = physical


def _fingerprint(f: Finding) -> str:
    """Return what identifies a result in later runs too (SARIF 3.27.17).

    Labels of blank nodes mean nothing elsewhere, so a shape without a name is told by the words of
    its messages; an engine's own messages name the members of a list in another order each time.
    """
    shape = f.shape
    if shape.startswith("_:"):
        said = "\0".join(
            f"{language}\0{' '.join(sorted(_WORD.findall(_BLANK.sub('', text))))}"
            for language, text in sorted(f.message.items())
        )
        shape = f"{f.shape_name}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"
    spot = str(f.spot.start) if f.spot else ""
    value = _BLANK.sub("_:", f.value or "")
    return "|".join((shape, f.focus_name, f.path or "", value, spot)).rstrip("|")


def as_junit(reports: Iterable[Report], language: str) -> bytes:
    """Return JUnit XML: a suite for each statement and law, a case for each examination.

    Not met, partly met, inconsistent and remarks fail; not applicable, not assessable, said
    elsewhere and not examined are skipped, with the reason. A statement that could not be validated
    is an error.
    """
    root = ElementTree.Element("testsuites", name="noticegraph")
    total = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for report in reports:
        if report.error is not None:
            _suite(
                root, report, "validation", [_failed_case(report, report.error, language)], total
            )
            continue
        groups = dict.fromkeys(o.examination.group or o.examination.kind for o in report.outcomes)
        for group in groups:
            found = [
                o for o in report.outcomes if (o.examination.group or o.examination.kind) == group
            ]
            name = group if group in set(Kind) else report.name(group, language)
            _suite(root, report, name, [_case(report, o, language) for o in found], total)
        _suite(root, report, "structure", _structure_cases(report, language), total)
    for name, count in total.items():
        root.set(name, str(count))
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _suite(
    root: ElementTree.Element,
    report: Report,
    name: str,
    cases: list[ElementTree.Element],
    total: dict[str, int],
) -> None:
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
    }
    suite = ElementTree.SubElement(root, "testsuite", name=f"{report.slug}: {_xml(name)}")
    for key, count in counts.items():
        suite.set(key, str(count))
        total[key] += count
    suite.extend(cases)


def _case(report: Report, outcome: Outcome, language: str) -> ElementTree.Element:
    e = outcome.examination
    case = ElementTree.Element("testcase", classname=report.slug, name=e.identifier)
    message = _xml(report.reason(outcome, language))
    if outcome.verdict in _FAILED:
        kind = f"{outcome.verdict} ({gravest(outcome.because)})"
        failure = ElementTree.SubElement(case, "failure", message=message, type=kind)
        places = report.ordered(tuple({p for f in outcome.because for p in f.passages}))
        lines = [report.place(p, language) for p in places]
        if outcome.verdict is Verdict.REMARKS:
            lines = [f"{report.spot(f, language)}: {f.said(language)}" for f in outcome.because]
        failure.text = _xml("\n".join(lines))
    elif outcome.verdict in _SKIPPED:
        ElementTree.SubElement(case, "skipped", message=f"{outcome.verdict}: {message}")
    return case


def _failed_case(report: Report, error: NoticegraphError, language: str) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=report.slug, name="validation")
    message = _xml(failure_sentence(error, language))
    ElementTree.SubElement(case, "error", message=message, type=error.kind)
    return case


def _structure_cases(report: Report, language: str) -> list[ElementTree.Element]:
    cases = []
    for f in report.structure:
        name = f"{f.shape_name}: {f.focus_name}"
        case = ElementTree.Element("testcase", classname=report.slug, name=_xml(name))
        message = _xml(f.said(language))
        ElementTree.SubElement(case, "failure", message=message, type=severity_name(f.severity))
        cases.append(case)
    for remark in shape_remarks(report, language):
        case = ElementTree.Element("testcase", classname=report.slug, name="shapes")
        ElementTree.SubElement(case, "skipped", message=remark)
        cases.append(case)
    if not report.structure:
        cases.append(ElementTree.Element("testcase", classname=report.slug, name="structure"))
    return cases


def _xml(text: str) -> str:
    """Replace characters that XML 1.0 does not allow, even escaped (2.2)."""
    return "".join(
        c if c in "\t\n\r" or (0x20 <= ord(c) < 0xFFFE and not 0xD800 <= ord(c) < 0xE000)
        or ord(c) > 0xFFFF else "\ufffd"
        for c in text
    )  # fmt: skip
