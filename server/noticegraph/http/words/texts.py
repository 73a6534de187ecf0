"""The words of the pages in English and Dutch.

Titles of questions come from their files and names of things from the graph. Words of single pages
are in `page_texts`, headings in `headings`, errors in `problems`.
"""

from __future__ import annotations

from collections.abc import Mapping

from noticegraph.http.words.company_page import COMPANY_TEXTS
from noticegraph.http.words.frame_texts import FRAME_TEXTS
from noticegraph.http.words.matrix import MATRIX_TEXTS
from noticegraph.http.words.overview_page import OVERVIEW_TEXTS
from noticegraph.http.words.page_texts import PAGE_TEXTS
from noticegraph.http.words.review_page import REVIEW_TEXTS
from noticegraph.http.words.review_steps import STEP_TEXTS
from noticegraph.http.words.second_reading import SECOND_TEXTS
from noticegraph.http.words.style_page import STYLE_TEXTS
from noticegraph.http.words.versions import VERSION_TEXTS

_ENGLISH = {
    "not_modelled": "nothing modelled yet",
    "broken": "broken",
    "still_reading": "Still reading {count} statements of the workspace.",
    "still_reading_one": "Still reading one statement of the workspace.",
    "still_judging": "{count} reports are still being made.",
    "still_judging_one": "One report is still being made.",
    "being_examined": "being examined; no verdicts yet",
    "reviewed_only": "Facts that nobody has reviewed are left out.",
    "with_drafts": "Show them, too",
    "without_drafts": "Reviewed facts only",
    "skip": "Skip to the content",
    "language": "Language",
    "home": "Overview",
    "questions": "Questions",
    "reports": "Reports",
    "reports_what": "What the law requires and what a statement says, requirement by requirement.",
    "reports_caption": "Number of requirements by verdict",
    "no_reports": "This content has no shapes, so nothing was examined.",
    "statement": "Statement",
    "disagreements": "contradictions found",
    "breadcrumbs": "Where you are",
    "filter": "Show",
    "law": "Law",
    "no_requirements": "No requirement of this law has this verdict.",
    "no_checks": "There are no consistency checks.",
    "query": "Query",
    "main_navigation": "Main",
    "what": (
        "noticegraph turns privacy statements into a knowledge graph: what a statement says, fact "
        "by fact, each with its place in the text. Choose a question below, or write your own in "
        "SPARQL."
    ),
    "caution": (
        "The graph contains only what a statement says. It is not legal advice, and a missing "
        "answer does not mean that something is allowed or does not happen."
    ),
    "counts": "In this graph",
    "graphs": "graphs",
    "other_formats": "Also as",
    "parameters": "Narrow the question",
    "ask_first": "Choose a value first",
    "wrong_value": "{field}: “{value}” {what}",
    "not_known": "is not a known value",
    "not_named": "is named by no graph",
    "not_iri": "is not an IRI",
    "not_integer": "is not a whole number",
    "not_date": "is not a date",
    "ambiguous": "can mean several values",
    "missing_value": "{field}: a value is required",
    "pick_value": "Choose one from the list.",
    "write_iri": (
        "Give a full IRI or a path: what follows /id/ in the address of the thing's page, with or "
        "without its statement (certification/acme/eu-us)."
    ),
    "write_integer": "Use digits: 45.",
    "write_date": "Write the date as year-month-day: 2024-02-20.",
    "did_you_mean": "Did you mean",
    "from_statement": "from",
    "passage_text": "Text",
    "cut_text": "This is not the whole passage: follow its link.",
    "thing_is": "IRI",
    "short_name": "Short name",
    "facts": "What is said of it",
    "text_missing": "The text is not available here. If you have a copy:",
    "or": "or",
    "file": "FILE",
    "referrers": "What refers to it",
    "referrers_as": "under “{property}”",
    "referrers_more": "All {count}",
    "values_more": "{count} values",
    "no_facts": "The graph contains only references to it.",
    "ask_evidence": "Where does the statement say this?",
    "passage": "Passage",
    "passage_of": "Passage of",
    "position": "Position",
    "characters": "characters {start} to {end}",
    "digest": "Digest (SHA-256)",
    "part_of": "Part of",
    "kind": "Kind",
    "place": "Place",
    "no_fact": "Why it states no fact",
    "citing": "Facts that cite it",
    "citing_none": "No fact cites this passage.",
    "previous": "Previous",
    "next": "Next",
    "neighbours": "Neighbouring passages",
    "beside": "Linked things",
    "beside_list": "{count} things",
    "beside_cut": "The first {shown} of {count} things.",
    "relation_to": "→ {relation}",
    "relation_from": "← {relation}",
    "examples": "Examples",
    "examples_note": "Each question is a query that you can edit.",
    "prefixes": "Prefixes",
    "example_note": "How many facts of each kind are there?",
    "any": "any",
    "choose": "choose …",
    "ask": "Ask",
    "run": "Run",
    "answer": "Answer",
    "rows_one": "1 row",
    "rows": "{count} rows",
    "rows_shown": "The first {shown} of {count} rows; the other formats have all of them.",
    "no_rows": "No rows: the graph has no fact that answers this.",
    "needs": "Choose a value to get an answer.",
    "sparql": "The query in SPARQL",
    "open_query": "Open in the query page",
    "evidence": "Stated in",
    "query_label": "SPARQL query",
    "query_help": (
        "SELECT, ASK, CONSTRUCT or DESCRIBE. Without GRAPH, a pattern is matched against "
        "the union of all graphs."
    ),
    "result": "Result",
    "not_so": "the statement says that this is not so",
    "yes": "yes",
    "no": "no",
    "named_graphs": "Graphs",
    "problem": "Problem",
    "where": "Line {line}, column {column}",
    "required": "required",
    "licences": "Licences of the scripts",
}

