"""The words of the first page alone, in English and Dutch."""

from __future__ import annotations

from collections.abc import Mapping

OVERVIEW_TEXTS: Mapping[str, tuple[str, str]] = {
    "ask_freely": ("What do you want to know?", "Wat wilt u weten?"),
    "ask_example": ("who receives location data", "wie ontvangt locatiegegevens"),
    "find_questions": ("Find the question", "Zoek de vraag"),
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
    "flow": ("Which data go to whom", "Welke gegevens gaan naar wie"),
    "flow_what": (
        "{count} disclosures. Not among these are those that the statement denies or whose "
        "recipient it does not name, and what it says about public authorities and about sale "
        "or sharing.",
        "{count} verstrekkingen. Daarbij horen niet de verstrekkingen die de verklaring "
        "ontkent of waarvan zij de ontvanger niet noemt, noch wat zij zegt over overheden en "
        "over verkopen of delen.",
    ),
    "flow_left_out": (
        "Not among these; a question lists them:",
        "Niet hierbij; een vraag toont ze:",
    ),
    "flow_DisclosureToAuthorities": (
        "Disclosure to public authorities",
        "Verstrekking aan overheden",
    ),
    "flow_SaleOrSharing": (
        "Sale or sharing of personal data",
        "Verkopen of delen van persoonsgegevens",
    ),
    "flow_Denial": (
        "What the statement says does not happen",
        "Wat volgens de verklaring niet gebeurt",
    ),
    "flow_label": (
        "Flow of personal data: {statement}",
        "Stroom van persoonsgegevens: {statement}",
    ),
    "flow_band": ("{category} to {recipient}", "{category} naar {recipient}"),
    "flow_legend": (
        "Each is a band from a category of data to a recipient, and links to its fact. Solid "
        "bands are asserted; dashed bands are possible or conditional.",
        "Elke is een band van een categorie gegevens naar een ontvanger, met een link naar het "
        "feit. Doorgetrokken banden zijn gesteld; gestippelde zijn mogelijk of voorwaardelijk.",
    ),
    "flow_table": ("The same as a table", "Hetzelfde als tabel"),
    "no_flow": (
        "In the graph this statement names no recipient of a category of data.",
        "In de graaf noemt deze verklaring geen ontvanger van een categorie gegevens.",
    ),
    "category": ("Category of data", "Categorie gegevens"),
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
    "changed_lately": ("What changed lately", "Wat er onlangs is veranderd"),
    "first_read": ("first version read, {facts}", "eerste versie gelezen, {facts}"),
    "taken_anew_short": ("the same terms, taken anew", "dezelfde voorwaarden, opnieuw vastgelegd"),
    "compare_any": ("Compare two versions", "Vergelijk twee versies"),
    "questions_by_subject": (
        "All {count} questions, by subject",
        "Alle {count} vragen, per onderwerp",
    ),
}
