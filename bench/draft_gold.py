"""A reviewed graph written as rows (`noticegraph facts STATEMENT -o jsonl`) → gold facts.

A modeller chose one term for each thing; a reader could rightly have chosen the term above it. So
`accept` is the term with its broader terms by DPV's list, without the roots. Kinds that rows and
gold do not share (conditions, scopes, references …) are left out. What a row says of a thing by
name is looked up among the rows of that name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from noticegraph.dpv_terms import dpv_terms
from noticegraph.namespaces import shorten_iri
from noticegraph.passages import segment_text

Row = Mapping[str, Any]
_ALSO = {
    "dpv:GovernmentalOrganisation": "ng:PublicAuthorities",
    "dpv:LawEnforcementOrganisation": "ng:PublicAuthorities",
}
_ROOTS = frozenset({
    "dpv:PersonalData", "dpv:Purpose", "dpv:Recipient", "dpv:LegalEntity", "dpv:Entity", "dpv:Data",
    "pd:External", "pd:Internal", "pd:Historical", "pd:Tracking", "dpv:Organisation",
})  # fmt: skip
_RIGHTS = {
    "RightToAccess": "access", "RightToRectification": "correction", "RightToDeletion": "deletion",
    "RightToRestriction": "restriction", "RightToObject": "objection", "RightToDataPortability": "portability",
    "RightToWithdrawConsent": "withdraw-consent", "RightToComplain": "complaint", "ConsumerRightToKnow": "know",
    "ConsumerRightToCorrect": "correction", "ConsumerRightToDelete": "deletion", "ConsumerRightToOptOut": "opt-out-sale",
    "ConsumerRightToOptOutOfSale": "opt-out-sale", "ConsumerRightToLimit": "limit-sensitive",
    "ConsumerRightToNonRetaliation": "non-retaliation", "ConsumerRightToAppeal": "appeal",
    "RightToDirectMarketingDisclosure": "direct-marketing-disclosure", "ConsumerRightToKnowRecipients": "know-recipients",
    "ConsumerRightToOptOutOfProfiling": "automated-decisions",
    "A15": "access", "A16": "correction", "A17": "deletion", "A18": "restriction", "A20": "portability",
    "A21": "objection", "A22": "automated-decisions", "A7-3": "withdraw-consent", "A77": "complaint",
}  # fmt: skip
_MECHANISMS = {
    "eu-gdpr:A46-2-c": "scc", "eu-gdpr:A46-2-b": "bcr", "eu-gdpr:A45-3": "adequacy", "ng:UKAddendum": "uk-addendum",
    "ng:LegalDerogation": "derogation", "ng:OtherTransferMechanism": "other", "ng:EU-US-DPF": "dpf-eu",
    "ng:UK-Extension-DPF": "dpf-uk", "ng:Swiss-US-DPF": "dpf-ch", "eu-gdpr:A46-2-e": "other", "eu-gdpr:A46-2-f": "other",
}  # fmt: skip
_BASES = frozenset({
    "dpv:Consent", "dpv:Contract", "dpv:LegalObligation", "dpv:LegitimateInterest", "dpv:PublicInterest",
    "dpv:VitalInterest",
})  # fmt: skip
"""The bases that FORMAT asks for: of a narrower term, the one above it."""
_SOURCES = (
    ("automat", "observed"), ("cookie", "observed"), ("rechtstreeks", "direct"), ("direct", "direct"),
    ("openba", "public"), ("public", "public"), ("werkgever", "employer"), ("employer", "employer"),
)  # fmt: skip


def as_list(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list) else [value]


@cache
def names_of_terms() -> dict[str, Any]:
    return {shorten_iri(iri): term for iri, term in dpv_terms().items()}


def accept(terms: Sequence[str]) -> list[str]:
    """Return the terms and their broader terms, without the roots."""
    found: dict[str, None] = dict.fromkeys(terms)
    names = names_of_terms()
    for term in terms:
        for broader in names[term].broader if term in names else ():
            name = shorten_iri(broader)
            if name not in _ROOTS:
                found.setdefault(name)
    found.update({_ALSO[t]: None for t in terms if t in _ALSO})
    return list(found)


def gold_from_rows(rows: Sequence[Row], text: str, form: Any, language: str) -> dict[str, Any]:
    """Return gold facts in the form of FORMAT.md; each quote is the text of the row's passage."""
    places = {p.path: text[p.start : p.end] for p in segment_text(text, form).passages}
    by_name: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.get("name"):
            by_name.setdefault((row["kind"], row["name"]), row)
    facts = []
    seen = set()
    for row in rows:
        for kind, key in _keys(row, by_name):
            paths = as_list(row.get("passage"))
            quote = next((places[p] for p in reversed(paths) if p in places), "")
            name = json.dumps([kind, key], sort_keys=True)
            if quote and name not in seen:
                seen.add(name)
                facts.append({"kind": kind, "key": key, "name": row.get("name", ""),
                              "modality": row.get("modality", "asserted"), "quote": quote})  # fmt: skip
    return {"statement": "", "sha256": "", "language": language, "facts": facts}


