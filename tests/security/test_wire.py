"""Requests that are none: each is refused, and no part of it becomes another one."""

from __future__ import annotations

import pytest
from attacked import TOKEN, Site

HOST = "Host: 127.0.0.1\r\n"
SMUGGLED = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
CHUNKED = "Transfer-Encoding: chunked\r\n"
HEAD = f"POST /sparql HTTP/1.1\r\n{HOST}Content-Type: application/sparql-query\r\n"
REFUSED = {
    "length and chunks": f"{HEAD}Content-Length: 4\r\n{CHUNKED}\r\n0\r\n\r\n{SMUGGLED}",
    "two lengths": f"{HEAD}Content-Length: 0\r\nContent-Length: 44\r\n\r\n{SMUGGLED}",
    "negative length": f"{HEAD}Content-Length: -5\r\n\r\n{SMUGGLED}",
    "signed length": f"{HEAD}Content-Length: +7\r\n\r\nASK {{}}",
    "odd chunk": f"{HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\nASK {{}}\r\n0\r\n\r\n{SMUGGLED}",
    "unknown coding": f"{HEAD}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n{SMUGGLED}",
    "obsolete coding": f"{HEAD}Transfer-Encoding: xchunked\r\n\r\n{SMUGGLED}",
    "blank before colon": f"{HEAD}Content-Length : 44\r\n\r\n{SMUGGLED}",
    "folded header": f"{HEAD}X-A: b\r\n c\r\nContent-Length: zz\r\n\r\n",
    "bare line feed": f"GET / HTTP/1.1\n{HOST}\n\n",
    "no host": "GET / HTTP/1.1\r\n\r\n",
    "nonsense": "\x16\x03\x01\x02 hello\r\n\r\n",
    "refused body": f"POST /update HTTP/1.1\r\n{HOST}Content-Length: 44\r\n\r\n{SMUGGLED}",
    "large body": f"{HEAD}Content-Length: 99999999\r\n\r\n{SMUGGLED}",
}  # fmt: skip
PATHS = [
    "/../../etc/passwd",
    "/static/../../../../etc/passwd",
    "/static/%2e%2e/%2e%2e/dataset.py",
    "/static/..%2f..%2fdataset.py",
    "/reports/..%2f..%2fetc%2fpasswd",
    "/statements/../../etc/passwd.json",
    "/questions/..%2fvalues%2flang.rq",
    "/id/%2e%2e/%2e%2e/etc/passwd",
    "/questions/%00",
    "/ns/%0d%0aX-Injected:%20yes",
    "/id/%ff%fe",
    "/graphs/..%2f..%2f",
]


@pytest.mark.parametrize("name", REFUSED)
def test_broken_request_is_refused_and_nothing_in_it_is_one(name: str, site: Site) -> None:
    answer = site.raw(REFUSED[name].encode("latin-1"))
    assert answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4", b"HTTP/1.1 501")) or answer == b""
    assert b'"ok"' not in answer
    assert site.is_well()


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out(path: str, site: Site) -> None:
    answer = site.ask("GET", path)
    assert answer.status in (301, 303, 308, 400, 404)
    assert b"root:" not in answer.body
    assert "X-Injected" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/sparql?query=ASK%7B%7D&format=csv%0d%0aX-Injected:%20yes",
        "/?lang=nl%0d%0aX-Injected:%20yes",
        "/graphs?graph=urn:x%0d%0aX-Injected:%20yes",
        "/questions/affiliates?statement=%0d%0aX-Injected:%20yes",
    ],
)
def test_no_value_becomes_a_header(path: str, site: Site) -> None:
    for method in ("GET", "PUT"):
        answer = site.ask(
            method, path, "<urn:x:a> <urn:x:b> 1 .", content_type="text/turtle",
            authorization=f"Bearer {TOKEN}",
        )  # fmt: skip
        assert "X-Injected" not in answer.headers
        assert answer.status < 500


@pytest.mark.parametrize("where", ["address", "form", "query", "update", "graph"])
def test_bytes_that_are_not_utf8_are_refused(where: str, site: Site) -> None:
    form = "application/x-www-form-urlencoded"
    given = {"authorization": f"Bearer {TOKEN}"}
    answer = {
        "address": lambda: site.ask("GET", "/sparql?query=ASK%7B%22%ff%22%7D"),
        "form": lambda: site.ask("POST", "/sparql", b"query=%C3%28", content_type=form),
        "query": lambda: site.ask(
            "POST", "/sparql", b"ASK { ?s ?p '\xff' }", content_type="application/sparql-query"
        ),
        "update": lambda: site.ask(
            "POST", "/update", b"INSERT DATA { <a:a> <a:b> '\xff' }",
            content_type="application/sparql-update", **given,
        ),
        "graph": lambda: site.put(b"<a:a> <a:b> '\xff' .", "text/turtle"),
    }[where]()  # fmt: skip
    assert answer.status == 400
    assert answer.problem["detail"]
