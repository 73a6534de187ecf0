"""What Oxigraph says when it cannot evaluate a text, as errors of this project."""

from __future__ import annotations

import re
from collections.abc import Sequence

from noticegraph.errors import (
    InputError,
    InternalError,
    QuerySyntaxError,
    ServiceError,
    StoreError,
    UsageError,
)
from noticegraph.sparql_syntax import asked_services

_SERVICE_STATUS = re.compile(r"Error (\d{3}) ")
_NO_GRAPH = re.compile(r"The graph <(.*)> (does not exist|already exists)")


def evaluation_error(error: Exception, text: str) -> InputError | InternalError | UsageError:
    """Say why a text that is well formed could not be evaluated."""
    message = " ".join(str(error).split())
    if "custom function" in message:
        return QuerySyntaxError(
            message[:1].lower() + message[1:], hint="use the functions of SPARQL 1.1"
        )
    if missing := _NO_GRAPH.fullmatch(message):
        return UsageError(
            f"the graph <{missing[1]}> {missing[2]}", hint="write SILENT to go on all the same"
        )
    # What is asked of memory fails in none of these ways.
    if services := asked_services(text):
        return _service_error(error, message, services)
    if isinstance(error, OSError):
        return StoreError(f"the store cannot be read: {message}", hint="load the store anew")
    return InternalError(f"the text could not be evaluated: {message}", hint="please report this")


def _service_error(error: Exception, message: str, services: Sequence[str]) -> ServiceError:
    """Say which endpoint failed, and not what it sent: that may be meant for the operator alone."""
    named = [iri for iri in services if iri in message] or services
    which = " or ".join(f"<{iri}>" for iri in dict.fromkeys(named))
    if status := _SERVICE_STATUS.match(message):
        why = f"answered with status {status[1]}"
    elif "redirect" in message:
        why = "redirects, which is not followed"
    elif isinstance(error, OSError):
        why = "cannot be reached, or breaks off"
    else:
        why = "sent what is no SPARQL result in XML, JSON or TSV"
    return ServiceError(
        f"the endpoint {which} {why}", hint="ask it yourself, or go on without it: SERVICE SILENT"
    )
