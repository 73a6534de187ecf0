"""Evidence: the passages of a fact, and the passages of a statement checked against its text.

Responsible for reading evidence from a dataset and comparing it with a text, which the caller gives
or the content contains. The dataset has only positions and digests, never the text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from noticegraph.dataset import Dataset
from noticegraph.errors import StatementTextError, UsageError
from noticegraph.namespaces import PREFIXES, is_absolute_iri
from noticegraph.near_names import nearest_names
from noticegraph.passages import Passage, TextFormat, read_statement_text, segment_text, text_digest
from noticegraph.query import solutions

SAME = "same"
MOVED = "moved"
CHANGED = "changed"
UNCHECKED = "unchecked"

_PROLOGUE = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("ng", "oa", "skos", "rdf", "dcterms")
)
_PASSAGES = (
    _PROLOGUE
    + """
SELECT ?passage ?section ?place ?kind ?digest ?start ?end ?reason
WHERE {
  ?passage a ng:Passage ; oa:hasSource <%s> ; ng:section ?section ; ng:place ?place ;
    ng:passageKind ?kindNode ; ng:textDigest ?digest ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end .
  FILTER(LANG(?place) = "en")
  BIND(STRAFTER(STR(?kindNode), "#") AS ?kind)
  OPTIONAL {
    ?passage ng:statesNoFact/skos:prefLabel ?reason
    FILTER(LANG(?reason) = "en")
  }
}
ORDER BY ?start DESC(?end)
"""
)
_CITATIONS = (
    _PROLOGUE
    + """
SELECT ?passage ?fact
WHERE { ?fact ng:statedIn ?passage . ?passage oa:hasSource <%s> }
ORDER BY ?fact
"""
)
_FACT_PASSAGES = (
    _PROLOGUE
    + """
SELECT DISTINCT ?statement ?passage
WHERE { <%s> ng:statedIn ?passage . ?passage oa:hasSource ?statement }
"""
)
# A container repeats what its parts say, so coverage counts only the parts.
_CONTAINERS = frozenset({"Section", "TableRow"})


@dataclass(frozen=True, slots=True)
class TracedPassage:
    """A passage of a statement, and whether the given text contains it.

    `status` is "same" (its text is at its position), "moved" (it is elsewhere), "changed" (it is
    nowhere) or "unchecked" (no text was given). `text` is the passage's text and `line` (from 1)
    its line in the given text; both are None if it is changed or unchecked. `start` and `end` are
    code points in the text that was modelled. `facts` are the IRIs of the nodes that cite it;
    `no_fact` is the reason why none does, or None.
    """

    iri: str
    section: str
    place: str
    kind: str
    start: int
    end: int
    digest: str
    facts: tuple[str, ...]
    no_fact: str | None
    status: str
    text: str | None
    line: int | None


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A part of a text that is not in the graph; it begins in `line` (from 1)."""

    section: str
    place: str
    line: int


@dataclass(frozen=True, slots=True)
class StatementTrace:
    """The passages of one statement version, in the order of the text.

    `text_is_same` says whether the whole text has the recorded digest (None if no text was given).
    `layout_differences` counts how many passages of the graph are missing when the same text is
    segmented again, and how many are added. `new_passages` are the parts of a changed text that no
    passage of the graph contains.
    """

    statement: str
    passages: tuple[TracedPassage, ...]
    text_is_same: bool | None
    layout_differences: int
    new_passages: tuple[NewPassage, ...]

    @property
    def parts(self) -> tuple[TracedPassage, ...]:
        """The passages that contain no others: paragraphs, items, headings, table headers."""
        return tuple(p for p in self.passages if p.kind not in _CONTAINERS)

    @property
    def covered(self) -> tuple[TracedPassage, ...]:
        """The parts that at least one fact cites, directly or through a part of them."""
        cited = [p for p in self.passages if p.facts]
        return tuple(p for p in self.parts if any(_within(c, p) for c in cited))

    @property
    def without_fact(self) -> tuple[TracedPassage, ...]:
        """The parts that are listed, with a reason, as stating no fact."""
        return tuple(p for p in self.parts if p.no_fact is not None)

    @property
    def uncovered(self) -> tuple[TracedPassage, ...]:
        """The parts that no fact cites and no reason explains: gaps in the model."""
        known = {p.iri for p in (*self.covered, *self.without_fact)}
        return tuple(p for p in self.parts if p.iri not in known)

    @property
    def affected_facts(self) -> tuple[str, ...]:
        """The facts that cite a passage that is no longer in the given text."""
        changed = (fact for p in self.passages if p.status == CHANGED for fact in p.facts)
        return tuple(sorted(set(changed)))

    @property
    def holds(self) -> bool:
        """Whether nothing is uncovered and the given text, if any, does not differ."""
        same = self.text_is_same is not False and self.layout_differences == 0
        verified = all(p.status in (SAME, UNCHECKED) for p in self.passages)
        return same and verified and not self.uncovered


