"""The words of the page of a company, in English and Dutch."""

from collections.abc import Mapping

COMPANY_TEXTS: Mapping[str, tuple[str, str]] = {
    "open_all": ("Open all parts", "Alle delen openen"),
    "fold_all": ("Fold all parts but the first", "Alle delen op het eerste na dichtvouwen"),
    "company_from": (
        "Privacy statement in force from {date}, read in {language}. {facts}, each with its place.",
        "Privacyverklaring van kracht vanaf {date}, gelezen in het {language}. {facts}, elk "
        "met zijn plaats.",
    ),
    "company_undated": (
        "{statement}. {facts}, each with its place.",
        "{statement}. {facts}, elk met zijn plaats.",
    ),
    "company_cover": (
        "{name} · {statement} · {facts} · noticegraph {release} · no mark: "
        "asserted · evidence, not legal advice",
        "{name} · {statement} · {facts} · noticegraph {release} · geen teken: gesteld · "
        "bewijs, geen juridisch advies",
    ),
    "other_versions": ("Also", "Ook"),
    "published": ("Published at", "Gepubliceerd op"),
    "published_at": ("As published at {host}", "Zoals gepubliceerd op {host}"),
    "ask_about": ("Ask about it", "Stel er een vraag over"),
    "on_screen_only": ("On the page, not on paper:", "Op de pagina, niet op papier:"),
    "lacks_for": ("What is missing for:", "Wat ontbreekt voor:"),
    "kinds_more": ("and {count} more kinds", "en nog {count} soorten"),
    "rest_of_facts": (
        "{shown} of {facts} are in the parts above, some in several. The other {count} are of "
        "other kinds; the page of the text shows them with their places: {kinds}.",
        "{shown} van {facts} staan in de delen hierboven, sommige in meer dan één. De andere "
        "{count} zijn van andere soorten, met hun plaatsen op de pagina van de tekst: {kinds}.",
    ),
    "verdicts": ("Verdicts", "Oordelen"),
    "as_drafts": ("if the drafts are accepted", "als de voorstellen worden aanvaard"),
    "in_short": ("In short", "In het kort"),
    "short_who": ("Who", "Wie"),
    "short_data": ("Which data", "Welke gegevens"),
    "short_why": ("On what basis", "Op welke grondslag"),
    "short_to": ("To whom", "Aan wie"),
    "short_where": ("Outside the EEA", "Buiten de EER"),
    "short_long": ("How long", "Hoe lang"),
    "short_rights": ("Rights", "Rechten"),
    "short_more": ("and {count} more", "en nog {count}"),
    "short_by_rule": (
        "and by a rule that names no company",
        "en volgens een regel die geen bedrijf noemt",
    ),
    "short_by_rules": (
        "and by {count} rules that name no company",
        "en volgens {count} regels die geen bedrijf noemen",
    ),
    "short_framework": ("Data Privacy Framework", "Data Privacy Framework"),
    "short_signs": ("no sign: asserted", "geen teken: gesteld"),
    "short_special": ("special categories of data, too", "ook bijzondere categorieën gegevens"),
    "short_countries": ("countries: {names}", "landen: {names}"),
    "short_no_country": ("no country named", "geen land genoemd"),
    "short_rule": ("1 rule", "1 regel"),
    "short_rules": ("{count} rules", "{count} regels"),
    "short_no_period": ("no period in numbers", "geen termijn in cijfers"),
    "short_rights_in": ("in {regions}", "in {regions}"),
    "short_region_one": ("rights for one more region", "rechten voor nog één regio"),
    "short_region_more": ("rights for {count} more regions", "rechten voor nog {count} regio’s"),
    "fact_one": ("fact", "feit"),
    "fact_more": ("facts", "feiten"),
    "silent": ("Nothing stated about:", "Niets vermeld over:"),
    "silent_all": (
        "{name}’s statement says nothing about this.",
        "De verklaring van {name} zegt hier niets over.",
    ),
    "places_word": ("places", "plaatsen"),
    "facts_folded": ("{count} facts", "{count} feiten"),
    "more_lines": ("{count} more", "nog {count}"),
    "nothing_stated": ("nothing stated", "niets vermeld"),
    "by_law": ("by law: {names} (not stated)", "volgens de wet: {names} (niet vermeld)"),
    "as_answer": ("as a table", "als tabel"),
    "verdicts_by_law": ("Verdicts by law", "Oordelen per wet"),
    "open_findings": ("What is missing, most serious first", "Wat ontbreekt, ernstigste eerst"),
    "requirement": ("Requirement", "Vereiste"),
    "verdict": ("Verdict", "Oordeel"),
    "gravest_first": ("Requirements, most serious first", "Vereisten, ernstigste eerst"),
    "requirements_count": ("{count} requirements", "{count} vereisten"),
    "against_itself": (
        "{count} places where the statement disagrees with itself",
        "{count} plaatsen waar de verklaring zichzelf tegenspreekt",
    ),
    "companies_what": (
        "Each company with the statements that were read. Its page shows what the statement "
        "says, subject by subject.",
        "Elk bedrijf met de verklaringen die zijn gelezen. Zijn pagina toont wat de verklaring "
        "zegt, onderwerp voor onderwerp.",
    ),
}
