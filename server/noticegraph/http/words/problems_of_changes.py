"""The words of refusals about limits and about changes, as in `problems`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from noticegraph.http.words.problem_model import Kind, Words

CHANGE_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "time-limit": Kind(503, Words("It took too long"), Words("Het duurde te lang")),
        "memory-limit": Kind(
            503, Words("It needs too much memory"), Words("Het vraagt te veel geheugen")
        ),
        "answer-limit": Kind(
            503, Words("The answer is too large"), Words("Het antwoord is te groot")
        ),
        "client-limit": Kind(
            429, Words("You have asked for too much"), Words("U hebt te veel gevraagd")
        ),
        "unauthorized": Kind(
            401,
            Words(
                "A write token is needed",
                None,
                "send Authorization: Bearer TOKEN, with the server's write token",
            ),
            Words(
                "Een schrijfsleutel is nodig",
                None,
                "stuur Authorization: Bearer TOKEN, met de sleutel die de server heeft gekregen",
            ),
        ),
        "read-only": Kind(
            403,
            Words(
                "This server is read-only",
                "no write token is configured",
                "start it with --write-token-file FILE, or NOTICEGRAPH_WRITE_TOKEN",
            ),
            Words(
                "Deze server leest alleen",
                "er is geen schrijfsleutel ingesteld",
                "start hem met --write-token-file FILE, of NOTICEGRAPH_WRITE_TOKEN",
            ),
        ),
        "update-media-type": Kind(
            415,
            Words(
                "The request body has the wrong media type",
                "Content-Type: {given}",
                "send the update itself with Content-Type: application/sparql-update, or "
                "update=… with Content-Type: application/x-www-form-urlencoded, in UTF-8",
            ),
            Words(
                "De inhoud van het verzoek heeft een verkeerd mediatype",
                "Content-Type: {given}",
                "stuur de wijziging zelf met Content-Type: application/sparql-update, of update=… "
                "met Content-Type: application/x-www-form-urlencoded, in UTF-8",
            ),
        ),
        "update-address": Kind(
            415,
            Words(
                "Updates are not accepted here",
                "Content-Type: {given}",
                "send it to /update, with the write token",
            ),
            Words(
                "Wijzigingen worden hier niet aangenomen",
                "Content-Type: {given}",
                "stuur haar naar /update, met de schrijfsleutel",
            ),
        ),
        "update-syntax": Kind(
            400,
            Words("The update is not SPARQL 1.1"),
            Words("De wijziging is geen SPARQL 1.1"),
        ),
        "missing-update": Kind(
            400,
            Words("There is no update", "the parameter update is missing", "give it in the body"),
            Words("Er is geen wijziging", "de parameter update ontbreekt", "geef haar mee"),
        ),
        "two-updates": Kind(
            400,
            Words("There is more than one operation", "{names}", "send one update"),
            Words("Er is meer dan één opdracht", "{names}", "stuur één wijziging"),
        ),
        "which-graph": Kind(
            400,
            Words("No graph is named", None, "add ?graph=IRI or ?default"),
            Words("Er staat niet welke graaf", None, "zeg ?graph=IRI of ?default"),
        ),
        "two-graphs": Kind(
            400,
            Words("Two graphs are named", None, "give ?graph=IRI or ?default, not both"),
            Words("Er zijn twee grafen genoemd", None, "zeg ?graph=IRI of ?default, niet beide"),
        ),
        "graph-name": Kind(
            400,
            Words("A graph's name is not an absolute IRI", '"{name}"', "give it with its scheme"),
            Words("Een grafnaam is geen absolute IRI", '"{name}"', "geef hem met zijn schema"),
        ),
        "unknown-graph": Kind(
            404,
            Words(
                "There is no such graph",
                "{name}",
                "ask /sparql for the names",
            ),
            Words("Die graaf is er niet", "{name}", "vraag /sparql naar de namen"),
        ),
        "data-syntax": Kind(
            400, Words("The data cannot be parsed"), Words("De gegevens zijn niet te lezen")
        ),
        "data-media-type": Kind(
            415,
            Words("The body is not a graph", "Content-Type: {given}", "one of: {choices}"),
            Words("De inhoud is geen graaf", "Content-Type: {given}", "een van: {choices}"),
        ),
        "multipart": Kind(
            400,
            Words("The parts of the body cannot be told apart", None, "send it again"),
            Words("De delen van de inhoud zijn niet te onderscheiden", None, "stuur ze opnieuw"),
        ),
        "precondition": Kind(
            412,
            Words("The graph is not as you expected", None, "read it again, then decide"),
            Words("De graaf is niet zoals u verwacht", None, "lees hem opnieuw, beslis dan"),
        ),
        "precondition-syntax": Kind(
            400,
            Words(
                "A condition of the request is malformed",
                "{name}: {value}",
                "send * or entity tags in double quotes, as in the ETag header",
            ),
            Words(
                "Een voorwaarde van het verzoek is niet te lezen",
                "{name}: {value}",
                "stuur * of entity tags tussen dubbele aanhalingstekens, zoals ETag ze heeft",
            ),
        ),
        "data-too-large": Kind(
            413,
            Words("The body is too large", "{limit} MiB are allowed", "send it in parts"),
            Words("De inhoud is te groot", "{limit} MiB is toegestaan", "stuur hem in delen"),
        ),
        "store-full": Kind(
            507,
            Words(
                "The change could not be stored",
                "the disk of this server is full, or failed: nothing was changed",
                "send it again when there is room",
            ),
            Words(
                "De wijziging is niet bewaard",
                "de schijf van deze server is vol, of stuk: er is niets gewijzigd",
                "stuur haar opnieuw als er ruimte is",
            ),
        ),
        "remote": Kind(
            502,
            Words(
                "The SPARQL server behind this one did not give a complete answer",
                None,
                "try again later; this server's log says what was wrong",
            ),
            Words(
                "De SPARQL-server achter deze gaf geen volledig antwoord",
                None,
                "vraag het later opnieuw; het logboek van deze server zegt wat er mis was",
            ),
        ),
        "service": Kind(
            502,
            Words("An endpoint of a SERVICE clause gave no answer"),
            Words("Een endpoint dat de tekst met SERVICE vraagt, gaf geen antwoord"),
        ),
        "remote-time-out": Kind(
            504,
            Words(
                "The SPARQL server behind this one takes too long", None, "ask for less, or later"
            ),
            Words(
                "De SPARQL-server achter deze doet er te lang over", None, "vraag minder, of later"
            ),
        ),
        "store": Kind(
            503, Words("The data cannot be reached"), Words("De gegevens zijn niet bereikbaar")
        ),
    }
)
