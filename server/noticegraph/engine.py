"""What answers: the one shape of every place where a dataset lives.

Three things have it: a store in this process (``embedded``), readers in processes of their own
(``processes``) and another SPARQL 1.1 server (``remote``). Nothing above asks which of them it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Asked = Callable[[], bool]
DefaultGraph = Literal["union", "own"]
"""What a query sees as its default graph: the merge of all graphs, or the one without a name."""


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
    """RDF as it was sent; ``name`` stands in errors for where it is from."""

    data: bytes
    media_type: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Delta:
    """What a change took away and added: N-Quads, each once, and the names of graphs.

    A graph that exists without a triple has a name and no line.
    """

    removed: Collection[bytes]
    added: Collection[bytes]
    removed_graphs: frozenset[str] = frozenset()
    added_graphs: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.removed or self.added or self.removed_graphs or self.added_graphs)


class Engine(Protocol):
    """A dataset that can be asked and, where it allows that, changed.

    Engines are derived from it: what is written here is the same for all that do not say otherwise.

    ``query`` raises QuerySyntaxError with line and column, ForbiddenQueryError for SERVICE,
    QueryTooComplexError, UsageError for a graph name that is no IRI or a media type that does not
    fit, LimitError. ``update`` and the others raise the same, and StoreError when what they did
    cannot be kept: then nothing has changed. Graph names are absolute IRIs, None is the default
    graph.
    """

    default_graph: DefaultGraph

    def revision(self) -> str | None:
        """Return what changes with each change of the data; None where that cannot be known."""

    def query(self, request: QueryRequest, seconds: float | None = None) -> bytes:
        """Return the whole answer to a query.

        ``seconds`` is the time left for it; an engine with a limit of its own keeps the smaller.
        """

    def query_for(
        self,
        request: QueryRequest,
        seconds: float | None = None,
        *,
        gone: Asked | None = None,  # noqa: ARG002 - for engines that can stop a query
        may_take_long: Asked | None = None,  # noqa: ARG002
    ) -> tuple[bytes, float]:
        """Answer a query as `query` does; return the seconds of a processor that it took, too.

        An engine whose queries take nothing of this machine, or cannot be counted, returns 0 for
        them. One that can stop a query ends it with ClientGoneError when ``gone`` says that nobody
        waits for the answer, and with BusyError when it takes long and ``may_take_long`` says that
        there is no place for that.
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
        """Do an update request, all of it or nothing."""

    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs, in their order."""

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
        """Put the merge of documents in the place of a graph, or add it; return whether it is new.

        What is relative in them is relative to ``base_iri``. RDFSyntaxError for what is not the RDF
        that it should be, with the document's name as its file.
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
        """Delete a graph; return whether it was there."""
