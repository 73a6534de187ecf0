"""The command line, and what a server needs to listen."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

COMMANDS = {
    "command-line": Sentence(
        Words("{reason}", "{command} --help"),
        Words("de opdrachtregel klopt niet: {reason}", "{command} --help"),
    ),
    "unforeseen": Sentence(
        Words(
            "internal error: {class_name}: {reason}",
            "run it again with -v and report what it shows",
        ),
        Words(
            "interne fout: {class_name}: {reason}",
            "voer het opnieuw uit met -v en meld wat er verschijnt",
        ),
    ),
    "unreadable-path": Sentence(
        Words("{reason}", "check that it exists and that you may read it"),
        Words("het systeem zegt: {reason}", "kijk of het bestaat en of u het mag lezen"),
    ),
    "unwritable-output": Sentence(
        Words(
            "the output cannot be written: {reason}",
            "stdout is closed, or its destination is full: redirect it elsewhere",
        ),
        Words(
            "de uitvoer is niet te schrijven: {reason}",
            "stdout is gesloten, of waar het heen gaat is vol: stuur het ergens anders heen",
        ),
    ),
    "unreadable-stdin": Sentence(
        Words("stdin cannot be read: {reason}", "pipe the query into it, or name a file"),
        Words(
            "stdin is niet te lezen: {reason}",
            "stuur de query er met een pijp in, of noem een bestand",
        ),
    ),
    "query-encoding": Sentence(
        Words("byte 0x{byte} is not UTF-8", "save the query as UTF-8"),
        Words("byte 0x{byte} is geen UTF-8", "bewaar de query als UTF-8"),
    ),
    "output-of-form": Sentence(
        Words("the result of {form} cannot be written as {format}", "choose one of: {choices}"),
        Words(
            "het resultaat van {form} kan niet als {format} worden geschreven",
            "kies een van: {choices}",
        ),
    ),
    "table-to-file": Sentence(
        Words("a table is only for a terminal", "with --to, give --output md, csv, json, … too"),
        Words("een tabel is voor een terminal", "geef bij --to ook --output md, csv, json, …"),
    ),
    "assignment-without-name": Sentence(
        Words(
            '"-p {written}" has no name: name=value is needed',
            "write -p name={value}, with quotes around spaces",
        ),
        Words(
            '"-p {written}" heeft geen naam: naam=waarde is nodig',
            "schrijf -p naam={value}, met aanhalingstekens om spaties",
        ),
    ),
    "assignment-without-value": Sentence(
        Words(
            '"-p {written}" has no value: name=value is needed',
            "write -p {name}=value, with quotes around spaces",
        ),
        Words(
            '"-p {written}" heeft geen waarde: naam=waarde is nodig',
            "schrijf -p {name}=waarde, met aanhalingstekens om spaties",
        ),
    ),
    "repeated-assignment": Sentence(
        Words('the parameter "{name}" is given twice', "give it once"),
        Words('de parameter "{name}" is twee keer gegeven', "geef hem één keer"),
    ),
    "unknown-graph-or-statement": Sentence(
        Words('there is no graph or statement "{name}"', "graphs and statements: {known:few}"),
        Words('er is geen graaf of verklaring "{name}"', "grafen en verklaringen: {known:few}"),
    ),
    "unknown-statement-or-file": Sentence(
        Words('there is no statement or file "{name}"', "statements: {known:few}"),
        Words('er is geen verklaring of bestand "{name}"', "verklaringen: {known:few}"),
    ),
    "statement-iri": Sentence(
        Words(
            '"{statement}" is not an IRI',
            "for example https://w3id.org/noticegraph/id/example-2026-01-01-en",
        ),
        Words(
            '"{statement}" is geen IRI',
            "bijvoorbeeld https://w3id.org/noticegraph/id/example-2026-01-01-en",
        ),
    ),
    "output-is-input": Sentence(
        Words("{path} is read by this command and would be overwritten", "write to another file"),
        Words(
            "{path} wordt door deze opdracht gelezen en zou worden overschreven",
            "schrijf naar een ander bestand",
        ),
    ),
    "outputs-are-one": Sentence(
        Words("{path} is named for two outputs, of which one would be lost", "name two files"),
        Words(
            "{path} is voor twee uitvoeren genoemd, waarvan er een verloren zou gaan",
            "noem twee bestanden",
        ),
    ),
    "text-without-statement": Sentence(
        Words(
            "a text belongs to one statement, and not exactly one was named",
            "name the statement: STATEMENT --text FILE",
        ),
        Words(
            "een tekst hoort bij één verklaring, en er is niet precies één genoemd",
            "noem de verklaring: VERKLARING --text BESTAND",
        ),
    ),
    "format-without-text": Sentence(
        Words("--format is the format of a text, and no text is given", "add --text FILE"),
        Words(
            "--format is het formaat van een tekst, en er is geen tekst gegeven",
            "voeg --text BESTAND toe",
        ),
    ),
    # Loading
    "no-place-to-load": Sentence(
        Words("no destination to load into is given", "give --store DIR or --remote URL"),
        Words("er is niet gezegd waarin te laden", "geef --store DIR of --remote URL"),
    ),
    "two-places-to-load": Sentence(
        Words("two destinations to load into are given", "give --store DIR or --remote URL"),
        Words("er zijn twee plaatsen genoemd om in te laden", "geef --store DIR of --remote URL"),
    ),
    "shipped-and-files": Sentence(
        Words(
            "--shipped loads the graphs of the content, under their names",
            "load files with a separate command",
        ),
        Words(
            "--shipped laadt de grafen van de inhoud, onder hun namen",
            "laad bestanden met een aparte opdracht",
        ),
    ),
    "merge-without-remote": Sentence(
        Words("--merge is for another server", "give --remote URL"),
        Words("--merge is voor een andere server", "geef --remote URL"),
    ),
    "nothing-to-load": Sentence(
        Words("there is nothing to load", "name files, or --shipped"),
        Words("er is niets te laden", "noem bestanden, of --shipped"),
    ),
    # Another server
    "option-without-remote": Sentence(
        Words(
            "{option} is given without --remote", "give the address for queries too: --remote URL"
        ),
        Words(
            "{option} is gegeven, maar --remote niet",
            "geef ook het adres voor query's: --remote URL",
        ),
    ),
    "bearer-with-user": Sentence(
        Words("a bearer token has no user", "leave out --remote-user, or --remote-auth"),
        Words("een bearer-token heeft geen gebruiker", "laat --remote-user of --remote-auth weg"),
    ),
    "unreadable-secret": Sentence(
        Words(
            "the secret cannot be read: {reason}",
            "give a file whose first line is the password or the token",
        ),
        Words(
            "het geheim is niet te lezen: {reason}",
            "geef een bestand met het wachtwoord of het token op de eerste regel",
        ),
    ),
    "option-with-remote": Sentence(
        Words(
            "{option} is for data in this process, --remote for data on another server",
            "give only one of them",
        ),
        Words(
            "{option} is voor gegevens in dit proces, --remote voor die van een andere server",
            "geef er één",
        ),
    ),
    "token-without-update": Sentence(
        Words(
            "there is a write token but nowhere to write to",
            "give --remote-update URL too, or no token",
        ),
        Words(
            "er is een schrijfsleutel, en niets om in te schrijven",
            "geef ook --remote-update URL, of geen sleutel",
        ),
    ),
    # Serving
    "unreadable-token": Sentence(
        Words(
            "the write token cannot be read: {reason}", "give a file whose first line is the token"
        ),
        Words(
            "de schrijfsleutel is niet te lezen: {reason}",
            "geef een bestand met de sleutel op de eerste regel",
        ),
    ),
    "weak-token": Sentence(
        Words(
            "this is not a write token: it needs 16 characters or more of A-Z a-z 0-9 - . _ ~ + /",
            "make one: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'",
        ),
        Words(
            "dit is geen schrijfsleutel: nodig zijn 16 tekens of meer uit A-Z a-z 0-9 - . _ ~ + /",
            "maak er een: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'",
        ),
    ),
    "service-prefix": Sentence(
        Words(
            '--allow-service "{prefix}" is not the beginning of an address',
            "give scheme, host and at least a slash: https://example.org/sparql",
        ),
        Words(
            '--allow-service "{prefix}" is geen begin van een adres',
            "geef schema, host en ten minste een schuine streep: https://example.org/sparql",
        ),
    ),
    "host-to-listen": Sentence(
        Words(
            "cannot listen on {host}:{port}: {reason}",
            "give an address of this machine: --host 127.0.0.1",
        ),
        Words(
            "kan niet luisteren op {host}:{port}: {reason}",
            "geef een adres van deze machine: --host 127.0.0.1",
        ),
    ),
    "port-to-listen": Sentence(
        Words(
            "cannot listen on {host}:{port}: {reason}",
            "choose a port above 1023 and an address of this machine",
        ),
        Words(
            "kan niet luisteren op {host}:{port}: {reason}",
            "kies een poort boven 1023 en een adres van deze machine",
        ),
    ),
    "address-in-use": Sentence(
        Words(
            "port {port} on {host} is in use by another process",
            "stop that process, or choose another port: --port 8001 (0 takes a free one)",
        ),
        Words(
            "poort {port} van {host} is in gebruik bij een ander proces",
            "stop dat proces, of kies een andere poort: --port 8001 (0 neemt een vrije)",
        ),
    ),
}
