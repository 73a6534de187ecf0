"""A statement as its rows see it: its graph, version and passages, and the ids of its nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rdflib import DCTERMS, RDF, SKOS, Graph, URIRef

from noticegraph.namespaces import DPV_BASE, NG, OA, PREFIXES, THINGS, shorten_iri

ROW_PREFIXES = PREFIXES | {"auth": THINGS + "authority/", "law": THINGS + "law/"}
"""The prefixes of CURIEs in cells: those of the project, and those of its acts and authorities."""

_LAW_OF_PLACE = re.compile(r"legal-([a-z]{2})")
_OF_PLACE = re.compile(re.escape(f"{DPV_BASE}/legal/") + r"([a-z]{2})#([A-Za-z0-9_-]+)")
_NAME = re.compile(r"([a-z][a-z-]*):([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)")
_ID = re.compile(r"(?:\.\./)?[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*")
OF_ITSELF = "."
"""The id of the statement's version."""


@dataclass(frozen=True)
class Statement:
    """The graph of one statement (its facts), and that of its passages."""

    facts: Graph
    passages: Graph
    version: URIRef
    assumed_language: str = "en"

    @cached_property
    def language(self) -> str:
        """The language of the text, `assumed_language` if the graph does not say."""
        return str(self.facts.value(self.version, DCTERMS.language) or self.assumed_language)

    @property
    def other_language(self) -> str:
        """The language of the translations of names."""
        return "en" if self.language == "nl" else "nl"

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """The passages by path, each with its start and end in code points."""
        found: dict[str, tuple[int, int]] = {}
        prefix = f"{self.version}/passage/"
        for passage, selector in self.passages.subject_objects(OA.hasSelector):
            if str(passage).startswith(prefix):
                start, end = (self.passages.value(selector, p) for p in (OA.start, OA.end))
                found[str(passage).removeprefix(prefix)] = int(str(start)), int(str(end))
        return found

    @cached_property
    def base(self) -> str:
        """The beginning of the statement's IRI, before its id: ours, or that of a workspace."""
        return f"{str(self.version).rpartition('/')[0]}/"

    def digests(self, paths: list[str]) -> list[str]:
        """Return the digests of the passages at some paths, sorted."""
        found = (self.passages.value(self.passage(path), NG.textDigest) for path in paths)
        return sorted({str(digest) for digest in found if digest is not None})

    def read_paths(self) -> set[str]:
        """Return the paths of the passages that are cited, or listed as stating no fact."""
        cited = {*self.facts.objects(None, NG.statedIn), *self.facts.subjects(NG.statesNoFact)}
        return {self.path_of(str(passage)) for passage in cited}

    def passage(self, path: str) -> URIRef:
        """Return the IRI of the passage at a path."""
        return URIRef(f"{self.version}/passage/{path}")

    def path_of(self, passage: str) -> str:
        """Return the path of a passage (an IRI)."""
        return passage.removeprefix(f"{self.version}/passage/")

    def iri(self, node_id: str) -> URIRef:
        """Return the IRI of the node with an id."""
        if node_id == OF_ITSELF:
            return self.version
        if node_id.startswith("../"):
            return URIRef(self.base + node_id.removeprefix("../"))
        return URIRef(f"{self.version}/{node_id}")

    def id_of(self, node: str) -> str:
        """Return the id of a node (an IRI): what `iri` takes."""
        if node == str(self.version):
            return OF_ITSELF
        own = node.removeprefix(f"{self.version}/")
        if own != node or not node.startswith(self.base):
            return own
        return f"../{node.removeprefix(self.base)}"

    def nodes(self) -> list[URIRef]:
        """Return the nodes that the facts describe, in the order of their IRIs."""
        return sorted({s for s in self.facts.subjects() if isinstance(s, URIRef)}, key=str)

    def name_of(self, node: URIRef, language: str) -> str:
        """Return a node's label in a language, or ""."""
        labels = list(self.facts.objects(node, SKOS.prefLabel))
        return next((str(o) for o in labels if getattr(o, "language", None) == language), "")


def find_version(passages: Graph) -> URIRef | None:
    """Return the version that passages belong to, or None if that is not one."""
    found = {v for v in passages.objects(None, OA.hasSource) if isinstance(v, URIRef)}
    return found.pop() if len(found) == 1 else None


def is_id(text: str) -> bool:
    """Tell whether a text can be the id of a node."""
    return text == OF_ITSELF or (
        _ID.fullmatch(text) is not None and not text.startswith(("agent/", "passage/", "./", "~"))
    )


def curie_to_iri(text: str) -> str | None:
    """Return the IRI of a CURIE with a known prefix, or None if it is not one.

    Each place of which DPV knows the law has a prefix: ``legal-fr``.
    """
    match = _NAME.fullmatch(text)
    if match is None:
        return None
    if match[1] in ROW_PREFIXES:
        return ROW_PREFIXES[match[1]] + match[2]
    place = _LAW_OF_PLACE.fullmatch(match[1])
    return f"{DPV_BASE}/legal/{place[1]}#{match[2]}" if place else None


@lru_cache(maxsize=8192)
def curie(iri: str) -> str:
    """Return the CURIE of an IRI, or the IRI itself if it has none."""
    place = _OF_PLACE.fullmatch(iri)
    return f"legal-{place[1]}:{place[2]}" if place else shorten_iri(iri, ROW_PREFIXES)


def types_of(graph: Graph, node: URIRef) -> set[str]:
    """Return the classes of a node as CURIEs."""
    return {curie(str(t)) for t in graph.objects(node, RDF.type)}


def no_fact_passages(graph: Graph) -> list[URIRef]:
    """Return the passages that are listed as stating no fact."""
    return sorted({s for s in graph.subjects(NG.statesNoFact) if isinstance(s, URIRef)}, key=str)
