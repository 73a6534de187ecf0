"""Queries over a dataset: formats, datasets, errors with their place, and no way to the network."""

from __future__ import annotations

import csv
import io
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import Graph, Namespace
from rdflib.compare import isomorphic

from noticegraph.content import Content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.engine import QueryRequest
from noticegraph.errors import (
    ForbiddenQueryError,
    QuerySyntaxError,
    QueryTooComplexError,
    UsageError,
)
from noticegraph.media_types import BOOLEAN_FORMATS, GRAPH_FORMATS, SOLUTIONS_FORMATS
from noticegraph.query import evaluate_query, parse_solutions, solutions
from noticegraph.sparql_syntax import QueryForm, query_form

EX = "PREFIX ex: <https://example.org/>\n"
LETTERS = "https://w3id.org/noticegraph/graph/letters"
PARCELS = "https://w3id.org/noticegraph/graph/parcels"
WEIGHTS = EX + "SELECT ?x ?w { ?x ex:weight ?w } ORDER BY ?w"


@pytest.fixture
def dataset(content: Content) -> Dataset:
    return load_dataset(content)


def rows(dataset: Dataset, text: str, **graphs: tuple[str, ...]) -> list[list[str]]:
    answer = dataset.engine.query(QueryRequest(text, "text/csv", **graphs))  # type: ignore[arg-type]
    return list(csv.reader(io.StringIO(answer.decode(), newline="")))[1:]


# Forms and formats


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", QueryForm.SELECT),
        ("ask {}", QueryForm.ASK),
        ("# ASK\nPREFIX ask: <x:ASK> BASE <x:ASK>\nCONSTRUCT {} WHERE {}", QueryForm.CONSTRUCT),
        ("PREFIX : <x:> Describe :a", QueryForm.DESCRIBE),
    ],
)
def test_the_form_is_the_first_keyword_after_the_prologue(text: str, form: QueryForm) -> None:
    assert query_form(text) is form


@pytest.mark.parametrize("media_type", [known.media_type for known in SOLUTIONS_FORMATS])
def test_solutions_in_each_format(dataset: Dataset, media_type: str) -> None:
    body = evaluate_query(dataset, WEIGHTS, media_type)
    expected = [("https://example.org/letter", "1"), ("https://example.org/parcel", "2")]
    if media_type.endswith("json"):
        found = [
            (b["x"]["value"], b["w"]["value"]) for b in json.loads(body)["results"]["bindings"]
        ]
    elif media_type.endswith("xml"):
        ns = "{http://www.w3.org/2005/sparql-results#}"
        found = [
            (result[0][0].text or "", result[1][0].text or "")
            for result in ElementTree.fromstring(body).iter(f"{ns}result")
        ]
    elif media_type == "text/csv":
        assert body == b"x,w\r\nhttps://example.org/letter,1\r\nhttps://example.org/parcel,2\r\n"
        return
    else:
        assert body == (
            b"?x\t?w\n<https://example.org/letter>\t1\n<https://example.org/parcel>\t2\n"
        )
        return
    assert found == expected


@pytest.mark.parametrize("media_type", [known.media_type for known in BOOLEAN_FORMATS])
@pytest.mark.parametrize("weight", [1, 3])
def test_a_boolean_in_each_format(dataset: Dataset, media_type: str, weight: int) -> None:
    body = evaluate_query(dataset, EX + f"ASK {{ ?x ex:weight {weight} }}", media_type)
    expected = weight == 1
    if media_type.endswith("json"):
        assert json.loads(body)["boolean"] is expected
    else:
        assert (b"true" in body, b"false" in body) == (expected, not expected)


RDFLIB_NAMES = ["turtle", "nt", "json-ld", "xml"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    ("media_type", "rdflib_name"),
    [(f.media_type, name) for f, name in zip(GRAPH_FORMATS, RDFLIB_NAMES, strict=True)],
)
@pytest.mark.parametrize("form", ["CONSTRUCT { ?x ex:w ?w } WHERE", "DESCRIBE ?x"])
def test_a_graph_in_each_format(
    dataset: Dataset, media_type: str, rdflib_name: str, form: str
) -> None:
    body = evaluate_query(dataset, EX + form + "{ ?x ex:weight ?w FILTER(?w = 1) }", media_type)
    found = Graph().parse(data=body, format=rdflib_name)
    ex = Namespace("https://example.org/")
    if form.startswith("CONSTRUCT"):
        expected = Graph().parse(data=EX + "ex:letter ex:w 1 .", format="turtle")
        assert isomorphic(found, expected)
    else:
        assert (ex.letter, ex.carriedBy, ex.carrier) in found
        assert (ex.parcel, None, None) not in found


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("SELECT * {}", "text/turtle"),
        ("ASK {}", "application/ld+json"),
        ("CONSTRUCT {} {}", "text/csv"),
        ("SELECT * {}", "image/png"),
    ],
)
def test_a_format_that_does_not_fit_the_form_is_a_usage_error(
    dataset: Dataset, text: str, media_type: str
) -> None:
    with pytest.raises(UsageError, match="is not a format for the answer"):
        evaluate_query(dataset, text, media_type)


