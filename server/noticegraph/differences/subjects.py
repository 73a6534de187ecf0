"""The subjects of changes: of facts by their class, of words without a fact by their heading."""

from __future__ import annotations

from collections.abc import Iterable

TITLES: dict[str, tuple[str, str]] = {
    "who": ("Who is responsible", "Wie verantwoordelijk is"),
    "data": ("Data", "Gegevens"),
    "why": ("Purposes and legal bases", "Doelen en grondslagen"),
    "to": ("Recipients", "Ontvangers"),
    "where": ("Transfers", "Doorgifte"),
    "long": ("Retention", "Bewaring"),
    "rights": ("Rights", "Rechten"),
    "cookies": ("Cookies and tracking", "Cookies en volgen"),
    "security": ("Security", "Beveiliging"),
    "children": ("Children", "Kinderen"),
    "text": ("The text itself", "De tekst zelf"),
}
"""The titles in English and Dutch, in the order of a statement."""

_CLASSES = {
    "who": "ControllerDetermination ContactPoint NamedOrganisation CorporateGroup Affiliate "
    "BusinessDescription ResponsibilityDisclaimer RegionalTerms ScopeRule ScopeExclusion Product "
    "StatedPerson",
    "data": "Collection SourceClaim SourceCombination Deidentification SpecialCategoryProcessing "
    "DataCategory DataExample SensitiveDataUse ProvisionRequirement",
    "why": "PurposeProcess LegalBasisClaim FurtherProcessingRule StatedPurpose StatedInterest "
    "AITraining AutomatedDecisionClaim ProcessingPrinciple",
    "to": "Disclosure DisclosureToAuthorities NoticeBeforeDisclosure SaleOrSharing "
    "SaleOrSharingClaim RecipientCategory RecipientExample ProcessorEngagement Subprocessor "
    "OnwardTransferLiability CompletenessClaim",
    "where": "TransferRegime TransferClaim DPFCertification StorageLocationClaim "
    "RecourseArrangement RecourseBody ComplaintProcess",
    "long": "RetentionRule",
    "rights": "RightProvision Choice AuthorisedAgentRule VerificationRule RequestTimeLimit "
    "RequestAllowance RequestRefusal OptOutStep OptOutLimit FinancialIncentive ExerciseChannel "
    "DataSubjectObligation",
    "cookies": "TrackingClaim SignalResponse TrackingTechnology Cookie",
    "security": "SecurityClaim SecurityCertification BreachNotice AccessRule",
    "children": "ChildrenClaim",
}
_OF_CLASS = {name: subject for subject, names in _CLASSES.items() for name in names.split()}
_OF_ZONE = {
    "source": "data", "automated": "why", "retention": "long", "transfer": "where",
    "rights": "rights", "security": "security", "children": "children", "tracking": "cookies",
    "contact": "who", "share": "to", "use": "why", "collect": "data", "bases": "why",
}  # fmt: skip


def subject_of_class(name: str, denies: str = "") -> str:
    """Return the subject of a class of facts (its local name); a denial is about what it denies."""
    return _OF_CLASS.get(denies or name, "text")


def subject_of_zones(zones: Iterable[str]) -> str:
    """Return the subject of words by what their headings are about."""
    for zone in zones:
        subject = _OF_ZONE.get(zone.partition(":")[0].replace("basis", "bases"))
        if subject:
            return subject
    return "text"


def title_of(subject: str, language: str) -> str:
    """Return the title of a subject."""
    english, dutch = TITLES[subject]
    return dutch if language == "nl" else english
