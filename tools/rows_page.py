"""Write docs/rows.md from the table of kinds (``noticegraph.rows``).

    .venv/bin/python tools/rows_page.py [--check]

What stands above and below the two markers is written by hand. Exit code 1 with --check if the page
is out of date.
"""

from __future__ import annotations

import argparse
import re
import sys
from functools import cache
from pathlib import Path

from rdflib import RDF, RDFS, SH, SKOS, Graph, URIRef

from noticegraph.content import shipped_content
from noticegraph.dpv_terms import branches_of, class_of_values, terms_below
from noticegraph.rows import BASE, COLUMNS, EVERY_FACT, KINDS, WORDS, Column, Kind, Vocabulary
from noticegraph.rows.statement import curie, curie_to_iri
from noticegraph.turtle import read_turtle

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rows.md"
START, END = "<!-- kinds: tools/rows_page.py -->", "<!-- end of kinds -->"
_HOLDS = {
    "term": "term",
    "thing": "name, id or term",
    "text": "text",
    "words": "words, statement's language",
    "translation": "words, other language",
    "integer": "number",
    "boolean": "`true`, `false`",
    "date": "date, `2026-05-03`",
    "duration": "duration, `P90D`",
    "address": "web address",
}


_ABOUT_TERMS = """What a cell of terms may hold: in a column, or in `terms` of a kind. Longer
lists are those of [DPV 2.3](https://w3id.org/dpv): the page `/search` of `noticegraph serve`
finds their terms by words, and `/ns` lists those of `ng:`. A term that does not exist is answered
with the nearest."""
_MOST_TERMS = 40
_SAID = {
    "ng:article9Condition": "`eu-gdpr:A9-2-a` to `eu-gdpr:A9-2-j`",
    "ng:excludesRole": "`dpv:DataController`, `dpv:DataProcessor`",
    "ng:mechanism": "dpv:LegalBasis",
    "rdfs:Class": "a class of the column *node* above",
}
"""What is not said of a property, or a class, as the range of one."""
_ONLY = {
    "dpv:hasAuthority": re.compile(r"auth:.+|legal-[a-z]{2}:DPA-.+"),
    "dpv:hasApplicableLaw": re.compile(r"law:.+|legal-[a-z]{2}:law-.+"),
}
"""The terms that the structure shapes let stand at a property."""
_BELOW = {
    "category": "dpv:PersonalData", "data-example": "dpv:PersonalData", "recipient": "dpv:Entity",
    "recipient-example": "dpv:Entity", "purpose": "dpv:Purpose", "condition": "ng:Condition",
    "people": "dpv:DataSubject", "technology": "dpv:Technology", "cookie": "dpv:Technology",
}  # fmt: skip
"""Where the broader terms of the things of a kind stand."""


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or compare it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args(arguments)
    page = PAGE.read_text(encoding="utf-8")
    above, _, rest = page.partition(START)
    written = f"{above}{START}\n\n{tables()}\n{END}{rest.partition(END)[2]}"
    if options.check:
        if written != page:
            print(f"{PAGE.relative_to(ROOT)} is out of date: run tools/rows_page.py")
        return int(written != page)
    PAGE.write_text(written, encoding="utf-8")
    return 0


def tables() -> str:
    """Return Markdown: the kinds with their columns, the columns, and the words for terms."""
    facts = [kind for kind in KINDS.values() if kind.fact]
    things = [kind for kind in KINDS.values() if not kind.fact]
    parts = [
        f"### Facts ({len(facts)} kinds)\n\n{_kinds(facts)}",
        f"### Things and the text ({len(things)} kinds)\n\n{_kinds(things)}",
        f"### Columns\n\n{_columns()}",
        f"### Terms\n\n{_ABOUT_TERMS}\n\n{_terms()}",
        f"### Words for terms\n\n{_words()}",
    ]
    return "\n\n".join(parts) + "\n"


def _kinds(kinds: list[Kind]) -> str:
    lines = ["| kind | says | `terms` | own columns | node |", "| --- | --- | --- | --- | --- |"]
    for kind in kinds:
        terms = f"{kind.terms.means} (`{kind.terms.path}`)" if kind.terms else ""
        own = [name for name in kind.columns if not kind.fact or name in kind.own]
        node = ", ".join(f"`{name}`" for name in (kind.cls, *kind.types))
        listed = ", ".join(f"`{name}`" for name in own)
        lines.append(f"| `{kind.name}` | {kind.means} | {terms} | {listed} | {node} |")
    return "\n".join(lines)