def test_solutions_are_terms_in_their_order(dataset: Dataset) -> None:
    found = solutions(dataset, EX + "SELECT ?x ?none ?n { ?x ex:weight 1 . ex:carrier ex:name ?n }")
    assert found.variables == ["x", "none", "n"]
    ((x, none, name),) = found.rows
    assert x is not None
    assert x.value == "https://example.org/letter"
    assert none is None
    assert str(name) == '"Carrier"@en'


def test_only_a_select_query_has_solutions(dataset: Dataset) -> None:
    with pytest.raises(QuerySyntaxError, match="a SELECT query is needed, not ASK"):
        solutions(dataset, "ASK {}")


def test_a_base_resolves_relative_iris(dataset: Dataset) -> None:
    text = "SELECT ?w { <letter> <weight> ?w }"
    body = dataset.engine.query(QueryRequest(text, "text/csv", base_iri="https://example.org/"))
    assert body == b"w\r\n1\r\n"


# The dataset of a query: SPARQL 1.1 Protocol, 2.1.4


def test_the_default_graph_is_the_union_of_all(dataset: Dataset) -> None:
    assert rows(dataset, EX + "SELECT (COUNT(*) AS ?n) { ?x ex:weight ?w }") == [["2"]]
    # The same triple in two graphs is one triple of the union.
    assert rows(dataset, EX + "SELECT ?n { ex:carrier ex:name ?n }") == [["Carrier"]]


def test_from_and_from_named_give_the_dataset(dataset: Dataset) -> None:
    assert rows(dataset, EX + f"SELECT ?w FROM <{PARCELS}> {{ ?x ex:weight ?w }}") == [["2"]]
    text = EX + f"SELECT ?w FROM NAMED <{PARCELS}> {{ GRAPH ?g {{ ?x ex:weight ?w }} }}"
    assert rows(dataset, text) == [["2"]]


def test_parameters_give_the_dataset_and_override_the_query(dataset: Dataset) -> None:
    plain = EX + "SELECT ?w { ?x ex:weight ?w } ORDER BY ?w"
    named = EX + "SELECT ?w { GRAPH ?g { ?x ex:weight ?w } } ORDER BY ?w"
    overridden = EX + f"SELECT ?w FROM <{LETTERS}> {{ ?x ex:weight ?w }}"
    assert rows(dataset, plain, default_graphs=(PARCELS,)) == [["2"]]
    assert rows(dataset, plain, default_graphs=(LETTERS, PARCELS)) == [["1"], ["2"]]
    assert rows(dataset, named, named_graphs=(PARCELS,)) == [["2"]]
    assert rows(dataset, overridden, default_graphs=(PARCELS,)) == [["2"]]


def test_parameters_give_the_whole_dataset(dataset: Dataset) -> None:
    plain = EX + "SELECT ?w { ?x ex:weight ?w }"
    named = EX + "SELECT ?w { GRAPH ?g { ?x ex:weight ?w } }"
    # Only default graphs: no named ones. Only named graphs: an empty default graph.
    assert rows(dataset, named, default_graphs=(PARCELS,)) == []
    assert rows(dataset, plain, named_graphs=(PARCELS,)) == []
    assert rows(dataset, plain, default_graphs=("https://example.org/unknown",)) == []


@pytest.mark.parametrize("iri", ["", "relative", "has blank:x", "<https://x/>"])
def test_a_graph_name_that_is_no_iri_is_a_usage_error(dataset: Dataset, iri: str) -> None:
    with pytest.raises(UsageError, match="is not an absolute IRI"):
        dataset.engine.query(QueryRequest("ASK {}", "text/csv", default_graphs=(iri,)))
    with pytest.raises(UsageError, match="is not an absolute IRI"):
        dataset.engine.query(QueryRequest("ASK {}", "text/csv", named_graphs=(iri,)))


