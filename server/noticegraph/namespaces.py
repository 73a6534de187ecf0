"""Prefixes and their namespaces: the only place where Python code spells out IRIs.

Prefixed names as in SPARQL 1.1 Query Language, 4.1.1 (https://www.w3.org/TR/sparql11-query/#QNames).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Namespace

DPV_BASE = "https://w3id.org/dpv"
THINGS = "https://w3id.org/noticegraph/id/"
GRAPHS = "https://w3id.org/noticegraph/graph/"

DPV_PREFIXES: dict[str, str] = {
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "eu-rights": "https://w3id.org/dpv/rights/eu#",
    "justifications": "https://w3id.org/dpv/justifications#",
    "legal": "https://w3id.org/dpv/legal#",
    "legal-eu": "https://w3id.org/dpv/legal/eu#",
    "legal-gb": "https://w3id.org/dpv/legal/gb#",
    "legal-jp": "https://w3id.org/dpv/legal/jp#",
    "legal-nl": "https://w3id.org/dpv/legal/nl#",
    "legal-sg": "https://w3id.org/dpv/legal/sg#",
    "legal-us": "https://w3id.org/dpv/legal/us#",
    "loc": "https://w3id.org/dpv/loc#",
    "pd": "https://w3id.org/dpv/pd#",
    "risk": "https://w3id.org/dpv/risk#",
    "tech": "https://w3id.org/dpv/tech#",
}
"""The modules of DPV 2.3; the prefixes are the module names in its term list."""

PREFIXES: dict[str, str] = {
    **DPV_PREFIXES,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ng": "https://w3id.org/noticegraph/ns#",
    "ngsh": "https://w3id.org/noticegraph/shapes#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# Narrower than PN_LOCAL (no escapes, ASCII only): other names are written as full IRIs.
_STATEMENT_ID = re.compile(
    r"(?<=/)[a-z0-9-]+-[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z"
)
_PLAIN_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")


# RFC 3987 as far as SPARQL's IRIREF demands it, with a scheme; behind that nothing need stand.
_IRI_CHARACTER = r"[^\x00-\x20<>\"{}|^`\\#]*"
_ABSOLUTE_IRI = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:{_IRI_CHARACTER}(?:#{_IRI_CHARACTER})?")


def is_absolute_iri(text: str) -> bool:
    """Tell whether a text can stand between < and > as an absolute IRI."""
    return _ABSOLUTE_IRI.fullmatch(text) is not None


def expand_prefixed_name(name: str) -> str | None:
    """Return the IRI of a prefixed name, or None if it is not one with a prefix of PREFIXES."""
    prefix, colon, local = name.partition(":")
    if colon and prefix in PREFIXES and _PLAIN_LOCAL_NAME.fullmatch(local):
        return PREFIXES[prefix] + local
    return None


def statement_id(iri: str) -> str:
    """Return the short id of a statement (IRI); the IRI if it has none.

    It is what follows our base, or ``<company>-<date>-<language>`` behind that of a workspace.
    """
    own = iri.removeprefix(THINGS)
    found = _STATEMENT_ID.search(iri) if own == iri else None
    return own if found is None else found[0]


def shorten_iri(iri: str, prefixes: dict[str, str] = PREFIXES) -> str:
    """Return the prefixed name of an IRI, or the IRI itself if no prefix fits.

    The longest namespace wins, so that ``legal-eu:`` is not mistaken for ``legal:``.
    """
    best: tuple[int, str] | None = None
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and _PLAIN_LOCAL_NAME.fullmatch(iri, len(namespace)):
            best = max(best or (0, ""), (len(namespace), f"{prefix}:{iri[len(namespace) :]}"))
    return best[1] if best else iri


def __getattr__(name: str) -> Namespace:
    """Return a namespace of PREFIXES as an rdflib object, for example ``NG`` or ``EU_GDPR``."""
    prefix = name.lower().replace("_", "-")
    if name.isupper() and prefix in PREFIXES:
        # rdflib takes longer to import than everything else, and queries do not need it.
        from rdflib import Namespace

        return Namespace(PREFIXES[prefix])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
