"""The embedded engine: a default graph that is a set, whole updates, no way into the network."""

from __future__ import annotations

import json
import random
import socket
import threading
from collections.abc import Callable, Iterator, Sequence

import pytest

from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import DefaultGraph, Delta, QueryRequest
from noticegraph.errors import (
    ForbiddenQueryError,
    NoticegraphError,
    QuerySyntaxError,
    RDFSyntaxError,
    UsageError,
)
from noticegraph.oxigraph_data import read_quads
from noticegraph.packed_graphs import PackedGraph
from noticegraph.sparql_syntax import check_update, refuse_query, refuse_update

JSON = "application/sparql-results+json"
NT = "application/n-triples"


def rows(engine: EmbeddedEngine, query: str) -> list[tuple[str, ...]]:
    found = json.loads(engine.query(QueryRequest(query, JSON)))
    names = found["head"]["vars"]
    return sorted(
        tuple(row[name]["value"] if name in row else "" for name in names)
        for row in found["results"]["bindings"]
    )


def number(engine: EmbeddedEngine, where: str = "?s ?p ?o") -> int:
    ((found,),) = rows(engine, f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")
    return int(found)


@pytest.fixture
def union() -> EmbeddedEngine:
    return EmbeddedEngine("union")


@pytest.fixture
def own() -> EmbeddedEngine:
    return EmbeddedEngine("own")


# The default graph

TWICE = "INSERT DATA { GRAPH <x:g> { <x:a> <x:p> 1 } GRAPH <x:h> { <x:a> <x:p> 1 } }"


@pytest.mark.parametrize("mode", ["union", "own"])
@pytest.mark.parametrize(
    ("clauses", "base"),
    [
        ("FROM <x:g> FROM <x:h>", None),
        ("FROM <x:g>FROM<x:h>FROM <x:g>", None),
        ("from <x:g> # FROM <x:i>\n FrOm <x:g>", None),
        ("FROM e:g FROM NAMED <x:i> FROM e:h", None),
        ("FROM <g> FROM <h>", "x://host/"),
    ],
)
def test_graphs_of_a_dataset_clause_are_merged(
    mode: DefaultGraph, clauses: str, base: str | None
) -> None:
    engine = EmbeddedEngine(mode)
    engine.update(TWICE if base is None else TWICE.replace("x:", "x://host/"))
    query = f"PREFIX e: <x:> SELECT (COUNT(*) AS ?n) {clauses} {{ ?s ?p ?o }}"
    found = json.loads(engine.query(QueryRequest(query, JSON, base_iri=base)))
    assert [row["n"]["value"] for row in found["results"]["bindings"]] == ["1"]


def test_graphs_of_the_protocol_are_merged_too(own: EmbeddedEngine) -> None:
    own.update(
        TWICE + "; INSERT DATA { GRAPH <x:g> { <x:a> <x:q> _:b } GRAPH <x:i> { _:b <x:q> 2 } }"
    )
    count = "SELECT (COUNT(*) AS ?n) FROM <x:i> { ?s ?p ?o }"
    for graphs, expected in ((["x:g", "x:h"], "2"), (["x:h", "x:h"], "1"), (["x:g", "x:i"], "3")):
        answer = own.query(QueryRequest(count, JSON, default_graphs=tuple(graphs)))
        assert json.loads(answer)["results"]["bindings"][0]["n"]["value"] == expected


def test_merged_graphs_share_blank_nodes_and_leave_named_graphs_alone(own: EmbeddedEngine) -> None:
    own.update(
        "INSERT DATA { GRAPH <x:g> { <x:a> <x:p> _:b . <x:a> <x:p> 1 } GRAPH <x:h> { _:b <x:q> 2 ."
        " <x:a> <x:p> 1 } GRAPH <x:i> { _:b <x:r> 3 } }"
    )
    dataset = "FROM <x:g> FROM <x:h> FROM NAMED <x:h> FROM NAMED <x:i>"
    where = "?a <x:p> ?b . ?b <x:q> ?two GRAPH ?g { ?b ?r ?three }"
    assert rows(own, f"SELECT ?two ?three {dataset} {{ {where} }}") == [("2", "2"), ("2", "3")]
    assert rows(own, f"SELECT ?g {dataset} {{ GRAPH ?g {{ }} }}") == [("x:h",), ("x:i",)]
    # What is asked of one query is nowhere afterwards.
    assert number(own, "GRAPH ?g { ?s ?p ?o }") == 5
    assert number(own) == 0


@pytest.mark.parametrize(
    "query",
    ["SELECT * FROM <x:g> FROM { ?s ?p ?o }", "SELECT * FROM <x:g> FROM no:where { ?s ?p ?o }"],
)
def test_mistake_in_a_dataset_clause_has_its_place(query: str, own: EmbeddedEngine) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        own.query(QueryRequest(query, JSON))
    assert (raised.value.line, raised.value.column) == (1, 26)


def test_a_triple_of_two_graphs_is_one_triple_of_the_union(union: EmbeddedEngine) -> None:
    union.update(TWICE + " ; INSERT DATA { <x:a> <x:p> 1 }")
    assert number(union) == 1
    assert number(union, "GRAPH ?g { ?s ?p ?o }") == 2
    assert rows(union, "SELECT ?s ?p ?o { ?s ?p ?o }") == [("x:a", "x:p", "1")]


@pytest.mark.parametrize(
    "change",
    [
        "DELETE DATA { GRAPH <x:g> { <x:a> <x:p> 1 } }",
        "DELETE WHERE { GRAPH <x:g> { ?s ?p ?o } }",
        "CLEAR GRAPH <x:g>",
        "DROP GRAPH <x:g>",
        "MOVE <x:g> TO <x:h>",
        "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_a_triple_deleted_from_one_of_two_graphs_stays(change: str, union: EmbeddedEngine) -> None:
    union.update(TWICE)
    union.update(change)
    assert number(union) == 1
    union.update("DELETE DATA { GRAPH <x:h> { <x:a> <x:p> 1 } }")
    assert number(union) == 0


def test_writes_of_graphs_keep_the_union_right(union: EmbeddedEngine) -> None:
    union.update(TWICE)
    union.write_graph("x:g", b"<x:b> <x:p> 2 .", "text/turtle", replace=True)
    assert number(union) == 2
    union.delete_graph("x:h")
    assert rows(union, "SELECT ?s { ?s ?p ?o }") == [("x:b",)]
    union.write_graph(None, b"<x:b> <x:p> 2 . <x:c> <x:p> 3 .", "text/turtle", replace=False)
    union.delete_graph("x:g")
    assert number(union) == 2
    union.delete_graph(None)
    assert number(union) == 0


# Whole graphs

SAME = b"<x:a> <x:p> <x:b> .\n"
BLANK = b"_:n0 <x:p> <x:b> .\n"


def packed(name: str, ntriples: bytes) -> PackedGraph:
    return PackedGraph.of(name, "", ntriples)


@pytest.mark.parametrize("writable", [True, False])
def test_a_triple_of_two_whole_graphs_is_one_triple_of_the_union(writable: bool) -> None:
    engine = EmbeddedEngine("union", writable=writable)
    engine.extend_graph(packed("x:g", SAME))
    engine.extend_graph(packed("x:h", SAME + b'<x:a> <x:p> "_:n0 is no node" .\n'))
    assert number(engine) == 2
    assert rows(engine, "SELECT ?g ?o { GRAPH ?g { <x:a> <x:p> ?o } }") == [
        ("x:g", "x:b"),
        ("x:h", "_:n0 is no node"),
        ("x:h", "x:b"),
    ]


def test_whole_graphs_are_no_part_of_an_own_default_graph(own: EmbeddedEngine) -> None:
    own.extend_graph(packed("x:g", SAME))
    assert number(own) == 0
    assert number(own, "GRAPH <x:g> { ?s ?p ?o }") == 1


@pytest.mark.parametrize("mode", ["union", "own"])
def test_blank_nodes_of_whole_graphs_keep_their_labels(mode: DefaultGraph) -> None:
    engine = EmbeddedEngine(mode)
    engine.extend_graph(packed("x:g", BLANK + SAME))
    engine.extend_graph(packed("x:h", BLANK))
    assert engine.dump().count(b"_:n0 ") == 2


def test_a_whole_graph_without_triples_exists(union: EmbeddedEngine) -> None:
    union.extend_graph(packed("x:g", b""))
    assert union.graph_names() == ["x:g"]


def test_new_graphs_are_taken_with_a_difference(union: EmbeddedEngine) -> None:
    union.extend_graph(packed("x:g", SAME))
    gone, come = SAME.replace(b" .\n", b" <x:g> ."), b"<x:c> <x:p> <x:d> <x:g> ."
    union.take(Delta([gone], [come]), [packed("x:h", SAME), packed("x:i", BLANK)])
    assert union.graph_names() == ["x:g", "x:h", "x:i"]
    assert rows(union, "SELECT ?g ?s { GRAPH ?g { ?s ?p ?o FILTER isIRI(?s) } }") == [
        ("x:g", "x:c"),
        ("x:h", "x:a"),
    ]
    assert number(union) == 3


def test_own_default_graph_is_the_one_without_a_name(own: EmbeddedEngine) -> None:
    own.update(TWICE)
    assert number(own) == 0
    own.update("INSERT DATA { <x:a> <x:p> 1 }")
    assert number(own) == 1
    assert number(own, "GRAPH ?g { ?s ?p ?o }") == 2


@pytest.mark.parametrize("default_graph", ["union", "own"])
def test_updates_see_the_dataset_as_it_is(default_graph: str) -> None:
    # A change of the default graph must not reach into the others.
    engine = EmbeddedEngine("union" if default_graph == "union" else "own")
    engine.update(TWICE + " ; INSERT DATA { <x:d> <x:p> 1 }")
    engine.update("DELETE WHERE { ?s ?p ?o }")
    assert number(engine, "GRAPH ?g { ?s ?p ?o }") == 2
    assert engine.read_graph(None, NT) == b""


def test_the_default_graph_that_is_read_is_the_own_one(union: EmbeddedEngine) -> None:
    union.update(TWICE + " ; INSERT DATA { <x:d> <x:p> 1 }")
    found = union.read_graph(None, NT)
    assert found is not None
    assert found.startswith(b"<x:d>")
    assert found.count(b"\n") == 1


@pytest.mark.parametrize("seed", range(8))
def test_union_is_the_merge_of_all_graphs_after_any_changes(seed: int) -> None:
    chance = random.Random(seed)
    union, own = EmbeddedEngine("union"), EmbeddedEngine("own")

    def triple() -> str:
        return f"<x:s{chance.randrange(3)}> <x:p{chance.randrange(2)}> {chance.randrange(3)}"

    def graph() -> str | None:
        return chance.choice([None, "x:g", "x:h"])

    def inside(name: str | None, pattern: str) -> str:
        return f"GRAPH <{name}> {{ {pattern} }}" if name else pattern

    changes = 0
    for _ in range(60):
        kind, name, other = chance.randrange(7), graph(), graph()
        target = f"GRAPH <{name}>" if name else "DEFAULT"
        data = f"{triple()} . {triple()} ."
        text = (
            f"INSERT DATA {{ {inside(name, data)} }}",
            f"DELETE DATA {{ {inside(name, data)} }}",
            f"DELETE {{ {inside(name, '?s ?p ?o')} }} INSERT {{ {inside(other, '?s ?p ?o')} }}"
            f" WHERE {{ {inside(name, '?s ?p ?o')} FILTER(?o = {chance.randrange(3)}) }}",
            f"CLEAR SILENT {target}",
        )[kind % 4]
        for engine in (union, own):
            if kind < 4:
                engine.update(text)
            elif kind == 4:
                engine.delete_graph(name)
            else:
                engine.write_graph(name, data.encode(), "text/turtle", replace=kind == 5)
        changes += 1
        assert set(union.dump().splitlines()) == set(own.dump().splitlines())
        triples = {
            (str(quad.subject), str(quad.predicate), str(quad.object))
            for quad in read_quads(own.dump())
        }
        assert number(union) == len(triples)
        assert number(union, "GRAPH ?g { ?s ?p ?o }") == number(own, "GRAPH ?g { ?s ?p ?o }")
        assert union.graph_names() == own.graph_names()
    assert changes == 60


# Whole or not at all


@pytest.mark.parametrize("default_graph", ["union", "own"])
@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("INSERT DATA { <x:new> <x:p> 1 } ; CLEAR GRAPH <x:none>", UsageError),
        ("DROP ALL ; CREATE GRAPH <x:new> ; CREATE GRAPH <x:new>", UsageError),
        ("DROP ALL ; INSERT { <x:new> <x:p> ?v } WHERE { BIND(<x:f>(1) AS ?v) } ; DROP GRAPH <x:n>",
         NoticegraphError),
        ("DROP ALL ; INSERT DATA { <x:new> <x:p> }", QuerySyntaxError),
        ("DROP ALL ; INSERT DATA { _:b <x:p> ?v }", QuerySyntaxError),
        ("DROP ALL ; DELETE DATA { _:b <x:p> 1 }", QuerySyntaxError),
        ("DROP ALL ; DELETE { _:b <x:p> 1 } WHERE {}", QuerySyntaxError),
        ("DROP ALL ; nonsense", QuerySyntaxError),
    ],
)  # fmt: skip
def test_an_update_that_fails_changes_nothing(
    text: str, error: type[Exception], default_graph: str
) -> None:
    engine = EmbeddedEngine("union" if default_graph == "union" else "own", revision="r")
    engine.update(TWICE + "; INSERT DATA { <x:d> <x:p> 1 }")
    before = (engine.revision(), engine.dump(), number(engine), engine.graph_names())
    with pytest.raises(error):
        engine.update(text)
    assert (engine.revision(), engine.dump(), number(engine), engine.graph_names()) == before


def test_silent_operations_go_on(union: EmbeddedEngine) -> None:
    union.update("CLEAR SILENT GRAPH <x:none> ; DROP SILENT GRAPH <x:none> ; CREATE GRAPH <x:g> ; "
                 "CREATE SILENT GRAPH <x:g> ; INSERT DATA { <x:a> <x:p> 1 }")  # fmt: skip
    assert number(union) == 1


def test_revision_changes_only_with_changes() -> None:
    engine = EmbeddedEngine(revision="r")
    assert engine.revision() == "r"
    engine.update("DELETE DATA { <x:a> <x:p> 1 }")
    assert engine.revision() == "r"
    engine.update("INSERT DATA { <x:a> <x:p> 1 }")
    first = engine.revision()
    engine.update("INSERT DATA { <x:a> <x:p> 1 }")
    assert engine.revision() == first != "r"


@pytest.mark.parametrize(
    ("data", "media_type", "error"),
    [
        (b"<x:a> <x:p> 1 .\n<x:b>", "text/turtle", RDFSyntaxError),
        (b"<x:a> <x:p> <x:o> <x:other> .", "application/n-quads", UsageError),
        (b"<x:a> <x:p> <x:o> _:g .", "application/n-quads", RDFSyntaxError),
        (b"hello", "text/csv", UsageError),
    ],
)
def test_a_graph_that_is_wrong_changes_nothing(
    data: bytes, media_type: str, error: type[Exception], union: EmbeddedEngine
) -> None:
    union.update(TWICE)
    before = union.dump()
    with pytest.raises(error):
        union.write_graph("x:g", data, media_type, replace=True)
    assert union.dump() == before


@pytest.mark.parametrize("name", ["", "relative", "x:a b", "x:<a>"])
def test_names_that_are_no_iris_are_refused(name: str, union: EmbeddedEngine) -> None:
    acts: Sequence[Callable[[], object]] = (
        lambda: union.write_graph(name, b"", "text/turtle", replace=True),
        lambda: union.delete_graph(name),
        lambda: union.read_graph(name, NT),
        lambda: union.query(QueryRequest("ASK {}", JSON, default_graphs=(name,))),
        lambda: union.update("DELETE WHERE { ?s ?p ?o }", using_graphs=[name]),
        lambda: union.load(b"", "text/turtle", graph=name),
    )
    for act in acts:
        with pytest.raises(UsageError, match="absolute IRI"):
            act()


# The dataset of an update (Protocol, 2.2.3)

G_AND_H = (
    "INSERT DATA { <x:d> <x:p> 1 . GRAPH <x:g> { <x:a> <x:p> 1 } GRAPH <x:h> { <x:b> <x:p> 1 } }"
)
SEEN = "SELECT ?s { GRAPH <x:seen> { ?s <x:p> ?o } }"
INTO = "INSERT { GRAPH <x:seen> { ?s <x:p> 1 } } "


@pytest.mark.parametrize(
    ("text", "using", "named", "seen"),
    [
        (INTO + "WHERE { ?s <x:p> 1 }", [], [], ["x:d"]),
        (INTO + "WHERE { ?s <x:p> 1 }", ["x:g"], [], ["x:a"]),
        (INTO + "WHERE { ?s <x:p> 1 }", ["x:g", "x:h"], [], ["x:a", "x:b"]),
        (INTO + "WHERE { GRAPH ?g { ?s <x:p> 1 } }", ["x:g"], [], []),
        (INTO + "WHERE { GRAPH ?g { ?s <x:p> 1 } }", [], ["x:h"], ["x:b"]),
        (INTO + "WHERE { { ?s <x:p> 1 } UNION { GRAPH ?g { ?s <x:p> 1 } } }", ["x:g"], ["x:h"],
         ["x:a", "x:b"]),
        (INTO + "WHERE { { SELECT ?s WHERE { ?s <x:p> 1 } } }", ["x:g"], [], ["x:a"]),
        (INTO + "where{ ?s <x:p> 1 }", ["x:g"], [], ["x:a"]),
        (INTO + "# WHERE { }\nWHERE { ?s <x:p> 1 FILTER(STR(?s) != 'WHERE {') }", ["x:g"], [],
         ["x:a"]),
        ("INSERT DATA { GRAPH <x:seen> { <x:z> <x:p> 1 } }", ["x:g"], [], ["x:z"]),
        (INTO + "WHERE { ?s <x:p> 1 } ; " + INTO + "WHERE { ?s <x:p> 1 }", ["x:h"], [], ["x:b"]),
        ("PREFIX where: <x:> " + INTO + "WHERE { ?s where:p 1 }", ["x:g"], [], ["x:a"]),
    ],
)  # fmt: skip
def test_using_graphs_are_the_dataset_of_where(
    text: str, using: list[str], named: list[str], seen: list[str], union: EmbeddedEngine
) -> None:
    union.update(G_AND_H)
    union.update(text, using_graphs=using, using_named_graphs=named)
    assert [row[0] for row in rows(union, SEEN)] == seen


@pytest.mark.parametrize("text", ["DELETE WHERE { ?s ?p ?o }", "delete where{?s ?p ?o}",
                                  "DELETE # all\nWHERE { ?s ?p ?o . ?s ?p ?o }"])  # fmt: skip
def test_delete_where_with_using_deletes_what_it_matches(text: str, union: EmbeddedEngine) -> None:
    union.update(G_AND_H + " ; INSERT DATA { <x:a> <x:p> 1 }")
    # It matches in x:g, and deletes from the default graph (Update, 3.1.3).
    union.update(text, using_graphs=["x:g"])
    assert union.read_graph(None, NT) is not None
    left = [row[0] for row in rows(union, "SELECT ?s { ?s <x:p> 1 }")]
    assert left == ["x:a", "x:b", "x:d"]
    assert b"<x:a>" not in (union.read_graph(None, NT) or b"")
    assert b"<x:a>" in (union.read_graph("x:g", NT) or b"")


def test_delete_where_of_a_graph_with_using_named(union: EmbeddedEngine) -> None:
    union.update(G_AND_H)
    union.update("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", using_named_graphs=["x:h"])
    assert union.read_graph("x:h", NT) == b""
    assert union.read_graph("x:g", NT)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", 1, 1),
        ("DELETE { ?s ?p ?o }\nUSING <x:h> WHERE { ?s ?p ?o }", 2, 1),
        ("INSERT {} USING NAMED <x:h> WHERE { ?s ?p ?o }", 1, 11),
        ("INSERT DATA { <x:n> <x:p> 1 } ; WITH <x:g> INSERT {} WHERE {}", 1, 33),
    ],
)
def test_two_datasets_are_refused_with_their_place(
    text: str, line: int, column: int, union: EmbeddedEngine
) -> None:
    union.update(G_AND_H)
    with pytest.raises(QuerySyntaxError, match="two datasets") as caught:
        union.update(text, using_graphs=["x:g"])
    assert (caught.value.line, caught.value.column) == (line, column)
    assert number(union) == 3


