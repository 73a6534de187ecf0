"""A matrix of statements as people read it: names for terms and things, places for passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.http.words.matrix import MATRIX_TEXTS, period_words, region_name, row_name
from noticegraph.http.words.matrix import subject_name as name_of_subject
from noticegraph.labels import name_or_iri, read_names
from noticegraph.languages import LANGUAGES
from noticegraph.matrix.model import Cell, Claim, Group, Matrix, Row, Subject
from noticegraph.matrix.reading import DPV
from noticegraph.matrix.rights import region_order
from noticegraph.matrix.subjects import SPECIAL
from noticegraph.tables import Part, read_places

_SHORT = 48
"""So many letters of a claim are read at a glance; what is longer is counted, and folded."""
_SHOWN = 4
_DATA_SHOWN = 2
_NAMED = ("purposes", "recipients", "certified", "countries")
_ANY_DATA = (DPV + "PersonalData",)


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim in words: for which regions, what it names, and under what conditions.

    ``brief`` says in a few words what it names; ``places`` are the passages that say it.
    """

    modality: str
    regions: str
    brief: str
    words: tuple[str, ...]
    conditions: tuple[str, ...]
    places: tuple[Part, ...]

    @property
    def text(self) -> str:
        """What it says, without modality and places."""
        said = "; ".join((*self.words, *self.conditions))
        return f"{said} ({self.regions})" if said and self.regions else said or self.regions


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell in words; ``silent`` says that nothing is stated, and where else it is."""

    claims: tuple[ShownClaim, ...]
    silent: str
    verdict: str
    result: str

    @property
    def at_a_glance(self) -> tuple[ShownClaim, ...]:
        """The first claim of each modality: what is denied is seen beside what is asserted."""
        first: dict[str, ShownClaim] = {}
        for claim in self.claims:
            first.setdefault(claim.modality, claim)
        return tuple(first.values())

    @property
    def beyond(self) -> int:
        """The number of claims that are not seen at a glance."""
        return len(self.claims) - len(self.at_a_glance)

    @property
    def has_more(self) -> bool:
        """Whether the cell says more than is seen at a glance."""
        return self.beyond > 0 or any(
            claim.conditions or len(claim.places) > 1 or claim.brief != "; ".join(claim.words)
            for claim in self.claims
        )


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its name; ``iri`` is the term that it stands for, if any."""

    key: str
    name: str
    iri: str | None
    cells: tuple[ShownCell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Rows under a heading, which is empty for the only group of a subject.

    ``regions`` names the regions that it is about, if any.
    """

    heading: str
    regions: str
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class ShownSubject:
    """The groups of a subject."""

    subject: Subject
    name: str
    groups: tuple[ShownGroup, ...]

    @property
    def count(self) -> int:
        """The number of rows."""
        return sum(len(group.rows) for group in self.groups)


def show_matrix(
    dataset: Dataset,
    matrix: Matrix,
    language: str,
    *,
    all_places: bool = False,
    names: Mapping[str, str] | None = None,
    places: Mapping[str, str] | None = None,
) -> list[ShownSubject]:
    """Put a matrix into words; with ``all_places``, claims have every passage that they cite.

    ``names`` (without modality) and ``places`` that are known need not be read.
    """
    reader = _Reader(dataset, matrix, language, names or {}, places or {}, all_places=all_places)
    found: dict[Subject, list[ShownGroup]] = {}
    for group in matrix.groups:
        regions = reader.regions(group.about) if group.subject is Subject.RIGHTS else ""
        shown = ShownGroup(reader.heading(group), regions, tuple(reader.rows(group)))
        found.setdefault(group.subject, []).append(shown)
    return [ShownSubject(s, name_of_subject(s, language), tuple(g)) for s, g in found.items()]


class _Reader:
    """The names and places that a matrix needs, read at once, and how they become words."""

    def __init__(
        self,
        dataset: Dataset,
        matrix: Matrix,
        language: str,
        names: Mapping[str, str],
        places: Mapping[str, str],
        *,
        all_places: bool,
    ) -> None:
        self._language = language
        self._all_places = all_places
        things, passages = set[str](), set[str]()
        for group in matrix.groups:
            things.update(group.about)
            for row in group.rows:
                things.add(row.key)
                for cell in row.cells:
                    things.update(cell.elsewhere)
                    for claim in cell.claims:
                        things.update(claim.regions, claim.conditions, *claim.parts.values())
                        passages.update(self._cited(claim))
                    passages.update(cell.passages if all_places else ())
        unnamed, unplaced = things - names.keys(), passages - places.keys()
        self._names = {**names, **read_names(dataset, unnamed, language, with_modality=False)}
        self._places = dict(places)
        if unplaced:
            self._places |= read_places(dataset, unplaced, language)

    def heading(self, group: Group) -> str:
        if group.subject is Subject.RIGHTS:
            if not group.about:
                return self._say("matrix_rights_anywhere")
            return self._say("matrix_rights_of", regions=self.regions(group.about))
        return ", ".join(self._name(iri) for iri in group.about)

    def rows(self, group: Group) -> Iterator[ShownRow]:
        for row in group.rows:
            name = row_name(row.key, self._names, self._language)
            iri = row.key if ":" in row.key else None
            cells = tuple(self._cell(cell, row, group) for cell in row.cells)
            yield ShownRow(row.key, name, iri, cells, row.differs)

    def _cell(self, cell: Cell, row: Row, group: Group) -> ShownCell:
        silent = ""
        if cell.elsewhere:
            word = "matrix_elsewhere" if group.about else "matrix_only_for"
            silent = self._say(word, regions=self.regions(cell.elsewhere))
        claims = tuple(self._claim(claim, row, group) for claim in cell.claims)
        return ShownCell(claims, silent, cell.verdict, cell.result)

    def _claim(self, claim: Claim, row: Row, group: Group) -> ShownClaim:
        words = list(self._words(claim, row))
        if claim.is_open and words:
            words.append(self._say("matrix_among_others"))
        # What the heading says of all is not said again for each.
        is_whole = set(claim.regions) == set(group.about)
        regions = "" if is_whole else self.regions(claim.regions)
        if not claim.regions and group.subject is Subject.RIGHTS and group.about:
            regions = self._say("matrix_any_region")
        cited = self._cited(claim)
        said = "; ".join(words)
        return ShownClaim(
            claim.modality,
            regions,
            said if len(said) <= _SHORT else "; ".join(self._words(claim, row, brief=True)),
            tuple(words),
            tuple(self._name(condition) for condition in claim.conditions),
            tuple(Part(self._places[iri], iri) for iri in cited if iri in self._places),
        )

    def _words(self, claim: Claim, row: Row, *, brief: bool = False) -> Iterator[str]:
        """Yield what a claim names, one text for each thing; ``brief`` counts several of a kind."""
        parts = claim.parts
        if period := claim.values.get("period"):
            yield period_words(period, claim.values.get("periodKind", ""), self._language)
        if claim.values.get("endsWithSession"):
            yield self._say("matrix_session")
        # The name of a fact says the narrower term in the statement's own way.
        for role in ("facts" if "facts" in parts else "terms", *_NAMED):
            yield from self._things(role, parts.get(role, ()), brief=brief)
        if "processes" in parts:
            yield self._say("matrix_no_purpose")
        if names := parts.get("names"):
            if len(names) > _SHOWN and not brief:
                yield self._say("matrix_names_count", count=len(names))
            yield from self._things("names", names, brief=brief)
        if not brief and (interests := parts.get("interests")):
            yield self._say("matrix_interests", names=self._list(interests))
        if data := parts.get("data"):
            if data == _ANY_DATA:
                yield self._say("matrix_any_data")
            elif len(data) > (1 if brief else _DATA_SHOWN):
                yield self._say("matrix_data_count", count=len(data))
            elif claim.values.get("period") or row.key == SPECIAL:
                yield self._list(data)
            else:
                yield self._say("matrix_data", names=self._list(data))
        if row.key == SPECIAL:
            grounds = parts.get("grounds", ())
            yield from map(self._name, grounds)
            if not grounds:
                yield self._say("matrix_no_ground")

    def _things(self, role: str, things: Sequence[str], *, brief: bool) -> Iterator[str]:
        if brief and len(things) > 1:
            yield self._say(f"matrix_{role}_count", count=len(things))
        else:
            yield from map(self._name, things)

    def _cited(self, claim: Claim) -> tuple[str, ...]:
        return claim.passages if self._all_places else claim.places

    def _name(self, iri: str) -> str:
        return name_or_iri(self._names, iri)

    def _list(self, iris: Iterable[str]) -> str:
        return ", ".join(map(self._name, iris))

    def regions(self, iris: Iterable[str]) -> str:
        ordered = sorted(iris, key=region_order)
        return ", ".join(region_name(iri, self._names, self._language) for iri in ordered)

    def _say(self, word: str, **facts: object) -> str:
        return MATRIX_TEXTS[word][LANGUAGES.index(self._language)].format(**facts)


def claim_values(claim: Claim) -> Mapping[str, object]:
    """Return a claim as data: IRIs and numbers, no words."""
    return {
        "facts": claim.facts,
        "modality": claim.modality,
        "regions": claim.regions,
        "conditions": claim.conditions,
        "parts": dict(claim.parts),
        "values": {name: value for name, value in claim.values.items() if value},
        "open": claim.is_open,
        "evidence": claim.passages,
    }
