"""Remote SPARQL servers: their addresses, their credentials, and what they answer."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

_AGAIN = "try again; if the error persists, look in the server's log"
_AGAIN_NL = "vraag het opnieuw; blijft het zo, kijk dan in het logboek van de server"
_MERGE = "have noticegraph merge the graphs again, with the address for updates"
_MERGE_NL = "laat noticegraph de grafen opnieuw samenvoegen, met het adres voor wijzigingen"
_REMARKS = "read what the server says; it may differ from SPARQL 1.1: see docs/remote.md"
_REMARKS_NL = "lees wat de server zegt; hij kan van SPARQL 1.1 afwijken: zie docs/remote.md"

REMOTES = {
    # Credentials and addresses
    "bearer-token": Sentence(
        Words("bearer takes a token and nothing else", "give the token"),
        Words("bearer vraagt een token, en niets anders", "geef het token"),
    ),
    "characters-of-token": Sentence(
        Words(
            "the token has characters that a bearer token cannot have",
            "look for spaces and line breaks in the file that it comes from",
        ),
        Words(
            "het token heeft tekens die een bearer-token niet heeft",
            "zoek naar spaties en regeleinden in het bestand waar het uit komt",
        ),
    ),
    "token-without-bearer": Sentence(
        Words("a token is sent as bearer", 'use the scheme "bearer"'),
        Words("een token wordt als bearer gestuurd", 'gebruik het schema "bearer"'),
    ),
    "half-credentials": Sentence(
        Words("user or password is missing", "give both"),
        Words("gebruiker of wachtwoord ontbreekt", "geef beide"),
    ),
    "characters-of-credentials": Sentence(
        Words(
            "user or password has characters that cannot be sent",
            "use no colon in the user, and no line breaks in either",
        ),
        Words(
            "gebruiker of wachtwoord heeft tekens die niet te sturen zijn",
            "gebruik geen dubbelepunt in de gebruiker, en in geen van beide een regeleinde",
        ),
    ),
    "secret-in-address": Sentence(
        Words(
            "the address of the remote server contains a user or a password",
            "give them separately: addresses end up in logs",
        ),
        Words(
            "het adres van de andere server bevat een gebruiker of een wachtwoord",
            "geef ze apart: adressen komen in logboeken terecht",
        ),
    ),
    "not-an-address": Sentence(
        Words(
            "{address} is not the address of a SPARQL server",
            "give an address such as https://example.org/sparql",
        ),
        Words(
            "{address} is geen adres van een SPARQL-server",
            "geef een adres zoals https://example.org/sparql",
        ),
    ),
    "query-in-address": Sentence(
        Words(
            "the address of the remote server contains a query or a fragment",
            "give the part before the question mark or the hash sign",
        ),
        Words(
            "het adres van de andere server bevat een vraagdeel of een fragment",
            "geef het deel vóór het vraagteken of het hekje",
        ),
    ),
    "clear-text": Sentence(
        Words(
            "the password or token would go to {host} unencrypted",
            "use https, or allow clear text for a network that you trust",
        ),
        Words(
            "het wachtwoord of token zou onversleuteld naar {host} gaan",
            "gebruik https, of sta onversleuteld toe in een netwerk dat u vertrouwt",
        ),
    ),
    # Reaching a server
    "no-remote-address": Sentence(
        Words(
            "the remote server has no address for {service}",
            "give one (--remote-update, --remote-graphs)",
        ),
        Words(
            "de andere server heeft geen adres voor {service}",
            "geef er een (--remote-update, --remote-graphs)",
        ),
    ),
    "remote-unreachable": Sentence(
        Words(
            "{address} cannot be reached: {reason}",
            "check the address, and that the server is running",
        ),
        Words(
            "{address} is niet bereikbaar: {reason}", "controleer het adres, en of de server draait"
        ),
    ),
    "remote-certificate": Sentence(
        Words(
            "the certificate of {address} is not trusted: {reason}",
            "have the operating system trust its issuer, or correct the address",
        ),
        Words(
            "het certificaat van {address} wordt niet vertrouwd: {reason}",
            "laat het besturingssysteem de uitgever vertrouwen, of verbeter het adres",
        ),
    ),
    "remote-connect-time": Sentence(
        Words(
            "{address} did not accept the connection in time",
            "check the address, the firewall and the server's load",
        ),
        Words(
            "{address} nam de verbinding niet op tijd aan",
            "controleer het adres, de firewall en de belasting van de server",
        ),
    ),
    "remote-time": Sentence(
        Words(
            "{address} did not answer in time",
            "ask for less at once; the server may still be working on it",
        ),
        Words(
            "{address} antwoordde niet op tijd",
            "vraag minder tegelijk; de server is er misschien nog mee bezig",
        ),
    ),
    # Refusals
    "remote-redirect": Sentence(
        Words(
            "{address} redirects to {target}; redirects are not followed",
            "give that address, if it is the right one",
        ),
        Words(
            "{address} verwijst door naar {target}; dat wordt niet gevolgd",
            "geef dat adres, als het het juiste is",
        ),
    ),
    "remote-gave-up": Sentence(
        Words("{address} gave up ({status}){remark}", "ask for less"),
        Words("{address} gaf het op ({status}){remark}", "vraag minder"),
    ),
    "remote-busy": Sentence(
        Words("{address} is too busy ({status}){remark}", "ask again later"),
        Words("{address} heeft het te druk ({status}){remark}", "vraag het later opnieuw"),
    ),
    "not-a-service": Sentence(
        Words(
            "{address} does not offer this SPARQL service ({status}){remark}",
            "the addresses for queries, updates and graphs differ: see docs/remote.md",
        ),
        Words(
            "{address} biedt deze SPARQL-dienst niet ({status}){remark}",
            "adressen van query's, wijzigingen en grafen verschillen: zie docs/remote.md",
        ),
    ),
    "remote-failed": Sentence(
        Words("{address} failed ({status}){remark}", _REMARKS),
        Words("{address} faalde ({status}){remark}", _REMARKS_NL),
    ),
    "remote-refuses": Sentence(
        Words("{address} refuses the request ({status}){remark}", _REMARKS),
        Words("{address} weigert het verzoek ({status}){remark}", _REMARKS_NL),
    ),
    "remote-wants-credentials": Sentence(
        Words(
            "{address} asks for credentials ({status})", "give a user and a password, or a token"
        ),
        Words(
            "{address} vraagt wie u bent ({status})",
            "geef een gebruiker en een wachtwoord, of een token",
        ),
    ),
    "remote-forbids": Sentence(
        Words("{address} does not allow this ({status})", "ask its administrator for permission"),
        Words("{address} staat dit niet toe ({status})", "vraag de beheerder om het recht"),
    ),
    "remote-scheme": Sentence(
        Words(
            "{address} accepts {schemes} authentication, not {scheme} ({status})",
            "give the credentials for that scheme",
        ),
        Words(
            "{address} wil authenticatie met {schemes}, niet met {scheme} ({status})",
            "geef de gegevens voor dat schema",
        ),
    ),
    "remote-denies": Sentence(
        Words(
            "{address} does not accept the credentials ({status})",
            "check user, password or token",
        ),
        Words(
            "{address} aanvaardt de gegevens niet ({status})",
            "controleer gebruiker, wachtwoord of token",
        ),
    ),
    # Answers
    "remote-encoding": Sentence(
        Words(
            "{address} answers in the encoding {encoding}, which was not asked for",
            "turn compression off in the server or in the proxy in front of it",
        ),
        Words(
            "{address} antwoordt in de codering {encoding}, en niet zoals gevraagd",
            "zet compressie uit in de server of in de proxy ervoor",
        ),
    ),
    "remote-answer-size": Sentence(
        Words(
            "the answer of {address} is larger than {bytes:,} bytes",
            "ask for less at once: LIMIT, or fewer columns",
        ),
        Words(
            "het antwoord van {address} is groter dan {bytes:,} bytes",
            "vraag minder tegelijk: LIMIT, of minder kolommen",
        ),
    ),
    "remote-answer-cut": Sentence(
        Words("the answer of {address} is incomplete: {reason}", _AGAIN),
        Words("het antwoord van {address} is onvolledig: {reason}", _AGAIN_NL),
    ),
    "remote-rows": Sentence(
        Words(
            "the server cut off its answer at {rows} rows",
            "ask for less (LIMIT), or raise ResultSetMaxRows in virtuoso.ini",
        ),
        Words(
            "de server kapte zijn antwoord af bij {rows} rijen",
            "vraag minder (LIMIT), of verhoog ResultSetMaxRows in virtuoso.ini",
        ),
    ),
    "remote-unknown-rows": Sentence(
        Words(
            "the server cut off its answer after a number of rows",
            "ask for less (LIMIT), or raise ResultSetMaxRows in virtuoso.ini",
        ),
        Words(
            "de server kapte zijn antwoord af bij een aantal rijen",
            "vraag minder (LIMIT), of verhoog ResultSetMaxRows in virtuoso.ini",
        ),
    ),
    "remote-part": Sentence(
        Words(
            "the server sent only part of the answer, or none of it",
            "ask for less, or raise MaxQueryExecutionTime in virtuoso.ini",
        ),
        Words(
            "de server stuurde maar een deel van het antwoord, of niets",
            "vraag minder, of verhoog MaxQueryExecutionTime in virtuoso.ini",
        ),
    ),
    "remote-open-end": Sentence(
        Words(
            "the server does not mark the end of its answer; it could be incomplete",
            "have it (or the proxy in front of it) send Content-Length or use HTTP/1.1",
        ),
        Words(
            "de server markeert het einde van zijn antwoord niet; het kan onvolledig zijn",
            "laat hem (of de proxy ervoor) Content-Length sturen, of HTTP/1.1 spreken",
        ),
    ),
    "remote-answer-form": Sentence(
        Words("the server did not answer {form} as such", _AGAIN),
        Words("de server antwoordde niet op {form} zoals het hoort", _AGAIN_NL),
    ),
    "remote-web-page": Sentence(
        Words(
            "the server sent a web page where {wanted} was asked for",
            "check that this is the address of the SPARQL service, without a log-in page before it",
        ),
        Words(
            "de server stuurde een webpagina waar {wanted} gevraagd was",
            "kijk of dit het adres van de SPARQL-dienst is, zonder aanmeldpagina ervoor",
        ),
    ),
    "remote-other-format": Sentence(
        Words(
            "the server sent {media_type} where {wanted} was asked for",
            "see docs/remote.md for the addresses of known servers",
        ),
        Words(
            "de server stuurde {media_type} waar {wanted} gevraagd was",
            "zie docs/remote.md voor de adressen van bekende servers",
        ),
    ),
    "remote-unknown-format": Sentence(
        Words(
            "the server sent an unknown format where {wanted} was asked for",
            "see docs/remote.md for the addresses of known servers",
        ),
        Words(
            "de server stuurde een onbekende vorm waar {wanted} gevraagd was",
            "zie docs/remote.md voor de adressen van bekende servers",
        ),
    ),
    "remote-answer-broken": Sentence(
        Words("the server's answer is broken: {reason}", _AGAIN),
        Words("het antwoord van de server is stuk: {reason}", _AGAIN_NL),
    ),
    "remote-not-a-graph": Sentence(
        Words("the server's answer is not a graph", "ask again"),
        Words("het antwoord van de server is geen graaf", "vraag het opnieuw"),
    ),
    # What a server holds
    "remote-foreign-triples": Sentence(
        Words("the server has triples that were not loaded through noticegraph", _MERGE),
        Words("de server heeft triples die niet met noticegraph zijn geladen", _MERGE_NL),
    ),
    "remote-deleted-triples": Sentence(
        Words("triples that noticegraph loaded were deleted from their graphs by others", _MERGE),
        Words("triples die noticegraph laadde zijn door anderen uit hun grafen gewist", _MERGE_NL),
    ),
    "remote-no-union": Sentence(
        Words(
            "the server's default graph is not the union of its named graphs",
            f"{_MERGE}, or configure the server that way: see docs/remote.md",
        ),
        Words(
            "de standaardgraaf van de server is niet de vereniging van zijn benoemde grafen",
            f"{_MERGE_NL}, of stel de server zo in: zie docs/remote.md",
        ),
    ),
    "remote-counts-twice": Sentence(
        Words("the server counts a triple twice if it is in two graphs", _MERGE),
        Words("de server telt een triple die in twee grafen staat twee keer", _MERGE_NL),
    ),
    "remote-read-only": Sentence(
        Words(
            "the remote server can only be read",
            "give the address for updates too (--remote-update)",
        ),
        Words(
            "de andere server is alleen open om te lezen",
            "geef ook het adres voor wijzigingen (--remote-update)",
        ),
    ),
    "reserved-graph": Sentence(
        Words(
            "the graph {graph} is reserved for the server or for noticegraph itself",
            "give the graph another name",
        ),
        Words(
            "de graaf {graph} is van de server of van noticegraph zelf",
            "geef de graaf een andere naam",
        ),
    ),
    "partly-loaded": Sentence(
        Words("{cause}; {done} of {total} graphs are loaded, the rest are not", "load again"),
        Words("{cause}; {done} van {total} grafen zijn geladen, de rest niet", "laad opnieuw"),
    ),
}
