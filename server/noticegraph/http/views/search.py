"""Search by name: things, terms and questions whose labels contain the words.

Passages whose text has the words are found too, and behind all these, marked, the terms of DPV that
the graph does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.dpv_terms import dpv_terms, nearest_terms
from noticegraph.drafting.lexicon import terms_in
from noticegraph.http.frame.problems import Problem
from noticegraph.http.graph.listed_terms import (
    LABEL_LANGUAGE,
    find_listed,
    find_unused,
    mark_of,
    write_chains,
)
from noticegraph.http.graph.named_things import find_named
from noticegraph.http.graph.names_in_words import FoundName, facts_about, read_labels
from noticegraph.http.graph.passages import read_evidence
from noticegraph.http.graph.text_search import FoundPassage, find_in_texts
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.common_arguments import TABLE, TABLE_FORMATS, first_statement
from noticegraph.http.request.declarations import STRING, Argument, list_schema, object_schema
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.kept import known_statements, once_per_state
from noticegraph.http.tables.downloads import LinkedPart, write_listing
from noticegraph.http.tables.listing import Listing, arrange
from noticegraph.http.views.answer_cards import answer
from noticegraph.http.views.asking import (
    choose,
    comparison_of,
    describe,
    find_names,
    particular_things,
    rank_questions,
)
from noticegraph.http.views.company_menu import statement_label
from noticegraph.labels import iri_values, name_or_iri, read_names
from noticegraph.media_types import HTML
from noticegraph.namespaces import PREFIXES, THINGS, is_absolute_iri, shorten_iri
from noticegraph.near_names import nearest_names, resembles
from noticegraph.query import solutions
from noticegraph.questions.words import all_words
from noticegraph.tables import Part, Table

blueprint = Subject("search")

MAX_WORDS_LENGTH = 200
_MAX_FOUND = 500
_NEAR_SHOWN = 12
_QUESTIONS_SHOWN = 5
_STATED_SHOWN = 3
_COLUMNS = ("thing", "kind", "broader", "graphName", "note", "statement", "evidence")
_OF_TERMS = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "skos"))
"""Kinds with these prefixes say only that something is a term."""
_Row = tuple[tuple[Part, ...], ...]


@blueprint.address(
    "/search",
    nl="Vind dingen waarvan de naam de gegeven woorden bevat.",
    formats=TABLE_FORMATS,
    localized=TABLE_FORMATS,
    arguments=(
        Argument(
            "q",
            "The words to search for.",
            schema={"type": "string", "maxLength": MAX_WORDS_LENGTH},
            example="consent",
        ),
        Argument(
            "statement",
            "The statement that questions are about if the words name no company; its id.",
            values=lambda: [s.slug for s in known_statements("en").values()],
            formats=(HTML,),
            example=first_statement,
        ),
        *TABLE,
    ),
    json=object_schema(
        q=STRING, exact={"type": "boolean"}, truncated={"type": "boolean"}, things=list_schema()
    ),
)
def show_search(asked: Asked) -> bytes:
    """Find things whose labels contain the given words."""
    words = asked.text("q")
    if len(words) > MAX_WORDS_LENGTH:
        raise Problem("search-too-long", given=len(words), limit=MAX_WORDS_LENGTH)
    dataset = current_site().dataset
    names = find_names(words)
    found = _find_all(dataset, words, names) if words else []
    passages = find_in_texts(dataset, current_site().texts, words)
    near = bool(words) and not found and not passages
    if near:
        found = _find_near(dataset, words)
    rows = [
        *_rows(dataset, found[:_MAX_FOUND], asked.language),
        *_passage_rows(dataset, passages, asked.language),
    ]
    # What only DPV has, which a note tells, comes behind the passages too.
    of_note, of_statement = _COLUMNS.index("note"), _COLUMNS.index("statement")
    # People look for what statements say; programs get the shortest names first.
    rows.sort(key=lambda row: (asked.is_page and not row[of_statement], bool(row[of_note])))
    listing = arrange(Table(_COLUMNS, tuple(rows)), asked.arguments)
    is_cut = len(found) > _MAX_FOUND
    page = _page(asked, words, listing, names) if asked.is_page else {}
    return write_listing(
        asked, listing, "search.html", key="things", several=("kind", "broader", "evidence"),
        more={"q": words, "exact": not near, "truncated": is_cut},
        words=words, near=near, cut=_MAX_FOUND if is_cut else 0, **page,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows of a row: a term stands below others, all else at places in a text."""

    name: Part
    graph_name: str
    kinds: tuple[Part, ...]
    statement: tuple[Part, ...]
    places: tuple[Part, ...]
    above: tuple[Part, ...]
    note: str


