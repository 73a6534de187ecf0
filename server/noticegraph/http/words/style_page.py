"""The words of the page that shows the components, in English and Dutch."""

from collections.abc import Mapping

STYLE_TEXTS: Mapping[str, tuple[str, str]] = {
    "style_what": (
        "Each component of the pages in each of its states. Serif type marks the statement's own "
        "words, colour marks a verdict or a link, and modality is shown by shape and word.",
        "Elk onderdeel van de pagina's in elke toestand. Letters met schreef zijn de woorden van "
        "de verklaring, kleur is een oordeel of een link, en modaliteit blijkt uit vorm en woord.",
    ),
    "style_basics": ("Type and colour", "Letters en kleur"),
    "style_type": ("Sizes of type", "Lettergroottes"),
    "style_colour": ("Colours", "Kleuren"),
    "style_links": ("Two kinds of links", "Twee soorten links"),
    "style_link_on": (
        "Blue and underlined: it leads to another page, as in a sentence.",
        "Blauw en onderstreept: hij leidt naar een andere pagina, zoals in een zin.",
    ),
    "style_link_name": (
        "In the colour of its text, on a hairline: it names what a line is about, or where that "
        "is stated. Other cells of a row have the line only when pointed at, so that a table is "
        "read as facts.",
        "In de kleur van de tekst, op een haarlijn: zij noemt waarover een regel gaat, of waar het "
        "staat. Andere cellen krijgen de lijn als u ze aanwijst, zodat een tabel als feiten "
        "leest.",
    ),
    "style_marks": ("Marks", "Tekens"),
    "style_counts": ("Counts of verdicts", "Aantallen per oordeel"),
    "style_strip": ("Strip", "Strook"),
    "style_tag": ("Tag, severity", "Label, ernst"),
    "style_controls": ("Controls", "Bediening"),
    "style_button": ("Button", "Knop"),
    "style_field": ("Field", "Veld"),
    "style_focus": ("In focus", "In focus"),
    "style_wrong": ("With a mistake", "Met een fout"),
    "style_picks": ("Filters, views", "Filters, weergaven"),
    "style_tiles": ("Tiles", "Tegels"),
    "style_fold": ("Folds", "Vouwen"),
    "style_parts": ("Larger parts", "Grotere delen"),
    "style_facts": ("Facts", "Feiten"),
    "style_matrix": ("Matrix", "Matrix"),
    "style_requirement": ("Requirement", "Vereiste"),
    "style_text": ("Text with margin", "Tekst met marge"),
    "style_quote": ("Quotation, passage", "Citaat, passage"),
    "style_empty": ("Nothing there", "Niets aanwezig"),
    "style_warning": ("Warning, problem", "Waarschuwing, probleem"),
    "style_problem": ("Page of a problem", "Pagina van een probleem"),
    "style_properties": ("Properties", "Eigenschappen"),
    "style_short": ("In short", "In het kort"),
    "style_code": ("Code", "Code"),
    "style_sample": ("Newsletter service", "Nieuwsbriefdienst"),
    "style_heading": ("With whom we share", "Met wie wij delen"),
    "style_note": ("only if you ask for it", "alleen als u erom vraagt"),
    "style_words": (
        "The florist gives your name to the courier.",
        "De bloemist geeft uw naam aan de koerier.",
    ),
}
