"""The names of which generated statements are made, with the terms that they stand under.

Lists only; ``corpus_statement`` chooses among them.
"""

from __future__ import annotations

Label = tuple[str, str]
"""A name in English and in Dutch."""

ONSETS = [
    "b",
    "br",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
VOWELS = ["a", "e", "i", "o", "u", "aa", "ee", "oo"]
CODAS = ["l", "m", "n", "r", "s", "t", "k", "nd", "rk", "st"]
FORMS = ("B.V.", "Inc.", "GmbH", "Ltd", "S.A.")
COUNTRIES = ("loc:NL", "loc:US", "loc:GB", "loc:ES", "loc:SE", "loc:JP", "loc:BR")
SECTIONS: tuple[Label, ...] = (
    ("who we are", "wie wij zijn"),
    ("data and recipients", "gegevens en ontvangers"),
    ("purposes", "doeleinden"),
    ("rights", "rechten"),
    ("transfers", "doorgiften"),
    ("other terms", "overige bepalingen"),
)
CATEGORIES: tuple[tuple[str, Label, str, str], ...] = (
    ("contact", ("Contact details", "Contactgegevens"), "pd:Contact", "pd:EmailAddress"),
    ("location", ("Places", "Plaatsen"), "pd:Location", "pd:City"),
    ("purchases", ("Purchases", "Aankopen"), "pd:Transactional", "pd:Purchase"),
    ("browsing", ("Visits", "Bezoeken"), "pd:BrowsingBehaviour", "pd:BrowserHistory"),
    ("device", ("Devices", "Apparaten"), "pd:DeviceBased", "pd:IPAddress"),
    ("money", ("Payments", "Betalingen"), "pd:Financial", "pd:BankAccount"),
    ("work", ("Work", "Werk"), "pd:Professional", "pd:Job"),
    ("tastes", ("Tastes", "Voorkeuren"), "pd:Preference", "pd:Opinion"),
)
HEALTH = ("health", ("Health", "Gezondheid"), "eu-gdpr:HealthData", "pd:HealthRecord")
RECIPIENTS: tuple[tuple[str, Label, str], ...] = (
    ("group", ("Companies of the group", "Bedrijven van de groep"), "ng:GroupCompanies"),
    ("providers", ("Suppliers", "Leveranciers"), "dpv:DataProcessor"),
    ("partners", ("Partners", "Partners"), "ng:BusinessPartners"),
    ("advisers", ("Advisers", "Adviseurs"), "ng:ProfessionalAdvisers"),
    (
        "buyers",
        ("Buyers of the company", "Kopers van het bedrijf"),
        "ng:CorporateTransactionParties",
    ),
    ("trackers", ("Advertisers", "Adverteerders"), "ng:AdvertisingAndTrackingCompanies"),
)
PURPOSES: tuple[tuple[str, Label, str, str], ...] = (
    ("orders", ("Orders", "Bestellingen"), "dpv:CustomerOrderManagement", "dpv:Contract"),
    ("news", ("News", "Nieuws"), "dpv:DirectMarketing", "dpv:Consent"),
    ("books", ("Books", "Boekhouding"), "ng:Accounting", "dpv:LegalObligation"),
    ("safety", ("Safety", "Veiligheid"), "dpv:EnforceSecurity", "dpv:LegitimateInterest"),
)
RIGHTS: tuple[tuple[str, Label, str], ...] = (
    ("access", ("Access", "Inzage"), "ng:RightToAccess"),
    ("deletion", ("Deletion", "Verwijdering"), "ng:RightToDeletion"),
    ("objection", ("Objection", "Bezwaar"), "ng:RightToObject"),
    ("correction", ("Correction", "Verbetering"), "ng:RightToRectification"),
    ("complaint", ("Complaint", "Klacht"), "ng:RightToComplain"),
)
REGIONS = (
    ("loc:EEA", "legal-eu:law-GDPR", "GDPR", "eu-gdpr:DataProtectionAuthority"),
    ("loc:GB", "legal-gb:law-GDPR", "UK GDPR", "legal-gb:DPA-GB"),
    ("loc:US-CA", "legal-us:law-CA-CPRA", "CPRA", "legal-us:DPA-US-CA"),
    ("loc:SG", "legal-sg:law-PDPA", "PDPA", "legal-sg:DPA-SG"),
)
FRAMEWORKS = ("ng:EU-US-DPF", "ng:UK-Extension-DPF", "ng:Swiss-US-DPF")
MECHANISMS = (
    ("clauses", ("Standard clauses", "Modelcontract"), "eu-gdpr:A46-2-c"),
    ("rules", ("Binding rules", "Bindende regels"), "eu-gdpr:A46-2-b"),
)
MODALITIES = ("ng:Asserted", "ng:Asserted", "ng:Asserted", "ng:Possible", "ng:Conditional")


REQUIREMENTS = (
    "gdpr-purposes",
    "gdpr-legal-basis",
    "ccpa-contact",
    "dpf-notice-01",
    "dpf-notice-05",
)
CHECK = "denied-is-not-asserted"
