"""Every table of words has a column for every language."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping

import noticegraph
from noticegraph.languages import LANGUAGE_NAMES, LANGUAGES, sort_key


def tables() -> Iterator[tuple[str, Mapping[object, object]]]:
    """Yield each mapping of a module, and those within, that has a language among its keys."""
    for found in pkgutil.walk_packages(noticegraph.__path__, "noticegraph."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            yield from tables_in(f"{found.name}.{name}", value)


def tables_in(name: str, value: object) -> Iterator[tuple[str, Mapping[object, object]]]:
    if not isinstance(value, Mapping):
        return
    if set(value) & set(LANGUAGES):
        yield name, value
    for key, inner in value.items():
        yield from tables_in(f"{name}[{key!r}]", inner)


def test_each_table_of_words_has_every_language() -> None:
    found = dict(tables())
    assert "noticegraph.reports.words.VERDICTS" in found
    lacking = {name: sorted(set(LANGUAGES) - set(table)) for name, table in found.items()}
    assert {name: codes for name, codes in lacking.items() if codes} == {}


def test_each_language_has_the_same_words() -> None:
    unlike = [
        name
        for name, table in tables()
        if all(isinstance(table.get(code), Mapping) for code in LANGUAGES)
        and len({frozenset(table[code]) for code in LANGUAGES}) > 1  # type: ignore[call-overload]
    ]
    assert unlike == []


def test_each_language_has_a_name() -> None:
    assert set(LANGUAGE_NAMES) == set(LANGUAGES)


def test_letters_with_marks_are_sorted_as_letters_in_both_languages() -> None:
    names = ["zeehond", "élan", "coordination", "Eén dag", "één", "Coördinatie", "België"]
    by_hand = ["België", "Coördinatie", "coordination", "één", "Eén dag", "élan", "zeehond"]
    assert sorted(names, key=sort_key) == by_hand
    assert sort_key("Financiën") < sort_key("financier")
