"""The words of the pages in English and Dutch.

Titles of questions come from their files and names of things from the graph. Words of single pages
are in `page_texts`, headings in `headings`, errors in `problems`.
"""

from __future__ import annotations

from collections.abc import Mapping

from noticegraph.http.words.company_page import COMPANY_TEXTS
from noticegraph.http.words.conclusions import CONCLUSION_TEXTS
from noticegraph.http.words.frame_texts import FRAME_TEXTS
from noticegraph.http.words.matrix import MATRIX_TEXTS
from noticegraph.http.words.overview_page import OVERVIEW_TEXTS
from noticegraph.http.words.page_texts import PAGE_TEXTS
from noticegraph.http.words.review_page import REVIEW_TEXTS
from noticegraph.http.words.review_steps import STEP_TEXTS
from noticegraph.http.words.second_reading import SECOND_TEXTS
from noticegraph.http.words.style_page import STYLE_TEXTS
from noticegraph.http.words.thing_page import THING_TEXTS
from noticegraph.http.words.versions import VERSION_TEXTS
from noticegraph.languages import by_language

_SHARED: Mapping[str, tuple[str, str]] = {
    "not_modelled": ("nothing modelled yet", "nog niets gemodelleerd"),
    "broken": ("broken", "stuk"),
    "still_reading": (
        "Still reading {count} statements of the workspace.",
        "Er worden nog {count} verklaringen van de werkmap gelezen.",
    ),
    "still_reading_one": (
        "Still reading one statement of the workspace.",
        "Er wordt nog één verklaring van de werkmap gelezen.",
    ),
    "still_judging": (
        "{count} reports are still being made.",
        "Er worden nog {count} rapporten gemaakt.",
    ),
    "still_judging_one": ("One report is still being made.", "Er wordt nog één rapport gemaakt."),
    "being_examined": ("being examined; no verdicts yet", "wordt onderzocht; nog geen oordelen"),
    "reviewed_only": (
        "Facts that nobody has reviewed are left out.",
        "Feiten die niemand heeft beoordeeld, zijn weggelaten.",
    ),
    "with_drafts": ("Show them, too", "Toon ze ook"),
    "without_drafts": ("Reviewed facts only", "Alleen beoordeelde feiten"),
    "skip": ("Skip to the content", "Naar de inhoud"),
    "language": ("Language", "Taal"),
    "home": ("Overview", "Overzicht"),
    "questions": ("Questions", "Vragen"),
    "reports": ("Reports", "Rapporten"),
    "reports_what": (
        "What the law requires and what a statement says, requirement by requirement.",
        "Wat de wet eist en wat een verklaring zegt, vereiste voor vereiste.",
    ),
    "reports_caption": ("Number of requirements by verdict", "Aantal vereisten per oordeel"),
    "no_reports": (
        "This content has no shapes, so nothing was examined.",
        "Deze inhoud heeft geen shapes; er is dus niets onderzocht.",
    ),
    "statement": ("Statement", "Verklaring"),
    "by_verdict": ("By verdict", "Per oordeel"),
    "disagreements": ("Disagreements", "Tegenspraken"),
    "so_grave": ("{count} serious", "{count} ernstig"),
    "so_minor": ("{count} minor", "{count} klein"),
    "disagreements_note": (
        "Disagreements are within one statement: in the serious ones its claims conflict, the "
        "minor ones are mostly remarks about how it is written.",
        "Tegenspraken zijn er binnen één verklaring: in de ernstige botsen haar beweringen, de "
        "kleine zijn meestal opmerkingen over hoe zij is geschreven.",
    ),
    "breadcrumbs": ("Where you are", "Waar u bent"),
    "filter": ("Show", "Toon"),
    "law": ("Law", "Wet"),
    "no_requirements": (
        "No requirement of this law has this verdict.",
        "Geen vereiste van deze wet heeft dit oordeel.",
    ),
    "query": ("Query", "Query"),
    "main_navigation": ("Main", "Hoofdmenu"),
    "what": (
        "noticegraph turns privacy statements into a knowledge graph: what a statement says, fact "
        "by fact, each with its place in the text. Choose a question below, or write your own in "
        "SPARQL.",
        "noticegraph maakt van privacyverklaringen een kennisgraaf: wat een verklaring zegt, feit "
        "voor feit, elk met zijn plaats in de tekst. Kies hieronder een vraag, of schrijf er zelf "
        "een in SPARQL.",
    ),
    "caution": (
        "The graph contains only what a statement says. It is not legal advice, and a missing "
        "answer does not mean that something is allowed or does not happen.",
        "De graaf bevat alleen wat een verklaring zegt. Dit is geen juridisch advies, en een "
        "ontbrekend antwoord betekent niet dat iets is toegestaan of niet gebeurt.",
    ),
    "counts": ("In this graph", "In deze graaf"),
    "graphs": ("graphs", "grafen"),
    "other_formats": ("Also as", "Ook als"),
    "parameters": ("Narrow the question", "De vraag verfijnen"),
    "ask_first": ("Choose a value first", "Kies eerst een waarde"),
    "wrong_value": ("{field}: “{value}” {what}", "{field}: “{value}” {what}"),
    "not_known": ("is not a known value", "is geen bekende waarde"),
    "not_named": ("is in none of the graphs", "komt in geen graaf voor"),
    "not_iri": ("is not an IRI", "is geen IRI"),
    "not_integer": ("is not a whole number", "is geen geheel getal"),
    "not_date": ("is not a date", "is geen datum"),
    "ambiguous": ("can mean several values", "kan meer dan één waarde betekenen"),
    "missing_value": ("{field}: a value is required", "{field}: een waarde is verplicht"),
    "pick_value": ("Choose one from the list.", "Kies er een uit de lijst."),
    "write_iri": (
        "Give a full IRI or a path: what follows /id/ in the address of the thing's page, with or "
        "without its statement (certification/acme/eu-us).",
        "Geef een volledige IRI of een pad: wat achter /id/ staat in het adres van de pagina van "
        "het ding, met of zonder de verklaring (certification/acme/eu-us).",
    ),
    "write_integer": ("Use digits: 45.", "Gebruik cijfers: 45."),
    "write_date": (
        "Write the date as year-month-day: 2024-02-20.",
        "Schrijf de datum als jaar-maand-dag: 2024-02-20.",
    ),
    "did_you_mean": ("Did you mean", "Bedoelt u"),
    "from_statement": ("from", "uit"),
    "passage_text": ("Text", "Tekst"),
    "cut_text": (
        "This is not the whole passage: follow its link.",
        "Dit is niet de hele passage: volg de link.",
    ),
    "thing_is": ("IRI", "IRI"),
    "short_name": ("Short name", "Korte naam"),
    "or": ("or", "of"),
    "file": ("FILE", "BESTAND"),
    "referrers_as": ("Under “{property}”", "Onder “{property}”"),
    "no_facts": (
        "The graph contains only references to it.",
        "De graaf bevat er alleen verwijzingen naar.",
    ),
    "passage": ("Passage", "Passage"),
    "passage_of": ("Passage of", "Passage van"),
    "position": ("Position", "Positie"),
    "characters": ("characters {start} to {end}", "tekens {start} tot {end}"),
    "digest": ("Digest (SHA-256)", "Controlegetal (SHA-256)"),
    "part_of": ("Part of", "Deel van"),
    "kind": ("Kind", "Soort"),
    "place": ("Place", "Plaats"),
    "no_fact": ("Why it states no fact", "Waarom zij geen feit vermeldt"),
    "citing": ("Facts that cite it", "Feiten die haar aanhalen"),
    "citing_none": ("No fact cites this passage.", "Geen feit haalt deze passage aan."),
    "previous": ("Previous", "Vorige"),
    "next": ("Next", "Volgende"),
    "neighbours": ("Neighbouring passages", "Naburige passages"),
    "beside": ("All that it is linked to ({count})", "Alles waarmee het verbonden is ({count})"),
    "beside_cut": ("The first {shown} of {count} things.", "De eerste {shown} van {count} dingen."),
    "relation_to": ("→ {relation}", "→ {relation}"),
    "relation_from": ("← {relation}", "← {relation}"),
    "examples": ("Examples", "Voorbeelden"),
    "prefixes": ("Prefixes", "Prefixen"),
    "example_note": (
        "How many facts of each kind are there?",
        "Hoeveel feiten van elke soort zijn er?",
    ),
    "any": ("any", "alle"),
    "choose": ("choose …", "kies …"),
    "ask": ("Ask", "Vraag"),
    "run": ("Run", "Uitvoeren"),
    "answer": ("Answer", "Antwoord"),
    "rows_one": ("1 row", "1 rij"),
    "rows": ("{count} rows", "{count} rijen"),
    "rows_shown": (
        "The first {shown} of {count} rows; the other formats have all of them.",
        "De eerste {shown} van {count} rijen; de andere formaten bevatten ze alle.",
    ),
    "no_rows": (
        "No rows: the graph has no fact that answers this.",
        "Geen rijen: de graaf bevat geen feit dat dit beantwoordt.",
    ),
    "needs": ("Choose a value to get an answer.", "Kies een waarde om een antwoord te krijgen."),
    "sparql": ("The query in SPARQL", "De query in SPARQL"),
    "open_query": ("Open in the query page", "Openen op de querypagina"),
    "evidence": ("Stated in", "Staat in"),
    "query_label": ("SPARQL query", "SPARQL-query"),
    "query_help": (
        "SELECT, ASK, CONSTRUCT or DESCRIBE. Without GRAPH, a pattern is matched against "
        "the union of all graphs.",
        "SELECT, ASK, CONSTRUCT of DESCRIBE. Zonder GRAPH wordt een patroon gezocht in alle grafen "
        "samen.",
    ),
    "result": ("Result", "Resultaat"),
    "not_so": ("the statement says that this is not so", "volgens de verklaring is dit niet zo"),
    "yes": ("yes", "ja"),
    "no": ("no", "nee"),
    "named_graphs": ("Graphs", "Grafen"),
    "problem": ("Problem", "Probleem"),
    "where": ("Line {line}, column {column}", "Regel {line}, kolom {column}"),
    "required": ("required", "verplicht"),
    "licences": ("Licences of the scripts", "Licenties van de scripts"),
}


_TEXTS = by_language(
    {
        **_SHARED,
        **COMPANY_TEXTS,
        **CONCLUSION_TEXTS,
        **FRAME_TEXTS,
        **MATRIX_TEXTS,
        **OVERVIEW_TEXTS,
        **PAGE_TEXTS,
        **REVIEW_TEXTS,
        **STEP_TEXTS,
        **SECOND_TEXTS,
        **STYLE_TEXTS,
        **THING_TEXTS,
        **VERSION_TEXTS,
    }
)


def texts(language: str) -> Mapping[str, str]:
    """Return the words of all pages in that language (`en` or `nl`)."""
    return _TEXTS[language]
