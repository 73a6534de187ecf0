"""The terms of DPV 2.3, known whether or not a graph uses them, from the list in the package.

The list has labels and broader terms, no definitions; ``tools/import_terms.py`` writes it. It is
read when first needed. Sunset terms are what DPV keeps for old data only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from noticegraph.namespaces import DPV_PREFIXES, shorten_iri

LIST = Path(__file__).with_name("dpv_terms.tsv")
COLUMNS = ("term", "label", "broader", "kind", "replacedBy")
"""Names are prefixed, or whole IRIs; those in one cell are separated by spaces.

Empty cells at the end of a row are left out.
"""

_SIMILAR_ENOUGH = 65
# Code points; no label is half as long, and comparing longer texts would only take time.
_LONGEST_NAME = 500
# Of two terms that resemble a name equally, the one of the same module is meant.
_SAME_MODULE = 5
_SHORT_NAME = re.compile(r"\(([A-Z]{3,})\)")
_BETWEEN_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\W_]+")


class Kind(Enum):
    """What a term is to those who use it."""

    CONCEPT = ""
    PROPERTY = "property"
    SUNSET = "sunset"


class DPVTerm(NamedTuple):
    """A term of DPV 2.3; ``replaced_by`` are the terms that DPV names instead of a sunset term."""

    iri: str
    label: str
    broader: tuple[str, ...] = ()
    kind: Kind = Kind.CONCEPT
    replaced_by: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its prefixed name; its IRI if no prefix fits."""
        return shorten_iri(self.iri)


@cache
def dpv_terms() -> Mapping[str, DPVTerm]:
    """Return all terms by IRI, in the order of the list."""
    found = {}
    for line in LIST.read_text("utf-8").splitlines()[1:]:
        cells = line.split("\t")
        name, label, broader, kind, replaced_by = cells + [""] * (len(COLUMNS) - len(cells))
        iri = _expand(name)
        found[iri] = DPVTerm(iri, label, _expand_all(broader), Kind(kind), _expand_all(replaced_by))
    return found


def _expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return DPV_PREFIXES[prefix] + local if prefix in DPV_PREFIXES else name


def _expand_all(names: str) -> tuple[str, ...]:
    return tuple(map(_expand, names.split()))


def write_list(terms: Iterable[DPVTerm]) -> str:
    """Return the text of the list with these terms, ordered by IRI."""
    rows = [COLUMNS]
    for term in sorted(terms):
        broader, instead = (
            " ".join(shorten_iri(iri) for iri in iris) for iris in (term.broader, term.replaced_by)
        )
        rows.append((term.name, term.label, broader, term.kind.value, instead))
    return "".join("\t".join(row).rstrip("\t") + "\n" for row in rows)


def live_term(iri: str) -> DPVTerm | None:
    """Return the term with that IRI, or None if DPV 2.3 has none or keeps it for old data only."""
    term = dpv_terms().get(iri)
    return None if term is None or term.kind is Kind.SUNSET else term


def read_label(iri: str) -> str | None:
    """Return the English label of a term (IRI), or None if it is not one of DPV 2.3."""
    term = dpv_terms().get(iri)
    return term.label if term else None


def chain_above(iri: str) -> list[DPVTerm]:
    """Return the terms above a term up to the top: of several that are broader, the first."""
    terms = dpv_terms()
    found: dict[str, DPVTerm] = {}
    term = terms.get(iri)
    while term is not None:
        above = next((terms[b] for b in term.broader if b in terms), None)
        if above is None or above.iri in found or above.iri == iri:
            break
        found[above.iri] = term = above
    return list(found.values())


def broader_pairs(iris: Iterable[str]) -> set[tuple[str, str]]:
    """Return each term with its broader ones (IRIs), for some terms and all that is above them."""
    terms = dpv_terms()
    found: set[tuple[str, str]] = set()
    waiting = [iri for iri in iris if iri in terms]
    while waiting:
        iri = waiting.pop()
        pairs = {(iri, broad) for broad in terms[iri].broader} - found
        found |= pairs
        waiting += [broad for _, broad in pairs if broad in terms]
    return found


@cache
def _narrower() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for term in dpv_terms().values():
        for iri in term.broader:
            found.setdefault(iri, []).append(term.iri)
    return found


def terms_directly_below(iri: str) -> list[DPVTerm]:
    """Return the live terms that have a term as their broader one."""
    return [term for below in _narrower().get(iri, ()) if (term := live_term(below))]


def terms_below(tops: Iterable[str]) -> list[DPVTerm]:
    """Return the live terms among some terms (IRIs) and all that is below them, by IRI."""
    found: set[str] = set()
    waiting = list(tops)
    while waiting:
        iri = waiting.pop()
        if iri not in found:
            found.add(iri)
            waiting += _narrower().get(iri, ())
    return sorted(term for iri in found if (term := live_term(iri)))


