"""What the graph says about a thing: its own facts, what refers to it, and the verdicts on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.examinations import Verdict
from noticegraph.http.graph.passages import read_evidence
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.http.words.headings import property_heading
from noticegraph.http.words.texts import texts
from noticegraph.http.words.thing_page import PARTS, heading_in, order_of, reference_of
from noticegraph.labels import iri_of, iri_values, language_rank, name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.modality import MODALITY
from noticegraph.namespaces import PREFIXES, expand_prefixed_name
from noticegraph.query import Term, solutions
from noticegraph.tables import Part

REFERRERS_SHOWN = 20
"""Facts shown of one line that has too many; a query has all of them."""
_WHOLE = 60
"""With no more facts than these a line has them all."""
_READ = 2000
"""Referring things that are read: whatever more refers is no answer for people."""

_NG, _RDF, _SKOS = (PREFIXES[name] for name in ("ng", "rdf", "skos"))
_STATED_IN, _CONCERNS = _NG + "statedIn", _NG + "concernsFact"
_LEFT_OUT = (
    _STATED_IN,
    _SKOS + "topConceptOf",
    PREFIXES["oa"] + "hasSource",
    PREFIXES["dpv"] + "hasProcess",
)
"""What says about a thing only that it is in its statement or its list."""
_FIRST = (_NG + "condition",)
_BOOLEANS = {"true": "yes", "false": "no"}
_MOST_TOLD = 3
"""A fact with more values of what tells it apart is told by its name."""
_CONCEPTS = {_NG + v.name.title().replace("_", ""): v for v in Verdict}


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact that refers to a thing: what tells it apart, its modality (an IRI), its places."""

    part: Part
    modality: str | None = None
    places: tuple[Part, ...] = ()
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence about a thing: the heading, and the facts that end it.

    `heading_language` is given where the heading is not in the language of the page. `places` are
    those of all entries, which then have none. `query` finds all `count` where not all are shown.
    """

    heading: str
    entries: tuple[Entry, ...]
    heading_language: str | None = None
    places: tuple[Part, ...] = ()
    query: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict about a thing: its requirement or check by name, and its result (an IRI)."""

    name: str
    result: str
    verdict: Verdict


def read_properties(dataset: Dataset, iri: str) -> dict[str, list[Term]]:
    """Return what the graph says about a thing (IRI): values by property (IRI)."""
    query = f"SELECT DISTINCT ?p ?o WHERE {{ <{iri}> ?p ?o }} ORDER BY ?p ?o"
    found: dict[str, list[Term]] = {}
    for named, value in solutions(dataset, query).rows:
        if named is not None and value is not None:
            found.setdefault(named.value, []).append(value)
    return found


def own_lines(
    dataset: Dataset,
    described: Mapping[str, list[Term]],
    left_out: Collection[str],
    language: str,
) -> list[Line]:
    """Return what is said about a thing itself, by property, conditions first."""
    shown = {name: values for name, values in described.items() if name not in left_out}
    iris = {iri for values in shown.values() for value in values if (iri := iri_of(value))}
    names = read_names(dataset, [*shown, *iris], language)
    lines = []
    for named, values in shown.items():
        heading, foreign = _heading_of(named, names, language)
        parts = [_part(value, names, language) for value in _in_language(values, language)]
        entries = tuple(Entry(part) for part in sorted(parts, key=lambda p: sort_key(p.text)))
        order = _FIRST.index(named) if named in _FIRST else len(_FIRST)
        lines.append((order, sort_key(heading), named, Line(heading, entries, foreign)))
    return [line for *_, line in sorted(lines, key=lambda entry: entry[:3])]


