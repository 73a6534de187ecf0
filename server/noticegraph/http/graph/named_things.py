"""Things whose names have the given words: what search and the list of questions find."""

from __future__ import annotations

from noticegraph.dataset import Dataset
from noticegraph.labels import LABELS, iri_values
from noticegraph.namespaces import PREFIXES, expand_prefixed_name, is_absolute_iri
from noticegraph.query import solutions
from noticegraph.sparql_text import string_literal

_LEFT_OUT = (PREFIXES["sh"] + "ValidationResult", PREFIXES["oa"] + "TextPositionSelector")


def find_named(dataset: Dataset, words: str, limit: int) -> list[str]:
    """Return the things (IRIs) that have a label with all the words, shortest labels first.

    Headings of sections are none: passages are found by their words.
    A thing whose IRI or prefixed name the words are comes before them. There are at most ``limit``.
    """
    tests = " && ".join(
        f"CONTAINS(LCASE(STR(?label)), LCASE({string_literal(word)}))" for word in words.split()
    )
    named = expand_prefixed_name(words) or (words if is_absolute_iri(words) else None)
    exactly = f"UNION {{ VALUES ?thing {{ <{named}> }} ?thing ?p ?o BIND(0 AS ?length) }}"
    query = f"""SELECT ?thing (MIN(?length) AS ?rank) WHERE {{
  {{
    VALUES ?property {{ {iri_values(LABELS)} }}
    ?thing ?property ?label
    FILTER(ISLITERAL(?label) && {tests})
    FILTER NOT EXISTS {{ ?thing a <{PREFIXES["ng"]}Passage> }}
    BIND(STRLEN(STR(?label)) AS ?length)
  }}
  {exactly if named else ""}
  FILTER(ISIRI(?thing))
  FILTER NOT EXISTS {{ VALUES ?type {{ {iri_values(_LEFT_OUT)} }} ?thing a ?type }}
}}
GROUP BY ?thing ORDER BY ?rank ?thing LIMIT {limit}"""
    return [thing.value for thing, _ in solutions(dataset, query).rows if thing is not None]
