"""The SPARQL 1.1 Graph Store HTTP Protocol at /graphs, with RFC 9110's preconditions."""

from __future__ import annotations

from base64 import b64encode
from email.parser import BytesParser
from urllib.parse import quote, urlencode, urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

G = "https://example.org/g"
NAMED = "/graphs?" + urlencode({"graph": G})
TURTLE = "text/turtle"
NT = "application/n-triples"
ONE = b"<https://example.org/a> <https://example.org/p> 1 ."
TWO = b"<https://example.org/b> <https://example.org/p> 2 ."


def put(client: FlaskClient, data: bytes, address: str = NAMED, **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.put(address, data=data, content_type=TURTLE, headers=named)


def lines(client: FlaskClient, address: str = NAMED) -> list[bytes]:
    answer = client.get(address, headers={"Accept": NT})
    assert answer.status_code == 200
    return sorted(answer.data.splitlines())


# Reading and writing


def test_put_makes_and_replaces(writer: FlaskClient) -> None:
    assert put(writer, ONE).status_code == 201
    answer = put(writer, TWO)
    assert (answer.status_code, answer.data) == (204, b"")
    assert len(lines(writer)) == 1
    assert b"/b>" in lines(writer)[0]


def test_post_adds(writer: FlaskClient) -> None:
    assert writer.post(NAMED, data=ONE, content_type=TURTLE).status_code == 201
    assert writer.post(NAMED, data=TWO, content_type=TURTLE).status_code == 204
    assert len(lines(writer)) == 2


def test_delete_then_it_is_not_there(writer: FlaskClient) -> None:
    put(writer, ONE)
    assert writer.delete(NAMED).status_code == 204
    assert writer.get(NAMED).status_code == 404
    assert writer.delete(NAMED).status_code == 404


def test_default_graph_is_always_there_and_is_not_the_union(writer: FlaskClient) -> None:
    put(writer, ONE)
    assert lines(writer, "/graphs?default") == []
    assert put(writer, TWO, "/graphs?default").status_code == 204
    assert len(lines(writer, "/graphs?default")) == 1
    assert writer.delete("/graphs?default").status_code == 204
    assert lines(writer, "/graphs?default") == []
    assert len(lines(writer)) == 1


@pytest.mark.parametrize("data", [b"", b"# nothing\n"])
def test_an_empty_graph_is_there(data: bytes, writer: FlaskClient) -> None:
    assert put(writer, data).status_code == 201
    assert lines(writer) == []
    assert writer.head(NAMED).status_code == 200


FORMATS = [
    (TURTLE, ONE),
    (NT, b'<https://example.org/a> <https://example.org/p> "\xc3\xa9" .'),
    (
        "application/ld+json",
        b'{"@id": "https://example.org/a", "https://example.org/p": "\xc3\xa9"}',
    ),
    (
        "application/rdf+xml",
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://'
        b'example.org/"><rdf:Description rdf:about="https://example.org/a"><e:p>\xc3\xa9</e:p>'
        b"</rdf:Description></rdf:RDF>",
    ),
]


@pytest.mark.parametrize(("media_type", "data"), FORMATS)
def test_formats_are_read_and_written(media_type: str, data: bytes, writer: FlaskClient) -> None:
    assert writer.put(NAMED, data=data, content_type=media_type).status_code == 201
    before = lines(writer)
    assert len(before) == 1
    answer = writer.get(NAMED, headers={"Accept": media_type})
    assert answer.content_type.partition(";")[0] == media_type
    assert "Accept" in answer.headers["Vary"]
    again = writer.put("/graphs?graph=x:copy", data=answer.data, content_type=media_type)
    assert again.status_code == 201
    assert lines(writer, "/graphs?graph=x:copy") == before


def test_turtle_is_what_a_client_gets_that_takes_anything(writer: FlaskClient) -> None:
    put(writer, ONE)
    assert writer.get(NAMED).content_type == "text/turtle; charset=utf-8"
    assert writer.get(NAMED, headers={"Accept": "image/png"}).status_code == 406


def test_head_has_the_headers_of_get_and_no_body(writer: FlaskClient) -> None:
    put(writer, ONE * 1)
    for headers in ({}, {"Accept": NT}, {"Accept-Encoding": "gzip"}):
        get, head = (writer.open(NAMED, method=m, headers=headers) for m in ("GET", "HEAD"))
        assert head.status_code == get.status_code == 200
        assert dict(head.headers) == dict(get.headers)
        assert (head.data, get.data != b"") == (b"", True)
    gone = writer.head("/graphs?graph=x:none")
    assert (gone.status_code, gone.data) == (404, b"")


def test_relative_iris_are_resolved_against_the_graph(writer: FlaskClient) -> None:
    assert put(writer, b"<#it> <p> <> .").status_code == 201
    assert lines(writer) == [f"<{G}#it> <https://example.org/p> <{G}> .".encode()]


def test_post_without_a_name_makes_one(writer: FlaskClient) -> None:
    made = [writer.post("/graphs", data=b"<> <x:p> 1 .", content_type=TURTLE) for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 201]
    names = [answer.headers["Location"] for answer in made]
    assert len(set(names)) == 2
    for name in names:
        assert name.startswith("http://localhost/graphs/")
        # The address is the name of the graph (4.1), and the other way of naming agrees.
        direct = lines(writer, urlsplit(name).path)
        assert direct == lines(writer, "/graphs?" + urlencode({"graph": name}))
        assert direct[0].startswith(f"<{name}>".encode())


def test_direct_names(writer: FlaskClient) -> None:
    for path in ("/graphs/a", "/graphs/a/b.ttl", "/graphs/%C3%A9"):
        assert put(writer, ONE, path).status_code == 201
        assert len(lines(writer, path)) == 1
        assert writer.delete(path).status_code == 204
        assert writer.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/graphs/a%3Fb", "/graphs/a%23b", "/graphs/a%20b%25", "/graphs/%22"]
)
def test_escapes_belong_to_the_iri_of_the_address(path: str, writer: FlaskClient) -> None:
    """The IRI of the request is the name of the graph (Graph Store Protocol, 4.1)."""
    assert put(writer, b"<> <x:p> 1 .", path).status_code == 201
    iri = f"http://localhost{path}"
    assert lines(writer, path)[0].startswith(f"<{iri}>".encode())
    assert lines(writer, "/graphs?" + urlencode({"graph": iri})) == lines(writer, path)
    assert writer.delete(path).status_code == 204


