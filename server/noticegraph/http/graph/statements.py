"""Statements as the graph describes them: the list, and the facts of one with their evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.http.graph.passages import Evidence, read_evidence
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.http.words.headings import subject_order
from noticegraph.labels import name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.namespaces import PREFIXES, statement_id
from noticegraph.query import solutions
from noticegraph.tables import Part

_NG = PREFIXES["ng"]
PROLOGUE = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}>\n"
    for name in ("dcterms", "dpv", "foaf", "ng", "oa", "owl", "rdf", "rdfs", "sh", "skos")
)
OTHER, NAMED = "other", "named"
"""The subjects of other facts, and of things that facts name."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement version in the graph; what the graph does not say is empty or 0.

    `facts` are the things that cite a passage, `judged` those that a person judges on their own:
    facts, and things that nothing else names; `cited` the passages that are cited, `passages` all.
    `length` is in code points. `is_modelled` is false if only the version and its publisher cite
    passages; `is_fictional` is true of an example that was made up.
    """

    iri: str
    name: str
    publisher: str
    date: str
    language: str
    digest: str
    length: int
    facts: int
    judged: int
    cited: int
    passages: int
    is_modelled: bool = True
    is_fictional: bool = False
    published: str = ""
    """The IRI of the page on which the company publishes it, as the graph has it."""

    @property
    def slug(self) -> str:
        """The part of its address after /statements/: its id, or else its whole IRI."""
        return statement_id(self.iri)


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A thing that cites passages; `subjects` are those under which it can be chosen."""

    part: Part
    subjects: tuple[str, ...]
    kinds: tuple[Part, ...]
    modality: Part | None
    conditions: tuple[Part, ...]
    evidence: tuple[Evidence, ...]


IS_JUDGED = """FILTER (?fact != ?statement)
      OPTIONAL { ?fact ng:modality ?said }
      FILTER (BOUND(?said) || NOT EXISTS {
        ?other ?any ?fact
        FILTER (?other = ?statement || EXISTS { ?other ng:statedIn ?there })
      })"""
"""Of the things ?fact that a ?statement says, those that a person judges on their own."""


def read_statements(dataset: Dataset, language: str) -> dict[str, Statement]:
    """Return the statements with passages, by id, ordered by name, fictional ones last."""
    query = f"""{PROLOGUE}SELECT ?statement ?facts ?judged ?cited ?passages ?length ?date ?written
       ?digest ?publisher ?published
WHERE {{
  {{
    SELECT ?statement (COUNT(DISTINCT ?fact) AS ?facts) (COUNT(DISTINCT ?stated) AS ?cited)
           (COUNT(DISTINCT ?passage) AS ?passages)
    WHERE {{
      ?passage oa:hasSource ?statement
      OPTIONAL {{ ?fact ng:statedIn ?passage BIND(?passage AS ?stated) }}
    }}
    GROUP BY ?statement
  }}
  OPTIONAL {{
    SELECT ?statement (COUNT(DISTINCT ?fact) AS ?judged)
    WHERE {{
      ?fact ng:statedIn/oa:hasSource ?statement
      {IS_JUDGED}
    }}
    GROUP BY ?statement
  }}
  OPTIONAL {{ ?statement ng:codePointLength ?length }}
  OPTIONAL {{ ?statement ng:effectiveDate ?date }}
  OPTIONAL {{ ?statement dcterms:language ?written }}
  OPTIONAL {{ ?statement ng:textDigest ?digest }}
  OPTIONAL {{ ?statement dcterms:publisher/dpv:hasName ?publisher }}
  OPTIONAL {{ ?statement foaf:page ?published FILTER(ISIRI(?published)) }}
}}
ORDER BY ?statement ?publisher ?published"""
    rows: dict[str, tuple[str, ...]] = {}
    for row in solutions(dataset, query).rows:
        iri, *values = ("" if term is None else term.value for term in row)
        rows.setdefault(iri, tuple(values))
    names = read_names(dataset, rows, language)
    known = {entry.statement: entry for entry in dataset.entries}
    found = [
        Statement(
            iri=iri,
            name=name_or_iri(names, iri),
            publisher=publisher,
            date=date,
            language=written,
            digest=digest,
            length=int(length or 0),
            facts=int(facts),
            judged=int(judged or 0),
            cited=int(cited),
            passages=int(passages),
            is_modelled=known[iri].has_facts if iri in known else True,
            is_fictional=known[iri].is_fictional if iri in known else False,
            published=published,
        )
        for iri, (
            facts, judged, cited, passages, length, date, written, digest, publisher, published
        ) in rows.items()
    ]  # fmt: skip
    return {s.slug: s for s in sorted(found, key=_order)}


