"""Titles of questions that say what was filled in: "Who gets bank details?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from noticegraph.http.views.company_menu import company_of, known_companies
from noticegraph.http.views.question_forms import Field
from noticegraph.http.words.texts import texts
from noticegraph.namespaces import THINGS, statement_id
from noticegraph.questions import Question
from noticegraph.questions.naming import ANY_DATA
from noticegraph.questions.words import all_words

_NOUNS = ("basis", "category", "recipient")
"""Parameters whose values are common nouns, not names of places or laws."""


def in_sentence(
    names: Mapping[str, str], values: Mapping[str, str], language: str
) -> dict[str, str]:
    """Return the names of values as they are written within a sentence; without empty ones."""

    def write(name: str, text: str) -> str:
        written = _uncapitalised(text) if name in _NOUNS else text
        # A statement says "bank details"; a term of a vocabulary is called "Bank Account".
        is_term = name == "category" and not values[name].startswith(THINGS)
        if is_term and not set(ANY_DATA) & set(all_words(written)):
            return texts(language)["kind_of_data"].format(name=written)
        return written

    return {name: write(name, text) for name, text in names.items() if values.get(name)}


def filled_title(question: Question, fields: Sequence[Field], language: str) -> str:
    """Return the title of a question with the values of the fields that are filled in."""
    values = {f.name: f.value for f in fields if f.value}
    names = {f.name: dict(f.choices or ()).get(f.value, f.value) for f in fields if f.value}
    if found := company_of(statement_id(names_of := values.get("statement", "")), language):
        names = {"statement": found[0].name, **{k: v for k, v in names.items() if k != "statement"}}
    elif names_of:
        names.pop("statement")
    return question.title_with(in_sentence(names, values, language), language)


def _uncapitalised(text: str) -> str:
    """Write words as in a sentence: DPV capitalises each; names of companies stay."""
    companies = {w for c in known_companies("en").values() for w in c.name.split()}

    def write(word: str) -> str:
        is_plain = word[:1].isupper() and word[1:].islower() and word.strip("(),") not in companies
        return word.lower() if is_plain else word

    return " ".join(map(write, text.split(" ")))
