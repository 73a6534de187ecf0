"""The lists in a question's form: the values that can be chosen, under unique names.

If a statement is chosen, values that only another statement states are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from noticegraph.dataset import Dataset
from noticegraph.http.graph.statements import Statement
from noticegraph.labels import iri_values, read_names, read_section_titles
from noticegraph.languages import sort_key
from noticegraph.namespaces import PREFIXES, shorten_iri
from noticegraph.places import BELOW, headings_of, section_names
from noticegraph.query import solutions
from noticegraph.questions import EnumeratedValue, Parameter

Choice = tuple[str, str]
_SECTION = "section"
_NG, _OA = PREFIXES["ng"], PREFIXES["oa"]
_NUMBER = re.compile(r"([0-9]+)")


def offer_values(
    parameter: Parameter,
    values: Sequence[EnumeratedValue],
    statements: Mapping[str, Statement],
    chosen: str,
    given: str,
    language: str,
    dataset: Dataset,
) -> tuple[Choice, ...]:
    """Return values with their names in natural order, so that 2 comes before 10.

    These are terms of vocabularies, what the `chosen` statement (an IRI; empty: any) states, and
    the `given` value, so that a page never hides the value that it answers.
    """
    if parameter.name == _SECTION:
        sections = _sections(values, chosen, given, language, dataset)
        return tuple(sorted(sections, key=lambda choice: _natural(choice[0])))
    iris = {s.iri for s in statements.values()}
    owners = {v.value: _owner(v.value, iris) for v in values}
    own = (None, chosen)
    kept = [v for v in values if not chosen or owners[v.value] in own or v.value == given]
    offered = _told_apart(kept, owners, statements, language, dataset)
    examples = {s.iri for s in statements.values() if s.is_fictional}
    return tuple(sorted(offered, key=lambda choice: (choice[0] in examples, _natural(choice[1]))))


def _owner(value: str, statements: Collection[str]) -> str | None:
    """Return the statement (IRI) that states a thing; None for a term of a vocabulary."""
    end = value.find("/")
    while end >= 0:
        if value[:end] in statements:
            return value[:end]
        end = value.find("/", end + 1)
    return None


def _told_apart(
    values: Sequence[EnumeratedValue],
    owners: Mapping[str, str | None],
    statements: Mapping[str, Statement],
    language: str,
    dataset: Dataset,
) -> list[Choice]:
    """Name values; equal names get the company added, then the kind, then the IRI."""
    names = {v.value: v.label(language) for v in values}
    companies = _short_names(statements.values())
    kinds: Mapping[str, str] = {}
    added: dict[str, list[str]] = {value: [] for value in names}
    steps: tuple[Callable[[str], str | None], ...] = (
        lambda value: companies.get(owners[value] or ""),
        lambda value: kinds.get(value),
        shorten_iri,
    )
    for number, step in enumerate(steps):
        written = {value: _written(name, added[value]) for value, name in names.items()}
        twice = [w for w, count in Counter(written.values()).items() if count > 1]
        alike = [value for value in names if written[value] in twice]
        if not alike:
            break
        if number == 1:
            kinds = _read_kinds(dataset, alike, language)
        for value in alike:
            if more := step(value):
                added[value].append(more)
    return [(value, _written(name, added[value])) for value, name in names.items()]


def _written(name: str, added: Sequence[str]) -> str:
    return f"{name} ({', '.join(added)})" if added else name


def _short_names(statements: Iterable[Statement]) -> dict[str, str]:
    """Return the shortest unique name of each statement (IRI), at best that of its company.

    Statements of one company are distinguished by language, then by date.
    """
    found = list(statements)
    ways: tuple[Callable[[Statement], str], ...] = (
        lambda s: s.publisher,
        lambda s: f"{s.publisher}, {s.language}",
        lambda s: f"{s.publisher}, {s.date}",
        lambda s: s.name,
    )
    names: dict[str, str] = {}
    for way in ways:
        count = Counter(way(s) for s in found)
        for s in found:
            if s.publisher and count[way(s)] == 1:
                names.setdefault(s.iri, way(s))
    return {s.iri: names.get(s.iri, s.name) for s in found}


def _read_kinds(dataset: Dataset, things: Iterable[str], language: str) -> dict[str, str]:
    query = f"""SELECT ?thing ?kind WHERE {{
  VALUES ?thing {{ {iri_values(things)} }}
  ?thing a ?kind FILTER(STRSTARTS(STR(?kind), "{_NG}"))
}} ORDER BY ?thing ?kind"""
    kinds: dict[str, str] = {}
    for thing, kind in solutions(dataset, query).rows:
        if thing is not None and kind is not None:
            kinds.setdefault(thing.value, kind.value)
    names = read_names(dataset, kinds.values(), language)
    return {thing: names.get(kind) or shorten_iri(kind) for thing, kind in kinds.items()}


def _sections(
    values: Sequence[EnumeratedValue], chosen: str, given: str, language: str, dataset: Dataset
) -> list[Choice]:
    """Name sections by number and heading."""
    own = _read_sections(dataset, chosen) if chosen else None
    titles = read_section_titles(dataset, [chosen]).get(chosen, {}) if chosen else {}
    offered = []
    for value in (v.value for v in values):
        if own is not None and value not in own and value != given:
            continue
        names = section_names(value, headings_of(value, titles), language)
        # A section without a number is named after its heading.
        numbered = names[-1].startswith("§")
        name = f"{value} {titles.get(value, '')}" if numbered else BELOW.join(names)
        offered.append((value, name.strip()))
    count = Counter(name for _, name in offered)
    return [(value, name if count[name] == 1 else f"{name} ({value})") for value, name in offered]


def _read_sections(dataset: Dataset, statement: str) -> set[str]:
    """Return the sections of a statement (IRI)."""
    query = f"""SELECT DISTINCT ?section WHERE {{
  ?passage <{_OA}hasSource> <{statement}> ; <{_NG}section> ?section
}}"""
    rows = solutions(dataset, query).rows
    return {section.value for (section,) in rows if section is not None}


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Return a sort key for a name: numbers by value, before words."""
    parts = (part for part in _NUMBER.split(sort_key(text)) if part)
    return [(0, int(p), "") if p.isascii() and p.isdigit() else (1, 0, p) for p in parts]