def test_using_in_the_update_is_as_the_parameter(union: EmbeddedEngine) -> None:
    union.update(G_AND_H)
    union.update("INSERT { GRAPH <x:seen> { ?s <x:p> 1 } } USING <x:g> WHERE { ?s <x:p> 1 }")
    assert [row[0] for row in rows(union, SEEN)] == ["x:a"]


# Prologues after the first operation: Update ::= Prologue (Update1 (';' Update)?)?


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX a: <x:> INSERT DATA { a:a a:p 1 } ; PREFIX b: <x:> INSERT DATA { b:b b:p 1 }",
        "INSERT DATA { <x:a> <x:p> 1 } ;\nprefix b: <x:>\nINSERT DATA { b:b b:p 1 } ;",
        "PREFIX a: <x:> INSERT DATA { a:a a:p 1 } ; PREFIX a: <x:> INSERT DATA { a:b a:p 1 }",
        "INSERT DATA { <x:a> <x:p> 1 } ; PREFIX b: <x:> PREFIX c: <x:> INSERT DATA { b:b c:p 1 }",
        "INSERT DATA { <x:a> <x:p> 1 } ; PREFIX : <x:> # ; PREFIX\n INSERT DATA { :b :p 1 }",
        "INSERT DATA { <x:a> <x:p> '; PREFIX b: <x:>' } ; INSERT DATA { <x:b> <x:p> 1 }",
    ],
)
def test_later_prologues_count(text: str, union: EmbeddedEngine) -> None:
    check_update(text)
    union.update(text)
    assert [row[0] for row in rows(union, "SELECT ?s { ?s <x:p> ?o }")] == ["x:a", "x:b"]


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX a: <x:> INSERT DATA { a:a a:p 1 } ; PREFIX a: <y:> INSERT DATA { a:b a:p 1 }",
        "INSERT DATA { <x:a> <x:p> 1 } ; BASE <http://x/> INSERT DATA { <b> <x:p> 1 }",
        "INSERT DATA { <x:a> <x:p> 1 } ; PREFIX b: INSERT DATA { b:b b:p 1 }",
        "INSERT DATA { <x:a> <x:p> 1 } ; PREFIX b <x:> INSERT DATA { b:b b:p 1 }",
    ],
)
def test_prologues_that_cannot_be_followed_are_refused_and_nothing_is_done(
    text: str, union: EmbeddedEngine
) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        union.update(text)
    assert caught.value.line == 1
    assert caught.value.hint
    assert number(union) == 0


