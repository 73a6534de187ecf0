"""One invented privacy statement as N-Quads: the nodes of the project's model.

Not responsible for files nor for the vocabulary beside the statements (``corpus``).
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache

import pyoxigraph as ox
from bench.corpus_names import (
    CATEGORIES,
    CHECK,
    COUNTRIES,
    FORMS,
    FRAMEWORKS,
    HEALTH,
    MECHANISMS,
    MODALITIES,
    PURPOSES,
    RECIPIENTS,
    REGIONS,
    REQUIREMENTS,
    RIGHTS,
    Label,
)
from bench.corpus_nodes import NodeWriter, Property, digest, integer

from noticegraph.content import shipped_content
from noticegraph.namespaces import PREFIXES
from noticegraph.turtle import read_triples


def generate(number: int, seed: int = 1) -> list[str]:
    """Return the N-Quads of one statement, one a line."""
    return _Writer(number, random.Random(f"{seed} {number}")).write()


@cache
def _kinds_of_facts() -> list[str]:
    """Return the classes below ng:StatedFact, in their order."""
    ng, below = PREFIXES["ng"], ox.NamedNode(PREFIXES["rdfs"] + "subClassOf")
    fact = ox.NamedNode(f"{ng}StatedFact")
    triples = (t for f in shipped_content().ontology.glob("*.ttl") for t in read_triples(f))
    found = [t.subject.value for t in triples if t.predicate == below and t.object == fact]
    return sorted(f"ng:{iri.removeprefix(ng)}" for iri in found)


class _Writer(NodeWriter):
    """One statement. Paths are relative to its IRI; terms are prefixed names."""

    def write(self) -> list[str]:
        name = self.invent_name()
        affiliates = self.add_entities(name)
        categories = self.add_data()
        self.add_disclosures(categories)
        self.add_purposes(categories)
        self.add_rights()
        self.add_frameworks(affiliates)
        self.add_other_claims(categories)
        self.add_other_kinds()
        self.add_statement(name)
        for place in self.cited:
            self.add_passage(place)
        self.add_report()
        return self.lines

    def add_statement(self, name: str) -> None:
        work = f"<{self.iri}-all>"
        day = date(2015, 1, 1) + timedelta(days=self.number * 3 % 4000)
        language = self.chance.choice(("en", "nl"))
        self.add(work, "rdf:type", "ng:Statement")
        self.label(work, (f"{name} privacy statement", f"Privacyverklaring van {name}"))
        self.fact(
            "",
            "dpv:PrivacyNotice ng:StatementVersion",
            (f"{name} privacy statement, {day}", f"Privacyverklaring van {name}, {day}"),
            "1/p1",
            ("dcterms:isVersionOf", work),
            ("dcterms:language", f'"{language}"'),
            ("dcterms:publisher", self.node("organisation/company")),
            ("dcterms:references", *self.documents),
            ("dcterms:title", f'"{name}"@{language}'),
            ("dpv:hasProcess", *self.processes),
            ("ng:byteLength", integer(9000)),
            ("ng:codePointLength", integer(9000)),
            ("ng:effectiveDate", f'"{day}"^^xsd:date'),
            ("ng:textDigest", f'"{digest(self.iri)}"'),
            modality=None,
        )

    def add_entities(self, name: str) -> list[str]:
        company = self.fact(
            "organisation/company",
            "dpv:LegalEntity ng:Affiliate",
            (f"{name} {FORMS[0]}", f"{name} {FORMS[0]}"),
            "1/p1",
            ("dpv:hasName", f'"{name} {FORMS[0]}"'),
            ("dpv:hasCountry", self.chance.choice(COUNTRIES)),
            modality=None,
        )
        affiliates = [company]
        for index in range(self.chance.randint(0, 2) + self.full):
            title = f"{self.invent_name()} {self.chance.choice(FORMS)}"
            affiliates.append(
                self.fact(
                    f"affiliate/{index}",
                    "dpv:LegalEntity ng:Affiliate",
                    (title, title),
                    "1/i1",
                    ("dpv:hasName", f'"{title}"'),
                    modality=None,
                )
            )
        self.fact(
            "controller",
            "ng:ControllerDetermination",
            (f"{name} decides", f"{name} beslist"),
            "1/p1",
            ("ng:defaultController", company),
        )
        self.fact(
            "contact/privacy",
            "ng:ContactPoint",
            ("Privacy team", "Privacyteam"),
            "1/p2",
            ("ng:contactOf", company),
            ("ng:contactRole", "ng:PrivacyTeamContact"),
            ("ng:email", f'"privacy@{name.lower()}.example"'),
        )
        return affiliates

    def add_data(self) -> list[tuple[str, str, Label]]:
        categories = []
        chosen = self.some(CATEGORIES, 2)[: 6 if self.full else 3]
        for row, (name, label, above, example) in enumerate(
            [*chosen, *([HEALTH] if self.happens(0.2) else [])], 1
        ):
            node = self.fact(
                f"category/{name}",
                "dpv:PersonalData ng:DataCategory",
                label,
                f"2/r{row}",
                ("skos:broader", above),
                modality=None,
            )
            categories.append((name, node, label))
            if self.happens(0.4):
                self.fact(
                    f"data/{name}",
                    "dpv:PersonalData ng:DataExample",
                    (f"{label[0]}: example", f"{label[1]}: voorbeeld"),
                    f"2/r{row}",
                    ("skos:broader", example, node),
                    modality=None,
                )
            if self.happens(0.3) or name == "health":
                process = self.fact(
                    f"collection/{name}",
                    "dpv:Process ng:Collection",
                    (f"Collecting: {label[0]}", f"Verzamelen: {label[1]}"),
                    f"2/r{row}",
                    ("dpv:hasPersonalData", node),
                    ("dpv:hasProcessing", "dpv:Collect"),
                )
                self.processes.append(process)
        return categories

    def add_disclosures(self, categories: list[tuple[str, str, Label]]) -> None:
        recipients = []
        for name, label, kind in self.some(RECIPIENTS, 2)[: 6 if self.full else 4]:
            node = self.recipient(name, label, kind)
            recipients.append((name, node, label))
        for row, (category, data, label) in enumerate(categories, 1):
            chosen = self.chance.sample(recipients, min(len(recipients), self.chance.randint(1, 2)))
            for recipient, to, to_label in chosen:
                self.disclosure(f"{category}/{recipient}", row, label, to_label, data, to)
        if self.happens(0.5):
            authority = self.recipient(
                "authorities", ("Authorities", "Autoriteiten"), "dpv:GovernmentalOrganisation"
            )
            process = self.fact(
                "disclosure/authorities",
                "dpv:Process ng:DisclosureToAuthorities",
                ("Data to authorities", "Gegevens aan autoriteiten"),
                "2/p1",
                ("dpv:hasPersonalData", *(data for _, data, _ in categories)),
                ("dpv:hasProcessing", "dpv:Disclose"),
                ("dpv:hasRecipient", authority),
                modality="ng:Possible",
            )
            self.processes.append(process)
        self.add_sales(categories, recipients)

    def recipient(self, name: str, label: Label, kind: str) -> str:
        return self.fact(
            f"recipient/{name}",
            "dpv:Recipient ng:RecipientCategory",
            label,
            "2/p1",
            ("skos:broader", kind),
            modality=None,
        )

    def disclosure(self, path: str, row: int, what: Label, whom: Label, data: str, to: str) -> None:
        process = self.fact(
            f"disclosure/{path}",
            "dpv:Process ng:Disclosure",
            (f"{what[0]} to: {whom[0]}", f"{what[1]} aan: {whom[1]}"),
            f"2/r{row}",
            ("dpv:hasPersonalData", data),
            ("dpv:hasProcessing", "dpv:Disclose"),
            ("dpv:hasRecipient", to),
            ("ng:category", data),
            modality=self.chance.choice(MODALITIES),
        )
        self.processes.append(process)

    def add_sales(
        self, categories: list[tuple[str, str, Label]], recipients: list[tuple[str, str, Label]]
    ) -> None:
        law = ("dpv:hasApplicableLaw", "legal-us:law-CA-CPRA")
        if self.happens(0.3):
            (name, data, label), (_, to, whom) = categories[0], recipients[-1]
            self.fact(
                f"sale-or-sharing/{name}",
                "dpv:Process ng:SaleOrSharing",
                (f"{label[0]} sold to: {whom[0]}", f"{label[1]} verkocht aan: {whom[1]}"),
                "6/p2",
                law,
                ("dpv:hasPersonalData", data),
                ("dpv:hasRecipient", to),
                ("ng:category", data),
                ("ng:transaction", "ng:Sale", "ng:Sharing"),
            )
        if self.happens(0.5):
            name, data, label = categories[-1]
            self.fact(
                f"no-sale/{name}",
                "ng:Denial",
                (f"No sale: {label[0]}", f"Geen verkoop: {label[1]}"),
                "6/p2",
                law,
                ("ng:denies", "ng:SaleOrSharing"),
                ("ng:category", data),
                ("ng:transaction", "ng:Sale"),
                modality="ng:Denied",
            )

    def add_purposes(self, categories: list[tuple[str, str, Label]]) -> None:
        for row, (name, label, above, basis) in enumerate(
            self.some(PURPOSES, 1)[: 4 if self.full else 2], 1
        ):
            purpose = self.fact(
                f"purpose/{name}",
                "dpv:Purpose ng:StatedPurpose",
                label,
                "3/r1" if row < 3 else "3/r2",
                ("skos:broader", above),
                modality=None,
            )
            process = self.fact(
                f"process/{name}",
                "dpv:PersonalDataProcess ng:PurposeProcess",
                (f"Processing: {label[0]}", f"Verwerking: {label[1]}"),
                "3/r1" if row < 3 else "3/r2",
                ("dpv:hasLegalBasis", basis),
                ("dpv:hasPurpose", purpose),
            )
            self.processes.append(process)
            self.fact(
                f"claim/{name}",
                "ng:LegalBasisClaim",
                (f"Basis of: {label[0]}", f"Grondslag van: {label[1]}"),
                "3/r1" if row < 3 else "3/r2",
                ("ng:basis", basis),
                ("ng:ofProcess", process),
                modality=self.chance.choice(MODALITIES),
            )
        if self.happens(0.2):
            self.fact(
                "process/special",
                "dpv:PersonalDataProcess ng:SpecialCategoryProcessing",
                ("Noting health", "Gezondheid noteren"),
                "3/p1",
                ("dpv:hasPersonalData", categories[-1][1]),
                ("ng:article9Condition", "eu-gdpr:A9-2-a"),
                modality="ng:Conditional",
            )

    def add_rights(self) -> None:
        channel = self.fact(
            "channel/form",
            "dpv:RightExerciseNotice ng:ExerciseChannel",
            ("form on the site", "formulier op de site"),
            "4/p1",
            modality=None,
        )
        for item, (name, label, right) in enumerate(
            self.some(RIGHTS, 2)[: 5 if self.full else 3], 1
        ):
            place, law, *_ = self.chance.choice(REGIONS)
            self.fact(
                f"right/{name}",
                "ng:RightProvision",
                label,
                f"4/i{(item + 1) // 2}",
                ("dpv:hasApplicableLaw", law),
                ("dpv:hasJurisdiction", place),
                ("ng:channel", channel),
                ("ng:right", right),
                modality=self.chance.choice(MODALITIES),
            )
        if self.happens(0.6):
            self.fact(
                "time-limit/delete",
                "ng:RequestTimeLimit",
                ("Deletion in time", "Verwijdering op tijd"),
                "4/p1",
                ("ng:dayType", "ng:CalendarDay"),
                ("ng:requestKind", "ng:RequestToDelete"),
                ("ng:timeLimit", integer(self.chance.choice((30, 45)))),
                ("ng:totalLimit", integer(90)),
            )

    def add_frameworks(self, affiliates: list[str]) -> None:
        for index, entity in enumerate(affiliates):
            for part in self.some(FRAMEWORKS, 1) if self.happens(0.5) else ():
                name = part.partition(":")[2]
                self.fact(
                    f"certification/{index}/{name.lower()}",
                    "dpv:Certification ng:DPFCertification",
                    (f"Certificate {name}", f"Certificaat {name}"),
                    "5/p1",
                    ("ng:certifiedEntity", entity),
                    ("ng:frameworkPart", part),
                )
        if self.happens(0.3):
            body = self.fact(
                "recourse-body/panel",
                "dpv:Organisation ng:RecourseBody",
                ("Panel", "Panel"),
                "5/p1",
                modality=None,
            )
            self.fact(
                "recourse/panel",
                "ng:RecourseArrangement",
                ("Complaint to the panel", "Klacht bij het panel"),
                "5/p1",
                ("ng:body", body),
                ("ng:frameworkPart", FRAMEWORKS[0]),
                ("ng:recourseRole", "ng:IndependentRecourseMechanism"),
            )
        for name, label, mechanism in self.some(MECHANISMS, 1):
            self.fact(
                f"transfer/{name}",
                "dpv:Process ng:TransferRegime",
                label,
                "5/p2",
                ("dpv:hasLegalBasis", mechanism),
                ("dpv:hasProcessing", "dpv:CrossBorderTransfer"),
                ("ng:mechanism", mechanism),
                modality=self.chance.choice(MODALITIES),
            )

    def add_other_claims(self, categories: list[tuple[str, str, Label]]) -> None:
        data = categories[0][1]
        claims: tuple[tuple[str, str, Label, tuple[Property, ...]], ...] = (
            ("retention/one", "ng:RetentionRule", ("Kept two years", "Twee jaar bewaard"),
             (("dpv:hasPersonalData", data), ("ng:period", '"P2Y"^^xsd:duration'),
              ("ng:periodKind", "ng:ExactPeriod"))),
            ("security/one", "ng:SecurityClaim", ("Encryption", "Versleuteling"),
             (("dpv:hasTechnicalOrganisationalMeasure", "dpv:TechnicalMeasure"),)),
            ("children/one", "ng:ChildrenClaim", ("Not for children", "Niet voor kinderen"),
             (("dpv:hasDataSubject", "dpv:Child"), ("ng:ageThreshold", integer(16)))),
            ("exclusion/one", "ng:ScopeExclusion", ("Applicants", "Sollicitanten"),
             (("ng:excludesDataSubject", "dpv:JobApplicant"),)),
            ("source/one", "dpv:Process ng:SourceClaim", ("From you", "Van u"),
             (("dpv:hasDataSource", "dpv:DataSubjectDataSource"),)),
            ("signal/one", "ng:SignalResponse", ("Signal ignored", "Signaal genegeerd"),
             (("ng:handling", "ng:SignalIgnored"), ("ng:signal", "ng:DoNotTrack"))),
            ("incentive/one", "ng:FinancialIncentive", ("Discount", "Korting"),
             (("ng:aspect", "ng:OfferAspect"),)),
        )  # fmt: skip
        for path, classes, label, properties in claims:
            if self.happens(0.4):
                self.fact(path, classes, label, "6/p3", *properties)
        if self.happens(0.4):
            page = self.fact(
                "document/companies", "ng:ReferencedDocument", ("Companies", "Bedrijven"), "6/p3",
                ("ng:documentKind", "ng:SubprocessorList"), ("ng:tellsOf", "ng:Subprocessor"),
                modality=None,
            )  # fmt: skip
            self.fact(
                "subprocessor/one", "dpv:DataSubProcessor ng:Subprocessor", ("Host", "Host"),
                "6/p3", ("dpv:hasName", '"Host"'), ("ng:listedIn", page), modality=None,
            )  # fmt: skip
            self.fact(
                "cookie/one", "ng:Cookie", ("sid", "sid"), "6/p3", ("dpv:hasName", '"sid"'),
                ("ng:endsWithSession", '"true"^^xsd:boolean'), modality=None,
            )  # fmt: skip
        if self.happens(0.4):
            cookies = self.fact(
                "technology/cookies", "ng:TrackingTechnology", ("Cookies", "Cookies"), "6/p3",
                modality=None,
            )  # fmt: skip
            self.fact(
                "tracking/one", "ng:TrackingClaim", ("Cookies for use", "Cookies voor gebruik"),
                "6/p3", ("ng:technology", cookies),
            )  # fmt: skip
        for place, law, named, authority in self.some(REGIONS, 0)[: 4 if self.full else 1]:
            region = place.partition(":")[2]
            self.fact(
                f"region/{region.lower()}",
                "ng:RegionalTerms",
                (f"Terms of {region}", f"Bepalingen van {region}"),
                "6/p1",
                ("dpv:hasApplicableLaw", law),
                ("dpv:hasAuthority", authority),
                ("dpv:hasJurisdiction", place),
                ("ng:lawAsNamed", f'"{named}"'),
            )
        if self.happens(0.3):
            parts = [
                self.fact(f"version/{tag}", "ng:StatementPart", label, "6/p1", modality=None)
                for tag, label in (
                    ("english", ("English text", "Engelse tekst")),
                    ("other", ("Other texts", "Andere teksten")),
                )
            ]
            self.fact(
                "precedence/one",
                "ng:PrecedenceRule",
                ("English prevails", "Engels gaat voor"),
                "6/p1",
                ("ng:prevails", parts[0]),
                ("ng:over", parts[1]),
            )
        if self.happens(0.5):
            document = self.fact(
                "document/cookies",
                "ng:ReferencedDocument",
                ("Cookie statement", "Cookieverklaring"),
                "6/p3",
                ("foaf:page", f"<https://example.org/{self.number}/cookies>"),
                modality=None,
            )
            self.documents.append(document)

    def add_other_kinds(self) -> None:
        """Give a full statement a fact of each kind that it has none of, for questions to come."""
        for kind in _kinds_of_facts() if self.full else ():
            if kind not in self.kinds:
                name = kind.partition(":")[2]
                self.fact(f"other/{name}", kind, (f"Fact: {name}", f"Feit: {name}"), "6/p3")

    def add_report(self) -> None:
        """Add three results of the shapes' kind: a requirement met, one not met, a check."""
        evidence = ("ng:evidence", self.node("passage/1/p1"))
        met, lacks = self.chance.sample(REQUIREMENTS, 2)
        self.result(met, "ng:Met", ("Found", "Gevonden"), evidence)
        self.result(CHECK, "ng:Consistent", ("Agrees", "Klopt"), evidence)
        finding = f"<{self.report}#result-1>"
        self.add(finding, "rdf:type", "sh:ValidationResult")
        self.add(finding, "sh:resultSeverity", "sh:Violation")
        self.add(finding, "sh:focusNode", self.node(""))
        self.add(finding, "sh:resultMessage", '"Not found"@en', '"Niet gevonden"@nl')
        self.result(lacks, "ng:NotMet", ("Lacks", "Ontbreekt"), ("ng:because", finding))

    def result(
        self, examination: str, verdict: str, text: Label, *properties: tuple[str, str]
    ) -> None:
        node = f"<{self.report}#{examination}>"
        self.add(node, "rdf:type", "ng:ExaminationResult")
        self.add(node, "ng:aboutStatement", self.node(""))
        self.add(node, "ng:examination", f"ngsh:{examination}")
        self.add(node, "ng:verdict", verdict)
        self.add(node, "dcterms:description", f'"{text[0]}"@en', f'"{text[1]}"@nl')
        for name, value in properties:
            self.add(node, name, value)
