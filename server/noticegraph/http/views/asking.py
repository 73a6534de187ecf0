"""Free words as a question: the questions that they may mean, and which of them is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import current_app

from noticegraph.content import shipped_content
from noticegraph.http.frame.layout import address_of
from noticegraph.http.graph.companies import Company
from noticegraph.http.graph.names_in_words import FoundName, NameIndex, read_labels, things_of
from noticegraph.http.request.answers import current_site, make_etag
from noticegraph.http.request.kept import known_statements, once_per_state
from noticegraph.http.views.company_menu import company_of, known_companies
from noticegraph.http.views.compare import LETTERS
from noticegraph.http.views.question_titles import in_sentence
from noticegraph.http.words.matrix import subject_name
from noticegraph.http.words.texts import texts
from noticegraph.labels import name_or_iri, read_names
from noticegraph.matrix.model import Subject
from noticegraph.namespaces import statement_id
from noticegraph.questions.ranking import QuestionRanking, RankedQuestion
from noticegraph.questions.words import all_words, content_words, stems, word_stems

_MOST_IGNORED = 1
_MOST_THINGS = 3
_COMPARED = {
    "compare-legal-bases": Subject.LEGAL_BASIS,
    "purposes-and-legal-bases": Subject.LEGAL_BASIS,
    "purposes-by-legal-basis": Subject.LEGAL_BASIS,
    "compare-recipients": Subject.RECIPIENTS,
    "disclosures": Subject.RECIPIENTS,
    "who-shares-category-with": Subject.RECIPIENTS,
    "recipients-of-category": Subject.RECIPIENTS,
    "sold-or-shared": Subject.SALE,
    "not-sold-or-shared": Subject.SALE,
    "transfer-mechanisms": Subject.TRANSFERS,
    "dpf-certified-companies": Subject.TRANSFERS,
    "dpf-certified-affiliates": Subject.TRANSFERS,
    "compare-retention": Subject.RETENTION,
    "retention": Subject.RETENTION,
    "compare-rights": Subject.RIGHTS,
    "rights": Subject.RIGHTS,
    "compare-requirements": Subject.REQUIREMENTS,
    "requirements-not-met": Subject.REQUIREMENTS,
    "requirement-results": Subject.REQUIREMENTS,
}
"""The subjects of a comparison, by the questions about them."""
_ASKED_BY_NAME = {"recipient"}
"""Parameters of which a name alone asks: a recipient's name, what that recipient gets."""


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


def rank_questions(words: str, language: str, statement: str = "") -> list[RankedQuestion]:
    """Return the questions that free words may mean, the likeliest first.

    Where they name no company, the statement (an IRI) is meant. Of a company that has several, the
    latest is, in the language of the page if there is one in it.
    """
    named = named_companies(words, language)
    if len(named) == 1 and len(named[0].versions) > 1:
        statement = named[0].latest_in(language).statement.iri
    if len(named) > 1 or any(len(company.versions) > 1 for company in named):
        own = {word for company in named for word in all_words(company.name)}
        # The names have done their work: they are neither left over nor what rows must contain.
        words = " ".join(w for w in all_words(words) if w not in own) or words
    return _ranking().rank(words, statement=statement)


