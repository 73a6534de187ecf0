"""The requests of a protocol test, sent to a server; a failure shows what was sent and received.

Raw `http.client`, because bodies that are not UTF-8 and headers that are not there belong to the
tests. Nothing is sent that a test does not say, but Host, Content-Length, and the write token. How
the manifests are read where they leave it open:

- Before each test the server is emptied (DROP ALL), since some expect 201 for a graph that others
  make, too; then the data of the test are put into their graphs.
- /sparql/ stands for the addresses of queries and of updates alike. An update is what has no
  application/sparql-query in a test whose name speaks of an update: media types and parameters do
  not always tell, as some tests have wrong ones or none on purpose.
- /gsp stands for the graph store; what follows it in the path (direct graph identification) follows
  the server's own address, too. The authority www.example stands for the server's own.
- 4xx means that the server refused what the test is about: 401, 403, 404 and 429 would be about
  something else, and do not count.
- An expected Content-Type is compared without parameters, but a charset has to be UTF-8: that of
  Turtle is optional (Turtle, section 6).
- The value of Location is put for $LOCATION$ as it is, without percent-encoding.
"""

from __future__ import annotations

import http.client
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from protocol_manifests import HTS, STATUSES, Expected, ProtocolCase, Request
from sparql_results import equal_graphs, read_graph, read_solutions
from waiting import PATIENCE

BOOLEAN = ("application/sparql-results+xml", "application/sparql-results+json")
TABULAR = (*BOOLEAN, "text/csv", "text/tab-separated-values")
RDF = ("application/rdf+xml", "text/turtle", "application/n-triples")
FORMS = {"boolean": BOOLEAN, "tabular": TABULAR, "RDF": RDF}
MISSED = frozenset((401, 403, 404, 429))
"""Of 4xx, what says that a request did not come to what the test is about."""

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Server:
    """Where a server answers queries, updates and the Graph Store Protocol."""

    host: str
    port: int
    query: str
    update: str
    graphs: str
    token: str | None = None


@dataclass(frozen=True)
class Answer:
    """A response as it came."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def media_type(self) -> str | None:
        return self.headers.get_content_type() if "Content-Type" in self.headers else None


def run_case(case: ProtocolCase, server: Server) -> None:
    """Prepare a server for a test and send its requests, over one connection, in their order."""
    connection = http.client.HTTPConnection(server.host, server.port, timeout=PATIENCE)
    variables: dict[str, str] = {}
    try:
        _prepare(connection, server, case)
        for number, request in enumerate(case.requests, 1):
            path = _replace(_address(server, case, request), variables)
            text = request.body and _replace(request.body.text, variables)
            body = text.encode(request.body.encoding) if text and request.body else None
            headers = [*request.headers, *_authorization(server, path, request.method)]
            answer = _send(connection, request.method, path, headers, body)
            found = list(differences(request.expected, answer, variables))
            assert not found, (
                f"{case.name}, request {number} of {len(case.requests)}: {'; '.join(found)}\n"
                + _describe(request, path, body, answer)
            )
            if request.expected.location is not None:
                variables[request.expected.location] = answer.headers["Location"]
    finally:
        connection.close()


def _prepare(connection: http.client.HTTPConnection, server: Server, case: ProtocolCase) -> None:
    sent = [("POST", server.update, "application/sparql-update", b"DROP ALL")]
    for name, sources in case.data.items():
        assert name is not None, "data of the default graph are not expected"
        address = f"{server.graphs}?graph={quote(name, safe='')}"
        for source in sources:
            sent.append(("PUT", address, "application/n-triples", source.path.read_bytes()))
    for method, address, media_type, body in sent:
        headers = [("Content-Type", media_type), *_authorization(server, address, method)]
        answer = _send(connection, method, address, headers, body)
        assert 200 <= answer.status < 300, (
            f"{case.name} cannot be prepared: {method} {address} is answered {answer.status}\n"
            + _text(answer.body)
        )


def _address(server: Server, case: ProtocolCase, request: Request) -> str:
    """Return the server's own address for an address of the manifest."""
    if request.path.startswith("/gsp"):
        return server.graphs + request.path.removeprefix("/gsp")
    assert request.path.startswith("/sparql/"), request.path
    media_type = dict(request.headers).get("content-type")
    is_update = "update" in case.name.split("_") and media_type != "application/sparql-query"
    return (server.update if is_update else server.query) + request.path.removeprefix("/sparql/")


