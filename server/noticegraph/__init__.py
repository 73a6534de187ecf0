"""Privacy statements as an RDF knowledge graph with a SPARQL interface.

The modules are the interface (``noticegraph.dataset``, ``noticegraph.query``, …);
nothing is re-exported here, so that importing one of them loads no more than it needs.
"""
