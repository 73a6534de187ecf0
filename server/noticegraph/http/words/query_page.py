"""The words that only the query page needs, in English and Dutch."""

from __future__ import annotations

from collections.abc import Mapping

from noticegraph.languages import by_language

_WORDS = by_language(
    {
        "elsewhere": (
            "The same query from another program",
            "Dezelfde query vanuit een ander programma",
        ),
        "elsewhere_note": (
            "These examples send the query to this server, as it was run here.",
            "Deze voorbeelden sturen de query naar deze server, zoals zij hier is uitgevoerd.",
        ),
        "curl": ("In a terminal, with curl", "In een terminal, met curl"),
        "python": ("In Python, with SPARQLWrapper", "In Python, met SPARQLWrapper"),
        "example_run": (
            "Each example is a question of the catalogue. It is run at once, and you can edit it.",
            "Elk voorbeeld is een vraag uit de catalogus. Zij wordt meteen uitgevoerd, en u kunt "
            "haar bewerken.",
        ),
        "graph_turtle": ("As Turtle", "Als Turtle"),
        "graph_network": (
            "Subjects, properties and values",
            "Onderwerpen, eigenschappen en waarden",
        ),
        "graph_shown": (
            "The first {shown} of {count} triples; the other formats have all of them.",
            "De eerste {shown} van {count} triples; de andere formaten bevatten ze alle.",
        ),
        "graph_large": (
            "The answer is too large to show here ({size} kB). The other formats have all of it; a "
            "LIMIT makes it smaller.",
            "Het antwoord is te groot om hier te tonen ({size} kB). De andere formaten bevatten "
            "alles; een LIMIT maakt het kleiner.",
        ),
        "graph_none": (
            "No triples: nothing in the graph matches the pattern.",
            "Geen triples: niets in de graaf past bij het patroon.",
        ),
        "triple_one": ("1 triple", "1 triple"),
        "triples": ("{count} triples", "{count} triples"),
        "subject": ("subject", "onderwerp"),
        "property": ("property", "eigenschap"),
        "object": ("value", "waarde"),
        "retry": (
            "You can try again in {seconds} s.",
            "U kunt het over {seconds} s opnieuw proberen.",
        ),
    }
)


def query_words(language: str) -> Mapping[str, str]:
    """Return the words of the query page in that language."""
    return _WORDS[language]