# Errors


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "there is no query"),
        ("# nothing", 1, 10, "there is no query"),
        ("SELEC * {}", 1, 1, 'unexpected "SELEC"'),
        ("  DROP ALL", 1, 3, "DROP is an update"),
        ("SELECT * { ?s ?p ] }", 1, 18, 'unexpected "]"'),
        ("SELECT * {\n ?s ?p ?o }\n\n}", 4, 1, 'unexpected "}"'),
        ("SELECT * {\r\n ?s ?p } \r\n", 2, 8, 'unexpected "}"'),
        # columns count code points: é and 😀 are one each
        ('SELECT * {\n "é😀" ?p ?o . ?s ?p ?o ] }', 2, 24, 'unexpected "]"'),
        ("SELECT é {}", 1, 8, 'unexpected "é"'),
        ("SELECT * { ?s ?p ?o } LIMIT x", 1, 29, 'unexpected "x"'),
        ("SELECT * { ?s ?p ?o", 1, 20, "the query ends too early"),
        ("SELECT * { ?s ?p ?o \n\n  ", 1, 20, "the query ends too early"),
        ('SELECT * { ?s ?p "open }', 1, 18, "a string is not closed"),
        ("SELECT * { ?s dpv:hasName ?o }", 1, 15, "the prefix dpv: is not declared"),
        ("PREFIX a: <x:> SELECT * { ?s a:b b:c }", 1, 34, "the prefix b: is not declared"),
        ("SELECT * { ?s ?p <x> }", 1, 18, "<x> is not an absolute IRI"),
        ("SELECT * { ?s ?p ?o FILTER(?o < ) }", 1, 33, 'unexpected ")"'),
        ("SELECT * { ?s ?p '\ud800' }", 1, 19, "a lone surrogate"),
        ("SELECT * { VALUES (?a ?b) { (1) } }", 1, 33, 'unexpected "}"'),
    ],
)
def test_a_syntax_error_has_line_and_column(
    dataset: Dataset, text: str, line: int, column: int, message: str
) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        evaluate_query(dataset, text, "text/csv")
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.message.startswith(message)
    assert caught.value.hint


def test_the_hint_for_a_missing_prefix_gives_its_namespace(dataset: Dataset) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        evaluate_query(dataset, "ASK { ?s dpv:hasName ?o }", "text/csv")
    assert "PREFIX dpv: <https://w3id.org/dpv#>" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT (1 AS ?x) (2 AS ?x) {}", "duplicated variable name in SELECT"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?p", "SELECT * is not authorized with GROUP BY"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?p", "the SELECT contains a variable that is unbound"),
        ("SELECT (<x:f>() AS ?y) {}", "the custom function <x:f> is not supported"),
    ],
)
def test_an_error_without_a_place_says_what_it_is(
    dataset: Dataset, text: str, message: str
) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        evaluate_query(dataset, text, "text/csv")
    assert str(caught.value) == message


def test_a_long_wrong_query_is_placed_in_little_time(dataset: Dataset) -> None:
    text = "SELECT * {\n" + "?s ?p ?o .\n" * 10_000 + "] }"
    with pytest.raises(QuerySyntaxError) as caught:
        evaluate_query(dataset, text, "text/csv")
    assert (caught.value.line, caught.value.column) == (10_002, 1)


# What would exhaust the stack


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * " + "{" * 101 + "}" * 101,
        "SELECT * { FILTER(" + "STR(" * 100 + "1" + ")" * 101 + " }",
        "SELECT * " + "{ FILTER EXISTS " * 101 + "{}" + "}" * 101,
        "SELECT * " + "{ SELECT * " * 101 + "{}" + "}" * 101,
        "SELECT * { ?s ?p " + "(" * 101 + ")" * 101 + " }",
        "SELECT * { ?s ?p " + "[ ?p " * 101 + "[]" + "]" * 101 + " }",
    ],
)
def test_deep_nesting_is_refused_with_its_place(dataset: Dataset, text: str) -> None:
    with pytest.raises(QueryTooComplexError, match="nested more than 100 deep") as caught:
        evaluate_query(dataset, text, "text/csv")
    assert caught.value.line == 1
    assert caught.value.column is not None


def test_too_many_tokens_are_refused(dataset: Dataset) -> None:
    text = "SELECT * { VALUES ?x { " + "1 " * 50_000 + "} }"
    with pytest.raises(QueryTooComplexError, match="more than 50,000 tokens"):
        evaluate_query(dataset, text, "text/csv")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * " + "{" * 100 + "}" * 100,
        "SELECT * { FILTER(" + "STR(" * 97 + "1" + ")" * 98 + " }",
        "SELECT * { FILTER(" + "!" * 49_000 + "true) }",
        "SELECT * {" + "".join(f"BIND(1 AS ?v{i})" for i in range(3000)) + "}",
        "SELECT * {" + "MINUS{?a ?b ?c}" * 3000 + "}",
        "SELECT (1" + "+1" * 4000 + " AS ?x) {}",
        "SELECT * { VALUES ?x { " + "1 " * 40_000 + "} }",
    ],
)
def test_long_chains_within_the_limits_are_survived(dataset: Dataset, text: str) -> None:
    assert rows(dataset, text) is not None


