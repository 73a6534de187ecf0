"""A report as RDF: a SHACL validation report, and a result for each examination.

SHACL 1.0, 3.6 (https://www.w3.org/TR/shacl/#validation-report); results have IRIs, so that they can
be cited and compared. `ng:ExaminationResult` nodes add the verdict, the results that it was derived
from, and the passages. Results of rules are `ng:RuleResult` nodes, which SHACL's report does not
count; a remark about the text has its position. A report is about facts and never has
`ng:statedIn` itself.

If an examination does not apply or cannot be assessed, its other results are not in it.
`sh:resultPath` is left out if the path is more than one property.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from noticegraph.examinations import Finding, Outcome, Verdict
from noticegraph.languages import LANGUAGES, pick
from noticegraph.namespaces import GRAPHS, PREFIXES, is_absolute_iri
from noticegraph.reports.model import Report
from noticegraph.reports.words import VERDICTS, failure_sentence

_SH, _NG, _OA = PREFIXES["sh"], PREFIXES["ng"], PREFIXES["oa"]
_TYPE = PREFIXES["rdf"] + "type"
_FROM = PREFIXES["prov"] + "wasDerivedFrom"
_CONCEPTS = {verdict: _NG + verdict.name.title().replace("_", "") for verdict in Verdict}
# A path of several properties has the scheme of each, whatever stands between them.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/")
_ESCAPED = re.compile(r'[\\"\x00-\x1f]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def report_graph_iri(report: Report) -> str:
    """Return the IRI of the named graph of the report."""
    slug = report.slug
    if is_absolute_iri(slug):
        slug = hashlib.sha256(slug.encode()).hexdigest()[:16]
    return f"{GRAPHS}report/{slug}"


def as_ntriples(report: Report) -> str:
    """Return the report as N-Triples (https://www.w3.org/TR/n-triples/), in a fixed order."""
    return "".join(f"{line} .\n" for line in sorted(set(_triples(report))))


def _triples(report: Report) -> Iterator[str]:
    graph = report_graph_iri(report)
    if report.error is not None:
        yield _link(graph, _TYPE, _NG + "FailedValidation")
        yield _link(graph, _NG + "aboutStatement", report.statement)
        for language in LANGUAGES:
            text = _literal(failure_sentence(report.error, language), language)
            yield f"<{graph}> <{PREFIXES['dcterms']}description> {text}"
        return
    yield _link(graph, _TYPE, _SH + "ValidationReport")
    yield _link(graph, _NG + "aboutStatement", report.statement)
    boolean = f"^^<{PREFIXES['xsd']}boolean>"
    conforms = not any(f.component for f in report.findings)
    yield f'<{graph}> <{_SH}conforms> "{str(conforms).lower()}"{boolean}'
    for f in report.findings:
        result = _result_iri(graph, f)
        if f.component:
            yield _link(graph, _SH + "result", result)
        yield from _finding(result, f)
    for outcome in report.outcomes:
        yield from _outcome(report, graph, outcome)


def _result_iri(graph: str, f: Finding) -> str:
    parts = [f.shape, f.focus, f.path or "", f.component, f.value or "", f.severity]
    key = "\0".join([*parts, str(f.spot.start)] if f.spot else parts)
    return f"{graph}#result-{hashlib.sha256(key.encode()).hexdigest()[:20]}"


def _finding(result: str, f: Finding) -> Iterator[str]:
    yield _link(result, _TYPE, _SH + "ValidationResult" if f.component else _NG + "RuleResult")
    for name, value in (
        ("sourceShape", f.shape if f.component else ""),
        ("sourceConstraintComponent", f.component),
        ("resultSeverity", f.severity),
    ):
        if is_absolute_iri(value):
            yield _link(result, _SH + name, value)
    if f.spot:
        selector = f"{result}-position"
        yield _link(result, _OA + "hasSelector", selector)
        yield _link(selector, _TYPE, _OA + "TextPositionSelector")
        for name, offset in (("start", f.spot.start), ("end", f.spot.end)):
            yield f'<{selector}> <{_OA}{name}> "{offset}"^^<{PREFIXES["xsd"]}integer>'
    yield f"<{result}> <{_SH}focusNode> {_term(f.focus)}"
    if f.value is not None:
        yield f"<{result}> <{_SH}value> {_term(f.value)}"
    if f.path is not None and is_absolute_iri(f.path) and len(_SCHEME.findall(f.path)) <= 1:
        yield _link(result, _SH + "resultPath", f.path)
    for language, text in f.message.items():
        yield f"<{result}> <{_SH}resultMessage> {_literal(text, language)}"
    if f.fact is not None:
        yield _link(result, _NG + "concernsFact", f.fact)
    for passage in f.passages:
        yield _link(result, _NG + "evidence", passage)


def _outcome(report: Report, graph: str, outcome: Outcome) -> Iterator[str]:
    node = f"{graph}#{outcome.examination.identifier}"
    yield _link(node, _TYPE, _NG + "ExaminationResult")
    yield _link(node, _NG + "aboutStatement", report.statement)
    yield _link(node, _NG + "examination", outcome.examination.iri)
    yield _link(node, _NG + "verdict", _CONCEPTS[outcome.verdict])
    for language in LANGUAGES:
        label = pick(outcome.examination.label, language) or outcome.examination.identifier
        name = f"{label}: {VERDICTS[language][outcome.verdict]}"
        yield f"<{node}> <{PREFIXES['skos']}prefLabel> {_literal(name, language)}"
        text = report.reason(outcome, language)
        yield f"<{node}> <{PREFIXES['dcterms']}description> {_literal(text, language)}"
    yield from (_link(node, _NG + "because", _result_iri(graph, f)) for f in outcome.because)
    facts = {f.fact for f in outcome.findings if f.fact is not None}
    for fact in facts:
        yield _link(node, _NG + "concernsFact", fact)
        yield _link(node, _FROM, fact)
    yield from (_link(node, _NG + "evidence", passage) for passage in outcome.passages)


def _link(subject: str, predicate: str, value: str) -> str:
    return f"<{subject}> <{predicate}> <{value}>"


def _term(text: str) -> str:
    """Write a focus or value node. Blank nodes get IRIs: their labels mean nothing elsewhere."""
    if text.startswith("_:"):
        return f"<urn:noticegraph:blank:{hashlib.sha256(text.encode()).hexdigest()[:20]}>"
    return f"<{text}>" if is_absolute_iri(text) else _literal(text, "")


def _literal(text: str, language: str) -> str:
    escaped = _ESCAPED.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", text)
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'