def _terms(name: str, by_name: Mapping[tuple[str, str], Row], *kinds: str) -> list[str]:
    if ":" in name and " " not in name:
        return [name]
    for kind in kinds:
        row = by_name.get((kind, name))
        if row:
            return as_list(row.get("terms"))
    return []


def _keys(row: Row, by_name: Mapping[tuple[str, str], Row]) -> Iterator[tuple[str, dict[str, Any]]]:
    kind, terms = row["kind"], as_list(row.get("terms"))
    places = as_list(row.get("jurisdiction")) or [":general"]
    # A right of the EEA, the United Kingdom and Switzerland together is one of the EEA.
    place = ("loc:EEA" if "loc:EEA" in places else places[0]).partition(":")[2]
    if kind in ("category", "data-example") and terms:
        yield "category", {"accept": accept(terms)}
    elif kind in ("recipient", "recipient-example") and terms:
        yield "recipient", {"accept": accept(terms)}
    elif kind == "purpose" and terms and terms != ["dpv:Purpose"]:
        yield "purpose", {"accept": accept(terms)}
    elif kind == "disclosure":
        for data in as_list(row.get("category") or row.get("data")) or ["any"]:
            category = _terms(data, by_name, "category", "data-example") if data != "any" else []
            for to in as_list(row.get("recipient")):
                recipient = _terms(to, by_name, "recipient", "recipient-example")
                if recipient:
                    yield (
                        "disclosure",
                        {
                            "category": accept(category)
                            if category and category != ["dpv:PersonalData"]
                            else "any",
                            "recipient": accept(recipient),
                        },
                    )
    elif kind == "basis" and terms:
        process = by_name.get(("processing", row.get("process", "")), {})
        named = as_list(process.get("purpose"))
        reasons = [t for p in named for t in _terms(p, by_name, "purpose")]
        if reasons or not named:
            basis = next((t for t in accept(terms[:1]) if t in _BASES), terms[0])
            yield "basis", {"basis": basis, "purpose": accept(reasons) if reasons else None}
    elif kind == "right" and terms:
        right = _RIGHTS.get(terms[0].partition(":")[2])
        if right:
            yield "right", {"right": right, "jurisdiction": place}
    elif kind == "transfer":
        for term in terms or as_list(row.get("mechanism")):
            if term in _MECHANISMS:
                yield "transfer", {"mechanism": _MECHANISMS[term]}
    elif kind == "certification" and row.get("entity"):
        yield (
            "certification",
            {
                "entity": row["entity"],
                "part": _MECHANISMS.get(row.get("part", ""), row.get("part")),
            },
        )
    elif kind == "recourse" and " " in row.get("body", ""):
        yield "recourse", {"body": row["body"], "role": "authority"}
    elif kind == "region" and terms:
        for term in terms:
            yield "region", {"jurisdiction": term.partition(":")[2]}
    elif kind == "children" and row.get("age"):
        yield "children", {"age": int(row["age"])}
    elif kind == "retention":
        if row.get("period"):
            yield "retention", {"duration": row["period"], "of": "any"}
        else:
            yield "retention", {"criteria": row["name"], "of": "any"}
    elif kind == "contact":
        for column, name in (("email", "email"), ("telephone", "phone")):
            for value in as_list(row.get(column)):
                yield "contact", {"role": "general", name: value}
    elif kind == "source":
        words = row.get("name", "").lower()
        yield "source", {"source": next((s for cue, s in _SOURCES if cue in words), "third-party")}
    elif kind == "security":
        yield "security", {"measure": row["name"]}
    elif kind == "automated":
        yield "automated", {}
    elif kind == "change":
        yield "change", {"how": row["name"]}
