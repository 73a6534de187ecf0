"""The SPARQL 1.1 Graph Store HTTP Protocol, at /graphs.

https://www.w3.org/TR/sparql11-http-rdf-update/ · A graph is named by ?graph=IRI or by ?default, or
its IRI is the address itself (/graphs/…). Anyone may read; `write_access` decides who may write.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from flask import Response, request, url_for

from noticegraph.engine import Document
from noticegraph.errors import RDFSyntaxError
from noticegraph.http.frame.addresses import own_address, own_iri
from noticegraph.http.frame.problems import Problem, clip
from noticegraph.http.request.answers import answer_bytes, choose_format, current_site, unchanged
from noticegraph.http.request.declarations import STRING, URI, Argument, Cost, Schema, Segment
from noticegraph.http.request.dispatch import Asked, Subject, View
from noticegraph.http.request.multipart import read_parts
from noticegraph.http.request.preconditions import matches, sent_etags
from noticegraph.loading import MEDIA_TYPES
from noticegraph.media_types import (
    GRAPH_FORMATS,
    N_TRIPLES,
    PLAIN_N_TRIPLES,
    TURTLE,
    present_media_type,
)
from noticegraph.namespaces import PREFIXES, is_absolute_iri
from noticegraph.turtle import convert_graph

blueprint = Subject("graph_store")

_READ = tuple(entry.media_type for entry in GRAPH_FORMATS)
_MULTIPART = "multipart/form-data"
_ANY_FILE = ("", "application/octet-stream", "text/plain")


def _example_graph() -> str:
    graphs = current_site().dataset.graphs
    return graphs[0].iri if graphs else ""


_NAMED = (
    Argument("graph", "The IRI of a graph.", schema=URI, example=_example_graph),
    Argument(
        "default",
        "The default graph; has no value, and excludes graph. This is the store's own default "
        "graph, which may be empty even if queries see the union of all graphs.",
        schema={"type": "string", "maxLength": 0},
        values=lambda: ("",),
        refusal="argument-without-value",
    ),
)
_OWN = Segment("path", example=lambda: "example")
_BODIES: Mapping[str, Schema] = {
    **{f.media_type: {"schema": STRING} for f in GRAPH_FORMATS},
    _MULTIPART: {
        "schema": {
            "type": "object",
            "description": "Parts with any names, each a graph with its own Content-Type.",
            "properties": {"graph": STRING},
            "required": ["graph"],
            "additionalProperties": False,
        },
        "encoding": {"graph": {"contentType": "text/turtle"}},
    },
}


def _graphs(**declared: Any) -> Callable[[View], View]:
    """Declare both addresses of a method: a graph named by an argument, and one of this server."""
    shared = {"is_open": True, "has_own_validator": True, "has_extensions": False, **declared}
    by_argument = blueprint.address("/graphs", arguments=_NAMED, **shared)
    own = blueprint.address("/graphs/<path:path>", segment=_OWN, **shared)
    return lambda view: by_argument(own(view))


@_graphs(
    nl="Een graaf in de vorm die Accept of `?format=` noemt; HEAD geeft alleen de koppen.",
    formats=GRAPH_FORMATS,
    statuses=(404,),
)
def read(asked: Asked) -> Response:
    """Return a graph in the format that Accept or `?format=` names; HEAD returns only headers."""
    graph = _named_graph(asked)
    chosen = choose_format(asked.arguments, GRAPH_FORMATS)
    found = _read(graph)
    if found is None:
        raise Problem("unknown-graph", name=clip(graph or ""))
    etag = _etag(found, chosen.media_type)
    if etag and (answer := unchanged(etag)):
        return answer
    body = found if chosen.name == N_TRIPLES.name else convert_graph(found, chosen.media_type)
    return answer_bytes(body, chosen.media_type, etag)


@_graphs(
    nl="Vervang een graaf door die in de inhoud, of maak hem: 201 als hij nieuw is, anders 204.",
    method="PUT",
    cost=Cost.CHANGE,
    statuses=(201, 412, 413, 415),
    bodies=_BODIES,
)
def replace(asked: Asked) -> Response:
    """Replace a graph by the one in the body, or create it: 201 if it is new, else 204."""
    return _write(_named_graph(asked), replace=True)


@_graphs(
    nl="Voeg triples toe aan een graaf; maak er zonder naam een, met de IRI in Location.",
    method="POST",
    cost=Cost.CHANGE,
    statuses=(201, 412, 413, 415),
    bodies=_BODIES,
)
def add(asked: Asked) -> Response:
    """Add triples to a graph; without a name, create a graph, whose IRI is in Location."""
    if asked.name or asked.arguments.names():
        return _write(_named_graph(asked), replace=False)
    name = own_address(url_for("graph_store.read", path=str(uuid.uuid4())))
    answer = _write(name, replace=False)
    answer.headers["Location"] = name
    return answer


@_graphs(
    nl="Verwijder een graaf; 404 als hij er niet is. De standaardgraaf wordt geleegd.",
    method="DELETE",
    cost=Cost.CHANGE,
    statuses=(404, 412),
)
def delete(asked: Asked) -> Response:
    """Delete a graph; 404 if it does not exist. The default graph is emptied."""
    graph = _named_graph(asked)
    with current_site().endpoint.change() as engine:
        _check_preconditions(graph)
        if not engine.delete_graph(graph):
            raise Problem("unknown-graph", name=clip(graph or ""))
    return Response(status=204, headers={"Cache-Control": "no-store"})


def _named_graph(asked: Asked) -> str | None:
    """Return the IRI of the request's graph, or None for the default graph."""
    arguments = asked.arguments
    if asked.name:
        if "graph" in arguments or "default" in arguments:
            raise Problem("two-graphs")
        return own_iri()
    name = arguments.one("graph")
    if name is not None and "default" in arguments:
        raise Problem("two-graphs")
    if name is None:
        if "default" not in arguments:
            raise Problem("which-graph")
        return None
    if not is_absolute_iri(name):
        raise Problem("graph-name", name=clip(name))
    return name


