"""Sections are known by their headings, as long as these are labels and no sentences."""

from __future__ import annotations

import pytest
from rdflib import DCTERMS, Literal, URIRef

from noticegraph.evidence import passage_graph
from noticegraph.namespaces import NG
from noticegraph.passages import segment_text
from noticegraph.passages.model import HEADING_WORDS, short_heading

MARKDOWN = """# Kites

Hello.

## Who, **and why**

### In [the North](https://north.example)

- One.

## What we will surely never do with any of your kites

No.
"""
PLAIN = """1. Who we are

Us.

2. Your rights

a. In the North

One.
"""


def headings(text: str, form: str) -> dict[str, tuple[str, ...]]:
    return {p.section: p.headings for p in segment_text(text, form).passages}  # type: ignore[arg-type]


def test_headings_are_those_of_the_section_and_around_it_without_markup() -> None:
    assert headings(MARKDOWN, "md") == {
        "kites": ("Kites",),
        "who-and-why": ("Who, and why",),
        "who-and-why/in-the-north": ("Who, and why", "In the North"),
        "what-we-will-surely-never-do": ("",),
    }


def test_headings_of_numbered_sections_lack_the_number() -> None:
    assert headings(PLAIN, "txt") == {
        "1": ("Who we are",),
        "2": ("Your rights",),
        "2.a": ("Your rights", "In the North"),
    }


def test_heading_as_long_as_a_sentence_is_left_out() -> None:
    assert HEADING_WORDS < 9  # nine words of a text never stand in the repository
    assert short_heading("a b/c d-e\nf g") == "a b/c d-e f g"
    assert short_heading("one two three four five/six seven eight nine") == ""


@pytest.mark.parametrize(
    ("name", "language"),
    [("kite-2026-05-03-en", "en"), ("kite-2026-05-03-zh-Hant", "zh-Hant"), ("my-kite", None)],
)
def test_only_sections_have_titles_in_the_language_of_the_statement(
    name: str, language: str | None
) -> None:
    statement = f"https://w3id.org/noticegraph/id/{name}"
    graph = passage_graph(segment_text(MARKDOWN, "md"), statement)
    sections = {"kites": "Kites", "who-and-why": "Who, and why",
                "who-and-why/in-the-north": "In the North"}  # fmt: skip
    titles = dict(graph.subject_objects(DCTERMS.title))
    assert titles == {
        URIRef(f"{statement}/passage/{path}"): Literal(title, lang=language)
        for path, title in sections.items()
    }
    assert {graph.value(section, NG.passageKind) for section in titles} == {NG.Section}
