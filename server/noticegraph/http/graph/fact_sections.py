"""The facts of a statement by the sections of its text, for a page that does not show the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from noticegraph.http.graph.statements import StatedFact
from noticegraph.http.words.headings import subject_order
from noticegraph.http.words.marks import section_heading, subsection_heading

MOST_OPEN = 40
"""Facts that a narrowed page shows unfolded: so many are read at a glance, also on a phone."""
ENOUGH_OPEN = 10
"""Facts before which the next section opens too: the first may be no more than a title."""
LONGEST_OPEN = 100
"""A longer section stays folded, or a phone would show nothing else."""
_SUBJECTS_NAMED = 2
_ABOUT_ITSELF = "document"


@dataclass(frozen=True, slots=True)
class SectionPart:
    """What stands in one subsection; `heading` is empty for what stands before any.

    `named` are things that facts name, such as recipients: they are told apart from the `facts`
    only where there are both.
    """

    heading: str
    facts: tuple[StatedFact, ...]
    named: tuple[StatedFact, ...]


@dataclass(frozen=True, slots=True)
class FactSection:
    """A section of the text; `subjects` tell what a section is about that has but a number."""

    heading: str
    subjects: tuple[str, ...]
    parts: tuple[SectionPart, ...]
    said: int
    """The number of facts."""
    things: int
    """The number of things that facts name."""
    is_open: bool


def divide_by_section(facts: Sequence[StatedFact], *, narrowed: bool) -> list[FactSection]:
    """Return facts, given in the order of the text, by the section in which each stands first.

    The first sections are open; of a narrowed choice all that fit in one view.
    """
    sections = []
    open_until = MOST_OPEN if narrowed else ENOUGH_OPEN
    before = 0
    for heading, found in groupby(facts, key=lambda fact: section_heading(_place(fact))):
        own = list(found)
        fits = before + len(own) <= open_until or (
            before < ENOUGH_OPEN and len(own) <= LONGEST_OPEN
        )
        sections.append(
            FactSection(
                heading,
                _subjects(own) if heading.startswith("§") else (),
                tuple(
                    _part(name, list(some), narrowed=narrowed)
                    for name, some in groupby(own, key=lambda f: subsection_heading(_place(f)))
                ),
                sum(1 for fact in own if fact.modality),
                sum(1 for fact in own if not fact.modality),
                is_open=fits,
            )
        )
        before += len(own)
    return sections


def _place(fact: StatedFact) -> str:
    return fact.evidence[0].place if fact.evidence else ""


def _part(heading: str, facts: list[StatedFact], *, narrowed: bool) -> SectionPart:
    said = tuple(fact for fact in facts if fact.modality)
    if narrowed or not said:
        return SectionPart(heading, tuple(facts), ())
    return SectionPart(heading, said, tuple(fact for fact in facts if not fact.modality))


def _subjects(facts: Sequence[StatedFact]) -> tuple[str, ...]:
    """Return the subjects of most of the facts, the most frequent first."""
    counts = Counter(s for fact in facts for s in fact.subjects if s != _ABOUT_ITSELF)
    ordered = sorted(counts, key=lambda subject: (-counts[subject], subject_order(subject)))
    return tuple(ordered[:_SUBJECTS_NAMED])
