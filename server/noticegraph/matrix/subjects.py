"""Which facts are in which row: legal bases, recipients, sale, transfers and retention.

The rows of recipients are kinds, those of legal bases the bases of Article 6(1) of the GDPR, so
that companies can be compared whose words differ. Rights are in ``rights``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from noticegraph.matrix.durations import days_of
from noticegraph.matrix.filling import Filling
from noticegraph.matrix.model import Group, Subject
from noticegraph.matrix.reading import BROADER, DENIES, DPV, NG, PURPOSE, Facts
from noticegraph.namespaces import DPV_BASE, PREFIXES

_GDPR = PREFIXES["eu-gdpr"]
_DATA, _RECIPIENT, _PROCESS = DPV + "hasPersonalData", DPV + "hasRecipient", NG + "ofProcess"
_DISCLOSURES = tuple(NG + n for n in ("Disclosure", "DisclosureToAuthorities", "SaleOrSharing"))
_DENIAL, _SALE, _SALE_CLAIM = NG + "Denial", NG + "SaleOrSharing", NG + "SaleOrSharingClaim"
_SPECIAL_FACTS = tuple(
    NG + name for name in ("SpecialCategoryProcessing", "Collection", "PurposeProcess")
)

BASES = tuple(
    DPV + name
    for name in (
        "Consent", "Contract", "LegalObligation", "LegitimateInterest", "PublicInterest",
        "OfficialAuthorityOfController", "VitalInterest",
    )
)  # fmt: skip
SPECIAL = "special-categories"

PROCESSORS, AUTHORITIES = DPV + "DataProcessor", DPV + "GovernmentalOrganisation"
_THE_SAME_KIND = {
    DPV + "ServiceProvider": PROCESSORS,
    DPV + "LawEnforcementOrganisation": AUTHORITIES,
    DPV + "Authority": AUTHORITIES,
}
"""Kinds of DPV that are in one row with another: what California calls a service provider is what
Europe calls a processor."""
KINDS = (
    PROCESSORS,
    *(
        NG + name
        for name in (
            "GroupCompanies", "BusinessPartners", "AdvertisingAndTrackingCompanies",
            "SocialNetworks", "ProfessionalAdvisers", "TransactionParties",
            "CorporateTransactionParties", "CustomerOrganisations", "OtherUsersAndPublic",
            "PartiesAtDirection", "AbusePreventionEntities",
        )
    ),
    AUTHORITIES,
)  # fmt: skip
_UNSPECIFIC = (DPV + "ThirdParty", DPV + "Recipient")
NAMED_PROCESSORS, NAMED_COMPANIES = "named-processors", "named-companies"

SALE, SHARING = NG + "Sale", NG + "Sharing"
NOT_TOLD_APART, MINORS = "sale-or-sharing", "minors"

MECHANISMS = (
    *(NG + n for n in ("EU-US-DPF", "UK-Extension-DPF", "Swiss-US-DPF", "DataPrivacyFramework")),
    *(_GDPR + name for name in ("A45-3", "A46-2-c", "A46-2-d")),
    NG + "UKAddendum",
    *(_GDPR + name for name in ("A46-2-b", "A46-2-e", "A46-2-f")),
    NG + "LegalDerogation",
    NG + "OtherTransferMechanism",
)
COUNTRIES, STORAGE, COPY, TRANSFER_CLAIMS = "countries", "storage", "copy", "transfer-claims"

CRITERIA = tuple(
    NG + name
    for name in (
        "WhileRelationshipLasts", "NeededForPurpose", "NeededForLaw", "NeededForContract",
        "NeededForClaims", "OtherCriterion",
    )
)  # fmt: skip
PERIOD, UNTIL, NO_CRITERION, COOKIES = "period", "until", "no-criterion", "cookies"

CLASSES: dict[Subject, tuple[str, ...]] = {
    Subject.LEGAL_BASIS: (NG + "LegalBasisClaim", *_SPECIAL_FACTS),
    Subject.RECIPIENTS: (*_DISCLOSURES, _DENIAL, NG + "Subprocessor", NG + "Affiliate"),
    Subject.SALE: (_SALE, _SALE_CLAIM, _DENIAL),
    Subject.TRANSFERS: tuple(
        NG + name
        for name in ("TransferRegime", "TransferClaim", "DPFCertification", "StorageLocationClaim")
    ),
    Subject.RETENTION: (NG + "RetentionRule", NG + "Cookie"),
}
PROPERTIES = (
    _DATA, _RECIPIENT, _PROCESS, DENIES, DPV + "hasThirdCountry", DPV + "hasCountry",
    DPV + "hasLocation", DPV + "hasDataSubject",
    *(NG + name for name in (
        "basis", "pursuedInterest", "article9Condition", "category", "deniedRecipient",
        "deniedSubject", "transaction", "mechanism", "frameworkPart", "certifiedEntity",
        "copyAvailable", "period", "periodKind", "keptUntil", "retentionCriterion", "technology",
        "lifetime", "endsWithSession",
    )),
)  # fmt: skip
"""What is read of the facts."""


def legal_bases(facts: Facts) -> Group:
    """Return the legal bases with the purposes under them, and special categories of data."""
    rows = Filling(facts)
    for statement in facts.statements:
        for fact in facts.of(statement, NG + "LegalBasisClaim"):
            processes = facts.iris(fact, _PROCESS)
            purposes = [purpose for p in processes for purpose in facts.led_to(p, PURPOSE)]
            for basis in facts.iris(fact, NG + "basis"):
                family = _family(facts, basis, BASES)
                rows.add(
                    family, statement, fact,
                    parts={
                        "terms": [basis] if basis != family else [],
                        "purposes": purposes,
                        "interests": facts.iris(fact, NG + "pursuedInterest"),
                        "facts": [] if purposes else [fact],
                        # A process without a purpose: the basis is tied to none.
                        "processes": [] if purposes else processes,
                    },
                    compared=_kinds(facts, purposes),
                )  # fmt: skip
        for fact in facts.of(statement, *_SPECIAL_FACTS):
            data = [
                item
                for item in facts.iris(fact, _DATA)
                if DPV + "SpecialCategoryPersonalData" in facts.above(item)
            ]
            if data:
                grounds = facts.iris(fact, NG + "article9Condition")
                parts = {"data": data, "grounds": grounds}
                rows.add(SPECIAL, statement, fact, parts=parts, compared=grounds)
    return Group(Subject.LEGAL_BASIS, rows.rows(BASES, (SPECIAL,)))


def recipients(facts: Facts) -> Group:
    """Return the recipients by kind, and the companies that are named one by one."""
    rows = Filling(facts)
    for statement in facts.statements:
        for fact in facts.of(statement, *_DISCLOSURES, _DENIAL):
            denied = facts.iris(fact, DENIES)
            if denied and not set(denied) & set(_DISCLOSURES[:2]):
                continue
            named = facts.iris(fact, _RECIPIENT, NG + "deniedRecipient")
            data = facts.iris(fact, NG + "category") or facts.iris(fact, _DATA)
            for recipient in named:
                for kind in recipient_kinds(facts, recipient):
                    parts = {"facts": [fact]} if denied else {"recipients": [recipient]}
                    rows.add(kind, statement, fact, parts={**parts, "data": data})
        for key, class_ in ((NAMED_PROCESSORS, "Subprocessor"), (NAMED_COMPANIES, "Affiliate")):
            for entity in facts.of(statement, NG + class_):
                rows.add(key, statement, entity, parts={"names": [entity]})
    last = (*_UNSPECIFIC, NAMED_PROCESSORS, NAMED_COMPANIES)
    return Group(Subject.RECIPIENTS, rows.rows(KINDS, last))


def recipient_kinds(facts: Facts, recipient: str) -> tuple[str, ...]:
    """Return the rows of a recipient: the first terms of a vocabulary above it.

    An example of a category of the statement is of the kinds of that category.
    """
    found: dict[str, None] = {}
    waiting = [recipient]
    seen: set[str] = set()
    while waiting:
        now = waiting.pop(0)
        if now in seen:
            continue
        seen.add(now)
        if not is_of_a_vocabulary(now):
            waiting += facts.led_to(now, BROADER)
            continue
        above = facts.above(now)
        same = next((_THE_SAME_KIND[term] for term in above if term in _THE_SAME_KIND), None)
        found[same or next((term for term in above if term in KINDS), now)] = None
    return tuple(found) or (recipient,)


def sale(facts: Facts) -> Group:
    """Return what is said about sale and sharing, that of minors' data apart."""
    rows = Filling(facts)
    for statement in facts.statements:
        for fact in facts.of(statement, _SALE, _SALE_CLAIM, _DENIAL):
            denied = facts.iris(fact, DENIES)
            if denied and _SALE not in denied:
                continue
            recipients = facts.iris(fact, _RECIPIENT)
            is_disclosure = bool(recipients) and facts.is_a(fact, _SALE)
            parts = {
                "recipients": recipients if is_disclosure else (),
                "data": facts.iris(fact, NG + "category") if is_disclosure else (),
                "facts": () if is_disclosure else (fact,),
            }
            about = facts.iris(fact, NG + "deniedSubject", DPV + "hasDataSubject")
            keys = facts.iris(fact, NG + "transaction")
            if not keys or (len(keys) > 1 and not denied):
                # "No sale or sharing" denies each; "sale or sharing" asserts neither.
                keys = (NOT_TOLD_APART,)
            if DPV + "Child" in about:
                rows.add(MINORS, statement, fact, parts=parts, compared=keys)
                continue
            for key in keys:
                rows.add(key, statement, fact, parts=parts)
    return Group(Subject.SALE, rows.rows((NOT_TOLD_APART, SALE, SHARING, MINORS)))


