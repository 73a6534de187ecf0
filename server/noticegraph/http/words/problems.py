"""What a refusal says, in English and Dutch: the title, the detail and the remedy of each kind.

These are only the words of the HTTP layer; those for errors of the packages below are in
`noticegraph.error_words`.
"""

from __future__ import annotations

from collections.abc import Mapping

from noticegraph.error_words import join_names
from noticegraph.http.words.problem_model import Fact, Kind, Words
from noticegraph.http.words.problems_of_changes import CHANGE_KINDS
from noticegraph.http.words.problems_of_comparison import COMPARISON_KINDS
from noticegraph.http.words.problems_of_review import REVIEW_KINDS
from noticegraph.http.words.problems_of_statements import STATEMENT_KINDS

_PLACES = {
    "en": {
        "address": "the query string",
        "form": "the form",
        "body": "the body",
        "path": "the path",
        "query": "the query",
    },
    "nl": {
        "address": "het vraagdeel van het adres",
        "form": "het formulier",
        "body": "de inhoud",
        "path": "het pad",
        "query": "de query",
    },
}
_NEAR = {"en": "did you mean {near}?", "nl": "bedoelt u {near}?"}
_FIRST_PAGE = {"en": "the first page shows what there is: /", "nl": "zie het overzicht: /"}

