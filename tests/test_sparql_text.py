"""Tokens of SPARQL 1.1, section 19.8, and the keywords that reach into the network."""

from __future__ import annotations

import time

import pytest

from noticegraph.sparql_text import find_network_keyword, mask_keywords, tokens
from noticegraph.text_positions import line_and_column


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("SELECT ?x $y", ["word SELECT", "variable ?x", "variable $y"]),
        ("ex:a :b", ["prefixed_name ex:a", "prefixed_name :b"]),
        ("ex: :", ["prefixed_name ex:", "prefixed_name :"]),
        # PN_LOCAL: dots inside only, escapes, percent, colons
        ("ex:a.b.", ["prefixed_name ex:a.b", "other ."]),
        (r"ex:a\#b ex:%41", [r"prefixed_name ex:a\#b", "prefixed_name ex:%41"]),
        ("ex:a:b", ["prefixed_name ex:a:b"]),
        ("_:b1 @en-GB", ["other _:b1", "other @en-GB"]),
        ("<http://x/?a#b>", ["iri <http://x/?a#b>"]),
        # a blank makes it a comparison
        ("1 <?b && 2>", ["other 1", "other <", "variable ?b", "other &&", "other 2", "other >"]),
        ("<a b>", ["other <", "word a", "word b", "other >"]),
        ("# all ' of \" it\n1", ["comment # all ' of \" it", "other 1"]),
        ("# to the end", ["comment # to the end"]),
        ("'a#b' \"<c>\"", ["string 'a#b'", 'string "<c>"']),
        (r"'it\'s' 'a\\' 1", [r"string 'it\'s'", r"string 'a\\'", "other 1"]),
        ("'''a'b''c\n''' \"\"\"d\"e\"\"\"", ["string '''a'b''c\n'''", 'string """d"e"""']),
        ("'' \"\"", ["string ''", 'string ""']),
        # not closed on its line
        ("'abc\n?x", ["other 'abc", "variable ?x"]),
        ("1.5e3 .5 7", ["other 1.5e3", "other .5", "other 7"]),
        ('"1"^^xsd:integer', ['string "1"', "other ^^", "prefixed_name xsd:integer"]),
        ("é:ü ?é", ["prefixed_name é:ü", "variable ?é"]),
        ("", []),
        (" \t\r\n", []),
    ],
)  # fmt: skip
def test_tokens(text: str, kinds: list[str]) -> None:
    assert [f"{token.kind} {token.text}" for token in tokens(text)] == kinds


def test_starts_are_code_points_and_tokens_with_gaps_give_the_text_back() -> None:
    text = 'SELECT ?é { "😀" ex:a <b> } # end'
    rebuilt = ""
    for token in tokens(text):
        rebuilt = rebuilt.ljust(token.start) + token.text
    assert rebuilt == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT * { SERVICE <x:y> {} }", "SERVICE"),
        ("select * { service silent <x:y> {} }", "service"),
        ("SELECT * { SeRvIcE ?where {} }", "SeRvIcE"),
        ("SELECT * { ?s ?p 1SERVICE<x:y>{} }", "SERVICE"),
        ("SELECT * { ?s ?p trueSERVICE <x:y> {} }", "trueSERVICE"),
        ("SELECT * { {}SERVICE#comment\n<x:y>{} }", "SERVICE"),
        ('SELECT * { ?s ?p "\'" . SERVICE <x:y> {} }', "SERVICE"),
        ("SELECT * { ?s ?p '# ' . SERVICE <x:y> {} }", "SERVICE"),
        ("SELECT * { ?s ?p <x:#> . SERVICE <x:y> {} }", "SERVICE"),
        ("LOAD <x:y>", "LOAD"),
        ("load silent <x:y>", "load"),
    ],
)
def test_a_network_keyword_is_found_in_any_case_and_place(text: str, found: str) -> None:
    token = find_network_keyword(text)
    assert token is not None
    assert token.text == found
    assert text[token.start :].startswith(found)


@pytest.mark.parametrize(
    "escaped",
    ["\\u0053ERVICE", "S\\U00000045RVICE", "\\u0073\\u0065\\u0072\\u0076\\u0069\\u0063\\u0065"],
)
def test_code_point_escapes_are_decoded_before_the_grammar(escaped: str) -> None:
    text = f'SELECT * {{ ?s ?p "\\u00e9" . {escaped} <x:y> {{}} }}'
    token = find_network_keyword(text)
    assert token is not None
    assert text[token.start :].startswith(escaped)


def test_an_escaped_quote_cannot_hide_the_keyword() -> None:
    assert find_network_keyword('SELECT * { ?s ?p "\\u0022 . SERVICE <x:y> {} #" }') is not None


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service $SERVICE { ?service ?p $SERVICE }",
        "SELECT * { ?s ex:service ex:SERVICE, ex:a.service, service:a, :service, _:service }",
        "SELECT * { ?s <http://x/SERVICE> <service> }",
        "SELECT * { ?s ?p 'SERVICE <x> {}', \"service\", '''\nSERVICE <x> {}\n''' }",
        "SELECT * { ?s ?p 'it\\'s SERVICE <x> {}' }",
        "SELECT * { ?s ?p ?o } # SERVICE <x> {}",
        'SELECT * { ?s ?p "x"@service }',
        "SELECT * { ?s ex:load ?load } # LOAD <x>",
        "SELECT ?downloaded { ?s a ex:Upload }",
    ],
)
def test_what_only_looks_like_the_keyword_is_none(text: str) -> None:
    assert find_network_keyword(text) is None


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("SERVICE service SeRvIcE", "SERVIxE servixe SeRvIxE"),
        ("downservices 'Service'", "downservixes 'Servixe'"),
        (r"\u0053ERVI\u0043E", r"\u0053ERVI\u0078E"),
        (r"s\U00000065rvi\U00000063e", r"s\U00000065rvi\U00000078e"),
        (r"\\u0073ervice", r"\\u0073ervixe"),
        ("SERVI CE, é😀 SERVICE", "SERVI CE, é😀 SERVIxE"),
        ("SERVIC", "SERVIC"),
    ],
)
def test_the_mask_is_as_long_and_spares_no_spelling(text: str, masked: str) -> None:
    assert mask_keywords(text) == masked


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (4, (2, 2)), (5, (2, 3))]
)
def test_line_and_column_count_code_points_from_one(offset: int, place: tuple[int, int]) -> None:
    assert line_and_column("é😀\n😀b", offset) == place


@pytest.mark.parametrize(
    "unit",
    ['"', "'''", "'''a' ", "a.", "a-", "x:a..", "<a", '"\\', "_:a.", "@a-", "\\u0053", "''", "{("],
)
def test_no_text_takes_more_than_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.thread_time()
    find_network_keyword(text)
    assert time.thread_time() - start < 5
