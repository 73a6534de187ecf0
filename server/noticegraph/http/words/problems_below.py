"""What the packages below say of a query that is refused, in Dutch; their own words are English.

A text that is not here (a parser's own, a newer one) is shown as it is, marked as English.
"""

from __future__ import annotations

import re

_DUTCH: tuple[tuple[str, str], ...] = (
    # Limits
    ("the query took longer than {n} seconds", "de query duurde langer dan {n} seconden"),
    (
        "ask for less: name the statement, add LIMIT, avoid patterns that share no variable",
        "vraag minder: noem de verklaring, zet er LIMIT bij, vermijd patronen zonder een "
        "gezamenlijke variabele",
    ),
    (
        "the query needs more than {n} MiB of memory",
        "de query heeft meer dan {n} MiB geheugen nodig",
    ),
    (
        "ask for less: name the statement, add LIMIT, leave out ORDER BY or DISTINCT",
        "vraag minder: noem de verklaring, zet er LIMIT bij, laat ORDER BY of DISTINCT weg",
    ),
    ("the answer is larger than {n} MiB", "het antwoord is groter dan {n} MiB"),
    (
        "ask for less: add LIMIT, or fewer columns",
        "vraag minder: zet er LIMIT bij, of neem minder kolommen",
    ),
    ("the answer has more than {n} rows", "het antwoord heeft meer dan {n} rijen"),
    (
        "ask for less: add LIMIT, or page with ORDER BY, LIMIT and OFFSET",
        "vraag minder: zet er LIMIT bij, of blader met ORDER BY, LIMIT en OFFSET",
    ),
    (
        "the change took longer than {n} seconds; nothing was changed",
        "de wijziging duurde langer dan {n} seconden; er is niets gewijzigd",
    ),
    (
        "change less at once, or name the graphs",
        "wijzig minder tegelijk, of noem de grafen",
    ),
    (
        "the change needs more than {n} MiB of memory; nothing was changed",
        "de wijziging heeft meer dan {n} MiB geheugen nodig; er is niets gewijzigd",
    ),
    ("change less at once", "wijzig minder tegelijk"),
    (
        "{n} queries are being evaluated already",
        "er worden al {n} query's uitgevoerd",
    ),
    (
        "too many long queries are being evaluated already",
        "er worden al te veel lange query's uitgevoerd",
    ),
    ("the data are being loaded again", "de gegevens worden opnieuw geladen"),
    (
        "the process of the data ended while it loaded them",
        "het proces van de gegevens eindigde terwijl het ze laadde",
    ),
    ("is there enough memory?", "is er genoeg geheugen?"),
    ("try again in a few seconds", "probeer het over enkele seconden opnieuw"),
    (
        "try again in a few seconds, or ask for less",
        "probeer het over enkele seconden opnieuw, of vraag minder",
    ),
    ("other changes are being made", "er worden andere wijzigingen gemaakt"),
    (
        "try again when they have been made",
        "probeer het opnieuw als die zijn gemaakt",
    ),
    ("try again in a minute", "probeer het over een minuut opnieuw"),
    (
        "this client has used up its {n} query-seconds",
        "deze client heeft zijn {n} query-seconden verbruikt",
    ),
    (
        "ask again in {n} s, and for less at a time",
        "vraag het over {n} s opnieuw, en minder tegelijk",
    ),
    (
        "of this client, {n} graphs are being validated already",
        "van deze client worden al {n} grafen gevalideerd",
    ),
    ("{n} graphs are being validated already", "er worden al {n} grafen gevalideerd"),
    ("send them one after the other", "stuur ze na elkaar"),
    ("the {noun} is nested more than {n} deep", "de {noun} is meer dan {n} diep genest"),
    ("the {noun} has more than {n} tokens", "de {noun} heeft meer dan {n} tokens"),
    (
        "ask for less at once, or load the data that the query lists",
        "vraag minder tegelijk, of laad de gegevens die de query opsomt",
    ),
    # What is not run
    (
        "{word} is refused: {article} {noun} must not reach into the network",
        "{word} wordt geweigerd: een {noun} mag niet het netwerk op",
    ),
    (
        "ask the other endpoint yourself and combine the answers",
        "vraag het andere endpoint zelf en voeg de antwoorden samen",
    ),
    (
        "send the data itself, by the Graph Store Protocol or INSERT DATA",
        "stuur de gegevens zelf, met het Graph Store Protocol of INSERT DATA",
    ),
    # What is no query
    ("{word} is an update", "{word} is een update"),
    ("only queries are answered here", "hier worden alleen query's beantwoord"),
    ("there is no query in this text", "er staat geen query in deze tekst"),
    (
        "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after PREFIX and BASE",
        "een query begint met SELECT, ASK, CONSTRUCT of DESCRIBE, na PREFIX en BASE",
    ),
    ('unexpected "{word}"', "„{word}” wordt hier niet verwacht"),
    ("a lone surrogate is not a character", "een losse surrogaat is geen teken"),
    ("send UTF-8", "stuur UTF-8"),
    ("the prefix {word} is not declared", "de prefix {word} is niet gedeclareerd"),
    (
        "put PREFIX {word} before the {noun}",
        "zet PREFIX {word} vóór de {noun}",
    ),
    ("{word} is no absolute IRI", "{word} is geen absolute IRI"),
    (
        "write the full IRI, with its scheme, or declare a BASE",
        "schrijf de hele IRI, met schema, of declareer een BASE",
    ),
    ("a string is not closed", "een tekst is niet afgesloten"),
    ("close it, or escape as \\n", "sluit hem af, of schrijf \\n"),
    ("the {noun} ends too early", "de {noun} eindigt te vroeg"),
    ("close what is open: brackets, braces", "sluit wat open staat: haakjes, accolades"),
    ("mend the {noun} there, or just before", "verbeter de {noun} daar, of vlak ervoor"),
    (
        "mend the {noun}; the parser does not say where this is",
        "verbeter de {noun}; de parser zegt niet waar dit is",
    ),
    ("use the functions of SPARQL 1.1", "gebruik de functies van SPARQL 1.1"),
    # What does not fit
    (
        "{given} is not a format for the answer of a {form} query",
        "{given} is geen vorm voor het antwoord van een query met {form}",
    ),
    (
        "for SELECT and ASK e.g. text/csv, for CONSTRUCT and DESCRIBE e.g. text/turtle",
        "voor SELECT en ASK bijvoorbeeld text/csv, voor CONSTRUCT en DESCRIBE bijvoorbeeld "
        "text/turtle",
    ),
    ("a graph name is no absolute IRI: {given}", "een naam van een graaf is geen IRI: {given}"),
    ("give a full IRI, with its scheme", "geef een hele IRI, met schema"),
)
"""English and Dutch, with names between braces for what stands there."""


def _pattern(english: str) -> re.Pattern[str]:
    written = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(english))
    return re.compile(written, re.DOTALL)


_PATTERNS = tuple((_pattern(english), dutch) for english, dutch in _DUTCH)


def in_dutch(text: str) -> str | None:
    """Return a message or a hint of the packages below in Dutch; None when it is not known."""
    for pattern, dutch in _PATTERNS:
        if found := pattern.fullmatch(text):
            return dutch.format(**found.groupdict())
    return None
