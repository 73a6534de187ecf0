"""A statement in a few lines: who, what data, why, to whom, where to, how long, which rights.

What a line names is as general as the comparison has it: kinds of recipients, bases, mechanisms.
What is only denied is not named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.http.graph.company_blocks import Block, Line
from noticegraph.http.graph.company_page import CompanyPage
from noticegraph.http.graph.matrix_cells import ShownClaim, ShownGroup, ShownRow, show_matrix
from noticegraph.http.words.texts import texts
from noticegraph.matrix import rights, subjects
from noticegraph.matrix.building import classes_of, fill_groups
from noticegraph.matrix.model import Matrix, Subject
from noticegraph.matrix.reading import ASSERTED, DPV, NG
from noticegraph.tables import Part

_SUBJECTS = (
    Subject.LEGAL_BASIS,
    Subject.RECIPIENTS,
    Subject.TRANSFERS,
    Subject.RETENTION,
    Subject.RIGHTS,
)
_DENIED = NG + "Denied"
_ROOM = 88
"""So many letters of names a line has room for; what does not fit is counted."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a line names, the modality (an IRI) and the passage of the fact that says it."""

    text: str
    modality: str
    place: Part | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of the summary: `about` is its part of the page, `more` counts what is not named.

    The `note` says what else a reader asks here: that no country or no period is stated.
    """

    about: str
    named: tuple[Named, ...]
    more: int = 0
    note: str = ""

    @property
    def places(self) -> tuple[Part, ...]:
        """The passages of what is named, each once."""
        return tuple(dict.fromkeys(n.place for n in self.named if n.place))


CLASSES = classes_of(_SUBJECTS)
"""The classes of facts that the lines are made from; their properties are `PROPERTIES`."""


def summarize(dataset: Dataset, page: CompanyPage, language: str) -> tuple[Answer, ...]:
    """Return the lines for a statement by its page, which has read CLASSES; only what is stated."""
    blocks = {block.question: block for section in page.sections for block in section.blocks}
    found = fill_groups(page.facts.only(CLASSES), _SUBJECTS)
    matrix = Matrix(page.facts.statements, tuple(group for group in found if group.rows))
    shown_subjects = show_matrix(dataset, matrix, language, names=page.names, places=page.places)
    groups = {shown.subject: shown.groups for shown in shown_subjects}
    words = texts(language)
    answers = (
        _who(blocks.get("controller"), words),
        _data(
            blocks.get("disclosures"),
            blocks.get("collected-data"),
            groups.get(Subject.LEGAL_BASIS, ()),
            words,
        ),
        _answer("why", _rows(groups.get(Subject.LEGAL_BASIS, ()), (subjects.SPECIAL,))),
        _answer("to", _rows(groups.get(Subject.RECIPIENTS, ()), _BY_NAME)),
        _where(groups.get(Subject.TRANSFERS, ()), words),
        _long(groups.get(Subject.RETENTION, ()), blocks.get("retention"), words),
        _rights(groups.get(Subject.RIGHTS, ()), words),
    )
    return tuple(a for a in answers if a.named or a.note)


_BY_NAME = (subjects.NAMED_PROCESSORS, subjects.NAMED_COMPANIES)
_FRAMEWORK = subjects.MECHANISMS[:4]
_NO_MECHANISM = (subjects.COUNTRIES, subjects.STORAGE, subjects.COPY, subjects.TRANSFER_CLAIMS)


def _answer(about: str, named: Iterable[Named], note: str = "") -> Answer:
    found = list({n.text: n for n in reversed(list(named))}.values())[::-1]
    # One long name would leave no room for the others.
    found.sort(key=lambda n: len(n.text) > _ROOM // 2)
    kept, room = 0, _ROOM
    while kept < len(found) and (kept == 0 or len(found[kept].text) <= room):
        room -= len(found[kept].text) + len(" · ")
        kept += 1
    return Answer(about, tuple(found[:kept]), len(found) - kept, note)


def _who(block: Block | None, words: Mapping[str, str]) -> Answer:
    """Return who is named as the controller; by what else it is decided is counted."""
    lines = block.lines if block else ()
    by_name = [line for line in lines if line.is_named] or lines
    found = _of_lines(by_name)
    others = len(lines) - len(by_name)
    note = words["short_by_rule" if others == 1 else "short_by_rules"].format(count=others)
    return _answer("who", found, note if others else "")


def _of_lines(lines: Sequence[Line]) -> list[Named]:
    """Return what lines tell of, each with the first place of its fact."""
    return [
        Named(
            line.what.text,
            line.modality or ASSERTED,
            Part(line.evidence[0].place, line.evidence[0].iri) if line.evidence else None,
        )
        for line in lines
    ]


def _data(
    block: Block | None,
    collected: Block | None,
    bases: Sequence[ShownGroup],
    words: Mapping[str, str],
) -> Answer:
    """Return the kinds of data: those that most recipients get first, then what is collected."""
    found = []
    for at, column in enumerate(block.columns if block else ()):
        lines = [line for row in block.rows for line in row.cells[at]] if block else []
        if lines and column.iri != DPV + "PersonalData":
            first = lines[0]
            at_place = first.evidence[0] if first.evidence else None
            place = Part(at_place.place, at_place.iri) if at_place else None
            found.append(Named(column.text, first.modality or ASSERTED, place))
    found += _of_lines(collected.lines if collected else ())
    special = any(row.key == subjects.SPECIAL and _claims(row) for g in bases for row in g.rows)
    return _answer("data", found, words["short_special"] if special else "")


def _where(groups: Sequence[ShownGroup], words: Mapping[str, str]) -> Answer:
    """Return the mechanisms of transfers; the countries, or that none is named."""
    countries = [
        word
        for group in groups
        for row in group.rows
        if row.key == subjects.COUNTRIES
        for claim in _claims(row)
        for word in claim.words
    ]
    note = words["short_no_country"]
    if countries:
        note = words["short_countries"].format(names=", ".join(dict.fromkeys(countries)))
    found: list[Named] = []
    for row in (row for group in groups for row in group.rows):
        if row.key in _FRAMEWORK:
            # That companies are certified is asserted; reliance on it may have a condition.
            found += _named(words["short_framework"], _claims(row)[-1:])
        elif row.key not in _NO_MECHANISM:
            found += _row(row)
    return _answer("where", found, note if countries or found else "")


def _long(groups: Sequence[ShownGroup], block: Block | None, words: Mapping[str, str]) -> Answer:
    """Return the periods, the criteria, then until when; and how many rules."""
    found: list[Named] = []
    last: list[Named] = []
    has_period = False
    for row in (row for group in groups for row in group.rows):
        if row.key in subjects.CRITERIA:
            found += _row(row)
        elif row.key != subjects.COOKIES:
            is_period = row.key == subjects.PERIOD
            has_period = has_period or is_period
            for claim in _claims(row):
                # A period says of which data after it how long.
                said = [": ".join(reversed(claim.words[:2]))] if is_period else claim.words
                into = found if is_period else last
                into += (Named(text, claim.modality, _place(claim)) for text in said)
    found += last
    notes = [] if has_period or not found else [words["short_no_period"]]
    if block is not None:
        rules = len(block.facts)
        notes.insert(0, words["short_rule" if rules == 1 else "short_rules"].format(count=rules))
    return _answer("long", found, "; ".join(notes))


def _rights(groups: Sequence[ShownGroup], words: Mapping[str, str]) -> Answer:
    """Return the rights of the area for which most are stated; other areas are counted."""
    fullest = max(groups, key=lambda g: sum(bool(_claims(row)) for row in g.rows), default=None)
    if fullest is None:
        return Answer("rights", ())
    note = words["short_rights_in"].format(regions=fullest.regions) if fullest.regions else ""
    others = sum(1 for group in groups if group is not fullest and group.regions)
    if others:
        word = "short_region_more" if others > 1 else "short_region_one"
        note = "; ".join(filter(None, (note, words[word].format(count=others))))
    return _answer("rights", _rows([fullest], (rights.ANSWER,)), note)


def _rows(groups: Iterable[ShownGroup], without: Sequence[str]) -> Iterator[Named]:
    for group in groups:
        for row in group.rows:
            if row.key not in without:
                yield from _row(row)


def _row(row: ShownRow) -> Iterator[Named]:
    """Yield a row by its name, with what is said most firmly of it."""
    yield from _named(row.name, _claims(row)[:1])


def _named(name: str, claims: Iterable[ShownClaim]) -> Iterator[Named]:
    for claim in claims:
        yield Named(name, claim.modality, _place(claim))


def _claims(row: ShownRow) -> list[ShownClaim]:
    return [claim for claim in row.cells[0].claims if claim.modality != _DENIED]


def _place(claim: ShownClaim) -> Part | None:
    return claim.places[0] if claim.places else None
