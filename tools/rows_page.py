"""Write docs/rows.md from the table of kinds (``noticegraph.rows``).

    .venv/bin/python tools/rows_page.py [--check]

What stands above and below the two markers is written by hand. Exit code 1 with --check if the page
is out of date.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from noticegraph.content import shipped_content
from noticegraph.rows import BASE, COLUMNS, EVERY_FACT, KINDS, WORDS, Column, Kind, Vocabulary
from noticegraph.rows.fitting import BELOW, Fitting

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
finds their terms by words, and `/ns` lists those of `ng:`. If a term does not exist, the message
names the nearest."""
_MOST_TERMS = 40
_THINGS_OR_TERMS = ("condition", "authority")
"""The columns of things for which many take a term."""
_WHOLE = ("authority", "law")
"""The columns whose terms are all listed: no term is broader than those that may stand there."""
_SAID = {
    "ng:article9Condition": "`eu-gdpr:A9-2-a` to `eu-gdpr:A9-2-j`",
    "rdfs:Class": "a class of the column *node* above",
}
"""What is said of a property, or of a class, instead of a list."""


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
    fitting = Fitting(Vocabulary(shipped_content()))
    lines = ["| where | terms |", "| --- | --- |"]
    for name, column in COLUMNS.items():
        kinds = [kind for kind in KINDS.values() if kind.terms is column]
        where = [f"`terms` of `{kind.name}`" for kind in kinds]
        if any(name in kind.columns for kind in KINDS.values()) or name == "condition":
            where.insert(0, f"`{name}`")
        top = fitting.class_at(column.path) or ""
        said = _SAID.get(column.path) or _SAID.get(top)
        if where and (column.sort == "term" or name in _THINGS_OR_TERMS):
            terms = said or _listed(fitting.at(column), top, whole=name in _WHOLE)
            if terms:
                lines.append(f"| {', '.join(where)} | {terms} |")
    for top in dict.fromkeys(BELOW.values()):
        where = [f"`terms` of `{kind}`" for kind in BELOW if BELOW[kind] == top]
        lines.append(f"| {', '.join(where)} | {_listed(fitting.below(top), top)} |")
    return "\n".join(lines)


def _listed(terms: frozenset[str] | None, top: str, *, whole: bool = False) -> str:
    """Return the terms, or how many there are below a term."""
    if terms is not None and len(terms) > _MOST_TERMS and not whole:
        return f"one of the {len(terms)} below `{top}`"
    return ", ".join(f"`{name}`" for name in sorted(terms or ()))


def _words() -> str:
    lines = ["| column | words |", "| --- | --- |"]
    for column, words in WORDS.items():
        listed = ", ".join(f"`{word}` (`{term}`)" for word, term in words.items())
        lines.append(f"| `{column}` | {listed} |")
    return "\n".join(lines)


assert len(BASE) == len(set(BASE))  # noqa: S101

if __name__ == "__main__":
    sys.exit(main())