def _authorization(server: Server, path: str, method: str) -> Headers:
    """Return the write token for updates, and for what changes a graph."""
    writes = path.startswith(server.update) or (
        path.startswith(server.graphs) and method not in ("GET", "HEAD")
    )
    return [("Authorization", f"Bearer {server.token}")] if server.token and writes else []


def _replace(text: str, variables: Mapping[str, str]) -> str:
    for variable, value in variables.items():
        text = text.replace(variable, value)
    return text


def _send(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    headers: Headers,
    body: bytes | None,
) -> Answer:
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in headers:
        connection.putheader(name, value)
    if body is not None or method in ("POST", "PUT", "PATCH"):
        connection.putheader("Content-Length", str(len(body or b"")))
    connection.endheaders(body)
    response = connection.getresponse()
    return Answer(response.status, response.headers, response.read())


def differences(expected: Expected, answer: Answer, variables: Mapping[str, str]) -> Iterator[str]:
    """Yield in words what a response is that it should not be; variables have values by now."""
    if not any(answer.status in STATUSES[status] for status in expected.statuses):
        yield f"the status is {answer.status}"
        return
    if HTS.StatusCode4xx in expected.statuses and answer.status in MISSED:
        yield f"the status {answer.status} is not about what is tested"
    for name, value in expected.headers:
        assert name.lower() == "content-type", f"the header {name} is not compared yet"
        if answer.media_type != value.partition(";")[0].strip().lower():
            yield f"the Content-Type is {answer.headers['Content-Type']}"
        elif (answer.headers.get_content_charset() or "utf-8") != "utf-8":
            yield f"the charset is {answer.headers.get_content_charset()}"
    if expected.location is not None and not answer.headers["Location"]:
        yield "there is no Location"
    try:
        yield from _differences_of_content(expected, answer, variables)
    # A parser may fail in any way over what is not its format.
    except Exception as error:  # noqa: BLE001
        yield f"the content cannot be read: {type(error).__name__}: {error}"


def _differences_of_content(
    expected: Expected, answer: Answer, variables: Mapping[str, str]
) -> Iterator[str]:
    if expected.form is not None:
        known = FORMS[expected.form]
        if answer.media_type not in known:
            yield f"the Content-Type {answer.headers['Content-Type']} is none of {', '.join(known)}"
            return
        if expected.form == "RDF":
            read_graph(answer.body, answer.media_type)
        else:
            read = read_solutions(answer.body, answer.media_type)
            if isinstance(read, bool) != (expected.form == "boolean"):
                yield f"the content is not {expected.form}"
            elif expected.boolean is not None and read is not expected.boolean:
                yield f"the answer is {read}"
    if expected.body is not None:
        assert answer.media_type is not None
        wanted = _replace(expected.body.text, variables).encode("utf-8")
        graph = read_graph(answer.body, answer.media_type)
        if not equal_graphs(graph, read_graph(wanted, _media_type(expected))):
            yield "the graph is not the expected one"


def _media_type(expected: Expected) -> str:
    return dict(expected.headers)["content-type"].partition(";")[0]


def _describe(request: Request, path: str, body: bytes | None, answer: Answer) -> str:
    out = io.StringIO()
    out.write(f"\nrequest:\n  {request.method} {path}\n")
    for name, value in request.headers:
        out.write(f"  {name}: {value}\n")
    out.write(_indented(_text(body or b"")))
    expected = request.expected
    names = sorted(str(status).rpartition("#")[2] for status in expected.statuses)
    out.write(f"\nexpected:\n  status {' or '.join(names)}\n")
    for name, value in expected.headers:
        out.write(f"  {name}: {value}\n")
    for what, wanted in (
        ("format", expected.form),
        ("boolean", expected.boolean),
        ("Location for", expected.location),
    ):
        if wanted is not None:
            out.write(f"  {what} {wanted}\n")
    if expected.body is not None:
        out.write(_indented(expected.body.text))
    out.write(f"\nreceived:\n  status {answer.status}\n")
    for name, value in answer.headers.items():
        out.write(f"  {name}: {value}\n")
    out.write(_indented(_text(answer.body)))
    return out.getvalue()


def _text(body: bytes) -> str:
    """Return the beginning of a body for a reader; what is not UTF-8 is escaped."""
    return body[:4000].decode("utf-8", "backslashreplace")


def _indented(text: str) -> str:
    return "".join(f"  | {line}\n" for line in text.splitlines())
