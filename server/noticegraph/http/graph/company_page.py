"""What makes up the page of a company: a statement's facts, laid out as lines and grids.

All facts are read at once (`noticegraph.matrix.reading`), then all names and all places. Each
question would look at all passages of the statement again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from noticegraph.dataset import Dataset
from noticegraph.http.graph.company_blocks import Block, Line, Row, Section
from noticegraph.http.graph.company_sections import (
    ITSELF,
    PARTS,
    ByRegion,
    Grid,
    Lines,
    RegionColumn,
)
from noticegraph.http.graph.company_sections import Block as Asked
from noticegraph.http.graph.passages import Evidence, read_evidence
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.http.words.dates import write_count
from noticegraph.http.words.matrix import period_words, region_name, row_name
from noticegraph.http.words.texts import texts
from noticegraph.labels import name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.matrix.reading import DENIES, DPV, NG, REGION, RIGHT_KIND, Facts
from noticegraph.matrix.rights import EUROPE, KINDS, is_european, region_order
from noticegraph.modality import MODALITY
from noticegraph.namespaces import expand_prefixed_name
from noticegraph.query import solutions
from noticegraph.tables import Part

_DENIAL, _PERIOD_KIND = NG + "Denial", NG + "periodKind"
_DAYS = {"en": ("day", "days"), "nl": ("dag", "dagen")}


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """What a statement says, part by part; and what was read for it, which others need not read.

    `names` are without modality; `places` are those of the passages that any fact cites.
    """

    sections: tuple[Section, ...]
    facts: Facts
    names: Mapping[str, str]
    places: Mapping[str, str]


def _says(title: str, note: str) -> bool:
    """Tell whether a title says in these words what a note would add."""
    return re.search(rf"(?<!\w){re.escape(note)}(?!\w)", title, re.IGNORECASE) is not None


def read_company_page(
    dataset: Dataset,
    at_hand: StatementTexts,
    questions: Collection[str],
    statement: str,
    language: str,
    *,
    classes: Iterable[str] = (),
    properties: Iterable[str] = (),
) -> CompanyPage:
    """Return what a statement (IRI) says, part by part; unknown questions are left out.

    Facts of further classes and further properties are read along.
    """
    blocks = [b for part in PARTS for b in part.blocks if b.question in questions]
    wanted, used = _wanted(blocks)
    facts = Facts(dataset, [statement], wanted.union(classes), used.union(properties))
    reader = _Reader(dataset, at_hand, facts, wanted, statement, language)
    at = int(language == "nl")
    found = {b.question: reader.lay_out(b, at) for b in blocks}
    sections = []
    for part in PARTS:
        answers = [found[b.question] for b in part.blocks if b.question in found]
        if answers:
            stated = tuple(b for b in answers if b.facts)
            silent = tuple((b.question, b.heading) for b in answers if not b.facts)
            sections.append(
                Section(part.id, part.title[at], stated, silent, part.on_paper, part.is_folded)
            )
    return CompanyPage(tuple(sections), facts, reader.names, reader.places)


def _wanted(blocks: Iterable[Asked]) -> tuple[set[str], set[str]]:
    """Return the classes and the properties that the blocks are made from."""
    classes, properties = {_DENIAL}, {DENIES, _PERIOD_KIND}
    for block in blocks:
        used: tuple[str, ...]
        if isinstance(block, Lines):
            of, used = block.of, (*block.main, *block.notes, block.having, block.only_below[0])
        elif isinstance(block, Grid):
            of, used = (*block.of, *block.also), (block.row, block.column, block.through)
        else:
            of = tuple(c for column in block.columns for c in column.of)
            used = tuple(n for column in block.columns for n in (*column.main, *column.notes))
        classes.update(map(_iri, of))
        properties.update(iri for names in used for iri in _properties(names))
    return classes, properties


@cache
def _iri(name: str) -> str:
    return (expand_prefixed_name(name) or name) if ":" in name else NG + name


@cache
def _properties(names: str) -> tuple[str, ...]:
    return tuple(_iri(name) for name in names.split("|") if name and name != ITSELF)


def _read_supervising(dataset: Dataset, laws: Collection[str]) -> dict[str, list[str]]:
    """Return the authorities of laws (IRIs), which no statement says: it is known of the law."""
    # There are few of them, and what may be laws are all that a statement names.
    query = f"""SELECT ?law ?authority WHERE {{
  ?authority <{NG}supervises> ?law
}} ORDER BY ?law ?authority"""
    found: dict[str, list[str]] = {}
    for law, authority in solutions(dataset, query).rows:
        if law is not None and authority is not None and law.value in laws:
            found.setdefault(law.value, []).append(authority.value)
    return found


class _Reader:
    """Lays out facts; their names, those of their values, and their passages are read at once."""

    def __init__(
        self,
        dataset: Dataset,
        at_hand: StatementTexts,
        facts: Facts,
        classes: Iterable[str],
        statement: str,
        language: str,
    ) -> None:
        self._facts, self._statement, self._language = facts.only(classes), statement, language
        all_facts = set(facts.all(statement))
        iris = {iri for fact in all_facts for iri in (fact, *facts.values(fact))}
        for leading in (DPV + "hasPurpose", RIGHT_KIND):
            iris |= {to for iri in iris for to in facts.led_to(iri, leading)}
        supervising = _read_supervising(dataset, iris)
        iris |= {authority for found in supervising.values() for authority in found}
        self.names = read_names(dataset, iris, language, with_modality=False)
        self._supervising = {
            law: ", ".join(sorted(map(self._name, found), key=sort_key))
            for law, found in supervising.items()
        }
        passages = {p for fact in all_facts for p in facts.passages(fact)}
        self._evidence = read_evidence(dataset, at_hand, passages, language)
        self._order = {iri: number for number, iri in enumerate(self._evidence)}

    @property
    def places(self) -> dict[str, str]:
        """The places of the passages that any fact cites, in the order of the text."""
        return {iri: evidence.place for iri, evidence in self._evidence.items()}

    def lay_out(self, block: Asked, at: int) -> Block:
        """Return a block with its headings in the language at that place."""
        if isinstance(block, Lines):
            return self._lines(block, at)
        return self._grid(block, at) if isinstance(block, Grid) else self._by_region(block, at)

    def _lines(self, block: Lines, at: int) -> Block:
        """Return a block of lines by name, those first in which a property says what."""
        own, told = set[str](), set[str]()
        merged: dict[tuple[Part, str | None, tuple[Evidence, ...]], dict[str, None]] = {}
        for fact in self._of(block):
            notes = [note for names in block.notes if (note := self._note(fact, names))]
            for what in self._main(fact, block.main):
                told.add(fact)
                own.update([fact] if what.iri == fact else ())
                key = (what, self._modality(fact), self._evidence_of(fact))
                # Facts that differ only in their notes are one line, in which these stand together.
                merged.setdefault(key, {}).update(
                    dict.fromkeys(n for n in notes if not _says(what.text, n))
                )
        lines = [
            Line(what, tuple(notes), modality, evidence, is_named=what.iri not in own)
            for (what, modality, evidence), notes in merged.items()
        ]
        lines.sort(key=lambda line: (not line.is_named, sort_key(line.what.text), line.notes))
        return Block(block.question, block.heading[at], frozenset(told), lines=tuple(lines))

    def _grid(self, block: Grid, at: int) -> Block:
        """Return a block as a matrix, the fullest rows and columns first, what has no name last."""
        no_row, no_column = Part(block.empty_row[at]), Part(block.empty_column[at])
        cells: dict[tuple[str, str], list[Line]] = {}
        told = set[str]()
        rows: dict[str, Part] = {}
        wordings: dict[str, list[Part]] = {}
        columns: dict[str, Part] = {}
        for fact, row_iris, column_iris in self._pairs(block):
            # What leads to the row is told by it, as the process that has a basis.
            told.update((fact, *self._facts.iris(fact, *_properties(block.through))))
            condition = self._note(fact, "condition")
            for what_iri, row_iri in self._rows_of(block, row_iris):
                row = Part(self._name(row_iri), row_iri) if row_iri else no_row
                what = Part(self._name(fact), what_iri) if block.kind else row
                if block.kind and what not in wordings.setdefault(row.text, []):
                    wordings[row.text].append(what)
                line = Line(
                    what,
                    (condition,) if condition else (),
                    self._modality(fact),
                    self._evidence_of(fact),
                )
                rows.setdefault(row.text, row)
                for column_iri in column_iris or [""]:
                    column = Part(self._column(column_iri), column_iri) if column_iri else no_column
                    columns.setdefault(column.text, column)
                    cells.setdefault((row.text, column.text), []).append(line)

        def ordered(parts: dict[str, Part], place: int, last: Part) -> list[Part]:
            full = {n: sum(1 for pair in cells if pair[place] == n) for n in parts}
            known = {iri: number for number, iri in enumerate(KINDS)} if place == 0 else {}
            return sorted(
                parts.values(),
                key=lambda p: (
                    p is last, known.get(p.iri or "", len(known)), -full[p.text], sort_key(p.text)
                ),
            )  # fmt: skip

        across = ordered(columns, 1, no_column)
        return Block(
            block.question,
            block.heading[at],
            frozenset(told),
            columns=tuple(across),
            rows=tuple(
                Row(
                    r,
                    tuple(tuple(cells.get((r.text, c.text), ())) for c in across),
                    tuple(wordings.get(r.text, ())),
                )
                for r in ordered(rows, 0, no_row)
            ),
        )

    def _column(self, iri: str) -> str:
        """Return the name of a column: a basis is called as in short and in comparisons."""
        return row_name(iri, self.names, self._language) if iri in self.names else self._name(iri)

    def _rows_of(self, block: Grid, iris: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield what facts are about, and the row in which it stands: its kind, or else itself."""
        for iri in iris or ("",):
            kinds = self._facts.led_to(iri, _iri(block.kind)) if block.kind and iri else ()
            yield from ((iri, row) for row in kinds or (iri,))

    def _by_region(self, block: ByRegion, at: int) -> Block:
        """Return a row for each region, Europe first; an empty column is absent."""
        facts = self._facts
        cells: dict[tuple[str, int], list[Line]] = {}
        regions: dict[str, Counter[tuple[str, ...]]] = {}
        counted: set[str] = set()
        for number, column in enumerate(block.columns):
            for fact in facts.of(self._statement, *map(_iri, column.of)):
                of_row: dict[str, list[str]] = {}
                for region in facts.iris(fact, REGION):
                    key = EUROPE[0] if is_european(facts, region) else region
                    of_row.setdefault(key, []).append(region)
                for row, those in of_row.items():
                    regions.setdefault(row, Counter())[tuple(those)] += 1
                    lines = self._told(fact, column, those)
                    cells.setdefault((row, number), []).extend(lines)
                if of_row:
                    counted.add(fact)
        filled = [n for n, _ in enumerate(block.columns) if any(key[1] == n for key in cells)]
        rows = []
        for row in sorted(regions, key=self._row_order):
            # Named by the regions for which most of it holds; the rest says for which.
            named = max(regions[row], key=lambda names: (regions[row][names], len(names)))
            whole = self._region_names(named)
            told = tuple(
                tuple(replace(line, notes=tuple(note for note in line.notes if note != whole))
                      for line in cells.get((row, n), ()))
                for n in filled
            )  # fmt: skip
            rows.append(Row(Part(whole, named[0] if len(named) == 1 else None), told))
        headings = tuple(Part(block.columns[n].heading[at]) for n in filled)
        return Block(
            block.question,
            block.heading[at],
            frozenset(counted),
            columns=headings,
            rows=tuple(rows),
            is_told=True,
        )

    def _row_order(self, region: str) -> tuple[bool, str]:
        return region != EUROPE[0], sort_key(self._region_names([region]))

    def _told(self, fact: str, column: RegionColumn, regions: Sequence[str]) -> list[Line]:
        """Return what a fact says for these regions; the last note names them."""
        notes = [note for names in column.notes if (note := self._note(fact, names))]
        notes.append(self._region_names(regions))
        modality, evidence = self._modality(fact), self._evidence_of(fact)
        names_one = self._facts.iris(fact, DPV + "hasAuthority")
        found = []
        for what in self._main(fact, column.main):
            own = [note for note in notes if not _says(what.text, note)]
            # What the statement names itself needs no addition from the law.
            named = "" if names_one else self._supervising.get(what.iri or "", "")
            if named:
                own.insert(0, texts(self._language)["by_law"].format(names=named))
            found.append(Line(what, tuple(own), modality, evidence))
        return found

    def _region_names(self, regions: Iterable[str]) -> str:
        ordered = sorted(regions, key=region_order)
        return ", ".join(region_name(iri, self.names, self._language) for iri in ordered)

    def _of(self, block: Lines) -> Iterator[str]:
        facts, classes = self._facts, tuple(map(_iri, block.of))
        denied, having = set(map(_iri, block.denied)), _properties(block.having)
        of_value, broader = block.only_below
        of_values = _properties(of_value)
        found = dict.fromkeys(facts.of(self._statement, *classes))
        if denied:
            denials = facts.of(self._statement, _DENIAL)
            found.update(dict.fromkeys(f for f in denials if denied & set(facts.iris(f, DENIES))))
        if having:
            everything = facts.all(self._statement)
            found.update(dict.fromkeys(f for f in everything if facts.text(f, having[0])))
        for fact in found:
            # The term itself says only that there are some, not which.
            if not broader or any(
                _iri(broader) in facts.above(value)[1:] for value in facts.iris(fact, *of_values)
            ):
                yield fact

    def _pairs(self, block: Grid) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        facts, row, column = self._facts, _properties(block.row), _properties(block.column)
        through = _properties(block.through)
        led: set[str] = set()
        for fact in facts.of(self._statement, *map(_iri, block.of)):
            found = facts.iris(fact, *(through or row))
            if through:
                led.update(found)
                found = tuple(to for iri in found for to in facts.led_to(iri, row[0]))
            yield fact, found, facts.iris(fact, *column)
        for fact in facts.of(self._statement, *map(_iri, block.also)) if block.also else ():
            if fact not in led and (found := facts.iris(fact, *row)):
                yield fact, found, ()

    def _main(self, fact: str, names: Iterable[str]) -> list[Part]:
        """Return what says what: the values of the first property that has some."""
        for name in names:
            iris = (fact,) if name == ITSELF else self._facts.iris(fact, *_properties(name))
            if iris:
                return [Part(self._name(iri), iri) for iri in iris]
        return []

    def _note(self, fact: str, names: str) -> str:
        if names == ITSELF:
            return self._name(fact)
        properties = _properties(names)
        texts = [self._name(iri) for iri in self._facts.iris(fact, *properties)]
        written = self._facts.text(fact, properties[0])
        if written and names == "timeLimit":
            written = write_count(int(written), *_DAYS[self._language], self._language)
        if written and names == "period":
            kind = next(iter(self._facts.iris(fact, _PERIOD_KIND)), "")
            written = period_words(written, kind, self._language)
        return ", ".join(sorted([*texts, *([written] if written else [])], key=sort_key))

    def _name(self, iri: str) -> str:
        return name_or_iri(self.names, iri)

    def _modality(self, fact: str) -> str | None:
        return next(iter(self._facts.iris(fact, MODALITY)), None)

    def _evidence_of(self, fact: str) -> tuple[Evidence, ...]:
        cited = (p for p in self._facts.passages(fact) if p in self._order)
        return tuple(self._evidence[p] for p in sorted(cited, key=self._order.__getitem__))