def transfers(facts: Facts) -> Group:
    """Return the mechanisms of transfers, the countries, places of storage, and copies."""
    rows = Filling(facts)
    for statement in facts.statements:
        for fact in facts.of(statement, NG + "DPFCertification"):
            entities = facts.iris(fact, NG + "certifiedEntity")
            for part in facts.iris(fact, NG + "frameworkPart"):
                rows.add(part, statement, fact, parts={"certified": entities})
        for fact in facts.of(statement, NG + "TransferRegime", NG + "TransferClaim"):
            mechanisms = facts.iris(fact, NG + "mechanism")
            for mechanism in mechanisms:
                rows.add(mechanism, statement, fact, parts={})
            countries = facts.iris(fact, DPV + "hasThirdCountry")
            if countries:
                parts = {"countries": countries}
                rows.add(COUNTRIES, statement, fact, parts=parts, compared=countries)
            has_copy = facts.text(fact, NG + "copyAvailable") in ("true", "1")
            if has_copy:
                rows.add(COPY, statement, fact, parts={"facts": [fact]})
            if not (mechanisms or countries or has_copy):
                rows.add(TRANSFER_CLAIMS, statement, fact, parts={"facts": [fact]})
        for fact in facts.of(statement, NG + "StorageLocationClaim"):
            places = facts.iris(fact, DPV + "hasCountry", DPV + "hasLocation")
            rows.add(STORAGE, statement, fact, parts={"countries": places},
                     compared=[p for p in places if is_of_a_vocabulary(p)])  # fmt: skip
    return Group(
        Subject.TRANSFERS, rows.rows(MECHANISMS, (COUNTRIES, STORAGE, COPY, TRANSFER_CLAIMS))
    )


