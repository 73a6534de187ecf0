"""The facts of a statement by the sections of its text, for a page that does not show the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from noticegraph.http.graph.passages import Evidence
from noticegraph.http.graph.statements import NAMED, OTHER, StatedFact
from noticegraph.http.words.headings import subject_order
from noticegraph.places import BELOW, section_names

MOST_OPEN = 40
"""Facts that a narrowed page shows unfolded: so many are read at a glance, also on a phone."""
ENOUGH_OPEN = 10
"""Facts before which the next section opens too: the first may be no more than a title."""
LONGEST_OPEN = 100
"""A longer section stays folded, or a phone would show nothing else."""
_SUBJECTS_NAMED = 2
_NO_SUBJECT = ("document", OTHER, NAMED)


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """How a section is headed: `number` ("§11") or words of ours, `title` as the text has it."""

    number: str
    title: str

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def __bool__(self) -> bool:
        return bool(self.number or self.title)


FRONT_MATTER = "front-matter"
"""What programs read of a text, not people: it opens on request."""
NO_HEADING = SectionHeading("", "")


@dataclass(frozen=True, slots=True)
class FactsAt:
    """The facts that stand first in one passage; without a passage, in none of the statement."""

    place: Evidence | None
    facts: tuple[StatedFact, ...]


@dataclass(frozen=True, slots=True)
class SectionPart:
    """What stands in one subsection; `heading` is empty for what stands before any.

    `named` are things that facts name, such as recipients: they are kept apart from the `facts`
    only where there are both.
    """

    heading: SectionHeading
    facts: tuple[FactsAt, ...]
    named: tuple[FactsAt, ...]

    @property
    def things(self) -> int:
        """The number of the things named."""
        return sum(len(group.facts) for group in self.named)


@dataclass(frozen=True, slots=True)
class FactSection:
    """A section of the text; `subjects` tell what a section is about that has no title."""

    heading: SectionHeading
    subjects: tuple[str, ...]
    parts: tuple[SectionPart, ...]
    said: int
    """The number of facts."""
    things: int
    """The number of things that facts name."""
    is_open: bool


def divide_by_section(
    facts: Sequence[StatedFact], language: str, *, narrowed: bool
) -> list[FactSection]:
    """Return facts, given in the order of the text, by the section in which each stands first.

    The first sections are open; of a narrowed choice all that fit in one view.
    """
    sections = []
    open_until = MOST_OPEN if narrowed else ENOUGH_OPEN
    before = 0
    for heading, found in groupby(facts, key=lambda fact: _heading(fact, language, 0)):
        own = list(found)
        fits = before + len(own) <= open_until or (
            before < ENOUGH_OPEN and len(own) <= LONGEST_OPEN
        )
        fits = fits and (narrowed or _section(own[0]) != FRONT_MATTER)
        sections.append(
            FactSection(
                heading,
                () if heading.title else _subjects(own),
                tuple(
                    _part(name, list(some), narrowed=narrowed)
                    for name, some in groupby(own, key=lambda f: _heading(f, language, 1))
                ),
                sum(1 for fact in own if fact.modality),
                sum(1 for fact in own if not fact.modality),
                is_open=fits,
            )
        )
        before += len(own)
    return sections


def _section(fact: StatedFact) -> str:
    return fact.evidence[0].section if fact.evidence else ""


def _heading(fact: StatedFact, language: str, outer: int) -> SectionHeading:
    """Return the heading of the section of a fact (0), or of what is below that (1)."""
    if not fact.evidence:
        return NO_HEADING
    cited = fact.evidence[0]
    return section_heading(cited.section, cited.headings, language, outer)


def section_heading(
    section: str, headings: Sequence[str], language: str, outer: int = 0
) -> SectionHeading:
    """Return how a page heads a section (``outer`` 0), or what is below the outermost (1)."""
    names = section_names(section, headings, language)
    shown = names[:1] if outer == 0 else names[1:]
    if not shown:
        return NO_HEADING
    if shown[-1].startswith("§"):
        at = len(names) - 1 if outer else 0
        return SectionHeading(shown[-1], headings[at] if at < len(headings) else "")
    known = headings[:1] if outer == 0 else headings[1:]
    if any(known):
        return SectionHeading("", BELOW.join(shown))
    words = BELOW.join(shown)
    return SectionHeading(words[:1].upper() + words[1:], "")


def _part(heading: SectionHeading, facts: list[StatedFact], *, narrowed: bool) -> SectionPart:
    said = [fact for fact in facts if fact.modality]
    if narrowed or not said:
        return SectionPart(heading, _by_place(facts), ())
    return SectionPart(heading, _by_place(said), _by_place([f for f in facts if not f.modality]))


def _by_place(facts: Sequence[StatedFact]) -> tuple[FactsAt, ...]:
    places: dict[str, list[StatedFact]] = {}
    for fact in facts:
        places.setdefault(fact.evidence[0].iri if fact.evidence else "", []).append(fact)
    return tuple(
        FactsAt(own[0].evidence[0] if own[0].evidence else None, tuple(own))
        for own in places.values()
    )


def _subjects(facts: Sequence[StatedFact]) -> tuple[str, ...]:
    """Return the subjects of most of the facts, the most frequent first."""
    counts = Counter(s for fact in facts for s in fact.subjects if s not in _NO_SUBJECT)
    ordered = sorted(counts, key=lambda subject: (-counts[subject], subject_order(subject)))
    return tuple(ordered[:_SUBJECTS_NAMED])