# The network


@pytest.fixture
def endpoint() -> Iterator[tuple[str, list[bytes]]]:
    """An address that writes down whoever connects."""
    received: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    received.append(connection.recv(1000))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", received
        server.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=5)


SERVICE_QUERIES = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service<{0}>{{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "CONSTRUCT {{}} {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX e: <{0}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
    "BASE <{0}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?e {{ <{0}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }}",
    # words that the parser takes apart though no blank separates them
    "PREFIX e: <{0}> SELECT * {{ SERVICEe:{{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * {{ SERVICE:{{ ?s ?p ?o }} }}",
    "ASK {{ ?s ?p trueSERVICE <{0}> {{ ?s ?p ?o }} }}",
    # what the terminals read as one IRI, and the parser as a comparison and more
    "SELECT * {{ VALUES ?e {{ <{0}> }} FILTER(1<2)SERVICE?e#>\n{{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?e {{ <{0}> }} FILTER(1<?x||true)SERVICE?e#>\n{{ ?s ?p ?o }} }}",
    # strings that end where they do not seem to
    "SELECT * {{ VALUES ?v {{'''x'}} SERVICE <{0}> {{ ?s ?p ?o }} #\\q'''\n}}",
    "SELECT * {{ VALUES ?v {{'x\\'' '''''' }} SERVICE <{0}> {{ ?s ?p ?o }} # '''\n}}",
]


@pytest.mark.parametrize("template", SERVICE_QUERIES)
def test_service_is_refused_before_anything_is_sent(
    dataset: Dataset, endpoint: tuple[str, list[bytes]], template: str
) -> None:
    address, received = endpoint
    with pytest.raises(ForbiddenQueryError, match="SERVICE is refused") as caught:
        evaluate_query(dataset, template.format(address), "text/csv")
    assert received == []
    assert caught.value.line is not None
    assert caught.value.hint


@pytest.mark.parametrize(
    "template",
    [
        # The terminals of the specification read `<'a'||true)` as the beginning of an IRI.
        "SELECT * {{ FILTER(1<'a'||true) SERVICE <{0}> {{ ?s ?p ?o }} FILTER('' = '') }}",
        "SELECT * {{ FILTER(1<'a>'||true) SERVICE <{0}> {{ ?s ?p ?o }} FILTER('' = '') }}",
        "PREFIX SERVICE: <x:> PREFIX : <{0}> SELECT * {{ SERVICE:{{ ?s ?p ?o }} }}",
        "PREFIX servixe: <x:> PREFIX : <{0}> SELECT * {{ SERVICE:{{ ?s ?p ?o }} }} ]",
        "SELECT * {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    ],
)
def test_what_may_be_service_is_refused_somehow(
    dataset: Dataset, endpoint: tuple[str, list[bytes]], template: str
) -> None:
    address, received = endpoint
    with pytest.raises((QuerySyntaxError, ForbiddenQueryError)):
        evaluate_query(dataset, template.format(address), "text/csv")
    assert received == []


def test_the_place_of_service_is_told(dataset: Dataset) -> None:
    with pytest.raises(ForbiddenQueryError) as caught:
        evaluate_query(dataset, "SELECT * {\n  SERVICE <x:y> {} }", "text/csv")
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_load_is_refused(dataset: Dataset) -> None:
    with pytest.raises(ForbiddenQueryError, match="LOAD is refused"):
        evaluate_query(dataset, "LOAD <x:y>", "text/csv")


def test_from_never_fetches(dataset: Dataset, endpoint: tuple[str, list[bytes]]) -> None:
    address, received = endpoint
    assert rows(dataset, f"SELECT * FROM <{address}> {{ ?s ?p ?o }}") == []
    assert rows(dataset, f"SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?s ?p ?o }} }}") == []
    assert rows(dataset, "SELECT * { ?s ?p ?o }", default_graphs=(address,)) == []
    assert received == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p $SERVICE }",
        "PREFIX ex: <x:> SELECT * { ?s ex:service ex:a.SERVICE }",
        "PREFIX service: <x:> SELECT * { service:a service:service service:b }",
        "SELECT * { ?s <http://x/SERVICE> 'SERVICE <x> {}' } # SERVICE <x> {}",
        "SELECT * { ?s ?p ?o FILTER(?s < ?service && ?service > 1) }",
        "SELECT * { VALUES (?a ?b) { (<http://x/service> <http://y/service>) } }",
    ],
)
def test_what_only_looks_like_service_is_answered(dataset: Dataset, text: str) -> None:
    assert rows(dataset, text) is not None


