"""Limits that were reached, and the processes and the store that hold the data."""

from noticegraph.error_words.model import Table

_SOON = "try again in a few seconds"
_SOON_NL = "probeer het over enkele seconden opnieuw"
_FRESH = ("give an empty or a new directory", "geef een lege of een nieuwe map")

LIMITS: Table = {
    "query-time": (
        "the query took longer than {seconds:g} seconds",
        "de query duurde langer dan {seconds:g} seconden",
        "ask for less: name the statement, add LIMIT, avoid patterns that share no variable",
        "vraag minder: noem de verklaring, zet er LIMIT bij, vermijd patronen zonder een "
        "gezamenlijke variabele",
    ),
    "query-memory": (
        "the query needs more than {mebibytes} MiB of memory",
        "de query heeft meer dan {mebibytes} MiB geheugen nodig",
        "ask for less: name the statement, add LIMIT, leave out ORDER BY or DISTINCT",
        "vraag minder: noem de verklaring, zet er LIMIT bij, laat ORDER BY of DISTINCT weg",
    ),
    "answer-size": (
        "the answer is larger than {mebibytes} MiB",
        "het antwoord is groter dan {mebibytes} MiB",
        "ask for less: add LIMIT, or fewer columns",
        "vraag minder: zet er LIMIT bij, of neem minder kolommen",
    ),
    "answer-rows": (
        "the answer has more than {rows:,} rows",
        "het antwoord heeft meer dan {rows:,} rijen",
        "ask for less: add LIMIT, or page with ORDER BY, LIMIT and OFFSET",
        "vraag minder: zet er LIMIT bij, of blader met ORDER BY, LIMIT en OFFSET",
    ),
    "change-time": (
        "the change took longer than {seconds:g} seconds; nothing was changed",
        "de wijziging duurde langer dan {seconds:g} seconden; er is niets gewijzigd",
        "change less at once, or name the graphs",
        "wijzig minder tegelijk, of noem de grafen",
    ),
    "change-memory": (
        "the change needs more than {mebibytes} MiB of memory; nothing was changed",
        "de wijziging heeft meer dan {mebibytes} MiB geheugen nodig; er is niets gewijzigd",
        "change less at once",
        "wijzig minder tegelijk",
    ),
    "process-memory": (
        "there is not enough memory for this",
        "hiervoor is niet genoeg geheugen",
        "give less at once, or allow the process more memory",
        "geef minder tegelijk, of geef het proces meer geheugen",
    ),
    "expanded-size": (
        "the file expands to more than {mebibytes} MiB",
        "het bestand wordt uitgepakt groter dan {mebibytes} MiB",
        "if you trust it, expand it first (gunzip), or allow more: --expanded-size",
        "pak het eerst uit (gunzip) als u het vertrouwt, of sta meer toe: --expanded-size",
    ),
    # Too much at once
    "busy-queries": (
        "{limit} queries are being evaluated already",
        "er worden al {limit} query's uitgevoerd",
        _SOON,
        _SOON_NL,
    ),
    "busy-pages": (
        "{limit} pages are being made already",
        "er worden al {limit} pagina's gemaakt",
        _SOON,
        _SOON_NL,
    ),
    "busy-long-queries": (
        "too many long queries are being evaluated already",
        "er worden al te veel lange query's uitgevoerd",
        f"{_SOON}, or ask for less",
        f"{_SOON_NL}, of vraag minder",
    ),
    "busy-changes": (
        "other changes are being made",
        "er worden andere wijzigingen gemaakt",
        "try again in a minute",
        "probeer het over een minuut opnieuw",
    ),
    "client-budget": (
        "this client has used up its {budget:g} query-seconds",
        "deze client heeft zijn {budget:g} query-seconden verbruikt",
        "try again in {seconds} s, and ask for less at a time",
        "vraag het over {seconds} s opnieuw, en minder tegelijk",
    ),
    "busy-validations": (
        "{limit} graphs are being validated already",
        "er worden al {limit} grafen gevalideerd",
        _SOON,
        _SOON_NL,
    ),
    "busy-validations-of-client": (
        "{limit} graphs of this client are being validated already",
        "van deze client worden al {limit} grafen gevalideerd",
        "send them one after another",
        "stuur ze na elkaar",
    ),
    "client-gone": (
        "the client has closed the connection",
        "de client heeft de verbinding verbroken",
    ),
    # Processes
    "data-loading": (
        "the data are being loaded again",
        "de gegevens worden opnieuw geladen",
        _SOON,
        _SOON_NL,
    ),
    "data-process-ended": (
        "the process that holds the data ended while loading them",
        "het proces van de gegevens eindigde terwijl het ze laadde",
        "check that there is enough memory for them",
        "kijk of er genoeg geheugen voor is",
    ),
    "data-processes-stopped": (
        "the processes that hold the data have ended",
        "de processen van de gegevens zijn geëindigd",
        "start the server",
        "start de server",
    ),
    "broken-data": ("the data are broken: {reason}", "de gegevens zijn stuk: {reason}"),
    "unknown-change": ("there is no such change: {change}", "zo'n wijziging is er niet: {change}"),
    "read-only-engine": ("this engine is read-only", "deze engine leest alleen"),
    "read-only-content": ("the content is read-only", "van de inhoud wordt alleen gelezen"),
    "no-forks": (
        "changes need forked processes, and this platform cannot fork safely",
        "wijzigingen vragen processen die worden geforkt, en dat kan dit platform niet veilig",
        "serve without a write token here, or on Linux; or use --remote",
        "start hier zonder schrijfsleutel, of op Linux; of gebruik --remote",
    ),
    # The store
    "store-unreadable": (
        "the store cannot be read: {reason}",
        "de opslag is niet te lezen: {reason}",
        "load the store again",
        "laad de opslag opnieuw",
    ),
    "earlier-store": (
        "{directory} was made by an earlier version, in a form that is no longer read",
        "{directory} is gemaakt door een eerdere versie, in een vorm die niet meer wordt gelezen",
        "give another directory; what was loaded there came from the content",
        "geef een andere map; wat daar geladen was, kwam uit de inhoud",
    ),
    "not-a-store": (
        "{directory} is not a store of noticegraph: it holds other files",
        "{directory} is geen opslag van noticegraph: er staan andere bestanden in",
        *_FRESH,
    ),
    "no-store": (
        "there is no store of noticegraph in {directory}",
        "er is geen opslag van noticegraph in {directory}",
        "give the directory that serve --store uses",
        "geef de map die serve --store heeft",
    ),
    "store-moved": (
        "the store {directory} was moved, replaced or deleted while in use: nothing was changed",
        "de opslag {directory} is tijdens het gebruik verplaatst, vervangen of gewist: er is "
        "niets gewijzigd",
        "stop the server, put the store back, and start the server again",
        "stop de server, zet de opslag op zijn plaats en start hem opnieuw",
    ),
    "store-in-use": (
        "the store {directory} is in use by another process",
        "de opslag {directory} is in gebruik bij een ander proces",
        "stop that process, or give another directory",
        "stop dat proces, of geef een andere map",
    ),
    "store-full": (
        "the disk that holds {directory} is full, or failed: nothing was changed ({reason})",
        "de schijf van {directory} is vol, of stuk: er is niets gewijzigd ({reason})",
        "make room there, and send the change again",
        "maak daar ruimte, en stuur de wijziging opnieuw",
    ),
    "store-permission": (
        "no permission to write in {directory}",
        "geen recht om in {directory} te schrijven",
        "give a directory that you may write in",
        "geef een map waarin u mag schrijven",
    ),
    "store-unusable": (
        "the store {directory} cannot be used: {reason}",
        "de opslag {directory} is niet te gebruiken: {reason}",
        "replace it with a backup, or give a new directory",
        "zet een reservekopie op zijn plaats, of geef een nieuwe map",
    ),
    "broken-quad": (
        "the store {directory} cannot be used: it holds a line that is not a quad ({reason})",
        "de opslag {directory} is niet te gebruiken: er staat een regel in die geen quad is "
        "({reason})",
        "replace it with a backup, or give a new directory",
        "zet een reservekopie op zijn plaats, of geef een nieuwe map",
    ),
    "directory-not-empty": ("{directory} is not empty", "{directory} is niet leeg", *_FRESH),
    "not-a-directory": (
        "{directory} is not a directory",
        "{directory} is geen map",
        "give a directory",
        "geef een map",
    ),
    "directory-unusable": (
        "the store {directory} cannot be used: {reason}",
        "de opslag {directory} is niet te gebruiken: {reason}",
        *_FRESH,
    ),
    # Validation
    "validation-memory": (
        "validating needs more memory than is allowed",
        "valideren vraagt meer geheugen dan is toegestaan",
        "give less data",
        "geef minder gegevens",
    ),
    "validation-depth": (
        "validating needs a deeper stack than is allowed",
        "valideren vraagt een diepere stapel dan is toegestaan",
        "nest the data less deeply",
        "nest de gegevens minder",
    ),
    "validation-time": (
        "{name}: validating took longer than {seconds:g} seconds",
        "{name}: valideren duurde langer dan {seconds:g} seconden",
        "a shape or the graph is too costly; --seconds allows more",
        "een shape of de graaf is te duur; --seconds staat meer toe",
    ),
    "validation-time-on-server": (
        "{name}: validating took longer than {seconds:g} seconds",
        "{name}: valideren duurde langer dan {seconds:g} seconden",
        "the server is busy: try again later",
        "de server heeft het druk: probeer het later opnieuw",
    ),
    "validation-processor-time": (
        "{name}: validating took more than {seconds} seconds of processor time",
        "{name}: valideren duurde langer dan {seconds} seconden van een processor",
        "give less data: one statement, with its passages",
        "geef minder gegevens: één verklaring, met haar passages",
    ),
    "validation-ended": (
        "{name}: the validating process ended without an answer: {reason}",
        "{name}: het validerende proces eindigde zonder antwoord: {reason}",
        "most likely it reached its memory limit: give less data",
        "waarschijnlijk bereikte het zijn geheugengrens: geef minder gegevens",
    ),
    "no-input-of-worker": ("the worker process has no input", "het werkproces heeft geen invoer"),
}
