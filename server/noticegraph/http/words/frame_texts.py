"""The words that every page has around its content, in English and Dutch."""

from collections.abc import Mapping

FRAME_TEXTS: Mapping[str, tuple[str, str]] = {
    "all_companies": ("All companies", "Alle bedrijven"),
    "company": ("Company", "Bedrijf"),
    "companies": ("Companies", "Bedrijven"),
    "example_tag": ("example", "voorbeeld"),
    "for_developers": ("For developers", "Voor ontwikkelaars"),
    "components": ("Components", "Componenten"),
    "tab_facts": ("Facts", "Feiten"),
    "tab_text": ("Text", "Tekst"),
    "tab_sections": ("By section", "Per sectie"),
    "tab_report": ("Report", "Rapport"),
    "tab_compare": ("Compare", "Vergelijken"),
    "tab_questions": ("Questions", "Vragen"),
    "page_as": ("This page as", "Deze pagina als"),
    "search_short": ("Ask, or give a name", "Vraag, of geef een naam"),
    "more_places": ("more places", "plaatsen meer"),
    "own_link": ("Link to this page", "Link naar deze pagina"),
    "footer": (
        "The graph says what a statement says, no more. It is evidence, not legal advice.",
        "De graaf zegt wat een verklaring zegt, niet meer. Hij is bewijs, geen juridisch advies.",
    ),
    "overview_title": (
        "What do their privacy statements say?",
        "Wat zeggen hun privacyverklaringen?",
    ),
    "overview_what": (
        "Ask in your own words, in English or Dutch. Each answer shows where the statement says "
        "so.",
        "Vraag in uw eigen woorden, in het Nederlands of Engels. Elk antwoord toont waar het "
        "staat.",
    ),
    "asked_often": ("Asked often", "Vaak gevraagd"),
    "gravest": ("Most serious finding", "Ernstigste bevinding"),
    "tick_key": (
        "One tick for each requirement; the more serious, the taller:",
        "Eén streep per vereiste, hoe ernstiger hoe langer:",
    ),
    "where_it_stands": ("Where stated", "Waar het staat"),
    "how": ("How", "Hoe"),
    "words": ("Words", "Woorden"),
    "on_this_page": ("On this page", "Op deze pagina"),
    "lacking": ("Missing", "Ontbreekt"),
    "not_stated": ("not stated", "niet vermeld"),
}
