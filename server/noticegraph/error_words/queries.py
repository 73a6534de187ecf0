"""Queries and updates that cannot be parsed, are refused, or cannot be evaluated."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

_FORMS = "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after PREFIX and BASE"
_FORMS_NL = "een query begint met SELECT, ASK, CONSTRUCT of DESCRIBE, na PREFIX en BASE"
_SPLIT = "ask for less at once, or load the data that the query lists"
_SPLIT_NL = "vraag minder tegelijk, of laad de gegevens die de query opsomt"
_SILENT = "query it yourself, or do without it: SERVICE SILENT"
_SILENT_NL = "vraag het zelf, of ga zonder verder: SERVICE SILENT"
_FORMATS = "for SELECT and ASK e.g. text/csv, for CONSTRUCT and DESCRIBE e.g. text/turtle"
_FORMATS_NL = (
    "voor SELECT en ASK bijvoorbeeld text/csv, voor CONSTRUCT en DESCRIBE bijvoorbeeld text/turtle"
)
_OTHER_GRAPH = "ask for another format: Turtle, N-Triples or JSON-LD"
_OTHER_GRAPH_NL = "vraag een andere vorm: Turtle, N-Triples of JSON-LD"

QUERIES = {
    "update-for-query": Sentence(
        Words("{word} is an update", "only queries are answered here"),
        Words("{word} is een update", "hier worden alleen query's beantwoord"),
    ),
    "no-query": Sentence(
        Words("there is no query in this text", _FORMS),
        Words("er staat geen query in deze tekst", _FORMS_NL),
    ),
    "unexpected-beginning": Sentence(
        Words('unexpected "{word}"', _FORMS),
        Words("„{word}” wordt hier niet verwacht", _FORMS_NL),
    ),
    "unexpected-token": Sentence(
        Words('unexpected "{word}"', "correct the {noun} there, or just before"),
        Words("„{word}” wordt hier niet verwacht", "verbeter de {noun} daar, of vlak ervoor"),
    ),
    "lone-surrogate": Sentence(
        Words("a lone surrogate is not a character", "send UTF-8"),
        Words("een losse surrogaat is geen teken", "stuur UTF-8"),
    ),
    "parser-reason": Sentence(
        Words("{reason}", "correct the {noun}; the parser does not say where the mistake is"),
        Words(
            "de parser zegt: „{reason}”",
            "verbeter de {noun}; de parser zegt niet waar de fout staat",
        ),
    ),
    "early-end": Sentence(
        Words("the {noun} ends too early", "close what is open: brackets, braces"),
        Words("de {noun} eindigt te vroeg", "sluit wat openstaat: haakjes, accolades"),
    ),
    "undeclared-prefix": Sentence(
        Words(
            "the prefix {prefix} is not declared",
            "put PREFIX {prefix} <{namespace}> before the {noun}",
        ),
        Words(
            "de prefix {prefix} is niet gedeclareerd",
            "zet PREFIX {prefix} <{namespace}> vóór de {noun}",
        ),
    ),
    "relative-iri": Sentence(
        Words(
            "{iri} is not an absolute IRI",
            "write the full IRI, with its scheme, or declare a BASE",
        ),
        Words(
            "{iri} is geen absolute IRI", "schrijf de hele IRI, met schema, of declareer een BASE"
        ),
    ),
    "open-string": Sentence(
        Words("a string is not closed", "close it; write a line break in it as \\n"),
        Words("een tekst is niet afgesloten", "sluit hem af; schrijf een regeleinde erin als \\n"),
    ),
    "two-meanings-of-prefix": Sentence(
        Words(
            "this prologue declares {prefix} with a different IRI than an earlier one",
            "declare prefixes and base once, before the first operation",
        ),
        Words(
            "deze proloog declareert {prefix} met een andere IRI dan een eerdere",
            "declareer prefixen en BASE één keer, vóór de eerste opdracht",
        ),
    ),
    "later-prologue": Sentence(
        Words(
            "only PREFIX declarations with full IRIs may stand here",
            "declare prefixes and base once, before the first operation",
        ),
        Words(
            "hier mogen alleen PREFIX-declaraties met hele IRI's staan",
            "declareer prefixen en BASE één keer, vóór de eerste opdracht",
        ),
    ),
    "two-datasets": Sentence(
        Words(
            "{word} in the update, and using-graph-uri in the request, name two datasets",
            "name the graphs in one of them",
        ),
        Words(
            "{word} in de update en using-graph-uri in het verzoek noemen twee datasets",
            "noem de grafen op één van beide plaatsen",
        ),
    ),
    "graph-name": Sentence(
        Words("a graph name is not an absolute IRI: {names}", "give a full IRI, with its scheme"),
        Words(
            "een naam van een graaf is geen absolute IRI: {names}", "geef een hele IRI, met schema"
        ),
    ),
    "not-a-select": Sentence(
        Words("a SELECT query is needed, not {form}", "begin with SELECT"),
        Words("er is een SELECT-query nodig, geen {form}", "begin met SELECT"),
    ),
    "unknown-function": Sentence(
        Words(
            "the custom function <{function}> is not supported", "use the functions of SPARQL 1.1"
        ),
        Words(
            "de eigen functie <{function}> wordt niet ondersteund",
            "gebruik de functies van SPARQL 1.1",
        ),
    ),
    "missing-graph": Sentence(
        Words("the graph <{graph}> does not exist", "write SILENT to continue anyway"),
        Words("de graaf <{graph}> bestaat niet", "schrijf SILENT om toch verder te gaan"),
    ),
    "existing-graph": Sentence(
        Words("the graph <{graph}> already exists", "write SILENT to continue anyway"),
        Words("de graaf <{graph}> bestaat al", "schrijf SILENT om toch verder te gaan"),
    ),
    "evaluation": Sentence(
        Words("the text could not be evaluated: {reason}", "please report this"),
        Words("de tekst kon niet worden uitgevoerd: {reason}", "meld dit aan de makers"),
    ),
    # What would access the network
    "service-refused": Sentence(
        Words(
            "SERVICE is refused: the {noun} must not access the network",
            "query the other endpoint yourself and combine the answers",
        ),
        Words(
            "SERVICE wordt geweigerd: de {noun} mag het netwerk niet op",
            "vraag het andere endpoint zelf en voeg de antwoorden samen",
        ),
    ),
    "load-refused": Sentence(
        Words(
            "LOAD is refused: the {noun} must not access the network",
            "send the data themselves, by the Graph Store Protocol or INSERT DATA",
        ),
        Words(
            "LOAD wordt geweigerd: de {noun} mag het netwerk niet op",
            "stuur de gegevens zelf, met het Graph Store Protocol of INSERT DATA",
        ),
    ),
    "service-status": Sentence(
        Words("the endpoint {endpoints:or} answered with status {status}", _SILENT),
        Words("het endpoint {endpoints:or} antwoordde met status {status}", _SILENT_NL),
    ),
    "service-redirect": Sentence(
        Words("the endpoint {endpoints:or} redirects, and redirects are not followed", _SILENT),
        Words("het endpoint {endpoints:or} verwijst door, en dat wordt niet gevolgd", _SILENT_NL),
    ),
    "service-unreachable": Sentence(
        Words("the endpoint {endpoints:or} cannot be reached, or breaks off its answer", _SILENT),
        Words("het endpoint {endpoints:or} is niet bereikbaar, of breekt af", _SILENT_NL),
    ),
    "service-answer": Sentence(
        Words(
            "the endpoint {endpoints:or} did not send a SPARQL result in XML, JSON or TSV", _SILENT
        ),
        Words(
            "het endpoint {endpoints:or} stuurde geen SPARQL-resultaat in XML, JSON of TSV",
            _SILENT_NL,
        ),
    ),
    # What is too long or too deep
    "nested-query": Sentence(
        Words("the {noun} is nested more than {limit} deep", _SPLIT),
        Words("de {noun} is meer dan {limit} diep genest", _SPLIT_NL),
    ),
    "query-tokens": Sentence(
        Words("the {noun} has more than {limit:,} tokens", _SPLIT),
        Words("de {noun} heeft meer dan {limit:,} tokens", _SPLIT_NL),
    ),
    # Answers and their formats
    "format-of-form": Sentence(
        Words("{media_type} is not a format for the answer of a {form} query", _FORMATS),
        Words("{media_type} is geen vorm voor het antwoord van een query met {form}", _FORMATS_NL),
    ),
    "format-of-answer": Sentence(
        Words("{media_type} is not a format for this answer", _FORMATS),
        Words("{media_type} is geen vorm voor dit antwoord", _FORMATS_NL),
    ),
    "xml-reserved-property": Sentence(
        Words(
            "RDF/XML cannot hold the property <{iri}>: it has another meaning there", _OTHER_GRAPH
        ),
        Words(
            "RDF/XML kan de eigenschap <{iri}> niet bevatten: die betekent daar iets anders",
            _OTHER_GRAPH_NL,
        ),
    ),
    "xml-nameless-property": Sentence(
        Words(
            "RDF/XML cannot hold the property <{iri}>: it does not end in a name that an XML "
            "element could have",
            _OTHER_GRAPH,
        ),
        Words(
            "RDF/XML kan de eigenschap <{iri}> niet bevatten: zij eindigt niet op een naam, zoals "
            "een XML-element die heeft",
            _OTHER_GRAPH_NL,
        ),
    ),
    "xml-reserved-namespace": Sentence(
        Words("RDF/XML cannot hold the property <{iri}>: its namespace is reserved", _OTHER_GRAPH),
        Words(
            "RDF/XML kan de eigenschap <{iri}> niet bevatten: haar naamruimte is gereserveerd",
            _OTHER_GRAPH_NL,
        ),
    ),
    "xml-character-in-graph": Sentence(
        Words("a value holds the character U+{code}, which XML 1.0 cannot hold", _OTHER_GRAPH),
        Words(
            "een waarde bevat het teken U+{code}, dat XML 1.0 niet kan bevatten", _OTHER_GRAPH_NL
        ),
    ),
    "xml-character-in-results": Sentence(
        Words(
            "a value holds the character U+{code}, which XML 1.0 cannot hold",
            "ask for another format: JSON, CSV or TSV",
        ),
        Words(
            "een waarde bevat het teken U+{code}, dat XML 1.0 niet kan bevatten",
            "vraag een andere vorm: JSON, CSV of TSV",
        ),
    ),
}
