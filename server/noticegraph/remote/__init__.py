"""The dataset on another machine: an engine over a SPARQL 1.1 server.

SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), Graph Store HTTP Protocol
(https://www.w3.org/TR/sparql11-http-rdf-update/). `addresses` has the server's addresses and
credentials, `transport` makes requests with limits, `answers` checks and rewrites the answers,
`completeness` judges whether an answer is complete, `loading` turns data into triples and updates,
and `engine` puts them together. Not responsible for what a query may say (``query``).
"""

from noticegraph.remote.addresses import Credentials, RemoteAddresses
from noticegraph.remote.engine import RemoteEngine
from noticegraph.remote.transport import RemoteLimits

__all__ = ["Credentials", "RemoteAddresses", "RemoteEngine", "RemoteLimits"]
