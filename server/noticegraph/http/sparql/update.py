"""The update operation of the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/#update-operation · One request is one change, whole or not
at all. Who may make it is decided in `write_access`.
"""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from noticegraph.errors import QuerySyntaxError
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.arguments import Arguments, decode_text, form_arguments, url_arguments
from noticegraph.http.request.hosts import own_address

blueprint = Blueprint("updates", __name__)

_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-update"


@blueprint.post("/update")
def update() -> Response:
    """Do the update of a form or of a direct POST, and answer 204."""
    kind = request.mimetype
    charset = request.mimetype_params.get("charset", "utf-8")
    if kind not in (_FORM, _DIRECT) or charset.lower() not in ("utf-8", "utf8"):
        given = clip(request.content_type or "–")
        headers = {"Accept-Post": f"{_DIRECT}, {_FORM}"}
        raise Problem("update-media-type", given=given, headers=headers)
    body = request.get_data(cache=False)
    arguments = url_arguments()
    if kind == _FORM:
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
            raise Problem(
                "update-syntax",
                cause=error,
            ) from error
    return Response(status=204, headers={"Cache-Control": "no-store"})