def named_companies(words: str, language: str) -> list[Company]:
    """Return the companies that free words name, in the order of their names."""
    written = set(all_words(words))
    return [c for c in known_companies(language).values() if written.issuperset(all_words(c.name))]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison that words ask for: the names of its companies, its subject, its address."""

    names: str
    subject: str
    address: str
    companies: frozenset[str]
    """The names of the companies in addresses."""


def comparison_of(words: str, ranked: Sequence[RankedQuestion], language: str) -> Comparison | None:
    """Return the comparison of the companies that the words name, if these are several."""
    named = named_companies(words, language)[: len(LETTERS)]
    if len(named) < 2:
        return None
    subject = next((s for r in ranked if (s := _COMPARED.get(r.question.id))), None)
    slugs = {letter: c.latest_in(language).slug for letter, c in zip(LETTERS, named, strict=False)}
    chosen = {"subject": str(subject)} if subject else {}
    return Comparison(
        texts(language)["concludes_and"].format(
            all=", ".join(c.name for c in named[:-1]), last=named[-1].name
        ),
        subject_name(subject, language) if subject else "",
        address_of("comparing.show_comparison", **slugs, **chosen),
        frozenset(c.slug for c in named),
    )


def find_names(words: str) -> list[FoundName]:
    """Return the names that free words have in them, the longest first."""
    return _names().find(words) if words else []


def particular_things(names: Sequence[FoundName]) -> list[str]:
    """Return the things (IRIs) that names mean alone; a company is asked about in other ways.

    A name that several statements use is a notion, of which no one thing is meant.
    """
    found: list[str] = []
    for name in names:
        if _ranking().names_company(name.words):
            continue
        things = name.particular
        if not name.is_whole:
            # The part with which some names begin means what has them, not what is stated of it.
            things = things_of(current_site().dataset, things)
        if len(things) == 1 or (not name.is_whole and len(things) <= _MOST_THINGS):
            found += things
    return found


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
    for candidate in (_of_all_companies(r, ranked) for r in ranked):
        name = _name_in_rows(candidate, names)
        named = set(name.words) if name else set()
        asks = any(name != "statement" for name in own_values(candidate)) or any(
            _is_in_title(candidate, word) for word in candidate.own if word not in named
        )
        if is_name and name and name.is_place and named.issubset(candidate.own):
            asks = True
        elif is_name and not own_values(candidate).keys() & _ASKED_BY_NAME:
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


def with_contains(meant: Meant, language: str, contains: str) -> Meant:
    """Return the same question, its rows limited to those that contain something else."""
    return replace(_describe(meant.ranked, language, contains), ignored=meant.ignored)


def _describe(ranked: RankedQuestion, language: str, contains: str) -> Meant:
    question, values = ranked.question, own_values(ranked)
    names = {
        p.name: _ranking().label(p.name, values[p.name], language)
        for p in question.parameters
        if p.name in values and p.name != "statement"
    }
    said = in_sentence(names, values, language)
    if contains[:1].isupper():
        said["contains"] = contains
    title = question.title_with(said, language)
    understood = [*names.values(), *([f"“{contains}”"] if contains else [])]
    if question.parameter("statement"):
        own = values.get("statement") or _statement_in(values)
        found = company_of(statement_id(own), language) if own else None
        understood.append(found[0].name if found else texts(language)["any_company"])
    return Meant(ranked, title, tuple(understood), address_of_answer(ranked, contains), contains)


def address_of_answer(ranked: RankedQuestion, contains: str) -> str:
    """Return the address of the whole answer, with the values and the filter."""
    more = {"contains": contains} if contains else {}
    return address_of(
        "questions.show_question", question_id=ranked.question.id, **own_values(ranked), **more
    )


def own_values(ranked: RankedQuestion) -> Mapping[str, str]:
    """Return the values of those parameters that the question has."""
    return {n: v for n, v in ranked.values.items() if ranked.question.parameter(n)}


def _of_one_company(ranked: RankedQuestion) -> bool:
    values = own_values(ranked)
    return "statement" not in values and bool(_statement_in(values))


def _of_all_companies(
    candidate: RankedQuestion, ranked: Sequence[RankedQuestion]
) -> RankedQuestion:
    """Return a question about what several companies have, where the words name such for another.

    "Who gets bank details?" is asked of all companies, though one alone has them by that name.
    """
    if not _of_one_company(candidate):
        return candidate
    values = dict(candidate.values)
    for name, value in own_values(candidate).items():
        if _statement_in({name: value}):
            others = (r.values[name] for r in ranked if name in own_values(r))
            values[name] = next((v for v in others if not _statement_in({name: v})), value)
    return replace(candidate, values=values)


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
