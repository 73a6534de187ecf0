"""Whether the server is running and whether it can answer queries, for monitoring."""

from __future__ import annotations

import json
import logging

from flask import Response

from noticegraph.errors import NoticegraphError
from noticegraph.http.frame.problems import Problem
from noticegraph.http.request.answers import answer_bytes, current_site
from noticegraph.http.request.declarations import Cost, object_schema
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.media_types import JSON, PLAIN_JSON
from noticegraph.query import evaluate_query

_LATER = {"Retry-After": "2"}
blueprint = Subject("health")
_log = logging.getLogger("noticegraph.http")


@blueprint.address(
    "/healthz",
    nl="200 zolang de server verzoeken aanneemt.",
    cost=Cost.NOTHING,
    formats=(PLAIN_JSON,),
    has_own_validator=True,
    json=object_schema(status={"const": "ok"}),
)
def is_there(_: Asked) -> Response:
    """Answer 200 as long as the server accepts requests."""
    return _status("ok")


@blueprint.address(
    "/readyz",
    nl="200 als een query over de data kan worden beantwoord, anders 503.",
    formats=(PLAIN_JSON,),
    has_own_validator=True,
    json=object_schema(status={"const": "ready"}),
)
def can_answer(_: Asked) -> Response:
    """Answer 200 if a query over the data can be answered, else 503."""
    try:
        found = evaluate_query(current_site().dataset, "ASK {}", JSON.media_type)
        ready = bool(json.loads(found)["boolean"])
    except NoticegraphError as error:
        _log.error("not ready: %s", error)
        raise Problem("store", headers=_LATER) from error
    if not ready:
        raise Problem("store", headers=_LATER)
    return _status("ready")


def _status(word: str) -> Response:
    return answer_bytes(json.dumps({"status": word}).encode() + b"\n", "application/json", None)
