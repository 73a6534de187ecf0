"""What would take all time, memory or stack ends at a limit that says which."""

from __future__ import annotations

import pytest
from attacked import QUERY_SECONDS, UPDATE_SECONDS, Site
from waiting import eventually

RDF_XML = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:"'
DIGITS = " ".join(map(str, range(10)))
GROWTH = "BIND(?a AS ?v0) " + " ".join(
    f"BIND(CONCAT(?v{i - 1}, ?v{i - 1}) AS ?v{i})" for i in range(1, 25)
)
JOIN = "?a ?b ?c . ?d ?e ?f"
EVERYWHERE = "GRAPH ?x { ?a ?b ?c } GRAPH ?y { ?d ?e ?f } GRAPH ?z { ?g ?h ?i }"
LIMITS = {"time-limit", "memory-limit", "answer-limit", "limit", "busy-queries"}
QUERIES = {
    "cross join": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "values": f"SELECT * {{ {' '.join(f'VALUES ?v{i} {{ {DIGITS} }}' for i in range(9))} }}",
    "paths": "SELECT * { ?a (<urn:x>|!<urn:y>)* ?b . ?c (<urn:x>|!<urn:y>)* ?d FILTER(?a = 1) }",
    "aggregate": "SELECT (GROUP_CONCAT(?x) AS ?y) { ?a ?b ?c . ?d ?e ?f BIND(STR(?c) AS ?x) }",
    "sort": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f",
    "distinct": "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f }",
    "exists": "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = 1 && ?f = 2 && ?i = 3) }",
    "growth": f"SELECT ?z {{ VALUES ?a {{ 'aaaaaaaaaaaaaaaa' }} {GROWTH} BIND(?v24 AS ?z) }}",
    "regex": f"SELECT * {{ {JOIN} FILTER(REGEX(CONCAT(STR(?c), STR(?f)), '(a*)*b$')) }}",
    "subqueries": f"SELECT * {'{ SELECT * ' * 90}{{ {JOIN} . ?g ?h ?i }}{'}' * 90}",
    "unions": "SELECT * {" + " UNION ".join(["{ ?s ?p ?o . ?a ?b ?c }"] * 400) + "}",
    "filters": f"SELECT * {{ {JOIN} FILTER({' && '.join(['?a != ?f'] * 3000)}) }}",
    "construct": "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }",
}  # fmt: skip
REFUSED = {
    "deep": "SELECT * " + "{" * 5_000 + "}" * 5_000,
    "deep filter": "SELECT * { FILTER(" + "(" * 5_000 + "1" + ")" * 5_000 + ") }",
    "long": "SELECT * { VALUES ?x { " + "1 " * 60_000 + "} }",
    "many unions": "SELECT * {" + " UNION ".join(["{ ?s ?p 1 }"] * 10_000) + "}",
}
UPDATES = {
    "cross join": f"INSERT {{ ?a <urn:x:p> ?i }} WHERE {{ {EVERYWHERE} }}",
    "delete": f"DELETE {{ ?a ?b ?c }} WHERE {{ {EVERYWHERE} }}",
}
_LONG = "urn:" + "x" * 1_000_000
_NESTED = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
ENTITIES = f'<!DOCTYPE r [<!ENTITY a0 "lol">{_NESTED}]>'
DOCUMENT = (
    f'{{}}<rdf:RDF {RDF_XML}><rdf:Description rdf:about="urn:x">{{}}</rdf:Description></rdf:RDF>'
)
EXPANDING = {
    "nested entities": (
        "application/rdf+xml", DOCUMENT.format(ENTITIES, "<e:p>&a9;</e:p>")
    ),
    "long entity": (
        "application/rdf+xml",
        DOCUMENT.format(f'<!DOCTYPE r [<!ENTITY a "{_LONG}">]>', "<e:p>&a;</e:p>" * 10_000),
    ),
    "long namespace": (
        "application/rdf+xml",
        DOCUMENT.format("", f'<e:p xmlns:e="{_LONG}">1</e:p>' + "<e:p>1</e:p>").replace(
            'xmlns:e="urn:e:"', f'xmlns:e="{_LONG}"'
        ).replace("<e:p>1</e:p>", "<e:p>1</e:p>" * 20_000),
    ),
    "long prefix": (
        "text/turtle",
        f"@prefix e: <{_LONG}> . <urn:s> <urn:p> {', '.join(f'e:{n}' for n in range(50_000))} .",
    ),
}  # fmt: skip
# The same JSON-LD has a context in each of its objects, which takes the parser minutes.
CONTEXTS = (
    '{"@context":{' + ",".join(f'"t{n}":"urn:{n}"' for n in range(50_000)) + '},"@graph":['
    + ",".join(f'{{"@context":{{"a":"urn:a"}},"t{n}":1}}' for n in range(50_000)) + "]}"
)  # fmt: skip
DATA = {
    "deep turtle": ("text/turtle", "<urn:x> <urn:p> " + "[ <urn:p> " * 50_000 + "1" + "]" * 50_000),
    "deep list": ("text/turtle", "<urn:x> <urn:p> " + "(" * 100_000 + ")" * 100_000 + " ."),
    "deep json-ld": ("application/ld+json", '{"urn:p":' * 100_000 + "1" + "}" * 100_000),
    "deep array": ("application/ld+json", "[" * 200_000 + "]" * 200_000),
    "deep xml": (
        "application/rdf+xml",
        f"<rdf:RDF {RDF_XML}>" + "<e:A><e:p>" * 20_000 + "</e:p></e:A>" * 20_000 + "</rdf:RDF>",
    ),
    "long token": ("text/turtle", "<urn:x> <urn:p> '" + "a" * 3_000_000),
}


