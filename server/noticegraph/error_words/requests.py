"""HTTP requests that cannot be read, and write tokens that are not accepted."""

from noticegraph.error_words.model import Table

REQUESTS: Table = {
    "malformed-request": ("{reason}", "de server zegt: „{reason}”"),
    "two-body-lengths": (
        "the request has both Transfer-Encoding and Content-Length",
        "het verzoek heeft zowel Transfer-Encoding als Content-Length",
        "send one of the headers",
        "stuur één van deze koppen",
    ),
    "transfer-encoding": (
        "Transfer-Encoding belongs to HTTP/1.1",
        "Transfer-Encoding hoort bij HTTP/1.1",
        "send Content-Length, or speak HTTP/1.1",
        "stuur Content-Length, of spreek HTTP/1.1",
    ),
    # multipart/form-data
    "too-many-parts": (
        "the body has more than {limit} parts",
        "de inhoud heeft meer dan {limit} delen",
        "send fewer parts at a time",
        "stuur minder delen tegelijk",
    ),
    "no-parts": (
        "the body has 0 parts",
        "de inhoud heeft 0 delen",
        "send each graph as a part",
        "stuur elke graaf als een deel",
    ),
    "no-boundary": (
        "no boundary is named",
        "er is geen boundary genoemd",
        "name it: Content-Type: multipart/form-data; boundary=…",
        "noem die: Content-Type: multipart/form-data; boundary=…",
    ),
    "missing-boundary": (
        "no boundary is found in the body",
        "er staat geen boundary in de inhoud",
        "begin each part with a line --BOUNDARY",
        "begin elk deel met een regel --BOUNDARY",
    ),
    "open-boundary": (
        "the last boundary lacks its --",
        "de laatste boundary mist zijn --",
        "end the body with a line --BOUNDARY--",
        "eindig de inhoud met een regel --BOUNDARY--",
    ),
    "headers-of-part": (
        "no blank line follows the headers of a part",
        "er staat geen lege regel achter de koppen van een deel",
        "put a blank line between its headers and its data",
        "zet een lege regel tussen de koppen en de gegevens",
    ),
    "long-headers-of-part": (
        "a part has more than {limit} bytes of headers",
        "een deel heeft meer dan {limit} bytes aan koppen",
        "send fewer or shorter headers",
        "stuur minder of kortere koppen",
    ),
    "header-of-part": (
        "a part has a malformed header",
        "een deel heeft een onjuiste kop",
        "write it as Name: value",
        "schrijf die als Naam: waarde",
    ),
    "parts-in-part": (
        "a part has parts itself",
        "een deel heeft zelf delen",
        "send each graph as a part of the body itself",
        "stuur elke graaf als deel van de inhoud zelf",
    ),
    # The write token
    "no-authorization": (
        "the request has no Authorization header",
        "het verzoek heeft geen kop Authorization",
    ),
    "basic-authorization": (
        "with Basic, the token is the password, and a web page may not send it",
        "met Basic is de sleutel het wachtwoord, en een pagina mag het niet sturen",
    ),
    "other-authorization": (
        "the scheme of the Authorization header is not Bearer",
        "het schema van de kop Authorization is niet Bearer",
    ),
    "wrong-token": (
        "the token that was sent is not the one of this server",
        "de gestuurde sleutel is niet die van deze server",
    ),
}
