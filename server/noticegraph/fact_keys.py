"""What a fact of each kind is about: the properties by which two versions' facts are matched.

Not responsible for matching (``comparison``).
"""

from collections.abc import Mapping

from noticegraph.namespaces import PREFIXES

_NG, _DPV, _SKOS = (PREFIXES[name] for name in ("ng", "dpv", "skos"))
_BROADER, _NAME, _PURPOSE = _SKOS + "broader", _DPV + "hasName", _DPV + "hasPurpose"

KEYS: Mapping[str, tuple[str, ...]] = {
    _NG + "Affiliate": (_NAME,),
    _NG + "Collection": (_DPV + "hasPersonalData",),
    _NG + "ContactPoint": (_NG + "contactRole",),
    _NG + "DPFCertification": (_NG + "certifiedEntity", _NG + "frameworkPart"),
    _NG + "DataCategory": (_BROADER,),
    _NG + "DataExample": (_BROADER,),
    _NG + "Denial": (
        _NG + "denies",
        *(_NG + name for name in ("category", "transaction", "deniedRecipient", "ageThreshold")),
        _DPV + "hasJurisdiction",
    ),
    _NG + "Disclosure": (_NG + "category", _DPV + "hasRecipient"),
    _NG + "DisclosureToAuthorities": (_DPV + "hasRecipient",),
    _NG + "LegalBasisClaim": (_NG + "ofProcess", _NG + "basis"),
    _NG + "NamedOrganisation": (_NAME,),
    _NG + "PurposeProcess": (_PURPOSE,),
    _NG + "RecipientCategory": (_BROADER,),
    _NG + "RecipientExample": (_BROADER,),
    _NG + "RecourseArrangement": (_NG + "recourseRole", _NG + "body"),
    _NG + "RecourseBody": (_NAME,),
    _NG + "RegionalTerms": (_DPV + "hasJurisdiction",),
    _NG + "RequestTimeLimit": (_NG + "requestKind", _DPV + "hasJurisdiction"),
    _NG + "RetentionRule": (_DPV + "hasDuration", _DPV + "hasPersonalData"),
    _NG + "RightProvision": (_NG + "right", _DPV + "hasJurisdiction"),
    _NG + "SaleOrSharing": (_NG + "category", _DPV + "hasRecipient"),
    _NG + "SignalResponse": (_NG + "signal",),
    _NG + "SourceClaim": (_DPV + "hasDataSource",),
    _NG + "StatedPurpose": (_BROADER,),
    _NG + "TransferRegime": (_NG + "mechanism",),
}
"""For each kind, the properties that say what a fact is about. Facts of other kinds, and facts with
none of these properties, are matched by their English names."""

BY_TERM = frozenset(kind for kind, keys in KEYS.items() if keys == (_BROADER,))
"""Kinds whose only key is the term above them. Such things are the same only if their names are
too. Sharing some of the terms, or sharing them through a category of the statement, is no match."""
