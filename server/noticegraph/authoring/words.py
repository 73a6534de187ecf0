"""The words for problems, in each language."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "and": {"en": " and ", "nl": " en "},
    "another-digest": {
        "en": "has a different digest from the text",
        "nl": "heeft een andere digest dan de tekst",
    },
    "another-digest-hint": {
        "en": "is this the text that was modelled?",
        "nl": "is dit de tekst die werd gemodelleerd?",
    },
    "anew": {
        "en": "make the passages again: noticegraph segment",
        "nl": "maak de passages opnieuw: noticegraph segment",
    },
    "claimed": {
        "en": "{other} claims this statement too",
        "nl": "{other} maakt ook aanspraak op deze verklaring",
    },
    "claimed-hint": {
        "en": "give each version an IRI of its own",
        "nl": "geef elke versie een eigen IRI",
    },
    "copied": {
        "en": "{count} words in a row are copied from the text: “{quote}”",
        "nl": "{count} opeenvolgende woorden zijn overgenomen uit de tekst: “{quote}”",
    },
    "copied-hint": {"en": "say it in your own words", "nl": "zeg het in eigen woorden"},
    "details": {
        "en": "has a different {names} from the text",
        "nl": "heeft een andere waarde van {names} dan de tekst",
    },
    "extra": {"en": "is not a passage of the text", "nl": "is geen passage van de tekst"},
    "here": {"en": "Here: {value}.", "nl": "Hier: {value}."},
    "lacks": {"en": "is in the text, but not here", "nl": "staat in de tekst, maar niet hier"},
    "more": {
        "en": " (and {count} more passages like it)",
        "nl": " (en nog {count} zulke passages)",
    },
    "nameless": {"en": "a blank node", "nl": "een lege knoop"},
    "nearest": {"en": "did you mean {name}?", "nl": "bedoelt u {name}?"},
    "no-passages": {
        "en": "no passages are described, here or in {name}, so nothing else is checked",
        "nl": "er zijn geen passages beschreven, hier of in {name}, dus meer is niet nagegaan",
    },
    "no-passages-hint": {
        "en": "make them: noticegraph segment TEXT --statement IRI --output {name}",
        "nl": "maak ze: noticegraph segment TEKST --statement IRI --output {name}",
    },
    "no-position": {
        "en": "has no position here, and {start} to {end} in the text",
        "nl": "heeft hier geen plaats, en {start} tot {end} in de tekst",
    },
    "no-property": {"en": "{term} is not a property", "nl": "{term} is geen eigenschap"},
    "no-property-hint": {
        "en": "a class or a concept is an object",
        "nl": "een klasse of een begrip is een object",
    },
    "passage": {"en": "the passage: “{quote}”", "nl": "de passage: “{quote}”"},
    "position": {
        "en": "is {here_start} to {here_end} here, and {start} to {end} in the text",
        "nl": "is hier {here_start} tot {here_end}, en in de tekst {start} tot {end}",
    },
}
"""Sentences by kind, with the names of their values in braces."""


def say(kind: str, language: str, **values: object) -> str:
    """Return a sentence with its values."""
    return WORDS[kind][language].format(**values)
