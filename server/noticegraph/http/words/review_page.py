"""The words of the pages for reviewing, in English and Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

REVIEW_TEXTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "tab_review": ("Review", "Beoordelen"),
        "review_title": ("Review: {name}", "Beoordelen: {name}"),
        "review_all": ("Statements to review", "Te beoordelen verklaringen"),
        "review_what": (
            "Nothing that was drafted counts as reviewed before a person has accepted it.",
            "Niets wat is voorgesteld geldt als beoordeeld voordat een mens het heeft aanvaard.",
        ),
        "reading_as": ("You are reading as", "U leest als"),
        "stop_reading": ("Stop reading", "Stop met lezen"),
        "review_none": (
            "There is no statement in the workspace yet.",
            "Er staat nog geen verklaring in de werkmap.",
        ),
        "enter_title": ("Review", "Beoordelen"),
        "enter_how": (
            "Open the address that was printed where the server was started. It lets one person "
            "in, once, within a quarter of an hour.",
            "Open het adres dat is getoond waar de server is gestart. Het laat één persoon binnen, "
            "één keer, binnen een kwartier.",
        ),
        "print_again": ("Print new addresses", "Toon nieuwe adressen"),
        "printed": (
            "New addresses stand where the server was started. The earlier ones are void.",
            "Nieuwe adressen staan waar de server is gestart. De eerdere gelden niet meer.",
        ),
        "write_token": ("Write token of the server", "Schrijfcode van de server"),
        "let_me_in": ("Begin", "Begin"),
        "state_reviewed": ("reviewed", "beoordeeld"),
        "state_silent": ("without a fact", "zonder feit"),
        "state_drafted": ("drafted", "voorgesteld"),
        "state_unread": ("unread", "ongelezen"),
        "of_passages": ("of {count} passages", "van {count} passages"),
        "drafted_one": ("1 drafted fact", "1 voorgesteld feit"),
        "drafted_more": ("{count} drafted facts", "{count} voorgestelde feiten"),
        "no_drafted": ("no drafted facts", "geen voorgestelde feiten"),
        "earlier_passages": ("{count} earlier passages", "{count} eerdere passages"),
        "later_passages": ("{count} later passages", "{count} latere passages"),
        "read_blind": ("you are reading it blind", "u leest haar blind"),
        "previous_passage": ("Previous", "Vorige"),
        "next_passage": ("Next", "Volgende"),
        "next_unread": ("Next unread", "Volgende ongelezen"),
        "next_drafted": ("Next drafted", "Volgende voorgestelde"),
        "accept": ("Accept", "Aanvaard"),
        "accept_again": ("Accept after all", "Aanvaard alsnog"),
        "what_changed": ("what changed since", "wat er sindsdien is veranderd"),
        "fact_page": ("Its page", "De pagina ervan"),
        "reject": ("Reject", "Verwerp"),
        "edit": ("Edit", "Bewerk"),
        "undo": ("Undo", "Maak ongedaan"),
        "done_accepted": ("accepted", "aanvaard"),
        "done_rejected": ("rejected", "verworpen"),
        "done_changed": ("changed and accepted", "gewijzigd en aanvaard"),
        "done_added": ("added", "toegevoegd"),
        "done_silent": ("without a fact", "zonder feit"),
        "undone": ("The last step was taken back.", "De laatste stap is teruggedraaid."),
        "status_drafted": ("drafted", "voorgesteld"),
        "status_accepted": ("accepted", "aanvaard"),
        "status_rejected": ("rejected", "verworpen"),
        "proposed_by": ("Proposed by", "Voorgesteld door"),
        "whole_text": ("The whole text", "De hele tekst"),
        "no_facts_here": (
            "No fact cites this passage.",
            "Geen feit haalt deze passage aan.",
        ),
        "more_facts": (
            "{count} more facts of this passage follow when these are reviewed.",
            "Nog {count} feiten van deze passage volgen als deze zijn beoordeeld.",
        ),
        "facts_of_passage": ("Facts of this passage", "Feiten van deze passage"),
        "text_to_review": ("The text", "De tekst"),
        "whole_file": ("Whole statement", "Hele verklaring"),
        "add_fact": ("Add a fact", "Voeg een feit toe"),
        "new_fact": ("A new fact", "Een nieuw feit"),
        "edit_title": ("Edit: {name}", "Bewerk: {name}"),
        "no_fact": ("No fact here", "Geen feit hier"),
        "why_no_fact": ("Why not?", "Waarom niet?"),
        "silent_because": (
            "Noted as stating no fact: {reason}.",
            "Genoteerd als zonder feit: {reason}.",
        ),
        "accept_alike": (
            "Accept all of this kind in this section: {kind}",
            "Aanvaard alle van deze soort in deze sectie: {kind}",
        ),
        "kind_of_fact": ("Kind", "Soort"),
        "show_fields": ("Show its fields", "Toon de velden"),
        "facts_being_read": (
            "The facts ({size} kB) are still being read, and with them how much of the "
            "{passages} passages is reviewed. The text stands here already.",
            "De feiten ({size} kB) worden nog gelezen, en daarmee hoeveel van de {passages} "
            "passages is beoordeeld. De tekst staat er al.",
        ),
        "show_facts": ("Show the facts", "Toon de feiten"),
        "skip_to_desk": ("Skip to the facts", "Naar de feiten"),
        "cited_also": ("Also cites", "Haalt ook aan"),
        "fact_now_at": (
            "“{name}” no longer cites this passage. It stands at:",
            "“{name}” haalt deze passage niet meer aan. Het staat bij:",
        ),
        "things_stay": (
            "Still citing this passage, though the fact does not: {names}",
            "Nog wel bij deze passage, hoewel het feit dat niet meer is: {names}",
        ),
        "terms_of_new": (
            "{column}: what it is, if it is new",
            "{column}: wat het is, als het nieuw is",
        ),
        "terms_of_new_help": (
            "term or label; leave empty if the name is the label of a term",
            "term of label; laat leeg als de naam het label van een term is",
        ),
        "fact_name_help": (
            "empty: it is named after what it is about",
            "leeg: het heet naar waar het over gaat",
        ),
        "take_into": ("Put a term into", "Zet een term in"),
        "take": ("Take", "Neem over"),
        "fact_name": ("Name, in your own words", "Naam, in uw eigen woorden"),
        "fact_translation": ("The same in the other language", "Hetzelfde in de andere taal"),
        "how_it_is_said": ("How it is said", "Hoe het er staat"),
        "fact_passages": ("Passages", "Passages"),
        "fact_passages_help": (
            "paths, with a space between them",
            "paden, met een spatie ertussen",
        ),
        "fact_quote": ("Words of the text that say it", "Woorden van de tekst die het zeggen"),
        "fact_quote_help": (
            "exactly as they stand there; with a script: select them in the text",
            "precies zoals ze er staan; met een script: selecteer ze in de tekst",
        ),
        "by_term": ("term or label; ; between several", "term of label; ; tussen meer"),
        "by_name": (
            "name or term; ; between several",
            "naam of term; ; tussen meer",
        ),
        "one_a_line": ("one a line", "één per regel"),
        "more_fields": ("More fields", "Meer velden"),
        "save_accept": ("Save and accept", "Bewaar en aanvaard"),
        "check_fact": ("Check", "Controleer"),
        "cancel": ("Cancel", "Annuleer"),
        "seek_term": ("Look up a term", "Zoek een term op"),
        "look_up": ("Look up", "Zoek op"),
        "no_terms": ("No term has these words.", "Geen term heeft deze woorden."),
        "broader": ("below", "onder"),
        "narrower": ("above", "boven"),
        "all_well": (
            "Terms known, words stand in the passage, structure holds.",
            "Termen bekend, woorden staan in de passage, structuur klopt.",
        ),
        "same_as": ("This fact says the same as", "Dit feit zegt hetzelfde als"),
        "checking": ("Checking …", "Controleren …"),
        "not_sent": (
            "The server did not answer; what you typed is kept here.",
            "De server antwoordde niet; wat u typte blijft hier staan.",
        ),
        "keys": ("Keys", "Toetsen"),
        "add_title": ("Bring in a statement", "Breng een verklaring in"),
        "add_what": (
            "A privacy statement becomes passages, and passages become facts that you review. The "
            "text stays on this machine.",
            "Een privacyverklaring wordt passages, en passages worden feiten die u beoordeelt. De "
            "tekst blijft op deze machine.",
        ),
        "add_file": ("A file", "Een bestand"),
        "add_file_help": (
            "HTML, PDF, DOCX, Markdown or plain text, up to {limit} MB. Nothing is fetched from "
            "the web: save the page in your browser and bring the file.",
            "HTML, PDF, DOCX, Markdown of platte tekst, tot {limit} MB. Niets wordt van het web "
            "gehaald: bewaar de pagina in uw browser en breng het bestand in.",
        ),
        "add_text": ("Or the text, pasted", "Of de tekst, geplakt"),
        "add_company": ("Company", "Bedrijf"),
        "add_date": ("In force from", "Van kracht vanaf"),
        "add_date_help": ("year, month, day: 2026-05-03", "jaar, maand, dag: 2026-05-03"),
        "add_language": ("Language", "Taal"),
        "add_guess": (
            "Leave these empty and the text is asked first.",
            "Laat deze leeg, dan wordt eerst de tekst gevraagd.",
        ),
        "add_found": (
            "This is what the text says of itself. Look at it, and go on.",
            "Dit zegt de tekst van zichzelf. Bekijk het, en ga verder.",
        ),
        "add_kept": ("{name} is here ({size} kB).", "{name} is hier ({size} kB)."),
        "add_pasted": ("The pasted text", "De geplakte tekst"),
        "add_keep_all": (
            "Keep navigation, footers and what else is no statement",
            "Bewaar ook navigatie, voettekst en wat verder geen verklaring is",
        ),
        "add_another": ("Another file instead", "Liever een ander bestand"),
        "add_look": ("Show what is taken", "Toon wat er wordt overgenomen"),
        "add_steps": ("Steps", "Stappen"),
        "add_step_text": ("The text", "De tekst"),
        "add_step_draft": ("Draft", "Voorstel"),
        "add_taken": ("What was taken", "Wat is overgenomen"),
        "add_taken_of": (
            "{passages} passages; {parts} parts left out",
            "{passages} passages; {parts} delen weggelaten",
        ),
        "add_more_taken": ("{count} more passages", "nog {count} passages"),
        "add_left_out": ("Left out", "Weggelaten"),
        "add_left_out_help": (
            "These parts of the file are no statement. Tick the box to keep them.",
            "Deze delen van het bestand zijn geen verklaring. Vink het vakje aan om ze te bewaren.",
        ),
        "add_words": ("{count} words", "{count} woorden"),
        "part_navigation": ("Navigation", "Navigatie"),
        "part_cookie_banner": ("Cookie banner", "Cookiebanner"),
        "part_footer": ("Footer", "Voettekst"),
        "part_header": ("Header", "Koptekst"),
        "part_hidden": ("Hidden", "Verborgen"),
        "part_button": ("Button", "Knop"),
        "part_search": ("Search", "Zoeken"),
        "part_dialog": ("Dialog", "Dialoog"),
        "part_form": ("Form", "Formulier"),
        "part_beside_the_statement": ("Beside the statement", "Naast de verklaring"),
        "part_page_number": ("Page number", "Paginanummer"),
        "part_running_head": ("Running head", "Kopregel"),
        "unread_more": ("{count} more", "nog {count}"),
        "add_draft": ("Draft facts", "Stel feiten voor"),
        "add_cut": ("Only cut into passages", "Alleen in passages knippen"),
        "add_next": (
            "Facts are drafted on this machine, by rules. Nothing counts before a person has "
            "accepted it.",
            "Feiten worden op deze machine voorgesteld, door regels. Niets telt voordat een mens "
            "het heeft aanvaard.",
        ),
        "added_title": (
            "Drafted: {facts} facts in {seconds} s; {unread} passages unread",
            "Voorgesteld: {facts} feiten in {seconds} s; {unread} passages ongelezen",
        ),
        "added_undrafted": ("Added: {passages} passages", "Toegevoegd: {passages} passages"),
        "added_of": (
            "{passages} passages; {parts} parts of the file left out as no statement.",
            "{passages} passages; {parts} delen van het bestand weggelaten als geen verklaring.",
        ),
        "added_refused": (
            "{count} drafted facts do not fit the model and were left out.",
            "{count} voorgestelde feiten passen niet in het model en zijn weggelaten.",
        ),
        "added_other_company": (
            "The text does not name the company: is this its statement?",
            "De tekst noemt het bedrijf niet: is dit zijn verklaring?",
        ),
        "added_other_language": (
            "The text looks like another language: {language}.",
            "De tekst lijkt in een andere taal: {language}.",
        ),
        "added_same": ("{id} has the same text.", "{id} heeft dezelfde tekst."),
        "to_review": ("Review", "Beoordeel"),
        "read_unread": ("Read", "Lees"),
        "unread_passages": ("Passages unread", "Ongelezen passages"),
        "manage": ("Rename or remove", "Hernoem of verwijder"),
        "manage_title": ("Rename or remove: {name}", "Hernoem of verwijder: {name}"),
        "rename": ("Rename", "Hernoem"),
        "rename_help": (
            "The addresses of the statement and its facts change with its company and date.",
            "Met bedrijf en datum veranderen de adressen van de verklaring en haar feiten.",
        ),
        "remove": ("Remove this statement", "Verwijder deze verklaring"),
        "remove_help": (
            "Its files are moved aside, and can be put back from the list of statements.",
            "De bestanden worden opzij gezet, en zijn terug te zetten vanuit de lijst.",
        ),
        "removed_list": ("Removed", "Verwijderd"),
        "put_back": ("Put back", "Zet terug"),
        "was_removed": (
            "The statement was removed. It can be put back below.",
            "De verklaring is verwijderd. Hieronder kan zij worden teruggezet.",
        ),
        "was_restored": ("The statement is back.", "De verklaring is terug."),
        "notes": ("Notes", "Notities"),
        "note": ("Note", "Notitie"),
        "notes_title": ("Notes: {name}", "Notities: {name}"),
        "notes_what": (
            "Notes are kept beside the facts, and are none: only noticegraph notes exports them.",
            "Notities staan naast de feiten; alleen noticegraph notes voert ze uit.",
        ),
        "note_about": ("About", "Over"),
        "note_text": ("Note", "Notitie"),
        "note_add": ("Add the note", "Voeg de notitie toe"),
        "note_remove": ("Remove", "Verwijder"),
        "second_reading": ("Second reading", "Tweede lezing"),
        "second_title": ("Second reading: {name}", "Tweede lezing: {name}"),
        "second_what": (
            "A second reader answers for each passage what it says, from the text alone. Until all "
            "passages are answered, the reader’s browser is shown no facts here.",
            "Een tweede lezer antwoordt per passage wat er staat, alleen uit de tekst. Tot alle "
            "passages zijn beantwoord, krijgt de browser van de lezer hier geen feiten te zien.",
        ),
        "second_begin": ("Begin as {name}", "Begin als {name}"),
        "second_blind": (
            "You read as {name}, from the text alone. What the first reader found is shown when "
            "you have answered for all {count} passages.",
            "U leest als {name}, alleen uit de tekst. Wat de eerste lezer vond, ziet u als u voor "
            "alle {count} passages hebt geantwoord.",
        ),
        "second_read": ("{read} of {count} passages read", "{read} van {count} passages gelezen"),
        "second_finish": ("Compare the two readings", "Vergelijk de twee lezingen"),
        "second_go_on": ("Go on reading", "Lees verder"),
        "second_stop": ("Stop reading blind", "Stop met blind lezen"),
        "second_stop_help": (
            "Your answers are thrown away, and you cannot read this statement blind again.",
            "Uw antwoorden worden weggegooid, en u kunt deze verklaring niet meer blind lezen.",
        ),
        "second_ask": (
            "How many facts does this passage state, and how?",
            "Hoeveel feiten vermeldt deze passage, en hoe?",
        ),
        "second_number": ("Facts", "Feiten"),
        "second_none": (
            "Leave all empty if it states none of these.",
            "Laat alles leeg als er niets van dit alles staat.",
        ),
        "second_doubt": (
            "In doubt? Say why (read when the two are compared)",
            "Twijfel? Zeg waarom (gelezen bij het vergelijken)",
        ),
        "second_doubted": ("Doubt", "Twijfel"),
        "second_save": ("Save, next", "Bewaar, volgende"),
        "second_no_fact": ("no fact", "geen feit"),
        "subject_responsible": ("Who is responsible, and for what", "Wie verantwoordelijk is"),
        "subject_data": ("Which data, and from where", "Welke gegevens, en waarvandaan"),
        "subject_purposes": ("For what, on which basis", "Waarvoor, op welke grondslag"),
        "subject_recipients": ("To whom data go", "Aan wie gegevens gaan"),
        "subject_transfers": ("Transfers abroad", "Doorgifte naar het buitenland"),
        "subject_retention": ("How long and where kept", "Hoelang en waar bewaard"),
        "subject_rights": ("Rights and requests", "Rechten en verzoeken"),
        "subject_tracking": ("Cookies, signals", "Cookies, signalen"),
        "subject_protection": ("Protection", "Bescherming"),
        "subject_document": ("About the document", "Over het document"),
        "two_readings": ("Two readings of {name}", "Twee lezingen van {name}"),
        "two_readings_what": (
            "The graph, and {name} without its facts. {count} differences, {settled} settled; the "
            "figures stay as they were.",
            "De graaf, en {name} zonder de feiten. {count} verschillen, {settled} bijgelegd; de "
            "cijfers blijven zoals ze waren.",
        ),
        "figure_f1": (
            "F1: {both} facts found by both, of {first} and {second}",
            "F1: {both} feiten door beide gevonden, van {first} en {second}",
        ),
        "figure_kappa": (
            "Cohen’s κ: whether a passage says something of a subject",
            "Cohens κ: of een passage iets over een onderwerp zegt",
        ),
        "figure_said": (
            "Cohen’s κ: how the facts of both are said ({alike} of {both} alike)",
            "Cohens κ: hoe de feiten van beide er staan ({alike} van {both} gelijk)",
        ),
        "agreement_short": (
            "Second reading: F1 {f1}, κ {kappa}",
            "Tweede lezing: F1 {f1}, κ {kappa}",
        ),
        "by_subject_agreed": ("By subject", "Per onderwerp"),
        "reading_first": ("First", "Eerste"),
        "reading_second": ("Second", "Tweede"),
        "reading_both": ("Both", "Beide"),
        "said_alike": ("Said alike?", "Hetzelfde gezegd?"),
        "first_second": ("First ↓ second →", "Eerste ↓ tweede →"),
        "the_differences": ("Differences", "Verschillen"),
        "no_differences": ("There are none.", "Er zijn er geen."),
        "settled_as": ("Settled", "Bijgelegd"),
        "settle": ("Settle", "Leg bij"),
        "settle_who": ("Who holds?", "Wie heeft gelijk?"),
        "settle_note": ("Why", "Waarom"),
        "holds_first": ("the first", "de eerste"),
        "holds_second": ("the second", "de tweede"),
        "holds_both": ("both", "beide"),
        "holds_neither": ("neither", "geen van beide"),
        "conflict_title": (
            "Somebody else changed this fact meanwhile",
            "Een ander heeft dit feit intussen gewijzigd",
        ),
        "conflict_what": (
            "Nothing of yours was written; what it is now stands below. Look at it, and decide "
            "again.",
            "Van u is niets geschreven; wat het nu is, staat hieronder. Bekijk het, en beslis "
            "opnieuw.",
        ),
        "conflict_theirs": ("As it is now", "Zoals het nu is"),
        "conflict_gone": ("The fact is gone.", "Het feit is er niet meer."),
        "not_done": ("Not done", "Niet gedaan"),
    }
)
