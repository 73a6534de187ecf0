"""The names of things: the label that names each best, and the modality of facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from noticegraph.dataset import Dataset
from noticegraph.dpv_terms import read_label
from noticegraph.modality import MODALITY, name_with_modality
from noticegraph.namespaces import DPV_BASE, PREFIXES, is_absolute_iri, shorten_iri
from noticegraph.query import Term, solutions
from noticegraph.review_status import REVIEW_STATUS, name_with_review

LABELS = tuple(
    PREFIXES[prefix] + name
    for prefix, name in (
        ("skos", "prefLabel"),
        ("rdfs", "label"),
        ("dpv", "hasName"),
        ("foaf", "name"),
        ("dcterms", "title"),
    )
)
"""In order of preference: a title ("Privacy statement") says less than a label."""

# A FILTER, because a second VALUES would be joined first and every pair looked up (5 times slower).
_LABEL_LIST = ", ".join(f"<{iri}>" for iri in LABELS)


def read_section_titles(dataset: Dataset, statements: Collection[str]) -> dict[str, dict[str, str]]:
    """Return the headings that the graph has of the sections of statements (IRIs), by section."""
    if not statements:
        return {}
    ng, oa, dcterms = (PREFIXES[name] for name in ("ng", "oa", "dcterms"))
    query = f"""SELECT ?statement ?section ?title WHERE {{
  VALUES ?statement {{ {iri_values(statements)} }}
  ?passage <{oa}hasSource> ?statement ; <{dcterms}title> ?title ; <{ng}section> ?section
}} ORDER BY ?statement ?section STR(?title)"""
    found: dict[str, dict[str, str]] = {}
    for statement, section, title in solutions(dataset, query).rows:
        if statement is not None and section is not None and title is not None:
            found.setdefault(statement.value, {}).setdefault(section.value, title.value)
    return found


def read_names(
    dataset: Dataset, things: Iterable[str], language: str, *, with_modality: bool = True
) -> dict[str, str]:
    """Return the names of things (IRIs): in `language`, else in English, else in any.

    A term of DPV that has no name in the graph has its English label from DPV's list.
    The names of facts that are not asserted include their modality; use `with_modality=False` where
    the modality is shown separately. Those of facts that nobody has reviewed say so.
    """
    wanted = set(things)
    found: dict[str, tuple[int, int, str]] = {}
    modalities: dict[str, str] = {}
    statuses: dict[str, str] = {}
    # Most things have a name in each language; those in other languages are rarely needed.
    for only in (f'LANG(?label) = "{language}"', "ISLITERAL(?label)"):
        unnamed = wanted - found.keys()
        for thing, label_property, label in _read_labels(dataset, unnamed, only):
            if label_property == MODALITY:
                modalities[thing] = label.value
            elif label_property == REVIEW_STATUS:
                statuses[thing] = label.value
            else:
                candidate = (
                    language_rank(label, language),
                    LABELS.index(label_property),
                    label.value,
                )
                found[thing] = min(found.get(thing, candidate), candidate)
    if not with_modality:
        modalities.clear()
    listed = {
        thing: in_list
        for thing in wanted - found.keys()
        if thing.startswith(DPV_BASE) and (in_list := read_label(thing))
    }
    return listed | {
        thing: name_with_review(
            name_with_modality(label, modalities.get(thing), language),
            statuses.get(thing),
            language,
        )
        for thing, (*_, label) in found.items()
    }


def _read_labels(
    dataset: Dataset, things: Collection[str], only: str
) -> Iterator[tuple[str, str, Term]]:
    """Yield things with their modality, their review status, and those of their labels."""
    if not things:
        return
    query = f"""SELECT ?thing ?property ?label WHERE {{
  VALUES ?thing {{ {iri_values(things)} }}
  ?thing ?property ?label
  FILTER(?property IN (<{MODALITY}>, <{REVIEW_STATUS}>)
    || (?property IN ({_LABEL_LIST}) && {only}))
}}"""
    for thing, property_, label in solutions(dataset, query).rows:
        if thing is not None and property_ is not None and label is not None:
            yield thing.value, property_.value, label


def iri_of(term: Term) -> str | None:
    """Return the IRI of a term, or None if the term is not an IRI."""
    written = str(term)
    return written[1:-1] if written.startswith("<") and not written.startswith("<<") else None


def language_rank(term: Term, language: str) -> int:
    """Return the rank of a literal for a reader of that language; 0 is the best."""
    ranks = {language: 0, "en": 1, "": 2}
    if language == "en":
        ranks["en"] = 0
    return ranks.get(getattr(term, "language", None) or "", 3)


def name_or_iri(names: dict[str, str], iri: str) -> str:
    """Return the name of a thing, else its prefixed name, else its IRI."""
    return names.get(iri) or shorten_iri(iri)


def iri_values(iris: Iterable[str]) -> str:
    """Return IRIs for a VALUES block, without any that could close its brackets."""
    return " ".join(f"<{iri}>" for iri in sorted(set(iris)) if is_absolute_iri(iri))
