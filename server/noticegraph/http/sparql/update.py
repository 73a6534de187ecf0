"""The update operation of the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/#update-operation · One request is one change, made
completely or not at all. `write_access` decides who may make it.
"""

from __future__ import annotations

from flask import Response, request, url_for

from noticegraph.errors import QuerySyntaxError
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.arguments import Arguments, decode_text, form_arguments
from noticegraph.http.request.declarations import FORM, URI, Argument, Cost, operation_bodies
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.request.hosts import own_address

blueprint = Subject("updates")

_DIRECT = "application/sparql-update"


@blueprint.address(
    "/update",
    nl="Voer de update in de inhoud uit, als formulier of als de tekst zelf, en antwoord 204.",
    method="POST",
    cost=Cost.CHANGE,
    arguments=(
        Argument("using-graph-uri", "A graph to match in.", schema=URI, many=True),
        Argument("using-named-graph-uri", "A named graph to match in.", schema=URI, many=True),
    ),
    statuses=(413, 415),
    bodies=operation_bodies(_DIRECT, "update", ("using-graph-uri", "using-named-graph-uri")),
    is_open=True,
)
def update(asked: Asked) -> Response:
    """Carry out the update in the body, as a form or as the text itself, and answer 204."""
    kind = request.mimetype
    charset = request.mimetype_params.get("charset", "utf-8")
    if kind not in (FORM, _DIRECT) or charset.lower() not in ("utf-8", "utf8"):
        given = clip(request.content_type or "–")
        headers = {"Accept-Post": f"{_DIRECT}, {FORM}"}
        raise Problem("update-media-type", given=given, headers=headers)
    body = request.get_data(cache=False)
    arguments = asked.arguments
    if kind == FORM:
        arguments = arguments + form_arguments(body)
    else:
        if "update" in arguments:
            raise Problem("two-updates", names=("update", "body"))
        sent = decode_text(body, "body").removeprefix("\ufeff")
        arguments = arguments + Arguments([("update", sent)])
    if "query" in arguments:
        raise Problem("two-updates", names=("query", "update"))
    text = arguments.one("update")
    if text is None:
        raise Problem("missing-update")
    with current_site().endpoint.change() as engine:
        try:
            engine.update(
                text,
                using_graphs=arguments.all("using-graph-uri"),
                using_named_graphs=arguments.all("using-named-graph-uri"),
                base_iri=own_address(url_for("updates.update")),
            )
        except QuerySyntaxError as error:
            raise Problem("update-syntax", cause=error) from error
    return Response(status=204, headers={"Cache-Control": "no-store"})