def test_an_error_behind_a_later_prologue_has_its_place(union: EmbeddedEngine) -> None:
    text = "INSERT DATA { <x:a> <x:p> 1 } ;\nPREFIX b: <x:>\n  INSERT DATA { b:b b:p ) }"
    with pytest.raises(QuerySyntaxError) as caught:
        union.update(text)
    assert (caught.value.line, caught.value.column) == (3, 25)


# The network


@pytest.fixture
def canary() -> Iterator[tuple[str, list[object]]]:
    """An address that notes whoever connects."""
    seen: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, peer = server.accept()
                except OSError:
                    return
                seen.append(peer)
                connection.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", seen
        server.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=5)


FORBIDDEN = [
    "LOAD <{0}>",
    "load<{0}>",
    "LOAD SILENT <{0}>",
    "LOAD <{0}> INTO GRAPH <x:g>",
    "LOAD <file:///etc/passwd>",
    "\\u004cOAD <{0}>",
    "LO\\U00000041D <{0}>",
    "PREFIX e: <{0}> LOAD e:",
    "BASE <{0}> LOAD <>",
    "INSERT DATA {{ <x:a> <x:p> 1 }} ; LOAD <{0}>",
    "INSERT DATA {{ <x:a> <x:p> 1 }};LOAD<{0}>",
    "# a remark\nLOAD <{0}>",
    "INSERT DATA {{ <x:a> <x:p> '#' }} ; LOAD <{0}> # '",
    "INSERT DATA {{ <x:a> <x:p> 1 }} ; PREFIX e: <{0}> LOAD e:",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "DELETE {{ ?s ?p ?o }} WHERE {{ service<{0}>{{ ?s ?p ?o }} }}",
    "DELETE {{ ?s ?p ?o }} WHERE {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "WITH <x:g> DELETE {{}} WHERE {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "PREFIX e: <{0}> INSERT {{}} WHERE {{ SERVICE e: {{ ?s ?p ?o }} }}",
    "BASE <{0}> INSERT {{}} WHERE {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "INSERT {{}} WHERE {{ VALUES ?e {{ <{0}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
    "INSERT {{}} WHERE {{ {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }}",
    "INSERT {{}} USING <x:g> WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX e: <{0}> INSERT {{}} WHERE {{ SERVICEe:{{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> INSERT {{}} WHERE {{ SERVICE:{{ ?s ?p ?o }} }}",
    "INSERT {{}} WHERE {{ ?s ?p trueSERVICE <{0}> {{ ?s ?p ?o }} }}",
    "INSERT {{}} WHERE {{ VALUES ?e {{ <{0}> }} FILTER(1<2)SERVICE?e#>\n{{ ?s ?p ?o }} }}",
    "INSERT {{}} WHERE {{ VALUES ?e {{ <{0}> }} FILTER(1<?x||true)SERVICE?e#>\n{{ ?s ?p ?o }} }}",
    "INSERT {{}} WHERE {{ VALUES ?v {{'''x'}} SERVICE <{0}> {{ ?s ?p ?o }} #\\q'''\n}}",
    "INSERT {{}} WHERE {{ VALUES ?v {{'x\\'' '''''' }} SERVICE <{0}> {{ ?s ?p ?o }} # '''\n}}",
    "INSERT {{}} WHERE {{ FILTER(1<'a'||true) SERVICE <{0}> {{ ?s ?p ?o }} FILTER('' = '') }}",
    "INSERT {{}} WHERE {{ FILTER(1<'a>'||true) SERVICE <{0}> {{ ?s ?p ?o }} FILTER('' = '') }}",
    "INSERT {{}} WHERE {{ FILTER(1<2) }};LOAD<{0}>",
    "INSERT {{}} WHERE {{ FILTER(?a<'>') }} ; LOAD <{0}> # '",
    "INSERT {{}} WHERE {{ FILTER(?a<?b) }};LOAD<{0}>#>",
    "INSERT DATA {{ <x:a> <x:p> 1 }} ; LOAD: <{0}>",
    "PREFIX LOAD: <x:> INSERT DATA {{ <x:a> <x:p> 1 }} ; LOAD <{0}>",
    "DELETE WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
]


@pytest.mark.parametrize("template", FORBIDDEN)
def test_updates_reach_into_no_network(
    template: str, union: EmbeddedEngine, canary: tuple[str, list[object]]
) -> None:
    address, seen = canary
    text = template.format(address)
    with pytest.raises((ForbiddenQueryError, QuerySyntaxError)):
        union.update(text)
    with pytest.raises((ForbiddenQueryError, QuerySyntaxError)):
        union.update(text, using_graphs=["x:g"])
    with pytest.raises((ForbiddenQueryError, QuerySyntaxError)):
        check_update(text)
        refuse_update(text, None)
    assert seen == []
    assert union.dump() == b""


@pytest.mark.parametrize("template", FORBIDDEN[:4] + FORBIDDEN[14:18])
def test_what_is_plainly_forbidden_is_told_so(
    template: str, union: EmbeddedEngine, canary: tuple[str, list[object]]
) -> None:
    with pytest.raises(ForbiddenQueryError, match=r"(LOAD|SERVICE) is refused") as caught:
        union.update(template.format(canary[0]))
    assert caught.value.line == 1
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <x:load> <x:service> 'LOAD <x:y> ; SERVICE <x:y> {}' } # LOAD <x:y>",
        "PREFIX load: <x:> INSERT DATA { load:load load:service load:LOAD }",
        "INSERT { ?load <x:p> ?service } WHERE { ?load ?service ?LOAD }",
        "INSERT DATA { <x:a> <x:p> 'payload', 'self-service', <x:download> }",
        "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?s < ?load && ?o > ?service) }",
    ],
)
def test_what_only_looks_forbidden_is_done(text: str, union: EmbeddedEngine) -> None:
    union.update(text)


# --allow-service

ALLOWED = ("https://example.org/sparql/", "http://127.0.0.1:3030/ds/query")
GOES = [
    "SERVICE <https://example.org/sparql/>",
    "SERVICE <https://example.org/sparql/a?b=c>",
    "service <http://127.0.0.1:3030/ds/query>",
    "SERVICE SILENT <https://example.org/sparql/x>",
    "SERVICE # a remark\n <https://example.org/sparql/x>",
    "SERVICE<https://example.org/sparql/x>",
]
GOES_NOT = [
    "SERVICE <https://example.org/>",
    "SERVICE <https://example.org/sparql>",
    "SERVICE <https://example.org/SPARQL/>",
    "SERVICE <https://example.org.evil.net/sparql/>",
    "SERVICE <https://example.orgsparql/>",
    "SERVICE <https://evil.net/https://example.org/sparql/>",
    "SERVICE <https://evil.net/?https://example.org/sparql/>",
    "SERVICE <https://user@example.org/sparql/>",
    "SERVICE <https://example.org@evil.net/sparql/>",
    "SERVICE <https://example.org:443/sparql/>",
    "SERVICE <https://example.org:8443/sparql/>",
    "SERVICE <http://example.org/sparql/>",
    "SERVICE <HTTPS://example.org/sparql/>",
    "SERVICE <https://EXAMPLE.org/sparql/>",
    "SERVICE <//example.org/sparql/>",
    "SERVICE < https://example.org/sparql/>",
    "SERVICE <https://example.org/sparql/../admin>",
    "SERVICE <https://example.org/sparql/a/../../admin>",
    "SERVICE <https://example.org/sparql/..>",
    "SERVICE <https://example.org/sparql/./a>",
    "SERVICE <https://example.org/sparql/%2e%2e/admin>",
    "SERVICE <https://example.org/sparql/%2E./admin>",
    "SERVICE <https://example.org/sparql/.%2e/admin>",
    "SERVICE <https://example.org/sparql/%2e%2E>",
    "SERVICE <https://example.org/sparql/\\u002e\\u002e/admin>",
    "SERVICE <https://example.org/sparql/\\U0000002e./admin>",
    "SERVICE <https://example.org\\u002eevil.net/sparql/>",
    "SERVICE <http://127.0.0.1:30300/ds/query>",
    "SERVICE <http://127.0.0.1:3030@evil.net/ds/query>",
    "SERVICE <http://127.1:3030/ds/query>",
    "SERVICE SILENT <https://evil.net/>",
    "SERVICE ?e",
    "SERVICE SILENT ?e",
    "SERVICE ex:",
    "SERVICE ex:a",
    "SERVICE <a>",
    "SERVICE <>",
    "SERVICE SILENT SILENT <https://example.org/sparql/>",
    "SERVICE <https://example.org/sparql/> {} SERVICE <https://evil.net/>",
    "SERVICE <https://example.org/sparql/> { SERVICE <https://evil.net/> {} } GRAPH ?g",
    "SERVICE <https://evil.net/> {} SERVICE <https://example.org/sparql/>",
    "SERVICE <https://evil.net/> # SERVICE <https://example.org/sparql/>\n",
    "SERVICE # <https://example.org/sparql/>\n <https://evil.net/>",
    "\\u0053ERVICE <https://evil.net/>",
    "SERVICEex:",
    "SERVICE:",
]
PROLOGUE = "BASE <https://example.org/sparql/> PREFIX ex: <https://example.org/sparql/> "
PROLOGUE += "PREFIX : <https://example.org/sparql/> "


@pytest.mark.parametrize("clause", GOES)
def test_allowed_services_go(clause: str) -> None:
    refuse_query(f"{PROLOGUE}SELECT * {{ {clause} {{ ?s ?p ?o }} }}", None, ALLOWED)
    refuse_update(f"{PROLOGUE}INSERT {{}} WHERE {{ {clause} {{ ?s ?p ?o }} }}", None, ALLOWED)


@pytest.mark.parametrize("clause", [*GOES_NOT, *GOES])
def test_services_go_nowhere_else(clause: str) -> None:
    allowed = () if clause in GOES else ALLOWED
    for text, refuse in (
        (f"{PROLOGUE}SELECT * {{ VALUES ?e {{ <https://evil.net/> }} {clause} {{ ?s ?p ?o }} }}",
         refuse_query),
        (f"{PROLOGUE}INSERT {{}} WHERE {{ {clause} {{ ?s ?p ?o }} }}", refuse_update),
    ):  # fmt: skip
        with pytest.raises((ForbiddenQueryError, QuerySyntaxError)):
            refuse(text, None, allowed)


@pytest.mark.parametrize("allowed", [(), ALLOWED])
def test_load_is_never_allowed(allowed: tuple[str, ...]) -> None:
    with pytest.raises(ForbiddenQueryError):
        refuse_update("LOAD <https://example.org/sparql/a.ttl>", None, allowed)