# The W3C's syntax tests of SPARQL 1.1

MANIFEST = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QUERY = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")


def syntax_tests(suite: Path, kind: str) -> list[Path]:
    """Return the query files of a kind of tests; those of updates are left out."""
    found = set()
    for manifest in sorted(suite.rglob("manifest.ttl")):
        graph = Graph().parse(manifest, publicID=manifest.as_uri())
        for test in graph.subjects(None, MANIFEST[kind]):
            action = graph.value(test, MANIFEST.action)
            query = graph.value(action, QUERY.query) or action
            found.add(Path(str(query).removeprefix("file://")))
    return sorted(path for path in found if path.suffix == ".rq")


def test_w3c_queries_with_wrong_syntax_are_syntax_errors(shared: Path) -> None:
    files = syntax_tests(shared / "conformance" / "sparql11", "NegativeSyntaxTest11")
    empty = Dataset(EmbeddedEngine())
    wrong = []
    for file in files:
        try:
            empty.engine.query(
                QueryRequest(file.read_bytes().decode(), "text/csv", base_iri="http://e/")
            )
        except QuerySyntaxError as error:
            if "\n" not in str(error) and error.hint:
                continue
        wrong.append(file.name)
    assert wrong == []
    assert len(files) == 40


def test_w3c_queries_with_right_syntax_are_answered_but_for_service(shared: Path) -> None:
    files = syntax_tests(shared / "conformance" / "sparql11", "PositiveSyntaxTest11")
    empty = Dataset(EmbeddedEngine())
    refused, unsupported = [], []
    for file in files:
        text = file.read_bytes().decode()
        graph = query_form(text) in (QueryForm.CONSTRUCT, QueryForm.DESCRIBE)
        try:
            empty.engine.query(
                QueryRequest(text, "text/turtle" if graph else "text/csv", base_iri="http://e/")
            )
        except ForbiddenQueryError:
            refused.append(file.name)
        except QuerySyntaxError as error:
            unsupported.append((file.name, error.message))
    # It is well formed; the engine has no such function.
    message = "the custom function <http://example/function> is not supported"
    assert unsupported == [("syntax-select-expr-04.rq", message)]
    assert refused == [f"syntax-service-0{number}.rq" for number in (1, 2, 3)]
    assert len(files) == 66


EVERY_KIND_OF_TERM = r"""PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT * {
  VALUES (?a ?b) {
    ("" UNDEF) (UNDEF "plain") ("en"@en "en"@nl-BE) (1 -2) (1.5 2e3) (true false)
    ("007"^^xsd:integer "1e0"^^xsd:double) ("2024-02-20"^^xsd:date "P60D"^^xsd:duration)
    ("a\tb\nc\rd \"e\" \\ é \u2028" "?a") (<urn:a> <https://example.org/é?q=1#x>)
    ("x"^^<urn:type> "<urn:a>") ("\u0000-\u0085-\uFEFF" "  ") (UNDEF UNDEF)
  }
}"""


@pytest.mark.parametrize(
    "query",
    [
        EVERY_KIND_OF_TERM,
        "SELECT ?a { VALUES ?a { UNDEF <urn:a> UNDEF } }",
        "SELECT * { VALUES () { () () } }",
        "SELECT ?a { VALUES ?a { } }",
        "SELECT (TRIPLE(<urn:a>, <urn:b>, 1) AS ?t) (1 AS ?n) {}",
        'SELECT ("<<" AS ?t) {}',
    ],
)
def test_solutions_are_those_that_json_has(query: str, dataset: Dataset) -> None:
    told = parse_solutions(evaluate_query(dataset, query, "application/sparql-results+json"))
    found = solutions(dataset, query)
    assert found.variables == told.variables
    assert found.rows == told.rows


def test_blank_nodes_are_told_apart(dataset: Dataset) -> None:
    query = "SELECT ?a ?b { VALUES ?n { 1 2 } BIND(BNODE() AS ?a) BIND(?a AS ?b) }"
    (a, b), (c, d) = solutions(dataset, query).rows
    assert a == b
    assert c == d
    assert a != c
