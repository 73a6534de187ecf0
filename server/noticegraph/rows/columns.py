"""The columns of fact rows: which property each stands for, and what its cells hold.

One column means the same in every kind. Not responsible for which kinds have which columns
(``kinds``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal[
    "term",
    "thing",
    "text",
    "words",
    "translation",
    "integer",
    "boolean",
    "date",
    "duration",
    "address",
]
"""What a cell holds: a term (CURIE); a thing of the statement (its name or id) or a term; text
without a language; words in the language of the statement, or in the other one; numbers, true or
false, dates and durations as XML Schema writes them; a web address."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of fact rows.

    ``path`` is the property (CURIE), on a denial ``denied`` if that is another one. ``of`` are the
    kinds of things that a name in a cell may mean; where a name is new, a row of the kind ``makes``
    is made for it, with the terms ``made_as``. ``single`` columns hold one value. ``means`` says in
    English what stands in it.
    """

    name: str
    path: str
    sort: Sort
    means: str
    of: tuple[str, ...] = ()
    makes: str | None = None
    made_as: tuple[str, ...] = ()
    denied: str | None = None
    single: bool = False
    local: bool | None = None


_DATA = ("category", "data-example")
_RECIPIENTS = ("recipient", "recipient-example")
_COMPANIES = ("organisation", "member", "group", "body")

_TABLE = (
    # What facts are about
    Column("condition", "ng:condition", "thing", "what must hold before the fact applies",
           of=("condition",), makes="condition"),
    Column("category", "ng:category", "thing", "one category of personal data, as the statement "
           "divides them; it is the fact's personal data too", of=_DATA, makes="category"),
    Column("data", "dpv:hasPersonalData", "thing", "personal data that the fact is about",
           of=_DATA, makes="data-example", denied="ng:deniedData"),
    Column("recipient", "dpv:hasRecipient", "thing", "who gets the data", of=_RECIPIENTS,
           makes="recipient", denied="ng:deniedRecipient"),
    Column("example", "ng:recipientExample", "thing", "recipients named as examples",
           of=(*_RECIPIENTS, "member"), makes="recipient-example"),
    Column("purpose", "dpv:hasPurpose", "thing", "what it is done for", of=("purpose",),
           makes="purpose", denied="ng:deniedPurpose"),
    Column("processing", "dpv:hasProcessing", "term", "what is done with the data",
           denied="ng:deniedProcessing"),
    Column("people", "dpv:hasDataSubject", "thing", "whose data they are, or who is meant",
           of=("people",), makes="people", denied="ng:deniedSubject"),
    Column("source", "dpv:hasDataSource", "term", "where the data come from"),
    Column("jurisdiction", "dpv:hasJurisdiction", "term", "the places for which it is said"),
    Column("law", "dpv:hasApplicableLaw", "term", "the laws that are named"),
    Column("authority", "dpv:hasAuthority", "thing", "the authority that is named: a term, or the "
           "name of one that has none", of=("organisation",), makes="organisation",
           made_as=("dpv:Authority",)),
    Column("definedBy", "ng:definedBy", "thing", "the law or document whose definition is meant",
           of=("linked-document",)),
    Column("document", "ng:concernsDocument", "thing", "a document or page to which it refers",
           of=("linked-document",), makes="linked-document"),
    Column("appliesTo", "ng:appliesTo", "thing", "to what or whom it is limited"),
    Column("product", "ng:product", "thing", "products to which it is limited", of=("product",),
           makes="product"),
    Column("exceptsProduct", "ng:exceptsProduct", "thing", "products that are excepted",
           of=("product",), makes="product"),
    Column("channel", "ng:channel", "thing", "the way in which a request is made",
           of=("channel",), makes="channel"),
    Column("technology", "ng:technology", "thing", "cookies or other means of tracking",
           of=("technology", "cookie"), makes="technology"),
    Column("process", "ng:ofProcess", "thing", "the processing to which it belongs"),
    Column("necessity", "dpv:hasNecessity", "term", "whether the data must be given"),
    Column("measure", "dpv:hasTechnicalOrganisationalMeasure", "term", "a measure of protection"),
    Column("part", "ng:frameworkPart", "term", "parts of the Data Privacy Framework"),
    Column("right", "ng:right", "term", "the right of data subjects"),
    Column("requestKind", "ng:requestKind", "term", "the kind of request"),
    Column("timeFrame", "ng:timeFrame", "term", "a promise for the future, or a fact of the past"),
    Column("months", "ng:months", "integer", "the number of past months that it covers"),
    Column("age", "ng:ageThreshold", "integer", "the age below which it holds"),
    Column("openList", "ng:openList", "boolean", "whether the text calls its list unfinished"),
    Column("country", "dpv:hasThirdCountry", "term", "the country of destination",
           denied="ng:deniedDestination"),
    Column("copy", "ng:copyAvailable", "boolean", "whether a copy can be had"),
    Column("free", "ng:freeOfCharge", "boolean", "whether it is free of charge"),
    Column("tellsOf", "ng:tellsOf", "term", "the class of facts of which it tells"),
    Column("note", "skos:note", "words", "a remark in the statement's language"),
    Column("noteTranslation", "skos:note", "translation", "the remark in the other language"),
    # Of one kind or a few
    Column("basis", "ng:basis", "term", "the legal basis"),
    Column("interest", "ng:pursuedInterest", "thing", "the legitimate interests",
           of=("interest",), makes="interest"),
    Column("interestHolder", "ng:interestHolder", "thing", "whose interests they are",
           of=_COMPANIES, makes="organisation"),
    Column("article9", "ng:article9Condition", "term", "the condition of Article 9(2) GDPR"),
    Column("mechanism", "ng:mechanism", "term", "the instrument of the transfer"),
    Column("importer", "dpv:hasDataImporter", "thing", "who receives the data abroad",
           of=_COMPANIES, makes="organisation"),
    Column("transaction", "ng:transaction", "term", "sale or sharing"),
    Column("denies", "ng:denies", "term", "the class of facts that is denied"),
    Column("completeFor", "ng:completeFor", "term", "the class of which all are named"),
    Column("entity", "ng:certifiedEntity", "thing", "who is certified", of=_COMPANIES,
           makes="organisation"),
    Column("adheresTo", "ng:adheresTo", "term", "the principles that are adhered to"),
    Column("dataFrom", "ng:dataFrom", "term", "the places from which the data come"),
    Column("standard", "ng:standard", "term", "the standard of the certificate"),
    Column("body", "ng:body", "thing", "who decides or enforces", of=("body",), makes="body"),
    Column("role", "ng:recourseRole", "term", "what the body is for"),
    Column("fee", "dpv:hasFee", "term", "whether it costs something"),
    Column("contactRole", "ng:contactRole", "term", "what the contact is for"),
    Column("contactOf", "ng:contactOf", "thing", "whose contact it is", of=_COMPANIES,
           makes="organisation"),
    Column("contact", "dpv:hasContact", "thing", "the contact that serves it", of=("contact",)),
    Column("email", "ng:email", "text", "an e-mail address"),
    Column("address", "dpv:hasAddress", "text", "a postal address"),
    Column("phone", "ng:telephone", "text", "a telephone number"),
    Column("url", "foaf:page", "address", "a web address"),
    Column("attention", "ng:attention", "text", "for whose attention"),
    Column("asSpelled", "ng:asSpelled", "text", "a spelling of the text that differs"),
    Column("lawAsNamed", "ng:lawAsNamed", "text", "how the text calls the law"),
    Column("definedTerm", "ng:definedTerm", "text", "the words that are defined"),
    Column("section", "ng:refersToSection", "text", "the section to which it refers"),
    Column("duration", "ng:period", "duration", "how long"),
    Column("durationKind", "ng:periodKind", "term", "exact, at most, at least, about"),
    Column("runsFrom", "ng:runsFrom", "thing", "the event from which the time runs",
           of=("event",), makes="event"),
    Column("until", "ng:keptUntil", "thing", "the event at which it ends", of=("event",),
           makes="event"),
    Column("criteria", "ng:retentionCriterion", "term", "what decides how long data are kept"),
    Column("storage", "dpv:hasDuration", "term", "the kind of duration, in DPV's terms"),
    Column("signal", "ng:signal", "term", "the signal of the browser"),
    Column("handling", "ng:handling", "term", "whether the signal is honoured"),
    Column("responds", "ng:respondsToSignal", "boolean", "whether the signal changes anything"),
    Column("signalScope", "ng:signalScope", "term", "how far a signal reaches"),
    Column("controller", "ng:defaultController", "thing", "who is the controller",
           of=_COMPANIES, makes="organisation"),
    Column("processor", "dpv:hasDataProcessor", "thing", "who works for the organisation",
           of=(*_RECIPIENTS, *_COMPANIES, "subprocessor"), makes="recipient"),
    Column("excludesPeople", "ng:excludesDataSubject", "thing", "people who are excluded",
           of=("people",), makes="people"),
    Column("excludesRole", "ng:excludesRole", "term", "the role in which it does not apply"),
    Column("prevails", "ng:prevails", "thing", "the text that goes first"),
    Column("over", "ng:over", "thing", "the text that yields"),
    Column("aspect", "ng:aspect", "term", "the side of the incentive"),
    Column("step", "ng:stepNumber", "integer", "the number of the step"),
    Column("days", "ng:timeLimit", "integer", "the days within which an answer comes"),
    Column("extension", "ng:extension", "integer", "the days by which that can be extended"),
    Column("totalDays", "ng:totalLimit", "integer", "the days with the extension"),
    Column("dayType", "ng:dayType", "term", "calendar days or business days"),
    Column("freeRequests", "ng:freeRequests", "integer", "how many requests are free"),
    Column("noticeDays", "ng:noticePeriod", "integer", "days of notice before a change"),
    Column("notifies", "ng:notifies", "term", "who is told"),
    Column("location", "dpv:hasLocation", "thing", "where it is", of=("location",),
           makes="location"),
    Column("inCountry", "dpv:hasCountry", "term", "the country that is named"),
    # Of entities and documents
    Column("partOf", "skos:broader", "thing", "the things of the statement of which it is a kind "
           "or part", local=True),
    Column("legalName", "dpv:hasName", "text", "the name as it is spelt, without a language"),
    Column("group", "ng:memberOfGroup", "thing", "the group to which it belongs", of=("group",),
           makes="group"),
    Column("officer", "dpv:hasDataProtectionOfficer", "thing", "its data protection officer"),
    Column("listedIn", "ng:listedIn", "thing", "the document that lists it",
           of=("linked-document",), makes="linked-document"),
    Column("provider", "ng:provider", "thing", "who sets the cookie", of=_COMPANIES,
           makes="organisation"),
    Column("lifetime", "ng:lifetime", "duration", "how long the cookie stays"),
    Column("endsWithSession", "ng:endsWithSession", "boolean", "whether it ends with the session"),
    Column("documentKind", "ng:documentKind", "term", "what the document is for"),
    Column("title", "dcterms:title", "words", "the title in the text, in its language"),
    Column("targetLost", "ng:targetLost", "boolean", "whether the link leads nowhere"),
    Column("issued", "dcterms:issued", "date", "the day of issue"),
    Column("language", "dcterms:language", "text", "the language, such as en or nl"),
    Column("versionOf", "dcterms:isVersionOf", "thing", "the statement of which it is a version"),
    Column("translationOf", "ng:translationOf", "thing", "the version that it translates"),
    Column("revisionOf", "prov:wasRevisionOf", "thing", "the version that it replaces"),
    Column("earlier", "ng:earlierFact", "address", "the fact of the version before"),
    Column("company", "dcterms:publisher", "thing", "who publishes the statement",
           of=_COMPANIES, makes="organisation"),
    Column("effectiveDate", "ng:effectiveDate", "date", "the day from which it applies"),
    Column("digest", "ng:textDigest", "text", "the SHA-256 of the text"),
    Column("characters", "ng:codePointLength", "integer", "the length of the text in characters"),
    Column("bytes", "ng:byteLength", "integer", "the length of the text in bytes"),
    Column("format", "ng:textFormat", "text", "how the text is marked up: md or txt"),
    Column("fictional", "ng:fictional", "boolean", "whether the text was made up as an example"),
    Column("reason", "ng:statesNoFact", "term", "why the passage states no fact"),
)  # fmt: skip

COLUMNS: dict[str, Column] = {column.name: column for column in _TABLE}
"""All columns but those that every row has (``rows.BASE``), by name."""

EVERY_FACT = (
    "category", "data", "recipient", "example", "purpose", "processing", "people", "source",
    "jurisdiction", "law", "authority", "definedBy", "document", "appliesTo", "product",
    "exceptsProduct", "channel", "technology", "process", "necessity", "measure", "part", "right",
    "requestKind", "timeFrame", "months", "age", "openList", "country", "copy", "free", "tellsOf",
    "asSpelled", "note", "noteTranslation",
)  # fmt: skip
"""The columns that a fact of any kind may have."""