def referring_lines(
    dataset: Dataset, passages: StatementTexts, iri: str, language: str
) -> dict[str, list[Line]]:
    """Return what refers to a thing (IRI), by the part of its page.

    Results of validation are left out: `read_verdicts` has them.
    """
    kinds: dict[tuple[str, str], list[str]] = {}
    for subject, named, kind in _read_referrers(dataset, iri):
        kinds.setdefault((subject, named), []).extend([kind] if kind else [])
    references = {key: reference_of(own, key[1]) for key, own in kinds.items()}
    unknown = {named for (_, named), found in references.items() if found is None}
    names = read_names(dataset, unknown, language)
    grouped: dict[tuple[str, str, str | None], dict[str, tuple[str, ...]]] = {}
    properties: dict[tuple[str, str, str | None], set[str]] = {}
    for (subject, named), reference in references.items():
        if reference is None:
            heading, foreign = _heading_of(named, names, language)
            key = (PARTS[-1], texts(language)["referrers_as"].format(property=heading), foreign)
        else:
            key = (reference.part, heading_in(reference, language), None)
        grouped.setdefault(key, {}).setdefault(subject, reference.shown if reference else ())
        properties.setdefault(key, set()).add(named)
    shown = {s: by for own in grouped.values() for s, by in list(own.items())[: _room(own)]}
    entries = _entries(dataset, passages, shown, language)
    by_part: dict[str, list[Line]] = {}
    for key, subjects in grouped.items():
        part, heading, foreign = key
        own = sorted(
            (entries[s] for s in list(subjects)[: _room(subjects)]),
            key=lambda e: sort_key(e.part.text),
        )
        by = iri_values(properties[key]) if len(subjects) > len(own) else ""
        query = f"SELECT DISTINCT ?thing WHERE {{ VALUES ?by {{ {by} }} ?thing ?by <{iri}> }}"
        by_part.setdefault(part, []).append(
            _line(heading, own, foreign, query if by else "", len(subjects))
        )
    return {
        part: sorted(by_part[part], key=lambda line: order_of(line.heading, language))
        for part in PARTS
        if part in by_part
    }


def _room(found: Collection[str]) -> int:
    return len(found) if len(found) <= _WHOLE else REFERRERS_SHOWN


def statements_naming(dataset: Dataset, iri: str) -> set[str]:
    """Return the statements (IRIs) of which a fact refers to a thing (IRI)."""
    query = f"""SELECT DISTINCT ?statement WHERE {{
  ?fact ?refers <{iri}> ; <{_STATED_IN}>/<{PREFIXES["oa"]}hasSource> ?statement
}}"""
    return {term.value for (term,) in solutions(dataset, query).rows if term is not None}


def read_verdicts(dataset: Dataset, iri: str, language: str) -> tuple[list[Judged], list[Judged]]:
    """Return the verdicts that rest on a thing (IRI), and those that other facts decide.

    A verdict of the second kind says nothing of this thing. A passage has those that cite it.
    """
    query = f"""SELECT DISTINCT ?result ?verdict ?name ?decides WHERE {{
  ?result <{_CONCERNS}>|<{_NG}evidence> <{iri}> ; <{_NG}verdict> ?verdict ;
    <{_NG}examination>/<{_SKOS}prefLabel> ?name
  FILTER(LANG(?name) = "{language}")
  BIND(EXISTS {{ ?result <{_NG}evidence> <{iri}> }}
    || EXISTS {{ ?result <{_NG}because>/<{_CONCERNS}> <{iri}> }} AS ?decides)
}} ORDER BY ?name ?result"""
    decided: list[Judged] = []
    others: list[Judged] = []
    for result, verdict, name, decides in solutions(dataset, query).rows:
        if result and verdict and name and verdict.value in _CONCEPTS:
            judged = Judged(name.value, result.value, _CONCEPTS[verdict.value])
            (decided if decides and decides.value == "true" else others).append(judged)
    return decided, others


def read_terms(dataset: Dataset, iris: Iterable[str], language: str) -> dict[str, str]:
    """Return what classes (IRIs) mean, in that language or else in English; without the others."""
    query = f"""SELECT ?term ?meaning WHERE {{
  VALUES ?term {{ {iri_values(iris)} }}
  ?term <{_SKOS}definition> ?meaning
}}"""
    found: dict[str, Term] = {}
    for term, meaning in solutions(dataset, query).rows:
        if term is not None and meaning is not None:
            kept = found.get(term.value)
            if kept is None or language_rank(meaning, language) < language_rank(kept, language):
                found[term.value] = meaning
    return {term: meaning.value for term, meaning in found.items()}


