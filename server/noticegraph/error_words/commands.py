"""The command line, and what a server needs to listen."""

from noticegraph.error_words.model import Table

COMMANDS: Table = {
    "command-line": (
        "{reason}",
        "de opdrachtregel klopt niet: {reason}",
        "{command} --help",
        "{command} --help",
    ),
    "unforeseen": (
        "internal error: {class_name}: {reason}",
        "interne fout: {class_name}: {reason}",
        "run it again with -v and report what it shows",
        "voer het opnieuw uit met -v en meld wat er verschijnt",
    ),
    "unreadable-path": (
        "{reason}",
        "het systeem zegt: {reason}",
        "check that it exists and that you may read it",
        "kijk of het bestaat en of u het mag lezen",
    ),
    "unwritable-output": (
        "the output cannot be written: {reason}",
        "de uitvoer is niet te schrijven: {reason}",
        "stdout is closed, or its destination is full: redirect it elsewhere",
        "stdout is gesloten, of waar het heen gaat is vol: stuur het ergens anders heen",
    ),
    "unreadable-stdin": (
        "stdin cannot be read: {reason}",
        "stdin is niet te lezen: {reason}",
        "pipe the query into it, or name a file",
        "stuur de query er met een pijp in, of noem een bestand",
    ),
    "query-encoding": (
        "byte 0x{byte} is not UTF-8",
        "byte 0x{byte} is geen UTF-8",
        "save the query as UTF-8",
        "bewaar de query als UTF-8",
    ),
    "output-of-form": (
        "the result of {form} cannot be written as {format}",
        "het resultaat van {form} kan niet als {format} worden geschreven",
        "choose one of: {choices}",
        "kies een van: {choices}",
    ),
    "table-to-file": (
        "a table is only for a terminal",
        "een tabel is voor een terminal",
        "with --to, give --output md, csv, json, … too",
        "geef bij --to ook --output md, csv, json, …",
    ),
    "assignment-without-name": (
        '"-p {written}" has no name: name=value is needed',
        '"-p {written}" heeft geen naam: naam=waarde is nodig',
        "write -p name={value}, with quotes around spaces",
        "schrijf -p naam={value}, met aanhalingstekens om spaties",
    ),
    "assignment-without-value": (
        '"-p {written}" has no value: name=value is needed',
        '"-p {written}" heeft geen waarde: naam=waarde is nodig',
        "write -p {name}=value, with quotes around spaces",
        "schrijf -p {name}=waarde, met aanhalingstekens om spaties",
    ),
    "repeated-assignment": (
        'the parameter "{name}" is given twice',
        'de parameter "{name}" is twee keer gegeven',
        "give it once",
        "geef hem één keer",
    ),
    "unknown-graph-or-statement": (
        'there is no graph or statement "{name}"',
        'er is geen graaf of verklaring "{name}"',
        "graphs and statements: {known:few}",
        "grafen en verklaringen: {known:few}",
    ),
    "unknown-statement-or-file": (
        'there is no statement or file "{name}"',
        'er is geen verklaring of bestand "{name}"',
        "statements: {known:few}",
        "verklaringen: {known:few}",
    ),
    "statement-iri": (
        '"{statement}" is not an IRI',
        '"{statement}" is geen IRI',
        "for example https://w3id.org/noticegraph/id/example-2026-01-01-en",
        "bijvoorbeeld https://w3id.org/noticegraph/id/example-2026-01-01-en",
    ),
    "output-is-input": (
        "{path} is read by this command and would be overwritten",
        "{path} wordt door deze opdracht gelezen en zou worden overschreven",
        "write to another file",
        "schrijf naar een ander bestand",
    ),
    "outputs-are-one": (
        "{path} is given for two outputs, so one would be lost",
        "{path} is voor twee uitvoeren genoemd, waarvan er een verloren zou gaan",
        "name two files",
        "noem twee bestanden",
    ),
    "text-without-statement": (
        "a text belongs to one statement, but none or several were named",
        "een tekst hoort bij één verklaring, en er is niet precies één genoemd",
        "name the statement: STATEMENT --text FILE",
        "noem de verklaring: VERKLARING --text BESTAND",
    ),
    "format-without-text": (
        "--format is the format of a text, and no text is given",
        "--format is het formaat van een tekst, en er is geen tekst gegeven",
        "add --text FILE",
        "voeg --text BESTAND toe",
    ),
    # Loading
    "no-place-to-load": (
        "no destination to load into is given",
        "er is niet gezegd waarin te laden",
        "give --store DIR or --remote URL",
        "geef --store DIR of --remote URL",
    ),
    "two-places-to-load": (
        "two destinations to load into are given",
        "er zijn twee plaatsen genoemd om in te laden",
        "give --store DIR or --remote URL",
        "geef --store DIR of --remote URL",
    ),
    "shipped-and-files": (
        "--shipped loads the graphs of the content, under their names",
        "--shipped laadt de grafen van de inhoud, onder hun namen",
        "load files with a separate command",
        "laad bestanden met een aparte opdracht",
    ),
    "merge-without-remote": (
        "--merge is for another server",
        "--merge is voor een andere server",
        "give --remote URL",
        "geef --remote URL",
    ),
    "nothing-to-load": (
        "there is nothing to load",
        "er is niets te laden",
        "name files, or --shipped",
        "noem bestanden, of --shipped",
    ),
    # Another server
    "option-without-remote": (
        "{option} is given without --remote",
        "{option} is gegeven, maar --remote niet",
        "give the address for queries too: --remote URL",
        "geef ook het adres voor query's: --remote URL",
    ),
    "bearer-with-user": (
        "a bearer token has no user",
        "een bearer-token heeft geen gebruiker",
        "leave out --remote-user, or --remote-auth",
        "laat --remote-user of --remote-auth weg",
    ),
    "unreadable-secret": (
        "the secret cannot be read: {reason}",
        "het geheim is niet te lezen: {reason}",
        "give a file whose first line is the password or the token",
        "geef een bestand met het wachtwoord of het token op de eerste regel",
    ),
    "option-with-remote": (
        "{option} is for data in this process, --remote for data on another server",
        "{option} is voor gegevens in dit proces, --remote voor die van een andere server",
        "give only one of them",
        "geef er één",
    ),
    "token-without-update": (
        "there is a write token, but nowhere to write",
        "er is een schrijfsleutel, en niets om in te schrijven",
        "give --remote-update URL too, or no token",
        "geef ook --remote-update URL, of geen sleutel",
    ),
    # Serving
    "unreadable-token": (
        "the write token cannot be read: {reason}",
        "de schrijfsleutel is niet te lezen: {reason}",
        "give a file whose first line is the token",
        "geef een bestand met de sleutel op de eerste regel",
    ),
    "weak-token": (
        "this is not a write token: it needs 16 characters or more of A-Z a-z 0-9 - . _ ~ + /",
        "dit is geen schrijfsleutel: nodig zijn 16 tekens of meer uit A-Z a-z 0-9 - . _ ~ + /",
        "make one: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'",
        "maak er een: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'",
    ),
    "service-prefix": (
        '--allow-service "{prefix}" is not the beginning of an address',
        '--allow-service "{prefix}" is geen begin van een adres',
        "give scheme, host and at least a slash: https://example.org/sparql",
        "geef schema, host en ten minste een schuine streep: https://example.org/sparql",
    ),
    "host-to-listen": (
        "cannot listen on {host}:{port}: {reason}",
        "kan niet luisteren op {host}:{port}: {reason}",
        "give an address of this machine: --host 127.0.0.1",
        "geef een adres van deze machine: --host 127.0.0.1",
    ),
    "port-to-listen": (
        "cannot listen on {host}:{port}: {reason}",
        "kan niet luisteren op {host}:{port}: {reason}",
        "choose a port above 1023 and an address of this machine",
        "kies een poort boven 1023 en een adres van deze machine",
    ),
    "address-in-use": (
        "port {port} on {host} is in use by another process",
        "poort {port} van {host} is in gebruik bij een ander proces",
        "stop that process, or choose another port: --port 8001 (0 takes a free one)",
        "stop dat proces, of kies een andere poort: --port 8001 (0 neemt een vrije)",
    ),
}
