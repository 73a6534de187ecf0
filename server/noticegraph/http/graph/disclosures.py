"""Who receives which data in one statement: its disclosures, one by one."""

from __future__ import annotations

from dataclasses import dataclass

from noticegraph.dataset import Dataset
from noticegraph.labels import name_or_iri, read_names
from noticegraph.languages import sort_key
from noticegraph.namespaces import PREFIXES
from noticegraph.query import solutions
from noticegraph.tables import Part


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A stated disclosure of a category to a recipient, with its modality if it has one."""

    fact: Part
    category: Part
    recipient: Part
    modality: Part | None


def read_disclosures(dataset: Dataset, statement: str, language: str) -> list[Disclosure]:
    """Return the disclosures of a statement (IRI), by category and recipient.

    A fact that names several categories or recipients counts for each pair. Facts without a
    recipient are left out; what the statement denies is not a disclosure.
    """
    ng, dpv, oa = (PREFIXES[name] for name in ("ng", "dpv", "oa"))
    query = f"""SELECT DISTINCT ?fact ?category ?recipient ?modality WHERE {{
  ?passage <{oa}hasSource> <{statement}> .
  ?fact <{ng}statedIn> ?passage ; a <{ng}Disclosure> ; <{dpv}hasPersonalData> ?category ;
    <{dpv}hasRecipient> ?recipient
  OPTIONAL {{ ?fact <{ng}modality> ?modality }}
  FILTER(ISIRI(?fact) && ISIRI(?category) && ISIRI(?recipient))
}}"""
    rows = [
        tuple("" if term is None else term.value for term in row)
        for row in solutions(dataset, query).rows
    ]
    things = {iri for row in rows for iri in row if iri}
    names = read_names(dataset, things, language, with_modality=False)

    def part(iri: str) -> Part:
        return Part(name_or_iri(names, iri), iri)

    found = [
        Disclosure(part(fact), part(category), part(recipient), part(mode) if mode else None)
        for fact, category, recipient, mode in rows
    ]
    return sorted(
        found,
        key=lambda d: (sort_key(d.category.text), sort_key(d.recipient.text), d.fact.iri or ""),
    )
