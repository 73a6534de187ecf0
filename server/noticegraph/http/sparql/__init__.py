"""The SPARQL protocols, the query page, and the descriptions of the endpoint."""
