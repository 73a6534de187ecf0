"""The engine over a remote SPARQL 1.1 server: the same dataset, on another machine."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from noticegraph.deep_stack import run_on_deep_stack
from noticegraph.engine import DefaultGraph, Document, Engine, QueryRequest
from noticegraph.errors import RemoteAnswerError, RemoteDatasetError, UsageError
from noticegraph.remote import answers, completeness, loading
from noticegraph.remote.addresses import RemoteAddresses
from noticegraph.remote.loading import DEFAULT_GRAPH_CONTENT, MERGED, SERVER_MARK, graph_term
from noticegraph.remote.transport import RemoteLimits, Transport
from noticegraph.sparql_syntax import (
    QueryForm,
    check_query,
    check_update,
    query_form,
    refuse_query,
    refuse_update,
)
from noticegraph.sparql_text import tokens

_log = logging.getLogger("noticegraph.remote")
_Dataset = Mapping[str, str | Sequence[str]]
_OWN_DATASET = {"USING", "WITH"}


class RemoteEngine(Engine):
    """Queries, updates and graphs of a SPARQL 1.1 server, with the interface of other engines.

    The default graph is the union of all named graphs, as a set of triples, whatever the server's
    own default graph is: see `loading`. If nothing was loaded through noticegraph, the server's own
    default graph is queried; `connect` refuses one that is not that union.

    Nothing is sent before the first call, and connections are opened late, so an engine may cross a
    fork before its first request. Raises RemoteError and its subclasses, RemoteTimeoutError,
    BusyError and LimitError (for answers that are too large); UsageError for a graph name that is
    not an absolute IRI. The outcome of a failed update is unknown; repeat the load to repair it.
    """

    is_built_in = False

    default_graph: DefaultGraph = "union"

    def __init__(self, addresses: RemoteAddresses, limits: RemoteLimits | None = None) -> None:
        self.addresses = addresses
        self._limits = limits or RemoteLimits()
        self._transport = Transport(addresses, self._limits)
        self._merged = False
        self._is_virtuoso: bool | None = None

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def revision(self) -> str | None:
        """Return None: others write to the server too, so no answer may be cached."""
        return None

    def connect(self) -> None:
        """Check the server's default graph. Raises RemoteDatasetError if it is not the union.

        The server reads each triple once, which takes seconds for a million, so the time limit is
        that of an update.
        """
        if self._keeps_merged():
            self._check_merged()
        elif self.graph_names():
            self._check_own_default_graph()

    def query(self, request: QueryRequest, seconds: float | None = None) -> bytes:
        """Evaluate a query and return its whole answer.

        Several default graphs are merged by the server: a triple that is in two of them may count
        twice. All requests that the query needs share its time.
        """
        limit = self._limits.query_seconds
        deadline = time.monotonic() + (limit if seconds is None else min(seconds, limit))
        text, base_iri, media_type = request.text, request.base_iri, request.media_type
        run_on_deep_stack(lambda: _refuse_query(text, base_iri))
        form = query_form(text)
        answers.require_format(form, media_type)
        dataset = self._dataset(
            text,
            request.default_graphs,
            request.named_graphs,
            "default-graph-uri",
            "named-graph-uri",
            deadline=deadline,
        )
        full_text = _with_base(text, base_iri)
        fields = {"query": full_text, **dataset}
        if form in (QueryForm.SELECT, QueryForm.ASK):
            response = self._transport.post_form(
                "query", fields, answers.RESULTS_ACCEPT, deadline=deadline
            )
            return answers.serialise_results(response, form, media_type)
        if self._cuts_silently(deadline):
            self._require_all_solutions(full_text, form, dataset, deadline)
        response = self._transport.post_form(
            "query", fields, answers.GRAPH_ACCEPT, deadline=deadline
        )
        return answers.serialise_graph(answers.read_graph(response), media_type)

    def update(
        self,
        text: str,
        *,
        using_graphs: Sequence[str] = (),
        using_named_graphs: Sequence[str] = (),
        base_iri: str | None = None,
    ) -> None:
        """Carry out an update, then make the union of all graphs again (a second request).

        Patterns outside GRAPH are matched against the union, unless the update says otherwise.
        """
        self._require_update()
        run_on_deep_stack(lambda: _refuse_update(text, base_iri))
        words = _words(text)
        dataset: _Dataset = {}
        # Without a pattern there is nothing to match, and Virtuoso would insert into the union.
        if using_graphs or using_named_graphs or ("WHERE" in words and not words & _OWN_DATASET):
            dataset = self._dataset(
                text, using_graphs, using_named_graphs, "using-graph-uri", "using-named-graph-uri"
            )
        self._update(_with_base(text, base_iri), dataset)
        self.merge_graphs()

    def merge_graphs(self) -> None:
        """Make the union of all graphs again on the server, after others have changed them."""
        self._require_update()
        if not self._keeps_merged():
            self._update(loading.mark_server())
        own = self._has_own_default_graph()
        self._update(" ;\n".join(loading.merge_all(with_default_graph=own)))
        self._merged = True

    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs that contain a triple, sorted."""
        return self._graph_names()

    def _graph_names(self, deadline: float | None = None) -> list[str]:
        # Not SELECT DISTINCT: Virtuoso 7.2.5 may never answer it.
        text = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        return sorted(
            name.value
            for (name,) in self._rows(text, ("g",), deadline=deadline)
            if isinstance(name, ox.NamedNode) and loading.is_visible(name.value)
        )

    def read_graph(self, graph: str | None, media_type: str) -> bytes | None:
        """Return a graph (None: the union), or None if the server has no triples of it."""
        answers.require_format(QueryForm.CONSTRUCT, media_type)
        if graph is None:
            dataset = self._dataset("", (), (), "default-graph-uri", "named-graph-uri")
            triples = self._triples("?s ?p ?o", dataset)
        else:
            triples = self._triples(f"GRAPH {graph_term(graph)} {{ ?s ?p ?o }}", {})
            if not triples:
                return None
        return answers.serialise_graph(loading.deskolemise(triples), media_type)

    def write_documents(
        self,
        graph: str | None,
        documents: Sequence[Document],
        *,
        replace: bool,
        base_iri: str | None = None,
    ) -> bool:
        """Add to a graph, or replace it; return whether it is new.

        What is written to the default graph (None) becomes a named graph, DEFAULT_GRAPH_CONTENT.
        All changes are one update request, which is atomic if the server makes it so. If the server
        has an address for graphs, the triples are first sent there by the Graph Store Protocol,
        into a hidden graph. Raises RDFSyntaxError for data that cannot be parsed.
        """
        name = _writable(graph)
        self._require_update()
        distinct: dict[ox.Triple, None] = {}
        for document in documents:
            distinct |= dict.fromkeys(loading.parse_triples(document, base_iri))
        triples = list(distinct)
        created = not self._has_triples(name)
        self._prepare()
        operations = [loading.withdraw_graph(name), loading.empty_graph(name)] if replace else []
        if self.addresses.graphs is not None and triples:
            staging = loading.name_staging_graph()
            self._transport.put_graph(staging, loading.as_ntriples(triples))
            operations += [
                loading.add_graph(staging, name),
                loading.add_graph(staging, MERGED),
                loading.empty_graph(staging),
            ]
        else:
            operations += loading.insert_data(name, triples)
            operations.append(loading.add_graph(name, MERGED))
        self._update(" ;\n".join(operations))
        if replace:
            self._warn_of_lost_triples(name, len(triples))
        return created

    def delete_graph(self, graph: str | None) -> bool:
        """Delete a graph; return whether it existed."""
        name = _writable(graph)
        self._require_update()
        if not self._has_triples(name):
            return False
        self._prepare()
        self._update(" ;\n".join([loading.withdraw_graph(name), loading.empty_graph(name)]))
        return True

    def _dataset(
        self,
        text: str,
        default_graphs: Sequence[str],
        named_graphs: Sequence[str],
        default_parameter: str,
        named_parameter: str,
        *,
        deadline: float | None = None,
    ) -> _Dataset:
        """Return the parameters for the dataset (SPARQL 1.1 Protocol, 2.1.4 and 2.2.3)."""
        if default_graphs or named_graphs:
            for graph in (*default_graphs, *named_graphs):
                graph_term(graph)
            return {default_parameter: default_graphs, named_parameter: named_graphs}
        words = _words(text)
        if "FROM" in words or not self._keeps_merged(deadline):
            return {}
        # A request that names a default graph must name its named graphs too.
        names = self._graph_names(deadline) if "GRAPH" in words else []
        return {default_parameter: [MERGED], named_parameter: names}

    def _keeps_merged(self, deadline: float | None = None) -> bool:
        # "No" is not cached: another process may begin to maintain MERGED at any time.
        if not self._merged:
            mark = f"ASK {{ GRAPH <{SERVER_MARK}> {{ ?s ?p ?o }} }}"
            self._merged = self._ask(mark, deadline=deadline)
        return self._merged

    def _prepare(self) -> None:
        """Begin to maintain MERGED, at the first load."""
        if not self._keeps_merged():
            self.merge_graphs()

    def _check_merged(self) -> None:
        visible = loading.visible_filter("?g")
        named, merged = f"GRAPH ?g {{ ?s ?p ?o }} {visible}", f"GRAPH <{MERGED}> {{ ?s ?p ?o }}"
        if self._ask(f"ASK {{ {named} FILTER NOT EXISTS {{ {merged} }} }}", patient=True):
            raise RemoteDatasetError("remote-foreign-triples")
        own = "FILTER NOT EXISTS { ?s ?p ?o }" if self._has_own_default_graph() else ""
        if self._ask(f"ASK {{ {merged} FILTER NOT EXISTS {{ {named} }} {own} }}", patient=True):
            raise RemoteDatasetError("remote-deleted-triples")

    def _check_own_default_graph(self) -> None:
        named = "GRAPH ?g { ?s ?p ?o } " + loading.visible_filter("?g")
        if self._ask(f"ASK {{ {named} FILTER NOT EXISTS {{ ?s ?p ?o }} }}", patient=True):
            raise RemoteDatasetError("remote-no-union")
        twice = "GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER(STR(?g) < STR(?h))"
        one = f"SELECT ?s ?p ?o WHERE {{ {twice} }} LIMIT 1"
        text = f"SELECT ?s ?p ?o WHERE {{ {{ {one} }} ?s ?p ?o }}"
        if len(self._rows(text, tuple("spo"), patient=True)) > 1:
            raise RemoteDatasetError("remote-counts-twice")

    def _has_own_default_graph(self) -> bool:
        """Return whether the server's default graph is separate from its named graphs."""
        return not self._ask(f"ASK {{ {loading.MARK_TRIPLE} }}")

    def _has_triples(self, graph: str) -> bool:
        return self._ask(f"ASK {{ GRAPH {graph_term(graph)} {{ ?s ?p ?o }} }}")

    def _ask(self, text: str, *, patient: bool = False, deadline: float | None = None) -> bool:
        response = self._transport.post_form(
            "query", {"query": text}, answers.RESULTS_ACCEPT, patient=patient, deadline=deadline
        )
        return answers.read_results(response, QueryForm.ASK, bool)

    def _rows(
        self,
        text: str,
        names: tuple[str, ...],
        dataset: _Dataset | None = None,
        *,
        patient: bool = False,
        deadline: float | None = None,
    ) -> list[tuple[Any, ...]]:
        """Return the terms of a SELECT query's variables (None where unbound)."""
        fields = {"query": text, **(dataset or {})}
        response = self._transport.post_form(
            "query", fields, answers.RESULTS_ACCEPT, patient=patient, deadline=deadline
        )
        return answers.read_rows(response, names)

    def _triples(self, pattern: str, dataset: _Dataset) -> list[ox.Triple]:
        """Return the triples ?s ?p ?o of a pattern. By SELECT: no server truncates it silently."""
        text = f"SELECT ?s ?p ?o WHERE {{ {pattern} }}"
        try:
            triples = [ox.Triple(*row) for row in self._rows(text, tuple("spo"), dataset)]
        except TypeError as error:
            raise RemoteAnswerError("remote-not-a-graph") from error
        return list(dict.fromkeys(triples))

    def _warn_of_lost_triples(self, graph: str, expected: int) -> None:
        """Log what was not stored as written: to Virtuoso, true and 1 are the same value."""
        text = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph_term(graph)} {{ ?s ?p ?o }} }}"
        kept = int(self._rows(text, ("n",))[0][0].value)
        if kept != expected:
            _log.warning(
                "the server stored %d of the %d triples of %s: it merges equal values",
                kept,
                expected,
                graph,
            )

    def _require_all_solutions(
        self, text: str, form: QueryForm, dataset: _Dataset, deadline: float
    ) -> None:
        solutions = completeness.solutions_query(text, form)
        if solutions is not None:
            fields = {"query": solutions, **dataset}
            response = self._transport.post_form(
                "query", fields, answers.RESULTS_ACCEPT, deadline=deadline
            )
            completeness.refuse_partial_answer(response)

    def _cuts_silently(self, deadline: float) -> bool:
        if self._is_virtuoso is None:
            self._is_virtuoso = self._ask(completeness.VIRTUOSO_PROBE, deadline=deadline)
        return self._is_virtuoso

    def _update(self, text: str, dataset: _Dataset | None = None) -> None:
        self._transport.post_form("update", {"update": text, **(dataset or {})})

    def _require_update(self) -> None:
        if self.addresses.update is None:
            raise UsageError("remote-read-only")


def _writable(graph: str | None) -> str:
    name = DEFAULT_GRAPH_CONTENT if graph is None else graph
    graph_term(name)
    if not loading.is_visible(name):
        raise UsageError("reserved-graph", graph=name)
    return name


def _refuse_query(text: str, base_iri: str | None) -> None:
    """Refuse what the other server might execute, and invalid queries, with line and column."""
    refuse_query(text, base_iri)
    check_query(text, base_iri)


def _refuse_update(text: str, base_iri: str | None) -> None:
    refuse_update(text, base_iri)
    check_update(text, base_iri)


def _words(text: str) -> set[str]:
    return {token.text.upper() for token in tokens(text) if token.kind == "word"}


def _with_base(text: str, base_iri: str | None) -> str:
    return text if base_iri is None else f"BASE {graph_term(base_iri)}\n{text}"