@pytest.mark.parametrize("name", QUERIES)
def test_query_ends_at_its_limit(name: str, site: Site) -> None:
    before = site.processor_seconds()
    answer = site.query(QUERIES[name])
    if answer.status != 200:
        assert answer.status == 503
        assert answer.problem["type"].partition("#")[2] in LIMITS
        assert answer.problem["hint"]
    # By the processor and not the clock: the machine has other things to do.
    assert site.processor_seconds() - before < 2 * QUERY_SECONDS + 2
    assert site.is_well()


@pytest.mark.parametrize("name", REFUSED)
def test_query_that_would_exhaust_the_stack_is_refused(name: str, site: Site) -> None:
    answer = site.query(REFUSED[name])
    assert answer.status in (400, 503)
    assert answer.problem["detail"]
    assert site.is_well()


@pytest.mark.parametrize("name", UPDATES)
def test_update_ends_at_its_limit_and_changes_nothing(name: str, site: Site) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    before = site.query(count).body
    taken = site.processor_seconds()
    answer = site.update(UPDATES[name])
    assert answer.status == 503
    assert answer.problem["type"].partition("#")[2] in LIMITS
    assert site.processor_seconds() - taken < 2 * UPDATE_SECONDS + 4
    assert site.query(count).body == before


@pytest.mark.parametrize("name", DATA)
def test_data_are_survived(name: str, site: Site) -> None:
    media_type, data = DATA[name]
    answer = site.put(data, media_type, f"urn:x:{name.replace(' ', '-')}")
    assert answer.status in (201, 204, 400, 503)
    if answer.status >= 400:
        assert answer.problem["detail"]
    assert site.is_well()


@pytest.mark.parametrize("way", ["put", "form", "validate"])
@pytest.mark.parametrize("name", EXPANDING)
def test_data_that_expand_to_much_are_refused(name: str, way: str, site: Site) -> None:
    media_type, data = EXPANDING[name]
    before = site.memory()
    if way == "put":
        answer = site.put(data, media_type)
    elif way == "validate":
        answer = site.ask("POST", "/validate", data, content_type=media_type)
    else:
        head = f'--b\r\nContent-Disposition: form-data; name="f"\r\nContent-Type: {media_type}\r\n'
        answer = site.put(f"{head}\r\n{data}\r\n--b--\r\n", "multipart/form-data; boundary=b")
    # Refused before the limit of time, which would be 503.
    assert answer.status == 400
    assert "expand to more than" in answer.problem["detail"]
    assert answer.problem["hint"]
    assert site.memory() - before < 200 * 2**20
    assert site.is_well()


@pytest.mark.parametrize("way", ["put", "validate"])
def test_contexts_that_take_minutes_end_at_the_limit(way: str, site: Site) -> None:
    media_type = "application/ld+json"
    if way == "put":
        answer = site.put(CONTEXTS, media_type)
    else:
        answer = site.ask("POST", "/validate", CONTEXTS, content_type=media_type)
    assert answer.status == 503
    assert answer.problem["type"].partition("#")[2] in {*LIMITS, "validation-limit"}
    assert site.is_well()


def test_no_process_is_left_behind(site: Site) -> None:
    # The server, its spawner, the zygote, and readers that wait for the next query.
    eventually(lambda: site.processes() <= 3 + 2 * 8)
