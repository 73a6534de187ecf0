"""Remote SPARQL servers: their addresses, their credentials, and what they answer."""

from noticegraph.error_words.model import Table

_AGAIN = (
    "try again; if the error persists, look in the server's log",
    "vraag het opnieuw; blijft het zo, kijk dan in het logboek van de server",
)
_MERGE = "have noticegraph merge the graphs again, with the address for updates"
_MERGE_NL = "laat noticegraph de grafen opnieuw samenvoegen, met het adres voor wijzigingen"
_REMARKS = (
    "read what the server says; it may differ from SPARQL 1.1: see docs/remote.md",
    "lees wat de server zegt; hij kan van SPARQL 1.1 afwijken: zie docs/remote.md",
)

REMOTES: Table = {
    # Credentials and addresses
    "bearer-token": (
        "bearer takes a token and nothing else",
        "bearer vraagt een token, en niets anders",
        "give the token",
        "geef het token",
    ),
    "characters-of-token": (
        "the token has characters that a bearer token cannot have",
        "het token heeft tekens die een bearer-token niet heeft",
        "look for spaces and line breaks in the file that it comes from",
        "zoek naar spaties en regeleinden in het bestand waar het uit komt",
    ),
    "token-without-bearer": (
        "a token is sent as bearer",
        "een token wordt als bearer gestuurd",
        'use the scheme "bearer"',
        'gebruik het schema "bearer"',
    ),
    "half-credentials": (
        "user or password is missing",
        "gebruiker of wachtwoord ontbreekt",
        "give both",
        "geef beide",
    ),
    "characters-of-credentials": (
        "user or password has characters that cannot be sent",
        "gebruiker of wachtwoord heeft tekens die niet te sturen zijn",
        "use no colon in the user, and no line breaks in either",
        "gebruik geen dubbelepunt in de gebruiker, en in geen van beide een regeleinde",
    ),
    "secret-in-address": (
        "the address of the remote server contains a user or a password",
        "het adres van de andere server bevat een gebruiker of een wachtwoord",
        "give them separately: addresses end up in logs",
        "geef ze apart: adressen komen in logboeken terecht",
    ),
    "not-an-address": (
        "{address} is not the address of a SPARQL server",
        "{address} is geen adres van een SPARQL-server",
        "give an address such as https://example.org/sparql",
        "geef een adres zoals https://example.org/sparql",
    ),
    "query-in-address": (
        "the address of the remote server contains a query or a fragment",
        "het adres van de andere server bevat een vraagdeel of een fragment",
        "give the part before the question mark or the hash sign",
        "geef het deel vóór het vraagteken of het hekje",
    ),
    "clear-text": (
        "the password or token would go to {host} unencrypted",
        "het wachtwoord of token zou onversleuteld naar {host} gaan",
        "use https, or allow clear text for a network that you trust",
        "gebruik https, of sta onversleuteld toe in een netwerk dat u vertrouwt",
    ),
    # Reaching a server
    "no-remote-address": (
        "the remote server has no address for {service}",
        "de andere server heeft geen adres voor {service}",
        "give one (--remote-update, --remote-graphs)",
        "geef er een (--remote-update, --remote-graphs)",
    ),
    "remote-unreachable": (
        "{address} cannot be reached: {reason}",
        "{address} is niet bereikbaar: {reason}",
        "check the address, and that the server is running",
        "controleer het adres, en of de server draait",
    ),
    "remote-certificate": (
        "the certificate of {address} is not trusted: {reason}",
        "het certificaat van {address} wordt niet vertrouwd: {reason}",
        "have the operating system trust its issuer, or correct the address",
        "laat het besturingssysteem de uitgever vertrouwen, of verbeter het adres",
    ),
    "remote-connect-time": (
        "{address} did not accept the connection in time",
        "{address} nam de verbinding niet op tijd aan",
        "check the address, the firewall and the server's load",
        "controleer het adres, de firewall en de belasting van de server",
    ),
    "remote-time": (
        "{address} did not answer in time",
        "{address} antwoordde niet op tijd",
        "ask for less at once; the server may still be working on it",
        "vraag minder tegelijk; de server is er misschien nog mee bezig",
    ),
    # Refusals
    "remote-redirect": (
        "{address} redirects to {target}; redirects are not followed",
        "{address} verwijst door naar {target}; dat wordt niet gevolgd",
        "give that address, if it is the right one",
        "geef dat adres, als het het juiste is",
    ),
    "remote-gave-up": (
        "{address} gave up ({status}){remark}",
        "{address} gaf het op ({status}){remark}",
        "ask for less",
        "vraag minder",
    ),
    "remote-busy": (
        "{address} is too busy ({status}){remark}",
        "{address} heeft het te druk ({status}){remark}",
        "ask again later",
        "vraag het later opnieuw",
    ),
    "not-a-service": (
        "{address} does not offer this SPARQL service ({status}){remark}",
        "{address} biedt deze SPARQL-dienst niet ({status}){remark}",
        "the addresses for queries, updates and graphs differ: see docs/remote.md",
        "adressen van query's, wijzigingen en grafen verschillen: zie docs/remote.md",
    ),
    "remote-failed": (
        "{address} failed ({status}){remark}",
        "{address} faalde ({status}){remark}",
        *_REMARKS,
    ),
    "remote-refuses": (
        "{address} refuses the request ({status}){remark}",
        "{address} weigert het verzoek ({status}){remark}",
        *_REMARKS,
    ),
    "remote-wants-credentials": (
        "{address} asks for credentials ({status})",
        "{address} vraagt wie u bent ({status})",
        "give a user and a password, or a token",
        "geef een gebruiker en een wachtwoord, of een token",
    ),
    "remote-forbids": (
        "{address} does not allow this ({status})",
        "{address} staat dit niet toe ({status})",
        "ask its administrator for permission",
        "vraag de beheerder om het recht",
    ),
    "remote-scheme": (
        "{address} accepts {schemes} authentication, not {scheme} ({status})",
        "{address} wil authenticatie met {schemes}, niet met {scheme} ({status})",
        "give the credentials for that scheme",
        "geef de gegevens voor dat schema",
    ),
    "remote-denies": (
        "{address} does not accept the credentials ({status})",
        "{address} aanvaardt de gegevens niet ({status})",
        "check user, password or token",
        "controleer gebruiker, wachtwoord of token",
    ),
    # Answers
    "remote-encoding": (
        "{address} answers in the encoding {encoding}, which was not asked for",
        "{address} antwoordt in de codering {encoding}, en niet zoals gevraagd",
        "turn compression off in the server or in the proxy in front of it",
        "zet compressie uit in de server of in de proxy ervoor",
    ),
    "remote-answer-size": (
        "the answer of {address} is larger than {bytes:,} bytes",
        "het antwoord van {address} is groter dan {bytes:,} bytes",
        "ask for less at once: LIMIT, or fewer columns",
        "vraag minder tegelijk: LIMIT, of minder kolommen",
    ),
    "remote-answer-cut": (
        "the answer of {address} is incomplete: {reason}",
        "het antwoord van {address} is onvolledig: {reason}",
        *_AGAIN,
    ),
    "remote-rows": (
        "the server cut off its answer at {rows} rows",
        "de server kapte zijn antwoord af bij {rows} rijen",
        "ask for less (LIMIT), or raise ResultSetMaxRows in virtuoso.ini",
        "vraag minder (LIMIT), of verhoog ResultSetMaxRows in virtuoso.ini",
    ),
    "remote-unknown-rows": (
        "the server cut off its answer after a number of rows",
        "de server kapte zijn antwoord af bij een aantal rijen",
        "ask for less (LIMIT), or raise ResultSetMaxRows in virtuoso.ini",
        "vraag minder (LIMIT), of verhoog ResultSetMaxRows in virtuoso.ini",
    ),
    "remote-part": (
        "the server sent only part of the answer, or none of it",
        "de server stuurde maar een deel van het antwoord, of niets",
        "ask for less, or raise MaxQueryExecutionTime in virtuoso.ini",
        "vraag minder, of verhoog MaxQueryExecutionTime in virtuoso.ini",
    ),
    "remote-open-end": (
        "the server does not mark the end of its answer; it could be incomplete",
        "de server markeert het einde van zijn antwoord niet; het kan onvolledig zijn",
        "have it (or the proxy in front of it) send Content-Length or use HTTP/1.1",
        "laat hem (of de proxy ervoor) Content-Length sturen, of HTTP/1.1 spreken",
    ),
    "remote-answer-form": (
        "the server did not give a proper answer to {form}",
        "de server antwoordde niet op {form} zoals het hoort",
        *_AGAIN,
    ),
    "remote-web-page": (
        "the server sent a web page where {wanted} was asked for",
        "de server stuurde een webpagina waar {wanted} gevraagd was",
        "check that this is the address of the SPARQL service, without a log-in page before it",
        "kijk of dit het adres van de SPARQL-dienst is, zonder aanmeldpagina ervoor",
    ),
    "remote-other-format": (
        "the server sent {media_type} where {wanted} was asked for",
        "de server stuurde {media_type} waar {wanted} gevraagd was",
        "see docs/remote.md for the addresses of known servers",
        "zie docs/remote.md voor de adressen van bekende servers",
    ),
    "remote-unknown-format": (
        "the server sent an unknown format where {wanted} was asked for",
        "de server stuurde een onbekende vorm waar {wanted} gevraagd was",
        "see docs/remote.md for the addresses of known servers",
        "zie docs/remote.md voor de adressen van bekende servers",
    ),
    "remote-answer-broken": (
        "the server's answer is broken: {reason}",
        "het antwoord van de server is stuk: {reason}",
        *_AGAIN,
    ),
    "remote-not-a-graph": (
        "the server's answer is not a graph",
        "het antwoord van de server is geen graaf",
        "ask again",
        "vraag het opnieuw",
    ),
    # What a server holds
    "remote-foreign-triples": (
        "the server has triples that were not loaded through noticegraph",
        "de server heeft triples die niet met noticegraph zijn geladen",
        _MERGE,
        _MERGE_NL,
    ),
    "remote-deleted-triples": (
        "triples that noticegraph loaded were deleted from their graphs by others",
        "triples die noticegraph laadde zijn door anderen uit hun grafen gewist",
        _MERGE,
        _MERGE_NL,
    ),
    "remote-no-union": (
        "the server's default graph is not the union of its named graphs",
        "de standaardgraaf van de server is niet de vereniging van zijn benoemde grafen",
        f"{_MERGE}, or configure the server that way: see docs/remote.md",
        f"{_MERGE_NL}, of stel de server zo in: zie docs/remote.md",
    ),
    "remote-counts-twice": (
        "the server counts a triple twice if it is in two graphs",
        "de server telt een triple die in twee grafen staat twee keer",
        _MERGE,
        _MERGE_NL,
    ),
    "remote-read-only": (
        "the remote server can only be read",
        "de andere server is alleen open om te lezen",
        "give the address for updates too (--remote-update)",
        "geef ook het adres voor wijzigingen (--remote-update)",
    ),
    "reserved-graph": (
        "the graph {graph} is reserved for the server or for noticegraph itself",
        "de graaf {graph} is van de server of van noticegraph zelf",
        "give the graph another name",
        "geef de graaf een andere naam",
    ),
    "partly-loaded": (
        "{cause}; {done} of {total} graphs are loaded, the rest are not",
        "{cause}; {done} van {total} grafen zijn geladen, de rest niet",
        "load again",
        "laad opnieuw",
    ),
}
