"""The manifests of the SPARQL 1.1 Protocol and the Graph Store Protocol, read into requests.

The vocabularies are those of HTTP in RDF (https://www.w3.org/TR/HTTP-in-RDF10/), content in RDF
(https://www.w3.org/TR/Content-in-RDF10/) and the suite's own for what is expected. What a manifest
says and this reader does not know is an error, never left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node
from sparql_manifests import (
    BASE,
    MF,
    SUITE,
    UT,
    Dataset,
    Source,
    described_dataset,
    entries,
    know,
)

HT = Namespace("http://www.w3.org/2011/http#")
HTS = Namespace("http://www.w3.org/2011/http-statusCodes#")
CNT = Namespace("http://www.w3.org/2011/content#")
DAWGT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#")

STATUSES = {
    HTS.OK: range(200, 201),
    HTS.Created: range(201, 202),
    HTS.NoContent: range(204, 205),
    HTS.NotFound: range(404, 405),
    HTS.StatusCode2xx: range(200, 300),
    HTS.StatusCode3xx: range(300, 400),
    HTS.StatusCode4xx: range(400, 500),
}
_FEATURES = {
    MF.DirectGraphIdentification,
    MF.IndirectGraphIdentification,
    MF.POSTGraphCreation,
}
_TEST = {
    RDF.type,
    MF.name,
    MF.action,
    MF.requires,
    UT.graphData,
    DAWGT.approval,
    DAWGT.approvedBy,
}
_CONNECTION = {RDF.type, HT.connectionAuthority, HT.requests}
_REQUEST = {
    RDF.type,
    HT.absolutePath,
    HT.body,
    HT.headers,
    HT.httpVersion,
    HT.methodName,
    HT.resp,
}
_RESPONSE = {
    RDF.type,
    HT.body,
    HT.headers,
    MF.expectedBoolean,
    MF.expectedFormat,
    MF.expectedLocation,
    MF.expectedStatus,
}


@dataclass(frozen=True)
class Body:
    """Text, and the encoding in which it is sent."""

    text: str
    encoding: str


@dataclass(frozen=True)
class Expected:
    """What the response has to be, as far as the manifest says."""

    statuses: frozenset[URIRef]
    headers: tuple[tuple[str, str], ...]
    body: Body | None
    boolean: bool | None
    form: str | None
    """One of boolean, tabular and RDF."""
    location: str | None
    """The variable that stands for the Location in what follows."""


@dataclass(frozen=True)
class Request:
    """One request of a test, with its expected response."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: Body | None
    expected: Expected


@dataclass(frozen=True)
class ProtocolCase:
    """A test: the data that are there before, and requests one after the other."""

    name: str
    kind: str
    data: Dataset
    requests: tuple[Request, ...]


def protocol_cases(manifest: str) -> list[ProtocolCase]:
    """Return the cases of a manifest in their order; [] without ../shared."""
    found = entries(Source(BASE + manifest)) if SUITE.is_dir() else ()
    return [_case(graph, entry) for graph, entry in found]


def _case(graph: Graph, entry: Node) -> ProtocolCase:
    know(graph, entry, _TEST)
    unknown = set(graph.objects(entry, MF.requires)) - _FEATURES
    assert not unknown, f"{entry} requires something new: {sorted(unknown)}"
    kind = str(graph.value(entry, RDF.type, any=False)).removeprefix(str(MF))
    assert kind in ("ProtocolTest", "GraphStoreProtocolTest"), f"{entry} is a {kind}"
    connection = graph.value(entry, MF.action, any=False)
    know(graph, connection, _CONNECTION)
    (listed,) = graph.objects(connection, HT.requests)
    requests = tuple(_request(graph, node) for node in graph.items(listed))
    assert requests, f"{entry} has no request"
    name = str(entry).rpartition("#")[2]
    return ProtocolCase(name, kind, described_dataset(graph, entry), requests)


def _request(graph: Graph, node: Node) -> Request:
    know(graph, node, _REQUEST)
    assert str(graph.value(node, HT.httpVersion, any=False)) == "1.1"
    return Request(
        str(graph.value(node, HT.methodName, any=False)),
        str(graph.value(node, HT.absolutePath, any=False)),
        _headers(graph, node),
        _body(graph, node),
        _expected(graph, graph.value(node, HT.resp, any=False)),
    )


def _expected(graph: Graph, node: Node | None) -> Expected:
    assert node is not None, "a request has no expected response"
    know(graph, node, _RESPONSE)
    statuses = frozenset(graph.objects(node, MF.expectedStatus))
    assert statuses, "no status is expected"
    assert statuses <= STATUSES.keys(), f"the manifest has a new status: {sorted(statuses)}"
    boolean = graph.value(node, MF.expectedBoolean, any=False)
    form = graph.value(node, MF.expectedFormat, any=False)
    location = graph.value(node, MF.expectedLocation, any=False)
    return Expected(
        statuses,
        _headers(graph, node),
        _body(graph, node),
        bool(boolean.toPython()) if isinstance(boolean, Literal) else None,
        None if form is None else str(form),
        None if location is None else str(location),
    )


def _headers(graph: Graph, node: Node) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            str(graph.value(header, HT.fieldName, any=False)),
            str(graph.value(header, HT.fieldValue, any=False)),
        )
        for listed in graph.objects(node, HT.headers)
        for header in graph.items(listed)
    )


def _body(graph: Graph, node: Node) -> Body | None:
    body = graph.value(node, HT.body, any=False)
    if body is None:
        return None
    return Body(
        str(graph.value(body, CNT.chars, any=False)),
        str(graph.value(body, CNT.characterEncoding, any=False)),
    )