def _read_referrers(dataset: Dataset, iri: str) -> list[tuple[str, str, str]]:
    """Return what refers to a thing, the property, and a class of ours that it has, if any."""
    left_out = ", ".join(f"<{p}>" for p in _LEFT_OUT)
    query = f"""SELECT DISTINCT ?s ?p ?type WHERE {{
  ?s ?p <{iri}> FILTER(ISIRI(?s) && ?p NOT IN ({left_out}))
  FILTER NOT EXISTS {{ ?s a <{PREFIXES["sh"]}ValidationResult> }}
  FILTER NOT EXISTS {{ ?s a <{_NG}ExaminationResult> }}
  OPTIONAL {{ ?s a ?type FILTER(STRSTARTS(STR(?type), "{_NG}")) }}
}} ORDER BY ?s ?p ?type LIMIT {_READ}"""
    return [
        (s.value, p.value, t.value if t is not None else "")
        for s, p, t in solutions(dataset, query).rows
        if s is not None and p is not None
    ]


def _entries(
    dataset: Dataset,
    passages: StatementTexts,
    shown: Mapping[str, tuple[str, ...]],
    language: str,
) -> dict[str, Entry]:
    """Return facts (IRIs) as entries, each told by the first of its properties that it has."""
    query = f"""SELECT DISTINCT ?s ?p ?o WHERE {{
  VALUES ?s {{ {iri_values(shown)} }}
  VALUES ?p {{ {iri_values(_iris_of({n for by in shown.values() for n in by}))}
    <{MODALITY}> <{_STATED_IN}> }}
  ?s ?p ?o
}} ORDER BY ?s ?p ?o"""
    values: dict[tuple[str, str], list[str]] = {}
    for subject, named, value in solutions(dataset, query).rows:
        if subject is not None and named is not None and value is not None:
            values.setdefault((subject.value, named.value), []).append(value.value)
    telling = {
        s: next((v for p in _iris_of(by) if (v := values.get((s, p)))), [])
        for s, by in shown.items()
    }
    told = {value for own in telling.values() for value in own}
    names = read_names(dataset, {*shown, *told}, language, with_modality=False)
    cited = {p for (_, named), own in values.items() if named == _STATED_IN for p in own}
    evidence = read_evidence(dataset, passages, {*cited, *shown}, language)
    found = {}
    for s, by in telling.items():
        text = ", ".join(name_or_iri(names, v) for v in by) if 0 < len(by) <= _MOST_TOLD else ""
        own = values.get((s, _STATED_IN), ())
        place = evidence[s].place if s in evidence else ""
        found[s] = Entry(
            Part(text or place or name_or_iri(names, s), s),
            next(iter(values.get((s, MODALITY), ())), None),
            tuple(Part(e.place, p) for p, e in evidence.items() if p in own),
            next((e.statement for p, e in evidence.items() if p in own), ""),
        )
    return found


def _iris_of(names: Iterable[str]) -> list[str]:
    return [iri for name in names if (iri := expand_prefixed_name(name))]


def _line(heading: str, entries: list[Entry], foreign: str | None, query: str, count: int) -> Line:
    """Return a line; what all its entries share in places is told once."""
    places = {e.places for e in entries}
    if len(entries) > 1 and len(places) == 1:
        alike = [Entry(e.part, e.modality, (), e.statement) for e in entries]
        return Line(heading, tuple(alike), foreign, places.pop(), query, count)
    return Line(heading, tuple(entries), foreign, (), query, count)


def _heading_of(named: str, names: dict[str, str], language: str) -> tuple[str, str | None]:
    """Return what a property (IRI) is called above its values, and the language if another."""
    own = property_heading(named, language)
    text = own or name_or_iri(names, named)
    # Labels of imported vocabularies are English, unless they are ours.
    foreign = None if own or named.startswith(_NG) or language == "en" else "en"
    return text[:1].upper() + text[1:], foreign


def _in_language(values: list[Term], language: str) -> list[Term]:
    """Return the texts in the best available language, and all texts without a language."""
    tagged = [value for value in values if getattr(value, "language", None)]
    best = min((language_rank(value, language) for value in tagged), default=0)
    return [v for v in values if v not in tagged or language_rank(v, language) == best]


def _part(value: Term, names: dict[str, str], language: str) -> Part:
    iri = iri_of(value)
    if iri is not None:
        return Part(name_or_iri(names, iri), iri)
    if str(value).endswith("#boolean>") and value.value in _BOOLEANS:
        return Part(texts(language)[_BOOLEANS[value.value]])
    return Part(value.value, None, getattr(value, "language", None))
