"""The web application: the only code that knows Flask.

============ ===================================================================================
``openapi``  the addresses as an OpenAPI document
``sparql``   the SPARQL protocols, the query page, the descriptions of the endpoint
``views``    the pages and their data, one module per subject
``tables``   tables, filtered and sorted by the address, on pages and as downloads
``server``   what is in front of Flask: sockets, waitress, plain queries, the answer cache
``request``  reading requests, and writing answers as bytes
``graph``    what pages read from the graph; independent of Flask
``frame``    what every page or answer needs: layout, headers, scripts, problems
``words``    the words of pages and problems in each language; independent of Flask
============ ===================================================================================
"""

from noticegraph.http.application import KEPT_BYTES, VALIDATION, create_app, take_up

__all__ = ["KEPT_BYTES", "VALIDATION", "create_app", "take_up"]
