"""What a refusal says, in English and Dutch: the title, the detail and the remedy of each kind.

These are only the words of the HTTP layer; those for errors of the packages below are in
`noticegraph.error_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

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

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "host": Kind(
            400,
            Words("The Host header is not valid", None, "send a host name, with a port if needed"),
            Words("De Host-kop is geen host", None, "stuur een hostnaam, zo nodig met een poort"),
        ),
        "encoding": Kind(
            400,
            Words("The request is not UTF-8", "{byte} in {where} is not UTF-8", "send UTF-8"),
            Words("Het verzoek is geen UTF-8", "{byte} in {where} is geen UTF-8", "stuur UTF-8"),
        ),
        "repeated-parameter": Kind(
            400,
            Words(
                "A parameter is given more than once",
                '"{name}" is given {count} times',
                "give it once",
            ),
            Words(
                "Een parameter is meer dan één keer gegeven",
                '"{name}" is {count} keer gegeven',
                "geef hem één keer",
            ),
        ),
        "unknown-parameter": Kind(
            400,
            Words(
                "This address has no such parameter",
                'there is no "{name}" here',
                "the parameters are: {choices}",
            ),
            Words(
                "Dit adres kent die parameter niet",
                'er is hier geen "{name}"',
                "de parameters zijn: {choices}",
            ),
        ),
        "whole-format": Kind(
            400,
            Words(
                "This format does not take that parameter",
                '{name}="{value}" has no effect on {format}',
                'omit "{name}", or ask for one of: {choices}',
            ),
            Words(
                "Deze vorm kent die parameter niet",
                '{name}="{value}" heeft geen invloed op {format}',
                'laat "{name}" weg, of vraag om: {choices}',
            ),
        ),
        "two-queries": Kind(
            400,
            Words("There are two queries", "one in the address, one in the body", "give only one"),
            Words("Er zijn twee query's", "één in het adres en één in de inhoud", "geef er één"),
        ),
        "address-too-long": Kind(
            414,
            Words(
                "The address is too long",
                "the query string has {bytes} bytes; {limit} are allowed",
                "send the query by POST: Content-Type: application/sparql-query",
            ),
            Words(
                "Het adres is te lang",
                "het vraagdeel heeft {bytes} bytes, {limit} zijn toegestaan",
                "stuur de query met POST: Content-Type: application/sparql-query",
            ),
        ),
        "too-many-parameters": Kind(
            400,
            Words(
                "The request has too many parameters",
                "{where} has more than {limit} parameters",
                "give fewer",
            ),
            Words(
                "Het verzoek heeft te veel parameters",
                "{where} heeft meer dan {limit} parameters",
                "geef er minder",
            ),
        ),
        "unknown-format": Kind(
            400,
            Words("There is no such format", '"{name}"', "choose one of: {choices}"),
            Words("Zo'n vorm is er niet", '"{name}"', "kies een van: {choices}"),
        ),
        "unknown-extension": Kind(
            404,
            Words("There is no such format", '"{name}"', "choose one of: {choices}"),
            Words("Zo'n vorm is er niet", '"{name}"', "kies een van: {choices}"),
        ),
        "format-conflict": Kind(
            400,
            Words(
                "Two formats are requested",
                'the address ends in ".{extension}", but format is "{name}"',
                "give only one of them",
            ),
            Words(
                "Er worden twee vormen gevraagd",
                'het adres eindigt op ".{extension}", en format is "{name}"',
                "geef er één",
            ),
        ),
        "not-acceptable": Kind(
            406,
            Words(
                "No format of this answer is acceptable",
                "{asked}",
                "accept one of: {choices}",
            ),
            Words(
                "Geen vorm van dit antwoord is aanvaardbaar",
                "{asked}",
                "aanvaard een van: {choices}",
            ),
        ),
        "unwritable": Kind(
            406,
            Words("This format cannot hold the answer"),
            Words("Deze vorm kan het antwoord niet bevatten"),
        ),
        "media-type": Kind(
            415,
            Words(
                "The request body has the wrong media type",
                "Content-Type: {given}",
                "send the query itself with Content-Type: application/sparql-query, or "
                "query=… with Content-Type: application/x-www-form-urlencoded, in UTF-8",
            ),
            Words(
                "De inhoud van het verzoek heeft een verkeerd mediatype",
                "Content-Type: {given}",
                "stuur de query zelf met Content-Type: application/sparql-query, of query=… "
                "met Content-Type: application/x-www-form-urlencoded, in UTF-8",
            ),
        ),
        "content-encoding": Kind(
            415,
            Words(
                "Compressed request bodies are not read",
                "Content-Encoding: {given}",
                "send the body as it is, without Content-Encoding",
            ),
            Words(
                "Gecomprimeerde inhoud wordt niet gelezen",
                "Content-Encoding: {given}",
                "stuur de inhoud zoals zij is, zonder Content-Encoding",
            ),
        ),
        "missing-query": Kind(
            400,
            Words("There is no query", "the parameter query is missing", "give it: ?query=SELECT…"),
            Words("Er is geen query", "de parameter query ontbreekt", "geef hem: ?query=SELECT…"),
        ),
        "update": Kind(
            400,
            Words(
                "Updates are not accepted here",
                "{word} would change the graphs, and this address only reads",
                "send it to /update, with the write token; here, use SELECT, ASK, CONSTRUCT "
                "or DESCRIBE",
            ),
            Words(
                "Wijzigingen worden hier niet aangenomen",
                "{word} zou de grafen wijzigen, en dit adres leest alleen",
                "stuur haar naar /update, met de schrijfsleutel; vraag hier met SELECT, ASK, "
                "CONSTRUCT of DESCRIBE",
            ),
        ),
        "unknown-question": Kind(
            404,
            Words("There is no such question", '"{name}"', "all of them: /questions"),
            Words("Zo'n vraag is er niet", '"{name}"', "alle vragen: /questions"),
        ),
        "unknown-thing": Kind(
            404,
            Words("The graph has no such thing", "{name}", "ask a question: /questions"),
            Words("De graaf kent zoiets niet", "{name}", "stel een vraag: /questions"),
        ),
        "not-found": Kind(
            404,
            Words("There is nothing at this address", None, _FIRST_PAGE["en"]),
            Words("Op dit adres is niets", None, _FIRST_PAGE["nl"]),
        ),
        "method": Kind(
            405,
            Words(
                "This address does not take that method",
                "{given}",
                "use {allowed}",
            ),
            Words(
                "Dit adres kent die methode niet",
                "{given}",
                "gebruik {allowed}",
            ),
        ),
        "body-too-large": Kind(
            413,
            Words(
                "The request body is too large",
                None,
                "a query may have up to 256 kB: ask for less at a time",
            ),
            Words(
                "De inhoud van het verzoek is te groot",
                None,
                "een query mag 256 kB groot zijn: vraag minder tegelijk",
            ),
        ),
        "parameter": Kind(
            400,
            Words("A parameter is missing or wrong"),
            Words("Een waarde ontbreekt of is verkeerd"),
        ),
        "query-syntax": Kind(
            400, Words("The query is not SPARQL 1.1"), Words("De query is geen SPARQL 1.1")
        ),
        "forbidden-query": Kind(
            403,
            Words("This server does not run such queries"),
            Words("Deze server voert zulke query's niet uit"),
        ),
        "unknown-report": Kind(
            404,
            Words("There is no such report", 'no statement has the id "{name}"', "all: /reports"),
            Words("Dit rapport is er niet", 'geen verklaring heeft id "{name}"', "alle: /reports"),
        ),
        "unknown-value": Kind(
            400,
            Words("A value is not known", '{name}="{value}"', "one of: {choices}"),
            Words("Een waarde is onbekend", '{name}="{value}"', "een van: {choices}"),
        ),
        "search-too-long": Kind(
            400,
            Words("The search is too long", "{given} characters", "give {limit} or fewer"),
            Words("De zoekopdracht is te lang", "{given} tekens", "geef er hoogstens {limit}"),
        ),
        "unknown-page": Kind(
            400,
            Words("There is no such page of the table", 'page="{value}"', "1 to {pages}"),
            Words("De tabel heeft die pagina niet", 'page="{value}"', "1 tot en met {pages}"),
        ),
        "unknown-statement": Kind(
            404,
            Words("There is no such statement", 'none has the id "{name}"', "all: /statements"),
            Words("Deze verklaring is er niet", 'geen heeft id "{name}"', "alle: /statements"),
        ),
        "unknown-company": Kind(
            404,
            Words("There is no such company", 'none is called "{name}"', "all: /companies"),
            Words("Dit bedrijf is er niet", 'geen heet "{name}"', "alle: /companies"),
        ),
        "unknown-language": Kind(
            400,
            Words("A language is not known", '{name}="{value}"', "one of: {choices}"),
            Words("Een taal is onbekend", '{name}="{value}"', "een van: {choices}"),
        ),
        "no-shapes": Kind(
            404,
            Words("There is nothing to validate with", "this content has no shapes"),
            Words("Er is niets om mee te valideren", "deze inhoud heeft geen shapes"),
        ),
        "graph-media-type": Kind(
            415,
            Words("The body is not a graph", "Content-Type: {given}", "one of: {choices}"),
            Words("De inhoud is geen graaf", "Content-Type: {given}", "een van: {choices}"),
        ),
        "graph-too-large": Kind(
            413,
            Words(
                "The graph is too large",
                "a graph may have up to {limit} MiB",
                "validate it on your own machine: noticegraph validate FILE.ttl",
            ),
            Words(
                "De graaf is te groot",
                "een graaf mag {limit} MiB groot zijn",
                "valideer hem ter plaatse: noticegraph validate FILE.ttl",
            ),
        ),
        "graph": Kind(
            400, Words("The graph cannot be validated"), Words("De graaf is niet te valideren")
        ),
        "busy-queries": Kind(
            503,
            Words("Too many queries at once"),
            Words("Te veel query's tegelijk"),
        ),
        "unread-answers": Kind(
            503,
            Words(
                "Too many answers have not been read yet",
                "more than {limit} MiB of answers are waiting for your address to read them",
                "read the answers before you ask for more",
            ),
            Words(
                "Te veel antwoorden zijn nog niet gelezen",
                "meer dan {limit} MiB aan antwoorden wacht tot uw adres ze leest",
                "lees wat gestuurd is voordat u meer vraagt",
            ),
        ),
        "busy": Kind(
            503,
            Words("Other graphs are being validated"),
            Words("Andere grafen worden gevalideerd"),
        ),
        "limit": Kind(503, Words("A limit was reached"), Words("Een grens is bereikt")),
        "usage": Kind(
            400,
            Words("The request cannot be understood"),
            Words("Het verzoek is niet te begrijpen"),
        ),
        "content": Kind(
            500,
            Words("The content of this server is broken"),
            Words("De inhoud van deze server is stuk"),
        ),
        "internal": Kind(
            500,
            Words("Internal error", None, "report it, with the request, to the maintainers"),
            Words("Interne fout", None, "meld dit, met het verzoek, aan de beheerders"),
        ),
        "bad-request": Kind(400, Words("Bad request"), Words("Onjuist verzoek")),
        "time-out": Kind(
            408,
            Words("Request time-out", None, "send the request without pauses"),
            Words("Het verzoek duurde te lang", None, "stuur het verzoek zonder pauzes"),
        ),
        "header-too-large": Kind(
            431,
            Words("Request header too large", None, "send fewer or shorter headers"),
            Words("De koppen zijn te lang", None, "stuur minder of kortere koppen"),
        ),
        "not-implemented": Kind(501, Words("Not implemented"), Words("Niet ondersteund")),
        "http": Kind(500, Words("{name}"), Words("{name}")),
        **CHANGE_KINDS,
        **REVIEW_KINDS,
        **STATEMENT_KINDS,
        **COMPARISON_KINDS,
    }
)
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
