"""Two languages of one version compared: what one of them says and the other does not.

Facts are matched by `comparison`: by what they are about, never by their wording. So different
names, and texts such as addresses, are not differences; different terms, dates and numbers are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from noticegraph.comparison import (
    ComparedFact,
    Comparison,
    Difference,
    Status,
    Value,
    compare_statements,
)
from noticegraph.dataset import Dataset, dataset_of_files
from noticegraph.examinations import SEVERITIES, Examination, Finding, rule_roles
from noticegraph.modality import MODALITY
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions
from noticegraph.reports.rules import TRANSLATION_RULES

_NG = PREFIXES["ng"]
_DATE, _ENTITIES, _SCOPE, _FACTS, _MODALITY, _NUMBERS = (
    f"translation-same-{name}"
    for name in ("date", "entities", "scope", "facts", "modality", "numbers")
)

_KIND_OF_CHECK = {
    **dict.fromkeys(
        (_NG + name for name in ("Affiliate", "NamedOrganisation", "RecourseBody")), _ENTITIES
    ),
    **dict.fromkeys((_NG + name for name in ("ScopeExclusion", "ScopeRule")), _SCOPE),
}
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?|\d{4}-\d\d-\d\d|-?P[\dYMWDTHS.]+")
_WARNING, _INFO = SEVERITIES[1], SEVERITIES[2]


@dataclass(frozen=True, slots=True)
class Languages:
    """Two versions (IRIs) that say the same in two languages, and the files of their graphs."""

    statement: str
    files: tuple[Path, ...]
    other: str
    other_files: tuple[Path, ...]


def compare_languages(pair: Languages, checks: Iterable[Examination]) -> Iterator[Finding]:
    """Yield what the statement has and its counterpart lacks, has besides, or says otherwise.

    A result of severity sh:Info says that a check had something to compare.
    """
    iris = {check.identifier: check.iri for check in checks}
    if not iris.keys() & TRANSLATION_RULES:
        return
    dataset = dataset_of_files((*pair.files, *pair.other_files))
    compared = compare_statements(dataset, pair.statement, pair.other)
    for identifier, findings in _results(dataset, pair, compared):
        if identifier in iris:
            yield from (_under(iris[identifier], finding) for finding in findings)


def _results(
    dataset: Dataset, pair: Languages, compared: Comparison
) -> Iterator[tuple[str, list[Finding]]]:
    dates = [_dates(dataset, statement) for statement in (pair.statement, pair.other)]
    if all(dates):
        yield _DATE, [_compared(pair)]
    if all(dates) and dates[0] != dates[1]:
        ours, theirs = (", ".join(found) for found in dates)
        yield _DATE, [_finding(pair, None, (), {
            "en": f"The two languages of the version have different dates ({ours}; {theirs}): "
            "correct one of them.",
            "nl": f"De twee talen van de versie hebben verschillende datums ({ours}; {theirs}): "
            "verbeter een van beide.",
        })]  # fmt: skip
    for fact in compared.facts:
        check = _KIND_OF_CHECK.get(fact.kind, _FACTS)
        yield check, [_compared(pair)]
        if fact.first and fact.second:
            yield _MODALITY, [_compared(pair)]
            yield from _changed(pair, fact, check)
            if _has_numbers(dataset, fact.first):
                yield _NUMBERS, [_compared(pair)]
        else:
            yield check, [_missing(pair, fact, compared)]


def _missing(pair: Languages, fact: ComparedFact, compared: Comparison) -> Finding:
    if fact.status is Status.REMOVED:
        return _finding(pair, fact.first[0], fact.first_passages, {
            "en": "Only this language of the version says this: say it in the other one too, or "
            "take it out.",
            "nl": "Alleen deze taal van de versie zegt dit: zeg het ook in de andere taal, of haal "
            "het weg.",
        })  # fmt: skip
    names = compared.labels.get(fact.second[0], {})
    own = fact.second[0].rsplit("/", 1)[-1]
    return _finding(pair, fact.second[0], (), {
        "en": f'The other language of the version says this, and this one does not: '
        f'"{names.get("en", own)}". Say it here too, or take it out there.',
        "nl": f'De andere taal van de versie zegt dit, en deze niet: "{names.get("nl", own)}". '
        "Zeg het ook hier, of haal het daar weg.",
    })  # fmt: skip


def _changed(
    pair: Languages, fact: ComparedFact, check: str
) -> Iterator[tuple[str, list[Finding]]]:
    for difference in fact.differences:
        values = (difference.first, difference.second)
        if difference.property == MODALITY:
            named, said_en, said_nl = _MODALITY, "how certain it is", "hoe zeker het is"
        elif all(_are_numbers(of_side) for of_side in values):
            named, said_en, said_nl = _NUMBERS, "a number or a date", "een getal of een datum"
        elif all(value.is_iri for of_side in values for value in of_side):
            named, said_en, said_nl = check, "what belongs to it", "wat erbij hoort"
        else:
            continue
        yield named, [_finding(pair, fact.first[0], fact.first_passages, {
            "en": f"The two languages of the version differ in {said_en} "
            f"({_written(difference)}): make them agree.",
            "nl": f"De twee talen van de versie verschillen in {said_nl} "
            f"({_written(difference)}): breng ze in overeenstemming.",
        })]  # fmt: skip


def _are_numbers(values: Sequence[Value]) -> bool:
    return all(not value.is_iri and _NUMBER.fullmatch(value.text) for value in values)


def _written(difference: Difference) -> str:
    """Return a property with the values of each side, by the ends of their IRIs."""

    def side(values: Sequence[Value]) -> str:
        return ", ".join(re.split(r"[/#]", value.text)[-1] for value in values) or "–"

    name = re.split(r"[/#]", difference.property)[-1]
    return f"{name}: {side(difference.first)}; {side(difference.second)}"


def _has_numbers(dataset: Dataset, facts: Iterable[str]) -> bool:
    named = " ".join(f"<{fact}>" for fact in facts)
    query = f"""SELECT ?value WHERE {{
  VALUES ?fact {{ {named} }} ?fact ?property ?value FILTER(ISLITERAL(?value))
}}"""
    rows = solutions(dataset, query).rows
    return any(value is not None and _NUMBER.fullmatch(value.value) for (value,) in rows)


def _dates(dataset: Dataset, statement: str) -> list[str]:
    query = f"SELECT ?date WHERE {{ <{statement}> <{_NG}effectiveDate> ?date }} ORDER BY ?date"
    return [date.value for (date,) in solutions(dataset, query).rows if date is not None]


def _compared(pair: Languages) -> Finding:
    """Return the evidence that there was something to compare."""
    return Finding(
        focus=pair.statement,
        path=None,
        value=pair.other,
        component="",
        shape="",
        severity=_INFO,
        message={
            "en": "Both languages of the version are available and were compared.",
            "nl": "Beide talen van de versie zijn beschikbaar en vergeleken.",
        },
        fact=None,
        passages=(),
    )


def _finding(
    pair: Languages, fact: str | None, passages: tuple[str, ...], message: dict[str, str]
) -> Finding:
    return Finding(
        focus=pair.statement,
        path=None,
        value=fact or pair.other,
        component="",
        shape="",
        severity=_WARNING,
        message=message,
        fact=fact,
        passages=tuple(sorted(passages)),
    )


def _under(check: str, finding: Finding) -> Finding:
    role = "evidence" if finding.severity == _INFO else "finding"
    (shape,) = rule_roles(check)[role]
    return replace(finding, shape=shape)
