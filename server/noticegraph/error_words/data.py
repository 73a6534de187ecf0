"""Files, RDF, the content and its catalogue, shapes: what cannot be read or parsed."""

from noticegraph.error_words.model import Table

_CHECK = (
    "check that it exists and that you may read it",
    "kijk of het bestaat en of u het mag lezen",
)
_RDF_11 = (
    "write RDF 1.1: a node of its own for the statement",
    "schrijf RDF 1.1: een eigen knoop voor de uitspraak",
)
_TURTLE = ("for example text/turtle", "bijvoorbeeld text/turtle")

DATA: Table = {
    # Files
    "unreadable-file": (
        "the file cannot be read: {reason}",
        "het bestand is niet te lezen: {reason}",
        *_CHECK,
    ),
    "graph-file-too-large": (
        "the file has {given} MB; the graph of a statement may have {limit} MB",
        "het bestand heeft {given} MB; de graaf van een verklaring mag {limit} MB hebben",
        "give the graph of one statement, or divide the file by statement",
        "geef de graaf van één verklaring, of verdeel het bestand per verklaring",
    ),
    "unwritable-file": (
        "the file cannot be written: {reason}",
        "het bestand is niet te schrijven: {reason}",
        "give a file in a folder that exists, that you may write in, and that has room for it",
        "geef een bestand in een map die bestaat, waarin u mag schrijven en waarin ruimte is",
    ),
    "folder-to-write": (
        "this is a folder, not a file",
        "dit is een map, geen bestand",
        "give the name of a file in it",
        "geef de naam van een bestand erin",
    ),
    "folder-to-format": (
        "this is a folder, not a file",
        "dit is een map, geen bestand",
        "name its files: {folder}/*.ttl",
        "noem de bestanden erin: {folder}/*.ttl",
    ),
    "only-turtle": (
        "only Turtle files (.ttl) have a canonical form here",
        "alleen Turtle-bestanden (.ttl) hebben hier een canonieke vorm",
        "give files whose names end in .ttl",
        "geef bestanden waarvan de naam op .ttl eindigt",
    ),
    "turtle-comment": (
        "a comment, which the canonical form would lose",
        "commentaar, dat in de canonieke vorm verloren gaat",
        "put it into a triple (rdfs:comment, skos:note), or remove it",
        "zeg het in een triple (rdfs:comment, skos:note), of haal het weg",
    ),
    "broken-gzip": (
        "the gzip file is incomplete or damaged: {reason}",
        "het gzip-bestand is onvolledig of beschadigd: {reason}",
        "compress it again",
        "comprimeer het opnieuw",
    ),
    "unknown-extension": (
        "the file's name does not show its format",
        "de naam van het bestand zegt niet welke vorm het heeft",
        "use a name that ends in {extensions}, followed by .gz if it is compressed",
        "laat hem eindigen op {extensions}, met .gz als het gecomprimeerd is",
    ),
    # RDF
    "not-rdf": (
        "{media_type} is not an RDF format",
        "{media_type} is geen vorm van RDF",
        *_TURTLE,
    ),
    "not-a-graph-format": (
        "{media_type} is not a format for one graph",
        "{media_type} is geen vorm voor één graaf",
        *_TURTLE,
    ),
    "rdf-syntax": (
        "{reason}",
        "de parser zegt: „{reason}”",
        "correct the {format} there, or just before",
        "verbeter de {format} daar, of vlak ervoor",
    ),
    "rdf-prefix": (
        "the prefix {prefix}: is not declared",
        "de prefix {prefix}: is niet gedeclareerd",
        "declare it before its first use",
        "declareer hem vóór het eerste gebruik",
    ),
    "remote-context": (
        "@context refers to a document elsewhere, and no document is ever fetched",
        "@context noemt een document elders, en zo'n document wordt nooit opgehaald",
        "replace the reference by that document's @context, or send Turtle or N-Triples",
        "zet wat dat document in @context heeft op die plaats, of stuur Turtle of N-Triples",
    ),
    "nested-data": (
        "the data are nested more than {limit} deep",
        "de gegevens zijn meer dan {limit} diep genest",
        "name the nodes, and write them one after another",
        "geef knopen namen, en zet ze na elkaar",
    ),
    "expanding-data": (
        "the data expand to more than {limit} MiB",
        "de gegevens worden uitgeschreven groter dan {limit} MiB",
        "shorten the namespaces, or send less at once",
        "verkort de naamruimten, of stuur minder tegelijk",
    ),
    "expanding-entities": (
        "the entities expand to more than {limit} MiB",
        "de entiteiten worden uitgeschreven groter dan {limit} MiB",
        "write what they stand for, or declare fewer and shorter ones",
        "schrijf voluit waar ze voor staan, of declareer er minder en kortere",
    ),
    "unread-entity": (
        "an entity is declared as something other than text between double quotes",
        "er is een entiteit gedeclareerd die geen tekst tussen dubbele aanhalingstekens is",
        "external and parameter entities are not read; write what it stands for",
        "externe entiteiten en parameterentiteiten worden niet gelezen; schrijf het voluit",
    ),
    "nested-blank-nodes": (
        "blank nodes are nested too deeply to be written",
        "lege knopen zijn te diep genest om te schrijven",
        "give them IRIs",
        "geef ze IRI's",
    ),
    "triple-term": (
        "a triple term of RDF 1.2, which is not supported here",
        "een tripelterm van RDF 1.2, die hier niet wordt ondersteund",
        *_RDF_11,
    ),
    "blank-graph-name": (
        "a graph is named by a blank node, so no request could refer to it",
        "een graaf heeft een lege knoop als naam, zodat niemand ernaar kan vragen",
        "name each graph with an IRI",
        "geef elke graaf een IRI als naam",
    ),
    "graphs-in-graph": (
        "the data contain named graphs, where a single graph is needed",
        "de gegevens bevatten benoemde grafen, en moeten één graaf zijn",
        "send a format for a single graph, or load the file as a dataset",
        "stuur een vorm voor één graaf, of laad het bestand als dataset",
    ),
    "named-graph-in-triples": (
        "the data name a graph",
        "de gegevens noemen een graaf",
        "send the triples of one graph",
        "stuur de triples van één graaf",
    ),
    "relative-base": (
        "the base is not an absolute IRI: {reason}",
        "de basis is geen absolute IRI: {reason}",
        "give a full IRI, with its scheme",
        "geef een hele IRI, met schema",
    ),
    "broken-part": ("part {number}: {cause}", "deel {number}: {cause}"),
    "unknown-graph": (
        "there is no graph {graph}",
        "er is geen graaf {graph}",
        "the graphs are: {known:few}",
        "de grafen zijn: {known:few}",
    ),
    # The content
    "no-content-folder": (
        "no such folder",
        "die map is er niet",
        "give --content (NOTICEGRAPH_CONTENT) a folder with graph_data/, ontology/ and questions/",
        "geef --content (NOTICEGRAPH_CONTENT) een map met graph_data/, ontology/ en questions/",
    ),
    "content-not-a-folder": (
        "the content is not a folder",
        "de inhoud is geen map",
        "give --content (NOTICEGRAPH_CONTENT) a folder with graph_data/, ontology/ and questions/",
        "geef --content (NOTICEGRAPH_CONTENT) een map met graph_data/, ontology/ en questions/",
    ),
    "no-shipped-content": (
        "the graphs that belong to noticegraph were not found: there is no "
        "graph_data/catalog.ttl in {packaged} or {checkout}",
        "de grafen die bij noticegraph horen zijn niet gevonden: geen graph_data/catalog.ttl "
        "in {packaged} en ook niet in {checkout}",
        "reinstall noticegraph, or run it from a complete checkout",
        "installeer noticegraph opnieuw, of start het uit een volledige checkout",
    ),
    "no-catalogue": (
        "the catalogue of the graphs is missing",
        "de catalogus van de grafen ontbreekt",
        "give a content folder that has graph_data/catalog.ttl",
        "geef een inhoudsmap met graph_data/catalog.ttl",
    ),
    "empty-catalogue": (
        "the catalogue names no graph",
        "de catalogus noemt geen graaf",
        'list each graph: <graph IRI> a dcat:Dataset, ng:CatalogedGraph ; ng:file "…"',
        'noem elke graaf: <IRI van de graaf> a dcat:Dataset, ng:CatalogedGraph ; ng:file "…"',
    ),
    "shared-file": (
        "<{first}> and <{second}> have the same file, {path}",
        "<{first}> en <{second}> hebben hetzelfde bestand, {path}",
        "give each named graph a file of its own",
        "geef elke benoemde graaf een eigen bestand",
    ),
    "shared-statement": (
        "<{first}> and <{second}> are about the same statement, <{statement}>, but come from "
        "different texts",
        "<{first}> en <{second}> gaan over één verklaring, <{statement}>, en komen uit twee "
        "teksten",
        "give each version of a statement an IRI of its own",
        "geef elke versie van een verklaring een eigen IRI",
    ),
    "many-values-in-catalogue": (
        "<{graph}>: {count} values of {property}",
        "<{graph}>: {count} waarden van {property}",
        "keep one of them",
        "houd er één",
    ),
    "no-value-in-catalogue": (
        "<{graph}>: {property} is missing",
        "<{graph}>: {property} ontbreekt",
        "add it to the catalogue",
        "zet het in de catalogus",
    ),
    "file-outside-content": (
        '<{graph}>: the file "{path}" is outside the content',
        '<{graph}>: het bestand "{path}" ligt buiten de inhoud',
        "give a path below {root}",
        "geef een pad onder {root}",
    ),
    "missing-file-of-catalogue": (
        '<{graph}>: the file "{path}" is missing',
        '<{graph}>: het bestand "{path}" ontbreekt',
        "restore the file, or remove it from the catalogue",
        "zet het bestand terug, of haal het uit de catalogus",
    ),
    "text-format-in-catalogue": (
        '<{graph}>: ng:textFormat "{format}" is not known',
        '<{graph}>: ng:textFormat "{format}" is niet bekend',
        "write {known:or}",
        "schrijf {known:or}",
    ),
}
