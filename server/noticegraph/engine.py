"""Engines: one interface to a dataset, wherever it is.

There are three: a store in this process (``embedded``), readers in processes of their own
(``processes``) and another SPARQL 1.1 server (``remote``). The layers above do not need to know
which of them they use.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Asked = Callable[[], bool]
DefaultGraph = Literal["union", "own"]
"""What a query sees as its default graph: the merge of all graphs, or the unnamed graph."""


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query, the media type of its answer, and the dataset and base IRI of its request.

    ``default_graphs`` and ``named_graphs`` (IRIs), if there are any, are the whole dataset and
    override FROM and FROM NAMED (SPARQL 1.1 Protocol, 2.1.4).
    """

    text: str
    media_type: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base_iri: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """RDF as it was sent; in errors, ``name`` says where it came from."""

    data: bytes
    media_type: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Delta:
    """What a change removed and added: N-Quads, each once, and the names of graphs.

    One of ``removed`` or ``added`` is a line, or several with line breaks between.

    A graph without triples has a name but no lines.
    """

    removed: Collection[bytes]
    added: Collection[bytes]
    removed_graphs: frozenset[str] = frozenset()
    added_graphs: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.removed or self.added or self.removed_graphs or self.added_graphs)


NO_CHANGE = Delta((), ())


def join_deltas(deltas: Sequence[Delta]) -> Delta:
    """Return several changes, of different graphs, as one."""
    return Delta(
        [line for delta in deltas for line in delta.removed],
        [line for delta in deltas for line in delta.added],
        frozenset(name for delta in deltas for name in delta.removed_graphs),
        frozenset(name for delta in deltas for name in delta.added_graphs),
    )


class Engine(Protocol):
    """A dataset that can be queried and, if it is writable, changed.

    Engines derive from this class, and do what it says unless they say otherwise.

    ``query`` raises QuerySyntaxError with line and column, ForbiddenQueryError for SERVICE,
    QueryTooComplexError, UsageError for a graph name that is not an IRI or a media type that does
    not fit, LimitError. ``update`` and the other methods raise the same, and StoreError when a
    change cannot be stored: then nothing has changed. Graph names are absolute IRIs; None is the
    default graph.
    """

    default_graph: DefaultGraph
    is_built_in: bool = True
    """Whether this program evaluates the queries, or else another server."""

    def revision(self) -> str | None:
        """Return a text that differs after each change of the data; None if that is not known."""

    def query(self, request: QueryRequest, seconds: float | None = None) -> bytes:
        """Return the whole answer to a query.

        ``seconds`` is the time left for it; if the engine has a limit too, the smaller one counts.
        """

    def query_for(
        self,
        request: QueryRequest,
        seconds: float | None = None,
        *,
        gone: Asked | None = None,  # noqa: ARG002 - for engines that can stop a query
        may_take_long: Asked | None = None,  # noqa: ARG002
        is_urgent: bool = True,  # noqa: ARG002
    ) -> tuple[bytes, float]:
        """Answer a query as `query` does; also return the seconds of processor time that it took.

        These are 0 for an engine whose queries run elsewhere or whose time cannot be measured. An
        engine that can stop a query ends it with ClientGoneError when ``gone`` says that the client
        no longer waits, and with BusyError when it takes long and ``may_take_long`` says that there
        is no place for long queries. Where ``is_urgent`` is false it lets other queries go first.
        """
        return self.query(request, seconds), 0.0

    def update(
        self,
        text: str,
        *,
        using_graphs: Sequence[str] = (),
        using_named_graphs: Sequence[str] = (),
        base_iri: str | None = None,
    ) -> None:
        """Carry out an update request, all of it or nothing."""

    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""

    def read_graph(self, graph: str | None, media_type: str) -> bytes | None:
        """Return a graph, or None if there is none of that name."""

    def write_documents(
        self,
        graph: str | None,
        documents: Sequence[Document],
        *,
        replace: bool,
        base_iri: str | None = None,
    ) -> bool:
        """Replace a graph by the merge of documents, or add it; return whether the graph is new.

        Relative IRIs are resolved against ``base_iri``. Raises RDFSyntaxError for a document that
        cannot be parsed, with the document's name as its file.
        """

    def write_graph(
        self,
        graph: str | None,
        data: bytes,
        media_type: str,
        *,
        replace: bool,
        base_iri: str | None = None,
    ) -> bool:
        """Write one document, as `write_documents` does."""
        return self.write_documents(
            graph, [Document(data, media_type)], replace=replace, base_iri=base_iri
        )

    def delete_graph(self, graph: str | None) -> bool:
        """Delete a graph; return whether it existed."""
