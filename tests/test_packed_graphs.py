"""A packed graph is what went in, also as N-Quads (https://www.w3.org/TR/n-quads/)."""

from __future__ import annotations

import pyoxigraph as ox

from noticegraph.packed_graphs import PackedGraph

# What looks like the end of a line stands in literals, too.
NTRIPLES = (
    rb'<x:a> <x:p> "it ends . \n<x:b> <x:q> <x:c> ." .' + b"\n"
    rb'<x:a> <x:p> " .\\n"@en .' + b"\n"
    b"_:n0 <x:p> <x:g> .\n"
)


def test_a_graph_is_unpacked_as_it_was() -> None:
    assert PackedGraph.of("x:g", "", NTRIPLES).ntriples == NTRIPLES


def test_each_triple_is_a_quad_of_the_graph() -> None:
    name = ox.NamedNode("x:g")
    triples = [quad.triple for quad in ox.parse(NTRIPLES, format=ox.RdfFormat.N_TRIPLES)]
    quads = list(ox.parse(PackedGraph.of("x:g", "", NTRIPLES).lines, format=ox.RdfFormat.N_QUADS))
    assert quads == [ox.Quad(*triple, name) for triple in triples]