def test_blank_nodes_of_two_bodies_are_two(writer: FlaskClient) -> None:
    for _ in range(2):
        writer.post(NAMED, data=b"_:x <x:p> 1 .", content_type=TURTLE)
    assert len(lines(writer)) == 2


# What is wrong

WRONG = [
    ("/graphs", "GET", 400),
    ("/graphs", "PUT", 400),
    ("/graphs", "DELETE", 400),
    ("/graphs?default&graph=x:g", "GET", 400),
    ("/graphs?default&graph=x:g", "PUT", 400),
    ("/graphs?graph=x:g&graph=x:h", "PUT", 400),
    ("/graphs?graph=", "PUT", 400),
    ("/graphs?graph=relative", "PUT", 400),
    ("/graphs?graph=/relative", "GET", 400),
    ("/graphs?graph=x:a%20b", "PUT", 400),
    ("/graphs?graph=x:%3Ca%3E", "PUT", 400),
    ("/graphs?graph=x:%0A", "PUT", 400),
    ("/graphs?graph=http://%5B", "PUT", 400),
    ("/graphs?graph=x:%E9", "GET", 400),
    ("/graphs?other=1", "POST", 400),
    ("/graphs/a%20b", "GET", 404),
    ("/graphs/a%22", "DELETE", 404),
    ("/graphs/a?graph=x:g", "PUT", 400),
    ("/graphs/a?default", "GET", 400),
    ("/graphs?graph=x:none", "GET", 404),
    ("/graphs?graph=x:none", "HEAD", 404),
    ("/graphs?graph=x:none", "DELETE", 404),
    ("/graphs/none", "GET", 404),
    ("/graphs?default", "PATCH", 405),
    ("/graphs?default&format=none", "GET", 400),
    ("/graphs?default&format=csv", "GET", 406),
]