KINDS: Mapping[str, Kind] = {
    "host": Kind(
        400,
        ("The Host header is not valid", "De Host-kop is geen host"),
        None,
        ("send a host name, with a port if needed", "stuur een hostnaam, zo nodig met een poort"),
    ),
    "encoding": Kind(
        400,
        ("The request is not UTF-8", "Het verzoek is geen UTF-8"),
        ("{byte} in {where} is not UTF-8", "{byte} in {where} is geen UTF-8"),
        ("send UTF-8", "stuur UTF-8"),
    ),
    "repeated-parameter": Kind(
        400,
        ("A parameter is given more than once", "Een parameter is meer dan één keer gegeven"),
        ('"{name}" is given {count} times', '"{name}" is {count} keer gegeven'),
        ("give it once", "geef hem één keer"),
    ),
    "unknown-parameter": Kind(
        400,
        ("This address has no such parameter", "Dit adres kent die parameter niet"),
        ('there is no "{name}" here', 'er is hier geen "{name}"'),
        ("the parameters are: {choices}", "de parameters zijn: {choices}"),
    ),
    "whole-format": Kind(
        400,
        ("This format does not take that parameter", "Deze vorm kent die parameter niet"),
        (
            '{name}="{value}" has no effect on {format}',
            '{name}="{value}" heeft geen invloed op {format}',
        ),
        (
            'omit "{name}", or ask for one of: {choices}',
            'laat "{name}" weg, of vraag om: {choices}',
        ),
    ),
    "two-queries": Kind(
        400,
        ("There are two queries", "Er zijn twee query's"),
        ("one in the address, one in the body", "één in het adres en één in de inhoud"),
        ("give only one", "geef er één"),
    ),
    "address-too-long": Kind(
        414,
        ("The address is too long", "Het adres is te lang"),
        (
            "the query string has {bytes} bytes; {limit} are allowed",
            "het vraagdeel heeft {bytes} bytes, {limit} zijn toegestaan",
        ),
        (
            "send the query by POST: Content-Type: application/sparql-query",
            "stuur de query met POST: Content-Type: application/sparql-query",
        ),
    ),
    "too-many-parameters": Kind(
        400,
        ("The request has too many parameters", "Het verzoek heeft te veel parameters"),
        ("{where} has more than {limit} parameters", "{where} heeft meer dan {limit} parameters"),
        ("give fewer", "geef er minder"),
    ),
    "unknown-format": Kind(
        400,
        ("There is no such format", "Zo'n vorm is er niet"),
        ('{name}="{value}"', '{name}="{value}"'),
        ("choose one of: {choices}", "kies een van: {choices}"),
    ),
    "unknown-extension": Kind(
        404,
        ("There is no such format", "Zo'n vorm is er niet"),
        ('"{name}"', '"{name}"'),
        ("choose one of: {choices}", "kies een van: {choices}"),
    ),
    "format-conflict": Kind(
        400,
        ("Two formats are requested", "Er worden twee vormen gevraagd"),
        (
            'the address ends in ".{extension}", but format is "{name}"',
            'het adres eindigt op ".{extension}", en format is "{name}"',
        ),
        ("give only one of them", "geef er één"),
    ),
    "not-acceptable": Kind(
        406,
        ("No format of this answer is acceptable", "Geen vorm van dit antwoord is aanvaardbaar"),
        ("{asked}", "{asked}"),
        ("accept one of: {choices}", "aanvaard een van: {choices}"),
    ),
    "unwritable": Kind(
        406, ("This format cannot hold the answer", "Deze vorm kan het antwoord niet bevatten")
    ),
    "media-type": Kind(
        415,
        (
            "The request body has the wrong media type",
            "De inhoud van het verzoek heeft een verkeerd mediatype",
        ),
        ("Content-Type: {given}", "Content-Type: {given}"),
        (
            "send the query itself with Content-Type: application/sparql-query, or "
            "query=… with Content-Type: application/x-www-form-urlencoded, in UTF-8",
            "stuur de query zelf met Content-Type: application/sparql-query, of query=… "
            "met Content-Type: application/x-www-form-urlencoded, in UTF-8",
        ),
    ),
    "content-encoding": Kind(
        415,
        ("Compressed request bodies are not read", "Gecomprimeerde inhoud wordt niet gelezen"),
        ("Content-Encoding: {given}", "Content-Encoding: {given}"),
        (
            "send the body as it is, without Content-Encoding",
            "stuur de inhoud zoals zij is, zonder Content-Encoding",
        ),
    ),
    "missing-query": Kind(
        400,
        ("There is no query", "Er is geen query"),
        ("the parameter query is missing", "de parameter query ontbreekt"),
        ("give it: ?query=SELECT…", "geef hem: ?query=SELECT…"),
    ),
    "update": Kind(
        400,
        ("Updates are not accepted here", "Wijzigingen worden hier niet aangenomen"),
        (
            "{word} would change the graphs, and this address only reads",
            "{word} zou de grafen wijzigen, en dit adres leest alleen",
        ),
        (
            "send it to /update, with the write token; here, use SELECT, ASK, CONSTRUCT "
            "or DESCRIBE",
            "stuur haar naar /update, met de schrijfsleutel; vraag hier met SELECT, ASK, "
            "CONSTRUCT of DESCRIBE",
        ),
    ),
    "unknown-question": Kind(
        404,
        ("There is no such question", "Zo'n vraag is er niet"),
        ('"{name}"', '"{name}"'),
        ("all of them: /questions", "alle vragen: /questions"),
    ),
    "unknown-thing": Kind(
        404,
        ("The graph has no such thing", "De graaf kent zoiets niet"),
        ("{name}", "{name}"),
        ("ask a question: /questions", "stel een vraag: /questions"),
    ),
    "not-found": Kind(
        404,
        ("There is nothing at this address", "Op dit adres is niets"),
        None,
        (_FIRST_PAGE["en"], _FIRST_PAGE["nl"]),
    ),
    "method": Kind(
        405,
        ("This address does not take that method", "Dit adres kent die methode niet"),
        ("{given}", "{given}"),
        ("use {allowed}", "gebruik {allowed}"),
    ),
    "body-too-large": Kind(
        413,
        ("The request body is too large", "De inhoud van het verzoek is te groot"),
        None,
        (
            "a query may have up to 256 kB: ask for less at a time",
            "een query mag 256 kB groot zijn: vraag minder tegelijk",
        ),
    ),
    "parameter": Kind(
        400, ("A parameter is missing or wrong", "Een waarde ontbreekt of is verkeerd")
    ),
    "query-syntax": Kind(400, ("The query is not SPARQL 1.1", "De query is geen SPARQL 1.1")),
    "forbidden-query": Kind(
        403, ("This server does not run such queries", "Deze server voert zulke query's niet uit")
    ),
    "unknown-report": Kind(
        404,
        ("There is no such report", "Dit rapport is er niet"),
        ('no statement has the id "{name}"', 'geen verklaring heeft id "{name}"'),
        ("all: /reports", "alle: /reports"),
    ),
    "unknown-value": Kind(
        400,
        ("A value is not known", "Een waarde is onbekend"),
        ('{name}="{value}"', '{name}="{value}"'),
        ("one of: {choices}", "een van: {choices}"),
    ),
    "search-too-long": Kind(
        400,
        ("The search is too long", "De zoekopdracht is te lang"),
        ("{given} characters", "{given} tekens"),
        ("give {limit} or fewer", "geef er hoogstens {limit}"),
    ),
    "unknown-page": Kind(
        400,
        ("There is no such page of the table", "De tabel heeft die pagina niet"),
        ('page="{value}"', 'page="{value}"'),
        ("1 to {pages}", "1 tot en met {pages}"),
    ),
    "unknown-statement": Kind(
        404,
        ("There is no such statement", "Deze verklaring is er niet"),
        ('none has the id "{name}"', 'geen heeft id "{name}"'),
        ("all: /statements", "alle: /statements"),
    ),
    "unknown-company": Kind(
        404,
        ("There is no such company", "Dit bedrijf is er niet"),
        ('none is called "{name}"', 'geen heet "{name}"'),
        ("all: /companies", "alle: /companies"),
    ),
    "argument-without-value": Kind(
        400,
        ("This parameter has no value", "Deze parameter heeft geen waarde"),
        ('{name}="{value}"', '{name}="{value}"'),
        ("give it alone: ?{name}", "geef hem zonder waarde: ?{name}"),
    ),
    "unknown-language": Kind(
        400,
        ("A language is not known", "Een taal is onbekend"),
        ('{name}="{value}"', '{name}="{value}"'),
        ("one of: {choices}", "een van: {choices}"),
    ),
    "no-shapes": Kind(
        404,
        ("There is nothing to validate with", "Er is niets om mee te valideren"),
        ("this content has no shapes", "deze inhoud heeft geen shapes"),
    ),
    "graph-media-type": Kind(
        415,
        ("The body is not a graph", "De inhoud is geen graaf"),
        ("Content-Type: {given}", "Content-Type: {given}"),
        ("one of: {choices}", "een van: {choices}"),
    ),
    "graph-too-large": Kind(
        413,
        ("The graph is too large", "De graaf is te groot"),
        ("a graph may have up to {limit} MiB", "een graaf mag {limit} MiB groot zijn"),
        (
            "validate it on your own machine: noticegraph validate FILE.ttl",
            "valideer hem ter plaatse: noticegraph validate FILE.ttl",
        ),
    ),
    "graph": Kind(400, ("The graph cannot be validated", "De graaf is niet te valideren")),
    "busy-queries": Kind(503, ("Too many queries at once", "Te veel query's tegelijk")),
    "unread-answers": Kind(
        503,
        ("Too many answers have not been read yet", "Te veel antwoorden zijn nog niet gelezen"),
        (
            "more than {limit} MiB of answers are waiting for your address to read them",
            "meer dan {limit} MiB aan antwoorden wacht tot uw adres ze leest",
        ),
        ("read the answers before you ask for more", "lees wat gestuurd is voordat u meer vraagt"),
    ),
    "busy": Kind(503, ("Other graphs are being validated", "Andere grafen worden gevalideerd")),
    "limit": Kind(503, ("A limit was reached", "Een grens is bereikt")),
    "usage": Kind(400, ("The request cannot be understood", "Het verzoek is niet te begrijpen")),
    "content": Kind(
        500, ("The content of this server is broken", "De inhoud van deze server is stuk")
    ),
    "internal": Kind(
        500,
        ("Internal error", "Interne fout"),
        None,
        (
            "report it, with the request, to the maintainers",
            "meld dit, met het verzoek, aan de beheerders",
        ),
    ),
    "bad-request": Kind(400, ("Bad request", "Onjuist verzoek")),
    "time-out": Kind(
        408,
        ("Request time-out", "Het verzoek duurde te lang"),
        None,
        ("send the request without pauses", "stuur het verzoek zonder pauzes"),
    ),
    "header-too-large": Kind(
        431,
        ("Request header too large", "De koppen zijn te lang"),
        None,
        ("send fewer or shorter headers", "stuur minder of kortere koppen"),
    ),
    "not-implemented": Kind(501, ("Not implemented", "Niet ondersteund")),
    "http": Kind(500, ("{name}", "{name}")),
    **CHANGE_KINDS,
    **REVIEW_KINDS,
    **STATEMENT_KINDS,
    **COMPARISON_KINDS,
}
"""By the fragment of the problem's type."""


def fill_words(kind: str, language: str, facts: Mapping[str, Fact], near: tuple[str, ...]) -> Words:
    """Return the words of a kind with the facts filled in; near names replace the usual remedy."""
    words = KINDS[kind].nl if language == "nl" else KINDS[kind].en
    shown: dict[str, str | int] = {
        name: ", ".join(value) if isinstance(value, tuple) else value
        for name, value in facts.items()
    }
    if "where" in shown:
        shown["where"] = _PLACES[language][str(shown["where"])]
    hint = words.hint and words.hint.format(**shown)
    if near:
        hint = _NEAR[language].format(near=join_names(near, language))
    detail = words.detail and words.detail.format(**shown)
    return Words(words.title.format(**shown), detail, hint)
