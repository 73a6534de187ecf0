"""Queries and updates that cannot be parsed, are refused, or cannot be evaluated."""

from noticegraph.error_words.model import Table

_FORMS = (
    "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after PREFIX and BASE",
    "een query begint met SELECT, ASK, CONSTRUCT of DESCRIBE, na PREFIX en BASE",
)
_SPLIT = (
    "ask for less at once, or load the data that the query lists",
    "vraag minder tegelijk, of laad de gegevens die de query opsomt",
)
_SILENT = (
    "query it yourself, or do without it: SERVICE SILENT",
    "vraag het zelf, of ga zonder verder: SERVICE SILENT",
)
_FORMATS = (
    "for SELECT and ASK e.g. text/csv, for CONSTRUCT and DESCRIBE e.g. text/turtle",
    "voor SELECT en ASK bijvoorbeeld text/csv, voor CONSTRUCT en DESCRIBE bijvoorbeeld text/turtle",
)
_OTHER_GRAPH = (
    "ask for another format: Turtle, N-Triples or JSON-LD",
    "vraag een andere vorm: Turtle, N-Triples of JSON-LD",
)

QUERIES: Table = {
    "update-for-query": (
        "{word} is an update",
        "{word} is een update",
        "only queries are answered here",
        "hier worden alleen query's beantwoord",
    ),
    "no-query": ("there is no query in this text", "er staat geen query in deze tekst", *_FORMS),
    "unexpected-beginning": ('unexpected "{word}"', "„{word}” wordt hier niet verwacht", *_FORMS),
    "unexpected-token": (
        'unexpected "{word}"',
        "„{word}” wordt hier niet verwacht",
        "correct the {noun} there, or just before",
        "verbeter de {noun} daar, of vlak ervoor",
    ),
    "lone-surrogate": (
        "a lone surrogate is not a character",
        "een losse surrogaat is geen teken",
        "send UTF-8",
        "stuur UTF-8",
    ),
    "parser-reason": (
        "{reason}",
        "de parser zegt: „{reason}”",
        "correct the {noun}; the parser does not say where the mistake is",
        "verbeter de {noun}; de parser zegt niet waar de fout staat",
    ),
    "early-end": (
        "the {noun} ends too early",
        "de {noun} eindigt te vroeg",
        "close what is open: brackets, braces",
        "sluit wat openstaat: haakjes, accolades",
    ),
    "undeclared-prefix": (
        "the prefix {prefix} is not declared",
        "de prefix {prefix} is niet gedeclareerd",
        "put PREFIX {prefix} <{namespace}> before the {noun}",
        "zet PREFIX {prefix} <{namespace}> vóór de {noun}",
    ),
    "relative-iri": (
        "{iri} is not an absolute IRI",
        "{iri} is geen absolute IRI",
        "write the full IRI, with its scheme, or declare a BASE",
        "schrijf de hele IRI, met schema, of declareer een BASE",
    ),
    "open-string": (
        "a string is not closed",
        "een tekst is niet afgesloten",
        "close it; write a line break in it as \\n",
        "sluit hem af; schrijf een regeleinde erin als \\n",
    ),
    "two-meanings-of-prefix": (
        "this prologue declares {prefix} with a different IRI than an earlier one",
        "deze proloog declareert {prefix} met een andere IRI dan een eerdere",
        "declare prefixes and base once, before the first operation",
        "declareer prefixen en BASE één keer, vóór de eerste opdracht",
    ),
    "later-prologue": (
        "only PREFIX declarations with full IRIs may stand here",
        "hier mogen alleen PREFIX-declaraties met hele IRI's staan",
        "declare prefixes and base once, before the first operation",
        "declareer prefixen en BASE één keer, vóór de eerste opdracht",
    ),
    "two-datasets": (
        "{word} in the update, and using-graph-uri in the request, name two datasets",
        "{word} in de update en using-graph-uri in het verzoek noemen twee datasets",
        "name the graphs in one of them",
        "noem de grafen op één van beide plaatsen",
    ),
    "graph-name": (
        "a graph name is not an absolute IRI: {names}",
        "een naam van een graaf is geen absolute IRI: {names}",
        "give a full IRI, with its scheme",
        "geef een hele IRI, met schema",
    ),
    "not-a-select": (
        "a SELECT query is needed, not {form}",
        "er is een SELECT-query nodig, geen {form}",
        "begin with SELECT",
        "begin met SELECT",
    ),
    "unknown-function": (
        "the custom function <{function}> is not supported",
        "de eigen functie <{function}> wordt niet ondersteund",
        "use the functions of SPARQL 1.1",
        "gebruik de functies van SPARQL 1.1",
    ),
    "missing-graph": (
        "the graph <{graph}> does not exist",
        "de graaf <{graph}> bestaat niet",
        "write SILENT to continue anyway",
        "schrijf SILENT om toch verder te gaan",
    ),
    "existing-graph": (
        "the graph <{graph}> already exists",
        "de graaf <{graph}> bestaat al",
        "write SILENT to continue anyway",
        "schrijf SILENT om toch verder te gaan",
    ),
    "evaluation": (
        "the text could not be evaluated: {reason}",
        "de tekst kon niet worden uitgevoerd: {reason}",
        "please report this",
        "meld dit aan de makers",
    ),
    # What would access the network
    "service-refused": (
        "SERVICE is refused: the {noun} must not access the network",
        "SERVICE wordt geweigerd: de {noun} mag het netwerk niet op",
        "query the other endpoint yourself and combine the answers",
        "vraag het andere endpoint zelf en voeg de antwoorden samen",
    ),
    "load-refused": (
        "LOAD is refused: the {noun} must not access the network",
        "LOAD wordt geweigerd: de {noun} mag het netwerk niet op",
        "send the data themselves, by the Graph Store Protocol or INSERT DATA",
        "stuur de gegevens zelf, met het Graph Store Protocol of INSERT DATA",
    ),
    "service-status": (
        "the endpoint {endpoints:or} answered with status {status}",
        "het endpoint {endpoints:or} antwoordde met status {status}",
        *_SILENT,
    ),
    "service-redirect": (
        "the endpoint {endpoints:or} redirects, and redirects are not followed",
        "het endpoint {endpoints:or} verwijst door, en dat wordt niet gevolgd",
        *_SILENT,
    ),
    "service-unreachable": (
        "the endpoint {endpoints:or} cannot be reached, or breaks off its answer",
        "het endpoint {endpoints:or} is niet bereikbaar, of breekt af",
        *_SILENT,
    ),
    "service-answer": (
        "the endpoint {endpoints:or} did not send a SPARQL result in XML, JSON or TSV",
        "het endpoint {endpoints:or} stuurde geen SPARQL-resultaat in XML, JSON of TSV",
        *_SILENT,
    ),
    # What is too long or too deep
    "nested-query": (
        "the {noun} is nested more than {limit} deep",
        "de {noun} is meer dan {limit} diep genest",
        *_SPLIT,
    ),
    "query-tokens": (
        "the {noun} has more than {limit:,} tokens",
        "de {noun} heeft meer dan {limit:,} tokens",
        *_SPLIT,
    ),
    # Answers and their formats
    "format-of-form": (
        "{media_type} is not a format for the answer of a {form} query",
        "{media_type} is geen vorm voor het antwoord van een query met {form}",
        *_FORMATS,
    ),
    "format-of-answer": (
        "{media_type} is not a format for this answer",
        "{media_type} is geen vorm voor dit antwoord",
        *_FORMATS,
    ),
    "xml-reserved-property": (
        "RDF/XML cannot hold the property <{iri}>: it has another meaning there",
        "RDF/XML kan de eigenschap <{iri}> niet bevatten: die betekent daar iets anders",
        *_OTHER_GRAPH,
    ),
    "xml-nameless-property": (
        "RDF/XML cannot hold the property <{iri}>: it does not end in a name that an XML "
        "element could have",
        "RDF/XML kan de eigenschap <{iri}> niet bevatten: zij eindigt niet op een naam, zoals "
        "een XML-element die heeft",
        *_OTHER_GRAPH,
    ),
    "xml-reserved-namespace": (
        "RDF/XML cannot hold the property <{iri}>: its namespace is reserved",
        "RDF/XML kan de eigenschap <{iri}> niet bevatten: haar naamruimte is gereserveerd",
        *_OTHER_GRAPH,
    ),
    "xml-character-in-graph": (
        "a value holds the character U+{code}, which XML 1.0 cannot hold",
        "een waarde bevat het teken U+{code}, dat XML 1.0 niet kan bevatten",
        *_OTHER_GRAPH,
    ),
    "xml-character-in-results": (
        "a value holds the character U+{code}, which XML 1.0 cannot hold",
        "een waarde bevat het teken U+{code}, dat XML 1.0 niet kan bevatten",
        "ask for another format: JSON, CSV or TSV",
        "vraag een andere vorm: JSON, CSV of TSV",
    ),
}
