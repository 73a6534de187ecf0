"""The description of the dataset at its well-known address.

https://www.w3.org/TR/void/#well-known
"""

from __future__ import annotations

from flask import url_for

from noticegraph.http.request.answers import current_site
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.hosts import own_address
from noticegraph.http.sparql.service_description import Addresses, describe_dataset
from noticegraph.media_types import GRAPH_FORMATS

blueprint = Subject("void")


@blueprint.address(
    "/.well-known/void",
    nl="De beschrijving van de dataset en zijn grafen (VoID).",
    formats=GRAPH_FORMATS,
    has_extensions=False,
)
def show_dataset(asked: Asked) -> bytes:
    """Describe the dataset and its graphs (VoID)."""
    return describe_dataset(current_site().dataset, endpoint_addresses(), asked.format.media_type)


def endpoint_addresses() -> Addresses:
    """Return the addresses of this server's SPARQL endpoint."""
    may_change = current_site().gate.token is not None
    return Addresses(
        query=own_address(url_for("sparql.query_by_get")),
        update=own_address(url_for("updates.update")) if may_change else None,
        void=own_address(url_for("void.show_dataset")),
    )