def _read(graph: str | None) -> bytes | None:
    return current_site().dataset.engine.read_graph(graph, N_TRIPLES.media_type)


def _etag(ntriples: bytes, media_type: str) -> str | None:
    """Return a validator for a graph; None if its blank nodes get new labels each time."""
    if current_site().dataset.engine.revision() is None:
        return None
    lines = b"\n".join(sorted(ntriples.split(b"\n")))
    return hashlib.sha256(media_type.encode() + b"\n" + lines).hexdigest()[:32]


def _check_preconditions(graph: str | None) -> None:
    """Raise Problem 412 if If-Match or If-None-Match does not hold (RFC 9110, 13.1).

    Problem 400 if one of them is malformed.
    """
    wanted, unwanted = sent_etags("If-Match"), sent_etags("If-None-Match")
    if wanted is None and unwanted is None:
        return
    found = _read(graph)
    known = (*_READ, PLAIN_N_TRIPLES.media_type)
    etags = [] if found is None else [e for name in known if (e := _etag(found, name))]
    if wanted is not None and not (
        (wanted.star_tag and found is not None) or any(matches(wanted, e) for e in etags)
    ):
        raise Problem("precondition")
    if unwanted is not None and (
        (unwanted.star_tag and found is not None)
        or any(matches(unwanted, e, weakly=True) for e in etags)
    ):
        raise Problem("precondition")


def _write(graph: str | None, *, replace: bool) -> Response:
    documents = _documents()
    with current_site().endpoint.change() as engine:
        _check_preconditions(graph)
        try:
            created = engine.write_documents(graph, documents, replace=replace, base_iri=graph)
        except RDFSyntaxError as error:
            raise Problem("data-syntax", cause=_of_part(error)) from error
    return Response(status=201 if created else 204, headers={"Cache-Control": "no-store"})


def _of_part(error: RDFSyntaxError) -> RDFSyntaxError:
    """Return an error in a part of a form as one that names the part."""
    if error.file is None:
        return error
    return RDFSyntaxError(
        "broken-part", number=error.file, cause=error, line=error.line, column=error.column
    )


def _documents() -> list[Document]:
    """Return the body, or the parts of a form, which become one graph. Does not parse them.

    The prefixes of a part may have been declared in another one, so known ones count.
    """
    if request.mimetype != _MULTIPART:
        charset = request.mimetype_params.get("charset", "utf-8")
        media_type = _media_type(request.mimetype, request.content_type, charset)
        return [Document(request.get_data(cache=False), media_type)]
    boundary = request.mimetype_params.get("boundary", "")
    documents = []
    for number, (part, data) in enumerate(read_parts(request.get_data(cache=False), boundary), 1):
        given = part.get_content_type() if "Content-Type" in part else ""
        file = part.get_filename() or ""
        # For a generic media type, such as curl -F sends, the file's extension decides.
        found = MEDIA_TYPES.get(PurePosixPath(file).suffix.lower()) if given in _ANY_FILE else None
        charset = str(part.get_param("charset", "utf-8"))
        media_type = _media_type(found or given, f"{given or '–'} {file}".rstrip(), charset)
        head = _known_prefixes(data) if media_type == TURTLE.media_type else b""
        documents.append(Document(head + data, media_type, str(number)))
    return documents


def _known_prefixes(turtle: bytes) -> bytes:
    """Return declarations of the known prefixes that are used but not declared anywhere."""
    declarations = []
    for name, namespace in PREFIXES.items():
        used = f"{name}:".encode()
        if used in turtle and not re.search(rb"[Pp][Rr][Ee][Ff][Ii][Xx]\s+" + used, turtle):
            declarations.append(f"PREFIX {name}: <{namespace}> ")
    return "".join(declarations).encode()


def _media_type(name: str, given: str | None, charset: str) -> str:
    name = present_media_type(name)
    if name not in _READ or charset.lower() not in ("utf-8", "utf8"):
        raise Problem("data-media-type", given=clip(given or "–"), choices=_READ)
    return name
