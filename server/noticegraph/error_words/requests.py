"""HTTP requests that cannot be read, and write tokens that are not accepted."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

REQUESTS = {
    "malformed-request": Sentence(
        Words("{reason}"),
        Words("de server zegt: „{reason}”"),
    ),
    "two-body-lengths": Sentence(
        Words(
            "the request has both Transfer-Encoding and Content-Length", "send one of the headers"
        ),
        Words(
            "het verzoek heeft zowel Transfer-Encoding als Content-Length",
            "stuur één van deze koppen",
        ),
    ),
    "transfer-encoding": Sentence(
        Words("Transfer-Encoding belongs to HTTP/1.1", "send Content-Length, or speak HTTP/1.1"),
        Words("Transfer-Encoding hoort bij HTTP/1.1", "stuur Content-Length, of spreek HTTP/1.1"),
    ),
    # multipart/form-data
    "too-many-parts": Sentence(
        Words("the body has more than {limit} parts", "send fewer parts at a time"),
        Words("de inhoud heeft meer dan {limit} delen", "stuur minder delen tegelijk"),
    ),
    "no-parts": Sentence(
        Words("the body has 0 parts", "send each graph as a part"),
        Words("de inhoud heeft 0 delen", "stuur elke graaf als een deel"),
    ),
    "no-boundary": Sentence(
        Words("no boundary is named", "name it: Content-Type: multipart/form-data; boundary=…"),
        Words(
            "er is geen boundary genoemd",
            "noem die: Content-Type: multipart/form-data; boundary=…",
        ),
    ),
    "missing-boundary": Sentence(
        Words("no boundary is found in the body", "begin each part with a line --BOUNDARY"),
        Words("er staat geen boundary in de inhoud", "begin elk deel met een regel --BOUNDARY"),
    ),
    "open-boundary": Sentence(
        Words("the last boundary lacks its --", "end the body with a line --BOUNDARY--"),
        Words("de laatste boundary mist zijn --", "eindig de inhoud met een regel --BOUNDARY--"),
    ),
    "headers-of-part": Sentence(
        Words(
            "no blank line follows the headers of a part",
            "put a blank line between its headers and its data",
        ),
        Words(
            "er staat geen lege regel achter de koppen van een deel",
            "zet een lege regel tussen de koppen en de gegevens",
        ),
    ),
    "long-headers-of-part": Sentence(
        Words("a part has more than {limit} bytes of headers", "send fewer or shorter headers"),
        Words("een deel heeft meer dan {limit} bytes aan koppen", "stuur minder of kortere koppen"),
    ),
    "header-of-part": Sentence(
        Words("a part has a malformed header", "write it as Name: value"),
        Words("een deel heeft een onjuiste kop", "schrijf die als Naam: waarde"),
    ),
    "parts-in-part": Sentence(
        Words("a part has parts itself", "send each graph as a part of the body itself"),
        Words("een deel heeft zelf delen", "stuur elke graaf als deel van de inhoud zelf"),
    ),
    # The write token
    "no-authorization": Sentence(
        Words("the request has no Authorization header"),
        Words("het verzoek heeft geen kop Authorization"),
    ),
    "basic-authorization": Sentence(
        Words("with Basic, the token is the password, and no page may send it"),
        Words("met Basic is de sleutel het wachtwoord, en een pagina mag het niet sturen"),
    ),
    "other-authorization": Sentence(
        Words("the scheme of the Authorization header is not Bearer"),
        Words("het schema van de kop Authorization is niet Bearer"),
    ),
    "wrong-token": Sentence(
        Words("the token that was sent is not the one of this server"),
        Words("de gestuurde sleutel is niet die van deze server"),
    ),
}
