"""Oxigraph's errors from evaluating a query or an update, as errors of noticegraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from noticegraph.errors import (
    InputError,
    InternalError,
    QuerySyntaxError,
    ServiceError,
    StoreError,
    UsageError,
)
from noticegraph.sparql_syntax import asked_services, surrogate_error

_SERVICE_STATUS = re.compile(r"Error (\d{3}) ")
_UNKNOWN_FUNCTION = re.compile(r".*custom function <(.*)>.*")
_MISSING_GRAPH = re.compile(r"The graph <(.*)> does not exist")
_EXISTING_GRAPH = re.compile(r"The graph <(.*)> already exists")


@contextmanager
def told_as(
    text: str,
    base_iri: str | None,
    syntax_error: Callable[[str, str | None, SyntaxError], Exception],
) -> Iterator[None]:
    """Raise Oxigraph's error about a query or an update as one that names the place in it."""
    try:
        yield
    except SyntaxError as error:
        raise syntax_error(text, base_iri, error) from error
    except UnicodeEncodeError as error:
        raise surrogate_error(text, error) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise evaluation_error(error, text) from error


def evaluation_error(error: Exception, text: str) -> InputError | InternalError | UsageError:
    """Return the error that says why a well-formed text could not be evaluated."""
    message = " ".join(str(error).split())
    if found := _UNKNOWN_FUNCTION.fullmatch(message):
        return QuerySyntaxError("unknown-function", function=found[1])
    if found := _MISSING_GRAPH.fullmatch(message):
        return UsageError("missing-graph", graph=found[1])
    if found := _EXISTING_GRAPH.fullmatch(message):
        return UsageError("existing-graph", graph=found[1])
    # Without SERVICE, a query over data in memory does not fail in these ways.
    if services := asked_services(text):
        return _service_error(error, message, services)
    if isinstance(error, OSError):
        return StoreError("store-unreadable", reason=message)
    return InternalError("evaluation", reason=message)


def _service_error(error: Exception, message: str, services: Sequence[str]) -> ServiceError:
    """Say which endpoint failed, but not what it sent: only the operator may see that."""
    named = [iri for iri in services if iri in message] or services
    endpoints = tuple(f"<{iri}>" for iri in dict.fromkeys(named))
    if status := _SERVICE_STATUS.match(message):
        return ServiceError("service-status", endpoints=endpoints, status=status[1])
    if "redirect" in message:
        return ServiceError("service-redirect", endpoints=endpoints)
    if isinstance(error, OSError):
        return ServiceError("service-unreachable", endpoints=endpoints)
    return ServiceError("service-answer", endpoints=endpoints)