def _page(asked: Asked, words: str, listing: Listing, names: list[FoundName]) -> dict[str, Any]:
    """Return what the page also shows: the answer, the questions that the words may mean, names."""
    slug = asked.text("statement")
    known = {s.slug: s.iri for s in known_statements(asked.language).values()}
    asked_about = statement_label(known[slug], asked.language) if slug else ""
    page: dict[str, Any] = {"about": slug, "asked_about": asked_about}
    if not words:
        return page | {"found_questions": [], "alternatives": ()}
    ranked = rank_questions(words, asked.language, known.get(slug, ""))
    best = choose(words, ranked, names, asked.language)
    headings = {h.name: h for h in listing.headings(asked.language)}
    shown = _merged(_shown(dict(zip(_COLUMNS, row, strict=True))) for row in listing.shown)
    is_name = any(list(name.words) == all_words(words) for name in names)
    comparison = comparison_of(words, ranked, asked.language)
    # Last, so that the page has all else where there is no time for it.
    only = comparison.companies if comparison else frozenset[str]()
    answered = answer(best, asked.language, only) if best else None
    if answered and comparison:
        meant = replace(answered.meant, understood=(comparison.names,))
        answered = replace(answered, meant=meant)
    stated = _stated(names, asked.language) if is_name or not answered else []
    shown_id = answered.meant.ranked.question.id if answered else None
    others = [r for r in ranked if r.question.id != shown_id]
    return page | {
        "answer": answered,
        "comparison": comparison,
        "stated": stated,
        "found_questions": describe(others[:_QUESTIONS_SHOWN], names, asked.language),
        "shown": [row for row in shown if row.statement],
        "terms": [row for row in shown if not row.statement],
        "shown_headings": [headings[name] for name in ("thing", "kind", "statement", "evidence")],
    }


@dataclass(frozen=True, slots=True)
class _Stated:
    """A thing that the words name, with the first facts about it and the number of all."""

    thing: Part
    rows: list[_Shown]
    count: int


def _stated(names: list[FoundName], language: str) -> list[_Stated]:
    """Return what statements state about the particular things that the words name."""
    dataset = current_site().dataset
    found = []
    for thing in particular_things(names):
        facts, count = facts_about(dataset, thing)
        if facts:
            called = name_or_iri(read_names(dataset, [thing], language), thing)
            rows = _rows(dataset, facts, language)
            shown = [_shown(dict(zip(_COLUMNS, row, strict=True))) for row in rows]
            found.append(_Stated(Part(called, thing), shown, count))
    return found[:_STATED_SHOWN]


def _merged(rows: Iterable[_Shown]) -> list[_Shown]:
    """Return rows of which no two look the same: the places of those that do stand in one."""
    found: dict[tuple[object, ...], _Shown] = {}
    for row in rows:
        key = (row.name.text, row.kinds, row.statement, row.above, row.note)
        first = found.setdefault(key, row)
        if first is not row:
            found[key] = replace(first, places=tuple(dict.fromkeys((*first.places, *row.places))))
    return list(found.values())


def _shown(row: Mapping[str, tuple[Part, ...]]) -> _Shown:
    return _Shown(
        row["thing"][0],
        row["graphName"][0].text,
        tuple(k for k in row["kind"] if not (k.iri or "").startswith(_OF_TERMS)),
        row["statement"],
        row["evidence"],
        row["broader"],
        row["note"][0].text if row["note"] else "",
    )


def _find_all(dataset: Dataset, words: str, names: list[FoundName]) -> list[str]:
    """Return what the graph has with all the words, and then terms of DPV, each once.

    Where no label has all the words, these are the things with the names among the words, the
    longest name first; the terms that the words stand for by the lexicon come last.
    """
    found = find_named(dataset, words, _MAX_FOUND + 1)
    listed = find_listed(words) if len(found) <= _MAX_FOUND else []
    if not found and not is_absolute_iri(words):
        named = [thing for name in names for thing in _named_by(dataset, name)]
        meant = sorted(terms_in(shipped_content().lexicon, words))
        listed = [*(listed or named), *meant]
    return list(dict.fromkeys((*found, *listed)))[: _MAX_FOUND + 1]


def _named_by(dataset: Dataset, name: FoundName) -> list[str]:
    """Return what has a name; of a name of more than one word, what that alone would find."""
    found = find_named(dataset, " ".join(name.words), _MAX_FOUND) if len(name.words) > 1 else []
    return [*name.things, *found]