@dataclass(frozen=True, slots=True)
class FactTrace:
    """The passages that one fact cites, in the order of the text, and their statements."""

    fact: str
    passages: tuple[TracedPassage, ...]
    statements: tuple[StatementTrace, ...]

    @property
    def changed(self) -> tuple[TracedPassage, ...]:
        """The cited passages that are no longer in the given text."""
        return tuple(p for p in self.passages if p.status == CHANGED)

    @property
    def text_is_same(self) -> bool | None:
        """Whether the whole text is the one that was modelled (None if no text was given)."""
        known = [s.text_is_same for s in self.statements if s.text_is_same is not None]
        return all(known) if known else None


def statement_iris(dataset: Dataset) -> dict[str, str | None]:
    """Return the statement versions that the catalogue's graphs model, with their text digests."""
    return {e.statement: e.source_digest for e in dataset.entries if e.statement is not None}


def resolve_statement(dataset: Dataset, name: str) -> str | None:
    """Return the IRI of the statement called `name` (an IRI or its last segment), or None.

    Raises what is wrong with it if it is broken.
    """
    for broken in dataset.broken:
        if broken.is_left_out and name in (broken.iri, broken.iri.rsplit("/", 1)[-1]):
            raise broken.error
    matches = [iri for iri in statement_iris(dataset) if name in (iri, iri.rsplit("/", 1)[-1])]
    return matches[0] if matches else None


def trace_statement(dataset: Dataset, statement: str, text: str | None = None) -> StatementTrace:
    """Return the passages of `statement` (an IRI), checked against `text`, which is canonical.

    Without `text`, they are checked against the text in the content, if there is one. Raises
    StatementTextError if the text contains none of the passages: then it is a different text.
    """
    digest, form, file = _source(dataset, statement)
    shipped = text is None and file is not None
    if text is None and file is not None:
        text = read_statement_text(file)
    rows = _values(dataset, _PASSAGES % statement)
    citations: dict[str, list[str]] = {}
    for passage, fact in _values(dataset, _CITATIONS % statement):
        citations.setdefault(passage, []).append(fact)
    cut = segment_text(text, form).passages if text is not None else ()
    starts = {passage.digest: passage.start for passage in reversed(cut)}
    passages = []
    for row in rows:
        iri, section, place, kind, own, start, end, reason = row
        position, length = int(start), int(end) - int(start)
        status, at = UNCHECKED, None
        if text is not None:
            at_its_place = text_digest(text[position : position + length]) == own
            at = position if at_its_place else starts.get(own)
            status = SAME if at_its_place else CHANGED if at is None else MOVED
        passages.append(
            TracedPassage(
                iri=iri,
                section=section,
                place=place,
                kind=kind,
                start=position,
                end=position + length,
                digest=own,
                facts=tuple(citations.get(iri, ())),
                no_fact=reason or None,
                status=status,
                text=text[at : at + length] if text is not None and at is not None else None,
                line=_line(text, at) if text is not None and at is not None else None,
            )
        )
    if text is not None and passages and all(p.status == CHANGED for p in passages):
        raise StatementTextError(
            "other-text", statement=statement, count=len(passages), file=file if shipped else None
        )
    stored = {(p.start, p.end, p.digest) for p in passages}
    made = {(p.start, p.end, p.digest) for p in cut}
    same = None if text is None else text_digest(text) == digest
    return StatementTrace(
        statement,
        tuple(passages),
        same,
        # If the text itself differs, the status of its passages already says so.
        len(stored ^ made) if same else 0,
        () if text is None or same else _new_passages(text, cut, passages),
    )