def retention(facts: Facts) -> Group:
    """Return how long data are kept: periods as numbers, events, and criteria; cookies apart."""
    rows = Filling(facts)
    for statement in facts.statements:
        for fact in facts.of(statement, NG + "RetentionRule", NG + "Cookie"):
            values = _period(facts, fact)
            criteria = facts.iris(fact, NG + "retentionCriterion")
            if facts.is_a(fact, NG + "Cookie") or facts.iris(fact, NG + "technology"):
                keys: Sequence[str] = (COOKIES,)
            elif values:
                keys = (PERIOD,)
            elif facts.iris(fact, NG + "keptUntil"):
                keys = (UNTIL,)
            else:
                keys = criteria or (NO_CRITERION,)
            data = facts.iris(fact, _DATA)
            parts = {"data": data} if values and data else {"facts": (fact,)}
            for key in keys:
                rows.add(key, statement, fact, parts=parts, values=values,
                         compared=[*criteria, *_comparable(values)])  # fmt: skip
    return Group(Subject.RETENTION, rows.rows((PERIOD, UNTIL, *CRITERIA, NO_CRITERION, COOKIES)))


def _period(facts: Facts, fact: str) -> dict[str, str]:
    """Return a period as text and in days, how exact it is, and whether a session ends it."""
    period = facts.text(fact, NG + "period") or facts.text(fact, NG + "lifetime")
    days = days_of(period)
    found = {
        "period": period,
        "days": "" if days is None else f"{days:g}",
        "periodKind": next(iter(facts.iris(fact, NG + "periodKind")), ""),
        "endsWithSession": facts.text(fact, NG + "endsWithSession"),
    }
    if found["endsWithSession"] != "true":
        del found["endsWithSession"]
    return {name: value for name, value in found.items() if value}


def _comparable(values: dict[str, str]) -> list[str]:
    """Return what of a period can be compared: seven years are 84 months."""
    return [values.get("days") or values.get("period", ""), values.get("periodKind", "")]


def _family(facts: Facts, term: str, families: Sequence[str]) -> str:
    """Return the first of the families above a term; the term itself if it belongs to none."""
    above = set(facts.above(term))
    return next((family for family in families if family in above), term)


def _kinds(facts: Facts, things: Iterable[str]) -> set[str]:
    """Return the terms above the things of statements, which can be compared."""
    return {kind for thing in things for kind in facts.led_to(thing, BROADER)}


def is_of_a_vocabulary(iri: str) -> bool:
    """Return whether an IRI is a term of noticegraph or DPV, not a thing of a statement."""
    return iri.startswith((NG, DPV_BASE))