def _columns() -> str:
    lines = ["| column | means | holds | property | in |", "| --- | --- | --- | --- | --- |"]
    for name, column in COLUMNS.items():
        kinds = [kind.name for kind in KINDS.values() if name in kind.columns]
        every = name == "condition" or name in EVERY_FACT
        where = "every fact" if every else ", ".join(f"`{kind}`" for kind in kinds)
        if where:
            lines.append(
                f"| `{name}` | {column.means} | {_holds(column)} | {_path(column)} | {where} |"
            )
    return "\n".join(lines)


def _holds(column: Column) -> str:
    kinds = ", ".join(f"`{kind}`" for kind in column.of)
    return _HOLDS[column.sort] + (f" of {kinds}" if kinds else "")


def _path(column: Column) -> str:
    return f"`{column.path}`" + (f"; denied `{column.denied}`" if column.denied else "")


def _terms() -> str:
    vocabulary = Vocabulary(shipped_content())
    lines = ["| where | terms |", "| --- | --- |"]
    for name, column in COLUMNS.items():
        kinds = [kind for kind in KINDS.values() if kind.terms is column]
        where = [f"`terms` of `{kind.name}`" for kind in kinds]
        if any(name in kind.columns for kind in KINDS.values()) or name == "condition":
            where.insert(0, f"`{name}`")
        top = _range(vocabulary, column.path)
        if where and top and (column.sort == "term" or name == "condition"):
            listed = _listed(vocabulary, top, _ONLY.get(column.path))
            lines.append(f"| {', '.join(where)} | {listed} |")
    for top in dict.fromkeys(_BELOW.values()):
        where = [f"`terms` of `{kind}`" for kind in _BELOW if _BELOW[kind] == top]
        lines.append(f"| {', '.join(where)} | {_listed(vocabulary, top)} |")
    return "\n".join(lines)


def _range(vocabulary: Vocabulary, path: str) -> str | None:
    """Return the class (CURIE) of what a property relates to, or None if that is not said."""
    if path in _SAID:
        return _SAID[path]
    iri = curie_to_iri(path) or ""
    said = vocabulary.graph.value(URIRef(iri), RDFS.range)
    found = str(said) if said is not None else _classes().get(iri) or class_of_values(iri)
    return curie(found) if found else None


@cache
def _classes() -> dict[str, str]:
    """Return the class of what stands at a property, as the structure shapes ask for it."""
    shapes = Graph()
    for file in sorted((shipped_content().shapes / "structure").glob("*.ttl")):
        shapes += read_turtle(file)
    asked = shapes.subject_objects(SH["class"])
    return {str(shapes.value(shape, SH.path)): str(cls) for shape, cls in asked}


def _listed(vocabulary: Vocabulary, top: str, only: re.Pattern[str] | None = None) -> str:
    """Return the terms of a class, or below a term, or how many there are; or ``only`` some."""
    top = _SAID.get(top, top)
    if not curie_to_iri(top):
        return top
    iri, graph = curie_to_iri(top) or "", vocabulary.graph
    found = {curie(str(node)) for node in graph.subjects(RDF.type, URIRef(iri))}
    for branch in branches_of(iri):
        found |= {curie(str(n)) for n in graph.transitive_subjects(SKOS.broader, URIRef(branch))}
        found |= {curie(term.iri) for term in terms_below([branch])}
    found = {name for name in found if vocabulary.is_known(name) and name != top}
    found = {name for name in found if only is None or only.fullmatch(name)}
    if len(found) > _MOST_TERMS:
        return f"one of the {len(found)} below `{top}`"
    return ", ".join(f"`{name}`" for name in sorted(found))


def _words() -> str:
    lines = ["| column | words |", "| --- | --- |"]
    for column, words in WORDS.items():
        listed = ", ".join(f"`{word}` (`{term}`)" for word, term in words.items())
        lines.append(f"| `{column}` | {listed} |")
    return "\n".join(lines)


assert len(BASE) == len(set(BASE))  # noqa: S101

if __name__ == "__main__":
    sys.exit(main())
