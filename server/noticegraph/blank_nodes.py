"""Labels of blank nodes that are the same in each reading of the same data."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Sequence

import pyoxigraph as ox


def number_blank_nodes(triples: Sequence[ox.Triple], data: bytes) -> list[ox.Triple]:
    """Label blank nodes by the data and by their order there, so that each reading labels them so.

    The parser's own labels are random, and what is said about a node would change with each run.
    """
    labels: dict[str, ox.BlankNode] = {}
    mark = hashlib.sha256(data.removeprefix(codecs.BOM_UTF8)).hexdigest()[:8]

    def label(node: ox.BlankNode) -> ox.BlankNode:
        return labels.setdefault(node.value, ox.BlankNode(f"b{mark}n{len(labels)}"))

    def relabel(triple: ox.Triple) -> ox.Triple:
        subject, predicate, value = triple
        if isinstance(subject, ox.BlankNode):
            subject = label(subject)
        if isinstance(value, ox.BlankNode):
            value = label(value)
        return ox.Triple(subject, predicate, value)

    return [relabel(t) if _has_blank_node(t) else t for t in triples]


def may_have_blank_nodes(ntriples: bytes) -> bool:
    """Tell whether there may be blank nodes: what looks like one may stand in a literal."""
    # Most have none, which one search tells.
    return b"_:" in ntriples and (
        ntriples.startswith(b"_:") or b"\n_:" in ntriples or b"> _:" in ntriples
    )


def _has_blank_node(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode)