@pytest.mark.parametrize(("address", "method", "status"), WRONG)
def test_status_of_a_wrong_address(
    address: str, method: str, status: int, writer: FlaskClient
) -> None:
    answer = writer.open(address, method=method, data=ONE, content_type=TURTLE)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    if method != "HEAD":
        problem = answer.get_json()
        assert (problem["status"], bool(problem["title"])) == (status, True)
    if status == 405:
        assert answer.headers["Allow"] == "DELETE, GET, HEAD, OPTIONS, POST, PUT"


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "text/html",
        "application/octet-stream",
        "application/trig",
        "application/n-quads",
        "application/sparql-update",
        "text/turtle; charset=iso-8859-1",
        "text/turtle; charset=utf-16",
    ],
)
def test_what_is_no_graph_is_415(content_type: str | None, writer: FlaskClient) -> None:
    answer = writer.put(NAMED, data=ONE, content_type=content_type)
    assert answer.status_code == 415
    assert "text/turtle" in answer.get_json()["hint"]
    assert writer.get(NAMED).status_code == 404


@pytest.mark.parametrize(
    ("media_type", "data", "line"),
    [
        (TURTLE, b"<x:a> <x:p> 1 .\n<x:b> <x:p>", 2),
        (TURTLE, b"<x:a> <x:p> 'h\xe9' .", None),
        (TURTLE, b"ex:a ex:b ex:c .", 1),
        (NT, b"<a> <x:p> <x:o> .", 1),
        ("application/ld+json", b'{"@id": ', None),
        ("application/ld+json", b'{"@context": "http://127.0.0.1:9/c.jsonld"}', None),
        ("application/rdf+xml", b"<rdf:RDF", None),
        ("application/rdf+xml",
         b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', None),
    ],
)  # fmt: skip
def test_data_that_cannot_be_parsed_are_400_and_change_nothing(
    media_type: str, data: bytes, line: int | None, writer: FlaskClient
) -> None:
    put(writer, ONE)
    for method in ("PUT", "POST"):
        answer = writer.open(NAMED, method=method, data=data, content_type=media_type)
        assert answer.status_code == 400
        problem = answer.get_json()
        assert problem["type"].endswith("#data-syntax")
        if line:
            assert problem["line"] == line
    assert len(lines(writer)) == 1
    assert b"root:" not in answer.data


def test_too_large_a_graph_is_413(writer: FlaskClient) -> None:
    answer = put(writer, b"#" * (2**20 + 1))
    assert answer.status_code == 413
    assert writer.get(NAMED).status_code == 404


def test_deeply_nested_data_are_refused_or_survived(writer: FlaskClient) -> None:
    depth = 5_000
    for media_type, data in (
        (TURTLE, b"<x:a> <x:p> " + b"[ <x:p> " * depth + b"1" + b"]" * depth + b" ."),
        (TURTLE, b"<x:a> <x:p> " + b"(" * depth + b")" * depth + b" ."),
        ("application/ld+json", b'{"x:p":' * depth + b"1" + b"}" * depth),
    ):
        expected = (400,) if "json" in media_type else (201, 204)
        assert writer.put(NAMED, data=data, content_type=media_type).status_code in expected
        body, kind = multipart((part(media_type), data))
        assert writer.put(NAMED, data=body, content_type=kind).status_code in expected
    assert writer.get("/graphs?default").status_code == 200


# Multipart (RFC 7578)


def multipart(*parts: tuple[str, bytes], boundary: str = "limit") -> tuple[bytes, str]:
    body = b"".join(
        f"--{boundary}\r\nContent-Disposition: form-data; name=graph; filename=a\r\n"
        f"{head}\r\n".encode()
        + data
        + b"\r\n"
        for head, data in parts
    )
    return body + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


def part(media_type: str) -> str:
    return f"Content-Type: {media_type}\r\n"


@pytest.mark.parametrize(
    ("name", "data", "count"),
    [
        ("text/plain", b"<x:a> <x:p> <x:o> .", 1),
        ("text/plain; charset=utf-8", b"<x:a> <x:p> <x:o> .", 1),
        ("text/n3", b"<x:a> <x:p> <x:o> ; <x:q> <x:o> .", 2),
        ("text/rdf+n3", b"PREFIX e: <x:> e:a e:p e:o .", 1),
        ("application/x-turtle", b"<x:a> <x:p> <x:o>, <x:u> .", 2),
    ],
)
def test_older_names_of_media_types_are_read(
    name: str, data: bytes, count: int, writer: FlaskClient
) -> None:
    assert writer.put(NAMED, data=data, content_type=name).status_code == 201
    body, kind = multipart((part(name), data))
    assert writer.post(NAMED, data=body, content_type=kind).status_code == 204
    assert len(lines(writer)) == count


def test_plain_text_is_ntriples(writer: FlaskClient) -> None:
    # RDF Test Cases (2004), 3: text/plain was the media type of N-Triples.
    put(writer, "<x:a> <x:p> 'é' .".encode())
    answer = writer.get(NAMED, headers={"Accept": "text/plain, */*;q=0.1"})
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.get_data(as_text=True) == '<x:a> <x:p> "é" .\n'
    etag = answer.headers["ETag"]
    again = writer.get(NAMED, headers={"Accept": "text/plain", "If-None-Match": etag})
    assert again.status_code == 304
    assert (
        writer.put(NAMED, data=ONE, content_type=TURTLE, headers={"If-Match": etag}).status_code
        == 204
    )


def curl_part(file: str, content_type: str | None, data: bytes) -> tuple[bytes, str]:
    """Return a body as `curl -F graph=@FILE` makes it."""
    head = f'Content-Disposition: form-data; name="graph"; filename="{file}"\r\n'
    if content_type:
        head += f"Content-Type: {content_type}\r\n"
    body = b"--b\r\n" + head.encode() + b"\r\n" + data + b"\r\n--b--\r\n"
    return body, "multipart/form-data; boundary=b"


OF_FILES = [
    ("a.ttl", b"<x:a> a <x:C> ."),
    ("A.TTL", b"<x:a> a <x:C> ."),
    ("a.b.nt", b"<x:a> <x:p> <x:o> ."),
    ("a.jsonld", b'{"@id": "x:a", "x:p": 1}'),
    ("a.rdf", b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="x:">'
     b'<x:C rdf:about="x:a"/></rdf:RDF>'),
]  # fmt: skip


@pytest.mark.parametrize(("file", "data"), OF_FILES)
@pytest.mark.parametrize("content_type", ["application/octet-stream", "text/plain", None])
def test_part_of_no_known_type_is_what_its_file_is(
    file: str, data: bytes, content_type: str | None, writer: FlaskClient
) -> None:
    body, kind = curl_part(file, content_type, data)
    assert writer.post(NAMED, data=body, content_type=kind).status_code == 201
    assert len(lines(writer)) == 1


@pytest.mark.parametrize("file", ["a", "a.txt", "a.trig", "a.nq", "a.ttl.gz", "ttl", ".ttl/a"])
def test_part_of_no_known_type_and_file_is_415(file: str, writer: FlaskClient) -> None:
    body, kind = curl_part(file, "application/octet-stream", b"<x:a> a <x:C> .")
    answer = writer.post(NAMED, data=body, content_type=kind)
    assert answer.status_code == 415
    assert file in answer.get_json()["detail"] or "trig" in file or "nq" in file
    assert writer.get(NAMED).status_code == 404


def test_type_of_a_part_counts_more_than_its_file(writer: FlaskClient) -> None:
    body, kind = curl_part("a.ttl", "application/n-triples", b"<x:a> a <x:C> .")
    assert writer.post(NAMED, data=body, content_type=kind).status_code == 400


def test_parts_become_one_graph(writer: FlaskClient) -> None:
    body, kind = multipart(
        (part(TURTLE), ONE),
        (part(NT), b'<x:b> <x:p> "\xc3\xa9\xf0\x9f\x98\x80" .'),
        (part("application/ld+json"), b'{"@id": "x:c", "x:p": {"@id": "x:o"}}'),
        (part("text/turtle; charset=UTF-8"), b"<#d> <x:p> 4 ."),
    )
    assert writer.post(NAMED, data=body, content_type=kind).status_code == 201
    found = lines(writer)
    assert len(found) == 4
    assert '"é\U0001f600"'.encode() in b"".join(found)
    assert f"<{G}#d>".encode() in b"".join(found)


def test_blank_nodes_of_two_parts_are_two(writer: FlaskClient) -> None:
    body, kind = multipart((part(NT), b"_:x <x:p> <x:o> ."), (part(NT), b"_:x <x:p> <x:o> ."))
    assert writer.post(NAMED, data=body, content_type=kind).status_code == 201
    assert len(lines(writer)) == 2


def test_put_takes_parts_too(writer: FlaskClient) -> None:
    put(writer, TWO)
    body, kind = multipart((part(TURTLE), ONE))
    assert writer.put(NAMED, data=body, content_type=kind).status_code == 204
    assert len(lines(writer)) == 1
    assert b"/a>" in lines(writer)[0]


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ([], 400),
        ([(part(TURTLE), ONE), (part(TURTLE), b"<x:a> <x:p>")], 400),
        ([(part(TURTLE), ONE), (part("text/html"), b"hello")], 415),
        ([(part(TURTLE), ONE), (part("text/plain"), b"hello")], 400),
        ([(part(TURTLE), ONE), ("", ONE)], 415),
        ([(part(TURTLE), ONE), (part("application/trig"), ONE)], 415),
        ([(part(TURTLE), ONE), (part("text/turtle; charset=iso-8859-1"), ONE)], 415),
        ([(part(TURTLE), ONE), (part(TURTLE), b"<x:a> <x:p> '\xe9' .")], 400),
        ([(part(TURTLE), b"<x:a> <x:p> 1 .")] * 101, 400),
    ],
)
def test_wrong_parts_change_nothing(
    parts: list[tuple[str, bytes]], status: int, writer: FlaskClient
) -> None:
    put(writer, TWO)
    body, kind = multipart(*parts)
    answer = writer.post(NAMED, data=body, content_type=kind)
    assert answer.status_code == status
    assert len(lines(writer)) == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"no parts at all", "multipart/form-data; boundary=limit"),
        (b"", "multipart/form-data; boundary=limit"),
        (b"--limit\r\n\r\n", "multipart/form-data"),
        (b"--limit\r\nContent-Type: text/turtle\r\n\r\n<x:a> <x:p> 1 .\r\n",
         "multipart/form-data; boundary=limit"),
    ],
)  # fmt: skip
def test_broken_multipart_is_400(body: bytes, kind: str, writer: FlaskClient) -> None:
    answer = writer.post(NAMED, data=body, content_type=kind)
    assert answer.status_code == 400
    assert writer.get(NAMED).status_code == 404


