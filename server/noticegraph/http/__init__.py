"""The web application: the only code that knows Flask.

============ ===================================================================================
``openapi``  the addresses as an OpenAPI document
``sparql``   the SPARQL protocols, the query page, the descriptions of the endpoint
``views``    the pages and their data, one module a subject
``tables``   tables as an address asks for them, on pages and as downloads
``server``   what stands before Flask: sockets, waitress, plain queries, the answer cache
``request``  what a request asks for, and from an answer to its bytes
``graph``    what pages read from the graph; no Flask
``frame``    what surrounds each page and answer: layout, headers, scripts, problems
``words``    the words of pages and refusals in each language; no Flask
============ ===================================================================================
"""

from noticegraph.http.application import KEPT_BYTES, VALIDATION, create_app

__all__ = ["KEPT_BYTES", "VALIDATION", "create_app"]
