"""Free words as a question: the questions that they may mean, and the answer to the likeliest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import current_app

from noticegraph.content import shipped_content
from noticegraph.errors import LimitError, ParameterError
from noticegraph.http.frame.layout import address_of
from noticegraph.http.graph.answer_tables import AnswerTable, examples_last
from noticegraph.http.graph.names_in_words import FoundName, NameIndex, read_labels
from noticegraph.http.request.answers import current_site, make_etag
from noticegraph.http.request.arguments import Arguments
from noticegraph.http.request.kept import known_statements, once_per_state
from noticegraph.http.tables.answers import arrange_answer
from noticegraph.http.tables.listing import Listing
from noticegraph.http.tables.presenting import Presented, present
from noticegraph.http.views.company_menu import company_of
from noticegraph.http.views.question_forms import LANGUAGE
from noticegraph.http.words.texts import texts
from noticegraph.labels import name_or_iri, read_names
from noticegraph.namespaces import statement_id
from noticegraph.query import solutions
from noticegraph.questions import bind_parameters
from noticegraph.questions.ranking import QuestionRanking, RankedQuestion
from noticegraph.questions.words import all_words, content_words, stems, word_stems

_ROWS = 5
_MOST_IGNORED = 1


@dataclass(frozen=True, slots=True)
class Meant:
    """A question that words may mean: its title, what was understood, and its answer's address."""

    ranked: RankedQuestion
    title: str
    understood: tuple[str, ...]
    address: str
    contains: str = ""
    otherwise: tuple[str, ...] = ()
    """What rows may contain instead: names of laws are not translated; nothing for a notion."""
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The first rows of the answer to a question, in the columns of its page."""

    meant: Meant
    listing: Listing
    presented: Presented
    laid: AnswerTable


def rank_questions(words: str, statement: str = "") -> list[RankedQuestion]:
    """Return the questions that free words may mean, the likeliest first.

    Where they name no company, the statement (an IRI) is meant.
    """
    return _ranking().rank(words, statement=statement)


def find_names(words: str) -> list[FoundName]:
    """Return the names that free words have in them, the longest first."""
    return _names().find(words) if words else []


def particular_things(names: Sequence[FoundName]) -> list[str]:
    """Return the things (IRIs) that names mean alone; a company is asked about in other ways.

    A name that several statements use is a notion, of which no one thing is meant.
    """
    return [
        name.particular[0]
        for name in names
        if name.is_whole and len(name.particular) == 1 and not _ranking().names_company(name.words)
    ]


def _names() -> NameIndex:
    dataset = current_site().dataset

    def read() -> NameIndex:
        return NameIndex(once_per_state("labels", lambda: read_labels(dataset)))

    return once_per_state("names in words", read)


def describe(
    ranked: Sequence[RankedQuestion], names: Sequence[FoundName], language: str
) -> list[Meant]:
    """Say of questions what was understood by the words; a place limits the rows of an answer."""

    def place_in(found: RankedQuestion) -> str:
        name = _name_in_rows(found, names)
        is_meant = name and name.is_place and set(found.own).issuperset(name.words)
        return _written(name, language) if name and is_meant else ""

    return [_describe(r, language, place_in(r)) for r in ranked]


def choose(
    words: str, ranked: Sequence[RankedQuestion], names: Sequence[FoundName], language: str
) -> Meant | None:
    """Return the question that the words mean, if they leave nothing open; otherwise None.

    Every word is one of the question's or names something: a value, or what rows must contain. One
    word that nothing is called by may be left, which the page tells.
    What is only a name asks nothing, unless the title of a question has it.
    """
    is_name = any(name.is_whole and list(name.words) == all_words(words) for name in names)
    found = []
    for candidate in ranked:
        name = _name_in_rows(candidate, names)
        named = set(name.words) if name else set()
        asks = _has_value(candidate) or any(
            _is_in_title(candidate, word) for word in candidate.own if word not in named
        )
        if is_name:
            asks = all(_is_in_title(candidate, w, keywords=False) for w in content_words(words))
        ignored = tuple(w for w in candidate.left if w not in named)
        is_clear = len(ignored) <= _MOST_IGNORED and not any(map(_names().knows, ignored))
        if not candidate.needs and asks and is_clear:
            found.append((candidate, name, ignored))
    if not found:
        return None
    # An answer from one company would pass over the others in silence.
    best, name, ignored = min(found, key=lambda c: (len(c[2]), bool(c[1]), _of_one_company(c[0])))
    meant = _describe(best, language, _written(name, language) if name else "")
    otherwise = [_written(name, "en")] if name else []
    if notion := None if name else _notion_in_rows(best, names):
        meant = _describe(best, language, _written(notion, language))
        otherwise = [_written(notion, "en"), ""]
    return replace(meant, ignored=ignored, otherwise=tuple(otherwise))


def answer(meant: Meant, language: str) -> Answer | None:
    """Return the first rows of the answer; None if there are none, or no time for them."""
    site = current_site()
    question, values = meant.ranked.question, dict(_own_values(meant.ranked))
    if question.parameter(LANGUAGE):
        values[LANGUAGE] = language
    try:
        bound = bind_parameters(question, values, site.dataset)
        told = examples_last(site.dataset, solutions(site.dataset, bound))
        if not told.rows:
            return None
        for contains in dict.fromkeys((meant.contains, *meant.otherwise)):
            asked = Arguments([("contains", contains)] if contains else [])
            laid, listing = arrange_answer(site.dataset, site.texts, told, language, asked)
            if listing.shown or not meant.contains:
                break
    except (LimitError, ParameterError):
        # The questions that were found are an answer too.
        return None
    if not listing.shown:
        return None
    if contains != meant.contains:
        meant = replace(_describe(meant.ranked, language, contains), ignored=meant.ignored)
    shown = present(listing, language)
    own = _address(meant.ranked, meant.contains)
    sign = "&" if "?" in own else "?"
    headings = tuple(replace(h, address=f"{own}{sign}sort={h.name}") for h in shown.headings)
    return Answer(meant, listing, replace(shown, headings=headings, rows=shown.rows[:_ROWS]), laid)


def _describe(ranked: RankedQuestion, language: str, contains: str) -> Meant:
    question, values = ranked.question, _own_values(ranked)
    names = [
        _ranking().label(question, p.name, values[p.name], language)
        for p in question.parameters
        if p.name in values and p.name != "statement"
    ]
    title = question.title[language]
    said = [*names, *([contains] if contains[:1].isupper() else [])]
    if said:
        is_word = title[1:2].islower()
        title = f"{', '.join(said)}: {title[:1].lower() if is_word else title[:1]}{title[1:]}"
    understood = [*names, *([f"“{contains}”"] if contains else [])]
    if question.parameter("statement"):
        own = values.get("statement") or _statement_in(values)
        found = company_of(statement_id(own), language) if own else None
        understood.append(found[0].name if found else texts(language)["any_company"])
    return Meant(ranked, title, tuple(understood), _address(ranked, contains), contains)


def _address(ranked: RankedQuestion, contains: str) -> str:
    more = {"contains": contains} if contains else {}
    return address_of(
        "questions.show_question", question_id=ranked.question.id, **_own_values(ranked), **more
    )


def _own_values(ranked: RankedQuestion) -> Mapping[str, str]:
    return {n: v for n, v in ranked.values.items() if ranked.question.parameter(n)}


def _has_value(ranked: RankedQuestion) -> bool:
    return any(name != "statement" for name in _own_values(ranked))


def _of_one_company(ranked: RankedQuestion) -> bool:
    values = _own_values(ranked)
    return "statement" not in values and bool(_statement_in(values))


def _statement_in(values: Mapping[str, str]) -> str:
    """Return the statement (IRI) that states one of the values, or an empty text."""
    known = [s.iri for s in known_statements("en").values()]
    return next((s for v in values.values() for s in known if v.startswith(s + "/")), "")


def _is_in_title(ranked: RankedQuestion, word: str, *, keywords: bool = True) -> bool:
    question = ranked.question
    said = [*question.title.values(), *(question.keywords.values() if keywords else ())]
    return not word_stems(word).isdisjoint(stems(" ".join(said)))


def _name_in_rows(ranked: RankedQuestion, names: Sequence[FoundName]) -> FoundName | None:
    """Return what the words name, and the question has no value for: its rows must contain it."""

    def is_wanted(name: FoundName) -> bool:
        open_words = {*ranked.left, *(ranked.own if name.is_place else ())}
        return bool(name.particular) and not open_words.isdisjoint(name.words)

    return next(filter(is_wanted, names), None)


def _notion_in_rows(ranked: RankedQuestion, names: Sequence[FoundName]) -> FoundName | None:
    """Return the notion by which the words narrow a question whose title does not have it."""

    def narrows(name: FoundName) -> bool:
        return set(ranked.own).issuperset(content_words(" ".join(name.words))) and not all(
            _is_in_title(ranked, word, keywords=False) for word in name.words
        )

    return next((n for n in names if n.is_whole and narrows(n)), None)


def _written(name: FoundName, language: str) -> str:
    """Return a name as rows in that language have it."""
    if not name.is_whole:
        return " ".join(name.words)
    thing = (name.particular or name.things)[0]
    return name_or_iri(read_names(current_site().dataset, [thing], language), thing)


def _ranking() -> QuestionRanking:
    """Return the index of the questions; it is rebuilt when the data have changed.

    If that is not known, it is not rebuilt: the graph only contributes synonyms.
    """
    site = current_site()
    key = make_etag("ranking")
    kept: dict[str | None, Any] = current_app.extensions.setdefault("noticegraph-ranking", {})
    if key not in kept:
        made = QuestionRanking(site.dataset, site.questions.values(), shipped_content().lexicon)
        kept.clear()
        kept[key] = made
    found: QuestionRanking = kept[key]
    return found
