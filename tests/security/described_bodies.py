"""Bodies of requests for schemathesis, which knows JSON and forms but no RDF and no SPARQL."""

from __future__ import annotations

import schemathesis
from hypothesis import strategies as st

BODIES = {
    "text/turtle": ["", "<urn:x:s> <urn:x:p> 1, 'é'@nl .", "PREFIX : <urn:x:> [] :p (:a [] 2.5) ."],
    "application/n-triples": ["", '<urn:x:s> <urn:x:p> "\\u00e9\\n" .', "_:b <urn:x:p> _:b ."],
    "application/ld+json": ["{}", "[]", '{"@id": "urn:x:s", "urn:x:p": [1, true, "é"]}'],
    "application/rdf+xml": [
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="urn:x:s"><p xmlns="urn:x:">é</p></rdf:Description></rdf:RDF>'
    ],
    "application/sparql-query": [
        "ASK {}",
        "SELECT * WHERE { ?s ?p ?o } LIMIT 2",
        "CONSTRUCT WHERE { ?s a ?o } LIMIT 2",
        "DESCRIBE <urn:x:s>",
    ],
    "application/sparql-update": [
        "",
        "INSERT DATA { <urn:x:s> <urn:x:p> 1 }",
        "DELETE WHERE { <urn:x:s> ?p ?o }",
        "CREATE SILENT GRAPH <urn:x:g> ; DROP SILENT GRAPH <urn:x:g>",
    ],
}
for name, texts in BODIES.items():
    schemathesis.openapi.media_type(name, st.sampled_from([text.encode() for text in texts]))
