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
        "previous_passage": ("Previous", "Vorige"),
        "next_passage": ("Next", "Volgende"),
        "next_unread": ("Next unread", "Volgende ongelezen"),
        "next_drafted": ("Next drafted", "Volgende voorgestelde"),
        "accept": ("Accept", "Aanvaard"),
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
        "conflict_title": (
            "Somebody else changed this fact meanwhile",
            "Een ander heeft dit feit intussen gewijzigd",
        ),
        "conflict_what": (
            "Nothing of yours was written, and nothing is lost: both stand below.",
            "Van u is niets geschreven, en niets is verloren: beide staan hieronder.",
        ),
        "conflict_theirs": ("As it is now", "Zoals het nu is"),
        "conflict_yours": ("What you sent", "Wat u verstuurde"),
        "conflict_gone": ("The fact is gone.", "Het feit is er niet meer."),
        "conflict_back": ("Look at it again", "Bekijk het opnieuw"),
        "not_done": ("Not done", "Niet gedaan"),
    }
)
