"""The kinds of fact rows: for each the class of its node, its columns, and what `terms` means.

The one table from which rows are written and read, and from which ``docs/rows.md`` is made. A
closed list: every class of stated facts and entities of the ontology has one kind.
"""

from __future__ import annotations

from dataclasses import dataclass

from noticegraph.rows.columns import COLUMNS, EVERY_FACT, Column


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact rows.

    ``cls`` is the class of its node, ``types`` the classes of DPV that the node has too (all
    CURIEs). ``terms`` is the property for the cell `terms`; ``always`` are terms of DPV that its
    processing always has. ``folder`` begins the ids of new nodes. ``shared`` are the columns in
    which a term stands for the one thing of the statement below that term. A ``fact`` has a
    modality; a ``process`` is listed among those of the version.
    """

    name: str
    cls: str
    means: str
    terms: Column | None = None
    own: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    folder: str = ""
    always: str | None = None
    fact: bool = True
    process: bool = False
    shared: frozenset[str] = frozenset({"category", "purpose", "condition"})

    @property
    def columns(self) -> dict[str, Column]:
        """The columns of its rows, its own first, without those that every row has."""
        names = dict.fromkeys((*self.own, *(EVERY_FACT if self.fact else ())))
        if self.terms is not None:
            names.pop(self.terms.name, None)
        return {name: COLUMNS[name] for name in names}

    @property
    def place(self) -> str:
        """The first part of the ids of new nodes."""
        return self.folder or self.name


def _below(means: str) -> Column:
    return Column("terms", "skos:broader", "term", means, local=False)


def _type(means: str) -> Column:
    return Column("terms", "rdf:type", "term", means)


_P = ("dpv:Process",)
_TO = frozenset({"category", "purpose", "condition", "recipient"})
_C = COLUMNS

_FACTS = (
    # What is done with data
    Kind("collection", "ng:Collection", "a category of personal data is collected",
         own=("data",), types=_P, always="dpv:Collect", process=True),
    Kind("source", "ng:SourceClaim", "where data come from", _C["source"], ("partOf",), _P),
    Kind("combination", "ng:SourceCombination", "data of several sources are combined", types=_P,
         always="dpv:Combine"),
    Kind("deidentification", "ng:Deidentification", "data lose what identifies people", types=_P),
    Kind("processing", "ng:PurposeProcess", "data are processed for one purpose",
         own=("purpose",), types=("dpv:PersonalDataProcess",), folder="process", process=True),
    Kind("special-data", "ng:SpecialCategoryProcessing", "special categories are processed",
         _C["article9"], types=("dpv:PersonalDataProcess",)),
    Kind("further-processing", "ng:FurtherProcessingRule", "data are used for another purpose"),
    Kind("basis", "ng:LegalBasisClaim", "a processing rests on a legal basis", _C["basis"],
         ("process", "interest", "interestHolder"), folder="claim"),
    Kind("disclosure", "ng:Disclosure", "a category of data is disclosed to a kind of recipients",
         own=("category", "recipient", "example"), types=_P, always="dpv:Disclose", process=True,
         shared=_TO),
    Kind("disclosure-to-authorities", "ng:DisclosureToAuthorities", "data go to an authority that "
         "asks for them", own=("recipient",), types=_P, always="dpv:Disclose", process=True,
         shared=_TO),
    Kind("notice-before-disclosure", "ng:NoticeBeforeDisclosure", "whether people are told before "
         "data go to an authority"),
    Kind("sale", "ng:SaleOrSharing", "a category of data is sold or shared", _C["transaction"],
         ("category", "recipient", "example"), _P, always="dpv:Disclose", process=True, shared=_TO),
    Kind("sale-in-general", "ng:SaleOrSharingClaim", "data are sold or shared, said in general",
         _C["transaction"], ("category", "recipient")),
    Kind("sensitive-use", "ng:SensitiveDataUse", "sensitive data are used as a law defines them"),
    Kind("tracking", "ng:TrackingClaim", "cookies or other means of tracking are used",
         own=("technology",)),
    Kind("training", "ng:AITraining", "models are trained on data", types=_P),
    Kind("automated", "ng:AutomatedDecisionClaim", "decisions are made by automated means"),
    Kind("storage-location", "ng:StorageLocationClaim", "where data are kept",
         own=("inCountry", "location"), types=_P, folder="storage", process=True),
    Kind("retention", "ng:RetentionRule", "how long data are kept", _C["criteria"],
         ("duration", "durationKind", "runsFrom", "until", "storage")),
    # Transfers
    Kind("transfer", "ng:TransferRegime", "data are transferred by one instrument",
         _C["mechanism"], ("country", "importer"), _P, always="dpv:CrossBorderTransfer"),
    Kind("transfer-in-general", "ng:TransferClaim", "transfers, said in general",
         own=("country",), folder="transfer"),
    Kind("certification", "ng:DPFCertification", "an entity is certified for a part of the Data "
         "Privacy Framework", own=("entity", "part", "adheresTo", "authority", "dataFrom"),
         types=("dpv:Certification",)),
    Kind("recourse", "ng:RecourseArrangement", "who decides on complaints or enforces",
         own=("body", "role", "part", "fee")),
    Kind("complaints", "ng:ComplaintProcess", "how complaints are handled", own=("channel",)),
    Kind("liability", "ng:OnwardTransferLiability", "who is liable for processors"),
    # Rights and requests
    Kind("right", "ng:RightProvision", "people of a place have a right", _C["right"],
         ("jurisdiction", "channel")),
    Kind("choice", "ng:Choice", "people can choose"),
    Kind("agent", "ng:AuthorisedAgentRule", "somebody else may make a request"),
    Kind("verification", "ng:VerificationRule", "how a requester's identity is checked"),
    Kind("time-limit", "ng:RequestTimeLimit", "how long an answer takes", _C["requestKind"],
         ("days", "extension", "totalDays", "dayType")),
    Kind("allowance", "ng:RequestAllowance", "how many requests are free",
         own=("freeRequests", "months")),
    Kind("refusal", "ng:RequestRefusal", "when a request may be refused"),
    Kind("opt-out-step", "ng:OptOutStep", "one step of opting out", own=("channel", "step"),
         folder="opt-out"),
    Kind("opt-out-limit", "ng:OptOutLimit", "when an opt-out does not work", folder="opt-out"),
    Kind("incentive", "ng:FinancialIncentive", "a benefit is offered for data", _C["aspect"]),
    Kind("signal", "ng:SignalResponse", "how a signal of the browser is answered", _C["signal"],
         ("handling", "responds", "signalScope")),
    Kind("provision", "ng:ProvisionRequirement", "data must be given, and what follows if not",
         _C["necessity"]),
    Kind("obligation", "ng:DataSubjectObligation", "what the text asks of people"),
    # People, protection
    Kind("children", "ng:ChildrenClaim", "data of children", own=("age",)),
    Kind("security", "ng:SecurityClaim", "a measure that protects data", _C["measure"]),
    Kind("certificate", "ng:SecurityCertification", "a certificate of security or privacy",
         _C["standard"], ("product",), ("dpv:Certification",)),
    Kind("breach", "ng:BreachNotice", "who is informed of a breach, and when", _C["notifies"],
         ("duration", "durationKind", "runsFrom")),
    Kind("access", "ng:AccessRule", "when people of the organisation look at content"),
    Kind("principle", "ng:ProcessingPrinciple", "how data are processed in general"),
    # Organisation and scope
    Kind("contact", "ng:ContactPoint", "an address for questions", _C["contactRole"],
         ("contactOf", "email", "address", "phone", "url", "attention")),
    Kind("controller", "ng:ControllerDetermination", "who is the controller",
         own=("controller",)),
    Kind("processor", "ng:ProcessorEngagement", "who works for the organisation, and how",
         own=("processor",)),
    Kind("responsibility", "ng:ResponsibilityDisclaimer", "somebody else is responsible"),
    Kind("business", "ng:BusinessDescription", "what the organisation does"),
    Kind("region", "ng:RegionalTerms", "terms for one place", _C["jurisdiction"],
         ("lawAsNamed", "law", "authority")),
    Kind("scope", "ng:ScopeRule", "where or for whom the statement applies"),
    Kind("exclusion", "ng:ScopeExclusion", "what the statement does not apply to",
         own=("excludesPeople", "excludesRole", "product")),
    # The text itself
    Kind("change", "ng:ChangeRule", "how the statement changes", own=("noticeDays",)),
    Kind("precedence", "ng:PrecedenceRule", "which text goes first", own=("prevails", "over")),
    Kind("reference", "ng:CrossReference", "a passage refers to another section",
         _C["tellsOf"], ("section",)),
    Kind("definition", "ng:Definition", "where the meaning of words is found",
         own=("definedTerm",)),
    Kind("completeness", "ng:CompletenessClaim", "a list names all there are",
         _C["completeFor"], ("document",), folder="complete"),
)  # fmt: skip


def _entity(
    name: str,
    cls: str,
    means: str,
    terms: Column | None = None,
    own: tuple[str, ...] = (),
    types: tuple[str, ...] = (),
    folder: str = "",
) -> Kind:
    return Kind(name, cls, means, terms, own, types, folder, fact=False)


_ENTITIES = (
    _entity("category", "ng:DataCategory", "personal data that are named as one category",
            _below("the terms that are broader"), types=("dpv:PersonalData",)),
    _entity("data-example", "ng:DataExample", "personal data named as an example or in one process",
            _below("the terms that are broader"), ("partOf",), ("dpv:PersonalData",), "data"),
    _entity("recipient", "ng:RecipientCategory", "a recipient, or a kind of recipients",
            _below("the kinds of recipients"), types=("dpv:Recipient",)),
    _entity("recipient-example", "ng:RecipientExample", "a recipient named as an example",
            _below("the kinds of recipients"), ("partOf",), ("dpv:Recipient",), "recipient"),
    _entity("purpose", "ng:StatedPurpose", "a purpose, as the statement words it",
            _below("the purposes that are broader"), ("partOf",), ("dpv:Purpose",)),
    _entity("condition", "ng:StatedCondition", "what must hold before a fact applies",
            _below("a condition of the ontology that is broader")),
    _entity("interest", "ng:StatedInterest", "a legitimate interest"),
    _entity("event", "ng:StatedEvent", "an event from which or until which time runs"),
    _entity("people", "ng:StatedEntity", "a kind of data subjects",
            _below("the kinds of data subjects"), ("partOf",), ("dpv:DataSubject",)),
    _entity("location", "ng:StatedEntity", "a place that has no code", types=("dpv:Location",)),
    _entity("technology", "ng:TrackingTechnology", "a means of tracking",
            _below("the kinds of technology"), ("partOf", "necessity", "endsWithSession")),
    _entity("cookie", "ng:Cookie", "one named cookie", _below("the kind of technology"),
            ("legalName", "provider", "lifetime", "endsWithSession")),
    _entity("organisation", "ng:NamedOrganisation", "an organisation that is named",
            _type("what it is, if not a dpv:LegalEntity"), ("legalName", "inCountry"),
            ("dpv:LegalEntity",)),
    _entity("group", "ng:CorporateGroup", "a group of companies", own=("legalName",)),
    _entity("member", "ng:Affiliate", "a member of a group",
            own=("legalName", "inCountry", "group", "officer", "asSpelled"),
            types=("dpv:LegalEntity",), folder="affiliate"),
    _entity("subprocessor", "ng:Subprocessor", "a company of a list of processors",
            own=("legalName", "inCountry", "purpose", "listedIn"), types=("dpv:DataSubProcessor",)),
    _entity("body", "ng:RecourseBody", "a body that handles complaints",
            own=("legalName", "inCountry"), types=("dpv:Organisation",)),
    _entity("product", "ng:Product", "a product or service"),
    _entity("channel", "ng:ExerciseChannel", "a way in which a request is made",
            own=("contact", "email", "phone", "url", "document", "title", "asSpelled")),
    _entity("statement-part", "ng:StatementPart", "a part of the statement", folder="part"),
    _entity("linked-document", "ng:ReferencedDocument", "a document to which the statement refers",
            _type("what it is, such as dpv:Policy"),
            ("documentKind", "url", "title", "tellsOf", "targetLost", "issued", "language",
             "versionOf", "translationOf"), folder="document"),
    _entity("document", "ng:StatementVersion", "the statement itself: one row",
            own=("title", "company", "effectiveDate", "language", "versionOf", "translationOf",
                 "revisionOf", "issued", "digest", "characters", "bytes", "format",
                 "fictional", "url"),
            types=("dpv:PrivacyNotice",)),
    _entity("statement", "ng:Statement", "the statement as a work, apart from its versions"),
    _entity("earlier-fact", "ng:EarlierFact", "a fact of the version before whose passage changed: "
            "accept it once it is settled", own=("earlier",), folder="earlier"),
    _entity("no-fact", "ng:Passage", "a passage that states no fact", COLUMNS["reason"]),
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.name: kind for kind in (*_FACTS, *_ENTITIES)}
"""All kinds by name, facts first."""
