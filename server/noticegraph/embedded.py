"""A dataset in this process: an Oxigraph store in memory that can be queried, changed and dumped.

SPARQL 1.1 (https://www.w3.org/TR/sparql11-overview/), RDF 1.1 datasets
(https://www.w3.org/TR/rdf11-concepts/#section-dataset). There is no limit of time or memory here:
clients' queries run in processes of their own (``processes``), each of which holds such an engine.

If the default graph is the union, there are two stores: the dataset itself, to which changes are
made, and the one that is queried, whose default graph is the merge of all graphs. Oxigraph can also
treat the default graph as a union at query time, but then a triple that is in two graphs gives two
solutions. A graph is a set of triples, so counts would be wrong.

For the same reason, several default graphs of a query or a request are merged first
(``merged_graphs``). Those of an update (several USING clauses) are not: there, a triple that is in
two graphs counts twice in an aggregate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from noticegraph.absent_graphs import empty_absent_graphs
from noticegraph.deep_stack import run_on_deep_stack
from noticegraph.engine import DefaultGraph, Delta, Document, Engine, QueryRequest
from noticegraph.errors import InternalError, RDFSyntaxError, UsageError
from noticegraph.merged_graphs import merge_graphs, read_dataset_clauses
from noticegraph.oxigraph_data import (
    batches,
    graph_lines,
    graph_node,
    graph_nodes,
    load_quads,
    load_triples,
    moved,
    parse_data,
    quad_lines,
    read_quads,
    serialise,
)
from noticegraph.oxigraph_errors import told_as
from noticegraph.packed_graphs import PackedGraph, name_graph
from noticegraph.sparql_syntax import query_error, refuse_query, refuse_update, update_error
from noticegraph.update_text import as_insertion, hoist_prologues, only_data, write_dataset
from noticegraph.xml_formats import write_graph


class EmbeddedEngine(Engine):
    """An engine over stores in memory.

    SERVICE may query IRIs that begin with one of ``allowed_services``. An engine that is not
    ``writable`` has no second store for a union default graph.
    """

    def __init__(
        self,
        default_graph: DefaultGraph = "union",
        *,
        writable: bool = True,
        allowed_services: Sequence[str] = (),
        revision: str | None = None,
    ) -> None:
        self.default_graph: DefaultGraph = default_graph
        self._services = tuple(allowed_services)
        self._revision = revision
        self._changes = 0
        self._asked = ox.Store()
        # The dataset itself; for a union that is never changed, only its own default graph.
        self._own = self._asked if default_graph == "own" else ox.Store()
        self._whole = default_graph == "own" or writable
        is_union = self._asked is not self._own
        self._union = self._asked if is_union else None
        self._named = [self._asked, self._own] if is_union and writable else [self._asked]

    def revision(self) -> str | None:
        """Return the given revision, with the number of changes since."""
        if self._revision is None or not self._changes:
            return self._revision
        return f"{self._revision}+{self._changes}"

    # Querying

    def query(
        self,
        request: QueryRequest,
        seconds: float | None = None,  # noqa: ARG002 - Oxigraph cannot stop a query
    ) -> bytes:
        """Evaluate a query. It cannot be stopped in this process, so its time is not limited."""
        return run_on_deep_stack(lambda: self.evaluate(request))

    def evaluate(self, request: QueryRequest) -> bytes:
        """Do what `query` does, on the caller's stack, which must be a deep one."""
        text, base_iri = request.text, request.base_iri
        default_graphs: Sequence[str] = request.default_graphs
        named_graphs: Sequence[str] = request.named_graphs
        refuse_query(text, base_iri, self._services)
        with told_as(text, base_iri, query_error):
            store = self._asked
            given = named_graphs if default_graphs or named_graphs else None
            query = empty_absent_graphs(text, base_iri, self._has_graph, given)
            dataset: dict[str, Any] = {}
            if not (default_graphs or named_graphs):
                clauses = read_dataset_clauses(text, base_iri)
                default_graphs, named_graphs = clauses or ((), ())
            if default_graphs or named_graphs:
                defaults = graph_nodes(list(dict.fromkeys(default_graphs)))
                named = graph_nodes(named_graphs)
                dataset = {"default_graph": defaults, "named_graphs": named}
                if len(defaults) > 1 and (merged := merge_graphs(store, defaults, named)):
                    store = merged
                    dataset["default_graph"] = [ox.DefaultGraph()]
            results = store.query(query, base_iri=base_iri, **dataset)
        return serialise(results, text, request.media_type)

    def _has_graph(self, iri: str) -> bool:
        return self._asked.contains_named_graph(ox.NamedNode(iri))

    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(n.value for n in self._asked.named_graphs() if isinstance(n, ox.NamedNode))

    def read_graph(self, graph: str | None, media_type: str) -> bytes | None:
        """Return a graph in a media type for graphs, or None if there is none of that name.

        The default graph is the dataset's own, not the union.
        """
        rdf_format = ox.RdfFormat.from_media_type(media_type)
        if rdf_format is None:
            raise UsageError("not-a-graph-format", media_type=media_type)
        name = graph_node(graph)
        store = self._own if graph is None else self._asked
        if graph is not None and not store.contains_named_graph(name):
            return None
        quads = store.quads_for_pattern(None, None, None, name)
        return write_graph((quad.triple for quad in quads), rdf_format)

    # Changing

    def update(
        self,
        text: str,
        *,
        using_graphs: Sequence[str] = (),
        using_named_graphs: Sequence[str] = (),
        base_iri: str | None = None,
    ) -> None:
        """Carry out an update request on the dataset itself: its default graph is not the union."""
        self._change(lambda: self._update(text, using_graphs, using_named_graphs, base_iri))

    def write_documents(
        self,
        graph: str | None,
        documents: Sequence[Document],
        *,
        replace: bool,
        base_iri: str | None = None,
    ) -> bool:
        """Replace a graph, or add to it; return whether it is new."""
        created = False

        def act() -> Delta:
            nonlocal created
            created, delta = self.try_write(graph, documents, replace, base_iri)
            return delta

        self._change(act)
        return created

    def delete_graph(self, graph: str | None) -> bool:
        """Delete a graph; return whether it existed. The default graph is emptied."""
        existed = False

        def act() -> Delta:
            nonlocal existed
            existed, delta = self.try_delete(graph)
            return delta

        self._change(act)
        return existed

    def load(
        self, data: bytes, media_type: str, *, graph: str | None = None, base_iri: str | None = None
    ) -> None:
        """Add RDF data; named graphs keep their names, other triples go into ``graph``.

        Blank nodes get new labels. Raises RDFSyntaxError with line and column.
        """
        self.extend(parse_data(data, media_type, graph_node(graph), base_iri))
        self._changes += 1

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads whose blank nodes keep their labels."""
        for batch in batches(quads):
            self._own.bulk_extend(
                q for q in batch if self._whole or isinstance(q.graph_name, ox.DefaultGraph)
            )
            if self._asked is not self._own:
                self._extend_union(batch)

    def extend_lines(self, lines: bytes) -> None:
        """Add N-Quads that noticegraph wrote; blank nodes keep their labels."""
        if not load_quads(lines, self._named, self._union):
            self.extend(read_quads(lines))

    def extend_graph(self, graph: PackedGraph) -> None:
        """Add a graph, even one without triples, as `extend_lines` does."""
        ntriples = graph.ntriples
        if not load_triples(ntriples, graph.iri, self._named, self._union):
            self.extend(read_quads(name_graph(ntriples, graph.iri)))
        self.add_names([graph.iri])

    def add_names(self, graphs: Iterable[str]) -> None:
        """Make graphs exist even if they have no triples."""
        for graph in graphs:
            for store in {id(s): s for s in (self._asked, self._own)}.values():
                store.add_graph(ox.NamedNode(graph))

    def dump(self) -> bytes:
        """Return the dataset as N-Quads, one quad per line, in no particular order."""
        self._need_whole()
        return self._own.dump(format=ox.RdfFormat.N_QUADS) or b""

    def try_update(
        self,
        text: str,
        using_graphs: Sequence[str],
        using_named_graphs: Sequence[str],
        base_iri: str | None,
    ) -> Delta:
        """Carry out an update and return what changed; queries do not see it before `follow`.

        Runs on the caller's stack, which must be a deep one. After an error the dataset may have
        changed: the caller must discard this engine.
        """
        delta = self._update(text, using_graphs, using_named_graphs, base_iri)
        suspects = b"\n".join(line for line in delta.added if b"<<(" in line)
        if any(isinstance(quad.object, ox.Triple) for quad in read_quads(suspects)):
            raise UsageError("triple-term")
        return delta

    def try_write(
        self, graph: str | None, documents: Sequence[Document], replace: bool, base_iri: str | None
    ) -> tuple[bool, Delta]:
        """Write a graph; return whether it is new, and what changed, which queries do not see yet.

        ``replace`` replaces the graph; otherwise the documents are added to it.
        """
        self._need_whole()
        name = graph_node(graph)
        distinct: dict[ox.Quad, None] = {}
        for document in documents:
            try:
                distinct |= dict.fromkeys(
                    parse_data(document.data, document.media_type, name, base_iri)
                )
            except RDFSyntaxError as error:
                error.file = document.name
                raise
        parsed = list(distinct)
        for quad in parsed:
            if quad.graph_name != name:
                raise UsageError("graphs-in-graph")
        created = graph is not None and not self._own.contains_named_graph(name)
        before = graph_lines(self._own, name)
        if replace:
            self._own.clear_graph(name) if graph is None else self._own.remove_graph(name)
        if graph is not None:
            self._own.add_graph(ox.NamedNode(graph))
        self._own.bulk_extend(parsed)
        after = graph_lines(self._own, name)
        names = frozenset([graph] if created and graph is not None else [])
        return created, Delta(before - after, after - before, frozenset(), names)

    def try_delete(self, graph: str | None) -> tuple[bool, Delta]:
        """Delete a graph; return whether it existed, and what changed.

        Queries do not see the change before `follow`.
        """
        self._need_whole()
        name = graph_node(graph)
        if graph is not None and not self._own.contains_named_graph(name):
            return False, Delta(frozenset(), frozenset())
        before = graph_lines(self._own, name)
        self._own.clear_graph(name) if graph is None else self._own.remove_graph(name)
        names = frozenset([graph] if graph is not None else [])
        return True, Delta(before, frozenset(), names)

    def take(self, delta: Delta, new: Iterable[PackedGraph] = ()) -> None:
        """Make a change that was made elsewhere, with graphs that are new, visible at once."""
        if self._whole:
            for q in read_quads(b"\n".join(delta.removed)):
                self._own.remove(q)
            for name in delta.removed_graphs:
                self._own.remove_graph(ox.NamedNode(name))
        self._follow_removal(delta)
        self.extend_lines(b"\n".join(delta.added))
        self.add_names(delta.added_graphs)
        for graph in new:
            self.extend_graph(graph)

    def follow(self, delta: Delta) -> None:
        """Make a change that the dataset already has visible to queries."""
        if self._asked is self._own:
            return
        self._follow_removal(delta)
        lines = b"\n".join(delta.added)
        if not load_quads(lines, [self._asked], self._asked):
            for batch in batches(read_quads(lines)):
                self._extend_union(batch)
        self.add_names(delta.added_graphs)

    def _follow_removal(self, delta: Delta) -> None:
        if self._asked is self._own:
            return
        for q in read_quads(b"\n".join(delta.removed)):
            if isinstance(q.graph_name, ox.NamedNode):
                self._asked.remove(q)
            if not self._stands(q):
                self._asked.remove(ox.Quad(q.subject, q.predicate, q.object))
        for name in delta.removed_graphs:
            self._asked.remove_graph(ox.NamedNode(name))

    def _stands(self, removed: ox.Quad) -> bool:
        """Tell whether a triple that was removed from a graph stands in another."""
        triple = (removed.subject, removed.predicate, removed.object)
        if next(self._own.quads_for_pattern(*triple), None) is not None:
            return True
        # Without a whole store of its own, the named graphs are only in the one that is asked.
        found = () if self._whole else self._asked.quads_for_pattern(*triple)
        return any(isinstance(q.graph_name, ox.NamedNode) for q in found)

    def _extend_union(self, quads: Sequence[ox.Quad]) -> None:
        self._asked.bulk_extend(q for q in quads if isinstance(q.graph_name, ox.NamedNode))
        self._asked.bulk_extend(moved(quads, ox.DefaultGraph()))

    def _change(self, act: Any) -> None:
        delta = run_on_deep_stack(act)
        if delta:
            self.follow(delta)
            self._changes += 1

    def _update(
        self,
        text: str,
        using_graphs: Sequence[str],
        using_named_graphs: Sequence[str],
        base_iri: str | None,
    ) -> Delta:
        self._need_whole()
        refuse_update(text, base_iri, self._services)
        written, prefixes = hoist_prologues(text)
        with told_as(text, base_iri, update_error):
            kind = only_data(written) if not (using_graphs or using_named_graphs) else None
            if kind is not None:
                return self._change_data(kind, written, base_iri, prefixes)
            written = write_dataset(written, using_graphs, using_named_graphs)
            before, names = self._state()
            self._own.update(written, base_iri=base_iri, prefixes=dict(prefixes))
        after, names_after = self._state()
        return Delta(before - after, after - before, names - names_after, names_after - names)

    def _change_data(
        self, kind: str, text: str, base_iri: str | None, prefixes: Mapping[str, str]
    ) -> Delta:
        """Carry out an update of only INSERT DATA or DELETE DATA, which states what it changes."""
        given = ox.Store()
        insertion = text if kind == "INSERT" else as_insertion(text)
        given.update(insertion, base_iri=base_iri, prefixes=dict(prefixes))
        if kind == "DELETE":
            gone = [quad for quad in given if quad in self._own]
            for quad in gone:
                self._own.remove(quad)
            return Delta(frozenset(quad_lines(gone)), frozenset())
        new = [quad for quad in given if quad not in self._own]
        names = {quad.graph_name for quad in new if isinstance(quad.graph_name, ox.NamedNode)}
        added = {name.value for name in names if not self._own.contains_named_graph(name)}
        self._own.bulk_extend(new)
        return Delta(frozenset(), frozenset(quad_lines(new)), frozenset(), frozenset(added))

    def _state(self) -> tuple[frozenset[bytes], frozenset[str]]:
        names = (n.value for n in self._own.named_graphs() if isinstance(n, ox.NamedNode))
        lines = frozenset(self.dump().split(b"\n")) - {b""}
        return lines, frozenset(names)

    def _need_whole(self) -> None:
        if not self._whole:
            raise InternalError("read-only-engine")
