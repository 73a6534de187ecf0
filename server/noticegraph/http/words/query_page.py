"""The words of the query page that no other page needs, in English and Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ENGLISH = {
    "elsewhere": "The same query from elsewhere",
    "elsewhere_note": "These send the query as it was run, to this server.",
    "curl": "In a terminal, with curl",
    "python": "In Python, with SPARQLWrapper",
    "example_run": "Each example is a question of the catalogue: it is run, and you can change it.",
    "graph_turtle": "As Turtle",
    "graph_network": "Subjects, properties and values",
    "graph_shown": "The first {shown} of {count} triples; the other formats hold all.",
    "graph_large": (
        "The answer is too large to be shown ({size} kB). The other formats hold all of it; a "
        "LIMIT makes it smaller."
    ),
    "graph_none": "No triples: nothing in the graph matches the pattern.",
    "triple_one": "1 triple",
    "triples": "{count} triples",
    "subject": "subject",
    "property": "property",
    "object": "value",
    "retry": "It may be tried again in {seconds} s.",
}

_DUTCH = {
    "elsewhere": "Dezelfde query van elders",
    "elsewhere_note": "Deze sturen de query zoals die is uitgevoerd naar deze server.",
    "curl": "In een terminal, met curl",
    "python": "In Python, met SPARQLWrapper",
    "example_run": (
        "Elk voorbeeld is een vraag uit de catalogus: die wordt uitgevoerd, en u kunt haar "
        "wijzigen."
    ),
    "graph_turtle": "Als Turtle",
    "graph_network": "Onderwerpen, eigenschappen en waarden",
    "graph_shown": "De eerste {shown} van {count} triples; de andere vormen bevatten alles.",
    "graph_large": (
        "Het antwoord is te groot om te tonen ({size} kB). De andere vormen bevatten alles; een "
        "LIMIT maakt het kleiner."
    ),
    "graph_none": "Geen triples: niets in de graaf past bij het patroon.",
    "triple_one": "1 triple",
    "triples": "{count} triples",
    "subject": "onderwerp",
    "property": "eigenschap",
    "object": "waarde",
    "retry": "Over {seconds} s kan het opnieuw worden geprobeerd.",
}

_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": _ENGLISH, "nl": _DUTCH})


def query_words(language: str) -> Mapping[str, str]:
    """Return the words of the query page in that language."""
    return _WORDS[language]
