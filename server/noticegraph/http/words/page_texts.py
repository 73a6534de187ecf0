"""The words of single pages, in English and Dutch; `texts` has those that all pages share."""

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
        "rows_shown_of": ("{shown} of {count} rows", "{shown} van {count} rijen"),
        "rows_filtered": ("of {total} without the filter", "van {total} zonder filter"),
        "nothing_left": (
            "No row matches. Remove the filter to see all rows.",
            "Geen rij voldoet. Verwijder het filter om alle rijen te zien.",
        ),
        "show_all": ("Show all", "Toon alles"),
        "one_of_these": ("One of these", "Een van deze"),
        # Questions
        "ask_help": (
            "Ask in English or Dutch. You get the questions that resemble yours, with the values "
            "you named filled in.",
            "Vraag in het Nederlands of Engels. U krijgt de vragen die op de uwe lijken, met de "
            "waarden die u noemde ingevuld.",
        ),
        "questions_found": ("Questions that you may mean", "Vragen die u misschien bedoelt"),
        "none_stated": ("none stated", "niet genoemd"),
        "not_named": ("not named", "niet genoemd"),
        "names_found": ("Names that match", "Namen die overeenkomen"),
        "show_answer": ("Show the answer", "Toon het antwoord"),
        "questions_not_found": (
            "No question resembles yours. All questions are below; on the query page you can ask "
            "any other in SPARQL.",
            "Geen vraag lijkt op de uwe. Alle vragen staan hieronder; op de querypagina kunt u "
            "elke andere stellen in SPARQL.",
        ),
        "search_things": ("Names and facts with “{words}”", "Namen en feiten met “{words}”"),
        "ask_with": ("Choose and ask", "Kies en vraag"),
        # Search
        "search_title": ("Asked: {words}", "Gevraagd: {words}"),
        "search_what": (
            "Ask in your own words, or give words from a name: of data, recipients, companies, "
            "rights or terms.",
            "Vraag in uw eigen woorden, of geef woorden uit een naam: van gegevens, ontvangers, "
            "bedrijven, rechten of termen.",
        ),
        "understood_as": ("Understood as: {what}", "Begrepen als: {what}"),
        "word_ignored": ("Not understood: “{what}”", "Niet begrepen: “{what}”"),
        "any_company": ("any company", "elk bedrijf"),
        "all_rows_of_answer": ("All {count} rows", "Alle {count} rijen"),
        "whole_answer": ("The answer on its own page", "Het antwoord op een eigen pagina"),
        "not_meant": ("Not what you meant?", "Bedoelde u iets anders?"),
        "compare_named": ("Compare {names}", "Vergelijk {names}"),
        "stated_about": ("What is stated about {name}", "Wat er staat over {name}"),
        "all_stated_about": (
            "All about {name} ({count})",
            "Alles over {name} ({count})",
        ),
        "asked_about": ("Asked about {name}.", "Gevraagd over {name}."),
        "ask_about_all": ("Ask about all companies", "Vraag over alle bedrijven"),
        "search_company": ("Ask about {name}", "Vraag over {name}"),
        "not_understood": (
            "None of this was understood. Try other words, or choose a question:",
            "Hiervan is niets begrepen. Probeer andere woorden, of kies een vraag:",
        ),
        "a_term": ("term", "term"),
        "search_none": (
            "No name in the graph or in DPV 2.3 contains these words.",
            "Geen naam in de graaf bevat deze woorden, en geen naam in DPV 2.3.",
        ),
        "search_near": (
            "No name contains these words. Similar names:",
            "Geen naam bevat deze woorden. Namen die erop lijken:",
        ),
        "search_cut": (
            "Only the first {count} names are shown: add a word to find fewer.",
            "Alleen de eerste {count} namen zijn getoond: voeg een woord toe om er minder te "
            "vinden.",
        ),
        "terms_found": ("Terms and requirements ({count})", "Termen en vereisten ({count})"),
        "kind_of_data": ("{name} data", "gegevens ({name})"),
        "things_found": ("Names and passages", "Namen en passages"),
        # Comparison
        "compare_title": ("{first} and {second}", "{first} en {second}"),
        "compare_what": (
            "Two statements, or two versions of one, fact by fact. Facts are matched by what they "
            "are about (kind, recipient, right, company, region), not by their wording. Facts of "
            "one kind with different names count as alike, not as the same.",
            "Twee verklaringen, of twee versies van één verklaring, feit voor feit. Feiten worden "
            "vergeleken op waar zij over gaan (soort, ontvanger, recht, bedrijf, regio), niet op "
            "hun bewoording. Wat van één soort is maar anders heet, geldt als van dezelfde soort, "
            "niet als hetzelfde.",
        ),
        "compare_one": (
            "Only one statement is loaded, so there is nothing to compare it with: {name}.",
            "Er is maar één verklaring geladen, dus er is niets om haar mee te vergelijken: "
            "{name}.",
        ),
        "compare_same": (
            "This is the same statement twice. Choose another one.",
            "Dit is twee keer dezelfde verklaring. Kies een andere.",
        ),
        "compare_first": ("First", "Eerste"),
        "compare_second": ("Second", "Tweede"),
        "only_in": ("only {name}", "alleen {name}"),
        "compare_button": ("Compare", "Vergelijk"),
        "status": ("Show", "Toon"),
        "status_different": ("All differences", "Alle verschillen"),
        "status_all": ("Everything", "Alles"),
        "status_added": ("only in the second", "alleen in de tweede"),
        "status_removed": ("only in the first", "alleen in de eerste"),
        "status_changed": ("stated differently", "anders vermeld"),
        "status_alike": ("same kind, different names", "zelfde soort, andere namen"),
        "status_same": ("the same", "hetzelfde"),
        "only_first": (
            "{property}: only in the first: {values}",
            "{property}: alleen in de eerste: {values}",
        ),
        "only_second": (
            "{property}: only in the second: {values}",
            "{property}: alleen in de tweede: {values}",
        ),
        "compare_caution": (
            "What only one statement seems to say may be in the other under another kind or term: "
            "check before you rely on it.",
            "Wat maar één verklaring lijkt te zeggen, kan in de andere onder een andere soort of "
            "term staan: controleer het voordat u erop vertrouwt.",
        ),
        "no_differences": ("No difference was found.", "Er is geen verschil gevonden."),
        # Vocabulary and shapes
        "terms_what": (
            "The terms of this vocabulary with their definitions, and the classes and properties "
            "that the graph uses from other vocabularies. Counts: instances of a class, triples "
            "with a property, triples about a concept.",
            "De termen van dit vocabulaire met hun definities, en de klassen en eigenschappen die "
            "de graaf uit andere vocabulaires gebruikt. Aantallen: instanties van een klasse, "
            "triples met een eigenschap, triples over een begrip.",
        ),
        "terms_unused": (
            "Terms of DPV 2.3 that are not used here are found by searching.",
            "Termen van DPV 2.3 die hier niet gebruikt worden, vindt u door te zoeken.",
        ),
        "listed": ("in DPV 2.3, not used here", "in DPV 2.3, hier niet gebruikt"),
        "listed_sunset": (
            "sunset term of DPV 2.3, for old data only",
            "sunset-term van DPV 2.3, alleen voor oude gegevens",
        ),
        "listed_what": (
            "The graph does not mention this term. What is shown here comes from the list of the "
            "terms of DPV 2.3, which has no definitions.",
            "De graaf noemt deze term niet. Wat hier staat, komt uit de lijst met de termen van "
            "DPV 2.3, die geen definities heeft.",
        ),
        "listed_chain": ("Above it, up to the top", "Erboven, tot bovenaan"),
        "listed_above": ("Directly above it", "Direct erboven"),
        "listed_below": ("Directly below it", "Direct eronder"),
        "listed_instead": ("DPV recommends instead", "DPV beveelt in plaats daarvan aan"),
        "terms_none": ("The graph defines no term.", "De graaf definieert geen term."),
        "prefix": ("Prefix", "Prefix"),
        "term_class": ("class", "klasse"),
        "term_property": ("property", "eigenschap"),
        "term_concept": ("concept", "begrip"),
        "term_kind": ("Class, property or concept", "Klasse, eigenschap of begrip"),
        "shapes_what": (
            "Requirements, each with its law and provision, and checks that a statement is "
            "consistent with itself; with the shapes that decide, and the number of statements by "
            "verdict.",
            "Vereisten, elk met wet en bepaling, en controles of een verklaring zichzelf niet "
            "tegenspreekt; met de shapes die beslissen, en het aantal verklaringen per oordeel.",
        ),
        "shapes_none": (
            "This content has no shapes, so nothing was examined.",
            "Deze inhoud heeft geen shapes; er is dus niets onderzocht.",
        ),
        # API
        "api_what": (
            "Everything on these pages is also available as data. Reading needs no key. Changes "
            "need a write token, and are off unless the server was started with one. The examples "
            "query this server and run as they are.",
            "Alles op deze pagina's is ook als data beschikbaar. Lezen kan zonder sleutel. "
            "Wijzigen kan alleen met een schrijftoken, en niet als de server zonder token is "
            "gestart. De voorbeelden bevragen deze server en werken zoals ze hier staan.",
        ),
        "api_addresses": ("Addresses", "Adressen"),
        "api_examples": ("Examples", "Voorbeelden"),
        "api_formats": ("Formats", "Formaten"),
        "api_formats_what": (
            "Choose one with an extension, ?format= or the Accept header. CSV is meant for "
            "programs. For a spreadsheet add safe=1: a cell that begins with = + - @, a tab or a "
            "line break then gets an apostrophe in front, so that it is not run as a formula, and "
            "the file gets a byte order mark, by which a spreadsheet recognises UTF-8.",
            "Kies er een met een extensie, ?format= of de Accept-header. CSV is bedoeld voor "
            "programma's. Voeg voor een rekenblad safe=1 toe: een cel die begint met = + - @, een "
            "tab of een regeleinde krijgt dan een apostrof ervoor, zodat zij niet als formule "
            "wordt uitgevoerd, en het bestand een byte order mark, waaraan een rekenblad UTF-8 "
            "herkent.",
        ),
        "api_limits": ("Limits", "Grenzen"),
        "api_limits_what": (
            "A request over a limit gets an error: an application/problem+json answer that says "
            "what to do. Queries cannot reach the network.",
            "Een verzoek dat een grens overschrijdt, krijgt een fout: een antwoord in "
            "application/problem+json dat zegt wat te doen. Query's kunnen het netwerk niet "
            "bereiken.",
        ),
        "api_curl": ("With curl", "Met curl"),
        "api_wrapper": (
            "With SPARQLWrapper (Python)",
            "Met SPARQLWrapper (Python)",
        ),
        "address": ("Address", "Adres"),
        "what_column": ("Description", "Beschrijving"),
        "defined_outside": (
            "Definition in its own vocabulary (another site)",
            "Definitie in het eigen vocabulaire (een andere site)",
        ),
        # Reports
        "assessed_not": (
            "Not assessed, which does not mean met ({count})",
            "Niet beoordeeld; dat betekent niet dat eraan is voldaan ({count})",
        ),
        "report_title": ("What {name}’s statement lacks", "Wat de verklaring van {name} mist"),
        "report_in_short": (
            "{lacking} of {count} requirements are not met or only partly met.",
            "{lacking} van {count} vereisten zijn niet of maar deels voldaan.",
        ),
        "report_cover": (
            "Report · {name} · law: {law} · verdict: {verdict}{contains} · {date} · "
            "noticegraph {release} · evidence, not legal advice",
            "Rapport · {name} · wet: {law} · oordeel: {verdict}{contains} · {date} · "
            "noticegraph {release} · bewijs, geen juridisch advies",
        ),
        "all_laws_of": ("All laws of", "Alle wetten van"),
        "one_law": ("One law", "Eén wet"),
        "law_or_region": ("Law or region", "Wet of gebied"),
        "lacking": ("Missing", "Ontbreekt"),
        "requirement_contains": ("Requirement contains", "Vereiste bevat"),
        "lacking_tile": ("missing", "ontbreekt"),
        "nothing_of": (
            "No requirement found unmet; by verdict:",
            "Geen vereiste dat ontbreekt, naar oordeel:",
        ),
        "others_of": ("Others:", "Andere:"),
        "how_to_print": ("To print: Ctrl+P, or ⌘P.", "Afdrukken: Ctrl+P, of ⌘P."),
        "print": ("Print", "Afdrukken"),
        "data_have_all": (
            "The page opens with what is missing. Data files have every verdict, unless you "
            "choose one.",
            "De pagina opent met wat ontbreekt. Databestanden hebben elk oordeel, tenzij u er een "
            "kiest.",
        ),
        "all_requirements": ("all requirements", "alle vereisten"),
        "lacks_of_one": ("something missing for 1 of {total}", "bij 1 van {total} ontbreekt iets"),
        "lacks_of": (
            "something missing for {count} of {total}",
            "bij {count} van {total} ontbreekt iets",
        ),
        "what_is_stated": ("What is stated: {count}", "Wat er staat: {count}"),
        "concerns": ("Facts: {facts}, places: {places}", "Feiten: {facts}, plaatsen: {places}"),
        "exactly": ("exactly", "precies"),
        "how_long": ("How long", "Hoe lang"),
        "left_out_columns_here": (
            "Left out because empty on this page: {names}.",
            "Weggelaten omdat er op deze pagina niets in staat: {names}.",
        ),
        "left_out_columns": (
            "Left out because empty: {names}.",
            "Weggelaten omdat er niets in staat: {names}.",
        ),
        "without_remarks": (
            "{count} checks without remarks",
            "{count} controles zonder opmerkingen",
        ),
        "text_unread": (
            "The text itself: not examined",
            "De tekst zelf: niet onderzocht",
        ),
        "checks_not_made": (
            "{count} checks not made: the text is not available",
            "{count} controles niet gedaan: de tekst is hier niet",
        ),
        "gravity_is": (
            "Serious: what the requirement asks for is missing, or claims conflict. "
            "Minor: part of it is missing.",
            "Ernstig: wat het vereiste vraagt ontbreekt, of beweringen spreken elkaar tegen. "
            "Klein: iets ervan ontbreekt.",
        ),
        "how_made": ("How this report was made", "Hoe dit rapport is gemaakt"),
        "whole_report": ("The whole report", "Het hele rapport"),
        "remark": ("remark", "opmerking"),
        "disagreements_of": (
            "disagreements in {count} of {checks} checks",
            "tegenspraak bij {count} van {checks} controles",
        ),
        "fit_one": (
            "1 remark on how its parts fit together: not a finding under a law",
            "1 opmerking over hoe haar delen passen: geen bevinding naar de wet",
        ),
        "fit_more": (
            "{count} remarks on how its parts fit together: not findings under a law",
            "{count} opmerkingen over hoe haar delen passen: geen bevindingen naar de wet",
        ),
        "fit_what": (
            "None of these is a requirement of a law. Parts of the statement do not quite fit "
            "together, which may mislead a reader.",
            "Geen van deze is een vereiste van een wet. Delen van de verklaring passen niet "
            "helemaal bij elkaar, wat een lezer op het verkeerde been kan zetten.",
        ),
        "print_first": (
            "On paper, the first of each disagreement.",
            "Op papier van elke tegenspraak de eerste.",
        ),
        "to_facts": ("Facts of the statement", "Feiten van de verklaring"),
        # Statements
        "statements_what": (
            "Each statement, and how much of it is in the graph. A passage that no fact cites "
            "states no fact; its page says why.",
            "Elke verklaring, en hoeveel ervan in de graaf staat. Een passage die door geen feit "
            "wordt aangehaald, vermeldt geen feit; haar pagina zegt waarom.",
        ),
        "no_statements": (
            "The graph has no statement. CONTRIBUTING.md explains how to make a graph from a text.",
            "De graaf bevat geen verklaring. CONTRIBUTING.md legt uit hoe u van een tekst een "
            "graaf maakt.",
        ),
        "compare_two": ("Compare two statements", "Vergelijk twee verklaringen"),
        "publisher": ("Publisher", "Uitgever"),
        "in_force": ("In force from", "Van kracht vanaf"),
        "length": ("Length", "Lengte"),
        "length_is": ("{count} characters", "{count} tekens"),
        "passages_cited": ("Passages cited by facts", "Passages aangehaald door feiten"),
        "passages_cited_of": ("{cited} of {count}", "{cited} van {count}"),
        "requirements": ("Requirements", "Vereisten"),
        "to_report": ("Report by requirement", "Rapport per vereiste"),
        "to_questions": ("Questions about it", "Vragen erover"),
        "to_comparison": ("Compare with another", "Vergelijk met een andere"),
        "to_thing": ("All that the graph says about it", "Alles wat de graaf erover zegt"),
        "facts_by_subject": ("Facts by subject", "Feiten per onderwerp"),
        "all_facts": ("All facts and things", "Alle feiten en dingen"),
        "subject": ("Subject", "Onderwerp"),
        "no_facts_stated": (
            "No fact cites a passage of this statement.",
            "Geen feit haalt een passage van deze verklaring aan.",
        ),
        "text": ("The text", "De tekst"),
        "text_title": ("{name}: the text and its facts", "{name}: de tekst en haar feiten"),
        "text_of": (
            "{statement}. {facts}, and {things} that they name (data, recipients, purposes and the "
            "like); all are shown beside the passages that state them.",
            "{statement}. {facts}, en {things} die ze noemen (gegevens, ontvangers, doelen en "
            "dergelijke); alle staan naast de passages die ze vermelden.",
        ),
        "facts_title": ("{name}: by section", "{name}: per sectie"),
        "facts_of": (
            "{statement}. {facts}, and {things} that they name (data, recipients, purposes and the "
            "like), by section of the text.",
            "{statement}. {facts}, en {things} die ze noemen (gegevens, ontvangers, doelen en "
            "dergelijke), per sectie van de tekst.",
        ),
        "view_text": ("Text and facts", "Tekst en feiten"),
        "view_facts": ("As a list", "Als lijst"),
        "about_statement": ("About this statement", "Over deze verklaring"),
        "facts_sorted": (
            "{statement}. {facts}, and {things} that they name.",
            "{statement}. {facts}, en {things} die ze noemen.",
        ),
        "see_also": ("See also", "Zie ook"),
        "also": ("also", "ook"),
        "introduces": ("goes with {count} facts below", "hoort bij {count} feiten hieronder"),
        "introduces_one": ("goes with a fact below", "hoort bij een feit hieronder"),
        "facts_shown": ("{shown} of {count} shown.", "{shown} van {count} getoond."),
        "thing_one": ("thing", "ding"),
        "thing_more": ("things", "dingen"),
        "things_named": (
            "{count} things that these facts name",
            "{count} dingen die hierin genoemd worden",
        ),
        "things_named_one": ("1 thing that these facts name", "1 ding dat hierin genoemd wordt"),
        "narrow": ("Narrow or sort", "Verfijnen of sorteren"),
        "sorted_by": ("Order", "Volgorde"),
        "order_of_text": ("as in the text", "als in de tekst"),
        "facts_here": ("Facts of {place}", "Feiten van {place}"),
        "next_stretch": ("Next passage with such a fact", "Volgende passage met zo'n feit"),
        "safe_csv": ("CSV for spreadsheets", "CSV voor rekenbladen"),
    }
)
