"""The matrix of some statements: their facts by subject, and the verdicts on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from noticegraph.dataset import Dataset
from noticegraph.labels import iri_values
from noticegraph.matrix import rights, subjects
from noticegraph.matrix.model import Cell, Group, Matrix, Row, Subject
from noticegraph.matrix.reading import NG, Facts
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions

_OF_FACTS = {
    Subject.LEGAL_BASIS: subjects.legal_bases,
    Subject.RECIPIENTS: subjects.recipients,
    Subject.SALE: subjects.sale,
    Subject.TRANSFERS: subjects.transfers,
    Subject.RETENTION: subjects.retention,
}
PROPERTIES = (*subjects.PROPERTIES, *rights.PROPERTIES)
_CLASSES: Mapping[Subject, tuple[str, ...]] = {**subjects.CLASSES, Subject.RIGHTS: rights.CLASSES}


def read_matrix(
    dataset: Dataset,
    statements: Sequence[str],
    chosen: Collection[Subject] = tuple(Subject),
    *,
    all_places: bool = True,
) -> Matrix:
    """Compare statements (IRIs) by the chosen subjects; a row that none fills is left out.

    Without ``all_places``, verdicts have no passages: those are most of what there is to read.
    """
    groups: list[Group] = []
    if classes := classes_of(chosen):
        groups += fill_groups(Facts(dataset, statements, classes, PROPERTIES), chosen)
    if Subject.REQUIREMENTS in chosen:
        groups += _requirements(dataset, statements, all_places=all_places)
    return Matrix(tuple(statements), tuple(group for group in groups if group.rows))


def classes_of(chosen: Iterable[Subject]) -> set[str]:
    """Return the classes of the facts that subjects are about."""
    return {class_ for subject in chosen for class_ in _CLASSES.get(subject, ())}


def fill_groups(facts: Facts, chosen: Collection[Subject]) -> list[Group]:
    """Return the rows of the chosen subjects, requirements excepted, from facts of their classes.

    `PROPERTIES` are those that must have been read. A group may have no rows.
    """
    groups = [fill(facts) for subject, fill in _OF_FACTS.items() if subject in chosen]
    return [*groups, *(rights.rights(facts) if Subject.RIGHTS in chosen else ())]


def _requirements(dataset: Dataset, statements: Sequence[str], *, all_places: bool) -> list[Group]:
    """Return the verdicts on the statements, by law and then by requirement."""
    places = f"OPTIONAL {{ ?result <{NG}evidence> ?passage }}" if all_places else ""
    query = f"""SELECT ?law ?id ?requirement ?statement ?result ?verdict ?passage WHERE {{
  VALUES ?statement {{ {iri_values(statements)} }}
  ?result <{NG}aboutStatement> ?statement ; <{NG}examination> ?requirement ;
    <{NG}verdict>/<{PREFIXES["skos"]}notation> ?verdict .
  ?requirement a <{NG}Requirement> ; <{NG}requiredBy> ?law ; <{PREFIXES["dcterms"]}identifier> ?id
  {places}
}}
ORDER BY ?law ?id ?passage"""
    laws: dict[str, dict[str, dict[str, Cell]]] = {}
    for row in solutions(dataset, query).rows:
        law, _, requirement, statement, result, verdict, passage = (
            "" if term is None else term.value for term in row
        )
        of_one = laws.setdefault(law, {}).setdefault(requirement, {})
        before = of_one.get(statement, Cell(verdict=verdict, result=result))
        passages = (*before.passages, passage) if passage else before.passages
        of_one[statement] = replace(before, passages=passages)
    return [
        Group(
            Subject.REQUIREMENTS,
            tuple(
                Row(requirement, tuple(of_one.get(s, Cell()) for s in statements))
                for requirement, of_one in requirements.items()
            ),
            (law,),
        )
        for law, requirements in laws.items()
    ]
