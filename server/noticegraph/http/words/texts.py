"""The words of the pages in English and Dutch.

Titles of questions come from their files, names of things from the graph; only what all pages
say stands here. Headings are in `headings`, refusals in `problem_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from noticegraph.http.words.page_texts import PAGE_TEXTS

_ENGLISH = {
    "skip": "Skip to the content",
    "language": "Language",
    "home": "Overview",
    "questions": "Questions",
    "reports": "Reports",
    "reports_what": "Requirement by requirement: what the law asks for, and what a statement says.",
    "reports_caption": "How many requirements have which verdict",
    "no_reports": "There are no shapes in this content, so that nothing was examined.",
    "statement": "Statement",
    "disagreements": "disagreements found",
    "breadcrumbs": "Where you are",
    "filter": "Show",
    "law": "Law",
    "no_requirements": "No requirement has this law and this verdict.",
    "no_checks": "There are no consistency checks.",
    "query": "Query",
    "main_navigation": "Main",
    "what": (
        "noticegraph holds privacy statements as a knowledge graph: what a statement says, fact "
        "by fact, each with the place in the statement where it stands. Ask a question below, or "
        "write your own in SPARQL."
    ),
    "caution": (
        "The graph says what a statement says, no more. It is not legal advice, and a missing "
        "answer does not mean that something is allowed or does not happen."
    ),
    "counts": "In this graph",
    "graphs": "graphs",
    "triples": "triples",
    "other_formats": "The same as",
    "parameters": "Narrow the question",
    "ask_first": "Choose first",
    "wrong_value": "{field}: “{value}” {what}",
    "not_known": "is not a known value",
    "not_named": "is named by no graph",
    "not_iri": "is no IRI",
    "not_integer": "is no whole number",
    "not_date": "is no date",
    "ambiguous": "names several values",
    "missing_value": "{field}: a value is needed",
    "pick_value": "Choose one from the list.",
    "write_iri": (
        "Give a full IRI or a path: what stands behind /id/ in the address of the thing's page, or "
        "that without its statement (certification/acme/eu-us)."
    ),
    "write_integer": "Write digits: 45.",
    "write_date": "Write year-month-day: 2024-02-20.",
    "did_you_mean": "Did you mean",
    "from_statement": "from",
    "passage_text": "Text",
    "cut_text": "The passage goes on: follow its link.",
    "thing_is": "Its name in the graph",
    "facts": "What is said of it",
    "text_missing": "The text itself is not at hand. With a copy of it:",
    "or": "or",
    "file": "FILE",
    "referrers": "What refers to it",
    "referrers_as": "as {property}",
    "referrers_more": "All {count}",
    "values_more": "{count} values",
    "no_facts": "The graph says nothing of it but what refers to it.",
    "ask_evidence": "Ask where this stands",
    "passage": "Passage",
    "passage_of": "Passage of",
    "position": "Position",
    "characters": "characters {start} to {end}",
    "digest": "Digest (SHA-256)",
    "part_of": "Part of",
    "kind": "Kind",
    "place": "Place",
    "no_fact": "States no fact because",
    "citing": "Facts that cite it",
    "citing_none": "No fact cites this passage.",
    "previous": "Previous",
    "next": "Next",
    "neighbours": "Neighbouring passages",
    "beside": "What it is linked with",
    "beside_list": "{count} things",
    "beside_cut": "The first {shown} of {count} things.",
    "relation_to": "→ {relation}",
    "relation_from": "← {relation}",
    "examples": "Examples",
    "examples_note": "Each question is a query that you can change.",
    "prefixes": "Prefixes",
    "example_note": "How many facts of each kind are there?",
    "any": "any",
    "choose": "choose …",
    "ask": "Ask",
    "run": "Run",
    "answer": "Answer",
    "rows_one": "1 row",
    "rows": "{count} rows",
    "rows_shown": "The first {shown} of {count} rows; the other formats hold all.",
    "no_rows": "No rows: the graph holds no fact that answers this.",
    "needs": "Choose a value to get an answer.",
    "sparql": "The query in SPARQL",
    "open_query": "Open in the query page",
    "evidence": "Stands in",
    "section": "section",
    "query_label": "SPARQL query",
    "query_help": (
        "SELECT, ASK, CONSTRUCT or DESCRIBE. Without GRAPH, a pattern is matched against all "
        "graphs together."
    ),
    "result": "Result",
    "not_so": "it is stated not to be so",
    "yes": "yes",
    "no": "no",
    "named_graphs": "Graphs",
    "problem": "Problem",
    "where": "Line {line}, column {column}",
    "by_subject": "Questions by subject",
    "required": "required",
    "licences": "Licences of the scripts",
}

_DUTCH = {
    "skip": "Naar de inhoud",
    "language": "Taal",
    "home": "Overzicht",
    "questions": "Vragen",
    "reports": "Rapporten",
    "reports_what": "Wat wetten van een verklaring vragen en wat zij zegt, vereiste voor vereiste.",
    "reports_caption": "Hoeveel vereisten welk oordeel hebben",
    "no_reports": "Deze inhoud heeft geen shapes, zodat niets is onderzocht.",
    "statement": "Verklaring",
    "disagreements": "tegenspraken gevonden",
    "breadcrumbs": "Waar u bent",
    "filter": "Toon",
    "law": "Wet",
    "no_requirements": "Geen vereiste heeft deze wet en dit oordeel.",
    "no_checks": "Er zijn geen consistentiecontroles.",
    "query": "Query",
    "main_navigation": "Hoofdmenu",
    "what": (
        "noticegraph bevat privacyverklaringen als kennisgraaf: wat een verklaring zegt, feit voor "
        "feit, elk met de plaats in de verklaring waar het staat. Stel hieronder een vraag, of "
        "schrijf er zelf een in SPARQL."
    ),
    "caution": (
        "De graaf zegt wat een verklaring zegt, niet meer. Dit is geen juridisch advies, en een "
        "ontbrekend antwoord betekent niet dat iets is toegestaan of niet gebeurt."
    ),
    "counts": "In deze graaf",
    "graphs": "grafen",
    "triples": "triples",
    "other_formats": "Hetzelfde als",
    "parameters": "De vraag verfijnen",
    "ask_first": "Kies eerst",
    "wrong_value": "{field}: “{value}” {what}",
    "not_known": "is geen bekende waarde",
    "not_named": "komt in geen graaf voor",
    "not_iri": "is geen IRI",
    "not_integer": "is geen geheel getal",
    "not_date": "is geen datum",
    "ambiguous": "noemt meer dan één waarde",
    "missing_value": "{field}: een waarde is nodig",
    "pick_value": "Kies er een uit de lijst.",
    "write_iri": (
        "Geef een volledige IRI of een pad: wat achter /id/ staat in het adres van de pagina van "
        "het ding, of dat zonder de verklaring (certification/acme/eu-us)."
    ),
    "write_integer": "Schrijf cijfers: 45.",
    "write_date": "Schrijf jaar-maand-dag: 2024-02-20.",
    "did_you_mean": "Bedoelt u",
    "from_statement": "uit",
    "passage_text": "Tekst",
    "cut_text": "De passage gaat verder: volg de koppeling.",
    "thing_is": "De naam in de graaf",
    "facts": "Wat erover wordt gezegd",
    "text_missing": "De tekst zelf is niet voorhanden. Met een kopie ervan:",
    "or": "of",
    "file": "BESTAND",
    "referrers": "Wat ernaar verwijst",
    "referrers_as": "als {property}",
    "referrers_more": "Alle {count}",
    "values_more": "{count} waarden",
    "no_facts": "De graaf zegt er niets over dan wat ernaar verwijst.",
    "ask_evidence": "Vraag waar dit staat",
    "passage": "Passage",
    "passage_of": "Passage van",
    "position": "Positie",
    "characters": "tekens {start} tot {end}",
    "digest": "Controlegetal (SHA-256)",
    "part_of": "Deel van",
    "kind": "Soort",
    "place": "Plaats",
    "no_fact": "Vermeldt geen feit omdat",
    "citing": "Feiten die haar aanhalen",
    "citing_none": "Geen feit haalt deze passage aan.",
    "previous": "Vorige",
    "next": "Volgende",
    "neighbours": "Naburige passages",
    "beside": "Waarmee het verbonden is",
    "beside_list": "{count} dingen",
    "beside_cut": "De eerste {shown} van {count} dingen.",
    "relation_to": "→ {relation}",
    "relation_from": "← {relation}",
    "examples": "Voorbeelden",
    "examples_note": "Elke vraag is een query die u kunt wijzigen.",
    "prefixes": "Prefixen",
    "example_note": "Hoeveel feiten van elke soort zijn er?",
    "any": "alle",
    "choose": "kies …",
    "ask": "Vraag",
    "run": "Uitvoeren",
    "answer": "Antwoord",
    "rows_one": "1 rij",
    "rows": "{count} rijen",
    "rows_shown": "De eerste {shown} van {count} rijen; de andere vormen bevatten alles.",
    "no_rows": "Geen rijen: de graaf bevat geen feit dat dit beantwoordt.",
    "needs": "Kies een waarde om een antwoord te krijgen.",
    "sparql": "De query in SPARQL",
    "open_query": "Openen op de querypagina",
    "evidence": "Staat in",
    "section": "sectie",
    "query_label": "SPARQL-query",
    "query_help": (
        "SELECT, ASK, CONSTRUCT of DESCRIBE. Zonder GRAPH wordt een patroon in alle grafen samen "
        "gezocht."
    ),
    "result": "Resultaat",
    "not_so": "er staat dat het niet zo is",
    "yes": "ja",
    "no": "nee",
    "named_graphs": "Grafen",
    "problem": "Probleem",
    "where": "Regel {line}, kolom {column}",
    "by_subject": "Vragen per onderwerp",
    "required": "verplicht",
    "licences": "Licenties van de scripts",
}

_TEXTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        language: {**own, **{key: words[number] for key, words in PAGE_TEXTS.items()}}
        for number, (language, own) in enumerate({"en": _ENGLISH, "nl": _DUTCH}.items())
    }
)


def texts(language: str) -> Mapping[str, str]:
    """Return the words of the pages in that language."""
    return _TEXTS[language]
