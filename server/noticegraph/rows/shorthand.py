"""Short rows spelt out: words for terms, and the other things that a fact needs.

A drafted row says "we collect e-mail addresses" in one line of the kind `category`; in the model
that is a category and its collection. Only rows without an id are spelt out: rows that were written
from a graph are whole. The words are those of drafts (``WORDS``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from noticegraph.rows.columns import COLUMNS
from noticegraph.rows.kinds import KINDS
from noticegraph.rows.model import REVIEW, Row
from noticegraph.rows.reviewing import is_drafted_by_machine

WORDS: dict[str, dict[str, str]] = {
    "contactRole": {
        "general": "ng:GeneralContact",
        "privacy": "ng:PrivacyTeamContact",
        "dpo": "ng:DataProtectionOfficerContact",
        "representative": "ng:GeneralContact",
        "rights": "ng:RightsRequestContact",
        "complaints": "ng:FrameworkComplaintContact",
    },
    "role": {
        "independent": "ng:IndependentRecourseMechanism",
        "authority": "ng:AuthorityCooperation",
        "enforcement": "ng:RegulatoryEnforcement",
        "arbitration": "ng:BindingArbitration",
    },
    "source": {
        "direct": "dpv:DataSubjectDataSource",
        "observed": "dpv:DataSubjectDataSource",
        "third-party": "dpv:ThirdPartyDataSource",
        "public": "dpv:PublicDataSource",
        "employer": "dpv:NonPublicDataSource",
        "derived": "dpv:DataControllerDataSource",
    },
    "mechanism": {
        "dpf-eu": "eu-gdpr:A45-3",
        "dpf-uk": "eu-gdpr:A45-3",
        "dpf-ch": "eu-gdpr:A45-3",
        "adequacy": "eu-gdpr:A45-3",
        "scc": "eu-gdpr:A46-2-c",
        "bcr": "eu-gdpr:A46-2-b",
        "uk-addendum": "ng:UKAddendum",
        "derogation": "ng:LegalDerogation",
        "consent": "eu-gdpr:A49-1-a",
        "other": "ng:OtherTransferMechanism",
    },
    "part": {
        "dpf-eu": "ng:EU-US-DPF",
        "dpf-uk": "ng:UK-Extension-DPF",
        "dpf-ch": "ng:Swiss-US-DPF",
    },
    "signal": {
        "dnt": "ng:DoNotTrack",
        "gpc": "ng:GlobalPrivacyControl",
        "opt-out": "ng:OptOutPreferenceSignal",
    },
    "handling": {"honoured": "ng:SignalHonoured", "ignored": "ng:SignalIgnored"},
    "transaction": {"sale": "ng:Sale", "sharing": "ng:Sharing"},
    "technology": {"cookies": "tech:Cookie", "local-storage": "tech:LocalStorage"},
}
"""What words stand for, by column."""

_RIGHTS = {
    "access": ("ng:RightToAccess", "eu-gdpr:A15", "ng:ConsumerRightToKnow"),
    "correction": ("ng:RightToRectification", "eu-gdpr:A16", "ng:ConsumerRightToCorrect"),
    "deletion": ("ng:RightToDeletion", "eu-gdpr:A17", "ng:ConsumerRightToDelete"),
    "restriction": ("ng:RightToRestriction", "eu-gdpr:A18", "ng:RightToRestriction"),
    "objection": ("ng:RightToObject", "eu-gdpr:A21", "ng:RightToObject"),
    "portability": ("ng:RightToDataPortability", "eu-gdpr:A20", "ng:RightToDataPortability"),
    "withdraw-consent": ("ng:RightToWithdrawConsent", "eu-gdpr:A7-3", "ng:RightToWithdrawConsent"),
    "complaint": ("ng:RightToComplain", "eu-gdpr:A77", "ng:RightToComplain"),
    "automated-decisions": ("eu-gdpr:A22", "eu-gdpr:A22", "ng:ConsumerRightToOptOutOfProfiling"),
    "know": ("ng:ConsumerRightToKnow",) * 3,
    "opt-out-sale": ("ng:ConsumerRightToOptOut",) * 3,
    "limit-sensitive": ("ng:ConsumerRightToLimit",) * 3,
    "non-retaliation": ("ng:ConsumerRightToNonRetaliation",) * 3,
    "appeal": ("ng:ConsumerRightToAppeal",) * 3,
    "direct-marketing-disclosure": ("ng:RightToDirectMarketingDisclosure",) * 3,
    "know-recipients": ("ng:ConsumerRightToKnowRecipients",) * 3,
}
"""The right that a word stands for: in general, under the GDPR, in the United States."""

_PARTS = {
    "ng:EU-US-DPF": ("ng:EU-US-DPF-Principles", ["loc:EU"]),
    "ng:UK-Extension-DPF": ("ng:EU-US-DPF-Principles", ["loc:GB", "loc:GI"]),
    "ng:Swiss-US-DPF": ("ng:Swiss-US-DPF-Principles", ["loc:CH"]),
}
"""The principles of each part of the framework, and the places whose data it covers."""

BEFORE = "^"
"""The cell of a spelt-out row that means the row before it."""

MADE = "^made"
"""The cell that marks a row that was only made for another."""

MADE_TERMS = "^terms"
"""The cell of a row that says what the new things are that it names: each value is a term (CURIE),
a space, and the name of the thing."""

_PLACE = re.compile(r"[A-Z]{2,3}(?:-[A-Z0-9]{1,3})?")
_CURIE = re.compile(r"[a-z][a-z-]*:[A-Za-z0-9_.-]+")


def spell_out(row: Row) -> list[Row]:
    """Return the rows that a row stands for: itself, unless it is a short one."""
    if row.kind not in KINDS:
        return [row]
    _say_terms(row)
    if row.cells.get("id"):
        return [row]
    if row.one("modality") == "conditional" and is_drafted_by_machine(row):
        # A rule sees that there is a condition; to say which is for whoever reviews it.
        row.cells.setdefault("condition", ["ng:AsThePassageSays"])
    rule = _RULES.get(row.kind)
    return [row] if rule is None else list(rule(row))


def _say_terms(row: Row) -> None:
    """Replace the words of a row by the terms for which they stand."""
    if row.kind == "contact":
        _move(row, "role", "contactRole")
    kind = KINDS[row.kind]
    if kind.terms is not None and kind.terms.name != "terms":
        _move(row, kind.terms.name, "terms")
    places = [v for v in row.cells.get("jurisdiction", []) if v not in ("general", "")]
    row.put("jurisdiction", places)
    for name in list(row.cells):
        column = kind.terms.name if name == "terms" and kind.terms is not None else name
        # In a whole row, a word may be the name of a thing.
        is_word = not (row.cells.get("id") and name in COLUMNS and COLUMNS[name].sort == "thing")
        words = WORDS.get(column, {}) if is_word else {}
        is_place = column in ("jurisdiction", "country", "inCountry", "dataFrom")
        row.cells[name] = [
            f"loc:{value}" if is_place and _PLACE.fullmatch(value) else words.get(value, value)
            for value in row.cells[name]
        ]


def _move(row: Row, old: str, new: str) -> None:
    if old in row.cells and new not in row.cells:
        row.cells[new] = row.cells.pop(old)


def _beside(row: Row, kind: str, **cells: list[str]) -> Row:
    """Return a row of another kind that rests on the same words of the text."""
    shared = ("passage", "quote", "modality", "condition", *REVIEW)
    beside = Row(row.number, kind, {c: list(v) for c, v in row.cells.items() if c in shared})
    for column, values in cells.items():
        beside.put(column, values)
    return beside


def _without_claim(row: Row) -> Row:
    """Return the row of the thing alone."""
    cells = {c: v for c, v in row.cells.items() if c not in ("modality", "condition")}
    return Row(row.number, row.kind, cells)


def _claimed(row: Row, kind: str, column: str) -> Iterator[Row]:
    """Yield a thing, and the fact about it if the row has a modality."""
    if "modality" not in row.cells:
        yield row
        return
    if row.one("modality") == "denied":
        # What is denied is no thing of the statement that others could refer to.
        yield _beside(row, kind, name=row.cells.get("name", []),
                      **{column: row.cells.get("terms", [])})  # fmt: skip
        return
    yield _without_claim(row)
    yield _beside(row, kind, **{column: [BEFORE]})


def _category(row: Row) -> Iterator[Row]:
    yield from _claimed(row, "collection", "data")


def _purpose(row: Row) -> Iterator[Row]:
    yield from _claimed(row, "processing", "purpose")


def _recipient(row: Row) -> Iterator[Row]:
    if "organisation" in row.cells:
        names = row.cells.pop("organisation")
        row.cells["name"] = names
        row.cells.setdefault("terms", ["dpv:ThirdParty"])
    if "modality" not in row.cells:
        yield row
        return
    for made in _claimed(row, "disclosure", "recipient"):
        if made.kind == "disclosure":
            made.cells |= {"data": ["dpv:PersonalData"], MADE: ["true"]}
        yield made


def _document(row: Row) -> Iterator[Row]:
    row.cells.pop("modality", None)
    if "title" not in row.cells and "name" in row.cells:
        row.cells["title"] = row.cells["name"]
    yield row


def _organisation(row: Row) -> Iterator[Row]:
    row.cells.pop("modality", None)
    _move(row, "organisation", "legalName")
    row.cells.setdefault("legalName", row.cells.get("name", []))
    yield row


def _contact(row: Row) -> Iterator[Row]:
    if row.cells.pop("postal", None) and "address" not in row.cells and row.one("quote"):
        row.cells["address"] = [" ".join(row.one("quote").split())]
    yield row


def _disclosure(row: Row) -> Iterator[Row]:
    if row.cells.get("category") == ["any"]:
        row.cells["data"] = ["dpv:PersonalData"]
        del row.cells["category"]
    yield row


def _basis(row: Row) -> Iterator[Row]:
    purposes = row.cells.pop("purpose", [])
    if purposes and "process" not in row.cells:
        processing = _beside(row, "processing", purpose=purposes[:1])
        # The text makes the basis conditional, not the processing for the purpose.
        processing.cells |= {"modality": ["asserted"], MADE: ["true"]}
        processing.cells.pop("condition", None)
        yield processing
        row.cells["process"] = [BEFORE]
    yield row


def _right(row: Row) -> Iterator[Row]:
    places = row.cells.get("jurisdiction", [])
    american = any(place.startswith("loc:US") for place in places)
    european = any(place in ("loc:EU", "loc:EEA", "loc:GB") for place in places)
    terms = []
    for term in row.cells.get("terms", []):
        general, gdpr, consumer = _RIGHTS.get(term, (term,) * 3)
        terms.append(consumer if american else gdpr if european else general)
    row.put("terms", terms)
    yield row


def _transfer(row: Row) -> Iterator[Row]:
    if "terms" not in row.cells:
        row.kind = "transfer-in-general"
    yield row


def _certification(row: Row) -> Iterator[Row]:
    principles, places = _PARTS.get(row.one("part"), ("", []))
    if principles:
        row.cells.setdefault("adheresTo", [principles])
        row.cells.setdefault("dataFrom", places)
        row.cells.setdefault("authority", ["auth:us-doc"])
    yield row


def _recourse(row: Row) -> Iterator[Row]:
    if "part" not in row.cells and row.one("role") == "ng:AuthorityCooperation":
        # An authority that is named outside the framework is one to which people can complain.
        body = row.cells.pop("body", [])
        row.cells.pop("role")
        row.cells.setdefault("name", body)
        if body and _CURIE.fullmatch(body[0]):
            row.cells["authority"] = body
        row.kind, row.cells["terms"] = "right", ["ng:RightToComplain"]
    yield row


def _retention(row: Row) -> Iterator[Row]:
    data = [value for value in row.cells.pop("of", []) if value != "any"]
    if data and "data" not in row.cells:
        row.cells["data"] = data
    criteria = row.cells.get("terms", [])
    if criteria and not _CURIE.fullmatch(criteria[0]):
        row.cells.setdefault("name", criteria)
        row.cells["terms"] = ["ng:OtherCriterion"]
    if "duration" in row.cells:
        row.cells.setdefault("durationKind", ["ng:ExactPeriod"])
        row.cells.setdefault("storage", ["dpv:TemporalDuration"])
    yield row


def _signal(row: Row) -> Iterator[Row]:
    if "handling" in row.cells:
        row.cells.setdefault("responds", [str(row.one("handling") == "ng:SignalHonoured").lower()])
    yield row


def _children(row: Row) -> Iterator[Row]:
    row.cells.setdefault("people", ["dpv:Child"])
    yield row


def _sale(row: Row) -> Iterator[Row]:
    if row.cells.get("terms") == ["either"]:
        row.cells["terms"] = ["ng:Sale", "ng:Sharing"]
    if "category" not in row.cells and row.one("modality") != "denied":
        row.kind = "sale-in-general"
    yield row


def _security(row: Row) -> Iterator[Row]:
    measures = row.cells.get("terms", [])
    if measures and not _CURIE.fullmatch(measures[0]):
        row.cells.setdefault("name", measures)
        row.cells["terms"] = ["dpv:TechnicalOrganisationalMeasure"]
    yield row


def _tracking(row: Row) -> Iterator[Row]:
    technologies = row.cells.get("technology", []) or row.cells.get("name", [])
    terms = row.cells.pop("terms", [])
    if technologies and _CURIE.fullmatch(technologies[0]):
        terms, technologies = technologies, row.cells.get("name", []) or technologies
    if technologies and row.one("modality") != "denied":
        thing = _beside(row, "technology", name=technologies, terms=terms)
        yield _without_claim(thing)
        row.put("technology", [BEFORE])
    else:
        row.put("technology", technologies[:1])
    yield row


def _change(row: Row) -> Iterator[Row]:
    how = row.cells.pop("how", [])
    if how:
        row.cells.setdefault("name", how)
    yield row


_RULES: dict[str, Callable[[Row], Iterator[Row]]] = {
    "basis": _basis,
    "category": _category,
    "certification": _certification,
    "change": _change,
    "children": _children,
    "contact": _contact,
    "disclosure": _disclosure,
    "document": _document,
    "organisation": _organisation,
    "purpose": _purpose,
    "recipient": _recipient,
    "recourse": _recourse,
    "retention": _retention,
    "right": _right,
    "sale": _sale,
    "security": _security,
    "signal": _signal,
    "tracking": _tracking,
    "transfer": _transfer,
}
