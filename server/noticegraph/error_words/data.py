"""Files, RDF, the content and its catalogue, shapes: what cannot be read or parsed."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

_CHECK = "check that it exists and that you may read it"
_CHECK_NL = "kijk of het bestaat en of u het mag lezen"
_RDF_11 = "write RDF 1.1: a node of its own for the statement"
_RDF_11_NL = "schrijf RDF 1.1: een eigen knoop voor de uitspraak"
_TURTLE = "for example text/turtle"
_TURTLE_NL = "bijvoorbeeld text/turtle"

DATA = {
    # Files
    "unreadable-file": Sentence(
        Words("the file cannot be read: {reason}", _CHECK),
        Words("het bestand is niet te lezen: {reason}", _CHECK_NL),
    ),
    "graph-file-too-large": Sentence(
        Words(
            "the file has {given} MB; the graph of a statement may have {limit} MB",
            "give the graph of one statement, or divide the file by statement",
        ),
        Words(
            "het bestand heeft {given} MB; de graaf van een verklaring mag {limit} MB hebben",
            "geef de graaf van één verklaring, of verdeel het bestand per verklaring",
        ),
    ),
    "unwritable-file": Sentence(
        Words(
            "the file cannot be written: {reason}",
            "give a file in a folder that exists, that you may write in, and that has room for it",
        ),
        Words(
            "het bestand is niet te schrijven: {reason}",
            "geef een bestand in een map die bestaat, waarin u mag schrijven en waarin ruimte is",
        ),
    ),
    "folder-to-write": Sentence(
        Words("this is a folder, not a file", "give the name of a file in it"),
        Words("dit is een map, geen bestand", "geef de naam van een bestand erin"),
    ),
    "folder-to-format": Sentence(
        Words("this is a folder, not a file", "name its files: {folder}/*.ttl"),
        Words("dit is een map, geen bestand", "noem de bestanden erin: {folder}/*.ttl"),
    ),
    "only-turtle": Sentence(
        Words(
            "only Turtle files (.ttl) have a canonical form here",
            "give files whose names end in .ttl",
        ),
        Words(
            "alleen Turtle-bestanden (.ttl) hebben hier een canonieke vorm",
            "geef bestanden waarvan de naam op .ttl eindigt",
        ),
    ),
    "turtle-comment": Sentence(
        Words(
            "a comment, which the canonical form would lose",
            "say it in a triple (rdfs:comment, skos:note), or remove it",
        ),
        Words(
            "commentaar, dat in de canonieke vorm verloren gaat",
            "zeg het in een triple (rdfs:comment, skos:note), of haal het weg",
        ),
    ),
    "broken-gzip": Sentence(
        Words("the gzip file is incomplete or damaged: {reason}", "compress it again"),
        Words("het gzip-bestand is onvolledig of beschadigd: {reason}", "comprimeer het opnieuw"),
    ),
    "unknown-extension": Sentence(
        Words(
            "the file's name does not show its format",
            "use a name that ends in {extensions}, followed by .gz if it is compressed",
        ),
        Words(
            "de naam van het bestand zegt niet welke vorm het heeft",
            "laat hem eindigen op {extensions}, met .gz als het gecomprimeerd is",
        ),
    ),
    # RDF
    "not-rdf": Sentence(
        Words("{media_type} is not a format of RDF", _TURTLE),
        Words("{media_type} is geen vorm van RDF", _TURTLE_NL),
    ),
    "not-a-graph-format": Sentence(
        Words("{media_type} is not a format for one graph", _TURTLE),
        Words("{media_type} is geen vorm voor één graaf", _TURTLE_NL),
    ),
    "rdf-syntax": Sentence(
        Words("{reason}", "correct the {format} there, or just before"),
        Words("de parser zegt: „{reason}”", "verbeter de {format} daar, of vlak ervoor"),
    ),
    "rdf-prefix": Sentence(
        Words("the prefix {prefix}: is not declared", "declare it before its first use"),
        Words("de prefix {prefix}: is niet gedeclareerd", "declareer hem vóór het eerste gebruik"),
    ),
    "remote-context": Sentence(
        Words(
            "@context refers to a document elsewhere, and no document is ever fetched",
            "replace the reference by that document's @context, or send Turtle or N-Triples",
        ),
        Words(
            "@context noemt een document elders, en zo'n document wordt nooit opgehaald",
            "zet wat dat document in @context heeft op die plaats, of stuur Turtle of N-Triples",
        ),
    ),
    "nested-data": Sentence(
        Words(
            "the data are nested more than {limit} deep",
            "name the nodes, and write them one after another",
        ),
        Words(
            "de gegevens zijn meer dan {limit} diep genest",
            "geef knopen namen, en zet ze na elkaar",
        ),
    ),
    "expanding-data": Sentence(
        Words(
            "the data expand to more than {limit} MiB",
            "shorten the namespaces, or send less at once",
        ),
        Words(
            "de gegevens worden uitgeschreven groter dan {limit} MiB",
            "verkort de naamruimten, of stuur minder tegelijk",
        ),
    ),
    "expanding-entities": Sentence(
        Words(
            "the entities expand to more than {limit} MiB",
            "write what they stand for, or declare fewer and shorter ones",
        ),
        Words(
            "de entiteiten worden uitgeschreven groter dan {limit} MiB",
            "schrijf voluit waar ze voor staan, of declareer er minder en kortere",
        ),
    ),
    "unread-entity": Sentence(
        Words(
            "an entity is declared as something other than text between double quotes",
            "external and parameter entities are not read; write what it stands for",
        ),
        Words(
            "er is een entiteit gedeclareerd die geen tekst tussen dubbele aanhalingstekens is",
            "externe entiteiten en parameterentiteiten worden niet gelezen; schrijf het voluit",
        ),
    ),
    "nested-blank-nodes": Sentence(
        Words("blank nodes are nested too deeply to be written", "give them IRIs"),
        Words("lege knopen zijn te diep genest om te schrijven", "geef ze IRI's"),
    ),
    "triple-term": Sentence(
        Words("a triple term of RDF 1.2, which is not supported here", _RDF_11),
        Words("een tripelterm van RDF 1.2, die hier niet wordt ondersteund", _RDF_11_NL),
    ),
    "blank-graph-name": Sentence(
        Words(
            "a graph is named by a blank node, so no request could refer to it",
            "name each graph with an IRI",
        ),
        Words(
            "een graaf heeft een lege knoop als naam, zodat niemand ernaar kan vragen",
            "geef elke graaf een IRI als naam",
        ),
    ),
    "graphs-in-graph": Sentence(
        Words(
            "the data contain named graphs, where a single graph is needed",
            "send a format for a single graph, or load the file as a dataset",
        ),
        Words(
            "de gegevens bevatten benoemde grafen, en moeten één graaf zijn",
            "stuur een vorm voor één graaf, of laad het bestand als dataset",
        ),
    ),
    "named-graph-in-triples": Sentence(
        Words("the data name a graph", "send the triples of one graph"),
        Words("de gegevens noemen een graaf", "stuur de triples van één graaf"),
    ),
    "relative-base": Sentence(
        Words("the base is not an absolute IRI: {reason}", "give a full IRI, with its scheme"),
        Words("de basis is geen absolute IRI: {reason}", "geef een hele IRI, met schema"),
    ),
    "broken-part": Sentence(
        Words("part {number}: {cause}"),
        Words("deel {number}: {cause}"),
    ),
    "unknown-graph": Sentence(
        Words("there is no graph {graph}", "the graphs are: {known:few}"),
        Words("er is geen graaf {graph}", "de grafen zijn: {known:few}"),
    ),
    # The content
    "no-content-folder": Sentence(
        Words(
            "no such folder",
            "give --content (NOTICEGRAPH_CONTENT) a folder with graph_data/, ontology/ and "
            "questions/",
        ),
        Words(
            "die map is er niet",
            "geef --content (NOTICEGRAPH_CONTENT) een map met graph_data/, ontology/ en questions/",
        ),
    ),
    "content-not-a-folder": Sentence(
        Words(
            "the content is not a folder",
            "give --content (NOTICEGRAPH_CONTENT) a folder with graph_data/, ontology/ and "
            "questions/",
        ),
        Words(
            "de inhoud is geen map",
            "geef --content (NOTICEGRAPH_CONTENT) een map met graph_data/, ontology/ en questions/",
        ),
    ),
    "no-shipped-content": Sentence(
        Words(
            "the graphs that belong to noticegraph were not found: there is no "
            "graph_data/catalog.ttl in {packaged} or {checkout}",
            "reinstall noticegraph, or run it from a complete checkout",
        ),
        Words(
            "de grafen die bij noticegraph horen zijn niet gevonden: geen graph_data/catalog.ttl "
            "in {packaged} en ook niet in {checkout}",
            "installeer noticegraph opnieuw, of start het uit een volledige checkout",
        ),
    ),
    "no-catalogue": Sentence(
        Words(
            "the catalogue of the graphs is missing",
            "give a content folder that has graph_data/catalog.ttl",
        ),
        Words(
            "de catalogus van de grafen ontbreekt",
            "geef een inhoudsmap met graph_data/catalog.ttl",
        ),
    ),
    "empty-catalogue": Sentence(
        Words(
            "the catalogue names no graph",
            'list each graph: <graph IRI> a dcat:Dataset, ng:CatalogedGraph ; ng:file "…"',
        ),
        Words(
            "de catalogus noemt geen graaf",
            'noem elke graaf: <IRI van de graaf> a dcat:Dataset, ng:CatalogedGraph ; ng:file "…"',
        ),
    ),
    "shared-file": Sentence(
        Words(
            "<{first}> and <{second}> have the same file, {path}",
            "give each named graph a file of its own",
        ),
        Words(
            "<{first}> en <{second}> hebben hetzelfde bestand, {path}",
            "geef elke benoemde graaf een eigen bestand",
        ),
    ),
    "shared-statement": Sentence(
        Words(
            "<{first}> and <{second}> are about the same statement, <{statement}>, but come from "
            "different texts",
            "give each version of a statement an IRI of its own",
        ),
        Words(
            "<{first}> en <{second}> gaan over één verklaring, <{statement}>, en komen uit twee "
            "teksten",
            "geef elke versie van een verklaring een eigen IRI",
        ),
    ),
    "many-values-in-catalogue": Sentence(
        Words("<{graph}>: {count} values of {property}", "keep one of them"),
        Words("<{graph}>: {count} waarden van {property}", "houd er één"),
    ),
    "no-value-in-catalogue": Sentence(
        Words("<{graph}>: {property} is missing", "add it to the catalogue"),
        Words("<{graph}>: {property} ontbreekt", "zet het in de catalogus"),
    ),
    "file-outside-content": Sentence(
        Words('<{graph}>: the file "{path}" is outside the content', "give a path below {root}"),
        Words('<{graph}>: het bestand "{path}" ligt buiten de inhoud', "geef een pad onder {root}"),
    ),
    "missing-file-of-catalogue": Sentence(
        Words(
            '<{graph}>: the file "{path}" is missing',
            "restore the file, or remove it from the catalogue",
        ),
        Words(
            '<{graph}>: het bestand "{path}" ontbreekt',
            "zet het bestand terug, of haal het uit de catalogus",
        ),
    ),
    "text-format-in-catalogue": Sentence(
        Words('<{graph}>: ng:textFormat "{format}" is not known', "write {known:or}"),
        Words('<{graph}>: ng:textFormat "{format}" is niet bekend', "schrijf {known:or}"),
    ),
}