def _find_near(dataset: Dataset, words: str) -> list[str]:
    """Return the things and terms whose labels resemble the words, the most similar first."""
    labels = once_per_state("labels", lambda: read_labels(dataset))
    near = nearest_names(words, labels, limit=_NEAR_SHOWN)
    things = [thing for label in near if resembles(words, label) for thing in labels[label]]
    terms = nearest_terms(words, dpv_terms().values(), limit=_NEAR_SHOWN)
    found = (term.iri for term in terms if resembles(words, term.label))
    return list(dict.fromkeys((*things, *found)))


def _rows(dataset: Dataset, things: list[str], language: str) -> list[_Row]:
    """Return a row for each thing found: its name, its kinds, where it is, what is above it."""
    query = f"""SELECT ?thing ?type WHERE {{
  VALUES ?thing {{ {iri_values(things)} }}
  ?thing a ?type
}} ORDER BY ?thing ?type"""
    kinds: dict[str, list[str]] = {}
    for thing, type_ in solutions(dataset, query).rows if things else ():
        if thing is not None and type_ is not None:
            kinds.setdefault(thing.value, []).append(type_.value)
    own = {thing: _own_kinds(found) for thing, found in kinds.items()}
    names = read_names(dataset, {*things, *(k for found in own.values() for k in found)}, language)
    unused = find_unused(dataset, things)
    chains = write_chains(dataset, things, language)
    places = _places(dataset, things, language)
    return [
        (
            (Part(name_or_iri(names, thing), thing, LABEL_LANGUAGE if thing in unused else None),),
            tuple(Part(name_or_iri(names, kind), kind) for kind in own.get(thing, ())),
            chains.get(thing, ()),
            (LinkedPart(_graph_name(thing)),),
            (Part(mark_of(unused[thing], language)),) if thing in unused else (),
            _statement_of(thing, language),
            places.get(thing, ()),
        )
        for thing in things
    ]


def _places(dataset: Dataset, things: list[str], language: str) -> dict[str, tuple[Part, ...]]:
    """Return the passages in which things stand, by thing (IRI)."""
    query = f"""SELECT ?thing ?passage WHERE {{
  VALUES ?thing {{ {iri_values(things)} }}
  ?thing <{PREFIXES["ng"]}statedIn> ?passage
}}"""
    cited: dict[str, set[str]] = {}
    for thing, passage in solutions(dataset, query).rows if things else ():
        if thing is not None and passage is not None:
            cited.setdefault(thing.value, set()).add(passage.value)
    wanted = {passage for found in cited.values() for passage in found}
    evidence = read_evidence(dataset, current_site().texts, wanted, language) if wanted else {}
    return {
        thing: tuple(Part(e.place, e.iri) for e in evidence.values() if e.iri in found)
        for thing, found in cited.items()
    }


def _statement_of(thing: str, language: str) -> tuple[Part, ...]:
    """Return the statement whose graph names a thing, if it is one of a statement."""
    for statement in known_statements(language).values():
        if thing == statement.iri or thing.startswith(statement.iri + "/"):
            return (Part(statement.name, statement.iri),)
    return ()


def _passage_rows(dataset: Dataset, passages: list[FoundPassage], language: str) -> list[_Row]:
    """Return a row for each passage found: its words, its kind, its statement, its place."""
    kind = PREFIXES["ng"] + "Passage"
    names = read_names(dataset, {kind, *(p.statement for p in passages)}, language)
    iris = [p.iri for p in passages]
    evidence = read_evidence(dataset, current_site().texts, iris, language) if iris else {}
    return [
        (
            (Part(f"“{p.snippet}”", p.iri),),
            (Part(name_or_iri(names, kind), kind),),
            (),
            (LinkedPart(_graph_name(p.iri)),),
            (),
            (Part(name_or_iri(names, p.statement), p.statement),),
            (Part(evidence[p.iri].place, p.iri),) if p.iri in evidence else (),
        )
        for p in passages
    ]


def _own_kinds(kinds: list[str]) -> list[str]:
    """Return the kinds that noticegraph's vocabulary defines; if there are none, all kinds."""
    return [kind for kind in kinds if kind.startswith(PREFIXES["ng"])] or kinds


def _graph_name(iri: str) -> str:
    """Return the prefixed name of a thing, or its path if its IRI is one of noticegraph's."""
    return iri.removeprefix(THINGS) if iri.startswith(THINGS) else shorten_iri(iri)