def nearest_terms(name: str, candidates: Iterable[DPVTerm], limit: int = 1) -> list[DPVTerm]:
    """Return at most `limit` of the candidates whose names or labels resemble an IRI, or words.

    Both the words, in any order, and the letters count; the most similar come first, and the
    order of the candidates does not matter.
    """
    if len(name) > _LONGEST_NAME:
        return []
    wanted = _words(_local_name(name))
    namespace = name.removesuffix(_local_name(name))
    spelt = [(words, term) for term in candidates for words in _spellings(term.iri, term.label)]
    best: dict[str, tuple[float, str, DPVTerm]] = {}
    for score, at in _similarities(wanted, [words for words, _ in spelt]):
        term = spelt[at][1]
        near = (-score - _SAME_MODULE * term.iri.startswith(namespace), term.iri, term)
        best[term.iri] = min(best.get(term.iri, near), near)
    return [term for *_, term in sorted(best.values())[:limit]]


def _local_name(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


@cache
def _spellings(iri: str, label: str) -> frozenset[str]:
    short = _SHORT_NAME.findall(label)
    return frozenset(map(_words, (_local_name(iri), label, *short)))


def _words(name: str) -> str:
    return " ".join(_BETWEEN_WORDS.split(name)).lower().strip()


def _similarities(words: str, others: Sequence[str]) -> Iterator[tuple[float, int]]:
    """Yield how similar the words are to others, and where these stand, if they are enough."""
    # rapidfuzz is needed only after an error, so a valid command does not have to load it.
    from rapidfuzz import fuzz, process

    by_words: dict[int, float] = defaultdict(float)
    # Of the two scores of a mean, neither may be further below it than the other can be above.
    least = 2 * _SIMILAR_ENOUGH - 100
    for scorer in (fuzz.token_sort_ratio, fuzz.token_set_ratio):
        for _, score, at in process.extract(
            words, others, scorer=scorer, limit=None, score_cutoff=least
        ):
            by_words[at] += score / 2
    found = {at: score for at, score in by_words.items() if score >= _SIMILAR_ENOUGH}
    letters = [other.replace(" ", "") for other in others]
    for _, score, at in process.extract(
        words.replace(" ", ""), letters, scorer=fuzz.ratio, limit=None,
        score_cutoff=_SIMILAR_ENOUGH,
    ):  # fmt: skip
        found[at] = max(found.get(at, 0.0), score)
    for at, score in found.items():
        yield score, at


# What may stand at a property


_DPV = DPV_PREFIXES["dpv"]
# Where the class of a property's values is not the one that the property's name names.
_CLASS_OF_VALUES = {
    _DPV + name: _DPV + class_name
    for name, class_name in {
        "hasActiveEntity": "Entity",
        "hasApplicableLaw": "Law",
        "hasEntityControl": "EntityInvolvement",
        "hasExpectation": "ExpectationStatus",
        "hasFee": "FeeRequirement",
        "hasInformedStatus": "EntityInformedStatus",
        "hasIntention": "IntentionStatus",
        "hasInvolvement": "InvolvementStatus",
        "hasJurisdiction": "Location",
        "hasNonInvolvedEntity": "Entity",
        "hasParty": "LegalEntity",
        "hasPassiveEntity": "Entity",
        "hasRecipientDataController": "DataController",
        "hasRecipientThirdParty": "ThirdParty",
        "hasResponsibleEntity": "Entity",
        "hasSubsidiary": "Organisation",
        "isDeterminedByEntity": "Entity",
        "isImplementedByEntity": "Entity",
        "isImplementedUsingTechnology": "Technology",
        "isIndicatedBy": "Entity",
        "isMitigatedByMeasure": "RiskMitigationMeasure",
        "isRepresentativeFor": "Entity",
    }.items()
}
# Where DPV keeps what belongs to a class beside it, not below it.
_BRANCHES = {
    _DPV + name: tuple(_DPV + top for top in tops.split())
    for name, tops in {
        "DataSubject": "HumanSubject",
        "Recipient": "Recipient ThirdParty DataController Organisation ServiceProvider",
        "ThirdCountry": "Country",
        "ThirdParty": "ThirdParty Organisation ServiceProvider",
    }.items()
}


def class_of_values(name: str) -> str | None:
    """Return the class of what stands at a property of DPV (IRI), or None if it is not known."""
    if name in _CLASS_OF_VALUES:
        return _CLASS_OF_VALUES[name]
    local = _local_name(name)
    if not local.startswith("has"):
        return None
    for namespace in (name.removesuffix(local), _DPV):
        if live_term(namespace + local.removeprefix("has")):
            return namespace + local.removeprefix("has")
    return None


def branches_of(class_iri: str) -> tuple[str, ...]:
    """Return the terms (IRIs) at or below which the kinds of a class of DPV stand."""
    return _BRANCHES.get(class_iri, (class_iri,))
