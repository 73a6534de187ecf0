"""The description of the dataset at its well-known address.

https://www.w3.org/TR/void/#well-known
"""

from __future__ import annotations

from flask import Blueprint, Response, url_for

from noticegraph.http.request.answers import (
    answer_bytes,
    choose_format,
    current_site,
    make_etag,
    unchanged,
)
from noticegraph.http.request.arguments import url_arguments
from noticegraph.http.request.hosts import own_address
from noticegraph.http.sparql.service_description import Addresses, describe_dataset
from noticegraph.media_types import GRAPH_FORMATS, TURTLE

blueprint = Blueprint("void", __name__)


@blueprint.get("/.well-known/void")
def show_dataset() -> Response:
    """Describe the dataset, in a format of graphs."""
    formats = (TURTLE, *(entry for entry in GRAPH_FORMATS if entry != TURTLE))
    chosen = choose_format(url_arguments(), formats)
    addresses = endpoint_addresses()
    etag = make_etag("void", chosen.media_type, addresses.query)
    if answer := unchanged(etag, chosen.media_type):
        return answer
    body = describe_dataset(current_site().dataset, addresses, chosen.media_type)
    return answer_bytes(body, chosen.media_type, etag)


def endpoint_addresses() -> Addresses:
    """Return the addresses of this server's endpoint."""
    may_change = current_site().gate.token is not None
    return Addresses(
        query=own_address(url_for("sparql.query_by_get")),
        update=own_address(url_for("updates.update")) if may_change else None,
        void=own_address(url_for("void.show_dataset")),
    )