_DUTCH = {
    "not_modelled": "nog niets gemodelleerd",
    "broken": "stuk",
    "still_reading": "Er worden nog {count} verklaringen van de werkmap gelezen.",
    "still_reading_one": "Er wordt nog één verklaring van de werkmap gelezen.",
    "still_judging": "Er worden nog {count} rapporten gemaakt.",
    "still_judging_one": "Er wordt nog één rapport gemaakt.",
    "being_examined": "wordt onderzocht; nog geen oordelen",
    "reviewed_only": "Feiten die niemand heeft beoordeeld, zijn weggelaten.",
    "with_drafts": "Toon ze ook",
    "without_drafts": "Alleen beoordeelde feiten",
    "skip": "Naar de inhoud",
    "language": "Taal",
    "home": "Overzicht",
    "questions": "Vragen",
    "reports": "Rapporten",
    "reports_what": "Wat de wet eist en wat een verklaring zegt, vereiste voor vereiste.",
    "reports_caption": "Aantal vereisten per oordeel",
    "no_reports": "Deze inhoud heeft geen shapes; er is dus niets onderzocht.",
    "statement": "Verklaring",
    "disagreements": "tegenspraken gevonden",
    "breadcrumbs": "Waar u bent",
    "filter": "Toon",
    "law": "Wet",
    "no_requirements": "Geen vereiste van deze wet heeft dit oordeel.",
    "no_checks": "Er zijn geen consistentiecontroles.",
    "query": "Query",
    "main_navigation": "Hoofdmenu",
    "what": (
        "noticegraph maakt van privacyverklaringen een kennisgraaf: wat een verklaring zegt, feit "
        "voor feit, elk met zijn plaats in de tekst. Kies hieronder een vraag, of schrijf er zelf "
        "een in SPARQL."
    ),
    "caution": (
        "De graaf bevat alleen wat een verklaring zegt. Dit is geen juridisch advies, en een "
        "ontbrekend antwoord betekent niet dat iets is toegestaan of niet gebeurt."
    ),
    "counts": "In deze graaf",
    "graphs": "grafen",
    "other_formats": "Ook als",
    "parameters": "De vraag verfijnen",
    "ask_first": "Kies eerst een waarde",
    "wrong_value": "{field}: “{value}” {what}",
    "not_known": "is geen bekende waarde",
    "not_named": "komt in geen graaf voor",
    "not_iri": "is geen IRI",
    "not_integer": "is geen geheel getal",
    "not_date": "is geen datum",
    "ambiguous": "kan meer dan één waarde betekenen",
    "missing_value": "{field}: een waarde is verplicht",
    "pick_value": "Kies er een uit de lijst.",
    "write_iri": (
        "Geef een volledige IRI of een pad: wat achter /id/ staat in het adres van de pagina van "
        "het ding, met of zonder de verklaring (certification/acme/eu-us)."
    ),
    "write_integer": "Gebruik cijfers: 45.",
    "write_date": "Schrijf de datum als jaar-maand-dag: 2024-02-20.",
    "did_you_mean": "Bedoelt u",
    "from_statement": "uit",
    "passage_text": "Tekst",
    "cut_text": "Dit is niet de hele passage: volg de link.",
    "thing_is": "IRI",
    "short_name": "Korte naam",
    "facts": "Wat erover gezegd wordt",
    "text_missing": "De tekst is hier niet beschikbaar. Als u een kopie hebt:",
    "or": "of",
    "file": "BESTAND",
    "referrers": "Wat ernaar verwijst",
    "referrers_as": "onder “{property}”",
    "referrers_more": "Alle {count}",
    "values_more": "{count} waarden",
    "no_facts": "De graaf bevat er alleen verwijzingen naar.",
    "ask_evidence": "Waar staat dit in de verklaring?",
    "passage": "Passage",
    "passage_of": "Passage van",
    "position": "Positie",
    "characters": "tekens {start} tot {end}",
    "digest": "Controlegetal (SHA-256)",
    "part_of": "Deel van",
    "kind": "Soort",
    "place": "Plaats",
    "no_fact": "Waarom zij geen feit vermeldt",
    "citing": "Feiten die haar aanhalen",
    "citing_none": "Geen feit haalt deze passage aan.",
    "previous": "Vorige",
    "next": "Volgende",
    "neighbours": "Naburige passages",
    "beside": "Verbonden dingen",
    "beside_list": "{count} dingen",
    "beside_cut": "De eerste {shown} van {count} dingen.",
    "relation_to": "→ {relation}",
    "relation_from": "← {relation}",
    "examples": "Voorbeelden",
    "examples_note": "Elke vraag is een query die u kunt bewerken.",
    "prefixes": "Prefixen",
    "example_note": "Hoeveel feiten van elke soort zijn er?",
    "any": "alle",
    "choose": "kies …",
    "ask": "Stel de vraag",
    "run": "Uitvoeren",
    "answer": "Antwoord",
    "rows_one": "1 rij",
    "rows": "{count} rijen",
    "rows_shown": "De eerste {shown} van {count} rijen; de andere formaten bevatten ze alle.",
    "no_rows": "Geen rijen: de graaf bevat geen feit dat dit beantwoordt.",
    "needs": "Kies een waarde om een antwoord te krijgen.",
    "sparql": "De query in SPARQL",
    "open_query": "Openen op de querypagina",
    "evidence": "Staat in",
    "query_label": "SPARQL-query",
    "query_help": (
        "SELECT, ASK, CONSTRUCT of DESCRIBE. Zonder GRAPH wordt een patroon gezocht in alle grafen "
        "samen."
    ),
    "result": "Resultaat",
    "not_so": "volgens de verklaring is dit niet zo",
    "yes": "ja",
    "no": "nee",
    "named_graphs": "Grafen",
    "problem": "Probleem",
    "where": "Regel {line}, kolom {column}",
    "required": "verplicht",
    "licences": "Licenties van de scripts",
}

_PAIRS = {
    **COMPANY_TEXTS,
    **FRAME_TEXTS,
    **MATRIX_TEXTS,
    **OVERVIEW_TEXTS,
    **PAGE_TEXTS,
    **REVIEW_TEXTS,
    **STEP_TEXTS,
    **SECOND_TEXTS,
    **STYLE_TEXTS,
    **VERSION_TEXTS,
}
_TEXTS: Mapping[str, Mapping[str, str]] = {
    language: {**own, **{key: words[number] for key, words in _PAIRS.items()}}
    for number, (language, own) in enumerate({"en": _ENGLISH, "nl": _DUTCH}.items())
}


def texts(language: str) -> Mapping[str, str]:
    """Return the words of all pages in that language (`en` or `nl`)."""
    return _TEXTS[language]
