"""The names of laws, frameworks and instruments that statements mention, and their abbreviations.

Only names; what the laws say is in the graphs (`graph_data/law/`).
"""

LAWS: dict[str, tuple[str, ...]] = {
    "GDPR": ("General Data Protection Regulation", "EU General Data Protection Regulation"),
    "AVG": ("Algemene Verordening Gegevensbescherming",),
    "CCPA": ("California Consumer Privacy Act",),
    "CPRA": ("California Privacy Rights Act",),
    "CPA": ("Colorado Privacy Act",),
    "CTDPA": ("Connecticut Data Privacy Act",),
    "VCDPA": ("Virginia Consumer Data Protection Act",),
    "UCPA": ("Utah Consumer Privacy Act",),
    "CalOPPA": ("California Online Privacy Protection Act",),
    "COPPA": ("Children's Online Privacy Protection Act",),
    "LGPD": ("Lei Geral de Proteção de Dados",),
    "PIPEDA": ("Personal Information Protection and Electronic Documents Act",),
    "APPI": ("Act on the Protection of Personal Information",),
    "HIPAA": ("Health Insurance Portability and Accountability Act",),
    "FERPA": ("Family Educational Rights and Privacy Act",),
    "PECR": ("Privacy and Electronic Communications Regulations",),
}
"""The full names of an abbreviation, without the words around them."""

OTHER_LAWS = (
    "Children's Online Privacy Protection Rule",
    "General Personal Data Protection Law",
    "Personal Data Protection Act",
    "Data Protection Act",
    "Texas Data Privacy and Security Act",
    "Oregon Consumer Privacy Act",
    "Montana Consumer Data Privacy Act",
    "Iowa Consumer Data Protection Act",
    "Indiana Consumer Data Protection Act",
    "Tennessee Information Protection Act",
    "Florida Digital Bill of Rights",
    "Delaware Personal Data Privacy Act",
    "New Jersey Data Privacy Act",
    "Nebraska Data Privacy Act",
    "New Hampshire Privacy Act",
    "Kentucky Consumer Data Protection Act",
    "Maryland Online Data Privacy Act",
    "Minnesota Consumer Data Privacy Act",
    "Rhode Island Data Transparency and Privacy Protection Act",
)
"""Laws whose names are near to those of others, and right."""
