"""A second reader reads a statement blind: the text alone, passage by passage.

The reader says how many facts a passage states on each subject, and how they are stated. Not
responsible for how a reading is stored (``readings``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from noticegraph.passages.model import HEADING
from noticegraph.reviewing.progress import Unit
from noticegraph.rows import KINDS, Row

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "responsible": ("contact", "controller", "processor", "responsibility", "business", "region",
                    "scope", "exclusion"),
    "data": ("collection", "source", "combination", "deidentification", "sensitive-use",
             "special-data", "children"),
    "purposes": ("processing", "further-processing", "basis", "training", "automated"),
    "recipients": ("disclosure", "disclosure-to-authorities", "notice-before-disclosure", "sale",
                   "sale-in-general"),
    "transfers": ("transfer", "transfer-in-general", "certification", "recourse", "liability"),
    "retention": ("retention", "storage-location"),
    "rights": ("right", "choice", "agent", "verification", "time-limit", "allowance", "refusal",
               "opt-out-step", "opt-out-limit", "incentive", "provision", "obligation",
               "complaints"),
    "tracking": ("tracking", "signal"),
    "protection": ("security", "certificate", "breach", "access", "principle"),
    "document": ("change", "precedence", "reference", "definition", "completeness"),
}  # fmt: skip
"""The subjects of the questions, each with the kinds of facts that it stands for."""
CHOICES = ("first", "second", "both", "neither")
"""Who holds where the two differ."""
_SUBJECT_OF = {kind: subject for subject, kinds in SUBJECTS.items() for kind in kinds}
Said = dict[str, dict[str, list[str]]]
"""What a reader says: by passage, by subject, the modality of each fact."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two readings agree.

    ``subjects`` are by name: facts of the first, of the second, of both, and F1 (twice both by the
    sum of the two). ``kappa`` is Cohen's for whether a passage states something of a subject
    (J. Cohen 1960), None if it is not defined; ``said_kappa`` that for the modality of the facts of
    both; ``confusion`` counts their pairs of modalities.
    """

    subjects: Mapping[str, tuple[int, int, int, float]]
    total: tuple[int, int, int, float]
    kappa: float | None
    said_kappa: float | None
    said_alike: int
    confusion: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage (its path) of whose subject the two say something else: the modalities of each."""

    path: str
    subject: str
    first: tuple[str, ...]
    second: tuple[str, ...]

    @property
    def key(self) -> str:
        """What a settlement is kept under."""
        return f"{self.path}|{self.subject}"


def subject_of(row: Row) -> str | None:
    """Return the subject of a fact; None for a row that is not a fact."""
    return _SUBJECT_OF.get(row.kind)


def to_read(units: Iterable[Unit]) -> list[Unit]:
    """Return the passages that a second reader is asked about: all but headings."""
    return [unit for unit in units if unit.passage.kind != HEADING]


def what_rows_say(units: Iterable[Unit]) -> Said:
    """Return what the graph says about each passage: its facts that nobody rejected."""
    said: Said = {}
    for unit in to_read(units):
        found: dict[str, list[str]] = {}
        for row in unit.rows:
            subject = subject_of(row)
            if subject is not None and row.one("review") != "rejected" and KINDS[row.kind].fact:
                found.setdefault(subject, []).append(row.one("modality") or "asserted")
        said[unit.passage.path] = {s: sorted(m) for s, m in found.items()}
    return said


def compare(first: Said, second: Said) -> Agreement:
    """Return how far two readings of the same passages agree."""
    counts = {subject: [0, 0, 0] for subject in SUBJECTS}
    cells = [0, 0, 0, 0]
    confusion: dict[tuple[str, str], int] = {}
    for path in sorted(first.keys() | second.keys()):
        for subject in SUBJECTS:
            mine = first.get(path, {}).get(subject, [])
            theirs = second.get(path, {}).get(subject, [])
            counts[subject][0] += len(mine)
            counts[subject][1] += len(theirs)
            counts[subject][2] += min(len(mine), len(theirs))
            cells[2 * (not mine) + (not theirs)] += 1
            for pair in _pairs(mine, theirs):
                confusion[pair] = confusion.get(pair, 0) + 1
    subjects = {s: (a, b, both, _f1(a, b, both)) for s, (a, b, both) in counts.items() if a or b}
    whole = [sum(c[n] for c in counts.values()) for n in range(3)]
    both, only_first, only_second, neither = cells
    table = {(True, True): both, (True, False): only_first,
             (False, True): only_second, (False, False): neither}  # fmt: skip
    return Agreement(
        subjects=subjects,
        total=(whole[0], whole[1], whole[2], _f1(*whole)),
        kappa=cohens_kappa(table),
        said_kappa=cohens_kappa(confusion),
        said_alike=sum(n for (a, b), n in confusion.items() if a == b),
        confusion=confusion,
    )


def cohens_kappa(table: Mapping[tuple[Any, Any], int]) -> float | None:
    """Return Cohen's kappa of a table of two raters: observed against chance agreement.

    None if there is nothing to rate, or if both always say the same one thing.
    """
    total = sum(table.values())
    if not total:
        return None
    names = {name for pair in table for name in pair}
    observed = sum(n for (a, b), n in table.items() if a == b) / total
    chance = sum(
        sum(n for (a, _), n in table.items() if a == name)
        * sum(n for (_, b), n in table.items() if b == name)
        for name in names
    ) / (total * total)
    return None if chance == 1 else (observed - chance) / (1 - chance)


def differences(first: Said, second: Said) -> list[Difference]:
    """Return the differences of two readings, in the order of the first."""
    found = []
    for path in dict.fromkeys([*first, *second]):
        for subject in SUBJECTS:
            mine = tuple(sorted(first.get(path, {}).get(subject, [])))
            theirs = tuple(sorted(second.get(path, {}).get(subject, [])))
            if mine != theirs:
                found.append(Difference(path, subject, mine, theirs))
    return found


def _pairs(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[str, str]]:
    """Return the facts of both, equal ones together first."""
    left, right = list(mine), list(theirs)
    pairs = []
    for modality in mine:
        if modality in right:
            left.remove(modality)
            right.remove(modality)
            pairs.append((modality, modality))
    return pairs + list(zip(sorted(left), sorted(right), strict=False))


def _f1(first: int, second: int, both: int) -> float:
    return 2 * both / (first + second) if first + second else 0.0
