"""The matrix of some statements: their facts by subject, and the verdicts on them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

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
_CLASSES: Mapping[Subject, tuple[str, ...]] = {**subjects.CLASSES, Subject.RIGHTS: rights.CLASSES}


def read_matrix(
    dataset: Dataset, statements: Sequence[str], chosen: Collection[Subject] = tuple(Subject)
) -> Matrix:
    """Compare statements (IRIs) by the chosen subjects; a row that none fills is left out."""
    classes = {class_ for subject in chosen for class_ in _CLASSES.get(subject, ())}
    groups: list[Group] = []
    if classes:
        facts = Facts(dataset, statements, classes, (*subjects.PROPERTIES, *rights.PROPERTIES))
        groups += [fill(facts) for subject, fill in _OF_FACTS.items() if subject in chosen]
        groups += rights.rights(facts) if Subject.RIGHTS in chosen else ()
    if Subject.REQUIREMENTS in chosen:
        groups += _requirements(dataset, statements)
    return Matrix(tuple(statements), tuple(group for group in groups if group.rows))


def _requirements(dataset: Dataset, statements: Sequence[str]) -> list[Group]:
    """Return the verdicts on the statements, by law and then by requirement."""
    query = f"""SELECT ?law ?id ?requirement ?statement ?verdict ?passage WHERE {{
  VALUES ?statement {{ {iri_values(statements)} }}
  ?result <{NG}aboutStatement> ?statement ; <{NG}examination> ?requirement ;
    <{NG}verdict> ?verdict .
  ?requirement a <{NG}Requirement> ; <{NG}requiredBy> ?law ; <{PREFIXES["dcterms"]}identifier> ?id
  OPTIONAL {{ ?result <{NG}evidence> ?passage }}
}}
ORDER BY ?law ?id ?passage"""
    laws: dict[str, dict[str, dict[str, tuple[str, list[str]]]]] = {}
    for law, _, requirement, statement, verdict, passage in solutions(dataset, query).rows:
        if law is None or requirement is None or statement is None or verdict is None:
            continue
        of_one = laws.setdefault(law.value, {}).setdefault(requirement.value, {})
        _, passages = of_one.setdefault(statement.value, (verdict.value, []))
        passages += [passage.value] if passage is not None else []
    return [
        Group(
            Subject.REQUIREMENTS,
            tuple(
                Row(requirement, tuple(
                    Cell(verdict=of_one[s][0], passages=tuple(of_one[s][1]))
                    if s in of_one else Cell()
                    for s in statements
                ))
                for requirement, of_one in requirements.items()
            ),
            (law,),
        )
        for law, requirements in laws.items()
    ]  # fmt: skip
