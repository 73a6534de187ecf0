"""Prefix to namespace: the only place where IRIs are spelt in Python.

Prefixed names as in SPARQL 1.1 Query Language, 4.1.1 (https://www.w3.org/TR/sparql11-query/#QNames).
"""

from __future__ import annotations

import re

from rdflib import Namespace

NG = Namespace("https://w3id.org/noticegraph/ns#")
NGSH = Namespace("https://w3id.org/noticegraph/shapes#")
THINGS = Namespace("https://w3id.org/noticegraph/id/")
GRAPHS = Namespace("https://w3id.org/noticegraph/graph/")

DPV_BASE = "https://w3id.org/dpv"
DPV = Namespace("https://w3id.org/dpv#")
PD = Namespace("https://w3id.org/dpv/pd#")

DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
OA = Namespace("http://www.w3.org/ns/oa#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

DPV_PREFIXES: dict[str, str] = {
    "dpv": str(DPV),
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "eu-rights": "https://w3id.org/dpv/rights/eu#",
    "justifications": "https://w3id.org/dpv/justifications#",
    "legal": "https://w3id.org/dpv/legal#",
    "legal-eu": "https://w3id.org/dpv/legal/eu#",
    "legal-gb": "https://w3id.org/dpv/legal/gb#",
    "legal-jp": "https://w3id.org/dpv/legal/jp#",
    "legal-sg": "https://w3id.org/dpv/legal/sg#",
    "legal-us": "https://w3id.org/dpv/legal/us#",
    "loc": "https://w3id.org/dpv/loc#",
    "pd": str(PD),
    "risk": "https://w3id.org/dpv/risk#",
    "tech": "https://w3id.org/dpv/tech#",
}
"""DPV 2.3's modules; the prefixes are the module names of its term list."""

PREFIXES: dict[str, str] = {
    **DPV_PREFIXES,
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ng": str(NG),
    "ngsh": str(NGSH),
    "oa": str(OA),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": str(SKOS),
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": str(XSD),
}

# Narrower than PN_LOCAL (no escapes, ASCII only): what is outside it is written as a full IRI.
_PLAIN_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")


def expand_prefixed_name(name: str) -> str | None:
    """Return the IRI of a prefixed name, or None if it is none of PREFIXES."""
    prefix, colon, local = name.partition(":")
    if colon and prefix in PREFIXES and _PLAIN_LOCAL_NAME.fullmatch(local):
        return PREFIXES[prefix] + local
    return None


def shorten_iri(iri: str, prefixes: dict[str, str] = PREFIXES) -> str:
    """Return the prefixed name of an IRI, or the IRI itself if no prefix fits.

    The longest namespace wins, so that ``legal-eu:`` is not taken for ``legal:``.
    """
    best: tuple[int, str] | None = None
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and _PLAIN_LOCAL_NAME.fullmatch(iri, len(namespace)):
            best = max(best or (0, ""), (len(namespace), f"{prefix}:{iri[len(namespace) :]}"))
    return best[1] if best else iri