def trace_fact(dataset: Dataset, fact: str, text: str | None = None) -> FactTrace:
    """Return the passages that `fact` (an IRI) cites, checked like those of a statement.

    Raises UsageError if the dataset has no such fact, and what `trace_statement` raises.
    """
    rows = _values(dataset, _FACT_PASSAGES % fact)
    cited = {passage for _, passage in rows}
    statements = {statement for statement, _ in rows}
    if not cited:
        raise _unknown_fact(dataset, fact)
    traces = tuple(trace_statement(dataset, statement, text) for statement in sorted(statements))
    passages = tuple(p for traced in traces for p in traced.passages if p.iri in cited)
    return FactTrace(fact, passages, traces)


def resolve_fact(dataset: Dataset, name: str) -> str:
    """Return the IRI of a fact given as an IRI, its path within a statement, or STATEMENT/path.

    Raises UsageError if there is none, or if several statements have that path.
    """
    if is_absolute_iri(name):
        return name
    if not name or not is_absolute_iri(f"x:{name}"):
        raise UsageError("name-of-fact", name=name)
    found: dict[str, str] = {}
    for statement in statement_iris(dataset):
        id_ = statement.rsplit("/", 1)[-1]
        path = name.strip("/").removeprefix(f"{id_}/")
        if _values(dataset, _FACT_PASSAGES % f"{statement}/{path}"):
            found[f"{id_}/{path}"] = f"{statement}/{path}"
    if len(found) > 1:
        raise UsageError("fact-of-many-statements", name=name, found=tuple(found))
    if not found:
        raise _unknown_fact(dataset, name)
    return found.popitem()[1]


def _source(dataset: Dataset, statement: str) -> tuple[str | None, TextFormat, Path | None]:
    """Return digest, format and file of a statement's text, as its graphs give them."""
    entries = [entry for entry in dataset.entries if entry.statement == statement]
    form: TextFormat = next((e.text_format for e in entries if e.text_format != "txt"), "txt")
    file = next((e.text_file for e in entries if e.text_file is not None), None)
    return next((e.source_digest for e in entries if e.source_digest), None), form, file


def _new_passages(
    text: str, cut: tuple[Passage, ...], passages: list[TracedPassage]
) -> tuple[NewPassage, ...]:
    # Counted, so that a paragraph that now occurs twice is new once.
    known = Counter(p.digest for p in passages if p.kind not in _CONTAINERS)
    found = []
    for part in cut:
        if part.kind in _CONTAINERS:
            continue
        if known[part.digest]:
            known[part.digest] -= 1
        else:
            found.append(NewPassage(part.section, part.place, _line(text, part.start)))
    return tuple(found)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _unknown_fact(dataset: Dataset, name: str) -> UsageError:
    known: list[str] = []
    for statement in statement_iris(dataset):
        known.append(statement.rsplit("/", 1)[-1])
        facts = {fact for _, fact in _values(dataset, _CITATIONS % statement)}
        known.extend(fact.removeprefix(statement + "/") for fact in sorted(facts))
    return UsageError("unknown-fact", name=name, nearest=tuple(nearest_names(name, known)))


def _values(dataset: Dataset, query: str) -> list[tuple[str, ...]]:
    """Return the solutions as texts; unbound variables are empty."""
    rows = solutions(dataset, query).rows
    return [tuple("" if term is None else term.value for term in row) for row in rows]


def _within(part: TracedPassage, whole: TracedPassage) -> bool:
    return whole.start <= part.start and part.end <= whole.end