def lines_of_a_part(*added: str) -> bytes:
    """Return a body of one part with these headers beside its type, whose graph has one triple."""
    head = "".join(f"{line}\r\n" for line in ("Content-Type: text/turtle", *added, ""))
    return b"--limit\r\n" + head.encode() + b"<x:a> <x:p> 1 .\r\n--limit--\r\n"


def nested(kind: str, depth: int) -> bytes:
    """Return parts in parts (multipart/…), or messages in messages."""
    body = b"<x:a> <x:p> 1 ."
    for _ in range(depth):
        body = b"Content-Type: %b; boundary=limit\r\n\r\n" % kind.encode() + body
    return b"--limit\r\n" + body + b"\r\n--limit--\r\n"


FORM = "multipart/form-data; boundary=limit"
EXPENSIVE = [
    ("many empty parts", b"--limit\r\n\r\n\r\n" * 50_000 + b"--limit--", "more than 100 parts"),
    ("no part is whole", b"--limit\r\n" * 50_000 + b"--limit--", "no blank line"),
    ("long header", lines_of_a_part("X: " + "a" * 4_096), "4096 bytes of headers"),
    ("many headers", lines_of_a_part(*["X: a"] * 10_000), "4096 bytes of headers"),
    ("endless header", b"--limit\r\n" + b"a" * 2**19 + b"\r\n--limit--", "4096 bytes"),
    ("parts of parts", nested("multipart/mixed", 5_000), "parts itself"),
    ("messages in messages", nested("message/rfc822", 5_000), "parts itself"),
    ("no header", b"--limit\r\nnone\r\n\r\n<x:a> <x:p> 1 .\r\n--limit--", "malformed header"),
]


