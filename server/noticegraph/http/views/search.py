"""Search by name: things, terms and questions whose labels hold the words."""

from __future__ import annotations

from flask import Blueprint, Response, url_for

from noticegraph.dataset import Dataset
from noticegraph.http.frame.languages import page_language
from noticegraph.http.frame.layout import address_of, render_page
from noticegraph.http.frame.problems import Problem
from noticegraph.http.request.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.request.arguments import known_arguments
from noticegraph.http.tables.downloads import (
    CSV_TWIN,
    JSON_TWIN,
    LinkedPart,
    table_alternatives,
    table_csv,
    table_json,
)
from noticegraph.http.tables.listing import TABLE_ARGUMENTS, arrange
from noticegraph.http.tables.spreadsheets import wants_safe_csv
from noticegraph.http.views.questions import rank_questions
from noticegraph.labels import LABELS, iri_values, name_or_iri, read_names
from noticegraph.media_types import HTML
from noticegraph.namespaces import (
    PREFIXES,
    THINGS,
    expand_prefixed_name,
    is_absolute_iri,
    shorten_iri,
)
from noticegraph.near_names import nearest_names
from noticegraph.query import solutions
from noticegraph.tables import Part, Table

blueprint = Blueprint("search", __name__)

MAX_WORDS_LENGTH = 200
_MAX_FOUND = 500
_QUESTIONS_SHOWN = 5
_LEFT_OUT = (PREFIXES["sh"] + "ValidationResult", PREFIXES["oa"] + "TextPositionSelector")


@blueprint.get("/search")
def show_search() -> Response:
    """Search the labels of the graph, as a page or as data."""
    return _search(None)


@blueprint.get("/search.<extension>")
def show_search_as(extension: str) -> Response:
    """Search the labels of the graph, in the format of the extension."""
    return _search(extension)


def _search(extension: str | None) -> Response:
    arguments = known_arguments("q", *TABLE_ARGUMENTS, "safe")
    chosen = choose_format(arguments, (JSON_TWIN, HTML, CSV_TWIN), extension)
    language = page_language()
    words = (arguments.one("q") or "").strip()
    if len(words) > MAX_WORDS_LENGTH:
        raise Problem("search-too-long", given=len(words), limit=MAX_WORDS_LENGTH)
    safe = wants_safe_csv(arguments)
    asked = [arguments.one(name) or "" for name in TABLE_ARGUMENTS]
    etag = make_etag("search", chosen.media_type, language, words, str(safe), *asked)
    if answer := unchanged(etag, chosen.media_type):
        return answer
    dataset = current_site().dataset
    found = _find_things(dataset, words) if words else []
    near = bool(words) and not found
    if near:
        found = _find_near(dataset, words)
    listing = arrange(_table(dataset, found[:_MAX_FOUND], language), arguments)
    if chosen == JSON_TWIN:
        body = table_json(
            listing.table, several=("kind",), key="things", q=words, exact=not near,
            truncated=len(found) > _MAX_FOUND,
        )  # fmt: skip
    elif chosen == CSV_TWIN:
        body = table_csv(listing.table, safe=safe)
    else:
        questions = [
            (
                r.question.title[language],
                address_of("questions.show_question", question_id=r.question.id, **r.values),
            )
            for r in (rank_questions(words)[:_QUESTIONS_SHOWN] if words else ())
        ]
        body = render_page(
            "search.html",
            words=words,
            near=near,
            listing=listing,
            headings=listing.headings(language),
            cut=_MAX_FOUND if len(found) > _MAX_FOUND else 0,
            found_questions=questions,
            alternatives=table_alternatives(url_for("search.show_search")) if words else (),
        )
    return answer_bytes(body, chosen.media_type, etag)


def _find_things(dataset: Dataset, words: str) -> list[str]:
    """Return the things (IRIs) that have a label with all the words, the shortest labels first."""
    tests = " && ".join(
        f"CONTAINS(LCASE(STR(?label)), LCASE({_literal(word)}))" for word in words.split()
    )
    named = expand_prefixed_name(words) or (words if is_absolute_iri(words) else None)
    exactly = f"UNION {{ VALUES ?thing {{ <{named}> }} ?thing ?p ?o BIND(0 AS ?length) }}"
    query = f"""SELECT ?thing (MIN(?length) AS ?rank) WHERE {{
  {{
    VALUES ?property {{ {iri_values(LABELS)} }}
    ?thing ?property ?label
    FILTER(ISLITERAL(?label) && {tests})
    BIND(STRLEN(STR(?label)) AS ?length)
  }}
  {exactly if named else ""}
  FILTER(ISIRI(?thing))
  FILTER NOT EXISTS {{ VALUES ?type {{ {iri_values(_LEFT_OUT)} }} ?thing a ?type }}
}}
GROUP BY ?thing ORDER BY ?rank ?thing LIMIT {_MAX_FOUND + 1}"""
    return [thing.value for thing, _ in solutions(dataset, query).rows if thing is not None]


def _find_near(dataset: Dataset, words: str) -> list[str]:
    """Return the things whose labels resemble the words, the most similar first."""
    query = f"""SELECT DISTINCT ?label ?thing WHERE {{
  VALUES ?property {{ {iri_values(LABELS)} }}
  ?thing ?property ?label FILTER(ISIRI(?thing) && ISLITERAL(?label))
}} ORDER BY ?label ?thing"""
    labels: dict[str, list[str]] = {}
    for label, thing in solutions(dataset, query).rows:
        if label is not None and thing is not None:
            labels.setdefault(label.value, []).append(thing.value)
    near = nearest_names(words, labels, limit=12)
    return list(dict.fromkeys(thing for label in near for thing in labels[label]))


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " else f"\\u{ord(c):04X}" for c in escaped) + '"'


def _table(dataset: Dataset, things: list[str], language: str) -> Table:
    """Make the table of what was found: name, kinds, and the name in the graph."""
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
    rows = [
        (
            (Part(name_or_iri(names, thing), thing),),
            tuple(Part(name_or_iri(names, kind), kind) for kind in own.get(thing, ())),
            (LinkedPart(_graph_name(thing)),),
        )
        for thing in things
    ]
    return Table(("thing", "kind", "graphName"), tuple(rows))


def _own_kinds(kinds: list[str]) -> list[str]:
    """Return the kinds that this vocabulary defines, else all."""
    return [kind for kind in kinds if kind.startswith(PREFIXES["ng"])] or kinds


def _graph_name(iri: str) -> str:
    """Return a prefixed name, or the path of a thing of this project."""
    return iri.removeprefix(THINGS) if iri.startswith(THINGS) else shorten_iri(iri)
