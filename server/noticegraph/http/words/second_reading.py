"""The words of a second, blind reading, in English and Dutch."""

from collections.abc import Mapping

SECOND_TEXTS: Mapping[str, tuple[str, str]] = {
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
    "second_go_on": ("Continue reading", "Lees verder"),
    "second_stop": ("Stop reading blind", "Stop met blind lezen"),
    "second_stop_help": (
        "Your answers are discarded, and you cannot read this statement blind again.",
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
    "second_lacks": (
        "{subject}: choose how it is said, beside the number.",
        "{subject}: kies naast het aantal hoe het er staat.",
    ),
    "second_no_fact": ("no fact", "geen feit"),
}
