"""Where facts stand: a fact's passages, and a statement's passages held against its text.

Responsible for reading evidence out of a dataset and comparing it with a text that the reader
gives. The dataset holds positions and digests only; the text never enters it.
"""

from __future__ import annotations

from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.errors import StatementTextError, UsageError
from noticegraph.namespaces import PREFIXES, is_absolute_iri
from noticegraph.near_names import nearest_names
from noticegraph.passages import segment_text, text_digest
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
# A container repeats what its parts say, so that coverage counts the parts only.
_CONTAINERS = frozenset({"Section", "TableRow"})


@dataclass(frozen=True, slots=True)
class TracedPassage:
    """A passage of a statement and what became of it in the text that was given.

    `status` is "same" (its text stands at its position), "moved" (elsewhere), "changed" (nowhere)
    or "unchecked" (no text was given); `text` is the passage's text where it is the same; `facts`
    are the IRIs of the nodes that cite it; `no_fact` is the reason why none does, or None.
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


@dataclass(frozen=True, slots=True)
class StatementTrace:
    """The passages of one statement version in the order of the text.

    `text_is_same` tells whether the whole text has the recorded digest (None: no text was given);
    `layout_differences` counts the passages of the graph that cutting the given text anew does not
    give, and those that it gives besides.
    """

    statement: str
    passages: tuple[TracedPassage, ...]
    text_is_same: bool | None
    layout_differences: int

    @property
    def parts(self) -> tuple[TracedPassage, ...]:
        """The passages that contain no others: paragraphs, items, headings, table headers."""
        return tuple(p for p in self.passages if p.kind not in _CONTAINERS)

    @property
    def covered(self) -> tuple[TracedPassage, ...]:
        """The parts that at least one fact cites, itself or through a part of it."""
        cited = {p.iri for p in self.passages if p.facts}
        return tuple(p for p in self.parts if any(_within(iri, p.iri) for iri in cited))

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
        """The facts that cite a passage whose text is not in the given text any more."""
        changed = (fact for p in self.passages if p.status == CHANGED for fact in p.facts)
        return tuple(sorted(set(changed)))

    @property
    def holds(self) -> bool:
        """Whether nothing is uncovered and, where a text was given, nothing differs from it."""
        same = self.text_is_same is not False and self.layout_differences == 0
        verified = all(p.status in (SAME, UNCHECKED) for p in self.passages)
        return same and verified and not self.uncovered


def statement_iris(dataset: Dataset) -> dict[str, str | None]:
    """Return the statement versions that the catalogue's graphs model, with their text digests."""
    return {e.statement: e.source_digest for e in dataset.entries if e.statement is not None}


def resolve_statement(dataset: Dataset, name: str) -> str | None:
    """Return the IRI of the statement called `name` (an IRI or its last segment), or None."""
    matches = [iri for iri in statement_iris(dataset) if name in (iri, iri.rsplit("/", 1)[-1])]
    return matches[0] if matches else None


def trace_statement(dataset: Dataset, statement: str, text: str | None = None) -> StatementTrace:
    """Return the passages of `statement` (an IRI); with `text`, each is held against it.

    Raises StatementTextError when the text has none of the passages' texts: it is another text.
    """
    digest = statement_iris(dataset)[statement]
    citations: dict[str, list[str]] = {}
    for passage, fact in _values(dataset, _CITATIONS % statement):
        citations.setdefault(passage, []).append(fact)
    cut = segment_text(text).passages if text is not None else ()
    digests = {passage.digest for passage in cut}
    passages = []
    for row in _values(dataset, _PASSAGES % statement):
        iri, section, place, kind, own, start, end, reason = row
        span = text[int(start) : int(end)] if text is not None else None
        status = UNCHECKED
        if text is not None:
            at_its_place = text_digest(span or "") == own
            status = SAME if at_its_place else MOVED if own in digests else CHANGED
        passages.append(
            TracedPassage(
                iri=iri,
                section=section,
                place=place,
                kind=kind,
                start=int(start),
                end=int(end),
                digest=own,
                facts=tuple(citations.get(iri, ())),
                no_fact=reason or None,
                status=status,
                text=span if status == SAME else None,
            )
        )
    if text is not None and passages and all(p.status == CHANGED for p in passages):
        raise StatementTextError(
            f"this is not the text of {statement}: none of its {len(passages)} passages is in it",
            hint="give the text from which the graph was made, or a later version of it",
        )
    stored = {(p.start, p.end, p.digest) for p in passages}
    made = {(p.start, p.end, p.digest) for p in cut}
    same = None if text is None else text_digest(text) == digest
    # Where the text itself differs, its passages do too: that is told by their status.
    differences = len(stored ^ made) if same else 0
    return StatementTrace(statement, tuple(passages), same, differences)


def trace_fact(dataset: Dataset, fact: str, text: str | None = None) -> tuple[TracedPassage, ...]:
    """Return the passages that `fact` (an IRI) cites, in the order of the text.

    Raises UsageError when the dataset has no such fact.
    """
    rows = _values(dataset, _FACT_PASSAGES % fact)
    cited = {passage for _, passage in rows}
    statements = {statement for statement, _ in rows}
    if not cited:
        raise UsageError(f"no fact or statement is called {fact}", hint=_fact_hint(dataset, fact))
    return tuple(
        passage
        for statement in sorted(statements)
        for passage in trace_statement(dataset, statement, text).passages
        if passage.iri in cited
    )


def resolve_fact(dataset: Dataset, name: str) -> str:
    """Return the IRI of a fact given as an IRI or as its path within one of the statements."""
    if is_absolute_iri(name):
        return name
    if not is_absolute_iri(f"x:{name}"):
        raise UsageError(f"{name!r} is not a name of a fact", hint="give its path or its IRI")
    for statement in statement_iris(dataset):
        candidate = f"{statement}/{name.strip('/')}"
        if _values(dataset, _FACT_PASSAGES % candidate):
            return candidate
    raise UsageError(f"no fact or statement is called {name}", hint=_fact_hint(dataset, name))


def _fact_hint(dataset: Dataset, name: str) -> str:
    known: list[str] = []
    for statement in statement_iris(dataset):
        known.append(statement.rsplit("/", 1)[-1])
        facts = {fact for _, fact in _values(dataset, _CITATIONS % statement)}
        known.extend(fact.removeprefix(statement + "/") for fact in sorted(facts))
    near = nearest_names(name, known)
    return f"did you mean {', '.join(near)}?" if near else "noticegraph questions show evidence-of"


def _values(dataset: Dataset, query: str) -> list[tuple[str, ...]]:
    """Return the solutions as texts; what is unbound is an empty one."""
    rows = solutions(dataset, query).rows
    return [tuple("" if term is None else term.value for term in row) for row in rows]


def _within(iri: str, container: str) -> bool:
    return iri == container or iri.startswith(container + "/")
