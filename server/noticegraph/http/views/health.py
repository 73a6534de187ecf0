"""Whether the server is there, and whether it can answer: for whatever watches over it."""

from __future__ import annotations

import json
import logging

from flask import Blueprint, Response

from noticegraph.errors import NoticegraphError
from noticegraph.http.frame.problems import Problem
from noticegraph.http.request.answers import answer_bytes, current_site
from noticegraph.media_types import JSON
from noticegraph.query import evaluate_query

blueprint = Blueprint("health", __name__)
_log = logging.getLogger("noticegraph.http")


@blueprint.get("/healthz")
def is_there() -> Response:
    """Answer 200: the server takes requests."""
    return _status("ok")


@blueprint.get("/readyz")
def can_answer() -> Response:
    """Answer 200 when a query over the data is answered, else 503."""
    try:
        found = evaluate_query(current_site().dataset, "ASK {}", JSON.media_type)
        ready = bool(json.loads(found)["boolean"])
    except NoticegraphError as error:
        _log.error("not ready: %s", error)
        raise Problem("store") from error
    if not ready:
        raise Problem("store")
    return _status("ready")


def _status(word: str) -> Response:
    return answer_bytes(json.dumps({"status": word}).encode() + b"\n", "application/json", None)
