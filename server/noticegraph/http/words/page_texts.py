"""The words of the single pages, in English and Dutch; `texts` has those that all share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PAGE_TEXTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # Navigation
        "statements": ("Statements", "Verklaringen"),
        "compare": ("Compare", "Vergelijken"),
        "vocabulary": ("Vocabulary", "Vocabulaire"),
        "shapes": ("Shapes", "Shapes"),
        "api": ("API", "API"),
        "search": ("Search", "Zoek"),
        "search_short": ("by name", "op naam"),
        "search_label": ("Search by name", "Zoek op naam"),
        "own_link": ("Link to this page", "Koppeling naar deze pagina"),
        "footer": (
            "noticegraph says what statements say. It is not legal advice.",
            "noticegraph zegt wat verklaringen zeggen. Het is geen juridisch advies.",
        ),
        # Tables
        "filter_table": ("Rows of the table", "Rijen van de tabel"),
        "contains": ("Rows that contain", "Rijen met daarin"),
        "pages": ("Pages of the table", "Pagina's van de tabel"),
        "all_rows": ("all, without filter", "alles, zonder filter"),
        "rows_none": ("No rows", "Geen rijen"),
        "rows_of": (
            "Rows {first} to {last} of {count}",
            "Rijen {first} tot en met {last} van {count}",
        ),
        "rows_filtered": ("of {total} without the filter", "van {total} zonder filter"),
        "nothing_left": (
            "No row fits. Take the filter away to see all.",
            "Geen rij past. Haal het filter weg om alles te zien.",
        ),
        "show_all": ("Show all", "Toon alles"),
        # Overview
        "ask_freely": ("What do you want to know?", "Wat wilt u weten?"),
        "ask_example": ("who gets location data", "wie krijgt locatiegegevens"),
        "find_questions": ("Find the question", "Zoek de vraag"),
        "all_questions": ("All {count} questions", "Alle {count} vragen"),
        "overview_caption": (
            "Facts of each statement, and its requirements by verdict",
            "Feiten van elke verklaring, en haar vereisten per oordeel",
        ),
        "overview_caption_facts": ("Facts of each statement", "Feiten van elke verklaring"),
        "facts_count": ("Facts", "Feiten"),
        "verdicts_note": (
            "“Met” says that these shapes found nothing lacking, no more. What could not be "
            "assessed has no verdict that it is met.",
            "“Voldaan” zegt dat deze shapes niets misten, niet meer. Over wat niet te beoordelen "
            "was, is er geen oordeel dat eraan is voldaan.",
        ),
        "flow": ("Which data go to whom", "Welke gegevens naar wie gaan"),
        "flow_what": (
            "{count} disclosures, each a band from a category of data to a recipient, and a link "
            "to the fact. Not drawn are disclosures that the statement denies, or whose recipient "
            "it does not name; nor what it says of authorities and of sale or sharing.",
            "{count} verstrekkingen, elk een band van een categorie gegevens naar een ontvanger, "
            "en een koppeling naar het feit. Niet getekend zijn verstrekkingen die de verklaring "
            "ontkent, of waarvan zij de ontvanger niet noemt; noch wat zij zegt over overheden en "
            "over verkoop of doorgifte.",
        ),
        "flow_left_out": (
            "Not drawn, and listed by a question:",
            "Niet getekend; een vraag toont:",
        ),
        "flow_DisclosureToAuthorities": (
            "Disclosure to public authorities",
            "Verstrekking aan overheden",
        ),
        "flow_SaleOrSharing": (
            "Sale or sharing of personal data",
            "Verkoop of doorgifte van persoonsgegevens",
        ),
        "flow_NoSaleOrSharing": (
            "What is stated not to be sold or shared",
            "Wat volgens de verklaring niet wordt verkocht of doorgegeven",
        ),
        "flow_label": ("Flow of personal data: {statement}", "Stroom van gegevens: {statement}"),
        "flow_band": ("{category} to {recipient}", "{category} naar {recipient}"),
        "flow_legend": (
            "Full bands are asserted; broken ones are possible or conditional.",
            "Volle banden zijn gesteld; onderbroken banden zijn mogelijk of voorwaardelijk.",
        ),
        "flow_table": ("The same as a table", "Hetzelfde als tabel"),
        "no_flow": (
            "This statement names no recipient of a category of data, as far as the graph says.",
            "Deze verklaring noemt geen ontvanger van een categorie gegevens, voor zover de graaf "
            "zegt.",
        ),
        "category": ("Category of data", "Categorie gegevens"),
        "recipient": ("Recipient", "Ontvanger"),
        "fact": ("Fact", "Feit"),
        "state": ("What is loaded", "Wat is geladen"),
        "loaded": ("Loaded when the server started:", "Geladen bij de start van de server:"),
        # Questions
        "ask_help": (
            "In English or Dutch; the questions that resemble it are shown, with what you named "
            "filled in.",
            "In het Nederlands of Engels; de vragen die erop lijken verschijnen, met wat u noemde "
            "ingevuld.",
        ),
        "questions_found": ("Questions that you may mean", "Vragen die u kunt bedoelen"),
        "questions_not_found": (
            "No question resembles this. All of them are below; the query page takes any other.",
            "Geen vraag lijkt hierop. Hieronder staan ze alle; de querypagina neemt elke andere.",
        ),
        "search_things": ("Search the names for “{words}”", "Zoek “{words}” in de namen"),
        "ask_with": ("Choose and ask", "Kies en vraag"),
        # Search
        "search_title": ("Search: {words}", "Zoeken: {words}"),
        "search_what": (
            "Names of things, categories, recipients, companies and terms, in English and Dutch; "
            "every word must be in the name. A prefixed name or an IRI works too.",
            "Namen van dingen, categorieën, ontvangers, bedrijven en termen, in het Nederlands en "
            "Engels; elk woord moet in de naam staan. Een naam met prefix of een IRI kan ook.",
        ),
        "search_none": (
            "No name in the graph has these words.",
            "Geen naam in de graaf heeft deze woorden.",
        ),
        "search_near": (
            "No name has these words; these resemble them.",
            "Geen naam heeft deze woorden; deze lijken erop.",
        ),
        "search_cut": (
            "Only the first {count} names are shown: give another word.",
            "Alleen de eerste {count} namen zijn getoond: geef een woord erbij.",
        ),
        "things_found": ("Names", "Namen"),
        # Comparison
        "compare_title": ("{first} and {second}", "{first} en {second}"),
        "compare_what": (
            "Two statements or versions of one, fact by fact. Facts are matched by what they are "
            "about: kind, DPV terms, kind of recipient or right, company, jurisdiction; not by "
            "their wording. Categories, recipients and purposes of one DPV term and other names "
            "are of the same kind, not the same.",
            "Twee verklaringen, of versies van één, feit voor feit. Feiten worden gekoppeld aan "
            "waar zij over gaan: soort, DPV-termen, soort ontvanger of recht, bedrijf, "
            "rechtsgebied; niet aan hun bewoording. Categorieën, ontvangers en doeleinden met één "
            "DPV-term en andere namen zijn van dezelfde soort, niet hetzelfde.",
        ),
        "compare_one": (
            "Only one statement is loaded, so that there is nothing to compare it with: {name}.",
            "Er is maar één verklaring geladen, zodat er niets is om haar mee te vergelijken: "
            "{name}.",
        ),
        "compare_same": (
            "This is one statement twice. Choose another for one of the two.",
            "Dit is twee keer dezelfde verklaring. Kies een andere voor een van beide.",
        ),
        "compare_first": ("First", "Eerste"),
        "compare_second": ("Second", "Tweede"),
        "compare_button": ("Compare", "Vergelijk"),
        "status": ("What differs", "Wat verschilt"),
        "status_different": ("All differences", "Alle verschillen"),
        "status_all": ("Everything", "Alles"),
        "status_added": ("only in the second", "alleen in de tweede"),
        "status_removed": ("only in the first", "alleen in de eerste"),
        "status_changed": ("said otherwise", "anders gezegd"),
        "status_alike": ("of the same kind, other names", "van dezelfde soort, andere namen"),
        "status_same": ("the same", "hetzelfde"),
        "only_first": (
            "{property}: only the first: {values}",
            "{property}: alleen eerste: {values}",
        ),
        "only_second": (
            "{property}: only the second: {values}",
            "{property}: alleen tweede: {values}",
        ),
        "compare_caution": (
            "What only one statement says may stand in the other under another kind or term: look "
            "before you rely on it.",
            "Wat maar één verklaring zegt, kan in de andere onder een andere soort of term staan: "
            "kijk het na voor u erop vertrouwt.",
        ),
        "no_differences": ("No difference was found.", "Er is geen verschil gevonden."),
        # Vocabulary and shapes
        "terms_what": (
            "The terms of this vocabulary with their definitions, and the classes and properties "
            "of others that the graph uses. Counts: instances of a class, triples of a property, "
            "triples about a concept.",
            "De termen van dit vocabulaire met hun definities, en de klassen en eigenschappen van "
            "andere die de graaf gebruikt. Aantallen: instanties van een klasse, triples van een "
            "eigenschap, triples over een begrip.",
        ),
        "terms_none": ("The graph defines no term.", "De graaf definieert geen term."),
        "prefix": ("Prefix", "Prefix"),
        "term_class": ("class", "klasse"),
        "term_property": ("property", "eigenschap"),
        "term_concept": ("concept", "begrip"),
        "term_kind": ("Class, property or concept", "Klasse, eigenschap of begrip"),
        "shapes_what": (
            "Requirements, each with its law and provision, and the checks of a statement against "
            "itself; with the shapes that decide, and how many statements have which verdict.",
            "Vereisten, elk met wet en bepaling, en de controles van een verklaring tegenover "
            "zichzelf; met de shapes die beslissen, en hoeveel verklaringen welk oordeel hebben.",
        ),
        "shapes_none": (
            "There are no shapes in this content, so that nothing was examined.",
            "Deze inhoud heeft geen shapes, zodat niets is onderzocht.",
        ),
        # API
        "api_what": (
            "Everything here is data too. Reading needs no key; changes need a write token, and "
            "are off unless the server was started with one. The examples run as they stand, "
            "against this server.",
            "Alles hier is ook data. Lezen kan zonder sleutel; wijzigen kan alleen met een "
            "schrijftoken, en niet als de server er geen heeft. De voorbeelden werken zoals ze er "
            "staan, met deze server.",
        ),
        "api_addresses": ("Addresses", "Adressen"),
        "api_examples": ("Examples", "Voorbeelden"),
        "api_formats": ("Formats", "Vormen"),
        "api_formats_what": (
            "By extension, by ?format= or by the Accept header. CSV is as it should be for "
            "programs; for a spreadsheet add safe=1: a cell that begins with = + - @, a tab or a "
            "carriage return then gets an apostrophe before it, so that it is no formula.",
            "Met een extensie, met ?format= of met de Accept-kop. CSV is zoals het voor programma's"
            " hoort; voeg voor een rekenblad safe=1 toe: een cel die begint met = + - @, een tab "
            "of een regelterugloop krijgt dan een apostrof ervoor, zodat zij geen formule is.",
        ),
        "api_limits": ("Limits", "Grenzen"),
        "api_limits_what": (
            "A limit that cuts is told: status 503 or 413, and application/problem+json with what "
            "to do. Queries cannot reach the network.",
            "Een grens die afkapt, wordt gemeld: status 503 of 413, en application/problem+json met"
            " wat te doen. Query's komen niet op het netwerk.",
        ),
        "api_curl": ("With curl", "Met curl"),
        "api_wrapper": (
            "With SPARQLWrapper (Python)",
            "Met SPARQLWrapper (Python)",
        ),
        "address": ("Address", "Adres"),
        "what_column": ("What", "Wat"),
        "defined_outside": (
            "Where its vocabulary defines it (another site)",
            "Waar het vocabulaire het definieert (een andere site)",
        ),
        # Reports
        "assessed_not": (
            "Not assessed, which is no verdict that they are met ({count})",
            "Niet beoordeeld; dat is geen oordeel dat eraan is voldaan ({count})",
        ),
        "left_out": (
            "Left out: a law and a verdict choose among requirements only.",
            "Weggelaten: een wet en een oordeel kiezen alleen uit vereisten.",
        ),
        "to_facts": ("Facts of the statement", "Feiten van de verklaring"),
        # Statements
        "statements_what": (
            "Each statement with how much of it the graph holds. A passage that no fact cites "
            "states none, and says why.",
            "Elke verklaring, met hoeveel de graaf ervan bevat. Een passage die door geen feit is "
            "aangehaald, vermeldt er geen, en zegt waarom.",
        ),
        "no_statements": (
            "The graph holds no statement. CONTRIBUTING.md walks from a text to a graph.",
            "De graaf bevat geen verklaring. CONTRIBUTING.md gaat van een tekst naar een graaf.",
        ),
        "compare_two": ("Compare two statements", "Vergelijk twee verklaringen"),
        "publisher": ("Publisher", "Uitgever"),
        "in_force": ("In force from", "Van kracht vanaf"),
        "length": ("Length", "Lengte"),
        "length_is": ("{count} characters", "{count} tekens"),
        "passages_cited": ("Passages that facts cite", "Passages die feiten aanhalen"),
        "passages_cited_of": ("{cited} of {count}", "{cited} van {count}"),
        "requirements": ("Requirements", "Vereisten"),
        "to_report": ("Report by requirement", "Rapport per vereiste"),
        "to_questions": ("Ask about it", "Vraag ernaar"),
        "to_comparison": ("Compare with another", "Vergelijk met een andere"),
        "to_thing": ("As a thing of the graph", "Als ding in de graaf"),
        "facts_by_subject": ("Facts by subject", "Feiten per onderwerp"),
        "all_facts": ("All", "Alle"),
        "subject": ("Subject", "Onderwerp"),
        "modality": ("Modality", "Modaliteit"),
        "no_facts_stated": (
            "No fact cites a passage of this statement.",
            "Geen feit haalt een passage van deze verklaring aan.",
        ),
        "text": ("The text", "De tekst"),
        "marks_are": (
            "{count} marks: the passages that facts cite. A number leads to the facts.",
            "{count} markeringen: de passages die feiten aanhalen. Een nummer leidt naar de "
            "feiten.",
        ),
        "first_mark": ("First mark", "Eerste markering"),
        "previous_mark": ("Previous mark, {number}", "Vorige markering, {number}"),
        "next_mark": ("Next mark, {number}", "Volgende markering, {number}"),
        "mark_is": (
            "Mark {number}: {place}; facts that cite it: {count}",
            "Markering {number}: {place}; feiten die haar aanhalen: {count}",
        ),
        "safe_csv": ("CSV for spreadsheets", "CSV voor rekenbladen"),
    }
)