@pytest.mark.parametrize(
    ("body", "why"), [case[1:] for case in EXPENSIVE], ids=[c[0] for c in EXPENSIVE]
)
def test_parts_that_cost_much_are_refused_before_they_are_parsed(
    body: bytes, why: str, writer: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[int] = []
    real = BytesParser.parsebytes

    def count(parser: BytesParser, text: bytes, headersonly: bool = False) -> object:
        parsed.append(len(text))
        return real(parser, text, headersonly)

    monkeypatch.setattr(BytesParser, "parsebytes", count)
    answer = writer.put(NAMED, data=body, content_type=FORM)
    assert answer.status_code == 400
    problem = answer.get_json()
    assert problem["type"].endswith("#multipart")
    assert why in problem["detail"]
    assert len(parsed) <= 100
    assert sum(parsed) <= 5_000
    assert writer.get(NAMED).status_code == 404


LEFT = 4_096 - len("Content-Type: text/turtle\r\nX: ")
READABLE = [
    ("as many as may be", multipart(*[(part(TURTLE), ONE)] * 100)[0]),
    ("as long a head as may be", lines_of_a_part("X: " + "a" * LEFT)),
    ("line feeds", lines_of_a_part().replace(b"\r\n", b"\n")),
    ("what stands around", b"before\r\n" + lines_of_a_part() + b"\r\nbehind --limit\r\n"),
    ("blanks", lines_of_a_part().replace(b"limit\r", b"limit \t\r")),
    ("folded", lines_of_a_part("Content-Disposition: form-data;", " name=a; filename=a.nt")),
    ("base64", b"--limit\r\nContent-Type: text/turtle\r\nContent-Transfer-Encoding: base64\r\n\r\n"
     + b64encode(ONE) + b"\r\n--limit--"),
    ("no delimiter", lines_of_a_part().replace(b" 1", b" #--limit\r\n#-limit\r\n1")),
]  # fmt: skip


@pytest.mark.parametrize("body", [case[1] for case in READABLE], ids=[c[0] for c in READABLE])
def test_forms_within_the_limits_are_read(body: bytes, writer: FlaskClient) -> None:
    answer = writer.put(NAMED, data=body, content_type=FORM)
    assert answer.status_code == 201, answer.text
    assert len(lines(writer)) == 1


# Preconditions (RFC 9110, 13.1)


def etag(client: FlaskClient, **headers: str) -> str:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.get(NAMED, headers=named).headers["ETag"]


LARGE = b"".join(
    b"<https://example.org/a%d> <https://example.org/p> %d .\n" % (n, n) for n in range(100)
)


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_if_match_holds_for_what_was_read(method: str, writer: FlaskClient) -> None:
    for headers in (
        {},
        {"Accept": NT},
        {"Accept": "application/ld+json"},
        {"Accept_Encoding": "gzip"},
        {"Accept_Encoding": "zstd"},
    ):
        put(writer, LARGE)
        known = etag(writer, **headers)
        # Strong, so that a change may rest on it.
        assert known.startswith('"')
        send = {"If-Match": f'"other", {known}'}
        answer = writer.open(NAMED, method=method, data=ONE, content_type=TURTLE, headers=send)
        assert answer.status_code == 204, headers


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
@pytest.mark.parametrize("form", ['"other"', "W/{0}", '"other", W/{0}'])
def test_if_match_that_fails_is_412_and_changes_nothing(
    method: str, form: str, writer: FlaskClient
) -> None:
    put(writer, ONE)
    headers = {"If-Match": form.format(etag(writer))}
    answer = writer.open(NAMED, method=method, data=TWO, content_type=TURTLE, headers=headers)
    assert answer.status_code == 412
    assert answer.content_type == "application/problem+json"
    assert b"/a>" in lines(writer)[0]
    assert len(lines(writer)) == 1


BROKEN_CONDITIONS = [
    "",
    " ",
    ",",
    '"zzz',
    'zzz"',
    "zzz",
    '"a" "b"',
    '"a", b',
    '"a" *',
    '*, "a"',
    "**",
    'w/"a"',
    'W/ "a"',
    '"a b"',
]


@pytest.mark.parametrize("name", ["If-Match", "If-None-Match"])
@pytest.mark.parametrize("value", BROKEN_CONDITIONS)
def test_a_condition_that_cannot_be_read_is_400_and_changes_nothing(
    name: str, value: str, writer: FlaskClient
) -> None:
    put(writer, ONE)
    assert writer.get(NAMED).status_code == 200
    # The reads come last: by then the answer is kept.
    for method in ("PUT", "POST", "DELETE", "GET", "HEAD"):
        answer = writer.open(
            NAMED, method=method, data=TWO, content_type=TURTLE, headers={name: value}
        )
        assert answer.status_code == 400, method
        if method != "HEAD":
            problem = answer.get_json()
            assert problem["type"].endswith("#precondition-syntax")
            assert problem["detail"] == f"{name}: {value.strip()}"
    assert b"/a>" in lines(writer)[0]
    assert len(lines(writer)) == 1


@pytest.mark.parametrize("form", ["{0}", ' ,, "other",,W/"x" ,{0} , ', '"", "a,b", {0}', '"é",{0}'])
def test_lists_of_entity_tags_are_read(form: str, writer: FlaskClient) -> None:
    # RFC 9110, 5.6.1.2 and 8.8.3: elements may be empty; commas and obs-text are of a tag.
    put(writer, ONE)
    known = form.format(etag(writer))
    assert writer.get(NAMED, headers={"If-None-Match": known}).status_code == 304
    assert put(writer, TWO, If_None_Match=known).status_code == 412
    assert put(writer, TWO, If_Match=known).status_code == 204


def test_what_was_read_before_a_change_is_no_match(writer: FlaskClient) -> None:
    put(writer, ONE)
    known = etag(writer)
    put(writer, TWO)
    assert put(writer, ONE, If_Match=known).status_code == 412
    # A change of another graph is none of this one.
    known = etag(writer)
    put(writer, ONE, "/graphs?graph=x:other")
    assert put(writer, ONE, If_Match=known).status_code == 204


def test_star_stands_for_any_graph_that_is_there(writer: FlaskClient) -> None:
    assert put(writer, ONE, If_Match="*").status_code == 412
    assert put(writer, ONE, If_None_Match="*").status_code == 201
    assert put(writer, TWO, If_None_Match="*").status_code == 412
    assert put(writer, TWO, If_Match="*").status_code == 204
    assert b"/b>" in lines(writer)[0]
    assert put(writer, ONE, "/graphs?default", If_None_Match="*").status_code == 412
    assert put(writer, ONE, "/graphs?default", If_Match="*").status_code == 204


def test_if_none_match_compares_weakly(writer: FlaskClient) -> None:
    put(writer, ONE)
    known = etag(writer)
    for sent in (known, f"W/{known}", f'"other", {known}'):
        assert put(writer, TWO, If_None_Match=sent).status_code == 412
    assert put(writer, TWO, If_None_Match='"other"').status_code == 204


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_known_graph_is_304(method: str, writer: FlaskClient) -> None:
    put(writer, LARGE)
    for headers in ({}, {"Accept": NT}, {"Accept-Encoding": "gzip"}):
        first = writer.get(NAMED, headers=headers)
        known = first.headers["ETag"]
        for sent in (known, f"W/{known}", f'"other" , {known}', "*"):
            answer = writer.open(NAMED, method=method, headers={**headers, "If-None-Match": sent})
            assert (answer.status_code, answer.data) == (304, b""), (headers, sent)
            for name in ("Cache-Control", "Vary"):
                assert answer.headers[name] == first.headers[name]
            assert sent == "*" or answer.headers["ETag"] == known
        other = {**headers, "If-None-Match": '"other"'}
        assert writer.open(NAMED, method=method, headers=other).status_code == 200
    put(writer, TWO)
    assert writer.get(NAMED, headers={"If-None-Match": known}).status_code == 200


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_if_match_counts_for_reading_too(method: str, writer: FlaskClient) -> None:
    put(writer, ONE)
    known = etag(writer)
    for _ in range(2):
        for sent, status in ((known, 200), ("*", 200), ('"other"', 412), (f"W/{known}", 412)):
            answer = writer.open(NAMED, method=method, headers={"If-Match": sent})
            assert answer.status_code == status, sent


def test_etags_differ_by_format_and_content(writer: FlaskClient) -> None:
    put(writer, LARGE)
    found = {etag(writer, Accept=kind) for kind, _ in FORMATS}
    found |= {etag(writer, Accept_Encoding=coding) for coding in ("gzip", "zstd")}
    assert len(found) == 6
    put(writer, ONE)
    assert etag(writer) not in found


def test_problem_does_not_repeat_a_name_at_length(writer: FlaskClient) -> None:
    name = "x:" + "a" * 5_000
    answer = writer.get("/graphs?graph=" + quote(name))
    assert answer.status_code == 404
    assert len(answer.data) < 2_000


def test_no_other_origin_may_write(writer: FlaskClient) -> None:
    origin = {"Origin": "https://example.org"}
    answer = put(writer, ONE, **origin)
    assert not any(name.startswith("Access-Control") for name, _ in answer.headers)
    preflight = {**origin, "Access-Control-Request-Method": "PUT"}
    allowed = writer.options(NAMED, headers=preflight).headers.get(
        "Access-Control-Allow-Methods", ""
    )
    assert "PUT" not in allowed
    assert "DELETE" not in allowed


def test_options_say_what_there_is(writer: FlaskClient) -> None:
    answer = writer.options(NAMED)
    assert answer.status_code in (200, 204)
    assert {"GET", "PUT", "POST", "DELETE"} <= set(answer.headers["Allow"].split(", "))


REMOTE_CONTEXTS = [
    b'{"@context": "https://example.org/c", "@id": "x:a", "name": "b"}',
    b'{"@context": [{"name": "x:name"}, "https://example.org/c"], "@id": "x:a", "name": "b"}',
    b'{"@context": {"@import": "https://example.org/c"}, "@id": "x:a", "name": "b"}',
    b'{"@id": "x:a", "x:p": {"@context": "https://example.org/c", "name": "b"}}',
    b'{"@context": "c.jsonld", "@id": "x:a", "name": "b"}',
]


@pytest.mark.parametrize("data", REMOTE_CONTEXTS)
def test_remote_context_is_refused_with_a_remedy(data: bytes, writer: FlaskClient) -> None:
    part = b"--b\r\nContent-Type: application/ld+json\r\n\r\n%s\r\n--b--\r\n" % data
    for path, body, content_type in (
        ("/graphs?default", data, "application/ld+json"),
        ("/graphs?default", part, "multipart/form-data; boundary=b"),
    ):
        answer = writer.post(path, data=body, content_type=content_type)
        problem = answer.get_json()
        assert answer.status_code == 400
        assert "ever fetched" in problem["detail"]
        assert "replace the reference" in problem["hint"]
        assert "Callback" not in str(problem)
