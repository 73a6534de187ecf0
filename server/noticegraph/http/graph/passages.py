"""Passages for pages: their places, in the order of the text, with the text if available."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.labels import iri_values, read_section_titles
from noticegraph.namespaces import PREFIXES, shorten_iri
from noticegraph.places import describe_place, headings_of
from noticegraph.query import solutions

_PROLOGUE = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("ng", "oa"))


LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
"""A link of Markdown, with its words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage: its place for people, its position, and its text or None.

    `start` and `end` are code points, 0 if the graph gives no position; `language` is the
    language tag of the text. `section` is that of the graph ("11.c", "your-rights/access"), and
    `headings` are its heading and those around it, outermost first, empty where none is known.
    """

    iri: str
    place: str
    statement: str
    start: int
    end: int
    digest: str
    text: str | None
    language: str
    section: str = ""
    headings: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text as people read it: of links, the words alone."""
        return LINK.sub(r"\1", self.text or "")


def read_evidence(
    dataset: Dataset, texts: StatementTexts, passages: Iterable[str], language: str
) -> dict[str, Evidence]:
    """Return passages by IRI, ordered by statement and position."""
    wanted = list(passages)
    return _read(dataset, texts, f"VALUES ?passage {{ {iri_values(wanted)} }}", language)


def read_evidence_of_thing(
    dataset: Dataset, texts: StatementTexts, thing: str, language: str
) -> dict[str, Evidence]:
    """Return the passages that a thing (IRI) cites, ordered by statement and position."""
    return _read(dataset, texts, f"<{thing}> ng:statedIn ?passage .", language)


def read_order(dataset: Dataset, statement: str) -> list[str]:
    """Return the passages (IRIs) of a statement (IRI) in the order of the text."""
    query = f"""{_PROLOGUE}SELECT ?passage WHERE {{
  ?passage oa:hasSource <{statement}> ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end
}}
ORDER BY ?start DESC(?end) ?passage"""
    return [term.value for (term,) in solutions(dataset, query).rows if term is not None]


def _read(
    dataset: Dataset, texts: StatementTexts, pattern: str, language: str
) -> dict[str, Evidence]:
    query = f"""{_PROLOGUE}SELECT DISTINCT ?passage ?statement ?start ?end ?digest ?section ?place
WHERE {{
  {pattern}
  ?passage oa:hasSource ?statement .
  OPTIONAL {{ ?passage ng:section ?section }}
  OPTIONAL {{ ?passage ng:place ?place FILTER(LANG(?place) IN ("{language}", "")) }}
  OPTIONAL {{ ?passage oa:hasSelector ?selector . ?selector oa:start ?start ; oa:end ?end }}
  OPTIONAL {{ ?passage ng:textDigest ?digest }}
}}"""
    rows = [
        tuple("" if term is None else term.value for term in row)
        for row in solutions(dataset, query).rows
    ]
    titles = read_section_titles(dataset, {row[1] for row in rows})
    found = []
    for iri, statement, written_start, written_end, digest, section, place in rows:
        start, end = int(written_start or 0), int(written_end or 0)
        text = texts.passage(statement, start, end, digest)
        headings = headings_of(section, titles.get(statement, {}))
        found.append(
            Evidence(
                iri=iri,
                place=describe_place(section, place, language, headings) or shorten_iri(iri),
                statement=statement,
                start=start,
                end=end,
                digest=digest,
                text=text,
                language=texts.language(statement),
                section=section,
                headings=headings,
            )
        )
    found.sort(key=lambda e: (e.statement, e.start, -e.end, e.iri))
    return {evidence.iri: evidence for evidence in found}
