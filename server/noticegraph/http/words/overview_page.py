"""The words of the first page alone, in English and Dutch."""

from collections.abc import Mapping

OVERVIEW_TEXTS: Mapping[str, tuple[str, str]] = {
    "ask_freely": ("What do you want to know?", "Wat wilt u weten?"),
    "ask_example": ("who receives location data", "wie ontvangt locatiegegevens"),
    "all_questions": ("All {count} questions", "Alle {count} vragen"),
    "overview_caption": (
        "Facts of each statement, and its requirements by verdict",
        "Feiten van elke verklaring, en de vereisten per oordeel",
    ),
    "overview_caption_facts": ("Facts of each statement", "Feiten van elke verklaring"),
    "facts_count": ("Facts", "Feiten"),
    "verdicts_note": (
        "“Met” means only that nothing was found to be missing. A requirement that could not "
        "be assessed does not count as met.",
        "“Voldaan” betekent alleen dat er niets bleek te ontbreken. Een vereiste dat niet te "
        "beoordelen was, telt niet als voldaan.",
    ),
    "recipient": ("Recipient", "Ontvanger"),
    "fact": ("Fact", "Feit"),
    "state": ("Loaded data", "Geladen gegevens"),
    "loaded": ("Loaded when the server started:", "Geladen bij de start van de server:"),
    "examples_answered": ("For example", "Bijvoorbeeld"),
    "example_dpf-certified-affiliates": (
        "{count} of {total} at {company}: {names}",
        "{count} van {total} bij {company}: {names}",
    ),
    "example_retention": (
        "{company}: {count} rules, {given} with a number",
        "{company}: {count} regels, {given} met een getal",
    ),
    "example_retention_one": (
        "{company}: 1 rule, {given} with a number",
        "{company}: 1 regel, {given} met een getal",
    ),
    "example_special-category-processing": (
        "{company}: {count} kinds, {given} with a condition",
        "{company}: {count} soorten, {given} met een voorwaarde",
    ),
    "example_special-category-processing_one": (
        "{company}: 1 kind, {given} with a condition",
        "{company}: 1 soort, {given} met een voorwaarde",
    ),
    "example_none": ("none", "geen"),
    "changed_lately": ("What changed recently", "Wat er onlangs is veranderd"),
    "no_changes_yet": (
        "Nothing yet: one version of each statement is here. A second one shows what changed.",
        "Nog niets: van elke verklaring is er één versie. Een tweede laat zien wat er veranderde.",
    ),
    "older_version": ("an earlier version", "een eerdere versie"),
    "older_versions": ("{count} earlier versions", "{count} eerdere versies"),
    "taken_anew_short": (
        "the same terms, recorded again",
        "dezelfde voorwaarden, opnieuw vastgelegd",
    ),
    "compare_any": ("Compare two versions", "Vergelijk twee versies"),
    "questions_by_subject": (
        "All {count} questions, by subject",
        "Alle {count} vragen, per onderwerp",
    ),
}
