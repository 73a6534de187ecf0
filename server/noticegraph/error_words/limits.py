"""Limits that were reached, and the processes and the store that hold the data."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

_SOON = "try again in a few seconds"
_SOON_NL = "probeer het over enkele seconden opnieuw"
_FRESH = "give an empty or a new directory"
_FRESH_NL = "geef een lege of een nieuwe map"

LIMITS = {
    "query-time": Sentence(
        Words(
            "the query took longer than {seconds:g} seconds",
            "ask for less: name the statement, add LIMIT, avoid patterns that share no variable",
        ),
        Words(
            "de query duurde langer dan {seconds:g} seconden",
            "vraag minder: noem de verklaring, zet er LIMIT bij, vermijd patronen zonder een "
            "gezamenlijke variabele",
        ),
    ),
    "query-memory": Sentence(
        Words(
            "the query needs more than {mebibytes} MiB of memory",
            "ask for less: name the statement, add LIMIT, leave out ORDER BY or DISTINCT",
        ),
        Words(
            "de query heeft meer dan {mebibytes} MiB geheugen nodig",
            "vraag minder: noem de verklaring, zet er LIMIT bij, laat ORDER BY of DISTINCT weg",
        ),
    ),
    "answer-size": Sentence(
        Words(
            "the answer is larger than {mebibytes} MiB",
            "ask for less: add LIMIT, or fewer columns",
        ),
        Words(
            "het antwoord is groter dan {mebibytes} MiB",
            "vraag minder: zet er LIMIT bij, of neem minder kolommen",
        ),
    ),
    "answer-rows": Sentence(
        Words(
            "the answer has more than {rows:,} rows",
            "ask for less: add LIMIT, or page with ORDER BY, LIMIT and OFFSET",
        ),
        Words(
            "het antwoord heeft meer dan {rows:,} rijen",
            "vraag minder: zet er LIMIT bij, of blader met ORDER BY, LIMIT en OFFSET",
        ),
    ),
    "change-time": Sentence(
        Words(
            "the change took longer than {seconds:g} seconds; nothing was changed",
            "change less at once, or name the graphs",
        ),
        Words(
            "de wijziging duurde langer dan {seconds:g} seconden; er is niets gewijzigd",
            "wijzig minder tegelijk, of noem de grafen",
        ),
    ),
    "change-memory": Sentence(
        Words(
            "the change needs more than {mebibytes} MiB of memory; nothing was changed",
            "change less at once",
        ),
        Words(
            "de wijziging heeft meer dan {mebibytes} MiB geheugen nodig; er is niets gewijzigd",
            "wijzig minder tegelijk",
        ),
    ),
    "process-memory": Sentence(
        Words(
            "there is not enough memory for this",
            "give less at once, or allow the process more memory",
        ),
        Words(
            "hiervoor is niet genoeg geheugen",
            "geef minder tegelijk, of geef het proces meer geheugen",
        ),
    ),
    "expanded-size": Sentence(
        Words(
            "the file expands to more than {mebibytes} MiB",
            "if you trust it, expand it first (gunzip), or allow more: --expanded-size",
        ),
        Words(
            "het bestand wordt uitgepakt groter dan {mebibytes} MiB",
            "pak het eerst uit (gunzip) als u het vertrouwt, of sta meer toe: --expanded-size",
        ),
    ),
    # Too much at once
    "busy-queries": Sentence(
        Words("{limit} queries are being evaluated already", _SOON),
        Words("er worden al {limit} query's uitgevoerd", _SOON_NL),
    ),
    "busy-pages": Sentence(
        Words("{limit} pages are being made already", _SOON),
        Words("er worden al {limit} pagina's gemaakt", _SOON_NL),
    ),
    "busy-long-queries": Sentence(
        Words("too many long queries are being evaluated already", f"{_SOON}, or ask for less"),
        Words("er worden al te veel lange query's uitgevoerd", f"{_SOON_NL}, of vraag minder"),
    ),
    "busy-changes": Sentence(
        Words("other changes are being made", "try again in a minute"),
        Words("er worden andere wijzigingen gemaakt", "probeer het over een minuut opnieuw"),
    ),
    "client-budget": Sentence(
        Words(
            "this client has used up its {budget:g} query-seconds",
            "try again in {seconds} s, and ask for less at a time",
        ),
        Words(
            "deze client heeft zijn {budget:g} query-seconden verbruikt",
            "vraag het over {seconds} s opnieuw, en minder tegelijk",
        ),
    ),
    "busy-validations": Sentence(
        Words("{limit} graphs are being validated already", _SOON),
        Words("er worden al {limit} grafen gevalideerd", _SOON_NL),
    ),
    "busy-validations-of-client": Sentence(
        Words(
            "{limit} graphs of this client are being validated already",
            "send them one after another",
        ),
        Words("van deze client worden al {limit} grafen gevalideerd", "stuur ze na elkaar"),
    ),
    "client-gone": Sentence(
        Words("the client has closed the connection"),
        Words("de client heeft de verbinding verbroken"),
    ),
    # Processes
    "data-loading": Sentence(
        Words("the data are being loaded again", _SOON),
        Words("de gegevens worden opnieuw geladen", _SOON_NL),
    ),
    "data-process-ended": Sentence(
        Words(
            "the process that holds the data ended while loading them",
            "check that there is enough memory for them",
        ),
        Words(
            "het proces van de gegevens eindigde terwijl het ze laadde",
            "kijk of er genoeg geheugen voor is",
        ),
    ),
    "data-processes-stopped": Sentence(
        Words("the processes that hold the data have ended", "start the server"),
        Words("de processen van de gegevens zijn geëindigd", "start de server"),
    ),
    "broken-data": Sentence(
        Words("the data are broken: {reason}"),
        Words("de gegevens zijn stuk: {reason}"),
    ),
    "unknown-change": Sentence(
        Words("there is no such change: {change}"),
        Words("zo'n wijziging is er niet: {change}"),
    ),
    "read-only-engine": Sentence(
        Words("this engine is read-only"),
        Words("deze engine leest alleen"),
    ),
    "read-only-content": Sentence(
        Words("the content is read-only"),
        Words("van de inhoud wordt alleen gelezen"),
    ),
    "no-forks": Sentence(
        Words(
            "changes need forked processes, and this platform cannot fork safely",
            "serve without a write token here, or on Linux; or use --remote",
        ),
        Words(
            "wijzigingen vragen processen die worden geforkt, en dat kan dit platform niet veilig",
            "start hier zonder schrijfsleutel, of op Linux; of gebruik --remote",
        ),
    ),
    # The store
    "store-unreadable": Sentence(
        Words("the store cannot be read: {reason}", "load the store again"),
        Words("de opslag is niet te lezen: {reason}", "laad de opslag opnieuw"),
    ),
    "earlier-store": Sentence(
        Words(
            "{directory} was made by an earlier version, in a form that is no longer read",
            "give another directory; what was loaded there came from the content",
        ),
        Words(
            "{directory} is gemaakt door een eerdere versie, in een vorm die niet meer wordt "
            "gelezen",
            "geef een andere map; wat daar geladen was, kwam uit de inhoud",
        ),
    ),
    "not-a-store": Sentence(
        Words("{directory} is not a store of noticegraph: it holds other files", _FRESH),
        Words(
            "{directory} is geen opslag van noticegraph: er staan andere bestanden in", _FRESH_NL
        ),
    ),
    "no-store": Sentence(
        Words(
            "there is no store of noticegraph in {directory}",
            "give the directory that serve --store uses",
        ),
        Words(
            "er is geen opslag van noticegraph in {directory}",
            "geef de map die serve --store heeft",
        ),
    ),
    "store-moved": Sentence(
        Words(
            "the store {directory} was moved, replaced or deleted while in use: nothing was "
            "changed",
            "stop the server, put the store back, and start the server again",
        ),
        Words(
            "de opslag {directory} is tijdens het gebruik verplaatst, vervangen of gewist: er is "
            "niets gewijzigd",
            "stop de server, zet de opslag op zijn plaats en start hem opnieuw",
        ),
    ),
    "store-in-use": Sentence(
        Words(
            "the store {directory} is in use by another process",
            "stop that process, or give another directory",
        ),
        Words(
            "de opslag {directory} is in gebruik bij een ander proces",
            "stop dat proces, of geef een andere map",
        ),
    ),
    "store-full": Sentence(
        Words(
            "the disk that holds {directory} is full, or failed: nothing was changed ({reason})",
            "make room there, and send the change again",
        ),
        Words(
            "de schijf van {directory} is vol, of stuk: er is niets gewijzigd ({reason})",
            "maak daar ruimte, en stuur de wijziging opnieuw",
        ),
    ),
    "store-permission": Sentence(
        Words("no permission to write in {directory}", "give a directory that you may write in"),
        Words("geen recht om in {directory} te schrijven", "geef een map waarin u mag schrijven"),
    ),
    "store-unusable": Sentence(
        Words(
            "the store {directory} cannot be used: {reason}",
            "replace it with a backup, or give a new directory",
        ),
        Words(
            "de opslag {directory} is niet te gebruiken: {reason}",
            "zet een reservekopie op zijn plaats, of geef een nieuwe map",
        ),
    ),
    "broken-quad": Sentence(
        Words(
            "the store {directory} cannot be used: it holds a line that is not a quad ({reason})",
            "replace it with a backup, or give a new directory",
        ),
        Words(
            "de opslag {directory} is niet te gebruiken: er staat een regel in die geen quad is "
            "({reason})",
            "zet een reservekopie op zijn plaats, of geef een nieuwe map",
        ),
    ),
    "directory-not-empty": Sentence(
        Words("{directory} is not empty", _FRESH),
        Words("{directory} is niet leeg", _FRESH_NL),
    ),
    "not-a-directory": Sentence(
        Words("{directory} is not a directory", "give a directory"),
        Words("{directory} is geen map", "geef een map"),
    ),
    "directory-unusable": Sentence(
        Words("the store {directory} cannot be used: {reason}", _FRESH),
        Words("de opslag {directory} is niet te gebruiken: {reason}", _FRESH_NL),
    ),
    # Validation
    "validation-memory": Sentence(
        Words("validating needs more memory than is allowed", "give less data"),
        Words("valideren vraagt meer geheugen dan is toegestaan", "geef minder gegevens"),
    ),
    "validation-depth": Sentence(
        Words("validating needs a deeper stack than is allowed", "nest the data less deeply"),
        Words("valideren vraagt een diepere stapel dan is toegestaan", "nest de gegevens minder"),
    ),
    "validation-time": Sentence(
        Words(
            "{name}: validating took longer than {seconds:g} seconds",
            "a shape or the graph is too costly; --seconds allows more",
        ),
        Words(
            "{name}: valideren duurde langer dan {seconds:g} seconden",
            "een shape of de graaf is te duur; --seconds staat meer toe",
        ),
    ),
    "validation-time-on-server": Sentence(
        Words(
            "{name}: validating took longer than {seconds:g} seconds",
            "the server is busy: try again later",
        ),
        Words(
            "{name}: valideren duurde langer dan {seconds:g} seconden",
            "de server heeft het druk: probeer het later opnieuw",
        ),
    ),
    "validation-processor-time": Sentence(
        Words(
            "{name}: validating took more than {seconds} seconds of processor time",
            "give less data: one statement, with its passages",
        ),
        Words(
            "{name}: valideren duurde langer dan {seconds} seconden van een processor",
            "geef minder gegevens: één verklaring, met haar passages",
        ),
    ),
    "validation-ended": Sentence(
        Words(
            "{name}: the validating process ended without an answer: {reason}",
            "most likely it reached its memory limit: give less data",
        ),
        Words(
            "{name}: het validerende proces eindigde zonder antwoord: {reason}",
            "waarschijnlijk bereikte het zijn geheugengrens: geef minder gegevens",
        ),
    ),
    "no-input-of-worker": Sentence(
        Words("the worker process has no input"),
        Words("het werkproces heeft geen invoer"),
    ),
}
