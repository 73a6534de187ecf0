"""The words of refusals about limits and about changes, as in `problems`."""

from collections.abc import Mapping

from noticegraph.http.words.problem_model import Kind

CHANGE_KINDS: Mapping[str, Kind] = {
    "time-limit": Kind(503, ("It took too long", "Het duurde te lang")),
    "memory-limit": Kind(503, ("It needs too much memory", "Het vraagt te veel geheugen")),
    "answer-limit": Kind(503, ("The answer is too large", "Het antwoord is te groot")),
    "client-limit": Kind(429, ("You have asked for too much", "U hebt te veel gevraagd")),
    "unauthorized": Kind(
        401,
        ("A write token is needed", "Een schrijfsleutel is nodig"),
        None,
        (
            "send Authorization: Bearer TOKEN, with the server's write token",
            "stuur Authorization: Bearer TOKEN, met de sleutel die de server heeft gekregen",
        ),
    ),
    "read-only": Kind(
        403,
        ("This server is read-only", "Deze server leest alleen"),
        ("no write token is configured", "er is geen schrijfsleutel ingesteld"),
        (
            "start it with --write-token-file FILE, or NOTICEGRAPH_WRITE_TOKEN",
            "start hem met --write-token-file FILE, of NOTICEGRAPH_WRITE_TOKEN",
        ),
    ),
    "update-media-type": Kind(
        415,
        (
            "The request body has the wrong media type",
            "De inhoud van het verzoek heeft een verkeerd mediatype",
        ),
        ("Content-Type: {given}", "Content-Type: {given}"),
        (
            "send the update itself with Content-Type: application/sparql-update, or "
            "update=… with Content-Type: application/x-www-form-urlencoded, in UTF-8",
            "stuur de wijziging zelf met Content-Type: application/sparql-update, of update=… "
            "met Content-Type: application/x-www-form-urlencoded, in UTF-8",
        ),
    ),
    "update-address": Kind(
        415,
        ("Updates are not accepted here", "Wijzigingen worden hier niet aangenomen"),
        ("Content-Type: {given}", "Content-Type: {given}"),
        (
            "send it to /update, with the write token",
            "stuur haar naar /update, met de schrijfsleutel",
        ),
    ),
    "update-syntax": Kind(400, ("The update is not SPARQL 1.1", "De wijziging is geen SPARQL 1.1")),
    "missing-update": Kind(
        400,
        ("There is no update", "Er is geen wijziging"),
        ("the parameter update is missing", "de parameter update ontbreekt"),
        ("give it in the body", "geef haar mee"),
    ),
    "two-updates": Kind(
        400,
        ("There is more than one operation", "Er is meer dan één opdracht"),
        ("{names}", "{names}"),
        ("send one update", "stuur één wijziging"),
    ),
    "which-graph": Kind(
        400,
        ("No graph is named", "Er staat niet welke graaf"),
        None,
        ("add ?graph=IRI or ?default", "zeg ?graph=IRI of ?default"),
    ),
    "two-graphs": Kind(
        400,
        ("Two graphs are named", "Er zijn twee grafen genoemd"),
        None,
        ("give ?graph=IRI or ?default, not both", "zeg ?graph=IRI of ?default, niet beide"),
    ),
    "graph-name": Kind(
        400,
        ("A graph's name is not an absolute IRI", "Een grafnaam is geen absolute IRI"),
        ('"{name}"', '"{name}"'),
        ("give it with its scheme", "geef hem met zijn schema"),
    ),
    "unknown-graph": Kind(
        404,
        ("There is no such graph", "Die graaf is er niet"),
        ("{name}", "{name}"),
        ("ask /sparql for the names", "vraag /sparql naar de namen"),
    ),
    "data-syntax": Kind(400, ("The data cannot be parsed", "De gegevens zijn niet te lezen")),
    "data-media-type": Kind(
        415,
        ("The body is not a graph", "De inhoud is geen graaf"),
        ("Content-Type: {given}", "Content-Type: {given}"),
        ("one of: {choices}", "een van: {choices}"),
    ),
    "multipart": Kind(
        400,
        (
            "The parts of the body cannot be told apart",
            "De delen van de inhoud zijn niet te onderscheiden",
        ),
        None,
        ("send it again", "stuur ze opnieuw"),
    ),
    "precondition": Kind(
        412,
        ("The graph is not as you expected", "De graaf is niet zoals u verwacht"),
        None,
        ("read it again, then decide", "lees hem opnieuw, beslis dan"),
    ),
    "precondition-syntax": Kind(
        400,
        (
            "A condition of the request is malformed",
            "Een voorwaarde van het verzoek is niet te lezen",
        ),
        ("{name}: {value}", "{name}: {value}"),
        (
            "send * or entity tags in double quotes, as in the ETag header",
            "stuur * of entity tags tussen dubbele aanhalingstekens, zoals ETag ze heeft",
        ),
    ),
    "data-too-large": Kind(
        413,
        ("The body is too large", "De inhoud is te groot"),
        ("{limit} MiB are allowed", "{limit} MiB is toegestaan"),
        ("send it in parts", "stuur hem in delen"),
    ),
    "store-full": Kind(
        507,
        ("The change could not be stored", "De wijziging is niet bewaard"),
        (
            "the disk of this server is full, or failed: nothing was changed",
            "de schijf van deze server is vol, of stuk: er is niets gewijzigd",
        ),
        ("send it again when there is room", "stuur haar opnieuw als er ruimte is"),
    ),
    "remote": Kind(
        502,
        (
            "The SPARQL server behind this one did not give a complete answer",
            "De SPARQL-server achter deze gaf geen volledig antwoord",
        ),
        None,
        (
            "try again later; this server's log says what was wrong",
            "vraag het later opnieuw; het logboek van deze server zegt wat er mis was",
        ),
    ),
    "service": Kind(
        502,
        (
            "An endpoint of a SERVICE clause gave no answer",
            "Een endpoint dat de tekst met SERVICE vraagt, gaf geen antwoord",
        ),
    ),
    "remote-time-out": Kind(
        504,
        (
            "The SPARQL server behind this one takes too long",
            "De SPARQL-server achter deze doet er te lang over",
        ),
        None,
        ("ask for less, or later", "vraag minder, of later"),
    ),
    "store": Kind(503, ("The data cannot be reached", "De gegevens zijn niet bereikbaar")),
}