def _order(statement: Statement) -> tuple[bool, str, str]:
    return statement.is_fictional, statement.name.casefold(), statement.iri


def read_facts(
    dataset: Dataset,
    texts: StatementTexts,
    statement: str,
    subjects: Mapping[str, str],
    parts: Mapping[str, Collection[str]],
    language: str,
) -> list[StatedFact]:
    """Return the things that cite a passage of a statement (IRI), in the order of the text.

    ``parts`` has the facts (IRIs) of the subjects that are parts of the page of its company:
    nothing else has these subjects. Other facts have those of their classes in ``subjects``, as
    `read_subjects` returns them, and things that facts name are apart.
    """
    query = f"""{PROLOGUE}SELECT ?fact ?modality
       (GROUP_CONCAT(DISTINCT STR(?type); SEPARATOR=" ") AS ?types)
       (GROUP_CONCAT(DISTINCT STR(?condition); SEPARATOR=" ") AS ?conditions)
       (GROUP_CONCAT(DISTINCT STR(?passage); SEPARATOR=" ") AS ?evidence)
WHERE {{
  ?passage oa:hasSource <{statement}> .
  ?fact ng:statedIn ?passage
  OPTIONAL {{ ?fact a ?type FILTER(STRSTARTS(STR(?type), "{_NG}")) }}
  OPTIONAL {{ ?fact ng:modality ?modality }}
  OPTIONAL {{ ?fact ng:condition ?condition FILTER(ISIRI(?condition)) }}
  FILTER(ISIRI(?fact))
}}
GROUP BY ?fact ?modality"""
    rows = [
        tuple("" if term is None else term.value for term in row)
        for row in solutions(dataset, query).rows
    ]
    iris = {iri for row in rows for value in row[:4] for iri in value.split()}
    names = read_names(dataset, iris, language, with_modality=False)
    evidence = read_evidence(dataset, texts, {p for r in rows for p in r[4].split()}, language)
    order = {iri: number for number, iri in enumerate(evidence)}

    def part(iri: str) -> Part:
        return Part(name_or_iri(names, iri), iri)

    def subjects_of(fact: str, types: Iterable[str], is_said: bool) -> set[str]:
        if own := {subject for subject, told in parts.items() if fact in told}:
            return own
        if not is_said:
            return {NAMED}
        return {s for t in types if (s := subjects.get(t)) and s not in parts} or {OTHER}

    facts = []
    for fact, modality, types, conditions, passages in rows:
        kinds = sorted(map(part, types.split()), key=lambda k: (sort_key(k.text), k.iri))
        cited = sorted((p for p in passages.split() if p in order), key=order.__getitem__)
        facts.append(
            StatedFact(
                part=part(fact),
                subjects=tuple(
                    sorted(subjects_of(fact, types.split(), bool(modality)), key=subject_order)
                ),
                kinds=tuple(kinds),
                modality=part(modality) if modality else None,
                conditions=tuple(sorted(map(part, conditions.split()), key=lambda c: c.text)),
                evidence=tuple(evidence[p] for p in cited),
            )
        )

    def place(fact: StatedFact) -> tuple[int, str, str]:
        first = fact.evidence[0].start if fact.evidence else 0
        return (first, sort_key(fact.part.text), fact.part.iri or "")

    return sorted(facts, key=place)


def read_subjects(dataset: Dataset) -> Mapping[str, str]:
    """Return the subject of each class (IRI): the vocabulary module that defines it."""
    query = f"""{PROLOGUE}SELECT ?type ?module WHERE {{
  ?type a owl:Class ; rdfs:isDefinedBy ?module FILTER(ISIRI(?type) && ISIRI(?module))
}}"""
    core = _NG.rstrip("#")
    found = {}
    for class_, module in solutions(dataset, query).rows:
        if class_ is not None and module is not None:
            name = module.value.removeprefix(core).strip("/").rsplit("/", 1)[-1]
            # The classes of the core module are about the document.
            found[class_.value] = name or "document"
    return found


def read_verdicts(dataset: Dataset) -> dict[str, dict[str, int]]:
    """Return the number of requirements per verdict (local name), by statement (IRI)."""
    query = f"""{PROLOGUE}SELECT ?statement ?verdict (COUNT(DISTINCT ?result) AS ?count) WHERE {{
  ?result a ng:ExaminationResult ; ng:aboutStatement ?statement ; ng:verdict ?verdict ;
    ng:examination ?examination .
  ?examination a ng:Requirement
}}
GROUP BY ?statement ?verdict"""
    found: dict[str, dict[str, int]] = {}
    for statement, verdict, count in solutions(dataset, query).rows:
        if statement and verdict and count:
            of_one = found.setdefault(statement.value, {})
            of_one[verdict.value.removeprefix(_NG)] = int(count.value)
    return found
